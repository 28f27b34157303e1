from __future__ import annotations

import pytest

from pourparlers.text.figures import digit_systems, number_words_start, read_figure, read_number_words


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("thirty", 30),
        ("Twenty-five", 25),
        ("one hundred and twenty-five", 125),
        ("two thousand three hundred", 2300),
        ("one million five hundred thousand", 1_500_000),
        ("dix-sept", 17),
        ("soixante et onze", 71),
        ("quatre-vingts", 80),
        ("quatre-vingt-dix-sept", 97),
        ("cent vingt-quatre mille", 124_000),
        ("a period of two hundred", 200),
    ],
)
def test_numbers_in_words_are_read_to_their_end(words: str, number: int) -> None:
    assert read_number_words(words.split()) == number


@pytest.mark.parametrize(
    "words", ["", "days", "thirty days", "two and", "twenty thirty", "two three", "vingt pour cent"]
)
def test_what_is_no_sure_number_is_none(words: str) -> None:
    assert read_number_words(words.split()) is None


def test_the_number_begins_after_other_words() -> None:
    assert number_words_start("of Parties and thirty two".split()) == 3
    assert number_words_start("pour cent".split()) == 2


@pytest.mark.parametrize(
    ("figure", "number"), [("1,500", 1500), ("1\u00a0500\u00a0000", 1_500_000), ("٢٠", 20)]
)
def test_a_whole_figure_is_read(figure: str, number: int) -> None:
    assert read_figure(figure) == number


@pytest.mark.parametrize("figure", ["1.5", "1,500.000", "12/2021", "3bis", ""])
def test_other_figures_are_not(figure: str) -> None:
    assert read_figure(figure) is None


def test_systems_of_digits_are_told_apart() -> None:
    assert digit_systems("20") == {ord("0")}
    assert digit_systems("٢0") == {ord("0"), ord("٠")}
    assert digit_systems("twenty") == frozenset()
