"""What sponsors and others do with a proposal that is there: revise, withdraw, join, rank, answer for it.

1. It is open, and what is said of it is said to all who see it.
2. Only a sponsor revises or withdraws; the next version has those who revise it, and others join again.
3. Who joins names the version that they saw.
4. Only the party that was heard says whether it was heard rightly, and says so once.
5. Anyone may call an editorial correction substantive.
"""

from __future__ import annotations

from dataclasses import replace

from pourparlers.talks.accepting import (
    refuse_agreed,
    refuse_unless_changed,
    refuse_wording,
    refusing,
)
from pourparlers.talks.access import is_wider, refuse_audience
from pourparlers.talks.acts import AnswerHearing, CallSubstantive, CoSponsor, Rank, Revise, Withdraw
from pourparlers.talks.events import (
    CalledSubstantive,
    HearingAnswered,
    ProposalCoSponsored,
    ProposalRevised,
    ProposalsRanked,
    ProposalWithdrawn,
)
from pourparlers.talks.grounds import Ground
from pourparlers.talks.proposals import revised_tree
from pourparlers.talks.refusals import Refusal, Rule, Ruling
from pourparlers.talks.seats import name_of_seat, party_of, refuse_watchers
from pourparlers.talks.state import Actor, Proposal, State
from pourparlers.talks.tabling import Fresh, voices
from pourparlers.talks.wording import Wording
from pourparlers.text.tree import Tree

__all__ = [
    "decide_answer_hearing",
    "decide_call_substantive",
    "decide_co_sponsor",
    "decide_rank",
    "decide_revise",
    "decide_withdraw",
]


def _found(state: State, name: str, actor: Actor) -> Proposal | Refusal:
    """The open proposal of this name, for somebody who may say something of it."""
    proposal = state.proposals.get(name)
    if refusal := refuse_watchers(actor):
        return refusal
    if proposal is None:
        return Refusal(Rule.UNKNOWN, {"proposal": name})
    if not proposal.is_open:
        return Refusal(Rule.FALLEN, {"proposal": name})
    return refuse_audience(state, actor, proposal.ledger) or proposal


def _voice(state: State, proposal: Proposal, actor: Actor) -> tuple[str, ...]:
    """The sponsors that somebody speaks for."""
    return tuple(each for each in voices(state, actor) if each in proposal.sponsors)


def _refuse_superseded(state: State, proposal: Proposal) -> Refusal | None:
    is_superseded = state.drafts[proposal.draft].status == "superseded"
    return Refusal(Rule.SUPERSEDED, {"draft": proposal.draft}) if is_superseded else None


def decide_revise(state: State, act: Revise, actor: Actor, now: str, fresh: Fresh) -> Ruling | Refusal:
    proposal = _found(state, act.proposal, actor)
    if isinstance(proposal, Refusal):
        return proposal
    sponsors = _voice(state, proposal, actor)
    if not sponsors:
        return Refusal(Rule.NOT_SPONSOR, {"proposal": proposal.id})
    if refusal := _refuse_revision(state, proposal, act.wording, on_standing=act.on_standing):
        return refusal
    event = ProposalRevised(proposal.id, act.wording, sponsors, act.on_standing, act.rationale)
    return Ruling(event, proposal.ledger)


def _refuse_revision(
    state: State, proposal: Proposal, wording: Wording, *, on_standing: bool
) -> Refusal | None:
    """No to a new version that cannot be written, reads as the last one, or changes agreed words."""
    draft = state.drafts[proposal.draft]
    tree = draft.tree
    ground = Ground(tree) if on_standing else Ground(tree, proposal.id, is_again=True)
    if refusal := _refuse_superseded(state, proposal) or refuse_wording(
        draft, ground, wording, proposal.alt_of
    ):
        return refusal
    written = refusing(lambda: revised_tree(draft, proposal, wording, on_standing=on_standing))
    if isinstance(written, Refusal):
        return written
    is_reservation = proposal.reservation is not None
    if refusal := refuse_unless_changed(written, proposal.id, is_reservation=is_reservation):
        return refusal
    if not is_reservation and _is_alike(tree, written, proposal.id):
        return Refusal(Rule.SAME_TEXT)
    if is_reservation:
        return None
    return refuse_agreed(replace(draft, tree=written), proposal.id, proposal.ledger)


def _is_alike(before: Tree, after: Tree, name: str) -> bool:
    """Whether a version stands as it did."""
    if before.versions[name] != after.versions[name] or before.spoken[name] != after.spoken[name]:
        return False
    return all(
        before.rows[each].versions[name] == after.rows[each].versions[name] for each in before.spoken[name]
    )


def decide_withdraw(state: State, act: Withdraw, actor: Actor, now: str, fresh: Fresh) -> Ruling | Refusal:
    proposal = _found(state, act.proposal, actor)
    if isinstance(proposal, Refusal):
        return proposal
    sponsors = _voice(state, proposal, actor)
    if not sponsors:
        return Refusal(Rule.NOT_SPONSOR, {"proposal": proposal.id})
    return Ruling(ProposalWithdrawn(proposal.id, sponsors[0]), proposal.ledger)


def decide_co_sponsor(state: State, act: CoSponsor, actor: Actor, now: str, fresh: Fresh) -> Ruling | Refusal:
    proposal = _found(state, act.proposal, actor)
    if isinstance(proposal, Refusal):
        return proposal
    sponsor = name_of_seat(actor.seat)
    if refusal := _refuse_superseded(state, proposal):
        return refusal
    if not 1 <= act.version <= len(proposal.versions):
        return Refusal(Rule.UNKNOWN, {"proposal": proposal.id})
    if act.version < len(proposal.versions):
        return Refusal(Rule.REVISED, {"proposal": proposal.id})
    if sponsor in proposal.sponsors:
        return Refusal(Rule.ALREADY, {"proposal": proposal.id})
    return Ruling(ProposalCoSponsored(proposal.id, act.version, sponsor), proposal.ledger)


def decide_rank(state: State, act: Rank, actor: Actor, now: str, fresh: Fresh) -> Ruling | Refusal:
    """The ranking is for those who see all that is ranked."""
    sponsor = name_of_seat(actor.seat)
    ledgers: list[str] = []
    for name in act.proposals:
        proposal = _found(state, name, actor)
        if isinstance(proposal, Refusal):
            return proposal
        if not _voice(state, proposal, actor):
            return Refusal(Rule.NOT_SPONSOR, {"proposal": name})
        ledgers.append(proposal.ledger)
    if len(set(act.proposals)) < 2:
        return Refusal(Rule.EMPTY)
    if len(set(act.proposals)) < len(act.proposals):
        return Refusal(Rule.ORDER)
    narrowest = next(
        (each for each in ledgers if all(is_wider(state, other, each) for other in ledgers)), actor.seat
    )
    return Ruling(ProposalsRanked(sponsor, act.proposals), narrowest)


def decide_answer_hearing(
    state: State, act: AnswerHearing, actor: Actor, now: str, fresh: Fresh
) -> Ruling | Refusal:
    if act.subject in state.positions:
        return _answer_position(state, act, actor)
    proposal = _found(state, act.subject, actor)
    if isinstance(proposal, Refusal):
        return proposal
    party = party_of(actor)
    if not proposal.heard_from or proposal.heard_from != party:
        return Refusal(Rule.NOT_HEARD, {"proposal": proposal.id})
    if proposal.is_confirmed:
        return Refusal(Rule.ALREADY, {"proposal": proposal.id})
    wording = act.wording if act.answer == "corrected" else None
    if act.answer == "corrected":
        if wording is None:
            return Refusal(Rule.EMPTY)
        if refusal := _refuse_revision(state, proposal, wording, on_standing=False):
            return refusal
    return Ruling(HearingAnswered(proposal.id, party, act.answer, wording), proposal.ledger)


def _answer_position(state: State, act: AnswerHearing, actor: Actor) -> Ruling | Refusal:
    position, party = state.positions[act.subject], party_of(actor)
    if refusal := refuse_watchers(actor):
        return refusal
    if not position.is_heard or position.party != party:
        return Refusal(Rule.NOT_HEARD, {"position": position.id})
    if position.is_confirmed or position.is_disowned:
        return Refusal(Rule.ALREADY, {"position": position.id})
    stand = act.stand if act.answer == "corrected" else None
    if act.answer == "corrected" and stand is None:
        return Refusal(Rule.EMPTY)
    return Ruling(HearingAnswered(position.id, party, act.answer, stand=stand), position.ledger)


def decide_call_substantive(
    state: State, act: CallSubstantive, actor: Actor, now: str, fresh: Fresh
) -> Ruling | Refusal:
    proposal = _found(state, act.proposal, actor)
    if isinstance(proposal, Refusal):
        return proposal
    if proposal.kind != "editorial" or proposal.is_substantive:
        return Refusal(Rule.ALREADY, {"proposal": proposal.id})
    return Ruling(CalledSubstantive(proposal.id, name_of_seat(actor.seat)), proposal.ledger)
