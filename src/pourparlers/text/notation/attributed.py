r"""The attributed notation of trade talks: names with what they want, side by side.

    [NOR/SUN propose: within thirty days [EST oppose: of receipt]]    additions and deletions
    [NOR/VAR oppose: shall] [NOR propose: should]                     NOR: should; VAR: no text
    [FRA keep: shall]    [NOR oppose; FRA keep: shall]                FRA asks to keep what stands

One question is what stands, if anything does, with who opposes and who would keep it, then each other text
with who proposes it, with one space or none between. Who opposes and proposes nothing wants no text.
Where the next question would be read as part of the one before, `\+` divides them, so `read` undoes
`write` wherever no name is in two options of a bracket. Lists of amendments are written as in `own`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pourparlers.text.nodes import Bracket, Node, Option
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
from pourparlers.text.notation.lists import is_list
from pourparlers.text.notation.scanner import (
    Group,
    Item,
    NotationError,
    PartyNameError,
    Sign,
    Token,
    check_name,
    escape,
    trim_start,
)
from pourparlers.text.notation.stretches import Element

__all__ = ["NotationError", "read", "write"]

_PROPOSE: Final = "propose"
_OPPOSE: Final = "oppose"
_KEEP: Final = "keep"
_BEGINS_WITH_BREAK: Final = re.compile(r"\[[^\[\]¶:]*: (?:¶|\\[0-9]{1,3}¶)")
_VERB: Final = re.compile(r"(?:(?P<name>.*) )?(?P<verb>propose|oppose|keep)s?", re.DOTALL)
_ESCAPED: Final = re.compile("[:;]")


# --- Writing ----------------------------------------------------------------------------------------


def write(nodes: Sequence[Node], *, start: str = "\n\n") -> str:
    r"""The nodes of a row as text. `start` is the break that is understood. Raises PartyNameError.

    >>> from pourparlers.text.nodes import Words
    >>> should = Bracket((Option((Words((" shall",)),), (), True), Option((Words((" should",)),), ("P",))))
    >>> write((Words(("\n\n", " Parties")), should))
    'Parties [P oppose: shall] [P propose: should]'
    """
    return write_row(nodes, Understood(start, _BEGINS_WITH_BREAK), Writing(_write_bracket, _divides))


def _divides(node: Bracket, *, has_space: bool) -> bool:
    del has_space  # one space or none is the same question
    return not _standing_heads(node)


def _write_bracket(node: Bracket, *, has_space: bool) -> Iterator[Part]:
    standing, *others = node.options
    wishes = [(heads, standing) for heads in [_standing_heads(node)] if heads]
    wishes.extend((_head(o.names, _PROPOSE), o) for o in others if o.nodes or not o.names)
    for number, (heads, option) in enumerate(wishes):
        yield f" [{heads}: " if number else f"[{heads}: "
        yield write_option(option.nodes, has_space=has_space)
        yield "]"


def _standing_heads(node: Bracket) -> str:
    """Who opposes and who would keep what stands; "" where nothing stands and nobody asks to keep it so."""
    standing, *others = node.options
    opposing = sorted({name for option in others for name in option.names})
    heads = []
    if standing.nodes and (opposing or not standing.names):
        heads.append(_head(opposing, _OPPOSE))
    if standing.names:
        heads.append(_head(standing.names, _KEEP))
    return "; ".join(heads)


def _head(names: Iterable[str], verb: str) -> str:
    for name in names:
        check_name(name)
    written = "/".join(_ESCAPED.sub(r"\\\g<0>", escape(name, is_inside=True)) for name in names)
    return f"{written} {verb}" if written else verb


# --- Reading ----------------------------------------------------------------------------------------


def read(text: str, *, start: str = "\n\n") -> tuple[Node, ...]:
    r"""The nodes that a text was written from. Raises NotationError, which says where.

    >>> read("Parties [P oppose: shall] [P propose: should]")[1].options[1].names
    ('P',)
    """
    reader = _Reader(text)
    return read_row(text, Understood(start, _BEGINS_WITH_BREAK), reader.nodes_of, reader.prepared)


class _Heads(NamedTuple):
    """What the start of a bracket says, by verb, and what stands behind it."""

    names: dict[str, tuple[str, ...]]
    items: list[Item]


@dataclass(slots=True)
class _Reader:
    """`heads` of each group met so far, and the groups of each question by its first."""

    text: str
    heads: dict[int, _Heads] = field(default_factory=dict)
    questions: dict[int, list[Group]] = field(default_factory=dict)

    def prepared(self, items: Sequence[Item]) -> list[Item]:
        """The items with the first group of each question for all of them."""
        found: list[Item] = []
        question: list[Group] | None = None
        for item in items:
            if isinstance(item, Group) and not is_list(item):
                if question is not None and _PROPOSE in self._heads_of(item).names:
                    if found[-1] is not question[0]:
                        found.pop()  # the space between
                    question.append(item)
                    continue
                question = self.questions[id(item)] = [item]
            elif question is not None and not (found[-1] is question[0] and _is_space(item)):
                question = None
            found.append(item)
        return found

    def _heads_of(self, group: Group) -> _Heads:
        if id(group) not in self.heads:
            self.heads[id(group)] = _read_heads(group, self.text)
        return self.heads[id(group)]

    def nodes_of(self, groups: Sequence[Group], text: str) -> dict[int, tuple[Node, ...]]:
        return read_questions(groups, text, self.questions, self._option, self._bracket)

    def _option(self, group: Group) -> list[Element]:
        items = self._heads_of(group).items
        return read_option(items, has_space=group.has_space, prepared=self._prepared_text)

    def _prepared_text(self, items: Sequence[Item]) -> list[Item]:
        return self.prepared(as_text(items))

    def _bracket(
        self,
        question: Sequence[Group],
        elements: Mapping[int, list[Element]],
        known: Mapping[int, Sequence[Node]],
    ) -> Bracket:
        first = self._heads_of(question[0]).names
        stands = _PROPOSE not in first
        nodes = [joined(elements[id(group)], known) for group in question]
        options = [Option(nodes[0] if stands else (), first.get(_KEEP, ()), is_standing=True)]
        proposing: set[str] = set()
        for group, new in list(zip(question, nodes, strict=True))[stands:]:
            names = self._heads_of(group).names[_PROPOSE]
            options.append(Option(new, names))
            proposing.update(names)
        against = tuple(name for name in first.get(_OPPOSE, ()) if name not in proposing)
        if against:
            options.append(Option((), against))
        return Bracket(tuple(options))


def _is_space(item: Item) -> bool:
    return isinstance(item, Token) and item.sign is Sign.TEXT and item.text == " "


def _read_heads(group: Group, text: str) -> _Heads:
    heads = [[""]]
    for number, item in enumerate(group.items):
        if isinstance(item, Group):
            raise _says_nothing(group, text)
        if item.sign is Sign.SLASH:
            heads[-1].append("")
        elif item.sign is not Sign.TEXT:
            heads[-1][-1] += item.text
        else:
            said, colon, after = item.text.partition(":")
            first, *others = said.split(";")
            heads[-1][-1] += first
            heads.extend([other] for other in others)
            if colon:
                rest: list[Item] = [item._replace(text=after)] if after else []
                rest.extend(group.items[number + 1 :])
                trim_start(rest)
                return _Heads(_by_verb(heads, group, text), rest)
    raise _says_nothing(group, text)


def _by_verb(heads: list[list[str]], group: Group, text: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for names in heads:
        match = _VERB.fullmatch(names[-1].strip())
        if match is None or match["verb"] in found:
            raise _says_nothing(group, text)
        said = [name.strip() for name in [*names[:-1], match["name"] or ""]]
        found[match["verb"]] = () if said == [""] else tuple(said)
        for name in found[match["verb"]]:
            try:
                check_name(name)
            except PartyNameError as error:
                raise NotationError(str(error), text, group.position) from None
    if _PROPOSE in found and len(found) > 1:
        raise _says_nothing(group, text)
    return found


def _says_nothing(group: Group, text: str) -> NotationError:
    what = "a bracket begins with who wants it: names, then propose, oppose or keep, then a colon"
    return NotationError(what, text, group.position)
