"""Proposals: what becomes of one, and how it reads now.

1. A proposal has a name that nobody can guess, and a label that is counted among those that come before the
   same audience: 1, 2, 3 before the draft's own, a, b, c before a narrower one.
2. Its versions stand in the tree of the draft under its name, the last one only; amendments stay on the one
   that they were written on.
3. With its last sponsor it is withdrawn, and all that is written on it falls; each says by which event. It is
   left in the tree, where it can be read and taken over, and nowhere shown as open.
4. What is tabled waits, and is written into the tree with what comes after it, as soon as anything else
   has to be known of the tree (`drafts.settled`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pourparlers.talks.drafts import settled, with_names
from pourparlers.talks.events import (
    CalledSubstantive,
    Happened,
    HearingAnswered,
    ProposalCoSponsored,
    ProposalRevised,
    ProposalsRanked,
    ProposalTabled,
    ProposalWithdrawn,
)
from pourparlers.talks.grounds import (
    Ground,
    UnknownReferenceError,
    WordsOf,
    find_reference,
    tree_tabling,
)
from pourparlers.talks.recognising import recognised
from pourparlers.talks.state import Draft, Growing, Proposal, ProposalVersion, State
from pourparlers.talks.wording import Basis, Wording
from pourparlers.text.rows import ask, parts, reads
from pourparlers.text.tree import Provision, Tree, reference, tree_status
from pourparlers.text.tree_writing import TreeTabling, revise
from pourparlers.text.words import cut_row

__all__ = [
    "evolve_called_substantive",
    "evolve_hearing_answered",
    "evolve_proposal_co_sponsored",
    "evolve_proposal_revised",
    "evolve_proposal_tabled",
    "evolve_proposal_withdrawn",
    "evolve_proposals_ranked",
    "fall",
    "label_of",
    "letters",
    "reading",
    "status",
]


# --- Events -------------------------------------------------------------------------------------------


def evolve_proposal_tabled(growing: Growing, happened: Happened, event: ProposalTabled) -> None:
    earlier = recognised(growing, happened, event)
    draft = growing.drafts[event.draft]
    key = event.draft, happened.ledger
    growing.counts[key] = number = growing.counts.get(key, 0) + 1
    version = ProposalVersion(
        event=happened.id,
        at=happened.at,
        wording=event.wording,
        sponsors=event.sponsors,
        on_standing=not event.basis.proposal,
        rationale=event.rationale,
    )
    growing.proposals[event.proposal] = Proposal(
        id=event.proposal,
        label=label_of(growing, draft, happened.ledger, number),
        draft=event.draft,
        ledger=happened.ledger,
        kind=event.kind,
        mode=event.mode,
        basis=event.basis,
        versions=(version,),
        earlier=earlier,
        heard_from=event.heard_from,
        blanket=event.blanket,
        alt_of=event.alt_of,
        reservation=event.reservation,
    )
    if happened.ledger != draft.ledger:
        growing.narrow[key] = (*growing.narrow.get(key, ()), event.proposal)
    _wait(growing, event)


def evolve_proposal_revised(growing: Growing, happened: Happened, event: ProposalRevised) -> None:
    version = ProposalVersion(
        happened.id, happened.at, event.wording, event.sponsors, event.on_standing, event.rationale
    )
    _revise(growing, event.proposal, version)


def evolve_proposal_withdrawn(growing: Growing, happened: Happened, event: ProposalWithdrawn) -> None:
    proposal = growing.proposals[event.proposal]
    left = tuple(each for each in proposal.sponsors if each != event.sponsor)
    if left:
        growing.proposals[proposal.id] = _sponsored(proposal, left)
    else:
        fall(growing, proposal.id, "withdrawn", happened.id)


def evolve_proposal_co_sponsored(growing: Growing, _: Happened, event: ProposalCoSponsored) -> None:
    proposal = growing.proposals[event.proposal]
    growing.proposals[proposal.id] = _sponsored(proposal, (*proposal.sponsors, event.sponsor))


def evolve_proposals_ranked(growing: Growing, _: Happened, event: ProposalsRanked) -> None:
    growing.ranks[event.sponsor] = event.proposals


def evolve_hearing_answered(growing: Growing, happened: Happened, event: HearingAnswered) -> None:
    """What a party says of a proposal that the scribe heard; of a position, see `positions`."""
    proposal = growing.proposals[event.subject]
    if event.answer == "disowned":
        fall(growing, proposal.id, "disowned", happened.id)
        return
    growing.proposals[proposal.id] = replace(proposal, is_confirmed=True)
    if event.wording is not None:
        version = ProposalVersion(happened.id, happened.at, event.wording, proposal.sponsors, False, "")
        _revise(growing, proposal.id, version)


def evolve_called_substantive(growing: Growing, _: Happened, event: CalledSubstantive) -> None:
    growing.proposals[event.proposal] = replace(growing.proposals[event.proposal], is_substantive=True)


def fall(growing: Growing, proposal_id: str, state: str, event: str) -> None:
    """Close a proposal, and let all that is written on it fall."""
    amendments = settled(growing, growing.proposals[proposal_id].draft).tree.amendments
    pending = [(proposal_id, state)]
    for name, become in pending:  # grows
        proposal = growing.proposals[name]
        if proposal.is_open:
            growing.proposals[name] = replace(proposal, state=become, ended_by=event)
            pending += [(each, "fallen") for each in amendments.get(name, ())]


def _sponsored(proposal: Proposal, sponsors: tuple[str, ...]) -> Proposal:
    *earlier, last = proposal.versions
    return replace(proposal, versions=(*earlier, replace(last, sponsors=sponsors)))


# --- Labels -------------------------------------------------------------------------------------------


def label_of(known: Growing | State, draft: Draft, ledger: str, number: int) -> str:
    """How people call the proposal of this number before an audience."""
    if ledger == draft.ledger:
        return str(number)
    kind, _, name = ledger.partition(":")
    if kind in {"party", "office"}:
        return letters(number)
    if kind == "group":
        return f"{known.groups[name].code}.{letters(number)}"
    if kind == "room":
        return f"{_slug(known.rooms[name].name)}.{letters(number)}"
    return f"{ledger}.{letters(number)}"


def letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa, as columns of a table are counted."""
    letters = ""
    while number:
        number, last = divmod(number - 1, 26)
        letters = chr(ord("a") + last) + letters
    return letters


def _slug(name: str) -> str:
    """A name as one word."""
    cleaned = "".join(sign if sign.isalnum() else " " for sign in name.casefold())
    return "-".join(cleaned.split()) or "room"


# --- The tree -----------------------------------------------------------------------------------------


def _wait(growing: Growing, event: ProposalTabled) -> None:
    """Let a version wait for others, so that they are written into the tree at once."""
    if event.basis.proposal and _has_to_be_written(growing, event.basis):
        settled(growing, event.draft)
    try:
        tabling = _tabling(growing, event)
    except UnknownReferenceError:  # what a version brought that is waiting itself
        settled(growing, event.draft)
        tabling = _tabling(growing, event)
    growing.tablings.setdefault(event.draft, []).append(tabling)


def _tabling(growing: Growing, event: ProposalTabled) -> TreeTabling:
    draft = growing.drafts[event.draft]
    words = _words_of(growing, draft, event.basis)
    return tree_tabling(event.proposal, event.wording, draft.references, words, event.basis, event.alt_of)


def _has_to_be_written(growing: Growing, basis: Basis) -> bool:
    """Whether a basis waits whose words are not all in edits: it brings provisions, or is read as of now."""
    is_all_there = True
    while basis.proposal and _is_waiting(growing, basis.proposal):
        amended = growing.proposals[basis.proposal]
        is_all_there &= not basis.reads_now and not amended.versions[-1].wording.orders
        basis = amended.basis
    return not is_all_there


def _is_waiting(growing: Growing, name: str) -> bool:
    return name not in growing.drafts[growing.proposals[name].draft].tree.versions


def _words_of(growing: Growing, draft: Draft, basis: Basis) -> WordsOf:
    """How provisions read in a basis, also in one that is waiting."""
    if not basis.proposal:
        return _standing(growing, draft)
    if not _is_waiting(growing, basis.proposal):
        return Ground(draft.tree, basis.proposal, basis.reads_now).words
    amended = growing.proposals[basis.proposal]
    edits = amended.versions[-1].wording.edits
    texts = {find_reference(draft.references, each.provision): each.text for each in edits}
    below = _words_of(growing, draft, amended.basis)

    def words(provision: Provision) -> tuple[str, ...]:
        return cut_row(texts[provision]) if provision in texts else below(provision)

    return words


def _standing(growing: Growing, draft: Draft) -> WordsOf:
    """The standing words, each row's read once as long as it stands (benchmarks/negotiation.py)."""
    known = growing.standing.setdefault(draft.id, {})

    def words(provision: Provision) -> tuple[str, ...]:
        row = draft.tree.rows[provision]
        keys, found = known.get(provision, ((), ()))
        if keys is not row.standing:
            found = reads(row.standing)
            known[provision] = row.standing, found
        return found

    return words


def _revise(growing: Growing, proposal_id: str, version: ProposalVersion) -> None:
    proposal = growing.proposals[proposal_id]
    draft = settled(growing, proposal.draft)
    growing.proposals[proposal_id] = replace(proposal, versions=(*proposal.versions, version))
    tree = revised_tree(draft, proposal, version.wording, on_standing=version.on_standing)
    growing.drafts[draft.id] = with_names(growing, replace(draft, tree=tree), proposal_id)


def revised_tree(draft: Draft, proposal: Proposal, wording: Wording, *, on_standing: bool) -> Tree:
    """The draft's tree with a new version. Raises UnknownReferenceError, KeepError, OrderError."""
    name = proposal.id
    ground = Ground(draft.tree) if on_standing else Ground(draft.tree, name, is_again=True)
    tabling = tree_tabling(name, wording, draft.references, ground.words, alt_of=proposal.alt_of)
    return revise(
        draft.tree, name, tabling.hunks, tabling.orders, on_standing=on_standing, besides=tabling.besides
    )


# --- Reading ------------------------------------------------------------------------------------------


def reading(state: State, proposal_id: str) -> Mapping[str, tuple[str, ...]]:
    """How the provisions that a proposal speaks of read now, as it would have them: words by reference."""
    tree = state.drafts[state.proposals[proposal_id].draft].tree
    return {reference(each): reads(ask(tree.rows[each], proposal_id)) for each in tree.spoken[proposal_id]}


def status(state: State, proposal_id: str) -> str:
    """Where it is: open, fulfilled, overtaken, withdrawn, fallen, closed, disowned.

    A reservation is open as long as it is shown, though the text reads as it asks.
    """
    proposal = state.proposals[proposal_id]
    if not proposal.is_open:
        return proposal.state
    tree = state.drafts[proposal.draft].tree
    if proposal.reservation is not None and any(_keeps(tree, proposal_id)):
        return "open"
    return tree_status(tree, proposal_id).value


def _keeps(tree: Tree, name: str) -> Iterator[bool]:
    return (part.is_shown for each in tree.spoken[name] for part in parts(tree.rows[each], name))
