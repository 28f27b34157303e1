"""What stands in what somebody sees says nothing of what somebody else has: no id, no time, no hash."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from tests.laws.act_histories import Played, random_history, replay, seeded
from tests.service.tables import reads, seated
from tests.threats.test_bytes import chosen
from tests.threats.told import told
from tests.threats.worlds import as_it_was, in_order

from pourparlers.record.envelope import Recorded, leaf_hash
from pourparlers.record.merkle import root
from pourparlers.service.clock import draw
from pourparlers.talks import acts

SEEDS = range(8)
NAMES = re.compile(r"\b[0-9a-f]{32}\b|\b[0-9a-f]{64}\b")
TIMES = re.compile(r"2027-01-\d\dT\d\d:\d\d:\d\dZ")


def drawn(seed: int) -> Played:
    return replay(random_history(seeded(seed)))


def everything_hidden(played: Played, who: str) -> Iterator[Recorded]:
    ledgers = played.view(who).ledgers
    return (event for event in in_order(played) if event.envelope.ledger not in ledgers)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_hidden_name_is_told(seed: int) -> None:
    """No id, key, salt, hash or root of a hidden ledger stands in anything that a viewer can get."""
    played = drawn(seed)
    for who in chosen(played, seed):
        names = set(NAMES.findall("\n".join(told(as_it_was(played), who))))
        hidden = list(everything_hidden(played, who))
        for event in hidden:
            around = event.envelope
            assert not names & {around.id, around.key, around.salt, event.hash}
        for ledger in {event.envelope.ledger for event in hidden}:
            hashes = [event.hash for event in played.store._events[ledger]]
            assert not names & {root(hashes[:size]) for size in range(1, len(hashes) + 1)}


@pytest.mark.parametrize("seed", SEEDS)
def test_times_only_of_visible_events(seed: int) -> None:
    """In these histories every act has a minute of its own, so a time tells which event it is from."""
    played = drawn(seed)
    for who in chosen(played, seed):
        seen = played.view(who)
        times = set(TIMES.findall("\n".join(told(as_it_was(played), who))))
        assert times <= {event.envelope.at for event in seen.record}


def test_ids_carry_no_time_and_no_count() -> None:
    """They are random bits: no half of them is like another, and those drawn later are not larger."""
    names = [draw() for _ in range(400)]
    assert all(re.fullmatch(r"[0-9a-f]{32}", name) for name in names)
    for bit in range(128):
        ones = sum(int(name, 16) >> bit & 1 for name in names)
        assert 100 < ones < 300
    rises = sum(one < two for one, two in pairwise(names))
    assert 120 < rises < 280
    assert len({name[:8] for name in names}) == 400


def test_what_comes_before_a_wider_audience_has_a_name_of_its_own() -> None:
    """It was given when it was tabled: no name of a private draft is ever seen by others."""
    table = seated()
    table.propose("nia", 0, "They meet.")
    private = table.find("nia", "a").id
    table.act("nia", acts.Share(private))
    record = b"".join(event.data for event in table.desk.reading.view(table.ids["sol"]).record)
    assert private.encode() not in record
    assert [each.label for each in table.state("sol").proposals.values()] == ["1"]


def test_no_dictionary_on_hashes() -> None:
    """Whoever knows an event but for one word of it cannot try the words: the salt is not known either."""
    table = seated()
    table.propose("nia", 0, "They oppose.")
    (event,) = (
        event
        for event in table.desk.reading.view(table.ids["nia"]).record
        if event.envelope.ledger != "parties"
    )
    guesses = (event.data.replace(event.envelope.salt.encode(), salt.encode()) for salt in (draw(), "0" * 32))
    assert event.hash not in {leaf_hash(guess) for guess in guesses}
    assert len(event.envelope.salt) == 32
    seen = table.desk.reading.view(table.ids["sol"]).record
    assert event.hash not in str([each.data for each in seen])


def test_no_two_events_have_one_salt() -> None:
    table = seated()
    for who in ("nia", "sol"):
        table.propose(who, 0, "They oppose.")
    events = [event for events in table.store._events.values() for event in events]  # type: ignore[attr-defined]
    assert len({event.envelope.salt for event in events}) == len(events)
    assert reads(0, "They oppose.")


def test_a_clock_set_back_shows_no_hidden_time() -> None:
    """Times do not go backwards within what a reader sees; what is hidden does not hold them up."""
    table = seated()
    table.clock.minute = 50
    table.propose("nia", 0, "They meet.")
    table.clock.minute = 10
    assert table.act("sol", acts.RequestFloor()).at == "2027-01-14T00:10:00Z"
