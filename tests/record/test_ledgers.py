"""Ledgers that do not hold, and the order of those that do."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence

import msgspec
import pytest

from pourparlers.record.envelope import Envelope, Head, NotAnEventError, Recorded, decode, encode
from pourparlers.record.ledgers import NOTHING, extend, merge
from pourparlers.record.merkle import root

NOON = "2026-11-27T12:00:00Z"


def event(
    ledger: str, before: Sequence[Recorded] = (), at: str = NOON, **saw: Sequence[Recorded]
) -> Recorded:
    """An event after others of its ledger, whose author saw so much of other ledgers."""
    salt, heads = secrets.token_hex(16), {name: head(seen) for name, seen in sorted(saw.items())}
    previous = before[-1].hash if before else ""
    body = msgspec.Raw(b"{}")
    return decode(
        encode(
            Envelope(
                1,
                salt,
                "0" * 32,
                ledger,
                len(before),
                previous,
                heads,
                at,
                "ada",
                "ADA",
                salt,
                salt,
                "It",
                body,
            )
        )
    )


def head(events: Sequence[Recorded]) -> Head:
    return Head(len(events), root(each.hash for each in events))


def reasons(ledgers: Mapping[str, Sequence[Recorded]]) -> dict[str, str]:
    read = extend(NOTHING, {name: [each.data for each in events] for name, events in ledgers.items()})
    return {fault.ledger: fault.reason for fault in read.faults}


def test_an_event_that_names_a_narrower_ledger_does_not_hold():
    """Or the head would tell everybody who reads it that there is such a ledger, and how long it is."""
    narrow = [event("group:g")]
    wide = [event("parties", **{"group:g": narrow})]
    assert reasons({"group:g": narrow, "parties": wide}) == {
        "parties": "it names the head of group:g, which is not wider"
    }
    assert reasons({"parties": wide}) == reasons({"group:g": narrow, "parties": wide})


def test_an_event_that_names_another_of_its_kind_does_not_hold():
    theirs = [event("party:VAR")]
    assert reasons({"party:NOR": [event("party:NOR", **{"party:VAR": theirs})]}) == {
        "party:NOR": "it names the head of party:VAR, which is not wider"
    }


def test_a_head_that_goes_back_does_not_hold():
    first = [event("parties")]
    both = [*first, event("parties", first)]
    seen = [event("party:NOR", parties=both)]
    seen.append(event("party:NOR", seen, parties=first))
    assert reasons({"parties": both, "party:NOR": seen}) == {"party:NOR": "the head of parties goes back"}


def test_a_narrow_event_stands_where_its_author_saw_the_wider_ones():
    first = [event("parties")]
    mine = [event("party:NOR", parties=first)]
    both = [*first, event("parties", first)]
    assert merge({"parties": both, "party:NOR": mine}) == [first[0], mine[0], both[1]]


@pytest.mark.parametrize(
    "at",
    [
        "2026-02-30T12:00:00Z",
        "2026-13-01T12:00:00Z",
        "2026-01-00T12:00:00Z",
        "2026-01-01T24:00:00Z",
        "0000-01-01T12:00:00Z",
        "9999-12-31T23:59:59Z",
    ],
)
def test_a_time_that_is_none_is_refused(at: str):
    with pytest.raises(NotAnEventError, match="at is a time"):
        event("parties", at=at)


def test_the_29th_of_february_is_a_day_every_fourth_year():
    assert event("parties", at="2028-02-29T23:59:59Z").envelope.number == 0
