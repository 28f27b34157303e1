"""An event on the record: who, when, in which ledger and after what; and what it says, unread.

The idea. An event is its bytes. They are one line of JSON, keys in the order of the struct, no space that
is not text; every other way to write the same is refused, so that an event has one hash and no other.
The hash is that of a leaf in RFC 6962: SHA-256 of a zero byte and the event's bytes.

1. `number` is the event's place in its ledger, from 0; `previous` is the hash of the one before, "" for
   the first.
2. `heads` are the heads of the wider ledgers that the author saw; a wider event never names a narrower one.
3. Whatever names something (ids, keys, salts) is 128 random bits in hexadecimal, without time or count.
4. People appear by a pseudonymous id; their names stand in a directory beside the record.
5. Every event has a salt of 128 bits, so that nobody can guess what is behind a hash.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import msgspec

__all__ = ["SCHEMA", "Envelope", "Head", "Ledger", "Recorded"]

SCHEMA: Final = 1
"""The version of the schema that events are written in today."""

Ledger = str
"""Named as its audience: public, parties, group:ID, room:ID, party:CODE, office:NAME."""


class Head(NamedTuple):
    """Where a ledger stands: how many events, and the RFC 6962 root over them, in hexadecimal."""

    size: int
    root: str


class Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One event. `at` is UTC to the second, `2026-11-27T09:30:00Z`; `seat` is what `by` acted as."""

    schema: int
    id: str
    negotiation: str
    ledger: Ledger
    number: int
    previous: str
    heads: dict[Ledger, Head]
    at: str
    by: str
    seat: str
    key: str
    salt: str
    kind: str
    body: msgspec.Raw


class Recorded(NamedTuple):
    """An event as it was read: what it says of itself, its bytes and their hash."""

    envelope: Envelope
    data: bytes
    hash: str
