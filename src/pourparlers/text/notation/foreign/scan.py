r"""Brackets matched: pairs, faults, and what looks like a bracket and is none.

The rules, in the order in which the code keeps them:

1. What is no bracket goes first: an escape (`\[`), attributes `{: …}`, footnote marks, links with an
   address or a defined label. What `blocks` took away is never looked at.
2. Inside a block (paragraph, list item, row) brackets match as usual.
3. A `[` left over in one block may meet a `]` left over in a later one if (a) both lie in the same
   section, (b) no option label of the same or an outer depth lies between, (c) where a number of the
   outermost level lies between, the `[` opens its block and the `]` closes its own.
4. Everything else is a fault: a character of the text, located, paired with nothing.

One stack over a whole text would pair the first fault with the last bracket and be wrong for all
that lies between. With these rules a bracket taken out changes the number of faults by one.

Conditions (b) and (c) are kept without looking back: every open bracket carries the outermost label
and the number met since, and hands them down when it goes. So the whole is linear.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from pourparlers.text.notation.foreign.blocks import Block, Layout

__all__ = ["Brace", "Fault", "Mark", "Pair", "Scan", "scan"]

_TOKEN = re.compile(r"\\(?:[\\\[\]{}/–|¶+]|(?=no text|keep:))|\{:[^{}\r\n]*\}|\[\^[^\[\]\s]+\]|[\[\]{}]")
_TARGET = re.compile(
    r"\(\s*<?(?:[a-z][a-z0-9+.-]*:[^()\s]+|www\.[^()\s]+|[#/.][^()\s]*"
    r"|[\w./-]{1,200}\.[a-z]{2,5}(?:[#?][^()\s]*)?)>?"
    r"(?:\s+[\"'][^\"'\r\n]{0,200}[\"'])?\s*\)",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"[\s*_.,;:!?»”\"'\]]*\Z")
_OPENS = re.compile(r"[\s*_«“\"'\[]*\Z")
_EDGE = 40  # characters looked at to say whether a bracket opens or closes its block
NO_LABEL = 1 << 30


class Pair(NamedTuple):
    """A bracket: its two characters stand at `start` and `end`, `depth` counts from 1.

    `parent` is the number of the pair around it, -1 outside all. Pairs are ordered by `start`.
    `block` and `last_block` differ where it goes across paragraphs.
    """

    start: int
    end: int
    depth: int
    parent: int
    block: int
    last_block: int


class Fault(NamedTuple):
    """A bracket without its other: `missing` is the character that is not there."""

    offset: int
    missing: Literal["[", "]"]
    block: int


class Mark(NamedTuple):
    """What is written with brackets or braces and is none: `kind` footnote, escape, attributes, link."""

    start: int
    end: int
    kind: Literal["footnote", "escape", "attributes", "link"]
    label: str = ""


class Brace(NamedTuple):
    """A drafting note in braces, at its two characters."""

    start: int
    end: int


class Scan(NamedTuple):
    """What was found, each in the order of the text."""

    pairs: list[Pair]
    faults: list[Fault]
    marks: list[Mark]
    braces: list[Brace]


class _Found(NamedTuple):
    start: int
    end: int
    block: int
    last_block: int


class _Loose(NamedTuple):
    """A bracket that found nothing in its block."""

    offset: int
    opens: bool
    block: int


class _Finds(NamedTuple):
    """What the pass over the blocks fills. `waiting` are open braces."""

    found: list[_Found]
    loose: list[_Loose]
    marks: list[Mark]
    braces: list[Brace]
    waiting: list[int]


def scan(source: str, layout: Layout) -> Scan:
    """Pairs, faults, marks and braces of `source`."""
    finds = _Finds([], [], [], [], [])
    note = -1
    for number, block in enumerate(layout.blocks):
        note = block.section if block.note else note
        if block.note or block.section != note:
            finds.waiting.clear()  # only inside a footnote does a brace reach over paragraphs
        _match_inside(source, number, block, finds)
    across, faults = _match_across(source, layout.blocks, finds.loose)
    found = sorted(finds.found + across)
    labels = {taken.label for taken in layout.taken if taken.kind == "link definition"}
    links, tails = _links(source, found, labels)
    pairs = _nested([pair for pair in found if pair.start not in links])
    return Scan(pairs, faults, sorted(finds.marks + tails), _uncrossed(sorted(finds.braces), pairs))


def _match_inside(source: str, number: int, block: Block, finds: _Finds) -> None:
    """Rules 1 and 2 for one block."""
    opened: list[int] = []
    for token in _TOKEN.finditer(source, block.start, block.end):
        at, text = token.start(), token[0]
        if text == "[":
            opened.append(at)
        elif text == "]" and opened:
            finds.found.append(_Found(opened.pop(), at, number, number))
        elif text == "]":
            finds.loose.append(_Loose(at, False, number))
        elif text == "{":
            finds.waiting.append(at)
        elif text != "}":
            finds.marks.append(_mark(at, token.end(), text))
        elif finds.waiting:
            finds.braces.append(Brace(finds.waiting.pop(), at))
    finds.loose.extend(_Loose(at, True, number) for at in opened)


def _uncrossed(braces: list[Brace], pairs: list[Pair]) -> list[Brace]:
    """The braces that hold each bracket whole or not at all; the others are characters."""
    around = _around(sorted(at for brace in braces for at in brace), pairs)
    return [brace for brace in braces if around[brace.start] == around[brace.end]]


def _around(offsets: list[int], pairs: list[Pair]) -> dict[int, int]:
    """The innermost pair around each of some offsets, -1 outside all."""
    inner: dict[int, int] = {}
    opened: list[int] = []
    number = 0
    for at in offsets:
        while number < len(pairs) and pairs[number].start < at:
            while opened and pairs[opened[-1]].end < pairs[number].start:
                opened.pop()
            opened.append(number)
            number += 1
        while opened and pairs[opened[-1]].end < at:
            opened.pop()
        inner[at] = opened[-1] if opened else -1
    return inner


def _mark(start: int, end: int, text: str) -> Mark:
    if text[0] == "[":
        return Mark(start, end, "footnote", text[2:-1])
    return Mark(start, end, "escape" if text[0] == "\\" else "attributes")


class _Open:
    """A `[` that waits, with what was met since: the outermost label's depth, and a top number."""

    __slots__ = ("block", "has_number", "label", "offset")

    def __init__(self, offset: int, block: int) -> None:
        self.offset, self.block, self.label, self.has_number = offset, block, NO_LABEL, False


def _match_across(source: str, blocks: list[Block], loose: list[_Loose]) -> tuple[list[_Found], list[Fault]]:
    """Rule 3 over what was left over, block by block; the rest is rule 4."""
    found: list[_Found] = []
    faults: list[Fault] = []
    waiting: dict[int, list[_Open]] = {}
    at = 0
    for number, block in enumerate(blocks):
        opened = waiting.setdefault(block.section, [])
        _meet(opened, block)
        while at < len(loose) and loose[at].block == number:
            one = loose[at]
            if one.opens:
                opened.append(_Open(one.offset, number))
            elif (partner := _partner(source, blocks, opened, one, faults)) is not None:
                found.append(_Found(partner.offset, one.offset, partner.block, number))
            else:
                faults.append(Fault(one.offset, "[", number))
            at += 1
    faults += [Fault(o.offset, "]", o.block) for opened in waiting.values() for o in opened]
    return found, sorted(faults)


def _meet(opened: list[_Open], block: Block) -> None:
    if not opened:
        return
    if block.label is not None:
        opened[-1].label = min(opened[-1].label, block.depth)
    if block.has_top_number:
        opened[-1].has_number = True


def _partner(
    source: str, blocks: list[Block], opened: list[_Open], closing: _Loose, faults: list[Fault]
) -> _Open | None:
    """The `[` that this `]` closes. Those that nothing can close any more become faults on the way."""
    while opened:
        last = opened[-1]
        block = blocks[last.block]
        is_barred = last.label <= block.depth or (
            last.has_number and not _is_at_start(source, block, last.offset)
        )
        if not is_barred:
            if last.has_number and not _is_at_end(source, blocks[closing.block], closing.offset):
                return None
            _drop(opened)
            return last
        _drop(opened)
        faults.append(Fault(last.offset, "]", last.block))
    return None


def _drop(opened: list[_Open]) -> None:
    """Take the last one off; the one below has met what it has met."""
    gone = opened.pop()
    if opened:
        opened[-1].label = min(opened[-1].label, gone.label)
        opened[-1].has_number |= gone.has_number


def _is_at_start(source: str, block: Block, offset: int) -> bool:
    return offset - block.words <= _EDGE and _OPENS.match(source, block.words, offset) is not None


def _is_at_end(source: str, block: Block, offset: int) -> bool:
    return block.end - offset <= _EDGE and _CLOSES.match(source, offset + 1, block.end) is not None


def _links(source: str, found: list[_Found], labels: set[str]) -> tuple[set[int], list[Mark]]:
    """The starts of the pairs that are links, and their parts as marks."""
    starts: set[int] = set()
    marks: list[Mark] = []
    by_start = {pair.start: pair for pair in found} if labels else {}
    for pair in found:
        target = _TARGET.match(source, pair.end + 1)
        if target is not None:
            starts.add(pair.start)
            marks += [
                Mark(pair.start, pair.start + 1, "link"),
                Mark(pair.end, target.end(), "link", target[0][1:-1]),
            ]
            continue
        label = by_start.get(pair.end + 1)
        if label is not None and source[label.start + 1 : label.end].casefold() in labels:
            starts |= {pair.start, label.start}
            name = source[label.start + 1 : label.end]
            marks += [Mark(pair.start, pair.start + 1, "link"), Mark(pair.end, label.end + 1, "link", name)]
    return starts, marks


def _nested(found: list[_Found]) -> list[Pair]:
    """Parents and depths, from the order of the starts."""
    pairs: list[Pair] = []
    around: list[int] = []
    for number, one in enumerate(found):
        while around and pairs[around[-1]].end < one.start:
            around.pop()
        pairs.append(
            Pair(one.start, one.end, len(around) + 1, around[-1] if around else -1, one.block, one.last_block)
        )
        around.append(number)
    return pairs
