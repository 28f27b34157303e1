"""The laws of the rolling text over four states of a real negotiating text."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from pourparlers.documents.json_form import give_back, write_json
from pourparlers.documents.plain import read_draft, write_draft
from pourparlers.text.brackets import choose
from pourparlers.text.draft import Draft
from pourparlers.text.rolling import Rolling, compile_versions
from pourparlers.text.words import NOTE, fold

DATA = Path(os.environ.get("POURPARLERS_DATA") or Path(__file__).resolve().parents[3] / "shared" / "data")
PARIS = DATA / "paris"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not PARIS.is_dir(), reason="the Paris texts are not beside the repository"),
]
STATES = ("23-oct-2015", "4-dec-2015", "12-dec-2015", "29-jan-2016")


@cache
def read(state: str) -> Draft:
    return read_draft((PARIS / f"{state}.md").read_bytes(), state, is_markdown=True)


@cache
def compiled(base: str) -> Rolling:
    """One state as the draft, all of them as versions of it: its own is one that edits nothing."""
    return compile_versions(read(base), {state: read(state) for state in STATES}, is_strict=True)


@pytest.mark.parametrize("base", STATES)
def test_every_state_comes_back_exactly(base: str) -> None:
    data = write_json(compiled(base))
    for state in STATES:
        assert give_back(data, state) == write_draft(read(state)).rstrip("\n")
    assert give_back(data, None) == write_draft(read(base)).rstrip("\n")


@pytest.mark.parametrize("base", STATES)
def test_every_state_is_one_choice_of_options(base: str) -> None:
    for state in STATES:
        words = [word for block in compiled(base).blocks for word in choose(block.nodes, state)]
        chosen = [NOTE if NOTE in word else fold(word).strip(" ") for word in words]
        wanted = [fold(word).strip(" ") for p in read(state).paragraphs for word in p.words]
        assert chosen == wanted


@pytest.mark.parametrize("base", STATES)
def test_who_edits_nothing_is_nowhere(base: str) -> None:
    rolling = compiled(base)
    assert all(base not in question.parties for question in rolling.questions)
    assert all(base not in (*s.by, *s.out) for entry in rolling.entries for s in entry.segments)


def test_the_corrections_after_adoption_are_all_small() -> None:
    """Between adoption and the authentic text "the Paris Agreement" became "this Agreement", say."""
    rolling = compile_versions(read("12-dec-2015"), {"corrected": read("29-jan-2016")})
    inside = [question for question in rolling.questions if question.path]
    assert len(inside) > 50
    assert max(len(option.text.split()) for question in inside for option in question.options) < 4
    assert "modal" in {change for question in inside for change in question.changes}
