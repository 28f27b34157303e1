"""Who may read what, as events open and close it, and as a viewer's state tells it.

The doors themselves (`record.doors`) are kept beside the record and follow from events by `doors`. A state
knows those of its viewer: which parties, groups and rooms there are, as far as the viewer sees them. So the
rules can ask whether an audience may see what an act is about without asking what the actor may not know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pourparlers.record.doors import PUBLIC, Door, Doors, reached
from pourparlers.talks.acts import (
    Act,
    AddParty,
    MakeStatement,
    OpenNegotiation,
    Propose,
    ScheduleMeeting,
    Share,
    TableDraft,
    TakeOver,
    TakePosition,
)
from pourparlers.talks.events import (
    GroupChanged,
    GroupFormed,
    Happened,
    NegotiationOpened,
    PartyAdded,
    PersonAdmitted,
    PersonReleased,
    RoomOpened,
)
from pourparlers.talks.refusals import Refusal, Rule
from pourparlers.talks.state import Actor, State

__all__ = [
    "OBSERVERS",
    "PARTIES",
    "audience_of",
    "doors",
    "is_known",
    "is_wider",
    "may_read",
    "readable",
    "refuse_audience",
]

PARTIES = "parties"
OBSERVERS = "office:observers"


def doors(happened: Happened) -> Doors:
    """What an event opens and closes. What a group's door closes on is named in the event itself."""
    match happened.event:
        case NegotiationOpened():
            return Doors(_seated(f"person:{happened.by}", happened.seat))
        case PersonAdmitted(person=person, seat=seat):
            return Doors(_seated(f"person:{person}", seat))
        case PersonReleased(person=person, seat=seat):
            return Doors(closed=((f"person:{person}", seat),))
        case PartyAdded(party=party):
            return Doors(((f"party:{party}", PARTIES),))
        case GroupFormed(group=group, members=members):
            opened = tuple((f"party:{party}", f"group:{group}") for party in members)
            return Doors((*opened, (f"group:{group}", PARTIES)))
        case GroupChanged(group=group, members=members, left=left):
            return Doors(
                tuple((f"party:{party}", f"group:{group}") for party in members),
                tuple((f"party:{party}", f"group:{group}") for party in left),
            )
        case RoomOpened(room=room, members=members):
            opened = tuple((member, f"room:{room}") for member in members)
            return Doors((*opened, (f"room:{room}", PARTIES)))
        case _:
            return Doors()


def _seated(person: str, seat: str) -> tuple[Door, ...]:
    own: tuple[Door, ...] = ((person, seat),)
    return own if seat == OBSERVERS or not seat.startswith("office:") else (*own, (seat, PARTIES))


# --- As a state knows them ------------------------------------------------------------------------------


def readable(state: State, node: str) -> frozenset[str]:
    """The audiences that a seat, a person or an audience may read, itself among them."""
    return reached(node, lambda each: _beyond(state, each)) | {node}


def may_read(state: State, seat: str, ledger: str) -> bool:
    """Whether who sits there may read a ledger."""
    return ledger in readable(state, seat)


def is_wider(state: State, wide: str, narrow: str) -> bool:
    """Whether all who read the narrow audience read the wide one, too; each is as wide as itself."""
    return wide in readable(state, narrow)


def is_known(state: State, ledger: str) -> bool:
    """Whether the viewer knows of an audience of this name."""
    kind, _, name = ledger.partition(":")
    known: dict[str, Iterable[str]] = {
        "party": state.parties,
        "group": state.groups,
        "room": state.rooms,
        "office": ("chair", "secretariat", "mediator", "observers"),
    }
    return ledger in {PARTIES, PUBLIC} or name in known.get(kind, ())


def refuse_audience(state: State, actor: Actor, ledger: str, *subjects: str) -> Refusal | None:
    """No to an audience that the actor is not part of, or that may not see what the act is about.

    `subjects` are the audiences that know of that. What is unknown and what is hidden are refused alike.
    """
    own = {each.ledger for each in state.rooms.values() if f"person:{actor.person}" in each.members}
    is_there = is_known(state, ledger)
    is_own = is_there and (ledger in own or may_read(state, actor.seat, ledger))
    if is_own and all(is_wider(state, subject, ledger) for subject in subjects):
        return None
    return Refusal(Rule.AUDIENCE, {"audience": ledger if is_there else ""})


def _beyond(state: State, node: str) -> Iterator[str]:
    kind, _, name = node.partition(":")
    if kind == "person" and name in state.people:
        yield from (seat for seat, _ in state.people[name].seats)
    elif (
        (kind == "party" and name in state.parties)
        or (kind == "office" and node != OBSERVERS)
        or kind in {"group", "room"}
    ):
        yield PARTIES
    if kind == "party":
        yield from (f"group:{group.id}" for group in state.groups.values() if name in group.members)
    yield from (room.ledger for room in state.rooms.values() if node in room.members)


def audience_of(state: State, act: Act, actor: Actor) -> str:
    """The ledger that an act asks for, or the usual one of such an act."""
    match act:
        case OpenNegotiation() | AddParty() | TableDraft() | MakeStatement() | ScheduleMeeting():
            return act.audience or PARTIES
        case Propose(audience="", heard_from=heard, draft=draft):
            return state.drafts[draft].ledger if heard and draft in state.drafts else actor.seat
        case Share(audience="", proposal=name) | TakeOver(audience="", proposal=name):
            proposal = state.proposals.get(name)
            return state.drafts[proposal.draft].ledger if proposal else PARTIES
        case TakePosition(audience="", target=target, is_red_line=False):
            subject = state.proposals.get(target.proposal) or state.drafts.get(target.draft)
            return subject.ledger if subject else PARTIES
        case TakePosition(audience=""):
            return actor.seat
        case Propose() | Share() | TakeOver() | TakePosition():
            return act.audience
        case _:
            return PARTIES
