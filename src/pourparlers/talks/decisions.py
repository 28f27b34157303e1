"""Decisions: what a body takes into the text, what it marks as agreed, and what it takes back.

1. The chair decides, and the secretariat records it for the chair. A decision stands in the draft's own
   ledger, so it takes only what all who see the draft can see.
2. It takes proposals whole, or in one place where their mode allows: *together* refuses parts, *any* allows
   them, of *one* one part is taken and the rest is closed.
3. It does not change agreed words; those are reopened first. Taking again what stands raises its level.
4. What is uncontested is taken in one decision: every open proposal that shares no place with another one and
   that no position before this audience opposes or reserves. What was heard and is not confirmed is
   contested.
5. A decision is reopened by the rule of the negotiation: by the same body, by two thirds of those who vote,
   or never. What a later decision rests on is not reopened before it.
6. Who a decision waits for lets it stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from pourparlers.talks.acts import Decide, DecideUncontested, LiftHold, Reopen
from pourparlers.talks.agreement import blocking, changes, locks
from pourparlers.talks.drafts import settled
from pourparlers.talks.events import Decided, Happened, HoldLifted, Reopened, Take
from pourparlers.talks.proposals import fall
from pourparlers.talks.refusals import Refusal, Rule, Ruling
from pourparlers.talks.seats import CHAIR, SECRETARIAT, party_of, refuse_others, refuse_watchers
from pourparlers.talks.state import Actor, Agreement, Decision, Draft, Growing, Proposal, State
from pourparlers.text import decisions as row_decisions, tree_decisions
from pourparlers.text.rows import Stretch, parts
from pourparlers.text.tree import Provision, Tree, tree_status
from pourparlers.text.tree_decisions import Part, TreeRefusal

__all__ = [
    "decide_decide",
    "decide_decide_uncontested",
    "decide_lift_hold",
    "decide_reopen",
    "evolve_decided",
    "evolve_hold_lifted",
    "evolve_reopened",
    "parts_of",
]

Fresh = Callable[[], str]

PLACE: Final = -1
"""The number of the part that is a provision's place."""

_RULES: Final = {
    row_decisions.Rule.CUTS: Rule.CUTS,
    row_decisions.Rule.ASKS_NOTHING: Rule.UNKNOWN,
    row_decisions.Rule.LATER_DECISION: Rule.LATER_DECISION,
    row_decisions.Rule.IS_REOPENING: Rule.REOPENED,
    row_decisions.Rule.IS_REOPENED: Rule.REOPENED,
}


def parts_of(draft: Draft, proposal: str) -> tuple[Take, ...]:
    """The parts of a proposal that could be taken one by one, in the order of the provisions' names."""
    tree = draft.tree
    names = {provision: name for name, provision in draft.references.items()}
    spoken = sorted(tree.spoken[proposal], key=lambda each: names[each])
    takes = [
        Take(proposal, names[provision], number)
        for provision in spoken
        for number, part in enumerate(parts(tree.rows[provision], proposal))
        if part.is_otherwise
    ]
    moved = (each for each in tree.versions[proposal].slots if each in tree.slots)
    return (*takes, *(Take(proposal, names[each], PLACE) for each in sorted(moved, key=lambda e: names[e])))


# --- Deciding -------------------------------------------------------------------------------------------


def decide_decide(state: State, act: Decide, actor: Actor, now: str, fresh: Fresh) -> Ruling | Refusal:
    draft = state.drafts.get(act.draft)
    if refused := refuse_others(actor, CHAIR, SECRETARIAT):
        return refused
    if draft is None:
        return Refusal(Rule.UNKNOWN, {"draft": act.draft})
    if refused := _refuse_terms(state, draft, act) or _refuse_takes(state, draft, act):
        return refused
    event = Decided(
        fresh(),
        draft.id,
        act.level,
        act.body,
        act.takes,
        act.agrees,
        act.is_whole,
        act.status,
        tuple(sorted(set(act.pending))),
        act.is_ad_referendum,
        act.note,
    )
    return Ruling(event, draft.ledger)


def _refuse_terms(state: State, draft: Draft, act: Decide) -> Refusal | None:
    """Whether the decision says something about what is there."""
    if draft.status == "superseded" and act.status is None:
        return Refusal(Rule.SUPERSEDED, {"draft": draft.id})
    if not (act.takes or act.agrees or act.is_whole or act.status):
        return Refusal(Rule.EMPTY)
    if act.status == draft.status and not (act.takes or act.agrees or act.is_whole):
        return Refusal(Rule.ALREADY, {"draft": draft.id})
    if act.body and act.body not in state.tracks:
        return Refusal(Rule.UNKNOWN, {"track": act.body})
    if unknown := next((each for each in act.pending if each not in state.parties), ""):
        return Refusal(Rule.UNKNOWN, {"party": unknown})
    for name in act.agrees:
        provision = draft.references.get(name)
        if provision is None or not draft.tree.rows[provision].standing:
            return Refusal(Rule.UNKNOWN, {"provision": name})
    return None


def _refuse_takes(state: State, draft: Draft, act: Decide) -> Refusal | None:
    """Whether every proposal can be taken, one after the other."""
    tree = draft.tree
    for take in act.takes:
        proposal = state.proposals.get(take.proposal)
        if proposal is None or proposal.draft != draft.id:
            return Refusal(Rule.UNKNOWN, {"proposal": take.proposal})
        if refused := _refuse_proposal(draft, proposal, take):
            return refused
        if locked := blocking(draft, _changed(draft, take)):
            return Refusal(Rule.AGREED, {"proposal": proposal.id}, locked)
        part = _part(draft, tree, take)
        if take.part is not None and part is None:
            return Refusal(Rule.UNKNOWN, {"provision": take.provision})
        after = tree_decisions.decide(tree, proposal.id, part)
        if isinstance(after, TreeRefusal):
            return _refused(draft, after, proposal.id)
        tree = after
    return None


def _refuse_proposal(draft: Draft, proposal: Proposal, take: Take) -> Refusal | None:
    about = {"proposal": proposal.id}
    if proposal.ledger != draft.ledger:
        return Refusal(Rule.AUDIENCE, about)
    if not proposal.is_open:
        return Refusal(Rule.FALLEN, about)
    is_in_parts = len(parts_of(draft, proposal.id)) > 1
    is_whole = take.part is None
    if is_in_parts and (proposal.mode == "one" if is_whole else proposal.mode == "together"):
        return Refusal(Rule.MODE, about)
    return None


def _changed(draft: Draft, take: Take) -> list[tuple[Provision, Stretch]]:
    """The words that a take would have read otherwise."""
    part = _part(draft, draft.tree, take)
    changed = changes(draft, take.proposal)
    return [each for each in changed if take.part is None or each == part]


def _part(draft: Draft, tree: Tree, take: Take) -> Part | None:
    """The part that is meant, in the tree as it is; None for the whole, and for one that is not there."""
    provision = draft.references.get(take.provision)
    if take.part is None or provision is None or provision not in tree.rows:
        return None
    if take.part == PLACE:
        return provision, None
    if take.proposal not in tree.rows[provision].versions:
        return None
    found = parts(tree.rows[provision], take.proposal)
    return (provision, found[take.part].stretch) if 0 <= take.part < len(found) else None


def _refused(draft: Draft, refusal: TreeRefusal, subject: str) -> Refusal:
    about = {"proposal": subject}
    if refusal.circle:
        return Refusal(Rule.CIRCLE, about)
    if refusal.decisions:
        names = (n for n, numbers in draft.decided.items() if set(numbers) & set(refusal.decisions))
        return Refusal(Rule.LATER_DECISION, about, tuple(names))
    rules = [refusal.rule, *(row.rule for row in refusal.rows.values())]
    return Refusal(next(_RULES[rule] for rule in rules if rule is not None), about)


def decide_decide_uncontested(
    state: State, act: DecideUncontested, actor: Actor, now: str, fresh: Fresh
) -> Ruling | Refusal:
    draft = state.drafts.get(act.draft)
    if refused := refuse_others(actor, CHAIR, SECRETARIAT):
        return refused
    if draft is None:
        return Refusal(Rule.UNKNOWN, {"draft": act.draft})
    if draft.status == "superseded":
        return Refusal(Rule.SUPERSEDED, {"draft": draft.id})
    if act.body and act.body not in state.tracks:
        return Refusal(Rule.UNKNOWN, {"track": act.body})
    takes = tuple(Take(each) for each in _uncontested(state, draft))
    if not takes:
        return Refusal(Rule.EMPTY)
    return Ruling(Decided(fresh(), draft.id, act.level, act.body, takes, note=act.note), draft.ledger)


def _uncontested(state: State, draft: Draft) -> Iterator[str]:
    """The open proposals before the draft's own audience that meet nobody's, in the order of tabling."""
    before_all = [each for each in state.proposals.values() if each.draft == draft.id]
    shown = [each.id for each in before_all if each.ledger == draft.ledger and each.is_open]
    met = _meeting(draft.tree, shown)
    opposed = {
        each.target.proposal
        for each in state.positions.values()
        if each.ledger == draft.ledger
        and each.stand in {"opposes", "reserves"}
        and not (each.replaced_by or each.is_disowned)
    }
    known = locks(draft)
    for name in shown:
        proposal = state.proposals[name]
        is_taken_so = proposal.mode != "one" and proposal.reservation is None
        is_said = not proposal.heard_from or proposal.is_confirmed
        if (
            is_taken_so
            and is_said
            and name not in met
            and name not in opposed
            and tree_status(draft.tree, name).value == "open"
            and not blocking(draft, changes(draft, name), known)
        ):
            yield name


def _meeting(tree: Tree, names: list[str]) -> set[str]:
    """Those of some versions that share a place with another, in a row or about where something stands."""
    wanted = set(names)
    met: set[str] = set()
    placed: dict[Provision, set[str]] = {}
    rows: dict[Provision, set[str]] = {}
    for name in names:
        for provision in tree.spoken[name]:
            rows.setdefault(provision, set()).add(name)
        for provision in tree.versions[name].slots:
            placed.setdefault(provision, set()).add(name)
    for there in placed.values():
        met |= there if len(there) > 1 else set()
    for provision, there in rows.items():
        if len(there) > 1:
            met |= _meeting_in(tree, provision, there & wanted)
    return met


def _meeting_in(tree: Tree, provision: Provision, names: set[str]) -> set[str]:
    """Those that share a place in one row: neighbours in the order of their stretches, in one sweep."""
    row = tree.rows[provision]
    stretches = sorted((part.stretch, name) for name in names for part in parts(row, name) if part.is_shown)
    met: set[str] = set()
    reached: Stretch | None = None
    holder = ""
    for stretch, name in stretches:
        if reached is not None and stretch.start < reached.end:
            met |= {name, holder} if name != holder else set()
        if reached is None or stretch.end > reached.end:
            reached, holder = stretch, name
    return met


# --- Taking back, and letting stand ---------------------------------------------------------------------


def decide_reopen(state: State, act: Reopen, actor: Actor, now: str, fresh: Fresh) -> Ruling | Refusal:
    decision = state.decisions.get(act.decision)
    if refused := refuse_others(actor, CHAIR, SECRETARIAT):
        return refused
    if decision is None:
        return Refusal(Rule.UNKNOWN, {"decision": act.decision})
    about = {"decision": decision.id}
    if decision.reopened_by:
        return Refusal(Rule.REOPENED, about)
    assert state.negotiation is not None
    if not _may_reopen(state.negotiation.reopening, act.votes):
        return Refusal(Rule.REOPENING, about)
    draft = state.drafts[decision.draft]
    after = _without(draft, decision.id)
    if isinstance(after, TreeRefusal):
        return _refused(draft, after, decision.id)
    return Ruling(Reopened(decision.id, act.votes, act.note), draft.ledger)


def _may_reopen(rule: str, votes: tuple[int, int] | None) -> bool:
    """Two thirds of those who vote, in whole numbers; nobody voting is nobody wanting it."""
    if rule != "two-thirds":
        return rule == "same-body"
    return votes is not None and votes[0] > 0 <= votes[1] and 3 * votes[0] >= 2 * sum(votes)


def _without(draft: Draft, decision: str) -> Tree | TreeRefusal:
    """The draft's tree with all that a decision took given back, the last first."""
    tree = draft.tree
    for number in reversed(draft.decided[decision]):
        after = tree_decisions.reopen(tree, number)
        if isinstance(after, TreeRefusal):
            return after
        tree = after
    return tree


def decide_lift_hold(state: State, act: LiftHold, actor: Actor, now: str, fresh: Fresh) -> Ruling | Refusal:
    decision, party = state.decisions.get(act.decision), party_of(actor)
    if refused := refuse_watchers(actor):
        return refused
    if decision is None:
        return Refusal(Rule.UNKNOWN, {"decision": act.decision})
    about = {"decision": decision.id}
    if decision.reopened_by:
        return Refusal(Rule.REOPENED, about)
    is_waited_for = party in decision.pending or (decision.is_ad_referendum and party)
    if not is_waited_for:
        return Refusal(Rule.PENDING, about)
    if party in decision.lifted:
        return Refusal(Rule.ALREADY, about)
    return Ruling(HoldLifted(decision.id, party), state.drafts[decision.draft].ledger)


# --- What has happened ----------------------------------------------------------------------------------


def evolve_decided(growing: Growing, happened: Happened, event: Decided) -> None:
    draft = settled(growing, event.draft)
    tree = draft.tree
    first = len(tree.decisions)
    for take in event.takes:
        after = tree_decisions.decide(tree, take.proposal, _part(draft, tree, take))
        assert not isinstance(after, TreeRefusal), f"{take} was decided, and cannot be"
        tree = after
    numbers = tuple(range(first, len(tree.decisions)))
    growing.drafts[draft.id] = replace(
        draft,
        tree=tree,
        status=event.status or draft.status,
        decided={**draft.decided, event.decision: numbers},
        agreements=(*draft.agreements, *_agreements(draft, tree, event, numbers)),
        agreed_by=event.decision if event.is_whole else draft.agreed_by,
    )
    growing.decisions[event.decision] = Decision(
        event.decision,
        happened.id,
        happened.at,
        event.draft,
        event.level,
        event.body,
        event.takes,
        event.agrees,
        event.is_whole,
        event.status,
        event.pending,
        event.is_ad_referendum,
        event.note,
        status_before=draft.status if event.status else None,
    )
    for take in event.takes:
        if take.part is not None and growing.proposals[take.proposal].mode == "one":
            fall(growing, take.proposal, "closed", happened.id)


def _agreements(draft: Draft, tree: Tree, event: Decided, numbers: tuple[int, ...]) -> Iterator[Agreement]:
    for number in numbers:
        for provision, at in tree.decisions[number].rows.items():
            if stretches := tree.rows[provision].decisions[at].stretches:
                yield Agreement(event.decision, provision, stretches)
    for name in event.agrees:
        yield Agreement(event.decision, draft.references[name], None)


def evolve_reopened(growing: Growing, happened: Happened, event: Reopened) -> None:
    decision = growing.decisions[event.decision]
    draft = settled(growing, decision.draft)
    tree = _without(draft, decision.id)
    assert not isinstance(tree, TreeRefusal), f"{decision.id} was reopened, and cannot be"
    is_status_ours = decision.status is not None and draft.status == decision.status
    growing.drafts[draft.id] = replace(
        draft,
        tree=tree,
        status=decision.status_before if is_status_ours and decision.status_before else draft.status,
        agreements=tuple(each for each in draft.agreements if each.decision != decision.id),
        agreed_by="" if draft.agreed_by == decision.id else draft.agreed_by,
    )
    growing.decisions[decision.id] = replace(decision, reopened_by=happened.id)
    for name, proposal in growing.proposals.items():
        if proposal.ended_by == decision.event:
            growing.proposals[name] = replace(proposal, state="open", ended_by="")


def evolve_hold_lifted(growing: Growing, happened: Happened, event: HoldLifted) -> None:
    decision = growing.decisions[event.decision]
    growing.decisions[decision.id] = replace(decision, lifted=(*decision.lifted, event.party))
