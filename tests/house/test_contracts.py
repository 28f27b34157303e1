"""The contracts between rooms hold; docs/architecture.md says what they are for."""

from __future__ import annotations

from pathlib import Path

import pytest
from importlinter import cli

ROOT = Path(__file__).parents[2]


def test_every_contract_between_rooms_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert (
        cli.lint_imports(config_filename="pyproject.toml", no_cache=True, no_logo=True)
        == cli.EXIT_STATUS_SUCCESS
    )
