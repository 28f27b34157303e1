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


FORMS = ("text", "markdown", "html", "json")


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


VIEWS = [
    *(
        ["text"],
        ["text", "--standing"],
        ["text", "--party", "SUN"],
        ["text", "--plain"],
        ["text", "--tabled"],
    ),
    *([view] for view in "questions proposals positions decisions concordance changes log who".split()),
    *(["meetings"], ["statements"]),
]


def test_no_byte_of_any_view_tells_what_is_hidden(table: Path) -> None:
    done("propose", "--at", "2", "--delete", "in writing", "--to", "parties", "--as", "sol")

    def seen() -> list[str]:
        views = [done(*view, "--format", form, "--as", "sol") for view in VIEWS for form in FORMS]
        return [*views, done("export", "--as", "sol"), done("log"), refused("withdraw", "a", "--as", "sol")]

    before = seen()
    done("room", "Corner", "NOR", "VAR", "--as", "nia")
    done("propose", "--at", "1", "--delete", "every year", "--as", "nia", "--to", "Corner")
    done("propose", "--at", "2", "--remove", "--as", "nia", "--key", "a")
    done("position", "opposes", "1", "--red-line", "--as", "vic")
    done("revise", "a", "--at", "2", "--text", "They write.", "--as", "nia")
    assert seen() == before


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


def test_a_trial_says_what_would_change_and_writes_nothing(table: Path) -> None:
    done("propose", "--at", "1", "--replace", "shall", "--by", "should", "--to", "parties", "--as", "nia")
    done("propose", "--at", "1", "--replace", "shall", "--by", "must", "--to", "parties", "--as", "sol")
    before = Path("negotiation.pourparlers").read_bytes()
    assert done("decide", "1", "--as", "sec", "--dry-run").splitlines() == [
        "D1: agreed in plenary, took NOR 1",
        "Seen by: all parties.",
        "NOR 1: still open → fulfilled: the text reads so",
        "SUN 2: still open → overtaken",
        "1. The Parties [shall / should] meet every year.",
        "Nothing was written.",
    ]
    assert Path("negotiation.pourparlers").read_bytes() == before


def test_a_trial_of_a_proposal_shows_what_it_asks_for(table: Path) -> None:
    change = ("propose", "--at", "1", "--replace")
    done(*change, "shall", "--by", "should", "--to", "parties", "--as", "nia")
    said = done(*change, "should", "--by", "may", "--on", "1", "--as", "sol", "--dry-run")
    assert "1. The Parties [shall / may – SUN a / should – NOR 1] meet every year." in said
    said = done(*change, "every year", "--by", "every May", "--as", "sol", "--dry-run")
    assert "1. The Parties shall meet every [year / May]." in said


def test_the_number_of_a_provision_is_not_written_twice(table: Path) -> None:
    done("propose", "--at", "2", "--text", "2. The Parties shall report.", "--as", "nia")
    assert "2. The Parties shall report [in writing / no text – NOR a]." in done("text", "--as", "nia")


def test_an_edited_text_that_is_none_of_the_draft_is_told(table: Path) -> None:
    Path("empty.md").write_text("", "utf-8")
    assert run("propose", "empty.md", "--as", "nia").exit_code == 2
    Path("other.md").write_text("Once upon a time.\n", "utf-8")
    assert "less than a tenth" in run("propose", "other.md", "--as", "nia").stderr


def test_a_blanket_change_lists_its_places(table: Path) -> None:
    asked = ("propose", "--blanket", "shall", "should", "--leave-out", "2", "--to", "parties", "--as", "nia")
    assert done(*asked).splitlines()[:3] == [
        "1. 1: … The Parties [shall] meet every year.…",
        "2. 2: … The Parties [shall] report in writing.… (left out)",
        "3. 3: … The Parties [shall] consult.…",
    ]
    assert done("text", "--proposal", "1", "--plain", "--as", "sol").count("should") == 2


def test_a_place_that_is_not_there_is_not_left_out(table: Path) -> None:
    result = run("propose", "--blanket", "The Parties", "They", "--leave-out", "4", "--as", "nia")
    assert result.exit_code == 2
    assert "there is no place 4; the places are counted from 1 to 3" in result.stderr
    assert "NOR" not in done("proposals", "--as", "nia")


def test_a_name_that_several_go_by_is_told_apart(table: Path) -> None:
    for _ in range(2):
        done("room", "Over dinner", "NOR", "--as", "nia")
    said = refused("propose", "--at", "1", "--delete", "every year", "--to", "Over dinner", "--as", "nia")
    assert said.startswith("pourparlers: Several go by the name Over dinner; say which: ")
    done("propose", "--at", "1", "--delete", "every year", "--to", said[:-2].split()[-1], "--as", "nia")


def test_an_edited_text_is_a_proposal(table: Path) -> None:
    done("text", "--plain", "-o", "edited.md", "--as", "nia")
    edited = Path("edited.md").read_text("utf-8").replace("in writing", "every month")
    Path("edited.md").write_text(edited, "utf-8")
    done("propose", "edited.md", "--to", "parties", "--as", "nia")
    assert done("text", "--proposal", "1", "--plain", "--as", "sol") == edited
    assert "The standing text with NOR 1" in done("text", "--proposal", "1", "--as", "sol")
    assert "report [in writing / every month – NOR 1]" in done("text", "--as", "sol")


def test_a_compilation_is_a_starting_point(table: Path) -> None:
    Path("nor.md").write_text(DRAFT.replace("shall meet", "should meet"), "utf-8")
    Path("sun.md").write_text(DRAFT.replace("shall meet", "must meet"), "utf-8")
    done("compile", "draft.md", "NOR=nor.md", "SUN=sun.md", "-o", "all.json")
    done("draft", "all.json", "--title", "Compiled", "--as", "sec")
    assert "[shall / must – SUN 2 / should – NOR 1] meet" in done("text", "--as", "vic")
    assert "heard in the room from NOR, not confirmed" in done("text", "--as", "vic")
    done("answer", "1", "confirmed", "--as", "nia")
    assert "heard in the room from NOR, not confirmed" not in done("text", "--as", "vic")


def test_a_compilation_has_its_own_title_and_takes_the_place_of_a_draft(table: Path) -> None:
    Path("nor.md").write_text(DRAFT.replace("shall meet", "should meet"), "utf-8")
    done("compile", "draft.md", "NOR=nor.md", "-o", "all.json")
    done("draft", "all.json", "--supersedes", "1", "--to", "parties", "--as", "sec")
    assert done("text", "--as", "vic").startswith("Agreement – Rolling text")
    assert "superseded" in done("text", "--draft", "1", "--as", "sec")
    assert "nothing of this name (9)" in refused("draft", "all.json", "--supersedes", "9", "--as", "sec")


def test_a_bracketed_text_is_a_starting_point(table: Path) -> None:
    Path("bracketed.md").write_text("1. Parties [shall][should] meet [every year – NOR].\n", "utf-8")
    done("draft", "bracketed.md", "--brackets", "--as", "sec")
    text = done("text", "--as", "vic")
    assert "1. Parties [shall – Secretariat 1 / should – Secretariat 2] meet [every year – NOR 3]." in text


def test_what_verify_said_is_held_against_it_later(table: Path) -> None:
    Path("seen.txt").write_text(done("verify"), "utf-8")
    done("party", "LUM", "Lumen", "--as", "sec")
    assert "The record holds" in done("verify", "--checkpoint", "seen.txt")
    Path("seen.txt").write_text(f"parties 3 {'0' * 64}", "utf-8")
    result = run("verify", "--checkpoint", "seen.txt")
    assert result.exit_code == 1
    assert "its first 3 events are not those that were seen" in result.stdout


def test_a_receipt_is_printed_again(table: Path) -> None:
    receipt = done("propose", "--at", "1", "--delete", "every year", "--as", "nia").splitlines()[-1]
    event = receipt.split()[4]
    assert done("receipt", event[:8], "--as", "nia") == f"{receipt}\n"
    hidden, absent = refused("receipt", event, "--as", "sol"), refused("receipt", "0" * 32, "--as", "sol")
    assert hidden.replace(event, "") == absent.replace("0" * 32, "")


def test_whoever_gives_up_a_seat_has_a_receipt(table: Path) -> None:
    said = done("person", "nia", "NOR", "--release", "--as", "nia")
    assert said.startswith("Done.\npourparlers-receipt ")
    assert "has a seat" in refused("floor", "ask", "--as", "nia")


def test_an_export_shows_what_its_reader_saw(table: Path) -> None:
    done("propose", "--at", "1", "--delete", "every year", "--as", "nia")
    done("export", "-o", "record.jsonl", "--as", "nia")
    assert done("text", "--in", "record.jsonl") == done("text", "--as", "nia")
    assert "what its reader saw, without --as" in run("text", "--in", "record.jsonl", "--as", "nia").stderr
    result = run("table", "a", "--as", "nia", "--in", "record.jsonl")
    assert (result.exit_code, "an export, to be read" in result.stderr) == (1, True)


def test_what_holds_of_a_damaged_export_is_shown(table: Path) -> None:
    done("export", "-o", "record.jsonl", "--as", "nia")
    lines = Path("record.jsonl").read_bytes().splitlines(keepends=True)
    Path("record.jsonl").write_bytes(b"".join([*lines[:4], b"noise\n", *lines[5:]]))
    result = run("who", "--in", "record.jsonl")
    assert "Norland" in result.stdout
    assert "Varna" not in result.stdout
    assert "what comes after it is not shown: parties 3" in result.stderr


def test_a_moment_of_the_past_is_asked_for_by_event_or_time(table: Path) -> None:
    receipt = done("propose", "--at", "1", "--delete", "every year", "--to", "parties", "--as", "nia")
    event = receipt.split("pourparlers-receipt ")[1].split()[3]
    done("decide", "1", "--as", "sec")
    assert "[every year / no text – NOR 1]" in done("text", "--when", event[:8], "--as", "sol")
    assert "meet [every year / no text]." in done("changes", "--since", event, "--as", "sol")
    assert "Before anything happened" in done("who", "--when", "2001-01-01", "--as", "sol")
    assert run("text", "--when", "soon", "--as", "sol").exit_code == 2


def test_an_act_with_a_name_is_done_once(table: Path) -> None:
    asked = ("propose", "--at", "1", "--delete", "every year", "--as", "nia", "--key", "first")
    assert done(*asked) == done(*asked)
    assert "NOR b" not in done("text", "--as", "nia")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("propose", "--as", "nia"), "say one change"),
        (("propose", "--remove", "--as", "nia"), "say where: --at PROVISION"),
        (
            ("propose", "--at", "1", "--replace", "must", "--by", "may", "--as", "nia"),
            "1 does not say “must”",
        ),
        (("propose", "--blanket", "must", "may", "--as", "nia"), "does not say “must” anywhere"),
        (("propose", "--at", "1", "--move", "--under", "1", "--as", "nia"), "say where it goes"),
        (("position", "opposes", "--as", "nia"), "a position is on a proposal, on a provision"),
        (("decide", "1", "--uncontested", "--as", "sec"), "--uncontested says by itself"),
        (("reopen", "D1", "--votes", "many", "--as", "sec"), "a vote is written as 30:12"),
        (("propose", "--at", "1", "--delete", "every", "--by", "each", "--as", "nia"), "--by goes with"),
        (("propose", "--at", "1", "--replace", "every", "--as", "nia"), "--replace goes with --by"),
        (
            ("propose", "--at", "1", "--insert", "in May", "--as", "nia"),
            "--insert goes with --after or --before",
        ),
        (("text", "--standing", "--party", "NOR", "--as", "nia"), "exclude each other"),
        (("open", "Talks", "--zone", "Mars/Olympus", "--in", "new", "--as", "sec"), "is no time zone"),
        (("party", "LUM", "Lumen"), "say who acts: --as PERSON"),
    ],
)
def test_a_line_that_says_too_little_is_sent_back(table: Path, arguments: tuple[str, ...], says: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr


def test_words_that_stand_more_than_once_are_counted(table: Path) -> None:
    done(
        "propose",
        "--add",
        "May or may not.",
        "--after",
        "3",
        "--number",
        "4.",
        "--to",
        "parties",
        "--as",
        "nia",
    )
    asked = ("propose", "--on", "1", "--at", "4", "--replace", "may", "--by", "might", "--as", "sol")
    assert done(*asked)
    assert run("propose", "--at", "1", "--delete", "e", "--as", "sol").exit_code == 2


@pytest.mark.parametrize("arguments", [("open", "Again", "--as", "sec"), ("text", "--in", "draft.md")])
def test_a_file_that_cannot_be_used_is_named(table: Path, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert ("negotiation.pourparlers" if arguments[0] == "open" else "draft.md") in result.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("withdraw", "1", "--as", "sol"), "This is for a sponsor of the proposal ("),
        (("floor", "ask", "--as", "oba"), "An observer watches and does nothing else."),
        (("propose", "--at", "9", "--remove", "--as", "nia"), "There is nothing of this name (9)."),
        (("position", "opposes", "7", "--as", "nia"), "There is nothing of this name (7)."),
        (("party", "LUM", "Lumen", "--as", "nia"), "This is for the chair or the secretariat."),
        (("withdraw", "1", "--as", "zoe"), "Whoever acts has a seat in the negotiation (zoe)."),
        (("party", "parties", "Partia", "--as", "sec"), "This name is taken already (parties)."),
        (("person", "nia", "NOR", "--as", "sec"), "This has been done already (nia)."),
        (("decide", "1@1#0", "--as", "sec"), "There is nothing of this name (1@1#0)."),
        (("text", "--as", "sec", "--when", "2020-01-01"), "There is no draft to be seen."),
        (("text", "--as", "zoe"), "There is nothing of this name (zoe)."),
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
