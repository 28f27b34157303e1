"""Ledgers in memory: for tests, for trying, and as the plainest reading of the contract."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from pourparlers.record.doors import PUBLIC, Doors, reached
from pourparlers.record.envelope import Head, Ledger, Recorded
from pourparlers.record.merkle import EMPTY, Frontier
from pourparlers.record.stores.contract import Entry, Grown, Inventory, Replayed

__all__ = ["MemoryStore"]


class MemoryStore:
    """A store that forgets everything when it goes. Not to be shared between threads."""

    def __init__(self, negotiation: str) -> None:
        self.negotiation = negotiation
        self._events: dict[Ledger, list[Recorded]] = {}
        self._frontiers: dict[Ledger, Frontier] = {}
        self._doors: dict[str, set[Ledger]] = {}
        self._keys: dict[tuple[str, str], Recorded] = {}
        self._people: dict[str, Entry] = {}

    def readable(self, reader: str) -> tuple[Ledger, ...]:
        return tuple(sorted(reached(reader, self._beyond) | {PUBLIC}))

    def wider(self, ledger: Ledger) -> tuple[Ledger, ...]:
        return tuple(sorted(reached(ledger, self._beyond)))

    def _beyond(self, node: str) -> Collection[Ledger]:
        return self._doors.get(node, ())

    def heads(self, ledgers: Collection[Ledger]) -> Mapping[Ledger, Head]:
        found = {name: self._frontiers[name] for name in ledgers if name in self._frontiers}
        return {name: Head(frontier.size, frontier.root) for name, frontier in found.items()}

    def read(
        self, ledgers: Collection[Ledger], after: Mapping[Ledger, int] | None = None
    ) -> Mapping[Ledger, Sequence[bytes]]:
        start = after or {}
        return {
            name: [event.data for event in self._events[name][start.get(name, 0) :]]
            for name in sorted(ledgers)
            if name in self._events
        }

    def append(self, event: Recorded, sizes: Mapping[Ledger, int], doors: Doors) -> Head:
        envelope = event.envelope
        if known := self._keys.get((envelope.by, envelope.key)):
            raise Replayed(known)
        for name, size in sizes.items():
            if len(self._events.get(name, ())) != size:
                raise Grown(name)
        self._events.setdefault(envelope.ledger, []).append(event)
        frontier = self._frontiers.get(envelope.ledger, EMPTY).add(event.hash)
        self._frontiers[envelope.ledger] = frontier
        self._keys[envelope.by, envelope.key] = event
        for narrow, wide in doors.opened:
            self._doors.setdefault(narrow, set()).add(wide)
        for narrow, wide in doors.closed:
            self._doors.get(narrow, set()).discard(wide)
        return Head(frontier.size, frontier.root)

    def find_person(self, handle: str) -> Entry | None:
        found = (entry for entry in self._people.values() if handle in (entry.handle, entry.person))
        return next(found, None)

    def people(self, persons: Collection[str]) -> Mapping[str, Entry]:
        return {person: self._people[person] for person in sorted(persons) if person in self._people}

    def enter_person(self, entry: Entry) -> None:
        self._people[entry.person] = entry

    def take_inventory(self) -> Inventory:
        return Inventory(
            self.read(self._events),
            self.heads(self._frontiers),
            frozenset((narrow, wide) for narrow, opened in self._doors.items() for wide in opened),
            {used: (event.envelope.ledger, event.envelope.number) for used, event in self._keys.items()},
        )

    def close(self) -> None:
        """Nothing to let go of."""
