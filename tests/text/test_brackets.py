"""The smallest texts that break simpler ways of making brackets, printed in our own notation."""

from __future__ import annotations

import pytest

from pourparlers.text.brackets import Change, ChangesError, Memo, Version, brackets, choose, row_brackets
from pourparlers.text.decisions import Refusal, decide, reopen
from pourparlers.text.diff import diff
from pourparlers.text.nodes import AmendmentList, Bracket
from pourparlers.text.notation import own
from pourparlers.text.rows import Row, Tabling, basis_of, new_row, reads, table, text_of
from pourparlers.text.words import split_words


def tabled(draft: str, *versions: tuple[str, str] | tuple[str, str, str]) -> Row:
    """A row with versions: a name, its text, and the name of the version that it is written on."""
    row = new_row(split_words(draft))
    for name, text, *on in versions:
        basis = on[0] if on else None
        hunks = diff(reads(basis_of(row, basis)), split_words(text))
        row = table(row, Tabling(name, [hunk[:3] for hunk in hunks], basis))
    return row


def printed(row: Row) -> str:
    return own.write(row_brackets(row), start="")


def numbered(row: str, *versions: tuple[str, int, int, str]) -> str:
    """The same from numbers: for words [start, end) read others."""
    words = split_words(row)
    asked = [Version(name, (Change(start, end, split_words(text)),)) for name, start, end, text in versions]
    return own.write(brackets(words, asked), start="")


def decided(row: Row, name: str) -> Row:
    after = decide(row, name)
    assert not isinstance(after, Refusal)
    return after


def test_replacements_of_one_word_are_options_of_one_bracket():
    row = tabled(
        "Parties shall keep",
        ("SUN", "Parties should keep"),
        ("VAR", "Parties keep"),
        ("NOR", "Parties should keep"),
    )
    assert printed(row) == "Parties [shall / should – NOR, SUN / no text – VAR] keep"


def test_neighbours_are_free():
    row = tabled(
        "Parties shall keep",
        ("P", "Parties always shall keep"),
        ("Q", "Parties should keep"),
        ("R", "Parties shall promptly keep"),
    )
    assert printed(row) == "Parties [always – P] [shall / should – Q] [promptly – R] keep"


def test_two_insertions_in_one_gap_are_alternatives():
    row = tabled("Parties report", ("P", "Parties report annually"), ("Q", "Parties report publicly"))
    assert printed(row) == "Parties report [annually – P / publicly – Q]"


def test_an_insertion_marked_besides_is_a_question_of_its_own():
    row = tabled("Parties report", ("P", "Parties report annually"))
    row = table(row, Tabling("Q", [(2, 2, (" publicly",))], besides=[0]))
    assert printed(row) == "Parties report [annually – P] [publicly – Q]"


def test_crossing_deletions_are_cut():
    assert numbered("a b c d e f", ("P", 0, 4, ""), ("Q", 2, 6, "")) == (
        "[a b / no text – P] [c d / no text – P, Q] [e f / no text – Q]"
    )


def test_crossing_replacements_are_one_bracket():
    assert numbered("a b c", ("P", 0, 2, "x"), ("Q", 1, 3, "x"), ("R", 0, 2, "x y")) == (
        "[a b c / a x – Q / x c – P / x y c – R]"
    )


def test_a_plain_stack_of_intervals_would_be_wrong():
    assert numbered("a b c d", ("P", 0, 3, "x"), ("Q", 1, 4, "y"), ("R", 2, 4, "z")) == (
        "[a b c d / a b z – R / a y – Q / x d – P]"
    )


def test_a_replacement_and_an_insertion_that_touch_are_one_hunk():
    assert printed(tabled("a b c", ("P", "x b c"))) == "[a / x – P] b c"


def test_a_change_within_a_deletion_is_nested_in_what_stands():
    row = tabled("Parties shall report every year", ("P", "Parties"), ("Q", "Parties shall report each year"))
    assert printed(row) == "Parties [shall report [every / each – Q] year / no text – P]"


def test_a_decided_deletion_and_its_reopening():
    row = tabled("Parties shall report every year", ("P", "Parties"), ("Q", "Parties shall report each year"))
    after = decided(row, "P")
    assert printed(after) == "Parties [shall report each year – Q]"
    again = reopen(after, 0)
    assert not isinstance(again, Refusal)
    assert printed(again) == printed(row)


def test_an_amendment_that_strikes_what_it_amends_asks_to_keep_nothing():
    row = tabled("Parties report", ("P", "Parties report annually"), ("Q", "Parties report", "P"))
    assert printed(row) == "Parties report [no text – keep: Q / annually – P]"
    assert printed(decided(row, "P")) == "Parties report [annually / no text – Q]"


def test_an_amendment_stands_inside_what_it_amends():
    row = tabled(
        "report",
        ("P", "report every second year"),
        ("Q", "report every third year", "P"),
        ("U", "report", "P"),
    )
    assert printed(row) == "report [no text – keep: U / every [second / third – Q] year – P]"


def test_a_reservation_keeps_what_stands():
    assert numbered("Parties shall keep", ("FRA", 1, 2, "shall"), ("NOR", 1, 2, "should")) == (
        "Parties [shall – keep: FRA / should – NOR] keep"
    )


def test_the_text_of_another_may_be_an_amendment_too():
    row = tabled(
        "Parties shall keep",
        ("P", "Parties should always keep"),
        ("Q", "Parties should keep", "P"),
        ("X", "Parties should keep"),
    )
    assert printed(row) == "Parties [shall / should – X / should [always / no text – Q] – P] keep"


def test_an_amendment_of_the_words_around_shares_the_gap():
    row = tabled("a", ("V", "a y x"), ("W", "x", "V"))
    assert printed(row) == "[a [y x – V] / x – W]"


def test_an_amendment_that_takes_words_before_an_insertion_holds_it():
    """By the view's numbers: V writes within what U takes out, so the two share a place."""
    row = tabled("a1 a2 a3", ("V", "a1 a2 a3 x b"), ("U", "a1 b", "V"))
    assert printed(row) == "a1 [a2 a3 [x b – V] / b – U]"
    after = decided(decided(row, "U"), "V")
    assert reads(after.standing) == split_words("a1 a2 a3 x b")


def test_a_decided_insertion_does_not_hide_a_deletion_beside_it():
    row = tabled("a", ("D", "x a"), ("V", "b"))
    assert printed(decided(row, "D")) == "x [a / b – V]"


def test_what_is_decided_is_no_bracket():
    row = tabled("Parties shall keep", ("P", "Parties should keep"), ("Q", "Parties must keep"))
    assert printed(decided(row, "Q")) == "Parties [must / should – P] keep"


def test_a_decision_on_one_bracket_leaves_the_other():
    row = tabled("Parties shall report every year", ("P", "Parties should report every month"))
    stretch = row.versions["P"].stretches[0]
    after = decide(row, "P", stretch)
    assert not isinstance(after, Refusal)
    assert printed(after) == "Parties should report every [year / month – P]"


def test_an_amendment_of_a_revised_version_stands_on_its_own():
    row = tabled("report", ("P", "report and every second month"), ("Q", "report and every third month", "P"))
    assert printed(row) == "report [and every [second / third – Q] month – P]"


def test_amendments_of_amendments_nest():
    row = tabled(
        "report",
        ("P", "report every second year"),
        ("Q", "report every third calendar year", "P"),
        ("R", "report every third full year", "Q"),
    )
    nodes = row_brackets(row)
    assert printed(row) == "report [every [second / third [calendar / full – R] – Q] year – P]"
    assert choose(nodes, "R") == reads(text_of(row, "R"))


def test_two_who_write_the_same_may_both_be_amended():
    row = tabled(
        "report",
        ("P", "report every second year"),
        ("S", "report every second year"),
        ("Q", "report every third year", "P"),
        ("R", "report each second year", "S"),
    )
    assert printed(row) == "report [[every / each – R] [second / third – Q] year – P, S]"


def test_a_member_asks_for_nothing_within_what_stands():
    """M's second change lies within X's: it is part of M's option, not of the standing one."""
    asked = [
        Version("M", (Change(0, 2, (" x",)), Change(3, 4, (" y",)))),
        Version("X", (Change(1, 5, (" z",)),)),
        Version("Y", (Change(3, 4, (" w",)),)),
    ]
    assert own.write(brackets(split_words("a b c d e"), asked), start="") == (
        "[a b c [d / w – Y] e / a z – X / x c y e – M]"
    )


def test_a_break_can_stand_in_a_bracket():
    row = new_row(["\n\n", *split_words("Parties meet."), *split_words("They report.")])
    row = table(row, Tabling("P", [(4, 4, ("\n\n",))]))
    assert own.write(row_brackets(row)) == "Parties meet. [¶ – P] They report."


def test_a_whole_provision_in_question_begins_with_its_break():
    row = new_row(["\n\n", *split_words("Parties meet")])
    assert (
        own.write(row_brackets(table(row, Tabling("VAR", [(0, 3, ())]))))
        == "[¶ Parties meet / no text – VAR]"
    )


def test_over_eight_options_are_a_list():
    names = [f"P{number}" for number in range(8)]
    alternatives = [(name, 1, 2, f"w{name}") for name in names]
    assert isinstance(brackets([" a", " b"], [])[0].words, tuple)
    assert " | " not in numbered("a b c", *alternatives[:7])
    assert numbered("a b c", *alternatives).startswith("a [b | 1 b: wP0 – P0 | 1 b: wP1 – P1 | ")


def test_long_crossing_changes_are_a_list_and_every_version_reads_from_it():
    words = tuple(f" word{number}" for number in range(30))
    asked = [Version(f"P{n}", (Change(3 * n, 3 * n + 5, (f" new{n}",)),)) for n in range(8)]
    nodes = brackets(words, asked)
    assert [type(node) for node in nodes[:1]] == [AmendmentList]
    for version in asked:
        ((start, end, new),) = version.changes
        assert choose(nodes, version.name) == (*words[:start], *new, *words[end:])


def test_thousands_of_nested_changes_are_read_without_recursion():
    count = 1500
    row = [f" w{number}" for number in range(2 * count)]
    asked = [Version(f"P{n}", (Change(n, 2 * count - n, ()),)) for n in range(count)]
    nodes = brackets(row, asked)
    assert choose(nodes, f"P{count - 1}") == (*row[: count - 1], *row[count + 1 :])
    assert own.write(nodes, start="").count("[") == count


def test_a_long_chain_of_amendments_is_bounded():
    asked = [Version("P0", (Change(0, 1, (" a",) * 3),))]
    asked += [Version(f"P{n}", (Change(1, 2, (f" w{n}",)),), f"P{n - 1}") for n in range(1, 300)]
    nodes = brackets([""], asked)
    assert choose(nodes, "P299") == (" a", " w299", " a")


def test_with_a_memo_only_what_a_version_touches_is_built_again():
    row = split_words("a b c d e f")
    asked = [Version("P", (Change(0, 1, (" x",)),)), Version("Q", (Change(4, 5, (" y",)),))]
    memo: Memo = {}
    before = brackets(row, asked, memo)
    after = brackets(row, [*asked, Version("R", (Change(4, 5, (" z",)),))], memo)
    assert isinstance(after[0], Bracket)
    assert after[0] is before[0]
    assert len(memo) == 3


@pytest.mark.parametrize(
    "version",
    [
        Version("P", (Change(1, 1, (" x",)),)),
        Version("P", (Change(0, 3, ()),)),
        Version("P", (Change(1, 2, ()), Change(0, 1, ()))),
        Version("P", (), "Q"),
        Version("P", (), "P"),
    ],
)
def test_changes_that_do_not_fit_their_basis_are_refused(version: Version):
    with pytest.raises(ChangesError, match="'P'"):
        brackets([" a", " b"], [version])


def test_a_name_has_one_version():
    with pytest.raises(ChangesError):
        brackets([" a"], [Version("P", ()), Version("P", ())])
