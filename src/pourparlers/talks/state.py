"""The state of a negotiation as one viewer may know it: plain frozen values, all of it a fold over events.

`State` is what everyone reads. While events are folded the same fields stand in a `Growing`, whose
dictionaries belong to the fold alone; `grow` copies, `freeze` gives them away. Every value in them is
frozen and is replaced, never changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import TypeAlias

import msgspec

from pourparlers.talks.events import (
    DraftStatus,
    Level,
    Reopening,
    Role,
    Stand,
    StatementMade,
    Take,
    Target,
    TrackKind,
)
from pourparlers.talks.wording import Basis, Mode, ProposalKind, Reservation, Wording
from pourparlers.text.draft import Paragraph
from pourparlers.text.rows import Key, Stretch
from pourparlers.text.tree import Proposed, Provision, Tree
from pourparlers.text.tree_writing import TreeTabling

__all__ = [
    "Actor",
    "Agreement",
    "Decision",
    "Draft",
    "FloorRequest",
    "Group",
    "Growing",
    "Meeting",
    "Negotiation",
    "Party",
    "Person",
    "Position",
    "Proposal",
    "ProposalVersion",
    "Room",
    "State",
    "Statement",
    "Subject",
    "Track",
    "freeze",
    "grow",
]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, in which seat (party:CODE or office:NAME) and role."""

    person: str
    seat: str
    role: Role


@dataclass(frozen=True, slots=True)
class Negotiation:
    title: str
    zone: str
    reopening: Reopening
    is_provisional: bool
    language: str
    opened_at: str


@dataclass(frozen=True, slots=True)
class Party:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Group:
    id: str
    code: str
    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """By pseudonymous id, with the seats held now, in the order in which they were taken."""

    id: str
    seats: tuple[tuple[str, Role], ...]


@dataclass(frozen=True, slots=True)
class Track:
    id: str
    name: str
    form: TrackKind
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """`ledger` is its audience."""

    id: str
    name: str
    members: tuple[str, ...]
    ledger: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """A mark on the text that a decision set: `stretches` of a provision's row, or all of it (None)."""

    decision: str
    provision: Provision
    stretches: tuple[Stretch, ...] | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft with everyone's versions of it, as far as the viewer sees them.

    Versions in `tree` are named by the ids of their proposals. `paragraphs` has for every provision how it is
    called (number, heading, mark, notes; its text is not read). `references` are names of provisions as
    they stand in events. `decided` says which of the tree's decisions a decision made. `agreements` are the
    marks that stand.
    """

    id: str
    title: str
    ledger: str
    sponsors: tuple[str, ...]
    status: DraftStatus
    language: str
    at: str
    tree: Tree
    paragraphs: Mapping[Provision, Paragraph]
    references: Mapping[str, Provision]
    decided: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    agreements: tuple[Agreement, ...] = ()
    agreed_by: str = ""  # the decision that adopted the whole


@dataclass(frozen=True, slots=True)
class ProposalVersion:
    """`event` is what brought it; `sponsors` are those of this version, co-sponsors among them."""

    event: str
    at: str
    wording: Wording
    sponsors: tuple[str, ...]
    on_standing: bool
    rationale: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal before one audience (`ledger`).

    `label` is how people call it: 12 before the draft's own audience, a, b, … before a delegation's own,
    EU.a before a group's. `state`: open while it can be acted upon; withdrawn by its sponsors; fallen with
    what it was written on; closed because another part of it was taken (mode one); disowned. Whether an
    open one is fulfilled or overtaken is asked of the tree. `earlier` is the one that it was before a
    narrower audience, where the viewer sees that, or that it was taken over from. `heard_from` is the party
    that the scribe heard, `is_confirmed` whether that party has answered for it.
    """

    id: str
    label: str
    draft: str
    ledger: str
    kind: ProposalKind
    mode: Mode
    basis: Basis
    versions: tuple[ProposalVersion, ...]
    state: str = "open"
    earlier: str = ""
    heard_from: str = ""
    is_confirmed: bool = False
    is_substantive: bool = False  # an editorial one that somebody has called so
    blanket: tuple[str, str] | None = None
    alt_of: str = ""
    reservation: Reservation | None = None
    ended_by: str = ""  # the event by which it is no longer open

    @property
    def sponsors(self) -> tuple[str, ...]:
        """The sponsors of its last version."""
        return self.versions[-1].sponsors

    @property
    def is_open(self) -> bool:
        return self.state == "open"


class Position(msgspec.Struct, frozen=True):
    """`event` is what took it, `ledger` who sees it; a later one of the party on the same replaces it.

    A struct, for it is made in a third of a dataclass's time, and there are many: benchmarks/history.py.
    """

    id: str
    event: str
    at: str
    ledger: str
    party: str
    target: Target
    stand: Stand
    condition: str
    is_red_line: bool
    is_heard: bool
    is_confirmed: bool
    is_disowned: bool = False
    replaced_by: str = ""


Subject: TypeAlias = tuple[str, str, str, str, str]
"""What a party has one position on: party, ledger, draft, proposal and provision."""


@dataclass(frozen=True, slots=True)
class Decision:
    """`pending` are those that it still waits for; `lifted` those that let it stand since."""

    id: str
    event: str
    at: str
    draft: str
    level: Level
    body: str
    takes: tuple[Take, ...]
    agrees: tuple[str, ...]
    is_whole: bool
    status: DraftStatus | None
    pending: tuple[str, ...]
    is_ad_referendum: bool
    note: str
    lifted: tuple[str, ...] = ()
    reopened_by: str = ""  # an event
    status_before: DraftStatus | None = None


@dataclass(frozen=True, slots=True)
class FloorRequest:
    """`state`: waiting, speaking, done."""

    event: str
    at: str
    track: str
    party: str
    state: str = "waiting"


@dataclass(frozen=True, slots=True)
class Statement:
    event: str
    at: str
    ledger: str
    made: StatementMade


@dataclass(frozen=True, slots=True)
class Meeting:
    """`dates` are all that were ever given, the last one holds."""

    id: str
    track: str
    ledger: str
    dates: tuple[tuple[str, str, bool], ...]  # EDTF, at, is_confirmed
    place: str


@dataclass(frozen=True, slots=True)
class State:
    """All that one viewer may know. Keys are ids, parties' codes, or seats; in the order of the events."""

    negotiation: Negotiation | None = None
    at: str = ""  # of the last event
    parties: Mapping[str, Party] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    tracks: Mapping[str, Track] = field(default_factory=dict)
    rooms: Mapping[str, Room] = field(default_factory=dict)
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    proposals: Mapping[str, Proposal] = field(default_factory=dict)
    positions: Mapping[str, Position] = field(default_factory=dict)
    stands: Mapping[Subject, str] = field(default_factory=dict)  # the position of each party that holds
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    ranks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by sponsor
    floor: tuple[FloorRequest, ...] = ()
    statements: Mapping[str, Statement] = field(default_factory=dict)
    meetings: Mapping[str, Meeting] = field(default_factory=dict)
    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)  # proposals by draft and ledger
    narrow: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)  # proposals as in counts


@dataclass(slots=True)
class Growing:
    """The same while it is folded.

    `tablings` wait, draft by draft, to be written all at once (`drafts`); `standing` are rows that have
    been read as words. `own_versions` are those of trees that no state has: they are written into.
    """

    negotiation: Negotiation | None
    at: str
    parties: dict[str, Party]
    groups: dict[str, Group]
    people: dict[str, Person]
    tracks: dict[str, Track]
    rooms: dict[str, Room]
    drafts: dict[str, Draft]
    proposals: dict[str, Proposal]
    positions: dict[str, Position]
    stands: dict[Subject, str]
    decisions: dict[str, Decision]
    ranks: dict[str, tuple[str, ...]]
    floor: tuple[FloorRequest, ...]
    statements: dict[str, Statement]
    meetings: dict[str, Meeting]
    counts: dict[tuple[str, str], int]
    narrow: dict[tuple[str, str], tuple[str, ...]]
    tablings: dict[str, list[TreeTabling]] = field(default_factory=dict)
    own_versions: dict[str, Mapping[str, Proposed]] = field(default_factory=dict)
    standing: dict[str, dict[Provision, tuple[tuple[Key, ...], tuple[str, ...]]]] = field(
        default_factory=dict
    )


def grow(state: State) -> Growing:
    """The same values in dictionaries of its own."""
    mappings = {
        each.name: dict(value)
        for each in fields(State)
        if isinstance(value := getattr(state, each.name), Mapping)
    }
    return Growing(negotiation=state.negotiation, at=state.at, floor=state.floor, **mappings)


def freeze(growing: Growing) -> State:
    """What has been folded; nothing may be waiting, and `growing` is not used again."""
    assert not any(growing.tablings.values())
    return State(**{each.name: getattr(growing, each.name) for each in fields(State)})
