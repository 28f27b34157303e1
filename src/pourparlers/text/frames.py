"""A row and everyone's text over it, in plain numbers: what brackets are computed from.

The idea. Items of a row, its words and empty words, are numbered; a version is changes to ranges of
numbers. A version written on another one counts on the row that the other one makes, so texts are
composed: what comes of two versions in turn is again changes to the row, and those of the two that
overlap are one. A frame can be restricted to a part of its row; only a deletion or a keep is ever cut
by that, and a text that is cut stands alone from then on, no longer on its basis.

What crosses what is left to `spans`, the options to `brackets`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from pourparlers.text.spans import Span

__all__ = [
    "Change",
    "ChangesError",
    "Frame",
    "Text",
    "Version",
    "after",
    "clipped",
    "components",
    "compose",
    "is_cut",
    "met",
    "new_frame",
    "own_changes",
    "plain",
    "reading",
    "restricted",
    "uncovered",
]


class Change(NamedTuple):
    """For the items [start, end) of a row, read `words`; "" is an empty word. Never an empty range."""

    start: int
    end: int
    words: tuple[str, ...]


class Version(NamedTuple):
    """Who changes what, in order, without overlaps.

    The changes count on the row or, where `basis` names another of the versions, on that one's: the row
    with its changes carried out, their empty words counted too.
    """

    name: str
    changes: tuple[Change, ...]
    basis: str | None = None


class ChangesError(ValueError):
    """A version that cannot be read: its changes do not fit its basis, or its basis is not there."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"the version of {name!r}: {what}")
        self.name = name


@dataclass(frozen=True, slots=True)
class Text:
    """One version over a frame: `own` counts on its basis in the frame, `changes` on the frame's row."""

    basis: str | None
    own: tuple[Change, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A row and everyone's text over it; `depth` counts the options around it."""

    row: tuple[str, ...]
    texts: Mapping[str, Text]
    depth: int = 0

    def is_cuttable(self, change: Change) -> bool:
        """A deletion or a keep."""
        words = plain(change.words)
        return not words or words == plain(self.row[change.start : change.end])


def plain(row: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, row))


def new_frame(row: tuple[str, ...], versions: Iterable[Version]) -> Frame:
    entries: dict[str, tuple[str | None, tuple[Change, ...]]] = {}
    for version in versions:
        if version.name in entries:
            raise ChangesError(version.name, "the name has two")
        entries[version.name] = version.basis, version.changes
    frame = compose(row, entries, 0)
    for name, text in frame.texts.items():
        below = frame.texts[text.basis].changes if text.basis is not None else ()
        length = len(row) + sum(len(c.words) - (c.end - c.start) for c in below)
        _check(name, text.own, length)
    return frame


def _check(name: str, changes: tuple[Change, ...], length: int) -> None:
    ends = [0]
    for change in changes:
        if not ends[-1] <= change.start < change.end <= length:
            raise ChangesError(name, f"{change!r} is empty, overlaps another or exceeds {length} items")
        ends.append(change.end)


def compose(
    row: tuple[str, ...], entries: Mapping[str, tuple[str | None, tuple[Change, ...]]], depth: int
) -> Frame:
    texts: dict[str, Text] = {}
    for name in sorted(entries):
        chain = [name]
        while (below := entries[chain[-1]][0]) is not None and below not in texts:
            if below not in entries or below in chain:
                raise ChangesError(chain[-1], f"its basis {below!r} is not there, or is written on it")
            chain.append(below)
        while chain:
            each = chain.pop()
            if each not in texts:
                basis, own = entries[each]
                changes = own if basis is None else _composed(texts[basis].changes, own)
                texts[each] = Text(basis, own, changes)
    return Frame(row, texts, depth)


def _composed(under: tuple[Change, ...], over: tuple[Change, ...]) -> tuple[Change, ...]:
    """The changes to a row that two in turn come to: `over` counts on the row that `under` makes.

    Those that overlap become one; those that only touch stay apart.
    """
    spans = [(*span, 0, change) for span, change in zip(after(under), under, strict=True)]
    spans.extend((c.start, c.end, 1, c) for c in over)
    spans.sort()
    groups: list[list[tuple[int, int, int, Change]]] = []
    reach = 0
    for span in spans:
        if groups and span[0] < reach:
            groups[-1].append(span)
        else:
            groups.append([span])
        reach = max(reach, span[1])
    shift = 0
    composed: list[Change] = []
    for group in groups:
        first, last = group[0], max(group, key=lambda span: span[1])
        start = first[0] - shift
        shift += sum(len(c.words) - (c.end - c.start) for _, _, is_over, c in group if not is_over)
        composed.append(Change(start, last[1] - shift, _overwritten(group)))
    return tuple(composed)


def after(changes: Iterable[Change]) -> Iterator[Span]:
    """Where the new words of each change stand in the row that the changes make."""
    shift = 0
    for change in changes:
        start = change.start + shift
        yield start, start + len(change.words)
        shift += len(change.words) - (change.end - change.start)


def _overwritten(group: list[tuple[int, int, int, Change]]) -> tuple[str, ...]:
    """What a group of overlapping changes reads: the upper ones', and what they leave of the lower ones'."""
    overs = [(start, end, change.words) for start, end, is_over, change in group if is_over]
    words: list[tuple[int, tuple[str, ...]]] = [(start, new) for start, _, new in overs]
    for start, end, is_over, change in group:
        if not is_over:
            words.extend((at, (change.words[at - start],)) for at in uncovered(start, end, overs))
    return tuple(word for _, run in sorted(words, key=lambda pair: pair[0]) for word in run)


def uncovered(start: int, end: int, spans: Iterable[tuple[int, int, object]]) -> Iterator[int]:
    at = start
    for low, high, _ in spans:
        if high > at and low < end:
            yield from range(at, max(at, low))
            at = high
    yield from range(at, end)


def _at(changes: Iterable[Change], point: int) -> int:
    """A point of a row in the row that the changes make."""
    shift = 0
    for change in changes:
        if change.end > point:
            break
        shift += len(change.words) - (change.end - change.start)
    return point + shift


def met(changes: tuple[Change, ...], low: int, high: int) -> tuple[Change, ...]:
    """The changes of one text, which are in order, that share an item with [low, high)."""
    if len(changes) == 1:  # most: benchmarks/negotiation.py
        return changes if low < changes[0].end and changes[0].start < high else ()
    first = bisect_right(changes, low, key=itemgetter(1))
    return changes[first : bisect_left(changes, high, lo=first, key=itemgetter(0))]


def _moved(changes: tuple[Change, ...], low: int, high: int) -> tuple[Change, ...]:
    """The changes within [low, high), counted from `low`."""
    return tuple(
        Change(c.start - low, c.end - low, c.words)
        for c in met(changes, low, high)
        if low <= c.start and c.end <= high
    )


def clipped(frame: Frame, name: str, start: int, end: int) -> Iterator[Change]:
    """A text's changes over [start, end). Only deletions and keeps are ever cut, and stay what they are."""
    for change in met(frame.texts[name].changes, start, end):
        low, high = max(start, change.start), min(end, change.end)
        if (low, high) == change[:2]:
            yield change
        else:
            yield Change(low, high, frame.row[low:high] if plain(change.words) else ())


def is_cut(text: Text, start: int, end: int) -> bool:
    changes = met(text.changes, start, end)
    return bool(changes) and (changes[0].start < start or changes[-1].end > end)


def reading(frame: Frame, name: str, start: int, end: int) -> tuple[str, ...]:
    """A text over [start, end), with its empty words."""
    words: list[str] = []
    at = start
    for change in clipped(frame, name, start, end):
        words.extend(frame.row[at : change.start])
        words.extend(change.words)
        at = change.end
    words.extend(frame.row[at:end])
    return tuple(words)


def restricted(frame: Frame, start: int, end: int, names: Iterable[str]) -> Frame:
    """A part of the frame, with some of its texts. A text that is cut, or whose basis is, stands alone."""
    names = set(names)
    whole = {name for name in names if not is_cut(frame.texts[name], start, end)}
    entries: dict[str, tuple[str | None, tuple[Change, ...]]] = {}
    for name in names:
        text = frame.texts[name]
        if text.basis in whole and name in whole:
            entries[name] = text.basis, own_changes(frame, text, start, end)
        else:
            entries[name] = None, _moved(tuple(clipped(frame, name, start, end)), start, end)
    return compose(frame.row[start:end], entries, frame.depth)


def own_changes(frame: Frame, text: Text, start: int, end: int) -> tuple[Change, ...]:
    below = frame.texts[text.basis].changes if text.basis is not None else ()
    return _moved(text.own, _at(below, start), _at(below, end))


def components(frame: Frame) -> Iterator[tuple[int, int, set[str]]]:
    """The components of changes that share a place, in order, with the names in each."""
    spans = sorted((c.start, c.end, name) for name, text in frame.texts.items() for c in text.changes)
    names: set[str] = set()
    first = reach = 0
    for start, end, name in spans:
        if names and start >= reach:
            yield first, reach, names
            names = set()
        if not names:
            first = start
        reach = max(reach, end) if names else end
        names.add(name)
    if names:
        yield first, reach, names
