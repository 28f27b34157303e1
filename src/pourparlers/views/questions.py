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
from typing import Final, NamedTuple

from pourparlers.talks.state import Draft, State
from pourparlers.text.blocks import Block
from pourparlers.text.nodes import AmendmentList, Bracket, Node, Words
from pourparlers.text.questions import Question as Asked, ask_questions
from pourparlers.text.tree_rolling import roll_blocks
from pourparlers.text.words import is_mark, join_words
from pourparlers.views.names import Place, Places
from pourparlers.views.positions import Stance, stances
from pourparlers.views.stamp import Stamp, stamp
from pourparlers.views.text import Shown, shown

__all__ = ["AROUND", "Option", "Question", "Questions", "questions"]

AROUND: Final = 16
"""So many words before and after a bracket are enough to know what it is about."""


@dataclass(frozen=True, slots=True)
class Option:
    """A text, "" for no text; `names` are the proposals that ask for it, `stances` who stands where on it."""

    text: str
    is_standing: bool
    names: tuple[str, ...]
    stances: tuple[Stance, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """`id` is stable while its provision has the same brackets; `place` is where it is asked.

    `before` and `after` are the words next to the bracket, what else is open read as it stands, with … where
    there are more; a question that is about all of its provision has none. `after` begins with its space.
    """

    id: str
    place: Place
    kind: str
    changes: tuple[str, ...]
    options: tuple[Option, ...]
    before: str = ""
    after: str = ""


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
    own = {spot.question: spot for block in blocks for spot in _spots(block)}
    found = tuple(_question(each, own[each.id], places, held) for each in ask_questions(blocks))
    attached = {stance.name for each in found for option in each.options for stance in option.stances}
    apart = tuple(each for each in held if each.name not in attached)
    return Questions(stamp(state, draft), found, proposals, apart)


class _Spot(NamedTuple):
    """Where a question is asked: for each option those who ask for just this; the words around it."""

    question: str
    askers: tuple[tuple[str, ...], ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


def _spots(block: Block) -> Iterator[_Spot]:
    for number, (node, before, after) in enumerate(_asked(block.nodes, (), ()), 1):
        if isinstance(node, Bracket):
            askers = [option.names for option in node.options]
        else:
            askers = [(), *(each.names for each in node.amendments)]
        yield _Spot(f"{block.id}-q{number}", tuple(askers), before, after)


def _asked(
    nodes: Sequence[Node], before: tuple[str, ...], after: tuple[str, ...]
) -> Iterator[tuple[Bracket | AmendmentList, tuple[str, ...], tuple[str, ...]]]:
    """What is in question, an outer bracket before those in it: as `ask_questions` counts them."""
    standing = [_standing(node) for node in nodes]
    behind = [after]
    for words in reversed(standing[1:]):
        behind.append((*words, *behind[-1])[: AROUND + 1])
    for node, words, rest in zip(nodes, standing, reversed(behind), strict=False):
        if not isinstance(node, Words):
            yield node, before, rest
        if isinstance(node, Bracket):
            for option in node.options:
                yield from _asked(option.nodes, before, rest)
        before = (*before, *words)[-AROUND - 1 :]


def _standing(node: Node) -> tuple[str, ...]:
    """Its words as they stand, without marks."""
    if isinstance(node, Bracket):
        return tuple(word for each in node.options[0].nodes for word in _standing(each))
    return tuple(word for word in node.words if not is_mark(word))


def _question(asked: Asked, spot: _Spot, places: Places, held: Sequence[Stance]) -> Question:
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
        for option, askers in zip(asked.options, spot.askers, strict=True)
    )
    before, after = _around(spot.before[::-1])[::-1], _around(spot.after)
    return Question(
        asked.id,
        places.named(name),
        asked.kind,
        asked.changes,
        options,
        join_words(before).strip(),
        "".join(after).rstrip(),
    )


def _around(words: Sequence[str]) -> tuple[str, ...]:
    """The nearest of them, and a sign if there are more."""
    return (*words[:AROUND], *([" …"] if len(words) > AROUND else []))
