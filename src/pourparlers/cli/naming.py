"""From what people write on the line to what acts name, and back: in one viewer's state.

Proposals go by their labels (12, a, EU.a), decisions by D and their number in the view (D3), positions by P,
meetings by M and statements by S likewise, drafts by title or number, groups and parties by code, rooms and
tracks by name, provisions by their own numbers ("4(2)"). Everything also goes by its id, or its beginning.

What a viewer cannot see is not found, and that is said as it is said of what does not exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from pourparlers.cli.lines import OFFICES
from pourparlers.talks.finding import candidates, find_provision
from pourparlers.talks.state import Draft, Proposal, State
from pourparlers.views.names import Places, audience_of, called_in, display_names

__all__ = [
    "NoDraftError",
    "UnknownError",
    "audience",
    "call",
    "current_draft",
    "decision",
    "draft",
    "group",
    "meeting",
    "parties",
    "party",
    "position",
    "proposal",
    "provision",
    "room",
    "statement",
    "track",
]

_KINDS: Final = {"party", "office", "group", "room"}

ID_MIN: Final = 6
"""So many characters of an id are enough to tell it; fewer could be a label."""


class UnknownError(LookupError):
    """Nothing in this view goes by this name, or `several` do."""

    def __init__(self, name: str, several: Sequence[str] = ()) -> None:
        super().__init__(name)
        self.name = name
        self.several = tuple(several)


class NoDraftError(UnknownError):
    """There is no draft in this view."""


def party(state: State, text: str) -> str:
    """A party's code, by code or name."""
    return _one(text, {each.code: (each.code, each.name) for each in state.parties.values()})


def parties(state: State, text: str) -> tuple[str, ...]:
    """Several, between commas."""
    return tuple(party(state, each) for each in _split(text))


def group(state: State, text: str) -> str:
    """A group's id, by its code, name or id."""
    return _one(text, {each.id: (each.code, each.name) for each in state.groups.values()})


def room(state: State, text: str) -> str:
    """A room's id, by its name or id."""
    return _one(text, {each.id: (each.name,) for each in state.rooms.values()})


def track(state: State, text: str) -> str:
    """A track's id, by its name or id; "" is the plenary."""
    return _one(text, {each.id: (each.name,) for each in state.tracks.values()}) if text else ""


def draft(state: State, text: str) -> Draft:
    """A draft, by its number in the view, its title or id; "" is the last one that is still negotiated."""
    if not text:
        return current_draft(state)
    named = {each.id: (str(number), each.title) for number, each in enumerate(state.drafts.values(), 1)}
    return state.drafts[_one(text, named)]


def current_draft(state: State) -> Draft:
    """The last draft that has not been superseded, else the last one."""
    drafts = list(state.drafts.values())
    for each in reversed(drafts):
        if each.status != "superseded":
            return each
    if not drafts:
        raise NoDraftError("")
    return drafts[-1]


def proposal(state: State, text: str, within: str = "") -> Proposal:
    """A proposal, by its label, its name in texts ("NOR a") or its id; on the draft `within` first."""
    named = {
        id: (state.proposals[id].label, name)
        for draft in state.drafts
        for id, name in display_names(state, draft).items()
    }
    own = {id: names for id, names in named.items() if state.proposals[id].draft == within}
    try:
        return state.proposals[_one(text, own)]
    except UnknownError:
        return state.proposals[_one(text, named)]


def decision(state: State, text: str) -> str:
    """A decision's id, by D and its number or its id."""
    return _called(state, text, state.decisions)


def position(state: State, text: str) -> str:
    """A position's id, by P and its number or its id."""
    return _called(state, text, state.positions)


def meeting(state: State, text: str) -> str:
    """A meeting's id, by M and its number or its id."""
    return _called(state, text, state.meetings)


def statement(state: State, text: str) -> str:
    """A statement's id, by S and its number or its id."""
    return _called(state, text, state.statements)


def provision(of: Draft, text: str, version: str | None = None) -> str:
    """A provision's reference, looked for in the text of a version, and in the standing text."""
    found = find_provision(of, text, version) or find_provision(of, text)
    if found is None:
        several = candidates(of, text, version) or candidates(of, text)
        raise UnknownError(text, [f"{each} ({_place(of, each)})" for each in several])
    return found


def audience(state: State, text: str, seat: str = "") -> str:
    """The ledger of an audience: private, public, parties, an office, a party, a group or a room.

    "private" is the actor's own seat; "" stays "", the usual audience of an act.
    """
    said = text.casefold()
    if said in {"", "public", "parties"}:
        return said
    if said == "private":
        return seat
    if said in OFFICES:
        return f"office:{said}"
    named = {
        **{f"party:{each.code}": (each.code, each.name) for each in state.parties.values()},
        **{f"group:{each.id}": (each.code, each.name) for each in state.groups.values()},
        **{each.ledger: (each.name,) for each in state.rooms.values()},
    }
    return _one(text, named)


def call(state: State, name: str) -> str:
    """How people call what an act or a refusal names by its id; what has no other name is its own."""
    called = {
        **called_in(state),
        **{id: each.label for id, each in state.proposals.items()},
        **{id: each.title for id, each in state.drafts.items()},
        **{id: each.code for id, each in state.groups.items()},
        **{id: each.name for places in (state.rooms, state.tracks) for id, each in places.items()},
    }
    if name.partition(":")[0] in _KINDS:
        return audience_of(state, name).name
    if name in called:
        return called[name]
    drafts = (each for each in list(state.drafts.values())[::-1] if name in each.references)
    return next((_place(each, name) for each in drafts), name)


def _place(of: Draft, name: str) -> str:
    """A provision by its labels."""
    place = Places(of).named(name)
    return ", ".join(filter(None, (*place.path, place.opening)))


def _called(state: State, text: str, things: Iterable[str]) -> str:
    called = called_in(state)
    return _one(text, {each: (called[each],) for each in things})


def _one(text: str, named: Mapping[str, Sequence[str]]) -> str:
    """The one key that goes by this text: itself, the beginning of it, or one of its names."""
    if text in named:
        return text
    said = text.casefold()
    found = [key for key, names in named.items() if said in (name.casefold() for name in names)]
    if not found and len(text) >= ID_MIN:
        found = [key for key in named if key.startswith(text)]
    if len(found) != 1:
        raise UnknownError(text, found)
    return found[0]


def _split(text: str) -> list[str]:
    return [part for each in text.split(",") if (part := each.strip())]
