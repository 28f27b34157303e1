"""A real text with a thousand brackets as the starting point of a negotiation."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pourparlers.cli import build

DATA = Path(os.environ.get("POURPARLERS_DATA") or Path(__file__).resolve().parents[3] / "shared" / "data")
OCTOBER = DATA / "paris" / "23-oct-2015.md"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not OCTOBER.is_file(), reason="the Paris texts are not beside the repository"),
]


def done(*arguments: str) -> str:
    result = CliRunner().invoke(build("en"), list(arguments))
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_a_thousand_brackets_are_proposals_of_nobody_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done("open", "Paris", "--as", "sec")
    entered = done("draft", str(OCTOBER), "--brackets", "--as", "sec")
    assert entered.count("\nPut forward Secretariat ") == 1012
    text = done("text", "--as", "sec")
    assert (
        "a developed country Party [under the Convention – Secretariat 53 / under the UN system"
        " – Secretariat 55 / within the meaning of this Agreement – Secretariat 54]"
    ) in text
    assert "The record holds" in done("verify")
