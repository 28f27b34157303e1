"""A hidden event makes no more work for those who may not see it: nothing to be read off a stopwatch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.counting import steps
from tests.laws.act_histories import Played, random_history, replay, seeded
from tests.threats.test_bytes import attempts, chosen
from tests.threats.worlds import World, as_it_was, in_order, with_nothing_hidden

import pourparlers
from pourparlers.record.stores.memory import MemoryStore
from pourparlers.record.stores.sqlite import SqliteStore, open_store
from pourparlers.service.desk import Desk
from pourparlers.service.reading import ReadingRoom, happening
from pourparlers.talks.access import doors

SEEDS = range(6)


def drawn(seed: int) -> Played:
    return replay(random_history(seeded(seed)))


@pytest.mark.parametrize("seed", SEEDS)
def test_work_is_equal(seed: int) -> None:
    """Queries, rows, events folded and misses of each look, with everybody else looking in between."""
    played = drawn(seed)
    for who in chosen(played, seed):
        assert list(looks(played, who, is_hidden_there=True)) == list(
            looks(played, who, is_hidden_there=False)
        )


def looks(played: Played, who: str, *, is_hidden_there: bool) -> Iterator[tuple[int, ...]]:
    """What each look costs this viewer, after each event that this viewer may read at the end."""
    world, seen = World(MemoryStore(played.store.negotiation)), played.view(who)
    reading = world.desk.reading
    for event in in_order(played):
        is_visible = event.envelope.ledger in seen.ledgers
        if is_visible or is_hidden_there:
            world.append(event)
            if is_hidden_there:
                look_as_others(world, played, who, seen.ledgers)
        if is_visible:
            before = counted(reading)
            reading.view(who or None)
            yield tuple(now - then for now, then in zip(counted(reading), before, strict=True))


def look_as_others(world: World, played: Played, who: str, ledgers: tuple[str, ...]) -> None:
    """All who read something else than this viewer look at what there is, and at the past."""
    for person in played.viewers:
        reader = f"person:{person}" if person else "public"
        mine = world.store.readable(f"person:{who}" if who else "public")
        if person != who and world.store.readable(reader) != mine and played.view(person).ledgers != ledgers:
            seen = world.desk.reading.view(person or None)
            world.desk.reading.view_at(person or None, seen.record[0].envelope.id if seen.record else "none")


def counted(reading: ReadingRoom) -> tuple[int, ...]:
    work = reading.work
    return work.queries, work.rows, work.folded, work.misses


@pytest.mark.parametrize("seed", SEEDS)
def test_every_line_run_is_equal(seed: int) -> None:
    """The same lines of the program are run, as often, for a look and for what somebody tries."""
    played = drawn(seed)
    package = str(Path(pourparlers.__file__).parent)
    for who in chosen(played, seed):
        battery = attempts(played, who, seed)[:6]
        one, two = (
            [steps(run, package) for run in looked_and_tried(world, who, battery)]
            for world in (as_it_was(played), with_nothing_hidden(played, who))
        )
        assert one == two


def looked_and_tried(
    world: World, who: str, battery: list[tuple[str, object]]
) -> Iterator[Callable[[], object]]:
    world.begin(7)
    yield lambda: world.desk.reading.view(who or None)
    for seat, act in battery:
        yield lambda seat=seat, act=act: world.desk.act(who, act, seat=seat, dry_run=True)  # type: ignore[misc]


@pytest.mark.parametrize("seed", range(3))
def test_the_database_is_asked_the_same(seed: int, tmp_path: Path) -> None:
    played = drawn(seed)
    for who in chosen(played, seed):
        there = asked(played, who, tmp_path / f"there-{who}", is_hidden_there=True)
        assert there == asked(played, who, tmp_path / f"absent-{who}", is_hidden_there=False)


def asked(played: Played, who: str, path: Path, *, is_hidden_there: bool) -> list[str]:
    """The statements of a look and a few attempts, with the values in them, as SQLite runs them."""
    store = open_store(path, create=played.store.negotiation)
    assert isinstance(store, SqliteStore)
    for event in in_order(played):
        if is_hidden_there or event.envelope.ledger in played.view(who).ledgers:
            store.append(event, {event.envelope.ledger: event.envelope.number}, doors(happening(event)))
    found: list[str] = []
    store._connection.set_trace_callback(found.append)
    world = World(MemoryStore(played.store.negotiation))
    desk = Desk(store, world.time, world.draw)
    desk.reading.view(who or None)
    for seat, act in attempts(played, who, 3)[:5]:
        desk.act(who, act, seat=seat)
    store.close()
    return found
