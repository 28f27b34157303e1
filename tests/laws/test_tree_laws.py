"""The laws of words and places together over drawn histories, and over those that once broke something.

`python -m tests.laws.long_tree` tries them over many more, see `docs/benchmarks.md`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from tests.laws.long_tree import checked
from tests.laws.tree_histories import Played, random_history
from tests.laws.tree_laws import LAWS

TRACES = sorted((Path(__file__).parents[1] / "traces").glob("tree-*.json"))

histories = st.randoms(use_true_random=False).map(random_history)


@given(history=histories)
@settings(deadline=None)
def test_every_history_keeps_every_law(history: dict[str, Any]) -> None:
    played = checked(history)
    for law in LAWS:
        law(played)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@pytest.mark.parametrize("trace", TRACES, ids=lambda trace: trace.stem)
def test_what_once_broke_holds(law: Callable[[Played], None], trace: Path) -> None:
    law(checked(json.loads(trace.read_text("utf-8"))["history"]))
