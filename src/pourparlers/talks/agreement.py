"""What in a text is agreed: marks that decisions set, and that lock the words under them.

A mark stands on stretches of a provision's row, or on all of it; it goes with its decision when that is
reopened. Text that nobody contests is not agreed for that. Whoever wants agreed words changed has the
decision reopened first; who asks for what the text says anyway changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pourparlers.talks.events import Level
from pourparlers.talks.state import Agreement, Decision, Draft
from pourparlers.text.places import bounds_of
from pourparlers.text.rows import Stretch, parts, shares_a_place
from pourparlers.text.tree import Provision

__all__ = ["Mark", "blocking", "changes", "locks", "marks"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of a provision's standing words that is agreed, and how firmly.

    `pending` are the parties that it still waits for; `is_whole`: the provision as it stands, not a range.
    """

    decision: str
    level: Level
    start: int
    end: int
    is_whole: bool
    pending: tuple[str, ...]
    is_ad_referendum: bool


def marks(draft: Draft, decisions: Mapping[str, Decision]) -> dict[Provision, tuple[Mark, ...]]:
    """What is agreed, provision by provision, in reading order; a mark over no word is left out."""
    found: dict[Provision, list[Mark]] = {}
    for agreement in draft.agreements:
        decision = decisions[agreement.decision]
        for start, end in _ranges(draft, agreement):
            pending = tuple(party for party in decision.pending if party not in decision.lifted)
            is_whole = agreement.stretches is None
            mark = Mark(decision.id, decision.level, start, end, is_whole, pending, decision.is_ad_referendum)
            found.setdefault(agreement.provision, []).append(mark)
    return {
        provision: tuple(sorted(each, key=lambda mark: (mark.start, mark.end)))
        for provision, each in found.items()
    }


def _ranges(draft: Draft, agreement: Agreement) -> Iterator[tuple[int, int]]:
    standing = draft.tree.rows[agreement.provision].standing
    if agreement.stretches is None:
        yield 0, len(standing)
        return
    for stretch in agreement.stretches:
        start, end = bounds_of(standing, stretch)
        if end > start:
            yield start, end


def locks(draft: Draft) -> dict[Provision, list[Agreement]]:
    """The marks by provision, for asking often."""
    found: dict[Provision, list[Agreement]] = {}
    for agreement in draft.agreements:
        found.setdefault(agreement.provision, []).append(agreement)
    return found


def changes(draft: Draft, name: str) -> Iterator[tuple[Provision, Stretch]]:
    """Where a version would have the standing text read otherwise."""
    for provision in draft.tree.spoken[name]:
        for part in parts(draft.tree.rows[provision], name):
            if part.is_otherwise:
                yield provision, part.stretch


def blocking(
    draft: Draft,
    changed: Iterable[tuple[Provision, Stretch]],
    known: Mapping[Provision, list[Agreement]] | None = None,
) -> tuple[str, ...]:
    """The decisions that have to be reopened before these stretches are changed, in their own order."""
    locked = locks(draft) if known is None else known
    found = {draft.agreed_by} if draft.agreed_by else set[str]()
    for provision, stretch in changed:
        for agreement in locked.get(provision, ()):
            if agreement.stretches is None or shares_a_place(stretch, agreement.stretches):
                found.add(agreement.decision)
    return tuple(each for each in draft.decided if each in found)
