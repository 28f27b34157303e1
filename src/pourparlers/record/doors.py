"""Who reads which ledger: arrows from the narrower to the wider.

A ledger has the name of its audience, and whoever may read it stands for a node in the same picture:

    person:7f… -> party:NOR -> group:5c… -> parties -> public
                          `--> room:91… --'
    person:a0… -> office:chair -> parties

A reader reads every ledger that the arrows lead to. So all readers of a ledger read what it leads to, too:
those are the *wider* ledgers, and only their heads may stand in its events. Arrows never make a circle.

A person may be let into a room as such, not by a seat. That door is open as long as a seat lets them read
what the room leads to, so that whoever has lost the seat reads no more than anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple, TypeAlias

from pourparlers.record.envelope import Ledger

__all__ = ["PUBLIC", "Door", "Doors", "reached"]

PUBLIC: Final = "public"

Door: TypeAlias = "tuple[str, Ledger]"
"""Whoever is or reads the first may read the second."""


class Doors(NamedTuple):
    """What an event opens and closes."""

    opened: tuple[Door, ...] = ()
    closed: tuple[Door, ...] = ()


def reached(start: str, beyond: Callable[[str], Iterable[Ledger]]) -> frozenset[Ledger]:
    """What the arrows lead to from a node, and the public; the node itself is left out unless led back to.

    `beyond` gives the ledgers behind a node's own doors, and is asked once for each node on the way.
    """
    found: set[Ledger] = {PUBLIC}
    is_person = start.startswith("person:")
    first = set(beyond(start))
    rooms = {ledger for ledger in first if is_person and ledger.startswith("room:")}
    pending = [*(first - rooms)]
    while pending:
        ledger = pending.pop()
        if ledger not in found:
            found.add(ledger)
            pending += beyond(ledger)
    found |= {room for room in rooms - found if found.issuperset(beyond(room))}
    return frozenset(found - {start})
