"""The desk: the only writer. It reads, lets the rules decide, appends, and gives a receipt.

1. The rules decide on what the actor may know, and on nothing else. If the ledger of the act or one that all
   its readers read has grown since, the desk decides anew; what happens elsewhere is not looked at.
2. One act is one event. An act with a key that its author has used before gives the receipt of the first.
3. An event names the heads of all ledgers wider than its own, as they stand when it is appended.
4. Times do not go backwards within what the readers of a ledger see; a clock that does is not followed.
5. An act can be tried: then nothing is written, and what it would change is given back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

import msgspec

from pourparlers.record.doors import Doors
from pourparlers.record.envelope import SCHEMA, Envelope, Ledger, Recorded, decode, encode
from pourparlers.record.stores.contract import Entry, Grown, Replayed, Store
from pourparlers.service.bundle import export
from pourparlers.service.clock import Chance, Clock, draw, tell_time
from pourparlers.service.reading import ReadingRoom, View, happening
from pourparlers.service.receipts import Receipt, receipt_of
from pourparlers.talks.access import doors
from pourparlers.talks.acts import Act, AdmitPerson, OpenNegotiation
from pourparlers.talks.events import Happened, NegotiationOpened
from pourparlers.talks.fold import fold
from pourparlers.talks.refusals import Refusal, Rule, Ruling
from pourparlers.talks.rules import decide
from pourparlers.talks.schema import write_event
from pourparlers.talks.seats import actor_of
from pourparlers.talks.state import Actor, State

__all__ = ["BusyError", "Desk", "Trial"]

ATTEMPTS_MAX: Final = 100
"""An act that others are always faster than is given back; each attempt lost is an act that was done."""

_OPENED_IN: Final = ("parties", "public")
"""The ledgers that a negotiation can be opened in; one of them has an event from then on."""


class BusyError(Exception):
    """Others were faster, every time."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What an act would do: the event, who could read it, and the actor's state before and after."""

    happened: Happened
    before: State
    after: State


class _Written(NamedTuple):
    """An event ready to be appended, with what it was decided on."""

    recorded: Recorded
    sizes: dict[Ledger, int]
    doors: Doors


class Desk:
    """Writes into one store. `reading` is the room it reads in, and may be shared with readers."""

    def __init__(
        self,
        store: Store,
        clock: Clock = tell_time,
        chance: Chance = draw,
        reading: ReadingRoom | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._chance = chance
        self.reading = reading or ReadingRoom(store)

    def act(
        self, person: str, act: Act, *, key: str | None = None, seat: str = "", dry_run: bool = False
    ) -> Receipt | Refusal | Trial:
        """Do it, or say which rule forbids it, or (`dry_run`) what it would do.

        `person` is a pseudonymous id, `seat` what it acts as, where it has several. Raises StoreError,
        DamagedError where the record does not hold, BusyError.
        """
        key = key or self._chance()
        for _ in range(ATTEMPTS_MAX):
            view = self.reading.view(person)
            view.require_whole()
            if not dry_run and (done := self.reading.find_key(view, person, key)):
                return receipt_of(done)
            decided = self._decide(view, person, act, seat)
            if isinstance(decided, Refusal):
                return decided
            actor, ruling = decided
            written = self._write(view, actor, ruling, key)
            if written is None:
                continue
            if dry_run:
                happened = happening(written.recorded)
                return Trial(happened, view.state, fold(view.state, [happened]))
            try:
                self._store.append(*written)
            except Grown:
                continue
            except Replayed as replayed:
                return receipt_of(replayed.event)
            return receipt_of(written.recorded)
        raise BusyError

    def admit(
        self,
        person: str,
        act: AdmitPerson,
        name: str,
        *,
        key: str | None = None,
        seat: str = "",
        dry_run: bool = False,
    ) -> Receipt | Refusal | Trial:
        """Give somebody a seat, and enter them into the directory first where the rules allow it.

        The act names them by handle; who goes by this handle in the directory is the same person.
        """
        known = self._store.find_person(act.person)
        entry = known or Entry(self._chance(), act.person, name)
        act = AdmitPerson(entry.person, act.seat, act.role)
        tried = self.act(person, act, seat=seat, dry_run=True)
        if dry_run or isinstance(tried, Refusal):
            return tried
        if not known:
            self._store.enter_person(entry)
        return self.act(person, act, key=key, seat=seat)

    def enter(self, handle: str, name: str) -> Entry:
        """Somebody in the directory, entered if new there: whoever opens a negotiation is nowhere yet."""
        entry = self._store.find_person(handle) or Entry(self._chance(), handle, name)
        self._store.enter_person(entry)
        return entry

    def export(self, person: str | None) -> bytes:
        """The record as a person, or the public (None), may know it; see `bundle`."""
        return export(self._store, person)

    def find_person(self, handle: str) -> Entry | None:
        """Somebody in the directory, by handle or id: who sits down at the desk."""
        return self._store.find_person(handle)

    def _decide(self, view: View, person: str, act: Act, seat: str) -> tuple[Actor, Ruling] | Refusal:
        if isinstance(act, OpenNegotiation):
            if self._store.heads(_OPENED_IN):  # there is no seat to be had by it, for whoever sees none of it
                return Refusal(Rule.FIRST)
            actor: Actor | Refusal = _opener(person, seat)
        else:
            actor = actor_of(view.state, person, seat)
        if isinstance(actor, Refusal):
            return actor
        ruling = decide(view.state, act, actor, self._clock(), self._chance)
        return ruling if isinstance(ruling, Refusal) else (actor, ruling)

    def _write(self, view: View, actor: Actor, ruling: Ruling, key: str) -> _Written | None:
        """The event on the heads of now; None if they are not those that it was decided on."""
        kind, body = write_event(ruling.event)
        draft = Happened("", ruling.ledger, 0, "", actor.person, actor.seat, ruling.event)
        opened = doors(draft)
        wider = self._wider(ruling.ledger, opened)
        watched = {
            ruling.ledger,
            *wider,
            *(_OPENED_IN if isinstance(ruling.event, NegotiationOpened) else ()),
        }
        heads = self._store.heads(watched)
        sizes = {ledger: heads[ledger].size if ledger in heads else 0 for ledger in sorted(watched)}
        if any(view.sizes.get(ledger, 0) != size for ledger, size in sizes.items()):
            return None
        before = view.lasts.get(ruling.ledger)
        lasts = [view.lasts[ledger] for ledger in sizes if ledger in view.lasts]
        envelope = Envelope(
            schema=SCHEMA,
            id=self._chance(),
            negotiation=self._store.negotiation,
            ledger=ruling.ledger,
            number=sizes[ruling.ledger],
            previous=before.hash if before else "",
            heads={ledger: heads[ledger] for ledger in sorted(wider) if ledger in heads},
            at=max([self._clock(), *(each.envelope.at for each in lasts)]),
            by=actor.person,
            seat=actor.seat,
            key=key,
            salt=self._chance(),
            kind=kind,
            body=msgspec.Raw(body),
        )
        return _Written(decode(encode(envelope)), sizes, opened)

    def _wider(self, ledger: Ledger, opened: Doors) -> frozenset[Ledger]:
        """The ledgers that all its readers will read, by doors that the event itself opens, too."""
        beyond = {wide for narrow, wide in opened.opened if narrow == ledger}
        found = {*self._store.wider(ledger), *beyond}
        return frozenset(found.union(*map(self._store.wider, beyond)) - {ledger})


def _opener(person: str, seat: str) -> Actor:
    """Whoever opens a negotiation has the seat that it is done in; nobody has one before."""
    office = seat or "office:secretariat"
    return Actor(person, office, "chair" if office == "office:chair" else "secretariat")
