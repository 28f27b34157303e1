"""Receipts: what somebody who has acted takes home, to show later that it was done.

A receipt is one line of words, so that it survives a letter, a photograph or being read out:

    pourparlers-receipt NEGOTIATION LEDGER NUMBER EVENT HASH MOMENT

It says that this event is the one of this number in this ledger. An export in which another stands there, or
none although it goes that far in time, contradicts it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from pourparlers.record.envelope import Ledger, Recorded

__all__ = ["Receipt", "format_receipt", "parse_receipts", "receipt_of"]

_FIRST: Final = "pourparlers-receipt"

_LINE: Final = re.compile(
    rf"{_FIRST} (?P<negotiation>[0-9a-f]{{32}}) (?P<ledger>[\w:-]{{1,80}}) (?P<number>[0-9]{{1,9}}) "
    r"(?P<event>[0-9a-f]{32}) (?P<hash>[0-9a-f]{64}) (?P<at>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z)"
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where an event stands and what it is."""

    negotiation: str
    ledger: Ledger
    number: int
    event: str
    hash: str
    at: str


def receipt_of(recorded: Recorded) -> Receipt:
    """The receipt for an event on the record."""
    envelope = recorded.envelope
    return Receipt(
        envelope.negotiation, envelope.ledger, envelope.number, envelope.id, recorded.hash, envelope.at
    )


def format_receipt(receipt: Receipt) -> str:
    """The line, without a line end."""
    parts = (receipt.negotiation, receipt.ledger, receipt.number, receipt.event, receipt.hash, receipt.at)
    return " ".join((_FIRST, *map(str, parts)))


def parse_receipts(text: str) -> tuple[Receipt, ...]:
    """The receipts in a text; what stands around a line does not matter, nor where it was broken."""
    return tuple(
        Receipt(
            each["negotiation"], each["ledger"], int(each["number"]), each["event"], each["hash"], each["at"]
        )
        for each in _LINE.finditer(" ".join(text.split()))
    )
