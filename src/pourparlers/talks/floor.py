"""The floor: who has asked for it, who speaks, and since when it was asked.

1. A party asks in a track that it is a member of, once; it waits until the chair gives it the floor, or it
   asks no longer.
2. One speaks at a time in a track. Giving the floor to the next takes it from who had it.
3. The chair takes it back, or the speaker gives it up. The chair may give it to who has not asked.

All parties see the list, also that of a small group: it says who speaks, not what.
"""

from __future__ import annotations

from dataclasses import replace

from pourparlers.talks.access import PARTIES
from pourparlers.talks.acts import GiveFloor, RequestFloor, TakeFloor
from pourparlers.talks.events import FloorGiven, FloorRequested, FloorTaken, Happened
from pourparlers.talks.refusals import Refusal, Rule, Ruling
from pourparlers.talks.seats import CHAIR, SECRETARIAT, Fresh, party_of, refuse_others, refuse_watchers
from pourparlers.talks.state import Actor, FloorRequest, Growing, State

__all__ = [
    "decide_give_floor",
    "decide_request_floor",
    "decide_take_floor",
    "evolve_floor_given",
    "evolve_floor_requested",
    "evolve_floor_taken",
]


def decide_request_floor(
    state: State, act: RequestFloor, actor: Actor, now: str, fresh: Fresh
) -> Ruling | Refusal:
    party = party_of(actor)
    if refused := refuse_watchers(actor) or _refuse_track(state, act.track):
        return refused
    if not party:
        return Refusal(Rule.DELEGATION)
    if refused := _refuse_stranger(state, act.track, party):
        return refused
    if _find(state, act.track, party, "waiting", "speaking"):
        return Refusal(Rule.ALREADY, {"party": party})
    return Ruling(FloorRequested(act.track, party), PARTIES)


def decide_give_floor(state: State, act: GiveFloor, actor: Actor, now: str, fresh: Fresh) -> Ruling | Refusal:
    if refused := refuse_others(actor, CHAIR, SECRETARIAT) or _refuse_track(state, act.track):
        return refused
    if act.party not in state.parties:
        return Refusal(Rule.UNKNOWN, {"party": act.party})
    if refused := _refuse_stranger(state, act.track, act.party):
        return refused
    if _find(state, act.track, act.party, "speaking"):
        return Refusal(Rule.ALREADY, {"party": act.party})
    return Ruling(FloorGiven(act.track, act.party), PARTIES)


def decide_take_floor(state: State, act: TakeFloor, actor: Actor, now: str, fresh: Fresh) -> Ruling | Refusal:
    if refused := refuse_watchers(actor) or _refuse_track(state, act.track):
        return refused
    party = party_of(actor)
    if not party and (refused := refuse_others(actor, CHAIR, SECRETARIAT)):
        return refused
    speaking = next((each for each in state.floor if _is(each, act.track, "speaking")), None)
    if party and (speaking is None or speaking.party != party):
        speaking = _find(state, act.track, party, "waiting")
    if speaking is None:
        is_others = party and any(_is(each, act.track, "speaking") for each in state.floor)
        return Refusal(Rule.OFFICE if is_others else Rule.ALREADY, {"track": act.track})
    return Ruling(FloorTaken(act.track, speaking.party), PARTIES)


def _refuse_track(state: State, track: str) -> Refusal | None:
    return None if not track or track in state.tracks else Refusal(Rule.UNKNOWN, {"track": track})


def _refuse_stranger(state: State, track: str, party: str) -> Refusal | None:
    """No to who is not in a track; one that names nobody is for all."""
    members = state.tracks[track].members if track else ()
    return Refusal(Rule.AUDIENCE, {"party": party}) if members and party not in members else None


def _find(state: State, track: str, party: str, *states: str) -> FloorRequest | None:
    return next((each for each in state.floor if _is(each, track, *states) and each.party == party), None)


def _is(request: FloorRequest, track: str, *states: str) -> bool:
    return request.track == track and request.state in states


def evolve_floor_requested(growing: Growing, happened: Happened, event: FloorRequested) -> None:
    growing.floor = (*growing.floor, FloorRequest(happened.id, happened.at, event.track, event.party))


def evolve_floor_given(growing: Growing, happened: Happened, event: FloorGiven) -> None:
    floor = [
        replace(each, state="done") if _is(each, event.track, "speaking") else each for each in growing.floor
    ]
    waiting = [
        at for at, each in enumerate(floor) if _is(each, event.track, "waiting") and each.party == event.party
    ]
    if waiting:
        floor[waiting[0]] = replace(floor[waiting[0]], state="speaking")
    else:
        floor.append(FloorRequest(happened.id, happened.at, event.track, event.party, "speaking"))
    growing.floor = tuple(floor)


def evolve_floor_taken(growing: Growing, happened: Happened, event: FloorTaken) -> None:
    growing.floor = tuple(
        replace(each, state="done")
        if _is(each, event.track, "speaking", "waiting") and each.party == event.party
        else each
        for each in growing.floor
    )
