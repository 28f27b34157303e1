"""From events to the state: one after another, each changing what it is about and nothing else.

The order of the events is given (`record.ledgers.merge`). What an event does to what an audience shares, the
standing text above all, depends on that audience's own events and on wider ones, so that everyone who reads
both has the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

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
    match event:
        case events.ProposalTabled(draft=draft, basis=basis):
            return draft in growing.drafts and (not basis.proposal or basis.proposal in growing.proposals)
        case events.PositionTaken(target=target):
            is_known = not target.proposal or target.proposal in growing.proposals
            return is_known and target.draft in growing.drafts
        case (
            events.ProposalRevised(proposal=name)
            | events.ProposalWithdrawn(proposal=name)
            | events.ProposalCoSponsored(proposal=name)
            | events.CalledSubstantive(proposal=name)
        ):
            return name in growing.proposals
        case events.ProposalsRanked(proposals=names):
            return growing.proposals.keys() >= set(names)
        case events.HearingAnswered(subject=name):
            return name in growing.proposals or name in growing.positions
        case _:
            return True
