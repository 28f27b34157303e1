"""Laws of words: lossless, whole graphemes, the two patterns agree, linear."""

from __future__ import annotations

import re
from itertools import accumulate

import pytest
import regex
from hypothesis import given, strategies as st

from pourparlers.text import words as module
from pourparlers.text.words import cut_row, cut_row_like, fold, join_words, split_words

# Few characters, each of which some rule knows, and now and then anything at all.
TELLING = (
    "aZé 1239.,:/-'’–−+±()[]{}_…°%$€½²⁻·²\u00a0\u202f\u0301\u200b\u200c\u200d\u2066\u2069\ufffc"
    "\u00ad\u0600締はーอี่ำကျး👨👩🇫🇷\ufe0f"
)
any_character = st.characters(exclude_characters="\n", exclude_categories=["Cs"])
# As lists of characters: `text` would draw from the union of both alphabets as if all were alike.
texts = st.lists(st.one_of(st.sampled_from(TELLING), st.sampled_from(TELLING), any_character)).map("".join)
ascii_texts = st.lists(st.sampled_from("abZ 1239.,:/-'+()[]{}_%$\t\x1c\r")).map("".join)


@given(texts)
def test_splitting_loses_nothing(text: str) -> None:
    assert join_words(split_words(text)) == text


@given(st.lists(texts.filter(lambda text: text.strip(" ")), min_size=1), st.sampled_from(["\n", "\n\n"]))
def test_rows_with_marks_print_as_their_lines(lines: list[str], mark: str) -> None:
    lines = [line.strip(" ") for line in lines]
    row = [word for line in lines for word in (mark, *split_words(line))]
    assert join_words(row) == mark.join(lines)
    assert tuple(row[1:]) == split_words(mark.join(lines))


@given(texts)
def test_no_cut_falls_inside_a_grapheme(text: str) -> None:
    """But for white space, which begins a word whatever stands before it."""
    edges = {match.end() for match in regex.finditer(r"\X", " " + text)}
    edges |= {at for at, character in enumerate(" " + text) if character.isspace()}
    ends = accumulate(len(word) for word in split_words(text))
    assert edges.issuperset(ends)


@given(texts)
def test_no_mark_stands_without_its_base(text: str) -> None:
    assert not any(regex.match(r"\p{M}", word) for word in split_words(text))


@given(ascii_texts)
def test_the_fast_pattern_cuts_as_the_full_one(text: str) -> None:
    assert split_words(text) == tuple(module._ANY.findall(" " + text) if text else ())


# Pieces of which some are cut otherwise beside others: a change then reaches as far as it ever does.
PIECES = (
    "a the 1 9 1111 2021-12-17 17-12-2021 -12 2021 4.8 1,000 1'000 '000 0001 - + ( [ ' . ... __ _ : x1 it's"
)
pieces = st.lists(st.sampled_from([" ", "  ", *PIECES.split()])).map("".join)
rows = st.builds("{}{}".format, st.sampled_from(["", "\n\n"]), st.one_of(pieces, pieces, ascii_texts, texts))


@given(rows, st.one_of(pieces, texts), st.integers(0, 80), st.integers(0, 4))
def test_a_row_is_cut_alike_whatever_it_is_like(row: str, new: str, at: int, size: int) -> None:
    changed = row[:at] + new + row[at + size :]
    assert cut_row_like(changed, cut_row(row)) == cut_row(changed)
    assert cut_row_like(row, cut_row(changed)) == cut_row(row)


@given(texts)
def test_a_word_alone_is_one_word(text: str) -> None:
    for word in filter(str.strip, split_words(text)):
        assert split_words(word.removeprefix(" ")) == (" " + word.removeprefix(" "),)


@given(texts)
def test_folding_twice_changes_no_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("pattern", [module._ASCII.pattern, module._ANY.pattern])
def test_scaling(pattern: str) -> None:
    """A compiled pattern cannot be counted; it can be shown that it never goes back over what it read.

    Every repetition without an upper bound is possessive, and what stands round a word is looked at
    for a fixed number of characters (the look ahead after a run of invisible ones is of one character).
    """
    bare = re.sub(r"\\.", "x", pattern)
    while bare != (bare := re.sub(r"\[[^][]*\]", "x", bare)):
        pass
    bounded = re.sub(r"(\*|\+|\?|\{\d+,\d*\})\+", "", bare)
    assert not re.search(r"[*+]|\{\d+,\}", bounded)


@given(texts, texts)
def test_a_word_does_not_depend_on_what_is_far(text: str, more: str) -> None:
    """But for five characters on: the digits of a date or a group, and what they must not be followed by."""
    words = split_words(text)[:-6]
    assert split_words(text + more)[: len(words)] == words
