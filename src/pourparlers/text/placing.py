"""Where the provisions of many versions stand in one rolling text.

The idea: the draft's provisions stand at their *own places*, in order, for everyone who neither
deleted nor moved them. Between two of them lies a *gap*. What a version has written new, or has
moved, stands in the gap just before the next provision that this version kept where it was (so
after what it took out: a reader meets the old provision first, then the new one).

1. Equal new provisions in one gap are one provision, with the names of all who wrote it; equal
   as readers see them (`words.fold`), and counted where one version writes the same twice.
2. A provision that several versions move into one gap stands there once, with their names.
3. Different provisions in one gap are merged so that every version's own order is kept and runs
   stay together where they can; where nothing else decides, moved provisions come first, in the
   draft's order, then new ones by their text. No name and no time has a say.
4. Where the orders contradict each other (P has X Y, Q has Y X), the provisions in contradiction
   stand once for each order, and all others once.

So the pieces of every version, taken in the order of the places, are that version's text. What
the provisions say is the business of `rows`; where a tree hangs, of `tree`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from pourparlers.text.words import fold

__all__ = ["Place", "Placeable", "merge_orders", "place_pieces"]


class Placeable(Protocol):
    """What `diff.Piece` offers here: a draft's row or a new one (None), its words, and whether it moved."""

    @property
    def row(self) -> int | None: ...
    @property
    def words(self) -> tuple[str, ...]: ...
    @property
    def is_moved(self) -> bool: ...


P = TypeVar("P", bound=Placeable)
T = TypeVar("T", bound=Any)  # anything with a total order
N = TypeVar("N", bound=Any)

Node: TypeAlias = tuple[int, int, tuple[str, ...], int]
"""What stands in a gap: (0, row, (), 0) moved, or (1, 0, folded words, its number among equal ones) new."""


@dataclass(frozen=True, slots=True)
class Place(Generic[P]):
    """One provision at one place, with those who have it there.

    `row` is the draft's row, None for a new provision. `slot` orders the places: (2 * row + 1, 0)
    is a row's own place, (2 * row, k) the k-th in the gap before it. `names` have it here, sorted,
    and `pieces` are theirs in the same order; at a row's own place, those who deleted or moved it
    are not among them. `is_moved` says that a row stands here away from its own place, and
    `moved` (at its own place) who has it away, and in which slot.
    """

    row: int | None
    slot: tuple[int, int]
    names: tuple[str, ...]
    pieces: tuple[P, ...]
    is_moved: bool = False
    moved: tuple[tuple[str, tuple[int, int]], ...] = ()


def place_pieces(base_count: int, versions: Mapping[str, Sequence[P]]) -> tuple[Place[P], ...]:
    """All places of a draft with `base_count` rows and these versions, in reading order.

    Every version's pieces come in the order of its text. The result depends on nothing but the
    set of names with their pieces. A row stands at most once in a version, and those that are not
    moved stand in the draft's order; a version that breaks this is a bug of whoever aligned it.
    """
    names = tuple(sorted(versions))
    columns: list[Sequence[P | None]] = []
    runs: dict[int, dict[str, list[P]]] = {}
    for name in names:
        column, gaps = _split(base_count, versions[name])
        columns.append(column)
        for gap, run in gaps.items():
            runs.setdefault(gap, {})[name] = run
    between = {gap: _fill(gap, wanted) for gap, wanted in runs.items()}
    moved = _moves(place for places in between.values() for place in places)
    own = _own_places(base_count, names, columns, moved)
    return tuple(
        place for row in range(base_count + 1) for place in (*between.get(row, ()), *own[row : row + 1])
    )


def _split(base_count: int, pieces: Sequence[P]) -> tuple[Sequence[P | None], dict[int, list[P]]]:
    """A version's pieces at their own places, row by row, and its runs by gap."""
    if len(pieces) == base_count and all(map(_is_at, pieces, range(base_count))):
        return pieces, {}
    column: list[P | None] = [None] * base_count
    gaps: dict[int, list[P]] = {}
    gap = base_count
    for piece in reversed(pieces):
        row = piece.row
        if row is None or piece.is_moved:
            gaps.setdefault(gap, []).append(piece)
        else:
            assert row < gap, "rows that are not moved stand in the draft's order"
            column[row] = piece
            gap = row
    for run in gaps.values():
        run.reverse()
    return column, gaps


def _is_at(piece: Placeable, row: int) -> bool:
    return piece.row == row and not piece.is_moved


def _own_places(
    base_count: int,
    names: tuple[str, ...],
    columns: list[Sequence[P | None]],
    moved: Mapping[int, list[tuple[str, tuple[int, int]]]],
) -> list[Place[P]]:
    if not names:
        return [Place(row, (2 * row + 1, 0), (), ()) for row in range(base_count)]
    places = []
    for row, column in enumerate(zip(*columns, strict=True)):
        # all() and not `None in`: that would compare every piece, 0.1 s for 193 versions of 3,000 rows
        pieces = column if all(column) else tuple(piece for piece in column if piece is not None)
        having = (
            names
            if len(pieces) == len(names)
            else tuple(name for name, piece in zip(names, column, strict=True) if piece is not None)
        )
        places.append(Place(row, (2 * row + 1, 0), having, pieces, moved=tuple(sorted(moved.get(row, ())))))
    return places


def _moves(places: Iterable[Place[P]]) -> dict[int, list[tuple[str, tuple[int, int]]]]:
    moves: dict[int, list[tuple[str, tuple[int, int]]]] = {}
    for place in places:
        if place.row is not None:
            moves.setdefault(place.row, []).extend((name, place.slot) for name in place.names)
    return moves


def _fill(gap: int, wanted: Mapping[str, Sequence[P]]) -> list[Place[P]]:
    """The places in one gap, in order, from the run that each name has there."""
    nodes = {name: _nodes(run) for name, run in wanted.items()}
    ranks = {node: rank for rank, node in enumerate(sorted({node for run in nodes.values() for node in run}))}
    orders = {name: tuple(ranks[node] for node in run) for name, run in nodes.items()}
    pieces = {name: dict(zip(order, wanted[name], strict=True)) for name, order in orders.items()}
    places = []
    for k, (rank, runs) in enumerate(merge_orders(orders.values())):
        held = {name: pieces[name][rank] for name, order in orders.items() if order in runs}
        row = next(iter(held.values())).row
        places.append(Place(row, (2 * gap, k), tuple(held), tuple(held.values()), is_moved=row is not None))
    return places


def _nodes(run: Sequence[Placeable]) -> tuple[Node, ...]:
    seen: Counter[tuple[str, ...]] = Counter()
    nodes: list[Node] = []
    for piece in run:
        if piece.row is not None:
            nodes.append((0, piece.row, (), 0))
            continue
        words = tuple(map(fold, piece.words))
        nodes.append((1, 0, words, seen[words]))
        seen[words] += 1
    return tuple(nodes)


def merge_orders(orders: Iterable[tuple[T, ...]]) -> tuple[tuple[T, frozenset[tuple[T, ...]]], ...]:
    """One order that keeps all of these, each item with the orders that have it there.

    No order has an item twice. An item stands once, unless the orders contradict each other about
    it: then once for each of them. What follows an item in its order follows it here as soon as it may; the
    smallest comes first.

    >>> [item for item, _ in merge_orders([("a", "c"), ("b", "c"), ("a", "x", "c")])]
    ['a', 'x', 'b', 'c']
    >>> [item for item, _ in merge_orders([("a", "x", "y"), ("a", "y", "x")])]
    ['a', 'x', 'y', 'y', 'x']
    """
    distinct = sorted(set(orders))
    knots = _knots(distinct)
    copied = [tuple((item, n if item in knots else -1) for item in order) for n, order in enumerate(distinct)]
    holders: dict[tuple[T, int], set[tuple[T, ...]]] = {}
    for order, copies in zip(distinct, copied, strict=True):
        for copy in copies:
            holders.setdefault(copy, set()).add(order)
    return tuple((copy[0], frozenset(holders[copy])) for copy in _sorted_by_runs(copied))


def _sorted_by_runs(orders: Sequence[tuple[N, ...]]) -> list[N]:
    """A topological sort, depth first, so that runs stay together; every item has a total order."""
    after = _successors(orders)
    waiting = Counter(follower for followers in after.values() for follower in followers)
    ready = sorted((item for item in after if not waiting[item]), reverse=True)
    merged = []
    while ready:
        item = ready.pop()
        merged.append(item)
        waiting.subtract(after[item])
        ready += sorted((follower for follower in after[item] if not waiting[follower]), reverse=True)
    assert len(merged) == len(after), "what is left of the orders has a cycle"
    return merged


def _successors(orders: Iterable[Sequence[N]]) -> dict[N, set[N]]:
    after: dict[N, set[N]] = {}
    for order in orders:
        for item in order:
            after.setdefault(item, set())
        for item, follower in pairwise(order):
            after[item].add(follower)
    return after


def _knots(orders: Sequence[Sequence[N]]) -> set[N]:
    """The items about which the orders contradict each other: those that lie on a cycle (Kosaraju, 1978)."""
    after = _successors(orders)
    before = _successors([order[::-1] for order in orders])
    unseen = set(after)
    finished = [item for start in sorted(after) for item in _walk(start, after, unseen)]
    unseen = set(after)
    knots: set[N] = set()
    for start in reversed(finished):
        component = _walk(start, before, unseen)
        if len(component) > 1:
            knots.update(component)
    return knots


def _walk(start: N, after: Mapping[N, set[N]], unseen: set[N]) -> list[N]:
    """What is reached from `start` and was not seen, each when all that follows it is done."""
    if start not in unseen:
        return []
    unseen.remove(start)
    finished = []
    path = [(start, iter(after[start]))]
    while path:
        item, followers = path[-1]
        follower = next((each for each in followers if each in unseen), None)
        if follower is None:
            finished.append(item)
            path.pop()
        else:
            unseen.remove(follower)
            path.append((follower, iter(after[follower])))
    return finished
