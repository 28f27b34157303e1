"""The same at the terminal: output, errors and exit status of every view and every attempt."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.laws.act_histories import Played, random_history, replay, seeded
from tests.threats.test_bytes import chosen
from tests.threats.worlds import World, as_it_was, with_nothing_hidden, with_other_hidden
from typer.testing import CliRunner

from pourparlers.cli import build
from pourparlers.record.stores.sqlite import open_store
from pourparlers.service.reading import happening
from pourparlers.talks.access import doors

FILE = "negotiation.pourparlers"

VIEWS = [
    ["text"],
    ["text", "--standing"],
    ["text", "--party", "P0"],
    ["text", "--plain"],
    ["text", "--tabled", "--format", "html"],
    ["text", "--when", "2027-01-01T00:20"],
    ["text", "--proposal", "a"],
    *([view, "--format", form] for view in ("questions", "proposals", "log") for form in ("text", "json")),
    *(
        [view]
        for view in ("positions", "decisions", "concordance", "changes", "who", "meetings", "statements")
    ),
    ["export"],
    ["receipt", "ab" * 16],
]

ATTEMPTS = [
    ["withdraw", "a"],
    ["withdraw", "1"],
    ["table", "b"],
    ["co-sponsor", "2"],
    ["take-over", "1"],
    ["decide", "1"],
    ["reopen", "1"],
    ["rank", "1", "2"],
    ["position", "opposes", "1", "--to", "parties"],
    ["answer", "1", "confirmed"],
    ["share", "1", "--to", "G0"],
    ["share", "1", "--to", "Room 0"],
    ["propose", "--at", "1", "--insert", "the", "--before", "The"],
    ["propose", "--at", "9", "--remove", "--on", "a"],
    ["party", "P9", "Another"],
    ["group", "G0", "P0", "P1"],
    ["person", "handle-123456", "P0"],
    ["room", "Room 0", "P0"],
    ["floor", "ask"],
    ["draft", "none.md"],
]

NAMES = re.compile(r"\b[0-9a-f]{8}\b|[0-9a-f]{64}|[0-9a-f]{32}|20\d\d-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?Z?")


def put_down(world: World, folder: Path) -> Path:
    """The world in a file of its own, with its directory."""
    folder.mkdir()
    store = open_store(folder / FILE, create=world.store.negotiation)
    events = [event for several in world.store._events.values() for event in several]
    for event in sorted(events, key=lambda each: each.envelope.at):
        store.append(event, {event.envelope.ledger: event.envelope.number}, doors(happening(event)))
    for entry in world.store._people.values():
        store.enter_person(entry)
    store.close()
    return folder


def said(lines: Sequence[Sequence[str]], who: str) -> list[tuple[str, int, str, str]]:
    """What each line prints and how it ends; ids and times that are drawn anew are left out."""
    found = []
    for line in lines:
        done = CliRunner().invoke(build("en"), [*line, *(["--as", f"handle-{who[:6]}"] if who else [])])
        assert done.exception is None or isinstance(done.exception, SystemExit), (line, done.exception)
        found.append((" ".join(line), done.exit_code, done.stdout, done.stderr))
    return found


def tried(who: str) -> list[tuple[str, ...]]:
    """The same for attempts, of which nothing is written; what is drawn for them is left out."""
    lines = [[*line, "--dry-run"] for line in ATTEMPTS]
    return [tuple(NAMES.sub("…", str(part)) for part in each) for each in said(lines, who)]


@pytest.mark.parametrize("seed", range(3))
def test_every_byte_printed_is_equal(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    played = drawn(seed)
    for who in chosen(played, seed)[: 1 + seed % 2]:
        printed = []
        for number, world in enumerate(several(played, who, seed)):
            monkeypatch.chdir(put_down(world, tmp_path / f"{who[:6]}-{number}"))
            printed.append((said(VIEWS, who), tried(who)))
        assert all(each == printed[0] for each in printed)


def several(played: Played, who: str, seed: int) -> list[World]:
    found = [as_it_was(played), with_nothing_hidden(played, who)]
    if "parties" in played.view(who).ledgers:
        found.append(with_other_hidden(played, who, seeded(seed)))
    return found


def drawn(seed: int) -> Played:
    return replay(random_history(seeded(seed)))


def test_a_process_of_its_own_prints_the_same(tmp_path: Path) -> None:
    played = drawn(5)
    who = chosen(played, 5)[0]
    answers = []
    for number, world in enumerate((as_it_was(played), with_nothing_hidden(played, who))):
        folder = put_down(world, tmp_path / str(number))
        lines = (["log"], ["proposals", "--format", "json"], ["withdraw", "a", "--dry-run"])
        answers.append([in_a_process(folder, [*line, "--as", f"handle-{who[:6]}"]) for line in lines])
    assert answers[0] == answers[1]


def in_a_process(folder: Path, line: Sequence[str]) -> tuple[int, bytes, bytes]:
    command = [sys.executable, "-m", "pourparlers", *line]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=60)
    return done.returncode, done.stdout, done.stderr
