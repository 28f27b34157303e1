"""Open questions and who stands where, as far as the viewer knows."""

from __future__ import annotations

import pytest
from tests.talks.hall import Hall, opened, seat

from pourparlers.talks import acts, writing
from pourparlers.talks.events import Target
from pourparlers.talks.wording import Basis
from pourparlers.views.positions import positions
from pourparlers.views.questions import AROUND, questions

TEXT = "1. The Parties shall meet in spring.\n\n2. The Parties shall report.\n"


@pytest.fixture
def hall() -> Hall:
    return opened("NOR", "SUN", "VAR", text=TEXT)


def proposed(hall: Hall, who: str, old: str, new: str, **more: object) -> str:
    return hall.propose(who, writing.replace_words(hall.draft(who), "d0", old, new), **more)


def stand(hall: Hall, who: str, stand: str, proposal: str = "", provision: str = "", **more: object) -> None:
    target = Target(hall.draft(who).id, proposal, provision=provision)
    hall.act(who, acts.TakePosition(target, stand, **more))


def asked(hall: Hall, who: str = "chair") -> list[tuple[str, str, list[str]]]:
    """Each option with who stands where on it."""
    seen = questions(hall.state(who), hall.draft(who))
    return [
        (question.kind, option.text, [f"{each.party} {each.stand}" for each in option.stances])
        for question in seen.questions
        for option in question.options
    ]


def test_positions_stand_at_the_option_that_they_are_on(hall):
    stand(hall, "SUN", "opposes", proposed(hall, "NOR", "spring", "autumn"))
    proposed(hall, "VAR", "spring", "winter")
    assert asked(hall) == [
        ("alternative", "spring", []),
        ("alternative", "autumn", ["SUN opposes"]),
        ("alternative", "winter", []),
    ]


def test_a_position_on_the_standing_text_stands_at_what_keeps_it(hall):
    proposed(hall, "NOR", "spring", "autumn")
    stand(hall, "VAR", "supports", provision="d0")
    assert asked(hall)[0] == ("alternative", "spring", ["VAR supports"])


def test_a_position_is_not_on_what_its_proposal_stands_within(hall):
    draft = hall.draft("NOR")
    hall.propose("NOR", writing.rewrite_provision(draft, "d0", ""))
    stand(hall, "SUN", "opposes", proposed(hall, "VAR", "spring", "autumn"))
    seen = {text: stances for _, text, stances in asked(hall)}
    assert seen["autumn"] == ["SUN opposes"]
    assert seen["The Parties shall meet in spring."] == []


def test_a_confided_position_is_seen_by_its_own_alone(hall):
    name = proposed(hall, "NOR", "spring", "autumn")
    stand(hall, "SUN", "opposes", name, is_red_line=True, audience="party:SUN")
    assert asked(hall, "NOR")[1] == ("alternative", "autumn", [])
    (stance,) = positions(hall.state("SUN"), hall.draft("SUN")).stances
    assert stance.is_red_line
    assert stance.confided_to.name == "SUN"


def test_after_a_revision_a_position_says_what_changed_since(hall):
    name = proposed(hall, "NOR", "spring", "autumn")
    stand(hall, "SUN", "can-accept", name, condition="if we host")
    text = writing.replace_words(hall.draft("NOR"), "d0", "spring", "winter")
    hall.act("NOR", acts.Revise(name, text, on_standing=True))
    (stance,) = positions(hall.state(), hall.draft()).stances
    (since,) = stance.changes
    assert (stance.version, stance.is_revised, stance.condition) == (1, True, "if we host")
    assert (since.then, since.now) == (
        "The Parties shall meet in autumn.",
        "The Parties shall meet in winter.",
    )
    assert since.place.path == ("1",)


def test_what_the_scribe_heard_is_marked_until_it_is_confirmed(hall):
    seat(hall, "scribe", "office:secretariat", "scribe")
    name = proposed(hall, "NOR", "spring", "autumn")
    stand(hall, "scribe", "supports", name, heard_from="SUN")
    (heard,) = positions(hall.state(), hall.draft()).stances
    assert (heard.party, heard.is_heard, heard.is_confirmed) == ("SUN", True, False)
    hall.act("SUN", acts.AnswerHearing(next(iter(hall.state().positions)), "confirmed"))
    assert positions(hall.state(), hall.draft()).stances[0].is_confirmed
    hall.act("SUN", acts.TakePosition(Target(hall.draft().id, name), "opposes"))
    assert [each.stand for each in positions(hall.state(), hall.draft()).stances] == ["opposes"]


def test_a_position_on_what_is_settled_is_listed_apart(hall):
    name = proposed(hall, "NOR", "spring", "autumn")
    stand(hall, "SUN", "can-accept", name)
    hall.act("chair", acts.Decide(hall.draft().id, takes=(acts.Take(name),)))
    seen = questions(hall.state(), hall.draft())
    assert seen.questions == ()
    assert [(each.party, each.proposal) for each in seen.apart] == [("SUN", "NOR 1")]


def test_the_positions_of_one_party_can_be_had_alone(hall):
    name = proposed(hall, "NOR", "spring", "autumn")
    stand(hall, "SUN", "opposes", name)
    stand(hall, "VAR", "supports", name)
    assert [each.name for each in positions(hall.state(), hall.draft(), "VAR").stances] == ["P2"]


def test_a_long_provision_that_many_amend_in_pieces_lists_its_amendments(hall):
    for who, old, new in (
        ("NOR", "shall", "should"),
        ("SUN", "shall meet", "meet"),
        ("VAR", "meet in", "in"),
    ):
        stand(hall, "NOR", "opposes", proposed(hall, who, old, new))
    stances = [each for _, _, found in asked(hall) for each in found]
    assert stances.count("NOR opposes") >= 3


def around(hall: Hall) -> list[str]:
    """The words next to each question."""
    seen = questions(hall.state(), hall.draft())
    return [f"{each.before} […]{each.after}" for each in seen.questions]


def test_a_question_is_shown_with_the_words_around_it(hall):
    proposed(hall, "NOR", "spring", "autumn")
    proposed(hall, "SUN", "The Parties", "They")
    assert around(hall) == [" […] shall meet in spring.", "The Parties shall meet in […]."]


def test_what_is_asked_within_an_option_has_the_words_of_the_option_around_it(hall):
    name = proposed(hall, "NOR", "in spring", "every second autumn")
    draft = hall.draft("SUN")
    basis = Basis(name, 0, reads_now=True)
    wording = writing.replace_words(writing.paper(draft, basis), "d0", "second", "third")
    hall.propose("SUN", wording, basis=basis)
    assert around(hall) == ["The Parties shall meet […].", "The Parties shall meet every […] autumn."]


def test_of_the_words_around_a_question_only_the_nearest_are_shown():
    long = opened("NOR", text="1. " + "very " * 40 + "late in spring " + "or " * 40 + ".\n")
    proposed(long, "NOR", "spring", "autumn")
    (said,) = around(long)
    assert said.startswith("… very")
    assert said.endswith("or …")
    assert len(said.split()) == 2 * AROUND + 3
