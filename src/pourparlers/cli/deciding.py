"""position, decide, reopen, lift: where parties stand, and what a body decides."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Final

import typer

from pourparlers.cli import files, naming
from pourparlers.cli.lines import Acting, Command, Of, To, acting
from pourparlers.cli.sitting import Scene, do
from pourparlers.cli.tabling import Stand, find
from pourparlers.messages import N_
from pourparlers.talks import acts
from pourparlers.talks.events import Take, Target
from pourparlers.talks.state import Draft

__all__ = ["COMMANDS"]

Note = Annotated[str, typer.Option(help=N_("What else is to be said about it."))]
Decision = Annotated[
    str, typer.Argument(metavar=N_("DECISION"), help=N_("The decision, as the log calls it (D3)."))
]

_TAKE: Final = re.compile(r"(?P<label>[^@]+)(?:@(?P<provision>[^#]+)(?:#(?P<part>[1-9]\d{0,3}|place))?)?\Z")


class Level(StrEnum):
    """Who has agreed."""

    small_group = "small-group"
    working_group = "working-group"
    plenary = "plenary"


class Status(StrEnum):
    """What a draft is."""

    submitted = "submitted"
    basis_for_discussion = "basis-for-discussion"
    basis_for_negotiation = "basis-for-negotiation"
    superseded = "superseded"


@acting
def position(
    line: Acting,
    stand: Annotated[Stand, typer.Argument(metavar=N_("STAND"), help=N_("Where the party stands."))],
    label: Annotated[
        str,
        typer.Argument(
            metavar=N_("PROPOSAL"), help=N_("On which proposal; without it, on the standing text.")
        ),
    ] = "",
    at: Annotated[
        str,
        typer.Option(
            metavar=N_("PROVISION"), help=N_("On what it does there, or on the text that stands there.")
        ),
    ] = "",
    of: Of = "",
    condition: Annotated[str, typer.Option(help=N_("On which condition."))] = "",
    red_line: Annotated[
        bool, typer.Option("--red-line", help=N_("Opposed, whatever else; to be confided."))
    ] = False,
    heard_from: Annotated[
        str, typer.Option(metavar=N_("PARTY"), help=N_("For the scribe: the party that was heard to say it."))
    ] = "",
    to: To = "",
) -> None:
    def make(scene: Scene) -> acts.Act:
        draft = naming.draft(scene.state, of)
        proposal = find(scene, label, of) if label else None
        target = Target(
            draft.id,
            proposal.id if proposal else "",
            len(proposal.versions) if proposal else 0,
            naming.provision(draft, at) if at else "",
        )
        heard = naming.party(scene.state, heard_from) if heard_from else ""
        return acts.TakePosition(target, stand.value, condition, red_line, heard, scene.audience(to))

    if not (label or at):
        files.fail(line.translate(N_("a position is on a proposal, on a provision (--at), or on both")), 2)
    do(line, make)


@acting
def decide(
    line: Acting,
    takes: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=N_("PROPOSAL ..."),
            help=N_(
                "What is taken: 12; what it does in one provision: 12@4(2); one part of that: 12@4(2)#1."
            ),
        ),
    ] = None,
    of: Of = "",
    uncontested: Annotated[
        bool, typer.Option("--uncontested", help=N_("Take all that nobody else touches and nobody opposes."))
    ] = False,
    agree: Annotated[
        list[str] | None,
        typer.Option(metavar=N_("PROVISION"), help=N_("Mark it as agreed as it stands; may be repeated.")),
    ] = None,
    whole: Annotated[bool, typer.Option("--whole", help=N_("Adopt the text as a whole."))] = False,
    status: Annotated[Status | None, typer.Option(help=N_("What the draft is from now on."))] = None,
    level: Annotated[Level, typer.Option(help=N_("At which level it is agreed."))] = Level.plenary,
    body: Annotated[
        str, typer.Option(metavar=N_("TRACK"), help=N_("The body that decides; without it, the plenary."))
    ] = "",
    pending: Annotated[
        str, typer.Option(metavar=N_("PARTY,PARTY"), help=N_("The parties that it still waits for."))
    ] = "",
    ad_referendum: Annotated[
        bool, typer.Option("--ad-referendum", help=N_("Capitals have yet to confirm."))
    ] = False,
    note: Note = "",
) -> None:
    def make(scene: Scene) -> acts.Act:
        draft, where = naming.draft(scene.state, of), naming.track(scene.state, body)
        if uncontested:
            return acts.DecideUncontested(draft.id, level.value, where, note)
        return acts.Decide(
            draft.id,
            level.value,
            where,
            tuple(_take(scene, draft, each) for each in takes or ()),
            tuple(naming.provision(draft, each) for each in agree or ()),
            whole,
            status.value if status else None,
            naming.parties(scene.state, pending),
            ad_referendum,
            note,
        )

    if uncontested and (takes or agree or whole or status or pending or ad_referendum):
        files.fail(line.translate(N_("--uncontested says by itself what is taken")), 2)
    do(line, make)


def _take(scene: Scene, draft: Draft, text: str) -> Take:
    """A proposal, what it does in one provision, or one part of that, counted from 1."""
    found = _TAKE.match(text)
    if not found:
        raise naming.UnknownError(text)
    proposal = naming.proposal(scene.state, found["label"], draft.id)
    where = naming.provision(draft, found["provision"]) if found["provision"] else ""
    part = found["part"]
    return Take(proposal.id, where, None if part is None else -1 if part == "place" else int(part) - 1)


@acting
def reopen(
    line: Acting,
    label: Decision,
    votes: Annotated[
        str, typer.Option(metavar="FOR:AGAINST", help=N_("The vote, where the rule asks for one: 30:12."))
    ] = "",
    note: Note = "",
) -> None:
    counted = re.fullmatch(r"(\d{1,6}):(\d{1,6})", votes)
    if votes and not counted:
        files.fail(line.translate(N_("a vote is written as 30:12, for and against")), 2)
    tally = (int(counted[1]), int(counted[2])) if counted else None
    do(line, lambda scene: acts.Reopen(naming.decision(scene.state, label), tally, note))


@acting
def lift(line: Acting, label: Decision) -> None:
    do(line, lambda scene: acts.LiftHold(naming.decision(scene.state, label)))


COMMANDS: Final = {
    "position": Command(
        position,
        N_("Say where a party stands on a proposal or on the text."),
        "pourparlers position supports 12 --as lena",
    ),
    "decide": Command(
        decide,
        N_("Decide: take proposals, mark text as agreed, give the draft a status."),
        "pourparlers decide 12 '14@4(2)' --level working-group --as chair",
    ),
    "reopen": Command(reopen, N_("Take a decision back.")),
    "lift": Command(lift, N_("Let a decision stand that was pending one's party or capital.")),
}
