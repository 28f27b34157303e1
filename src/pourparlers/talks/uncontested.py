"""What nobody contests: proposals that can be taken at once, without anyone having to give way.

A proposal is uncontested when it is open before the draft's own audience and

1. shares no place with another one that is open there, unless both want the same of that place; nor does it
   put provisions where another one puts others;
2. no position that this audience sees opposes or reserves it, and it is no reservation itself;
3. it changes no agreed text, and something at all;
4. it is to be taken as a whole, and whoever is said to have made it has not yet to answer for it.

Only what the audience itself sees counts: whoever sees more finds the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from typing import TypeAlias

from pourparlers.talks.access import is_wider
from pourparlers.talks.agreement import blocked_by, locks, placed_otherwise
from pourparlers.talks.state import Draft, Proposal, State
from pourparlers.talks.taking import parts_of
from pourparlers.text.rows import Status, Stretch, parts
from pourparlers.text.tree import Provision, Slot, Tree, own_slots, tree_status

__all__ = ["uncontested"]

_Claim: TypeAlias = tuple[Stretch, Hashable, str]
"""Where, what is wanted there, and by whom."""


def uncontested(state: State, draft: Draft) -> tuple[str, ...]:
    """The proposals that nobody contests, in the order in which they were tabled."""
    here = [p for p in state.proposals.values() if p.draft == draft.id and p.ledger == draft.ledger]
    shown = {proposal.id: proposal for proposal in here if proposal.is_open}
    contested = _contested(draft, shown.keys()) | _opposed(state, draft)
    known = locks(draft)
    return tuple(
        name
        for name, proposal in shown.items()
        if name not in contested
        and _is_simple(draft, proposal)
        and tree_status(draft.tree, name) is Status.OPEN
        and not blocked_by(draft, name, known)
    )


def _is_simple(draft: Draft, proposal: Proposal) -> bool:
    """Whether it can be taken as it is, by a sign for all."""
    if proposal.kind == "reservation" or (proposal.heard_from and not proposal.is_confirmed):
        return False
    return proposal.mode != "one" or len(parts_of(draft, proposal.id)) <= 1


def _opposed(state: State, draft: Draft) -> set[str]:
    """The proposals that somebody opposes or reserves before this audience."""
    against = [
        position
        for position in state.positions.values()
        if position.target.draft == draft.id
        and position.stand in {"opposes", "reserves"}
        and not (position.replaced_by or position.is_disowned)
    ]
    seen = {ledger for ledger in {each.ledger for each in against} if is_wider(state, ledger, draft.ledger)}
    return {each.target.proposal for each in against if each.ledger in seen}


# --- Sharing a place ------------------------------------------------------------------------------------


def _contested(draft: Draft, names: Collection[str]) -> set[str]:
    """Those that want something of a place of which another one wants something else."""
    found: set[str] = set()
    for claims in _claims(draft.tree, names):
        found.update(*_rivals(claims))
    for wishes in _wishes(draft, names):
        if len(set(wishes.values())) > 1:
            found.update(wishes)
    return found


def _wishes(draft: Draft, names: Collection[str]) -> Iterable[dict[str, Hashable]]:
    """Provision by provision who wants it where, and gap by gap who wants which provisions there."""
    found: dict[Hashable, dict[str, Hashable]] = defaultdict(dict)
    for name in draft.tree.placing.intersection(names):
        gaps: dict[Hashable, set[tuple[Provision, Slot]]] = defaultdict(set)
        own = own_slots(draft.tree, draft.tree.versions[name])
        for provision in placed_otherwise(draft, name):
            found[provision][name] = own[provision]
            gaps[own[provision].gap].add((provision, own[provision]))
        for gap, placed in gaps.items():
            found["gap", gap][name] = frozenset(placed)
    return found.values()


def _claims(tree: Tree, names: Collection[str]) -> Iterator[list[_Claim]]:
    """Row by row, what is wanted of its places; only where more than one speak."""
    speaking: dict[Provision, list[str]] = defaultdict(list)
    for name in names:
        for provision in tree.spoken[name]:
            speaking[provision].append(name)
    for provision, those in speaking.items():
        if len(those) > 1:
            row = tree.rows[provision]
            yield [
                (part.stretch, part.words, name)
                for name in those
                for part in parts(row, name)
                if part.is_shown
            ]


def _rivals(claims: Iterable[_Claim]) -> Iterator[set[str]]:
    """Whoever shares a place with somebody who wants something else of it, in one sweep.

    Claims that overlap one after the other are one heap; in a heap all of whose claims are the same nobody
    has a rival.
    """
    heap: dict[tuple[Stretch, Hashable], set[str]] = {}
    reached: Stretch | None = None
    for stretch, wanted, name in sorted(claims, key=lambda claim: claim[0]):
        if reached is not None and stretch.start < reached.end:
            reached = max(reached, stretch, key=lambda each: each.end)
        else:
            yield _different(heap)
            heap = dict[tuple[Stretch, Hashable], set[str]]()
            reached = stretch
        heap.setdefault((stretch, wanted), set()).add(name)
    yield _different(heap)


def _different(heap: dict[tuple[Stretch, Hashable], set[str]]) -> set[str]:
    return set().union(*heap.values()) if len(heap) > 1 else set()
