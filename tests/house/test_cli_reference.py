"""docs/reference/cli.md and the command line have the same commands and options."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from pourparlers import cli

ROOT = Path(__file__).parents[2]
# Every command has it, and it says itself what it does.
UNSAID = {"--help"}


def walk(command: Any, name: str) -> Iterator[tuple[str, set[str]]]:  # noqa: ANN401  Typer keeps its class to itself
    """Each command by its full name, with the long names of its options."""
    options = {
        option
        for parameter in command.params
        if parameter.param_type_name == "option" and not parameter.hidden
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--")
    }
    yield name, options - UNSAID
    for child in getattr(command, "commands", {}).values():
        if not child.hidden:
            yield from walk(child, f"{name} {child.name}")


def described() -> dict[str, set[str]]:
    """Each heading "## `pourparlers ...`" of the page, with the options at the head of its rows.

    What many commands have stands once, under a heading of its own, and each of them links to it.
    """
    page = (ROOT / "docs/reference/cli.md").read_text("utf-8")
    parts = re.split(r"^#+ (.*)$", page, flags=re.MULTILINE)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    shared = {f"(#{name.lower().replace(' ', '-')})": rows(section) for name, section in sections.items()}
    return {
        name.strip("`"): rows(section).union(*(shared[link] for link in shared if link in section))
        for name, section in sections.items()
        if name.startswith("`pourparlers")
    }


def rows(section: str) -> set[str]:
    """The options at the head of a section's rows."""
    heads = re.findall(r"^\| (`--[^|]*)\|", section, re.MULTILINE)
    return {option for head in heads for option in re.findall(r"`(--[\w-]+)", head)}


def test_every_command_and_option_is_described() -> None:
    if not hasattr(cli, "build"):
        pytest.skip("the command line has no commands yet")
    assert described() == dict(walk(typer.main.get_command(cli.build("en")), "pourparlers"))
