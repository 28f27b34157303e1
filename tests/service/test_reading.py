"""What readers may know, and what it costs to read it."""

from __future__ import annotations

from dataclasses import astuple

import msgspec
import pytest
from tests.service.tables import Table, plain, seated

from pourparlers.record.doors import Doors
from pourparlers.record.envelope import decode, encode
from pourparlers.service import bundle
from pourparlers.service.reading import DamagedError, ReadingRoom
from pourparlers.talks import acts, events
from pourparlers.talks.schema import write_event


@pytest.fixture
def table() -> Table:
    return seated()


def test_one_more_event_folds_one_event(table: Table) -> None:
    room, nia = table.desk.reading, table.ids["nia"]
    for who in ("nia", "sec"):
        room.view(table.ids[who])
    folded = room.work.folded
    table.act("sec", acts.AddParty("LUM", "Lumen"))
    room.view(nia)
    assert room.work.folded - folded == 1
    room.view(nia)
    assert room.work.folded - folded == 1


def test_what_was_folded_in_pieces_is_what_is_folded_at_once(table: Table) -> None:
    for minute, who in enumerate(("nia", "sol", "nia", "vic")):
        table.clock.minute = minute
        table.propose(who, minute % 3, f"They agree {minute} times.")
        table.act(who, acts.Share(list(table.state(who).proposals)[-1]))
        for reader in ("sec", "nia", "sol", "vic"):
            anew = ReadingRoom(table.store).view(table.ids[reader]).state
            assert plain(table.state(reader)) == plain(anew)


def test_a_moment_of_the_past_is_the_state_that_was(table: Table) -> None:
    before = plain(table.state("nia"))
    table.clock.minute = 5
    receipt = table.propose("nia", 0, "They meet.")
    after = plain(table.state("nia"))
    table.clock.minute = 9
    table.act("nia", acts.Share(table.find("nia", "a").id))
    room, nia = table.desk.reading, table.ids["nia"]
    at = [
        room.view_at(nia, moment)
        for moment in ("2027-01-14T00:04:59Z", "2027-01-14T00:05:00Z", receipt.event)
    ]
    assert [each and plain(each.state) for each in at] == [before, after, after]


def test_an_event_that_one_does_not_see_is_no_moment(table: Table) -> None:
    receipt = table.propose("sol", 0, "They meet.")
    assert table.desk.reading.view_at(table.ids["nia"], receipt.event) is None
    assert table.desk.reading.view_at(table.ids["nia"], "0" * 32) is None


def test_work_is_equal() -> None:
    """In two histories that differ only in what nia may not see, reading costs nia the same."""
    works = []
    for is_busy in (False, True):
        table = seated()
        room = ReadingRoom(table.store)
        for number in range(3):
            if is_busy:
                table.propose("sol", number, "They see to it.")
                table.act("sol", acts.OpenRoom(f"{number}", ("party:SUN", "party:VAR")))
                room_of_sun = list(table.state("sol").rooms.values())[-1].ledger
                table.propose("vic", number, "They look into it.", room_of_sun)
            table.propose("nia", number, "They think about it.")
            view = room.view(table.ids["nia"])
            room.view_at(table.ids["nia"], view.log[-2].id)
            room.names(view)
        works.append(astuple(room.work))
    assert works[0] == works[1]


def test_what_no_rule_would_have_let_happen_is_named(table: Table) -> None:
    """An operator writes a decision on a proposal that there is not, in a chain that holds."""
    nia = table.ids["nia"]
    last = table.desk.reading.view(nia).lasts["parties"]
    decided = events.Decided("d" * 32, table.draft, "plenary", "", (events.Take("e" * 32),))
    kind, body = write_event(decided)
    forged = msgspec.structs.replace(
        last.envelope,
        id="f" * 32,
        key="f" * 32,
        number=last.envelope.number + 1,
        previous=last.hash,
        kind=kind,
        body=msgspec.Raw(body),
    )
    table.store.append(decode(encode(forged)), {"parties": forged.number}, Doors())
    for room in (table.desk.reading, ReadingRoom(table.store)):
        view = room.view(nia)
        assert [(each.ledger, each.number) for each in view.faults] == [("parties", forged.number)]
        assert view.log[-1].id == last.envelope.id
    with pytest.raises(DamagedError):
        table.propose("nia", 0, "They meet.")
    (fault,) = bundle.check_export(bundle.export(table.store, nia)).faults
    assert (fault.number, fault.reason) == (forged.number, "no rule would have let it happen")
