"""The contracts between rooms hold; docs/architecture.md says what they are for."""

from __future__ import annotations

import re
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


@pytest.mark.parametrize("room", ["text", "documents", "demo", "cli"])
def test_every_room_stands_on_the_code_map(room: str) -> None:
    code_map = (ROOT / "docs/architecture.md").read_text("utf-8")
    assert re.search(rf"^  {room}/ ", code_map, re.MULTILINE)


def test_every_module_of_the_text_room_is_explained() -> None:
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    table = page.partition("### The text room")[2].partition("\n## ")[0]
    modules = {
        path.stem for path in (ROOT / "src/pourparlers/text").glob("[!_]*") if path.name != "__pycache__"
    }
    assert modules - set(re.findall(r"`(\w+)`", table)) == set()
