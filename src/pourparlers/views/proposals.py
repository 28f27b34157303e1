"""Where each party's proposals are, and what became of them.

1. A proposal is *open*, *fulfilled* (the text reads so), *overtaken* (decisions changed the text wherever it
   asks), *withdrawn*, *fallen* with what it was written on, *closed* (another part of it was taken),
   *disowned* by the party that it was heard from. *Decided* is what decisions took, whole or in part.
2. Of one that went before a wider audience, and of one that was taken over, both say so.
3. It is listed for its sponsors, and for those who were sponsors of an earlier version.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pourparlers.talks.events import Take
from pourparlers.talks.proposals import status
from pourparlers.talks.state import Decision, Draft, Proposal, State
from pourparlers.talks.wording import Mode, ProposalKind, Reservation
from pourparlers.views.names import (
    Audience,
    Place,
    Places,
    audience_of,
    called_in,
    display_names,
    in_order,
)
from pourparlers.views.stamp import Stamp, minute, stamp

__all__ = ["Fate", "Proposals", "Tabled", "Version", "proposals"]


@dataclass(frozen=True, slots=True)
class Version:
    """`number` counts from 1; `sponsors` are those of this version, co-sponsors among them."""

    number: int
    at: str
    sponsors: tuple[str, ...]
    is_on_standing: bool
    rationale: str


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a proposal.

    `status` is as in rule 1. `decided_by` are the decisions that took all of it, `partly_by` those that took
    a part, as long as they stand; `overtaken_by` those that changed the text where it asks. `fallen_with` is
    the proposal that it was written on and with which it fell. `became` are those that it lives on as:
    before a wider audience, or taken over.
    """

    status: str
    decided_by: tuple[str, ...]
    partly_by: tuple[str, ...]
    overtaken_by: tuple[str, ...]
    fallen_with: str
    became: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tabled:
    """A proposal. `on` is the proposal that it amends, `on_version` that one's version, counted from 1.

    `rank` counts from 1 among those that its sponsor ranked, 0 where it is not ranked. `heard_from` and
    `is_confirmed` are about what the scribe entered. `audience` is who sees it.
    """

    name: str
    id: str
    sponsors: tuple[str, ...]
    kind: ProposalKind
    mode: Mode
    reservation: Reservation | None
    blanket: tuple[str, str] | None
    audience: Audience
    places: tuple[Place, ...]
    versions: tuple[Version, ...]
    on: str
    on_version: int
    on_reads_now: bool
    is_basis_revised: bool
    earlier: str
    amended_by: tuple[str, ...]
    heard_from: str
    is_confirmed: bool
    is_substantive: bool
    rank: int
    fate: Fate


@dataclass(frozen=True, slots=True)
class Proposals:
    """In the order in which they are called; `party` is "" for those of all."""

    stamp: Stamp
    party: str
    proposals: tuple[Tabled, ...]


def proposals(state: State, draft: Draft, party: str = "") -> Proposals:
    """The proposals on a draft, of one sponsor or of all."""
    found = [
        each
        for each in state.proposals.values()
        if each.draft == draft.id and (not party or any(party in v.sponsors for v in each.versions))
    ]
    names = display_names(state, draft.id)
    context = _Context(state, draft, names, Places(draft))
    return Proposals(
        stamp(state, draft), party, tuple(context.tabled(each) for each in sorted(found, key=_order))
    )


def _order(proposal: Proposal) -> tuple[bool, str, int, str, str]:
    """Those with numbers first, by number; then by audience and letter."""
    ledger = "" if proposal.label.isdigit() else proposal.ledger
    return bool(ledger), ledger, len(proposal.label), proposal.label, proposal.id


class _Context:
    """What is looked up for one proposal after another."""

    def __init__(self, state: State, draft: Draft, names: Mapping[str, str], places: Places) -> None:
        self.state, self.draft, self.names, self.places = state, draft, names, places
        self.standing = [d for d in state.decisions.values() if d.draft == draft.id and not d.reopened_by]
        self.called = called_in(state)
        self.takes: dict[str, list[tuple[Decision, Take]]] = {}
        for decision in self.standing:
            for take in decision.takes:
                self.takes.setdefault(take.proposal, []).append((decision, take))
        self.became: dict[str, list[str]] = {}
        for each in state.proposals.values():
            self.became.setdefault(each.earlier, []).append(each.id)

    def tabled(self, proposal: Proposal) -> Tabled:
        basis = self.state.proposals.get(proposal.basis.proposal)
        return Tabled(
            name=self.names[proposal.id],
            id=proposal.id,
            sponsors=tuple(sorted(proposal.sponsors)),
            kind=proposal.kind,
            mode=proposal.mode,
            reservation=proposal.reservation,
            blanket=proposal.blanket,
            audience=audience_of(self.state, proposal.ledger),
            places=self._places(proposal),
            versions=tuple(_versions(proposal)),
            on=self.names.get(basis.id, "") if basis else "",
            on_version=proposal.basis.version,
            on_reads_now=proposal.basis.reads_now,
            is_basis_revised=basis is not None and 0 < proposal.basis.version < len(basis.versions),
            earlier=self.names.get(proposal.earlier, ""),
            amended_by=self._named(self.draft.tree.amendments.get(proposal.id, ())),
            heard_from=proposal.heard_from,
            is_confirmed=proposal.is_confirmed,
            is_substantive=proposal.is_substantive,
            rank=self._rank(proposal),
            fate=self._fate(proposal),
        )

    def _fate(self, proposal: Proposal) -> Fate:
        taken = self.takes.get(proposal.id, [])
        whole = dict.fromkeys(d.id for d, take in taken if not take.provision and take.part is None)
        partly = dict.fromkeys(d.id for d, _ in taken if d.id not in whole)
        now = status(self.state, proposal.id)
        return Fate(
            status=now,
            decided_by=tuple(self.called[each] for each in whole),
            partly_by=tuple(self.called[each] for each in partly),
            overtaken_by=tuple(self._overtaking(proposal)) if now == "overtaken" else (),
            fallen_with=self._fallen_with(proposal) if now == "fallen" else "",
            became=self._named(self.became.get(proposal.id, ())),
        )

    def _named(self, ids: tuple[str, ...] | list[str]) -> tuple[str, ...]:
        return tuple(sorted((self.names[each] for each in ids if each in self.names), key=in_order))

    def _places(self, proposal: Proposal) -> tuple[Place, ...]:
        """What it speaks of, and what it moves."""
        tree = self.draft.tree
        spoken = {*tree.spoken.get(proposal.id, ()), *tree.versions[proposal.id].slots}
        return tuple(map(self.places.of, self.places.in_order(spoken)))

    def _rank(self, proposal: Proposal) -> int:
        ranks = (self.state.ranks.get(each, ()) for each in sorted(proposal.sponsors))
        return next((ranked.index(proposal.id) + 1 for ranked in ranks if proposal.id in ranked), 0)

    def _overtaking(self, proposal: Proposal) -> Iterator[str]:
        """The decisions since its basis that changed what it speaks of, and did not take it."""
        tree = self.draft.tree
        since, spoken = tree.versions[proposal.id].count, set(tree.spoken[proposal.id])
        for decision in self.standing:
            numbers = [n for n in self.draft.decided.get(decision.id, ()) if n >= since]
            taken = [tree.decisions[n] for n in numbers if tree.decisions[n].name != proposal.id]
            if any(spoken & {*each.rows, *each.slots} for each in taken):
                yield self.called[decision.id]

    def _fallen_with(self, proposal: Proposal) -> str:
        """The first of those it was written on, one on the other, that ended by the same event."""
        last = ""
        basis = self.state.proposals.get(proposal.basis.proposal)
        while basis is not None and basis.ended_by == proposal.ended_by:
            last, basis = basis.id, self.state.proposals.get(basis.basis.proposal)
        return self.names.get(last, "")


def _versions(proposal: Proposal) -> Iterator[Version]:
    for number, each in enumerate(proposal.versions, 1):
        yield Version(number, minute(each.at), tuple(sorted(each.sponsors)), each.on_standing, each.rationale)
