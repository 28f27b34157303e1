r"""Our own notation: the options of one question inside one bracket, each with those who ask for it.

    [shall / should – NOR, SUN / no text – VAR]    the standing option first, "no text" last
    [annually – NOR]                               an addition: nothing stands, and nobody asks to keep it so
    [shall – keep: FRA / should – NOR]             FRA asks to keep what stands
    [by 1 May | 1–2 by 1: in – NOR | …]            a list of amendments to a longer stretch

`read` undoes `write`, node for node, whatever the words are: the grammar is in
docs/reference/notation.md. A space that all options of a bracket share stands before it, otherwise
each keeps its own; the space of a paragraph's first word is understood, and so is its break, unless
the text begins with a break inside a bracket. Without attribution names are left out, and only they are
lost. Rows are written as `brackets` makes them: no empty or neighbouring `Words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pourparlers.text.nodes import Bracket, Node, Option
from pourparlers.text.notation.attribution import Attribution, read_names, write_names
from pourparlers.text.notation.inline import (
    Part,
    Understood,
    Writing,
    joined,
    read_option,
    read_row,
    write_option,
    write_row,
)
from pourparlers.text.notation.lists import is_list, read_list
from pourparlers.text.notation.scanner import (
    Group,
    Item,
    NotationError,
    PartyNameError,
    Sign,
    check_name,
    split_items,
)
from pourparlers.text.notation.stretches import Element

__all__ = ["NotationError", "PartyNameError", "check_name", "read", "write"]

_BEGINS_WITH_BREAK: Final = re.compile(r"\[+(?:no text(?: – keep:[^/\]]*)? / )?(?:¶|\\[0-9]{1,3}¶)")


def write(nodes: Sequence[Node], *, attribution: bool = True, start: str = "\n\n") -> str:
    r"""The nodes of a row as text. `start` is the break that is understood: "" for a part of a paragraph.

    Raises PartyNameError.

    >>> from pourparlers.text.nodes import Words
    >>> often = Bracket((Option((), (), True), Option((Words((" often",)),), ("P",))))
    >>> write((Words(("\n\n", " Meet")), often))
    'Meet [often – P]'
    """

    def bracket(node: Bracket, *, has_space: bool) -> Iterator[Part]:
        yield "["
        standing, *others = node.options
        is_addition = (
            not standing.nodes and not standing.names and attribution and bool(others and others[0].names)
        )
        for number, option in enumerate(node.options[1:] if is_addition else node.options):
            if number:
                yield " / "
            yield write_option(option.nodes, has_space=has_space)
            if option.names and attribution:
                yield write_names(option.names, is_keep=option.is_standing)
        yield "]"

    writing = Writing(bracket, attribution=attribution)
    return write_row(nodes, Understood(start, _BEGINS_WITH_BREAK), writing)


def read(text: str, *, start: str = "\n\n") -> tuple[Node, ...]:
    r"""The nodes that a text was written from. Raises NotationError, which says where.

    >>> read("Meet [often – P]")[1].options[1].names
    ('P',)
    """
    return read_row(text, Understood(start, _BEGINS_WITH_BREAK), _nodes_of)


def _nodes_of(groups: Sequence[Group], text: str) -> dict[int, tuple[Node, ...]]:
    known: dict[int, tuple[Node, ...]] = {}
    options: dict[int, list[tuple[list[Element], Attribution | None]]] = {}
    for group in groups:  # from the outside in, for the spaces
        if is_list(group):
            known[id(group)] = (read_list(group, text),)
        else:
            options[id(group)] = [_read_option(o, group, text) for o in split_items(group.items, Sign.SLASH)]
    for group in reversed(groups):  # from the inside out, for what is nested
        if id(group) not in known:
            known[id(group)] = (_bracket(group, options[id(group)], known, text),)
    return known


def _read_option(items: list[Item], group: Group, text: str) -> tuple[list[Element], Attribution | None]:
    words, *said = split_items(items, Sign.DASH)
    if len(said) > 1:
        raise NotationError("an option has one dash, before its names", text, group.position)
    names = read_names(said[0], text, group.position) if said else None
    return read_option(words, has_space=group.has_space), names


def _bracket(
    group: Group,
    read_options: list[tuple[list[Element], Attribution | None]],
    known: dict[int, tuple[Node, ...]],
    text: str,
) -> Bracket:
    options: list[Option] = []
    for number, (elements, said) in enumerate(read_options):
        is_standing = number == 0 and (said is None or said.is_keep)
        if said is not None and said.is_keep and not is_standing:
            raise NotationError("only the standing option, the first, can be kept", text, group.position)
        if number == 0 and not is_standing:
            options.append(Option((), (), is_standing=True))
        options.append(Option(joined(elements, known), said.names if said else (), is_standing))
    return Bracket(tuple(options))
