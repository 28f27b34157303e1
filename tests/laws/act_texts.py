"""Texts that people of a generated history write: what a basis becomes by edits, moves, removals, additions.

The wording is composed here in its own way, and what the whole must then read is worked out apart from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any, TypeAlias

from pourparlers.talks.state import Draft
from pourparlers.talks.wording import Addition, Edit, Order, Wording
from pourparlers.text.diff import diff
from pourparlers.text.rows import reads
from pourparlers.text.tree import ROOT, Provision, View, reference
from pourparlers.text.words import cut_row

__all__ = ["random_text", "written"]

Children: TypeAlias = dict[Provision, list[Provision | Addition]]

WORDS = [" a", " a", " the", " the", " a", " the", ".", "\n\n"]


def random_text(random: Random) -> list[str]:
    return [random.choice(WORDS[:7]) for _ in range(random.choice([0, 1, 1, 2, 2, 3]))]


def written(draft: Draft, basis: View, spec: dict[str, Any]) -> tuple[Wording, tuple[str, ...]]:
    """The wording of what somebody writes on a basis, and all that it must read."""
    there = list(basis.in_order())
    texts = {p: reads(basis.words[p]) for p in there}
    new_texts = edited(there, texts, spec)
    children: Children = {p: [c for c in basis.children.get(p, ()) if c in texts] for p in (ROOT, *there)}
    touched: set[Provision] = set()
    for which, into, at in spec["moves"]:
        if there:
            touched |= moved(children, there[which % len(there)], [ROOT, *there][into % (len(there) + 1)], at)
    for into, at, words in spec["news"]:
        parent = [ROOT, *there][into % (len(there) + 1)]
        children[parent].insert(min(at, len(children[parent])), Addition("".join(["\n\n", *words]), "9."))
        touched.add(parent)
    edits = tuple(Edit(reference(p), "".join(new_texts[p])) for p in there if new_texts[p] != texts[p])
    orders = tuple(ordered(children, p) for p in (ROOT, *there) if p in touched)
    besides = tuple(insertions(there, texts, new_texts)) if spec["besides"] else ()
    return Wording(edits, orders, besides), tuple(wanted(children, new_texts, ROOT))


def edited(
    there: list[Provision], texts: dict[Provision, tuple[str, ...]], spec: dict[str, Any]
) -> dict[Provision, tuple[str, ...]]:
    new = dict(texts)
    for which, at, size, words in spec["edits"]:
        if there:
            provision = there[which % len(there)]
            old = new[provision]
            start = min(at, len(old))
            new[provision] = cut_row("".join((*old[:start], *words, *old[start + size :])))
    for which in spec["removes"]:
        if there:
            new[there[which % len(there)]] = ()
    return new


def ordered(children: Children, parent: Provision) -> Order:
    names = (each if isinstance(each, Addition) else reference(each) for each in children[parent])
    return Order(reference(parent), tuple(names))


def insertions(
    there: list[Provision], texts: dict[Provision, tuple[str, ...]], new: dict[Provision, tuple[str, ...]]
) -> Iterator[tuple[str, int]]:
    for provision in there:
        for number, hunk in enumerate(diff(texts[provision], new[provision])):
            if hunk.start == hunk.end and hunk.words:
                yield reference(provision), number


def moved(children: Children, which: Provision, into: Provision, at: int) -> set[Provision]:
    if which in above(children, into):
        return set()
    holder = next(p for p, below in children.items() if which in below)
    children[holder].remove(which)
    children[into].insert(min(at, len(children[into])), which)
    return {holder, into}


def above(children: Children, provision: Provision) -> set[Provision]:
    found = {provision}
    while provision != ROOT:
        provision = next(p for p, below in children.items() if provision in below)
        found.add(provision)
    return found


def wanted(children: Children, texts: dict[Provision, tuple[str, ...]], parent: Provision) -> Iterator[str]:
    for child in children[parent]:
        if isinstance(child, Addition):
            yield from cut_row(child.text)
        else:
            yield from texts[child]
            yield from wanted(children, texts, child)
