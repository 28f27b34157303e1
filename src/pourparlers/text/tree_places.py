"""Where every provision of a tree stands for many versions, found from what they place otherwise.

The idea. Nearly all versions change words and place nothing; they have everything where the standing tree
has it. So a place of the standing tree is described by those who have its provision *elsewhere*, any other
place by those who have it there, and only parents below which somebody places something are looked at
closely. Nobody's whole tree is built.

1. Provisions are walked as they hang by their slots, also below those that are not there: what is lifted
   from a removed provision stands where it stood in any case, and so it stands once.
2. What several versions put among the same children is merged so that each one's order is kept
   (`placing.merge_orders`); a provision whose order is in contradiction stands once for each order.
3. A provision placed elsewhere stands at both places, and with it all that hangs on it.

So whoever reads the places that are theirs, in order, reads their text. `tree.places` says the same in the
obvious way, with what is lifted shown at the place that it is lifted to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain
from operator import is_
from typing import NamedTuple, TypeAlias

from pourparlers.text.placing import merge_orders
from pourparlers.text.rows import Row, ask, new_row
from pourparlers.text.tree import (
    ROOT,
    Path,
    Proposed,
    Provision,
    Slot,
    Tree,
    all_standing,
    inside,
    placed_otherwise,
    sort_key,
)

__all__ = ["Placed", "PlacesMemo", "all_places"]


class Placed(NamedTuple):
    """A provision at one place.

    Where the standing tree has it (`is_standing`) everyone has it here but `names`; elsewhere only they do.
    """

    provision: Provision
    is_standing: bool
    names: frozenset[str]

    def has(self, name: str) -> bool:
        return (name in self.names) is not self.is_standing


_Siblings: TypeAlias = "list[tuple[Slot, Provision]]"
_Children: TypeAlias = "dict[Provision, _Siblings]"
_Item: TypeAlias = "tuple[Path, Provision]"  # what orders are merged of: a child in its gap
_Order: TypeAlias = "tuple[_Item, ...]"

_NOBODY: frozenset[str] = frozenset()
_NO_ROW = new_row(())
_EVERYWHERE = Placed(ROOT, True, _NOBODY)

_Differences: TypeAlias = "dict[str, dict[Provision, Slot]]"
"""By name, the slots of a version that are not the standing ones."""

_Otherwise: TypeAlias = "dict[str, tuple[Proposed, tuple[Row, ...], dict[Provision, Slot]]]"
"""The same with the two things, beside the standing tree, that they follow from."""


@dataclass(slots=True)
class PlacesMemo:
    """What was found before, for the tree that comes after; never needed."""

    slots: Mapping[Provision, Slot] | None = None
    provisions: Sequence[Provision] = ()
    unplaced_at: Sequence[int] = ()  # the numbers of those without a standing slot
    born: Sequence[Provision] = ()  # what has no slot and yet stands
    standing: Mapping[Provision, Slot] = field(default_factory=dict)
    otherwise: _Otherwise | None = None
    unplaced: Sequence[Row] = ()  # of provisions without a standing slot
    placing: AbstractSet[str] = frozenset()  # as the tree has it
    candidates: AbstractSet[str] = frozenset()  # who may have something elsewhere, by these two
    differences: _Differences = field(default_factory=dict)
    lift: _Lift | None = None
    places: tuple[Placed, ...] | None = None


def all_places(tree: Tree, names: AbstractSet[str], memo: PlacesMemo | None = None) -> tuple[Placed, ...]:
    """Every place where the standing tree or one of these versions has a provision, in reading order.

    Also of provisions without words. With the same `memo` again, what is as it was is not looked at again.
    """
    memo = memo if memo is not None else PlacesMemo()
    provisions, rows = list(tree.rows), list(tree.rows.values())
    if memo.slots is not tree.slots or memo.provisions != provisions:
        memo.provisions = provisions
        memo.unplaced_at = [n for n, provision in enumerate(provisions) if provision not in tree.slots]
    born = [provisions[n] for n in memo.unplaced_at if rows[n].standing]
    if memo.slots is not tree.slots or memo.born != born:
        memo.slots, memo.born, memo.standing, memo.otherwise = tree.slots, born, all_standing(tree), None
        memo.places = None
    otherwise = _otherwise(tree, names, [rows[n] for n in memo.unplaced_at], memo)
    if otherwise is not memo.otherwise:
        memo.otherwise = otherwise
        differences = {name: slots for name, (_, _, slots) in otherwise.items() if slots}
        if memo.places is None or memo.differences != differences:
            memo.differences, memo.lift = differences, _lift(memo.standing, differences)
            memo.places = None
    differences = memo.differences
    standing = memo.standing
    if memo.lift is not None:
        standing, differences, is_as_before = memo.lift.lifted(tree, names)
        memo.places = memo.places if is_as_before else None
    if memo.places is None:
        memo.places = tuple(_Walk(standing, differences).below(_EVERYWHERE))
    return memo.places


def _children(slots: Mapping[Provision, Slot]) -> _Children:
    children: _Children = defaultdict(list)
    for provision, slot in slots.items():
        children[slot.parent].append((slot, provision))
    for below in children.values():
        below.sort(key=_path_key)
    return dict(children)


def _path_key(child: tuple[Slot, Provision]) -> Path:
    return sort_key(child[0].path)


def _otherwise(tree: Tree, names: AbstractSet[str], rows: Sequence[Row], memo: PlacesMemo) -> _Otherwise:
    """Of each version that may have something elsewhere; `rows` are those without a standing slot."""
    known = memo.otherwise if memo.otherwise is not None else {}
    are_kept = len(rows) == len(memo.unplaced) and all(map(is_, rows, memo.unplaced))
    if not are_kept or memo.placing != tree.placing:
        memo.unplaced, memo.placing = rows, tree.placing
        memo.candidates = tree.placing.union(*(row.versions for row in rows))
    candidates = memo.candidates & names
    proposed = [tree.versions[name] for name in known if name in candidates]
    if (
        memo.otherwise is not None
        and len(candidates) == len(known) == len(proposed)
        and are_kept
        and all(one is two for one, (two, _, _) in zip(proposed, known.values(), strict=True))
    ):
        return known
    found: _Otherwise = {}
    for name in sorted(candidates):
        born = tuple(tree.rows[p] for p in tree.spoken[name] if p not in tree.slots)
        before = known.get(name)
        if before is not None and before[0] is tree.versions[name] and all(map(is_, before[1], born)):
            found[name] = before
        else:
            found[name] = tree.versions[name], born, placed_otherwise(tree, name, memo.standing)
    return found


# --- What was placed among what is lifted ---------------------------------------------------------------


def _lift(standing: Mapping[Provision, Slot], differences: _Differences) -> _Lift | None:
    """Only needed where something has a slot among what is lifted: there "(1,)" says from whose place."""
    every = chain(standing.values(), *(slots.values() for slots in differences.values()))
    among = [slot for slot in every if (1,) in slot.path]
    marked = {Slot(s.parent, s.path[:at]) for s in among for at, step in enumerate(s.path) if step == (1,)}
    return _Lift(standing, differences, marked) if marked else None


class _Lift:
    """The slots with what hangs on something that is not there lifted, where something was placed beside it.

    What is lifted reads where it hung, unless somebody placed something just there: among what he read as
    lifted. Only there, and for those alone for whom it is lifted, its true place is needed.
    """

    def __init__(
        self, standing: Mapping[Provision, Slot], otherwise: _Differences, marked: set[Slot]
    ) -> None:
        self._standing, self._otherwise, self._marked = standing, otherwise, marked
        self._below = _children(standing)
        self._bearing = [p for p, slot in standing.items() if slot in marked]
        self._found: tuple[Mapping[Provision, Slot], _Differences] | None = None
        self._hung_on = list(self._all_hung_on())
        self._read: dict[Provision, Row] = {}  # the rows that were looked at
        self._seen: set[str] = set()

    def lifted(
        self, tree: Tree, names: Collection[str]
    ) -> tuple[Mapping[Provision, Slot], _Differences, bool]:
        """The standing slots and everyone's, and whether they are what they were when last asked."""
        seen = {n for p in self._hung_on for n in tree.rows.get(p, _NO_ROW).versions if n in names}
        are_kept = all(tree.rows.get(provision, _NO_ROW) is row for provision, row in self._read.items())
        is_as_before = self._found is not None and seen == self._seen and are_kept
        if self._found is None or not is_as_before:
            self._read.clear()
            self._seen = seen
            self._found = self._lifted(tree.rows)
        return (*self._found, is_as_before)

    def _lifted(self, rows: Mapping[Provision, Row]) -> tuple[Mapping[Provision, Slot], _Differences]:
        lifted = self._of(rows, None)
        standing = {**self._standing, **lifted}
        found: _Differences = {}
        for name in sorted(self._seen | self._otherwise.keys()):
            own = {**self._otherwise.get(name, {}), **self._of(rows, name)}
            own = {**{p: self._standing[p] for p in lifted if p not in own}, **own}
            if slots := {p: slot for p, slot in own.items() if standing.get(p) != slot}:
                found[name] = slots
        return standing, found

    def _all_hung_on(self) -> Iterator[Provision]:
        """What bears a mark, and all below it that something hangs on."""
        pending = list(self._bearing)
        while pending:
            provision = pending.pop()
            yield provision
            pending += [child for _, child in self._below.get(provision, ()) if child in self._below]

    def _of(self, rows: Mapping[Provision, Row], name: str | None) -> dict[Provision, Slot]:
        """What is lifted from a marked place for one version, or in the standing tree."""
        own = self._otherwise.get(name, {}) if name is not None else {}
        below: dict[Provision, list[Provision]] = defaultdict(list)
        for provision, slot in own.items():
            below[slot.parent].append(provision)
        bearing = [p for p in self._bearing if p not in own] + [p for p in own if own[p] in self._marked]
        pending = [(p, own.get(p) or self._standing[p]) for p in bearing]
        found: dict[Provision, Slot] = {}
        while pending:
            provision, place = pending.pop()
            row = self._read[provision] = rows.get(provision, _NO_ROW)
            if ask(row, name) if name is not None and name in row.versions else row.standing:
                continue
            kept = [(child, slot) for slot, child in self._below.get(provision, ()) if child not in own]
            for child, slot in [*kept, *((child, own[child]) for child in below[provision])]:
                found[child] = inside(place, slot)
                if found[child] in self._marked:
                    pending.append((child, found[child]))
        return found


# --- The walk -------------------------------------------------------------------------------------------


class _Walk:
    """The way through the tree: what is looked up on it again and again."""

    def __init__(self, standing: Mapping[Provision, Slot], otherwise: _Differences) -> None:
        self._children = _children(standing)
        self._otherwise = otherwise
        self._gone: dict[Provision, set[str]] = defaultdict(set)
        self._placed: dict[Provision, dict[str, _Siblings]] = defaultdict(dict)
        for name, slots in otherwise.items():
            for provision, slot in slots.items():
                self._placed[slot.parent].setdefault(name, []).append((slot, provision))
                if provision in standing:
                    self._gone[provision].add(name)

    def below(self, at: Placed) -> Iterator[Placed]:
        """The places below a parent at one of its places."""
        for child in self._of(at):
            yield child
            if child.provision in self._children or child.provision in self._placed:
                yield from self.below(child)

    def _of(self, at: Placed) -> Iterator[Placed]:
        standing = self._children.get(at.provision, [])
        placed = {n: c for n, c in self._placed.get(at.provision, {}).items() if at.has(n)}
        busy: dict[object, dict[str, _Siblings]] = defaultdict(lambda: defaultdict(list))
        for name, children in placed.items():
            for slot, child in children:
                busy[slot.path[0]][name].append((slot, child))
        groups: dict[object, _Siblings] = {first: [] for first in busy}
        for slot, child in standing:
            groups.setdefault(slot.path[0], []).append((slot, child))
        for first in sorted(groups) if busy else groups:  # type: ignore[type-var]  # it begins with a number
            if first in busy:
                yield from self._merged(groups[first], busy[first], at)
            else:
                yield from self._unmoved(groups[first], at)

    def _unmoved(self, children: _Siblings, at: Placed) -> Iterator[Placed]:
        """Children of the standing tree, where nobody places anything among them."""
        for _, child in children:
            gone = self._gone.get(child, _NOBODY)
            if at.is_standing:
                yield Placed(child, True, at.names | gone if gone else at.names)
            elif at.names - gone:
                yield Placed(child, False, at.names - gone)

    def _merged(self, standing: _Siblings, placed: Mapping[str, _Siblings], at: Placed) -> Iterator[Placed]:
        """Children of the standing tree, with what some place among them."""
        leaving = {name for _, child in standing for name in self._gone.get(child, ()) if at.has(name)}
        orders: dict[_Order, set[str]] = {}
        for name in sorted({*placed, *leaving}):
            kept = [each for each in standing if each[1] not in self._otherwise[name]]
            orders.setdefault(_order([*kept, *placed.get(name, ())]), set()).add(name)
        everyone = frozenset[str]().union(*orders.values())
        rest = _order(standing)
        if at.is_standing or at.names - everyone:
            orders.setdefault(rest, set())
        for (_, child), held in merge_orders(orders):
            having = frozenset[str]().union(*(orders[order] for order in held))
            if rest not in held:
                yield Placed(child, False, having)
            elif at.is_standing:
                yield Placed(child, True, at.names | (everyone - having))
            else:
                yield Placed(child, False, having | (at.names - everyone))


def _order(children: _Siblings) -> _Order:
    return tuple((slot.gap[1], child) for slot, child in sorted(children, key=_path_key))
