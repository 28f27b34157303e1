"""A table's rows, cut into cells at the pipes that nobody contests.

A row that as a whole is added, struck or replaced is printed once for each of its options, the
brackets in its first and last cells, so that the columns stay columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from pourparlers.documents.page.prose import IN, OUT, Ink, askers, hue, id_of, names_of, opening, write_nodes
from pourparlers.text.nodes import Bracket, Node, Option, Words
from pourparlers.text.words import is_mark

__all__ = ["write_rows"]

_PIPE = "|"


def write_rows(nodes: Sequence[Node], ink: Ink) -> list[tuple[str, list[Markup]]]:
    """The rows to print for one row of the text, each with its classes and its cells."""
    whole = [node for node in nodes if not (isinstance(node, Words) and all(map(is_mark, node.words)))]
    if len(whole) == 1 and isinstance(whole[0], Bracket) and _has_pipe(whole[0]):
        return list(_options(whole[0], ink))
    return [("", _cells(nodes, ink))]


def _has_pipe(bracket: Bracket) -> bool:
    return any(
        isinstance(node, Words) and any(word.strip() == _PIPE for word in node.words)
        for option in bracket.options
        for node in option.nodes
    )


def _options(bracket: Bracket, ink: Ink) -> Iterator[tuple[str, list[Markup]]]:
    anchor = next(ink.anchors, "")
    texts = [option for option in bracket.options if option.nodes]
    is_struck = any(not option.nodes and not option.is_standing for option in bracket.options)
    for number, option in enumerate(texts):
        cells = _cells(option.nodes, ink) or [Markup()]
        if ink.mode == "redline":
            cells = [(OUT if option.is_standing else IN).format(cell) for cell in cells]
        else:
            sign = opening(anchor, ink) if number == 0 else Markup('<span class="or">/ </span>')
            cells[0] = Markup("<span{}>{}</span>{}").format(
                id_of(anchor) if number == 0 else "", sign, cells[0]
            )
            cells[-1] += names_of(askers(option), ink, is_keep=option.is_standing)
            if number == len(texts) - 1:
                cells[-1] += _closing(bracket.options[-1], ink, is_struck=is_struck)
        kind = "std" if option.is_standing else "new"
        yield f"{kind}{hue(askers(option), ink)}", cells


def _closing(last: Option, ink: Ink, *, is_struck: bool) -> Markup:
    none = Markup()
    if is_struck:
        none = Markup(
            '<span class="or"> / </span><span class="o{}"><span class="none">{}</span>{}</span>'
        ).format(hue(last.names, ink), ink.translate.gettext("no text"), names_of(last.names, ink))
    return none + Markup('<span class="b">]</span>')


def _cells(nodes: Sequence[Node], ink: Ink) -> list[Markup]:
    return [write_nodes(cell, ink) for cell in _cut(nodes)]


def _cut(nodes: Sequence[Node]) -> list[list[Node]]:
    """The nodes between one pipe and the next; what stands before the first or after the last is no cell."""
    cells: list[list[Node]] = [[]]
    for node in nodes:
        if not isinstance(node, Words):
            cells[-1].append(node)
            continue
        start = 0
        for end, word in enumerate(node.words):
            if word.strip() == _PIPE:
                cells[-1].append(Words(node.words[start:end]))
                cells.append([])
                start = end + 1
        cells[-1].append(Words(node.words[start:]))
    return [cell for number, cell in enumerate(cells) if 0 < number < len(cells) - 1 or _prints(cell)]


def _prints(cell: Sequence[Node]) -> bool:
    return any(not isinstance(node, Words) or not all(map(is_mark, node.words)) for node in cell)
