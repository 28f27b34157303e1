"""Positions as the viewer knows them: who stands where, in the wording that it then had.

A position belongs to a wording. After a revision it is shown with what changed since; what a party has since
said otherwise before the same audience, and what it has disowned, is not shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pourparlers.talks.events import Stand
from pourparlers.talks.positions import since
from pourparlers.talks.state import Draft, Position, State
from pourparlers.views.names import (
    Audience,
    Place,
    Places,
    audience_of,
    called_in,
    display_names,
    in_order,
)
from pourparlers.views.stamp import Stamp, minute, stamp

__all__ = ["Positions", "Since", "Stance", "positions", "stances"]


@dataclass(frozen=True, slots=True)
class Since:
    """What a provision read when the position was taken, and what it reads now; "" is no text."""

    place: Place
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class Stance:
    """A party's position, called P and its number.

    It is on a proposal (`proposal` is its name, `version` the one that it was taken on), on what that does to
    `place`, or, without a proposal, on the standing text of `place`. `confided_to` is None where all who see
    the draft see it. `is_heard`: the scribe entered it; `is_confirmed`: its party has answered for it.
    """

    name: str
    at: str
    party: str
    stand: Stand
    condition: str
    is_red_line: bool
    is_heard: bool
    is_confirmed: bool
    confided_to: Audience | None
    proposal: str
    version: int
    is_revised: bool
    place: Place | None
    changes: tuple[Since, ...]
    target: str  # the proposal's id


@dataclass(frozen=True, slots=True)
class Positions:
    """In the order of parties and of what they speak of; `party` is "" for those of all."""

    stamp: Stamp
    party: str
    stances: tuple[Stance, ...]


def positions(state: State, draft: Draft, party: str = "") -> Positions:
    """Who stands where, of one party or of all."""
    found = [each for each in stances(state, draft, Places(draft)) if party in {"", each.party}]
    return Positions(stamp(state, draft), party, tuple(found))


def stances(state: State, draft: Draft, places: Places) -> tuple[Stance, ...]:
    """All positions on a draft that hold, by party, then by what they are on."""
    names, called = display_names(state, draft.id), called_in(state)
    found = [_stance(state, draft, each, places, names, called) for each in _holding(state, draft)]
    return tuple(sorted(found, key=_order))


def _order(stance: Stance) -> tuple[object, ...]:
    place = stance.place.path if stance.place else ()
    return stance.party, in_order(stance.proposal), place, in_order(stance.name)


def _holding(state: State, draft: Draft) -> Iterator[Position]:
    for each in state.positions.values():
        is_held = not each.replaced_by and not each.is_disowned
        if is_held and each.target.draft == draft.id:
            yield each


def _stance(
    state: State,
    draft: Draft,
    position: Position,
    places: Places,
    names: Mapping[str, str],
    called: Mapping[str, str],
) -> Stance:
    target = position.target
    proposal = state.proposals.get(target.proposal)
    return Stance(
        name=called[position.id],
        at=minute(position.at),
        party=position.party,
        stand=position.stand,
        condition=position.condition,
        is_red_line=position.is_red_line,
        is_heard=position.is_heard,
        is_confirmed=position.is_confirmed,
        confided_to=None if position.ledger == draft.ledger else audience_of(state, position.ledger),
        proposal=names.get(target.proposal, ""),
        version=target.version,
        is_revised=proposal is not None and len(proposal.versions) > target.version,
        place=places.named(target.provision) if target.provision else None,
        changes=tuple(
            Since(places.named(name), then.strip(), now.strip()) for name, then, now in since(state, position)
        ),
        target=target.proposal,
    )
