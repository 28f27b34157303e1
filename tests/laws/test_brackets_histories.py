"""Brackets along histories of a row: versions on versions, decisions, reopenings, revisions.

After every act each version's choice is what it asks for now, two versions share a place exactly when
their ranges in the view overlap, and what is printed reads back.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any

from hypothesis import given, strategies as st
from tests.laws.histories import Played, random_history, replay

from pourparlers.text.brackets import choose, row_brackets
from pourparlers.text.frames import new_frame
from pourparlers.text.notation import attributed, bare, own
from pourparlers.text.rows import Row, ask, join, parts, reads, shares_a_place
from pourparlers.text.view_numbers import row_versions

histories = st.randoms(use_true_random=False).map(lambda random: random_history(random, 12))


def every_version_is_one_choice(row: Row) -> None:
    nodes = row_brackets(row)
    assert choose(nodes, "") == reads(row.standing)
    for name in row.versions:
        assert choose(nodes, name) == reads(ask(row, name))


def places_are_shared_where_ranges_overlap(row: Row) -> None:
    frame = new_frame(*row_versions(row))
    shown = {name: join(p.stretch for p in parts(row, name) if p.is_shown) for name in row.versions}
    for one, two in combinations(row.versions, 2):
        overlap = any(
            a.start < b.end and b.start < a.end
            for a in frame.texts[one].changes
            for b in frame.texts[two].changes
        )
        assert overlap == any(shares_a_place(stretch, shown[two]) for stretch in shown[one])


def what_is_printed_reads_back(row: Row) -> None:
    nodes = row_brackets(row)
    for start in ("", "\n\n"):
        assert own.read(own.write(nodes, start=start), start=start) == nodes
        assert attributed.read(attributed.write(nodes, start=start), start=start) == nodes
        bare.read(bare.write(nodes, start=start), start=start)


def check(played: Played) -> None:
    every_version_is_one_choice(played.row)
    places_are_shared_where_ranges_overlap(played.row)
    what_is_printed_reads_back(played.row)


@given(history=histories)
def test_brackets_hold_their_laws_after_every_act(history: dict[str, Any]) -> None:
    replay(history, check)
