"""The linear form: every word once, with who has it; old words before new ones; equal hunks once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.counting import calls

from pourparlers.text.decisions import decide
from pourparlers.text.diff import diff
from pourparlers.text.flat import FlatSegment, Provenance, flat, flat_words, provenance
from pourparlers.text.rows import Row, Tabling, basis_of, new_row, reads, table


def row_of(text: str, **versions: str) -> Row:
    row = new_row(text.split())
    for name, version in versions.items():
        row = wants(row, name, version)
    return row


def wants(row: Row, name: str, text: str, on: str | None = None) -> Row:
    return table(row, Tabling(name, diff(reads(basis_of(row, on)), tuple(text.split())), on))


def decided(row: Row, name: str) -> Row:
    done = decide(row, name)
    assert isinstance(done, Row)
    return done


def shown(row: Row) -> str:
    """Words that somebody wants out as -word{names}, words that somebody wants in as +word{names}."""
    return " ".join(
        " ".join(words)
        if stands and not out
        else f"{'-' if stands else '+'}{'_'.join(words)}{{{','.join(out if stands else by)}}}"
        for words, stands, by, out in ((s.words, s.stands, s.by, s.out) for s in flat(row))
    )


def test_identical_replacements_stand_once_with_both_names() -> None:
    row = row_of("Parties shall keep", Q="Parties should keep", P="Parties should keep")
    assert shown(row) == "Parties -shall{P,Q} +should{P,Q} keep"


def test_alternatives_stand_beside_each_other_after_the_old_words() -> None:
    row = row_of("Parties shall keep", P="Parties should keep", Q="Parties must keep")
    assert shown(row) == "Parties -shall{P,Q} +must{Q} +should{P} keep"


def test_an_insertion_before_a_replaced_word_stays_before_it() -> None:
    row = row_of("Parties shall keep", P="Parties always shall keep", Q="Parties should keep")
    assert shown(row) == "Parties +always{P} -shall{Q} +should{Q} keep"


def test_crossing_replacements_share_their_words() -> None:
    """P [a b] to x, Q [b c] to x, R [a b] to x y: the x of P and that of R are other words."""
    row = row_of("a b c", P="x c", Q="a x", R="x y c")
    assert shown(row) == "-a{P,R} -b{P,Q,R} +x{P} +x_y{R} -c{Q} +x{Q}"


def test_old_words_go_before_new_ones_past_the_insertion_of_another() -> None:
    row = table(new_row(["a", "b", "c"]), Tabling("P", [(0, 3, ("x",))]), Tabling("Q", [(1, 1, ("y",))]))
    assert shown(row) == "-a{P} +y{Q} -b_c{P} +x{P}"


def test_an_amendment_holds_the_words_of_what_it_amends() -> None:
    row = row_of("report", P="report every second year")
    row = wants(row, "Q", "report every third year", on="P")
    row = wants(row, "U", "report", on="P")
    assert shown(row) == "report +every{P,Q} +third{Q} +second{P} +year{P,Q}"


def test_words_written_on_another_or_on_the_standing_text_stand_once() -> None:
    row = row_of("report", P="report every second year", R="report every third year")
    row = wants(row, "Q", "report every third year", on="P")
    assert shown(row) == "report +every{P,Q,R} +third{Q,R} +second{P} +year{P,Q,R}"


def test_equal_hunks_written_before_and_after_a_decision_stand_once() -> None:
    row = row_of("a b c", D="a c", P="a b y c")
    row = wants(decided(row, "D"), "Q", "a y c")
    assert shown(row) == "a +y{P,Q} c"


def test_equal_hunks_have_the_smaller_keys_whatever_the_names() -> None:
    lines = []
    for one, two in ("PR", "RP"):
        row = wants(row_of("report"), "Q", "report every second year")
        row = wants(row, one, "report every third year", on="Q")
        row = wants(row, two, "report every third year")
        lines.append([(word.key.order, len(word.by)) for word in flat_words(row)])
    assert lines[0] == lines[1]


def test_words_that_read_as_the_standing_ones_are_not_shown_again() -> None:
    """The a that V2 kept was struck and written anew by others: V2 has the new one, and strikes only c."""
    row = decided(row_of("", V1="a b c"), "V1")
    row = wants(row, "V2", "a b")
    row = decided(wants(row, "V3", "b c", on="V1"), "V3")
    row = decided(wants(row, "V4", "a b c"), "V4")
    assert shown(row) == "-a{V3} b -c{V2}"


def test_only_the_names_asked_for_are_shown() -> None:
    row = row_of("Parties shall keep", P="Parties should keep", Q="Parties must keep")
    assert [(s.words, s.by or s.out) for s in flat(row, ["Q"])] == [
        (("Parties",), ()),
        (("shall",), ("Q",)),
        (("must",), ("Q",)),
        (("keep",), ()),
    ]


def test_a_row_that_nobody_changes_is_one_segment() -> None:
    assert shown(row_of("Parties shall keep", K="Parties shall keep")) == "Parties shall keep"
    assert flat(new_row([])) == ()


def test_a_word_says_whether_it_is_one_of_the_draft() -> None:
    row = row_of("Parties shall keep", P="Parties should keep")
    words = [(w.key.word, w.key.run is row.draft and w.key.number) for w in flat_words(row)]
    assert words == [("Parties", 0), ("shall", 1), ("should", False), ("keep", 2)]


def test_who_wrote_another_word_there_did_not_ask_this_one_out() -> None:
    row = decided(row_of("Parties report", P="Parties report annually", Q="Parties report publicly"), "P")
    row = wants(row, "R", "Parties report")
    annually = row.standing[-1]
    assert provenance(row, annually) == Provenance((0,), ("P",), ("R",), ("Q",))


def test_an_amendment_asks_out_what_the_amended_asked_out() -> None:
    row = row_of("Parties shall keep", P="Parties should keep")
    row = wants(row, "Q", "Parties should never keep", on="P")
    assert provenance(row, row.standing[1]) == Provenance((), (), ("P", "Q"), ())


def steps(row: Row) -> int:
    """Calls that the flat form of a row takes, and what is done in one of them at once."""
    found: list[tuple[FlatSegment, ...]] = []
    counted = calls(lambda: found.append(flat(row)))
    return counted + sum(len(s.words) + len(s.by) + len(s.out) for s in found[0])


def one_place(size: int) -> Row:
    """As many alternatives to one word."""
    hunks = [(0, 1, (f"w{number}",)) for number in range(size)]
    return table(new_row(["a"]), *(Tabling(f"{n:05}", [hunk]) for n, hunk in enumerate(hunks)))


def staggered(size: int) -> Row:
    """As many words replaced, each by a version that another one amends."""
    row = new_row(["a"] * size)
    row = table(row, *(Tabling(f"{n:05}", [(n, n + 1, ("b", "c"))]) for n in range(size)))
    return table(row, *(Tabling(f"q{n:05}", [(n, n, ("d",))], f"{n:05}") for n in range(size)))


def interleaved(size: int) -> Row:
    """A long replacement of a long row, amended at every other word."""
    row = table(new_row(["a"] * size), Tabling("P", [(0, size, ("b",) * size)]))
    return table(row, Tabling("Q", [(n, n + 1, ("c",)) for n in range(0, size, 2)], "P"))


@pytest.mark.parametrize("make", [one_place, staggered, interleaved])
def test_twice_the_input_takes_at_most_two_and_a_half_times_the_steps(make: Callable[[int], Row]) -> None:
    assert steps(make(400)) <= 2.5 * steps(make(200))
