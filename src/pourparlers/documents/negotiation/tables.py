"""Tables as sheets: proposals, decisions, the concordance, meetings, statements, who takes part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pourparlers.documents.negotiation.moments import date_words, short_moment
from pourparlers.documents.negotiation.reader import Reader, headed
from pourparlers.documents.negotiation.sheet import (
    Cell,
    Fact,
    Line,
    Points,
    Run,
    Section,
    Sheet,
    Table,
    cell,
    line,
)
from pourparlers.documents.negotiation.stamps import short_stamp
from pourparlers.documents.negotiation.terms import (
    BECAME,
    CHANGES,
    FORMS,
    LEVELS,
    MODES,
    OFFICES,
    PROPOSALS,
    RESERVATIONS,
    ROLES,
    STATEMENTS,
    STATUSES,
    audience_term,
    place_term,
    seat_term,
    term,
)
from pourparlers.views.concordance import Concordance, Went
from pourparlers.views.decisions import Decided, Decisions
from pourparlers.views.meetings import Met, TrackMeetings, Tracks
from pourparlers.views.names import Place
from pourparlers.views.participants import Delegation, Participants
from pourparlers.views.proposals import Fate, Proposals, Tabled
from pourparlers.views.statements import Said, Statements

__all__ = [
    "concordance_sheet",
    "decisions_sheet",
    "participants_sheet",
    "proposals_sheet",
    "statements_sheet",
    "tracks_sheet",
]


# --- Proposals ----------------------------------------------------------------------------------------


def proposals_sheet(view: Proposals, reader: Reader) -> Sheet:
    _ = reader.gettext
    columns = (_("Proposal"), _("What became of it"), _("Where"), _("Remarks"), _("Versions"), _("Why"))
    rows = tuple(_tabled(each, view.stamp.zone, reader) for each in view.proposals)
    what = _("Where proposals are and what became of them")
    if view.party:
        what = _("Where the proposals of {party} are and what became of them").format(party=view.party)
    parts = (Table(columns, rows),) if rows else (Fact(line(_("There is no proposal."))),)
    return replace(headed(view.stamp, what, reader), sections=(Section((), parts),))


def _tabled(each: Tabled, zone: str, reader: Reader) -> tuple[Cell, ...]:
    last = each.versions[-1]
    return (
        cell(Run(each.name, "name")),
        cell(*_fate(each.fate, reader)),
        cell(reader.semicolon.join(place_term(place, reader.translate) for place in each.places)),
        cell(*_what(each, reader)),
        cell(*_versions(each, zone, reader)),
        cell(last.rationale),
    )


def _fate(fate: Fate, reader: Reader) -> Iterator[str]:
    _ = reader.gettext
    if fate.decided_by:
        yield _("decided ({decisions})").format(decisions=", ".join(fate.decided_by))
    if fate.partly_by:
        yield _("decided in part ({decisions})").format(decisions=", ".join(fate.partly_by))
    if fate.fallen_with:
        yield _("fallen with {proposal}").format(proposal=fate.fallen_with)
    elif fate.overtaken_by:
        yield _("overtaken by {decisions}").format(decisions=", ".join(fate.overtaken_by))
    elif not (fate.decided_by and fate.status == "fulfilled"):
        yield term(BECAME, fate.status, reader.translate)
    if fate.became:
        yield _("lives on as {proposals}").format(proposals=", ".join(fate.became))


def _what(each: Tabled, reader: Reader) -> Iterator[str]:
    _ = reader.gettext
    if each.reservation:
        yield term(RESERVATIONS, each.reservation, reader.translate)
    elif each.kind != "ordinary":
        yield term(PROPOSALS, each.kind, reader.translate)
    if each.blanket:
        yield _("wherever it says “{old}” read “{new}”").format(old=each.blanket[0], new=each.blanket[1])
    if each.mode != "together":
        yield term(MODES, each.mode, reader.translate)
    yield from _related(each, reader)
    if each.heard_from:
        yield _heard(each, reader)
    if each.is_substantive:
        yield _("called substantive")
    if each.rank:
        yield _("ranked {number} by its sponsor").format(number=each.rank)
    if each.audience.kind not in {"public", "parties"}:
        yield _("seen by {audience} only").format(audience=audience_term(each.audience, reader.translate))


def _related(each: Tabled, reader: Reader) -> Iterator[str]:
    """Other proposals that it stands with."""
    _ = reader.gettext
    if each.on:
        yield _("amends {proposal}, version {number}").format(proposal=each.on, number=each.on_version)
    if each.is_basis_revised:
        yield _("which has been revised since")
    if each.amended_by:
        yield _("amended by {proposals}").format(proposals=", ".join(each.amended_by))
    if each.earlier:
        yield _("was {proposal}").format(proposal=each.earlier)


def _heard(each: Tabled, reader: Reader) -> str:
    _ = reader.gettext
    said = _("heard in the room, confirmed") if each.is_confirmed else _("heard in the room, not confirmed")
    return f"{said} ({each.heard_from})"


def _versions(each: Tabled, zone: str, reader: Reader) -> Iterator[str]:
    """The moment of each, and its sponsors where they are not those of the last."""
    for version in each.versions:
        said = f"{version.number}{reader.colon}{short_moment(version.at, zone)}"
        if version.sponsors != each.sponsors or len(each.sponsors) > 1:
            said = f"{said}, {', '.join(version.sponsors)}"
        yield (
            said
            if not version.is_on_standing or version.number == 1
            else reader.gettext("{version}, on the standing text").format(version=said)
        )


# --- Decisions ----------------------------------------------------------------------------------------


def decisions_sheet(view: Decisions, reader: Reader) -> Sheet:
    _ = reader.gettext
    columns = (_("Decision"), _("When"), _("What"), _("Level"), _("Confirmation"), _("Note"))
    rows = tuple(_decided(each, view.stamp.zone, reader) for each in view.decisions)
    parts = (Table(columns, rows),) if rows else (Fact(line(_("Nothing has been decided."))),)
    return replace(headed(view.stamp, _("Decisions"), reader), sections=(Section((), parts),))


def _decided(each: Decided, zone: str, reader: Reader) -> tuple[Cell, ...]:
    _ = reader.gettext
    waits = [_("pending {parties}").format(parties=", ".join(each.pending))] if each.pending else []
    if each.is_ad_referendum:
        waits.append(_("ad referendum: capitals have yet to confirm"))
    if each.lifted:
        waits.append(_("confirmed by {parties}").format(parties=", ".join(each.lifted)))
    return (
        cell((Run(each.name, "name"), *((Run(f" {_('reopened')}"),) if each.is_reopened else ()))),
        cell(short_moment(each.at, zone)),
        cell(*_what_was_decided(each, reader)),
        cell(term(LEVELS, each.level, reader.translate), each.body),
        cell(*waits),
        cell(each.note),
    )


def _what_was_decided(each: Decided, reader: Reader) -> Iterator[str]:
    _ = reader.gettext
    for take in each.takes:
        if take.place is None:
            yield _("took {proposal}").format(proposal=take.proposal)
        else:
            place = place_term(take.place, reader.translate)
            yield _("took of {proposal} what it does in {place}").format(proposal=take.proposal, place=place)
    if each.agrees:
        yield _("agreed: {places}").format(places=_places(each.agrees, reader))
    if each.is_whole:
        yield _("adopted the whole")
    if each.status:
        yield _("status of the draft: {status}").format(status=term(STATUSES, each.status, reader.translate))


def _places(places: Sequence[Place], reader: Reader) -> str:
    return reader.semicolon.join(place_term(place, reader.translate) for place in places)


# --- Concordance --------------------------------------------------------------------------------------


def concordance_sheet(view: Concordance, reader: Reader) -> Sheet:
    """What changed, provision by provision; what is as it was is counted."""
    _ = reader.gettext
    changed = [each for each in view.provisions if each.change != "kept" or _is_renumbered(each)]
    columns = (_("Before"), _("After"), _("What happened"), _("Number"), _("By"))
    calm = len(view.provisions) - len(changed)
    count = reader.translate.ngettext(
        "{n} other provision is as it was.", "{n} other provisions are as they were.", calm
    ).format(n=calm)
    moments = _("From: {before}. To: {after}.").format(
        before=short_stamp(view.before, reader.translate) or _("before anything happened"),
        after=short_stamp(view.after, reader.translate),
    )
    table = (Table(columns, tuple(_went(each, reader) for each in changed)),) if changed else ()
    parts = (Fact(line(moments)), *table, Fact(line(count)))
    return replace(headed(view.after, _("Concordance"), reader), sections=(Section((), parts),))


def _is_renumbered(each: Went) -> bool:
    return each.before is not None and each.after is not None and each.number_before != each.number_after


def _went(each: Went, reader: Reader) -> tuple[Cell, ...]:
    _ = reader.gettext
    number = f"{each.number_before or '–'} → {each.number_after or '–'}" if _is_renumbered(each) else ""
    return (
        _place_cell(each.before, reader),
        _place_cell(each.after, reader),
        cell(term(CHANGES, each.change, reader.translate)),
        cell(number),
        cell(
            *(
                line(
                    Run(source.decision, "strong"),
                    " ",
                    _("reopened") + " " if source.is_reopening else "",
                    Run(source.proposal, "name"),
                )
                for source in each.sources
            )
        ),
    )


def _place_cell(place: Place | None, reader: Reader) -> Cell:
    return (
        cell(place_term(place, reader.translate)) if place else cell(Run(reader.gettext("not there"), "none"))
    )


# --- Meetings, statements -----------------------------------------------------------------------------


def tracks_sheet(view: Tracks, reader: Reader) -> Sheet:
    _ = reader.gettext
    sections = tuple(_track(each, view.stamp.zone, reader) for each in view.tracks)
    empty = (Section((), (Fact(line(_("No track has been opened, and no meeting scheduled."))),)),)
    return replace(headed(view.stamp, _("Tracks and meetings"), reader), sections=sections or empty)


def _track(each: TrackMeetings, zone: str, reader: Reader) -> Section:
    _ = reader.gettext
    form = term(FORMS, each.form, reader.translate)
    members = ", ".join(each.members) or _("all parties")
    parts: list[Fact | Table | Points] = [Fact(line(_("Members: {members}").format(members=members)))]
    if each.meetings:
        columns = (_("Meeting"), _("When"), _("Where"), _("State"))
        parts.append(Table(columns, tuple(_met(met, reader) for met in each.meetings)))
    if each.floor:
        states = {"waiting": _("asks for the floor"), "speaking": _("has the floor")}
        items = (
            line(
                Run(request.party, "name"),
                " ",
                states.get(request.state, request.state),
                Run(f" ({short_moment(request.at, zone)})", "soft"),
            )
            for request in each.floor
        )
        parts.append(Points(tuple((item,) for item in items)))
    name = each.name or _("Plenary")
    return Section(line(name), tuple(parts), form if form.casefold() != name.casefold() else "")


def _met(met: Met, reader: Reader) -> tuple[Cell, ...]:
    _ = reader.gettext
    state = [_("confirmed") if met.is_confirmed else _("not confirmed")]
    if met.earlier:
        dates = ", ".join(date_words(each, reader.translate) for each in met.earlier)
        state.append(_("before: {dates}").format(dates=dates))
    return (
        cell(Run(met.name, "name")),
        cell(date_words(met.date, reader.translate)),
        cell(met.place),
        cell(*state),
    )


def statements_sheet(view: Statements, reader: Reader) -> Sheet:
    _ = reader.gettext
    sections = tuple(_said(each, reader) for each in view.statements)
    empty = (Section((), (Fact(line(_("There is no statement on record."))),)),)
    return replace(headed(view.stamp, _("Statements"), reader), sections=sections or empty)


def _said(each: Said, reader: Reader) -> Section:
    _ = reader.gettext
    who = ", ".join(filter(None, (each.speaker, each.party)))
    facts = [_("translated")] if each.is_translated else []
    if each.condition:
        facts.append(_("on condition: “{condition}”").format(condition=each.condition))
    if each.decision:
        facts.append(_("on decision {decision}").format(decision=each.decision))
    if each.sources:
        facts.append(_("according to {sources}").format(sources=" ← ".join(each.sources)))
    facts.append(_("seen by {audience}").format(audience=audience_term(each.audience, reader.translate)))
    said: Line = (Run(each.words, "quote"),)
    aside = f"{term(STATEMENTS, each.form, reader.translate)}, {date_words(each.said, reader.translate)}"
    return Section(
        line(Run(each.name, "strong"), " ", who),
        (Fact(said), Fact((Run(reader.semicolon.join(facts), "soft"),))),
        aside,
    )


# --- Who takes part -----------------------------------------------------------------------------------


def participants_sheet(view: Participants, reader: Reader) -> Sheet:
    _ = reader.gettext
    who = Table(
        (_("Party"), _("Name"), _("People")),
        tuple(_delegation(each, reader) for each in view.delegations),
    )
    sections = [Section(line(_("Who takes part")), (who,))]
    if view.together:
        rows = tuple(
            (
                cell(Run(each.code or each.name, "name")),
                cell(each.name if each.code else _("room")),
                cell(", ".join(_member(member, reader) for member in each.members)),
            )
            for each in view.together
        )
        table = Table((_("Group"), _("Name"), _("Members")), rows)
        sections.append(Section(line(_("Groups and rooms")), (table,)))
    if view.drafts:
        drafts = Points(
            tuple(
                cell(
                    line(
                        f"{each.number}. ",
                        Run(each.title, "strong"),
                        f" ({term(STATUSES, each.status, reader.translate)})",
                    ),
                    _("tabled {moment} by {sponsors}, seen by {audience}").format(
                        moment=short_moment(each.at, view.stamp.zone),
                        sponsors=", ".join(each.sponsors),
                        audience=audience_term(each.audience, reader.translate),
                    ),
                )
                for each in view.drafts
            )
        )
        sections.append(Section(line(_("Drafts")), (drafts,)))
    return replace(headed(view.stamp, _("Who takes part"), reader), sections=tuple(sections))


def _delegation(each: Delegation, reader: Reader) -> tuple[Cell, ...]:
    people = (
        f"{reader.person(seat.person)}, {term(ROLES, seat.role, reader.translate)}" for seat in each.seats
    )
    name = term(OFFICES, each.code, reader.translate) if each.is_office else each.code
    return cell(Run(name, "name")), cell(each.name), cell(*people)


def _member(member: str, reader: Reader) -> str:
    """A party's code, a seat, or a person."""
    kind, _, name = member.partition(":")
    return (
        reader.person(name) if kind == "person" else seat_term(member, reader.translate) if name else member
    )
