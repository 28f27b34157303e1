"""Who reads what, said once more in the plainest way: all other tests of this folder rest on it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.laws.act_histories import Played, Step, random_history, replay, seeded
from tests.threats.worlds import in_order

from pourparlers.service.reading import happening
from pourparlers.talks import events
from pourparlers.talks.events import Event


def may_read(happened: Sequence[tuple[str, str, Event]], who: str) -> set[str]:
    """The ledgers of a person, from all that ever happened: who did it, in which seat, what."""
    seats: set[str] = set()
    groups: dict[str, tuple[str, ...]] = {}
    rooms: dict[str, tuple[str, ...]] = {}
    for by, seat, event in happened:
        match event:
            case events.NegotiationOpened() if by == who:
                seats.add(seat)
            case events.PersonAdmitted(person=person, seat=given) if person == who:
                seats.add(given)
            case events.PersonReleased(person=person, seat=taken) if person == who:
                seats.discard(taken)
            case events.GroupFormed(group=group, members=members):
                groups[group] = members
            case events.GroupChanged(group=group, members=members):
                groups[group] = members
            case events.RoomOpened(room=room, members=members):
                rooms[room] = members
            case _:
                pass
    found = {"public", *seats}
    if seats - {"office:observers"}:
        found.add("parties")
        found |= {
            f"group:{name}" for name, several in groups.items() if seats & {f"party:{e}" for e in several}
        }
        found |= {
            f"room:{name}" for name, several in rooms.items() if set(several) & {*seats, f"person:{who}"}
        }
    return found


@pytest.mark.parametrize("seed", range(20))
def test_everybody_reads_what_they_may_and_nothing_else(seed: int) -> None:
    """After every act, also for those who have lost a seat or left a group."""

    def check(played: Played, _: Step) -> None:
        told = [(each.by, each.seat, each.event) for each in map(happening, in_order(played))]
        for person in played.viewers:
            reader = f"person:{person}" if person else "public"
            assert set(played.store.readable(reader)) == may_read(told, person)
            assert set(played.view(person).ledgers) == may_read(told, person)

    replay(random_history(seeded(seed), 40), check)
