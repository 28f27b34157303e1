"""Who takes part: parties with their delegations, groups, offices, rooms, and the drafts on the table.

People are known by pseudonymous ids; who renders gives their names from the directory beside the record.
"""

from __future__ import annotations

from dataclasses import dataclass

from pourparlers.talks.state import State
from pourparlers.views.names import Audience, audience_of
from pourparlers.views.stamp import Stamp, minute, stamp

__all__ = ["Acting", "Delegation", "OnTheTable", "Participants", "Seat", "participants"]


@dataclass(frozen=True, slots=True)
class Seat:
    person: str
    role: str


@dataclass(frozen=True, slots=True)
class Delegation:
    """A party, or an office (`is_office`), with its people as far as the viewer sees them."""

    code: str
    name: str
    is_office: bool
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Acting:
    """Those that act or talk together: a group of parties, or a room (`is_room`)."""

    code: str
    name: str
    is_room: bool
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnTheTable:
    """A draft; `number` counts from 1 in the view."""

    number: int
    title: str
    status: str
    sponsors: tuple[str, ...]
    at: str
    language: str
    audience: Audience


@dataclass(frozen=True, slots=True)
class Participants:
    stamp: Stamp
    delegations: tuple[Delegation, ...]
    together: tuple[Acting, ...]
    drafts: tuple[OnTheTable, ...]


def participants(state: State) -> Participants:
    """Parties by code, then offices; groups, then rooms; drafts as they were tabled."""
    seats: dict[str, list[Seat]] = {}
    for person in state.people.values():
        for seat, role in person.seats:
            seats.setdefault(seat, []).append(Seat(person.id, role))
    parties = [
        Delegation(each.code, each.name, False, tuple(seats.get(f"party:{each.code}", ())))
        for each in sorted(state.parties.values(), key=lambda party: party.code)
    ]
    offices = [
        Delegation(seat.removeprefix("office:"), "", True, tuple(held))
        for seat, held in sorted(seats.items())
        if seat.startswith("office:")
    ]
    groups = [Acting(each.code, each.name, False, each.members) for each in state.groups.values()]
    rooms = [Acting("", each.name, True, each.members) for each in state.rooms.values()]
    drafts = [
        OnTheTable(
            number,
            each.title,
            each.status,
            each.sponsors,
            minute(each.at),
            each.language,
            audience_of(state, each.ledger),
        )
        for number, each in enumerate(state.drafts.values(), 1)
    ]
    return Participants(stamp(state), (*parties, *offices), (*groups, *rooms), tuple(drafts))
