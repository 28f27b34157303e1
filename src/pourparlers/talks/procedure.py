"""Setting up: the negotiation itself, its parties, groups, people, tracks and rooms.

1. A negotiation is opened once, by the chair or the secretariat, who have a seat by that.
2. These two add parties, form groups, open tracks and give seats. The head of a delegation gives seats in it.
   Observers are given theirs in public, since they read nothing else: so they know that they are.
3. A room is opened by whoever will be in it; its first event is the first of its ledger.
4. A group is known to all parties; what it says among itself is not.
5. Names are taken within what the actor sees; where that is not all, an id is random and cannot collide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Final

from pourparlers.record.doors import PUBLIC
from pourparlers.talks.access import OBSERVERS, PARTIES, audience_of, is_known, readable
from pourparlers.talks.acts import (
    AddParty,
    AdmitPerson,
    ChangeGroup,
    FormGroup,
    OpenNegotiation,
    OpenRoom,
    OpenTrack,
    ReleasePerson,
)
from pourparlers.talks.events import (
    GroupChanged,
    GroupFormed,
    Happened,
    NegotiationOpened,
    PartyAdded,
    PersonAdmitted,
    PersonReleased,
    Role,
    RoomOpened,
    TrackOpened,
)
from pourparlers.talks.refusals import Refusal, Rule, Ruling
from pourparlers.talks.seats import (
    CHAIR,
    SECRETARIAT,
    name_of_seat,
    party_of,
    refuse_others,
    refuse_text,
    refuse_watchers,
)
from pourparlers.talks.state import Actor, Group, Growing, Negotiation, Party, Person, Room, State, Track
from pourparlers.text.notation.scanner import PartyNameError, check_name

__all__ = [
    "ROLES",
    "decide_add_party",
    "decide_admit_person",
    "decide_change_group",
    "decide_form_group",
    "decide_open_negotiation",
    "decide_open_room",
    "decide_open_track",
    "decide_release_person",
    "evolve_group_changed",
    "evolve_group_formed",
    "evolve_negotiation_opened",
    "evolve_party_added",
    "evolve_person_admitted",
    "evolve_person_released",
    "evolve_room_opened",
    "evolve_track_opened",
]

ROLES: Final[dict[str, tuple[Role, ...]]] = {
    "party": ("head", "delegate", "adviser"),
    CHAIR: ("chair", "facilitator"),
    SECRETARIAT: ("secretariat", "scribe"),
    "office:mediator": ("mediator",),
    OBSERVERS: ("observer",),
}
"""Which roles there are in which seat."""

CODE_LENGTH_MAX: Final = 24
"""A code stands before every word of its party in a text; a name can be long."""

_PARTING: Final = re.compile(r"[\s.,:;+#@/]")
"""What parts a code from what stands beside it, in a label, a list or the name of an audience."""

_AUDIENCES: Final = {PARTIES, PUBLIC, "private"}
"""How people name audiences that are no party's and no office's."""

_OPENERS: Final[dict[str, Role]] = {CHAIR: "chair", SECRETARIAT: "secretariat"}

_PERSON: Final = re.compile(r"[\w-]{1,64}")
"""What can name a person on the record; those from the desk are random."""

Fresh = Callable[[], str]


def decide_open_negotiation(
    state: State, act: OpenNegotiation, actor: Actor, now: str, fresh: Fresh
) -> Ruling | Refusal:
    if state.negotiation is not None:
        return Refusal(Rule.FIRST)
    if actor.seat not in _OPENERS:
        return Refusal(Rule.OFFICE)
    if refused := refuse_text(act.title, act.zone, act.language):
        return refused
    if not all(text.strip() for text in (act.title, act.zone, act.language)):
        return Refusal(Rule.EMPTY)
    event = NegotiationOpened(act.title.strip(), act.zone, act.reopening, act.is_provisional, act.language)
    return _said(state, event, audience_of(state, act, actor))


def decide_add_party(state: State, act: AddParty, actor: Actor, now: str, fresh: Fresh) -> Ruling | Refusal:
    if refused := refuse_others(actor, CHAIR, SECRETARIAT) or _refuse_code(state, act.party):
        return refused
    if refused := refuse_text(act.name):
        return refused
    event = PartyAdded(act.party, act.name.strip() or act.party)
    return _said(state, event, audience_of(state, act, actor))


def decide_form_group(state: State, act: FormGroup, actor: Actor, now: str, fresh: Fresh) -> Ruling | Refusal:
    is_own = party_of(actor) in act.members and actor.role == "head"
    refused = refuse_watchers(actor) if is_own else refuse_others(actor, CHAIR, SECRETARIAT)
    if refused := refused or _refuse_code(state, act.code) or refuse_text(act.name):
        return refused
    if refused := _refuse_members(state, act.members):
        return refused
    members = tuple(sorted(set(act.members)))
    return Ruling(GroupFormed(fresh(), act.code, act.name.strip() or act.code, members), PARTIES)


def decide_change_group(
    state: State, act: ChangeGroup, actor: Actor, now: str, fresh: Fresh
) -> Ruling | Refusal:
    group = state.groups.get(act.group)
    if group is None:
        return Refusal(Rule.UNKNOWN, {"group": act.group})
    is_own = party_of(actor) in group.members and actor.role == "head"
    refused = refuse_watchers(actor) if is_own else refuse_others(actor, CHAIR, SECRETARIAT)
    if refused := refused or _refuse_members(state, act.members):
        return refused
    members = tuple(sorted(set(act.members)))
    if members == group.members:
        return Refusal(Rule.ALREADY, {"group": group.code})
    left = tuple(sorted(set(group.members) - set(members)))
    return Ruling(GroupChanged(group.id, members, left), PARTIES)


def decide_admit_person(
    state: State, act: AdmitPerson, actor: Actor, now: str, fresh: Fresh
) -> Ruling | Refusal:
    if refused := _refuse_seating(state, act.seat, actor):
        return refused
    kind = act.seat.partition(":")[0]
    if act.role not in ROLES.get(act.seat, ROLES.get(kind, ())):
        return Refusal(Rule.ROLE, {"role": act.role})
    if not _PERSON.fullmatch(act.person):
        return Refusal(Rule.UNKNOWN if act.person.strip() else Rule.EMPTY, {"person": act.person})
    known = state.people.get(act.person)
    if known and any(seat == act.seat for seat, _ in known.seats):
        return Refusal(Rule.ALREADY, {"person": act.person})
    return Ruling(PersonAdmitted(act.person, act.seat, act.role), _audience_of_seat(act.seat))


def decide_release_person(
    state: State, act: ReleasePerson, actor: Actor, now: str, fresh: Fresh
) -> Ruling | Refusal:
    if refused := _refuse_seating(state, act.seat, actor):
        return refused
    known = state.people.get(act.person)
    if known is None or all(seat != act.seat for seat, _ in known.seats):
        return Refusal(Rule.UNKNOWN, {"person": act.person})
    return Ruling(PersonReleased(act.person, act.seat), _audience_of_seat(act.seat))


def decide_open_track(state: State, act: OpenTrack, actor: Actor, now: str, fresh: Fresh) -> Ruling | Refusal:
    if refused := refuse_others(actor, CHAIR, SECRETARIAT) or refuse_text(act.name):
        return refused
    if not act.name.strip():
        return Refusal(Rule.EMPTY)
    if any(track.name == act.name.strip() for track in state.tracks.values()):
        return Refusal(Rule.TAKEN, {"track": act.name.strip()})
    if act.members and (unknown := _refuse_members(state, act.members)):
        return unknown
    return Ruling(TrackOpened(fresh(), act.name.strip(), act.form, tuple(sorted(set(act.members)))), PARTIES)


def decide_open_room(state: State, act: OpenRoom, actor: Actor, now: str, fresh: Fresh) -> Ruling | Refusal:
    if refused := refuse_watchers(actor) or refuse_text(act.name):
        return refused
    members = tuple(sorted(set(act.members)))
    if not act.name.strip() or not members:
        return Refusal(Rule.EMPTY)
    if unknown := next((each for each in members if not _is_member(state, each)), None):
        return Refusal(Rule.UNKNOWN, {"member": unknown})
    if not {actor.seat, f"person:{actor.person}"} & set(members):
        return Refusal(Rule.AUDIENCE, {"audience": act.name.strip()})
    room = fresh()
    return Ruling(RoomOpened(room, act.name.strip(), members), f"room:{room}")


def _said(state: State, event: NegotiationOpened | PartyAdded, ledger: str) -> Ruling | Refusal:
    """What is said to all parties, or to everyone."""
    if ledger not in {PARTIES, PUBLIC}:
        return Refusal(Rule.AUDIENCE, {"audience": ledger if is_known(state, ledger) else ""})
    return Ruling(event, ledger)


def _refuse_code(state: State, code: str) -> Refusal | None:
    """A code can stand in attributions, labels and names of audiences, and is nobody else's.

    Upper and lower case are the same, and the offices' and audiences' names are theirs.
    """
    try:
        check_name(code)
    except PartyNameError:
        return Refusal(Rule.NAME, {"party": code})
    if len(code) > CODE_LENGTH_MAX or _PARTING.search(code) or refuse_text(code):
        return Refusal(Rule.NAME, {"party": code})
    taken = {
        *state.parties,
        *(group.code for group in state.groups.values()),
        *map(name_of_seat, ROLES),
        *_AUDIENCES,
    }
    is_taken = code.casefold() in {each.casefold() for each in taken}
    return Refusal(Rule.TAKEN, {"party": code}) if is_taken else None


def _refuse_members(state: State, members: Collection[str]) -> Refusal | None:
    unknown = sorted(set(members) - state.parties.keys())
    if unknown or not members:
        return Refusal(Rule.UNKNOWN if unknown else Rule.EMPTY, {"party": ", ".join(unknown)})
    return None


def _refuse_seating(state: State, seat: str, actor: Actor) -> Refusal | None:
    """Chair and secretariat give every seat, the head of a delegation those of it."""
    is_own = actor.role == "head" and actor.seat == seat
    if refused := refuse_watchers(actor) if is_own else refuse_others(actor, CHAIR, SECRETARIAT):
        return refused
    kind, _, name = seat.partition(":")
    is_there = seat in ROLES or (kind == "party" and name in state.parties)
    return None if is_there else Refusal(Rule.UNKNOWN, {"seat": seat})


def _audience_of_seat(seat: str) -> str:
    return PUBLIC if seat == OBSERVERS else PARTIES


def _is_member(state: State, node: str) -> bool:
    """Whether somebody can be let into a room: whoever reads there reads what all parties read, too."""
    kind, _, name = node.partition(":")
    is_there = node in ROLES or name in {"party": state.parties, "person": state.people}.get(kind, {})
    return is_there and PARTIES in readable(state, node)


# --- What has happened ----------------------------------------------------------------------------------


def evolve_negotiation_opened(growing: Growing, happened: Happened, event: NegotiationOpened) -> None:
    growing.negotiation = Negotiation(
        event.title, event.zone, event.reopening, event.is_provisional, event.language, happened.at
    )
    _seat(growing, happened.by, happened.seat, _OPENERS.get(happened.seat, "chair"))


def evolve_party_added(growing: Growing, happened: Happened, event: PartyAdded) -> None:
    growing.parties[event.party] = Party(event.party, event.name)


def evolve_group_formed(growing: Growing, happened: Happened, event: GroupFormed) -> None:
    growing.groups[event.group] = Group(event.group, event.code, event.name, event.members)


def evolve_group_changed(growing: Growing, happened: Happened, event: GroupChanged) -> None:
    known = growing.groups[event.group]
    growing.groups[event.group] = Group(known.id, known.code, known.name, event.members)


def evolve_person_admitted(growing: Growing, happened: Happened, event: PersonAdmitted) -> None:
    _seat(growing, event.person, event.seat, event.role)


def evolve_person_released(growing: Growing, happened: Happened, event: PersonReleased) -> None:
    known = growing.people[event.person]
    kept = tuple(each for each in known.seats if each[0] != event.seat)
    growing.people[event.person] = Person(event.person, kept)


def evolve_track_opened(growing: Growing, happened: Happened, event: TrackOpened) -> None:
    growing.tracks[event.track] = Track(event.track, event.name, event.form, event.members)


def evolve_room_opened(growing: Growing, happened: Happened, event: RoomOpened) -> None:
    growing.rooms[event.room] = Room(event.room, event.name, event.members, happened.ledger)


def _seat(growing: Growing, person: str, seat: str, role: Role) -> None:
    known = growing.people.get(person)
    seats = tuple(each for each in known.seats if each[0] != seat) if known else ()
    growing.people[person] = Person(person, (*seats, (seat, role)))
