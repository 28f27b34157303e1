"""What in a text is agreed: marks that decisions set, and that lock what is under them.

The idea. Agreed is a mark on text, not another text. A decision marks the stretches that it took and the
provisions that it names; the adoption of the whole marks everything. A mark goes with its decision, when that
is reopened. Text that nobody contests is not agreed for that.

1. What is marked is locked: nobody tables to the draft's own audience, or decides, what would change words
   there. Whoever asks for what the text says anyway changes nothing.
2. A mark is on words, and on the places between them. Where provisions stand is locked by the adoption alone.
3. Of several marks on a word that of the highest level counts, and of these the last.
4. The level of a provision is the lowest along its marked words; it is agreed as a whole when all of its
   words are.
5. A decision is *pending* those that it names until they let it stand, and *ad referendum* until every party
   has confirmed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from pourparlers.talks.events import Level
from pourparlers.talks.state import Agreement, Decision, Draft, State
from pourparlers.text.places import bounds_of
from pourparlers.text.rows import Row, Stretch, parts, shares_a_place
from pourparlers.text.tree import Provision, own_slots
from pourparlers.text.words import is_mark

__all__ = [
    "LEVELS",
    "Mark",
    "Piece",
    "blocked_by",
    "blocking",
    "changes",
    "is_ad_referendum",
    "locks",
    "marks",
    "placed_otherwise",
    "waiting_for",
]

LEVELS: Final[tuple[Level, ...]] = ("small-group", "working-group", "plenary")
"""From the lowest to the highest."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Agreed words: numbers `start` to `end`, not included, of the provision's standing words."""

    start: int
    end: int
    decision: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What is agreed in a provision that stands.

    `pieces` are in reading order. `decisions` are those that count somewhere in it, in the order in which
    they were made; `pending` the parties that one of them still waits for; `is_ad_referendum`: a capital has
    yet to confirm one.
    """

    pieces: tuple[Piece, ...]
    is_whole: bool
    level: Level
    decisions: tuple[str, ...]
    pending: tuple[str, ...]
    is_ad_referendum: bool


# --- Reading ------------------------------------------------------------------------------------------


def marks(state: State, draft: Draft) -> dict[Provision, Mark]:
    """The mark of every provision that stands and has one."""
    rank = {name: number for number, name in enumerate(state.decisions)}
    agreed = locks(draft)
    if draft.agreed_by:
        for provision, row in draft.tree.rows.items():
            if row.standing:
                agreed.setdefault(provision, []).append(Agreement(draft.agreed_by, provision, None))
    found: dict[Provision, Mark] = {}
    for provision, agreements in agreed.items():
        row = draft.tree.rows[provision]
        in_order = sorted(agreements, key=lambda each: (_height(state, each), rank[each.decision]))
        if pieces := _pieces(row, in_order):
            found[provision] = _mark(state, row, pieces, rank)
    return found


def waiting_for(decision: Decision) -> tuple[str, ...]:
    """The parties that a decision still waits for by name."""
    return tuple(party for party in decision.pending if party not in decision.lifted)


def is_ad_referendum(state: State, decision: Decision) -> bool:
    """Whether a capital has yet to confirm a decision."""
    return decision.is_ad_referendum and not state.parties.keys() <= set(decision.lifted)


def _height(state: State, agreement: Agreement) -> int:
    return LEVELS.index(state.decisions[agreement.decision].level)


def _pieces(row: Row, agreements: Sequence[Agreement]) -> tuple[Piece, ...]:
    """Who counts for each standing word: of several agreements the last."""
    counting = [""] * len(row.standing)
    for agreement in agreements:
        for start, end in _ranges(row, agreement):
            counting[start:end] = [agreement.decision] * (end - start)
    pieces: list[Piece] = []
    end = 0
    for decision, words in groupby(counting):
        start, end = end, end + len(list(words))
        if decision:
            pieces.append(Piece(start, end, decision))
    return tuple(pieces)


def _ranges(row: Row, agreement: Agreement) -> Iterator[tuple[int, int]]:
    if agreement.stretches is None:
        yield 0, len(row.standing)
    else:
        yield from (bounds_of(row.standing, stretch) for stretch in agreement.stretches)


def _mark(state: State, row: Row, pieces: tuple[Piece, ...], rank: Mapping[str, int]) -> Mark:
    names = sorted({piece.decision for piece in pieces}, key=rank.__getitem__)
    decisions = [state.decisions[name] for name in names]
    covered = {number for piece in pieces for number in range(piece.start, piece.end)}
    return Mark(
        pieces,
        all(number in covered or is_mark(key.word) for number, key in enumerate(row.standing)),
        min((decision.level for decision in decisions), key=LEVELS.index),
        tuple(names),
        tuple(sorted({party for decision in decisions for party in waiting_for(decision)})),
        any(is_ad_referendum(state, decision) for decision in decisions),
    )


# --- What is locked -----------------------------------------------------------------------------------


def locks(draft: Draft) -> dict[Provision, list[Agreement]]:
    """The marks by provision, for asking often."""
    found: dict[Provision, list[Agreement]] = {}
    for agreement in draft.agreements:
        found.setdefault(agreement.provision, []).append(agreement)
    return found


def changes(draft: Draft, name: str) -> Iterator[tuple[Provision, Stretch]]:
    """Where a version would have the standing text read otherwise."""
    for provision in draft.tree.spoken[name]:
        for part in parts(draft.tree.rows[provision], name):
            if part.is_otherwise:
                yield provision, part.stretch


def placed_otherwise(draft: Draft, name: str) -> tuple[Provision, ...]:
    """The provisions that a version gives another place than the standing one."""
    if name not in draft.tree.placing:
        return ()
    own = own_slots(draft.tree, draft.tree.versions[name])
    return tuple(provision for provision, slot in own.items() if slot != draft.tree.slots.get(provision))


def blocking(
    draft: Draft,
    changed: Iterable[tuple[Provision, Stretch]],
    known: Mapping[Provision, Sequence[Agreement]] | None = None,
) -> tuple[str, ...]:
    """The decisions that have to be reopened before these stretches are changed, in their own order."""
    locked = locks(draft) if known is None else known
    found: set[str] = set()
    for provision, stretch in changed:
        found.add(draft.agreed_by)
        for agreement in locked.get(provision, ()):
            if agreement.stretches is None or shares_a_place(stretch, agreement.stretches):
                found.add(agreement.decision)
    return tuple(each for each in draft.decided if each in found)


def blocked_by(
    draft: Draft, name: str, known: Mapping[Provision, Sequence[Agreement]] | None = None
) -> tuple[str, ...]:
    """The decisions that have to be reopened before all that a version asks for can be."""
    found = blocking(draft, changes(draft, name), known)
    if draft.agreed_by and draft.agreed_by not in found and placed_otherwise(draft, name):
        return (*found, draft.agreed_by)
    return found
