"""What a reader sees marked between two lines."""

from __future__ import annotations

import pytest

from pourparlers.text.diff import apply_hunks, diff
from pourparlers.text.words import split_words


def marked(old: str, new: str) -> list[tuple[str, str]]:
    mine, yours = split_words(old), split_words(new)
    hunks = diff(mine, yours)
    assert apply_hunks(mine, hunks) == yours
    return [("".join(mine[h.start : h.end]).strip(), "".join(h.words).strip()) for h in hunks]


def test_equal_texts_have_no_hunks():
    assert marked("Parties shall report.", "Parties shall report.") == []


def test_a_not_taken_out_is_a_mark_of_its_own():
    assert marked("It shall not disclose them.", "It shall disclose them.") == [("not", "")]


def test_a_number_is_replaced_whole():
    assert marked("pays 42,500,000 crowns", "pays 62,500,000 crowns") == [("42,500,000", "62,500,000")]


def test_a_comma_and_a_word_beside_a_match_stay_apart():
    assert marked("ports, airfields and depots; the rest", "ports, airfields, and depots. The rest") == [
        ("", ","),
        ("; the", ". The"),
    ]


def test_words_that_share_letters_are_replaced_whole():
    assert marked("may adapt the measures of its report", "may adopt the measure of its reports") == [
        ("adapt", "adopt"),
        ("measures", "measure"),
        ("report", "reports"),
    ]


def test_a_rewritten_phrase_holds_no_matched_the_or_of():
    assert marked(
        "Within thirty days of the receipt of the request it replies.",
        "No later than one month after the date of the request it replies.",
    ) == [("Within thirty days of the receipt", "No later than one month after the date")]


def test_edits_at_both_ends_leave_a_long_middle():
    middle = "make available 12,500,000 crowns in the first year, and shall"
    assert marked(
        f"Under 4, {middle} report thereon to it", f"Under 6, {middle} render account thereof to it"
    ) == [
        ("4", "6"),
        ("report thereon", "render account thereof"),
    ]


def test_an_unchanged_number_is_never_swallowed():
    assert marked(
        "the first of the many instalments due 30 days after the general review",
        "a second and last one of those payable 30 working weeks before any special session",
    ) == [
        ("the first of the many instalments due", "a second and last one of those payable"),
        ("days after the general review", "working weeks before any special session"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "hunks"),
    [
        ("the the", "the", [(0, 1, 0)]),
        ("a b a a", "a a", [(0, 2, 0)]),
        ("x a b a b c", "x a b c", [(1, 3, 0)]),
        ("x a b c", "x a b a b c", [(1, 1, 2)]),
    ],
)
def test_deletions_and_insertions_slide_to_the_left(old: str, new: str, hunks: list[tuple[int, int, int]]):
    assert [(h.start, h.end, len(h.words)) for h in diff(split_words(old), split_words(new))] == hunks


def test_a_replacement_and_an_insertion_that_touch_are_one():
    assert marked("Parties keep it", "Parties should always keep it") == [("", "should always")]
    assert marked("Parties shall keep it", "Parties should always keep it") == [("shall", "should always")]


def test_nothing_slides_over_a_paragraph_mark():
    old = ("\n\n", " A", ".", "\n\n", " A", ".")
    assert [h[:2] for h in diff(old, old[:3])] == [(3, 6)]


def test_a_hard_space_is_a_quiet_change_of_its_own():
    old, new = split_words("plus de trois soldats ; elle"), split_words("plus de quatre soldats\u00a0; elle")
    loud, quiet = diff(old, new)
    assert (loud.words, loud.is_quiet) == ((" quatre",), False)
    assert (quiet.words, quiet.is_quiet) == (("\u00a0;",), True)


def test_a_quiet_change_is_not_joined_with_what_it_touches():
    hunks = diff(split_words("say 'yes' now"), split_words("tell ‘yes’ now"))
    assert [(h.start, h.end, h.is_quiet) for h in hunks] == [(0, 1, False), (1, 2, True), (3, 4, True)]


def test_another_number_of_line_ends_is_quiet():
    (hunk,) = diff(("\n\n", " It"), ("\n", " It"))
    assert hunk == (0, 1, ("\n",), True)


def test_cells_of_a_table_are_marked_one_by_one():
    assert marked("| the long name | a | the old list |", "| some other one | a | any new row |") == [
        ("the long name", "some other one"),
        ("the old list", "any new row"),
    ]


def test_one_character_of_a_script_without_spaces_is_marked():
    assert marked("締約国は、三十日以内に通知する。", "締約国は、六十日以内に通知する。") == [("三", "六")]


def test_an_edit_deep_in_a_long_line_is_exact():
    line = [f"w{n % 83}" for n in range(12_000)]
    edited = [*line[:7_000], "without", "prejudice", *line[7_001:]]
    assert marked(" ".join(line), " ".join(edited)) == [(f"w{7_000 % 83}", "without prejudice")]


def test_a_text_written_anew_is_one_change() -> None:
    old = split_words("The Parties respect the freedom of every State to belong to an alliance or not to.")
    new = split_words(
        "The Parties shall take no step that brings further countries into an alliance hostile to them."
    )
    assert len(diff(old, new)) == 1


def test_a_text_of_which_a_phrase_stands_is_not_written_anew() -> None:
    old = split_words("Each of them reports without delay to the Council in full session every year.")
    new = split_words("No Party asks for anything without delay to the Council in full session, ever again.")
    assert len(diff(old, new)) > 1
