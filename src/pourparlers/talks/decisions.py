"""Decisions: what a body takes into the text, and what it marks as agreed.

1. The chair decides, and the secretariat records it for the chair; a facilitator decides below the plenary. A
   decision stands in the draft's own ledger, and takes only what all who see the draft can see.
2. It takes open proposals, whole or in parts as their mode allows: of *together* all parts or none, of *any*
   any, of *one* a single one, and with that the proposal is closed (`taking` says what a part is).
3. It changes no agreed text; that is reopened first. Of what excludes each other it takes one.
4. What it takes, and the provisions that it names, as they stand then, are marked as agreed at its level
   (`agreement`). To take again what stands, or to name it again, raises its level.
5. It gives the draft its status. A superseded draft is only given another status.
6. What nobody contests (`uncontested`) is taken in one decision, by one act.

How a decision is taken back is in `reopening`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pourparlers.talks.acts import Decide, DecideUncontested
from pourparlers.talks.agreement import LEVELS, blocking, marks
from pourparlers.talks.drafts import settled
from pourparlers.talks.events import Decided, Happened, Level, Take
from pourparlers.talks.proposals import fall
from pourparlers.talks.refusals import Refusal, Rule, Ruling
from pourparlers.talks.reopening import refuse_level
from pourparlers.talks.seats import Fresh, refuse_text
from pourparlers.talks.state import Actor, Agreement, Decision, Draft, Growing, Proposal, State
from pourparlers.talks.taking import in_order, parts_of, take, taken_parts, touched
from pourparlers.talks.uncontested import uncontested
from pourparlers.text.tree import ROOT, Tree, reference

__all__ = ["decide_decide", "decide_decide_uncontested", "evolve_decided"]


def decide_decide(state: State, act: Decide, actor: Actor, now: str, fresh: Fresh) -> Ruling | Refusal:
    draft = state.drafts.get(act.draft)
    if refused := refuse_level(actor, act.level) or refuse_text(act.note):
        return refused
    if draft is None:
        return Refusal(Rule.UNKNOWN, {"draft": act.draft})
    if refused := _refuse_terms(state, draft, act):
        return refused
    takes = _taken(state, draft, act.takes)
    if isinstance(takes, Refusal):
        return takes
    after = take(draft, takes)
    if refused := after if isinstance(after, Refusal) else _refuse_marks(state, draft, after, act):
        return refused
    event = Decided(
        fresh(),
        draft.id,
        act.level,
        act.body,
        takes,
        tuple(dict.fromkeys(act.agrees)),
        act.is_whole,
        act.status,
        tuple(sorted(set(act.pending))),
        act.is_ad_referendum,
        act.note.strip(),
    )
    return Ruling(event, draft.ledger)


def decide_decide_uncontested(
    state: State, act: DecideUncontested, actor: Actor, now: str, fresh: Fresh
) -> Ruling | Refusal:
    draft = state.drafts.get(act.draft)
    if refused := refuse_level(actor, act.level) or refuse_text(act.note):
        return refused
    if draft is None:
        return Refusal(Rule.UNKNOWN, {"draft": act.draft})
    if draft.status == "superseded":
        return Refusal(Rule.SUPERSEDED, {"draft": draft.id})
    if refused := _refuse_body(state, act.body):
        return refused
    takes = in_order(draft.tree, (Take(each) for each in uncontested(state, draft)))
    if not takes:
        return Refusal(Rule.EMPTY, {"draft": draft.id})
    if isinstance(after := take(draft, takes), Refusal):
        return after
    event = Decided(fresh(), draft.id, act.level, act.body, takes, note=act.note.strip())
    return Ruling(event, draft.ledger)


# --- What is refused ------------------------------------------------------------------------------------


def _refuse_terms(state: State, draft: Draft, act: Decide) -> Refusal | None:
    """What is wrong with a decision before one looks at any text."""
    is_of_status_alone = not (act.takes or act.agrees or act.is_whole)
    if is_of_status_alone and act.status is None:
        return Refusal(Rule.EMPTY)
    if draft.status == "superseded" and not is_of_status_alone:
        return Refusal(Rule.SUPERSEDED, {"draft": draft.id})
    if is_of_status_alone and act.status == draft.status:
        return Refusal(Rule.ALREADY, {"draft": draft.id})
    if unknown := next((each for each in act.pending if each not in state.parties), ""):
        return Refusal(Rule.UNKNOWN, {"party": unknown})
    return _refuse_body(state, act.body)


def _refuse_body(state: State, body: str) -> Refusal | None:
    return None if not body or body in state.tracks else Refusal(Rule.UNKNOWN, {"track": body})


def _taken(state: State, draft: Draft, takes: Sequence[Take]) -> tuple[Take, ...] | Refusal:
    """What can be taken, in the order in which it is; whether all of it can be together is asked after."""
    by_proposal: dict[str, list[Take]] = {}
    for each in takes:
        by_proposal.setdefault(each.proposal, []).append(each)
    for name, own in by_proposal.items():
        proposal = state.proposals.get(name)
        if proposal is None or proposal.draft != draft.id:
            return Refusal(Rule.UNKNOWN, {"proposal": name})
        if refused := _refuse_proposal(draft, proposal, own):
            return refused
    return in_order(draft.tree, takes)


def _refuse_proposal(draft: Draft, proposal: Proposal, takes: Sequence[Take]) -> Refusal | None:
    about = {"proposal": proposal.id}
    if proposal.ledger != draft.ledger:
        return Refusal(Rule.AUDIENCE, about)
    if not proposal.is_open:
        return Refusal(Rule.FALLEN, about)
    if missing := next((each for each in takes if not taken_parts(draft, each)), None):
        return Refusal(Rule.UNKNOWN, {**about, "provision": missing.provision})
    if not _is_allowed(proposal, parts_of(draft, proposal.id), takes):
        return Refusal(Rule.MODE, {**about, "mode": proposal.mode})
    parts = [part for each in takes for part in taken_parts(draft, each)]
    changed = [each for part in parts for each in touched(draft, proposal.id, part)]
    locked = blocking(draft, [(provision, stretch) for provision, stretch in changed if stretch is not None])
    if draft.agreed_by and draft.agreed_by not in locked and changed:
        locked = (*locked, draft.agreed_by)
    return Refusal(Rule.AGREED, about, locked) if locked else None


def _is_allowed(proposal: Proposal, parts: Sequence[Take], takes: Sequence[Take]) -> bool:
    """Whether the mode of a proposal lets these be taken of its parts."""
    covered = [part for part in parts if any(_covers(each, part) for each in takes)]
    if proposal.mode == "together":
        return len(covered) == len(parts)
    if proposal.mode == "any" or len(covered) <= 1:
        return True
    is_one_provision = len(takes) == 1 and bool(takes[0].provision)
    return is_one_provision and len({part.provision for part in parts}) > 1


def _covers(take: Take, part: Take) -> bool:
    return take.provision in {"", part.provision} and take.part in {None, part.part}


def _refuse_marks(state: State, draft: Draft, after: Tree, act: Decide) -> Refusal | None:
    """Whether what is to be marked stands once all is taken, and is not marked so already."""
    for name in act.agrees:
        row = after.rows.get(draft.references.get(name, ROOT))
        if row is None or not row.standing:
            return Refusal(Rule.UNKNOWN, {"provision": name})
    if act.takes or act.status is not None:
        return None
    if act.is_whole:
        known = state.decisions.get(draft.agreed_by)
        is_done = known is not None and _is_as_high(known.level, act.level)
    else:
        agreed = marks(state, draft)
        found = [agreed.get(draft.references[name]) for name in act.agrees]
        is_done = all(mark and mark.is_whole and _is_as_high(mark.level, act.level) for mark in found)
    return Refusal(Rule.ALREADY, {"draft": draft.id}) if is_done else None


def _is_as_high(one: Level, two: Level) -> bool:
    return LEVELS.index(one) >= LEVELS.index(two)


# --- What has happened ----------------------------------------------------------------------------------


def evolve_decided(growing: Growing, happened: Happened, event: Decided) -> None:
    draft = settled(growing, event.draft)
    tree = take(draft, event.takes)
    assert not isinstance(tree, Refusal), f"{event.decision} was decided, and cannot be"
    numbers = tuple(range(len(draft.tree.decisions), len(tree.decisions)))
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
    for name in {each.proposal for each in event.takes}:
        if growing.proposals[name].mode == "one":
            fall(growing, name, "closed", happened.id)


def _agreements(draft: Draft, tree: Tree, event: Decided, numbers: Iterable[int]) -> Iterator[Agreement]:
    for number in numbers:
        for provision, at in sorted(tree.decisions[number].rows.items(), key=lambda each: reference(each[0])):
            # a row that only amendments speak of, and not everybody sees, has none
            if stretches := tree.rows[provision].decisions[at].stretches:
                yield Agreement(event.decision, provision, stretches)
    for name in event.agrees:
        yield Agreement(event.decision, draft.references[name], None)
