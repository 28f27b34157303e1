"""What someone said: by whom, when, and through which sources."""

from __future__ import annotations

import pytest
from tests.talks.hall import Hall, opened, seat

from pourparlers.talks import acts
from pourparlers.talks.events import StatementMade
from pourparlers.talks.refusals import Rule


@pytest.fixture
def hall() -> Hall:
    hall = opened("NOR", "SUN", text="1. One.\n")
    seat(hall, "ada", "party:SUN", "adviser")
    return hall


def says(words: str = "We agree.", **more: object) -> acts.MakeStatement:
    return acts.MakeStatement("Ms Berg", words, more.pop("said", "2027-01-11"), **more)


def made(hall: Hall, who: str, act: acts.MakeStatement) -> StatementMade:
    event = hall.act(who, act)
    assert isinstance(event, StatementMade)
    return event


def test_a_delegation_speaks_for_itself(hall):
    event = made(hall, "NOR", says(" We agree. "))
    assert (event.party, event.words) == ("NOR", "We agree.")
    statement = hall.state("SUN").statements[event.statement]
    assert (statement.made, statement.ledger) == (event, "parties")


def test_what_others_said_has_a_source(hall):
    assert hall.refused("SUN", says(party="NOR")) is Rule.SOURCE
    event = made(hall, "SUN", says(party="NOR", sources=("Mr Lund", "a radio report")))
    assert (event.party, event.sources) == ("NOR", ("Mr Lund", "a radio report"))


def test_the_offices_enter_what_was_said_in_the_room(hall):
    assert made(hall, "chair", says(party="NOR")).party == "NOR"
    assert made(hall, "chair", says()).party == ""


def test_a_date_may_be_uncertain_but_is_one(hall):
    made(hall, "NOR", says(said="2026-12~"))
    assert hall.refused("NOR", says(said="last week")) is Rule.DATE
    assert hall.refused("NOR", says(said="")) is Rule.DATE


def test_only_a_commitment_has_a_condition(hall):
    made(hall, "NOR", says(form="commitment", condition="if all others do"))
    assert hall.refused("NOR", says(form="demand", condition="if all others do")) is Rule.CONDITION


def test_an_explanation_is_attached_to_a_decision_that_its_audience_sees(hall):
    decision = hall.act("chair", acts.Decide(hall.draft().id, agrees=("d0",))).decision
    assert made(hall, "NOR", says(form="explanation", decision=decision)).decision == decision
    assert hall.refused("NOR", says(form="explanation")) is Rule.EMPTY
    assert hall.refused("NOR", says(decision="nothing")) is Rule.UNKNOWN
    in_public = says(form="explanation", decision=decision, audience="public")
    assert hall.refused("NOR", in_public) is Rule.AUDIENCE


def test_a_statement_can_be_made_in_public_or_noted_among_ones_own(hall):
    made(hall, "NOR", says(audience="public"))
    private = made(hall, "NOR", says(audience="party:NOR"))
    assert private.statement not in hall.state("SUN").statements
    assert hall.refused("NOR", says(audience="party:SUN")) is Rule.AUDIENCE


def test_a_statement_says_something_and_somebody_says_it(hall):
    assert hall.refused("NOR", says(" ")) is Rule.EMPTY
    assert hall.refused("NOR", acts.MakeStatement(" ", "We agree.", "2027")) is Rule.EMPTY
    assert hall.refused("NOR", says(sources=("",))) is Rule.EMPTY
    assert hall.refused("NOR", says("a\u202eb")) is Rule.CHARACTERS
    assert hall.refused("NOR", says(party="EST", sources=("Mr Lund",))) is Rule.UNKNOWN
    assert hall.refused("ada", says()) is Rule.ADVISER_READS
