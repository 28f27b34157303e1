"""Versions of a whole draft, written into its tree: hunks row by row, and the places of provisions.

The idea: somebody says how the children of a parent stand in the new text, and what each row reads; from
this and the basis follows which provisions are new or have another slot. The rules, in order:

1. Of the children, the longest series that has its order in the basis, or had it in the standing tree,
   stays or goes back. The others are *placed*, and so are those that come from elsewhere and the new ones.
2. What may stay where it is in the basis does not go back.
3. What stands together between two that stay is one run. It goes into the gap just before the next that
   stays, unless the one before stands in that gap or beyond it; then into the gap just after that one.
4. What the basis had lifted or untangled, and would not stay there once the version has moved other things,
   is placed where it reads.

So a version's text is exactly what was written, and where a provision stands is a function of the two
texts. That words stay in their row is kept by construction: a moved provision keeps its name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import count, groupby
from typing import NamedTuple, TypeAlias, TypeVar, cast

from pourparlers.text import rows
from pourparlers.text.rows import HunkTriple, TakenNameError, UnknownNameError
from pourparlers.text.tree import (
    ROOT,
    Path,
    Proposed,
    Provision,
    Slot,
    Tree,
    View,
    Written,
    find_circle,
    own_slots,
    row_count,
    slots_at,
    sort_key,
    untangled,
    view,
    words_at,
    words_then,
    written_view,
)

__all__ = [
    "OrderError",
    "TreeTabling",
    "basis_view",
    "is_dated",
    "old_basis_view",
    "revise",
    "table",
    "withdraw",
]


_Hunks: TypeAlias = Mapping[Provision, Sequence[HunkTriple]]
_Orders: TypeAlias = Mapping[Provision, Sequence[Provision | Written]]


_NO_SLOTS: Mapping[Provision, Slot] = {}

_Name = TypeVar("_Name")
_Value = TypeVar("_Value")


class OrderError(ValueError):
    """An order of children that names a provision twice, leaves one out or names one that is not there."""

    def __init__(self, parent: Provision, provision: Provision) -> None:
        super().__init__(
            f"{provision!r} does not stand once, and in the basis, in the order below {parent!r}"
        )


@dataclass(frozen=True, slots=True)
class TreeTabling:
    """What somebody tables.

    `hunks` count on the words of the basis, row by row. `orders` has, for each parent whose children are
    not as in the basis, all of them in their new order; a child named under another parent than before
    has moved. With `on`, the basis is that version as written, or as it reads now; else the standing text.
    `besides` has, row by row, the numbers (from 0) of those hunks that are insertions marked besides.
    """

    name: str
    hunks: Mapping[Provision, Sequence[HunkTriple]] = field(default_factory=dict)
    orders: Mapping[Provision, Sequence[Provision | Written]] = field(default_factory=dict)
    on: str | None = None
    reads_now: bool = False
    besides: Mapping[Provision, Collection[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Basis:
    """What a version is written on: how it reads, and what it takes over."""

    seen: View
    standing: Mapping[Provision, Slot]
    count: int
    inherited: Mapping[Provision, Slot] = field(default_factory=dict)


def basis_view(tree: Tree, on: str | None = None, *, reads_now: bool = False) -> View:
    """The tree that a new version would be written on: hunks and orders count on it."""
    return view(tree, on) if on is None or reads_now else written_view(tree, on)


def old_basis_view(tree: Tree, name: str) -> View:
    """The tree that a version was written on, and that its revision is written on again."""
    _get_version(tree, name)
    return _old_basis(tree, name).seen


def table(tree: Tree, *tablings: TreeTabling, is_given: bool = False) -> Tree:
    """The tree with these versions more, in turn.

    Many at once are tabled without a copy of the tree for each; and without any copy if the tree `is_given`
    away: made by one of these functions, and read by nobody from now on. Raises TakenNameError,
    UnknownNameError, HunkError, OrderError.
    """
    growing = _Growing(tree, is_given=is_given)
    for tabling in tablings:
        growing.table(tabling)
    return growing.grown()


def revise(
    tree: Tree,
    name: str,
    hunks: Mapping[Provision, Sequence[HunkTriple]],
    orders: Mapping[Provision, Sequence[Provision | Written]],
    *,
    on_standing: bool = False,
    besides: Mapping[Provision, Collection[int]] | None = None,
) -> Tree:
    """The tree with a version replaced by a new one, on the old one's basis or on the standing text of now.

    Amendments stay on the version that they were written on.
    """
    _get_version(tree, name)
    growing = _Growing(tree)
    touched = tree.spoken[name]
    if on_standing:
        growing.remove(name)
        growing.table(TreeTabling(name, hunks, orders, besides=besides or {}))
    else:
        growing.rewrite(TreeTabling(name, hunks, orders, besides=besides or {}))
    growing.prune(touched)
    return growing.grown()


def withdraw(tree: Tree, name: str) -> tuple[Tree, tuple[str, ...]]:
    """The tree as if the version and all that is written on it had never been tabled, and who falls with it.

    What was decided meanwhile stays decided.
    """
    _get_version(tree, name)
    fallen = [name]
    for each in fallen:  # grows by those who amend
        fallen += tree.amendments.get(each, ())
    growing = _Growing(tree)
    for each in fallen:
        growing.remove(each)
        growing.amendments.pop(each, None)
    growing.prune({provision for each in fallen for provision in tree.spoken[each]})
    return growing.grown(), tuple(sorted(fallen[1:]))


def is_dated(tree: Tree, name: str) -> bool:
    """Whether an amendment was written on an earlier version of what it amends."""
    version = _get_version(tree, name)
    return version.on is not None and tree.versions.get(version.on) is not version.base


# --- One tree after another -----------------------------------------------------------------------------


class _Growing:
    """A tree while versions are written into it: what is copied, it copies once."""

    def __init__(self, tree: Tree, *, is_given: bool = False) -> None:
        self.rows = _dict(tree.rows, is_given=is_given)
        self.versions = _dict(tree.versions, is_given=is_given)
        self.spoken = _dict(tree.spoken, is_given=is_given)
        self.amendments = _dict(tree.amendments, is_given=is_given)
        self._placing = set(tree.placing)
        self.tree = replace(
            tree, rows=self.rows, versions=self.versions, spoken=self.spoken, amendments=self.amendments
        )
        self._of_rows: dict[Provision, dict[str, rows.Version]] = {}  # of those that were touched

    def grown(self) -> Tree:
        """What it has become; it is not used again."""
        if self._placing == self.tree.placing:
            return self.tree
        return replace(self.tree, placing=frozenset(self._placing))

    def table(self, tabling: TreeTabling) -> None:
        name, on = tabling.name, tabling.on
        if name in self.versions:
            raise TakenNameError(name)
        if on is not None and on not in self.versions:
            raise UnknownNameError(on)
        if self._is_of_words_alone(tabling, partial(self._basis_length, tabling)):
            count, slots = len(self.tree.decisions), _NO_SLOTS
            if on is not None and not tabling.reads_now:
                count, slots = self.versions[on].count, self.versions[on].slots
            self._write(tabling, _Placing({}, {}, {}), Proposed(count, slots, slots, on))
            return
        basis = self._standing if on is None else _basis(self.tree, on, reads_now=tabling.reads_now)
        placing = _placed(self.tree, basis, tabling.hunks, tabling.orders)
        self._write(tabling, placing, Proposed(basis.count, basis.inherited, basis.inherited, on))
        if on is None and self._reads_as_placed(tabling, placing):
            self._propose(name, replace(self.versions[name], slots=placing.slots))
        else:
            self._fix(name, basis, placing)

    def rewrite(self, new: TreeTabling) -> None:
        """Write a version anew on its own basis."""
        old = self.versions[new.name]
        if self._is_of_words_alone(new, partial(self._old_basis_length, new.name)):
            self._rewrite(new, _Placing({}, {}, {}), replace(old, slots=old.inherited))
            return
        basis = _old_basis(self.tree, new.name)
        placing = _placed(self.tree, basis, new.hunks, new.orders)
        self._rewrite(new, placing, replace(old, slots=old.inherited))
        self._fix(new.name, basis, placing)

    def remove(self, name: str) -> None:
        """Take a version out; what is written on it stays."""
        for provision in self.spoken.pop(name):
            self._versions_of(provision).pop(name)
        on = self.versions.pop(name).on
        self._placing.discard(name)
        if on in self.amendments:
            self.amendments[on] = tuple(each for each in self.amendments[on] if each != name)

    def prune(self, provisions: Iterable[Provision]) -> None:
        """Take out those rows of new provisions that nobody has and nothing was ever decided about."""
        for provision in provisions:
            row = self.rows[provision]
            has_any = any(version.keys or version.stretches for version in row.versions.values())
            if not (row.draft.words or row.decisions or has_any):
                del self.rows[provision]
                for name in row.versions:
                    self.spoken[name] = tuple(each for each in self.spoken[name] if each != provision)

    def _is_of_words_alone(self, tabling: TreeTabling, basis_length: Callable[[Provision], int]) -> bool:
        """Whether everything stands where it stands in the basis, so that nobody need look at places.

        It does if nothing is ordered and what was there is there; or if, where that is otherwise, nothing
        hangs on it.
        """
        is_asked = tabling.reads_now and tabling.on is not None
        if tabling.orders or (is_asked and self.versions[tabling.on or ""].slots):
            return False
        if not self.rows.keys() >= tabling.hunks.keys():
            return False
        for provision, hunks in tabling.hunks.items():
            before = basis_length(provision)
            after = before + sum(len(hunk[2]) - (hunk[1] - hunk[0]) for hunk in hunks)
            if bool(before) != bool(after) and not self._is_leaf(provision, tabling.on):
                return False
        return True

    def _is_leaf(self, provision: Provision, on: str | None) -> bool:
        """Whether it hangs in the basis where it hangs now, and nothing hangs on it in either."""
        if provision in self._parents:
            return False
        if on is None:
            return provision in self.tree.slots
        amended = self.versions[on]
        since = [decision.slots for decision in self.tree.decisions[amended.count :]]
        then = [slot for slots in since for slot in slots.values() if slot is not None]
        hung_on = {slot.parent for slot in (*then, *amended.slots.values())}
        is_kept = provision in self.tree.slots and not any(provision in slots for slots in since)
        return (is_kept or provision in amended.slots) and provision not in hung_on

    @cached_property
    def _parents(self) -> frozenset[Provision]:
        return frozenset(slot.parent for slot in self.tree.slots.values())

    @cached_property
    def _standing(self) -> _Basis:
        """The standing text as a basis: while versions are written it stays as it is."""
        return _basis(self.tree, None, reads_now=False)

    def _reads_as_placed(self, tabling: TreeTabling, placing: _Placing) -> bool:
        """Whether a version on the standing text reads as it was written, as far as can be told on the spot.

        That is, among the children of the parents below which it places something or takes something away.
        False where this does not tell: where something is lifted or hangs on itself, or where what others
        hang on comes or goes.
        """
        slots = placing.slots
        hung_on = {slot.parent for slot in slots.values()}
        for provision in tabling.hunks:
            is_leaf = provision not in hung_on and self._is_leaf(provision, None)
            was_there = provision in self._standing.seen.words
            if self._is_there(provision, tabling.name) != was_there and not is_leaf:
                return False
        if find_circle(ChainMap(slots, cast("dict[Provision, Slot]", self.tree.slots)), slots):
            return False
        left = {self.tree.slots[provision].parent for provision in slots if provision in self.tree.slots}
        parents = {*hung_on, *left, *placing.orders}
        return all(self._reads_in_order(tabling.name, parent, placing) for parent in parents)

    def _is_there(self, provision: Provision, name: str) -> bool:
        """Whether a version that is written on the standing text has words of a provision."""
        row = self.rows[provision]
        return bool(row.versions[name].keys if name in row.versions else row.standing)

    def _reads_in_order(self, name: str, parent: Provision, placing: _Placing) -> bool:
        seen, slots = self._standing.seen, placing.slots
        children = seen.children.get(parent, ())
        if (parent != ROOT and not self._is_there(parent, name)) or any(map(seen.is_lifted, children)):
            return False
        has = {child: seen.places[child].path for child in children if child not in slots}
        has.update((child, slot.path) for child, slot in slots.items() if slot.parent == parent)
        in_order = sorted(has, key=lambda child: sort_key(has[child]))
        wanted: Iterable[Provision] = placing.orders.get(parent, ())
        if parent not in placing.orders:
            named = {child for order in placing.orders.values() for child in order}
            wanted = (child for child in children if child not in named)
        return [c for c in in_order if self._is_there(c, name)] == [
            c for c in wanted if self._is_there(c, name)
        ]

    def _basis_length(self, tabling: TreeTabling, provision: Provision) -> int:
        row, on = self.rows[provision], tabling.on
        if on is not None and on in row.versions:
            return len(rows.basis_of(row, on, reads_now=tabling.reads_now))
        if on is None or tabling.reads_now:
            return len(row.standing)
        return len(words_at(self.tree, provision, self.versions[on].count))

    def _old_basis_length(self, name: str, provision: Provision) -> int:
        row = self.rows[provision]
        if name in row.versions:
            return len(row.versions[name].basis)
        return len(words_at(self.tree, provision, self.versions[name].count))

    def _rewrite(self, new: TreeTabling, placing: _Placing, proposed: Proposed) -> None:
        for provision in dict.fromkeys((*new.hunks, *placing.news, *self.spoken[new.name])):
            self._stand_in(provision, new.name, proposed.count)
            row = self.rows[provision]
            hunks, besides = _hunks_of(placing, new.hunks, provision), new.besides.get(provision, ())
            self._put(provision, new.name, rows.rewritten(row, row.versions[new.name], hunks, besides))
        self._propose(new.name, proposed)

    def _write(self, tabling: TreeTabling, placing: _Placing, proposed: Proposed) -> None:
        name, on = tabling.name, tabling.on
        inherited = self.spoken[on] if on is not None else ()
        self.spoken[name] = ()
        for provision in dict.fromkeys((*tabling.hunks, *placing.news, *inherited)):
            row = self.rows.setdefault(provision, rows.new_row(()))
            hunks, besides = _hunks_of(placing, tabling.hunks, provision), tabling.besides.get(provision, ())
            if on is None or (tabling.reads_now and on not in row.versions):
                version = rows.written(row, rows.Tabling(name, hunks, besides=besides))
            else:
                self._stand_in(provision, on, proposed.count)
                row = self.rows[provision]
                version = rows.written(row, rows.Tabling(name, hunks, on, tabling.reads_now, besides))
            self._put(provision, name, version)
        if on is not None:
            self.amendments[on] = (*self.amendments.get(on, ()), name)
            proposed = replace(proposed, base=self.versions[on])
        self._propose(name, proposed)

    def _fix(self, name: str, basis: _Basis, placing: _Placing) -> None:
        """See to it that the version reads in the order that was written (rule 4)."""
        words = written_view(self.tree, name).words
        wanted = list(_wanted(basis, placing, words))
        if lost := set(words) - {child for child, _ in wanted}:
            raise OrderError(ROOT, min(lost))
        proposed = self.versions[name]
        self._propose(name, replace(proposed, slots={**proposed.slots, **placing.slots}))
        is_right = list(_hanging(written_view(self.tree, name))) == wanted
        if not is_right:
            had = {**basis.standing, **basis.inherited}
            elsewhere = {p: slot for p in basis.seen.words if (slot := basis.seen.places[p]) != had.get(p)}
            self._propose(name, replace(proposed, slots={**elsewhere, **proposed.slots, **placing.slots}))
            is_right = list(_hanging(written_view(self.tree, name))) == wanted
        assert is_right, f"{name!r} does not read as it was written"

    def _propose(self, name: str, proposed: Proposed) -> None:
        self.versions[name] = proposed
        (self._placing.add if proposed.slots else self._placing.discard)(name)

    def _stand_in(self, provision: Provision, name: str, count: int) -> None:
        """Give a version that says nothing in a row a version there, which says nothing.

        Who amends a proposal in a row of which it does not speak writes on the words of its time.
        """
        row = self.rows.setdefault(provision, rows.new_row(()))
        if name not in row.versions:
            at = row_count(self.tree, provision, count)
            basis = words_at(self.tree, provision, count)
            self._put(provision, name, rows.Version(at, basis, (), ()))

    def _put(self, provision: Provision, name: str, version: rows.Version) -> None:
        versions = self._versions_of(provision)
        if name not in versions:
            self.spoken[name] = (*self.spoken[name], provision)
        versions[name] = version

    def _versions_of(self, provision: Provision) -> dict[str, rows.Version]:
        if provision not in self._of_rows:
            row = self.rows[provision]
            self._of_rows[provision] = versions = dict(row.versions)
            self.rows[provision] = row.with_versions(versions)
        return self._of_rows[provision]


def _dict(mapping: Mapping[_Name, _Value], *, is_given: bool) -> dict[_Name, _Value]:
    """A dictionary to be written into: a copy, or this one if it is given."""
    return mapping if is_given and isinstance(mapping, dict) else dict(mapping)


# --- Bases --------------------------------------------------------------------------------------------


def _get_version(tree: Tree, name: str) -> Proposed:
    if name not in tree.versions:
        raise UnknownNameError(name)
    return tree.versions[name]


def _basis(tree: Tree, on: str | None, *, reads_now: bool) -> _Basis:
    seen = basis_view(tree, on, reads_now=reads_now)
    if on is None:
        return _Basis(seen, tree.slots, len(tree.decisions))
    amended = tree.versions[on]
    if reads_now:
        asked = {p: slot for p, slot in own_slots(tree, amended).items() if slot != tree.slots.get(p)}
        return _Basis(seen, tree.slots, len(tree.decisions), asked)
    return _Basis(seen, slots_at(tree, amended.count), amended.count, amended.slots)


def _old_basis(tree: Tree, name: str) -> _Basis:
    """What a version was written on, as it read then."""
    old = tree.versions[name]
    standing = slots_at(tree, old.count)
    words = words_then(tree, old.count)
    for provision in tree.spoken[name]:
        words[provision] = tree.rows[provision].versions[name].basis
    words = {provision: keys for provision, keys in words.items() if keys}
    return _Basis(View(words, untangled(standing, old.inherited, words)), standing, old.count, old.inherited)


def _hunks_of(placing: _Placing, hunks: _Hunks, provision: Provision) -> Sequence[HunkTriple]:
    if provision in placing.news:
        return [(0, 0, placing.news[provision])]
    return hunks.get(provision, [])


# --- Places -------------------------------------------------------------------------------------------


class _Placing(NamedTuple):
    """What a version does to the tree: the slots it gives, what is new, and every order it names."""

    slots: dict[Provision, Slot]
    news: dict[Provision, tuple[str, ...]]
    orders: dict[Provision, tuple[Provision, ...]]


def _placed(tree: Tree, basis: _Basis, hunks: _Hunks, orders: _Orders) -> _Placing:
    for provision in hunks:
        if provision not in tree.rows:
            raise OrderError(ROOT, provision)
    _check(basis.seen, hunks, orders)
    placing = _Placing({}, {}, {})
    pending = list(orders.items())
    while pending:
        parent, order = pending.pop()
        pending += _place_below(tree, basis, parent, order, placing)
    return placing


def _check(seen: View, hunks: _Hunks, orders: _Orders) -> None:
    """Every child that is there is named once, below one parent that is there."""
    named: set[Provision] = set()
    pending = list(orders.items())
    while pending:
        parent, order = pending.pop()
        for child in order:
            if isinstance(child, Written):
                pending.append((parent, child.children))
            elif child in named or child not in seen.places:
                raise OrderError(parent, child)
            else:
                named.add(child)
    for parent in orders:
        if parent != ROOT and parent not in seen.words:
            raise OrderError(parent, parent)
        for child in seen.children.get(parent, ()):
            if child in seen.words and child not in named and not _is_taken_out(seen, child, hunks):
                raise OrderError(parent, child)


def _is_taken_out(seen: View, provision: Provision, hunks: _Hunks) -> bool:
    out = sum(hunk[1] - hunk[0] for hunk in hunks.get(provision, ()))
    return out == len(seen.words[provision])


def _place_below(
    tree: Tree, basis: _Basis, parent: Provision, order: Sequence[Provision | Written], placing: _Placing
) -> list[tuple[Provision, Sequence[Provision | Written]]]:
    """Place what has to be placed below one parent; the new ones come back with their own children."""
    paths = _staying(basis, parent, order)
    named: list[Provision] = []
    born: list[tuple[Provision, Sequence[Provision | Written]]] = []
    for is_placed, group in groupby(zip(order, paths, strict=True), key=lambda pair: pair[1] is None):
        children = [child for child, _ in group]
        if is_placed:
            gap = _gap(paths, len(named), len(children), 2 * tree.widths.get(parent, 0))
            run = [_name(basis, placing, parent, gap, child) for child in children]
            born += [
                (p, child.children)
                for p, child in zip(run, children, strict=True)
                if isinstance(child, Written)
            ]
            placing.slots.update(
                (p, Slot(parent, (*gap, (0, tuple(run)), 2 * n + 1))) for n, p in enumerate(run)
            )
            named += run
        else:
            named += [child for child in children if not isinstance(child, Written)]
    for child, path in zip(named, paths, strict=True):
        if path is not None and basis.seen.places[child] != Slot(parent, path):
            placing.slots[child] = Slot(parent, path)
    placing.orders[parent] = tuple(named)
    return born


def _name(
    basis: _Basis, placing: _Placing, parent: Provision, gap: Path, child: Provision | Written
) -> Provision:
    """A new provision's name is its content, with the first number that the basis does not know."""
    if not isinstance(child, Written):
        return child
    names: Iterator[Provision] = ((1, parent, gap, child.words, number) for number in count())
    name = next(each for each in names if each not in basis.seen.places and each not in placing.news)
    placing.news[name] = child.words
    return name


def _staying(basis: _Basis, parent: Provision, order: Sequence[Provision | Written]) -> list[Path | None]:
    """For each child the path that it has or goes back to; None for those that have to be placed."""
    known: list[tuple[int, Path]] = []
    has: dict[int, Path] = {}
    for n, child in enumerate(order):
        if isinstance(child, Written):
            continue
        slots = {basis.seen.places[child], basis.standing.get(child)}
        known += [(n, slot.path) for slot in slots if slot is not None and slot.parent == parent]
        if basis.seen.places[child].parent == parent:
            has[n] = basis.seen.places[child].path
    paths: list[Path | None] = [None] * len(order)
    for n, path in _longest(known):
        paths[n] = path
    for n, path in has.items():
        if paths[n] is not None and _fits(paths, n, path):
            paths[n] = path
    return paths


def _fits(paths: Sequence[Path | None], at: int, path: Path) -> bool:
    left = next((sort_key(each) for each in reversed(paths[:at]) if each is not None), None)
    right = next((sort_key(each) for each in paths[at + 1 :] if each is not None), None)
    return (left is None or left < sort_key(path)) and (right is None or sort_key(path) < right)


def _longest(known: Sequence[tuple[int, Path]]) -> list[tuple[int, Path]]:
    """A longest series of rising paths, one for a child (patience sorting, from the end)."""
    ranks = {path: rank for rank, path in enumerate(sorted({path for _, path in known}, key=sort_key))}
    # The smallest first among those of one child, so that no two of them are in one falling series.
    choices = sorted(known, key=lambda choice: (-choice[0], ranks[choice[1]]))
    tails: list[int] = []
    heads: list[int] = []
    following: list[int] = []
    for at, (_, path) in enumerate(choices):
        end = bisect_left(tails, -ranks[path])
        following.append(heads[end - 1] if end else -1)
        tails[end : end + 1] = [-ranks[path]]
        heads[end : end + 1] = [at]
    series: list[tuple[int, Path]] = []
    at = heads[-1] if heads else -1
    while at >= 0:
        series.append(choices[at])
        at = following[at]
    return series


def _gap(paths: Sequence[Path | None], start: int, size: int, end: int) -> Path:
    """Where a run goes that stands at [start, start + size) in the order."""
    before = paths[start - 1] if start else None
    after = paths[start + size] if start + size < len(paths) else None
    gap: Path = (end,) if after is None else _beside(after, -1)
    if before is not None and sort_key(before) > (*gap, ()):
        gap = _beside(before, 1)
    return gap


def _beside(path: Path, by: int) -> Path:
    *place, number = path
    assert isinstance(number, int)
    return (*place, number + by)


# --- A version's text is what was written -----------------------------------------------------------


def _wanted(
    basis: _Basis, placing: _Placing, words: Collection[Provision]
) -> Iterator[tuple[Provision, Provision]]:
    """Every provision that is there with its parent, in the order that was written."""
    named = {child for order in placing.orders.values() for child in order}

    def below(parent: Provision, place: Provision) -> Iterator[tuple[Provision, Provision]]:
        kept = (child for child in basis.seen.children.get(parent, ()) if child not in named)
        for child in placing.orders.get(parent, tuple(kept)):
            if child in words:
                yield child, place
                yield from below(child, child)
            else:
                yield from below(child, place)

    return below(ROOT, ROOT)


def _hanging(seen: View) -> Iterator[tuple[Provision, Provision]]:
    return ((child, seen.places[child].parent) for child in seen.in_order())
