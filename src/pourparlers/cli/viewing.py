"""text, questions, proposals, positions, concordance, changes, log, who: what somebody sees, at any moment.

A view is taken from the negotiation's file or from an export, and computed from what its reader may know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated, Final

import typer

from pourparlers.cli import files, naming
from pourparlers.cli.lines import Command, Of, Viewing, viewing
from pourparlers.cli.moments import BadMomentError, parse_moment
from pourparlers.cli.sitting import open_reading, people_in, refuse, refuse_unknown, viewer_of
from pourparlers.cli.texts import Attribute, Notate, Notation
from pourparlers.documents import negotiation
from pourparlers.documents.plain import write_draft
from pourparlers.messages import N_, translator
from pourparlers.service import storing
from pourparlers.service.reading import ReadingRoom, View
from pourparlers.talks.drafts import draft_of
from pourparlers.talks.events import DraftTabled
from pourparlers.talks.refusals import Refusal, Rule
from pourparlers.talks.state import Draft, State
from pourparlers.views.concordance import concordance as take_concordance
from pourparlers.views.decisions import decisions as take_decisions
from pourparlers.views.log import log as take_log
from pourparlers.views.meetings import tracks as take_tracks
from pourparlers.views.names import display_name
from pourparlers.views.participants import participants as take_participants
from pourparlers.views.positions import positions as take_positions
from pourparlers.views.proposals import proposals as take_proposals
from pourparlers.views.questions import questions as take_questions
from pourparlers.views.redline import redline as take_redline
from pourparlers.views.stamp import stamp
from pourparlers.views.statements import statements as take_statements
from pourparlers.views.text import PartyText, as_party, rolling, standing

__all__ = ["COMMANDS"]

Party = Annotated[str, typer.Option("--party", metavar=N_("PARTY"), help=N_("Those of one party only."))]
Tabled = Annotated[
    bool, typer.Option("--tabled", help=N_("What is before all who see the draft, and nothing private."))
]
Since = Annotated[
    str,
    typer.Option("--since", metavar=N_("MOMENT"), help=N_("The earlier moment; without it, the beginning.")),
]


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody sees, with the names of the people in it."""

    room: ReadingRoom
    person: str | None
    view: View
    names: Mapping[str, str]

    @property
    def state(self) -> State:
        return self.view.state

    def before(self, moment: str, line: Viewing) -> State:
        """The state at an earlier moment; "" is before anything happened."""
        return _at(self, moment, line).state if moment else State()


@contextmanager
def look(line: Viewing) -> Iterator[Sight]:
    """What the viewer of this line sees at its moment."""
    _ = line.translate
    files.check_output(line.output, [line.file], _)
    with open_reading(line.file, _) as desk:
        if line.person and storing.is_export(line.file) and not desk.find_person(line.person):
            files.fail(
                _("{name} is an export: it shows what its reader saw, without --as").format(name=line.file), 2
            )
        person = viewer_of(desk, line.person, _)
        now = desk.reading.view(person)
        for fault in now.faults:
            files.warn(_("what comes after it is not shown: {fault}").format(fault=fault))
        names = people_in(desk, now)
        sight = Sight(desk.reading, person, now, names)
        view = _at(sight, line.moment, line) if line.moment else now
        try:
            yield Sight(desk.reading, person, view, names)
        except naming.UnknownError as error:
            refuse_unknown(error, view.state, _)


def _at(sight: Sight, moment: str, line: Viewing) -> View:
    """The view at a moment that is written on the line."""
    opened = sight.state.negotiation
    try:
        when = parse_moment(moment, opened.zone if opened else "UTC")
    except BadMomentError:
        said = line.translate(N_("{text} is neither a moment nor the id of an event"))
        files.fail(said.format(text=moment), 2)
    if not when.endswith("Z"):
        ids = [each.id for each in sight.view.log if each.id.startswith(when)]
        when = ids[0] if len(ids) == 1 else when
    view = sight.room.view_at(sight.person, when)
    if view is None:
        refuse(Refusal(Rule.UNKNOWN, {"name": moment}), sight.state, line.translate)
    return view


@viewing
def text(
    line: Viewing,
    of: Of = "",
    is_standing: Annotated[
        bool, typer.Option("--standing", help=N_("The text as decisions left it, and what in it is agreed."))
    ] = False,
    is_conforming: Annotated[
        bool,
        typer.Option(
            "--renumber", help=N_("The standing text with its numbers in order, and which changed.")
        ),
    ] = False,
    party: Annotated[
        str, typer.Option(metavar=N_("PARTY"), help=N_("The text as one party would have it."))
    ] = "",
    label: Annotated[
        str,
        typer.Option(
            "--proposal", metavar=N_("PROPOSAL"), help=N_("The text as one proposal would have it.")
        ),
    ] = "",
    plain: Annotated[
        bool,
        typer.Option(
            "--plain", help=N_("The words alone, to be edited and given to propose: no stamp, no marks.")
        ),
    ] = False,
    tabled: Tabled = False,
    notation: Notate = Notation.own,
    attribution: Attribute = True,
) -> None:
    if sum(map(bool, (is_standing or is_conforming, party, label))) > 1:
        files.fail(line.translate(N_("--standing, --party and --proposal exclude each other")), 2)
    with look(line) as sight:
        draft = naming.draft(sight.state, of)
        if label:
            shown: negotiation.View = _as_proposal(sight.state, draft, label)
        elif party:
            shown = as_party(sight.state, draft, naming.party(sight.state, party))
        elif is_standing or is_conforming or plain:
            shown = standing(sight.state, draft, is_conforming=is_conforming)
        else:
            shown = rolling(sight.state, draft, is_tabled_only=tabled)
        if plain:
            words = shown.text if isinstance(shown, PartyText) else draft_of(draft).text
            files.write(write_draft(words), line.output)
        else:
            _show(line, sight, shown, notation, attribution=attribution)


def _as_proposal(state: State, draft: Draft, label: str) -> PartyText:
    """The standing text with one proposal taken."""
    proposal = naming.proposal(state, label, draft.id)
    name = display_name(state, proposal)
    return PartyText(stamp(state, draft), name, draft_of(draft, proposal.id).text, (name,), (), ())


@viewing
def questions(line: Viewing, of: Of = "", tabled: Tabled = False) -> None:
    with look(line) as sight:
        draft = naming.draft(sight.state, of)
        _show(line, sight, take_questions(sight.state, draft, is_tabled_only=tabled))


@viewing
def proposals(line: Viewing, of: Of = "", party: Party = "") -> None:
    with look(line) as sight:
        draft, code = naming.draft(sight.state, of), _party(sight, party)
        _show(line, sight, take_proposals(sight.state, draft, code))


@viewing
def positions(line: Viewing, of: Of = "", party: Party = "") -> None:
    with look(line) as sight:
        draft, code = naming.draft(sight.state, of), _party(sight, party)
        _show(line, sight, take_positions(sight.state, draft, code))


@viewing
def decisions(line: Viewing, of: Of = "") -> None:
    with look(line) as sight:
        _show(line, sight, take_decisions(sight.state, naming.draft(sight.state, of)))


@viewing
def concordance(line: Viewing, of: Of = "", since: Since = "") -> None:
    with look(line) as sight:
        draft = naming.draft(sight.state, of).id
        before = sight.before(since, line) if since else _tabled(sight, draft)
        _show(line, sight, take_concordance(before, sight.state, draft))


@viewing
def changes(line: Viewing, of: Of = "", since: Since = "") -> None:
    with look(line) as sight:
        draft = naming.draft(sight.state, of).id
        before = sight.before(since, line) if since else _tabled(sight, draft)
        _show(line, sight, take_redline(before, sight.state, draft), attribution=False)


@viewing
def log(line: Viewing, since: Since = "") -> None:
    with look(line) as sight:
        earlier = {each.id for each in _at(sight, since, line).log} if since else set()
        happened = [each for each in sight.view.log if each.id not in earlier]
        _show(line, sight, take_log(sight.state, happened))


@viewing
def who(line: Viewing) -> None:
    with look(line) as sight:
        _show(line, sight, take_participants(sight.state))


@viewing
def meetings(line: Viewing) -> None:
    with look(line) as sight:
        _show(line, sight, take_tracks(sight.state))


@viewing
def statements(line: Viewing, party: Party = "") -> None:
    with look(line) as sight:
        _show(line, sight, take_statements(sight.state, _party(sight, party)))


def _party(sight: Sight, code: str) -> str:
    return naming.party(sight.state, code) if code else ""


def _tabled(sight: Sight, draft: str) -> State:
    """The state just after a draft was tabled."""
    for each in sight.view.log:
        if isinstance(each.event, DraftTabled) and each.event.draft == draft:
            view = sight.room.view_at(sight.person, each.id)
            assert view
            return view.state
    return State()


def _show(
    line: Viewing,
    sight: Sight,
    shown: negotiation.View,
    notation: Notation = Notation.own,
    *,
    attribution: bool = True,
) -> None:
    """The view in the form asked for."""
    written = negotiation.write(
        shown,
        line.form.value,
        translate=translator(line.language),
        language=line.language,
        people=sight.names,
        attribution=attribution,
        notation=notation.value,
    )
    files.write(written, line.output)


COMMANDS: Final = {
    "text": Command(
        text,
        N_(
            "Show the rolling text: the draft with every open proposal in it. Or the standing text, "
            "the text as a party or a proposal would have it."
        ),
        N_(
            "Examples:\n\npourparlers text --as lena -o rolling-text.html\n\n"
            "pourparlers text --standing --when 2027-01-14 --as lena"
        ),
    ),
    "questions": Command(questions, N_("Show what is open, with its options, and who stands where.")),
    "proposals": Command(proposals, N_("Show where each party's proposals are, and what became of them.")),
    "positions": Command(positions, N_("Show who stands where, and what changed since.")),
    "decisions": Command(
        decisions, N_("Show what was decided, at which level, what still waits and what was reopened.")
    ),
    "concordance": Command(
        concordance, N_("Show where each provision went since a moment, from whom and by which act.")
    ),
    "changes": Command(
        changes,
        N_("Show what changed in the standing text since a moment, as a lawyer would have marked it."),
        N_("Example:\n\npourparlers changes --since 2027-01-10 --as lena -o changes.html"),
    ),
    "log": Command(log, N_("Show what happened, in order.")),
    "who": Command(who, N_("Show who takes part: delegations, groups, rooms, and what is on the table.")),
    "meetings": Command(meetings, N_("Show where parties talk, when they meet, and who has the floor.")),
    "statements": Command(statements, N_("Show what was said on the record, and through whom one knows it.")),
}
