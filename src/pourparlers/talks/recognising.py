"""Which proposal of a narrower audience it is that comes before a wider one: recognised by who sees both.

An event of the wider audience says nothing of the narrower one. But it was made by a rule
(`outlines.rewrite`), so whoever knows the private proposal can do the same and compare: same author, same
basis, same wording.
"""

from __future__ import annotations

from collections.abc import Iterator

from pourparlers.talks.drafts import settled
from pourparlers.talks.events import Happened, ProposalTabled
from pourparlers.talks.grounds import Ground
from pourparlers.talks.outlines import rewrite
from pourparlers.talks.seats import name_of_seat
from pourparlers.talks.state import Growing, Proposal
from pourparlers.text.tree import reference

__all__ = ["recognised"]

_WIDTHS = {"party": 0, "office": 0, "room": 1, "group": 1, "parties": 2, "public": 3}


def recognised(growing: Growing, happened: Happened, event: ProposalTabled) -> str:
    """The id of the narrower proposal that this one was, "" where none is known."""
    if event.earlier:
        return event.earlier
    for proposal in _narrower(growing, happened, event):
        draft = settled(growing, event.draft)
        touched = {reference(each) for each in draft.tree.spoken[proposal.id]}
        if touched.issuperset(edit.provision for edit in event.wording.edits):
            ground = Ground(draft.tree, event.basis.proposal or None, event.basis.reads_now)
            if rewrite(draft, proposal.id, ground.seen) == event.wording:
                return proposal.id
    return ""


def _narrower(growing: Growing, happened: Happened, event: ProposalTabled) -> Iterator[Proposal]:
    """Open proposals of a narrower audience that the author belongs to and speaks for, the last first."""
    author = name_of_seat(happened.seat)
    for name in reversed(growing.narrow.get(event.draft, ())):
        proposal = growing.proposals[name]
        if (
            proposal.is_open
            and _width(proposal.ledger) < _width(happened.ledger)
            and (author in proposal.sponsors or not set(event.sponsors).isdisjoint(proposal.sponsors))
            and _is_in(growing, happened, proposal.ledger)
        ):
            yield proposal


def _width(ledger: str) -> int:
    return _WIDTHS[ledger.partition(":")[0]]


def _is_in(growing: Growing, happened: Happened, ledger: str) -> bool:
    """Whether the author belongs to the audience."""
    kind, _, name = ledger.partition(":")
    if kind == "group":
        return name_of_seat(happened.seat) in growing.groups[name].members
    if kind == "room":
        return not {happened.seat, f"person:{happened.by}"}.isdisjoint(growing.rooms[name].members)
    return happened.seat == ledger
