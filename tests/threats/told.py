"""Every byte that somebody can get, as far as the library gives it: views, the past, exports, refusals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from gettext import NullTranslations

from tests.threats.worlds import World, moments

from pourparlers.documents.negotiation import FORMS, View as Shown, write
from pourparlers.service import bundle
from pourparlers.service.reading import View
from pourparlers.talks import acts
from pourparlers.talks.refusals import Refusal
from pourparlers.talks.state import Draft, State
from pourparlers.views import (
    concordance,
    decisions,
    log,
    meetings,
    participants,
    positions,
    proposals,
    questions,
    redline,
    statements,
    text,
)

__all__ = ["answers", "printed", "told"]


def told(world: World, who: str) -> Iterator[str]:
    """All that a viewer can ask for without doing anything, in every form."""
    reading = world.desk.reading
    now = reading.view(who or None)
    people = {person: entry.name for person, entry in reading.names(now).items()}
    yield str(sorted(people.items()))
    yield str((now.ledgers, sorted(now.sizes.items()), now.faults))
    yield bundle.export(world.store, who or None).decode()
    for shown in everything(now):
        yield from (printed(shown, form, people) for form in FORMS if form != "html" or is_page(shown))
    for moment in moments(world, who):
        past = reading.view_at(who or None, moment)
        yield f"at {moment}: {past is not None}"
        if past is not None:
            for shown in (*everything(past), *compared(past.state, now.state)):
                yield printed(shown, "text", people)
                yield printed(shown, "json", people)


def is_page(shown: Shown) -> bool:
    """A page takes its time, and is made of the same sheet as the others: some are enough."""
    return isinstance(shown, text.StandingText | questions.Questions) or (
        isinstance(shown, text.RollingText) and bool(shown.shown)
    )


def printed(shown: Shown, form: str, people: Mapping[str, str]) -> str:
    found = write(shown, form, translate=NullTranslations(), people=people)
    return found if isinstance(found, str) else found.decode()


def everything(seen: View) -> Iterator[Shown]:
    """Each view of a moment."""
    state = seen.state
    yield log.log(state, seen.log)
    yield participants.participants(state)
    yield statements.statements(state)
    yield meetings.tracks(state)
    for draft in state.drafts.values():
        yield from of_draft(state, draft)


def of_draft(state: State, draft: Draft) -> Iterator[Shown]:
    yield text.rolling(state, draft)
    yield text.rolling(state, draft, is_tabled_only=True)
    yield text.standing(state, draft, is_conforming=True)
    yield from (text.as_party(state, draft, party) for party in [*state.parties, "Chair"])
    yield questions.questions(state, draft)
    yield proposals.proposals(state, draft)
    yield positions.positions(state, draft)
    yield decisions.decisions(state, draft)


def compared(before: State, after: State) -> Iterator[Shown]:
    for name in before.drafts:
        yield concordance.concordance(before, after, name)
        yield redline.redline(before, after, name)


def answers(world: World, who: str, battery: list[tuple[str, acts.Act]]) -> Iterator[str]:
    """What comes of a row of acts of one person, one after the other: receipts, refusals, every byte."""
    for number, (seat, act) in enumerate(battery):
        world.begin(number)
        tried = world.desk.act(who, act, seat=seat, dry_run=True)
        yield str(tried) if isinstance(tried, Refusal) else str(tried.happened)
        world.begin(number)
        yield str(world.desk.act(who, act, seat=seat))
