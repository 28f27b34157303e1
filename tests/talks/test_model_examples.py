"""The examples that broke simpler models, as acts of a negotiation."""

from __future__ import annotations

from tests.talks.hall import Hall, opened

from pourparlers.talks import acts, writing
from pourparlers.talks.proposals import status
from pourparlers.talks.refusals import Rule
from pourparlers.talks.wording import Basis, Wording


def hall_of(text: str) -> Hall:
    return opened("P", "Q", "U", text=text)


def says(hall: Hall, who: str, text: str, on: str = "") -> str:
    """Somebody would have the one provision read so; on another proposal, as it is written."""
    basis = Basis(on, len(hall.proposal(on).versions)) if on else Basis()
    paper = writing.paper(hall.draft(), basis)
    wording = writing.rewrite_provision(paper, "d0", text)
    return hall.propose(who, wording, basis=basis, mode="any")


def takes(hall: Hall, *names: str, part: int | None = None) -> str:
    taken = tuple(acts.Take(name, "d0" if part is not None else "", part) for name in names)
    return hall.act("chair", acts.Decide(hall.draft().id, takes=taken)).decision


def test_two_words_for_one_exclude_each_other():
    hall = hall_of("Parties shall keep")
    p, q = says(hall, "P", "Parties should keep"), says(hall, "Q", "Parties must keep")
    takes(hall, q)
    assert (hall.reads(p), hall.reads()) == ("Parties should keep", "Parties must keep")


def test_a_change_inside_what_was_decided_is_overtaken():
    hall = hall_of("every two years")
    p, d = says(hall, "P", "every three years"), says(hall, "Q", "annually")
    takes(hall, d)
    assert (hall.reads(p), status(hall.state(), p)) == ("every three years", "overtaken")


def test_an_amendment_that_undoes_still_asks_once_the_amended_is_decided():
    hall = hall_of("Parties report")
    p = says(hall, "P", "Parties report annually")
    q = says(hall, "Q", "Parties report", on=p)
    assert status(hall.state(), q) == "fulfilled"
    takes(hall, p)
    assert (hall.reads(q), status(hall.state(), q)) == ("Parties report", "open")


def test_an_insertion_decided_first_does_not_hinder_a_deletion():
    hall = hall_of("a")
    v = hall.propose("P", writing.delete(hall.draft(), "d0", "a"))
    d = says(hall, "Q", "x a")
    takes(hall, d)
    takes(hall, v)
    assert (hall.reads(), status(hall.state(), v)) == ("x", "fulfilled")


def test_a_proposal_comes_back_over_its_own_amendment():
    hall = hall_of("a1 a2 a3")
    v = says(hall, "P", "a1 a2 a3 x b")
    u = says(hall, "U", "a1 b", on=v)
    decision = takes(hall, u)
    assert (hall.reads(), hall.reads(v)) == ("a1 b", "a1 a2 a3 x b")
    hall.act("chair", acts.Reopen(decision))
    takes(hall, v)
    assert hall.reads() == "a1 a2 a3 x b"


def test_what_was_overtaken_opens_again_with_a_reopening():
    hall = hall_of("Parties shall report every year")
    p, q = says(hall, "P", "Parties"), says(hall, "Q", "Parties shall report each year")
    decision = takes(hall, p)
    assert (hall.reads(q), status(hall.state(), q)) == ("Parties shall report each year", "overtaken")
    hall.act("chair", acts.Reopen(decision))
    assert (hall.reads(), status(hall.state(), q)) == ("Parties shall report every year", "open")


def test_what_a_later_decision_rests_on_is_reopened_after_it():
    hall = hall_of("Parties shall keep")
    p, q = (says(hall, who, "Parties should keep") for who in "PQ")
    first, second = takes(hall, p), takes(hall, q)
    assert hall.refused("chair", acts.Reopen(first)) is Rule.LATER_DECISION
    hall.act("chair", acts.Reopen(second))
    hall.act("chair", acts.Reopen(first))
    assert hall.reads() == "Parties shall keep"


def test_insertions_besides_each_other_are_both_taken():
    hall = hall_of("Parties report")
    p = says(hall, "P", "Parties report annually")
    insert = writing.insert(hall.draft(), "d0", "publicly", after="report")
    q = hall.propose("Q", writing.besides(hall.draft(), insert))
    takes(hall, p)
    assert (hall.reads(q), status(hall.state(), q)) == ("Parties report annually publicly", "open")


def test_an_amendment_stays_on_the_version_that_it_was_written_on():
    hall = hall_of("Parties report")
    p = says(hall, "P", "Parties report and every second month")
    q = says(hall, "Q", "Parties report and every third month", on=p)
    paper = writing.again(hall.draft(), hall.proposal(p))
    again = writing.rewrite_provision(paper, "d0", "Parties report and each full month")
    hall.act("P", acts.Revise(p, again))
    assert hall.reads(q) == "Parties report and every third month"


def test_an_amendment_counts_from_what_it_amends():
    hall = hall_of("Parties shall keep")
    p, d = says(hall, "P", "All shall keep"), says(hall, "U", "Parties must")
    takes(hall, d)
    q = says(hall, "Q", "All States shall keep", on=p)
    assert hall.reads(q) == "All States must"


def test_what_crosses_agreed_words_is_taken_after_they_are_reopened():
    hall = hall_of("a b c")
    d, v = says(hall, "P", "x c"), says(hall, "Q", "a y")
    decision = takes(hall, d)
    assert hall.refused("chair", acts.Decide(hall.draft().id, takes=(acts.Take(v),))) is Rule.AGREED
    assert (hall.reads(), hall.reads(v)) == ("x c", "a y")
    hall.act("chair", acts.Reopen(decision))
    takes(hall, v)
    assert hall.reads() == "a y"


def test_one_bracket_is_decided_and_the_rest_stays_open():
    hall = hall_of("Parties shall report every year")
    p = says(hall, "P", "Parties should report every month")
    takes(hall, p, part=0)
    assert (hall.reads(), hall.reads(p)) == (
        "Parties should report every year",
        "Parties should report every month",
    )
    assert status(hall.state(), p) == "open"


def test_neighbours_share_no_place():
    hall = hall_of("Parties shall keep")
    names = [
        says(hall, "P", "Parties always shall keep"),
        says(hall, "Q", "Parties should keep"),
        says(hall, "U", "Parties shall promptly keep"),
    ]
    takes(hall, *names)
    assert hall.reads() == "Parties always should promptly keep"


def test_a_paragraph_is_moved_by_two_and_stands_once():
    hall = hall_of("A one.\n\nB two.\n\nC three.\n\nD four.")
    p = hall.propose("P", writing.move(hall.draft(), "d0", after="d3"))
    q = hall.propose("Q", writing.move(hall.draft(), "d0", after="d1"))
    takes(hall, q)
    assert hall.shown() == ["B two.", "A one.", "C three.", "D four."]
    assert hall.shown(p) == ["B two.", "C three.", "D four.", "A one."]


def test_an_edit_survives_a_merger():
    hall = hall_of("Parties report.\n\nReports are public.")
    p = hall.propose("P", writing.join(hall.draft(), "d1"))
    q = hall.propose("Q", writing.replace_words(hall.draft(), "d1", "public", "confidential"))
    takes(hall, q)
    assert hall.reads(p) == "Parties report. Reports are confidential."


def test_an_edit_in_the_tail_survives_a_split():
    hall = hall_of("Parties report. Reports are public.")
    p = hall.propose("P", writing.split(hall.draft(), "d0", "Reports"))
    q = hall.propose("Q", writing.replace_words(hall.draft(), "d0", "public", "confidential"))
    takes(hall, p)
    assert hall.shown(q) == ["Parties report.", "Reports are confidential."]


def test_equal_proposals_stand_once():
    hall = hall_of("Parties shall keep")
    p, q = (says(hall, who, "Parties should keep") for who in "PQ")
    tree = hall.draft().tree
    keys = [tree.rows[0, 0].versions[name].keys for name in (p, q)]
    assert keys[0] == keys[1]
    takes(hall, p)
    assert status(hall.state(), q) == "fulfilled"


def test_withdrawal_is_as_if_it_had_never_been_tabled():
    hall = hall_of("Parties shall keep")
    before = hall.reads()
    p = says(hall, "P", "Parties should keep")
    q = says(hall, "Q", "Parties should always keep", on=p)
    hall.act("P", acts.Withdraw(p))
    assert hall.reads() == before
    assert [each.id for each in hall.state().proposals.values() if each.is_open] == []
    assert hall.proposal(q).state == "fallen"


def test_whoever_says_nothing_proposes_nothing():
    hall = hall_of("Parties shall keep")
    assert hall.refused("P", acts.Propose(hall.draft().id, Wording())) is Rule.SAME_TEXT
