"""A draft's text as one viewer sees it: rolling, standing, as one party has it."""

from __future__ import annotations

import pytest
from tests.talks.hall import Hall, opened

from pourparlers.talks import acts, writing
from pourparlers.text.notation import own
from pourparlers.views.text import as_party, rolling, standing

TEXT = "1. The Parties shall meet in spring.\n\n2. The Parties shall report.\n"


@pytest.fixture
def hall() -> Hall:
    return opened("NOR", "SUN", text=TEXT)


def proposed(
    hall: Hall, who: str, old: str, new: str, provision: str = "d0", audience: str = "parties"
) -> str:
    wording = writing.replace_words(hall.draft(who), provision, old, new)
    return hall.propose(who, wording, audience=audience)


def decide(hall: Hall, *names: str, **more: object) -> None:
    hall.act("chair", acts.Decide(hall.draft().id, takes=tuple(map(acts.Take, names)), **more))


def roll(hall: Hall, who: str = "chair") -> list[str]:
    found = rolling(hall.state(who), hall.draft(who)).rolling
    return [own.write(block.nodes, start="\n\n") for block in found.blocks]


def test_every_open_proposal_stands_under_its_name(hall):
    proposed(hall, "NOR", "shall", "should")
    proposed(hall, "SUN", "spring", "autumn")
    assert roll(hall)[0] == "The Parties [shall / should – NOR 1] meet in [spring / autumn – SUN 2]."


def test_a_private_draft_is_shown_to_its_own_alone(hall):
    proposed(hall, "NOR", "shall", "should", audience="party:NOR")
    assert roll(hall, "SUN")[0] == "The Parties shall meet in spring."
    assert roll(hall, "NOR")[0] == "The Parties [shall / should – NOR a] meet in spring."
    (seen,) = rolling(hall.state("NOR"), hall.draft("NOR")).shown
    assert (seen.audience.kind, seen.audience.name) == ("party", "NOR")
    assert rolling(hall.state("NOR"), hall.draft("NOR"), is_tabled_only=True).shown == ()


def test_what_was_tabled_is_shown_once(hall):
    private = proposed(hall, "NOR", "shall", "should", audience="party:NOR")
    hall.act("NOR", acts.Share(private))
    assert roll(hall, "NOR")[0] == "The Parties [shall / should – NOR 1] meet in spring."


def test_what_was_withdrawn_is_shown_no_more(hall):
    name = proposed(hall, "NOR", "shall", "should")
    hall.act("NOR", acts.Withdraw(name))
    assert rolling(hall.state(), hall.draft()).rolling.questions == ()


def test_the_stamp_says_when_which_status_and_what_is_provisional(hall):
    seen = rolling(hall.state(), hall.draft()).stamp
    assert (seen.at, seen.zone, seen.status, seen.is_provisional) == (
        "2027-01-11T09:00Z",
        "UTC",
        "submitted",
        True,
    )


# --- standing -----------------------------------------------------------------------------------------


def test_agreed_words_carry_the_decision_that_made_them_so(hall):
    decide(hall, proposed(hall, "NOR", "spring", "autumn"), level="working-group", pending=("SUN",))
    first, second = standing(hall.state(), hall.draft()).paragraphs
    assert [(piece.text, piece.decision) for piece in first.pieces] == [
        ("The Parties shall meet in", ""),
        (" autumn", "D1"),
        (".", ""),
    ]
    assert (first.level, first.is_whole, first.pending) == ("working-group", False, ("SUN",))
    assert (second.level, second.text) == ("", "The Parties shall report.")


def test_a_split_provision_is_two_paragraphs_with_one_mark(hall):
    wording = writing.split(hall.draft("NOR"), "d0", "in spring")
    decide(hall, hall.propose("NOR", wording))
    found = standing(hall.state(), hall.draft()).paragraphs
    assert [each.text for each in found] == [
        "The Parties shall meet",
        "in spring.",
        "The Parties shall report.",
    ]
    assert [each.place.reference for each in found] == ["d0", "d0", "d1"]
    assert [each.is_break_agreed for each in found] == [False, True, False]


def test_a_paragraph_that_was_joined_has_what_is_agreed_in_all_that_it_is_made_of(hall):
    decide(hall, hall.propose("NOR", writing.join(hall.draft("NOR"), "d1")))
    decide(hall, proposed(hall, "NOR", "report", "write", "d1"), level="small-group")
    (found,) = standing(hall.state(), hall.draft()).paragraphs
    assert found.text == "The Parties shall meet in spring. The Parties shall write."
    assert (found.place.reference, found.level, found.is_whole) == ("d0", "small-group", False)
    assert "D2" in found.decisions


def test_numbers_that_conform_are_said_in_the_stamp(hall):
    draft = hall.draft("NOR")
    decide(hall, hall.propose("NOR", writing.rewrite_provision(draft, "d0", "")))
    as_tabled = standing(hall.state(), hall.draft())
    conforming = standing(hall.state(), hall.draft(), is_conforming=True)
    assert (as_tabled.paragraphs[0].number, as_tabled.stamp.renumbered) == ("2.", ())
    assert conforming.paragraphs[0].number == "1."
    assert [(each.old, each.new) for each in conforming.stamp.renumbered] == [("2.", "1.")]


# --- one party ----------------------------------------------------------------------------------------


def party_text(hall: Hall, party: str) -> list[str]:
    return [each.text for each in as_party(hall.state(), hall.draft(), party).text.paragraphs]


def test_a_partys_text_has_all_of_its_proposals(hall):
    proposed(hall, "NOR", "shall", "should")
    proposed(hall, "NOR", "report", "report yearly", "d1")
    proposed(hall, "SUN", "spring", "autumn")
    assert party_text(hall, "NOR") == [
        "The Parties should meet in spring.",
        "The Parties shall report yearly.",
    ]
    assert as_party(hall.state(), hall.draft(), "NOR").taken == ("NOR 1", "NOR 2")


def test_of_two_that_clash_and_are_not_ranked_neither_is_taken(hall):
    proposed(hall, "NOR", "spring", "autumn")
    proposed(hall, "NOR", "spring", "winter")
    found = as_party(hall.state(), hall.draft(), "NOR")
    (clash,) = found.clashes
    assert (clash.one, clash.two, clash.preferred) == ("NOR 1", "NOR 2", "")
    assert [place.path for place in clash.places] == [("1",)]
    assert party_text(hall, "NOR")[0] == "The Parties shall meet in spring."


def test_of_two_that_clash_the_one_ranked_higher_is_taken(hall):
    other = proposed(hall, "NOR", "spring", "autumn")
    best = proposed(hall, "NOR", "spring", "winter")
    hall.act("NOR", acts.Rank((best, other)))
    found = as_party(hall.state(), hall.draft(), "NOR")
    assert (found.clashes[0].preferred, found.ranking) == ("NOR 2", ("NOR 2", "NOR 1"))
    assert party_text(hall, "NOR")[0] == "The Parties shall meet in winter."


def test_without_a_proposal_a_partys_text_is_the_standing_one(hall):
    assert party_text(hall, "SUN")[0] == "The Parties shall meet in spring."
