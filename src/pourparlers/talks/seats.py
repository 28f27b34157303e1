"""Who acts, and what nobody in such a seat may do: the first questions that every rule asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from pourparlers.talks.refusals import Refusal, Rule
from pourparlers.talks.state import Actor, State
from pourparlers.text.characters import refused

__all__ = [
    "CHAIR",
    "SECRETARIAT",
    "Fresh",
    "actor_of",
    "name_of_seat",
    "party_of",
    "refuse_others",
    "refuse_text",
    "refuse_watchers",
]

CHAIR: Final = "office:chair"
SECRETARIAT: Final = "office:secretariat"

Fresh: TypeAlias = Callable[[], str]
"""A source of ids that nobody can guess."""


def actor_of(state: State, person: str, seat: str = "") -> Actor | Refusal:
    """Whoever acts in the seat that is named, or in the first that the person took."""
    known = state.people.get(person)
    seats = [each for each in known.seats if each[0] == seat or not seat] if known else []
    if not seats:
        return Refusal(Rule.NO_SEAT)
    return Actor(person, *seats[0])


def refuse_watchers(actor: Actor) -> Refusal | None:
    """Advisers read, observers watch."""
    if actor.role == "adviser":
        return Refusal(Rule.ADVISER_READS)
    if actor.role == "observer":
        return Refusal(Rule.OBSERVER_WATCHES)
    return None


def refuse_others(actor: Actor, *offices: str) -> Refusal | None:
    """No to whoever does not sit in one of these offices."""
    return None if actor.seat in offices else refuse_watchers(actor) or Refusal(Rule.OFFICE)


def refuse_text(*texts: str) -> Refusal | None:
    """No to characters that hide others or change their order."""
    found = next(filter(None, map(refused, texts)), None)
    return Refusal(Rule.CHARACTERS, {"character": found[1]}) if found else None


def party_of(actor: Actor) -> str:
    """The code of the party that somebody acts for, "" for who sits in an office."""
    kind, _, name = actor.seat.partition(":")
    return name if kind == "party" else ""


def name_of_seat(seat: str) -> str:
    """How a seat is called among sponsors: a party by its code, an office by its name."""
    kind, _, name = seat.partition(":")
    return name.capitalize() if kind == "office" else name
