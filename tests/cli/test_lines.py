"""What every command has on its line, and in which language it is said."""

from __future__ import annotations

import pytest
import typer.main
from typer.testing import CliRunner

from pourparlers.cli import build
from pourparlers.cli.moments import BadMomentError, parse_moment
from pourparlers.cli.sections import SECTIONS


def test_every_command_is_listed_under_a_heading() -> None:
    printed = CliRunner().invoke(build("en"), ["--help"]).stdout
    for heading, commands in SECTIONS.items():
        assert f"{heading}:" in printed
        assert all(f"  {name} " in printed for name in commands)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_help_of_every_command_speaks_the_language_of_the_line(language: str) -> None:
    root = typer.main.get_command(build(language))
    for command in root.commands.values():
        speak = next(each for each in command.params if each.name == "language")
        assert speak.default == language
        assert ("La langue" if language == "fr" else "The language") in speak.help


def test_help_says_that_a_file_is_no_safe() -> None:
    for command in ("open", "propose", "text", "export"):
        printed = " ".join(CliRunner().invoke(build("en"), [command, "--help"]).stdout.split())
        assert "Whoever has it can read all of it; --as is no lock." in printed


@pytest.mark.parametrize(
    ("command", "usage"),
    [
        ("answer", "pourparlers answer [OPTIONS] SUBJECT ANSWER [FILE]"),
        ("decide", "pourparlers decide [OPTIONS] [PROPOSAL ...]"),
        ("compile", "pourparlers compile [OPTIONS] BASE PARTY=FILE ..."),
        ("position", "pourparlers position [OPTIONS] STAND [PROPOSAL]"),
    ],
)
def test_usage_is_written_as_the_documentation_writes_it(command: str, usage: str) -> None:
    printed = CliRunner().invoke(build("en"), [command, "--help"], prog_name="pourparlers").stdout
    assert f"Usage: {usage}\n" in printed


def test_a_choice_that_there_is_not_is_refused_in_plain_words() -> None:
    said = CliRunner().invoke(build("en"), ["position", "loves", "12"]).stderr
    assert "Invalid value for 'STAND': 'loves' is not one of" in said


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2027-01-14T18:30+05:00", "2027-01-14T13:30:00Z"),
        ("2027-01-14T18:30:09Z", "2027-01-14T18:30:09Z"),
        ("2027-07-14T18:30", "2027-07-14T16:30:00Z"),
        ("2027-01-14", "2027-01-14T22:59:59Z"),
        ("2026-10-25", "2026-10-25T22:59:59Z"),  # the day has 25 hours
        ("0af3c9", "0af3c9"),
    ],
)
def test_a_moment_is_one_in_the_zone_of_the_negotiation(text: str, moment: str) -> None:
    assert parse_moment(text, "Europe/Vienna") == moment


@pytest.mark.parametrize("text", ["soon", "2027-02-30", "2027", "12", "xyzxyz"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(BadMomentError):
        parse_moment(text, "UTC")
