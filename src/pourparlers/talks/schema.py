"""Events as bytes, and old ones read as if they were written today.

The record keeps an event's kind and its body, a line of JSON in the order of the struct. There is one way to
write it: what would be written otherwise is refused.

A struct only ever gains fields with a default, and a field that has its default is left out; so yesterday's
bytes are today's, too. What has changed otherwise is put right by the function that `UPCASTS` has for the
schema and the kind, before the struct sees it; such an event is not compared with how we would write it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias, get_args

import msgspec

from pourparlers.talks.events import Event

__all__ = ["KINDS", "UPCASTS", "BadBodyError", "UnknownKindError", "Upcasts", "read_event", "write_event"]

KINDS: Final[Mapping[str, type[Event]]] = {kind.__name__: kind for kind in get_args(Event)}
"""Every kind of event by its name on the record."""

Upcasts: TypeAlias = Mapping[tuple[int, str], Callable[[dict[str, Any]], tuple[str, dict[str, Any]]]]
"""By schema and kind: from the fields as they were to today's kind and fields."""

UPCASTS: Final[Upcasts] = {}
"""Schema 1 is today's. Whoever raises it adds a file of the old one's events to tests/traces."""

_ENCODER: Final = msgspec.json.Encoder()
_DECODERS: Final = {name: msgspec.json.Decoder(kind) for name, kind in KINDS.items()}


class UnknownKindError(ValueError):
    """An event of a kind that this program does not know: a newer program wrote it."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"no event is called {kind!r}")
        self.kind = kind


class BadBodyError(ValueError):
    """A body that does not say what an event of this kind says; `reason` has the place."""

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(f"{kind}: {reason}")
        self.kind = kind
        self.reason = reason


def write_event(event: Event) -> tuple[str, bytes]:
    """The kind and the body of an event, as they stand on the record.

    >>> from pourparlers.talks.events import PartyAdded
    >>> write_event(PartyAdded("NOR", "Norland"))
    ('PartyAdded', b'{"type":"PartyAdded","party":"NOR","name":"Norland"}')
    """
    return type(event).__name__, _ENCODER.encode(event)


def read_event(schema: int, kind: str, body: bytes, upcasts: Upcasts | None = None) -> Event:
    """The event on the record. Raises UnknownKindError, BadBodyError."""
    upcast = (UPCASTS if upcasts is None else upcasts).get((schema, kind))
    if kind not in KINDS and upcast is None:
        raise UnknownKindError(kind)
    try:
        if upcast is not None:
            now, fields = upcast(msgspec.json.decode(body, type=dict[str, Any]))
            return msgspec.convert({**fields, "type": now}, KINDS[now])
        event = _DECODERS[kind].decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BadBodyError(kind, str(error)) from None
    if write_event(event)[1] != body:
        raise BadBodyError(kind, "written otherwise than an event is written")
    return event
