r"""The bare notation of the Paris text: the options of one question side by side, without names.

    Parties [shall][should][other] report [annually]
    Option 1: …                 a question on a whole provision, each option in lines of its own
    Option 2: …
    Option 3: No text

Brackets without anything between are one question; a space, or `\+` where there is none, divides two.
This notation does not say which option stands, nor who asks for any: `read` takes what is outside all
brackets for standing, every option for a proposal without a name, and says so under `guesses`.
Lists of amendments are written as in `own`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from pourparlers.text.nodes import Bracket, Node, Option, Words
from pourparlers.text.notation.inline import (
    Part,
    Understood,
    Writing,
    as_text,
    joined,
    read_option,
    read_questions,
    read_row,
    write_option,
    write_row,
)
from pourparlers.text.notation.lists import is_list, is_no_text
from pourparlers.text.notation.scanner import Group, Item, NotationError
from pourparlers.text.notation.stretches import Element

__all__ = ["Guess", "NotationError", "Reading", "read", "write"]

_BEGINS_WITH_BREAK: Final = re.compile(r"\[+(?:¶|\\[0-9]{1,3}¶)")
_LABEL: Final = re.compile(r"Option [0-9]+: ")
_LABELLED: Final = re.compile(r"(?:\A|\n+)Option [0-9]+: ")


class Guess(NamedTuple):
    """What the notation does not say, where, and so what was taken for granted.

    "kept or not": one option, read as an addition, may as well be standing words that somebody wants
    out. "none stands": of several options one may be standing.
    """

    position: int
    kind: Literal["kept or not", "none stands"]


class Reading(NamedTuple):
    nodes: tuple[Node, ...]
    guesses: tuple[Guess, ...]


# --- Writing ----------------------------------------------------------------------------------------


def write(nodes: Sequence[Node], *, start: str = "\n\n") -> str:
    r"""The nodes of a row as text. `start` is the break that is understood.

    >>> should = Bracket((Option((Words((" shall",)),), (), True), Option((Words((" should",)),), ("P",))))
    >>> write((Words(("\n\n", " Parties")), should))
    'Parties [shall][should]'
    """
    options = _whole_options(nodes, start)
    if options is None:
        return _write_row(nodes, start)
    labelled = (
        f"Option {number}: {_write_row(option, start) if option else 'No text'}"
        for number, option in enumerate(options, 1)
    )
    return (start or "\n\n").join(labelled)


def _whole_options(nodes: Sequence[Node], start: str) -> list[tuple[Node, ...]] | None:
    """The options of a row that is one question about a whole provision, if more than one has words."""
    if len(nodes) != 1 or not isinstance(nodes[0], Bracket) or not start:
        return None
    options = [option.nodes for option in _shown(nodes[0])]
    if len(options) - (() in options) < 2 or not all(_begins(option, start) for option in options if option):
        return None
    return options


def _begins(nodes: Sequence[Node], start: str) -> bool:
    return isinstance(nodes[0], Words) and nodes[0].words[0] == start


def _write_row(nodes: Sequence[Node], start: str) -> str:
    text = write_row(
        nodes, Understood(start, _BEGINS_WITH_BREAK), Writing(_write_bracket, _divides, attribution=False)
    )
    return "\\" + text if _LABEL.match(text) or is_no_text(text) else text


def _divides(node: Bracket, *, has_space: bool) -> bool:
    del node  # whatever it holds
    return not has_space


def _write_bracket(node: Bracket, *, has_space: bool) -> Iterator[Part]:
    for option in _shown(node):
        yield "["
        yield write_option(option.nodes, has_space=has_space)
        yield "]"


def _shown(node: Bracket) -> Sequence[Option]:
    """The options with words, and "no text" unless it only says that the words are in question."""
    standing, *others = node.options
    with_words = [option for option in node.options if option.nodes]
    if standing.nodes:
        return with_words if len(with_words) == 1 else node.options
    return others or [standing]


# --- Reading ----------------------------------------------------------------------------------------


def read(text: str, *, start: str = "\n\n") -> Reading:
    """The nodes, nameless, and what was guessed. Raises NotationError, which says where.

    >>> read("Parties [shall][should]").guesses
    (Guess(position=8, kind='none stands'),)
    """
    if not _LABEL.match(text):
        return _read_row(text, start)
    labels = list(_LABELLED.finditer(text))
    ends = [*(label.start() for label in labels[1:]), len(text)]
    options = [Option((), (), is_standing=True)]
    guesses = [Guess(0, "none stands" if len(labels) > 1 else "kept or not")]
    for label, end in zip(labels, ends, strict=True):
        words = text[label.end() : end]
        if is_no_text(words):
            options.append(Option(()))
            continue
        try:
            nodes, more = _read_row(words, start)
        except NotationError as error:
            raise NotationError(error.what, text, label.end() + error.position) from None
        options.append(Option(nodes))
        guesses.extend(guess._replace(position=label.end() + guess.position) for guess in more)
    return Reading((Bracket(tuple(options)),), tuple(guesses))


def _read_row(text: str, start: str) -> Reading:
    reader = _Reader()
    nodes = read_row(text, Understood(start, _BEGINS_WITH_BREAK), reader.nodes_of, reader.prepared)
    return Reading(nodes, tuple(sorted(reader.guesses)))


@dataclass(slots=True)
class _Reader:
    """The groups of each question by its first, and what was guessed."""

    questions: dict[int, list[Group]] = field(default_factory=dict)
    guesses: list[Guess] = field(default_factory=list)

    def prepared(self, items: Sequence[Item]) -> list[Item]:
        """The items with the first group of each question for all of them."""
        found: list[Item] = []
        question: list[Group] | None = None
        for item in items:
            if not isinstance(item, Group) or is_list(item):
                question = None
            elif question is not None:
                question.append(item)
                continue
            else:
                question = self.questions[id(item)] = [item]
            found.append(item)
        return found

    def nodes_of(self, groups: Sequence[Group], text: str) -> dict[int, tuple[Node, ...]]:
        return read_questions(groups, text, self.questions, self._option, self._bracket)

    def _option(self, group: Group) -> list[Element]:
        return read_option(group.items, has_space=group.has_space, prepared=self._prepared_text)

    def _prepared_text(self, items: Sequence[Item]) -> list[Item]:
        return self.prepared(as_text(items))

    def _bracket(
        self,
        question: Sequence[Group],
        elements: Mapping[int, list[Element]],
        known: Mapping[int, Sequence[Node]],
    ) -> Bracket:
        kind: Literal["none stands", "kept or not"] = "none stands" if len(question) > 1 else "kept or not"
        self.guesses.append(Guess(question[0].position, kind))
        options = (Option(joined(elements[id(each)], known)) for each in question)
        return Bracket((Option((), (), is_standing=True), *options))
