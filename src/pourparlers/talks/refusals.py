"""What the rules say: yes is an event and its audience, no is a refusal, and both are values.

A refusal has its rule, what it is about, and what would be right. The sentences that people read are made by
a face; here each rule has its name. A refusal is computed from the
actor's own state alone, so that what is hidden and what is not there are refused alike (`UNKNOWN`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from pourparlers.talks.events import Event

__all__ = ["Refusal", "Rule", "Ruling"]


class Rule(Enum):
    """Each with the sentence that it stands for."""

    ADVISER_READS = "An adviser reads and does nothing else."
    AGREED = "Agreed text is not changed before it is reopened."
    ALREADY = "It has been done already."
    AUDIENCE = "An act goes before an audience that its author belongs to, and that may see what it is about."
    BESIDES = "Only what is inserted stands besides other insertions."
    BRIDGING = "A bridging proposal is for those who stand between the parties."
    CHARACTERS = "Text holds no character that hides others or changes their order."
    CIRCLE = "Provisions cannot hang on each other in a circle."
    CONDITION = "Only a commitment has a condition."
    CUTS = "A change with new words is taken whole."
    DATE = "A date is written in EDTF."
    DELEGATION = "This is for a delegation, or for the scribe who heard one."
    EMPTY = "An act has to say something."
    EXCLUSIVE = "Of what excludes each other, one is decided."
    FALLEN = "What has fallen or been withdrawn is taken over, not acted upon."
    FIRST = "A negotiation is opened once, before anything else happens in it."
    GROUP = "Only a member speaks for a group."
    HEARD = "What was heard in the room is entered by the scribe."
    KEPT = "What is reserved stays as it is."
    LATER_DECISION = "What a later decision rests on is not reopened before it."
    MODE = "A proposal made to be taken all together is not taken in parts."
    NAME = "A code is short, of its own, and can stand in an attribution."
    NO_SEAT = "Who acts has a seat in the negotiation."
    NOT_HEARD = "Only what the scribe heard is confirmed, corrected or disowned, by its party."
    NOT_SPONSOR = "Only a sponsor acts for a proposal."
    OBSERVER_WATCHES = "An observer watches and does nothing else."
    OFFICE = "This is for the chair or the secretariat."
    ORDER = "Everything stands once, below something that is there."
    PENDING = "Only a party that a decision waits for lets it stand."
    RED_LINE = "A red line is to oppose, whatever else."
    REOPENED = "What has been reopened is not reopened again; one decides anew."
    REOPENING = "The rules of this negotiation say when a decision is reopened."
    REVISED = "A proposal that has been revised since is co-sponsored and judged in its new version."
    ROLE = "Each seat has roles of its own."
    SAME_TEXT = "A change changes something; to keep text as it is, reserve it."
    STILL_OPEN = "What is open is co-sponsored, not taken over."
    SOURCE = "Who says what another delegation said names whom it is from."
    SUPERSEDED = "A superseded draft is no longer negotiated."
    TAKEN = "A name names one thing."
    TOO_LARGE = "A text has its limits."
    UNKNOWN = "There is nothing of this name."


@dataclass(frozen=True, slots=True)
class Refusal:
    """The rules say no. `about` are names for the sentence (party, proposal, …); `remedy` what to do first.

    `remedy` holds ids that the actor can see: decisions to be reopened, the proposal to amend instead.
    """

    rule: Rule
    about: Mapping[str, str] = field(default_factory=dict)
    remedy: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruling:
    """The rules say yes: what will have happened, and the ledger in which it stands."""

    event: Event
    ledger: str
