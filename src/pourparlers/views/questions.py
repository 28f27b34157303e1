"""The open questions of a text, their options, and who stands where on each.

A question is a bracket of the rolling text. Whoever asks for an option is its sponsor there; positions are
attached to the options that they speak of: one on a proposal to what the proposal asks for (or to what it
does to the one provision), one on the standing text of a provision to the options that keep it. A position
that is on nothing that is open any more is listed apart, so that none is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pourparlers.talks.state import Draft, State
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
    asked = ask_questions(roll_blocks(draft.tree, draft.paragraphs, names))
    found = tuple(_question(each, places, held) for each in asked)
    attached = {stance.name for each in found for option in each.options for stance in option.stances}
    apart = tuple(each for each in held if each.name not in attached)
    return Questions(stamp(state, draft), found, proposals, apart)


def _question(asked: Asked, places: Places, held: Sequence[Stance]) -> Question:
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
                if each.proposal in option.parties
                or (not each.proposal and option.is_standing and each.place is not None)
            ),
        )
        for option in asked.options
    )
    return Question(asked.id, places.named(name), asked.kind, asked.changes, options)
