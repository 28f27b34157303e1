"""The commands on texts, as a person at a terminal meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from pourparlers.cli import build, choose_language

BASE = "1. The Parties shall meet every year.\n\n2. They report in writing.\n"
NORLAND = "1. The Parties should meet every year.\n\n2. They report in writing.\n"
VARNA = "1. The Parties shall meet.\n\n2. They report in writing.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in [("base.txt", BASE), ("norland.txt", NORLAND), ("varna.txt", VARNA)]:
        Path(name).write_text(text, "utf-8")
    return tmp_path


def run(*arguments: str, language: str = "en") -> Result:
    return CliRunner().invoke(build(language), list(arguments))


def test_compile_prints_one_text_with_brackets() -> None:
    result = run("compile", "base.txt", "NOR=norland.txt", "VAR=varna.txt")
    assert result.exit_code == 0
    assert "1. The Parties [shall / should – NOR] meet [every year / no text – VAR]." in result.stdout


def test_a_folder_holds_versions_named_after_their_parties() -> None:
    Path("versions").mkdir()
    Path("norland.txt").rename("versions/Norland.txt")
    result = run("compile", "base.txt", "versions", "--format", "json")
    assert json.loads(result.stdout)["parties"] == ["Norland"]


def test_redline_names_the_two_texts() -> None:
    result = run("redline", "base.txt", "norland.txt", "--format", "json")
    data = json.loads(result.stdout)
    assert data["parties"] == ["old", "new"]
    assert [q["kind"] for q in data["questions"]] == ["alternative"]


def test_an_output_that_is_an_input_is_refused() -> None:
    result = run("compile", "base.txt", "NOR=norland.txt", "-o", "norland.txt")
    assert result.exit_code == 2
    assert "one of the inputs" in result.stderr
    assert Path("norland.txt").read_text("utf-8") == NORLAND


def test_an_output_is_replaced_only_by_a_whole_result(folder: Path) -> None:
    Path("out.txt").write_text("before", "utf-8")
    Path("bad.txt").write_bytes(b"\xe9t\xe9")
    result = run("compile", "base.txt", "NOR=bad.txt", "-o", "out.txt")
    assert (result.exit_code, Path("out.txt").read_text("utf-8")) == (1, "before")
    assert sorted(p.name for p in folder.iterdir()) == [
        "bad.txt",
        "base.txt",
        "norland.txt",
        "out.txt",
        "varna.txt",
    ]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("NOR=norland.txt", "NOR=varna.txt"), "two versions for NOR"),
        (("NOR=missing.txt",), "missing.txt: there is no such file"),
        (("norland.txt",), "whose version is it? Write PARTY=norland.txt"),
        (("norland",), "neither PARTY=FILE nor a folder"),
        (("=norland.txt",), "names no party"),
        (("NOR=.",), ". is a folder, not a file"),
        (("NOR=norland.txt", "-o", "."), ". is a folder, not a file"),
        (("NOR=norland.txt", "--language", "de"), "'de' is not one of"),
        (("N/A=norland.txt",), "cannot be a party's name"),
    ],
)
def test_what_is_wrong_with_the_line_is_said_before_any_work(arguments: tuple[str, ...], says: str) -> None:
    result = run("compile", "base.txt", *arguments)
    assert result.exit_code in (1, 2)
    assert says in result.stderr
    assert result.stdout == ""


def test_the_ending_of_the_output_says_the_form_unless_the_line_does() -> None:
    run("compile", "base.txt", "NOR=norland.txt", "-o", "out.html")
    assert Path("out.html").read_text("utf-8").startswith("<!doctype html>")
    run("redline", "base.txt", "norland.txt", "-o", "out.json", "--format", "text")
    assert Path("out.json").read_text("utf-8").startswith("1. The Parties [shall / should] meet")


def test_help_is_in_the_language_of_the_line_and_shows_an_example() -> None:
    assert "pourparlers compile draft.md NOR=norland.md" in run("compile", "--help").stdout
    assert "Réunir les versions" in run("--language", "fr", "--help", language="fr").stdout


def test_a_character_that_is_not_seen_is_said() -> None:
    Path("hidden.txt").write_text(BASE.replace("shall", "sh\u200ball"), "utf-8")
    result = run("redline", "base.txt", "hidden.txt")
    assert "hidden.txt, line 1: a character that is not seen: sh⟦ZERO WIDTH SPACE⟧all" in result.stderr
    assert run("redline", "hidden.txt", "hidden.txt").stderr.count("not seen") == 1


def test_a_folder_that_takes_no_file_is_said() -> None:
    result = run("redline", "base.txt", "varna.txt", "-o", f"{'long' * 70}.txt")
    assert (result.exit_code, "Traceback" in result.stderr) == (1, False)


def test_a_page_is_called_what_the_text_calls_itself() -> None:
    Path("own.md").write_text(f"# Agreement (exercise)\n\n{BASE}", "utf-8")
    page = run("compile", "own.md", "NOR=norland.txt", "--format", "html").stdout
    assert "<title>Agreement (exercise)" in page
    assert 'class="exercise"' in page
    assert "<title>Agreement (exercise) – own" in run("redline", "own.md", "own.md", "-f", "html").stdout
    assert "<title>base" in run("compile", "base.txt", "NOR=norland.txt", "-f", "html").stdout


def test_an_empty_draft_is_a_warning() -> None:
    Path("empty.txt").write_text("", "utf-8")
    result = run("compile", "empty.txt", "NOR=norland.txt")
    assert (result.exit_code, "empty.txt is empty" in result.stderr) == (0, True)


def test_the_demonstration_takes_no_file_for_a_folder() -> None:
    result = run("demo", "-o", "base.txt")
    assert (result.exit_code, Path("base.txt").read_text("utf-8")) == (2, BASE)
    assert "no folder can be made here" in result.stderr


def test_a_version_of_another_document_is_a_warning() -> None:
    Path("other.txt").write_text("Quite different words stand here, all of them.", "utf-8")
    result = run("compile", "base.txt", "NOR=other.txt")
    assert result.exit_code == 0
    assert "less than a tenth" in result.stderr


def test_messages_speak_french() -> None:
    result = run("compile", "base.txt", "NOR=missing.txt", language="fr")
    assert "ce fichier n’existe pas" in result.stderr or "n'existe pas" in result.stderr


def test_the_language_comes_from_the_line_then_from_the_environment() -> None:
    assert choose_language(["compile", "--language", "fr"], {}) == "fr"
    assert choose_language(["--language=en"], {"LANG": "fr_FR.UTF-8"}) == "en"
    assert choose_language([], {"LANG": "fr_FR.UTF-8"}) == "fr"
    assert choose_language([], {"LANG": "de_DE"}) == "en"


def test_brackets_writes_the_text_back() -> None:
    Path("b.txt").write_text("Parties [shall][should] meet].\n", "utf-8")
    assert run("brackets", "b.txt", "--format", "text").stdout == "Parties [shall][should] meet].\n"
    data = json.loads(run("brackets", "b.txt").stdout)
    assert (data["brackets"], data["questions"], len(data["errors"])) == (2, 1, 1)


def test_the_demonstration_is_written_as_files_and_a_page() -> None:
    result = run("demo", "--output", "out")
    assert result.exit_code == 0, result.stderr
    assert "exercise" in Path("out/rolling-text.html").read_text("utf-8")
    assert sorted(p.name for p in Path("out/versions").iterdir()) == [
        "EST.md",
        "MER.md",
        "NOR.md",
        "SUN.md",
        "VAR.md",
    ]


def test_what_misleads_is_said_once_beside_the_result() -> None:
    Path("base.txt").write_text("Within thirty (20) days.\n\nEnd.\n", "utf-8")
    Path("norland.txt").write_text("Within thirty (20) days they meet.\n\nThe end is \u0455hall.\n", "utf-8")
    result = run("compile", "base.txt", "NOR=norland.txt", "--format", "json")
    assert result.exit_code == 0
    assert result.stderr.count("the figure differs from its words") == 1
    assert "norland.txt, line 3: letters of two scripts in one word" in result.stderr
