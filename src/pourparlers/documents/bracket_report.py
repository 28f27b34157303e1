"""Brackets that the texts brought along: beside a rolling text as values, beside a redline as a list.

`compile --brackets` and `redline --brackets` compare bracketed texts as texts; what their brackets mean is
read by `text.notation.foreign`. Here the two come together: each question of the draft's own gets the id of
the provision that it lies in, and what became of each bracket between two texts is said in a line.
"""

from __future__ import annotations

import gettext
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from pourparlers.messages import N_
from pourparlers.text.draft import Draft
from pourparlers.text.notation.foreign import (
    BracketChange,
    Bracketed,
    changes_to_json,
    compare,
    to_json,
)

__all__ = ["with_bracket_changes", "with_own_questions", "write_bracket_changes"]

EXCERPT_MAX: Final = 60
"""Characters of a bracket that a line of the list shows."""

SAID: Final = {
    "opened": N_("opened"),
    "closed": N_("closed, words kept"),
    "dropped": N_("dropped with its words"),
    "changed": N_("changed inside"),
}


def with_own_questions(data: Mapping[str, Any], bracketed: Bracketed, draft: Draft) -> dict[str, Any]:
    """The JSON form with the draft's own open questions before the others, and what was read of its brackets.

    An own question has the form of any other and one key more, `line`. What brackets there are, of which
    kinds, and where they are ill-formed or guessed, stands under `brackets`, as that command has it.
    """
    report = to_json(bracketed)
    lines = [paragraph.line for paragraph in draft.paragraphs]
    paths = {entry["id"]: entry["path"] for entry in data["provisions"]}
    own = []
    for question in report.pop("question_list"):
        place = f"p{max(1, bisect_right(lines, question['line']))}"
        options = [
            {key: option[key] for key in ("text", "parties", "standing")} for option in question["options"]
        ]
        own.append(
            {
                "id": f"{place}-{question['id']}",
                "place": place,
                "path": paths.get(place, []),
                "kind": question["kind"],
                "options": options,
                "parties": question["parties"],
                "classes": [],
                "line": question["line"],
            }
        )
    return {**data, "questions": [*own, *data["questions"]], "brackets": report}


def with_bracket_changes(data: Mapping[str, Any], old: Bracketed, new: Bracketed) -> dict[str, Any]:
    """The JSON form of a redline with what became of each bracket, under `brackets`."""
    return {**data, "brackets": changes_to_json(old, new, compare(old, new))}


def write_bracket_changes(old: Bracketed, new: Bracketed, translate: gettext.NullTranslations) -> str:
    """What became of the brackets: a line with the counts, then one for each, with its place and words."""
    changes = compare(old, new)
    _ = translate.gettext
    count = Counter[str](change.kind for change in changes)
    counts = "; ".join(f"{count[kind]} {_(said)}" for kind, said in SAID.items())
    head = _("{before} brackets before, {after} after: {counts}.").format(
        before=len(old.pairs), after=len(new.pairs), counts=counts
    )
    return "\n".join([head, *(_line(change, old, new, _(SAID[change.kind])) for change in changes)]) + "\n"


def _line(change: BracketChange, old: Bracketed, new: Bracketed, said: str) -> str:
    text, number = (new, change.new) if change.new is not None else (old, change.old or 0)
    pair = text.pairs[number]
    line, column = text.place(pair.start)
    return f"{line}:{column} {said}: {_excerpt(text.source[pair.start : pair.end + 1])}"


def _excerpt(source: str) -> str:
    words: Sequence[str] = source.split()
    text = " ".join(words)
    return text if len(text) <= EXCERPT_MAX else text[: EXCERPT_MAX - 1].rstrip() + "…"
