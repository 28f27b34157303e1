"""Brackets and option labels into open questions, each inside the one that holds it.

1. Neighbours are cut into questions (`neighbours`); a bracket alone asks whether its words are kept or not.
2. What is opposed stands; who opposes it and proposes nothing else wants no text.
3. A row of labelled options is one question; its last option is as long as a bracket that begins in it.
4. Blanks, placeholders and notes ask nothing, nor does an option's own "[No text]".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pourparlers.text.notation.foreign.blocks import Block
from pourparlers.text.notation.foreign.bracketed import Choice, Guess, Kind, OptionRow, Question, Reading
from pourparlers.text.notation.foreign.labels import NO_TEXT, NO_TEXT_LENGTH_MAX, is_no_text
from pourparlers.text.notation.foreign.neighbours import CHILD, Group, Member, Sign, cut_run, is_link
from pourparlers.text.notation.foreign.readings import GAP_MAX, Readings
from pourparlers.text.notation.foreign.scan import Pair

__all__ = ["ask_about_brackets", "ask_about_rows", "nest", "reaching"]

_GAP = re.compile(r"(?:\s|\[\^[^\[\]\s]+\])*\Z")
_NAMED_GAP = re.compile(r"(?:[\s/|]|\[\^[^\[\]\s]+\])*(?:(?:or|and/or|ou)\s+)?\Z")


def ask_about_brackets(b: Readings) -> tuple[list[Question], list[Guess]]:
    """The questions that brackets put, and what was guessed about neighbours and names."""
    questions: list[Question] = []
    guesses: list[Guess] = []
    for run in _runs(b):
        groups = cut_run([_member(b, run, i) for i in range(len(run))])
        asked = (_question(b, run[group.start : group.end], group) for group in groups)
        questions += [question for question in asked if question is not None]
        guesses += _guesses(b, run, groups)
    return questions, guesses


def ask_about_rows(
    source: str, blocks: Sequence[Block], rows: Sequence[OptionRow]
) -> tuple[list[Question], list[Guess]]:
    """The questions that rows of labels put, and what was guessed about their ends."""
    questions = [_row_question(source, blocks, number, row) for number, row in enumerate(rows)]
    return questions, _row_guesses(blocks, rows)


def _runs(b: Readings) -> Iterator[list[int]]:
    """Neighbouring brackets that hold words, in the order of the text within one parent."""
    for children in b.children.values():
        run: list[int] = []
        for number in children:
            if b.readings[number].purpose not in ("words", "blank"):
                if run:
                    yield run
                run = []
                if b.readings[number].purpose == "reservation":
                    yield [number]
                continue
            if run and not _is_next(b, run[-1], number):
                yield run
                run = []
            run.append(number)
        if run:
            yield run


def _is_next(b: Readings, left: int, right: int) -> bool:
    """Whether nothing that counts lies between two brackets."""
    first, second = b.pairs[left], b.pairs[right]
    start = b.after[left].end if left in b.after else first.end + 1
    end = b.before[right].start if right in b.before else second.start
    if end - start > GAP_MAX:
        return False
    gap = b.source[start:end]
    if first.last_block == second.block and _GAP.match(gap):
        return True
    are_named = _sign(b, left) == _sign(b, right) == "names"
    if not are_named:
        return False
    if first.last_block == second.block:
        return _NAMED_GAP.match(gap) is not None
    return _is_paragraph(b, left) and _is_paragraph(b, right) and not gap.strip()


def _is_paragraph(b: Readings, number: int) -> bool:
    """Whether a bracket is all of its paragraphs, and says by a colon whose version they are."""
    pair, said = b.pairs[number], b.readings[number].attribution
    starts, ends = b.blocks[pair.block], b.blocks[pair.last_block]
    is_whole = starts.words == pair.start and ends.end == pair.end + 1 and not starts.number
    return is_whole and said is not None and said.where == "start" and said.role == "for"


def _sign(b: Readings, number: int) -> Sign:
    reading = b.readings[number]
    if reading.label:
        return "label"
    if reading.is_own or reading.choices:
        return "own"
    return "names" if reading.attribution is not None else ""


def _member(b: Readings, run: Sequence[int], i: int) -> Member:
    number = run[i]
    reading = b.readings[number]
    said = reading.attribution
    role = said.role if said is not None else "for"
    words = b.words[number]
    if words.startswith(CHILD) and is_link(first := b.words[b.children[number][0]]):
        words = first + words[1:]  # `[[and] bearing in mind]` begins with "and" as it would without
    return Member(
        words,
        i > 0 and b.pairs[run[i - 1]].end + 1 == b.pairs[number].start,
        _sign(b, number),
        reading.is_first_label or role in ("oppose", "keep"),
        said.names if said is not None and role == "propose" else (),
        role == "for" and is_no_text(words),
    )


def _guesses(b: Readings, run: Sequence[int], groups: Sequence[Group]) -> Iterator[Guess]:
    """One guess for a run, however many of its boundaries were doubtful, and one for each doubtful name."""
    are_open = any(b.readings[number].purpose != "blank" for number in run)
    unsure = [group for group in groups if not group.is_sure and are_open]
    if unsure:
        are_lone = {group.end - group.start == 1 for group in unsure}
        took = " and ".join(["alternatives"] * (False in are_lone) + ["additions"] * (True in are_lone))
        yield Guess(b.pairs[run[0]].start, unsure[0].reason, took)
    for number in run:
        said = b.readings[number].attribution
        if said is not None and not said.is_sure:
            yield Guess(said.start, "names", "attribution")


def _question(b: Readings, numbers: Sequence[int], group: Group) -> Question | None:
    """The question that these brackets put; blanks put none, nor does an option's own "[No text]"."""
    readings = [b.readings[n] for n in numbers]
    if all(r.purpose == "blank" for r in readings):
        return None
    first, last = b.pairs[numbers[0]], b.pairs[numbers[-1]]
    reason, is_sure = group.reason, group.is_sure
    if len(numbers) == 1:
        if readings[0].choices:
            choices = tuple(c._replace(pair=numbers[0]) for c in readings[0].choices)
            reason, is_sure = ("own", True) if readings[0].is_own else ("slash", False)
            reason = "list" if choices[-1].label else reason
        else:
            choices = _lone_choices(b, numbers[0])
            if choices[0].is_no_text and _is_option_body(b, numbers[0]):
                return None
    else:
        choices = _with_opposed([_choice(b, n) for n in numbers])
    kind = _kind(choices, readings)
    return Question(kind, first.start, last.end + 1, first.block, choices, reason, is_sure, tuple(numbers))


def _is_option_body(b: Readings, number: int) -> bool:
    pair = b.pairs[number]
    block = b.blocks[pair.block]
    return block.label is not None and pair.start == block.words


def _choice(b: Readings, number: int) -> Choice:
    reading = b.readings[number]
    said = reading.attribution
    names, role = (said.names, said.role) if said is not None else ((), "for")
    words = b.words[number]
    is_ours = reading.is_own or role in ("propose", "oppose", "keep")
    no_text = words.strip().casefold() == NO_TEXT if is_ours else is_no_text(words)
    keepers = said.keepers if said is not None else ()
    return Choice(reading.start, reading.end, names, role, number, reading.label, no_text, keepers=keepers)


def _lone_choices(b: Readings, number: int) -> tuple[Choice, ...]:
    """A lone bracket's words, and what stands if they do not: nothing, as far as anybody knows."""
    words = _choice(b, number)
    if words.role == "oppose":
        return _with_opposed([words])
    return words, Choice(words.end, words.end, is_no_text=True, is_standing=True)


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


def reaching(rows: Sequence[OptionRow], pairs: Sequence[Pair]) -> list[OptionRow]:
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


def nest(questions: list[Question]) -> list[Question]:
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
