"""An event on the record: who, when, in which ledger and after what; and what it says, unread.

The idea. An event is its bytes. They are one line of JSON, keys in the order of the struct, no space that
is not text; every other way to write the same is refused, so that an event has one hash and no other.
The hash is that of a leaf in RFC 6962: SHA-256 of a zero byte and the event's bytes.

1. `number` is the event's place in its ledger, from 0; `previous` is the hash of the one before, "" for
   the first.
2. `heads` are the heads of the wider ledgers that the author saw, by name; a wider event never names a
   narrower one.
3. Whatever names something (ids, keys, salts) is 128 random bits in hexadecimal, without time or count.
4. People appear by a pseudonymous id; their names stand in a directory beside the record.
5. Every event has a salt of 128 bits, so that nobody can guess what is behind a hash.

What cannot be read is a `BadEventError`, one class for each reason:

    BadEventError
    +-- TooLargeError
    +-- NotAnEventError
    +-- OtherEncodingError
    +-- NewerSchemaError
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Final, NamedTuple

import msgspec

__all__ = [
    "EVENT_BYTES_MAX",
    "SCHEMA",
    "BadEventError",
    "Envelope",
    "Head",
    "Ledger",
    "NewerSchemaError",
    "NotAnEventError",
    "OtherEncodingError",
    "Recorded",
    "TooLargeError",
    "check_body",
    "decode",
    "encode",
    "leaf_hash",
]

SCHEMA: Final = 1
"""The version of the schema that events are written in today."""

EVENT_BYTES_MAX: Final = 32 * 1024 * 1024
"""As much as a text that is read from a file: the largest event is a whole draft."""

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


class BadEventError(ValueError):
    """Bytes that are no event of ours. `reason` is for people who look into a record, in English."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TooLargeError(BadEventError):
    def __init__(self, size: int) -> None:
        super().__init__(f"an event of {size} bytes; at most {EVENT_BYTES_MAX} are read")


class NotAnEventError(BadEventError):
    """Not JSON, not these fields, or a field that cannot hold what it should."""


class OtherEncodingError(BadEventError):
    def __init__(self) -> None:
        super().__init__("written otherwise than an event is written: spaces, escapes or order differ")


class NewerSchemaError(BadEventError):
    def __init__(self, schema: int) -> None:
        super().__init__(f"schema {schema}; this program reads up to {SCHEMA}")
        self.schema = schema


_ENCODER: Final = msgspec.json.Encoder()
_DECODER: Final = msgspec.json.Decoder(Envelope)
_BODY: Final = msgspec.json.Decoder()

_ID: Final = re.compile(r"[0-9a-f]{32}")
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_TIME: Final = re.compile(r"[12][0-9]{3}-[01][0-9]-[0-3][0-9]T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z")
"""Years that have four digits in every time zone; whether there is such a day is asked of the calendar."""

_WORD: Final = re.compile(r"[\w:-]{1,80}")
_FIELDS: Final = re.compile(
    "\n".join((
        *(_ID.pattern,) * 4, f"(?:{_HASH.pattern})?", _TIME.pattern, *(_WORD.pattern,) * 4
    ))
)  # fmt: skip
"""All fields of text at once, a line each: none of them can have a line end (benchmarks/history.py)."""


def leaf_hash(data: bytes) -> str:
    """The hash of an event's bytes, as RFC 6962 (section 2.1) hashes a leaf."""
    return sha256(b"\0" + data).hexdigest()


def encode(envelope: Envelope) -> bytes:
    """The bytes of an event. Raises BadEventError for what `decode` would not take back."""
    data = _ENCODER.encode(envelope)
    decode(data)
    return data


def check_body(envelope: Envelope) -> None:
    """See to it that a body of whatever kind is written as bodies are. Raises BadEventError."""
    try:
        body = _BODY.decode(envelope.body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotAnEventError(str(error)) from None
    if _ENCODER.encode(body) != bytes(envelope.body):
        raise OtherEncodingError


def decode(data: bytes, check_body: Callable[[Envelope], None] = check_body) -> Recorded:
    """The event that these bytes are. Raises BadEventError.

    Who reads bodies as well gives another `check_body`, which must refuse what the usual one refuses.
    """
    if len(data) > EVENT_BYTES_MAX:
        raise TooLargeError(len(data))
    try:
        envelope = _DECODER.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotAnEventError(str(error)) from None
    if envelope.schema > SCHEMA:
        raise NewerSchemaError(envelope.schema)
    _check(envelope)
    if _ENCODER.encode(envelope) != data:
        raise OtherEncodingError
    check_body(envelope)
    return Recorded(envelope, data, leaf_hash(data))


def _check(envelope: Envelope) -> None:
    """Every field holds what it should; what is wrong is named."""
    names = (envelope.id, envelope.negotiation, envelope.key, envelope.salt)
    words = (envelope.ledger, envelope.by, envelope.seat, envelope.kind)
    if not _FIELDS.fullmatch("\n".join((*names, envelope.previous, envelope.at, *words))):
        _check_fields(names, envelope.at, words)
        raise NotAnEventError("previous is a hash, and empty in the first event of a ledger")
    _check_day(envelope.at)
    if envelope.schema < 1 or envelope.number < 0:
        raise NotAnEventError("schema and number count from 1 and from 0")
    if bool(envelope.number) != bool(envelope.previous):
        raise NotAnEventError("previous is a hash, and empty in the first event of a ledger")
    if envelope.heads:
        _check_heads(envelope.heads)


def _check_day(at: str) -> None:
    try:
        datetime.fromisoformat(at)
    except ValueError:
        raise NotAnEventError("at is a time on a day that there is not") from None


def _check_fields(names: Iterable[str], at: str, words: Iterable[str]) -> None:
    if not all(map(_ID.fullmatch, names)):
        raise NotAnEventError("id, negotiation, key and salt are 32 hexadecimal digits each")
    if not _TIME.fullmatch(at):
        raise NotAnEventError("at is a time in UTC, to the second")
    if not all(map(_WORD.fullmatch, words)):
        raise NotAnEventError("ledgers, people, seats and kinds are words of at most 80 letters")


def _check_heads(heads: Mapping[Ledger, Head]) -> None:
    if not all(map(_WORD.fullmatch, heads)):
        raise NotAnEventError("ledgers, people, seats and kinds are words of at most 80 letters")
    if list(heads) != sorted(heads):
        raise NotAnEventError("heads stand in the order of the ledgers' names")
    if any(head.size < 1 or not _HASH.fullmatch(head.root) for head in heads.values()):
        raise NotAnEventError("a head is a size of at least 1 and a hash")
