"""The verifier in docs/explanation/record.md does what the page says, on a record of several ledgers."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.service.tables import seated

from pourparlers.service import bundle

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "record.md"


@pytest.fixture
def verify(tmp_path: Path):
    (block,) = re.findall(r"^```py\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    program, file = tmp_path / "verifier.py", tmp_path / "record.jsonl"
    program.write_text(block, "utf-8")

    def run(lines: list[bytes]) -> str:
        file.write_bytes(b"\n".join(lines) + b"\n")
        done = subprocess.run(
            [sys.executable, str(program), str(file)], capture_output=True, text=True, check=False
        )
        return done.stdout + done.stderr

    return run


@pytest.fixture
def lines() -> list[bytes]:
    """What a delegate may know, of three ledgers: the delegation's own names heads of the others."""
    table = seated()
    table.propose("nia", 0, "They meet.")
    table.propose("nia", 1, "They meet in spring.", "parties")
    table.propose("nia", 1, "They meet in autumn.")
    return bundle.export(table.store, table.ids["nia"]).splitlines()


def test_a_record_as_it_was_exported_holds(verify, lines):
    assert verify(lines) == "The record holds.\n"


def test_a_changed_event_does_not_hold(verify, lines):
    changed = [line.replace(b"They meet in spring.", b"They meet at once.") for line in lines]
    assert "does not hold" in verify(changed)


def test_a_dropped_event_does_not_hold(verify, lines):
    assert "does not hold" in verify([*lines[:3], *lines[4:]])


def test_an_event_told_twice_does_not_hold(verify, lines):
    assert "does not hold" in verify([*lines[:3], lines[2], *lines[3:]])


def test_events_in_another_order_do_not_hold(verify, lines):
    assert "does not hold" in verify([lines[0], lines[2], lines[1], *lines[3:]])


def test_an_event_before_all_that_it_has_seen_does_not_hold(verify, lines):
    narrow = [line for line in lines[1:] if b'"ledger":"party:' in line]
    others = [line for line in lines[1:] if line not in narrow]
    assert verify([lines[0], *narrow, *others]) == "party:NOR 0 does not hold\n"


def test_a_forged_head_does_not_hold(verify, lines):
    """The narrow ledger is changed at its end, with its own head made to fit, but not the one it names."""
    *others, last = lines
    root = last.split(b'"parties":[')[1].split(b'"')[1]
    assert "does not hold" in verify([*others, last.replace(root, b"0" * 64)])


def test_a_cut_at_the_end_is_not_what_the_head_says(verify, lines):
    assert "a ledger is not what its head says" in verify(lines[:-1])
