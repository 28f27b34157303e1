"""Meetings: when a track meets, as far as that is known.

1. A date is written in EDTF and may be uncertain ("in January"), or still to be agreed (""); a confirmed
   meeting has one.
2. The offices schedule meetings, and so do members of a track for it; whoever could schedule one changes it.
3. Every date that a meeting ever had is kept: dates are negotiated, too.
"""

from __future__ import annotations

from dataclasses import replace

from pourparlers.dates import is_date
from pourparlers.talks.access import audience_of, refuse_audience
from pourparlers.talks.acts import ChangeMeeting, ScheduleMeeting
from pourparlers.talks.events import Happened, MeetingChanged, MeetingScheduled
from pourparlers.talks.refusals import Refusal, Rule, Ruling
from pourparlers.talks.seats import Fresh, party_of, refuse_text, refuse_watchers
from pourparlers.talks.state import Actor, Growing, Meeting, State

__all__ = [
    "decide_change_meeting",
    "decide_schedule_meeting",
    "evolve_meeting_changed",
    "evolve_meeting_scheduled",
]


def decide_schedule_meeting(
    state: State, act: ScheduleMeeting, actor: Actor, now: str, fresh: Fresh
) -> Ruling | Refusal:
    if refused := refuse_watchers(actor) or _refuse_terms(act):
        return refused
    if refused := _refuse_track(state, act.track, actor):
        return refused
    ledger = audience_of(state, act, actor)
    if refused := refuse_audience(state, actor, ledger):
        return refused
    event = MeetingScheduled(fresh(), act.track, act.date, act.place.strip(), act.is_confirmed)
    return Ruling(event, ledger)


def decide_change_meeting(
    state: State, act: ChangeMeeting, actor: Actor, now: str, fresh: Fresh
) -> Ruling | Refusal:
    if refused := refuse_watchers(actor) or _refuse_terms(act):
        return refused
    meeting = state.meetings.get(act.meeting)
    if meeting is None:
        return Refusal(Rule.UNKNOWN, {"meeting": act.meeting})
    if refused := _refuse_track(state, meeting.track, actor) or refuse_audience(state, actor, meeting.ledger):
        return refused
    date, _, is_confirmed = meeting.dates[-1]
    place = act.place.strip() or meeting.place
    if (act.date, act.is_confirmed, place) == (date, is_confirmed, meeting.place):
        return Refusal(Rule.ALREADY, {"meeting": meeting.id})
    return Ruling(MeetingChanged(meeting.id, act.date, act.place.strip(), act.is_confirmed), meeting.ledger)


def _refuse_terms(act: ScheduleMeeting | ChangeMeeting) -> Refusal | None:
    is_right = is_date(act.date) if act.date else not act.is_confirmed
    return refuse_text(act.place) if is_right else Refusal(Rule.DATE, {"date": act.date})


def _refuse_track(state: State, track: str, actor: Actor) -> Refusal | None:
    """The plenary is the offices' to call, a track's meeting its members', too."""
    if track and track not in state.tracks:
        return Refusal(Rule.UNKNOWN, {"track": track})
    members = state.tracks[track].members if track else ()
    party = party_of(actor)
    return Refusal(Rule.OFFICE) if party and party not in members else None


def evolve_meeting_scheduled(growing: Growing, happened: Happened, event: MeetingScheduled) -> None:
    dates = ((event.date, happened.at, event.is_confirmed),)
    growing.meetings[event.meeting] = Meeting(event.meeting, event.track, happened.ledger, dates, event.place)


def evolve_meeting_changed(growing: Growing, happened: Happened, event: MeetingChanged) -> None:
    meeting = growing.meetings[event.meeting]
    dates = (*meeting.dates, (event.date, happened.at, event.is_confirmed))
    growing.meetings[event.meeting] = replace(meeting, dates=dates, place=event.place or meeting.place)
