"""The one order in which a reader takes events of several ledgers."""

from __future__ import annotations

from itertools import permutations
from typing import NamedTuple, cast

import pytest

from pourparlers.record.envelope import Head, Recorded
from pourparlers.record.ledgers import merge


class Around(NamedTuple):
    """As much of an envelope as the order asks for."""

    ledger: str
    number: int
    heads: dict[str, Head]


def event(ledger: str, number: int, hash: str, **heads: int) -> Recorded:  # noqa: A002  the field's name
    named = {name.replace("_", ":"): Head(size, "") for name, size in heads.items()}
    return Recorded(cast("object", Around(ledger, number, named)), b"", hash)  # type: ignore[arg-type]


def order(*events: Recorded) -> list[tuple[str, int]]:
    ledgers: dict[str, list[Recorded]] = {}
    for each in events:
        ledgers.setdefault(each.envelope.ledger, []).append(each)
    return [(each.envelope.ledger, each.envelope.number) for each in merge(ledgers)]


@pytest.mark.parametrize("hashes", list(permutations("abcd")))
def test_a_decision_does_not_pass_whoever_had_not_seen_it(hashes: tuple[str, ...]) -> None:
    """A delegation's event waits for its group; meanwhile a room that it had seen goes on."""
    found = order(
        event("room:R", 0, hashes[0]),
        event("group:G", 0, hashes[1]),
        event("party:N", 0, hashes[2], room_R=1, group_G=1),
        event("room:R", 1, hashes[3]),
    )
    assert found.index(("party:N", 0)) < found.index(("room:R", 1))


@pytest.mark.parametrize("hashes", list(permutations("abc")))
def test_a_group_comes_after_what_its_members_said_before(hashes: tuple[str, ...]) -> None:
    found = order(
        event("parties", 0, hashes[0]),
        event("party:N", 0, hashes[1], parties=1),
        event("group:G", 0, hashes[2], parties=1),
    )
    assert found == [("parties", 0), ("party:N", 0), ("group:G", 0)]


def test_what_counts_what_is_not_there_has_no_place() -> None:
    assert order(event("parties", 0, "a"), event("party:N", 0, "b", parties=2)) == [("parties", 0)]


def test_a_record_that_was_made_up_is_still_put_in_order() -> None:
    """Two that each say the other came later: the smaller hash is first, and nothing is lost."""
    found = order(
        event("group:G", 0, "c"),
        event("room:R", 0, "d"),
        event("group:G", 1, "b", room_R=1),
        event("room:R", 1, "a", group_G=1),
    )
    assert sorted(found) == [("group:G", 0), ("group:G", 1), ("room:R", 0), ("room:R", 1)]
