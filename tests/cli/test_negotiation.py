"""A negotiation at a terminal: from an empty folder to a decided article, and what is refused on the way."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from pourparlers.cli import build

DRAFT = """\
# Agreement

1. The Parties shall meet every year.

2. The Parties shall report in writing.

3. The Parties shall consult.
"""


def run(*arguments: str, language: str = "en") -> Result:
    return CliRunner().invoke(build(language), list(arguments))


def done(*arguments: str) -> str:
    """What a command that does its work prints."""
    result = run(*arguments)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def refused(*arguments: str) -> str:
    """What a command that the rules forbid says."""
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (3, ""), result.stdout
    return result.stderr


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("draft.md").write_text(DRAFT, "utf-8")
    return tmp_path


@pytest.fixture
def table(folder: Path) -> Path:
    """A secretariat, three parties with a delegate each, and a draft."""
    done("open", "Exercise", "--as", "sec", "--name", "Ada Secretary")
    for code, name, person in (
        ("NOR", "Norland", "nia"),
        ("SUN", "Sundmark", "sol"),
        ("VAR", "Varna", "vic"),
    ):
        done("party", code, name, "--as", "sec")
        done("person", person, code, "--role", "head", "--as", "sec")
    done("draft", "draft.md", "--as", "sec")
    return folder


def test_from_an_empty_folder_to_a_decided_article(table: Path) -> None:
    done("propose", "--at", "1", "--replace", "shall", "--by", "should", "--as", "nia")
    done("table", "a", "--as", "nia")
    done("co-sponsor", "1", "--as", "sol")
    done("position", "supports", "1", "--as", "vic")
    assert "1. The Parties [shall / should – NOR+SUN 1] meet every year." in done("text", "--as", "vic")
    done("decide", "1", "--as", "sec")
    assert "1. The Parties should meet every year." in done("text", "--standing", "--as", "vic")
    done("export", "-o", "record.jsonl", "--as", "vic")
    Path("negotiation.pourparlers").unlink()
    assert "holds" in done("verify", "record.jsonl")


def test_a_private_draft_is_seen_by_its_delegation_alone(table: Path) -> None:
    before = done("text", "--as", "sol"), done("log", "--as", "sol"), done("proposals", "--as", "sol")
    done("propose", "--at", "1", "--delete", "every year", "--as", "nia")
    assert "no text – NOR a" in done("text", "--as", "nia")
    assert (
        done("text", "--as", "sol"),
        done("log", "--as", "sol"),
        done("proposals", "--as", "sol"),
    ) == before


def test_hidden_and_absent_are_refused_alike(table: Path) -> None:
    done("propose", "--at", "1", "--delete", "every year", "--as", "nia")
    hidden = [refused(command, "a", "--as", "sol") for command in ("withdraw", "co-sponsor", "table")]
    absent = [refused(command, "b", "--as", "sol") for command in ("withdraw", "co-sponsor", "table")]
    assert [line.replace("(a)", "(b)") for line in hidden] == absent


def test_a_receipt_is_checked_against_an_export(table: Path) -> None:
    receipt = done("propose", "--at", "2", "--text", "They report.", "--as", "nia", "--to", "parties")
    Path("receipt.txt").write_text(receipt, "utf-8")
    done("export", "-o", "record.jsonl", "--as", "sol")
    assert "receipt" in done("verify", "record.jsonl", "--receipt", "receipt.txt")
    lines = Path("record.jsonl").read_bytes().splitlines(keepends=True)
    bent = [line.replace(b"They report.", b"They resort.") for line in lines]
    Path("record.jsonl").write_bytes(b"".join(bent))
    result = run("verify", "record.jsonl", "--receipt", "receipt.txt")
    assert result.exit_code == 1


def test_a_trial_writes_nothing(table: Path) -> None:
    before = Path("negotiation.pourparlers").read_bytes()
    said = done(
        "propose", "--at", "1", "--delete", "every year", "--to", "parties", "--as", "nia", "--dry-run"
    )
    assert "Nothing was written" in said
    assert Path("negotiation.pourparlers").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("withdraw", "1", "--as", "sol"), "Only a sponsor revises or withdraws a proposal."),
        (("floor", "ask", "--as", "oba"), "An observer watches and does nothing else."),
        (("propose", "--at", "9", "--remove", "--as", "nia"), "There is nothing of this name. (9)"),
        (("position", "opposes", "7", "--as", "nia"), "There is nothing of this name. (7)"),
        (("party", "LUM", "Lumen", "--as", "nia"), "This is for the chair or the secretariat."),
        (("withdraw", "1", "--as", "zoe"), "Whoever acts has a seat in the negotiation."),
    ],
)
def test_what_the_rules_forbid_is_said_in_a_sentence(
    table: Path, arguments: tuple[str, ...], says: str
) -> None:
    done("person", "oba", "observers", "--as", "sec")
    done("propose", "--at", "1", "--delete", "every year", "--to", "parties", "--as", "nia")
    assert says in refused(*arguments)


def test_two_processes_write_one_order(table: Path) -> None:
    """Each adds parties of its own at the same time; nothing is lost, and the record holds."""
    script = (
        "import sys\nfrom pourparlers.cli import build\nfrom typer.testing import CliRunner\n"
        "for number in range(10):\n"
        "    code = sys.argv[1] + str(number)\n"
        "    result = CliRunner().invoke(build('en'), ['party', code, code, '--as', 'sec'])\n"
        "    assert result.exit_code == 0, result.stderr\n"
    )
    writers = [subprocess.Popen([sys.executable, "-c", script, name]) for name in ("A", "B")]
    assert [writer.wait(120) for writer in writers] == [0, 0]
    who = json.loads(done("who", "--as", "nia", "--format", "json"))
    assert sum(not each["is_office"] for each in who["delegations"]) == 23
    assert "holds" in done("verify", "negotiation.pourparlers")
