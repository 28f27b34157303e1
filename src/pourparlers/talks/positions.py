"""Positions: where a party stands on a wording.

1. A position is on a version of a proposal, on what that does to one provision, or on the standing text of a
   provision. It keeps the wording that it was taken on, so that it can be shown with what changed since.
2. A party has one position on one thing before one audience; a later one replaces it there.
3. It goes before the draft's audience, or is confided to a narrower one. A red line is confided to one's own
   delegation, if its author says nothing else.
4. The scribe enters what was heard in the room, for the party to confirm, correct or disown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from pourparlers.talks.access import audience_of, refuse_audience
from pourparlers.talks.acts import TakePosition
from pourparlers.talks.events import Happened, HearingAnswered, PositionTaken, Target
from pourparlers.talks.proposals import reading
from pourparlers.talks.refusals import Refusal, Rule, Ruling
from pourparlers.talks.seats import SECRETARIAT, party_of, refuse_text, refuse_watchers
from pourparlers.talks.state import Actor, Growing, Position, State
from pourparlers.text.rows import reads
from pourparlers.text.tree import ROOT

__all__ = [
    "decide_take_position",
    "evolve_position_answered",
    "evolve_position_taken",
    "since",
]


def decide_take_position(
    state: State, act: TakePosition, actor: Actor, now: str, fresh: Callable[[], str]
) -> Ruling | Refusal:
    if refused := _refuse_author(state, act, actor) or refuse_text(act.condition):
        return refused
    target = _seen(state, act.target)
    if isinstance(target, Refusal):
        return target
    ledger = audience_of(state, act, actor)
    if refused := _refuse_audience(state, target, actor, ledger):
        return refused
    if _is_taken(state, act, act.heard_from or party_of(actor), target, ledger):
        return Refusal(Rule.ALREADY)
    event = PositionTaken(
        fresh(),
        act.heard_from or party_of(actor),
        target,
        act.stand,
        act.condition.strip(),
        act.is_red_line,
        bool(act.heard_from),
    )
    return Ruling(event, ledger)


def _refuse_author(state: State, act: TakePosition, actor: Actor) -> Refusal | None:
    """A delegation speaks for itself, the secretariat for whom it heard."""
    if act.is_red_line and (act.stand != "opposes" or act.condition.strip()):
        return Refusal(Rule.RED_LINE)
    if act.heard_from and actor.seat != SECRETARIAT:
        return refuse_watchers(actor) or Refusal(Rule.HEARD)
    if act.heard_from:
        is_there = act.heard_from in state.parties
        return None if is_there else Refusal(Rule.UNKNOWN, {"party": act.heard_from})
    return refuse_watchers(actor) or (None if party_of(actor) else Refusal(Rule.DELEGATION))


def _is_taken(state: State, act: TakePosition, party: str, target: Target, ledger: str) -> bool:
    """Whether the party stands there already, on the same wording, before the same audience."""
    subject = party, ledger, target.draft, target.proposal, target.provision
    known = state.positions.get(state.stands.get(subject, ""))
    return (
        known is not None
        and not known.is_disowned
        and known.target == target
        and (known.stand, known.condition, known.is_red_line)
        == (act.stand, act.condition.strip(), act.is_red_line)
    )


def _seen(state: State, target: Target) -> Target | Refusal:
    """What the position is on, with the wording that it has now."""
    draft = state.drafts.get(target.draft)
    if draft is None:
        return Refusal(Rule.UNKNOWN, {"draft": target.draft})
    if not target.proposal:
        texts = _wording_now(state, target)
        if not texts.get(target.provision):
            return Refusal(Rule.UNKNOWN, {"provision": target.provision})
        return msgspec.structs.replace(target, version=0, reads=tuple(texts.items()))
    proposal = state.proposals.get(target.proposal)
    if proposal is None or proposal.draft != draft.id:
        return Refusal(Rule.UNKNOWN, {"proposal": target.proposal})
    if not proposal.is_open:
        return Refusal(Rule.FALLEN, {"proposal": proposal.id})
    if target.version not in {0, len(proposal.versions)}:
        return Refusal(Rule.REVISED, {"proposal": proposal.id})
    texts = _wording_now(state, target)
    if target.provision and not texts:  # what only moves something has no words of its own
        return Refusal(Rule.UNKNOWN, {"provision": target.provision})
    return msgspec.structs.replace(target, version=len(proposal.versions), reads=tuple(sorted(texts.items())))


def _refuse_audience(state: State, target: Target, actor: Actor, ledger: str) -> Refusal | None:
    """The audience is one's own, and sees what the position is on."""
    subject = (
        state.proposals[target.proposal].ledger if target.proposal else state.drafts[target.draft].ledger
    )
    return refuse_audience(state, actor, ledger, subject)


def evolve_position_taken(growing: Growing, happened: Happened, event: PositionTaken) -> None:
    target = event.target
    subject = event.party, happened.ledger, target.draft, target.proposal, target.provision
    if (before := growing.stands.get(subject)) is not None:
        growing.positions[before] = msgspec.structs.replace(
            growing.positions[before], replaced_by=event.position
        )
    growing.stands[subject] = event.position
    growing.positions[event.position] = Position(
        event.position,
        happened.id,
        happened.at,
        happened.ledger,
        event.party,
        event.target,
        event.stand,
        event.condition,
        event.is_red_line,
        event.is_heard,
        is_confirmed=False,
    )


def evolve_position_answered(growing: Growing, happened: Happened, event: HearingAnswered) -> None:
    """What a party says of a position that the scribe heard."""
    position = growing.positions[event.subject]
    if event.answer == "disowned":
        growing.positions[position.id] = msgspec.structs.replace(position, is_disowned=True)
    else:
        stand = event.stand or position.stand
        growing.positions[position.id] = msgspec.structs.replace(position, is_confirmed=True, stand=stand)


def since(state: State, position: Position) -> tuple[tuple[str, str, str], ...]:
    """What changed since a position was taken: reference, the text it then had, the text it has now.

    Only what reads otherwise; "" is no text.
    """
    now = _wording_now(state, position.target)
    then = dict(position.target.reads)
    return tuple(
        (name, then.get(name, ""), now.get(name, ""))
        for name in sorted(then.keys() | now.keys())
        if then.get(name, "") != now.get(name, "")
    )


def _wording_now(state: State, target: Target) -> Mapping[str, str]:
    """The texts that a position is on, by reference, as they read now."""
    if target.proposal:
        texts = {name: "".join(words) for name, words in reading(state, target.proposal).items()}
        return {name: text for name, text in texts.items() if target.provision in {"", name}}
    draft = state.drafts[target.draft]
    row = draft.tree.rows.get(draft.references.get(target.provision, ROOT))
    return {target.provision: "".join(reads(row.standing)) if row else ""}
