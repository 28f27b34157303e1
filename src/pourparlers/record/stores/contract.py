"""What a store of ledgers promises. Memory and SQLite keep it, and one class of tests holds both to it.

1. An append that has returned is on disk. One that has raised has changed nothing.
2. Events are only appended; a ledger is read in its own order, without a gap.
3. An append says what it was decided on: the size of its own ledger and of those wider ones that it names.
   If one has grown since, it raises `Grown` and the caller decides anew. What no reader of these ledgers
   sees does not matter to it.
4. A key is used once by a person: the second append with it raises `Replayed` with the event of the first.
5. Nothing is read for a reader but rows of the ledgers that are asked for, and doors on the way to them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, Protocol

from pourparlers.record.doors import Door, Doors
from pourparlers.record.envelope import Head, Ledger, Recorded

__all__ = ["Entry", "Grown", "Inventory", "Replayed", "Store"]


class Grown(Exception):
    """A ledger has grown since the act was decided."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(f"{ledger!r} has grown")
        self.ledger = ledger


class Replayed(Exception):
    """The key was used before by this person; `event` is what came of it."""

    def __init__(self, event: Recorded) -> None:
        super().__init__(f"the key of event {event.envelope.id} was used before")
        self.event = event


class Entry(NamedTuple):
    """Somebody in the directory beside the record: a pseudonymous id, a short handle, a name."""

    person: str
    handle: str
    name: str


class Inventory(NamedTuple):
    """All that a store holds, for whoever checks it and for nobody else.

    Beside the events of every ledger: what follows from them and is kept so that nobody has to read them all.
    `keys` are places in ledgers by person and key.
    """

    events: Mapping[Ledger, Sequence[bytes]]
    heads: Mapping[Ledger, Head]
    doors: frozenset[Door]
    keys: Mapping[tuple[str, str], tuple[Ledger, int]]


class Store(Protocol):
    """Ledgers of one negotiation."""

    @property
    def negotiation(self) -> str:
        """The random id of the negotiation, given when the store is made."""

    def readable(self, reader: str) -> tuple[Ledger, ...]:
        """The ledgers that a reader (`person:ID`, or `public`) may read, found by following doors; sorted."""

    def wider(self, ledger: Ledger) -> tuple[Ledger, ...]:
        """The ledgers that all readers of a ledger may read too, without itself; sorted."""

    def heads(self, ledgers: Collection[Ledger]) -> Mapping[Ledger, Head]:
        """Where ledgers stand; those without an event are left out."""

    def read(
        self, ledgers: Collection[Ledger], after: Mapping[Ledger, int] | None = None
    ) -> Mapping[Ledger, Sequence[bytes]]:
        """The bytes of the events of these ledgers, each in its own order, from a number on."""

    def append(self, event: Recorded, sizes: Mapping[Ledger, int], doors: Doors) -> Head:
        """Add an event decided while these ledgers had these sizes; doors open and close with it.

        Returns the ledger's new head. Raises Grown, Replayed, StoreError.
        """

    def find_person(self, handle: str) -> Entry | None:
        """Somebody in the directory by handle or id."""

    def people(self, persons: Collection[str]) -> Mapping[str, Entry]:
        """The directory's entries of these pseudonymous ids."""

    def enter_person(self, entry: Entry) -> None:
        """Write somebody into the directory, or a new name for the same id."""

    def take_inventory(self) -> Inventory:
        """All that it holds."""

    def close(self) -> None:
        """Let go of the file."""
