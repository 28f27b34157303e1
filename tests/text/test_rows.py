"""Versions of one row: what they read as written, and what they ask for after decisions of others."""

from __future__ import annotations

import pytest

from pourparlers.text.decisions import decide
from pourparlers.text.diff import diff
from pourparlers.text.rows import (
    Clash,
    HunkError,
    Row,
    Status,
    Tabling,
    TakenNameError,
    UnknownNameError,
    ask,
    basis_of,
    is_dated,
    new_row,
    parts,
    reads,
    revise,
    status,
    table,
    take_over,
    text_of,
    together,
    withdraw,
)


def row_of(text: str) -> Row:
    return new_row(text.split())


def wants(row: Row, name: str, text: str, on: str | None = None, *, besides: bool = False) -> Row:
    """The row with a version that reads the text, by the one diff."""
    hunks = diff(reads(basis_of(row, on)), tuple(text.split()))
    return table(row, Tabling(name, hunks, on, besides=range(len(hunks)) if besides else ()))


def decided(row: Row, name: str) -> Row:
    done = decide(row, name)
    assert isinstance(done, Row)
    return done


def asks(row: Row, name: str) -> str:
    return " ".join(reads(ask(row, name)))


def share_a_place(row: Row, one: str, two: str) -> bool:
    return any(
        p.stretch.start < q.stretch.end and q.stretch.start < p.stretch.end
        for p in parts(row, one)
        for q in parts(row, two)
    )


def test_two_replacements_of_a_word_are_alternatives() -> None:
    row = wants(row_of("Parties shall keep"), "P", "Parties should keep")
    row = decided(wants(row, "Q", "Parties must keep"), "Q")
    assert asks(row, "P") == "Parties should keep"
    assert status(row, "P") is Status.OVERTAKEN


def test_the_same_replacement_by_two_is_one_word() -> None:
    row = wants(row_of("Parties shall keep"), "P", "Parties should keep")
    row = wants(row, "Q", "Parties should keep")
    assert text_of(row, "P") == text_of(row, "Q")
    row = decided(row, "Q")
    assert asks(row, "P") == "Parties should keep"
    assert status(row, "P") is Status.FULFILLED


def test_a_word_within_what_was_decided_brings_its_surroundings_back() -> None:
    row = wants(row_of("every two years"), "D", "annually")
    row = decided(wants(row, "P", "every three years"), "D")
    assert asks(row, "P") == "every three years"
    assert status(row, "P") is Status.OVERTAKEN


def test_who_strikes_an_addition_still_asks_when_it_is_decided() -> None:
    row = wants(row_of("Parties report"), "P", "Parties report annually")
    row = wants(row, "Q", "Parties report", on="P")
    assert status(row, "Q") is Status.FULFILLED
    assert [part.is_shown for part in parts(row, "Q")] == [True]  # as a keep
    row = decided(row, "P")
    assert asks(row, "Q") == "Parties report"
    assert status(row, "Q") is Status.OPEN


def test_an_amendment_of_an_amendment_reads_within_it() -> None:
    row = wants(row_of("report"), "P", "report every second year")
    row = wants(row, "Q", "report every third year", on="P")
    row = wants(row, "U", "report", on="P")
    assert asks(row, "Q") == "report every third year"
    assert [(row.versions[name].on, len(parts(row, name))) for name in "QU"] == [("P", 1), ("P", 1)]
    assert text_of(row, "Q")[1] is text_of(row, "P")[1]


def test_a_deletion_beside_a_decided_insertion_is_fulfilled() -> None:
    row = wants(row_of("a"), "D", "x a")
    row = wants(row, "V", "")
    row = decided(decided(row, "D"), "V")
    assert reads(row.standing) == ("x",)
    assert status(row, "V") is Status.FULFILLED


def test_deciding_an_amendment_and_then_what_it_amends_gives_all_words() -> None:
    row = wants(row_of("a1 a2 a3"), "V", "a1 a2 a3 x b")
    row = wants(row, "U", "a1 b", on="V")
    row = decided(row, "U")
    assert reads(row.standing) == ("a1", "b")
    assert asks(row, "V") == "a1 a2 a3 x b"
    assert reads(decided(row, "V").standing) == ("a1", "a2", "a3", "x", "b")


def test_two_insertions_in_a_gap_are_alternatives() -> None:
    row = wants(row_of("Parties report"), "P", "Parties report annually")
    row = wants(row, "Q", "Parties report publicly")
    assert share_a_place(row, "P", "Q")
    assert asks(decided(row, "P"), "Q") == "Parties report publicly"


def test_an_insertion_besides_is_no_alternative() -> None:
    row = wants(row_of("Parties report"), "P", "Parties report annually")
    row = wants(row, "Q", "Parties report publicly", besides=True)
    assert not share_a_place(row, "P", "Q")
    row = decided(row, "P")
    assert asks(row, "Q") == "Parties report annually publicly"
    assert status(row, "Q") is Status.OPEN


def test_an_amendment_contains_the_words_of_what_it_amends() -> None:
    row = wants(row_of("report"), "P", "report every second year")
    row = wants(row, "Q", "report every second calendar year", on="P")
    assert set(text_of(row, "P")) < set(text_of(row, "Q"))


def test_a_revision_leaves_amendments_on_the_earlier_version() -> None:
    row = wants(row_of("report"), "P", "report and every second month")
    row = wants(row, "Q", "report and every third month", on="P")
    row = revise(row, "P", [(1, 1, ("and", "each", "full", "month"))])
    assert asks(row, "P") == "report and each full month"
    assert asks(row, "Q") == "report and every third month"
    assert is_dated(row, "Q")
    assert not is_dated(row, "P")


def test_what_is_typed_before_ones_own_word_is_one_run() -> None:
    row = wants(row_of("Parties report"), "P", "Parties report annually")
    row = revise(row, "P", [(2, 2, ("publicly", "and", "annually"))])
    assert len({key.run for key in text_of(row, "P")[2:]}) == 1


def test_the_same_replacement_by_two_routes_of_typing_is_one_hunk() -> None:
    """Typed after "Parties", or after "shall": the one diff sees texts, not keystrokes."""
    row = wants(row_of("Parties shall keep"), "P", "Parties should keep")
    row = table(row, Tabling("Q", [(1, 2, ("should",))]))
    assert parts(row, "P") == parts(row, "Q")


def test_deleting_the_first_or_the_second_of_two_equal_words_is_one_hunk() -> None:
    row = wants(row_of("of the the Parties"), "P", "of the Parties")
    assert [(c.start, c.end) for c in row.versions["P"].changes] == [(1, 2)]


def test_an_amendment_counts_from_what_it_is_written_on() -> None:
    row = wants(row_of("Parties shall keep"), "P", "All keep")
    row = decided(wants(row, "D", "Parties must"), "D")
    row = wants(row, "Q", "All States keep", on="P")
    assert asks(row, "Q") == "All States keep"


def test_a_replacement_and_an_insertion_that_touch_are_one_change() -> None:
    row = wants(row_of("Parties keep a"), "P", "Parties keep x y")
    assert len(parts(row, "P")) == 1


def test_neighbours_of_a_word_are_free() -> None:
    row = wants(row_of("Parties shall keep"), "P", "Parties always shall keep")
    row = wants(row, "Q", "Parties should keep")
    row = wants(row, "R", "Parties shall promptly keep")
    assert not any(share_a_place(row, one, two) for one, two in ("PQ", "QR", "PR"))
    for name in "QRP":
        row = decided(row, name)
    assert reads(row.standing) == ("Parties", "always", "should", "promptly", "keep")


def test_what_was_given_apart_stays_apart_though_it_touches() -> None:
    row = table(row_of("Parties shall keep"), Tabling("P", [(1, 1, ("always",)), (1, 2, ("should",))]))
    assert len(parts(row, "P")) == 2
    assert asks(row, "P") == "Parties always should keep"


def test_a_reservation_changes_no_word_and_is_shown() -> None:
    row = table(row_of("Parties shall keep"), Tabling("F", [(1, 2, ("shall",))]))
    assert ask(row, "F") == row.standing
    assert [part.is_shown for part in parts(row, "F")] == [True]
    row = decided(wants(row, "N", "Parties should keep"), "N")
    assert asks(row, "F") == "Parties shall keep"
    assert status(row, "F") is Status.OVERTAKEN


def test_no_text_can_be_kept_where_nothing_stands() -> None:
    row = table(row_of("Parties report"), Tabling("F", [(2, 2, ())]))
    row = decided(wants(row, "N", "Parties report annually"), "N")
    assert asks(row, "F") == "Parties report"


def test_a_keep_that_a_decision_touched_is_settled() -> None:
    row = table(row_of("Parties shall keep"), Tabling("F", [(1, 2, ("shall",))]))
    row = decided(row, "F")
    assert [part.is_shown for part in parts(row, "F")] == [False]


def test_a_withdrawal_takes_what_is_written_on_it_along() -> None:
    before = wants(row_of("report"), "Z", "report here")
    row = wants(before, "P", "report every second year")
    row = wants(row, "Q", "report every third year", on="P")
    row, fallen = withdraw(row, "P")
    assert fallen == ("Q",)
    assert row == before


def test_whole_chains_of_amendments_fall() -> None:
    row = wants(row_of("report"), "P", "report every second year")
    row = wants(row, "Q", "report every third year", on="P")
    row = wants(row, "R", "report every fourth year", on="Q")
    assert withdraw(row, "P")[1] == ("Q", "R")


def test_a_revised_amendment_still_speaks_of_all_that_it_amends() -> None:
    row = wants(row_of("every two years"), "P", "each two years")
    row = wants(row, "Q", "each two full years", on="P")
    row = revise(row, "Q", [(2, 2, ("calendar",))])
    assert asks(row, "Q") == "each two calendar years"


def test_what_falls_can_be_taken_over() -> None:
    row = wants(row_of("report"), "P", "report every second year")
    row = wants(row, "Q", "report every third year", on="P")
    row, fallen = withdraw(take_over(row, "Q", "Z"), "P")
    assert fallen == ("Q",)
    assert asks(row, "Z") == "report every third year"


def test_a_version_on_what_another_reads_now_speaks_of_its_open_parts() -> None:
    row = wants(row_of("every two years"), "P", "each two years")
    row = decided(wants(row, "D", "every two months"), "D")
    hunks = diff(reads(basis_of(row, "P", reads_now=True)), ("each", "three", "months"))
    row = table(row, Tabling("Q", hunks, "P", reads_now=True))
    assert asks(row, "Q") == "each three months"
    assert [reads(part.words) for part in parts(row, "Q")] == [("each",), ("three",)]


def test_a_version_on_what_another_reads_now_leaves_out_what_is_settled() -> None:
    row = wants(row_of("every two full years"), "P", "each two whole years")
    done = decide(row, "P", parts(row, "P")[0].stretch)
    assert isinstance(done, Row)
    row = table(done, Tabling("Q", [(3, 4, ("months",))], "P", reads_now=True))
    assert [reads(part.words) for part in parts(row, "Q")] == [("whole",), ("months",)]


def test_words_that_read_as_the_standing_ones_are_the_standing_ones() -> None:
    row = table(row_of("Parties shall keep"), Tabling("P", [(1, 3, ("should", "keep"))]))
    row = decided(wants(row, "D", "Parties should keep"), "D")
    assert ask(row, "P") == row.standing
    assert status(row, "P") is Status.FULFILLED


def test_a_revision_may_be_written_on_the_standing_text_of_now() -> None:
    row = wants(row_of("every two years"), "P", "every three years")
    row = decided(wants(row, "D", "annually"), "D")
    row = revise(row, "P", diff(("annually",), ("publicly",)), on_standing=True)
    assert asks(row, "P") == "publicly"
    assert status(row, "P") is Status.OPEN


@pytest.mark.parametrize(
    "hunks", [[(2, 1, ())], [(0, 4, ())], [(0, 2, ()), (1, 3, ())], [(1, 1, ("x",))] * 2]
)
def test_hunks_that_do_not_fit_are_refused(hunks: list[tuple[int, int, tuple[str, ...]]]) -> None:
    with pytest.raises(HunkError):
        table(row_of("Parties shall keep"), Tabling("P", hunks))


def test_only_an_insertion_can_stand_besides() -> None:
    with pytest.raises(HunkError):
        table(row_of("Parties shall keep"), Tabling("P", [(1, 2, ("x",))], besides=[0]))


def test_a_name_is_tabled_once_and_must_be_known() -> None:
    row = wants(row_of("report"), "P", "report annually")
    with pytest.raises(TakenNameError):
        wants(row, "P", "report")
    with pytest.raises(TakenNameError):
        take_over(row, "P", "P")
    with pytest.raises(UnknownNameError):
        ask(row, "Q")


def test_a_partys_text_is_what_its_versions_ask_for_together() -> None:
    row = wants(row_of("Parties shall report every year"), "P1", "Parties should report every year")
    row = wants(row, "P2", "Parties shall report every month")
    row = wants(row, "P3", "Parties ought always report every year", on="P1")
    text = together(row, ["P1", "P2", "P3"])
    assert not isinstance(text, Clash)
    assert reads(text) == ("Parties", "ought", "always", "report", "every", "month")


def test_a_fall_back_and_what_it_stands_for_are_named() -> None:
    row = wants(row_of("Parties shall keep"), "first", "Parties should keep")
    row = wants(row, "fall-back", "Parties must keep")
    assert together(row, ["first", "fall-back"]) == Clash("fall-back", "first")
    assert together(row, []) == row.standing


def test_a_key_says_where_it_stands() -> None:
    assert repr(new_row(["a", "b"]).standing[1]) == "'b'@(3,)"
