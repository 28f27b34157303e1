"""From events to the state: one after another, each changing what it is about and nothing else.

The order of the events is given (`record.ledgers.merge`). What an event does to what an audience shares, the
standing text above all, depends on that audience's own events and on wider ones, so that everyone who reads
both has the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from pourparlers.talks import (
    decisions,
    drafts,
    events,
    floor,
    meetings,
    positions,
    procedure,
    proposals,
    reopening,
    statements,
)
from pourparlers.talks.events import Event, Happened, HearingAnswered
from pourparlers.talks.state import Growing, State, freeze, grow

__all__ = ["NOTHING", "fold"]

NOTHING: Final = State()


def _answered(growing: Growing, happened: Happened, event: HearingAnswered) -> None:
    """What was heard is a proposal or a position."""
    if event.subject in growing.proposals:
        proposals.evolve_hearing_answered(growing, happened, event)
    else:
        positions.evolve_position_answered(growing, happened, event)


_EVOLVE: Final[Mapping[type[Event], Callable[..., None]]] = {
    events.NegotiationOpened: procedure.evolve_negotiation_opened,
    events.PartyAdded: procedure.evolve_party_added,
    events.GroupFormed: procedure.evolve_group_formed,
    events.GroupChanged: procedure.evolve_group_changed,
    events.PersonAdmitted: procedure.evolve_person_admitted,
    events.PersonReleased: procedure.evolve_person_released,
    events.TrackOpened: procedure.evolve_track_opened,
    events.RoomOpened: procedure.evolve_room_opened,
    events.DraftTabled: drafts.evolve_draft_tabled,
    events.ProposalTabled: proposals.evolve_proposal_tabled,
    events.ProposalRevised: proposals.evolve_proposal_revised,
    events.ProposalWithdrawn: proposals.evolve_proposal_withdrawn,
    events.ProposalCoSponsored: proposals.evolve_proposal_co_sponsored,
    events.ProposalsRanked: proposals.evolve_proposals_ranked,
    events.HearingAnswered: _answered,
    events.CalledSubstantive: proposals.evolve_called_substantive,
    events.PositionTaken: positions.evolve_position_taken,
    events.Decided: decisions.evolve_decided,
    events.Reopened: reopening.evolve_reopened,
    events.HoldLifted: reopening.evolve_hold_lifted,
    events.FloorRequested: floor.evolve_floor_requested,
    events.FloorGiven: floor.evolve_floor_given,
    events.FloorTaken: floor.evolve_floor_taken,
    events.StatementMade: statements.evolve_statement_made,
    events.MeetingScheduled: meetings.evolve_meeting_scheduled,
    events.MeetingChanged: meetings.evolve_meeting_changed,
}
"""Each takes what grows, what happened with all that stands around it, and the event itself."""


def fold(state: State, events: Iterable[Happened]) -> State:
    """The state after these events, which come after those that it was folded from."""
    growing = grow(state)
    for happened in events:
        if _is_about_the_seen(growing, happened.event):
            _EVOLVE[type(happened.event)](growing, happened, happened.event)
        growing.at = max(growing.at, happened.at)
    drafts.settle_all(growing)
    return freeze(growing)


def _is_about_the_seen(growing: Growing, event: Event) -> bool:
    """Whether all that an event is about is there.

    A delegation that has left a group no longer reads it, nor what it wrote itself on what was said there.
    """
    asked = _ABOUT.get(type(event))
    return asked is None or asked(growing, event)


def _has_proposal(growing: Growing, event: _OfProposal) -> bool:
    return event.proposal in growing.proposals


def _has_basis(growing: Growing, event: events.ProposalTabled) -> bool:
    name = event.basis.proposal
    return event.draft in growing.drafts and (not name or name in growing.proposals)


def _has_target(growing: Growing, event: events.PositionTaken) -> bool:
    target = event.target
    return target.draft in growing.drafts and (not target.proposal or target.proposal in growing.proposals)


def _has_ranked(growing: Growing, event: events.ProposalsRanked) -> bool:
    return growing.proposals.keys() >= set(event.proposals)


def _has_subject(growing: Growing, event: HearingAnswered) -> bool:
    return event.subject in growing.proposals or event.subject in growing.positions


_OfProposal: TypeAlias = (
    events.ProposalRevised | events.ProposalWithdrawn | events.ProposalCoSponsored | events.CalledSubstantive
)

_ABOUT: Final[Mapping[type[Event], Callable[..., bool]]] = {
    events.ProposalTabled: _has_basis,
    events.PositionTaken: _has_target,
    events.ProposalRevised: _has_proposal,
    events.ProposalWithdrawn: _has_proposal,
    events.ProposalCoSponsored: _has_proposal,
    events.CalledSubstantive: _has_proposal,
    events.ProposalsRanked: _has_ranked,
    HearingAnswered: _has_subject,
}
"""What has to be there, for those kinds of events whose readers may have lost it."""
