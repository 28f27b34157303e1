"""Decisions on one row: taking what a version asks for, whole or in part, and taking it back.

Rules, in the order in which the code keeps them:

1. Only a decision changes the standing text, and only within the stretches that it records.
2. A decision on a version makes what it asks for the standing text, and records the joined stretches
   of all its parts, also of those where the text already reads so.
3. A decision on a part records the stretch it is given and takes what the version asks for there. A
   change with new words is taken whole; a deletion or a keep may be cut.
4. Reopening a decision gives its stretches back what stood there before it. It is refused where a
   later decision that still stands shares a place with it: the last is reopened first.
5. A reopening is not reopened; one decides again.

A refusal is a value that names its rule and what would be right. Who may decide, and whether a
proposal may be taken in parts, is asked before one comes here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from pourparlers.text.rows import Decision, Key, Part, Row, Stretch, ask, join, parts, shares_a_place, within

__all__ = ["Refusal", "Rule", "decide", "reopen"]


class Rule(Enum):
    """Why a decision was refused, as a sentence."""

    CUTS = "A change with new words is taken whole."
    ASKS_NOTHING = "A decision takes only what a version speaks of."
    LATER_DECISION = "What a later decision rests on is not reopened before it."
    IS_REOPENING = "A reopening is not reopened."
    IS_REOPENED = "What has been reopened already is not reopened again."


@dataclass(frozen=True, slots=True)
class Refusal:
    """The rules say no. `stretch` would be right instead, or the `decisions` have to be reopened first."""

    rule: Rule
    stretch: Stretch | None = None
    decisions: tuple[int, ...] = ()


def decide(row: Row, name: str, stretch: Stretch | None = None) -> Row | Refusal:
    """The row with what a version asks for now as its standing text: all of it, or what lies in a stretch."""
    asked = parts(row, name)
    if stretch is None:
        return _recorded(row, name, tuple(part.stretch for part in asked), ask(row, name))
    spoken = [part for part in asked if shares_a_place(part.stretch, (stretch,))]
    if not spoken:
        return Refusal(Rule.ASKS_NOTHING)
    if any(_is_cut(part, stretch) for part in spoken):
        return Refusal(Rule.CUTS, join([stretch, *(part.stretch for part in spoken)])[0])
    return _recorded(row, name, (stretch,), _replaced(row.standing, stretch, ask(row, name)))


def reopen(row: Row, number: int) -> Row | Refusal:
    """The row with a decision taken back. Raises IndexError if there is no decision of that number."""
    decision = row.decisions[number]
    if decision.reopens is not None:
        return Refusal(Rule.IS_REOPENING)
    if any(later.reopens == number for later in row.decisions):
        return Refusal(Rule.IS_REOPENED)
    blocking = _blocking(row, number)
    if blocking:
        return Refusal(Rule.LATER_DECISION, decisions=blocking)
    standing = row.standing
    for stretch in decision.stretches:
        standing = _replaced(standing, stretch, decision.before)
    return _recorded(row, decision.name, decision.stretches, standing, number)


def _blocking(row: Row, number: int) -> tuple[int, ...]:
    """The later decisions that still stand and share a place with one, the last first."""
    later = [d.reopens for d in row.decisions[number + 1 :]]
    undone = {j for j in later if j is not None and j > number}
    mine = row.decisions[number].stretches
    return tuple(
        j
        for j in range(len(row.decisions) - 1, number, -1)
        if j not in undone
        and (row.decisions[j].reopens or 0) <= number
        and any(shares_a_place(stretch, mine) for stretch in row.decisions[j].stretches)
    )


def _is_cut(part: Part, stretch: Stretch) -> bool:
    inside = stretch.start <= part.stretch.start and part.stretch.end <= stretch.end
    return not inside and part.is_otherwise and not set(part.words) <= set(part.standing)


def _replaced(standing: tuple[Key, ...], stretch: Stretch, text: tuple[Key, ...]) -> tuple[Key, ...]:
    before = [key for key in standing if key.order < stretch.start]
    after = [key for key in standing if key.order > stretch.end]
    return (*before, *within(text, stretch), *after)


def _recorded(
    row: Row, name: str, stretches: tuple[Stretch, ...], standing: tuple[Key, ...], reopens: int | None = None
) -> Row:
    decision = Decision(name, stretches, row.standing, reopens)
    return replace(row, standing=standing, decisions=(*row.decisions, decision), known={})
