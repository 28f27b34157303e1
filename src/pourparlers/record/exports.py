"""A record in one file, for whoever may read these ledgers: to be kept, and checked anywhere.

The file is lines of JSON. The first says what it is and gives the head of each ledger at its end, so that a
cut is found; each of the others is an event, byte for byte as it is on the record, in the order of the fold:

    {"pourparlers":"record","schema":1,"negotiation":"5c…","heads":{"parties":[42,"e3…"],"public":[1,"9a…"]}}
    {"schema":1,"id":"…", …}

So an export is a function of what its reader may know, and of nothing else: not of when it was made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import msgspec

from pourparlers.record.envelope import SCHEMA, Head, Ledger
from pourparlers.record.ledgers import Fault, Ledgers, merge

__all__ = ["Export", "NewerExportError", "NotAnExportError", "read_export", "write_export"]


class NotAnExportError(ValueError):
    """The first line does not say that it is one."""


class NewerExportError(ValueError):
    """A newer program wrote it."""

    def __init__(self, schema: int) -> None:
        super().__init__(f"schema {schema}; this program reads up to {SCHEMA}")
        self.schema = schema


class _First(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pourparlers: Literal["record"]
    schema: int
    negotiation: str
    heads: dict[Ledger, Head]


class _Place(msgspec.Struct, frozen=True):
    ledger: Ledger


@dataclass(frozen=True, slots=True)
class Export:
    """What a file holds, unchecked. `unreadable` are lines of which nobody can say where they belong."""

    negotiation: str
    heads: Mapping[Ledger, Head]
    events: Mapping[Ledger, Sequence[bytes]]
    unreadable: tuple[Fault, ...] = ()


_FIRST: Final = msgspec.json.Decoder(_First)
_PLACE: Final = msgspec.json.Decoder(_Place)


def write_export(read: Ledgers) -> bytes:
    """The file of these ledgers, as far as they hold."""
    first = msgspec.json.encode(_First("record", SCHEMA, read.negotiation, read.heads))
    return b"".join(line + b"\n" for line in (first, *(event.data for event in merge(read.events))))


def read_export(data: bytes) -> Export:
    """What a file holds. Raises NotAnExportError, NewerExportError; whatever else is wrong is for a check."""
    begin, _, rest = data.partition(b"\n")
    try:
        first = _FIRST.decode(begin)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise NotAnExportError from None
    if first.schema > SCHEMA:
        raise NewerExportError(first.schema)
    if msgspec.json.encode(first) != begin:  # there is one way to write it
        raise NotAnExportError
    events: dict[Ledger, list[bytes]] = {}
    unreadable: list[Fault] = []
    *lines, end = rest.split(b"\n")
    if end or (not lines and not data.endswith(b"\n")):
        lines.append(end)
        unreadable.append(
            Fault("", len(lines) + 1, "", "the last line does not end: something may be cut off")
        )
    for number, line in enumerate(lines, 2):
        try:
            events.setdefault(_PLACE.decode(line).ledger, []).append(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            unreadable.append(Fault("", number, "", f"line {number} is no event: {error}"))
    return Export(first.negotiation, first.heads, events, tuple(unreadable))
