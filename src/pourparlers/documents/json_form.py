"""The JSON form of a rolling text, version 1, and the way back from it to every version.

The form is documented in `docs/reference/json.md` and stable: keys are added, never changed. For every
party the segments that are base and not `out` for it, or brought in `by` it, give back its text; with
`number`, `heading` and `notes` as that party has them, its whole source. `give_back` is that reading,
and `compile` runs it on its own result before it reports success.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from pourparlers.documents.plain import prefix
from pourparlers.text.entries import Entry, Segment
from pourparlers.text.rolling import Question, Rolling
from pourparlers.text.words import NOTE

__all__ = ["VERSION", "format_json", "give_back", "write_json"]

VERSION: Final = 1


def write_json(rolling: Rolling) -> dict[str, Any]:
    """The rolling text as plain values, in a fixed order of keys."""
    return {
        "version": VERSION,
        "parties": list(rolling.parties),
        "provisions": [_entry(entry) for entry in rolling.entries],
        "questions": [_question(question) for question in rolling.questions],
    }


def format_json(data: Mapping[str, Any]) -> str:
    """Plain values as indented JSON; the standard library indents in Python and takes ten times as long."""
    return msgspec.json.format(msgspec.json.encode(data), indent=1).decode() + "\n"


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "number": entry.number,
        "numbers": dict(sorted(entry.numbers.items())),
        "heading": entry.heading,
        "headings": dict(sorted(entry.headings.items())),
        "origin": entry.origin,
        "by": list(entry.by),
        "out": list(entry.out),
        "path": list(entry.path),
        "segments": [_segment(segment) for segment in entry.segments],
        "notes": [{"label": label, "labels": dict(sorted(labels.items()))} for label, labels in entry.notes],
    }


def _segment(segment: Segment) -> dict[str, Any]:
    return {
        "text": segment.text,
        "origin": segment.origin,
        "by": list(segment.by),
        "out": list(segment.out),
        "class": segment.change,
        "moved": segment.moved,
        "event": None,
        **({"moves": dict(segment.moves)} if segment.moves else {}),
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "place": question.block,
        "path": list(question.path),
        "kind": question.kind,
        "options": [
            {"text": o.text, "parties": list(o.parties), "standing": o.is_standing} for o in question.options
        ],
        "parties": list(question.parties),
        "classes": list(question.changes),
    }


def give_back(data: Mapping[str, Any], party: str | None) -> str:
    """The source of `party`'s version (None: the base) from the JSON form, as `write_draft` writes it."""
    parts: list[str] = []
    space = ""  # after a number, before the words that follow it, be it entries later
    for entry in data["provisions"]:
        notes = iter(entry["notes"])
        texts = [(segment["text"], _has(segment, party)) for segment in entry["segments"]]
        body = "".join(_with_labels(texts, notes, party))
        if _has(entry, party):
            number = _own(entry, "number", "numbers", party)
            before = prefix(_own(entry, "heading", "headings", party) or 0, number or "")
            parts.append(before.rstrip(" "))
            space = " " * before.endswith(" ")
        if body:
            parts.append(body if body[0] == "\n" else space + body)
            space = ""
    return "".join(parts).strip("\n")


def _own(entry: Mapping[str, Any], key: str, keys: str, party: str | None) -> Any:  # noqa: ANN401  a label or a level
    return entry[keys].get(party, entry[key])


def _has(part: Mapping[str, Any], party: str | None) -> bool:
    """Whether a party has a segment, or a provision's mark."""
    if part["origin"] == "base":
        return party not in part["out"]
    return party in part["by"]


def _with_labels(
    texts: list[tuple[str, bool]], notes: Iterator[Mapping[str, Any]], party: str | None
) -> Iterator[str]:
    """The texts that the party has, each footnote mark with the label that the party gave it."""
    for text, has in texts:
        pieces = text.split(NOTE)
        for number, piece in enumerate(pieces):
            if number:
                note = next(notes)
                label = note["labels"].get(party, note["label"])
                if has:
                    yield f"[^{label}]" if label else NOTE
            if has:
                yield piece
