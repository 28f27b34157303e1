"""What is open: the questions that the brackets of a text put, each with its options.

Every bracket is one question, a bracket within an option one more; a list of amendments is one. A move is
one question although it shows at two places: it is asked where the provision would go. Attribution
follows the options: who asks for something nested in an option asks for that option too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pourparlers.text.blocks import Block
from pourparlers.text.classes import CONTEXT, class_of
from pourparlers.text.nodes import AmendmentList, Bracket, Node, Option, Words
from pourparlers.text.words import is_mark, join_words

__all__ = ["Question", "QuestionOption", "ask_questions", "names_in"]


@dataclass(frozen=True, slots=True)
class QuestionOption:
    """One option: "" is "no text"; `parties` ask for it, silence asks for the standing one."""

    text: str
    parties: tuple[str, ...]
    is_standing: bool


@dataclass(frozen=True, slots=True)
class Question:
    """An open question. `kind`: addition, deletion, alternative, reservation, move, split, join."""

    id: str
    block: str  # the Block's id
    path: tuple[str, ...]
    kind: str
    options: tuple[QuestionOption, ...]
    parties: tuple[str, ...]  # everyone who asks for something here
    changes: tuple[str, ...]  # classes of change that occur in it


def ask_questions(blocks: Iterable[Block]) -> tuple[Question, ...]:
    """The open questions of these blocks, in reading order, an outer one before those in it."""
    questions: list[Question] = []
    for block in blocks:
        for number, asked in enumerate(_walk(block.nodes, ()), 1):
            question = _question(f"{block.id}-q{number}", block, asked)
            if question is not None:
                questions.append(question)
    return tuple(questions)


def names_in(nodes: Iterable[Node]) -> frozenset[str]:
    """Everyone who asks for something in these nodes."""
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, Bracket):
            for option in node.options:
                names.update(option.names, names_in(option.nodes))
        elif isinstance(node, AmendmentList):
            names.update(name for amendment in node.amendments for name in amendment.names)
    return frozenset(names)


class _Asked(NamedTuple):
    """A bracket with the words before it and after it, on which the class of a short change depends."""

    node: Bracket | AmendmentList
    before: tuple[str, ...]
    after: tuple[str, ...]


def _walk(nodes: Sequence[Node], before: tuple[str, ...]) -> Iterator[_Asked]:
    for number, node in enumerate(nodes):
        if not isinstance(node, Words):
            yield _Asked(node, before, _plain(nodes[number + 1 : number + 2]))
        if isinstance(node, Bracket):
            for option in node.options:
                yield from _walk(option.nodes, before)
        before = (*before, *_plain([node]))[-CONTEXT:]


def _question(id: str, block: Block, asked: _Asked) -> Question | None:
    node = asked.node
    if isinstance(node, AmendmentList):
        return _of_list(id, block, node, asked)
    is_whole = node is block.nodes[0] and len(block.nodes) == 1
    if is_whole and block.moved and not block.is_moved_to and _only_moves(block, node):
        return None
    options = tuple(
        QuestionOption(
            _text(option.nodes), tuple(sorted({*option.names, *names_in(option.nodes)})), option.is_standing
        )
        for option in node.options
    )
    kind = "move" if is_whole and block.is_moved_to else _kind(node)
    return Question(
        id, block.id, block.path, kind, options, tuple(sorted(names_in([node]))), _changes(node, asked)
    )


def _only_moves(block: Block, node: Bracket) -> bool:
    """Whether whoever wants the provision out of its own place wants it at another."""
    return all(set(option.names) <= set(block.names) for option in node.options if not option.nodes)


def _kind(node: Bracket) -> str:
    standing, others = node.options[0], node.options[1:]
    if not others:
        return "reservation"
    if len(others) > 1 or (standing.nodes and others[0].nodes):
        return "alternative"
    if standing.nodes:
        return "join" if _is_marks(standing) else "deletion"
    return "split" if _is_marks(others[0]) else "addition"


def _is_marks(option: Option) -> bool:
    return all(isinstance(node, Words) and all(map(is_mark, node.words)) for node in option.nodes)


def _of_list(id: str, block: Block, node: AmendmentList, asked: _Asked) -> Question:
    standing = QuestionOption(join_words(node.words).strip(), (), is_standing=True)
    others = tuple(
        QuestionOption(join_words(a.words).strip(), a.names, is_standing=False) for a in node.amendments
    )
    words = node.words
    changes = {
        class_of(
            words[a.start : a.end],
            a.words,
            (*asked.before, *words[max(0, a.start - CONTEXT) : a.start]),
            (*words[a.end : a.end + 1], *asked.after)[:1],
        )
        for a in node.amendments
    }
    names = tuple(sorted(names_in([node])))
    return Question(
        id, block.id, block.path, "alternative", (standing, *others), names, tuple(sorted(changes))
    )


def _changes(node: Bracket, asked: _Asked) -> tuple[str, ...]:
    standing = _plain(node.options[0].nodes)
    others = (_plain(option.nodes) for option in node.options[1:])
    return tuple(sorted({class_of(standing, other, asked.before, asked.after) for other in others}))


def _text(nodes: Sequence[Node]) -> str:
    return join_words(_plain(nodes)).strip()


def _plain(nodes: Sequence[Node]) -> tuple[str, ...]:
    """The words of an option, what is nested in it read as it stands without those amendments."""
    words: list[str] = []
    for node in nodes:
        if isinstance(node, Bracket):
            words.extend(_plain(node.options[0].nodes))
        else:
            words.extend(node.words)
    return tuple(words)
