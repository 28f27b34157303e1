"""A row in the numbers that brackets are computed in.

Take in reading order the standing words and the ends of all stretches that the viewer sees. What lies
between two neighbouring ends, is covered by a stretch and holds no standing word counts as an empty
word; so two versions share a place exactly when their ranges of numbers overlap. (The standing words
alone would not do: if one version writes into a gap and another, written on it, takes out the word
before the gap too, the two share a place.) The row that a version makes is numbered in the same way for
those that are written on it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter
from typing import Final, NamedTuple, TypeAlias

from pourparlers.text import rows
from pourparlers.text.frames import Change, Version
from pourparlers.text.rows import Key, Order, Part, Row, Stretch, parts

__all__ = ["Spelled", "row_versions"]

Spelled: TypeAlias = "Mapping[Key, str]"

_order = attrgetter("order")


def row_versions(
    row: Row, names: Mapping[str, str] | None = None, spelled: Spelled | None = None
) -> tuple[tuple[str, ...], tuple[Version, ...]]:
    """A row in numbers: its standing words, empty words among them, and what each version asks for.

    Parts that a decision has settled are left out. An amendment counts on the version it is written on,
    unless a decision since has touched one of the two, or that version has been revised or is not seen: then
    on the row. `names` are the versions that are seen, and what each is called; all by their names, if None.
    `spelled` has the words that print otherwise than they read: footnote marks with their labels.
    """
    if names is None:
        names = {name: name for name in row.versions}
    seen = sorted(name for name in row.versions if name in names)
    shown = {name: [part for part in parts(row, name) if part.is_shown] for name in seen}
    bases = {name: on if (on := _basis_shown(row, name)) in shown else None for name in shown}
    stretches = {part.stretch for asked in shown.values() for part in asked}
    view = _numbered(row.standing, _ends_of(stretches), spelled or {})
    written = _written(row, shown, bases)
    texts = {
        on: _Asked(view, [_in_numbers(view, part, written[on]) for part in shown[on]])
        for on in bases.values()
        if on is not None
    }
    numbers = dict(zip(view.ends, view.numbers, strict=True))
    versions: list[Version] = []
    for name, on in bases.items():
        if on is not None:
            changes = texts[on].amended(row.versions[name], written[name])
            versions.append(Version(names[name], changes, names[on]))
            continue
        own = written.get(name, _NOWHERE)
        if own.ends:
            items = [_numbered(p.words, own.within(p.stretch), view.spelled).items for p in shown[name]]
        else:
            items = [tuple(_printed(part.words, view.spelled)) for part in shown[name]]
        changes = tuple(
            [
                Change(numbers[stretch.start], numbers[stretch.end], words)
                for (stretch, *_), words in zip(shown[name], items, strict=True)
            ]
        )
        versions.append(Version(names[name], changes, None))
    return view.items, tuple(versions)


def _written(
    row: Row, shown: Mapping[str, Sequence[Part]], bases: Mapping[str, str | None]
) -> dict[str, _Ends]:
    """For each version the stretches of all amendments that its words have to be numbered for.

    These are the amendments on it and on what it amends, and so on, and on whatever has a part in common with
    one of those, word for word: equal texts are numbered alike, so that amendments to all of them can meet.
    """
    amendments = {name: on for name, on in bases.items() if on is not None}
    if not amendments:
        return {}
    groups = {name: name for name in shown}

    def group(name: str) -> str:
        while (above := groups[name]) != name:
            groups[name] = groups[above]
            name = above
        return name

    alike: dict[tuple[Stretch, tuple[Key, ...]], str] = {}
    for name, asked in shown.items():
        for part in asked:
            groups[group(name)] = group(alike.setdefault((part.stretch, part.words), name))
    for name, on in amendments.items():
        groups[group(name)] = group(on)
    written: dict[str, set[Stretch]] = defaultdict(set)
    for name in amendments:
        written[group(name)].update(change.stretch for change in row.versions[name].changes)
    ends = {name: _ends_of(stretches) for name, stretches in written.items()}
    return {name: ends[whole] for name in shown if (whole := group(name)) in ends}


def _basis_shown(row: Row, name: str) -> str | None:
    """The version that an amendment can be shown in."""
    version = row.versions[name]
    if version.on is None:
        return None
    if row.versions.get(version.on) is not version.base:
        return None
    on = row.versions[version.on]
    speaks_of_all = version.count == on.count and version.inherited == on.stretches
    touched = (part.is_touched for each in (name, version.on) for part in parts(row, each))
    return version.on if speaks_of_all and not any(touched) else None


@dataclass(frozen=True, slots=True)
class _Numbering:
    """Keys in numbers: what they read, with empty words, and the number of each end of a stretch."""

    items: tuple[str, ...]
    ends: Sequence[Order]
    numbers: list[int]
    spelled: Spelled

    def number(self, end: Order) -> int:
        """The number of an end; before or after all of them the first or the last."""
        at = bisect_left(self.ends, end)
        return self.numbers[at] if at < len(self.numbers) else len(self.items)


class _Ends(NamedTuple):
    """The ends of some stretches in order, and whether a stretch covers what lies from each to the next."""

    ends: Sequence[Order]
    covers: Sequence[bool]

    def within(self, stretch: Stretch) -> _Ends:
        """The same for what lies of them within a stretch."""
        first, last = bisect_right(self.ends, stretch.start), bisect_left(self.ends, stretch.end)
        ends, covers = list(self.ends[first:last]), list(self.covers[first:last])
        if first and self.covers[first - 1]:
            ends.insert(0, stretch.start)
            covers.insert(0, True)
        if covers and covers[-1]:
            ends.append(stretch.end)
            covers.append(False)
        return _Ends(ends, covers)


_NOWHERE: Final = _Ends((), ())


def _ends_of(stretches: Iterable[Stretch]) -> _Ends:
    opened: dict[Order, int] = defaultdict(int)
    for start, end in stretches:
        opened[start] += 1
        opened[end] -= 1
    ends = sorted(opened)
    return _Ends(ends, [cover > 0 for cover in accumulate(opened[end] for end in ends)])


def _numbered(keys: Sequence[Key], seen: _Ends, spelled: Spelled) -> _Numbering:
    """Number keys so that between neighbouring ends, where a stretch covers them, something stands."""
    if not seen.ends:
        return _Numbering(tuple(_printed(keys, spelled)), (), [], spelled)
    words = _printed(keys, spelled)
    indices = [bisect_left(keys, end, key=_order) for end in seen.ends]
    items: list[str] = []
    numbers: list[int] = []
    at = 0
    for number, (index, is_covered) in enumerate(zip(indices, seen.covers, strict=True)):
        if at < index:
            items += words[at:index]
            at = index
        numbers.append(len(items))
        if is_covered and indices[number + 1] == index:
            items.append("")
    items += words[at:]
    return _Numbering(tuple(items), seen.ends, numbers, spelled)


def _printed(keys: Sequence[Key], spelled: Spelled) -> list[str]:
    return [spelled.get(key, key.word) for key in keys] if spelled else [key.word for key in keys]


class _AskedPart(NamedTuple):
    """A part of a version in numbers: its range in the row, its stretch and its own words."""

    start: int
    end: int
    stretch: Stretch
    words: _Numbering


def _in_numbers(view: _Numbering, part: Part, written: _Ends) -> _AskedPart:
    start, end = view.number(part.stretch.start), view.number(part.stretch.end)
    words = _numbered(part.words, written.within(part.stretch), view.spelled)
    return _AskedPart(start, end, part.stretch, words)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A version's parts in numbers, and so the row that it makes."""

    view: _Numbering
    parts: list[_AskedPart]

    def at(self, end: Order) -> int:
        """The number of an end of a stretch in the row that the version makes."""
        shift = 0
        for part in self.parts:
            if end < part.stretch.start:
                break
            if end <= part.stretch.end:
                return part.start + shift + part.words.number(end)
            shift += len(part.words.items) - (part.end - part.start)
        return self.view.number(end) + shift

    def amended(self, amendment: rows.Version, written: _Ends) -> tuple[Change, ...]:
        """The changes of an amendment, counted on the row that this version makes."""
        return tuple(
            Change(
                self.at(change.stretch.start),
                self.at(change.stretch.end),
                _numbered(change.keys, written.within(change.stretch), self.view.spelled).items,
            )
            for change in amendment.changes
        )
