r"""What the notations have in common: their signs, their escapes, and which bracket holds what.

A text is cut into tokens once, from left to right, then nested with a stack; both are linear and know no
depth. Signs, each a character of the text again behind a backslash:

    [ ]     a bracket                       /    the next option
    –       who asks for it                 |    in a bracket: an amendment of a list
    ¶       a break, two line ends          \1¶  a break of one line end, \3¶ of three, and so on
    \+      a word begins here, joined on: no space is understood before it

Line ends of the text, with the spaces around them, are a break of just as many. What the signs mean
where is left to each notation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

__all__ = [
    "Group",
    "Item",
    "NotationError",
    "PartyNameError",
    "Sign",
    "Token",
    "check_name",
    "escape",
    "nest",
    "scan",
]

_SIGNS: Final = {"[": "OPEN", "]": "CLOSE", "/": "SLASH", "–": "DASH", "|": "BAR"}
_TOKEN: Final = re.compile(
    r"""(?x)
      \\ (?P<count>[0-9]{1,3}) ¶
    | (?P<joint> \\ \+ )
    | \\ (?P<escaped> . )
    | (?P<lines> [ ]* \n [ \n]* )
    | (?P<sign> [\[\]/–|¶] )
    | (?P<text> [^\\\n\[\]/–|¶]+ )
    | (?P<fault> \\ )
    """,
    re.DOTALL,
)
_ESCAPED: Final = re.compile(r"[\[\]/–\\¶]")
_ESCAPED_INSIDE: Final = re.compile(r"[\[\]/–\\¶|]")
_FORBIDDEN_IN_NAMES: Final = re.compile(r"[,–/\[\]\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


class NotationError(ValueError):
    """A text that is not in the notation: what is wrong, and where (`position` from 0, the others from 1)."""

    def __init__(self, what: str, text: str, position: int) -> None:
        before = text[:position]
        self.what = what
        self.position = position
        self.line = before.count("\n") + 1
        self.column = position - (before.rfind("\n") + 1) + 1
        super().__init__(f"line {self.line}, column {self.column}: {what}")


class PartyNameError(ValueError):
    """A name that could not be told apart from notation."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name!r} cannot be a party's name: it needs a character, no space at its edges, no line end"
            " and none of , – / [ ]"
        )


def check_name(name: str) -> None:
    """Raise PartyNameError unless the name can stand in an attribution.

    >>> check_name("Côte d'Ivoire")
    """
    if not name or name != name.strip() or _FORBIDDEN_IN_NAMES.search(name):
        raise PartyNameError(name)


class Sign(Enum):
    TEXT = "text"
    ESCAPED = "escaped"
    BREAK = "break"  # as a sign
    LINES = "line ends"
    JOINT = "joint"
    OPEN = "["
    CLOSE = "]"
    SLASH = "/"
    DASH = "–"
    BAR = "|"


class Token(NamedTuple):
    """A sign or a run of text; `text` is what it stands for as text, a mark for breaks and line ends."""

    sign: Sign
    text: str
    position: int


def escape(text: str, *, is_inside: bool = False) -> str:
    r"""Text with a backslash before every sign of the notations; a bar is a sign only inside brackets.

    >>> print(escape("[s] and/or | 4–5"))
    \[s\] and\/or | 4\–5
    """
    return (_ESCAPED_INSIDE if is_inside else _ESCAPED).sub(r"\\\g<0>", text)


def scan(text: str) -> Iterator[Token]:
    """The tokens of a text, in order. Raises NotationError for a backslash with nothing after it."""
    for match in _TOKEN.finditer(text):
        kind, found, at = match.lastgroup, match.group(), match.start()
        if kind == "text":
            yield Token(Sign.TEXT, found, at)
        elif kind == "escaped":
            yield Token(Sign.ESCAPED, found[1], at)
        elif kind == "joint":
            yield Token(Sign.JOINT, "", at)
        elif kind == "lines":
            yield Token(Sign.LINES, "\n" * found.count("\n"), at)
        elif kind == "count":
            yield Token(Sign.BREAK, "\n" * max(1, int(match["count"])), at)
        elif kind == "fault":
            raise NotationError("a backslash with nothing after it", text, at)
        elif found == "¶":
            yield Token(Sign.BREAK, "\n\n", at)
        else:
            yield Token(Sign[_SIGNS[found]], found, at)


@dataclass(slots=True)
class Group:
    """What stands in one bracket: `position` and `end` are those of the bracket's two characters."""

    position: int
    end: int = -1
    items: list[Item] = field(default_factory=list)
    has_space: bool = False  # whether its options begin with the space before it


Item: TypeAlias = Token | Group


def nest(text: str) -> tuple[list[Item], list[Group]]:
    """What stands outside all brackets, and every bracket, each before those within it.

    Raises NotationError for a bracket without its other half.
    """
    top: list[Item] = []
    groups: list[Group] = []
    open_groups: list[Group] = []
    items = top
    for token in scan(text):
        if token.sign is Sign.OPEN:
            group = Group(token.position)
            items.append(group)
            groups.append(group)
            open_groups.append(group)
            items = group.items
        elif token.sign is Sign.CLOSE:
            if not open_groups:
                raise NotationError("this bracket closes, but none is open", text, token.position)
            open_groups.pop().end = token.position
            items = open_groups[-1].items if open_groups else top
        else:
            items.append(token)
    if open_groups:
        raise NotationError("this bracket is never closed", text, open_groups[-1].position)
    return top, groups


def split_items(items: Sequence[Item], sign: Sign) -> list[list[Item]]:
    """Items cut at every token of a sign, with one space beside each left out."""
    parts: list[list[Item]] = [[]]
    for item in items:
        if isinstance(item, Token) and item.sign is sign:
            parts.append([])
        else:
            parts[-1].append(item)
    for before, after in pairwise(parts):
        trim_end(before)
        trim_start(after)
    return parts


def trim_end(items: list[Item]) -> None:
    """Leave out one space at the end."""
    if items and isinstance(last := items[-1], Token) and last.sign is Sign.TEXT and last.text.endswith(" "):
        items[-1:] = [last._replace(text=last.text[:-1])] if last.text != " " else []


def trim_start(items: list[Item]) -> None:
    """Leave out one space at the start."""
    if (
        items
        and isinstance(first := items[0], Token)
        and first.sign is Sign.TEXT
        and first.text.startswith(" ")
    ):
        shorter = first._replace(text=first.text[1:], position=first.position + 1)
        items[:1] = [shorter] if shorter.text else []
