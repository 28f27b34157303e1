"""Provisions added, moved and taken out by hand.

1. Whoever takes out a provision, or moves it, takes along what hangs on it.
2. A place is beside another provision, or under one as the last there.
3. What is moved is named where it stands now; where it stood nothing need be said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pourparlers.talks.papers import NoWordsError, Paper, PlaceError, find, on_paper, text_of, written
from pourparlers.talks.phrases import MARK, row_of
from pourparlers.talks.state import Draft
from pourparlers.talks.wording import Addition, Order, Wording
from pourparlers.text.tree import ROOT, reference

__all__ = ["add", "below", "move", "remove", "without"]


def remove(where: Draft | Paper, provision: str) -> Wording:
    """It goes, with all that hangs on it."""
    on = on_paper(where)
    text_of(on, provision)  # it is there
    gone = [provision, *below(on, provision)]
    orders = tuple(order for order in on.so_far.orders if order.parent not in gone)
    so_far = Wording(on.so_far.edits, orders, on.so_far.besides)
    return without(replace(on, so_far=so_far), gone)


def without(on: Paper, provisions: Sequence[str]) -> Wording:
    for provision in provisions:
        on = replace(on, so_far=written(on, provision, ""))
    return on.so_far


def below(on: Paper, provision: str) -> Iterator[str]:
    """All that hangs on a provision, so far, and is known to the basis."""
    for child in _children(on, provision):
        if isinstance(child, str):
            yield child
            yield from below(on, child)


def move(
    where: Draft | Paper, provision: str, *, after: str = "", before: str = "", under: str = ""
) -> Wording:
    """It stands elsewhere, with all that hangs on it: beside another one, or as the last one under it."""
    on = on_paper(where)
    find(on, provision)
    parent, beside = _place(on, provision, after, before, under)
    if parent == provision or provision in _ancestors(on, parent) or beside == provision:
        raise PlaceError(provision)
    taken = replace(on, so_far=_without_child(on, provision))
    children = [child for child in _children(taken, parent) if child != provision]
    at = _position(on, children, beside, is_after=bool(after))
    return _ordered(taken, parent, (*children[:at], provision, *children[at:]))


def add(
    where: Draft | Paper,
    text: str,
    *,
    after: str = "",
    before: str = "",
    under: str = "",
    number: str = "",
    heading: int = 0,
) -> Wording:
    """A new provision: beside another one, or as the last one under it; without a place, at the very end."""
    on = on_paper(where)
    row = row_of(MARK, text)
    if not row:
        raise NoWordsError(number, text)
    parent, beside = _place(on, "", after, before, under) if after or before or under else ("", "")
    children = _children(on, parent)
    at = _position(on, children, beside, is_after=bool(after))
    return _ordered(on, parent, (*children[:at], Addition(row, number, heading), *children[at:]))


def _place(on: Paper, provision: str, after: str, before: str, under: str) -> tuple[str, str]:
    """The parent, and the child there beside which it is ("" for the end)."""
    if sum(map(bool, (after, before, under))) != 1:
        raise PlaceError(provision or after or before or under)
    if under:
        find(on, under)
        return under, ""
    beside = after or before
    if beside not in on.born:
        find(on, beside)
    return _parent(on, beside), beside


def _position(on: Paper, children: Sequence[str | Addition], beside: str, *, is_after: bool) -> int:
    return children.index(on.born.get(beside, beside)) + is_after if beside else len(children)


def _parent(on: Paper, provision: str) -> str:
    """What it hangs on so far. Raises PlaceError for what is new in what is new."""
    for order in on.so_far.orders:
        if on.born.get(provision, provision) in order.children:
            return order.parent
    if provision in on.born:
        raise PlaceError(provision)
    return reference(on.basis.places[on.draft.references[provision]].parent)


def _ancestors(on: Paper, provision: str) -> Iterator[str]:
    while provision:
        provision = _parent(on, provision)
        yield provision


def _children(on: Paper, parent: str) -> tuple[str | Addition, ...]:
    """What hangs on a provision, so far."""
    for order in on.so_far.orders:
        if order.parent == parent:
            return order.children
    elsewhere = set(_named(on.so_far))
    provision = on.draft.references[parent] if parent else ROOT
    children = (child for child in on.basis.children.get(provision, ()) if child in on.basis.words)
    return tuple(child for child in map(reference, children) if child not in elsewhere)


def _named(wording: Wording) -> Iterator[str]:
    return (child for order in wording.orders for child in order.children if isinstance(child, str))


def _without_child(on: Paper, provision: str) -> Wording:
    """So far, with a provision taken out of the order that names it."""
    orders = tuple(
        Order(order.parent, tuple(child for child in order.children if child != provision))
        for order in on.so_far.orders
    )
    return Wording(on.so_far.edits, orders, on.so_far.besides)


def _ordered(on: Paper, parent: str, children: tuple[str | Addition, ...]) -> Wording:
    others = tuple(order for order in on.so_far.orders if order.parent != parent)
    return Wording(on.so_far.edits, (*others, Order(parent, children)), on.so_far.besides)
