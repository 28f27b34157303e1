"""A sheet: what a view says, in the reader's language and without a form yet.

Text, Markdown and pages are made of it (`lines`, `page`), so that all say the same. A *line* is a row of
runs; a *cell* is one or more lines. Whatever comes from a text or a person is a run's text, and is escaped
by the form alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = [
    "Cell",
    "Fact",
    "Line",
    "Part",
    "Points",
    "Provision",
    "Run",
    "Section",
    "Sheet",
    "Table",
    "cell",
    "line",
]

RunKind: TypeAlias = Literal[
    "", "name", "soft", "strong", "quote", "new", "old", "none", "agreed", "note", "around"
]


@dataclass(frozen=True, slots=True)
class Run:
    """`kind`: a name, words of a text, "no text", …

    Of the words, those that stand are a quote, what is proposed is new, what was there old, and what is next
    to them around.
    """

    text: str
    kind: RunKind = ""


Line: TypeAlias = tuple[Run, ...]
Cell: TypeAlias = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`is_log`: each row is one line where there are no columns to draw."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_log: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """Each has its first line, and what is said under it."""

    items: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Provision:
    """A paragraph of a text with its label and what is noted beside it; `is_whole`: all of it is agreed."""

    mark: str
    number: str
    heading: int
    level: int
    runs: Line
    notes: tuple[Line, ...] = ()
    is_row: bool = False
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A paragraph about the view."""

    line: Line


Part: TypeAlias = Table | Points | Provision | Fact


@dataclass(frozen=True, slots=True)
class Section:
    """`title` is () where a section has none; `aside` is a word or two beside it."""

    title: Line
    parts: tuple[Part, ...]
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`what` is the kind of view, `stamp` its stamp in lines, `short_stamp` the same in one.

    The signs are those of the reader's language.
    """

    title: str
    what: str
    stamp: tuple[str, ...]
    short_stamp: str
    text_language: str
    sections: tuple[Section, ...]
    colon: str = ": "
    semicolon: str = "; "


def line(*parts: str | Run) -> Line:
    """A line of runs and plain words; what is empty is left out."""
    runs = (Run(part) if isinstance(part, str) else part for part in parts)
    return tuple(run for run in runs if run.text)


def cell(*lines: str | Run | Line) -> Cell:
    """A cell of lines; what is empty is left out."""
    found = (line(each) if isinstance(each, str | Run) else each for each in lines)
    return tuple(each for each in found if each)
