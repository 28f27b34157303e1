"""The flat form: words with who has them, printed as segments and cut into entries.

Who has what is a *mask*, an integer with one bit per holder: bit 0 is the base, bit i + 1 the i-th
party. Printing follows three rules, each a consequence of "a mark is the break before its paragraph":

1. A mark prints its line ends for those who have it and have already begun; a text's first mark prints
   nothing. It ends the entry before it and begins the next, whoever has it.
2. A word's hidden space prints for those who have the word and do not stand at a break. So a split
   takes out just the space, and a join brings in just the space.
3. Spellings of one word that differ in typography share what they have in common, so that a hard
   space or a quotation mark never marks the word beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal, NamedTuple

from pourparlers.text.numbering import paths
from pourparlers.text.words import NOTE

__all__ = ["BASE", "Entry", "Label", "Printed", "Segment", "Spelling", "print_entries", "with_paths"]

BASE: Final = 1
"""The base's bit in a mask."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Flat text that the same parties have.

    `origin` base: everyone but `out` has it; proposal: only `by`. `change` is the class of the change
    (see `classes`), the gravest where several parties change it; None where nobody does, and for what
    only moves. `moved` is the id that a move's old and new place share; `moves` says whose it is
    where not everyone in `out` moved it so.
    """

    text: str
    origin: Literal["base", "proposal"]
    by: tuple[str, ...] = ()
    out: tuple[str, ...] = ()
    change: str | None = None
    moved: str | None = None
    moves: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A provision of the flat form: begins at a paragraph mark that anyone has, ends with the next break.

    Who has that mark stands in `origin`, `by` and `out`, as with a segment: where a party adds or removes a
    provision, and where it splits or joins two.

    `number` is the base's label, None where the base has none; `numbers` and `headings` name the
    parties that have another. `notes` has one item per footnote mark in the segments: the base's
    label, and the parties' own where they differ.
    """

    id: str
    number: str | None
    numbers: Mapping[str, str]
    heading: int
    headings: Mapping[str, int]
    origin: Literal["base", "proposal"]
    by: tuple[str, ...]
    out: tuple[str, ...]
    path: tuple[str, ...]
    segments: tuple[Segment, ...]
    notes: tuple[tuple[str | None, Mapping[str, str]], ...] = ()


class Label(NamedTuple):
    """How a provision is numbered: the base's label and level (None: it has no such mark), and others'."""

    base: tuple[str, int] | None
    parties: Mapping[str, tuple[str, int]]


class Spelling(NamedTuple):
    """Another spelling of a word, by those in `mask`, differing in class `change` only."""

    text: str
    mask: int
    change: str


class Printed(NamedTuple):
    """A word (or a whole untouched text) to print, in reading order.

    `mask` has the word, in whatever spelling. A mark has its `label` and the `id` of the entry it begins.
    `notes` are the labels of its footnote marks where all who have them label them alike; else (None) each
    label is the next in its party's row of labels.
    """

    text: str
    mask: int
    change: str | None = None
    moves: tuple[tuple[str, str], ...] = ()
    spellings: tuple[Spelling, ...] = ()
    label: Label | None = None
    id: str = ""
    notes: tuple[str, ...] | None = None


class _Key(NamedTuple):
    mask: int
    change: str | None
    moves: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Open:
    """An entry while it is printed: runs of text with equal keys."""

    id: str
    label: Label
    mask: int
    keys: list[_Key] = field(default_factory=list)
    texts: list[list[str]] = field(default_factory=list)
    notes: list[tuple[str | None, Mapping[str, str]]] = field(default_factory=list)

    def add(self, text: str, key: _Key) -> None:
        if self.keys and self.keys[-1] == key:
            self.texts[-1].append(text)
        else:
            self.keys.append(key)
            self.texts.append([text])


def print_entries(
    words: Iterable[Printed],
    parties: Sequence[str],
    notes: Mapping[str | None, Sequence[str]],
    last_break: str,
) -> tuple[Entry, ...]:
    """All entries of a flat text. `notes` are the labels of footnote marks by party (None: the base)."""
    printer = _Printer(parties, notes)
    for word in words:
        printer.print(word)
    return printer.close(last_break)


def with_paths(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries with the labels that each stands under."""
    labels = [(entry.number or next(iter(entry.numbers.values()), ""), entry.heading) for entry in entries]
    return tuple(replace(e, path=path) for e, path in zip(entries, paths(labels), strict=True))


class _Printer:
    """What is remembered from word to word: who has begun, who stands at a break, whose note is next."""

    def __init__(self, parties: Sequence[str], notes: Mapping[str | None, Sequence[str]]) -> None:
        self._parties = tuple(parties)
        self._notes = {name: iter(labels) for name, labels in notes.items()}
        self._all = (2 << len(parties)) - 1
        self._at_break = self._all
        self._begun = 0
        self._done: list[_Open] = []
        self._names: dict[int, tuple[str, ...]] = {}

    def print(self, word: Printed) -> None:
        if word.label is not None:
            self._mark(word, word.label)
            return
        key = _Key(word.mask, word.change, word.moves)
        notes = iter(word.notes) if word.notes is not None else None
        for text, part, is_first in _parts(word, key):
            self._text(text, part, notes, is_first=is_first)
        self._at_break &= ~word.mask
        self._begun |= word.mask  # also who has words before every mark

    def close(self, last_break: str) -> tuple[Entry, ...]:
        if self._done:
            self._done[-1].add(last_break, _Key(self._begun, None, ()))
        return tuple(self._entry(entry) for entry in self._done)

    def _mark(self, word: Printed, label: Label) -> None:
        key = _Key(word.mask, word.change, word.moves)
        for text, part, _ in _parts(word, key):
            if self._done and part.mask & self._begun:
                self._done[-1].add(text, part._replace(mask=part.mask & self._begun))
        self._done.append(_Open(word.id, label, word.mask))
        self._begun |= word.mask
        self._at_break |= word.mask

    def _text(self, text: str, key: _Key, notes: Iterator[str] | None, *, is_first: bool) -> None:
        if not self._done:  # words that stand before every mark: nobody has this provision's
            self._done.append(_Open("", Label(None, {}), 0))
        entry = self._done[-1]
        if is_first and text[:1] == " " and key.mask & self._at_break:
            if printing := key.mask & ~self._at_break:
                entry.add(" ", key._replace(mask=printing))
            text = text[1:]
        if NOTE in text:
            for _ in range(text.count(NOTE)):
                entry.notes.append(
                    self._note(key.mask) if notes is None else self._same(key.mask, next(notes))
                )
        if text:
            entry.add(text, key)

    def _note(self, mask: int) -> tuple[str | None, Mapping[str, str]]:
        """The labels of the next footnote mark, taken from everyone who has it."""
        base = next(self._notes[None], "") if mask & BASE else None
        labels: dict[str, str] = {}
        for name in self._names_of(mask & ~BASE):
            label = next(self._notes[name], "")
            if label != base:
                labels[name] = label
        return base, labels

    def _same(self, mask: int, label: str) -> tuple[str | None, Mapping[str, str]]:
        """The labels of a footnote mark that everyone who has it labels alike."""
        return (label, {}) if mask & BASE else (None, dict.fromkeys(self._names_of(mask), label))

    def _names_of(self, mask: int) -> tuple[str, ...]:
        """The parties in a mask, sorted as the parties are."""
        if mask not in self._names:
            self._names[mask] = tuple(self._parties[bit - 1] for bit in _bits(mask & ~BASE))
        return self._names[mask]

    def _by(self, mask: int) -> tuple[str, ...]:
        return () if mask & BASE else self._names_of(mask)

    def _out(self, mask: int) -> tuple[str, ...]:
        return self._names_of(self._all & ~mask) if mask & BASE else ()

    def _entry(self, entry: _Open) -> Entry:
        base, parties = entry.label
        number, heading = base or ("", 0)
        return Entry(
            id=entry.id,
            number=number or None,
            numbers={name: own for name, (own, _) in parties.items() if own != number},
            heading=heading,
            headings={name: own for name, (_, own) in parties.items() if own != heading},
            origin="base" if entry.mask & BASE else "proposal",
            by=self._by(entry.mask),
            out=self._out(entry.mask),
            path=(),
            segments=tuple(
                self._segment("".join(text), key) for text, key in zip(entry.texts, entry.keys, strict=True)
            ),
            notes=tuple(entry.notes),
        )

    def _segment(self, text: str, key: _Key) -> Segment:
        by, out = self._by(key.mask), self._out(key.mask)
        ids = {id for _, id in key.moves}
        is_plain = len(ids) == 1 and len(key.moves) == len(by or out)
        return Segment(
            text=text,
            origin="base" if key.mask & BASE else "proposal",
            by=by,
            out=out,
            change=None if not (by or out) else key.change or (None if ids else "words"),
            moved=min(ids) if ids else None,
            moves=() if is_plain else key.moves,
        )


def _bits(mask: int) -> Iterator[int]:
    """The bits of a mask from the lowest, as fast for few among many as for many."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _parts(word: Printed, key: _Key) -> list[tuple[str, _Key, bool]]:
    """A word as it prints: in one piece, or with its spellings side by side between what they share.

    Each part with whether it is the first of the word for those who have it.
    """
    if not word.spellings:
        return [(word.text, key, True)]
    texts = [word.text, *(s.text for s in word.spellings)]
    front = _common_start(texts)
    tails = [text[len(front) :] for text in texts]
    back = _common_start([tail[::-1] for tail in tails])[::-1]
    middles = [tail[: len(tail) - len(back)] for tail in tails]
    rest = key.mask
    for spelling in word.spellings:
        rest &= ~spelling.mask
    gravest = word.spellings[0].change
    parts = [
        (front, key, True),
        (middles[0], key._replace(mask=rest, change=key.change or gravest), not front),
    ]
    for spelling, middle in zip(word.spellings, middles[1:], strict=True):
        part = key._replace(mask=spelling.mask & key.mask, change=spelling.change)
        parts.append((middle, part, not front))
    parts.append((back, key, False))
    return [(text, part, is_first) for text, part, is_first in parts if text and part.mask]


def _common_start(texts: Sequence[str]) -> str:
    least, most = min(texts), max(texts)
    length = next((n for n, (a, b) in enumerate(zip(least, most, strict=False)) if a != b), len(least))
    return least[:length]
