from __future__ import annotations

import pytest

from pourparlers.text.classes import CLASSES, QUIET, class_of, gravest
from pourparlers.text.words import split_words


def change(old: str, new: str, before: str = "", after: str = "") -> str:
    return class_of(split_words(old), split_words(new), split_words(before), split_words(after))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("shall", "ѕhall"),
        ("not", "nоt"),
        ("10", "1O"),
        ("30", "٣٠"),
        ("4.8", "4․8"),
        ("1", "l"),
        ("Article", "Ａrticle"),
    ]
    + [("", "nоt"), ("the Parties shall", "all Parties ѕhall at once"), ("sh\u200ball", "ѕhall")],
)
def test_lookalike_never_hidden_by_a_filter(old: str, new: str) -> None:
    assert change(old, new) == change(new, old) == "look-alike"
    assert "look-alike" not in QUIET


def test_a_twin_among_other_words_is_found() -> None:
    assert change("for 10 Parties", "to 1O States") == "look-alike"
    assert change("Party agrees", "party reports") == "words"


@pytest.mark.parametrize(
    ("old", "new"),
    [("shall", "sh\u200ball"), ("a b", "a\u2067 b"), ("", "\u200b"), ("one two", "other wo\u00adrds")]
    + [("می\u200cخواهم", "میخواهم"), ("❤\ufe0f", "❤")],
)
def test_invisible_characters_have_a_class(old: str, new: str) -> None:
    assert change(old, new) == change(new, old) == "invisible"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("shall", "should"),
        ("not", ""),
        ("shall not", "shall"),
        ("may", "will"),
        ("cannot", "can"),
        ("", "never"),
    ]
    + [("doit", "peut"), ("devrait", "doit"), ("ne doit pas", "doit"), ("n’est", "est"), ("won't", "will")]
    + [("the Parties shall within 30 days", "States may in 20 days")],
)
def test_modals_and_negations_stand_out(old: str, new: str) -> None:
    assert change(old, new) == change(new, old) == "modal"


def test_a_modal_on_both_sides_is_no_change_of_it() -> None:
    assert change("The Parties shall report", "States shall inform") == "words"


def test_per_cent_is_no_number() -> None:
    assert change("percent", "per cent") == "words"


def test_may_is_a_month_too() -> None:
    assert change("May", "June") == "words"


@pytest.mark.parametrize(
    ("old", "new"),
    [("4.8", "4.9"), ("30", ""), ("-5", "5"), ("-5", "−5"), ("12–18", "12-18"), ("3 -5", "3-5"), ("5 %", "5")]
    + [
        ("$5", "€5"),
        ("m²", "m2"),
        ("10²", "102"),
        ("two", "three"),
        ("trente", "vingt"),
        ("30-day", "60-day"),
    ]
    + [("1 500", "1 600"), ("at - 5", "at -5"), ("12/2021", "12/2022")],
)
def test_numbers_and_their_signs_stand_out(old: str, new: str) -> None:
    assert change(old, new) == change(new, old) == "number"


def test_a_dash_is_a_number_s_where_a_digit_may_be() -> None:
    assert class_of(["–"], ["-"]) == class_of(["–"], ["-"], [" 12"]) == "number"
    assert class_of([" –"], [" -"], [" Parties"], [" shall"]) == "typography"


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("4", "5", "under Article", ""),
        ("bis", "ter", "paragraph 3", ""),
        ("II", "III", "in Annex", ""),
        ("a", "b", "paragraph 3 (", ")"),
        ("4, 5 and 6", "4 and 5", "Articles", ""),
        ("Article", "Annex", "", "2"),
        ("Article 4", "paragraph 3 bis (a)", "", ""),
        ("alinéa", "paragraphe", "", "3"),
    ],
)
def test_references_have_a_class(old: str, new: str, before: str, after: str) -> None:
    assert class_of(*(split_words(text) for text in (old, new, before, after))) == "reference"


def test_a_number_outside_the_reference_is_a_number() -> None:
    assert change("30 days of Article 4", "20 days of Article 5") == "number"
    assert change("30", "20", before="Article 4 within") == "number"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Parties", "States"),
        ("any one", "anyone"),
        (".", ";"),
        (", as appropriate", ""),
        ("a b", "b a"),
        ("(x)", "x"),
    ],
)
def test_other_words_and_punctuation_are_words(old: str, new: str) -> None:
    assert change(old, new) == change(new, old) == "words"


def test_a_break_that_comes_or_goes_is_no_layout() -> None:
    assert class_of([], ["\n\n"]) == class_of(["\n"], []) == "words"


@pytest.mark.parametrize(
    ("old", "new"), [("party", "Party"), ("ANNEX", "Annex"), ("“the Party”", '"The Party"')]
)
def test_capitals_have_a_class(old: str, new: str) -> None:
    assert change(old, new) == "case"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1 500", "1\u202f500"),
        ("Article 4", "Article\u00a04"),
        ("“such”", '"such"'),
        ("« tel »", "“tel”"),
        ("l’eau", "l'eau"),
    ]
    + [
        ("x :", "x:"),
        ("5 %", "5%"),
        ("2 °C", "2°C"),
        ("one—two", "one – two"),
        ("co–operation", "co-operation"),
    ]
    + [("and …", "and ..."), ("12 – 18", "12–18"), ("and / or", "and/or")],
)
def test_typography_is_quiet(old: str, new: str) -> None:
    assert change(old, new) == change(new, old) == "typography"


def test_the_length_of_a_break_is_layout() -> None:
    assert class_of(["\n\n"], ["\n"]) == "layout"
    assert class_of(["\n", " “a"], ["\n\n", ' "a']) == "typography"


def test_the_gravest_class_is_the_most_dangerous() -> None:
    assert gravest(CLASSES[::-1]) == "look-alike"
    assert gravest(["case", "words"]) == "words"
    assert gravest([]) is None
