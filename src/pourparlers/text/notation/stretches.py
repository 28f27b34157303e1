r"""Stretches of words in a notation, written and read.

The words of a row stand one after the other as they are, each with its own space. Where the start of a
text, a bracket or an amendment takes a space as understood, the first word's is left out; `\+` says
that there is none. The same sign divides two words that would be read as one, or otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Final, TypeAlias

from pourparlers.text.notation.scanner import Group, Item, Sign, escape
from pourparlers.text.words import NOTE, is_mark, split_words

__all__ = ["Element", "cut", "read_elements", "write_break", "write_words"]

JOINT: Final = r"\+"

_LABELLED: Final = re.compile(f" ?{NOTE}[^{NOTE}]*{NOTE}")

Element: TypeAlias = "tuple[str, ...] | Group"
"""Words, or a bracket."""


def cut(text: str) -> tuple[str, ...]:
    """The words of a text that stands anywhere: its first word has a space only if one is there.

    A footnote mark with its label, between two `NOTE`, is one word.
    """
    if text.count(NOTE) < 2:
        return _cut(text)
    words: list[str] = []
    at = 0
    for match in _LABELLED.finditer(text):
        words.extend([*_cut(text[at : match.start()]), match.group()])
        at = match.end()
    return (*words, *_cut(text[at:]))


def _cut(text: str) -> tuple[str, ...]:
    if not text or text == " ":
        return (text,) if text else ()
    if text[0] == " ":
        return split_words(text[1:])
    first, *others = split_words(text)
    return (first[1:], *others)


def write_words(words: Sequence[str], *, has_space: bool, is_inside: bool, is_first: bool) -> str:
    """Words and breaks. `has_space`: the first word's space is understood. `is_first`: nothing is before."""
    written: list[str] = []
    run: list[str] = []
    for word in words:
        if not is_mark(word):
            run.append(word)
            continue
        written.append(_write_run(run, has_space=has_space, is_inside=is_inside))
        written.append(write_break(word) if is_first and not any(written) else " " + write_break(word))
        run = []
        has_space = False
    written.append(_write_run(run, has_space=has_space, is_inside=is_inside))
    return "".join(written)


def write_break(mark: str) -> str:
    r"""A break: ¶ for two line ends, else with their number before it.

    >>> print(write_break("\n\n"), write_break("\n"))
    ¶ \1¶
    """
    return "¶" if mark == "\n\n" else f"\\{len(mark)}¶"


def _write_run(run: list[str], *, has_space: bool, is_inside: bool) -> str:
    if not run:
        return ""
    joints = _joints(run)
    words = [run[0][1:] if has_space else run[0], *run[1:]]
    text = "".join(
        (JOINT if number in joints else "") + escape(word, is_inside=is_inside)
        for number, word in enumerate(words)
    )
    return text + JOINT if run[-1].endswith(" ") else text


def _joints(run: Sequence[str]) -> Iterable[int]:
    """The words before which a joint must stand, so that the run is read as it is."""
    text = "".join(run)
    if list(cut(text)) == list(run):
        return ()
    found = set(accumulate(len(word) for word in cut(text)))
    ends = list(accumulate(len(word) for word in run))
    wanted = [n for n in range(1, len(run)) if ends[n - 1] not in found]
    edges = [0, *wanted, len(run)]
    pieces = ["".join(run[a:b]) for a, b in pairwise(edges)]
    is_enough = [word for piece in pieces for word in cut(piece)] == list(run)
    return wanted if is_enough else range(1, len(run))


def read_elements(items: Sequence[Item], *, has_space: bool) -> list[Element]:
    """A row of words and brackets; each bracket is told whether its words' space stands before it."""
    reader = _Elements(has_space=has_space)
    for item in items:
        reader.take(item)
    reader.end_text()
    reader.end_words()
    return reader.found


class _Elements:
    """What has been read of a row: elements, the words after them, the text after those."""

    def __init__(self, *, has_space: bool) -> None:
        self.found: list[Element] = []
        self.words: list[str] = []
        self.text: list[str] = []
        self.has_space = has_space  # understood, and not yet taken by a word or a bracket
        self.is_escaped = False  # the last of the text is no sign, whatever it looks like

    def take(self, item: Item) -> None:
        if isinstance(item, Group):
            self._take_group(item)
        elif item.sign is Sign.JOINT:
            self.end_text()
            self.has_space = False
        elif item.sign is Sign.BREAK or item.sign is Sign.LINES:
            self._drop_space()
            self.end_text()
            self.words.append(item.text)
            self.has_space = item.sign is Sign.LINES
        else:
            self.text.append(item.text)
            self.is_escaped = item.sign is Sign.ESCAPED

    def _take_group(self, group: Group) -> None:
        group.has_space = self._drop_space()
        if not self.text and self.has_space:
            group.has_space = True
            self.has_space = False
        self.end_text()
        self.end_words()
        self.found.append(group)

    def _drop_space(self) -> bool:
        """Take the space at the end of the text for notation, if there is one."""
        if not self.text or self.is_escaped or not self.text[-1].endswith(" "):
            return False
        self.text[-1] = self.text[-1][:-1]
        if not self.text[-1]:
            self.text.pop()
        return True

    def end_text(self) -> None:
        if self.text:
            self.words.extend(cut((" " if self.has_space else "") + "".join(self.text)))
            self.has_space = False
        self.text = []
        self.is_escaped = False

    def end_words(self) -> None:
        if self.words:
            self.found.append(tuple(self.words))
        self.words = []
