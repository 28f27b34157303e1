"""The rolling text: one draft, every party's version of it, and what they make together.

    draft, versions --align--> pieces --place--> places --table--> rows --+--> blocks, questions
                                                                          +--> entries (flat)

1. Each version is compared with the draft by the one diff: its *pieces* are the draft's rows as this
   party has them, new rows, and rows that it moved (`alignment`).
2. The pieces of all versions are put in one order (`placing`): a *place* is a row at its own place,
   a new row, or a row where somebody moved it to.
3. At each place the row's versions are tabled (`rows`); from there come the brackets (`brackets`) and
   the flat words (`flat`).
4. What a version spells otherwise without meaning it (`Hunk.is_quiet`) is no change of the row but a
   *spelling* of its words: it shares a place with nobody. With `is_strict` it is tabled like any other.

Blocks are provisions at their places in bracketed form, for people. Entries are the flat form, for
programs: exact to the character for every party, cut at every paragraph mark that anyone has.
How an entry is printed from words is the business of `entries`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, repeat
from operator import itemgetter
from typing import TypeAlias

from pourparlers.text.alignment import Piece, align, piece_hunks
from pourparlers.text.blocks import Block
from pourparlers.text.brackets import row_brackets
from pourparlers.text.classes import CONTEXT, QUIET, class_of, gravest
from pourparlers.text.diff import Hunk, diff
from pourparlers.text.draft import Draft, Paragraph
from pourparlers.text.entries import BASE, Entry, Label, Printed, Segment, Spelling, print_entries
from pourparlers.text.flat import flat_words
from pourparlers.text.nodes import Bracket, Node, Option, Words
from pourparlers.text.numbering import paths
from pourparlers.text.placing import Place, place_pieces
from pourparlers.text.questions import Question, QuestionOption, ask_questions
from pourparlers.text.rows import Row, Tabling, new_row, table
from pourparlers.text.words import NOTE, is_mark, join_words

__all__ = ["Block", "Entry", "Question", "QuestionOption", "Rolling", "Segment", "compile_versions"]


@dataclass(frozen=True, slots=True)
class Rolling:
    """Everything in: the blocks in reading order, the flat entries, the open questions."""

    parties: tuple[str, ...]
    blocks: tuple[Block, ...]
    entries: tuple[Entry, ...]
    questions: tuple[Question, ...]


def compile_versions(
    base: Draft,
    versions: Mapping[str, Draft],
    *,
    is_strict: bool = False,
    progress: Callable[[str], object] = str,
) -> Rolling:
    """The rolling text of a draft and the versions of its parties, by name.

    The result does not depend on the order of `versions`. `is_strict` shows changes of typography and
    layout in blocks and questions too (entries always have them). `progress` is told each party's name when
    its version has been compared.
    """
    parties = tuple(sorted(versions))
    pieces: dict[str, Sequence[Piece]] = {}
    for name in parties:
        pieces[name] = align(base, versions[name])
        progress(name)
    places = place_pieces(len(base.paragraphs), pieces)
    texts = _texts(base, {name: versions[name] for name in parties})
    views = list(_views(texts, places))
    kept = _kept(views)
    entries = print_entries(
        (word for view in views for word in _printed(texts, view, kept)),
        parties,
        {None: _notes(base), **{name: _notes(versions[name]) for name in parties}},
        base.paragraphs[-1].mark if base.paragraphs else "\n\n",
    )
    blocks = _blocks(texts, views, is_strict=is_strict)
    return Rolling(parties, blocks, _with_paths(entries), ask_questions(blocks))


# --- One place --------------------------------------------------------------------------------------


_Kept: TypeAlias = dict[tuple[str, str], frozenset[int]]
"""For each move, by its id, and party: the words of the row that the party still has at the new place."""


@dataclass(frozen=True, slots=True)
class _View:
    """A place with its row: the words that it is written on and what each of its names changes.

    `words` are the base's row, or a new provision's words. `hunks` count on them, by name, without those
    who change nothing, and `classes` go with them. `away` are those who deleted the row here or moved it,
    with the move's id for the latter; `moved` is the id of the move that brought the row here.
    """

    place: Place[Piece]
    id: str
    words: tuple[str, ...]
    hunks: Mapping[str, tuple[Hunk, ...]]
    classes: Mapping[str, tuple[str, ...]]
    away: Mapping[str, str | None]
    moved: str | None

    @property
    def is_own(self) -> bool:
        return self.place.row is not None and not self.place.is_moved

    @property
    def pieces(self) -> dict[str, Piece]:
        return dict(zip(self.place.names, self.place.pieces, strict=True))


@dataclass(frozen=True, slots=True)
class _Texts:
    """The texts that a rolling text is made of, and what is looked up in them again and again."""

    base: Draft
    versions: Mapping[str, Draft]
    bits: Mapping[str, int]

    def mask(self, names: Iterable[str]) -> int:
        mask = 0
        for name in names:
            mask |= self.bits[name]
        return mask


def _texts(base: Draft, versions: Mapping[str, Draft]) -> _Texts:
    bits = {name: 2 << number for number, name in enumerate(versions)}
    return _Texts(base, versions, bits)


def _views(texts: _Texts, places: Sequence[Place[Piece]]) -> Iterator[_View]:
    moves = _moves(places)
    for place in places:
        twice, number = place.slot
        id = f"p{twice // 2 + 1}" if twice % 2 else f"p{twice // 2}+{number + 1}"
        if place.row is None:
            yield _new_view(place, id)
            continue
        base = texts.base.paragraphs[place.row]
        hunks = {
            name: changed
            for name, piece in zip(place.names, place.pieces, strict=True)
            if (changed := piece_hunks(base, piece))
        }
        away: dict[str, str | None] = {} if place.is_moved else _away(texts, place, place.row, moves)
        words = base.words if hunks or away or place.is_moved else ()
        moved = moves[place.row, place.slot] if place.is_moved else None
        yield _View(place, id, words, hunks, _classes(words, hunks), away, moved)


def _new_view(place: Place[Piece], id: str) -> _View:
    """A new provision is written on the words of the first who has it; others may spell it otherwise."""
    words = place.pieces[0].words
    hunks = {
        name: diff(words, piece.words)
        for name, piece in zip(place.names, place.pieces, strict=True)
        if piece.words != words
    }
    return _View(place, id, words, hunks, _classes(words, hunks), {}, None)


def _away(
    texts: _Texts, place: Place[Piece], row: int, moves: Mapping[tuple[int, tuple[int, int]], str]
) -> dict[str, str | None]:
    """Who has a row not at its own place: with the id of the move, or None for who deleted it."""
    if len(place.names) == len(texts.versions):
        return {}
    slots = dict(place.moved)
    return {
        name: moves[row, slots[name]] if name in slots else None
        for name in texts.versions
        if name not in place.names
    }


def _classes(words: tuple[str, ...], hunks: Mapping[str, tuple[Hunk, ...]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(_class(words, hunk) for hunk in changed) for name, changed in hunks.items()}


def _class(words: tuple[str, ...], hunk: Hunk) -> str:
    before = words[max(0, hunk.start - CONTEXT) : hunk.start]
    return class_of(words[hunk.start : hunk.end], hunk.words, before, words[hunk.end : hunk.end + 1])


def _moves(places: Iterable[Place[Piece]]) -> dict[tuple[int, tuple[int, int]], str]:
    """An id for each row at each place where somebody moved it, in reading order of the new places."""
    moved = [(place.row, place.slot) for place in places if place.is_moved and place.row is not None]
    return {key: f"m{number}" for number, key in enumerate(moved, 1)}


# --- Flat -------------------------------------------------------------------------------------------


def _kept(views: Iterable[_View]) -> _Kept:
    kept: _Kept = {}
    for view in views:
        if view.moved:
            for name in view.place.names:
                gone = {n for h in view.hunks.get(name, ()) if not h.is_quiet for n in range(h.start, h.end)}
                kept[view.moved, name] = frozenset(range(len(view.words))) - gone
    return kept


def _printed(texts: _Texts, view: _View, kept: _Kept) -> Iterator[Printed]:
    """The words of a place with who has them, in reading order."""
    here = texts.mask(view.place.names) | (BASE if view.is_own else 0)
    arrival = tuple((name, view.moved) for name in view.place.names) if view.moved else ()
    if not view.hunks and not view.away:
        yield from _untouched(texts, view, here, arrival)
    else:
        yield from _changed(texts, view, here, arrival, kept)


def _untouched(
    texts: _Texts, view: _View, here: int, arrival: tuple[tuple[str, str], ...]
) -> Iterator[Printed]:
    """A place where all who have it have it alike: its text in one piece."""
    row = view.place.row
    if row is None:
        mark, text = view.words[0], join_words(view.words)
    else:
        mark, text = texts.base.paragraphs[row].mark, texts.base.paragraphs[row].text
    label = _label(texts, view, view.place.names, dict.fromkeys(view.place.names, 0), is_base=view.is_own)
    yield Printed(mark, here, moves=arrival, label=label, id=view.id)
    if text:
        yield Printed(text, here, moves=arrival)


def _changed(
    texts: _Texts,
    view: _View,
    here: int,
    arrival: tuple[tuple[str, str], ...],
    kept: _Kept,
) -> Iterator[Printed]:
    """A place where somebody has other words; what stands together and shares its marks is one piece."""
    spellings = _spellings(texts, view)
    came, went = _came(view), _went(view)
    gone = ["words" for id in view.away.values() if id is None]
    counts = dict.fromkeys(view.place.names, 0)
    marks = 0
    words = flat_words(_tabled(view.words, _loud(view)))
    for (stands, by, out), group in groupby(words, key=itemgetter(1, 2, 3)):
        mask = here & ~texts.mask(out) if stands else texts.mask(by)
        run: list[str] = []  # words that print as one piece, with the class and moves that they share
        shared: tuple[str | None, tuple[tuple[str, str], ...]] = (None, ())
        for key, *_ in group:
            spelled: tuple[Spelling, ...] = ()
            if stands:
                change = gravest([*(went[name][key.number] for name in out), *gone])
                moves = _moved_from(view, key.number, kept) or (arrival if mask else ())
                spelled = tuple(s for s in spellings.get(key.number, ()) if s.mask & mask)
            else:
                change, moves = gravest([next(came[name]) for name in by]), ()
            is_alone = bool(spelled) or is_mark(key.word)
            if run and (is_alone or shared != (change, moves)):
                yield Printed("".join(run), mask, *shared)
                run = []
            if not is_alone:
                run.append(key.word)
                shared = change, moves
            elif is_mark(key.word):
                holders = [name for name in view.place.names if name not in out] if stands else by
                label = _label(texts, view, holders, counts, is_base=bool(mask & BASE))
                id = f"{view.id}.{marks}" if marks else view.id
                marks += 1
                yield Printed(key.word, mask, change, moves, spelled, label, id)
            else:
                yield Printed(key.word, mask, change, moves, spelled)
        if run:
            yield Printed("".join(run), mask, *shared)


def _loud(view: _View) -> dict[str, tuple[Hunk, ...]]:
    """The hunks that change words: what is quiet is a spelling."""
    loud = {name: tuple(h for h in hunks if not h.is_quiet) for name, hunks in view.hunks.items()}
    return {name: hunks for name, hunks in loud.items() if hunks}


def _label(
    texts: _Texts, view: _View, holders: Iterable[str], counts: dict[str, int], *, is_base: bool
) -> Label:
    """How a mark of this place is numbered; `counts` are the marks that each holder has had here before."""
    pieces = view.pieces
    labels = {}
    for name in holders:
        paragraph = texts.versions[name].paragraphs[pieces[name].paragraphs[counts[name]]]
        labels[name] = paragraph.number, paragraph.heading
        counts[name] += 1
    if not is_base or view.place.row is None:
        return Label(None, labels)
    base = texts.base.paragraphs[view.place.row]
    return Label((base.number, base.heading), labels)


def _moved_from(view: _View, number: int, kept: _Kept) -> tuple[tuple[str, str], ...]:
    """Who has word `number` of a row at another place instead."""
    return tuple((name, id) for name, id in view.away.items() if id and number in kept[id, name])


def _came(view: _View) -> dict[str, Iterator[str]]:
    """For each name the class of each word that its hunks bring in, in order."""
    return {
        name: chain.from_iterable(
            repeat(change, len(hunk.words))
            for hunk, change in zip(hunks, view.classes[name], strict=True)
            if not hunk.is_quiet
        )
        for name, hunks in view.hunks.items()
    }


def _went(view: _View) -> dict[str, dict[int, str]]:
    """For each name the class of the change of each word that its hunks take out."""
    return {
        name: {
            number: change
            for hunk, change in zip(hunks, view.classes[name], strict=True)
            for number in range(hunk.start, hunk.end)
        }
        for name, hunks in view.hunks.items()
    }


def _spellings(texts: _Texts, view: _View) -> dict[int, tuple[Spelling, ...]]:
    """The other spellings of the row's words, by word."""
    masks: dict[tuple[int, str, str], int] = {}
    for name, hunks in view.hunks.items():
        for hunk, change in zip(hunks, view.classes[name], strict=True):
            if hunk.is_quiet:
                key = hunk.start, hunk.words[0], change
                masks[key] = masks.get(key, 0) | texts.bits[name]
    found: dict[int, tuple[Spelling, ...]] = {}
    for (number, word, change), mask in sorted(masks.items()):
        found[number] = (*found.get(number, ()), Spelling(word, mask, change))
    return found


def _tabled(words: tuple[str, ...], hunks: Mapping[str, tuple[Hunk, ...]]) -> Row:
    return table(new_row(words), *(Tabling(name, own) for name, own in hunks.items()))


def _notes(draft: Draft) -> tuple[str, ...]:
    return tuple(label for paragraph in draft.paragraphs for label in paragraph.notes)


def _with_paths(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    labels = [(entry.number or next(iter(entry.numbers.values()), ""), entry.heading) for entry in entries]
    return tuple(replace(e, path=path) for e, path in zip(entries, paths(labels), strict=True))


# --- Blocks -----------------------------------------------------------------------------------------


def _blocks(texts: _Texts, views: Iterable[_View], *, is_strict: bool) -> tuple[Block, ...]:
    blocks = [_block(texts, view, is_strict=is_strict) for view in views]
    outline = paths([(block.number, block.heading) for block in blocks])
    return tuple(replace(block, path=path) for block, path in zip(blocks, outline, strict=True))


def _block(texts: _Texts, view: _View, *, is_strict: bool) -> Block:
    row = view.place.row
    firsts = {
        name: texts.versions[name].paragraphs[piece.paragraphs[0]]
        for name, piece in view.pieces.items()
        if piece.paragraphs and piece.begins_with_mark
    }
    own = texts.base.paragraphs[row] if row is not None else next(iter(firsts.values()))
    movers = {name: id for name, id in view.away.items() if id}
    number = own.number if view.is_own else next((p.number for p in firsts.values()), "")
    return Block(
        id=view.id,
        number=number,
        numbers={name: p.number for name, p in firsts.items() if p.number != number},
        heading=own.heading,
        path=(),
        nodes=_nodes(texts, view, own, is_strict=is_strict),
        is_row=own.is_row,
        is_new=row is None,
        moved=view.moved or min(movers.values(), default=None),
        is_moved_to=bool(view.moved),
        names=tuple(movers) if view.is_own else view.place.names,
    )


def _nodes(texts: _Texts, view: _View, own: Paragraph, *, is_strict: bool) -> tuple[Node, ...]:
    """The row in brackets: at its own place with those who want it out, elsewhere inside one bracket."""
    shown = {
        name: tuple(
            hunk
            for hunk, change in zip(hunks, view.classes[name], strict=True)
            if is_strict or change not in QUIET
        )
        for name, hunks in view.hunks.items()
    }
    shown = {name: hunks for name, hunks in shown.items() if hunks}
    if not shown and not view.away:
        inner: tuple[Node, ...] = (Words(_labelled(own.words, own.notes)),)
    else:
        words, changes = _with_labels(texts, view, own, shown)
        away = {name: (Hunk(0, len(words), ()),) for name in view.away}
        inner = row_brackets(_tabled(words, {**changes, **away}))
    if view.is_own:
        return inner
    return (Bracket((Option((), is_standing=True), Option(inner, view.place.names))),)


def _with_labels(
    texts: _Texts, view: _View, own: Paragraph, hunks: Mapping[str, tuple[Hunk, ...]]
) -> tuple[tuple[str, ...], dict[str, tuple[Hunk, ...]]]:
    """The row and what is changed in it, footnote marks with their labels.

    Marks are numbers: where several bring in the same words, the first of them by name says how they are
    labelled.
    """
    if not any(NOTE in word for changed in hunks.values() for h in changed for word in h.words):
        return _labelled(own.words, own.notes), dict(hunks)
    pieces = view.pieces
    chosen: dict[Hunk, Hunk] = {}
    for name, changed in sorted(hunks.items()):
        paragraphs = texts.versions[name].paragraphs
        labels = iter([label for number in pieces[name].paragraphs for label in paragraphs[number].notes])
        words = own.words
        at = 0
        for hunk in changed:
            for _ in range(sum(word.count(NOTE) for word in words[at : hunk.start])):
                next(labels, "")
            brought = sum(word.count(NOTE) for word in hunk.words)
            labelled = _labelled(hunk.words, [next(labels, "") for _ in range(brought)])
            chosen.setdefault(hunk, hunk._replace(words=labelled))
            at = hunk.end
    return _labelled(own.words, own.notes), {
        name: tuple(chosen[hunk] for hunk in changed) for name, changed in hunks.items()
    }


def _labelled(words: tuple[str, ...], labels: Sequence[str]) -> tuple[str, ...]:
    """Each footnote mark with its label between two `NOTE` characters."""
    if not labels:
        return words
    rest = iter(labels)
    return tuple(
        word.replace(NOTE, f"{NOTE}{next(rest, '')}{NOTE}") if NOTE in word else word for word in words
    )
