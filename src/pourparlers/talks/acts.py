"""What somebody can do in a negotiation. One struct for each act; its tag is its name.

An act names what it is about by ids, codes and references, as its author's view shows them. `audience` is
the name of a ledger, "" for the usual one of that act. What the rules say to it is in `rules`.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from pourparlers.talks.events import (
    DraftStatus,
    Level,
    ParagraphText,
    Reopening,
    Role,
    Stand,
    StatementKind,
    Take,
    Target,
    TrackKind,
)
from pourparlers.talks.wording import Basis, Mode, ProposalKind, Reservation, Wording

__all__ = [
    "Act",
    "AddParty",
    "AdmitPerson",
    "AnswerHearing",
    "CallSubstantive",
    "ChangeGroup",
    "ChangeMeeting",
    "CoSponsor",
    "Decide",
    "DecideUncontested",
    "FormGroup",
    "GiveFloor",
    "LiftHold",
    "MakeStatement",
    "OpenNegotiation",
    "OpenRoom",
    "OpenTrack",
    "Propose",
    "Rank",
    "ReleasePerson",
    "Reopen",
    "RequestFloor",
    "Revise",
    "ScheduleMeeting",
    "Share",
    "TableDraft",
    "TakeFloor",
    "TakeOver",
    "TakePosition",
    "Withdraw",
]


class OpenNegotiation(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Begin. Whoever does it has a seat by that: office:chair or office:secretariat."""

    title: str
    zone: str = "UTC"
    reopening: Reopening = "same-body"
    is_provisional: bool = True
    language: str = "en"
    audience: str = ""


class AddParty(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    party: str
    name: str
    audience: str = ""


class FormGroup(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    code: str
    name: str
    members: tuple[str, ...]


class ChangeGroup(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    group: str
    members: tuple[str, ...]


class AdmitPerson(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    person: str
    seat: str
    role: Role


class ReleasePerson(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    person: str
    seat: str


class OpenTrack(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    name: str
    form: TrackKind
    members: tuple[str, ...] = ()


class OpenRoom(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """An audience of named people; the actor's own seat or person must be among the members."""

    name: str
    members: tuple[str, ...]


class TableDraft(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    title: str
    paragraphs: tuple[ParagraphText, ...]
    language: str = "en"
    supersedes: str = ""
    audience: str = ""


class Propose(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Put a change before an audience: one's own delegation (the usual one), a group, a room, or all.

    `as_group` (a group's id) makes the group the sponsor; `heard_from` is for the scribe.
    """

    draft: str
    wording: Wording
    kind: ProposalKind = "ordinary"
    mode: Mode = "together"
    basis: Basis = Basis()
    rationale: str = ""
    audience: str = ""
    as_group: str = ""
    heard_from: str = ""
    blanket: tuple[str, str] | None = None
    alt_of: str = ""
    reservation: Reservation | None = None


class Share(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Put a proposal as it reads now before a wider audience; "" is the draft's own: that is to table it."""

    proposal: str
    audience: str = ""
    rationale: str | None = None
    as_group: str = ""


class Revise(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    proposal: str
    wording: Wording
    on_standing: bool = False
    rationale: str = ""


class Withdraw(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    proposal: str


class CoSponsor(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Of the version that the author saw: if it has been revised since, the act is refused."""

    proposal: str
    version: int


class TakeOver(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Table a fallen or withdrawn proposal, with the same text, as one's own."""

    proposal: str
    audience: str = ""


class Rank(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    proposals: tuple[str, ...]


class AnswerHearing(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    subject: str
    answer: Literal["confirmed", "corrected", "disowned"]
    wording: Wording | None = None
    stand: Stand | None = None


class CallSubstantive(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    proposal: str


class TakePosition(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """`target.reads` is left empty: the rules fill in what it reads. `heard_from` is for the scribe."""

    target: Target
    stand: Stand
    condition: str = ""
    is_red_line: bool = False
    heard_from: str = ""
    audience: str = ""


class Decide(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """`body` is a track's id, "" for the plenary."""

    draft: str
    level: Level = "plenary"
    body: str = ""
    takes: tuple[Take, ...] = ()
    agrees: tuple[str, ...] = ()
    is_whole: bool = False
    status: DraftStatus | None = None
    pending: tuple[str, ...] = ()
    is_ad_referendum: bool = False
    note: str = ""


class DecideUncontested(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Take every open proposal that shares no place with another and that no visible position opposes."""

    draft: str
    level: Level = "plenary"
    body: str = ""
    note: str = ""


class Reopen(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    decision: str
    votes: tuple[int, int] | None = None
    note: str = ""


class LiftHold(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    decision: str


class RequestFloor(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    track: str = ""


class GiveFloor(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    party: str
    track: str = ""


class TakeFloor(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    track: str = ""


class MakeStatement(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    speaker: str
    words: str
    said: str
    form: StatementKind = "statement"
    party: str = ""
    sources: tuple[str, ...] = ()
    is_translated: bool = False
    condition: str = ""
    decision: str = ""
    audience: str = ""


class ScheduleMeeting(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    track: str
    date: str
    place: str = ""
    is_confirmed: bool = False
    audience: str = ""


class ChangeMeeting(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    meeting: str
    date: str
    place: str = ""
    is_confirmed: bool = False


Act: TypeAlias = (
    OpenNegotiation | AddParty | FormGroup | ChangeGroup | AdmitPerson | ReleasePerson | OpenTrack | OpenRoom
    | TableDraft | Propose | Share | Revise | Withdraw | CoSponsor | TakeOver | Rank | AnswerHearing
    | CallSubstantive | TakePosition | Decide | DecideUncontested | Reopen | LiftHold | RequestFloor
    | GiveFloor | TakeFloor | MakeStatement | ScheduleMeeting | ChangeMeeting
)  # fmt: skip
