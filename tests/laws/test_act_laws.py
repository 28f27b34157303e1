"""The laws of a negotiation over drawn histories of acts, and over those that once broke something.

`python -m tests.laws.long_acts` tries them over many more, see `docs/benchmarks.md`. A history is drawn by
its seed: one that breaks a law is cut down by `long_acts`, not by hypothesis.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from tests.laws.act_histories import Played
from tests.laws.act_laws import LAWS
from tests.laws.long_acts import checked, drawn

TRACES = sorted((Path(__file__).parents[1] / "traces").glob("acts-*.json"))

seeds = st.integers(0, 10**9).map(lambda seed: 1000 * seed)  # no long ones


@given(seed=seeds)
@settings(deadline=None)
def test_every_history_keeps_every_law(seed: int) -> None:
    played = checked(drawn(seed))
    for law in LAWS:
        law(played)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@pytest.mark.parametrize("trace", TRACES, ids=lambda trace: trace.stem)
def test_what_once_broke_holds(law: Callable[[Played], None], trace: Path) -> None:
    law(checked(json.loads(trace.read_text("utf-8"))["history"]))
