"""What can have happened in a negotiation. One struct for each kind; its tag is the kind on the record.

Names are random ids (proposals, decisions, …), codes (parties) or references (provisions, see `wording`).
Who did it, for whom, when and who sees it stands around the event, in `Happened`. Once written, a struct only
ever gains fields with a default; what has to change otherwise is a new kind, and `schema` reads the old one.

A field that has its default is not written. So that there is one way to write an event, a default is one
object: "", 0, False, None and () are, and the two others are made so (`__post_init__`).
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, TypeAlias

import msgspec

from pourparlers.talks.wording import Basis, Mode, ProposalKind, Reservation, Wording

__all__ = [
    "CalledSubstantive",
    "Decided",
    "DraftTabled",
    "Event",
    "FloorGiven",
    "FloorRequested",
    "FloorTaken",
    "GroupChanged",
    "GroupFormed",
    "Happened",
    "HearingAnswered",
    "HoldLifted",
    "Level",
    "MeetingChanged",
    "MeetingScheduled",
    "NegotiationOpened",
    "ParagraphText",
    "PartyAdded",
    "PersonAdmitted",
    "PersonReleased",
    "PositionTaken",
    "ProposalCoSponsored",
    "ProposalRevised",
    "ProposalTabled",
    "ProposalWithdrawn",
    "ProposalsRanked",
    "Reopened",
    "Role",
    "RoomOpened",
    "Stand",
    "StatementMade",
    "Take",
    "Target",
    "TrackOpened",
]

Role: TypeAlias = Literal["head", "delegate", "adviser", "chair", "secretariat", "scribe", "mediator",
                          "facilitator", "observer"]  # fmt: skip
Level: TypeAlias = Literal["small-group", "working-group", "plenary"]
DraftStatus: TypeAlias = Literal["submitted", "basis-for-discussion", "basis-for-negotiation", "superseded"]
Stand: TypeAlias = Literal["supports", "can-accept", "does-not-block", "reserves", "opposes"]
TrackKind: TypeAlias = Literal["plenary", "working-group", "contact-group", "drafting-group",
                               "friends-of-the-chair", "bilateral", "informals", "confessional"]  # fmt: skip
Reopening: TypeAlias = Literal["same-body", "two-thirds", "never"]
StatementKind: TypeAlias = Literal["statement", "commitment", "demand", "warning", "assessment",
                                   "option-kept-open", "explanation", "interpretative"]  # fmt: skip

_MARK: Final = "\n\n"
_STANDING: Final = Basis()


class NegotiationOpened(
    msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True
):
    """The first event; its author has the seat that it was done in.

    `zone` is an IANA time zone; `is_provisional`: nothing is agreed until everything is.
    """

    title: str
    zone: str
    reopening: Reopening
    is_provisional: bool
    language: str


class PartyAdded(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True):
    party: str
    name: str


class GroupFormed(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True):
    """Parties that act together; `group` is a random id, `code` what it is called in attributions."""

    group: str
    code: str
    name: str
    members: tuple[str, ...]


class GroupChanged(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True):
    """Who acts together from now on; `left` are those who no longer do."""

    group: str
    members: tuple[str, ...]
    left: tuple[str, ...] = ()


class PersonAdmitted(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True):
    """Somebody takes a seat: party:CODE, or office:NAME (chair, secretariat, mediator, observers)."""

    person: str
    seat: str
    role: Role


class PersonReleased(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True):
    person: str
    seat: str


class TrackOpened(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where parties talk; `members` are parties' codes, none for all."""

    track: str
    name: str
    form: TrackKind
    members: tuple[str, ...]


class RoomOpened(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True):
    """An audience of named people: seats (party:CODE, office:NAME) or persons (person:ID).

    Its first event, in a ledger of its own, room:ID.
    """

    room: str
    name: str
    members: tuple[str, ...]


class ParagraphText(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A paragraph of a draft, as `text.draft.Paragraph` has it."""

    text: str
    number: str = ""
    heading: int = 0
    mark: str = _MARK
    notes: tuple[str, ...] = ()
    is_row: bool = False

    def __post_init__(self) -> None:
        if self.mark == _MARK:
            msgspec.structs.force_setattr(self, "mark", _MARK)


class DraftTabled(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True):
    """A whole text. Its provisions are referred to as d0, d1, … in reading order."""

    draft: str
    title: str
    sponsors: tuple[str, ...]
    status: DraftStatus
    language: str
    paragraphs: tuple[ParagraphText, ...]
    supersedes: str = ""


class ProposalTabled(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True):
    """A proposal comes before an audience, for the first time: in private, to a group, or tabled to all.

    What comes before a wider audience is a proposal of its own with a new id; `earlier` names the one that it
    was, where this audience sees that one too (shared on, or a fallen one taken over). `heard_from` is the
    party that the scribe heard say it. `blanket` is what is read otherwise everywhere, from and to. `alt_of`
    is the provision that it is an alternative to.
    """

    proposal: str
    draft: str
    kind: ProposalKind
    mode: Mode
    sponsors: tuple[str, ...]
    wording: Wording
    basis: Basis = _STANDING
    rationale: str = ""
    earlier: str = ""
    heard_from: str = ""
    blanket: tuple[str, str] | None = None
    alt_of: str = ""
    reservation: Reservation | None = None

    def __post_init__(self) -> None:
        if self.basis == _STANDING:
            msgspec.structs.force_setattr(self, "basis", _STANDING)


class ProposalRevised(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True):
    """A new version, on the basis of the one before, or (`on_standing`) on the standing text of now."""

    proposal: str
    wording: Wording
    sponsors: tuple[str, ...]
    on_standing: bool = False
    rationale: str = ""


class ProposalWithdrawn(
    msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A sponsor leaves. With the last one the proposal falls, and all that is written on it."""

    proposal: str
    sponsor: str


class ProposalCoSponsored(
    msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A party joins the sponsors of one version; the next version has those who are named in it."""

    proposal: str
    version: int
    sponsor: str


class ProposalsRanked(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True):
    """A party's own proposals where they exclude each other, the one it likes best first."""

    sponsor: str
    proposals: tuple[str, ...]


class HearingAnswered(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the scribe entered (a proposal or a position) is confirmed, corrected or disowned by its party."""

    subject: str
    party: str
    answer: Literal["confirmed", "corrected", "disowned"]
    wording: Wording | None = None
    stand: Stand | None = None


class CalledSubstantive(
    msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True
):
    """An editorial correction becomes a proposal like any other."""

    proposal: str
    by: str


class Target(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a position is about, in the wording that it then had.

    A proposal's version (the whole, or what it does to one provision), or, without a proposal, the standing
    text of a provision. `reads` is the text of the provision in that wording, for each provision spoken of.
    """

    draft: str
    proposal: str = ""
    version: int = 0
    provision: str = ""
    reads: tuple[tuple[str, str], ...] = ()


class PositionTaken(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where a party stands. `condition` is "" where there is none; a later one on the same replaces it."""

    position: str
    party: str
    target: Target
    stand: Stand
    condition: str = ""
    is_red_line: bool = False
    is_heard: bool = False


class Take(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a decision takes of a proposal: all, or what it does in one place.

    `part` numbers the parts of the proposal in `provision` from 0; -1 is the provision's place.
    """

    proposal: str
    provision: str = ""
    part: int | None = None


class Decided(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True):
    """A body decides: takes proposals, marks text agreed, gives the draft a status, adopts the whole."""

    decision: str
    draft: str
    level: Level
    body: str
    takes: tuple[Take, ...] = ()
    agrees: tuple[str, ...] = ()
    is_whole: bool = False
    status: DraftStatus | None = None
    pending: tuple[str, ...] = ()
    is_ad_referendum: bool = False
    note: str = ""


class Reopened(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True):
    """A decision is taken back. `votes` for and against, where the rule asks for them."""

    decision: str
    votes: tuple[int, int] | None = None
    note: str = ""


class HoldLifted(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True):
    """A party that a decision was pending, or whose capital had yet to confirm, lets it stand."""

    decision: str
    party: str


class FloorRequested(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True):
    track: str
    party: str


class FloorGiven(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True):
    track: str
    party: str


class FloorTaken(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True):
    """The chair takes the floor back, or the party gives it up."""

    track: str
    party: str


class StatementMade(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True):
    """What someone said. `sources` from the first hand on; `said` is an EDTF date."""

    statement: str
    speaker: str
    party: str
    form: StatementKind
    words: str
    said: str
    sources: tuple[str, ...] = ()
    is_translated: bool = False
    condition: str = ""
    decision: str = ""


class MeetingScheduled(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True):
    """`date` is EDTF and may be uncertain: `2027-01` is "in January"; "" is still to be agreed."""

    meeting: str
    track: str
    date: str
    place: str = ""
    is_confirmed: bool = False


class MeetingChanged(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True, omit_defaults=True):
    meeting: str
    date: str
    place: str = ""
    is_confirmed: bool = False


Event: TypeAlias = (
    NegotiationOpened | PartyAdded | GroupFormed | GroupChanged | PersonAdmitted | PersonReleased
    | TrackOpened | RoomOpened | DraftTabled | ProposalTabled | ProposalRevised | ProposalWithdrawn
    | ProposalCoSponsored | ProposalsRanked | HearingAnswered | CalledSubstantive | PositionTaken | Decided
    | Reopened | HoldLifted | FloorRequested | FloorGiven | FloorTaken | StatementMade | MeetingScheduled
    | MeetingChanged
)  # fmt: skip


class Happened(NamedTuple):
    """An event with what stands around it. `at` is UTC to the second, `number` its place in the ledger."""

    id: str
    ledger: str
    number: int
    at: str
    by: str
    seat: str
    event: Event
