"""Every bracket of a text read for itself: its purpose, its label, whose it is, the options inside it.

1. A label with which its words begin is taken off, then names in front of or behind the words.
2. Without names, slashes cut it into options: our own notation where names or "no text" show it, else a
   guess. Bars, with numbers of words behind them, make a list of amendments.
3. Its purpose is said by what is left (`kinds`); what lies in a note or placeholder is part of it.
4. When all have been read, names that are known make the doubtful ones sure: "(NOR)" behind a bracket.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pourparlers.text.notation.foreign import attributions
from pourparlers.text.notation.foreign.attributions import Attribution, Role
from pourparlers.text.notation.foreign.blocks import Block
from pourparlers.text.notation.foreign.bracketed import Choice, Guess, Reading
from pourparlers.text.notation.foreign.kinds import Purpose, purpose_of
from pourparlers.text.notation.foreign.labels import NO_TEXT, NO_TEXT_LENGTH_MAX, find_label, is_no_text
from pourparlers.text.notation.foreign.neighbours import CHILD
from pourparlers.text.notation.foreign.scan import Brace, Pair, Scan

__all__ = ["GAP_MAX", "Readings", "read_pairs"]

SEPARATOR = " / "
BAR = " | "
GAP_MAX = 200  # characters beside a bracket in which one looks for names
LABEL_MAX = 60  # characters in which one looks for a label

_NOTE_MARK = re.compile(r"\[\^[^\[\]\s]+\]")
_AMENDS = re.compile(r"(?P<place>(?:(?:before|after) )?\d{1,6}(?:–\d{1,6})?|here)(?: (?:\\.|[^:\\])*)?:")


@dataclass(frozen=True, slots=True)
class Readings:
    """The brackets of a text, read: all by the number of the pair.

    `words` are a bracket's own, without names and labels, a bracket inside as CHILD. `before` and `after`
    hold the names that stand around it.
    """

    source: str
    blocks: Sequence[Block]
    pairs: Sequence[Pair]
    children: dict[int, list[int]]
    words: Sequence[str]
    readings: Sequence[Reading]
    before: dict[int, Attribution]
    after: dict[int, Attribution]
    attributions: Sequence[Attribution]
    guesses: Sequence[Guess]


def read_pairs(source: str, blocks: Sequence[Block], found: Scan, parties: Iterable[str]) -> Readings:
    """Every bracket, read; `parties` are names known beforehand."""
    reader = _Reader(source, blocks, found, parties)
    in_brace = _inside_braces(found.pairs, found.braces)
    for number in range(len(found.pairs)):
        reader.read_pair(number, in_brace=in_brace[number])
    for number in range(len(found.pairs)):
        reader.read_around(number)
    return Readings(
        source,
        blocks,
        found.pairs,
        reader.children,
        reader.words,
        reader.readings,
        reader.before,
        reader.after,
        reader.attributions,
        reader.guesses,
    )


class _Reader:
    """The pass over the brackets, and what it has found so far."""

    def __init__(self, source: str, blocks: Sequence[Block], found: Scan, parties: Iterable[str]) -> None:
        self.source, self.blocks, self.pairs = source, blocks, found.pairs
        self.known = set(parties)
        self.children = _children(found.pairs)
        self.stars = [match.start() for match in re.finditer(r"\*", source)] if found.pairs else []
        self.words: list[str] = []
        self.readings: list[Reading] = []
        self.before: dict[int, Attribution] = {}
        self.after: dict[int, Attribution] = {}
        self.attributions: list[Attribution] = []
        self.guesses: list[Guess] = []

    def read_pair(self, number: int, *, in_brace: bool) -> None:
        """Steps 1 to 3 for one bracket."""
        pair, source = self.pairs[number], self.source
        start, end = pair.start + 1, pair.end
        children = self.children.get(number)
        first_child = self.pairs[children[0]].start if children else end
        label = find_label(source[start : min(first_child, start + LABEL_MAX)])
        start += label.end if label is not None else 0
        said = attributions.at_start(source, start, first_child)
        choices: tuple[Choice, ...] = ()
        is_own = False
        if said is not None:
            start = said.end
        else:
            choices, is_own = self.inner_choices(number, start, end)
        if said is None and not choices:
            last_own = self.pairs[children[-1]].end + 1 if children else start
            said = attributions.at_end(source, last_own, end, self.known)
            is_own = said is not None
            end = said.start if said is not None else end
        self.words.append(self.own_words(number, start, end))
        self.note_names(said, choices)
        purpose, is_inner = self.purpose(number, start, end, said, in_brace=in_brace)
        name, is_first = (label.number, label.is_first) if label is not None else ("", False)
        self.readings.append(Reading(purpose, start, end, said, choices, is_own, is_inner, name, is_first))

    def note_names(self, said: Attribution | None, choices: Sequence[Choice]) -> None:
        """Remember who was named where; names said for sure are known from now on."""
        inside = [
            Attribution(c.parties, c.role, c.end, c.end, "end", is_sure=True) for c in choices if c.parties
        ]
        for each in [*inside, *([said] if said is not None else [])]:
            self.attributions.append(each)
            if each.is_sure:
                self.known.update(each.names)

    def purpose(
        self, number: int, start: int, end: int, said: Attribution | None, *, in_brace: bool
    ) -> tuple[Purpose, bool]:
        """What a bracket is for, and whether it is only part of a note or placeholder."""
        pair, words = self.pairs[number], self.words[number]
        around = self.readings[pair.parent] if pair.parent >= 0 else None
        if in_brace or (
            around is not None and (around.is_inner or around.purpose in ("note", "placeholder"))
        ):
            return "note", True
        purpose = purpose_of(words, is_starred=self.is_starred(pair))
        if purpose == "blank" and not words.strip() and self.source[start:end].strip():
            return "note", False  # nothing but a footnote mark
        if purpose == "words" and said is not None and said.role in ("reserve", "keep"):
            return "reservation", False
        return purpose, False

    def own_words(self, number: int, start: int, end: int) -> str:
        """A bracket's words, each bracket inside as one character, footnote marks left out."""
        parts: list[str] = []
        at = start
        for child in self.children.get(number, ()):
            pair = self.pairs[child]
            parts += [self.source[at : pair.start], CHILD]
            at = pair.end + 1
        parts.append(self.source[at:end])
        return _NOTE_MARK.sub("", "".join(parts))

    def inner_choices(self, number: int, start: int, end: int) -> tuple[tuple[Choice, ...], bool]:
        """Options written inside one bracket: our own notation, or "a / b"; and whether it is surely ours."""
        if places := self.amendments(number, start, end):
            return places, True
        parts = self.parts(number, start, end, SEPARATOR)
        if len(parts) == 1:
            return (), False
        choices = [self.part(a, b) for a, b in parts]
        is_own = any(c.parties or c.is_no_text for c in choices)
        if is_own:
            choices = [self.part(a, b, is_own=True) for a, b in parts]
            choices[0] = choices[0]._replace(is_standing=not choices[0].parties or choices[0].role == "keep")
        else:
            self.guesses.append(Guess(self.pairs[number].start, "slash", "alternatives"))
        return tuple(choices), is_own

    def parts(self, number: int, start: int, end: int, sign: str) -> list[tuple[int, int]]:
        """A bracket's words cut at a sign, brackets inside not looked into."""
        cuts: list[int] = []
        at = start
        for child in (*self.children.get(number, ()), -1):
            stop = end if child < 0 else self.pairs[child].start
            cuts += _places(self.source, sign, at, stop)
            at = stop if child < 0 else self.pairs[child].end + 1
        return list(zip([start, *(c + len(sign) for c in cuts)], [*cuts, end], strict=True))

    def part(self, start: int, end: int, *, is_own: bool = False) -> Choice:
        """An option inside a bracket, its names taken off. `is_own`: what stands behind a dash are names."""
        said = attributions.at_end(self.source, start, end, self.known, is_own=is_own)
        names: tuple[str, ...] = ()
        role: Role = "for"
        if said is not None:
            end, names, role = said.start, said.names, said.role
        words = self.source[start:end] if end - start <= NO_TEXT_LENGTH_MAX else ""
        is_nothing = words.strip().casefold() == NO_TEXT if is_own else is_no_text(words)
        return Choice(start, end, names, role, is_no_text=is_nothing)

    def amendments(self, number: int, start: int, end: int) -> tuple[Choice, ...]:
        """A list of amendments in our own notation: the standing words, then what to read for which."""
        parts = self.parts(number, start, end, BAR)
        places = [_AMENDS.match(self.source, a, b) for a, b in parts[1:]]
        if not places or number in self.children:
            return ()
        choices = [Choice(*parts[0], is_standing=True)]
        for place, (_, stop) in zip(places, parts[1:], strict=True):
            if place is None:
                return ()
            choices.append(self.part(place.end(), stop, is_own=True)._replace(label=place["place"]))
        return tuple(choices)

    def is_starred(self, pair: Pair) -> bool:
        """Whether stars right outside embrace the bracket and nothing inside uses one of them up."""
        source = self.source
        if source[pair.start - 1 : pair.start] != "*" or not source.startswith("*", pair.end + 1):
            return False
        return (bisect_left(self.stars, pair.end) - bisect_left(self.stars, pair.start)) % 2 == 0

    def read_around(self, number: int) -> None:
        """Step 3: names before and behind a bracket that has none of its own."""
        reading, pair = self.readings[number], self.pairs[number]
        if (
            reading.attribution is not None
            or reading.choices
            or reading.purpose not in ("words", "reservation")
        ):
            return
        block = self.blocks[pair.block]
        said = attributions.before(self.source, max(block.words, pair.start - GAP_MAX), pair.start)
        if said is None:
            end = self.blocks[pair.last_block].end
            said = attributions.after(self.source, pair.end + 1, end, self.known)
            if said is None:
                return
            self.after[number] = said
        else:
            self.before[number] = said
        self.attributions.append(said)
        purpose = "reservation" if said.role in ("reserve", "keep") else reading.purpose
        self.readings[number] = reading._replace(attribution=said, purpose=purpose)


def _places(source: str, sign: str, start: int, end: int) -> list[int]:
    """Where a sign with its spaces stands; two may share a space."""
    places = []
    at = source.find(sign, start, end)
    while at >= 0:
        places.append(at)
        at = source.find(sign, at + len(sign), end)
    return places


def _children(pairs: Sequence[Pair]) -> dict[int, list[int]]:
    """The brackets right inside each bracket, and at -1 those inside none."""
    children: dict[int, list[int]] = {}
    for number, pair in enumerate(pairs):
        children.setdefault(pair.parent, []).append(number)
    return children


def _inside_braces(pairs: Sequence[Pair], braces: Sequence[Brace]) -> list[bool]:
    inside: list[bool] = []
    at, end = 0, -1
    for pair in pairs:
        while at < len(braces) and braces[at].start < pair.start:
            end = max(end, braces[at].end)
            at += 1
        inside.append(pair.end < end)
    return inside
