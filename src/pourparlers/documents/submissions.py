"""The compilation: every version as submitted, provision by provision, nothing merged.

It is read off the flat form of the rolling text, which gives back every version exactly, so what
stands under a party's name is what that party wrote. Versions of a provision that differ in
typography or layout alone stand together, under the draft's or the first party's spelling. A
provision that all have as the draft has it is printed once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pourparlers.text.draft import Draft
from pourparlers.text.entries import Entry
from pourparlers.text.rolling import compile_versions
from pourparlers.text.words import NOTE, fold, split_words

__all__ = ["Compiled", "Submission", "compile_submissions"]


@dataclass(frozen=True, slots=True)
class Submission:
    """A provision as some have it, with its number; "" is that they have none. No names: the draft's own."""

    names: tuple[str, ...]
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Compiled:
    """A provision: the draft's text ("" where it is new), the others, and who has it as the draft."""

    path: tuple[str, ...]
    heading: int
    draft: Submission
    others: tuple[Submission, ...]
    same: tuple[str, ...]


def compile_submissions(base: Draft, versions: Mapping[str, Draft]) -> tuple[Compiled, ...]:
    """Every provision of the draft and of every version, in the order of the rolling text."""
    rolling = compile_versions(base, versions)
    return tuple(_compiled(entry, rolling.parties) for entry in rolling.entries)


def _compiled(entry: Entry, parties: tuple[str, ...]) -> Compiled:
    draft = Submission((), entry.number or "", _text(entry, None))
    groups: dict[tuple[str, ...], list[str]] = {}
    same = []
    for party in parties:
        key = _key(_text(entry, party))
        if key == _key(draft.text):
            same.append(party)
        else:
            groups.setdefault(key, []).append(party)
    others = tuple(
        Submission(tuple(names), entry.numbers.get(names[0], draft.number), _text(entry, names[0]))
        for names in sorted(groups.values())
    )
    return Compiled(entry.path, entry.heading, draft, others, tuple(same))


def _key(text: str) -> tuple[str, ...]:
    return tuple(map(fold, split_words(text)))


def _text(entry: Entry, party: str | None) -> str:
    """The entry's words as a party has them (None: the draft), footnote marks with the party's labels."""
    notes = iter(entry.notes)
    parts: list[str] = []
    for segment in entry.segments:
        has = party in segment.by if segment.origin == "proposal" else party not in segment.out
        for number, piece in enumerate(segment.text.split(NOTE)):
            if number:
                label, labels = next(notes, (None, {}))
                own = labels.get(party or "", label or "")
                parts.append(f"[^{own}]" if has and own else "")
            parts.append(piece if has else "")
    return "".join(parts).strip("\n")
