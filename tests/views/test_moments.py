"""Two moments beside each other: concordance and redline; and what happened between them: the log."""

from __future__ import annotations

import pytest
from tests.talks.hall import Hall, opened

from pourparlers.talks import acts, writing
from pourparlers.talks.state import State
from pourparlers.text.notation import own
from pourparlers.views.concordance import Concordance, concordance
from pourparlers.views.log import log
from pourparlers.views.redline import NOW, redline

TEXT = "1. The Parties meet.\n\n2. They report.\n\n3. They part.\n"


@pytest.fixture
def hall() -> Hall:
    return opened("NOR", "SUN", text=TEXT)


def decide(hall: Hall, wording: object, who: str = "NOR") -> str:
    name = hall.propose(who, wording)
    return hall.act("chair", acts.Decide(hall.draft().id, takes=(acts.Take(name),))).decision


def compared(hall: Hall, before: State) -> Concordance:
    return concordance(before, hall.state(), hall.draft().id)


def test_a_changed_provision_says_by_whom_and_by_which_act(hall):
    before = hall.state()
    decide(hall, writing.replace_words(hall.draft("NOR"), "d0", "meet", "talk"))
    first, second, _ = compared(hall, before).provisions
    (source,) = first.sources
    assert (first.change, second.change) == ("changed", "kept")
    assert (source.decision, source.proposal, source.sponsors) == ("D1", "NOR 1", ("NOR",))


def test_a_removed_provision_is_listed_where_it_stood(hall):
    before = hall.state()
    decide(hall, writing.rewrite_provision(hall.draft("NOR"), "d1", ""))
    found = compared(hall, before).provisions
    assert [each.change for each in found] == ["kept", "removed", "kept"]
    assert (found[1].after, found[2].number_before, found[2].number_after) == (None, "3.", "2.")


def test_a_new_provision_moves_the_numbers_behind_it(hall):
    before = hall.state()
    decide(hall, writing.add(hall.draft("NOR"), "They rest.", number="1 bis.", after="d0"))
    found = compared(hall, before).provisions
    assert [each.change for each in found] == ["kept", "new", "kept", "kept"]
    assert found[1].before is None
    assert found[2].number_before == "2."


def test_a_moved_provision_is_found_again(hall):
    before = hall.state()
    decide(hall, writing.move(hall.draft("NOR"), "d2", before="d0"))
    moved = [each for each in compared(hall, before).provisions if each.change == "moved"]
    assert [each.before.reference for each in moved] == ["d2"]


def test_a_reopening_is_an_act_too(hall):
    before = hall.state()
    decision = decide(hall, writing.replace_words(hall.draft("NOR"), "d0", "meet", "talk"))
    hall.act("chair", acts.Reopen(decision))
    first, *_ = compared(hall, before).provisions
    assert first.change == "kept"
    assert [each.is_reopening for each in first.sources] == [False, True]


def test_before_it_was_tabled_a_draft_had_no_provision(hall):
    found = compared(hall, State())
    assert {each.change for each in found.provisions} == {"new"}
    assert found.before.at == ""


def test_a_redline_is_what_changed_in_the_standing_text(hall):
    before = hall.state()
    decide(hall, writing.replace_words(hall.draft("NOR"), "d0", "meet", "talk"))
    block, *_ = redline(before, hall.state(), hall.draft().id).rolling.blocks
    assert own.write(block.nodes, start="\n\n") == f"The Parties [meet / talk – {NOW}]."


# --- log ----------------------------------------------------------------------------------------------


def test_the_log_has_every_event_that_the_viewer_sees_in_its_order(hall):
    hall.propose("NOR", writing.replace_words(hall.draft("NOR"), "d0", "meet", "talk"), audience="party:NOR")
    hall.propose("SUN", writing.replace_words(hall.draft("SUN"), "d0", "meet", "dance"))
    seen = [each for each in hall.happened if each.ledger in {"public", "parties"}]
    entries = log(hall.state("SUN"), seen).entries
    assert [each.id for each in entries] == [each.id for each in seen]
    assert entries[-1].facts["proposal"] == "SUN 1"
    assert [place.path for place in entries[-1].places] == [("1",)]
    assert (entries[-1].by, entries[-1].seat, entries[-1].audience.kind) == ("SUN", "party:SUN", "parties")


def test_a_new_provision_is_where_it_would_stand(hall):
    hall.propose("NOR", writing.add(hall.draft("NOR"), "They rest.", number="1 bis.", after="d0"))
    assert [place.path for place in log(hall.state(), hall.happened).entries[-1].places] == [("1 bis",)]


def test_facts_that_are_not_there_are_left_out(hall):
    decide(hall, writing.replace_words(hall.draft("NOR"), "d0", "meet", "talk"))
    facts = log(hall.state(), hall.happened).entries[-1].facts
    assert facts == {"decision": "D1", "level": "plenary", "takes": "NOR 1"}
