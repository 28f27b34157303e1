"""Histories of one row: what happened as plain values, so that they can be drawn, kept as JSON and replayed.

An act is a dict of small numbers, interpreted against whatever the row is by then, so that any row of
acts is a history and a shorter one is still one. `replay` plays it to the engine and to its slow twin at
once, and keeps a concrete log of what was done, for the laws that play it again otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.laws.reference import Twin

from pourparlers.text.decisions import Refusal, decide, reopen
from pourparlers.text.diff import diff
from pourparlers.text.rows import (
    Row,
    Tabling,
    ask,
    basis_of,
    new_row,
    parts,
    reads,
    revise,
    table,
    take_over,
    withdraw,
)

Act = dict[str, Any]

WORDS = [" a", " the", " a", " the", " a", " the", "\n", " a", "\u00a0a"]
ACTS = ["write"] * 8 + ["decide"] * 4 + ["part"] * 3 + ["reopen"] * 4 + ["revise"] * 2
ACTS += ["withdraw", "take over"]


def random_history(random: Random, acts_max: int = 30) -> dict[str, Any]:
    """A draft and acts, as JSON has them."""
    draft = [random.choice(WORDS) for _ in range(random.randrange(7))]
    return {"draft": draft, "acts": [random_act(random) for _ in range(random.randrange(2, acts_max))]}


def random_act(random: Random) -> Act:
    act: Act = {"act": random.choice(ACTS)}
    if act["act"] in {"write", "revise"}:
        act["edits"] = [random_edit(random) for _ in range(random.choice([0, 1, 1, 1, 2, 2, 3]))]
        act["raw"] = random.random() < 0.15
        act["besides"] = random.random() < 0.15
        act["keep"] = [random.randrange(8), random.randrange(4)] if random.random() < 0.15 else None
        act["on"] = random.randrange(8) if random.random() < 0.4 else None
        act["reads_now"] = random.random() < 0.4
        act["on_standing"] = random.random() < 0.4
    act["who"], act["which"] = random.randrange(12), random.randrange(4)
    return act


def random_edit(random: Random) -> list[Any]:
    words = [random.choice(WORDS) for _ in range(random.choice([0, 1, 1, 2, 3]))]
    return [random.randrange(8), random.choice([0, 0, 1, 1, 2, 3]), words]


@dataclass
class Played:
    """Where a history has come to, and what exactly was done."""

    row: Row
    twin: Twin
    log: list[tuple[Any, ...]] = field(default_factory=list)
    names: int = 0

    def new_name(self) -> str:
        self.names += 1
        return f"v{self.names}"


def replay(history: dict[str, Any], check: Callable[[Played], None] | None = None) -> Played:
    played = Played(new_row(history["draft"]), Twin(tuple(history["draft"])))
    for act in history["acts"]:
        play(played, act)
        if check is not None:
            check(played)
    return played


def play(played: Played, act: Act) -> None:
    row = played.row
    names = sorted(row.versions)
    who = names[act["who"] % len(names)] if names else None
    if act["act"] == "write":
        on = names[act["on"] % len(names)] if act["on"] is not None and names else None
        reads_now = act["reads_now"] and on is not None
        hunks, besides = hunks_of(reads(basis_of(row, on, reads_now=reads_now)), act)
        do(played, ("table", played.new_name(), hunks, on, reads_now, besides))
    elif act["act"] == "reopen" and row.decisions:
        do(played, ("reopen", act["who"] % len(row.decisions)))
    elif who is None:
        return
    elif act["act"] == "revise":
        basis = row.standing if act["on_standing"] else row.versions[who].basis
        do(played, ("revise", who, *hunks_of(reads(basis), act), act["on_standing"]))
    elif act["act"] == "decide":
        do(played, ("decide", who, None))
    elif act["act"] == "part":
        # the stretch of a bracket: that of one's own part, or one that another version's part makes
        whose = who if act["which"] else names[(act["who"] + 1) % len(names)]
        asked = parts(row, whose)
        if asked:
            do(played, ("decide", who, asked[act["which"] % len(asked)].stretch))
    elif act["act"] == "withdraw":
        do(played, ("withdraw", who))
    elif act["act"] == "take over":
        do(played, ("take over", who, played.new_name()))


def do(played: Played, step: tuple[Any, ...]) -> None:
    """One concrete step, on both; whether it was refused must be the same."""
    twin = played.twin
    done = carried_out(played.row, step)
    match step:
        case "table", name, hunks, on, reads_now, besides:
            twin.table(name, hunks, on, reads_now=reads_now, besides=besides)
        case "revise", name, hunks, besides, on_standing:
            twin.revise(name, hunks, on_standing=on_standing, besides=besides)
        case "withdraw", name:
            twin.withdraw(name)
        case "take over", name, new_name:
            twin.take_over(name, new_name)
        case "reopen", number:
            assert twin.reopen(number) is not isinstance(done, Refusal)
        case "decide", name, stretch:
            mine = stretch and (as_twin(twin, stretch.start), as_twin(twin, stretch.end))
            assert twin.decide(name, mine) is not isinstance(done, Refusal)
    if isinstance(done, Row):
        played.row = done
        played.log.append(step)


def carried_out(row: Row, step: tuple[Any, ...]) -> Row | Refusal:
    match step:
        case "table", name, hunks, on, reads_now, besides:
            return table(row, Tabling(name, hunks, on, reads_now, besides))
        case "revise", name, hunks, besides, on_standing:
            return revise(row, name, hunks, besides=besides, on_standing=on_standing)
        case "withdraw", name:
            return withdraw(row, name)[0]
        case "take over", name, new_name:
            return take_over(row, name, new_name)
        case "reopen", number:
            return reopen(row, number)
        case "decide", name, stretch:
            return decide(row, name, stretch)
    raise AssertionError(step)


def hunks_of(text: tuple[str, ...], act: Act) -> tuple[list[Any], list[int]]:
    """The hunks that an act writes on a text, by the one diff or just so (`raw`), and which are besides."""
    hunks: list[Any] = []
    new = list(text)
    for at, length, words in act["edits"]:
        start = at % (len(new) + 1)
        new[start : start + length] = words
    if act["raw"]:
        at = 0
        for wanted, length, words in act["edits"]:
            start = min(max(wanted, at), len(text))
            end = min(start + length, len(text))
            if hunks and hunks[-1][0] == hunks[-1][1] == start == end:
                continue
            hunks.append((start, end, tuple(words)))
            at = end
    else:
        hunks = [(hunk.start, hunk.end, hunk.words) for hunk in diff(text, tuple(new))]
    if act["keep"] is not None:
        hunks = kept(text, hunks, *act["keep"])
    if not act["besides"]:
        return hunks, []
    return hunks, [n for n, (start, end, words) in enumerate(hunks) if start == end and words]


def kept(text: tuple[str, ...], hunks: list[Any], at: int, length: int) -> list[Any]:
    """The hunks with a reservation among them, where there is room."""
    start = at % (len(text) + 1)
    end = min(start + length, len(text))
    if any(s <= end and start <= e for s, e, _ in hunks):
        return hunks
    return sorted([*hunks, (start, end, text[start:end])])


def as_twin(twin: Twin, order: tuple[Any, ...]) -> tuple[Any, ...]:
    return (twin.run, *order)


def texts(row: Row) -> dict[str, tuple[str, ...]]:
    """What everyone asks for now."""
    return {name: reads(ask(row, name)) for name in row.versions}
