"""Decisions on a whole draft: taking a version with its words and its places, or one part; taking it back.

Rules, in the order in which the code keeps them:

1. A decision on a version decides it in every row of which it speaks (`decisions`) and makes its own
   slots the standing ones; what had to be untangled for it is recorded with it, so that the standing
   slots never make a circle.
2. A part is a stretch of one row, or the place of one provision. A new provision's first words take
   its place along.
3. Reopening a decision gives its rows and its slots back what stood before. It is refused where a later
   decision that still stands shares a place, and where the result would be no tree.
4. A reopening is not reopened; one decides again.

What hangs on a removed provision keeps its slot through all this: it is lifted when it is read, and
falls back into place when the removal is reopened.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeAlias, cast

from pourparlers.text import decisions
from pourparlers.text.decisions import Refusal, Rule
from pourparlers.text.rows import Row, Stretch, UnknownNameError
from pourparlers.text.tree import (
    Provision,
    Slot,
    Tree,
    TreeDecision,
    find_circle,
    own_slots,
    put,
    untangled_own,
)

__all__ = ["Deciding", "Part", "TreeRefusal", "decide", "reopen"]

Part: TypeAlias = tuple[Provision, "Stretch | None"]
"""A stretch of a provision's row, or, with None, its place."""


@dataclass(frozen=True, slots=True)
class TreeRefusal:
    """The rules say no.

    For one of four reasons: the rule of a row (`rows`), a `rule` that regards the whole, later `decisions`
    (their numbers, the last first) that have to be reopened before, or a `circle` of provisions that would
    hang on each other.
    """

    rows: Mapping[Provision, Refusal] = field(default_factory=dict)
    rule: Rule | None = None
    decisions: tuple[int, ...] = ()
    circle: tuple[Provision, ...] = ()


def decide(tree: Tree, name: str, part: Part | None = None) -> Tree | TreeRefusal:
    """The tree with what a version asks for now as its standing text: all of it, or one part."""
    deciding = Deciding(tree)
    return deciding.decide(name, part) or deciding.done()


def reopen(tree: Tree, number: int) -> Tree | TreeRefusal:
    """The tree with a decision taken back. Raises IndexError if there is no decision of that number."""
    deciding = Deciding(tree)
    return deciding.reopen(number) or deciding.done()


class Deciding:
    """A tree while decisions are taken or taken back one after the other: what is copied is copied once.

    `tree` is what it has become so far. It is looked at between two of them, and never kept.
    """

    def __init__(self, tree: Tree) -> None:
        self._rows = dict(tree.rows)
        self._slots: dict[Provision, Slot] | None = None
        self._decisions = list(tree.decisions)
        growing = cast("tuple[TreeDecision, ...]", self._decisions)
        self.tree = replace(tree, rows=self._rows, decisions=growing)

    def done(self) -> Tree:
        """What it has become; it is not used again."""
        return replace(self.tree, decisions=tuple(self._decisions))

    def decide(self, name: str, part: Part | None = None) -> TreeRefusal | None:
        """As `decide`; where it is refused nothing has changed."""
        tree = self.tree
        if name not in tree.versions:
            raise UnknownNameError(name)
        own = own_slots(tree, tree.versions[name])
        decided: dict[Provision, Row | Refusal] = {}
        if part is None:
            taken = own
            for provision in tree.spoken[name]:
                decided[provision] = decisions.decide(tree.rows[provision], name)
        else:
            provision, stretch = part
            is_born = provision not in tree.slots
            if (stretch is None and (is_born or provision not in own)) or not _speaks(tree, name, part):
                return TreeRefusal(rule=Rule.ASKS_NOTHING)
            taken = {provision: own[provision]} if provision in own and (stretch is None or is_born) else {}
            if stretch is not None:
                decided[provision] = decisions.decide(tree.rows[provision], name, stretch)
        if refused := {p: row for p, row in decided.items() if isinstance(row, Refusal)}:
            return TreeRefusal(refused)
        changed = {p: row for p, row in decided.items() if isinstance(row, Row)}
        self._record(name, changed, _slots_taken(tree, changed, taken))
        return None

    def reopen(self, number: int) -> TreeRefusal | None:
        """As `reopen`; where it is refused nothing has changed."""
        tree, decision = self.tree, self.tree.decisions[number]
        if decision.reopens is not None:
            return TreeRefusal(rule=Rule.IS_REOPENING)
        if number in self._reopened:
            return TreeRefusal(rule=Rule.IS_REOPENED)
        reopened = {p: decisions.reopen(tree.rows[p], at) for p, at in decision.rows.items()}
        if blocking := _blocking(tree, number, reopened):
            return TreeRefusal(decisions=blocking)
        if decision.slots and (circle := _circle_without(tree, number)):  # else places are as without it
            return TreeRefusal(circle=circle)
        changed = {p: row for p, row in reopened.items() if isinstance(row, Row)}
        self._record(decision.name, changed, decision.slots, number)
        self._reopened.add(number)
        return None

    @cached_property
    def _reopened(self) -> set[int]:
        return {each.reopens for each in self._decisions if each.reopens is not None}

    def _record(
        self,
        name: str,
        changed: Mapping[Provision, Row],
        slots: Mapping[Provision, Slot | None],
        reopens: int | None = None,
    ) -> None:
        """Put rows and slots (None: no slot) in the place of those that stand."""
        numbers = {p: len(row.decisions) - 1 for p, row in changed.items()}
        before = {p: self.tree.slots.get(p) for p in slots}
        self._rows.update(changed)
        self._decisions.append(TreeDecision(name, numbers, before, reopens))
        if slots and self._slots is None:  # else they are the same object still, by which others know it
            self._slots = dict(self.tree.slots)
            self.tree = replace(self.tree, slots=self._slots)
        if self._slots is not None:
            put(self._slots, slots)


def _slots_taken(
    tree: Tree, changed: Mapping[Provision, Row], taken: Mapping[Provision, Slot]
) -> dict[Provision, Slot]:
    """The slots that a decision gives, and those that had to be untangled for it."""
    there = [p for p, row in changed.items() if row.standing]
    if not taken and tree.slots.keys() >= set(there):  # it is of words alone
        return {}
    slots = untangled_own(tree.slots, taken, there)
    standing = cast("dict[Provision, Slot]", tree.slots)  # it is not written
    assert not find_circle(ChainMap(slots, standing), slots), "standing slots never make a circle"
    return {p: slot for p, slot in slots.items() if p in taken or slot != tree.slots.get(p)}


def _speaks(tree: Tree, name: str, part: Part) -> bool:
    provision, stretch = part
    return provision in tree.rows and (stretch is None or name in tree.rows[provision].versions)


def _circle_without(tree: Tree, number: int) -> tuple[Provision, ...]:
    """The circle that there would be without a decision: now, or once later ones are reopened too.

    What stands is what the draft gave and what the decisions that still stand gave after it, in their order.
    Each of these states must be a tree, or undoing from the last to the first would get stuck half-way.
    """
    undone = {number, *(d.reopens for d in tree.decisions if d.reopens is not None)}
    slots = dict(tree.slots)
    given: list[dict[Provision, Slot | None]] = []  # what each decision gave, the last first
    for decision in reversed(tree.decisions):
        given.append({p: slots.get(p) for p in decision.slots})
        put(slots, decision.slots)
    for later, (decision, gave) in enumerate(zip(tree.decisions, reversed(given), strict=True)):
        if later in undone or decision.reopens is not None:
            continue
        put(slots, gave)
        if circle := find_circle(slots, decision.slots):
            return tuple(circle)
    return ()


def _blocking(tree: Tree, number: int, reopened: Mapping[Provision, Row | Refusal]) -> tuple[int, ...]:
    """The later decisions that still stand and share a place with one, the last first."""
    mine = tree.decisions[number].slots.keys()
    in_rows = {(p, at) for p, row in reopened.items() if isinstance(row, Refusal) for at in row.decisions}
    if not (mine or in_rows):
        return ()
    undone = {d.reopens for d in tree.decisions[number + 1 :] if d.reopens is not None}
    blocking = []
    for later, decision in reversed(list(enumerate(tree.decisions))[number + 1 :]):
        is_standing = later not in undone and (decision.reopens is None or decision.reopens < number)
        shares_a_slot = is_standing and not mine.isdisjoint(decision.slots)
        if shares_a_slot or not in_rows.isdisjoint(decision.rows.items()):
            blocking.append(later)
    return tuple(blocking)
