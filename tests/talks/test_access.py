"""Who may read what: doors that events open and close, and the same as a state knows it."""

from __future__ import annotations

import pytest
from tests.talks.hall import Hall, opened, seat

from pourparlers.record.doors import reached
from pourparlers.talks import acts
from pourparlers.talks.access import (
    audience_of,
    doors,
    is_known,
    is_wider,
    may_read,
    readable,
    refuse_audience,
)
from pourparlers.talks.events import Happened, PartyAdded, PersonReleased, Target
from pourparlers.talks.refusals import Refusal, Rule
from pourparlers.talks.seats import actor_of, name_of_seat
from pourparlers.talks.state import Actor
from pourparlers.talks.wording import Edit, Wording


@pytest.fixture
def hall() -> Hall:
    """Three parties, two of which are a group, and a room of one of them with the chair."""
    hall = opened("NOR", "SUN", "MER", text="1. One.\n")
    seat(hall, "obi", "office:observers", "observer")
    hall.act("chair", acts.FormGroup("COAST", "Coast", ("NOR", "SUN")))
    hall.act("SUN", acts.OpenRoom("Corner", ("party:SUN", "office:chair")))
    return hall


def group(hall: Hall) -> str:
    return f"group:{next(iter(hall.state().groups))}"


def room(hall: Hall) -> str:
    return next(iter(hall.state().rooms.values())).ledger


def opening(hall: Hall) -> dict[str, set[str]]:
    """All doors that are open, as a store would have them."""
    found: dict[str, set[str]] = {}
    for happened in hall.happened:
        opened, closed = doors(happened)
        for narrow, wide in opened:
            found.setdefault(narrow, set()).add(wide)
        for narrow, wide in closed:
            found[narrow].discard(wide)
    return found


def reads(hall: Hall, node: str) -> set[str]:
    open_doors = opening(hall)
    return set(reached(node, lambda each: open_doors.get(each, ())))


# --- Doors ----------------------------------------------------------------------------------------------


def test_a_delegate_reads_what_the_delegation_its_groups_and_rooms_read(hall):
    assert reads(hall, "person:SUN") == {"party:SUN", group(hall), room(hall), "parties", "public"}
    assert reads(hall, "person:MER") == {"party:MER", "parties", "public"}
    assert reads(hall, "person:chair") == {"office:chair", room(hall), "parties", "public"}


def test_an_observer_reads_what_is_public(hall):
    assert reads(hall, "person:obi") == {"office:observers", "public"}
    assert reads(hall, "person:nobody") == {"public"}


def test_a_door_closes_with_the_seat_and_with_the_group(hall):
    hall.act("chair", acts.ReleasePerson("NOR", "party:NOR"))
    hall.act("chair", acts.ChangeGroup(group(hall).partition(":")[2], ("NOR", "MER")))
    assert reads(hall, "person:NOR") == {"public"}
    assert reads(hall, "person:SUN") == {"party:SUN", room(hall), "parties", "public"}
    assert reads(hall, "person:MER") == {"party:MER", group(hall), "parties", "public"}


def test_who_has_lost_the_seat_is_let_into_no_room_any_more(hall):
    hall.act("NOR", acts.OpenRoom("Corner", ("person:NOR", "person:MER")))
    assert len(reads(hall, "person:NOR")) == 5
    hall.act("chair", acts.ReleasePerson("NOR", "party:NOR"))
    assert reads(hall, "person:NOR") == {"public"}
    hall.act("chair", acts.AdmitPerson("NOR", "party:SUN", "delegate"))
    assert room(hall) in reads(hall, "person:NOR")
    assert len(reads(hall, "person:NOR")) == 6


def test_an_event_that_is_not_about_access_moves_no_door():
    happened = Happened("e", "parties", 0, "", "p", "office:chair", PartyAdded("NOR", "Norland"))
    assert doors(happened).opened == (("party:NOR", "parties"),)
    released = happened._replace(event=PersonReleased("p", "party:NOR"))
    assert doors(released) == ((), (("person:p", "party:NOR"),))


# --- As a state knows it --------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["chair", "NOR", "SUN", "MER"])
def test_a_state_knows_the_doors_of_its_viewer(hall, who):
    state = hall.state(who)
    assert readable(state, f"person:{who}") - {f"person:{who}"} == reads(hall, f"person:{who}")


def test_everyone_who_reads_the_narrow_reads_the_wide(hall):
    state = hall.state("SUN")
    assert is_wider(state, "parties", group(hall))
    assert is_wider(state, group(hall), "party:NOR")
    assert is_wider(state, "public", "parties")
    assert is_wider(state, room(hall), room(hall))
    assert not is_wider(state, group(hall), "parties")
    assert not is_wider(state, group(hall), room(hall))
    assert not is_wider(state, "parties", "office:observers")


def test_a_seat_reads_its_own(hall):
    assert may_read(hall.state("SUN"), "party:SUN", group(hall))
    assert not may_read(hall.state("MER"), "party:MER", group(hall))


def test_an_audience_is_known_by_its_name(hall):
    state = hall.state("MER")
    for ledger in ("public", "parties", "party:SUN", "office:chair", group(hall)):
        assert is_known(state, ledger)
    for ledger in (room(hall), "party:EST", "office:nobody", "person:MER", "", "party:"):
        assert not is_known(state, ledger)


def test_what_is_hidden_and_what_is_not_there_are_refused_alike(hall):
    state, actor = hall.state("MER"), Actor("MER", "party:MER", "head")
    assert refuse_audience(state, actor, room(hall)) == refuse_audience(state, actor, "room:9")
    assert refuse_audience(state, actor, "party:SUN") == Refusal(Rule.AUDIENCE, {"audience": "party:SUN"})
    assert refuse_audience(state, actor, "parties", "party:MER") == Refusal(
        Rule.AUDIENCE, {"audience": "parties"}
    )
    assert refuse_audience(state, actor, "party:MER", "parties") is None


def test_a_room_that_one_is_let_into_in_person_is_ones_own(hall):
    hall.act("NOR", acts.OpenRoom("Two", ("person:NOR", "person:MER")))
    own = list(hall.state("MER").rooms.values())[-1].ledger
    assert refuse_audience(hall.state("MER"), Actor("MER", "party:MER", "head"), own) is None


# --- The usual audience -------------------------------------------------------------------------------


def test_an_act_goes_before_its_usual_audience(hall):
    state, actor = hall.state("SUN"), Actor("SUN", "party:SUN", "head")
    draft = hall.draft("SUN").id
    name = hall.propose("SUN", Wording((Edit("d0", "\n\n Two."),)), audience=group(hall))
    known = hall.state("SUN")
    wording = Wording()
    for expected, act in (
        ("parties", acts.TableDraft("Draft", ())),
        ("public", acts.TableDraft("Draft", (), audience="public")),
        ("party:SUN", acts.Propose(draft, wording)),
        ("parties", acts.Propose(draft, wording, heard_from="NOR")),
        ("public", acts.Propose(draft, wording, audience="public")),
        ("parties", acts.Share(name)),
        ("parties", acts.Share("nothing")),
        (group(hall), acts.TakePosition(Target(draft, name), "supports")),
        ("parties", acts.TakePosition(Target(draft, provision="d0"), "supports")),
        ("parties", acts.TakePosition(Target("nothing"), "supports")),
        ("party:SUN", acts.TakePosition(Target(draft), "opposes", is_red_line=True)),
        ("public", acts.TakePosition(Target(draft), "opposes", audience="public")),
        ("parties", acts.RequestFloor()),
    ):
        assert audience_of(known, act, actor) == expected
    assert state != known


# --- Seats ----------------------------------------------------------------------------------------------


def test_somebody_acts_in_the_seat_that_is_named_or_in_the_first(hall):
    seat(hall, "NOR", "office:mediator", "mediator")
    assert actor_of(hall.state(), "NOR") == Actor("NOR", "party:NOR", "head")
    assert actor_of(hall.state(), "NOR", "office:mediator").role == "mediator"
    for person, place in (("NOR", "party:SUN"), ("nobody", ""), ("nobody", "party:SUN")):
        assert actor_of(hall.state(), person, place) == Refusal(Rule.NO_SEAT)


def test_a_seat_is_called_by_its_code_or_its_office():
    assert [name_of_seat(each) for each in ("party:NOR", "office:chair")] == ["NOR", "Chair"]
