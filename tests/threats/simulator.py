"""A lying operator: an export that was changed, and made to look as whole as the liar likes.

    record = Simulator(export)
    record.edit("parties", 3)            the event says something else
    record.edit("parties", 3, chained=True)   and everything after it is chained and headed anew

Each attack gives the bytes that somebody would be handed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec

from pourparlers.record.envelope import Envelope, Head, Recorded, decode, encode
from pourparlers.record.exports import read_export
from pourparlers.record.merkle import root

__all__ = ["Simulator"]


@dataclass
class Simulator:
    """The ledgers of an export, which can be changed at will."""

    data: bytes
    ledgers: dict[str, list[Recorded]] = field(init=False)
    heads: dict[str, Head] = field(init=False)

    def __post_init__(self) -> None:
        held = read_export(self.data)
        self.ledgers = {name: [decode(each) for each in events] for name, events in held.events.items()}
        self.heads = dict(held.heads)

    def edit(self, ledger: str, number: int, *, chained: bool = False) -> bytes:
        """Another text in an event that has one."""

        def bent(around: Envelope) -> Envelope:
            body = msgspec.Raw(bytes(around.body).replace(b"P", b"Q").replace(b"e", b"i"))
            return msgspec.structs.replace(around, body=body)

        return self.change(ledger, number, bent, chained=chained)

    def backdate(self, ledger: str, number: int, *, chained: bool = False) -> bytes:
        def bent(around: Envelope) -> Envelope:
            return msgspec.structs.replace(around, at="2020-01-01T00:00:00Z")

        return self.change(ledger, number, bent, chained=chained)

    def salt(self, ledger: str, number: int, *, chained: bool = False) -> bytes:
        def bent(around: Envelope) -> Envelope:
            return msgspec.structs.replace(around, salt="0" * 32)

        return self.change(ledger, number, bent, chained=chained)

    def rename(self, ledger: str, number: int, *, chained: bool = False) -> bytes:
        """Somebody else did it."""

        def bent(around: Envelope) -> Envelope:
            return msgspec.structs.replace(around, by="f" * 32)

        return self.change(ledger, number, bent, chained=chained)

    def drop(self, ledger: str, number: int, *, chained: bool = False) -> bytes:
        """An act that was acknowledged never happened."""
        del self.ledgers[ledger][number]
        return self.told(ledger, chained=chained)

    def double(self, ledger: str, number: int, *, chained: bool = False) -> bytes:
        """It happened twice."""
        self.ledgers[ledger].insert(number, self.ledgers[ledger][number])
        return self.told(ledger, chained=chained)

    def swap(self, ledger: str, number: int, *, chained: bool = False) -> bytes:
        """It came before what it followed."""
        events = self.ledgers[ledger]
        events[number - 1], events[number] = events[number], events[number - 1]
        return self.told(ledger, chained=chained)

    def change(
        self, ledger: str, number: int, bend: Callable[[Envelope], Envelope], *, chained: bool
    ) -> bytes:
        event = self.ledgers[ledger][number]
        self.ledgers[ledger][number] = decode(encode(bend(event.envelope)))
        return self.told(ledger, chained=chained)

    def told(self, ledger: str, *, chained: bool) -> bytes:
        """The export; `chained`: numbers, hashes and heads of what was changed are made to fit."""
        if chained:
            self.chain(ledger)
        plain = {"pourparlers": "record", "schema": 1, "negotiation": read_export(self.data).negotiation}
        first = msgspec.json.encode(plain | {"heads": dict(sorted(self.heads.items()))})
        events = [each.data for several in self.ledgers.values() for each in several]
        return b"".join(line + b"\n" for line in (first, *events))

    def chain(self, ledger: str) -> None:
        """Number and chain a ledger anew, and let its own head and those in narrower events say so."""
        previous = ""
        for number, event in enumerate(self.ledgers[ledger]):
            around = msgspec.structs.replace(event.envelope, number=number, previous=previous)
            self.ledgers[ledger][number] = decode(encode(around))
            previous = self.ledgers[ledger][number].hash
        hashes = [each.hash for each in self.ledgers[ledger]]
        self.heads[ledger] = Head(len(hashes), root(hashes))
        for name, events in self.ledgers.items():
            if name != ledger and any(ledger in each.envelope.heads for each in events):
                self.behead(name, ledger, hashes)
                self.chain(name)

    def behead(self, narrow: str, wide: str, hashes: list[str]) -> None:
        """Let a narrower ledger name the new heads of a wider one."""
        for number, event in enumerate(self.ledgers[narrow]):
            if wide in event.envelope.heads:
                size = min(event.envelope.heads[wide].size, len(hashes))
                heads = {**event.envelope.heads, wide: Head(size, root(hashes[:size]))}
                around = msgspec.structs.replace(event.envelope, heads=heads)
                self.ledgers[narrow][number] = decode(encode(around))
