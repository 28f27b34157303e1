"""One row of words and everyone's versions of it: a word is where it was written, and with what.

The idea. Words have an identity, the key of the place they were written into (`places`), so the standing
text, a version and what a version asks for now are all rows of keys. What a change or a decision speaks
of is a *stretch*, from one place to another. Two different changes, neither written on the other, are
alternatives exactly when they share a place.

The rules, in the order in which the code keeps them:

1. A hunk that takes out words speaks of the stretch from the first to the last of them, and its new
   words are written into the place of the first; they stand before it.
2. An insertion is written into the gap just before the next word, unless the word before it stands
   in that gap or beyond; then into the gap just after that word.
3. An insertion marked *besides* takes a slot of its own at the side of the gap and so shares a place
   with nobody but those who speak of the words around it.
4. A hunk that writes what stands there anyway (also nothing where nothing stands) is a *keep*: it
   changes no word but speaks of its stretch.
5. A version is kept as written for ever: its basis, its changes, the stretches it speaks of, and its
   *count*, the number of decisions before its basis. An amendment takes over the count and the
   stretches of the version it is written on.
6. What a version asks for now is always computed anew: its stretches are joined with those of the
   decisions since its count; over every joined stretch (a *part*) its own words stand, unless both
   read the same; elsewhere the standing words.

Left to others: how two texts become hunks (`diff`), taking decisions and taking them back
(`decisions`), the linear form (`flat`), the bracketed form (`brackets`), many rows (`tree`). Names are
opaque: a party, a proposal. A paragraph mark is a word like any other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from pourparlers.text.places import (
    BESIDE,
    END,
    START,
    Key,
    Order,
    Run,
    Stretch,
    bounds_of,
    join,
    met_by,
    ordered,
    reads,
    shares_a_place,
    spliced,
    within,
)

__all__ = [
    "Change",
    "Clash",
    "Decision",
    "HunkError",
    "HunkTriple",
    "Key",
    "Order",
    "Part",
    "Row",
    "Run",
    "Status",
    "Stretch",
    "Tabling",
    "TakenNameError",
    "UnknownNameError",
    "Version",
    "ask",
    "basis_of",
    "is_dated",
    "join",
    "new_row",
    "ordered",
    "parts",
    "reads",
    "revise",
    "rewritten",
    "shares_a_place",
    "status",
    "table",
    "take_over",
    "text_of",
    "together",
    "withdraw",
    "within",
    "written",
]

HunkTriple: TypeAlias = "tuple[int, int, tuple[str, ...]] | tuple[int, int, tuple[str, ...], bool]"
"""Start and end on the words of the basis, and the words to read instead. `diff.Hunk` is one; what it
says beyond the three is not looked at."""


class HunkError(ValueError):
    """Hunks that are not in order within their basis, or a replacement marked besides."""

    def __init__(self, hunk: HunkTriple, length: int) -> None:
        super().__init__(f"{hunk!r} does not fit its neighbours, its mark or a basis of {length} words")


class TakenNameError(ValueError):
    """A second version tabled under a name that has one: revise it instead."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name!r} has a version already; revise it, or withdraw it first")


class UnknownNameError(LookupError):
    """No version under this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no version named {name!r}")


class Change(NamedTuple):
    """A hunk once written: for the words [start, end) of the basis, these keys."""

    start: int
    end: int
    keys: tuple[Key, ...]
    stretch: Stretch

    @property
    def is_besides(self) -> bool:
        return self.stretch.start[-1] == BESIDE


@dataclass(frozen=True, slots=True)
class Version:
    """A version as written, kept for ever.

    `basis` are the keys it was written on, in reading order; `inherited` the stretches taken over
    from the version it amends, `on` that version's name and `base` the version itself.
    """

    count: int
    basis: tuple[Key, ...]
    changes: tuple[Change, ...]
    stretches: tuple[Stretch, ...]
    inherited: tuple[Stretch, ...] = ()
    on: str | None = None
    base: Version | None = None

    @property
    def keys(self) -> tuple[Key, ...]:
        """Its whole text as written, in reading order."""
        return tuple(spliced(self.basis, ((c.start, c.end, c.keys) for c in self.changes)))

    def within(self, stretch: Stretch) -> tuple[Key, ...]:
        """Its words in a stretch that holds each of its own changes whole or not at all."""
        first, last = bounds_of(self.basis, stretch)
        inside = (
            (c.start - first, c.end - first, c.keys)
            for c in self.changes
            if stretch.start <= c.stretch.start and c.stretch.end <= stretch.end
        )
        return tuple(spliced(self.basis[first:last], inside))


@dataclass(frozen=True, slots=True)
class Decision:
    """Decision number j is the j-th of its row, from 0: what it took, where, and what stood before.

    `reopens` is the number of the decision that this one takes back.
    """

    name: str
    stretches: tuple[Stretch, ...]
    before: tuple[Key, ...]
    reopens: int | None = None


@dataclass(frozen=True)
class Row:
    """The state of one row: a value. Every act gives a new one.

    `known` keeps the parts of versions that were asked for. They follow from the version, the standing text
    and the decisions; so a row in which only versions change takes over a copy.
    """

    draft: Run
    standing: tuple[Key, ...]
    decisions: tuple[Decision, ...] = ()
    versions: Mapping[str, Version] = field(default_factory=dict)
    known: dict[str, tuple[Version, tuple[Part, ...]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def with_versions(self, versions: Mapping[str, Version]) -> Row:
        """The row with these versions instead."""
        return replace(self, versions=versions, known=dict(self.known))

    @cached_property
    def _since(self) -> dict[int, tuple[Stretch, ...]]:
        """Joined decisions by count, for the many versions that have the same: benchmarks/rolling.py."""
        return {}

    def since(self, count: int) -> tuple[Stretch, ...]:
        """The joined stretches of the decisions since a count.

        A decision and its reopening, both since, count for nothing.
        """
        if count not in self._since:
            pairs = [(d.reopens, j) for j, d in enumerate(self.decisions) if d.reopens is not None]
            cancelled = {number for pair in pairs if min(pair) >= count for number in pair}
            numbers = [j for j in range(count, len(self.decisions)) if j not in cancelled]
            self._since[count] = join(s for j in numbers for s in self.decisions[j].stretches)
        return self._since[count]


class Part(NamedTuple):
    """A joined stretch that holds one of a version's own, with its words and the standing words there.

    `start` is the number of the first standing word at or after the part's start, so that the
    standing words are `row.standing[start : start + len(standing)]`.
    """

    stretch: Stretch
    words: tuple[Key, ...]
    standing: tuple[Key, ...]
    start: int
    is_touched: bool  # by a decision since

    @property
    def is_otherwise(self) -> bool:
        """Whether it reads otherwise than the standing text."""
        return self.words is not self.standing and reads(self.words) != reads(self.standing)

    @property
    def is_shown(self) -> bool:
        """A part that reads as the standing text is a keep, or, once a decision has touched it, settled."""
        return not self.is_touched or self.is_otherwise


class Clash(NamedTuple):
    """Two versions that share a place, so that there is no text with both."""

    one: str
    two: str


class Status(Enum):
    """How a version stands to the standing text. A reservation is fulfilled from the start."""

    OPEN = "open"
    FULFILLED = "fulfilled"
    OVERTAKEN = "overtaken"


class Tabling(NamedTuple):
    """What somebody tables.

    The hunks are in order, do not overlap, and count on `basis_of(row, on, reads_now)`: the standing
    text of now, or the version named by `on` as written, or as it reads now. `besides` has the
    numbers (from 0) of those hunks that are insertions marked besides.
    """

    name: str
    hunks: Sequence[HunkTriple]
    on: str | None = None
    reads_now: bool = False
    besides: Collection[int] = ()


# --- Writing ----------------------------------------------------------------------------------------


def new_row(words: Iterable[str]) -> Row:
    """A row whose draft is these words, the paragraph mark among them."""
    draft = Run(tuple(words))
    return Row(draft, draft.keys)


def table(row: Row, *tablings: Tabling) -> Row:
    """The row with these versions more, in turn.

    Many at once are tabled without a copy of the row for each. Raises TakenNameError,
    UnknownNameError, HunkError.
    """
    versions = dict(row.versions)
    growing = row.with_versions(versions)
    for tabling in tablings:
        if tabling.name in versions:
            raise TakenNameError(tabling.name)
        versions[tabling.name] = written(growing, tabling)
    return growing


def revise(
    row: Row,
    name: str,
    hunks: Sequence[HunkTriple],
    *,
    on_standing: bool = False,
    besides: Collection[int] = (),
) -> Row:
    """The row with a version replaced by a new one.

    The hunks count on the basis of the version that is replaced (`row.versions[name].basis`), or
    on the standing text of now; never on the replaced version. Amendments stay on the version that
    they were written on, see `is_dated`.
    """
    old = _get_version(row, name)
    if on_standing:
        new = written(row, Tabling(name, hunks, besides=besides))
    else:
        new = rewritten(row, old, hunks, besides)
    return row.with_versions({**row.versions, name: new})


def rewritten(row: Row, old: Version, hunks: Sequence[HunkTriple], besides: Collection[int] = ()) -> Version:
    """What `revise` puts into the row in the place of an old version: on the same basis."""
    changes = _changes(row.draft, old.basis, hunks, besides)
    stretches = join([*old.inherited, *(change.stretch for change in changes)])
    return replace(old, changes=changes, stretches=stretches)


def withdraw(row: Row, name: str) -> tuple[Row, tuple[str, ...]]:
    """The row as if the version and all that is written on it had never been tabled, and who falls with it.

    What was decided meanwhile stays decided.
    """
    _get_version(row, name)
    fallen = {name}
    amendments = [(n, v.on) for n, v in row.versions.items() if v.on is not None]
    grown = True
    while grown:
        more = {n for n, on in amendments if on in fallen and n not in fallen}
        grown = bool(more)
        fallen |= more
    kept = {n: v for n, v in row.versions.items() if n not in fallen}
    return row.with_versions(kept), tuple(sorted(fallen - {name}))


def take_over(row: Row, name: str, new_name: str) -> Row:
    """The row with a version under another name too, where it does not fall with what it amended."""
    if new_name in row.versions:
        raise TakenNameError(new_name)
    version = replace(_get_version(row, name), on=None, base=None)
    return row.with_versions({**row.versions, new_name: version})


def basis_of(row: Row, on: str | None = None, *, reads_now: bool = False) -> tuple[Key, ...]:
    """The keys that a new version would be written on: those on whose words its hunks must count."""
    if on is None:
        return row.standing
    return ask(row, on) if reads_now else _get_version(row, on).keys


def written(row: Row, tabling: Tabling) -> Version:
    """What `table` puts into the row: the version by itself."""
    basis = basis_of(row, tabling.on, reads_now=tabling.reads_now)
    changes = _changes(row.draft, basis, tabling.hunks, tabling.besides)
    own = [change.stretch for change in changes]
    if tabling.on is None:
        return Version(len(row.decisions), basis, changes, tuple(own))
    base = _get_version(row, tabling.on)
    count, inherited = base.count, base.stretches
    if tabling.reads_now:
        asked = parts(row, tabling.on)
        count, inherited = len(row.decisions), tuple(part.stretch for part in asked if part.is_otherwise)
    return Version(count, basis, changes, join([*inherited, *own]), inherited, tabling.on, base)


def _changes(
    draft: Run, basis: tuple[Key, ...], hunks: Sequence[HunkTriple], besides: Collection[int]
) -> tuple[Change, ...]:
    _check(basis, hunks, besides)
    return tuple(
        _change(draft, basis, hunk, is_besides=number in besides) for number, hunk in enumerate(hunks)
    )


def _check(basis: tuple[Key, ...], hunks: Sequence[HunkTriple], besides: Collection[int]) -> None:
    for number, hunk in enumerate(hunks):
        is_besides_wrongly = number in besides and (hunk[0] != hunk[1] or not hunk[2])
        if not 0 <= hunk[0] <= hunk[1] <= len(basis) or is_besides_wrongly:
            raise HunkError(hunk, len(basis))
    for one, two in pairwise(hunks):
        if one[1] > two[0] or one[0] == one[1] == two[0] == two[1]:
            raise HunkError(two, len(basis))


def _change(draft: Run, basis: tuple[Key, ...], hunk: HunkTriple, *, is_besides: bool) -> Change:
    start, end, words = hunk[0], hunk[1], tuple(hunk[2])
    out = basis[start:end]
    if out:
        (run, place), (last, last_place) = out[0].place, out[-1].place
    else:
        run, place = last, last_place = _gap(draft, basis, start)
    if is_besides:
        side = run.write(place + 0.5, words)
        return Change(start, end, side.keys, Stretch((*side.path, BESIDE), (*side.path, 2 * len(words) + 1)))
    stretch = Stretch((*run.path, place, START), (*last.path, last_place, END))
    if words == reads(out):
        return Change(start, end, out, stretch)
    return Change(start, end, run.write(place, words).keys if words else (), stretch)


def _gap(draft: Run, basis: tuple[Key, ...], at: int) -> tuple[Run, int]:
    run, place = draft, 2 * len(draft.words)
    if at < len(basis):
        run, place = basis[at].run, 2 * basis[at].number
    if at and basis[at - 1].order > (*run.path, place, START):
        run, place = basis[at - 1].run, 2 * basis[at - 1].number + 2
    return run, place


# --- Reading ----------------------------------------------------------------------------------------


def text_of(row: Row, name: str) -> tuple[Key, ...]:
    """A version's text as written."""
    return _get_version(row, name).keys


def parts(row: Row, name: str) -> tuple[Part, ...]:
    """The parts of a version, in order: its stretches joined with those of the decisions since its count."""
    version = _get_version(row, name)
    known = row.known.get(name)
    if known is None or known[0] is not version:
        known = row.known[name] = version, _parts(row, version)
    return known[1]


def _parts(row: Row, version: Version) -> tuple[Part, ...]:
    if version.count == len(row.decisions) and not version.inherited:  # its basis is the standing text
        return tuple(
            Part(c.stretch, c.keys, row.standing[c.start : c.end], c.start, False) for c in version.changes
        )
    decided = row.since(version.count)
    met = {stretch for own in version.stretches for stretch in met_by(own, decided)}
    joined = join([*version.stretches, *met]) if met else version.stretches
    return tuple(_part(row, version, stretch, decided) for stretch in joined)


def _part(row: Row, version: Version, stretch: Stretch, decided: tuple[Stretch, ...]) -> Part:
    first, last = bounds_of(row.standing, stretch)
    is_touched = shares_a_place(stretch, decided)
    return Part(stretch, version.within(stretch), row.standing[first:last], first, is_touched)


def ask(row: Row, name: str) -> tuple[Key, ...]:
    """What a version asks for now: the standing text, its own words over each part that reads otherwise."""
    asked = (p for p in parts(row, name) if p.is_otherwise)
    return tuple(spliced(row.standing, ((p.start, p.start + len(p.standing), p.words) for p in asked)))


def together(row: Row, names: Iterable[str]) -> tuple[Key, ...] | Clash:
    """The one text that several versions ask for, a party's own say, or two of them that share a place.

    A version that another of them is written on is in that one's text and left out.
    """
    versions = {name: _get_version(row, name) for name in sorted(names)}
    amended = {id(version.base) for version in versions.values()}
    asked = {
        (part.stretch, part.start, part.start + len(part.standing), part.words): name
        for name, version in versions.items()
        if id(version) not in amended
        for part in parts(row, name)
        if part.is_otherwise
    }
    in_order = sorted(asked, key=itemgetter(0))
    for one, two in pairwise(in_order):
        if two[0].start < one[0].end:
            return Clash(*sorted((asked[one], asked[two])))
    return tuple(spliced(row.standing, (change[1:] for change in in_order)))


def status(row: Row, name: str) -> Status:
    """Fulfilled: it reads as the standing text. Overtaken: wherever it asks, decisions changed the text."""
    asked = [p for p in parts(row, name) if p.is_otherwise]
    if not asked:
        return Status.FULFILLED
    basis = _get_version(row, name).basis
    if all(p.is_touched and reads(within(basis, p.stretch)) != reads(p.standing) for p in asked):
        return Status.OVERTAKEN
    return Status.OPEN


def is_dated(row: Row, name: str) -> bool:
    """Whether an amendment was written on an earlier version of what it amends."""
    version = _get_version(row, name)
    return version.on is not None and row.versions.get(version.on) is not version.base


def _get_version(row: Row, name: str) -> Version:
    try:
        return row.versions[name]
    except KeyError:
        raise UnknownNameError(name) from None
