"""A bracketed text as the model's values: standing words, and everyone's versions of them, known or not.

A bracket says one thing only: not agreed. So what stands outside all brackets and options is the
standing text, and each text on offer is a version of somebody that writes its words into a gap:

1. A *unit* is a paragraph, or as many as option rows and brackets across paragraphs hold together.
   Its words begin with a mark, unless the whole of a paragraph is in question; then the mark is too.
2. The choices of one question are written into one gap, so they exclude each other. Between two
   questions without a word between the reader puts an empty word: each has a gap of its own.
3. A question inside a choice is an amendment to the version that brings the choice. A choice that
   holds nothing but questions gets empty words, as many as its number in the question, so that two
   such choices stay two.
4. "No text" on offer is a keep of nothing. Where names say that words stand (own notation, "oppose",
   a reservation), they are standing words, and the other choices replace them.
5. Blanks, placeholders and faults are characters of the standing text; drafting notes, names and
   numbers are none. A footnote mark is `NOTE`. Spaces are as written, for a bracket takes its own along.

Order of options, glue and spaces between brackets are layout: they stay with the parse (`write_back`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from pourparlers.text.notation.foreign.bracketed import Bracketed, Choice, Question
from pourparlers.text.notation.foreign.scan import Mark
from pourparlers.text.rows import Row, Tabling, new_row, table
from pourparlers.text.words import NOTE, is_mark, split_words

__all__ = ["Unit", "UnitVersion", "to_model"]

EMPTY = ""  # a word that prints nothing
_WRAP = re.compile(r"[ \t]*[\r\n]+[ \t]*")
_PLACE = re.compile(r"(?:(?P<side>before|after) )?(?P<first>\d+)(?:–(?P<last>\d+))?\Z")
_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")


class UnitVersion(NamedTuple):
    """One choice as a version: for the words [start, end) of its basis, `words`.

    The basis is the unit's standing words or, where `on` names one, that version's whole text. `parties` ask
    for it; nobody knows who does where there are none. `name` is the question's number and the choice's.
    """

    name: str
    start: int
    end: int
    words: tuple[str, ...]
    on: str | None
    question: int
    choice: int
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """Blocks [first, last] of the parse as one row: standing words, and versions in the order of the text."""

    first: int
    last: int
    words: tuple[str, ...]
    versions: tuple[UnitVersion, ...]

    def row(self) -> Row:
        """The row with every version tabled."""
        return table(
            new_row(self.words), *(Tabling(v.name, [(v.start, v.end, v.words)], v.on) for v in self.versions)
        )


def to_model(bracketed: Bracketed) -> tuple[Unit, ...]:
    r"""The units of a text in reading order.

    >>> from pourparlers.text.notation.foreign.reading import read_foreign
    >>> (unit,) = to_model(read_foreign("Parties [shall][should] meet."))
    >>> unit.words, [v.words for v in unit.versions]
    (('\n\n', ' Parties', ' meet', '.'), [(' shall',), (' should',)])
    """
    return tuple(_Builder(bracketed).units())


class _Cut(NamedTuple):
    """A stretch of the source that is not printed as it is: `text` instead, or a paragraph's mark."""

    start: int
    end: int
    text: str


class _Span(NamedTuple):
    """A stretch of the source to be written. `is_free`: nothing is glued to its end."""

    start: int
    end: int
    is_free: bool


class _Frame:
    """Words being written: the standing ones (`on` None), or those of a version.

    `offset` is where its first word stands in the whole text of `on`. `is_open`: a question came last, and no
    word since. `has_space`: a space was read that no word has yet; so it is where a paragraph begins.
    """

    __slots__ = ("has_space", "is_open", "offset", "on", "words")

    def __init__(self, on: str | None, offset: int, *, has_space: bool = False) -> None:
        self.on, self.offset, self.has_space, self.is_open = on, offset, has_space, False
        self.words: list[str] = []

    @property
    def here(self) -> int:
        return self.offset + len(self.words)

    def add_mark(self, mark: str) -> None:
        self.words.append(mark)
        self.is_open, self.has_space = False, True

    def add_text(self, text: str) -> None:
        """More of a paragraph, white space at its edges included."""
        bare = text.strip()
        if bare:
            words = split_words(bare)
            is_left = (
                self.has_space and self.words and not is_mark(self.words[-1]) and bare.startswith(_CLOSING)
            )
            has_space = text[0].isspace() or (
                self.has_space and not is_left
            )  # left of a note that is no text
            self.words += words if has_space else (words[0].removeprefix(" "), *words[1:])
            self.is_open = False
        self.has_space = text[-1].isspace() or (self.has_space and not bare)

    def settle_space(self) -> None:
        """Write the space that no word has as a word of its own."""
        if self.has_space:
            self.words.append(" ")
            self.is_open, self.has_space = False, False

    def part(self) -> None:
        """See to it that the next question has a gap of its own."""
        if self.is_open:
            self.words.append(EMPTY)
            self.is_open = False


_Steps: TypeAlias = "Iterator[_Steps]"
"""A walk that hands over the walks inside it, for brackets lie deeper than calls may."""


class _Builder:
    """The walk over one text; `cuts` are what is not printed as it is, in order and apart from each other."""

    def __init__(self, bracketed: Bracketed) -> None:
        self.parse = bracketed
        self.source, self.blocks = bracketed.source, bracketed.layout.blocks
        self.cuts = _cuts(bracketed)
        self.cut_starts = [cut.start for cut in self.cuts]
        self.block_starts = [block.start for block in self.blocks]
        self.inside: dict[int, list[int]] = {}
        for number, question in enumerate(bracketed.questions):
            self.inside.setdefault(question.inside, []).append(number)
        self.versions: list[UnitVersion] = []

    def units(self) -> Iterator[Unit]:
        outer = self.inside.get(-1, [])
        spans = self.spans(outer)
        at = 0
        for first, last in spans:
            end = self.blocks[last].end
            numbers = []
            while at < len(outer) and self.parse.questions[outer[at]].start <= end:
                numbers.append(outer[at])
                at += 1
            yield self.unit(first, last, numbers)

    def spans(self, outer: Sequence[int]) -> list[tuple[int, int]]:
        """The blocks of each unit: those that a question holds together, every other one alone."""
        reach = list(range(len(self.blocks)))
        for number in outer:
            question = self.parse.questions[number]
            reach[question.block] = max(reach[question.block], self.block_of(question.end - 1))
        spans: list[tuple[int, int]] = []
        for block, last in enumerate(reach):
            if spans and block <= spans[-1][1]:
                spans[-1] = spans[-1][0], max(spans[-1][1], last)
            else:
                spans.append((block, last))
        return spans

    def block_of(self, offset: int) -> int:
        return bisect_right(self.block_starts, offset) - 1

    def unit(self, first: int, last: int, numbers: Sequence[int]) -> Unit:
        self.versions = []
        frame = _Frame(None, 0)
        whole = _Span(self.begin_of_block(first), self.blocks[last].end, is_free=True)
        walks: list[_Steps] = [self.span(frame, whole, numbers)]
        while walks:
            inner = next(walks[-1], None)
            if inner is None:
                walks.pop()
            else:
                walks.append(inner)
        return Unit(first, last, tuple(frame.words), tuple(self.versions))

    def begin_of_block(self, number: int) -> int:
        """Where a block's mark stands: behind the block before."""
        return self.blocks[number - 1].end if number else -1

    def span(self, frame: _Frame, span: _Span, numbers: Sequence[int]) -> _Steps:
        """The source of a span, in which these questions lie."""
        at = span.start
        for number in numbers:
            question = self.parse.questions[number]
            has_marks = self.has_marks(question)
            begin = question.start
            if question.row >= 0 or has_marks:
                block = question.block
                begin = self.begin_of_block(block) if has_marks else self.blocks[block].words
            self.print(frame, at, max(at, begin))
            if not self.is_remark(question):
                yield self.question(frame, number, span, has_marks=has_marks)
            at = question.end
        self.print(frame, at, span.end)

    def has_marks(self, question: Question) -> bool:
        """Whether the mark of a paragraph is in question with all its words."""
        block = self.blocks[question.block]
        if question.row >= 0:
            return not block.number
        last = self.blocks[self.block_of(question.end - 1)]
        return question.start == block.words and question.end == last.end and block.label is None

    def is_remark(self, question: Question) -> bool:
        """Whether it only says that somebody reserves, without words that would stand."""
        if question.kind != "reservation":
            return False
        said = self.parse.readings[question.pairs[0]].attribution
        is_sentence = said is not None and said.start == said.end  # "NOR reserves its position"
        return is_sentence or not any(c.role in ("reserve", "keep") and c.parties for c in question.choices)

    def print(self, frame: _Frame, start: int, end: int) -> None:
        """The words between questions."""
        number = bisect_left(self.cut_starts, start)
        if number and self.cuts[number - 1].end > start:
            start = self.cuts[number - 1].end  # a note that goes across paragraphs
        while start < end:
            cut = self.cuts[number] if number < len(self.cuts) else None
            stop = min(end, cut.start) if cut is not None else end
            if start < stop:
                frame.add_text(_WRAP.sub(" ", self.source[start:stop]))
            if cut is None or cut.start >= end:
                return
            if is_mark(cut.text):
                frame.add_mark(cut.text)
            elif cut.text:
                frame.add_text(cut.text)
            start = cut.end
            number += 1

    def question(self, frame: _Frame, number: int, around: _Span, *, has_marks: bool) -> _Steps:
        """Rules 2 to 4 for one question."""
        question = self.parse.questions[number]
        frame.part()
        standing = next((n for n, c in enumerate(question.choices) if _stands(c)), -1)
        is_free = has_marks or self.is_free(question, around)
        is_moved, is_rotated = True, False
        if not has_marks:
            is_moved, is_rotated = self.spaces(frame, question, is_free=is_free, is_replaced=standing >= 0)
        start = frame.here
        if standing >= 0:
            frame.is_open = True  # a question at its edge has a gap inside it
            yield self.span(frame, *self.choice(number, standing, is_free=is_free))
            if frame.here > start:
                frame.settle_space()
            frame.has_space = False
            frame.part()
        end = frame.here
        taken: set[tuple[str, ...]] = set()
        for n, choice in enumerate(question.choices):
            at = _amended(start, end, choice) if question.reason == "list" else (start, end)
            version = UnitVersion(f"{number + 1}.{n + 1}", *at, (), frame.on, number, n, choice.parties)
            if n == standing:
                if choice.role in ("reserve", "keep"):
                    self.versions.append(version._replace(words=tuple(frame.words[start - frame.offset :])))
            elif not choice.is_no_text:
                inner = self.frame_of(version, choice, has_space=is_moved, has_marks=has_marks)
                place = len(self.versions)
                self.versions.append(version)  # before those that amend it
                yield self.span(inner, *self.choice(number, n, is_free=is_free or is_rotated))
                if not is_rotated:
                    inner.settle_space()
                self.versions[place] = version._replace(words=_unlike(tuple(inner.words), taken))
            elif choice.parties or not choice.is_standing:
                self.versions.append(version)
        frame.is_open, frame.has_space = True, is_rotated

    def frame_of(self, version: UnitVersion, choice: Choice, *, has_space: bool, has_marks: bool) -> _Frame:
        """The frame of a choice, with its paragraph's mark where that is in question and it has words."""
        has_space = has_space and not self.source.startswith(_CLOSING, choice.start)
        frame = _Frame(version.name, version.start, has_space=has_space)
        number = self.block_of(choice.start)
        if has_marks and self.blocks[number].words < self.blocks[number].end:
            cut = self.cuts[bisect_left(self.cut_starts, self.begin_of_block(number))]
            frame.add_mark(cut.text if is_mark(cut.text) else "\n\n")
        return frame

    def choice(self, number: int, choice: int, *, is_free: bool) -> tuple[_Span, Sequence[int]]:
        """A choice's span, and the questions inside."""
        questions, inside = self.parse.questions, self.inside.get(number, [])
        span = questions[number].choices[choice]
        first = bisect_left(inside, span.start, key=lambda n: questions[n].start)
        last = bisect_left(inside, span.end, lo=first, key=lambda n: questions[n].start)
        return _Span(span.start, span.end, is_free), inside[first:last]

    def is_free(self, question: Question, around: _Span) -> bool:
        """Whether nothing is glued to its end, so that the space before it is not needed without it."""
        if question.end == around.end:
            return around.is_free
        if question.row >= 0 or question.end == self.blocks[self.block_of(question.end - 1)].end:
            return True
        following = self.source[question.end : question.end + 1]
        return following.isspace() or following in _CLOSING

    def spaces(
        self, frame: _Frame, question: Question, *, is_free: bool, is_replaced: bool
    ) -> tuple[bool, bool]:
        """Whether the space before a question goes with each choice, and the last one with what follows.

        It can where nothing is glued to the question: `Parties [shall] meet` has the words "Parties",
        " shall", " meet". It can too where each choice brings its own space behind: `[all ]Parties`.
        """
        if not frame.has_space:
            return False, False
        if is_free:
            frame.has_space = is_replaced
            return True, False
        texts = [c for c in question.choices if not c.is_no_text]
        if not is_replaced and all(self.source[c.start : c.end][-1:].isspace() for c in texts):
            frame.has_space = False
            return True, True
        frame.settle_space()
        return False, False


_CLOSING = (",", ".", ";", ":", ")", "!", "?")


def _stands(choice: Choice) -> bool:
    """Whether these words stand: names say so, or reserve on them."""
    if choice.is_no_text:
        return False
    return choice.is_standing or (choice.role in ("reserve", "keep") and bool(choice.parties))


def _amended(start: int, end: int, choice: Choice) -> tuple[int, int]:
    """The words that an entry of a list of amendments numbers, counted from 1 in the question's own."""
    place = _PLACE.match(choice.label)
    if place is None:
        return start, start  # "here", where there are none
    first = min(start + int(place["first"]), end)
    if place["side"]:
        first -= place["side"] == "before"
        return first, first
    return first - 1, min(start + int(place["last"] or place["first"]), end)


def _unlike(words: tuple[str, ...], taken: set[tuple[str, ...]]) -> tuple[str, ...]:
    """Rule 3: empty words for a choice without any of its own, unlike those of every other choice."""
    if any(words):
        return words
    words = words or (EMPTY,)
    while words in taken:
        words = (*words, EMPTY)
    taken.add(words)
    return words


def _cuts(b: Bracketed) -> list[_Cut]:
    """Marks, footnote marks, escapes, and what is no text; of those that overlap the outermost."""
    cuts = []
    before = -1  # so that the first mark has a stretch of its own
    for number, block in enumerate(b.layout.blocks):
        break_ = "\n\n" if not number or _BLANK_LINE.search(b.source, before, block.start) else "\n"
        cuts.append(_Cut(before, block.words, break_))
        before = block.end
    cuts += [_Cut(said.start, said.end, "") for said in b.attributions if said.where in ("before", "after")]
    cuts += [_Cut(m.start, m.end, _printed(b.source, m)) for m in b.marks if m.kind != "link"]
    cuts += [_starred(b.source, brace.start, brace.end) for brace in b.braces]
    readings = zip(b.pairs, b.readings, strict=True)
    cuts += [
        _starred(b.source, p.start, p.end) for p, r in readings if r.purpose == "note" and not r.is_inner
    ]
    return _apart(cuts)


def _printed(source: str, mark: Mark) -> str:
    """What a footnote mark, an escape or attributes print."""
    if mark.kind == "footnote":
        return NOTE
    return source[mark.start + 1 : mark.end].replace("+", "") if mark.kind == "escape" else ""


def _starred(source: str, start: int, end: int) -> _Cut:
    """A note with the stars right around it."""
    if source[start - 1 : start] == "*" and source.startswith("*", end + 1):
        return _Cut(start - 1, end + 2, "")
    return _Cut(start, end + 1, "")


def _apart(cuts: list[_Cut]) -> list[_Cut]:
    apart: list[_Cut] = []
    for cut in sorted(cuts, key=lambda c: (c.start, -c.end)):
        if not apart or cut.start >= apart[-1].end:
            apart.append(cut)
    return apart
