"""What a bracketed text says for a choice, the slow and obvious way: characters kept or dropped."""

import re
from collections.abc import Iterator
from itertools import count, pairwise

from pourparlers.text.notation.foreign.bracketed import Bracketed
from pourparlers.text.notation.foreign.model import Unit, UnitVersion


def paragraphs(text: str) -> list[str]:
    """The paragraphs that have words, white space and footnote marks set aside."""
    found = [re.sub(r"\s+", " ", part.replace("\ufffc", "")).strip() for part in text.split("\n")]
    return [re.sub(r" (?=[,.;:)!?])", "", part) for part in found if part]


KEEPS = ("reserve", "keep")


class Reference:
    """One unit of a text, character by character."""

    def __init__(self, b: Bracketed, unit: Unit) -> None:
        self.b, self.unit = b, unit
        self.blocks = b.layout.blocks[unit.first : unit.last + 1]
        self.start, self.end = self.blocks[0].start, self.blocks[-1].end
        self.text = re.sub(r"[\r\n]", " ", b.source[self.start : self.end])
        self.questions = [(n, q) for n, q in enumerate(b.questions) if self.start <= q.start < self.end]
        self.dropped = [span for span in dropped(b) if span[0] < self.end and span[1] > self.start]

    def said(self, chosen: dict[int, int]) -> list[str]:
        """The paragraphs with one choice for each of these questions, otherwise as it stands."""
        kept = [True] * len(self.text)
        breaks = {block.end for block in self.blocks[:-1]}
        for first, last in self.unchosen(chosen):
            breaks.difference_update(range(first, last))
            kept[first - self.start : last - self.start] = [False] * (last - first)
        for first, last in self.dropped:
            for at in range(max(first, self.start), min(last, self.end)):
                kept[at - self.start] = False
        characters = zip(count(self.start), self.text, kept, strict=False)
        return paragraphs("".join("\n" * (at in breaks) + c * keep for at, c, keep in characters))

    def unchosen(self, chosen: dict[int, int]) -> Iterator[tuple[int, int]]:
        for number, question in self.questions:
            choice = next(
                (c for c in question.choices if c.is_standing or c.role in ("reserve", "keep")), None
            )
            choice = question.choices[chosen[number]] if number in chosen else choice
            if choice is None or choice.is_no_text or is_remark(self.b, question.pairs):
                yield question.start, question.end
            else:
                yield question.start, choice.start
                yield choice.end, question.end


def is_remark(b: Bracketed, pairs: tuple[int, ...]) -> bool:
    reading = b.readings[pairs[0]] if len(pairs) == 1 else None
    if reading is None or reading.purpose != "reservation":
        return False
    return reading.attribution is None or reading.attribution.start == reading.attribution.end


def dropped(b: Bracketed) -> list[tuple[int, int]]:
    """What is never text: numbers and labels, names around brackets, notes, marks of footnotes."""
    blocks = b.layout.blocks
    spans = [(block.start, block.words) for block in blocks]
    spans += [(block.end, after.start) for block, after in pairwise(blocks)]
    spans += [(a.start, a.end) for a in b.attributions if a.where in ("before", "after")]
    spans += [(m.start, m.end) for m in b.marks if m.kind not in {"link", "escape"}]
    escapes = [m for m in b.marks if m.kind == "escape"]
    spans += [(m.start, m.end if b.source[m.start : m.end] == r"\+" else m.start + 1) for m in escapes]
    notes = [(brace.start, brace.end) for brace in b.braces]
    notes += [
        (p.start, p.end)
        for p, r in zip(b.pairs, b.readings, strict=True)
        if r.purpose == "note" and not r.is_inner
    ]
    for start, end in notes:
        star = b.source[start - 1 : start] == "*" and b.source[end + 1 : end + 2] == "*"
        spans.append((start - star, end + 1 + star))
    return spans


def chain(unit: Unit, version: UnitVersion) -> dict[int, int]:
    """The choices that a version makes: its own, and those of the versions it is written on."""
    named = {one.name: one for one in unit.versions}
    chosen = {version.question: version.choice}
    while version.on is not None:
        version = named[version.on]
        chosen[version.question] = version.choice
    return chosen
