"""The linear form of a row: every word that stands in somebody's text, once, with who has it and who has not.

The idea. All words have an order, also those that never stand in one text together; so all of them,
sorted, are one line of words, and each name's text is the line without the words that it has not.
Nothing can fall out of this form and nothing can be wrong in it: for every name the segments that
stand and are not `out` for it, with those it is among the `by` of, read exactly what it asks for, and
those that stand read the standing text.

Two finishing touches change the line and nobody's text:

1. Equal hunks (the same words instead of the same standing words) that were written at different
   times, or on each other, have different keys; they are set equal first, with the smaller keys.
2. A word that is written instead of another one stands before it. Readers expect the old words first,
   so new words are moved behind the old ones, one past another as long as nobody has both.

Linear in the words of the row and the changes of its versions. Left to others: nesting (`brackets`),
and whose name a reader may see.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from pourparlers.text.rows import Change, Key, Order, Part, Row, Version, ask, ordered, parts, reads

__all__ = ["FlatSegment", "FlatWord", "Provenance", "changes_asked", "flat", "flat_words", "provenance"]


class FlatSegment(NamedTuple):
    """Words that the same names have.

    Where it `stands`, everyone has it but those in `out`; else nobody but those in `by`. Names are sorted.
    """

    words: tuple[str, ...]
    stands: bool
    by: tuple[str, ...] = ()
    out: tuple[str, ...] = ()


class FlatWord(NamedTuple):
    """The same of one word. `key.run is row.draft` where it is word `key.number` of the draft."""

    key: Key
    stands: bool
    by: tuple[str, ...] = ()
    out: tuple[str, ...] = ()


class Provenance(NamedTuple):
    """Where a word comes from.

    `out_by_rule` are those who speak of its place in a text without it, though it was not before
    them when they wrote: they did not ask it out.
    """

    brought_by: tuple[int, ...]  # the decisions that made it stand
    written_by: tuple[str, ...]
    asked_out_by: tuple[str, ...]
    out_by_rule: tuple[str, ...]


_Names: TypeAlias = defaultdict[Key, list[str]]

_Group: TypeAlias = tuple[list[Key], bool, Sequence[str]]
"""A segment in the making, a plain tuple for speed (benchmarks/rolling.py): its keys, whether they stand,
and who is out of what stands, or has what does not."""


def flat(row: Row, names: Collection[str] | None = None) -> tuple[FlatSegment, ...]:
    """The segments of a row for some names, or for all who have a version, old words before new ones."""
    return tuple(
        [
            FlatSegment(reads(keys), True, (), tuple(held))
            if stands
            else FlatSegment(reads(keys), False, tuple(held), ())
            for keys, stands, held in _line(row, names)
        ]
    )


def flat_words(row: Row, names: Collection[str] | None = None) -> Iterator[FlatWord]:
    """The same word by word."""
    for keys, stands, held in _line(row, names):
        by, out = ((), tuple(held)) if stands else (tuple(held), ())
        for key in keys:
            yield FlatWord(key, stands, by, out)


def _line(row: Row, names: Collection[str] | None) -> list[_Group]:
    by: _Names = defaultdict(list)
    out: _Names = defaultdict(list)
    for name, hunks in _hunks(row, sorted(row.versions if names is None else names)):
        for start, end, keys, _ in hunks:
            standing = row.standing[start:end]
            if keys != standing:  # not a keep; and else no word is in both
                for key in keys:
                    by[key].append(name)
                for key in standing:
                    out[key].append(name)
    everything = ordered([*row.standing, *by]) if by else row.standing
    groups = _grouped(everything, by, out)
    return _united(_old_first(groups)) if by and out else groups


def _grouped(keys: Iterable[Key], by: _Names, out: _Names) -> list[_Group]:
    """Neighbouring words that the same names have, together."""
    groups: list[_Group] = []
    together: list[Key] = []
    last: Sequence[str] | None = None
    stood = True
    for key in keys:
        stands = key not in by
        names = out.get(key, ()) if stands else by[key]
        if stands is stood and names == last:
            together.append(key)
        else:
            together, stood, last = [key], stands, names
            groups.append((together, stands, names))
    return groups


def _united(groups: Iterable[_Group]) -> list[_Group]:
    """The same of groups that have changed places."""
    united: list[_Group] = []
    for group in groups:
        if united and united[-1][1] is group[1] and united[-1][2] == group[2]:
            united[-1][0].extend(group[0])
        else:
            united.append(group)
    return united


def _old_first(groups: Iterable[_Group]) -> Iterator[_Group]:
    """New words wait while the old ones that they stand instead of go by.

    Two groups change places only where nobody has both. Whoever has one that waits is among `holders`,
    so that a whole block of them is passed at once.
    """
    waiting: list[_Group] = []
    holders: set[str] = set()
    for group in groups:
        _, stands, names = group
        if not stands:
            waiting.append(group)
            holders.update(names)
            continue
        if waiting and not holders.issubset(names):
            staying, waiting = _parted(waiting, names)
            yield from staying
            holders = {name for _, _, kept in waiting for name in kept}
        yield group
    yield from waiting


def _parted(waiting: list[_Group], out: Sequence[str]) -> tuple[list[_Group], list[_Group]]:
    """Those that have to stay before a word that `out` have not, and those that can be passed by it."""
    if not out:
        return waiting, []
    staying: list[_Group] = []
    passed: list[_Group] = []
    holders: set[str] = set()
    missing = set(out)
    for group in reversed(waiting):
        if missing.issuperset(group[2]) and holders.isdisjoint(group[2]):
            passed.append(group)
        else:
            staying.append(group)
            holders.update(group[2])
    return staying[::-1], passed[::-1]


# --- Equal hunks --------------------------------------------------------------------------------------


_Sense: TypeAlias = tuple[int, int, tuple[str, ...]]
"""What makes hunks equal: the range of standing words, and the words to read instead."""


def _hunks(row: Row, names: Sequence[str]) -> list[tuple[str, Sequence[Change]]]:
    """What each name asks for instead of ranges of the standing text, equal hunks with equal keys.

    Where all wrote on the standing text of now and nobody besides, equal hunks have equal keys already.
    """
    found = [(name, changes_asked(row, name)) for name in names]
    if all(_is_plain(row, row.versions[name]) for name in names):
        return found
    smallest: dict[_Sense, Change] = {}
    is_equal = True
    for _, hunks in found:
        for hunk in hunks:
            sense = _sense(hunk)
            known = smallest.setdefault(sense, hunk)
            if known.keys != hunk.keys:
                is_equal = False
                if _orders(hunk) < _orders(known):
                    smallest[sense] = hunk
    return found if is_equal else [(name, _equalled(hunks, smallest)) for name, hunks in found]


def _equalled(hunks: Sequence[Change], smallest: dict[_Sense, Change]) -> Sequence[Change]:
    """The hunks with the smallest keys, or as they are where those would stand in another order."""
    equalled = [smallest[_sense(hunk)] for hunk in hunks]
    keys = [key for hunk in equalled for key in hunk.keys]
    return equalled if all(one.order < two.order for one, two in pairwise(keys)) else hunks


def _is_plain(row: Row, version: Version) -> bool:
    return _is_on_standing(row, version) and not any(change.is_besides for change in version.changes)


def _is_on_standing(row: Row, version: Version) -> bool:
    return version.count == len(row.decisions) and not version.inherited


def changes_asked(row: Row, name: str) -> Sequence[Change]:
    """What a version asks for now instead of ranges of the standing words, in order; keeps among them."""
    version = row.versions[name]
    if _is_on_standing(row, version):
        return version.changes
    return [hunk for part in parts(row, name) if part.is_otherwise for hunk in _part_hunks(part)]


def _part_hunks(part: Part) -> Iterator[Change]:
    """The hunks of a part: what lies between the words that both texts have, unless it reads the same."""
    stretch, words, standing, start, _ = part
    numbers = {key: number for number, key in enumerate(standing)}
    kept = [(n, numbers[key]) for n, key in enumerate(words) if key in numbers]
    mine = theirs = 0
    for n, number in [*kept, (len(words), len(standing))]:
        if reads(words[mine:n]) != reads(standing[theirs:number]):
            yield Change(start + theirs, start + number, words[mine:n], stretch)
        mine, theirs = n + 1, number + 1


def _sense(hunk: Change) -> _Sense:
    return hunk.start, hunk.end, reads(hunk.keys)


def _orders(hunk: Change) -> list[Order]:
    return [key.order for key in hunk.keys]


# --- Where a word comes from --------------------------------------------------------------------------


def provenance(row: Row, key: Key) -> Provenance:
    """Which decisions brought a word, who wrote it, who asked it out and who has it out only by rule."""
    texts = [*(decision.before for decision in row.decisions), row.standing]
    brought = tuple(j for j, (one, two) in enumerate(pairwise(texts)) if key not in one and key in two)
    wrote: list[str] = []
    asked: list[str] = []
    ruled: list[str] = []
    for name in sorted(row.versions):
        chain = tuple(_chain(row.versions[name]))
        if key in ask(row, name):
            if any(key in change.keys and key not in v.basis for v in chain for change in v.changes):
                wrote.append(name)
        elif any(key in v.basis for v in chain):
            asked.append(name)
        elif any(p.stretch.start < key.order < p.stretch.end for p in parts(row, name)):
            ruled.append(name)
    return Provenance(brought, tuple(wrote), tuple(asked), tuple(ruled))


def _chain(version: Version | None) -> Iterator[Version]:
    """A version, what it is written on, what that is written on."""
    while version is not None:
        yield version
        version = version.base
