"""The contract of stores (`record.stores.contract`), held to by each of them."""

from __future__ import annotations

import secrets
from pathlib import Path

import msgspec
import pytest

from pourparlers.record.doors import Doors
from pourparlers.record.envelope import Envelope, Recorded, decode, encode, leaf_hash
from pourparlers.record.merkle import root
from pourparlers.record.stores.contract import Entry, Grown, Replayed, Store
from pourparlers.record.stores.memory import MemoryStore
from pourparlers.record.stores.sqlite import open_store

NEGOTIATION = "0" * 32


def event(
    store: Store, ledger: str, *, by: str = "ada", key: str = "", number: int | None = None
) -> Recorded:
    known = store.read([ledger]).get(ledger, [])
    number = len(known) if number is None else number
    return decode(
        encode(
            Envelope(
                1,
                secrets.token_hex(16),
                NEGOTIATION,
                ledger,
                number,
                leaf_hash(known[number - 1]) if number else "",
                {},
                "2026-11-27T09:30:00Z",
                by,
                "party:NOR",
                key or secrets.token_hex(16),
                secrets.token_hex(16),
                "Something",
                msgspec.Raw(b'{"words":"x"}'),
            )
        )
    )


def append(store: Store, ledger: str, *doors: tuple[str, str]) -> Recorded:
    new = event(store, ledger)
    store.append(new, {ledger: new.envelope.number}, Doors(doors))
    return new


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path):
    store = (
        MemoryStore(NEGOTIATION)
        if request.param == "memory"
        else open_store(tmp_path / "talks.pourparlers", create=NEGOTIATION)
    )
    yield store
    store.close()


class TestContract:
    def test_what_was_appended_is_read_in_its_order(self, store):
        events = [append(store, "parties") for _ in range(5)]
        assert store.read(["parties"])["parties"] == [each.data for each in events]
        assert store.read(["parties"], {"parties": 3})["parties"] == [each.data for each in events[3:]]

    def test_a_head_is_the_size_and_the_root(self, store):
        events = [append(store, "parties") for _ in range(7)]
        assert store.heads(["parties", "public"]) == {"parties": (7, root(each.hash for each in events))}

    def test_an_append_on_what_has_grown_is_refused_and_changes_nothing(self, store):
        late = event(store, "parties")
        first = append(store, "parties")
        with pytest.raises(Grown):
            store.append(late, {"parties": 0}, Doors((("a", "b"),)))
        assert store.read(["parties"])["parties"] == [first.data]
        assert store.readable("a") == ("public",)

    def test_what_grows_elsewhere_does_not_matter(self, store):
        mine = event(store, "party:NOR")
        append(store, "party:VAR")
        store.append(mine, {"party:NOR": 0}, Doors())
        assert store.read(["party:NOR"])["party:NOR"] == [mine.data]

    def test_replayed_act_is_one_event(self, store):
        first = event(store, "parties", key="a" * 32)
        store.append(first, {"parties": 0}, Doors())
        with pytest.raises(Replayed) as replayed:
            store.append(event(store, "parties", key="a" * 32), {"parties": 1}, Doors())
        assert replayed.value.event == first
        assert store.heads(["parties"])["parties"].size == 1

    def test_another_person_may_use_the_same_key(self, store):
        store.append(event(store, "parties", key="a" * 32), {"parties": 0}, Doors())
        store.append(event(store, "parties", by="bo", key="a" * 32), {"parties": 1}, Doors())
        assert store.heads(["parties"])["parties"].size == 2

    def test_readers_read_what_the_doors_lead_to(self, store):
        append(store, "parties", ("person:ada", "party:NOR"), ("party:NOR", "parties"))
        append(store, "parties", ("party:NOR", "group:g"), ("group:g", "parties"))
        assert store.readable("person:ada") == ("group:g", "parties", "party:NOR", "public")
        assert store.wider("party:NOR") == ("group:g", "parties", "public")
        assert store.wider("group:g") == ("parties", "public")
        assert store.readable("public") == ("public",)

    def test_a_closed_door_leads_nowhere(self, store):
        append(store, "parties", ("person:ada", "party:NOR"))
        gone = event(store, "parties")
        store.append(gone, {"parties": 1}, Doors(closed=(("person:ada", "party:NOR"),)))
        assert store.readable("person:ada") == ("public",)

    def test_people_are_found_by_handle_and_by_id(self, store):
        store.enter_person(Entry("1f", "ada", "Ada of Norland"))
        store.enter_person(Entry("1f", "ada", "Ada Norland"))
        assert store.find_person("ada") == store.find_person("1f") == Entry("1f", "ada", "Ada Norland")
        assert store.people(["1f", "2f"]) == {"1f": Entry("1f", "ada", "Ada Norland")}
        assert store.find_person("bo") is None
