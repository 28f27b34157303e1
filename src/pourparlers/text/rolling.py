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

from pourparlers.text.alignment import Piece, align, piece_hunks
from pourparlers.text.blocks import Block
from pourparlers.text.brackets import row_brackets
from pourparlers.text.classes import QUIET
from pourparlers.text.diff import Hunk, diff
from pourparlers.text.draft import Draft, Paragraph
from pourparlers.text.entries import BASE, Entry, Label, Printed, Segment, print_entries, with_paths
from pourparlers.text.flat import FlatWord
from pourparlers.text.flat_places import (
    FlatPlace,
    Kept,
    flat_place,
    kept_words,
    print_place,
    print_untouched,
    tabled,
)
from pourparlers.text.nodes import Bracket, Node, Option, Words
from pourparlers.text.numbering import paths
from pourparlers.text.placing import Place, place_pieces
from pourparlers.text.questions import Question, QuestionOption, ask_questions
from pourparlers.text.words import NOTE, join_words

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
    kept = kept_words(view.flat for view in views)
    entries = print_entries(
        (word for view in views for word in _printed(texts, view, kept)),
        parties,
        {None: _notes(base), **{name: _notes(versions[name]) for name in parties}},
        base.paragraphs[-1].mark if base.paragraphs else "\n\n",
    )
    blocks = _blocks(texts, views, is_strict=is_strict)
    return Rolling(parties, blocks, with_paths(entries), ask_questions(blocks))


# --- One place --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _View:
    """A place with its row, and the same in flat form: the base's row, or a new provision's words.

    Of a row in which nobody changes anything the words are not needed and left out.
    """

    place: Place[Piece]
    flat: FlatPlace

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

    def holders(self, place: Place[Piece]) -> int:
        mask = BASE if place.row is not None and not place.is_moved else 0
        for name in place.names:
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
            yield _new_view(texts, place, id)
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
        yield _View(place, flat_place(id, words, hunks, away, texts.holders(place), place.names, moved))


def _new_view(texts: _Texts, place: Place[Piece], id: str) -> _View:
    """A new provision is written on the words of the first who has it; others may spell it otherwise."""
    words = place.pieces[0].words
    hunks = {
        name: diff(words, piece.words)
        for name, piece in zip(place.names, place.pieces, strict=True)
        if piece.words != words
    }
    return _View(place, flat_place(id, words, hunks, {}, texts.holders(place), place.names))


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


def _moves(places: Iterable[Place[Piece]]) -> dict[tuple[int, tuple[int, int]], str]:
    """An id for each row at each place where somebody moved it, in reading order of the new places."""
    moved = [(place.row, place.slot) for place in places if place.is_moved and place.row is not None]
    return {key: f"m{number}" for number, key in enumerate(moved, 1)}


# --- Flat -------------------------------------------------------------------------------------------


def _printed(texts: _Texts, view: _View, kept: Kept) -> Iterator[Printed]:
    """The words of a place with who has them, in reading order."""
    counts = dict.fromkeys(view.place.names, 0)
    if view.flat.hunks or view.flat.away:

        def label(word: FlatWord) -> Label:
            holders = [name for name in view.place.names if name not in word.out] if word.stands else word.by
            return _label(texts, view, holders, counts, is_base=word.stands and view.is_own)

        yield from print_place(view.flat, texts.bits, kept, label)
        return
    if view.place.row is None:
        mark, text = view.flat.words[0], join_words(view.flat.words)
    else:
        base = texts.base.paragraphs[view.place.row]
        mark, text = base.mark, base.text
    own = _label(texts, view, view.place.names, counts, is_base=view.is_own)
    yield from print_untouched(view.flat, mark, text, own)


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


def _notes(draft: Draft) -> tuple[str, ...]:
    return tuple(label for paragraph in draft.paragraphs for label in paragraph.notes)


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
    movers = {name: id for name, id in view.flat.away.items() if id}
    number = own.number if view.is_own else next((p.number for p in firsts.values()), "")
    return Block(
        id=view.flat.id,
        number=number,
        numbers={name: p.number for name, p in firsts.items() if p.number != number},
        heading=own.heading,
        path=(),
        nodes=_nodes(texts, view, own, is_strict=is_strict),
        is_row=own.is_row,
        is_new=row is None,
        moved=view.flat.moved or min(movers.values(), default=None),
        is_moved_to=bool(view.flat.moved),
        names=tuple(movers) if view.is_own else view.place.names,
    )


def _nodes(texts: _Texts, view: _View, own: Paragraph, *, is_strict: bool) -> tuple[Node, ...]:
    """The row in brackets: at its own place with those who want it out, elsewhere inside one bracket."""
    shown = {
        name: tuple(
            hunk
            for hunk, change in zip(hunks, view.flat.classes[name], strict=True)
            if is_strict or change not in QUIET
        )
        for name, hunks in view.flat.hunks.items()
    }
    shown = {name: hunks for name, hunks in shown.items() if hunks}
    if not shown and not view.flat.away:
        inner: tuple[Node, ...] = (Words(_labelled(own.words, own.notes)),)
    else:
        words, changes = _with_labels(texts, view, own, shown)
        away = {name: (Hunk(0, len(words), ()),) for name in view.flat.away}
        inner = row_brackets(tabled(words, {**changes, **away}))
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
