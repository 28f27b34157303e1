"""The only writer: one act, one event, decided on what its author sees."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

import pytest
from tests.service.tables import Table, chance, reads, seated

from pourparlers.record.doors import Doors
from pourparlers.record.envelope import Head, Recorded, decode
from pourparlers.record.stores.contract import Grown, Store
from pourparlers.service.desk import Desk, Trial
from pourparlers.service.reading import DamagedError
from pourparlers.service.receipts import Receipt, format_receipt, parse_receipts
from pourparlers.talks import acts
from pourparlers.talks.refusals import Refusal, Rule


@pytest.fixture
def table() -> Table:
    return seated()


def test_an_act_gives_a_receipt_for_its_event(table: Table) -> None:
    receipt = table.propose("nia", 0, "The Parties shall meet twice a year.")
    event = decode(table.store.read(["party:NOR"])["party:NOR"][receipt.number])
    assert (event.hash, event.envelope.id, event.envelope.at) == (receipt.hash, receipt.event, receipt.at)
    assert parse_receipts(f"Done.\n{format_receipt(receipt)}\n") == (receipt,)


def test_a_proposal_is_private_until_it_is_tabled(table: Table) -> None:
    table.propose("nia", 0, "The Parties shall meet twice a year.")
    assert [each.label for each in table.state("nia").proposals.values()] == ["a"]
    assert not table.state("sol").proposals
    table.act("nia", acts.Share(table.find("nia", "a").id))
    assert [each.label for each in table.state("sol").proposals.values()] == ["1"]


def test_replayed_act_is_one_event(table: Table) -> None:
    act = acts.Propose(table.draft, reads(0, "They meet."))
    key = "c0" * 16
    first = table.act("nia", act, key=key)
    assert table.act("nia", act, key=key) == first
    assert table.act("nia", acts.Share(table.find("nia", "a").id), key=key) == first
    assert len(table.state("nia").proposals) == 1
    assert table.act("sol", act, key=key) != first


def test_an_act_can_be_tried(table: Table) -> None:
    sizes = table.desk.reading.view(table.ids["nia"]).sizes
    trial = table.tried("nia", acts.Propose(table.draft, reads(0, "They meet.")))
    assert trial.happened.ledger == "party:NOR"
    assert (len(trial.before.proposals), len(trial.after.proposals)) == (0, 1)
    assert table.desk.reading.view(table.ids["nia"]).sizes == sizes


class Late:
    """A store for a second desk; just before its first append something else happens at the table."""

    def __init__(self, table: Table, spoil: Callable[[], object]) -> None:
        self.store, self.spoil, self.grown, self.is_spoiled = table.store, spoil, 0, False
        self.desk = Desk(cast("Store", self), table.clock, chance("late"))

    def __getattr__(self, name: str) -> object:
        return getattr(self.store, name)

    def append(self, event: Recorded, sizes: Mapping[str, int], doors: Doors) -> Head:
        if not self.is_spoiled:
            self.is_spoiled = True
            self.spoil()
        try:
            return self.store.append(event, sizes, doors)
        except Grown:
            self.grown += 1
            raise


def test_hidden_append_never_conflicts(table: Table) -> None:
    """What others do in private while an act is decided is not noticed."""
    table.propose("sol", 0, "They see.")
    late = Late(table, lambda: table.propose("sol", 1, "They report."))
    act = acts.Propose(table.draft, reads(0, "They meet."), audience="parties")
    assert isinstance(late.desk.act(table.ids["nia"], act), Receipt)
    assert (late.is_spoiled, late.grown) == (True, 0)


def test_what_its_readers_see_is_decided_on_anew(table: Table) -> None:
    late = Late(table, lambda: table.act("sec", acts.AddParty("LUM", "Lumen")))
    refusal = late.desk.act(table.ids["sec"], acts.AddParty("LUM", "Lumen, too"))
    assert isinstance(refusal, Refusal)
    assert (refusal.rule, late.grown) == (Rule.TAKEN, 1)


def test_events_name_the_heads_of_all_wider_ledgers(table: Table) -> None:
    receipt = table.propose("nia", 0, "They meet.")
    event = decode(table.store.read(["party:NOR"])["party:NOR"][receipt.number])
    assert event.envelope.heads == table.store.heads(["parties", "public"])


def test_a_room_begins_with_the_heads_of_what_its_members_read(table: Table) -> None:
    receipt = table.act("nia", acts.OpenRoom("Corner", ("party:NOR", "party:SUN")))
    event = decode(table.store.read([receipt.ledger])[receipt.ledger][0])
    assert (event.envelope.number, list(event.envelope.heads)) == (0, ["parties"])
    assert receipt.ledger in table.store.readable(f"person:{table.ids['sol']}")


def test_times_only_of_visible_events(table: Table) -> None:
    """A clock that went wrong in private does not show in what others read; where they read it, it holds."""
    table.clock.minute = 30
    table.propose("nia", 0, "They meet.")
    table.clock.minute = 10
    assert table.act("nia", acts.Share(table.find("nia", "a").id)).at == "2027-01-14T00:10:00Z"
    assert table.propose("nia", 1, "They write.").at == "2027-01-14T00:30:00Z"


def test_refusals_equal(table: Table) -> None:
    """What is hidden from an actor is refused as what does not exist."""
    table.propose("sol", 1, "They report.")
    hidden, absent = table.find("sol", "a").id, "d" * 32
    for make in (acts.Share, acts.Withdraw, acts.TakeOver, lambda each: acts.CoSponsor(each, 1)):
        one, other = table.refused("nia", make(hidden)), table.refused("nia", make(absent))
        assert one.rule is other.rule is Rule.UNKNOWN
        assert (tuple(one.about), one.remedy) == (tuple(other.about), other.remedy)


def test_no_uniqueness_oracle(table: Table) -> None:
    """Neither a label nor the name of a room is taken by what somebody else has in private."""
    table.propose("sol", 1, "They report.")
    table.act("sol", acts.OpenRoom("Corner", ("party:SUN", "party:VAR")))
    table.act("nia", acts.OpenRoom("Corner", ("party:NOR", "office:chair")))
    table.propose("nia", 1, "They report.")
    assert [each.label for each in table.state("nia").proposals.values()] == ["a"]


def test_whoever_has_no_seat_is_refused(table: Table) -> None:
    table.ids["zoe"] = "e" * 32
    assert table.refused("zoe", acts.AddParty("LUM", "Lumen")).rule is Rule.NO_SEAT


def test_a_person_is_entered_into_the_directory_only_with_a_seat(table: Table) -> None:
    act = acts.AdmitPerson("zoe", "party:NOR", "adviser")
    assert isinstance(table.desk.admit(table.ids["sol"], act, "Zoe"), Refusal)
    assert isinstance(table.desk.admit(table.ids["nia"], act, "Zoe", dry_run=True), Trial)
    assert table.desk.find_person("zoe") is None
    assert isinstance(table.desk.admit(table.ids["nia"], act, "Zoe"), Receipt)
    assert table.desk.find_person("zoe")


def test_nothing_is_written_on_a_damaged_record(table: Table) -> None:
    class Bent:
        def __getattr__(self, name: str) -> object:
            return getattr(table.store, name)

        def read(self, *asked: object) -> dict[str, list[bytes]]:
            read = {name: list(events) for name, events in table.store.read(*asked).items()}  # type: ignore[arg-type]
            read["parties"][3] = read["parties"][3].replace(b"Sun", b"Sam")
            return read

    with pytest.raises(DamagedError, match="parties"):
        Desk(cast("Store", Bent()), table.clock).act(table.ids["sec"], acts.AddParty("LUM", "Lumen"))
