r"""The text form of a rolling text: its blocks in order, each with its number and its brackets.

A block is printed as its break, its heading mark and number, and its words in one of the notations
(`text.notation`). A break that is itself in question stands inside its bracket as ¶, so
`[¶ The Parties … / no text – VAR]` is a provision that VAR would delete; the line it begins on is for
the reader. Footnote marks stand with their labels, as in the sources; while a notation writes, one
character that occurs nowhere in the text stands for each, so that it is a word like any other. What is
printed in our own notation is read back block by block: without its number a block is what `own.read`
reads.

Square brackets of the texts are characters, and escaped. Where the texts are bracketed texts
(`has_brackets`), those that match among the words of one option, or of what is common, stand as they
are: they are questions that the draft brought along. A bracket without its partner stays escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from pourparlers.documents.plain import prefix
from pourparlers.text.nodes import AmendmentList, Bracket, Node, Words
from pourparlers.text.notation import attributed, bare, own
from pourparlers.text.rolling import Block, Rolling
from pourparlers.text.words import NOTE, is_mark

__all__ = ["Notation", "write_blocks", "write_text"]

Notation: TypeAlias = Literal["own", "attributed", "bare"]


def write_text(
    rolling: Rolling, *, attribution: bool = True, notation: Notation = "own", has_brackets: bool = False
) -> str:
    """The rolling text as plain text. Raises PartyNameError for a name that cannot stand in a notation."""
    blocks = write_blocks(rolling, attribution=attribution, notation=notation, has_brackets=has_brackets)
    return "".join(
        start + prefix(block.heading, block.number) + words for block, start, words in blocks
    ) + "\n" * bool(rolling.blocks)


def write_blocks(
    rolling: Rolling, *, attribution: bool, notation: Notation, has_brackets: bool = False
) -> Iterator[tuple[Block, str, str]]:
    """Each block with the break to print before it, "" before the first, and its words in the notation.

    What is joined to the paragraph before it follows after a space.
    """
    signs = note_signs(rolling.blocks)
    brackets = ("", "")
    labels = {sign: f"[^{word.split(NOTE)[1]}]" for word, sign in signs.items()}
    if has_brackets:
        free = (sign for sign in _free_signs(rolling.blocks) if sign not in labels)
        brackets = next(free), next(free)
        labels |= zip(brackets, "[]", strict=True)
    table = str.maketrans(labels)
    for number, block in enumerate(rolling.blocks):
        start = first_mark(block.nodes)
        nodes = with_signs(block.nodes, signs)
        if has_brackets:
            nodes = _with_brackets(nodes, brackets)
        words = _write(nodes, start, attribution=attribution, notation=notation)
        yield block, (start or " ") if number else "", words.translate(table)


def _write(nodes: Sequence[Node], start: str, *, attribution: bool, notation: Notation) -> str:
    if notation == "attributed" and attribution:
        return attributed.write(nodes, start=start)
    if notation != "own":  # the attributed one without its names is the bare one
        return bare.write(nodes, start=start)
    return own.write(nodes, attribution=attribution, start=start)


def note_signs(blocks: Sequence[Block]) -> dict[str, str]:
    """For each footnote mark, as the word that it is in blocks, a character that stands for it."""
    notes = {word.lstrip(" ") for block in blocks for word in _words(block.nodes) if NOTE in word}
    return dict(zip(sorted(notes), _free_signs(blocks), strict=False)) if notes else {}


def _free_signs(blocks: Sequence[Block]) -> Iterator[str]:
    """Private characters that the texts have not."""
    used = set().union(*(word for block in blocks for word in _words(block.nodes)))
    return (sign for sign in map(chr, range(0x100000, 0x10FFFE)) if sign not in used)


def _with_brackets(nodes: Sequence[Node], signs: tuple[str, str]) -> tuple[Node, ...]:
    """The nodes with a sign for each square bracket that has its partner among the words of this level."""
    matched = _matched([word for node in nodes if isinstance(node, Words) for word in node.words])
    number = 0
    signed: list[Node] = []
    for node in nodes:
        match node:
            case Words(words):
                put = (
                    word.replace("[", signs[0]).replace("]", signs[1]) if n in matched else word
                    for n, word in enumerate(words, number)
                )
                signed.append(Words(tuple(put)))
                number += len(words)
            case Bracket(options):
                inner = tuple(
                    replace(option, nodes=_with_brackets(option.nodes, signs)) for option in options
                )
                signed.append(Bracket(inner))
            case AmendmentList():
                signed.append(node)
    return tuple(signed)


def _matched(words: Sequence[str]) -> set[int]:
    """The numbers of the words that are square brackets with a partner in the same paragraph."""
    matched: set[int] = set()
    opened: list[int] = []
    for number, word in enumerate(words):
        if is_mark(word):
            opened.clear()
        elif word.lstrip() == "[":
            opened.append(number)
        elif word.lstrip() == "]" and opened:
            matched |= {opened.pop(), number}
    return matched


def with_signs(nodes: Sequence[Node], signs: Mapping[str, str]) -> tuple[Node, ...]:
    """The nodes with each footnote mark replaced by its sign."""
    if not signs:
        return tuple(nodes)

    def put(words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            word[: word.index(NOTE)] + signs[word.lstrip(" ")] if NOTE in word else word for word in words
        )

    def of(node: Node) -> Node:
        match node:
            case Words(words):
                return Words(put(words))
            case AmendmentList(words, amendments):
                return AmendmentList(put(words), tuple(replace(a, words=put(a.words)) for a in amendments))
            case Bracket(options):
                return Bracket(tuple(replace(o, nodes=tuple(map(of, o.nodes))) for o in options))

    return tuple(map(of, nodes))


def _words(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Bracket):
            for option in node.options:
                yield from _words(option.nodes)
        else:
            yield from node.words
        if isinstance(node, AmendmentList):
            for amendment in node.amendments:
                yield from amendment.words


def first_mark(nodes: Sequence[Node]) -> str:
    """The break that begins a block, wherever it stands in its brackets."""
    for node in nodes:
        if isinstance(node, Bracket):
            found = next((mark for option in node.options if (mark := first_mark(option.nodes))), "")
            if found:
                return found
        elif node.words:
            return node.words[0] if is_mark(node.words[0]) else ""
    return ""
