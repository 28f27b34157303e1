"""The log in sentences: one for each kind of event, made of its facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from pourparlers.documents.negotiation.moments import date_words, short_moment
from pourparlers.documents.negotiation.reader import Reader, headed
from pourparlers.documents.negotiation.sheet import Cell, Fact, Run, Section, Sheet, Table, cell, line
from pourparlers.documents.negotiation.terms import (
    FORMS,
    LEVELS,
    PROPOSALS,
    RESERVATIONS,
    ROLES,
    STANDS,
    STATEMENTS,
    STATUSES,
    audience_term,
    place_term,
    seat_term,
    term,
)
from pourparlers.messages import N_
from pourparlers.views.log import Log, LogEntry

__all__ = ["SENTENCES", "log_sheet", "say_event"]

SENTENCES: Final[Mapping[str, str]] = {
    "NegotiationOpened": N_("opened the negotiation “{title}”"),
    "PartyAdded": N_("added the party {party} ({name})"),
    "GroupFormed": N_("formed the group {group} ({name}): {members}"),
    "GroupChanged": N_("changed the group {group}: {members}"),
    "PersonAdmitted": N_("admitted {person} as {role} ({seat})"),
    "PersonReleased": N_("released {person} ({seat})"),
    "TrackOpened": N_("opened the track “{track}” ({form})"),
    "RoomOpened": N_("opened the room “{room}”"),
    "DraftTabled": N_("tabled the draft “{draft}” ({status})"),
    "ProposalTabled": N_("put forward {proposal}"),
    "ProposalRevised": N_("revised {proposal}"),
    "ProposalWithdrawn": N_("withdrew {sponsor} from {proposal}"),
    "ProposalCoSponsored": N_("joined the sponsors of {proposal} ({sponsor})"),
    "ProposalsRanked": N_("ranked the proposals of {sponsor}: {proposals}"),
    "HearingAnswered": N_("{party} {answer} {subject}"),
    "CalledSubstantive": N_("called {proposal} substantive"),
    "PositionTaken": N_("{position}, {party} on {proposal}: {stand}"),
    "Decided": N_("{decision}: {level}"),
    "Reopened": N_("reopened {decision}"),
    "HoldLifted": N_("{party} lets {decision} stand"),
    "FloorRequested": N_("{party} asks for the floor"),
    "FloorGiven": N_("{party} has the floor"),
    "FloorTaken": N_("{party} no longer has the floor"),
    "StatementMade": N_("{statement}: {speaker} said “{words}”"),
    "MeetingScheduled": N_("scheduled {meeting}: {date}"),
    "MeetingChanged": N_("changed {meeting}: {date}"),
}

ON_STANDING: Final = N_("{position}, {party} on the standing text: {stand}")
NAMELESS_GROUP: Final = N_("formed the group {group}: {members}")

_ANSWERS: Final = {
    "confirmed": N_("confirmed"),
    "corrected": N_("corrected"),
    "disowned": N_("disowned"),
}

_DETAILS: Final[Mapping[str, str]] = {
    "supersedes": N_("in place of “{value}”"),
    "on": N_("on {value}"),
    "earlier": N_("which was {value}"),
    "heard_from": N_("heard in the room from {value}"),
    "blanket": N_("everywhere: {value}"),
    "takes": N_("took {value}"),
    "pending": N_("pending {value}"),
    "body": N_("in “{value}”"),
    "track": N_("in “{value}”"),
    "condition": N_("on condition: “{value}”"),
    "votes": N_("by vote {value}"),
    "left": N_("without {value}"),
    "rationale": N_("because: “{value}”"),
    "note": N_("note: “{value}”"),
}
_FLAGS: Final[Mapping[str, str]] = {
    "is_red_line": N_("a red line"),
    "is_heard": N_("heard in the room"),
    "is_whole": N_("adopted the whole"),
    "is_ad_referendum": N_("ad referendum"),
    "is_confirmed": N_("confirmed"),
}


def log_sheet(view: Log, reader: Reader) -> Sheet:
    _ = reader.gettext
    columns = (_("When"), _("Who"), _("What"), _("Seen by"), _("Event"))
    rows = tuple(_row(each, view.stamp.zone, reader) for each in view.entries)
    parts = (Table(columns, rows, is_log=True),) if rows else (Fact(line(_("Nothing has happened."))),)
    return replace(headed(view.stamp, _("Log"), reader), sections=(Section((), parts),))


def _row(each: LogEntry, zone: str, reader: Reader) -> tuple[Cell, ...]:
    who = f"{reader.person(each.by)} ({seat_term(each.seat, reader.translate)})"
    return (
        cell(short_moment(each.at, zone)),
        cell(Run(who, "name")),
        cell(say_event(each, reader)),
        cell(Run(audience_term(each.audience, reader.translate), "note")),
        cell(Run(each.id[:8], "soft")),
    )


def say_event(each: LogEntry, reader: Reader) -> str:
    """What happened, in a sentence."""
    _ = reader.gettext
    facts = _in_words(each, reader)
    said = _(_sentence(each)).format_map(_Empty(facts)).strip()
    details = [_(text).format(value=facts[name]) for name, text in _DETAILS.items() if _tells(each, name)]
    details += [_(text) for name, text in _FLAGS.items() if name in each.facts]
    if each.places:
        places = reader.semicolon.join(place_term(place, reader.translate) for place in each.places)
        details.insert(0, _("at {places}").format(places=places))
    for terms, name in ((PROPOSALS, "kind"), (RESERVATIONS, "reservation"), (STATUSES, "status")):
        is_told = each.kind == "DraftTabled" or (name == "kind" and "reservation" in each.facts)
        if (word := each.facts.get(name, "ordinary")) != "ordinary" and not is_told:
            details.append(term(terms, word, reader.translate))
    return ", ".join([said, *details])


def _sentence(each: LogEntry) -> str:
    """A position on no proposal is one on the standing text; a group may have no name but its code."""
    if each.kind == "PositionTaken" and "proposal" not in each.facts:
        return ON_STANDING
    if each.kind == "GroupFormed" and each.facts.get("name") == each.facts.get("group"):
        return NAMELESS_GROUP
    return SENTENCES[each.kind]


def _tells(each: LogEntry, name: str) -> bool:
    """Whether a fact is told after the sentence, and not in it."""
    return name in each.facts and f"{{{name}}}" not in SENTENCES[each.kind]


class _Empty(dict[str, str]):
    """A fact that is not there is nothing in a sentence."""

    def __missing__(self, key: str) -> str:
        return ""


def _in_words(each: LogEntry, reader: Reader) -> dict[str, str]:
    """The facts with terms for the words of the record."""
    facts = dict(each.facts)
    terms: Mapping[str, Mapping[str, str]] = {
        "role": ROLES,
        "status": STATUSES,
        "level": LEVELS,
        "stand": STANDS,
        "answer": _ANSWERS,
        "form": STATEMENTS if each.kind == "StatementMade" else FORMS,
    }
    for name, known in terms.items():
        if name in facts:
            facts[name] = term(known, facts[name], reader.translate)
    if "person" in facts:
        facts["person"] = reader.person(facts["person"])
    if "seat" in facts:
        facts["seat"] = seat_term(facts["seat"], reader.translate)
    if each.kind in {"MeetingScheduled", "MeetingChanged"}:
        facts["date"] = date_words(each.facts.get("date", ""), reader.translate)
    return facts
