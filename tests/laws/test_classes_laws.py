"""Laws of classes and characters: symmetric, quiet only where folding explains it, nothing hidden, linear."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies as st
from tests.counting import steps

from pourparlers.text import classes as module
from pourparlers.text.characters import skeleton, strip_invisible, visible
from pourparlers.text.classes import CLASSES, QUIET, class_of
from pourparlers.text.traps import find_traps
from pourparlers.text.words import is_mark, split_words

PIECES = [
    *(
        "shall",
        "Shall",
        "ѕhall",
        "may",
        "not",
        "Parties",
        "the",
        "Article",
        "Articles",
        "paragraph",
        "bis",
        "II",
        "I",
    ),
    *(
        "4",
        "5",
        "1,000",
        "30",
        "٣",
        "-5",
        "−5",
        "1O",
        "l",
        "%",
        "°C",
        "-",
        "–",
        "—",
        ",",
        ".",
        "(",
        ")",
        "“",
        '"',
        "’",
    ),
    *(
        "co-operation",
        "l’eau",
        "l'eau",
        "締",
        "sh\u200ball",
        "\u2067",
        "\ufffc",
        "…",
        "...",
        "Il",
        "ll",
        "thirty",
    ),
]
words = st.tuples(st.sampled_from(["", " ", " ", "\u00a0"]), st.sampled_from(PIECES)).map("".join)
rows = st.lists(words, max_size=5).map("".join).map(split_words)
texts = st.lists(st.one_of(words, st.characters(exclude_categories=["Cs"]))).map("".join)


@given(rows, rows, rows, rows)
def test_a_change_and_its_reverse_have_one_class(old, new, before, after) -> None:
    assert class_of(old, new, before, after) == class_of(new, old, before, after)
    assert class_of(old, new, before, after) in CLASSES


DASHES = "-–—−"
SHAPES = str.maketrans({**dict.fromkeys("“”«»", '"'), "’": "'", "…": "...", **dict.fromkeys(DASHES, "-")})


@given(rows, rows, rows)
def test_only_typography_is_quiet(old, new, before) -> None:
    """What views leave out has the same characters but for shapes, and no dash by a digit changes."""
    if class_of(old, new, before) in QUIET:
        one, other = ("".join("".join(row).split()) for row in (old, new))
        assert one.translate(SHAPES) == other.translate(SHAPES)
        near_digit = rf"[{DASHES}](?=\d)|(?<=\d)[{DASHES}]"
        assert re.findall(near_digit, one) == re.findall(near_digit, other)
        assert sum(map(is_mark, old)) == sum(map(is_mark, new))


@given(rows, rows)
def test_the_short_way_gives_what_the_long_way_gives(old, new) -> None:
    short = module._class_of_ordinary(old, new)
    if short and (old or new):
        one, other = (module._side(row, (), ()) for row in (old, new))
        assert not any(module._touches(change, one, other) for change in CLASSES[:5])
        assert one.quiet != other.quiet
        assert module._caseless(one.quiet) != module._caseless(other.quiet)


@given(texts)
def test_chips_lose_nothing_of_the_text(text: str) -> None:
    back = [chr(int(sign[3:-1], 16)) if name else sign for sign, name in visible(text)]
    assert "".join(back) == text


@given(texts)
def test_a_skeleton_is_its_own_skeleton(text: str) -> None:
    assert skeleton(skeleton(text)) == skeleton(text)
    assert strip_invisible(strip_invisible(text)) == strip_invisible(text)


@given(texts)
def test_traps_lie_in_the_text(text: str) -> None:
    for trap in find_traps(text):
        assert 0 <= trap.position < len(text)
        assert trap.kind == "lone-minus" or text.startswith(trap.excerpt, trap.position)


@pytest.mark.parametrize(
    "unit",
    [
        "(",
        "thirty (20) ",
        "two ",
        "- 5 ",
        "1,000 1.000 ",
        "ѕhall со ",
        "\u200b",
        "Articles 4, ",
        "1O ",
        "é(b) ",
    ],
)
def test_scaling(unit: str) -> None:
    """Twice the text takes at most two and a half times the steps."""
    for function in (find_traps, visible, skeleton, lambda text: class_of(split_words(text), ())):
        one, two = (steps(lambda n=n, f=function: f(f"é{unit * n}")) for n in (200, 400))
        assert two <= 2.5 * one
