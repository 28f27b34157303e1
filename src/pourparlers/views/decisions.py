"""What was decided, at which level, what still waits for whom, and what was reopened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pourparlers.talks.agreement import is_ad_referendum, waiting_for
from pourparlers.talks.events import Level
from pourparlers.talks.state import Decision, Draft, State
from pourparlers.views.names import Place, Places, called_in, display_names
from pourparlers.views.stamp import Stamp, minute, stamp

__all__ = ["Decided", "Decisions", "Taken", "decisions"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a decision took: a proposal, or (`place`) what it does in one provision."""

    proposal: str
    place: Place | None
    is_part: bool


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision. `body` is a track's name, "" for the plenary; `adopted` whether it was of the whole."""

    name: str
    id: str
    at: str
    level: Level
    body: str
    takes: tuple[Taken, ...]
    agrees: tuple[Place, ...]
    is_whole: bool
    status: str
    pending: tuple[str, ...]
    lifted: tuple[str, ...]
    is_ad_referendum: bool
    is_reopened: bool
    note: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """In the order in which they were made."""

    stamp: Stamp
    decisions: tuple[Decided, ...]


def decisions(state: State, draft: Draft) -> Decisions:
    """The decisions on a draft."""
    places, names, called = Places(draft), display_names(state, draft.id), called_in(state)
    found = (each for each in state.decisions.values() if each.draft == draft.id)
    return Decisions(
        stamp(state, draft), tuple(_decided(state, each, places, names, called) for each in found)
    )


def _decided(
    state: State, decision: Decision, places: Places, names: Mapping[str, str], called: Mapping[str, str]
) -> Decided:
    track = state.tracks.get(decision.body)
    return Decided(
        name=called[decision.id],
        id=decision.id,
        at=minute(decision.at),
        level=decision.level,
        body=track.name if track else decision.body,
        takes=tuple(
            Taken(
                names.get(take.proposal, take.proposal),
                places.named(take.provision) if take.provision else None,
                take.part is not None,
            )
            for take in decision.takes
        ),
        agrees=tuple(map(places.named, decision.agrees)),
        is_whole=decision.is_whole,
        status=decision.status or "",
        pending=waiting_for(decision),
        lifted=tuple(sorted(decision.lifted)),
        is_ad_referendum=is_ad_referendum(state, decision),
        is_reopened=bool(decision.reopened_by),
        note=decision.note,
    )
