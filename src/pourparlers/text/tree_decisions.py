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

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

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
    restore,
    slots_at,
    untangled,
)

__all__ = ["Part", "TreeRefusal", "decide", "reopen"]

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
    return _recorded(tree, name, {p: row for p, row in decided.items() if isinstance(row, Row)}, taken)


def _speaks(tree: Tree, name: str, part: Part) -> bool:
    provision, stretch = part
    return provision in tree.rows and (stretch is None or name in tree.rows[provision].versions)


def _recorded(
    tree: Tree, name: str, changed: Mapping[Provision, Row], taken: Mapping[Provision, Slot]
) -> Tree:
    there = [p for p, row in changed.items() if row.standing]
    slots, spoken = tree.slots, set[Provision]()
    if taken or not slots.keys() >= set(there):  # else it is of words alone
        slots = untangled(slots, taken, there)
        assert not find_circle(slots, slots), "standing slots never make a circle"
        spoken = {p for p, slot in slots.items() if p in taken or slot != tree.slots.get(p)}
    numbers = {p: len(row.decisions) - 1 for p, row in changed.items()}
    decision = TreeDecision(name, numbers, {p: tree.slots.get(p) for p in spoken})
    return replace(tree, rows={**tree.rows, **changed}, slots=slots, decisions=(*tree.decisions, decision))


def reopen(tree: Tree, number: int) -> Tree | TreeRefusal:
    """The tree with a decision taken back. Raises IndexError if there is no decision of that number."""
    decision = tree.decisions[number]
    if decision.reopens is not None:
        return TreeRefusal(rule=Rule.IS_REOPENING)
    if any(later.reopens == number for later in tree.decisions):
        return TreeRefusal(rule=Rule.IS_REOPENED)
    reopened = {p: decisions.reopen(tree.rows[p], at) for p, at in decision.rows.items()}
    if blocking := _blocking(tree, number, reopened):
        return TreeRefusal(decisions=blocking)
    slots = tree.slots
    if decision.slots:  # else places are as they would be without it
        slots = dict(tree.slots)
        restore(slots, decision)
        if circle := _circle_without(tree, number):
            return TreeRefusal(circle=circle)
    changed = {p: row for p, row in reopened.items() if isinstance(row, Row)}
    numbers = {p: len(row.decisions) - 1 for p, row in changed.items()}
    taken_back = TreeDecision(decision.name, numbers, {p: tree.slots.get(p) for p in decision.slots}, number)
    return replace(tree, rows={**tree.rows, **changed}, slots=slots, decisions=(*tree.decisions, taken_back))


def _circle_without(tree: Tree, number: int) -> tuple[Provision, ...]:
    """The circle that there would be without a decision: now, or once later ones are reopened too.

    What stands is what the draft gave and what the decisions that still stand gave after it, in their order.
    Each of these states must be a tree, or undoing from the last to the first would get stuck half-way.
    """
    undone = {number, *(d.reopens for d in tree.decisions if d.reopens is not None)}
    slots = dict(slots_at(tree, 0))
    for later, decision in enumerate(tree.decisions):
        if later in undone or decision.reopens is not None:
            continue
        after = slots_at(tree, later + 1)
        slots.update((p, after[p]) for p in decision.slots)
        if circle := find_circle(slots, decision.slots):
            return tuple(circle)
    return ()


def _blocking(tree: Tree, number: int, reopened: Mapping[Provision, Row | Refusal]) -> tuple[int, ...]:
    """The later decisions that still stand and share a place with one, the last first."""
    mine = tree.decisions[number].slots.keys()
    undone = {d.reopens for d in tree.decisions[number + 1 :] if d.reopens is not None}
    in_rows = {(p, at) for p, row in reopened.items() if isinstance(row, Refusal) for at in row.decisions}
    blocking = []
    for later, decision in reversed(list(enumerate(tree.decisions))[number + 1 :]):
        is_standing = later not in undone and (decision.reopens is None or decision.reopens < number)
        shares_a_slot = is_standing and not mine.isdisjoint(decision.slots)
        if shares_a_slot or not in_rows.isdisjoint(decision.rows.items()):
            blocking.append(later)
    return tuple(blocking)
