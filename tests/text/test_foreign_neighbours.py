"""Neighbouring brackets cut into questions, rule by rule."""

import pytest

from pourparlers.text.notation.foreign import read_foreign

RUNS = [
    ("[a][and][b]", [1, 1, 1], ""),
    ("[and][or]", [2], ""),
    ("[relative to][and]", [2], "links"),
    ("[shall][should] [, if able,]", [2, 1], ""),
    ("[provision and][effectiveness]", [1, 1], ""),
    ("[each Party][shall][should][other]", [1, 3], ""),
    ("[shall] [should]", [2], ""),
    ("[shall][agree to]", [2], ""),
    ("[are invited to] [should]", [1, 1], ""),
    ("[shall] [guide]", [1, 1], ""),
    ("[a fund][X][other]", [3], ""),
    ("[X] [five] years", [2], ""),
    ("[a] [national] plan", [1, 1], "function"),
    ("[2020] [2021] [20XX]", [3], "alike"),
    ("[below two degrees] [below one and a half degrees]", [2], "alike"),
    ("[Parties in need] [other Parties in need]", [2], "alike"),
    ("[three months prior to] [well before]", [2], "alike"),
    ("[under the treaty] [within its meaning] [under the law]", [3], "alike"),
    ("[the long term goal of the Agreement] [the goal in Article 2 of the Agreement]", [2], "alike"),
    ("[aims of this text as set out above] [objective of another text as set out in it]", [2], "alike"),
    ("[a fund for everyone] [the bank of those in need]", [2], "alike"),
    ("[inscription][finalization] [three months prior][well in time]", [2, 2], "mixed"),
    ("[listed][published][kept]", [3], ""),
    ("[prepare] [submit]", [2], "short"),
    ("[in the light of science] [so that all can take part]", [1, 1], "spaced"),
    ("[[and] in public] [to the Council]", [1, 1], "spaced"),
    ("[in public] [[and] to the Council]", [1, 1], ""),
    ("[here[^1]] [^2] [there]", [2], "short"),
    ("[] []", [], ""),
    ("[here] []", [2], "short"),
]


@pytest.mark.parametrize(("run", "sizes", "reason"), RUNS, ids=[run for run, _, _ in RUNS])
def test_a_run_is_cut_into_questions(run: str, sizes: list[int], reason: str):
    b = read_foreign(f"They do {run} it.")
    assert [len(question.pairs) for question in b.questions if question.inside < 0] == sizes
    assert [guess.reason for guess in b.guesses] == ([reason] if reason else [])


def test_names_on_one_neighbour_only_part_the_two():
    b = read_foreign("They [NOR: meet here] [in the spring of every year] again.")
    assert [len(question.pairs) for question in b.questions] == [1, 1]
    assert [guess.reason for guess in b.guesses] == ["said"]


def test_glued_neighbours_are_alternatives_though_one_has_a_name():
    b = read_foreign("They [meet here][SUN: meet there] again.")
    assert [len(question.pairs) for question in b.questions] == [2]


def test_very_long_neighbours_are_looked_at_from_their_ends():
    long = "word " * 500
    b = read_foreign(f"They [under {long}] [under {long}] again.")
    assert [len(question.pairs) for question in b.questions] == [2]
