"""A provision at one place, in bracketed form: what every page and printed form is made of.

A provision that is moved has two blocks, one at its own place and one where somebody wants it. The
words of footnote marks carry their label here, between two `NOTE` characters, because in a bracket the
marks of several versions stand side by side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pourparlers.text.nodes import Node

__all__ = ["Block"]


@dataclass(frozen=True, slots=True)
class Block:
    """A provision at one place, in its bracketed form: what text, Markdown and HTML print.

    `nodes` begin with the provision's mark (in the first Words, or inside the brackets where the
    provision as a whole is in question: added, deleted, moved). A mark further on is a proposed or
    standing split. `moved` links the two places of a move: `is_moved_to` is True at the new one.
    `names` have the provision here where it is new or moved here.
    """

    id: str
    number: str  # the base's; of a provision that is new or moved here: its first party's by name
    numbers: Mapping[str, str]  # party -> number, where a version numbers otherwise
    heading: int
    path: tuple[str, ...]  # labels from the outermost, ("Article 4", "2", "(a)")
    nodes: tuple[Node, ...]
    is_row: bool = False  # a table row; its text has the pipes
    is_new: bool = False  # not in the base
    moved: str | None = None
    is_moved_to: bool = False
    names: tuple[str, ...] = ()
