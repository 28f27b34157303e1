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
    wanted = {edit.provision for edit in event.wording.edits}
    for proposal in _narrower(growing, happened, event):
        if not wanted <= _touched(growing, proposal):
            continue
        draft = settled(growing, event.draft)
        touched = {reference(each) for each in draft.tree.spoken[proposal.id]}
        if touched.issuperset(wanted):
            ground = Ground(draft.tree, event.basis.proposal or None, event.basis.reads_now)
            if rewrite(draft, proposal.id, ground.seen) == event.wording:
                return proposal.id
    return ""


def _narrower(growing: Growing, happened: Happened, event: ProposalTabled) -> Iterator[Proposal]:
    """Open proposals of a narrower audience that the author belongs to and speaks for, the last first."""
    author = name_of_seat(happened.seat)
    audiences = [ledger for ledger in _own(growing, happened) if _width(ledger) < _width(happened.ledger)]
    for ledger in audiences:
        for name in reversed(growing.narrow.get((event.draft, ledger), ())):
            proposal = growing.proposals[name]
            if proposal.is_open and (
                author in proposal.sponsors or not set(event.sponsors).isdisjoint(proposal.sponsors)
            ):
                yield proposal


def _touched(growing: Growing, proposal: Proposal) -> set[str]:
    """The provisions that a proposal may speak of, told from what was written: no tree is needed for it."""
    touched = {edit.provision for version in proposal.versions for edit in version.wording.edits}
    base = growing.proposals.get(proposal.basis.proposal)
    return touched | _touched(growing, base) if base else touched


def _width(ledger: str) -> int:
    return _WIDTHS[ledger.partition(":")[0]]


def _own(growing: Growing, happened: Happened) -> Iterator[str]:
    """The narrow audiences that the author belongs to."""
    author = name_of_seat(happened.seat)
    yield happened.seat
    yield from (f"group:{each.id}" for each in growing.groups.values() if author in each.members)
    nodes = {happened.seat, f"person:{happened.by}"}
    yield from (each.ledger for each in growing.rooms.values() if not nodes.isdisjoint(each.members))
