"""Setting up: who opens, adds, forms, seats, and what they are refused."""

from __future__ import annotations

import pytest
from tests.talks.hall import NOW, Hall, opened, seat

from pourparlers.talks import acts
from pourparlers.talks.refusals import Refusal, Rule
from pourparlers.talks.rules import decide
from pourparlers.talks.state import Actor, State


@pytest.fixture
def hall() -> Hall:
    """Three parties with their heads, and a delegate of the first."""
    hall = opened("NOR", "SUN", "MER")
    seat(hall, "del", "party:NOR", "delegate")
    return hall


def opening(seat: str, **terms: object) -> object:
    act = acts.OpenNegotiation(terms.pop("title", "Talks"), **terms)
    return decide(State(), act, Actor("p", seat, "chair"), NOW, str)


# --- The negotiation ------------------------------------------------------------------------------------


def test_who_opens_a_negotiation_sits_in_it(hall):
    state = hall.state()
    assert state.negotiation.opened_at == NOW
    assert state.people["chair"].seats == (("office:chair", "chair"),)


def test_only_chair_or_secretariat_open_a_negotiation():
    assert opening("office:secretariat").event.title == "Talks"
    assert opening("party:NOR") == Refusal(Rule.OFFICE)
    assert opening("office:observers") == Refusal(Rule.OFFICE)


def test_a_negotiation_has_a_title_and_a_zone():
    assert opening("office:chair", title=" ").rule is Rule.EMPTY
    assert opening("office:chair", zone="").rule is Rule.EMPTY
    assert opening("office:chair", title="a\u202eb").rule is Rule.CHARACTERS


def test_a_negotiation_is_opened_in_public_or_among_the_parties():
    assert opening("office:chair", audience="public").ledger == "public"
    assert opening("office:chair", audience="party:NOR").rule is Rule.AUDIENCE


def test_a_negotiation_is_opened_once(hall):
    assert hall.refused("chair", acts.OpenNegotiation("Again")) is Rule.FIRST


# --- Parties and groups ---------------------------------------------------------------------------------


def test_a_party_is_added_under_a_code_of_its_own(hall):
    hall.act("chair", acts.AddParty("EST", " Estmark "))
    assert hall.state("NOR").parties["EST"].name == "Estmark"
    assert hall.refused("chair", acts.AddParty("NOR", "Nordia")) is Rule.TAKEN
    assert hall.refused("NOR", acts.AddParty("VAR", "Varna")) is Rule.OFFICE
    assert hall.refused("chair", acts.AddParty("VAR", "Varna", "party:NOR")) is Rule.AUDIENCE
    assert hall.refused("chair", acts.AddParty("VAR", "a\u202eb")) is Rule.CHARACTERS


@pytest.mark.parametrize("code", ["", " ", "A ", "A:B", "A/B", "A, B", "Chair", "nor"])
def test_a_code_can_be_written_in_attributions_and_names_of_audiences(hall, code):
    assert hall.refused("chair", acts.AddParty(code, "Name")) in {Rule.NAME, Rule.TAKEN}


def test_a_group_is_known_to_all_and_read_by_its_members(hall):
    hall.act("chair", acts.FormGroup("COAST", "Coast", ("SUN", "NOR", "NOR")))
    group = next(iter(hall.state("MER").groups.values()))
    assert group.members == ("NOR", "SUN")
    note = acts.MakeStatement("Ms Berg", "Hush.", "2027", audience=f"group:{group.id}")
    hall.act("NOR", note)
    assert hall.state("SUN").statements
    assert not hall.state("MER").statements


def test_heads_form_and_change_groups_that_they_are_in(hall):
    hall.act("NOR", acts.FormGroup("COAST", "Coast", ("NOR", "SUN")))
    group = next(iter(hall.state().groups))
    hall.act("NOR", acts.ChangeGroup(group, ("MER", "NOR")))
    assert hall.state().groups[group].members == ("MER", "NOR")
    assert hall.refused("SUN", acts.ChangeGroup(group, ("SUN",))) is Rule.OFFICE
    assert hall.refused("del", acts.FormGroup("HILLS", "Hills", ("NOR",))) is Rule.OFFICE
    assert hall.refused("chair", acts.ChangeGroup(group, ("NOR", "MER"))) is Rule.ALREADY


def test_who_leaves_a_group_reads_it_no_longer(hall):
    hall.act("NOR", acts.FormGroup("COAST", "Coast", ("NOR", "SUN")))
    group = next(iter(hall.state().groups))
    hall.act("NOR", acts.MakeStatement("Ms Berg", "Hush.", "2027", audience=f"group:{group}"))
    hall.act("NOR", acts.ChangeGroup(group, ("NOR", "MER")))
    assert not hall.state("SUN").statements
    assert hall.state("MER").statements


def test_a_group_has_members_that_are_there_and_a_code_that_is_free(hall):
    assert hall.refused("chair", acts.FormGroup("COAST", "Coast", ("EST",))) is Rule.UNKNOWN
    assert hall.refused("chair", acts.FormGroup("COAST", "Coast", ())) is Rule.EMPTY
    assert hall.refused("chair", acts.FormGroup("NOR", "Coast", ("NOR",))) is Rule.TAKEN
    assert hall.refused("chair", acts.FormGroup("COAST", "a\u202eb", ("NOR",))) is Rule.CHARACTERS
    assert hall.refused("chair", acts.ChangeGroup("nothing", ("NOR",))) is Rule.UNKNOWN
    hall.act("chair", acts.FormGroup("COAST", "", ("NOR",)))
    group = next(iter(hall.state().groups))
    assert hall.refused("chair", acts.ChangeGroup(group, ())) is Rule.EMPTY
    assert hall.refused("chair", acts.AddParty("COAST", "Coast")) is Rule.TAKEN


# --- People ---------------------------------------------------------------------------------------------


def test_a_head_gives_and_takes_seats_in_its_own_delegation(hall):
    hall.act("NOR", acts.AdmitPerson("ann", "party:NOR", "adviser"))
    hall.act("NOR", acts.ReleasePerson("ann", "party:NOR"))
    assert hall.state().people["ann"].seats == ()
    assert hall.refused("NOR", acts.AdmitPerson("ann", "party:SUN", "adviser")) is Rule.OFFICE
    assert hall.refused("del", acts.AdmitPerson("ann", "party:NOR", "adviser")) is Rule.OFFICE


def test_a_seat_has_roles_of_its_own(hall):
    assert hall.refused("chair", acts.AdmitPerson("ann", "party:NOR", "chair")) is Rule.ROLE
    assert hall.refused("chair", acts.AdmitPerson("ann", "office:mediator", "scribe")) is Rule.ROLE
    for place in ("party:EST", "office:nobody", "person:ann", ""):
        assert hall.refused("chair", acts.AdmitPerson("ann", place, "head")) is Rule.UNKNOWN


def test_a_seat_is_taken_once_and_left_once(hall):
    assert hall.refused("chair", acts.AdmitPerson("NOR", "party:NOR", "delegate")) is Rule.ALREADY
    assert hall.refused("chair", acts.ReleasePerson("NOR", "party:SUN")) is Rule.UNKNOWN
    assert hall.refused("chair", acts.ReleasePerson("nobody", "party:SUN")) is Rule.UNKNOWN
    assert hall.refused("SUN", acts.ReleasePerson("NOR", "party:NOR")) is Rule.OFFICE
    assert hall.refused("chair", acts.AdmitPerson("", "party:NOR", "delegate")) is Rule.EMPTY


def test_somebody_sits_in_several_seats(hall):
    seat(hall, "NOR", "office:mediator", "mediator")
    assert [each for each, _ in hall.state().people["NOR"].seats] == ["party:NOR", "office:mediator"]


def test_observers_are_admitted_in_public_and_know_that_they_are(hall):
    seat(hall, "obi", "office:observers", "observer")
    assert hall.state("obi").people["obi"].seats == (("office:observers", "observer"),)
    assert hall.refused("obi", acts.RequestFloor()) is Rule.OBSERVER_WATCHES
    hall.act("chair", acts.ReleasePerson("obi", "office:observers"))
    assert hall.refused("obi", acts.RequestFloor()) is Rule.NO_SEAT


# --- Tracks and rooms -----------------------------------------------------------------------------------


def test_a_track_has_a_name_of_its_own_and_members_or_is_for_all(hall):
    hall.act("chair", acts.OpenTrack(" Drafting ", "drafting-group", ("SUN", "NOR")))
    hall.act("chair", acts.OpenTrack("Informals", "informals"))
    assert [track.members for track in hall.state("MER").tracks.values()] == [("NOR", "SUN"), ()]
    assert hall.refused("chair", acts.OpenTrack("Drafting", "plenary")) is Rule.TAKEN
    assert hall.refused("chair", acts.OpenTrack(" ", "plenary")) is Rule.EMPTY
    assert hall.refused("chair", acts.OpenTrack("a\u202eb", "plenary")) is Rule.CHARACTERS
    assert hall.refused("chair", acts.OpenTrack("Bilateral", "bilateral", ("EST",))) is Rule.UNKNOWN
    assert hall.refused("NOR", acts.OpenTrack("Bilateral", "bilateral")) is Rule.OFFICE


def test_a_room_is_known_to_its_members_alone(hall):
    hall.act("NOR", acts.OpenRoom(" Friends ", ("party:NOR", "person:chair")))
    assert [room.name for room in hall.state("chair").rooms.values()] == ["Friends"]
    assert hall.state("del").rooms
    assert not hall.state("SUN").rooms


def test_a_room_is_opened_by_who_will_be_in_it(hall):
    assert hall.refused("NOR", acts.OpenRoom("Friends", ("party:SUN", "office:chair"))) is Rule.AUDIENCE
    hall.act("NOR", acts.OpenRoom("Friends", ("person:NOR", "office:chair")))


def test_a_room_has_a_name_and_members_that_are_there(hall):
    assert hall.refused("NOR", acts.OpenRoom("", ("party:NOR",))) is Rule.EMPTY
    assert hall.refused("NOR", acts.OpenRoom("Friends", ())) is Rule.EMPTY
    assert hall.refused("NOR", acts.OpenRoom("a\u202eb", ("party:NOR",))) is Rule.CHARACTERS
    for member in ("party:EST", "person:nobody", "office:nobody", "group:9", "office:observers"):
        assert hall.refused("NOR", acts.OpenRoom("Friends", ("party:NOR", member))) is Rule.UNKNOWN
    seat(hall, "ada", "party:SUN", "adviser")
    assert hall.refused("ada", acts.OpenRoom("Friends", ("party:SUN",))) is Rule.ADVISER_READS
