"""Statements: what someone said on the record, and through whom it came here.

1. Whoever enters a statement said it or heard it: a delegation speaks for itself, or names its sources from
   the first hand on; the offices enter what was said in the room.
2. It says when that was, as exactly as is known.
3. An explanation of vote, and whatever else is attached to a decision, goes before people who see that.
4. Only a commitment has a condition.
"""

from __future__ import annotations

from pourparlers.dates import is_date
from pourparlers.talks.access import audience_of, refuse_audience
from pourparlers.talks.acts import MakeStatement
from pourparlers.talks.events import Happened, StatementMade
from pourparlers.talks.refusals import Refusal, Rule, Ruling
from pourparlers.talks.seats import Fresh, party_of, refuse_text, refuse_watchers
from pourparlers.talks.state import Actor, Growing, State, Statement

__all__ = ["decide_make_statement", "evolve_statement_made"]


def decide_make_statement(
    state: State, act: MakeStatement, actor: Actor, now: str, fresh: Fresh
) -> Ruling | Refusal:
    texts = (act.words, act.speaker, act.condition, *act.sources)
    if refused := refuse_watchers(actor) or refuse_text(*texts) or _refuse_terms(state, act):
        return refused
    own = party_of(actor)
    party = act.party or own
    if own and party != own and not act.sources:
        return Refusal(Rule.SOURCE, {"party": party})
    decision = state.decisions.get(act.decision)
    ledger = audience_of(state, act, actor)
    subjects = (state.drafts[decision.draft].ledger,) if decision else ()
    if refused := refuse_audience(state, actor, ledger, *subjects):
        return refused
    event = StatementMade(
        fresh(),
        act.speaker.strip(),
        party,
        act.form,
        act.words.strip(),
        act.said,
        tuple(source.strip() for source in act.sources),
        act.is_translated,
        act.condition.strip(),
        act.decision,
    )
    return Ruling(event, ledger)


def _refuse_terms(state: State, act: MakeStatement) -> Refusal | None:
    """What is wrong with a statement, whoever enters it."""
    if not all(text.strip() for text in (act.words, act.speaker, *act.sources)):
        return Refusal(Rule.EMPTY)
    if not is_date(act.said):
        return Refusal(Rule.DATE, {"date": act.said})
    if act.party and act.party not in state.parties:
        return Refusal(Rule.UNKNOWN, {"party": act.party})
    if act.decision and act.decision not in state.decisions:
        return Refusal(Rule.UNKNOWN, {"decision": act.decision})
    if act.form == "explanation" and not act.decision:
        return Refusal(Rule.EMPTY, {"decision": act.decision})
    if act.condition.strip() and act.form != "commitment":
        return Refusal(Rule.CONDITION)
    return None


def evolve_statement_made(growing: Growing, happened: Happened, event: StatementMade) -> None:
    growing.statements[event.statement] = Statement(happened.id, happened.at, happened.ledger, event)
