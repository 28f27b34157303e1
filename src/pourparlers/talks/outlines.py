"""From a text as it is wanted to a wording: what differs from the basis, and nothing else.

A wanted text is a row of *nodes*: its provisions in reading order, each with the text of its row and the node
that it hangs on. The rules:

1. A provision with other words than in the basis is an edit; one that is not there is an edit to nothing.
2. A parent whose children are not those of the basis, in their order, has an order of all of them.
3. A node that the basis does not know is an addition, with all that hangs on it.
4. A node without words that the basis has is taken out where it stood: what hung on it still does, and comes
   back into place if the removal is undone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pourparlers.talks.state import Draft
from pourparlers.talks.wording import Addition, Edit, Order, Wording
from pourparlers.text.diff import diff
from pourparlers.text.places import BESIDE
from pourparlers.text.rows import parts, reads
from pourparlers.text.tree import ROOT, Provision, View, reference, view
from pourparlers.text.words import cut_row

__all__ = ["Node", "compose", "raw", "rewrite", "wanted_by"]


@dataclass(frozen=True, slots=True)
class Node:
    """A provision of a wanted text; `parent` is the number of the node that it hangs on, -1 for none.

    `provision` is None where it is new; `text` is the row, put together as it is; `keeps` as in an edit.
    """

    provision: Provision | None
    text: str
    parent: int = -1
    number: str = ""
    heading: int = 0
    keeps: tuple[tuple[int, int], ...] = ()
    is_kept: bool = False  # spoken of, even if nothing is otherwise


def raw(seen: View, provision: Provision) -> str:
    """A provision's row, put together as it is."""
    return "".join(key.word for key in seen.words.get(provision, ()))


def compose(basis: View, nodes: Sequence[Node], besides: tuple[tuple[str, int], ...] = ()) -> Wording:
    """The wording that makes this text of the basis."""
    children: dict[int, list[int]] = {}
    for number, node in enumerate(nodes):
        children.setdefault(node.parent, []).append(number)
    places = {node.provision for node in nodes if node.provision is not None}
    gone = (provision for provision in basis.in_order() if provision not in places)
    edits = [*_edits(basis, nodes), *(Edit(reference(provision), "") for provision in gone)]
    return Wording(tuple(edits), tuple(_orders(basis, nodes, children, places)), besides)


def _edits(basis: View, nodes: Sequence[Node]) -> Iterator[Edit]:
    for node in nodes:
        if node.provision is not None and (
            node.is_kept or node.keeps or node.text != raw(basis, node.provision)
        ):
            yield Edit(reference(node.provision), node.text, node.keeps)


def _orders(
    basis: View,
    nodes: Sequence[Node],
    children: Mapping[int, Sequence[int]],
    places: set[Provision],
) -> Iterator[Order]:
    below: dict[Provision, Sequence[int]] = {ROOT: children.get(-1, ())}
    for number, node in enumerate(nodes):
        if node.provision is not None:
            below[node.provision] = children.get(number, ())
    for parent, numbers in below.items():
        now = [nodes[number].provision for number in numbers]
        before = [p for p in basis.children.get(parent, ()) if p in basis.words and p in places]
        if now != [provision for provision in before if provision in now]:  # who has left says so elsewhere
            yield Order(reference(parent), tuple(_child(nodes, children, number) for number in numbers))


def _child(nodes: Sequence[Node], children: Mapping[int, Sequence[int]], number: int) -> str | Addition:
    node = nodes[number]
    if node.provision is not None:
        return reference(node.provision)
    inner = tuple(_child(nodes, children, each) for each in children.get(number, ()))
    return Addition(node.text, node.number, node.heading, inner)


# --- What a version wants ------------------------------------------------------------------------------


def rewrite(draft: Draft, name: str, basis: View) -> Wording:
    """The wording that makes of a basis what a version of the draft reads now."""
    wanted = wanted_by(draft, name, basis)
    return compose(basis, wanted, tuple(_besides(draft, name, basis)))


def wanted_by(draft: Draft, name: str, basis: View) -> list[Node]:
    """The text that a version reads now, as nodes over a basis; what the basis does not know is new."""
    asked = view(draft.tree, name)
    shape = _with_gone(asked, basis)
    nodes: list[Node] = []
    numbers: dict[Provision, int] = {}
    for provision in shape.in_order():
        numbers[provision] = len(nodes)
        is_known = provision in basis.places
        called = draft.paragraphs.get(provision)
        keeps = tuple(_keeps(draft, name, provision)) if is_known else ()
        nodes.append(
            Node(
                provision if is_known else None,
                raw(asked, provision),
                numbers.get(shape.places[provision].parent, -1),
                called.number if called else "",
                called.heading if called else 0,
                keeps,
            )
        )
    return nodes


def _with_gone(asked: View, basis: View) -> View:
    """The text with what it takes out of the basis still in its place, holding what hangs on it.

    Where something stands between what hangs on it, it cannot hold them, and they hang as they read.
    """
    gone = {provision: keys for provision, keys in basis.words.items() if provision in asked.slots}
    shape = replace(asked, words={**gone, **asked.words})
    order = [provision for provision in shape.in_order() if provision in asked.words]
    return shape if order == list(asked.in_order()) else asked


def _keeps(draft: Draft, name: str, provision: Provision) -> Iterator[tuple[int, int]]:
    """What a version reserves in a row, counted on the words that it reads there now."""
    row = draft.tree.rows[provision]
    if name not in row.versions:
        return
    shift = 0
    for part in parts(row, name):
        if part.is_otherwise:
            shift += len(part.words) - len(part.standing)
        elif part.is_shown and part.standing:
            yield part.start + shift, part.start + shift + len(part.standing)


def _besides(draft: Draft, name: str, basis: View) -> Iterator[tuple[str, int]]:
    """What a version inserts besides others, by the hunks that the diff now finds."""
    for provision in draft.tree.spoken[name]:
        if provision not in basis.places:
            continue
        version = draft.tree.rows[provision].versions[name]
        marked = {reads(change.keys) for change in version.changes if change.stretch.start[-1] == BESIDE}
        if marked:
            text = raw(view(draft.tree, name), provision)
            for number, hunk in enumerate(diff(reads(basis.words.get(provision, ())), cut_row(text))):
                if hunk.start == hunk.end and hunk.words in marked:
                    yield reference(provision), number
