"""draft, propose, revise, answer: texts and changes to them, from files or from the line."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from pourparlers.cli import compiling, files, naming
from pourparlers.cli.changing import Change, changing, kind_of, write_change
from pourparlers.cli.importing import bring_brackets, bring_compilation, paragraphs_of
from pourparlers.cli.lines import Acting, Command, Of, Proposal as Label, Rationale, To, acting
from pourparlers.cli.sitting import Scene, do
from pourparlers.cli.tabling import Answer, AsGroup, Stand, find
from pourparlers.messages import N_
from pourparlers.talks import acts, events, writing
from pourparlers.talks.wording import Basis

__all__ = ["COMMANDS"]


class Mode(StrEnum):
    """Whether the changes of a proposal are taken all together, any of them, or one of them."""

    together = "together"
    any = "any"
    one = "one"


class Kind(StrEnum):
    """What a proposal is, beside an ordinary one; others follow from what is proposed."""

    bridging = "bridging"
    editorial = "editorial"


@acting
def draft(
    line: Acting,
    file: Annotated[
        Path,
        typer.Argument(
            metavar=N_("FILE"),
            help=N_("The draft, in plain text or Markdown; or a compilation that compile wrote as JSON."),
        ),
    ],
    title: Annotated[
        str, typer.Option(help=N_("Its title; without it, the text's own or the file's name."))
    ] = "",
    brackets: Annotated[
        bool,
        typer.Option(
            "--brackets",
            help=N_("Read square brackets as brackets: what is in them is proposed, not standing."),
        ),
    ] = False,
    supersedes: Annotated[
        str, typer.Option(metavar=N_("DRAFT"), help=N_("The draft that it takes the place of."))
    ] = "",
    text_language: Annotated[str, typer.Option(help=N_("The language of the text, as en."))] = "en",
    to: To = "",
) -> None:
    if brackets or file.suffix.lower() == ".json":
        bring = bring_brackets if brackets else bring_compilation
        bring(line, file, acts.TableDraft(title, (), text_language, supersedes, to))
        return
    text = files.read(file, line.translate)

    def make(scene: Scene) -> acts.Act:
        before = naming.draft(scene.state, supersedes).id if supersedes else ""
        called = title or compiling.title_of(text) or file.stem
        return acts.TableDraft(called, paragraphs_of(text), text_language, before, scene.audience(to))

    do(line, make)


@changing
def propose(
    line: Acting,
    change: Change,
    of: Of = "",
    on: Annotated[
        str, typer.Option(metavar=N_("PROPOSAL"), help=N_("An amendment to this proposal, as it reads now."))
    ] = "",
    mode: Annotated[
        Mode, typer.Option(help=N_("Taken all together, any of the changes, or one of them."))
    ] = Mode.together,
    kind: Annotated[
        Kind | None,
        typer.Option(help=N_("bridging: offered without prejudice; editorial: without change of substance.")),
    ] = None,
    heard_from: Annotated[
        str, typer.Option(metavar=N_("PARTY"), help=N_("For the scribe: the party that was heard to say it."))
    ] = "",
    rationale: Rationale = None,
    as_group: AsGroup = "",
    to: To = "",
) -> None:
    def make(scene: Scene) -> acts.Act:
        draft = naming.draft(scene.state, of)
        basis = Basis(find(scene, on, of).id, 0, True) if on else Basis()
        return acts.Propose(
            draft.id,
            write_change(writing.paper(draft, basis), change, basis.proposal or None, line.translate),
            kind.value if kind else kind_of(change),
            mode.value,
            basis,
            rationale or "",
            scene.audience(to),
            naming.group(scene.state, as_group) if as_group else "",
            naming.party(scene.state, heard_from) if heard_from else "",
            change.blanket,
            naming.provision(draft, change.at) if change.alt else "",
            change.reserve.value if change.reserve else None,
        )

    do(line, make)


@changing
def revise(
    line: Acting,
    change: Change,
    label: Label,
    of: Of = "",
    on_standing: Annotated[
        bool, typer.Option("--on-standing", help=N_("Write it anew on the text as it stands now."))
    ] = False,
    rationale: Rationale = None,
) -> None:
    def make(scene: Scene) -> acts.Act:
        proposal = find(scene, label, of)
        draft = scene.state.drafts[proposal.draft]
        paper = writing.again(draft, proposal, on_standing=on_standing)
        wording = write_change(paper, change, proposal.id, line.translate)
        return acts.Revise(proposal.id, wording, on_standing, rationale or "")

    do(line, make)


@changing
def answer(
    line: Acting,
    change: Change,
    subject: Annotated[
        str,
        typer.Argument(metavar=N_("SUBJECT"), help=N_("What was heard: a proposal (12) or a position (P3).")),
    ],
    said: Annotated[Answer, typer.Argument(metavar="ANSWER", help=N_("What the delegation says to it."))],
    of: Of = "",
    stand: Annotated[
        Stand | None, typer.Option(help=N_("The right stand, where a position is corrected."))
    ] = None,
) -> None:
    def make(scene: Scene) -> acts.Act:
        right: events.Stand | None = stand.value if stand else None
        if subject[:1] in "Pp" and subject[1:].isdigit():
            return acts.AnswerHearing(naming.position(scene.state, subject), said.value, None, right)
        proposal = find(scene, subject, of)
        draft = scene.state.drafts[proposal.draft]
        paper = writing.again(draft, proposal)
        wording = write_change(paper, change, proposal.id, line.translate) if change.ways else None
        return acts.AnswerHearing(proposal.id, said.value, wording, right)

    do(line, make)


COMMANDS: Final = {
    "draft": Command(
        draft,
        N_(
            "Table a draft from a file. "
            "A compilation brings every party's version along, as heard in the room."
        ),
        N_("Example:\n\npourparlers draft draft.md --as sec"),
    ),
    "propose": Command(
        propose,
        N_(
            "Propose a change: from a file that holds the text as it should read, or in one place. "
            "It is one's own delegation's until it is tabled."
        ),
        N_(
            "Examples:\n\npourparlers propose edited.md --as lena\n\n"
            "pourparlers propose --at '4(2)' --replace shall --by should --as lena\n\n"
            "pourparlers propose --add 'The Parties meet.' --after 4 --number 4bis. --to parties --as lena"
        ),
    ),
    "revise": Command(revise, N_("Give a proposal a new version, by the same options as propose.")),
    "answer": Command(
        answer,
        N_("Confirm, correct or disown what the scribe entered for one's party."),
        N_("Example:\n\npourparlers answer 12 confirmed --as lena"),
    ),
}
