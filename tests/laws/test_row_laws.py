"""The laws of one row over drawn histories, and over those that once broke something.

`python -m tests.laws.long` tries them over many more, see `docs/benchmarks.md`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st
from tests.laws.histories import Played, random_history, replay
from tests.laws.row_laws import LAWS, decisions_change_only_what_they_record

from pourparlers.text.rows import Row

TRACES = sorted((Path(__file__).parents[1] / "traces").glob("row-*.json"))

histories = st.randoms(use_true_random=False).map(random_history)


@given(history=histories)
def test_every_history_keeps_every_law(history: dict[str, Any]) -> None:
    played = replay(history)
    for law in LAWS:
        law(played)


@given(history=histories)
def test_the_law_holds_after_every_act(history: dict[str, Any]) -> None:
    rows: list[Row] = []

    def check(played: Played) -> None:
        for before in rows[-1:]:
            decisions_change_only_what_they_record(before, played.row)
        rows.append(played.row)

    replay(history, check)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@pytest.mark.parametrize("trace", TRACES, ids=lambda trace: trace.stem)
def test_what_once_broke_holds(law: Callable[[Played], None], trace: Path) -> None:
    law(replay(json.loads(trace.read_text("utf-8"))["history"]))
