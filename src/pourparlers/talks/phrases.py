"""Words in a row as people name them, and a row from a text as people write it.

A row is put together as it is: marks of line ends, then words, each with the space before it. People write
"shall report", and mean the words, wherever the spaces are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pourparlers.text.words import cut_row

__all__ = ["MARK", "mark_of", "occurrences", "replaced", "row_of", "words_at"]

MARK: Final = "\n\n"
"""The mark of a new paragraph."""


def words_at(text: str, start: int, end: int) -> tuple[int, int]:
    """A range of characters as one of words: all that it touches."""
    at, first, last = 0, None, 0
    for number, word in enumerate(cut_row(text)):
        if at + len(word) > start and at < end:
            first = number if first is None else first
            last = number + 1
        at += len(word)
    return first or 0, last


def mark_of(text: str) -> str:
    return text[: len(text) - len(text.lstrip("\n"))]


def row_of(mark: str, text: str) -> str:
    """A text as people read it as a row with its marks and hidden spaces."""
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]
    return MARK.join(f" {each}" for each in paragraphs).join((mark, "")) if paragraphs else ""


def occurrences(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where words stand as whole words, each with the space before it."""
    wanted = words.strip()
    if not wanted:
        return
    before = r"(?<!\w)" if wanted[0].isalnum() else ""
    after = r"(?!\w)" if wanted[-1].isalnum() else ""
    pattern = re.compile(rf" ?{before}{re.escape(wanted)}{after}")
    for found in pattern.finditer(text):
        yield found.span()


def replaced(text: str, start: int, end: int, new: str) -> str:
    """Other words in a row; between words stands a space, before signs that close none."""
    words = " ".join(new.split())
    glue = " " if words and (words[0].isalnum() or words[0] in "([{“‘«–—") else ""
    if start < end and not text[start].isspace():
        glue = ""  # the old words stood right after a sign that opens
    return text[:start] + glue + words + text[end:]
