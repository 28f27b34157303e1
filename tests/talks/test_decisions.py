"""What a body takes into the text, and what it is refused."""

from __future__ import annotations

import pytest
from tests.talks.hall import Hall, opened, seat

from pourparlers.talks import acts, writing
from pourparlers.talks.events import Decided, Take
from pourparlers.talks.refusals import Refusal, Rule
from pourparlers.text.tree import reference

TEXT = (
    "1. The Parties shall meet in spring.\n\n2. The Parties shall report.\n\n3. The Secretariat shall help.\n"
)


@pytest.fixture
def hall() -> Hall:
    """Three paragraphs, d0 to d2, between two parties."""
    return opened("NOR", "SUN", text=TEXT)


def words(hall: Hall, who: str, *changes: tuple[str, str, str], **more: object) -> str:
    """A proposal that has other words in some provisions."""
    paper = writing.paper(hall.draft(who))
    for provision, old, new in changes:
        wording = writing.replace_words(paper, provision, old, new)
        paper = writing.paper(hall.draft(who), so_far=wording)
    return hall.propose(who, wording, **more)


def decide(hall: Hall, *takes: Take | str, **more: object) -> Decided:
    """The chair decides; a whole proposal is named by its id."""
    event = hall.act("chair", decision(hall, *takes, **more))
    assert isinstance(event, Decided)
    return event


def decision(hall: Hall, *takes: Take | str, **more: object) -> acts.Decide:
    taken = tuple(Take(each) if isinstance(each, str) else each for each in takes)
    return acts.Decide(hall.draft().id, takes=taken, **more)


def refusal(hall: Hall, act: acts.Act, who: str = "chair") -> Refusal:
    ruling = hall.ask(who, act)
    assert isinstance(ruling, Refusal), ruling
    return ruling


# --- Taking ---------------------------------------------------------------------------------------------


def test_a_proposal_is_taken_whole(hall):
    autumn = words(hall, "NOR", ("d0", "spring", "autumn"), ("d2", "help", "assist"))
    decide(hall, autumn)
    assert hall.shown() == [
        "1. The Parties shall meet in autumn.",
        "2. The Parties shall report.",
        "3. The Secretariat shall assist.",
    ]


def test_of_a_proposal_of_mode_any_one_part_is_taken(hall):
    name = words(hall, "NOR", ("d0", "spring", "autumn"), ("d2", "help", "assist"), mode="any")
    decide(hall, Take(name, "d2", 0))
    assert hall.shown()[0] == "1. The Parties shall meet in spring."
    assert hall.shown()[2] == "3. The Secretariat shall assist."


def test_all_that_it_does_in_one_provision_is_taken(hall):
    name = words(
        hall,
        "NOR",
        ("d0", "Parties", "States"),
        ("d0", "spring", "autumn"),
        ("d2", "help", "assist"),
        mode="any",
    )
    decide(hall, Take(name, "d0"))
    assert hall.shown()[0] == "1. The States shall meet in autumn."
    assert hall.shown()[2] == "3. The Secretariat shall help."


def test_parts_are_counted_in_the_text_before_the_decision(hall):
    name = words(hall, "NOR", ("d0", "Parties", "States"), ("d0", "spring", "autumn"), mode="any")
    amendment = writing.replace_words(
        writing.paper(hall.draft(), acts.Basis(name, 1)), "d0", "meet", "gather"
    )
    amending = hall.propose("SUN", amendment, basis=acts.Basis(name, 1), mode="any")
    decide(hall, Take(name, "d0", 1), Take(name, "d0", 0), Take(amending, "d0", 1))
    assert hall.shown()[0] == "1. The States shall gather in autumn."


def test_together_refuses_parts_and_takes_all_of_them(hall):
    name = words(hall, "NOR", ("d0", "spring", "autumn"), ("d2", "help", "assist"))
    said = refusal(hall, decision(hall, Take(name, "d2", 0)))
    assert (said.rule, said.about["mode"]) == (Rule.MODE, "together")
    decide(hall, Take(name, "d2", 0), Take(name, "d0"))
    assert hall.shown()[2] == "3. The Secretariat shall assist."


def test_one_of_several_closes_the_others(hall):
    name = words(hall, "NOR", ("d0", "spring", "autumn"), ("d2", "help", "assist"), mode="one")
    amendment = writing.replace_words(
        writing.paper(hall.draft(), acts.Basis(name, 1)), "d2", "assist", "assist gladly"
    )
    amending = hall.propose("SUN", amendment, basis=acts.Basis(name, 1))
    event = decide(hall, Take(name, "d0", 0))
    assert hall.proposal(name).state == "closed"
    assert hall.proposal(amending).state == "fallen"
    assert hall.refused("chair", decision(hall, Take(name, "d2", 0))) is Rule.FALLEN
    hall.act("chair", acts.Reopen(event.decision))
    assert hall.proposal(name).is_open
    assert hall.proposal(amending).is_open


def test_one_of_several_is_not_taken_twice_or_whole(hall):
    name = words(hall, "NOR", ("d0", "spring", "autumn"), ("d2", "help", "assist"), mode="one")
    assert hall.refused("chair", decision(hall, name)) is Rule.MODE
    assert hall.refused("chair", decision(hall, Take(name, "d0", 0), Take(name, "d2", 0))) is Rule.MODE


def test_one_of_several_provisions_is_taken_with_all_that_it_has(hall):
    changes = ("d0", "Parties", "States"), ("d0", "spring", "autumn"), ("d2", "help", "assist")
    name = words(hall, "NOR", *changes, mode="one")
    decide(hall, Take(name, "d0"))
    assert hall.shown()[0] == "1. The States shall meet in autumn."


def test_within_one_provision_one_of_several_is_one_part(hall):
    name = words(hall, "NOR", ("d0", "Parties", "States"), ("d0", "spring", "autumn"), mode="one")
    assert hall.refused("chair", decision(hall, Take(name, "d0"))) is Rule.MODE


def test_a_provision_is_moved_without_its_words(hall):
    moved = writing.move(writing.paper(hall.draft("NOR")), "d2", before="d0")
    moved = writing.replace_words(writing.paper(hall.draft("NOR"), so_far=moved), "d2", "help", "assist")
    name = hall.propose("NOR", moved, mode="any")
    assert hall.refused("chair", decision(hall, Take(name, "d0", -1))) is Rule.UNKNOWN
    decide(hall, Take(name, "d2", -1))
    assert hall.shown()[0] == "3. The Secretariat shall help."


def test_all_that_a_proposal_does_with_a_provision_is_its_words_and_its_place(hall):
    moved = writing.move(writing.paper(hall.draft("NOR")), "d2", before="d0")
    moved = writing.replace_words(writing.paper(hall.draft("NOR"), so_far=moved), "d2", "help", "assist")
    name = hall.propose("NOR", moved, mode="any")
    decide(hall, Take(name, "d2"))
    assert hall.shown()[0] == "3. The Secretariat shall assist."


def test_a_new_provision_is_taken_with_its_place(hall):
    added = writing.add(writing.paper(hall.draft("NOR")), "All is public.", after="d0", number="1 bis.")
    name = hall.propose("NOR", added)
    decide(hall, name)
    assert hall.shown()[1] == "1 bis. All is public."


def test_an_amendment_is_taken_after_what_it_amends(hall):
    name = words(hall, "NOR", ("d0", "spring", "autumn"))
    late = writing.replace_words(
        writing.paper(hall.draft(), acts.Basis(name, 1)), "d0", "autumn", "late autumn"
    )
    amending = hall.propose("SUN", late, basis=acts.Basis(name, 1))
    event = decide(hall, amending, name)
    assert [take.proposal for take in event.takes] == [name, amending]
    assert hall.shown()[0] == "1. The Parties shall meet in late autumn."


def test_what_excludes_each_other_is_not_taken_together(hall):
    one = words(hall, "NOR", ("d0", "spring", "autumn"))
    two = words(hall, "SUN", ("d0", "spring", "winter"))
    said = refusal(hall, decision(hall, one, two))
    assert said == Refusal(Rule.EXCLUSIVE, {"proposal": two, "other": one})


def test_what_reads_the_same_is_taken_together(hall):
    one, two = (words(hall, who, ("d0", "spring", "autumn")) for who in ("NOR", "SUN"))
    decide(hall, one, two)
    assert hall.shown()[0] == "1. The Parties shall meet in autumn."


def test_two_places_for_one_provision_exclude_each_other():
    hall = opened("NOR", "SUN", text=TEXT + "\n4. All is public.\n")
    first = hall.propose("NOR", writing.move(writing.paper(hall.draft("NOR")), "d3", before="d0"))
    second = hall.propose("SUN", writing.move(writing.paper(hall.draft("SUN")), "d3", before="d1"))
    assert hall.refused("chair", decision(hall, first, second)) is Rule.EXCLUSIVE


def test_places_that_undo_each_other_exclude_each_other(hall):
    first = hall.propose("NOR", writing.move(writing.paper(hall.draft("NOR")), "d0", under="d1"))
    second = hall.propose("SUN", writing.move(writing.paper(hall.draft("SUN")), "d1", under="d0"))
    assert hall.refused("chair", decision(hall, first, second)) is Rule.EXCLUSIVE
    assert hall.refused("chair", acts.DecideUncontested(hall.draft().id)) is Rule.EXCLUSIVE


def test_a_place_is_taken_again_at_a_higher_level(hall):
    name = hall.propose("NOR", writing.move(writing.paper(hall.draft("NOR")), "d2", before="d0"), mode="any")
    decide(hall, Take(name, "d2", -1), level="small-group")
    decide(hall, Take(name, "d2", -1), level="plenary")
    assert hall.shown()[0] == "3. The Secretariat shall help."


# --- Who, and what about ------------------------------------------------------------------------------


def test_only_the_chair_decides_and_the_secretariat_for_the_chair(hall):
    name = words(hall, "NOR", ("d0", "spring", "autumn"))
    seat(hall, "sec", "office:secretariat", "secretariat")
    seat(hall, "med", "office:mediator", "mediator")
    assert hall.refused("NOR", decision(hall, name)) is Rule.OFFICE
    assert hall.refused("med", decision(hall, name)) is Rule.OFFICE
    hall.act("sec", decision(hall, name))


def test_a_facilitator_decides_below_the_plenary(hall):
    name = words(hall, "NOR", ("d0", "spring", "autumn"))
    seat(hall, "fay", "office:chair", "facilitator")
    assert hall.refused("fay", decision(hall, name)) is Rule.OFFICE
    hall.act("fay", decision(hall, name, level="working-group"))


def test_what_is_not_there_is_not_decided(hall):
    name = words(hall, "NOR", ("d0", "spring", "autumn"))
    for act in (
        acts.Decide("nothing", takes=(Take(name),)),
        decision(hall, "nothing"),
        decision(hall, Take(name, "d9")),
        decision(hall, Take(name, "d1")),
        decision(hall, Take(name, "d0", 1)),
        decision(hall, Take(name, "d0", -2)),
        decision(hall, name, body="nobody"),
        decision(hall, name, pending=("EST",)),
        decision(hall, agrees=("d9",)),
    ):
        assert hall.refused("chair", act) is Rule.UNKNOWN


def test_what_only_some_can_see_is_not_taken(hall):
    hall.act("chair", acts.OpenRoom("Friends", ("office:chair", "party:NOR")))
    room = next(iter(hall.state().rooms.values())).ledger
    name = words(hall, "NOR", ("d0", "spring", "autumn"), audience=room)
    assert hall.refused("chair", decision(hall, name)) is Rule.AUDIENCE


def test_what_has_been_withdrawn_is_not_taken(hall):
    name = words(hall, "NOR", ("d0", "spring", "autumn"))
    hall.act("NOR", acts.Withdraw(name))
    assert hall.refused("chair", decision(hall, name)) is Rule.FALLEN


def test_a_decision_says_something_and_in_plain_characters(hall):
    assert hall.refused("chair", decision(hall)) is Rule.EMPTY
    assert hall.refused("chair", decision(hall, status="submitted")) is Rule.ALREADY
    assert hall.refused("chair", decision(hall, is_whole=True, note="a\u202eb")) is Rule.CHARACTERS


def test_a_status_is_given_by_a_decision_and_goes_with_it(hall):
    event = decide(hall, status="basis-for-negotiation")
    assert hall.draft().status == "basis-for-negotiation"
    hall.act("chair", acts.Reopen(event.decision))
    assert hall.draft().status == "submitted"


def test_a_superseded_draft_is_only_given_another_status(hall):
    name = words(hall, "NOR", ("d0", "spring", "autumn"))
    decide(hall, status="superseded")
    assert hall.refused("chair", decision(hall, name)) is Rule.SUPERSEDED
    assert hall.refused("chair", acts.DecideUncontested(hall.draft().id)) is Rule.SUPERSEDED
    decide(hall, status="submitted")
    decide(hall, name)


# --- Agreed text --------------------------------------------------------------------------------------


def test_agreed_words_are_not_changed_before_they_are_reopened(hall):
    one = words(hall, "NOR", ("d0", "spring", "autumn"))
    two = words(hall, "SUN", ("d0", "spring", "winter"))
    first = decide(hall, one)
    assert refusal(hall, decision(hall, two)) == Refusal(Rule.AGREED, {"proposal": two}, (first.decision,))
    hall.act("chair", acts.Reopen(first.decision))
    decide(hall, two)
    assert hall.shown()[0] == "1. The Parties shall meet in winter."


def test_neighbours_of_agreed_words_are_free(hall):
    one = words(hall, "NOR", ("d0", "spring", "autumn"))
    two = words(hall, "SUN", ("d0", "meet", "assemble"))
    decide(hall, one)
    decide(hall, two)
    assert hall.shown()[0] == "1. The Parties shall assemble in autumn."


def test_a_provision_agreed_as_it_stands_is_locked(hall):
    name = words(hall, "NOR", ("d1", "report", "report annually"))
    event = decide(hall, agrees=("d1",), level="small-group")
    assert refusal(hall, decision(hall, name)).remedy == (event.decision,)
    act = acts.Propose(hall.draft().id, writing.delete(hall.draft(), "d1", "shall"), audience="parties")
    assert hall.refused("SUN", act) is Rule.AGREED


def test_a_level_is_raised_without_a_change(hall):
    name = words(hall, "NOR", ("d1", "report", "publish"))
    decide(hall, name, level="small-group")
    decide(hall, name, level="plenary")
    decide(hall, agrees=("d1",), level="working-group")
    decide(hall, agrees=("d1",), level="plenary")
    assert hall.refused("chair", decision(hall, agrees=("d1",))) is Rule.ALREADY


def test_a_provision_that_a_decision_brings_is_marked_with_it(hall):
    added = writing.add(writing.paper(hall.draft("NOR")), "All is public.", after="d0")
    name = hall.propose("NOR", added)
    new = next(reference(each) for each in hall.draft().tree.spoken[name] if len(each) > 2)
    assert hall.refused("chair", decision(hall, agrees=(new,))) is Rule.UNKNOWN
    decide(hall, name, agrees=(new,))
    assert hall.state().drafts[hall.draft().id].agreements


def test_the_adoption_of_the_whole_locks_words_and_places(hall):
    name = words(hall, "NOR", ("d1", "report", "publish"))
    moving = hall.propose("NOR", writing.move(writing.paper(hall.draft("NOR")), "d2", before="d0"))
    event = decide(hall, is_whole=True, level="working-group")
    assert refusal(hall, decision(hall, name)).remedy == (event.decision,)
    assert refusal(hall, decision(hall, moving)).remedy == (event.decision,)
    assert hall.refused("chair", decision(hall, is_whole=True, level="small-group")) is Rule.ALREADY
    decide(hall, is_whole=True)
    move = writing.move(writing.paper(hall.draft("SUN")), "d2", before="d1")
    assert hall.refused("SUN", acts.Propose(hall.draft().id, move, audience="parties")) is Rule.AGREED
