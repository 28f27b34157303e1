"""A proposal before a wider audience, and a fallen one taken over: each a proposal of its own.

1. What is shared is the text as it reads now, on the text that stands now, or on what it amends where the
   wider audience sees that, too, in its last version.
2. What only the narrower audience knows comes along as text, under an id that says nothing. The rationale
   stays behind unless it is given again.
3. Who shares speaks for the sponsors that they are or belong to; the others co-sponsor again.
4. What is not open any more is taken over by anyone who sees it, with the same text and before nobody who
   could not see it.
"""

from __future__ import annotations

import msgspec

from pourparlers.talks.accepting import is_there
from pourparlers.talks.access import audience_of, is_wider, refuse_audience
from pourparlers.talks.acts import Share, TakeOver
from pourparlers.talks.events import ProposalTabled
from pourparlers.talks.grounds import Ground
from pourparlers.talks.outlines import rewrite
from pourparlers.talks.refusals import Refusal, Rule, Ruling
from pourparlers.talks.seats import name_of_seat, refuse_watchers
from pourparlers.talks.state import Actor, Draft, Proposal, State
from pourparlers.talks.tabling import Fresh, refuse_draft, sponsors_as, tabled, voices
from pourparlers.talks.wording import Basis, ProposalKind
from pourparlers.text.tree_writing import is_dated

__all__ = ["decide_share", "decide_take_over"]


def decide_share(state: State, act: Share, actor: Actor, now: str, fresh: Fresh) -> Ruling | Refusal:
    proposal = state.proposals.get(act.proposal)
    if refusal := refuse_watchers(actor):
        return refusal
    if proposal is None:
        return Refusal(Rule.UNKNOWN, {"proposal": act.proposal})
    if not proposal.is_open:
        return Refusal(Rule.FALLEN, {"proposal": proposal.id})
    ledger = audience_of(state, act, actor)
    if refusal := refuse_draft(state, proposal.draft) or _refuse_sharing(state, actor, proposal, ledger):
        return refusal
    sponsors = tuple(each for each in proposal.sponsors if each in voices(state, actor))
    if not sponsors:
        return Refusal(Rule.NOT_SPONSOR, {"proposal": proposal.id})
    if act.as_group:
        group = sponsors_as(state, act.as_group, actor)
        if isinstance(group, Refusal):
            return group
        sponsors = group
    event = _again(state, proposal, ledger, fresh(), sponsors)
    return tabled(state, msgspec.structs.replace(event, rationale=act.rationale or ""), ledger)


def _refuse_sharing(state: State, actor: Actor, proposal: Proposal, ledger: str) -> Refusal | None:
    if refusal := refuse_audience(state, actor, ledger, state.drafts[proposal.draft].ledger):
        return refusal
    if ledger == proposal.ledger:
        return Refusal(Rule.ALREADY, {"proposal": proposal.id})
    if not is_wider(state, ledger, proposal.ledger):
        return Refusal(Rule.AUDIENCE, {"audience": ledger})
    return None


def decide_take_over(state: State, act: TakeOver, actor: Actor, now: str, fresh: Fresh) -> Ruling | Refusal:
    proposal = state.proposals.get(act.proposal)
    if refusal := refuse_watchers(actor):
        return refusal
    if proposal is None:
        return Refusal(Rule.UNKNOWN, {"proposal": act.proposal})
    if proposal.is_open:
        return Refusal(Rule.STILL_OPEN, {"proposal": proposal.id})
    ledger = act.audience or proposal.ledger
    if refusal := refuse_draft(state, proposal.draft) or refuse_audience(
        state, actor, ledger, proposal.ledger
    ):
        return refusal
    event = _again(state, proposal, ledger, fresh(), (name_of_seat(actor.seat),), earlier=proposal.id)
    return tabled(state, event, ledger)


def _again(
    state: State, proposal: Proposal, ledger: str, name: str, sponsors: tuple[str, ...], earlier: str = ""
) -> ProposalTabled:
    """The same proposal as it reads now, before another audience."""
    draft = state.drafts[proposal.draft]
    basis = _basis_again(state, draft, proposal, ledger)
    ground = Ground(draft.tree, basis.proposal or None, basis.reads_now)
    alt_of = proposal.alt_of if is_there(draft, ground, proposal.alt_of) else ""
    is_offered = sponsors[0] in {"Chair", "Mediator"}
    kind: ProposalKind = proposal.kind
    if (kind == "bridging" and not is_offered) or (kind == "alt" and not alt_of):
        kind = "ordinary"
    return ProposalTabled(
        proposal=name,
        draft=draft.id,
        kind=kind,
        mode=proposal.mode,
        sponsors=sponsors,
        wording=rewrite(draft, proposal.id, ground.seen),
        basis=basis,
        earlier=earlier,
        heard_from="" if earlier else proposal.heard_from,
        blanket=proposal.blanket,
        alt_of=alt_of,
        reservation=proposal.reservation,
    )


def _basis_again(state: State, draft: Draft, proposal: Proposal, ledger: str) -> Basis:
    """What it amends, if that is open, has not been revised since, and is known to the audience."""
    amended = state.proposals.get(proposal.basis.proposal)
    if amended is None or not amended.is_open or not is_wider(state, amended.ledger, ledger):
        return Basis()
    version = draft.tree.versions[proposal.id]
    if version.on != amended.id or is_dated(draft.tree, proposal.id):
        return Basis()
    is_old = draft.tree.versions[amended.id].count < len(draft.tree.decisions)
    return Basis(amended.id, len(amended.versions), is_old)
