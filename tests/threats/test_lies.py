"""What a lying operator hands out, and what a check says to it."""

from __future__ import annotations

import pytest
from tests.service.tables import Table, seated
from tests.threats.simulator import Simulator

from pourparlers.service.bundle import check_export, export, format_heads, parse_heads
from pourparlers.service.receipts import Receipt, receipt_of
from pourparlers.talks import acts

LIES = ["edit", "backdate", "salt", "rename", "drop", "double", "swap"]


@pytest.fixture
def table() -> Table:
    """A negotiation in which nia has tabled a proposal and drafts another one."""
    table = seated()
    table.propose("nia", 0, "They meet.", "parties")
    table.propose("nia", 1, "They write.")
    table.act("sol", acts.RequestFloor())
    return table


def receipt_for_the_proposal(table: Table) -> Receipt:
    event = table.find("nia", "1").versions[0].event
    record = table.desk.reading.view(table.ids["nia"]).record
    return receipt_of(next(each for each in record if each.envelope.id == event))


@pytest.mark.parametrize("lie", LIES)
def test_the_first_event_that_does_not_hold_is_named(table: Table, lie: str) -> None:
    """Unless the liar chains everything anew: what was changed, or what no longer follows it."""
    report = check_export(getattr(Simulator(export(table.store, table.ids["nia"])), lie)("parties", 3))
    assert not report.is_whole
    (fault,) = (each for each in report.faults if each.ledger == "parties")
    assert 2 <= fault.number <= 4
    assert fault.reason
    assert report.heads["parties"].size == fault.number


@pytest.mark.parametrize("lie", ["edit", "salt", "rename", "drop", "double"])
def test_a_narrow_ledger_is_held_by_its_head(table: Table, lie: str) -> None:
    """Its only event has nothing after it that would name it."""
    report = check_export(getattr(Simulator(export(table.store, table.ids["nia"])), lie)("party:NOR", 0))
    assert [each.ledger for each in report.faults] == ["party:NOR"]


@pytest.mark.parametrize("lie", LIES)
def test_a_history_written_anew_contradicts_a_receipt_or_heads_seen_before(table: Table, lie: str) -> None:
    """The liar has made everything fit: only what somebody took home shows it, and it does."""
    data = export(table.store, table.ids["nia"])
    receipt = receipt_for_the_proposal(table)
    seen = parse_heads(format_heads(check_export(data).heads))
    bent = getattr(Simulator(data), lie)("parties", receipt.number, chained=True)
    report = check_export(bent, [receipt], [seen])
    assert not report.is_whole
    assert report.faults or report.receipts == ((receipt, False),)


def test_what_was_not_touched_stays_good(table: Table) -> None:
    data = export(table.store, table.ids["nia"])
    report = check_export(Simulator(data).edit("party:NOR", 0))
    assert report.heads["parties"] == check_export(data).heads["parties"]
    assert check_export(Simulator(data).told("parties", chained=False)).is_whole
    assert check_export(Simulator(data).told("parties", chained=True)).is_whole
