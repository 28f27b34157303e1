"""What is read from a bracketed text made elsewhere: values, all with their places in the source.

A `Bracketed` keeps the source and, as offsets into it, everything that was found; so nothing is lost and
writing it back needs no memory of how it was read. Offsets count characters; `place` turns one into a line
and a column, both from 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from pourparlers.text.notation.foreign.attributions import Attribution, Role
from pourparlers.text.notation.foreign.blocks import Block, Layout
from pourparlers.text.notation.foreign.kinds import Purpose
from pourparlers.text.notation.foreign.scan import Brace, Fault, Mark, Pair

__all__ = [
    "Blanket",
    "Bracketed",
    "Choice",
    "Footnotes",
    "Guess",
    "Kind",
    "OptionRow",
    "Question",
    "Reading",
    "Reservation",
]

Kind = Literal["alternative", "addition", "deletion", "kept or not", "reservation"]


class Choice(NamedTuple):
    """One text on offer: the source from `start` to `end`, without label, names and separators.

    `pair` is the bracket that holds it, -1 where a label does. `is_standing`: it is what the text reads
    now; a lone bracket's other choice, "no text", has an empty span. `role` says what `parties` want with it.
    """

    start: int
    end: int
    parties: tuple[str, ...] = ()
    role: Role = "for"
    pair: int = -1
    label: str = ""
    is_no_text: bool = False
    is_standing: bool = False
    keepers: tuple[str, ...] = ()  # of words that `parties` oppose


class Question(NamedTuple):
    """An open question: a bracket, a group of alternatives, or a row of labelled options.

    It covers [start, end) of the source. `pairs` are its own brackets, without those inside; `row` is the
    number of its option row, -1 where brackets make it. `inside` is the question that it lies in, -1 outside
    all. `reason` is the rule that made it one (`neighbours`, "label", "slash", "own").
    """

    kind: Kind
    start: int
    end: int
    block: int
    choices: tuple[Choice, ...]
    reason: str
    is_sure: bool
    pairs: tuple[int, ...] = ()
    row: int = -1
    inside: int = -1


class Reading(NamedTuple):
    """What a bracket holds: its purpose, and where its words stand within it."""

    purpose: Purpose
    start: int
    end: int
    attribution: Attribution | None = None
    choices: tuple[Choice, ...] = ()  # of our own notation, or of "a / b"
    is_own: bool = False
    is_inner: bool = False  # it lies in a note or placeholder, and is part of it
    label: str = ""
    is_first_label: bool = False


class OptionRow(NamedTuple):
    """Labelled options one after another: block numbers of their labels, and the last block of each."""

    labels: tuple[int, ...]
    lasts: tuple[int, ...]
    depth: int
    is_end_sure: bool


class Guess(NamedTuple):
    """Where the reader had to guess: `reason` is the rule, `took` what it took the text for."""

    start: int
    reason: str
    took: str


class Footnotes(NamedTuple):
    """Marks of footnotes in the text against their definitions; labels in the order of the text."""

    used: tuple[Mark, ...]
    defined: tuple[Block, ...]
    undefined: tuple[Mark, ...]
    unused: tuple[Block, ...]
    twice: tuple[Block, ...]  # the second definition and those after it


class Blanket(NamedTuple):
    """A proposal for every place at once: wherever the text says `find`, read `replacement`."""

    start: int
    find: str
    replacement: str
    note: str


class Reservation(NamedTuple):
    """A party that does not accept yet, in a bracket, behind one, or in a footnote (`note` is its label)."""

    start: int
    parties: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Bracketed:
    """A bracketed text, read. `readings` go with `pairs` by number; all is in the order of the text."""

    source: str
    layout: Layout
    pairs: tuple[Pair, ...]
    faults: tuple[Fault, ...]
    marks: tuple[Mark, ...]
    braces: tuple[Brace, ...]
    readings: tuple[Reading, ...]
    rows: tuple[OptionRow, ...]
    questions: tuple[Question, ...]
    guesses: tuple[Guess, ...]
    attributions: tuple[Attribution, ...]
    footnotes: Footnotes
    blankets: tuple[Blanket, ...]
    reservations: tuple[Reservation, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, from 1."""
        return self.layout.lines.place(offset)
