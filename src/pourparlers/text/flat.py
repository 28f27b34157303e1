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

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from pourparlers.text.rows import Key, Order, Part, Row, Version, ask, ordered, parts, reads

__all__ = ["FlatSegment", "FlatWord", "Provenance", "flat", "flat_words", "provenance"]


class FlatSegment(NamedTuple):
    """Words that the same names have.

    Where it `stands`, everyone has it but those in `out`; else nobody but those in `by`. Names are sorted.
    """

    keys: tuple[Key, ...]
    stands: bool
    by: Sequence[str] = ()
    out: Sequence[str] = ()

    @property
    def words(self) -> tuple[str, ...]:
        return reads(self.keys)


class FlatWord(NamedTuple):
    """The same of one word. `key.run is row.draft` where it is word `key.number` of the draft."""

    key: Key
    stands: bool
    by: Sequence[str] = ()
    out: Sequence[str] = ()


class Provenance(NamedTuple):
    """Where a word comes from.

    `out_by_rule` are those who speak of its place in a text without it, though it was not before
    them when they wrote: they did not ask it out.
    """

    brought_by: tuple[int, ...]  # the decisions that made it stand
    written_by: tuple[str, ...]
    asked_out_by: tuple[str, ...]
    out_by_rule: tuple[str, ...]


class _Hunk(NamedTuple):
    """For these standing words, the first of which has the number `start`, these keys."""

    start: int
    standing: tuple[Key, ...]
    keys: tuple[Key, ...]


def flat(row: Row, names: Collection[str] | None = None) -> tuple[FlatSegment, ...]:
    """The segments of a row for some names, or for all who have a version, old words before new ones."""
    by: dict[Key, list[str]] = {}
    out: dict[Key, list[str]] = {}
    for name, hunks in _hunks(row, sorted(row.versions if names is None else names)):
        for _, standing, keys in hunks:
            _note(by, name, keys, standing)
            _note(out, name, standing, keys)
    stand = set(row.standing)
    words = (
        FlatSegment((key,), key in stand, by.get(key, ()), out.get(key, ()))
        for key in (ordered([*row.standing, *by]) if by else row.standing)
    )
    return tuple(
        FlatSegment(segment.keys, segment.stands, tuple(segment.by), tuple(segment.out))
        for segment in _united(_old_first(_united(words)))
    )


def flat_words(row: Row, names: Collection[str] | None = None) -> Iterator[FlatWord]:
    """The same word by word."""
    for keys, stands, by, out in flat(row, names):
        for key in keys:
            yield FlatWord(key, stands, by, out)


def _note(names: dict[Key, list[str]], name: str, keys: tuple[Key, ...], others: tuple[Key, ...]) -> None:
    shared = set(others)
    for key in keys:
        if key not in shared:
            names.setdefault(key, []).append(name)


def _united(segments: Iterable[FlatSegment]) -> Iterator[FlatSegment]:
    """Neighbours that the same names have are one."""
    for (stands, by, out), group in groupby(segments, key=itemgetter(1, 2, 3)):
        yield FlatSegment(tuple([key for segment in group for key in segment.keys]), stands, by, out)


def _old_first(segments: Iterable[FlatSegment]) -> Iterator[FlatSegment]:
    """New words wait while the old ones that they stand instead of go by.

    Two segments change places only where nobody has both. Whoever has a waiting segment is among
    `holders`, so that a whole block of them is passed at once.
    """
    waiting: list[FlatSegment] = []
    holders: set[str] = set()
    for segment in segments:
        if not segment.stands:
            waiting.append(segment)
            holders.update(segment.by)
            continue
        if waiting and not holders.issubset(segment.out):
            staying, waiting = _parted(waiting, set(segment.out))
            yield from staying
            holders = {name for kept in waiting for name in kept.by}
        yield segment
    yield from waiting


def _parted(waiting: list[FlatSegment], out: set[str]) -> tuple[list[FlatSegment], list[FlatSegment]]:
    """Those that have to stay before a word that `out` have not, and those that can be passed by it."""
    staying: list[FlatSegment] = []
    passed: list[FlatSegment] = []
    holders: set[str] = set()
    for segment in reversed(waiting):
        if out.issuperset(segment.by) and holders.isdisjoint(segment.by):
            passed.append(segment)
        else:
            staying.append(segment)
            holders.update(segment.by)
    return staying[::-1], passed[::-1]


# --- Equal hunks --------------------------------------------------------------------------------------


def _hunks(row: Row, names: Sequence[str]) -> Iterator[tuple[str, Sequence[_Hunk]]]:
    """What each name asks for otherwise than the standing text, equal hunks with equal keys.

    Where all wrote on the standing text of now and nobody besides, equal hunks have equal keys already.
    """
    versions = row.versions
    if all(_is_plain(row, versions[name]) for name in names):
        for name in names:
            basis = versions[name].basis
            yield name, [_Hunk(c.start, basis[c.start : c.end], c.keys) for c in versions[name].changes]
        return
    asked = {
        name: [hunk for part in parts(row, name) if part.is_otherwise for hunk in _part_hunks(part)]
        for name in names
    }
    smallest: dict[tuple[int, int, tuple[str, ...]], _Hunk] = {}
    for hunks in asked.values():
        for hunk in hunks:
            known = smallest.setdefault(_sense(hunk), hunk)
            if known.keys is not hunk.keys and _orders(hunk) < _orders(known):
                smallest[_sense(hunk)] = hunk
    for name, hunks in asked.items():
        equalled = [smallest[_sense(hunk)] for hunk in hunks]
        yield name, equalled if _in_order(equalled) else hunks


def _is_plain(row: Row, version: Version) -> bool:
    if version.count < len(row.decisions) or version.inherited:
        return False
    return not any(change.is_besides for change in version.changes)


def _part_hunks(part: Part) -> Iterator[_Hunk]:
    """The hunks of a part: what lies between the words that both texts have."""
    numbers = {key: number for number, key in enumerate(part.standing)}
    kept = [(n, numbers[key]) for n, key in enumerate(part.words) if key in numbers]
    mine = theirs = 0
    for n, number in [*kept, (len(part.words), len(part.standing))]:
        if n > mine or number > theirs:
            yield _Hunk(part.start + theirs, part.standing[theirs:number], part.words[mine:n])
        mine, theirs = n + 1, number + 1


def _sense(hunk: _Hunk) -> tuple[int, int, tuple[str, ...]]:
    return hunk.start, len(hunk.standing), reads(hunk.keys)


def _orders(hunk: _Hunk) -> list[Order]:
    return [key.order for key in hunk.keys]


def _in_order(hunks: Sequence[_Hunk]) -> bool:
    """Whether hunks that touch still stand one after the other with the keys they were given."""
    keys = [key for hunk in hunks for key in hunk.keys]
    return all(one.order < two.order for one, two in pairwise(keys))


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
