"""Several ledgers together: whether they hold, and the one order in which a reader takes them.

What has to hold, for each event, in the order in which it is asked:

1. it can be read (`envelope.decode`) and belongs to this negotiation and this ledger;
2. its number follows, and `previous` is the hash of the event before it;
3. its time is not before that of the event before it;
4. the heads that it names are of wider ledgers and do not go back, and each is the root over so many events
   of that ledger as the reader has it. A ledger that a reader does not have is left aside: its head says
   nothing to this reader.

The first event of a ledger that does not hold is named, and the ledger is good up to it.

The order: an event comes after the one before it in its ledger and after all that its heads count, and
before all in those ledgers that they do not count yet. Of those that may come next the one of the narrowest
ledger comes first, then the one with the smallest hash. Since an event is written with the heads of all wider
ledgers, whoever wrote it reads it on what was there then, whatever has come since. An event whose heads count
what is not there has no place in the order.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pourparlers.record.doors import PUBLIC
from pourparlers.record.envelope import (
    BadEventError,
    Envelope,
    Head,
    Ledger,
    Recorded,
    check_body,
    decode,
)
from pourparlers.record.merkle import EMPTY, Frontier, root

__all__ = ["NOTHING", "Fault", "Ledgers", "extend", "fault_at", "merge", "rank_of"]

_UNCHAINED: Final = "it does not follow the event before it"

_RANKS: Final = {"party": 0, "office": 0, "group": 1, "room": 1, "parties": 2, PUBLIC: 3}


@dataclass(frozen=True, slots=True)
class Fault:
    """The first event of a ledger that does not hold, and why: in English, for whoever looks into it."""

    ledger: Ledger
    number: int
    event: str
    reason: str

    def __str__(self) -> str:
        return f"{self.ledger} {self.number} {self.event}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Ledgers:
    """Ledgers as far as they hold, with where each stands, and what did not hold after that."""

    negotiation: str = ""  # the first event's, if not given
    events: Mapping[Ledger, Sequence[Recorded]] = field(default_factory=dict)
    frontiers: Mapping[Ledger, Frontier] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    @property
    def heads(self) -> dict[Ledger, Head]:
        """The head of each ledger that has an event."""
        return {name: Head(each.size, each.root) for name, each in sorted(self.frontiers.items())}


NOTHING: Final = Ledgers()


def extend(
    known: Ledgers,
    came: Mapping[Ledger, Sequence[bytes]],
    check_body: Callable[[Envelope], None] = check_body,
) -> Ledgers:
    """The ledgers with more events at their ends, as far as those hold; `check_body` as in `decode`.

    What has been checked before is not checked again. Nothing is added to a ledger that has a fault.
    """
    broken = {fault.ledger for fault in known.faults}
    read: dict[Ledger, list[Recorded]] = {}
    faults = list(known.faults)
    negotiation = known.negotiation
    for ledger in sorted(came.keys() - broken):
        before = known.events.get(ledger, ())
        good, fault = _read(negotiation, ledger, before, came[ledger], check_body)
        negotiation = negotiation or (good[0].envelope.negotiation if good else "")
        read[ledger] = good
        faults += [fault] if fault else []
    roots = _roots(known, read)
    for ledger, good in read.items():
        if fault := _bad_head(ledger, known.events.get(ledger, ()), good, roots):
            faults = [each for each in faults if each.ledger != ledger]
            faults.append(fault)
            del good[fault.number - len(known.events.get(ledger, ())) :]
    events = {**known.events, **{n: [*known.events.get(n, ()), *good] for n, good in read.items() if good}}
    frontiers = dict(known.frontiers)
    for ledger, good in read.items():
        if good:
            frontiers[ledger] = frontiers.get(ledger, EMPTY).add_all(each.hash for each in good)
    return Ledgers(negotiation, events, frontiers, tuple(sorted(faults, key=lambda each: each.ledger)))


def _read(
    negotiation: str,
    ledger: Ledger,
    before: Sequence[Recorded],
    came: Sequence[bytes],
    check_body: Callable[[Envelope], None],
) -> tuple[list[Recorded], Fault | None]:
    """The events that can be read and follow each other, and what stopped it (rules 1 to 3).

    Where two events do not fit, the later one is believed if the one after it does not deny it: then
    the earlier one was changed.
    """
    good: list[Recorded] = []
    last = before[-1] if before else None
    number = len(before)
    for at, data in enumerate(came):
        try:
            event = decode(data, check_body)
        except BadEventError as error:
            return good, Fault(ledger, number, "", str(error))
        negotiation = negotiation or event.envelope.negotiation
        if reason := _why_not(event, negotiation, ledger, number, last):
            if reason == _UNCHAINED and good and not _is_denied(event, came[at + 1 : at + 2]):
                return good[:-1], fault_at(good[-1], "it is not the event that the next one follows")
            return good, Fault(ledger, number, event.envelope.id, reason)
        good.append(event)
        last = event
        number += 1
    return good, None


def _is_denied(event: Recorded, after: Sequence[bytes]) -> bool:
    """Whether the next event, if there is one that can be read, follows another one than this."""
    try:
        return any(decode(data).envelope.previous != event.hash for data in after)
    except BadEventError:
        return False


def _why_not(
    event: Recorded, negotiation: str, ledger: Ledger, number: int, last: Recorded | None
) -> str | None:
    envelope = event.envelope
    if envelope.negotiation != negotiation:
        return "it belongs to another negotiation"
    if envelope.ledger != ledger:
        return f"it belongs to the ledger {envelope.ledger}"
    if envelope.number != number:
        return f"it has the number {envelope.number}"
    if envelope.previous != (last.hash if last else ""):
        return _UNCHAINED
    if last and envelope.at < last.envelope.at:
        return "it is older than the event before it"
    return None


def _roots(known: Ledgers, read: Mapping[Ledger, Sequence[Recorded]]) -> dict[tuple[Ledger, int], str]:
    """The roots that new events name, computed from the events (rule 4); none where there are too few."""
    wanted: dict[Ledger, set[int]] = {}
    for events in read.values():
        for event in events:
            for ledger, head in event.envelope.heads.items():
                wanted.setdefault(ledger, set()).add(head.size)
    roots: dict[tuple[Ledger, int], str] = {}
    for ledger, sizes in wanted.items():
        if ledger not in known.events and ledger not in read:
            continue
        frontier = known.frontiers.get(ledger, EMPTY)
        old, new = known.events.get(ledger, ()), read.get(ledger, ())
        for size in sorted(sizes):
            if size < len(old):
                roots[ledger, size] = root(each.hash for each in old[:size])
            elif size <= len(old) + len(new):
                frontier = frontier.add_all(
                    each.hash for each in new[frontier.size - len(old) : size - len(old)]
                )
                roots[ledger, size] = frontier.root
    return roots


def _bad_head(
    ledger: Ledger,
    before: Sequence[Recorded],
    good: Sequence[Recorded],
    roots: Mapping[tuple[Ledger, int], str],
) -> Fault | None:
    """The first event whose heads do not hold (rule 4)."""
    known = {name for name, _ in roots}
    wider: set[Ledger] = set()  # asked once for each name: benchmarks/history.py
    last = before[-1].envelope.heads if before else {}
    for event in good:
        heads = event.envelope.heads
        for name, head in heads.items():
            if name not in wider and rank_of(name) <= rank_of(ledger):
                return fault_at(event, f"it names the head of {name}, which is not wider")
            wider.add(name)
            if name in last and head.size < last[name].size:
                return fault_at(event, f"the head of {name} goes back")
            if name in known and roots.get((name, head.size)) != head.root:
                return fault_at(event, f"the head of {name} is not that of its first {head.size} events")
        last = heads
    return None


def fault_at(event: Recorded, reason: str) -> Fault:
    """The fault that an event is, or begins."""
    return Fault(event.envelope.ledger, event.envelope.number, event.envelope.id, reason)


# --- The order ----------------------------------------------------------------------------------------


def rank_of(ledger: Ledger) -> int:
    """How wide an audience is: 0 for a delegation or an office, 1 for a group or a room, which these read,
    2 for all parties, 3 for everyone.
    """
    return _RANKS.get(ledger.partition(":")[0], 0)


def merge(ledgers: Mapping[Ledger, Sequence[Recorded]]) -> list[Recorded]:
    """The events of these ledgers in the order in which a reader takes them."""
    taken = dict.fromkeys(ledgers, 0)
    nexts = {ledger: events[0] for ledger, events in ledgers.items() if events}
    wider = {name: {each for e in events for each in e.envelope.heads} for name, events in ledgers.items()}
    order: list[Recorded] = []
    while (chosen := _next(nexts, taken, wider)) is not None:
        ledger, end = chosen
        events, at = ledgers[ledger], taken[ledger]
        while at < len(events) and at < end and _has_seen(events[at], taken):
            order.append(events[at])
            at += 1
        taken[ledger] = at
        if at < len(events):
            nexts[ledger] = events[at]
        else:
            del nexts[ledger]
    return order


def _next(
    nexts: Mapping[Ledger, Recorded], taken: Mapping[Ledger, int], wider: Mapping[Ledger, Collection[Ledger]]
) -> tuple[Ledger, int] | None:
    """Whose events come next, and up to which number nothing else may come between them."""
    unseen: dict[Ledger, int] = {}  # from this number on somebody who is still to come had not seen it
    for ledger, event in nexts.items():
        heads = event.envelope.heads
        for name in wider[ledger]:  # also one that had nothing yet, and is not named
            size = heads[name].size if name in heads else 0
            if size < unseen.get(name, sys.maxsize):
                unseen[name] = size
    may_come = [ledger for ledger, event in nexts.items() if _has_seen(event, taken)]
    in_time = [ledger for ledger in may_come if taken[ledger] < unseen.get(ledger, sys.maxsize)]
    if not (may_come := in_time or may_come):  # only a record that was made up has none in time
        return None
    chosen = min(may_come, key=lambda each: (rank_of(each), nexts[each].hash))
    is_tied = sum(rank_of(each) == rank_of(chosen) for each in may_come) > 1
    return chosen, taken[chosen] + 1 if is_tied or not in_time else unseen.get(chosen, sys.maxsize)


def _has_seen(event: Recorded, taken: Mapping[Ledger, int]) -> bool:
    """Whether all that its heads count has been taken; what the reader does not have is left aside."""
    for name, head in event.envelope.heads.items():  # noqa: SIM110 -- twice as fast: benchmarks/history.py
        if taken.get(name, head.size) < head.size:
            return False
    return True
