"""The rolling text of a tree: a whole draft in negotiation, as it is seen by who sees some of its versions.

    tree, names --places--> places --rows--+--> blocks, questions
                                           +--> entries (flat)

It is the same value that `rolling` makes of files, so that everything that prints one prints the other.

1. Where everything stands comes from `tree_places`: a provision that somebody moves has a block where it
   stands and one where it would go, linked by an id; a new one has a block where it would stand.
2. At each place the row is shown in those versions that have the provision there (`brackets`). Who has it
   elsewhere reads "no text" where it stands.
3. Versions are called by the names that the viewer gives them. Who is not named is not seen: a row is
   shown as if nobody else had written in it.
4. Everything that was tabled is shown, also what only touches typography: it can be decided.

Decisions, agreed text and who may see what are left to others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple, TypeAlias, cast

from pourparlers.text.blocks import Block
from pourparlers.text.brackets import brackets
from pourparlers.text.diff import Hunk
from pourparlers.text.draft import Paragraph
from pourparlers.text.entries import Label, Printed, print_entries, with_paths
from pourparlers.text.flat import FlatWord, changes_asked
from pourparlers.text.flat_places import (
    FlatPlace,
    Kept,
    Labels,
    flat_place,
    kept_words,
    print_place,
    print_untouched,
)
from pourparlers.text.frames import Change, Version
from pourparlers.text.nodes import Bracket, Node, Option, Words
from pourparlers.text.numbering import parse_label, paths
from pourparlers.text.questions import ask_questions
from pourparlers.text.rolling import Rolling
from pourparlers.text.rows import Key, Row, ask, new_row
from pourparlers.text.tree import Provision, Tree, reference
from pourparlers.text.tree_places import Placed, PlacesMemo, all_places
from pourparlers.text.view_numbers import Spelled, row_versions
from pourparlers.text.words import NOTE, is_mark, join_words

__all__ = ["RollingMemo", "roll", "roll_blocks"]

_UNKNOWN: Final = Paragraph("")
_NO_ROW: Final = new_row(())
_NOTE_RE: Final = re.compile(f"{NOTE}([^{NOTE}]*){NOTE}")


class _Key(NamedTuple):
    """All that a block is made of, but for its path: compared to see whether it is as it was."""

    place: Placed
    row: Row
    names: tuple[str | None, ...]  # what the versions in the row are called
    paragraph: Paragraph
    number: int
    moved: str | None
    named: tuple[str, ...]  # what those are called that have it elsewhere; where it does not stand, here


_Built: TypeAlias = "tuple[_Key, Block]"
_Called: TypeAlias = "tuple[Sequence[str], Sequence[str]]"  # names, and what they are called


@dataclass(slots=True)
class RollingMemo:
    """What was built before: with it, after one more act only what the act touches is built again.

    One memo belongs to one viewer: what is in it tells what was seen. Never needed.
    """

    places: PlacesMemo = field(default_factory=PlacesMemo)
    moves: _Moves | None = None
    rows: Sequence[Row] = ()  # as the tree has them
    provisions: Sequence[Provision] = ()
    paragraphs: Mapping[Provision, Paragraph] = field(default_factory=dict)
    called: _Called = ((), ())
    built: list[_Built] = field(default_factory=list)  # as the places are


def roll(tree: Tree, paragraphs: Mapping[Provision, Paragraph], names: Mapping[str, str]) -> Rolling:
    """The rolling text of a tree in the versions that `names` names, each as it calls them.

    No two are called the same. `paragraphs` says of each provision how it is labelled (its text is not read).
    """
    memo, parties = RollingMemo(), tuple(sorted(names.values()))
    blocks = roll_blocks(tree, paragraphs, names, memo)
    assert memo.moves is not None
    keys = [key for key, _ in memo.built]
    entries = with_paths(print_entries(_printed(keys, memo.moves, parties, names), parties, {}, "\n\n"))
    return Rolling(parties, blocks, entries, ask_questions(blocks))


def roll_blocks(
    tree: Tree,
    paragraphs: Mapping[Provision, Paragraph],
    names: Mapping[str, str],
    memo: RollingMemo | None = None,
) -> tuple[Block, ...]:
    """The blocks of `roll`; with the same `memo` again, blocks that are as they were are not built again.

    A block's id is the reference of its provision, "d12", and at a second place "d12+1": the place where it
    stands is the first, or, where it stands nowhere, the first in reading order.
    """
    memo = memo if memo is not None else RollingMemo()
    shown = _Shown(tree, paragraphs, names)
    places = all_places(tree, names.keys(), memo.places)
    moves = memo.moves if memo.moves is not None and memo.moves.places is places else _Moves(places)
    is_outlined = moves is memo.moves
    called = tuple(names), tuple(names.values())
    renamed = _changed(memo.called, called)
    touched = {p for name in renamed for p in tree.spoken.get(name, ())}
    known = _before(memo, moves)
    built = list(known)
    for at in _stale(shown, memo, moves, renamed, touched):
        (place, number), before = moves.numbered[at], known[at]
        is_named = place.provision in touched or not place.names.isdisjoint(renamed)
        if before is not None and not is_named and shown.is_same(before[0], place, memo.moves, moves):
            continue
        key = shown.key(place, number, moves)
        block = _block(key)
        if before is not None and _is_alike(before[1], block):
            block = replace(block, path=before[1].path)
        else:
            is_outlined = False
        built[at] = key, block
    memo.moves, memo.paragraphs, memo.called = moves, paragraphs, called
    memo.provisions, memo.rows = list(tree.rows), list(tree.rows.values())
    memo.built = cast("list[_Built]", built)  # there is something for every place now
    if not is_outlined:
        memo.built = _outlined(memo.built)
    return tuple([block for _, block in memo.built if block.nodes])


def _stale(
    shown: _Shown, memo: RollingMemo, moves: _Moves, renamed: set[str], touched: set[Provision]
) -> Iterable[int]:
    """The numbers of the places where something can have changed."""
    tree = shown.tree
    if (
        moves is not memo.moves
        or shown.paragraphs is not memo.paragraphs
        or list(tree.rows) != memo.provisions
    ):
        return range(len(moves.numbered))
    pairs = zip(memo.provisions, tree.rows.values(), memo.rows, strict=True)
    touched = touched.union([provision for provision, one, two in pairs if one is not two])
    named = [at for at in moves.named if not moves.numbered[at][0].names.isdisjoint(renamed)]
    return {*named, *(at for provision in touched for at in moves.at[provision])}


def _before(memo: RollingMemo, moves: _Moves) -> Sequence[_Built | None]:
    """What was built for each place before."""
    if moves is memo.moves:
        return memo.built
    known = {(key.place.provision, key.number): (key, block) for key, block in memo.built}
    return [known.get((place.provision, number)) for place, number in moves.numbered]


def _changed(old: _Called, new: _Called) -> set[str]:
    """The names that are called otherwise than before, or were not called, or are no longer."""
    size = len(old[0])
    if new[0][:size] == old[0] and new[1][:size] == old[1]:
        return set(new[0][size:])  # the usual case, and ten times as fast: benchmarks/negotiation.py
    return {name for name, _ in set(zip(*old, strict=True)) ^ set(zip(*new, strict=True))}


def _is_alike(one: Block, two: Block) -> bool:
    """Whether what stands below a block is found by it as it was."""
    return one.number == two.number and one.heading == two.heading and bool(one.nodes) == bool(two.nodes)


def _outlined(built: list[_Built]) -> list[_Built]:
    """The same, the blocks in which something stands with the labels that they stand under.

    A paragraph that would be moved keeps its number. That says nothing about where it would go ("3." before
    "1."), and would mislead about what follows; so it stands under what its neighbours stand under.
    """
    shown = [block for _, block in built if block.nodes]
    guests = {block.id for block in shown if block.is_moved_to and block.number and not block.heading}
    outlined = [block for block in shown if block.id not in guests]
    found = dict(
        zip(
            [block.id for block in outlined],
            paths([(block.number, block.heading) for block in outlined]),
            strict=True,
        )
    )
    for at, block in enumerate(shown):
        if block.id in guests:
            hosts = [
                each for each in (*shown[at + 1 : at + 2], *shown[max(at - 1, 0) : at]) if each.id in found
            ]
            found[block.id] = _as_guest(block, hosts, found)
    return [
        (key, block if block.path == (path := found.get(block.id, block.path)) else replace(block, path=path))
        for key, block in built
    ]


def _as_guest(block: Block, hosts: Sequence[Block], found: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The path of a paragraph among neighbours of its kind, or below a heading."""
    own = parse_label(block.number)
    for host in hosts:
        if not host.heading and parse_label(host.number).style == own.style:
            return (*found[host.id][:-1], own.text)
    above = next((found[host.id] for host in reversed(hosts) if host.heading), ())
    return (*above, own.text)


# --- Moves ----------------------------------------------------------------------------------------------


class _Moves:
    """The places with their numbers, and which of them are moves.

    `ids` has an id for each place where somebody moved a provision to, `away` who has it where, by these ids.
    """

    def __init__(self, places: Sequence[Placed]) -> None:
        self.places = places
        standing = {place.provision for place in places if place.is_standing}
        self.numbered: list[tuple[Placed, int]] = []
        self.ids: dict[tuple[Provision, int], str] = {}
        self.away: dict[Provision, dict[str, str]] = defaultdict(dict)
        following: dict[Provision, int] = {}
        for place in places:
            provision, number = place.provision, 0
            if not place.is_standing:
                is_moved = provision in standing
                number = following.get(provision, int(is_moved))
                following[provision] = number + 1
                if is_moved:
                    id = f"m{len(self.ids) + 1}"
                    self.ids[provision, number] = id
                    self.away[provision].update(dict.fromkeys(place.names, id))
            self.numbered.append((place, number))
        self.named = [at for at, place in enumerate(places) if place.names]
        self.at: dict[Provision, list[int]] = defaultdict(list)
        for at, place in enumerate(places):
            self.at[place.provision].append(at)

    def of(self, place: Placed, number: int) -> str | None:
        """The id of the move that leads here, or of one that leads away from here."""
        if place.is_standing and place.names:
            return min(self.away[place.provision][name] for name in place.names)
        return self.ids.get((place.provision, number)) if number else None


# --- Blocks ---------------------------------------------------------------------------------------------


class _Shown(NamedTuple):
    """What is seen, and how it is called."""

    tree: Tree
    paragraphs: Mapping[Provision, Paragraph]
    names: Mapping[str, str]

    def is_same(self, key: _Key, place: Placed, old: _Moves | None, moves: _Moves) -> bool:
        """Whether nothing but names can have changed at a place."""
        provision = place.provision
        return (
            key.row is self.tree.rows.get(provision, _NO_ROW)
            and key.paragraph is self.paragraphs.get(provision, _UNKNOWN)
            and (moves is old or (key.place == place and key.moved == moves.of(place, key.number)))
        )

    def key(self, place: Placed, number: int, moves: _Moves) -> _Key:
        provision = place.provision
        row = self.tree.rows.get(provision, _NO_ROW)
        moved = moves.of(place, number)
        return _Key(
            place,
            row,
            tuple(map(self.names.get, row.versions)),
            self.paragraphs.get(provision, _UNKNOWN),
            number,
            moved,
            tuple(sorted(self.names[name] for name in place.names)),
        )


def _block(key: _Key) -> Block:
    own = key.paragraph
    nodes = _nodes(key)
    return Block(
        id=_id(key),
        number=own.number if _begins_a_paragraph(nodes) else "",
        numbers={},
        heading=own.heading,
        path=(),
        nodes=nodes,
        is_row=own.is_row,
        is_new=not key.row.standing,
        moved=key.moved,
        is_moved_to=key.moved is not None and not key.place.is_standing,
        names=_names(key),
    )


def _begins_a_paragraph(nodes: Sequence[Node]) -> bool:
    """Whether there is a break at its beginning for anyone: what all have joined to the last one has none."""
    for node in nodes:
        if not isinstance(node, Bracket):
            return not isinstance(node, Words) or is_mark(node.words[0])
        if any(_begins_a_paragraph(option.nodes) for option in node.options):
            return True
    return False


def _id(key: _Key) -> str:
    own = reference(key.place.provision)
    return f"{own}+{key.number}" if key.number else own


def _names(key: _Key) -> tuple[str, ...]:
    """Those who have a provision where it is new or moved to, or who move it away from here."""
    if key.row.standing or not key.place.is_standing:
        return key.named
    here = _here(key)
    return tuple(sorted(here[name] for name in here if ask(key.row, name)))


def _here(key: _Key) -> dict[str, str]:
    """The versions that are seen in the row and have it here, with what they are called."""
    return {
        name: called
        for name, called in zip(key.row.versions, key.names, strict=True)
        if called is not None and key.place.has(name)
    }


def _nodes(key: _Key) -> tuple[Node, ...]:
    """The row in brackets: where it stands with those who want it elsewhere, elsewhere inside one bracket."""
    place, row = key.place, key.row
    spelled = _labelled(key)
    here = _here(key)
    away = key.named if place.is_standing and row.standing else ()
    if not here and not away:
        words = tuple(spelled.get(word, word.word) for word in row.standing)
        inner: tuple[Node, ...] = (Words(words),) if words else ()
    else:
        items, versions = row_versions(row, here, spelled)
        inner = brackets(items, (*versions, *_deletions(items, away)))
    if place.is_standing or not row.standing:
        return inner
    return (Bracket((Option((), is_standing=True), Option(inner, key.named))),)


def _deletions(items: Sequence[str], names: Sequence[str]) -> Iterator[Version]:
    """Versions that want all words of a row out, from the first to the last."""
    if names:
        first = next(n for n, item in enumerate(items) if item)
        last = next(n for n in range(len(items), 0, -1) if items[n - 1])
        yield from (Version(name, (Change(first, last, ()),)) for name in names)


def _labelled(key: _Key) -> Spelled:
    """The footnote marks that the provision was written with, each with its label between two `NOTE`."""
    if not key.paragraph.notes:
        return {}
    run = key.row.draft
    if not run.words:  # a new one: all its words were written into its row
        run = run.write(0, cast("tuple[str, ...]", key.place.provision[3]))
    labels = iter(key.paragraph.notes)
    return {
        word: word.word.replace(NOTE, f"{NOTE}{next(labels, '')}{NOTE}")
        for word in run.keys
        if NOTE in word.word
    }


# --- Flat -----------------------------------------------------------------------------------------------


def _printed(
    keys: Sequence[_Key], moves: _Moves, parties: Sequence[str], names: Mapping[str, str]
) -> Iterator[Printed]:
    """The words of all places with who has them, in reading order."""
    bits = {name: 2 << number for number, name in enumerate(parties)}
    everyone = (2 << len(parties)) - 1
    flat = [_flat(key, moves, bits, everyone, names) for key in keys]
    kept = kept_words(place for place in flat if place is not None)
    for key, place in zip(keys, flat, strict=True):
        if place is not None:
            yield from _printed_place(key, place, bits, kept)


def _flat(
    key: _Key, moves: _Moves, bits: Mapping[str, int], everyone: int, names: Mapping[str, str]
) -> FlatPlace | None:
    """A place in flat form; None where nobody has a word. Every footnote mark has its label behind it."""
    words = tuple(word.word for word in key.row.standing)
    hunks = _hunks(key, lambda word: word.word)
    if not words and not hunks:
        return None
    away: dict[str, str | None] = {}
    holders = everyone if key.place.is_standing else 0
    for name in key.place.names:
        holders ^= bits[names[name]]
        if key.place.is_standing:
            away[names[name]] = moves.away[key.place.provision][name]
    here, moved = key.named, key.moved
    if key.place.is_standing:
        here, moved = (), None
        for name in [name for name, own in hunks.items() if own == (Hunk(0, len(words), ()),)]:
            del hunks[name]
            away[name] = None  # who takes out all of it
            holders ^= bits[name]
    place = flat_place(_id(key), words, hunks, away, holders, here, moved)
    if not any(
        NOTE in word for word in (*words, *(w for h in hunks.values() for each in h for w in each.words))
    ):
        return place
    spelled = _labelled(key)

    def labelled(word: Key) -> str:
        return spelled.get(word) or word.word.replace(NOTE, NOTE + NOTE)

    return replace(place, words=tuple(map(labelled, key.row.standing)), hunks=_hunks(key, labelled))


def _hunks(key: _Key, read: Callable[[Key], str]) -> dict[str, tuple[Hunk, ...]]:
    """What each name changes in the standing words, without those who change nothing."""
    found: dict[str, tuple[Hunk, ...]] = {}
    for name, called in _here(key).items():
        hunks: list[Hunk] = []
        for change in changes_asked(key.row, name):
            start, end, words = change.start, change.end, tuple(map(read, change.keys))
            if change.keys == key.row.standing[start:end]:
                continue  # a keep
            if hunks and hunks[-1].start == hunks[-1].end == start == end:  # besides one another, in one gap
                hunks[-1] = Hunk(start, end, hunks[-1].words + words)
            else:
                hunks.append(Hunk(start, end, words))
        if hunks:
            found[called] = tuple(hunks)
    return found


def _printed_place(key: _Key, place: FlatPlace, bits: Mapping[str, int], kept: Kept) -> Iterator[Printed]:
    words = place.words
    is_plain = words and is_mark(words[0]) and not any(map(is_mark, words[1:]))
    if place.hunks or place.away or not is_plain:
        printed = print_place(place, bits, kept, _labels(key, place))
    else:
        own = key.paragraph.number, key.paragraph.heading
        label = Label(own, {}) if key.place.is_standing else Label(None, dict.fromkeys(place.names, own))
        printed = print_untouched(place, words[0], join_words(words), label)
    for word in printed:
        yield _with_notes(word) if NOTE in word.text else word


def _with_notes(word: Printed) -> Printed:
    """Footnote marks as the flat form has them, the labels apart."""
    labels = tuple(_NOTE_RE.findall(word.text))
    return word._replace(text=_NOTE_RE.sub(NOTE, word.text), notes=labels)


def _labels(key: _Key, place: FlatPlace) -> Labels:
    """The provision's label is that of the mark that its row begins with; all further marks have none."""
    own, none = (key.paragraph.number, key.paragraph.heading), ("", 0)
    firsts = {name: _first(hunks) for name, hunks in place.hunks.items()}

    def label(word: FlatWord) -> Label:
        number = word.key.number
        if not word.stands:
            at = cast("int", word.key.order[0])  # everything is written into the one run of the row
            return Label(
                None, {name: own if (not number and firsts[name] == (True, at)) else none for name in word.by}
            )
        usual = none if number else own
        holders = firsts if key.place.is_standing else place.names
        labels = {
            name: own if firsts.get(name, (False, 0)) == (False, number) else none
            for name in holders
            if name not in word.out
        }
        if not key.place.is_standing:
            return Label(None, labels)
        return Label(usual, {name: other for name, other in labels.items() if other != usual})

    return label


def _first(hunks: Sequence[Hunk]) -> tuple[bool, int]:
    """The first word of a name's row: whether it is new, and the number of its place, or else of the word."""
    at = 0
    for hunk in hunks:
        if hunk.start > at:
            break
        if hunk.words:
            return True, 2 * hunk.start + (hunk.end > hunk.start)
        at = hunk.end
    return False, at
