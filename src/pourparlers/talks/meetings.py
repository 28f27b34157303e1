"""Meetings: when a track meets, as far as that is known.

A date is written in EDTF and may be uncertain ("in January"), or still to be agreed (""). Every date that a
meeting ever had is kept: dates are negotiated, too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pourparlers.dates import BadDateError, parse_date
from pourparlers.talks.access import audience_of, refuse_audience
from pourparlers.talks.acts import ChangeMeeting, ScheduleMeeting
from pourparlers.talks.events import Happened, MeetingChanged, MeetingScheduled
from pourparlers.talks.refusals import Refusal, Rule, Ruling
from pourparlers.talks.seats import refuse_watchers
from pourparlers.talks.state import Actor, Growing, Meeting, State

__all__ = [
    "decide_change_meeting",
    "decide_schedule_meeting",
    "evolve_meeting_changed",
    "evolve_meeting_scheduled",
]


def decide_schedule_meeting(
    state: State, act: ScheduleMeeting, actor: Actor, now: str, fresh: Callable[[], str]
) -> Ruling | Refusal:
    if refused := refuse_watchers(actor) or _refuse_date(act.date, is_confirmed=act.is_confirmed):
        return refused
    if act.track not in state.tracks:
        return Refusal(Rule.UNKNOWN, {"track": act.track})
    ledger = audience_of(state, act, actor)
    if refused := refuse_audience(state, actor, ledger):
        return refused
    return Ruling(MeetingScheduled(fresh(), act.track, act.date, act.place, act.is_confirmed), ledger)


def decide_change_meeting(
    state: State, act: ChangeMeeting, actor: Actor, now: str, fresh: Callable[[], str]
) -> Ruling | Refusal:
    if refused := refuse_watchers(actor) or _refuse_date(act.date, is_confirmed=act.is_confirmed):
        return refused
    meeting = state.meetings.get(act.meeting)
    if meeting is None:
        return Refusal(Rule.UNKNOWN, {"meeting": act.meeting})
    if (act.date, act.is_confirmed, act.place or meeting.place) == (
        meeting.dates[-1][0],
        meeting.dates[-1][2],
        meeting.place,
    ):
        return Refusal(Rule.ALREADY, {"meeting": meeting.id})
    return Ruling(MeetingChanged(meeting.id, act.date, act.place, act.is_confirmed), meeting.ledger)


def _refuse_date(date: str, *, is_confirmed: bool) -> Refusal | None:
    """A confirmed meeting has a date."""
    if not date:
        return Refusal(Rule.DATE, {"date": date}) if is_confirmed else None
    try:
        parse_date(date)
    except BadDateError:
        return Refusal(Rule.DATE, {"date": date})
    return None


def evolve_meeting_scheduled(growing: Growing, happened: Happened, event: MeetingScheduled) -> None:
    dates = ((event.date, happened.at, event.is_confirmed),)
    growing.meetings[event.meeting] = Meeting(event.meeting, event.track, happened.ledger, dates, event.place)


def evolve_meeting_changed(growing: Growing, happened: Happened, event: MeetingChanged) -> None:
    meeting = growing.meetings[event.meeting]
    dates = (*meeting.dates, (event.date, happened.at, event.is_confirmed))
    growing.meetings[event.meeting] = replace(meeting, dates=dates, place=event.place or meeting.place)
