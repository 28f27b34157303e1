"""The bracketed form of a text: what stands in common, and brackets with their options.

A row of nodes is a value that every face can print: plain words, a bracket whose options are
rows of nodes again, or, where a bracket would be longer than a reader can take, a list of
amendments to one stretch. Nothing here computes; `brackets` does.

Order within a bracket, always: the standing option first (there is exactly one, empty where the
bracket adds words to the standing text), the others by their text, "no text" last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

__all__ = ["Amendment", "AmendmentList", "Bracket", "Node", "Option", "Words"]


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of words that all who come this far share; marks (breaks) are words too."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One text over a bracket. No nodes: "no text".

    `names` are those who ask for just this option, in sorted order, without those who ask for
    something nested in it. On the standing option they are those who ask to keep it.
    """

    nodes: tuple[Node, ...]
    names: tuple[str, ...] = ()
    is_standing: bool = False


@dataclass(frozen=True, slots=True)
class Bracket:
    """A stretch on which versions differ, with its options."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Amendment:
    """In a list of amendments: for the words [start, end) of its stretch, read `words` instead.

    An empty range is an insertion before word `start`; no words is a deletion.
    """

    start: int
    end: int
    words: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AmendmentList:
    """A bracket in its long form: the standing stretch once, then each distinct amendment once."""

    words: tuple[str, ...]
    amendments: tuple[Amendment, ...]


Node: TypeAlias = Words | Bracket | AmendmentList
