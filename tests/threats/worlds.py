"""Two worlds that one viewer cannot tell apart: a history, and the same with other hidden events, or none.

    world = as_it_was(played)              everything that happened
    world = with_nothing_hidden(played, who)    only what `who` may read, byte for byte
    world = with_other_hidden(played, who)      that, and quite other things behind this viewer's back

An attack is one line: tell what somebody sees in each world, and compare.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from random import Random

from tests.laws.act_histories import Played, chance, chosen_author, random_act, seeded
from tests.laws.act_meanings import interpret

from pourparlers.record.envelope import Recorded
from pourparlers.record.stores.contract import Entry
from pourparlers.record.stores.memory import MemoryStore
from pourparlers.service.desk import Desk, Trial
from pourparlers.service.reading import happening
from pourparlers.talks import acts
from pourparlers.talks.access import doors

__all__ = [
    "World",
    "as_it_was",
    "in_order",
    "moments",
    "with_nothing_hidden",
    "with_other_hidden",
    "worlds",
]


@dataclass
class World:
    """A store and the desk at it; the same act at the same number draws the same ids in every world."""

    store: MemoryStore
    number: int = 0

    def __post_init__(self) -> None:
        self.begin(0)
        self.desk = Desk(self.store, self.time, self.draw)

    def begin(self, number: int) -> None:
        self.number, self._chance = number, chance(f"world {number}")

    def time(self) -> str:
        return f"2027-02-01T{self.number // 60 % 24:02}:{self.number % 60:02}:00Z"

    def draw(self) -> str:
        return self._chance()

    def append(self, event: Recorded) -> None:
        around = event.envelope
        sizes = {around.ledger: around.number}
        self.store.append(event, sizes, doors(happening(event)))


def in_order(played: Played) -> list[Recorded]:
    """All events of a history as they were appended."""
    places = [(step.receipt.ledger, step.receipt.number) for step in played.steps if step.is_done]
    return [played.store._events[ledger][number] for ledger, number in places]


def as_it_was(played: Played) -> World:
    world = World(MemoryStore(played.store.negotiation))
    for event in in_order(played):
        world.append(event)
    name_everyone(world, [person for person, _ in played.people])
    return world


def with_nothing_hidden(played: Played, who: str) -> World:
    """Nothing ever happened but what this viewer may read."""
    seen = played.view(who)
    world = World(MemoryStore(played.store.negotiation))
    for event in in_order(played):
        if event.envelope.ledger in seen.ledgers:
            world.append(event)
    name_everyone(world, [*seen.state.people])
    return world


def with_other_hidden(played: Played, who: str, random: Random) -> World:
    """Behind this viewer's back other people do other things, as they come between what is visible."""
    seen = played.view(who)
    world = World(MemoryStore(played.store.negotiation))
    for number, event in enumerate(in_order(played)):
        if event.envelope.ledger in seen.ledgers:
            world.append(event)
            plot(played, world, who, random, number)
    name_everyone(world, [person for person, _ in played.people])
    world.desk = Desk(world.store, world.time, world.draw, world.desk.reading)
    return world


def plot(played: Played, world: World, who: str, random: Random, number: int) -> None:
    """Somebody else does something that the viewer may not see, if the rules allow it."""
    others, seen = deepcopy_people(played, world), played.view(who)
    for n in range(random.randrange(3)):
        spec = random_act(random, 1000 + 10 * number + n)
        others.begin(spec["n"])
        person, seat = chosen_author(others, spec)
        found = interpret(others.author(person, seat), spec)
        if found is None or isinstance(found[0], acts.OpenNegotiation):
            continue
        world.desk._clock, world.desk._chance = others.time, others.draw
        tried = world.desk.act(person, found[0], seat=seat, dry_run=True)
        if not isinstance(tried, Trial) or tried.happened.ledger in seen.ledgers:
            continue
        if any(narrow.endswith(who) for narrow, _ in doors(tried.happened).opened if who):
            continue
        if isinstance(found[0], acts.OpenRoom) and opens_for(found[0], seen.ledgers):
            continue
        others.begin(spec["n"])
        world.desk.act(person, found[0], seat=seat)


def opens_for(act: acts.OpenRoom, ledgers: Sequence[str]) -> bool:
    return bool(set(act.members) & set(ledgers))


def deepcopy_people(played: Played, world: World) -> Played:
    """The same people before another store."""
    others = Played(world.desk, world.store, deepcopy(played.people))
    others.begin(0)
    return others


def name_everyone(world: World, people: Sequence[str]) -> None:
    for number, person in enumerate(sorted(set(people))):
        world.store.enter_person(Entry(person, f"handle-{person[:6]}", f"Name {person[:6]}"))
        assert number >= 0


def worlds(played: Played, who: str, seed: int) -> Iterator[World]:
    yield as_it_was(played)
    yield with_nothing_hidden(played, who)
    if "parties" in played.view(who).ledgers:
        yield with_other_hidden(played, who, seeded(seed))


def moments(world: World, who: str) -> list[str]:
    """Moments of the past that this viewer can ask for: some events, and some times."""
    record = world.desk.reading.view(who or None).record
    chosen = [record[n] for n in {len(record) // 3, len(record) // 2, len(record) - 1} if record]
    return [*(each.envelope.id for each in chosen), *(each.envelope.at for each in chosen), "ab" * 16]
