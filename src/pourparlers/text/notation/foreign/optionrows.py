"""Rows of labelled options: which labels belong together, and where each option ends.

1. Labels of one depth and one style (`1`, `I`, `a`, `A`) follow each other in a row; the first label of
   a style begins a new one. A row of letters inside an option of a numbered row is a row of its own.
2. A number of the same or an outer depth begins another provision and ends the row, unless it carries the
   row's next label itself (`1. Option (a): …`, `2. Option (b): …`).
3. An option runs to the next label of its row, or to a paragraph further out. Outside all lists nothing lies
   further out but the next heading; there the last option, if its words follow its label on the same line,
   ends with that paragraph. This is a guess, and said to be one.
"""

from __future__ import annotations

from collections.abc import Sequence

from pourparlers.text.notation.foreign.blocks import Block
from pourparlers.text.notation.foreign.bracketed import OptionRow
from pourparlers.text.notation.foreign.labels import Label

__all__ = ["find_rows"]


class _Row:
    """A row while it is open. `early_end` is where its last option ends if no label follows any more."""

    def __init__(self, depth: int, label: Label) -> None:
        self.depth, self.style = depth, label.style
        self.labels: list[int] = []
        self.lasts: list[int] = []
        self.early_end = -1
        self.is_inline = False

    def add(self, number: int, block: Block) -> None:
        if self.labels:
            self.lasts.append(number - 1)
        self.labels.append(number)
        self.early_end = -1
        self.is_inline = block.words < block.end

    def closed(self, last: int) -> OptionRow:
        end = last if self.early_end < 0 else self.early_end
        return OptionRow(tuple(self.labels), (*self.lasts, end), self.depth, self.early_end < 0)


def find_rows(blocks: Sequence[Block]) -> list[OptionRow]:
    """The rows of a text, ordered by their first labels."""
    found: list[OptionRow] = []
    opened: list[_Row] = []
    section = 0
    for number, block in enumerate(blocks):
        if block.section != section:
            _close(opened, found, number)
            section = block.section
        last = _ended_by_number(opened, found, number, block)
        if block.label is None:
            _close_deeper(opened, found, number, block)
        else:
            _place(opened, found, number, block, block.label, last)
    _close(opened, found, len(blocks))
    return sorted(found)


def _ended_by_number(opened: list[_Row], found: list[OptionRow], number: int, block: Block) -> _Row | None:
    """Rule 2; the row that this block's own label would go on with stays open and is returned."""
    if not block.number or block.note:
        return None
    keep = None
    while opened and opened[-1].depth >= block.depth:
        row = opened.pop()
        label = block.label
        if label is not None and not label.is_first and row.depth == block.depth and row.style == label.style:
            keep = row
            break
        found.append(row.closed(number - 1))
    if keep is not None:
        opened.append(keep)
    return keep


def _close_deeper(opened: list[_Row], found: list[OptionRow], number: int, block: Block) -> None:
    while opened and opened[-1].depth > block.depth:
        found.append(opened.pop().closed(number - 1))
    for row in reversed(opened):
        if row.depth < block.depth:
            break
        if row.depth == 0 and row.is_inline and row.early_end < 0:
            row.early_end = number - 1


def _place(
    opened: list[_Row], found: list[OptionRow], number: int, block: Block, label: Label, kept: _Row | None
) -> None:
    """Rule 1."""
    while opened and opened[-1].depth > block.depth:
        found.append(opened.pop().closed(number - 1))
    same = [row for row in opened[-4:] if row.depth == block.depth and row.style == label.style]
    if same and (kept is same[-1] or not label.is_first):
        while opened[-1] is not same[-1]:
            found.append(opened.pop().closed(number - 1))
        same[-1].add(number, block)
        return
    gone = None
    while same and gone is not same[-1]:
        gone = opened.pop()
        found.append(gone.closed(number - 1))
    row = _Row(block.depth, label)
    row.add(number, block)
    opened.append(row)


def _close(opened: list[_Row], found: list[OptionRow], number: int) -> None:
    while opened:
        found.append(opened.pop().closed(number - 1))
