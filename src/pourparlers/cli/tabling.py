"""table, share, co-sponsor, withdraw, take-over, rank, answer, substantive: what becomes of a proposal."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

from pourparlers.cli import naming
from pourparlers.cli.lines import Acting, Command, Of, Proposal, Rationale, To, acting
from pourparlers.cli.sitting import Scene, do
from pourparlers.messages import N_
from pourparlers.talks import acts, state

__all__ = ["COMMANDS"]

AsGroup = Annotated[
    str, typer.Option(metavar=N_("GROUP"), help=N_("The group is the sponsor, not the party alone."))
]


class Answer(StrEnum):
    """What a delegation says to what the scribe heard."""

    confirmed = "confirmed"
    corrected = "corrected"
    disowned = "disowned"


class Stand(StrEnum):
    """Where a party stands."""

    supports = "supports"
    can_accept = "can-accept"
    does_not_block = "does-not-block"
    reserves = "reserves"
    opposes = "opposes"


def find(scene: Scene, label: str, of: str = "") -> state.Proposal:
    """The proposal of this label, in the draft that is named or that is negotiated now."""
    return naming.proposal(scene.state, label, naming.draft(scene.state, of).id if scene.state.drafts else "")


@acting
def table(
    line: Acting, label: Proposal, of: Of = "", rationale: Rationale = None, as_group: AsGroup = ""
) -> None:
    def make(scene: Scene) -> acts.Act:
        group = naming.group(scene.state, as_group) if as_group else ""
        return acts.Share(find(scene, label, of).id, "", rationale, group)

    do(line, make)


@acting
def share(
    line: Acting,
    label: Proposal,
    to: Annotated[
        str, typer.Argument(metavar=N_("AUDIENCE"), help=N_("With whom: a group, a room, parties, public."))
    ],
    of: Of = "",
    rationale: Rationale = None,
    as_group: AsGroup = "",
) -> None:
    def make(scene: Scene) -> acts.Act:
        group = naming.group(scene.state, as_group) if as_group else ""
        return acts.Share(find(scene, label, of).id, scene.audience(to), rationale, group)

    do(line, make)


@acting
def co_sponsor(
    line: Acting,
    label: Proposal,
    of: Of = "",
    version: Annotated[
        int, typer.Option(min=0, help=N_("The version that was looked at; without it, the last one."))
    ] = 0,
) -> None:
    def make(scene: Scene) -> acts.Act:
        proposal = find(scene, label, of)
        return acts.CoSponsor(proposal.id, version or len(proposal.versions))

    do(line, make)


@acting
def withdraw(line: Acting, label: Proposal, of: Of = "") -> None:
    do(line, lambda scene: acts.Withdraw(find(scene, label, of).id))


@acting
def take_over(line: Acting, label: Proposal, of: Of = "", to: To = "") -> None:
    do(line, lambda scene: acts.TakeOver(find(scene, label, of).id, scene.audience(to)))


@acting
def rank(
    line: Acting,
    labels: Annotated[
        list[str], typer.Argument(metavar=N_("PROPOSAL ..."), help=N_("One's own, the one liked best first."))
    ],
    of: Of = "",
) -> None:
    do(line, lambda scene: acts.Rank(tuple(find(scene, label, of).id for label in labels)))


@acting
def substantive(line: Acting, label: Proposal, of: Of = "") -> None:
    do(line, lambda scene: acts.CallSubstantive(find(scene, label, of).id))


COMMANDS: Final = {
    "table": Command(
        table, N_("Table a proposal before all who see the draft."), "pourparlers table a --as lena"
    ),
    "share": Command(share, N_("Put a proposal before a group or a room, as it reads now.")),
    "co-sponsor": Command(co_sponsor, N_("Join the sponsors of a proposal.")),
    "withdraw": Command(withdraw, N_("Leave the sponsors of a proposal; with the last of them it falls.")),
    "take-over": Command(take_over, N_("Table as one's own what has fallen or was withdrawn.")),
    "rank": Command(
        rank, N_("Say which of one's own proposals one likes best where they exclude each other.")
    ),
    "substantive": Command(substantive, N_("Say that an editorial correction changes the substance.")),
}
