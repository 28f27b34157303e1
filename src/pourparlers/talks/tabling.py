"""Tabling a draft, and proposing changes to it. What the rules say to that.

The rules, in the order in which the code keeps them:

1. Advisers and observers do not table. A draft that is superseded is not negotiated any more.
2. The scribe enters what a party said, and nobody else does; only the chair and the mediator build bridges;
   a kind of proposal says what it needs.
3. An act goes before an audience that its author belongs to and that sees the draft; an amendment, before one
   that sees what it amends, in its last version, as long as that is open.
4. A group sponsors what a member tables for it.
5. Of the wording, see `accepting`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from pourparlers.talks.accepting import (
    refuse_agreed,
    refuse_text,
    refuse_unless_changed,
    refuse_wording,
    refusing,
)
from pourparlers.talks.access import audience_of, is_wider, refuse_audience
from pourparlers.talks.acts import Propose, TableDraft
from pourparlers.talks.events import DraftTabled, ProposalTabled
from pourparlers.talks.grounds import Ground, tree_tabling
from pourparlers.talks.refusals import Refusal, Rule, Ruling
from pourparlers.talks.seats import CHAIR, SECRETARIAT, name_of_seat, party_of, refuse_watchers
from pourparlers.talks.state import Actor, Draft, State
from pourparlers.talks.wording import Basis, ProposalKind
from pourparlers.text.tree import Tree
from pourparlers.text.tree_writing import table

__all__ = [
    "Fresh",
    "decide_propose",
    "decide_table_draft",
    "refuse_draft",
    "sponsors_as",
    "tabled",
    "voices",
]

Fresh = Callable[[], str]

MEDIATOR: Final = "office:mediator"


# --- Who, and before whom ------------------------------------------------------------------------------


def voices(state: State, actor: Actor) -> tuple[str, ...]:
    """The sponsors that somebody speaks for: the party or office, then the groups that the party is in."""
    party = party_of(actor)
    groups = (group.code for group in state.groups.values() if party in group.members)
    return (name_of_seat(actor.seat), *groups)


def refuse_draft(state: State, draft_id: str) -> Refusal | None:
    draft = state.drafts.get(draft_id)
    if draft is None:
        return Refusal(Rule.UNKNOWN, {"draft": draft_id})
    if draft.status == "superseded":
        return Refusal(Rule.SUPERSEDED, {"draft": draft_id})
    return None


# --- Drafts --------------------------------------------------------------------------------------------


def decide_table_draft(
    state: State, act: TableDraft, actor: Actor, now: str, fresh: Fresh
) -> Ruling | Refusal:
    ledger = audience_of(state, act, actor)
    texts = [act.title, *(text for each in act.paragraphs for text in (each.text, each.number, *each.notes))]
    if (
        refusal := refuse_watchers(actor)
        or refuse_audience(state, actor, ledger, ledger)
        or refuse_text(texts)
    ):
        return refusal
    if not act.title.strip() or not act.paragraphs:
        return Refusal(Rule.EMPTY)
    if act.supersedes and (refusal := _refuse_superseding(state, act, actor, ledger)):
        return refusal
    event = DraftTabled(
        draft=fresh(),
        title=act.title,
        sponsors=(name_of_seat(actor.seat),),
        status="submitted",
        language=act.language,
        paragraphs=act.paragraphs,
        supersedes=act.supersedes,
    )
    return Ruling(event, ledger)


def _refuse_superseding(state: State, act: TableDraft, actor: Actor, ledger: str) -> Refusal | None:
    """A draft is superseded by its sponsor or by an office, before people who see it."""
    if refusal := refuse_draft(state, act.supersedes):
        return refusal
    old = state.drafts[act.supersedes]
    if not is_wider(state, old.ledger, ledger):
        return Refusal(Rule.AUDIENCE, {"audience": ledger})
    if actor.seat not in {CHAIR, SECRETARIAT} and name_of_seat(actor.seat) not in old.sponsors:
        return Refusal(Rule.OFFICE)
    return None


# --- Proposals -----------------------------------------------------------------------------------------


def decide_propose(state: State, act: Propose, actor: Actor, now: str, fresh: Fresh) -> Ruling | Refusal:
    if refusal := refuse_watchers(actor) or refuse_draft(state, act.draft) or _refuse_kind(state, act, actor):
        return refusal
    draft = state.drafts[act.draft]
    ledger = audience_of(state, act, actor)
    if refusal := refuse_audience(state, actor, ledger, draft.ledger):
        return refusal
    basis = _basis(state, act, ledger)
    if isinstance(basis, Refusal):
        return basis
    sponsors = sponsors_as(state, act.as_group, actor)
    if isinstance(sponsors, Refusal):
        return sponsors
    event = ProposalTabled(
        proposal=fresh(),
        draft=act.draft,
        kind=_kind(act),
        mode=act.mode,
        sponsors=(act.heard_from,) if act.heard_from else sponsors,
        wording=act.wording,
        basis=basis,
        rationale=act.rationale,
        heard_from=act.heard_from,
        blanket=act.blanket,
        alt_of=act.alt_of,
        reservation=act.reservation,
    )
    return tabled(state, event, ledger)


def _refuse_kind(state: State, act: Propose, actor: Actor) -> Refusal | None:
    """Who may propose what."""
    if act.heard_from and actor.seat != SECRETARIAT:
        return Refusal(Rule.HEARD)
    if act.heard_from and act.heard_from not in state.parties:
        return Refusal(Rule.UNKNOWN, {"party": act.heard_from})
    if act.kind == "bridging" and actor.seat not in {CHAIR, MEDIATOR}:
        return Refusal(Rule.BRIDGING)
    missing = (
        (act.kind == "reservation" and act.reservation is None)
        or (act.kind == "alt" and not act.alt_of)
        or (act.kind == "blanket" and act.blanket is None)
    )
    return Refusal(Rule.EMPTY) if missing else None


def _kind(act: Propose) -> ProposalKind:
    """The kind that is said, or that follows from what is proposed."""
    if act.kind != "ordinary":
        return act.kind
    if act.reservation is not None:
        return "reservation"
    if act.alt_of:
        return "alt"
    return "blanket" if act.blanket is not None else "ordinary"


def _basis(state: State, act: Propose, ledger: str) -> Basis | Refusal:
    """The version that an amendment is written on: the last one, if its audience sees it."""
    basis = act.basis
    if not basis.proposal:
        return Basis()
    amended = state.proposals.get(basis.proposal)
    if amended is None or amended.draft != act.draft or basis.version > len(amended.versions):
        return Refusal(Rule.UNKNOWN, {"proposal": basis.proposal})
    if not amended.is_open:
        return Refusal(Rule.FALLEN, {"proposal": amended.id})
    if not is_wider(state, amended.ledger, ledger):
        return Refusal(Rule.AUDIENCE, {"proposal": amended.id})
    if 0 < basis.version < len(amended.versions):
        return Refusal(Rule.REVISED, {"proposal": amended.id})
    return Basis(amended.id, len(amended.versions), basis.reads_now)


def sponsors_as(state: State, as_group: str, actor: Actor) -> tuple[str, ...] | Refusal:
    if not as_group:
        return (name_of_seat(actor.seat),)
    group = state.groups.get(as_group)
    if group is None:
        return Refusal(Rule.UNKNOWN, {"group": as_group})
    if party_of(actor) not in group.members:
        return Refusal(Rule.GROUP, {"group": as_group})
    return (group.code,)


def tabled(state: State, event: ProposalTabled, ledger: str) -> Ruling | Refusal:
    """Yes to a proposal whose wording its audience can read, and that may be tabled there."""
    draft = state.drafts[event.draft]
    ground = Ground(draft.tree, event.basis.proposal or None, event.basis.reads_now)
    if refusal := refuse_wording(draft, ground, event.wording, event.alt_of):
        return refusal
    written = refusing(lambda: _written(draft, event, ground))
    if isinstance(written, Refusal):
        return written
    is_reservation = event.reservation is not None
    if refusal := refuse_unless_changed(written, event.proposal, is_reservation=is_reservation):
        return refusal
    if not is_reservation and (
        refusal := refuse_agreed(replace(draft, tree=written), event.proposal, ledger)
    ):
        return refusal
    return Ruling(event, ledger)


def _written(draft: Draft, event: ProposalTabled, ground: Ground) -> Tree:
    return table(
        draft.tree,
        tree_tabling(
            event.proposal, event.wording, draft.references, ground.words, event.basis, event.alt_of
        ),
    )
