"""Which rows of nodes begin with a space, so that it can stand before their bracket or be understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pourparlers.text.nodes import AmendmentList, Bracket, Node
from pourparlers.text.words import is_mark

__all__ = ["Spaces", "begins_with_space"]


def begins_with_space(words: Sequence[str]) -> bool:
    """Whether the first word has a space before it, or is a break, before which one says nothing.

    A word that is nothing but a space keeps it.
    """
    return bool(words) and (is_mark(words[0]) or (words[0].startswith(" ") and words[0] != " "))


@dataclass(slots=True)
class Spaces:
    """Looked up for each bracket once, from the inside out. Empty options share whatever the others have."""

    shared: dict[int, bool] = field(default_factory=dict)

    @staticmethod
    def of(nodes: Sequence[Node]) -> Spaces:
        found: list[Bracket] = []
        todo = list(nodes)
        while todo:
            node = todo.pop()
            if isinstance(node, Bracket):
                found.append(node)
                todo.extend(inner for option in node.options for inner in option.nodes)
        spaces = Spaces()
        for bracket in reversed(found):
            spaces.shared[id(bracket)] = all(spaces.begin(o.nodes) for o in bracket.options if o.nodes)
        return spaces

    def begin(self, nodes: Sequence[Node]) -> bool:
        """Whether a row that is not empty begins with a space that can be taken away from it."""
        return self.begins(nodes[0])

    def begins(self, node: Node) -> bool:
        if isinstance(node, Bracket):
            return self.shared[id(node)]
        if isinstance(node, AmendmentList) and not node.words:
            return True
        return begins_with_space(node.words)
