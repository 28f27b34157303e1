"""A row of nodes as text and back, whatever the brackets of a notation look like.

What is common to the notations: words and their escapes, the spaces before brackets, the break and the
space that are understood at the start, lists of amendments. A notation adds how one bracket is written,
in parts some of which are rows again, and what one group was. Nothing here is recursive, so that brackets
may lie in each other to any depth.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple, Protocol, TypeAlias

from pourparlers.text.nodes import AmendmentList, Bracket, Node, Words
from pourparlers.text.notation import lists
from pourparlers.text.notation.scanner import Group, Item, Sign, Token, nest
from pourparlers.text.notation.spaces import Spaces
from pourparlers.text.notation.stretches import JOINT, Element, read_elements, write_words

__all__ = [
    "NestedRow",
    "Part",
    "Understood",
    "Writing",
    "as_text",
    "joined",
    "read_option",
    "read_questions",
    "read_row",
    "write_option",
    "write_row",
]


class NestedRow(NamedTuple):
    """A row within a bracket; the space of its first word stands before the bracket if `has_space`."""

    nodes: Sequence[Node]
    has_space: bool
    is_inside: bool = True


Part: TypeAlias = str | NestedRow


class Understood(NamedTuple):
    """What the start of a text need not say.

    The space of its first word, and `start`, the break before it; but a text that `begins_with_break`
    within its first bracket has none before that. A joint says that neither is there.
    """

    start: str
    begins_with_break: re.Pattern[str]


class WritesBracket(Protocol):
    def __call__(self, node: Bracket, *, has_space: bool) -> Iterable[Part]: ...


class Divides(Protocol):
    def __call__(self, node: Bracket, *, has_space: bool) -> bool: ...


class Writing(NamedTuple):
    """How a notation writes brackets.

    `bracket` gives the parts of one, told whether the space of its words stands before it. `divides` says,
    told the same, whether a bracket that follows another would be read as part of that one.
    """

    bracket: WritesBracket
    divides: Divides | None = None
    attribution: bool = True


def write_row(nodes: Sequence[Node], understood: Understood, writing: Writing) -> str:
    """Write a row in a notation."""
    spaces = Spaces.of(nodes)
    rest = _without_start(nodes, understood.start)
    if rest is not None and (not rest or spaces.begin(rest)):
        text = _write_nodes(NestedRow(rest, True, False), spaces, writing)
        if not understood.start or not understood.begins_with_break.match(text):
            return text
    if nodes and spaces.begin(nodes):
        text = _write_nodes(NestedRow(nodes, True, False), spaces, writing)
        if understood.begins_with_break.match(text):
            return text
    return JOINT + _write_nodes(NestedRow(nodes, False, False), spaces, writing)


def _without_start(nodes: Sequence[Node], start: str) -> Sequence[Node] | None:
    if not start:
        return nodes
    if not nodes or not isinstance(nodes[0], Words) or nodes[0].words[0] != start:
        return None
    words = nodes[0].words[1:]
    return [*([Words(words)] if words else []), *nodes[1:]]


def _write_nodes(
    row: NestedRow,
    spaces: Spaces,
    writing: Writing,
) -> str:
    """Write the nodes of a row as they are."""
    written: list[str] = []
    todo: list[Part] = [row]
    while todo:
        part = todo.pop()
        if isinstance(part, str):
            written.append(part)
        else:
            todo.extend(reversed(list(_expanded(part, spaces, writing))))
    return "".join(written)


def _expanded(
    row: NestedRow,
    spaces: Spaces,
    writing: Writing,
) -> Iterator[Part]:
    for number, node in enumerate(row.nodes):
        is_first = number == 0
        has_space = row.has_space and is_first
        if isinstance(node, Words):
            yield write_words(node.words, has_space=has_space, is_inside=row.is_inside, is_first=is_first)
            continue
        begins = spaces.begins(node)
        if isinstance(node, AmendmentList):
            yield " " * (begins and not has_space) + lists.write_list(node, attribution=writing.attribution)
            continue
        follows = not is_first and isinstance(row.nodes[number - 1], Bracket)
        if follows and writing.divides and writing.divides(node, has_space=begins):
            yield JOINT
        yield " " * (begins and not has_space)
        yield from writing.bracket(node, has_space=begins)


def write_option(nodes: Sequence[Node], *, has_space: bool) -> Part:
    """The words of an option, so that they are not taken for notation."""
    if not nodes:
        return lists.NO_TEXT
    first = nodes[0]
    if len(nodes) == 1 and isinstance(first, Words):
        text = write_words(first.words, has_space=has_space, is_inside=True, is_first=True)
        return lists.write_guarded(text)
    return NestedRow(nodes, has_space)


def read_row(
    text: str,
    understood: Understood,
    nodes_of: Callable[[Sequence[Group], str], Mapping[int, Sequence[Node]]],
    prepare: Callable[[Sequence[Item]], list[Item]] = list,
) -> tuple[Node, ...]:
    """Read a row; `nodes_of` says what each group, by identity, is. Raises NotationError."""
    top, groups = nest(text)
    is_bare = bool(top) and isinstance(top[0], Token) and top[0].sign is Sign.JOINT
    elements = read_elements(prepare(as_text(islice(top, int(is_bare), None))), has_space=not is_bare)
    if understood.start and not is_bare and not understood.begins_with_break.match(text):
        first = elements[0] if elements else ()
        if isinstance(first, Group):
            elements.insert(0, (understood.start,))
        else:
            elements[:1] = [(understood.start, *first)]
    return joined(elements, nodes_of(groups, text))


def read_questions(
    groups: Sequence[Group],
    text: str,
    questions: Mapping[int, Sequence[Group]],
    option: Callable[[Group], list[Element]],
    bracket: Callable[[Sequence[Group], Mapping[int, list[Element]], Mapping[int, Sequence[Node]]], Bracket],
) -> dict[int, tuple[Node, ...]]:
    """What each group is where neighbouring groups make one question, for both notations of the trade.

    `questions` has the groups of each question by its first; `option` reads one of them, and `bracket` makes
    a question of them once all that is nested in it is known.
    """
    known: dict[int, tuple[Node, ...]] = {}
    elements: dict[int, list[Element]] = {}
    for group in groups:  # from the outside in, for the spaces
        for other in questions.get(id(group), ()):
            other.has_space = group.has_space
        if lists.is_list(group):
            known[id(group)] = (lists.read_list(group, text),)
        else:
            elements[id(group)] = option(group)
    for group in reversed(groups):  # from the inside out, for what is nested
        question = questions.get(id(group))
        if question is not None:
            known[id(group)] = (bracket(question, elements, known),)
    return known


def read_option(
    items: list[Item], *, has_space: bool, prepared: Callable[[Sequence[Item]], list[Item]] = list
) -> list[Element]:
    """The elements of an option; none where it says "no text"."""
    only = items[0] if len(items) == 1 else None
    if isinstance(only, Token) and only.sign is Sign.TEXT and lists.is_no_text(only.text):
        return []
    return read_elements(prepared(items), has_space=has_space)


def as_text(items: Iterable[Item]) -> list[Item]:
    """Items where slashes, dashes and bars are characters, as they are outside all brackets."""
    return [
        item._replace(sign=Sign.TEXT)
        if isinstance(item, Token) and item.sign in {Sign.SLASH, Sign.DASH, Sign.BAR}
        else item
        for item in items
    ]


def joined(elements: Iterable[Element], known: Mapping[int, Sequence[Node]]) -> tuple[Node, ...]:
    """The nodes of a row, with what its groups are."""
    nodes: list[Node] = []
    for element in elements:
        if isinstance(element, Group):
            nodes.extend(known[id(element)])
        else:
            nodes.append(Words(element))
    return tuple(nodes)
