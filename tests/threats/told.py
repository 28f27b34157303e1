"""Every byte that somebody can get, as far as the library gives it: views, the past, exports, refusals."""

from __future__ import annotations

from collections.abc import Iterator

from tests.threats.worlds import World, moments

from pourparlers.service import bundle
from pourparlers.service.reading import View
from pourparlers.talks import acts
from pourparlers.talks.refusals import Refusal
from pourparlers.talks.state import State
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
    stamp,
    statements,
    text,
)

__all__ = ["answers", "told", "told_of"]


def told(world: World, who: str) -> Iterator[str]:
    """All that a viewer can ask for without doing anything."""
    reading = world.desk.reading
    now = reading.view(who or None)
    yield from told_of(now)
    yield str(sorted(reading.names(now).items()))
    yield bundle.export(world.store, who or None).decode()
    for moment in moments(world, who):
        past = reading.view_at(who or None, moment)
        yield f"at {moment}: {past is not None}"
        if past is not None:
            yield from told_of(past)
            yield from compared(past.state, now.state)


def told_of(seen: View) -> Iterator[str]:
    state = seen.state
    yield str([each.data for each in seen.record])
    yield str((seen.ledgers, sorted(seen.sizes.items()), seen.faults))
    yield str(log.log(state, seen.log))
    yield str((stamp.stamp(state), participants.participants(state)))
    yield str((statements.statements(state), meetings.tracks(state)))
    for draft in state.drafts.values():
        yield str(stamp.stamp(state, draft, is_conforming=True))
        yield str(text.rolling(state, draft))
        yield str(text.rolling(state, draft, is_tabled_only=True).rolling.blocks)
        yield str(text.standing(state, draft, is_conforming=True))
        yield from (str(text.as_party(state, draft, party)) for party in [*state.parties, "Chair"])
        yield str((questions.questions(state, draft), proposals.proposals(state, draft)))
        yield str((positions.positions(state, draft), decisions.decisions(state, draft)))


def compared(before: State, after: State) -> Iterator[str]:
    for name in before.drafts:
        yield str(concordance.concordance(before, after, name))
        yield str(redline.redline(before, after, name).rolling.entries)


def answers(world: World, who: str, battery: list[tuple[str, acts.Act]]) -> Iterator[str]:
    """What comes of a row of acts of one person, one after the other: receipts and refusals, in every byte."""
    for number, (seat, act) in enumerate(battery):
        world.begin(number)
        tried = world.desk.act(who, act, seat=seat, dry_run=True)
        yield str(tried) if isinstance(tried, Refusal) else str(tried.happened)  # type: ignore[union-attr]
        world.begin(number)
        yield str(world.desk.act(who, act, seat=seat))
