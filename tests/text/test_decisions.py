"""Taking what a version asks for, whole and in part, and taking it back."""

from __future__ import annotations

import pytest

from pourparlers.text.decisions import Refusal, Rule, decide, reopen
from pourparlers.text.diff import diff
from pourparlers.text.rows import Row, Status, Stretch, Tabling, ask, new_row, parts, reads, status, table


def row_of(text: str, **versions: str) -> Row:
    """A row and versions of it that read the texts, by the one diff."""
    words = tuple(text.split())
    return table(
        new_row(words), *(Tabling(name, diff(words, tuple(v.split()))) for name, v in versions.items())
    )


def done(outcome: Row | Refusal) -> Row:
    assert isinstance(outcome, Row)
    return outcome


def standing(row: Row) -> str:
    return " ".join(reads(row.standing))


def asks(row: Row, name: str) -> str:
    return " ".join(reads(ask(row, name)))


def test_a_decision_overtakes_what_shares_a_place_and_a_reopening_gives_it_back() -> None:
    row = row_of("Parties shall report every year", P="Parties", Q="Parties shall report each year")
    written = parts(row, "Q")
    row = done(decide(row, "P"))
    assert asks(row, "Q") == "Parties shall report each year"
    assert status(row, "Q") is Status.OVERTAKEN
    row = done(reopen(row, 0))
    assert status(row, "Q") is Status.OPEN
    assert parts(row, "Q") == written


def test_a_decision_that_a_later_one_rests_on_is_not_reopened() -> None:
    row = row_of("Parties shall keep", P="Parties should keep", Q="Parties should keep")
    row = done(decide(done(decide(row, "P")), "Q"))
    assert standing(row) == "Parties should keep"
    assert reopen(row, 0) == Refusal(Rule.LATER_DECISION, decisions=(1,))
    row = done(reopen(done(reopen(row, 1)), 0))
    assert standing(row) == "Parties shall keep"


def test_a_reopening_gives_back_what_stood_before_it() -> None:
    row = row_of("a b c", D="x c", V="a y")
    row = done(decide(row, "D"))
    assert standing(row) == "x c"
    row = done(decide(row, "V"))
    assert standing(row) == "a y"
    assert standing(done(reopen(row, 1))) == "x c"


def test_decisions_that_share_no_place_are_reopened_in_any_order() -> None:
    row = row_of("a b c", P="x b c", Q="a b y")
    row = done(decide(done(decide(row, "P")), "Q"))
    assert standing(done(reopen(row, 0))) == "a b y"
    assert standing(done(reopen(done(reopen(row, 0)), 1))) == "a b c"


def test_one_bracket_can_be_decided_and_the_other_stays_open() -> None:
    row = row_of("Parties shall report every year", P="Parties should report every month")
    row = done(decide(row, "P", parts(row, "P")[0].stretch))
    assert standing(row) == "Parties should report every year"
    assert asks(row, "P") == "Parties should report every month"
    assert status(row, "P") is Status.OPEN
    row = done(decide(row, "P", parts(row, "P")[1].stretch))
    assert status(row, "P") is Status.FULFILLED


def test_a_deletion_can_be_decided_in_pieces() -> None:
    row = row_of("a b c d", P="a d", Q="a x c d")
    row = done(decide(row, "P", parts(row, "Q")[0].stretch))
    assert standing(row) == "a c d"
    assert asks(row, "P") == "a d"


def test_a_change_with_new_words_is_taken_whole() -> None:
    row = row_of("a b c d", P="a x d", Q="a b y d")
    whole = parts(row, "P")[0].stretch
    assert decide(row, "P", parts(row, "Q")[0].stretch) == Refusal(Rule.CUTS, whole)
    assert standing(done(decide(row, "P", whole))) == "a x d"


def test_nothing_is_decided_where_a_version_says_nothing() -> None:
    row = row_of("a b c", P="x b c", Q="a b y")
    assert decide(row, "P", parts(row, "Q")[0].stretch) == Refusal(Rule.ASKS_NOTHING)


def test_a_reopening_is_not_reopened_and_nothing_twice() -> None:
    row = done(reopen(done(decide(row_of("a", P="b"), "P")), 0))
    assert reopen(row, 1) == Refusal(Rule.IS_REOPENING)
    assert reopen(row, 0) == Refusal(Rule.IS_REOPENED)
    assert standing(done(decide(row, "P"))) == "b"


def test_a_decision_on_a_keep_locks_its_place_against_reopening() -> None:
    row = row_of("a b", P="x b")
    row = table(done(decide(row, "P")), Tabling("K", [(0, 1, ("x",))]))
    row = done(decide(row, "K"))
    assert standing(row) == "x b"
    assert reopen(row, 0) == Refusal(Rule.LATER_DECISION, decisions=(1,))


def test_the_first_word_and_the_mark_are_words_like_any_other() -> None:
    row = new_row(["\n\n", " Parties", " report"])
    row = table(row, Tabling("P", [(2, 2, ("\n\n",))]), Tabling("Q", [(2, 3, (" inform",))]))
    row = done(decide(row, "P"))
    assert reads(ask(row, "Q")) == ("\n\n", " Parties", "\n\n", " inform")
    assert status(row, "Q") is Status.OPEN


def test_a_decision_needs_its_number() -> None:
    with pytest.raises(IndexError):
        reopen(row_of("a"), 0)


def test_a_stretch_wider_than_a_part_takes_the_part() -> None:
    row = row_of("a b c d", P="a x c d", Q="a y d")
    hull = Stretch(parts(row, "Q")[0].stretch.start, parts(row, "Q")[0].stretch.end)
    row = done(decide(row, "P", hull))
    assert standing(row) == "a x c d"
    assert status(row, "Q") is Status.OVERTAKEN
