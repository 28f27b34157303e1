"""The four states of the Paris text against each other: pieces and hunks give back every one."""

from __future__ import annotations

import os
from itertools import pairwise, permutations
from pathlib import Path

import pytest

from pourparlers.documents.plain import read_draft
from pourparlers.text.alignment import align, piece_hunks
from pourparlers.text.diff import apply_hunks, diff
from pourparlers.text.draft import Draft

DATA = Path(os.environ.get("POURPARLERS_DATA") or Path(__file__).resolve().parents[3] / "shared" / "data")
PARIS = DATA / "paris"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not PARIS.is_dir(), reason="the Paris texts are not beside the repository"),
]
STATES = ["23-oct-2015.md", "4-dec-2015.md", "12-dec-2015.md", "29-jan-2016.md"]


def read(name: str) -> Draft:
    return read_draft((PARIS / name).read_bytes(), name, is_markdown=True)


@pytest.mark.parametrize(("before", "after"), list(permutations(STATES, 2)))
def test_every_state_comes_out_of_every_other(before: str, after: str):
    old, new = read(before), read(after)
    pieces = align(old, new)
    assert [w for p in pieces for w in p.words] == [w for p in new.paragraphs for w in p.words]
    rows = [piece.row for piece in pieces if piece.row is not None]
    assert len(rows) == len(set(rows))
    for piece in pieces:
        if piece.row is not None:
            base = old.paragraphs[piece.row]
            assert apply_hunks(base.words, piece_hunks(base, piece)) == piece.words


def test_the_editorial_correction_of_january_is_seen_word_for_word():
    old, new = read("12-dec-2015.md"), read("29-jan-2016.md")
    pieces = align(old, new)
    hunks = [
        ("".join(old.paragraphs[p.row].words[h.start : h.end]), "".join(h.words))
        for p in pieces
        if p.row is not None
        for h in piece_hunks(old.paragraphs[p.row], p)
    ]
    assert hunks.count((" the Paris", " this")) == 35
    assert (" percent", " per cent") in hunks
    assert len(hunks) <= 75
    assert not any(piece.is_moved for piece in pieces)


@pytest.mark.parametrize(("before", "after"), list(pairwise(STATES)))
def test_two_states_as_one_row_of_words_each(before: str, after: str):
    old, new = (tuple(w for p in read(name).paragraphs for w in p.words) for name in (before, after))
    assert apply_hunks(old, diff(old, new)) == new
