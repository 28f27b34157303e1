"""What the page holds beside the words: sections, places, questions, each party's changes.

Everything here is computed from the rolling text alone and is plain values; the words of people
are still text and no HTML. A *section* begins at a heading (or, in a text without headings, at a
division such as "Article 4"); what stands before the first is the title and preamble. A provision is
*contested* if there is an open question in it, or it is new, or moved by somebody; one that is
only numbered otherwise is not. That nobody contests a provision does not make it agreed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from gettext import NullTranslations
from itertools import pairwise

from pourparlers.documents.page.prose import askers, brackets_of, plain
from pourparlers.messages import N_
from pourparlers.text.nodes import AmendmentList, Bracket, Node, Words
from pourparlers.text.rolling import Block, Question, Rolling

__all__ = [
    "KINDS",
    "Anchored",
    "Change",
    "Choice",
    "Group",
    "Outline",
    "Provision",
    "Section",
    "clip",
    "label_of",
    "outline",
    "party_changes",
]

_SEPARATORS = " .:–—-"
_DIVISION = re.compile(r"[^\W\d_]{3,}")
_BLANK_ROW = re.compile(r"\|[\s:|-]+\|?$")

KINDS = {
    "addition": N_("addition"),
    "deletion": N_("deletion"),
    "alternative": N_("alternative"),
    "reservation": N_("reservation"),
    "move": N_("move"),
    "split": N_("split"),
    "join": N_("join"),
}
CLASSES = {
    "number": N_("number"),
    "modal": N_("shall or should"),
    "reference": N_("reference"),
    "case": N_("capital letters"),
    "look-alike": N_("look-alike characters"),
    "invisible": N_("invisible characters"),
    "typography": N_("typography"),
    "layout": N_("layout"),
}
"""Classes that a reader should notice; a change of words says so itself."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen: the words out, the words in, and who asks for just that."""

    old: str
    new: str
    names: tuple[str, ...]
    is_standing: bool = False


@dataclass(frozen=True, slots=True)
class Anchored:
    """An open question with its id in the page, the name of its place and its choices.

    `choices` names only those who ask for just this: whoever amends the words inside an option has
    a question of its own there. `is_list` says that they are amendments to parts of the words.
    """

    question: Question
    anchor: str
    place: str
    choices: tuple[Choice, ...]
    is_list: bool

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(sorted({name for choice in self.choices for name in choice.names}))


@dataclass(frozen=True, slots=True)
class Provision:
    """A block with its id in the page, the name of its place, and what is open in it.

    `brackets` are the ids of its brackets as they open. `others` are the other places of a moved
    provision: the new ones at the old place, the old one at a new.
    """

    block: Block
    anchor: str
    place: str
    level: int
    questions: tuple[Anchored, ...]
    brackets: tuple[str, ...]
    others: tuple[tuple[str, str, tuple[str, ...]], ...] = ()  # id, place, who has it there
    is_head: bool = False  # the head of a table

    @property
    def is_contested(self) -> bool:
        return bool(self.questions or self.block.is_new or self.block.moved)

    @property
    def whole(self) -> str:
        """`gone` or `fresh` where the provision as a whole is struck or added, "" elsewhere."""
        first, *rest = self.block.nodes or (None,)
        if rest or not isinstance(first, Bracket):
            return ""
        return "gone" if first.options[0].nodes else "fresh"

    @property
    def is_note(self) -> bool:
        return self.block.number.startswith("[^")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. `label` is "Article 4", `name` its title; either may be empty."""

    anchor: str
    label: str
    name: str
    provisions: tuple[Provision, ...]
    parties: tuple[str, ...]  # in the questions of this section, sorted
    is_new: bool

    @property
    def questions(self) -> tuple[Anchored, ...]:
        return tuple(q for provision in self.provisions for q in provision.questions)

    @property
    def is_contested(self) -> bool:
        return any(provision.is_contested for provision in self.provisions)

    def count_of(self, names: Collection[str]) -> int:
        """How many questions somebody of these asks."""
        return sum(any(name in names for name in question.names) for question in self.questions)


@dataclass(frozen=True, slots=True)
class Outline:
    sections: tuple[Section, ...]

    @property
    def provisions(self) -> Iterator[Provision]:
        return (provision for section in self.sections for provision in section.provisions)


def outline(rolling: Rolling, translate: NullTranslations) -> Outline:
    """The sections of a rolling text, with every place and question named and given an id."""
    provisions = tuple(_provisions(rolling, translate))
    starts = _starts(provisions)
    bounds = [*starts, len(provisions)]
    return Outline(
        tuple(
            _section(number, provisions[start:end], translate)
            for number, (start, end) in enumerate(pairwise(bounds))
        )
    )


def _provisions(rolling: Rolling, translate: NullTranslations) -> Iterator[Provision]:
    ids = {question.id: f"q{number}" for number, question in enumerate(rolling.questions, 1)}
    questions = {question.id: question for question in rolling.questions}
    heads = {
        before.id for before, block in pairwise(rolling.blocks) if is_rule(block) and not is_rule(before)
    }
    blocks = [block for block in rolling.blocks if not is_rule(block)]
    places = list(_places(blocks, translate))
    note = translate.gettext(" (note {label})")
    moves = defaultdict(list)
    for number, block in enumerate(blocks):
        if block.moved:
            moves[block.moved].append(number)
    for number, block in enumerate(blocks):
        # A question's id ends with the number of its bracket; a bracket that only says "moved" asks none.
        opened = {f"{block.id}-q{n}": node for n, node in enumerate(brackets_of(block.nodes), 1)}
        yield Provision(
            block,
            f"b{number}",
            places[number],
            _level(block),
            tuple(
                _anchored(questions[i], ids[i], places[number], node, note)
                for i, node in opened.items()
                if i in ids
            ),
            tuple(ids.get(i, "") for i in opened),
            tuple(
                (f"b{other}", places[other], blocks[other].names)
                for other in moves[block.moved or ""]
                if blocks[other].is_moved_to != block.is_moved_to
            ),
            block.id in heads,
        )


def is_rule(block: Block) -> bool:
    """Whether a row is the line under a table's head, which says nothing."""
    return block.is_row and bool(_BLANK_ROW.match(plain(block.nodes)))


def _anchored(
    question: Question, anchor: str, place: str, node: Bracket | AmendmentList, note: str
) -> Anchored:
    if isinstance(node, AmendmentList):
        choices = tuple(
            Choice(_read([Words(node.words[a.start : a.end])], note), _read([Words(a.words)], note), a.names)
            for a in node.amendments
        )
        return Anchored(question, anchor, place, choices, is_list=True)
    old = _read(node.options[0].nodes, note)
    choices = tuple(
        Choice(old, _read(option.nodes, note), askers(option), option.is_standing) for option in node.options
    )
    return Anchored(question, anchor, place, choices, is_list=False)


def _read(nodes: Sequence[Node], note: str) -> str:
    """Words for the margin: footnote marks in words, a row of a table without the pipes at its edges."""
    return plain(nodes, note).strip("| ").replace(" |", " ·")


def _level(block: Block) -> int:
    """How far a provision is indented: once for each label in brackets on the way to it."""
    return min(3, sum(label.startswith("(") for label in block.path)) if block.number else 0


def label_of(number: str) -> str:
    """A number as people say it, without what separates it from the words: "Article 4", "2", "(a)"."""
    return number.strip(_SEPARATORS) or number


def _places(blocks: Sequence[Block], translate: NullTranslations) -> Iterator[str]:
    """A name for each block's place: its labels, and for a block without one its count under them."""
    seen: Counter[tuple[str, ...]] = Counter()
    for block in blocks:
        number = block.number
        labels = ", ".join((*block.path[:-1], label_of(number)) if number != block.number else block.path)
        if block.heading == 1 and not block.path:
            yield translate.gettext("Title")
        elif block.number.startswith("[^"):
            yield translate.gettext("note {label}").format(label=block.number.strip("[]^:"))
        elif block.number or block.heading:
            yield labels or label_of(block.number) or plain(block.nodes)
        else:
            seen[block.path] += 1
            one = translate.gettext("row {n}") if block.is_row else translate.gettext("paragraph {n}")
            counted = one.format(n=seen[block.path])
            yield (
                f"{labels}, {counted}"
                if labels
                else translate.gettext("Preamble, {place}").format(place=counted)
            )


# --- sections ---------------------------------------------------------------------------------


def _starts(provisions: Sequence[Provision]) -> list[int]:
    """Where sections begin; the first always begins at the top."""
    blocks = [provision.block for provision in provisions]
    has_headings = any(block.heading for block in blocks[1:])
    starts = [0] if blocks else []
    for number, block in enumerate(blocks[1:], 1):
        before = blocks[number - 1]
        if has_headings:
            begins = bool(block.heading) and not (
                before.heading == block.heading and before.number and not block.number
            )
        else:
            begins = bool(_DIVISION.match(block.number)) and len(block.path) <= 1
        if begins:
            starts.append(number)
    return starts


def _section(number: int, provisions: tuple[Provision, ...], translate: NullTranslations) -> Section:
    first = provisions[0].block
    is_headed = number > 0 or first.heading > 1 or bool(_DIVISION.match(first.number))
    label = label_of(first.number) if is_headed else ""
    name = clip(plain(first.nodes), 70) if is_headed else translate.gettext("Title and preamble")
    parties = {party for p in provisions for q in p.questions for party in q.names}
    return Section(f"s{number}", label, name, provisions, tuple(sorted(parties)), first.is_new)


def clip(text: str, length: int) -> str:
    """A text of at most about `length` characters: its beginning and its end, cut between words."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    head = text[: length * 2 // 3].rsplit(" ", 1)[0]
    tail = text[-(length // 3) :].split(" ", 1)[-1]
    return f"{head} … {tail}"


# --- each party's changes ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Change:
    """One party's part in one question, and who else asks for just the same."""

    question: Anchored
    choice: Choice
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one party in one section."""

    section: Section
    changes: tuple[Change, ...]

    @property
    def count(self) -> int:
        return len(self.changes)


def party_changes(outline: Outline, party: str) -> tuple[Group, ...]:
    """Where a party's proposal went: its changes by section, in the order of the text."""
    groups = (Group(section, tuple(_changes(section, party))) for section in outline.sections)
    return tuple(group for group in groups if group.changes)


def _changes(section: Section, party: str) -> Iterator[Change]:
    for question in section.questions:
        for choice in question.choices:
            if party in choice.names:
                yield Change(question, choice, tuple(name for name in choice.names if name != party))
