from __future__ import annotations

import pytest

from pourparlers.text.words import NOTE, cut_row, fold, is_mark, join_words, split_words


def tokens(text: str) -> str:
    """The words of a text without their spaces, set apart by `|`."""
    return "|".join(word.strip() for word in split_words(text))


def test_the_space_belongs_to_the_word_after_it() -> None:
    assert split_words("Parties (the Parties) keep.") == (
        *(" Parties", " (", "the", " Parties", ")", " keep", "."),
    )


def test_the_first_word_has_a_hidden_space() -> None:
    assert split_words("It is")[0] == split_words("Now It")[1] == " It"


@pytest.mark.parametrize(
    "number",
    "4.8 1,000 1,000,000.50 12/2021 2021-12-17 17.12.2021 17-12-2021 10:30 3.2.1 1\u202f500 "
    "1\u00a0500\u00a0000 1'000 1’000 ½ 3½ m² 10⁻³ ١٢٬٥".split(" "),
)
def test_a_number_is_one_word(number: str) -> None:
    assert split_words(f"of {number}, or") == (" of", f" {number}", ",", " or")


def test_an_ordinary_space_groups_no_digits() -> None:
    assert tokens("in 2015 200 delegates met") == "in|2015|200|delegates|met"


def test_a_hard_space_groups_three_digits_only() -> None:
    assert split_words("Article\u00a05, 2015\u00a0200, 12\u00a034") == (
        *(" Article", "\u00a05", ",", " 2015", "\u00a0200", ",", " 12", "\u00a034"),
    )


@pytest.mark.parametrize("sign", ["-", "\u2212", "–", "+"])
def test_a_sign_before_a_digit_is_the_numbers(sign: str) -> None:
    assert tokens(f"at {sign}5 or ({sign}1.5)") == f"at|{sign}5|or|(|{sign}1.5|)"
    assert split_words(f"{sign}5") == (f" {sign}5",)


def test_each_end_of_a_range_is_a_number() -> None:
    assert tokens("12–18 months, 2013-2015") == "12|–|18|months|,|2013|-|2015"


def test_a_lone_minus_is_a_word() -> None:
    assert tokens("at - 5") == "at|-|5"


@pytest.mark.parametrize(
    "word", ["co-operation", "l'accord", "s’engage", "vis-à-vis", "délégué·e·s", "Party's"]
)
def test_hyphen_and_apostrophe_stay_between_letters(word: str) -> None:
    assert split_words(f"the {word}.") == (" the", f" {word}", ".")


def test_other_punctuation_is_words_of_its_own() -> None:
    assert tokens("and/or; parties' “such”…") == "and|/|or|;|parties|'|“|such|”|…"


def test_figures_beside_a_hyphen_stand_alone() -> None:
    assert tokens("30-day post-2020") == "30|-|day|post|-|2020"


def test_words_are_cut_at_brackets() -> None:
    assert (
        tokens("Partie[s], CO2[e], [12 [-18] months]") == "Partie|[|s|]|,|CO2|[|e|]|,|[|12|[|-18|]|months|]"
    )


def test_units_and_currencies_leave_the_number_alone() -> None:
    assert tokens("5% of $100, 1.5°C, 2 °C, 40 €") == "5|%|of|$|100|,|1.5|°C|,|2|°C|,|40|€"


def test_a_blank_is_one_word() -> None:
    assert tokens("by ____ or ..... days") == "by|____|or|.....|days"


def test_scripts_without_spaces_go_by_grapheme() -> None:
    assert tokens("締約国は、三十日") == "締|約|国|は|、|三|十|日"
    assert tokens("ที่ประชุม") == "ที่|ป|ร|ะ|ชุ|ม"
    assert tokens("ကျေးဇူး") == "ကျေး|ဇူး"
    assert tokens("ភាគី") == "ភា|គី"


def test_marks_and_joiners_stay_with_their_base() -> None:
    family = "👨\u200d👩\u200d👧\u200d👦"
    assert (
        tokens(f"e\u0301te\u0301 {family}🇫🇷, هفته\u200cها") == f"e\u0301te\u0301|{family}|🇫🇷|,|هفته\u200cها"
    )


def test_an_invisible_character_within_a_word_stays_in_it() -> None:
    assert split_words("Parties sh\u200ball") == (" Parties", " sh\u200ball")


def test_a_footnote_mark_is_a_word() -> None:
    assert split_words(f"ports{NOTE}. The {NOTE}") == (" ports", NOTE, ".", " The", f" {NOTE}")


def test_white_space_at_the_end_is_kept() -> None:
    assert split_words("a\u00a0\u00a0") == (" a", "\u00a0\u00a0")


def test_line_ends_become_marks() -> None:
    words = split_words("One.\n\nTwo")
    assert words == (" One", ".", "\n\n", " Two")
    assert [is_mark(word) for word in words] == [False, False, True, False]


def test_a_row_prints_without_its_first_mark_and_hidden_spaces() -> None:
    assert join_words(("\n\n", " A", " b", "\n", " C", "\n\n", "(")) == "A b\nC\n\n("
    assert join_words(()) == join_words(split_words("")) == join_words(("\n",)) == ""


def test_fold_makes_typographic_variants_equal() -> None:
    assert fold("\u00a0:") == fold("\u202f:") == fold(" :")
    assert fold(" s’engage") == " s'engage"
    assert fold("“") == fold('"')
    assert fold("\n\n") == fold("\n") == "\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [(" a", "a"), (" Party", " party"), ("–", "-"), ("sh\u200ball", "shall"), ("«", '"')],
)
def test_fold_folds_nothing_else(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_row_put_together_is_cut_as_it_was() -> None:
    row = ("\n\n", *split_words("Parties -5 [shall]"), "\n", *split_words("meet, 1,000 times"))
    assert cut_row("".join(row)) == row
    assert cut_row("\n\n") == ("\n\n",)
    assert cut_row("") == ()


def test_cutting_a_row_loses_no_character() -> None:
    for raw in (" a b\n\n\nc ,d", "\n\n,x", "étés\n \n", " 4" + "5"):
        assert "".join(cut_row(raw)) == raw
