"""The record carried away: one file that holds what a reader may know, and is checked without the database.

What is checked is said in `record.ledgers`; besides, whether the ledgers go as far as the heads in the export
say, whether an event stands where a receipt has it, and whether heads that somebody saw earlier are still
those of the same beginnings. A file with a database is checked in the same way, and what it keeps beside its
events is compared with what the events say.

An export can be unpacked into a store: then each view is there, for the one reader that it was made for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from pourparlers.record.doors import PUBLIC, Door, Doors
from pourparlers.record.envelope import Head, Ledger
from pourparlers.record.exports import read_export, write_export
from pourparlers.record.ledgers import NOTHING, Fault, Ledgers, extend, fault_at, merge
from pourparlers.record.merkle import root
from pourparlers.record.stores.contract import Inventory, Store
from pourparlers.record.stores.memory import MemoryStore
from pourparlers.service.reading import find_impossible, happening, reader_of
from pourparlers.service.receipts import Receipt
from pourparlers.talks.access import doors
from pourparlers.talks.schema import BadBodyError, UnknownKindError

__all__ = ["Report", "check_export", "check_store", "export", "format_heads", "parse_heads", "unpack"]

_HEAD: Final = re.compile(r"(?P<ledger>[\w:-]{1,80})\s+(?P<size>[0-9]{1,9})\s+(?P<root>[0-9a-f]{64})\b")


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found. `heads` are as far as each ledger holds, `until` the time of the last such event.

    `receipts` says of each receipt whether the record has its event where the receipt says.
    """

    negotiation: str
    heads: Mapping[Ledger, Head]
    until: str
    faults: tuple[Fault, ...] = ()
    receipts: tuple[tuple[Receipt, bool], ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether everything that was asked holds."""
        return not self.faults and all(is_there for _, is_there in self.receipts)


def export(store: Store, person: str | None) -> bytes:
    """The file of all that a person, or the public (None), may know now."""
    ledgers = store.readable(reader_of(person))
    return write_export(replace(extend(NOTHING, store.read(ledgers)), negotiation=store.negotiation))


def check_export(
    data: bytes, receipts: Iterable[Receipt] = (), seen: Iterable[Mapping[Ledger, Head]] = ()
) -> Report:
    """Check an export, receipts, and heads that were seen earlier.

    Raises NotAnExportError, NewerExportError.
    """
    held = read_export(data)
    read = extend(Ledgers(held.negotiation), held.events)
    report = _check(read, (*seen, held.heads), receipts)
    extra = tuple(
        Fault(ledger, 0, "", "the first line has no head of this ledger")
        for ledger in sorted(held.events.keys() - held.heads.keys())
    )
    faults = (*held.unreadable, *report.faults, *extra)
    if not faults:  # the chains hold: could it all have happened?
        impossible = find_impossible(merge(read.events))
        faults = (impossible,) if impossible else ()
    return replace(report, faults=faults)


def check_store(
    store: Store, receipts: Iterable[Receipt] = (), seen: Iterable[Mapping[Ledger, Head]] = ()
) -> Report:
    """Check all ledgers of a store, and whether what it keeps beside them is what they say."""
    held = store.take_inventory()
    read = extend(Ledgers(store.negotiation), held.events)
    report = _check(read, (*seen, held.heads), receipts)
    if report.faults:
        return report
    return replace(report, faults=tuple(_index_faults(held, read)))


def _check(read: Ledgers, heads: Iterable[Mapping[Ledger, Head]], receipts: Iterable[Receipt]) -> Report:
    faults = {fault.ledger: fault for fault in read.faults}
    for each in heads:
        for ledger, head in each.items():
            if ledger not in faults and (fault := _not_its_head(read, ledger, head)):
                faults[ledger] = fault
    lasts = (each[-1].envelope.at for each in read.events.values() if each)
    found = tuple((receipt, _has(read, receipt)) for receipt in receipts)
    return Report(read.negotiation, read.heads, max(lasts, default=""), tuple(faults.values()), found)


def _index_faults(held: Inventory, read: Ledgers) -> Iterable[Fault]:
    """Where doors and keys are not those that the events opened, closed and used."""
    opened: set[Door] = set()
    keys: dict[tuple[str, str], tuple[Ledger, int]] = {}
    for event in merge(read.events):
        around = event.envelope
        keys[around.by, around.key] = (around.ledger, around.number)
        try:
            change = doors(happening(event))
        except (UnknownKindError, BadBodyError) as error:
            yield fault_at(event, str(error))
            return
        opened = (opened | set(change.opened)) - set(change.closed)
    for narrow, wide in sorted(opened ^ held.doors):
        yield Fault(wide, 0, "", f"whether {narrow} reads it is kept otherwise than the events say")
    if keys != held.keys:
        yield Fault("", 0, "", "which keys were used is kept otherwise than the events say")


def _not_its_head(read: Ledgers, ledger: Ledger, head: Head) -> Fault | None:
    """What is wrong if a head is not that of a ledger's first events."""
    events = read.events.get(ledger, ())
    if len(events) < head.size:
        return Fault(ledger, len(events), "", f"it ends here; there should be {head.size} events")
    if root(each.hash for each in events[: head.size]) != head.root:
        return Fault(ledger, head.size - 1, "", f"its first {head.size} events are not those that were seen")
    return None


def _has(read: Ledgers, receipt: Receipt) -> bool:
    events = read.events.get(receipt.ledger, ())
    return (
        receipt.negotiation == read.negotiation
        and receipt.number < len(events)
        and events[receipt.number].hash == receipt.hash
        and events[receipt.number].envelope.id == receipt.event
        and events[receipt.number].envelope.at == receipt.at
    )


def format_heads(heads: Mapping[Ledger, Head]) -> str:
    """Heads as lines: ledger, size, root. Whoever keeps them can later ask for the same beginnings."""
    return "".join(f"{ledger} {head.size} {head.root}\n" for ledger, head in sorted(heads.items()))


def parse_heads(text: str) -> dict[Ledger, Head]:
    """The heads in a text, whatever stands around them."""
    return {each["ledger"]: Head(int(each["size"]), each["root"]) for each in _HEAD.finditer(text)}


def unpack(data: bytes) -> tuple[Store, Report]:
    """An export as a store in memory that every reader may read all of, as far as it holds; and its report.

    Raises NotAnExportError, NewerExportError.
    """
    held, report = read_export(data), check_export(data)
    ends = {fault.ledger: fault.number for fault in report.faults}
    good = {ledger: events[: ends.get(ledger)] for ledger, events in held.events.items()}
    store = MemoryStore(held.negotiation)
    for event in merge(extend(Ledgers(held.negotiation), good).events):
        store.append(event, {}, Doors(((PUBLIC, event.envelope.ledger),)))
    return store, report
