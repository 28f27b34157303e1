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
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import is_
from typing import NamedTuple, TypeAlias

from pourparlers.text.placing import merge_orders
from pourparlers.text.rows import Row
from pourparlers.text.tree import (
    ROOT,
    Path,
    Proposed,
    Provision,
    Slot,
    Tree,
    all_standing,
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
_EVERYWHERE = Placed(ROOT, True, _NOBODY)

_Otherwise: TypeAlias = "dict[str, tuple[Proposed, tuple[Row, ...], dict[Provision, Slot]]]"
"""By name, what a version has elsewhere, and the two things beside the standing tree that it follows from."""


@dataclass(slots=True)
class PlacesMemo:
    """What was found before, for the tree that comes after; never needed."""

    slots: Mapping[Provision, Slot] | None = None
    born: Sequence[Provision] = ()  # what has no slot and yet stands
    standing: Mapping[Provision, Slot] = field(default_factory=dict)
    children: _Children = field(default_factory=dict)
    otherwise: _Otherwise | None = None
    places: tuple[Placed, ...] = ()


def all_places(tree: Tree, names: Collection[str], memo: PlacesMemo | None = None) -> tuple[Placed, ...]:
    """Every place where the standing tree or one of these versions has a provision, in reading order.

    Also of provisions without words. With the same `memo` again, what is as it was is not looked at again.
    """
    memo = memo if memo is not None else PlacesMemo()
    born = [p for p in tree.rows.keys() - tree.slots.keys() if tree.rows[p].standing]
    if memo.slots is not tree.slots or memo.born != born:
        standing = all_standing(tree)
        memo.slots, memo.born, memo.standing, memo.otherwise = tree.slots, born, standing, None
        memo.children = _children(standing)
    otherwise = _otherwise(tree, names, memo)
    if memo.otherwise is None or _slots(otherwise) != _slots(memo.otherwise):
        memo.places = tuple(_Walk(memo.standing, memo.children, _slots(otherwise)).below(_EVERYWHERE))
    memo.otherwise = otherwise
    return memo.places


def _slots(otherwise: _Otherwise) -> dict[str, dict[Provision, Slot]]:
    return {name: slots for name, (_, _, slots) in otherwise.items() if slots}


def _children(slots: Mapping[Provision, Slot]) -> _Children:
    children: _Children = defaultdict(list)
    for provision, slot in slots.items():
        children[slot.parent].append((slot, provision))
    for below in children.values():
        below.sort(key=_path_key)
    return dict(children)


def _path_key(child: tuple[Slot, Provision]) -> Path:
    return sort_key(child[0].path)


def _otherwise(tree: Tree, names: Collection[str], memo: PlacesMemo) -> _Otherwise:
    """Of each version that may have something elsewhere."""
    unplaced = tree.rows.keys() - tree.slots.keys()
    candidates = {name for provision in unplaced for name in tree.rows[provision].versions}
    candidates |= tree.placing
    found: _Otherwise = {}
    for name in sorted(candidates):
        if name not in names:
            continue
        proposed = tree.versions[name]
        born = tuple(tree.rows[p] for p in tree.spoken[name] if p in unplaced)
        before = (memo.otherwise or {}).get(name)
        if before is not None and before[0] is proposed and all(map(is_, before[1], born)):
            found[name] = before
        else:
            found[name] = proposed, born, placed_otherwise(tree, name, memo.standing)
    return found


class _Walk:
    """The way through the tree: what is looked up on it again and again."""

    def __init__(
        self,
        standing: Mapping[Provision, Slot],
        children: _Children,
        otherwise: dict[str, dict[Provision, Slot]],
    ) -> None:
        self._children = children
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
