"""open, party, group, person, track, room, meeting, floor, state: who negotiates, where, and who speaks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from enum import StrEnum
from typing import Annotated, Final

import typer

from pourparlers.cli import files, naming
from pourparlers.cli.lines import Acting, Command, To, acting, seat_of
from pourparlers.cli.sitting import Scene, do, find_actor, new_desk, open_desk, report
from pourparlers.documents.negotiation.moments import zone_of
from pourparlers.messages import N_
from pourparlers.talks import acts
from pourparlers.talks.events import Role

__all__ = ["COMMANDS"]

Title = Annotated[str, typer.Argument(metavar=N_("TITLE"), help=N_("What is negotiated."))]
Code = Annotated[str, typer.Argument(metavar=N_("CODE"), help=N_("Short, as it stands in attributions."))]
Track = Annotated[
    str,
    typer.Option("--track", metavar=N_("TRACK"), help=N_("The track, by its name; without it, the plenary.")),
]


OWN_ROLES: Final[Mapping[str, Role]] = {
    "office:chair": "chair",
    "office:secretariat": "secretariat",
    "office:mediator": "mediator",
    "office:observers": "observer",
}
"""What somebody is in an office if nothing else is said."""


class Office(StrEnum):
    """Who can open a negotiation."""

    chair = "chair"
    secretariat = "secretariat"


class ReopeningRule(StrEnum):
    """By which rule a decision is reopened."""

    same_body = "same-body"
    two_thirds = "two-thirds"
    never = "never"


class RoleName(StrEnum):
    """What somebody is in a delegation or an office."""

    head = "head"
    delegate = "delegate"
    adviser = "adviser"
    chair = "chair"
    secretariat = "secretariat"
    scribe = "scribe"
    mediator = "mediator"
    facilitator = "facilitator"
    observer = "observer"


class TrackForm(StrEnum):
    """Where parties talk."""

    plenary = "plenary"
    working_group = "working-group"
    contact_group = "contact-group"
    drafting_group = "drafting-group"
    friends_of_the_chair = "friends-of-the-chair"
    bilateral = "bilateral"
    informals = "informals"
    confessional = "confessional"


class Speaking(StrEnum):
    """What is done with the floor."""

    ask = "ask"
    give = "give"
    take = "take"


class StatementForm(StrEnum):
    """What kind of statement it is."""

    statement = "statement"
    commitment = "commitment"
    demand = "demand"
    warning = "warning"
    assessment = "assessment"
    option_kept_open = "option-kept-open"
    explanation = "explanation"
    interpretative = "interpretative"


@acting
def open_negotiation(
    line: Acting,
    title: Title,
    name: Annotated[str, typer.Option(help=N_("The full name of the person who opens it."))] = "",
    office: Annotated[Office, typer.Option(help=N_("In which office."))] = Office.secretariat,
    zone: Annotated[
        str, typer.Option(help=N_("The time zone of dates that are shown, as Europe/Vienna."))
    ] = "UTC",
    reopening: Annotated[
        ReopeningRule, typer.Option(help=N_("By which rule a decision is reopened."))
    ] = ReopeningRule.same_body,
    binding: Annotated[
        bool,
        typer.Option(
            "--binding", help=N_("What is agreed stays agreed; without it, nothing is until everything is.")
        ),
    ] = False,
    text_language: Annotated[str, typer.Option(help=N_("The language of the text, as en."))] = "en",
) -> None:
    _ = line.translate
    if not line.person:
        files.fail(_("say who acts: --as PERSON"), 2)
    if line.is_trial:
        files.fail(_("there is nothing to try before the file is there"), 2)
    if zone != "UTC" and zone_of(zone) is UTC:
        files.fail(_("{zone} is no time zone that is known here; one is Europe/Vienna").format(zone=zone), 2)
    act = acts.OpenNegotiation(title, zone, reopening.value, not binding, text_language)
    with new_desk(line.file, _) as desk:
        entry = desk.enter(line.person, name or line.person)
        report(desk, entry.person, desk.act(entry.person, act, seat=f"office:{office.value}"), line)


@acting
def party(
    line: Acting,
    code: Code,
    name: Annotated[str, typer.Argument(metavar=N_("NAME"), help=N_("The party's name."))],
) -> None:
    do(line, acts.AddParty(code, name))


@acting
def group(
    line: Acting,
    code: Code,
    members: Annotated[
        list[str],
        typer.Argument(metavar=N_("PARTY ..."), help=N_("All its members from now on, by their codes.")),
    ],
    name: Annotated[str, typer.Option(help=N_("The group's name, when it is formed."))] = "",
) -> None:
    def make(scene: Scene) -> acts.Act:
        parties = tuple(naming.party(scene.state, each) for each in members)
        formed = [each.id for each in scene.state.groups.values() if each.code == code]
        return acts.ChangeGroup(formed[0], parties) if formed else acts.FormGroup(code, name or code, parties)

    do(line, make)


@acting
def person(
    line: Acting,
    handle: Annotated[str, typer.Argument(metavar=N_("PERSON"), help=N_("A short name to act by."))],
    place: Annotated[
        str,
        typer.Argument(
            metavar=N_("SEAT"), help=N_("A party's code, chair, secretariat, mediator or observers.")
        ),
    ],
    name: Annotated[str, typer.Option(help=N_("The person's full name, when first admitted."))] = "",
    role: Annotated[
        RoleName | None,
        typer.Option(help=N_("What the person is there; without it, a delegate or the office's own.")),
    ] = None,
    release: Annotated[bool, typer.Option("--release", help=N_("The person gives up this seat."))] = False,
) -> None:
    place = seat_of(place)
    if release:
        do(line, lambda scene: acts.ReleasePerson(scene.person(handle), place))
        return
    admission = acts.AdmitPerson(handle, place, role.value if role else OWN_ROLES.get(place, "delegate"))
    with open_desk(line.file, line.translate) as desk:
        actor = find_actor(desk, line)
        done = desk.admit(
            actor, admission, name or handle, key=line.act_key, seat=line.full_seat, dry_run=line.is_trial
        )
        report(desk, actor, done, line)


@acting
def track(
    line: Acting,
    name: Annotated[str, typer.Argument(metavar=N_("NAME"), help=N_("What the track is called."))],
    form: Annotated[
        TrackForm, typer.Option("--kind", help=N_("Which kind of track it is."))
    ] = TrackForm.working_group,
    members: Annotated[
        str, typer.Option(metavar=N_("PARTY,PARTY"), help=N_("Its members; without them, all parties."))
    ] = "",
) -> None:
    do(line, lambda scene: acts.OpenTrack(name, form.value, naming.parties(scene.state, members)))


@acting
def room(
    line: Acting,
    name: Annotated[str, typer.Argument(metavar=N_("NAME"), help=N_("What the room is called."))],
    members: Annotated[
        list[str],
        typer.Argument(
            metavar=N_("MEMBER ..."), help=N_("Parties, offices or persons; whoever opens it is one.")
        ),
    ],
) -> None:
    do(line, lambda scene: acts.OpenRoom(name, tuple(scene.member(each) for each in members)))


@acting
def meeting(
    line: Acting,
    date: Annotated[
        str, typer.Argument(metavar=N_("DATE"), help=N_("When, in EDTF: 2027-01-14; 2027-01 is in January."))
    ] = "",
    of: Track = "",
    place: Annotated[str, typer.Option(help=N_("Where."))] = "",
    confirmed: Annotated[bool, typer.Option("--confirmed", help=N_("The date is confirmed."))] = False,
    change: Annotated[
        str,
        typer.Option(metavar=N_("MEETING"), help=N_("Change this meeting (M1), instead of scheduling one.")),
    ] = "",
    to: To = "",
) -> None:
    def make(scene: Scene) -> acts.Act:
        if change:
            return acts.ChangeMeeting(naming.meeting(scene.state, change), date, place, confirmed)
        at = naming.track(scene.state, of)
        return acts.ScheduleMeeting(at, date, place, confirmed, scene.audience(to))

    do(line, make)


@acting
def floor(
    line: Acting,
    action: Annotated[
        Speaking, typer.Argument(metavar="ask|give|take", help=N_("Ask for it, give it, or take it back."))
    ],
    to: Annotated[str, typer.Argument(metavar=N_("PARTY"), help=N_("Whom it is given."))] = "",
    of: Track = "",
) -> None:
    def make(scene: Scene) -> acts.Act:
        at = naming.track(scene.state, of)
        if action is Speaking.give:
            return acts.GiveFloor(naming.party(scene.state, to), at)
        return acts.RequestFloor(at) if action is Speaking.ask else acts.TakeFloor(at)

    do(line, make)


@acting
def state(
    line: Acting,
    words: Annotated[str, typer.Argument(metavar=N_("WORDS"), help=N_("What was said."))],
    speaker: Annotated[str, typer.Option(help=N_("Who said it."))],
    said: Annotated[str, typer.Option(metavar=N_("DATE"), help=N_("When, in EDTF."))],
    of: Annotated[str, typer.Option("--party", metavar=N_("PARTY"), help=N_("For which party."))] = "",
    form: Annotated[
        StatementForm, typer.Option("--kind", help=N_("What kind of statement it is."))
    ] = StatementForm.statement,
    source: Annotated[
        list[str] | None,
        typer.Option(help=N_("Through whom it is known, from the first hand on; may be repeated.")),
    ] = None,
    translated: Annotated[
        bool, typer.Option("--translated", help=N_("The words are a translation."))
    ] = False,
    condition: Annotated[str, typer.Option(help=N_("The condition of a commitment."))] = "",
    decision: Annotated[
        str, typer.Option(metavar=N_("DECISION"), help=N_("The decision that it is attached to (D3)."))
    ] = "",
    to: To = "",
) -> None:
    def make(scene: Scene) -> acts.Act:
        return acts.MakeStatement(
            speaker,
            words,
            said,
            form.value,
            naming.party(scene.state, of) if of else "",
            tuple(source or ()),
            translated,
            condition,
            naming.decision(scene.state, decision) if decision else "",
            scene.audience(to),
        )

    do(line, make)


COMMANDS: Final = {
    "open": Command(open_negotiation, N_("Open a negotiation in a file of its own.")),
    "party": Command(party, N_("Add a party.")),
    "group": Command(group, N_("Form a group of parties, or change its members.")),
    "person": Command(person, N_("Give a person a seat, or release one.")),
    "track": Command(track, N_("Open a track: a working group, a drafting group, a bilateral, …")),
    "room": Command(room, N_("Open a room: an audience of named people.")),
    "meeting": Command(meeting, N_("Schedule a meeting, or change one.")),
    "floor": Command(floor, N_("Ask for the floor, give it or take it back.")),
    "state": Command(state, N_("Put on record what someone said.")),
}
