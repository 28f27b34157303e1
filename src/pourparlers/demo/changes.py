"""What somebody would have the text read, said in few words: what `talks.writing` does, by provision's name.

A change is a function of the scene and of the paper that it is written on, so the same words can be asked for
in the standing text, in another's proposal, or in the next version of one's own. Provisions are named as
people name them ("4(2)", "preamble 5"); those without a number by their first words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from pourparlers.demo.scene import Scene
from pourparlers.talks import writing
from pourparlers.talks.wording import Addition, Order, Wording
from pourparlers.talks.writing import Paper
from pourparlers.text.rows import reads
from pourparlers.text.tree import reference
from pourparlers.text.words import join_words

__all__ = [
    "Change",
    "add",
    "alternative",
    "article",
    "both",
    "everywhere",
    "insert",
    "join",
    "move",
    "remove",
    "reserve",
    "rewrite",
    "row",
    "split",
    "words",
]

Change: TypeAlias = Callable[[Scene, Paper], Wording]


def words(at: str, old: str, new: str) -> Change:
    return lambda scene, on: writing.replace_words(on, _find(scene, on, at), old, new)


def insert(at: str, new: str, *, after: str, is_besides: bool = False) -> Change:
    """Words more; `is_besides` lets them stand beside what others insert in the same place."""

    def change(scene: Scene, on: Paper) -> Wording:
        inserted = writing.insert(on, _find(scene, on, at), new, after=after)
        return writing.besides(on, inserted) if is_besides else inserted

    return change


def rewrite(at: str, text: str) -> Change:
    return lambda scene, on: writing.rewrite_provision(on, _find(scene, on, at), text)


def alternative(at: str, text: str) -> Change:
    return lambda scene, on: writing.alternative(on, _find(scene, on, at), text)


def remove(at: str) -> Change:
    return lambda scene, on: writing.remove(on, _find(scene, on, at))


def move(at: str, *, before: str) -> Change:
    return lambda scene, on: writing.move(on, _find(scene, on, at), before=_find(scene, on, before))


def split(at: str, *, before: str) -> Change:
    return lambda scene, on: writing.split(on, _find(scene, on, at), before)


def join(at: str) -> Change:
    return lambda scene, on: writing.join(on, _find(scene, on, at))


def reserve(at: str, part: str = "") -> Change:
    return lambda scene, on: writing.reserve(on, _find(scene, on, at), part)


def everywhere(old: str, new: str, *, leave_out: tuple[int, ...] = ()) -> Change:
    return lambda _, on: writing.blanket(on, old, new, leave_out)[0]


def add(text: str, *, after: str, number: str = "") -> Change:
    return lambda scene, on: writing.add(on, text, after=_find(scene, on, after), number=number)


def row(text: str, *, after: str) -> Change:
    """A row of a table, which follows the one above it without an empty line."""

    def change(scene: Scene, on: Paper) -> Wording:
        return _with_added(add(text, after=after)(scene, on), Addition(f"\n {text}"))

    return change


def article(number: str, heading: str, *paragraphs: str, before: str) -> Change:
    """A whole article, its paragraphs numbered."""

    def change(scene: Scene, on: Paper) -> Wording:
        below = tuple(Addition(f"\n\n {text}", f"{n}.") for n, text in enumerate(paragraphs, 1))
        placed = writing.add(on, heading, before=_find(scene, on, before))
        return _with_added(placed, Addition(f"\n\n {heading}", number, 2, below))

    return change


def _with_added(wording: Wording, addition: Addition) -> Wording:
    """The same, its one new provision written in full."""
    (order,) = wording.orders
    children = tuple(addition if isinstance(each, Addition) else each for each in order.children)
    return Wording(wording.edits, (Order(order.parent, children),), wording.besides)


def both(*changes: Change) -> Change:
    """One after the other, on the same paper."""

    def change(scene: Scene, on: Paper) -> Wording:
        for each in changes:
            on = replace(on, so_far=each(scene, on))
        return on.so_far

    return change


def _find(scene: Scene, on: Paper, name: str) -> str:
    """The reference of the provision that is called so, or begins so, in what is written on."""
    if found := scene.find(name, on.ground.on):
        return found
    texts = {reference(each): join_words(reads(keys)) for each, keys in on.basis.words.items()}
    (found,) = (each for each, text in texts.items() if text.startswith(name))
    return found
