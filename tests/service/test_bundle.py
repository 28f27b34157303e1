"""The record carried away, and checked without the database."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.service.tables import Table, plain, seated

from pourparlers.record.exports import NewerExportError, NotAnExportError
from pourparlers.service import bundle, storing
from pourparlers.service.reading import ReadingRoom
from pourparlers.talks import acts


@pytest.fixture
def table() -> Table:
    table = seated()
    table.propose("nia", 0, "They meet.", "parties")
    table.propose("sol", 1, "They report.")
    return table


def exported(table: Table, who: str) -> bytes:
    return bundle.export(table.store, table.ids[who])


def test_an_export_holds_what_its_reader_may_know(table: Table) -> None:
    assert b"They report." in exported(table, "sol")
    assert b"They report." not in exported(table, "nia")
    report = bundle.check_export(exported(table, "sol"))
    assert report.is_whole
    assert report.heads == table.store.heads(["parties", "party:SUN"])


def test_an_export_is_the_same_whatever_is_hidden(table: Table) -> None:
    before = exported(table, "nia")
    table.propose("vic", 2, "They talk.")
    assert exported(table, "nia") == before


def test_truncated_export_named(table: Table) -> None:
    lines = exported(table, "nia").splitlines(keepends=True)
    report = bundle.check_export(b"".join(lines[:-1]))
    (fault,) = report.faults
    assert fault.ledger == "parties"
    assert "it ends here" in fault.reason


@pytest.mark.parametrize("number", [1, 5, 8])
def test_the_first_event_that_does_not_hold_is_named(table: Table, number: int) -> None:
    lines = exported(table, "nia").splitlines(keepends=True)
    bent = [*lines[:number], lines[number].replace(b'"by":"', b'"by":"0', 1), *lines[number + 1 :]]
    (fault,) = bundle.check_export(b"".join(bent)).faults
    assert (fault.ledger, fault.number) == ("parties", number - 1)  # the first line is the header


def test_a_receipt_is_found_or_it_is_not(table: Table) -> None:
    receipt = table.propose("nia", 2, "They talk.", "parties")
    forged = replace(receipt, hash="0" * 64)
    report = bundle.check_export(exported(table, "vic"), [receipt, forged])
    assert [is_there for _, is_there in report.receipts] == [True, False]
    assert not report.is_whole


def test_another_history_is_not_that_which_was_seen(table: Table) -> None:
    seen = bundle.parse_heads(f"Read out on Monday:\n{bundle.format_heads(table.store.heads(['parties']))}")
    table.act("sec", acts.AddParty("LUM", "Lumen"))
    assert bundle.check_export(exported(table, "nia"), seen=[seen]).is_whole
    other = seated("another")
    for number in range(3):
        other.propose("nia", number, "They meet.", "parties")
    (fault,) = bundle.check_export(exported(other, "nia"), seen=[seen]).faults
    assert "not those that were seen" in fault.reason


def test_what_is_no_export_is_said_to_be_none() -> None:
    with pytest.raises(NotAnExportError):
        bundle.check_export(b"Dear all")
    with pytest.raises(NewerExportError, match="schema 9"):
        bundle.check_export(b'{"pourparlers":"record","schema":9,"negotiation":"","heads":{}}')


def test_an_export_is_read_as_the_database_is(table: Table) -> None:
    store, report = bundle.unpack(exported(table, "sol"))
    assert report.is_whole
    assert plain(ReadingRoom(store).view(None).state) == plain(table.state("sol"))


def test_the_good_part_of_a_damaged_one_is_read(table: Table) -> None:
    bent = exported(table, "nia").replace(b"They meet.", b"They wait.")
    store, report = bundle.unpack(bent)
    assert [fault.ledger for fault in report.faults] == ["parties"]
    state = ReadingRoom(store).view(None).state
    assert (list(state.parties), list(state.proposals)) == (["NOR", "SUN", "VAR"], [])


def test_a_database_is_checked_with_what_stands_beside_its_events(tmp_path: Path) -> None:
    path = tmp_path / "talks"
    table = seated(store=storing.create_file(path))
    assert bundle.check_store(table.store).is_whole
    connection = table.store._connection
    connection.execute("INSERT INTO doors VALUES ('party:NOR', 'party:SUN')")
    (fault,) = bundle.check_store(table.store).faults
    assert "party:NOR" in fault.reason
    table.store.close()
