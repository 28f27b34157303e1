"""A provision at one place in flat form: its words, each with who has it, ready to be printed as entries.

What is known of a place is its words and what each name changes in them; who has the provision elsewhere has
none of the words here. Words that stand together and share who has them, their class of change and their
moves are one piece. Where the words come from, and how a mark's paragraph is labelled, is left to those
who have a draft (`rolling`) or a tree (`tree_rolling`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, groupby, repeat
from operator import itemgetter
from typing import TypeAlias

from pourparlers.text.classes import CONTEXT, class_of, gravest
from pourparlers.text.diff import Hunk
from pourparlers.text.entries import Label, Printed, Spelling
from pourparlers.text.flat import FlatWord, flat_words
from pourparlers.text.rows import Row, Tabling, new_row, table
from pourparlers.text.words import is_mark

__all__ = [
    "FlatPlace",
    "Kept",
    "Labels",
    "flat_place",
    "kept_words",
    "print_place",
    "print_untouched",
    "tabled",
]

Kept: TypeAlias = dict[tuple[str, str], frozenset[int]]
"""For each move, by its id, and name: the words of the row that the name still has at the new place."""

Labels: TypeAlias = Callable[[FlatWord], Label]
"""How the paragraph of a mark is labelled for those who have the mark."""


@dataclass(frozen=True, slots=True)
class FlatPlace:
    """A place with its row: the words that it is written on and what each of its names changes.

    `hunks` count on the words, by name, without those who change nothing, and `classes` go with them.
    `holders` is the mask of all who have the provision here, `names` are those of them who moved it here
    (`moved` is the id of the move). `away` are those who took it out here, with the id of the move where
    they have it elsewhere.
    """

    id: str
    words: tuple[str, ...]
    hunks: Mapping[str, tuple[Hunk, ...]]
    classes: Mapping[str, tuple[str, ...]]
    away: Mapping[str, str | None]
    holders: int
    names: tuple[str, ...] = ()
    moved: str | None = None


def flat_place(
    id: str,
    words: tuple[str, ...],
    hunks: Mapping[str, tuple[Hunk, ...]],
    away: Mapping[str, str | None],
    holders: int,
    names: tuple[str, ...] = (),
    moved: str | None = None,
) -> FlatPlace:
    """The place with the classes of its changes."""
    return FlatPlace(id, words, hunks, _classes(words, hunks), away, holders, names, moved)


def _classes(words: tuple[str, ...], hunks: Mapping[str, tuple[Hunk, ...]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(_class(words, hunk) for hunk in changed) for name, changed in hunks.items()}


def _class(words: tuple[str, ...], hunk: Hunk) -> str:
    before = words[max(0, hunk.start - CONTEXT) : hunk.start]
    return class_of(words[hunk.start : hunk.end], hunk.words, before, words[hunk.end : hunk.end + 1])


def kept_words(places: Iterable[FlatPlace]) -> Kept:
    """Which words of a row its movers still have."""
    kept: Kept = {}
    for place in places:
        if place.moved:
            for name in place.names:
                gone = {n for h in place.hunks.get(name, ()) if not h.is_quiet for n in range(h.start, h.end)}
                kept[place.moved, name] = frozenset(range(len(place.words))) - gone
    return kept


def print_untouched(place: FlatPlace, mark: str, text: str, label: Label) -> Iterator[Printed]:
    """A place where all who have it have it alike: its mark, and its text in one piece."""
    arrival = _arrival(place)
    yield Printed(mark, place.holders, moves=arrival, label=label, id=place.id)
    if text:
        yield Printed(text, place.holders, moves=arrival)


def print_place(place: FlatPlace, bits: Mapping[str, int], kept: Kept, labels: Labels) -> Iterator[Printed]:
    """The words of a place with who has them, in reading order; what shares its marks is one piece."""
    arrival = _arrival(place)
    spellings = _spellings(place, bits)
    came, went = _came(place), _went(place)
    gone = ["words" for id in place.away.values() if id is None]
    marks = 0
    for (stands, by, out), group in groupby(flat_words(_row_of(place)), key=itemgetter(1, 2, 3)):
        mask = place.holders & ~_mask(out, bits) if stands else _mask(by, bits)
        run: list[str] = []  # words that print as one piece, with the class and moves that they share
        shared: tuple[str | None, tuple[tuple[str, str], ...]] = (None, ())
        for word in group:
            key = word.key
            spelled: tuple[Spelling, ...] = ()
            if stands:
                change = gravest([*(went[name][key.number] for name in out), *gone])
                moves = _moved_from(place, key.number, kept) or (arrival if mask else ())
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
                id = f"{place.id}.{marks}" if marks else place.id
                marks += 1
                yield Printed(key.word, mask, change, moves, spelled, labels(word), id)
            else:
                yield Printed(key.word, mask, change, moves, spelled)
        if run:
            yield Printed("".join(run), mask, *shared)


def _arrival(place: FlatPlace) -> tuple[tuple[str, str], ...]:
    return tuple((name, place.moved) for name in place.names) if place.moved else ()


def _mask(names: Iterable[str], bits: Mapping[str, int]) -> int:
    mask = 0
    for name in names:
        mask |= bits[name]
    return mask


def _row_of(place: FlatPlace) -> Row:
    """The row with the hunks that change words: what is quiet is a spelling."""
    loud = {name: tuple(h for h in hunks if not h.is_quiet) for name, hunks in place.hunks.items()}
    return tabled(place.words, {name: hunks for name, hunks in loud.items() if hunks})


def tabled(words: tuple[str, ...], hunks: Mapping[str, tuple[Hunk, ...]]) -> Row:
    """A row of these words in which everyone tables hunks."""
    return table(new_row(words), *(Tabling(name, own) for name, own in hunks.items()))


def _moved_from(place: FlatPlace, number: int, kept: Kept) -> tuple[tuple[str, str], ...]:
    """Who has word `number` of a row at another place instead."""
    return tuple((name, id) for name, id in place.away.items() if id and number in kept[id, name])


def _came(place: FlatPlace) -> dict[str, Iterator[str]]:
    """For each name the class of each word that its hunks bring in, in order."""
    return {
        name: chain.from_iterable(
            repeat(change, len(hunk.words))
            for hunk, change in zip(hunks, place.classes[name], strict=True)
            if not hunk.is_quiet
        )
        for name, hunks in place.hunks.items()
    }


def _went(place: FlatPlace) -> dict[str, dict[int, str]]:
    """For each name the class of the change of each word that its hunks take out."""
    return {
        name: {
            number: change
            for hunk, change in zip(hunks, place.classes[name], strict=True)
            for number in range(hunk.start, hunk.end)
        }
        for name, hunks in place.hunks.items()
    }


def _spellings(place: FlatPlace, bits: Mapping[str, int]) -> dict[int, tuple[Spelling, ...]]:
    """The other spellings of the row's words, by word."""
    masks: dict[tuple[int, str, str], int] = {}
    for name, hunks in place.hunks.items():
        for hunk, change in zip(hunks, place.classes[name], strict=True):
            if hunk.is_quiet:
                key = hunk.start, hunk.words[0], change
                masks[key] = masks.get(key, 0) | bits[name]
    found: dict[int, tuple[Spelling, ...]] = {}
    for (number, word, change), mask in sorted(masks.items()):
        found[number] = (*found.get(number, ()), Spelling(word, mask, change))
    return found
