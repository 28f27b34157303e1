"""Footnotes of a bracketed text: marks against definitions, and proposals that hide in them.

A footnote may ask for a change everywhere ("where it says X, read Y") or carry a party's reservation. Nobody
counts these with the brackets, so they are reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pourparlers.text.notation.foreign import attributions
from pourparlers.text.notation.foreign.blocks import Block
from pourparlers.text.notation.foreign.bracketed import Blanket, Footnotes, Reservation
from pourparlers.text.notation.foreign.scan import Mark

__all__ = ["find_blankets", "find_reservations", "match_footnotes"]

_QUOTED = r"[\"“«]\s?(?P<{}>[^\"“”«»\r\n]{{1,400}}?)\s?[\"”»]"
_BETWEEN = r"[^\"“”«»\r\n]{0,100}"
_BLANKET = re.compile(
    r"\b(?:where(?:ver)?|whenever|in all cases|throughout|partout où|là où)\b"
    rf"{_BETWEEN}{_QUOTED.format('find')}"
    rf"{_BETWEEN}\b(?:reads?|replaced?|substitute|lire|remplacer)\b{_BETWEEN}{_QUOTED.format('new')}",
    re.IGNORECASE,
)


def match_footnotes(blocks: Sequence[Block], marks: Sequence[Mark]) -> Footnotes:
    """Which marks have no definition, which definitions no mark, which labels are defined again."""
    defined = [block for block in blocks if block.note]
    starts = {block.start for block in defined}
    used = [mark for mark in marks if mark.kind == "footnote" and mark.start not in starts]
    labels = {block.note for block in defined}
    first = {block.note: block.start for block in reversed(defined)}
    named = {mark.label for mark in used}
    return Footnotes(
        tuple(used),
        tuple(defined),
        tuple(mark for mark in used if mark.label not in labels),
        tuple(block for block in defined if block.note not in named),
        tuple(block for block in defined if block.start != first[block.note]),
    )


def find_blankets(source: str, blocks: Sequence[Block]) -> list[Blanket]:
    """Every "where it says X, read Y", in footnotes and elsewhere."""
    notes = {block.section: block.note for block in blocks if block.note}
    return [
        Blanket(match.start(), match["find"], match["new"], notes.get(block.section, ""))
        for block in blocks
        for match in _BLANKET.finditer(source, block.start, block.end)
    ]


def find_reservations(source: str, blocks: Sequence[Block]) -> list[Reservation]:
    """Footnotes in which a party reserves; those in brackets are found with the brackets."""
    found = []
    for block in blocks:
        said = attributions.at_start(source, block.words, block.end) if block.note else None
        if said is not None and said.role == "reserve":
            found.append(Reservation(block.words, said.names, block.note))
    return found
