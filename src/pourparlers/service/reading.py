"""The reading room: what somebody may know, now or at a moment of the past.

The idea. A reader's view is a fold over the events of the ledgers that this reader may read, in the one order
that follows from them. What has been folded is kept on a shelf, and one more event folds one event.

1. A shelf belongs to a set of ledgers, and knows of nothing outside it. So what happens in a ledger that a
   reader may not read makes no more and no less work for this reader: no query, no row, no miss.
2. Nothing is taken from a shelf but by what came into the ledgers of that shelf; in particular there is no
   room that one shelf loses to another.
3. A moment of the past is a fold over fewer events: those up to that time, or up to that event in the order.
   Since an event is never earlier than those which its author saw, both leave nothing out in the middle.
4. A record that does not hold is read as far as it does; `View.faults` names where it ends, and nobody
   writes on it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pourparlers.record.doors import PUBLIC
from pourparlers.record.envelope import SCHEMA, Envelope, Ledger, Recorded, check_body
from pourparlers.record.ledgers import NOTHING as NO_LEDGERS, Fault, Ledgers, extend, fault_at, merge, rank_of
from pourparlers.record.stores.contract import Entry, Store
from pourparlers.service.collecting import paused
from pourparlers.talks.events import Event, Happened
from pourparlers.talks.fold import NOTHING, fold
from pourparlers.talks.schema import BadBodyError, UnknownKindError, read_event
from pourparlers.talks.state import State

__all__ = ["DamagedError", "ReadingRoom", "View", "Work", "find_impossible", "happening", "reader_of"]

PASTS_MAX: Final = 8
"""So many moments of the past are kept with a shelf: a reader compares two, and steps to and fro."""


class DamagedError(Exception):
    """The record does not hold, so nothing is written on it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = tuple(faults)


_LAWLESS: Final = "no rule would have let it happen"

_IMPOSSIBLE: Final = (AssertionError, LookupError, TypeError, ValueError)
"""How a fold ends over an event that the rules would have refused: it takes for granted what they ask."""


@dataclass(slots=True)
class Work:
    """What reading has cost so far. In two histories that differ in hidden events it is the same."""

    queries: int = 0
    rows: int = 0
    folded: int = 0
    misses: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """What a reader may know at a moment: the state, and what happened, in the order of the fold.

    `sizes` are how many events of each ledger went into it, `lasts` the last of each. `faults` are where the
    record stops to hold.
    """

    ledgers: tuple[Ledger, ...]
    record: Sequence[Recorded] = ()
    log: Sequence[Happened] = ()
    state: State = NOTHING
    sizes: Mapping[Ledger, int] = field(default_factory=dict)
    lasts: Mapping[Ledger, Recorded] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    def find(self, event: str) -> Happened | None:
        """What happened in the event with this id."""
        return next((each for each in reversed(self.log) if each.id == event), None)

    def require_whole(self) -> None:
        """Raises DamagedError where the record does not hold."""
        if self.faults:
            raise DamagedError(self.faults)


@dataclass(slots=True)
class _Shelf:
    """What has been read of a set of ledgers, and moments of the past that were asked for."""

    view: View
    read: Ledgers = NO_LEDGERS
    keys: dict[tuple[str, str], Recorded] = field(default_factory=dict)
    pasts: dict[frozenset[tuple[Ledger, int]], View] = field(default_factory=dict)


def reader_of(person: str | None) -> str:
    """What stands for a reader among the doors; None is the public."""
    return f"person:{person}" if person else PUBLIC


def happening(recorded: Recorded) -> Happened:
    """What an event on the record says, with what stands around it. Raises UnknownKindError, BadBodyError."""
    return _happened(recorded.envelope, _event_of(recorded.envelope))


def _happened(around: Envelope, event: Event) -> Happened:
    return Happened(around.id, around.ledger, around.number, around.at, around.by, around.seat, event)


def _event_of(around: Envelope) -> Event:
    return read_event(around.schema, around.kind, bytes(around.body))


class ReadingRoom:
    """Views of one store. `work` counts what they cost."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._shelves: dict[tuple[Ledger, ...], _Shelf] = {}
        self.work = Work()

    def view(self, person: str | None) -> View:
        """What a person (a pseudonymous id) or the public (None) may know now."""
        return self._shelf(person).view

    def view_at(self, person: str | None, moment: str) -> View | None:
        """The same as it was: at a time in UTC, `2026-11-27T09:30:00Z`, or just after an event, by its id.

        None where there is no such event in this view.
        """
        shelf = self._shelf(person)
        record = shelf.view.record
        if moment.endswith("Z"):
            chosen = [number for number, each in enumerate(record) if each.envelope.at <= moment]
        else:
            found = [number for number, each in enumerate(record) if each.envelope.id == moment]
            if not found:
                return None
            chosen = list(range(found[0] + 1))
        return self._past(shelf, chosen)

    def names(self, view: View) -> Mapping[str, Entry]:
        """The directory's entries of the people in a view, by id."""
        self.work.queries += 1
        return self._store.people(view.state.people.keys())

    def find_key(self, view: View, person: str, key: str) -> Recorded | None:
        """What came of a person's act with this key, in what has been read for a view of now."""
        return self._shelves[view.ledgers].keys.get((person, key))

    def _shelf(self, person: str | None) -> _Shelf:
        """The shelf of what a person may read, with everything on it that has come since."""
        ledgers = self._store.readable(reader_of(person))
        shelf = self._shelves.get(ledgers)
        if shelf is None:
            self.work.misses += 1
            shelf = self._shelves[ledgers] = _Shelf(View(ledgers))
        came = self._store.read(ledgers, shelf.view.sizes)
        self.work.queries += 2
        self.work.rows += sum(map(len, came.values()))
        if any(came.values()) and not shelf.view.faults:
            with paused(sum(map(len, came.values()))):
                self._add(shelf, came)
        return shelf

    def _add(self, shelf: _Shelf, came: Mapping[Ledger, Sequence[bytes]]) -> None:
        """Fold what has come. Where it comes before what has been folded, everything is folded anew."""
        before, known = shelf.view, shelf.read
        bodies = _Bodies()
        shelf.read = extend(known, came, bodies.check)
        new = [each for ledger in came for each in _beyond(known, shelf.read, ledger)]
        if len(new) == 1 and _comes_last(new[0], known):
            record = [*before.record, *new]
        else:
            record = merge(shelf.read.events)
        kept = len(before.record) if record[: len(before.record)] == before.record else 0
        log, fault = _read(record[kept:], bodies)
        state, count = _folded(before.state if kept else NOTHING, log)
        if count < len(log):
            fault = fault_at(record[kept + count], _LAWLESS)
            del log[count:]
        if not kept:
            self.work.misses += 1
            shelf.pasts.clear()
        self.work.folded += len(log)
        shelf.keys |= {(each.envelope.by, each.envelope.key): each for each in new}
        shelf.view = View(
            before.ledgers,
            record[: kept + len(log)],
            [*before.log[:kept], *log],
            state,
            {ledger: len(events) for ledger, events in shelf.read.events.items()},
            {ledger: events[-1] for ledger, events in shelf.read.events.items()},
            (*shelf.read.faults, *((fault,) if fault else ())),
        )

    def _past(self, shelf: _Shelf, chosen: Sequence[int]) -> View:
        """A view of some of the events, in their order; they leave nothing out in the middle of a ledger."""
        now = shelf.view
        if len(chosen) == len(now.record):
            return now
        record = [now.record[number] for number in chosen]
        lasts = {each.envelope.ledger: each for each in record}
        sizes = {ledger: each.envelope.number + 1 for ledger, each in lasts.items()}
        place = frozenset(sizes.items())
        if place not in shelf.pasts:
            log = [now.log[number] for number in chosen]
            self.work.misses += 1
            self.work.folded += len(log)
            while len(shelf.pasts) >= PASTS_MAX:
                del shelf.pasts[next(iter(shelf.pasts))]
            with paused():
                shelf.pasts[place] = View(now.ledgers, record, log, fold(NOTHING, log), sizes, lasts)
        return shelf.pasts[place]


def find_impossible(record: Sequence[Recorded]) -> Fault | None:
    """The first of these events, in the order of the fold, that cannot be read or cannot have happened."""
    log, fault = _read(record, _Bodies())
    _, count = _folded(NOTHING, log)
    return fault_at(record[count], _LAWLESS) if count < len(log) else fault


def _folded(state: State, log: Sequence[Happened]) -> tuple[State, int]:
    """The state after as many of the events as can have happened, and how many these are.

    Whoever can write the file can write past the rules, in a chain that holds. Such an event is looked for by
    halves: it spoils every fold that it is part of.
    """
    try:
        return fold(state, log), len(log)
    except _IMPOSSIBLE:
        good, bad = 0, len(log)
    while bad - good > 1:
        middle = (good + bad) // 2
        try:
            fold(state, log[:middle])
            good = middle
        except _IMPOSSIBLE:
            bad = middle
    return fold(state, log[:good]), good


def _beyond(known: Ledgers, now: Ledgers, ledger: Ledger) -> Sequence[Recorded]:
    return now.events.get(ledger, ())[len(known.events.get(ledger, ())) :]


def _comes_last(event: Recorded, known: Ledgers) -> bool:
    """Whether an event comes after all that was there before it: it counts it, or the rest is narrower.

    What is narrower and was written earlier does not count this event, so it comes before it.
    """
    heads, own = event.envelope.heads, event.envelope.ledger
    for ledger, events in known.events.items():
        if ledger in heads:
            if heads[ledger].size < len(events):
                return False
        elif ledger != own and rank_of(ledger) >= rank_of(own):
            return False
    return True


class _Bodies:
    """What events say, read as the record is checked: one look at a body for both (benchmarks/history.py).

    What reads as we would write it has the one encoding. What does not is checked as the record checks it.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[Envelope, Event]] = {}  # by the object, which is held with it

    def check(self, around: Envelope) -> None:
        try:
            event = _event_of(around)
        except (UnknownKindError, BadBodyError):
            check_body(around)
            return
        if around.schema != SCHEMA:  # put right when it was read, and so not compared
            check_body(around)
        self._known[id(around)] = around, event

    def event_of(self, around: Envelope) -> Event:
        """Raises UnknownKindError, BadBodyError."""
        known = self._known.get(id(around))
        return known[1] if known else _event_of(around)


def _read(record: Sequence[Recorded], bodies: _Bodies) -> tuple[list[Happened], Fault | None]:
    """What events say, up to the first that this program cannot read."""
    log: list[Happened] = []
    for each in record:
        try:
            log.append(_happened(each.envelope, bodies.event_of(each.envelope)))
        except (UnknownKindError, BadBodyError) as error:
            return log, fault_at(each, str(error))
    return log, None
