"""The one diff and the alignment of paragraphs, on small texts made to be awkward: few words, many repeats.

The normal form is stated here once more, slowly, and checked from the outside.
"""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given, strategies as st

from pourparlers.text.alignment import Piece, align, piece_hunks
from pourparlers.text.diff import Hunk, apply_hunks, diff
from pourparlers.text.draft import Draft, Paragraph
from pourparlers.text.words import fold, is_mark

WORD = st.sampled_from(
    [" a", " the", " of", ",", " ‘", " '", " shall", " 5", " report", "\u00a0report", " |"]
)
WORDS = st.lists(WORD, max_size=14).map(tuple)
MARKED = st.lists(st.one_of(WORD, st.sampled_from(["\n", "\n\n"])), max_size=14).map(tuple)
BOTH = st.one_of(st.tuples(WORDS, WORDS), st.tuples(MARKED, MARKED))

LINES = st.lists(WORD, max_size=12).map(lambda words: "".join(words).strip())
PARAGRAPHS = st.builds(
    Paragraph,
    text=LINES,
    mark=st.sampled_from(["\n", "\n\n"]),
    number=st.sampled_from(["", "1.", "2.", "-"]),
    is_row=st.sampled_from([False] * 9 + [True]),
)
DRAFTS = st.lists(PARAGRAPHS, max_size=8).map(tuple).map(Draft)


def loud(old: tuple[str, ...], new: tuple[str, ...]) -> list[Hunk]:
    return [hunk for hunk in diff(old, new) if not hunk.is_quiet]


@given(BOTH)
def test_the_hunks_make_the_new_text_of_the_old(texts: tuple[tuple[str, ...], tuple[str, ...]]):
    old, new = texts
    assert apply_hunks(old, diff(old, new)) == new


@given(BOTH)
def test_exchanged_texts_exchange_the_sides_of_every_hunk(texts: tuple[tuple[str, ...], tuple[str, ...]]):
    old, new = texts
    there = [(old[h.start : h.end], h.words, h.is_quiet) for h in diff(old, new)]
    back = [(h.words, new[h.start : h.end], h.is_quiet) for h in diff(new, old)]
    assert there == back


@given(BOTH)
def test_hunks_are_trimmed_apart_and_in_order(texts: tuple[tuple[str, ...], tuple[str, ...]]):
    old, new = texts
    for hunk in loud(old, new):
        assert hunk.words or hunk.end > hunk.start
        if hunk.words and hunk.end > hunk.start:
            assert fold(old[hunk.start]) != fold(hunk.words[0])
            assert fold(old[hunk.end - 1]) != fold(hunk.words[-1])
    assert all(left.end < right.start for left, right in pairwise(loud(old, new)))


@given(BOTH)
def test_quiet_hunks_are_one_folded_word_each(texts: tuple[tuple[str, ...], tuple[str, ...]]):
    old, new = texts
    for start, end, words, is_quiet in diff(old, new):
        if is_quiet:
            assert (end - start, len(words)) == (1, 1)
            assert old[start] != words[0]
            assert fold(old[start]) == fold(words[0])


@given(BOTH)
def test_insertions_and_deletions_stand_as_far_left_as_they_can(
    texts: tuple[tuple[str, ...], tuple[str, ...]],
):
    old, new = texts
    floor = 0
    for start, end, words, _ in loud(old, new):
        moving = words or old[start:end]
        if start > floor and not (words and end > start):
            before = old[start - 1]
            is_held = is_mark(moving[0]) or is_mark(before)
            assert is_held or fold(before) != fold(moving[-1])
        floor = end


@given(BOTH)
def test_marks_match_only_marks(texts: tuple[tuple[str, ...], tuple[str, ...]]):
    old, new = texts
    shift = 0
    at = 0
    for start, end, words, is_quiet in (*diff(old, new), Hunk(len(old), len(old), ())):
        assert all(is_mark(old[n]) == is_mark(new[n + shift]) for n in range(at, start))
        assert not is_quiet or is_mark(old[start]) == is_mark(words[0])
        at, shift = end, shift + len(words) - (end - start)


@given(WORDS, st.integers(0, 13), WORD)
def test_one_edit_is_one_hunk(old: tuple[str, ...], at: int, word: str):
    new = (*old[:at], word, *old[at:])
    assert len(loud(old, new)) == 1
    assert len(loud(new, old)) == 1


@given(DRAFTS, DRAFTS)
def test_any_two_drafts_come_out_of_their_pieces(old: Draft, new: Draft):
    check(old, new, align(old, new))


@given(DRAFTS, st.randoms(use_true_random=False))
def test_moved_split_joined_and_edited_paragraphs_come_out(old: Draft, rng: random.Random):
    new = Draft(tuple(mutated(list(old.paragraphs), rng)))
    check(old, new, align(old, new))
    check(new, old, align(new, old))


@given(DRAFTS)
def test_a_draft_is_its_own_first_to_last_piece(draft: Draft):
    assert [(p.row, p.paragraphs, p.is_moved) for p in align(draft, draft)] == [
        (n, (n,), False) for n in range(len(draft.paragraphs))
    ]


def check(old: Draft, new: Draft, pieces: tuple[Piece, ...]) -> None:
    """Everything that a piece promises."""
    assert [word for p in pieces for word in p.words] == [w for p in new.paragraphs for w in p.words]
    assert [n for piece in pieces for n in piece.paragraphs] == list(range(len(new.paragraphs)))
    rows = [piece.row for piece in pieces if piece.row is not None]
    assert len(rows) == len(set(rows))
    kept = [p.row for p in pieces if p.row is not None and not p.is_moved]
    assert kept == sorted(kept)
    for piece in pieces:
        assert sum(map(is_mark, piece.words)) == len(piece.paragraphs)
        if piece.row is not None:
            base = old.paragraphs[piece.row]
            assert apply_hunks(base.words, piece_hunks(base, piece)) == piece.words
            assert all(new.paragraphs[n].is_row == base.is_row for n in piece.paragraphs)


def mutated(paragraphs: list[Paragraph], rng: random.Random) -> list[Paragraph]:
    """A few acts of a drafter."""
    for _ in range(rng.randint(0, 4) if paragraphs else 0):
        at = rng.randrange(len(paragraphs))
        one = paragraphs[at]
        words = one.text.split(" ")
        cut = rng.randint(0, len(words))
        act = rng.randrange(4)
        if act == 0:
            paragraphs.insert(rng.randrange(len(paragraphs)), paragraphs.pop(at))
        elif act == 1 and at + 1 < len(paragraphs):
            joined = f"{one.text} {paragraphs[at + 1].text}".strip()
            paragraphs[at : at + 2] = [Paragraph(joined, one.mark, one.number, is_row=one.is_row)]
        elif act == 2:
            parts = (" ".join(words[:cut]), " ".join(words[cut:]))
            paragraphs[at : at + 1] = [Paragraph(p, one.mark, is_row=one.is_row) for p in parts]
        else:
            words[cut : cut + 2] = rng.sample(["any", "report", "5", "not"], rng.randint(0, 2))
            paragraphs[at] = Paragraph(" ".join(words), one.mark, one.number, is_row=one.is_row)
    return paragraphs
