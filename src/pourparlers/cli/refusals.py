"""What the rules say no with, as sentences: which rule, what about, and what to do first.

Everything in a sentence comes from the refusal and from the actor's own view, so that what is hidden from the
actor and what does not exist are refused in the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from pourparlers.messages import N_
from pourparlers.talks.refusals import Refusal, Rule
from pourparlers.talks.state import State

__all__ = ["SENTENCES", "say_refusal"]

SENTENCES: Final[Mapping[Rule, str]] = {
    Rule.ADVISER_READS: N_("An adviser reads and does nothing else."),
    Rule.AGREED: N_("This changes agreed text, which is locked until a decision reopens it."),
    Rule.ALREADY: N_("This has been done already."),
    Rule.AUDIENCE: N_("One speaks to an audience that one belongs to, and that sees what the act is about."),
    Rule.BESIDES: N_("Only what is inserted stands besides other insertions."),
    Rule.BRIDGING: N_("A bridging proposal is made by the chair or a mediator."),
    Rule.CHARACTERS: N_("Text holds no character that hides others or changes their order."),
    Rule.CIRCLE: N_("A provision cannot stand below itself."),
    Rule.CONDITION: N_("Of statements only a commitment has a condition."),
    Rule.CUTS: N_("A change with new words is taken whole."),
    Rule.DATE: N_(
        "This is not a date as EDTF writes it: 2027-01-14, or 2027-01 for January, or 2027~ for about 2027."
    ),
    Rule.DELEGATION: N_("This is for a delegation, or for the scribe who heard one."),
    Rule.EMPTY: N_("This says nothing."),
    Rule.EXCLUSIVE: N_("These exclude each other; one of them is decided."),
    Rule.FALLEN: N_("This is no longer open; whoever wants it back takes it over."),
    Rule.FIRST: N_("A negotiation is opened once, before anything else happens in it."),
    Rule.GROUP: N_("Only a member speaks for a group."),
    Rule.HEARD: N_("What was heard in the room is entered by the scribe or another seat of the secretariat."),
    Rule.KEPT: N_("What is reserved stays as it is."),
    Rule.LATER_DECISION: N_("A later decision rests on this one and has to be reopened first."),
    Rule.MODE: N_("It was not proposed to be taken so: all of it together, or one part alone."),
    Rule.NAME: N_("A code is one short word, without signs that part names in an attribution."),
    Rule.NO_SEAT: N_("Whoever acts has a seat in the negotiation."),
    Rule.NOT_HEARD: N_(
        "Only what the scribe heard is confirmed, corrected or disowned, and only by its party."
    ),
    Rule.NOT_SPONSOR: N_("This is for a sponsor of the proposal."),
    Rule.OBSERVER_WATCHES: N_("An observer watches and does nothing else."),
    Rule.OFFICE: N_("This is for the chair or the secretariat."),
    Rule.ORDER: N_("Every provision stands once, below one that is there."),
    Rule.PENDING: N_("Only a party that the decision waits for lets it stand."),
    Rule.RED_LINE: N_("A red line is to oppose, whatever else."),
    Rule.REOPENED: N_("What has been reopened is not reopened again; decide anew."),
    Rule.REOPENING: N_("The rules of this negotiation do not let this decision be reopened so."),
    Rule.REVISED: N_("This has been revised since; look at the new version first."),
    Rule.ROLE: N_("This seat has no such role."),
    Rule.SAME_TEXT: N_("This changes nothing; to hold text as it is, reserve it."),
    Rule.SOURCE: N_("Whoever says what another delegation said names the source."),
    Rule.STILL_OPEN: N_("What is open is co-sponsored, not taken over."),
    Rule.SUPERSEDED: N_("This draft has been superseded and is no longer negotiated."),
    Rule.TAKEN: N_("This name is taken already."),
    Rule.TOO_LARGE: N_("This is longer than a text may be."),
    Rule.UNKNOWN: N_("There is nothing of this name."),
}
"""One sentence for each rule; a test holds that none is missing."""


_UNSPOKEN: Final = {"mode"}
"""What a refusal has for programs; the sentence says it already."""


def say_refusal(
    refusal: Refusal, state: State, name: Callable[[State, str], str], _: Callable[[str], str]
) -> str:
    """The sentence, what it is about, and what to do first; `name` gives ids as people call them."""
    said = _(SENTENCES[refusal.rule])
    spoken = (value for key, value in refusal.about.items() if value and key not in _UNSPOKEN)
    about = ", ".join(dict.fromkeys(name(state, each) for each in spoken))
    if about:
        said = f"{said.removesuffix('.')} ({about})."
    if refusal.remedy:
        first = ", ".join(name(state, each) for each in refusal.remedy)
        said += " " + _("First: {what}.").format(what=first)
    return said
