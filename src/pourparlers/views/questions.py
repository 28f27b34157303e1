"""The open questions of a text, their options, and who stands where on each.

A question is a bracket of the rolling text. Whoever asks for an option is its sponsor there; positions are
attached to the options that they speak of: one on a proposal to what just this proposal asks for (or to what
it does to the one provision), and not to what that stands within; one on the standing text of a provision to
the options that keep it. A position that is on nothing that is open any more is listed apart, so that none
is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pourparlers.talks.state import Draft, State
from pourparlers.text.blocks import Block
from pourparlers.text.nodes import AmendmentList, Bracket, Node, Words
from pourparlers.text.questions import Question as Asked, ask_questions
from pourparlers.text.tree_rolling import roll_blocks
from pourparlers.views.names import Place, Places
from pourparlers.views.positions import Stance, stances
from pourparlers.views.stamp import Stamp, stamp
from pourparlers.views.text import Shown, shown

__all__ = ["Option", "Question", "Questions", "questions"]


@dataclass(frozen=True, slots=True)
class Option:
    """A text, "" for no text; `names` are the proposals that ask for it, `stances` who stands where on it."""

    text: str
    is_standing: bool
    names: tuple[str, ...]
    stances: tuple[Stance, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """`id` is stable while its provision has the same brackets; `place` is where it is asked."""

    id: str
    place: Place
    kind: str
    changes: tuple[str, ...]
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """In reading order. `shown` are the proposals that ask; `apart` are positions on nothing that is open."""

    stamp: Stamp
    questions: tuple[Question, ...]
    shown: tuple[Shown, ...]
    apart: tuple[Stance, ...]


def questions(state: State, draft: Draft, *, is_tabled_only: bool = False) -> Questions:
    """What is open in a draft, and who stands where."""
    proposals = shown(state, draft, is_tabled_only=is_tabled_only)
    names = {each.proposal: each.name for each in proposals}
    places = Places(draft)
    held = stances(state, draft, places)
    blocks = roll_blocks(draft.tree, draft.paragraphs, names)
    own = {id: askers for block in blocks for id, askers in _askers(block)}
    found = tuple(_question(each, own[each.id], places, held) for each in ask_questions(blocks))
    attached = {stance.name for each in found for option in each.options for stance in option.stances}
    apart = tuple(each for each in held if each.name not in attached)
    return Questions(stamp(state, draft), found, proposals, apart)


def _askers(block: Block) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """By question, for each option those who ask for just this and for nothing within it."""
    for number, node in enumerate(_asked(block.nodes), 1):
        if isinstance(node, Bracket):
            yield f"{block.id}-q{number}", [option.names for option in node.options]
        else:
            yield f"{block.id}-q{number}", [(), *(each.names for each in node.amendments)]


def _asked(nodes: Sequence[Node]) -> Iterator[Bracket | AmendmentList]:
    """What is in question, an outer bracket before those in it: as `ask_questions` counts them."""
    for node in nodes:
        if not isinstance(node, Words):
            yield node
        if isinstance(node, Bracket):
            for option in node.options:
                yield from _asked(option.nodes)


def _question(
    asked: Asked, own: Sequence[tuple[str, ...]], places: Places, held: Sequence[Stance]
) -> Question:
    name = asked.block.partition("+")[0]
    here = [each for each in held if each.place is None or each.place.reference == name]
    options = tuple(
        Option(
            option.text,
            option.is_standing,
            option.parties,
            tuple(
                each
                for each in here
                if each.proposal in askers
                or (not each.proposal and option.is_standing and each.place is not None)
            ),
        )
        for option, askers in zip(asked.options, own, strict=True)
    )
    return Question(asked.id, places.named(name), asked.kind, asked.changes, options)
