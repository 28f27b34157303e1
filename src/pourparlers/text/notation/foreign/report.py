"""The JSON form of a bracketed text: counts first, then every question, fault and guess with its place.

`docs/reference/brackets.md` describes each field. The list of questions is flat, a nested one names
the one it lies in, and a choice's text shows a bracket inside as `[…]`: so the form is about as long as
the text, however deep its brackets lie.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Any

from pourparlers.text.notation.foreign.bracketed import Bracketed, Choice, Question
from pourparlers.text.notation.foreign.comparing import BracketChange

__all__ = ["KINDS", "changes_to_json", "to_json"]

KINDS = ("alternative", "addition", "deletion", "kept or not", "reservation", "placeholder", "blank", "note")
INNER = "[…]"

Json = dict[str, Any]


def to_json(bracketed: Bracketed) -> Json:
    """The stable JSON form, version 1."""
    b = bracketed
    names = {name for said in b.attributions for name in said.names}
    return {
        "version": 1,
        "brackets": len(b.pairs),
        "questions": len(b.questions),
        "options": sum(len(question.choices) for question in b.questions),
        "provisions": len(b.layout.blocks),
        "depth": max((pair.depth for pair in b.pairs), default=0),
        "kinds": _kinds(b),
        "labels": sum(block.label is not None for block in b.layout.blocks),
        "parties": sorted(names),
        "attributions": [
            _at(b, said.start) | {"parties": list(said.names), "role": said.role} for said in b.attributions
        ],
        "errors": [_at(b, fault.offset) | {"missing": fault.missing} for fault in b.faults],
        "guesses": [
            _at(b, guess.start) | {"reason": guess.reason, "took": guess.took} for guess in b.guesses
        ],
        "question_list": _questions(b),
        "placeholders": _purpose(b, "placeholder"),
        "blanks": _purpose(b, "blank"),
        "notes": _notes(b),
        "reservations": [
            _at(b, r.start) | {"parties": list(r.parties), "note": r.note or None} for r in b.reservations
        ],
        "blankets": [
            _at(b, k.start) | {"find": k.find, "replacement": k.replacement, "note": k.note or None}
            for k in b.blankets
        ],
        "footnotes": _footnotes(b),
        "links": sum(mark.kind == "link" for mark in b.marks) // 2,
    }


def _at(b: Bracketed, offset: int) -> Json:
    line, column = b.place(offset)
    return {"line": line, "column": column}


def _kinds(b: Bracketed) -> dict[str, int]:
    count = Counter[str](question.kind for question in b.questions)
    count.update(
        r.purpose for r in b.readings if r.purpose in ("placeholder", "blank", "note") and not r.is_inner
    )
    count["note"] += len(b.braces)
    return {kind: count[kind] for kind in KINDS}


def _questions(b: Bracketed) -> list[Json]:
    starts = [pair.start for pair in b.pairs]
    return [_question(b, starts, number, question) for number, question in enumerate(b.questions)]


def _question(b: Bracketed, starts: list[int], number: int, question: Question) -> Json:
    block = b.layout.blocks[question.block]
    return {
        "id": f"q{number + 1}",
        **_at(b, question.start),
        "kind": question.kind,
        "inside": f"q{question.inside + 1}" if question.inside >= 0 else None,
        "provision": block.number or None,
        "reason": question.reason,
        "sure": question.is_sure,
        "parties": sorted({name for choice in question.choices for name in choice.parties}),
        "options": [_choice(b, starts, choice) for choice in question.choices],
    }


def _choice(b: Bracketed, starts: list[int], choice: Choice) -> Json:
    return {
        **_at(b, choice.start),
        "text": "" if choice.is_no_text else _own_text(b, starts, choice.start, choice.end),
        "parties": list(choice.parties),
        "role": choice.role,
        "label": choice.label or None,
        "standing": choice.is_standing,
    }


def _own_text(b: Bracketed, starts: list[int], start: int, end: int) -> str:
    """The source from `start` to `end`, every bracket in it drawn together."""
    parts: list[str] = []
    number = bisect_left(starts, start)
    while number < len(starts) and starts[number] < end:
        parts += [b.source[start : starts[number]], INNER]
        start = b.pairs[number].end + 1
        number = bisect_left(starts, start)
    parts.append(b.source[start:end])
    return "".join(parts)


def _purpose(b: Bracketed, purpose: str) -> list[Json]:
    return [
        _at(b, b.pairs[n].start) | {"text": b.source[b.pairs[n].start + 1 : b.pairs[n].end]}
        for n, reading in enumerate(b.readings)
        if reading.purpose == purpose and not reading.is_inner
    ]


def _notes(b: Bracketed) -> list[Json]:
    spans = [(brace.start, brace.end, "braces") for brace in b.braces]
    spans += [
        (b.pairs[n].start, b.pairs[n].end, "brackets")
        for n, reading in enumerate(b.readings)
        if reading.purpose == "note" and not reading.is_inner
    ]
    return [
        _at(b, start) | {"form": form, "text": b.source[start + 1 : end]}
        for start, end, form in sorted(spans)
    ]


def _footnotes(b: Bracketed) -> Json:
    notes = b.footnotes
    return {
        "marks": len(notes.used),
        "definitions": len(notes.defined),
        "undefined": [_at(b, mark.start) | {"label": mark.label} for mark in notes.undefined],
        "unused": [_at(b, block.start) | {"label": block.note} for block in notes.unused],
        "twice": [_at(b, block.start) | {"label": block.note} for block in notes.twice],
    }


def changes_to_json(old: Bracketed, new: Bracketed, changes: Sequence[BracketChange]) -> Json:
    """What became of the brackets, counted and one by one; `old` and `new` are places with their words."""
    count = Counter(change.kind for change in changes)
    starts = [pair.start for pair in old.pairs], [pair.start for pair in new.pairs]
    return {
        "version": 1,
        "old": len(old.pairs),
        "new": len(new.pairs),
        "counts": {kind: count[kind] for kind in ("opened", "closed", "dropped", "changed")},
        "changes": [
            {
                "kind": change.kind,
                "kept": change.kept,
                "within": change.is_within,
                "old": _bracket(old, starts[0], change.old),
                "new": _bracket(new, starts[1], change.new),
            }
            for change in changes
        ],
    }


def _bracket(b: Bracketed, starts: list[int], number: int | None) -> Json | None:
    if number is None:
        return None
    pair = b.pairs[number]
    return _at(b, pair.start) | {"text": _own_text(b, starts, pair.start + 1, pair.end)}
