"""Taking a decision back, and letting one stand.

1. A decision is reopened as the rule of the negotiation has it: by the same body, that is, by the chair at
   its level; by two thirds of those who vote, counted in whole numbers; or never.
2. What a later decision rests on is not reopened before it: words and places that it changed, provisions that
   it marked as they then stood, the adoption of the whole. The last is reopened first.
3. Reopening gives text, status and marks back as they were, and opens what the decision had closed. What has
   been reopened is not reopened again; one decides anew.
4. A party that a decision waits for by name lets it stand. While a decision is ad referendum each party
   confirms it, once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pourparlers.talks.acts import LiftHold, Reopen
from pourparlers.talks.agreement import waiting_for
from pourparlers.talks.drafts import settled
from pourparlers.talks.events import Happened, HoldLifted, Level, Reopened, Reopening
from pourparlers.talks.refusals import Refusal, Rule, Ruling
from pourparlers.talks.seats import (
    CHAIR,
    SECRETARIAT,
    Fresh,
    party_of,
    refuse_others,
    refuse_text,
    refuse_watchers,
)
from pourparlers.talks.state import Actor, Decision, Draft, Growing, State
from pourparlers.text.tree import Tree, reference
from pourparlers.text.tree_decisions import Deciding, TreeRefusal

__all__ = [
    "decide_lift_hold",
    "decide_reopen",
    "evolve_hold_lifted",
    "evolve_reopened",
    "refuse_level",
]


def refuse_level(actor: Actor, level: Level) -> Refusal | None:
    """The chair decides, and the secretariat records it; who facilitates a group does below the plenary."""
    if actor.role == "facilitator" and level == "plenary":
        return Refusal(Rule.OFFICE)
    return refuse_others(actor, CHAIR, SECRETARIAT)


def decide_reopen(state: State, act: Reopen, actor: Actor, now: str, fresh: Fresh) -> Ruling | Refusal:
    decision = state.decisions.get(act.decision)
    if refused := refuse_others(actor, CHAIR, SECRETARIAT) or refuse_text(act.note):
        return refused
    if decision is None:
        return Refusal(Rule.UNKNOWN, {"decision": act.decision})
    if refused := refuse_level(actor, decision.level):
        return refused
    about = {"decision": decision.id}
    if decision.reopened_by:
        return Refusal(Rule.REOPENED, about)
    assert state.negotiation is not None, "what is decided is decided in a negotiation"
    if not _is_carried(state.negotiation.reopening, act.votes):
        return Refusal(Rule.REOPENING, about)
    draft = state.drafts[decision.draft]
    if later := tuple(_resting(draft, decision.id)):
        return Refusal(Rule.LATER_DECISION, about, later)
    after = _without(draft, decision.id)
    if isinstance(after, TreeRefusal):
        return _refused(draft, after, about)
    return Ruling(Reopened(decision.id, act.votes, act.note.strip()), draft.ledger)


def _is_carried(rule: Reopening, votes: tuple[int, int] | None) -> bool:
    """Two thirds of those who vote; where nobody does, nobody wants it."""
    if rule != "two-thirds":
        return rule == "same-body"
    return votes is not None and votes[0] > 0 <= votes[1] and 3 * votes[0] >= 2 * sum(votes)


def _resting(draft: Draft, decision: str) -> Iterator[str]:
    """The decisions that marked, as it then stood, what this one had changed, the last first."""
    made = [draft.tree.decisions[number] for number in draft.decided[decision]]
    changed = {provision for each in made for provision in (*each.rows, *each.slots)}
    marked = {
        each.decision for each in draft.agreements if each.stretches is None and each.provision in changed
    }
    names = list(draft.decided)
    for later in reversed(names[names.index(decision) + 1 :]):
        if later in marked or (made and later == draft.agreed_by):
            yield later


def _refused(draft: Draft, refusal: TreeRefusal, about: Mapping[str, str]) -> Refusal:
    """What the tree says no with, in terms of those decisions that made its own."""
    if refusal.circle:
        return Refusal(Rule.CIRCLE, {**about, "provision": reference(refusal.circle[0])})
    numbers = set(refusal.decisions)
    names = [name for name, made in draft.decided.items() if numbers.intersection(made)]
    return Refusal(Rule.LATER_DECISION, about, tuple(reversed(names)))


def _without(draft: Draft, decision: str) -> Tree | TreeRefusal:
    """The draft's tree with all that a decision took given back, the last first."""
    deciding = Deciding(draft.tree)
    for number in reversed(draft.decided[decision]):
        if refused := deciding.reopen(number):
            return refused
    return deciding.done()


def decide_lift_hold(state: State, act: LiftHold, actor: Actor, now: str, fresh: Fresh) -> Ruling | Refusal:
    decision, party = state.decisions.get(act.decision), party_of(actor)
    if refused := refuse_watchers(actor):
        return refused
    if decision is None:
        return Refusal(Rule.UNKNOWN, {"decision": act.decision})
    about = {"decision": decision.id}
    if decision.reopened_by:
        return Refusal(Rule.REOPENED, about)
    if party in decision.lifted:
        return Refusal(Rule.ALREADY, about)
    if not party or not (party in waiting_for(decision) or decision.is_ad_referendum):
        return Refusal(Rule.PENDING, about)
    return Ruling(HoldLifted(decision.id, party), state.drafts[decision.draft].ledger)


# --- What has happened ----------------------------------------------------------------------------------


def evolve_reopened(growing: Growing, happened: Happened, event: Reopened) -> None:
    decision = growing.decisions[event.decision]
    draft = settled(growing, decision.draft)
    tree = _without(draft, decision.id)
    assert not isinstance(tree, TreeRefusal), f"{decision.id} was reopened, and cannot be"
    decisions = [growing.decisions[name] for name in draft.decided]
    adoptions = [each.id for each in decisions if each.is_whole and not each.reopened_by]
    growing.drafts[draft.id] = replace(
        draft,
        tree=tree,
        status=(decision.status_before if draft.status == decision.status else None) or draft.status,
        agreements=tuple(each for each in draft.agreements if each.decision != decision.id),
        agreed_by=next((each for each in reversed(adoptions) if each != decision.id), ""),
    )
    growing.decisions[decision.id] = replace(decision, reopened_by=happened.id)
    _open_again(growing, decision)


def _open_again(growing: Growing, decision: Decision) -> None:
    """What a decision closed, and what fell with it."""
    amendments = growing.drafts[decision.draft].tree.amendments
    pending = [take.proposal for take in decision.takes]
    for name in pending:  # grows by those who amend
        proposal = growing.proposals[name]
        if proposal.ended_by == decision.event:
            growing.proposals[name] = replace(proposal, state="open", ended_by="")
            pending += amendments.get(name, ())


def evolve_hold_lifted(growing: Growing, happened: Happened, event: HoldLifted) -> None:
    decision = growing.decisions[event.decision]
    growing.decisions[decision.id] = replace(decision, lifted=(*decision.lifted, event.party))
