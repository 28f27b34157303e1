"""A bracketed text made elsewhere, read: brackets into questions, and everything that was a guess.

The steps, each of one module:

1. `blocks` cuts the text, `scan` matches its brackets; both lose nothing.
2. Every bracket is read for itself: purpose (`kinds`), names (`attributions`), label (`labels`), options
   written inside it with slashes.
3. Names known from sure places make the doubtful ones ("(NOR)" behind a bracket) sure.
4. Neighbours are cut into questions (`neighbours`), labels into rows (`optionrows`), both put inside each
   other.
5. Footnotes, blanket proposals and reservations are listed (`footnotes`).

All is linear in the length of the text, and no step recurses, for brackets may lie thousands deep.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pourparlers.text.notation.foreign import attributions
from pourparlers.text.notation.foreign.attributions import Attribution
from pourparlers.text.notation.foreign.blocks import Block, Layout, cut_into_blocks
from pourparlers.text.notation.foreign.bracketed import (
    Bracketed,
    Choice,
    Guess,
    Kind,
    OptionRow,
    Question,
    Reading,
    Reservation,
)
from pourparlers.text.notation.foreign.footnotes import find_blankets, find_reservations, match_footnotes
from pourparlers.text.notation.foreign.kinds import purpose_of
from pourparlers.text.notation.foreign.labels import NO_TEXT, NO_TEXT_LENGTH_MAX, find_label, is_no_text
from pourparlers.text.notation.foreign.neighbours import CHILD, Group, Member, Sign, cut_run, is_link
from pourparlers.text.notation.foreign.optionrows import find_rows
from pourparlers.text.notation.foreign.scan import Brace, Pair, Scan, scan

__all__ = ["read_foreign", "write_back"]

SEPARATOR = " / "
BAR = " | "
GAP_MAX = 200  # characters between two brackets in which one looks for names

_NOTE_MARK = re.compile(r"\[\^[^\[\]\s]+\]")
_AMENDS = re.compile(r"(?P<place>(?:(?:before|after) )?\d{1,6}(?:–\d{1,6})?|here)(?: (?:\\.|[^:\\])*)?:")
_GAP = re.compile(r"(?:\s|\[\^[^\[\]\s]+\])*\Z")
_NAMED_GAP = re.compile(r"(?:[\s/|]|\[\^[^\[\]\s]+\])*(?:(?:or|and/or|ou)\s+)?\Z")


def read_foreign(source: str, parties: Iterable[str] = ()) -> Bracketed:
    """Read a bracketed text. `parties`: names that are known beforehand.

    >>> b = read_foreign("Each Party [shall][should] report [every year].")
    >>> [(q.kind, len(q.choices)) for q in b.questions]
    [('alternative', 2), ('kept or not', 2)]
    """
    layout = cut_into_blocks(source)
    found = scan(source, layout)
    reader = _Reader(source, layout, found, parties)
    readings = reader.read_pairs()
    rows = find_rows(layout.blocks)
    questions = reader.bracket_questions()
    rows = _reaching(rows, found.pairs)
    questions += [_row_question(source, layout.blocks, number, row) for number, row in enumerate(rows)]
    nested = _nested(questions)
    reservations = find_reservations(source, layout.blocks) + reader.reservations()
    return Bracketed(
        source,
        layout,
        tuple(found.pairs),
        tuple(found.faults),
        tuple(found.marks),
        tuple(found.braces),
        tuple(readings),
        tuple(rows),
        tuple(nested),
        tuple(sorted(reader.guesses + _row_guesses(layout.blocks, rows))),
        tuple(sorted(reader.attributions, key=lambda a: (a.start, a.end))),
        match_footnotes(layout.blocks, found.marks),
        tuple(find_blankets(source, layout.blocks)),
        tuple(sorted(reservations)),
    )


def write_back(bracketed: Bracketed) -> str:
    """The source again, put together from what was found and what lies between."""
    source = bracketed.source
    cuts = sorted(
        [p for pair in bracketed.pairs for p in (pair.start, pair.end)]
        + [fault.offset for fault in bracketed.faults]
        + [mark.start for mark in bracketed.marks]
    )
    return "".join(source[a:b] for a, b in zip([0, *cuts], [*cuts, len(source)], strict=True))


class _Reader:
    """The steps over the brackets of one text, with what they share."""

    def __init__(self, source: str, layout: Layout, found: Scan, parties: Iterable[str]) -> None:
        self.source, self.blocks, self.pairs = source, layout.blocks, found.pairs
        self.braces = found.braces
        self.known = set(parties)
        self.children = _children(found.pairs)
        self.words: list[str] = []
        self.readings: list[Reading] = []
        self.before: dict[int, Attribution] = {}
        self.after: dict[int, Attribution] = {}
        self.attributions: list[Attribution] = []
        self.guesses: list[Guess] = []

    def read_pairs(self) -> list[Reading]:
        in_brace = _inside_braces(self.pairs, self.braces)
        for number in range(len(self.pairs)):
            reading = self.read_pair(number, in_brace=in_brace[number])
            self.readings.append(reading)
            self.note_names(reading.attribution, *(c.parties for c in reading.choices))
        for number in range(len(self.pairs)):
            self.read_around(number)
        return self.readings

    def note_names(self, said: Attribution | None, *more: tuple[str, ...]) -> None:
        if said is not None and said.is_sure:
            self.known.update(said.names)
        for names in more:
            self.known.update(names)

    def read_pair(self, number: int, *, in_brace: bool) -> Reading:
        """Step 2 for one bracket; the words without names and label are kept for the neighbours."""
        pair, source = self.pairs[number], self.source
        start, end = pair.start + 1, pair.end
        first_child = self.pairs[self.children[number][0]].start if number in self.children else end
        label = find_label(source[start : min(first_child, start + 60)])
        if label is not None:
            start += label.end
        said = attributions.at_start(source, start, first_child)
        start = said.end if said is not None else start
        choices, is_own = self.inner_choices(number, start, end) if said is None else ((), False)
        if said is None and not choices:
            said = attributions.at_end(source, self.last_own(number), end, self.known)
            end = said.start if said is not None else end
            is_own = said is not None
        words = self.own_words(number, start, end)
        self.words.append(words)
        purpose = purpose_of(words, is_starred=self.is_starred(pair))
        if purpose == "blank" and pair.end - pair.start > 1 and not words.strip():
            purpose = "note"  # nothing but a footnote mark
            if not source[start:end].strip():
                purpose = "blank"
        parent = self.readings[pair.parent] if pair.parent >= 0 else None
        is_inner = in_brace or (
            parent is not None and (parent.is_inner or parent.purpose in ("note", "placeholder"))
        )
        if is_inner:
            purpose = "note"
        self.attributions += [
            Attribution(c.parties, c.role, c.end, c.end, "end", is_sure=True) for c in choices if c.parties
        ]
        if said is not None:
            self.attributions.append(said)
            if said.role in ("reserve", "keep") and purpose == "words":
                purpose = "reservation"
        return Reading(
            purpose,
            start,
            end,
            said,
            choices,
            is_own,
            is_inner,
            label.number if label else "",
            label is not None and label.is_first,
        )

    def own_words(self, number: int, start: int, end: int) -> str:
        """A bracket's words, each bracket inside as one character, footnote marks left out."""
        parts = []
        at = start
        for child in self.children.get(number, ()):
            pair = self.pairs[child]
            if pair.start >= end:
                break
            parts += [self.source[at : pair.start], CHILD]
            at = pair.end + 1
        parts.append(self.source[at:end])
        return _NOTE_MARK.sub("", "".join(parts))

    def last_own(self, number: int) -> int:
        """Where the words behind the last bracket inside begin."""
        children = self.children.get(number)
        return self.pairs[children[-1]].end + 1 if children else self.pairs[number].start + 1

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
        cuts = []
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
        role: attributions.Role = "for"
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
        return source.count("*", pair.start, pair.end) % 2 == 0

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

    def bracket_questions(self) -> list[Question]:
        """Step 4 for brackets, run by run."""
        questions: list[Question] = []
        for run in self.runs():
            groups = cut_run([self.member(run, i) for i in range(len(run))])
            made = [
                q for group in groups if (q := self.question(run[group.start : group.end], group)) is not None
            ]
            self.guess_about(run, groups)
            questions += made
        return questions

    def runs(self) -> Iterator[list[int]]:
        """Neighbouring brackets that hold words, in the order of the text within one parent."""
        for children in self.children.values():
            run: list[int] = []
            for number in children:
                if self.readings[number].purpose not in ("words", "blank"):
                    if run:
                        yield run
                    run = []
                    if self.readings[number].purpose == "reservation":
                        yield [number]
                    continue
                if run and not self.is_next(run[-1], number):
                    yield run
                    run = []
                run.append(number)
            if run:
                yield run

    def is_next(self, left: int, right: int) -> bool:
        """Whether nothing that counts lies between two brackets."""
        a, b = self.pairs[left], self.pairs[right]
        start = self.after[left].end if left in self.after else a.end + 1
        end = self.before[right].start if right in self.before else b.start
        if end - start > GAP_MAX:
            return False
        gap = self.source[start:end]
        if a.last_block == b.block and _GAP.match(gap):
            return True
        are_named = self.sign(left) == self.sign(right) == "names"
        if not are_named:
            return False
        if a.last_block == b.block:
            return _NAMED_GAP.match(gap) is not None
        return self.is_paragraph(left) and self.is_paragraph(right) and not gap.strip()

    def is_paragraph(self, number: int) -> bool:
        """Whether a bracket is all of its paragraphs, and says by a colon whose version they are."""
        pair, said = self.pairs[number], self.readings[number].attribution
        starts, ends = self.blocks[pair.block], self.blocks[pair.last_block]
        is_whole = starts.words == pair.start and ends.end == pair.end + 1 and not starts.number
        return is_whole and said is not None and said.where == "start" and said.role == "for"

    def sign(self, number: int) -> Sign:
        reading = self.readings[number]
        if reading.label:
            return "label"
        if reading.is_own or reading.choices:
            return "own"
        return "names" if reading.attribution is not None else ""

    def member(self, run: Sequence[int], i: int) -> Member:
        number = run[i]
        reading = self.readings[number]
        said = reading.attribution
        role = said.role if said is not None else "for"
        words = self.words[number]
        if words.startswith(CHILD) and is_link(first := self.words[self.children[number][0]]):
            words = first + words[1:]  # `[[and] bearing in mind]` begins with "and" as it would without
        return Member(
            words,
            i > 0 and self.pairs[run[i - 1]].end + 1 == self.pairs[number].start,
            self.sign(number),
            reading.is_first_label or role in ("oppose", "keep"),
            said.names if said is not None and role == "propose" else (),
            role == "for" and is_no_text(words),
        )

    def guess_about(self, run: Sequence[int], groups: Sequence[Group]) -> None:
        """One guess for a run, however many of its boundaries were doubtful."""
        unsure = [group for group in groups if not group.is_sure]
        if unsure:
            sizes = {group.end - group.start for group in unsure}
            took = (
                "additions"
                if sizes == {1}
                else "alternatives"
                if 1 not in sizes
                else "alternatives and additions"
            )
            self.guesses.append(Guess(self.pairs[run[0]].start, unsure[0].reason, took))
        for number in run:
            said = self.readings[number].attribution
            if said is not None and not said.is_sure:
                self.guesses.append(Guess(said.start, "names", "attribution"))

    def question(self, numbers: Sequence[int], group: Group) -> Question | None:
        """The question that these brackets put; blanks put none, nor does an option's own "[No text]"."""
        readings = [self.readings[n] for n in numbers]
        if all(r.purpose == "blank" for r in readings):
            return None
        first, last = self.pairs[numbers[0]], self.pairs[numbers[-1]]
        reason, is_sure = group.reason, group.is_sure
        if len(numbers) == 1:
            if readings[0].choices:
                choices = tuple(c._replace(pair=numbers[0]) for c in readings[0].choices)
                reason, is_sure = ("own", True) if readings[0].is_own else ("slash", False)
                reason = "list" if choices[-1].label else reason
            else:
                choices = self.lone_choices(numbers[0])
                if choices[0].is_no_text and self.is_option_body(numbers[0]):
                    return None
        else:
            choices = _with_opposed([self.choice(n) for n in numbers])
        kind = _kind(choices, readings)
        return Question(
            kind, first.start, last.end + 1, first.block, choices, reason, is_sure, tuple(numbers)
        )

    def is_option_body(self, number: int) -> bool:
        pair = self.pairs[number]
        block = self.blocks[pair.block]
        return block.label is not None and pair.start == block.words

    def choice(self, number: int) -> Choice:
        reading = self.readings[number]
        said = reading.attribution
        names, role = (said.names, said.role) if said is not None else ((), "for")
        words = self.words[number]
        is_ours = reading.is_own or role in ("propose", "oppose", "keep")
        no_text = words.strip().casefold() == NO_TEXT if is_ours else is_no_text(words)
        keepers = said.keepers if said is not None else ()
        return Choice(
            reading.start, reading.end, names, role, number, reading.label, no_text, keepers=keepers
        )

    def lone_choices(self, number: int) -> tuple[Choice, ...]:
        """A lone bracket's words, and what stands if they do not: nothing, as far as anybody knows."""
        words = self.choice(number)
        if words.role == "oppose":
            return _with_opposed([words])
        return words, Choice(words.end, words.end, is_no_text=True, is_standing=True)

    def reservations(self) -> list[Reservation]:
        return [
            Reservation(self.pairs[n].start, r.attribution.names if r.attribution else (), "")
            for n, r in enumerate(self.readings)
            if r.purpose == "reservation" and not r.is_inner
        ]


def _with_opposed(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """Choices of which some are opposed: these stand; who opposes and proposes nothing wants no text."""
    opposers = [name for c in choices if c.role == "oppose" for name in c.parties]
    if not opposers:
        return tuple(choices)
    asking = {name for c in choices if c.role != "oppose" for name in c.parties}
    wanting = tuple(dict.fromkeys(name for name in opposers if name not in asking))
    standing = tuple(
        c._replace(parties=c.keepers, role="keep" if c.keepers else "for", is_standing=True)
        if c.role == "oppose"
        else c
        for c in choices
    )
    end = choices[-1].end
    return (*standing, Choice(end, end, wanting, "oppose", is_no_text=True)) if wanting else standing


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
    inside, at, end = [], 0, -1
    for pair in pairs:
        while at < len(braces) and braces[at].start < pair.start:
            end = max(end, braces[at].end)
            at += 1
        inside.append(pair.end < end)
    return inside


def _kind(choices: Sequence[Choice], readings: Sequence[Reading]) -> Kind:
    """Only names and "no text" can say whether a lone bracket adds or takes away."""
    if len(readings) == 1 and readings[0].purpose == "reservation":
        return "reservation"
    texts = [c for c in choices if not c.is_no_text]
    nothing = [c for c in choices if c.is_no_text]
    if len(texts) > 1:
        return "alternative"
    if any(c.parties and c.role != "keep" for c in texts) and not any(
        c.parties and c.role != "keep" for c in nothing
    ):
        return "addition"
    if any(c.parties for c in nothing) or (nothing and not nothing[-1].is_standing) or not texts:
        return "reservation" if _only_keeps(choices) else "deletion"
    return "reservation" if _only_keeps(choices) else "kept or not"


def _only_keeps(choices: Sequence[Choice]) -> bool:
    named = [c for c in choices if c.parties]
    return bool(named) and all(c.role == "keep" for c in named)


def _row_question(source: str, blocks: Sequence[Block], number: int, row: OptionRow) -> Question:
    choices = []
    for at, last in zip(row.labels, row.lasts, strict=True):
        block, end = blocks[at], blocks[max(at, last)].end
        label = block.label
        assert label is not None
        body = source[block.words : end] if end - block.words <= 2 * NO_TEXT_LENGTH_MAX else ""
        choices.append(
            Choice(block.words, end, label=label.number, is_no_text=bool(body) and is_no_text(body))
        )
    first = blocks[row.labels[0]]
    texts = [c for c in choices if not c.is_no_text]
    kind: Kind = "alternative" if len(texts) > 1 else "deletion" if len(choices) > 1 else "kept or not"
    assert first.label is not None
    return Question(
        kind, first.label.start, choices[-1].end, row.labels[0], tuple(choices), "label", True, (), number
    )


def _reaching(rows: Sequence[OptionRow], pairs: Sequence[Pair]) -> list[OptionRow]:
    """The rows, their last options as long as the brackets that begin in them."""
    reach: dict[int, int] = {}
    for pair in pairs:
        if pair.last_block > pair.block:
            reach[pair.block] = max(reach.get(pair.block, 0), pair.last_block)
    reaching = []
    for row in rows:
        last = row.lasts[-1]
        for block in range(row.labels[-1], last + 1) if reach else ():
            last = max(last, reach.get(block, 0))
        reaching.append(row._replace(lasts=(*row.lasts[:-1], last)))
    return reaching


def _row_guesses(blocks: Sequence[Block], rows: Sequence[OptionRow]) -> list[Guess]:
    guesses = []
    for row in rows:
        first = blocks[row.labels[0]].label
        assert first is not None
        if not row.is_end_sure:
            guesses.append(Guess(first.start, "last option", "its own paragraph"))
        if len(row.labels) == 1:
            guesses.append(Guess(first.start, "lone label", "kept or not"))
    return guesses


def _nested(questions: list[Question]) -> list[Question]:
    """The questions in the order of the text, each inside the narrowest that holds it whole.

    A bracket and a row can overlap without one holding the other only where the text is ill-formed; then
    the later one lies beside.
    """
    questions = sorted(questions, key=lambda q: (q.start, -q.end))
    around: list[int] = []
    for number, question in enumerate(questions):
        while around and questions[around[-1]].end < question.end:
            around.pop()
        if around:
            questions[number] = question._replace(inside=around[-1])
        around.append(number)
    return questions
