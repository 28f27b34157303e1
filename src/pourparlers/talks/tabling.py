"""Tabling: a draft, a proposal, and a proposal before a wider audience. What the rules say to that.

The rules, in the order in which the code keeps them:

1. Advisers and observers do not table. The scribe enters what a party said, and nobody else does. Only the
   chair and the mediator build bridges.
2. A draft that is superseded is not negotiated any more.
3. An act goes before an audience that its author belongs to and that sees the draft; an amendment, before one
   that sees what it amends, in its last version, as long as that is open.
4. A wording names only what its basis has, so that its audience knows everything that it names; everything
   stands in it once; it changes something, unless it reserves.
5. Before the draft's own audience nothing is tabled that changes agreed words; in private anybody may try.
6. What is shared is a proposal of its own, with an id that says nothing: the text as it reads now, on the
   text that stands now, or on what it amends where the wider audience sees that, too. What only the narrower
   audience knows comes along as text. Its rationale stays behind unless it is given again.
7. Who shares speaks for the sponsors that they are or belong to; the others co-sponsor again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from pourparlers.talks.access import audience_of, is_known, is_wider, may_read
from pourparlers.talks.acts import Propose, Share, TableDraft, TakeOver
from pourparlers.talks.agreement import blocked_by
from pourparlers.talks.events import DraftTabled, ProposalTabled
from pourparlers.talks.grounds import Ground, KeepError, UnknownReferenceError, tree_tabling
from pourparlers.talks.outlines import rewrite
from pourparlers.talks.refusals import Refusal, Rule, Ruling
from pourparlers.talks.seats import CHAIR, SECRETARIAT, name_of_seat, party_of, refuse_watchers
from pourparlers.talks.state import Actor, Draft, Proposal, State
from pourparlers.talks.wording import Addition, Basis, ProposalKind, Wording
from pourparlers.text.characters import refused
from pourparlers.text.rows import HunkError, reads
from pourparlers.text.tree import ROOT, Tree
from pourparlers.text.tree_writing import OrderError, is_dated, table

__all__ = [
    "DEPTH_MAX",
    "SIZE_MAX",
    "decide_propose",
    "decide_share",
    "decide_table_draft",
    "decide_take_over",
    "may_act",
    "refuse_agreed",
    "refuse_text",
    "refuse_unless_changed",
    "refusing",
    "voices",
]

Fresh = Callable[[], str]

SIZE_MAX: Final = 32 * 1024 * 1024
"""Characters of a draft or a wording: as much as a file that is read."""

DEPTH_MAX: Final = 32
"""New provisions in new provisions: annex, part, title, chapter and so on to the last indent are a dozen."""

MEDIATOR: Final = "office:mediator"


# --- Who, and before whom ------------------------------------------------------------------------------


def voices(state: State, actor: Actor) -> tuple[str, ...]:
    """The sponsors that somebody speaks for: the party or office, then the groups that the party is in."""
    party = party_of(actor)
    groups = (group.code for group in state.groups.values() if party in group.members)
    return (name_of_seat(actor.seat), *groups)


def may_act(state: State, actor: Actor, ledger: str) -> bool:
    """Whether somebody belongs to an audience, by seat or in person."""
    in_person = any(
        room.ledger == ledger and f"person:{actor.person}" in room.members for room in state.rooms.values()
    )
    return in_person or may_read(state, actor.seat, ledger)


def _refuse_audience(state: State, actor: Actor, ledger: str, about: str) -> Refusal | None:
    """No to an audience that the actor does not belong to, or that does not see what the act is about."""
    if not is_known(state, ledger):
        return Refusal(Rule.UNKNOWN, {"audience": ledger})
    if not may_act(state, actor, ledger) or not is_wider(state, about, ledger):
        return Refusal(Rule.AUDIENCE, {"audience": ledger})
    return None


def _refuse_draft(state: State, draft_id: str) -> Refusal | None:
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
        or _refuse_audience(state, actor, ledger, ledger)
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
    if refusal := _refuse_draft(state, act.supersedes):
        return refusal
    old = state.drafts[act.supersedes]
    if not is_wider(state, old.ledger, ledger):
        return Refusal(Rule.AUDIENCE, {"audience": ledger})
    if actor.seat not in {CHAIR, SECRETARIAT} and name_of_seat(actor.seat) not in old.sponsors:
        return Refusal(Rule.OFFICE)
    return None


# --- Proposals -----------------------------------------------------------------------------------------


def decide_propose(state: State, act: Propose, actor: Actor, now: str, fresh: Fresh) -> Ruling | Refusal:
    if (
        refusal := refuse_watchers(actor)
        or _refuse_draft(state, act.draft)
        or _refuse_kind(state, act, actor)
    ):
        return refusal
    draft = state.drafts[act.draft]
    ledger = audience_of(state, act, actor)
    if refusal := _refuse_audience(state, actor, ledger, draft.ledger):
        return refusal
    basis = _basis(state, act, ledger)
    if isinstance(basis, Refusal):
        return basis
    sponsors = _sponsors(state, act.as_group, actor)
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
    return _tabled(state, event, ledger)


def _refuse_kind(state: State, act: Propose, actor: Actor) -> Refusal | None:
    """Who may propose what."""
    if act.heard_from and actor.seat != SECRETARIAT:
        return Refusal(Rule.OFFICE)
    if act.heard_from and act.heard_from not in state.parties:
        return Refusal(Rule.UNKNOWN, {"party": act.heard_from})
    if act.kind == "bridging" and actor.seat not in {CHAIR, MEDIATOR}:
        return Refusal(Rule.OFFICE)
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


def _sponsors(state: State, as_group: str, actor: Actor) -> tuple[str, ...] | Refusal:
    if not as_group:
        return (name_of_seat(actor.seat),)
    group = state.groups.get(as_group)
    if group is None:
        return Refusal(Rule.UNKNOWN, {"group": as_group})
    if party_of(actor) not in group.members:
        return Refusal(Rule.NOT_SPONSOR, {"group": as_group})
    return (group.code,)


def _tabled(state: State, event: ProposalTabled, ledger: str) -> Ruling | Refusal:
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


# --- Wordings ------------------------------------------------------------------------------------------


def refuse_wording(draft: Draft, ground: Ground, wording: Wording, alt_of: str = "") -> Refusal | None:
    """No to what names anything that the basis has not, and to characters that texts do not hold."""
    additions = list(_additions(wording))
    if any(depth > DEPTH_MAX for _, depth in additions):
        return Refusal(Rule.TOO_LARGE)
    texts = [edit.text for edit in wording.edits]
    for each, _ in additions:
        texts += [each.text, each.number]
        if not each.text.strip():
            return Refusal(Rule.EMPTY)
    if refusal := refuse_text(texts):
        return refusal
    names = [edit.provision for edit in wording.edits] + ([alt_of] if alt_of else [])
    if len({edit.provision for edit in wording.edits}) < len(wording.edits):
        return Refusal(Rule.ORDER)
    if len({order.parent for order in wording.orders}) < len(wording.orders):
        return Refusal(Rule.ORDER)
    names += [order.parent for order in wording.orders if order.parent]
    names += [child for order in wording.orders for child in order.children if isinstance(child, str)]
    names += [child for each, _ in additions for child in each.children if isinstance(child, str)]
    for name in names:
        provision = draft.references.get(name, ROOT)
        if provision == ROOT or not _is_there(ground, provision):
            return Refusal(Rule.UNKNOWN, {"provision": name})
    return None


def _is_there(ground: Ground, provision: tuple[object, ...]) -> bool:
    if ground.on is None:
        return provision in ground.tree.slots
    return provision in ground.seen.places


def _additions(wording: Wording) -> Iterator[tuple[Addition, int]]:
    """All additions with their depth from 1; deeper than what is allowed is not looked at."""
    pending = [(child, 1) for order in wording.orders for child in order.children]
    for child, depth in pending:  # grows
        if isinstance(child, Addition):
            yield child, depth
            if depth <= DEPTH_MAX:
                pending += [(each, depth + 1) for each in child.children]


def refuse_text(texts: list[str]) -> Refusal | None:
    if sum(map(len, texts)) > SIZE_MAX:
        return Refusal(Rule.TOO_LARGE)
    found = next(filter(None, map(refused, texts)), None)
    return Refusal(Rule.CHARACTERS, {"character": found[1]}) if found else None


def refusing(write: Callable[[], Tree]) -> Tree | Refusal:
    """What is written, or what is wrong with it as a rule."""
    try:
        return write()
    except UnknownReferenceError as error:
        return Refusal(Rule.UNKNOWN, {"provision": error.reference})
    except KeepError as error:
        return Refusal(Rule.KEPT, {"provision": error.reference})
    except HunkError:
        return Refusal(Rule.BESIDES)
    except OrderError:
        return Refusal(Rule.ORDER)


def refuse_unless_changed(tree: Tree, name: str, *, is_reservation: bool) -> Refusal | None:
    """No to a change that changes nothing, and to a reservation that does."""
    written = tree.versions[name]
    versions = (tree.rows[provision].versions[name] for provision in tree.spoken[name])
    is_otherwise = written.slots != written.inherited or any(
        reads(version.keys) != reads(version.basis) for version in versions
    )
    if is_otherwise and is_reservation:
        return Refusal(Rule.KEPT)
    return None if is_otherwise or is_reservation else Refusal(Rule.SAME_TEXT)


def refuse_agreed(draft: Draft, name: str, ledger: str) -> Refusal | None:
    """No to a change of agreed words before the draft's own audience; the remedy is what to reopen."""
    if ledger != draft.ledger:
        return None
    locked = blocked_by(draft, name)
    return Refusal(Rule.AGREED, {"draft": draft.id}, locked) if locked else None


# --- Before a wider audience ---------------------------------------------------------------------------


def decide_share(state: State, act: Share, actor: Actor, now: str, fresh: Fresh) -> Ruling | Refusal:
    proposal = state.proposals.get(act.proposal)
    if refusal := refuse_watchers(actor):
        return refusal
    if proposal is None:
        return Refusal(Rule.UNKNOWN, {"proposal": act.proposal})
    if not proposal.is_open:
        return Refusal(Rule.FALLEN, {"proposal": proposal.id})
    ledger = audience_of(state, act, actor)
    if refusal := _refuse_draft(state, proposal.draft) or _refuse_sharing(state, actor, proposal, ledger):
        return refusal
    sponsors = tuple(each for each in proposal.sponsors if each in voices(state, actor))
    if not sponsors:
        return Refusal(Rule.NOT_SPONSOR, {"proposal": proposal.id})
    if act.as_group:
        group = _sponsors(state, act.as_group, actor)
        if isinstance(group, Refusal):
            return group
        sponsors = group
    event = _again(state, proposal, ledger, fresh(), sponsors)
    return _tabled(state, _with_rationale(event, act.rationale), ledger)


def _with_rationale(event: ProposalTabled, rationale: str | None) -> ProposalTabled:
    fields = {name: getattr(event, name) for name in event.__struct_fields__}
    return ProposalTabled(**{**fields, "rationale": rationale or ""})


def _refuse_sharing(state: State, actor: Actor, proposal: Proposal, ledger: str) -> Refusal | None:
    if refusal := _refuse_audience(state, actor, ledger, state.drafts[proposal.draft].ledger):
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
    if refusal := _refuse_draft(state, proposal.draft) or _refuse_audience(
        state, actor, ledger, proposal.ledger
    ):
        return refusal
    event = _again(state, proposal, ledger, fresh(), (name_of_seat(actor.seat),), earlier=proposal.id)
    return _tabled(state, event, ledger)


def _again(
    state: State, proposal: Proposal, ledger: str, name: str, sponsors: tuple[str, ...], earlier: str = ""
) -> ProposalTabled:
    """The same proposal as it reads now, before another audience."""
    draft = state.drafts[proposal.draft]
    basis = _basis_again(state, draft, proposal, ledger)
    ground = Ground(draft.tree, basis.proposal or None, basis.reads_now)
    alt_of = proposal.alt_of if _knows(draft, ground, proposal.alt_of) else ""
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


def _knows(draft: Draft, ground: Ground, name: str) -> bool:
    return name in draft.references and _is_there(ground, draft.references[name])


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
