"""The demonstration negotiation: three invented weeks of November 2026, as a script of acts.

Sund publishes its draft; five parties table what they would have otherwise, amend each other, take positions
and decide, in plenary, in a working group, in a drafting group and between two; a chair and a mediator build
bridges. Talks are hoped for in January. Every act goes through the desk as anybody's would, at the minute
that the script says. Ids are drawn step by step from a seed, so the same script gives the same record, byte
for byte, and a step left out changes nothing in the others.

Its parties and people are invented, and nothing in it is the position of any State or organisation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from pourparlers.demo import first_week, opening_day, second_week, third_week
from pourparlers.demo.cast import CAST, OPENER
from pourparlers.demo.scene import Scene
from pourparlers.demo.steps import Step
from pourparlers.service.clock import Chance, Clock
from pourparlers.service.desk import Desk, Trial
from pourparlers.service.receipts import Receipt
from pourparlers.service.storing import create_file
from pourparlers.talks.acts import AdmitPerson, OpenNegotiation
from pourparlers.talks.refusals import Refusal

__all__ = ["NEGOTIATION", "Played", "RefusedStepError", "play", "script", "write_file"]

SEED: Final = "Lindhaven"
"""Anybody can guess the ids that are drawn from it, which is right for a demonstration."""

NEGOTIATION: Final = sha256(SEED.encode()).hexdigest()[:32]
"""The id of the negotiation itself, by which its store is opened."""

_NAMES = {player.handle: player.name for player in CAST}


class RefusedStepError(Exception):
    """The rules forbid what the script does: a mistake in the script, or in the rules."""

    def __init__(self, step: Step, refusal: Refusal) -> None:
        super().__init__(f"{step.key} ({step.at}): {refusal}")
        self.step = step
        self.refusal = refusal


@dataclass(frozen=True)
class Played:
    """A negotiation that has been played: its desk, what each step made, and the receipts."""

    desk: Desk
    ids: Mapping[str, str]
    receipts: Mapping[str, Receipt]


def script() -> tuple[Step, ...]:
    """Every act, in the order in which it is done."""
    return (*opening_day.steps(), *first_week.steps(), *second_week.steps(), *third_week.steps())


def play(open_desk: Callable[[Clock, Chance], Desk], steps: Iterable[Step] | None = None) -> Played:
    """Do all of it at a desk on a new store, opened with the script's clock and chance.

    `open_desk` is `functools.partial(Desk, store)`. Raises RefusedStepError.
    """
    now, turn = "", OPENER.handle
    drawn: Counter[str] = Counter()

    def draw() -> str:
        drawn[turn] += 1
        return _digest(f"{SEED}, {turn}, {drawn[turn]}")

    desk = open_desk(lambda: now, draw)
    ids: dict[str, str] = {OPENER.handle: desk.enter(OPENER.handle, OPENER.name).person}
    receipts: dict[str, Receipt] = {}
    for step in script() if steps is None else steps:
        now, turn = step.at, step.key
        done = _do(desk, step, ids)
        if isinstance(done, Refusal):
            raise RefusedStepError(step, done)
        assert not isinstance(done, Trial)
        receipts[step.key] = done
        ids[step.key] = _made(desk, ids[step.person], done)
    return Played(desk, ids, receipts)


def write_file(path: Path) -> Played:
    """Play it into a file; one that is there already is replaced once the new one is whole.

    Raises StoreError.
    """
    with TemporaryDirectory(dir=path.parent) as folder:
        new = Path(folder) / path.name
        with closing(create_file(new, lambda: NEGOTIATION)) as store:
            played = play(partial(Desk, store))
        for beside in path.parent.glob(f"{path.name}-*"):
            beside.unlink()  # what a database that is in use keeps beside it
        new.replace(path)
    return played


def _do(desk: Desk, step: Step, ids: Mapping[str, str]) -> Receipt | Refusal | Trial:
    person = ids[step.person]
    act = step.make(Scene(desk.reading.view(person).state, ids))
    key = _digest(step.key)
    match act:
        case OpenNegotiation():
            return desk.act(person, act, key=key, seat=OPENER.seat)
        case AdmitPerson(person=handle):
            return desk.admit(person, act, _NAMES[handle], key=key, seat=step.seat)
        case _:
            return desk.act(person, act, key=key, seat=step.seat)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]


def _made(desk: Desk, person: str, receipt: Receipt) -> str:
    """What the step made: an event begins with the name of what it is about."""
    log = desk.reading.view(person).log
    event = next(each.event for each in reversed(log) if each.id == receipt.event)
    return str(getattr(event, event.__struct_fields__[0]))
