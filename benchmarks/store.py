"""Acknowledged appends of single events on SQLite, each synchronised to the disk before it returns.

    python benchmarks/store.py

Prints appends a second at the store (at least 1,000) and through the desk, where the rules decide on the
actor's state, the event is hashed into its ledger and the receipt comes back. The peer is `eventsourcing` on
SQLite with the same durability (write-ahead log, synchronous = FULL): its recorder beside our store, its
application, saving one event of an aggregate, beside our desk. Ours also keeps hash chains, roots, doors and
keys; the peer's an order of all events. Last stands what the disk gives: nobody acknowledges more a second
than it synchronises. Rounds of all alternate, so that the load of the machine meets all.
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random
from typing import Final
from uuid import uuid4

import msgspec
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore

from pourparlers.record.doors import Doors
from pourparlers.record.envelope import Envelope, decode, encode
from pourparlers.record.stores.sqlite import open_store
from pourparlers.service.desk import Desk
from pourparlers.service.receipts import Receipt
from pourparlers.talks import acts
from pourparlers.talks.events import StatementMade
from pourparlers.talks.schema import write_event

ROUNDS: Final = 7
APPENDS: Final = 1_000
"""In each round."""

NEGOTIATION: Final = "0" * 32
PERSON: Final = "1" * 32
TEXT: Final = "We thank the chair and take the floor on Article 4, on which we have tabled words. " * 3
SYNCHRONOUS: Final = ("OFF", "NORMAL", "FULL", "EXTRA")


def at_store(folder: Path) -> Iterator[None]:
    """One append for each step."""
    random = Random(1)
    store = open_store(folder / "store", create=NEGOTIATION)
    kind, body = write_event(StatementMade("2" * 32, "A", "P0", "statement", TEXT, "2026"))
    previous = ""
    for number in count():
        ids = [f"{random.getrandbits(128):032x}" for _ in range(3)]
        envelope = Envelope(
            1, ids[0], NEGOTIATION, "parties", number, previous, {}, "2026-11-27T09:30:00Z", PERSON,
            "party:P0", ids[1], ids[2], kind, msgspec.Raw(body),
        )  # fmt: skip
        recorded = decode(encode(envelope))
        store.append(recorded, {"parties": number}, Doors())
        previous = recorded.hash
        yield


def at_desk(folder: Path) -> Iterator[None]:
    """The same by acts: a delegation says something."""
    desk = Desk(open_store(folder / "desk", create=NEGOTIATION))
    chair = desk.enter("chair", "The chair").person
    _done(desk, chair, acts.OpenNegotiation("Benchmark", "UTC"), seat="office:chair")
    _done(desk, chair, acts.AddParty("P0", "Party 0"), seat="office:chair")
    _done(desk, chair, acts.AdmitPerson(PERSON, "party:P0", "delegate"), seat="office:chair")
    while True:
        _done(desk, PERSON, acts.MakeStatement("A", TEXT, "2026", audience="parties"))
        yield


def _done(desk: Desk, person: str, act: acts.Act, seat: str = "") -> None:
    done = desk.act(person, act, seat=seat)
    assert isinstance(done, Receipt), done


def at_recorder(folder: Path) -> Iterator[None]:
    """The peer's store."""
    datastore = SQLiteDatastore(str(folder / "recorder"))
    synchronise(datastore)
    recorder = SQLiteApplicationRecorder(datastore)
    recorder.create_table()
    originator, state = uuid4(), TEXT.encode()
    for number in count():
        recorder.insert_events([StoredEvent(originator, number, "benchmark:StatementMade", state)])
        yield


class Ledger(Aggregate):
    """What says the same in the peer's terms."""

    @event("StatementMade")
    def state(self, party: str, text: str) -> None:
        self.last = party, text


def at_application(folder: Path) -> Iterator[None]:
    """The peer's application."""
    application = Application(
        env={"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(folder / "application")}
    )
    synchronise(application.factory.datastore)  # type: ignore[attr-defined]  # that of its SQLite factory
    ledger = Ledger()
    while True:
        ledger.state("P0", TEXT)
        application.save(ledger)
        yield


def synchronise(datastore: SQLiteDatastore) -> None:
    """Make sure of the durability on the one connection that the peer writes through."""
    with datastore.get_connection(commit=True) as connection:
        cursor = connection.cursor()
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA synchronous")
        (level,) = cursor.fetchone()
        cursor.execute("PRAGMA journal_mode")
        (mode,) = cursor.fetchone()
    assert (SYNCHRONOUS[level], mode) == ("FULL", "wal"), (level, mode)


def a_second(steps: Iterator[None]) -> float:
    began = time.perf_counter()
    for _ in range(APPENDS):
        next(steps)
    return APPENDS / (time.perf_counter() - began)


def at_disk(folder: Path) -> Iterator[None]:
    """What the disk gives at most: a page of 4 KiB written and synchronised for each step."""
    with (folder / "pages").open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
            os.fdatasync(file.fileno())
            yield


def main() -> None:
    print(f"{os.cpu_count()} cores, SQLite {sqlite3.sqlite_version}; {ROUNDS} rounds of {APPENDS:,} appends")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        runs = {
            "store": at_store(folder),
            "desk": at_desk(folder),
            "recorder": at_recorder(folder),
            "application": at_application(folder),
            "disk": at_disk(folder),
        }
        for steps in runs.values():
            next(steps)  # what has to be made is made
        rates: dict[str, list[float]] = {each: [] for each in runs}
        for _ in range(ROUNDS):
            for each, steps in runs.items():
                rates[each].append(a_second(steps))
    found = {each: statistics.median(own) for each, own in rates.items()}
    store, desk = found["store"], found["desk"]
    ratios = store / found["recorder"], desk / found["application"]
    print(f"our store:           {store:8,.0f} a second  (at least 1,000)")
    print(f"  eventsourcing's:   {found['recorder']:8,.0f} a second  (ours {ratios[0]:.2f} times as many)")
    print(f"our desk:            {desk:8,.0f} a second")
    print(f"  an application's:  {found['application']:8,.0f} a second  (ours {ratios[1]:.2f} times as many)")
    share = store / found["disk"]
    print(f"the disk alone:      {found['disk']:8,.0f} pages a second  (our store {share:.0%} of it)")


if __name__ == "__main__":
    main()
