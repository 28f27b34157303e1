"""How somebody could come to a seat, or keep one, that nobody gave them."""

from __future__ import annotations

import pytest
from tests.service.tables import Table, chance, seated

from pourparlers.record.stores.memory import MemoryStore
from pourparlers.service.clock import draw
from pourparlers.service.desk import Desk
from pourparlers.service.receipts import Receipt
from pourparlers.talks import acts
from pourparlers.talks.refusals import Refusal, Rule


@pytest.fixture
def table() -> Table:
    return seated()


@pytest.mark.parametrize("audience", ["", "public", "parties"])
def test_nobody_opens_a_negotiation_again_for_a_seat(table: Table, audience: str) -> None:
    """Not even a stranger, who sees nothing of it: whoever opens it has the chair's seat."""
    stranger = draw()
    for seat in ("office:chair", "office:secretariat", ""):
        done = table.desk.act(stranger, acts.OpenNegotiation("Mine", audience=audience), seat=seat)
        assert isinstance(done, Refusal)
        assert done.rule is Rule.FIRST
    assert table.store.readable(f"person:{stranger}") == ("public",)


def test_two_who_open_at_once_do_not_both() -> None:
    """One before all parties, one before everyone: the ledgers are not the same, the negotiation is."""
    store = MemoryStore("ab" * 16)
    late = Desk(store, lambda: "2027-01-14T00:00:00Z", chance("late"))
    early = Desk(store, lambda: "2027-01-14T00:00:00Z", chance("early"))
    append = store.append

    def spoiled(*arguments: object) -> object:
        store.append = append  # type: ignore[method-assign]  # only the first time
        assert isinstance(early.act("e" * 32, acts.OpenNegotiation("One", audience="parties")), Receipt)
        return append(*arguments)  # type: ignore[arg-type]

    store.append = spoiled  # type: ignore[method-assign, assignment]
    done = late.act("a" * 32, acts.OpenNegotiation("Two", audience="public"))
    assert isinstance(done, Refusal)
    assert done.rule is Rule.FIRST


def test_whoever_is_released_reads_and_does_nothing_more(table: Table) -> None:
    """Also not what was said in a room that they were in by name."""
    nia = table.ids["nia"]
    table.act("nia", acts.OpenRoom("Corner", (f"person:{nia}", "party:SUN")))
    table.act("sec", acts.ReleasePerson(nia, "party:NOR"))
    assert table.store.readable(f"person:{nia}") == ("public",)
    assert table.refused("nia", acts.RequestFloor()).rule is Rule.NO_SEAT
