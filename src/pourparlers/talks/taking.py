"""What a decision takes of proposals, as the tree takes it: the same for who decides and for who folds.

1. A take is of a whole proposal, of all that it does in one provision, or of one part there: the n-th part of
   that row, or (-1) the provision's place.
2. Parts are counted in the text before the decision, so that one take does not renumber the next.
3. What is written on another proposal comes after it, else the order is as given. So an amendment can be
   taken with what it amends.
4. Two takes that share a place exclude each other, unless they read the same or the later is written on the
   other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Final, TypeAlias

from pourparlers.talks.agreement import changes, placed_otherwise
from pourparlers.talks.events import Take
from pourparlers.talks.refusals import Refusal, Rule
from pourparlers.talks.state import Draft
from pourparlers.text.rows import Stretch, parts, shares_a_place
from pourparlers.text.tree import ROOT, Provision, Tree, own_slots, reference
from pourparlers.text.tree_decisions import Deciding, Part

__all__ = ["PLACE", "in_order", "parts_of", "take", "taken_parts", "touched"]

PLACE: Final = -1
"""The number of the part that is a provision's place."""

_Taken: TypeAlias = "dict[Provision, list[tuple[str, tuple[Stretch, ...] | None]]]"
"""By provision, who has taken which stretches, or (None) its place."""

# --- Parts --------------------------------------------------------------------------------------------


def parts_of(draft: Draft, proposal: str) -> tuple[Take, ...]:
    """What of a proposal could be taken by itself: words row by row, then places."""
    tree = draft.tree
    takes: list[Take] = []
    for provision in tree.spoken[proposal]:
        name = reference(provision)
        asked = enumerate(parts(tree.rows[provision], proposal))
        takes += [Take(proposal, name, number) for number, part in asked if part.is_otherwise]
    moved = (each for each in placed_otherwise(draft, proposal) if each in tree.slots)
    return (*takes, *(Take(proposal, reference(each), PLACE) for each in moved))


def taken_parts(draft: Draft, take: Take) -> tuple[Part | None, ...]:
    """What is meant, part by part, as the tree names parts; nothing for what is not there.

    None is the whole proposal.
    """
    if not take.provision:
        return (None,)
    provision = draft.references.get(take.provision, ROOT)
    row = draft.tree.rows.get(provision)
    asked = parts(row, take.proposal) if row is not None and take.proposal in row.versions else ()
    stretches = [(provision, part.stretch) for part in asked]
    has_place = provision in draft.tree.slots and provision in _own(draft, take.proposal)
    if take.part is None:
        return (*stretches, (provision, None)) if has_place else tuple(stretches)
    if take.part == PLACE:
        return ((provision, None),) if has_place else ()
    return tuple(stretches[take.part : take.part + 1]) if take.part >= 0 else ()


def _own(draft: Draft, proposal: str) -> Iterable[Provision]:
    return own_slots(draft.tree, draft.tree.versions[proposal]) if proposal in draft.tree.placing else ()


def touched(draft: Draft, proposal: str, part: Part | None) -> Iterator[Part]:
    """Where a part, or all, of a proposal would have words or (None) a place otherwise."""
    if part is None:
        yield from changes(draft, proposal)
        yield from ((each, None) for each in placed_otherwise(draft, proposal))
        return
    provision, stretch = part
    if stretch is not None:
        for own in parts(draft.tree.rows[provision], proposal):
            if own.is_otherwise and shares_a_place(own.stretch, (stretch,)):
                yield provision, own.stretch
    elif provision in placed_otherwise(draft, proposal):
        yield part


# --- Taking -------------------------------------------------------------------------------------------


def in_order(tree: Tree, takes: Iterable[Take]) -> tuple[Take, ...]:
    """The takes, each once, amendments after what they amend."""
    return tuple(sorted(dict.fromkeys(takes), key=lambda each: len(_amended(tree, each.proposal))))


def take(draft: Draft, takes: Iterable[Take]) -> Tree | Refusal:
    """The draft's tree once all of this is taken, one after the other."""
    deciding = Deciding(draft.tree)
    taken: _Taken = defaultdict(list)
    for each in takes:
        name, own = each.proposal, {each.proposal, *_amended(draft.tree, each.proposal)}
        for part in taken_parts(draft, each):
            rival = _rival(replace(draft, tree=deciding.tree), name, part, taken, own)
            if not rival:
                refused = deciding.decide(name, part)
                assert refused is None, f"{part} is a part of {name}"
                rival = _displaced(deciding.tree, taken, own)
            if rival:
                return Refusal(Rule.EXCLUSIVE, {"proposal": name, "other": rival})
            _note(deciding.tree, name, taken)
    return deciding.done()


def _note(tree: Tree, name: str, taken: _Taken) -> None:
    last = tree.decisions[-1]
    for provision, at in last.rows.items():
        taken[provision].append((name, tree.rows[provision].decisions[at].stretches))
    for provision in last.slots:
        taken[provision].append((name, None))


def _rival(now: Draft, name: str, part: Part | None, taken: _Taken, own: Collection[str]) -> str:
    """Whose words would be changed by what is about to be taken, "" for nobody's."""
    for provision, stretch in touched(now, name, part):
        for other, stretches in taken.get(provision, ()):
            if other not in own and stretch and stretches and shares_a_place(stretch, stretches):
                return other
    return ""


def _displaced(after: Tree, taken: _Taken, own: Collection[str]) -> str:
    """Whose place for a provision was changed by what has been taken last, "" for nobody's."""
    for provision, before in after.decisions[-1].slots.items():
        if before != after.slots.get(provision):
            for other, stretches in taken.get(provision, ()):
                if other not in own and stretches is None:
                    return other
    return ""


def _amended(tree: Tree, name: str) -> list[str]:
    """What a version is written on, and what that is written on, as far as it is there."""
    found: list[str] = []
    on = tree.versions[name].on
    while on is not None and on in tree.versions:
        found.append(on)
        on = tree.versions[on].on
    return found
