"""What nobody contests is taken in one act."""

from __future__ import annotations

import pytest
from tests.talks.hall import Hall, opened, seat

from pourparlers.talks import acts, writing
from pourparlers.talks.events import Target
from pourparlers.talks.refusals import Rule

TEXT = (
    "1. The Parties shall meet in spring.\n\n2. The Parties shall report.\n\n3. The Secretariat shall help.\n"
)


@pytest.fixture
def hall() -> Hall:
    """Three paragraphs, d0 to d2, between three parties, with a scribe."""
    hall = opened("NOR", "SUN", "MER", text=TEXT)
    seat(hall, "sec", "office:secretariat", "scribe")
    return hall


def words(hall: Hall, who: str, provision: str, old: str, new: str, **more: object) -> str:
    return hall.propose(who, writing.replace_words(hall.draft(who), provision, old, new), **more)


def position(hall: Hall, who: str, name: str, stand: str, **more: object) -> str:
    act = acts.TakePosition(Target(hall.draft(who).id, name), stand, **more)
    return hall.act(who, act).position


def taken(hall: Hall) -> list[str]:
    """What the chair takes by the act, without doing it."""
    ruling = hall.ask("chair", acts.DecideUncontested(hall.draft().id))
    return (
        [] if getattr(ruling, "rule", None) is Rule.EMPTY else [each.proposal for each in ruling.event.takes]
    )


def test_what_meets_nobodys_is_taken_in_one_decision(hall):
    autumn = words(hall, "NOR", "d0", "spring", "autumn")
    words(hall, "NOR", "d1", "report", "publish")
    words(hall, "SUN", "d1", "report", "write")
    states = words(hall, "SUN", "d0", "Parties", "States")
    event = hall.act("chair", acts.DecideUncontested(hall.draft().id, level="small-group", note="So."))
    assert [each.proposal for each in event.takes] == [autumn, states]
    assert hall.shown()[0] == "1. The States shall meet in autumn."
    assert hall.refused("chair", acts.DecideUncontested(hall.draft().id)) is Rule.EMPTY


def test_who_wants_the_same_contests_nothing(hall):
    names = [words(hall, who, "d0", "spring", "autumn") for who in ("NOR", "SUN")]
    assert taken(hall) == names
    words(hall, "MER", "d0", "in spring", "soon")
    assert taken(hall) == []


def test_long_changes_meet_all_that_they_reach(hall):
    words(hall, "NOR", "d0", "Parties shall meet in spring", "States gather")
    words(hall, "SUN", "d0", "Parties", "Members")
    words(hall, "MER", "d0", "spring", "autumn")
    assert taken(hall) == []


def test_amendments_contest_what_they_amend(hall):
    name = words(hall, "NOR", "d0", "spring", "autumn")
    paper = writing.paper(hall.draft("SUN"), acts.Basis(name, 1))
    hall.propose(
        "SUN", writing.replace_words(paper, "d0", "autumn", "late autumn"), basis=acts.Basis(name, 1)
    )
    assert taken(hall) == []


@pytest.mark.parametrize("stand", ["opposes", "reserves"])
def test_what_somebody_opposes_or_reserves_is_left(hall, stand):
    name = words(hall, "NOR", "d0", "spring", "autumn")
    position(hall, "SUN", name, stand)
    assert taken(hall) == []
    position(hall, "SUN", name, "can-accept")
    assert taken(hall) == [name]


def test_what_is_confided_to_some_does_not_count(hall):
    hall.act("SUN", acts.OpenRoom("Confessional", ("office:chair", "party:SUN")))
    room = next(iter(hall.state().rooms.values())).ledger
    name = words(hall, "NOR", "d0", "spring", "autumn")
    position(hall, "SUN", name, "opposes", audience=room)
    assert taken(hall) == [name]
    position(hall, "SUN", name, "opposes")
    position(hall, "SUN", name, "supports", audience=room)
    assert taken(hall) == []


def test_an_objection_that_was_disowned_does_not_count(hall):
    name = words(hall, "NOR", "d0", "spring", "autumn")
    heard = position(hall, "sec", name, "opposes", heard_from="SUN")
    assert taken(hall) == []
    hall.act("SUN", acts.AnswerHearing(heard, "disowned"))
    assert taken(hall) == [name]


def test_what_was_heard_waits_for_its_party(hall):
    name = words(hall, "sec", "d0", "spring", "autumn", heard_from="NOR")
    assert taken(hall) == []
    hall.act("NOR", acts.AnswerHearing(name, "confirmed"))
    assert taken(hall) == [name]


def test_a_reservation_is_not_taken_and_contests(hall):
    words(hall, "NOR", "d0", "spring", "autumn")
    hall.propose("SUN", writing.reserve(hall.draft("SUN"), "d0"), kind="reservation", reservation="scrutiny")
    assert taken(hall) == []


def test_what_one_has_to_choose_of_is_left(hall):
    wording = writing.replace_words(hall.draft("NOR"), "d0", "spring", "autumn")
    paper = writing.paper(hall.draft("NOR"), so_far=wording)
    hall.propose("NOR", writing.replace_words(paper, "d1", "report", "publish"), mode="one")
    assert taken(hall) == []
    name = words(hall, "NOR", "d2", "help", "assist", mode="one")
    assert taken(hall) == [name]


def test_what_is_agreed_or_fulfilled_or_private_is_left(hall):
    words(hall, "NOR", "d0", "spring", "autumn")
    words(hall, "NOR", "d1", "report", "publish", audience="party:NOR")
    hall.act("chair", acts.Decide(hall.draft().id, agrees=("d0",)))
    name = words(hall, "SUN", "d2", "help", "assist")
    assert taken(hall) == [name]
    hall.act("chair", acts.Decide(hall.draft().id, takes=(acts.Take(name),)))
    assert taken(hall) == []


def test_provisions_put_into_one_gap_contest_each_other(hall):
    one = hall.propose("NOR", writing.add(hall.draft("NOR"), "All is public.", after="d0"))
    assert taken(hall) == [one]
    same = hall.propose("SUN", writing.add(hall.draft("SUN"), "All is public.", after="d0"))
    assert taken(hall) == [one, same]
    elsewhere = hall.propose("MER", writing.add(hall.draft("MER"), "Nothing is.", after="d1"))
    assert taken(hall) == [one, same, elsewhere]
    hall.propose("MER", writing.add(hall.draft("MER"), "All is secret.", after="d0"))
    assert taken(hall) == [elsewhere]


def test_two_places_for_one_provision_contest_each_other():
    hall = opened("NOR", "SUN", text=TEXT + "\n4. All is public.\n")
    first = hall.propose("NOR", writing.move(hall.draft("NOR"), "d3", before="d0"))
    assert taken(hall) == [first]
    hall.propose("SUN", writing.move(hall.draft("SUN"), "d3", before="d1"))
    assert taken(hall) == []


def test_the_act_is_refused_like_any_decision(hall):
    act = acts.DecideUncontested(hall.draft().id)
    assert hall.refused("NOR", act) is Rule.OFFICE
    assert hall.refused("chair", acts.DecideUncontested("nothing")) is Rule.UNKNOWN
    assert hall.refused("chair", acts.DecideUncontested(hall.draft().id, body="nobody")) is Rule.UNKNOWN
