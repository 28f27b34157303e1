"""The rolling text of a draft and the versions of its parties (types first; the computation follows)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pourparlers.text.nodes import Node

__all__ = ["Block", "Entry", "Question", "QuestionOption", "Rolling", "Segment"]


@dataclass(frozen=True, slots=True)
class Segment:
    """Flat text that the same parties have. `origin` base: everyone but `out`; proposal: only `by`."""

    text: str
    origin: Literal["base", "proposal"]
    by: tuple[str, ...] = ()
    out: tuple[str, ...] = ()
    change: str | None = None  # the class, see classes.py
    moved: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A provision of the flat form: begins at a paragraph mark that anyone has, ends with the next break."""

    id: str
    number: str | None
    numbers: Mapping[str, str]
    heading: int
    path: tuple[str, ...]
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A provision at one place, in its bracketed form: what text, Markdown and HTML print.

    `nodes` begin with the provision's mark (in the first Words, or inside the brackets where the
    provision as a whole is in question: added, deleted, moved). A mark further on is a proposed or
    standing split. `moved` links the two places of a move: `moved_to` is True at the new one.
    """

    id: str
    number: str  # the base's; a new provision's: its parties' (the first by name)
    numbers: Mapping[str, str]  # party -> number, where a version numbers otherwise
    heading: int
    path: tuple[str, ...]  # labels from the outermost, ("Article 4", "2", "(a)")
    nodes: tuple[Node, ...]
    is_row: bool = False  # a table row; its text has the pipes
    is_new: bool = False  # not in the base
    moved: str | None = None
    is_moved_to: bool = False


@dataclass(frozen=True, slots=True)
class QuestionOption:
    """`text` "" is "no text"; `parties` ask for it; the standing option has those who keep it by silence left out."""

    text: str
    parties: tuple[str, ...]
    is_standing: bool


@dataclass(frozen=True, slots=True)
class Question:
    """An open question. `kind`: addition, deletion, alternative, reservation, move, split, join."""

    id: str
    block: str  # the Block's id
    path: tuple[str, ...]
    kind: str
    options: tuple[QuestionOption, ...]
    parties: tuple[str, ...]  # everyone who asks for something here
    changes: tuple[str, ...]  # classes of change that occur in it


@dataclass(frozen=True, slots=True)
class Rolling:
    """Everything in: the blocks in reading order, the flat entries, the open questions."""

    parties: tuple[str, ...]
    blocks: tuple[Block, ...]
    entries: tuple[Entry, ...]
    questions: tuple[Question, ...]
