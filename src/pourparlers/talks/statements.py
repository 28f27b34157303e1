"""Statements: what someone said, to whom it was said first, and through whom it came here.

A statement is entered by whoever heard it or said it, with its chain of sources from the first hand on. An
explanation or an interpretative statement belongs to a decision.
"""

from __future__ import annotations

from collections.abc import Callable

from pourparlers.dates import BadDateError, parse_date
from pourparlers.talks.access import audience_of, refuse_audience
from pourparlers.talks.acts import MakeStatement
from pourparlers.talks.events import Happened, StatementMade
from pourparlers.talks.refusals import Refusal, Rule, Ruling
from pourparlers.talks.seats import party_of, refuse_watchers
from pourparlers.talks.state import Actor, Growing, State, Statement

__all__ = ["decide_make_statement", "evolve_statement_made"]


def decide_make_statement(
    state: State, act: MakeStatement, actor: Actor, now: str, fresh: Callable[[], str]
) -> Ruling | Refusal:
    party, ledger = act.party or party_of(actor), audience_of(state, act, actor)
    if refused := refuse_watchers(actor) or _refuse_terms(state, act, party):
        return refused
    if party_of(actor) and party != party_of(actor) and not act.sources:
        return Refusal(Rule.NOT_SPONSOR, {"party": party})
    if refused := refuse_audience(state, actor, ledger):
        return refused
    event = StatementMade(
        fresh(),
        act.speaker.strip(),
        party,
        act.form,
        act.words.strip(),
        act.said,
        act.sources,
        act.is_translated,
        act.condition.strip(),
        act.decision,
    )
    return Ruling(event, ledger)


def _refuse_terms(state: State, act: MakeStatement, party: str) -> Refusal | None:
    if not act.words.strip() or not act.speaker.strip():
        return Refusal(Rule.EMPTY)
    try:
        parse_date(act.said)
    except BadDateError:
        return Refusal(Rule.DATE, {"date": act.said})
    if act.decision and act.decision not in state.decisions:
        return Refusal(Rule.UNKNOWN, {"decision": act.decision})
    if party and party not in state.parties:
        return Refusal(Rule.UNKNOWN, {"party": party})
    return None


def evolve_statement_made(growing: Growing, happened: Happened, event: StatementMade) -> None:
    growing.statements[event.statement] = Statement(happened.id, happened.at, happened.ledger, event)
