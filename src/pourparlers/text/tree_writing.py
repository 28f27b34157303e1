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
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, groupby
from typing import NamedTuple, TypeAlias

from pourparlers.text import rows
from pourparlers.text.rows import HunkTriple, Row, TakenNameError, UnknownNameError
from pourparlers.text.tree import (
    ROOT,
    Path,
    Proposed,
    Provision,
    Slot,
    Tree,
    View,
    Written,
    own_slots,
    row_count,
    slots_at,
    sort_key,
    untangled,
    view,
    words_at,
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


def table(tree: Tree, *tablings: TreeTabling) -> Tree:
    """The tree with these versions more, in turn.

    Raises TakenNameError, UnknownNameError, HunkError, OrderError.
    """
    for tabling in tablings:
        tree = _tabled(tree, tabling)
    return tree


def _tabled(tree: Tree, tabling: TreeTabling) -> Tree:
    name, on = tabling.name, tabling.on
    if name in tree.versions:
        raise TakenNameError(name)
    if on is not None and on not in tree.versions:
        raise UnknownNameError(on)
    basis = _basis(tree, on, reads_now=tabling.reads_now)
    placing = _placed(tree, basis, tabling.hunks, tabling.orders)
    base = tree.versions[on] if on is not None else None
    proposed = Proposed(basis.count, basis.inherited, basis.inherited, on, base)
    changed: dict[Provision, Row] = {}
    for provision in {*tabling.hunks, *placing.news, *_rows_of(tree, on)}:
        row = tree.rows.get(provision) or rows.new_row(())
        hunks = _hunks_of(placing, tabling.hunks, provision)
        besides = tabling.besides.get(provision, ())
        if on is None or (tabling.reads_now and on not in row.versions):
            changed[provision] = rows.table(row, rows.Tabling(name, hunks, besides=besides))
        else:
            row = _with_version(tree, provision, row, on, basis.count)
            changed[provision] = rows.table(row, rows.Tabling(name, hunks, on, tabling.reads_now, besides))
    tabled = replace(tree, rows={**tree.rows, **changed}, versions={**tree.versions, name: proposed})
    return _fixed(tabled, name, basis, placing)


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
    old = _get_version(tree, name)
    besides = besides or {}
    if on_standing:
        tabling = TreeTabling(name, hunks, orders, besides=besides)
        return _pruned(table(_without(tree, {name}), tabling))
    basis = _old_basis(tree, name)
    placing = _placed(tree, basis, hunks, orders)
    changed: dict[Provision, Row] = {}
    for provision in {*hunks, *placing.news, *_rows_of(tree, name)}:
        row = tree.rows.get(provision) or rows.new_row(())
        row = _with_version(tree, provision, row, name, basis.count)
        own = _hunks_of(placing, hunks, provision)
        changed[provision] = rows.revise(row, name, own, besides=besides.get(provision, ()))
    new = replace(old, slots=basis.inherited)
    revised = replace(tree, rows={**tree.rows, **changed}, versions={**tree.versions, name: new})
    return _pruned(_fixed(revised, name, basis, placing))


def withdraw(tree: Tree, name: str) -> tuple[Tree, tuple[str, ...]]:
    """The tree as if the version and all that is written on it had never been tabled, and who falls with it.

    What was decided meanwhile stays decided.
    """
    _get_version(tree, name)
    fallen = {name}
    while more := {n for n, v in tree.versions.items() if v.on in fallen} - fallen:
        fallen |= more
    return _pruned(_without(tree, fallen)), tuple(sorted(fallen - {name}))


def is_dated(tree: Tree, name: str) -> bool:
    """Whether an amendment was written on an earlier version of what it amends."""
    version = _get_version(tree, name)
    return version.on is not None and tree.versions.get(version.on) is not version.base


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
    words = {
        p: keys
        for p, row in tree.rows.items()
        if (keys := row.versions[name].basis if name in row.versions else words_at(tree, p, old.count))
    }
    return _Basis(View(words, untangled(standing, old.inherited, words)), standing, old.count, old.inherited)


def _with_version(tree: Tree, provision: Provision, row: Row, name: str, count: int) -> Row:
    """The row with a version of this name, one that says nothing where it had none.

    Who amends a proposal in a row of which it does not speak writes on the words of its time.
    """
    if name in row.versions:
        return row
    at = row_count(tree, provision, count)
    basis = words_at(tree, provision, count) if provision in tree.rows else ()
    return replace(row, versions={**row.versions, name: rows.Version(at, basis, (), ())})


def _hunks_of(placing: _Placing, hunks: _Hunks, provision: Provision) -> Sequence[HunkTriple]:
    if provision in placing.news:
        return [(0, 0, placing.news[provision])]
    return hunks.get(provision, [])


def _rows_of(tree: Tree, name: str | None) -> list[Provision]:
    return [p for p, row in tree.rows.items() if name in row.versions]


def _without(tree: Tree, names: set[str]) -> Tree:
    kept = {
        p: row
        if names.isdisjoint(row.versions)
        else replace(row, versions={n: v for n, v in row.versions.items() if n not in names})
        for p, row in tree.rows.items()
    }
    return replace(tree, rows=kept, versions={n: v for n, v in tree.versions.items() if n not in names})


def _pruned(tree: Tree) -> Tree:
    """Without the rows of new provisions that nobody has and nothing was ever decided about."""
    kept = {
        p: row
        for p, row in tree.rows.items()
        if row.draft.words
        or row.decisions
        or any(version.keys or version.stretches for version in row.versions.values())
    }
    return replace(tree, rows=kept)


# --- Places -------------------------------------------------------------------------------------------


class _Placing(NamedTuple):
    """What a version does to the tree: the slots it gives, what is new, and every order it names."""

    slots: dict[Provision, Slot]
    news: dict[Provision, tuple[str, ...]]
    orders: dict[Provision, tuple[Provision, ...]]


def _placed(tree: Tree, basis: _Basis, hunks: _Hunks, orders: _Orders) -> _Placing:
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


def _fixed(tree: Tree, name: str, basis: _Basis, placing: _Placing) -> Tree:
    """The tree whose version reads in the order that was written (rule 4)."""
    words = written_view(tree, name).words
    wanted = list(_wanted(basis, placing, words))
    if lost := set(words) - {child for child, _ in wanted}:
        raise OrderError(ROOT, min(lost))
    proposed = tree.versions[name]
    had = {**basis.standing, **basis.inherited}
    elsewhere = {p: slot for p in basis.seen.words if (slot := basis.seen.places[p]) != had.get(p)}
    nothing: dict[Path, Slot] = {}
    for fixed in (nothing, elsewhere):
        slots = {**fixed, **proposed.slots, **placing.slots}
        tree = replace(tree, versions={**tree.versions, name: replace(proposed, slots=slots)})
        if list(_hanging(written_view(tree, name))) == wanted:
            break
    else:
        raise AssertionError(f"{name!r} does not read as it was written")
    return tree


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
