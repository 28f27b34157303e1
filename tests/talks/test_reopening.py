"""What is decided is taken back by the rule of the negotiation, the last first; holds are lifted."""

from __future__ import annotations

import pytest
from tests.talks.hall import Hall, opened, seat

from pourparlers.talks import acts, writing
from pourparlers.talks.refusals import Refusal, Rule

TEXT = (
    "1. The Parties shall meet in spring.\n\n2. The Parties shall report.\n\n3. The Secretariat shall help.\n"
)


@pytest.fixture
def hall() -> Hall:
    """Three paragraphs, d0 to d2, between two parties."""
    return opened("NOR", "SUN", text=TEXT)


def decided(hall: Hall, provision: str, old: str, new: str, **more: object) -> str:
    """The chair takes other words into a provision; the decision's id."""
    name = hall.propose("NOR", writing.replace_words(hall.draft("NOR"), provision, old, new))
    return taken(hall, name, **more)


def taken(hall: Hall, *names: str, **more: object) -> str:
    takes = tuple(acts.Take(name) for name in names)
    return hall.act("chair", acts.Decide(hall.draft().id, takes=takes, **more)).decision


def said(hall: Hall, act: acts.Act) -> Refusal:
    ruling = hall.ask("chair", act)
    assert isinstance(ruling, Refusal), ruling
    return ruling


def under(rule: str) -> Hall:
    """A negotiation with another rule for reopening."""
    hall = Hall()
    hall.act("chair", acts.OpenNegotiation("Talks", reopening=rule))
    hall.act("chair", acts.AddParty("NOR", "Norland"))
    seat(hall, "NOR", "party:NOR", "head")
    hall.table(TEXT)
    return hall


# --- Reopening ------------------------------------------------------------------------------------------


def test_what_is_reopened_stands_as_it_did_before(hall):
    first = decided(hall, "d0", "spring", "autumn")
    hall.act("chair", acts.Reopen(first, note="Nobody comes in autumn."))
    assert hall.shown()[0] == "1. The Parties shall meet in spring."
    assert hall.draft().agreements == ()
    assert said(hall, acts.Reopen(first)).rule is Rule.REOPENED


def test_a_decision_of_many_parts_is_reopened_in_one_act(hall):
    names = [
        hall.propose("NOR", writing.replace_words(hall.draft("NOR"), provision, "Parties", "States"))
        for provision in ("d0", "d1")
    ]
    first = taken(hall, *names)
    hall.act("chair", acts.Reopen(first))
    assert hall.reads() == hall.reads(names[0]).replace("States", "Parties")


def test_what_a_later_decision_rests_on_is_reopened_after_it(hall):
    first = decided(hall, "d0", "spring", "autumn", level="small-group")
    name = next(iter(hall.state().proposals))
    second = taken(hall, name)
    third = hall.act("chair", acts.Decide(hall.draft().id, agrees=("d0",), is_whole=True)).decision
    assert said(hall, acts.Reopen(second)) == Refusal(Rule.LATER_DECISION, {"decision": second}, (third,))
    hall.act("chair", acts.Reopen(third))
    assert said(hall, acts.Reopen(first)).remedy == (second,)
    hall.act("chair", acts.Reopen(second))
    hall.act("chair", acts.Reopen(first))
    assert hall.shown()[0] == "1. The Parties shall meet in spring."


def test_a_mark_alone_rests_on_nothing(hall):
    first = hall.act("chair", acts.Decide(hall.draft().id, agrees=("d0",), level="small-group")).decision
    second = hall.act("chair", acts.Decide(hall.draft().id, agrees=("d0",))).decision
    hall.act("chair", acts.Reopen(first))
    assert [each.decision for each in hall.draft().agreements] == [second]


def test_a_decision_elsewhere_is_not_in_the_way(hall):
    first = decided(hall, "d0", "spring", "autumn")
    decided(hall, "d1", "report", "publish")
    hall.act("chair", acts.Reopen(first))
    assert hall.shown()[:2] == ["1. The Parties shall meet in spring.", "2. The Parties shall publish."]


def test_places_are_given_back_and_never_make_a_circle(hall):
    hall = opened("NOR", text="1. One.\n\n2. Two.\n\n3. Three.\n")
    under_two = writing.move(writing.paper(hall.draft("NOR")), "d0", under="d1")
    first = taken(hall, hall.propose("NOR", under_two))
    assert hall.shown()[:2] == ["2. Two.", "1. One."]
    out = writing.move(writing.paper(hall.draft("NOR")), "d0", after="d2")
    second = taken(hall, hall.propose("NOR", out))
    under_one = writing.move(writing.paper(hall.draft("NOR")), "d1", under="d0")
    third = taken(hall, hall.propose("NOR", under_one))
    ruling = said(hall, acts.Reopen(second))
    assert (ruling.rule, ruling.about["decision"]) == (Rule.CIRCLE, second)
    for decision in (third, second, first):
        hall.act("chair", acts.Reopen(decision))
    assert hall.shown() == ["1. One.", "2. Two.", "3. Three."]


def test_the_adoption_before_counts_again(hall):
    first = hall.act("chair", acts.Decide(hall.draft().id, is_whole=True, level="working-group")).decision
    second = hall.act("chair", acts.Decide(hall.draft().id, is_whole=True)).decision
    assert hall.draft().agreed_by == second
    hall.act("chair", acts.Reopen(second))
    assert hall.draft().agreed_by == first
    hall.act("chair", acts.Reopen(first))
    assert hall.draft().agreed_by == ""


def test_a_status_given_since_stays(hall):
    first = hall.act("chair", acts.Decide(hall.draft().id, status="basis-for-discussion")).decision
    hall.act("chair", acts.Decide(hall.draft().id, status="basis-for-negotiation"))
    hall.act("chair", acts.Reopen(first))
    assert hall.draft().status == "basis-for-negotiation"


def test_two_thirds_of_those_who_vote_reopen():
    hall = under("two-thirds")
    first = decided(hall, "d0", "spring", "autumn")
    for votes in (None, (0, 0), (3, 2), (-3, -3), (3, -1)):
        assert said(hall, acts.Reopen(first, votes)).rule is Rule.REOPENING
    hall.act("chair", acts.Reopen(first, (4, 2)))


def test_under_the_rule_never_nothing_is_reopened():
    hall = under("never")
    first = decided(hall, "d0", "spring", "autumn")
    assert said(hall, acts.Reopen(first, (9, 0))).rule is Rule.REOPENING


def test_only_the_chair_reopens_and_at_its_level(hall):
    first, second = (
        decided(hall, "d0", "spring", "autumn"),
        decided(hall, "d1", "report", "publish", level="small-group"),
    )
    seat(hall, "fay", "office:chair", "facilitator")
    assert hall.refused("NOR", acts.Reopen(first)) is Rule.OFFICE
    assert hall.refused("fay", acts.Reopen(first)) is Rule.OFFICE
    assert hall.refused("chair", acts.Reopen("nothing")) is Rule.UNKNOWN
    hall.act("fay", acts.Reopen(second))


# --- Holds ----------------------------------------------------------------------------------------------


def test_a_party_that_is_waited_for_lets_it_stand(hall):
    first = decided(hall, "d0", "spring", "autumn", pending=("SUN", "SUN"))
    assert hall.refused("NOR", acts.LiftHold(first)) is Rule.PENDING
    assert hall.refused("chair", acts.LiftHold(first)) is Rule.PENDING
    hall.act("SUN", acts.LiftHold(first))
    assert hall.state().decisions[first].lifted == ("SUN",)
    assert hall.refused("SUN", acts.LiftHold(first)) is Rule.ALREADY


def test_ad_referendum_every_party_confirms(hall):
    first = decided(hall, "d0", "spring", "autumn", is_ad_referendum=True)
    hall.act("NOR", acts.LiftHold(first))
    hall.act("SUN", acts.LiftHold(first))
    assert hall.state().decisions[first].lifted == ("NOR", "SUN")


def test_nobody_lets_stand_what_is_not_there(hall):
    first = decided(hall, "d0", "spring", "autumn", pending=("SUN",))
    seat(hall, "ada", "party:SUN", "adviser")
    assert hall.refused("ada", acts.LiftHold(first)) is Rule.ADVISER_READS
    assert hall.refused("SUN", acts.LiftHold("nothing")) is Rule.UNKNOWN
    hall.act("chair", acts.Reopen(first))
    assert hall.refused("SUN", acts.LiftHold(first)) is Rule.REOPENED
