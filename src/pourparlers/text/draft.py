"""A text as it was read: its paragraphs in order, words apart from structure.

A paragraph's number, list marker, heading level and footnote labels are structure and never
compared as text; what is compared is `text`. A paragraph without text (a line "Article 5") is
a paragraph all the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from pourparlers.text.words import split_words

__all__ = ["Draft", "Paragraph"]


@dataclass(frozen=True)
class Paragraph:
    """One paragraph, table row or footnote definition.

    `text` has single ordinary spaces, none at its edges, and `words.NOTE` for each inline footnote
    mark, whose label as written stands in `notes`. `mark` is the break before the paragraph, exactly
    as many line ends as the source has. `number` is the label with its punctuation or the list
    marker, as written ("2.", "Article 5 –", "(a)", "-", "[^1]:"), "" where there is none; `heading` is
    the level of a heading mark, 0 where there is none. `line` counts from 1 in the source.
    """

    text: str
    mark: str = "\n\n"
    number: str = ""
    heading: int = 0
    notes: tuple[str, ...] = ()
    is_row: bool = False
    line: int = field(default=0, compare=False)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The paragraph's row: its mark, then its words."""
        return (self.mark, *split_words(self.text))


@dataclass(frozen=True)
class Draft:
    """Paragraphs in reading order."""

    paragraphs: tuple[Paragraph, ...]
