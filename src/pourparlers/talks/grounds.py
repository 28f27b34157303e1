"""What a version is written on, and what a wording makes of it in the tree.

The idea. A wording has whole texts; a tree takes hunks that count on the words of the basis, and orders that
name provisions. Between them stands only the one diff, so the same wording on the same ground is the same
version for everyone.

1. An edit that changes words is what the diff finds; one that changes none keeps all of them, or those that
   it names.
2. An alternative to a whole provision is one change from its first word to its last, however much of it is
   the same.
3. The first mark of a provision is no part of a change unless it is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from pourparlers.talks.wording import Addition, Basis, Edit, Wording
from pourparlers.text.diff import Hunk, diff
from pourparlers.text.rows import HunkTriple, ask, reads
from pourparlers.text.tree import Provision, Tree, View, Written, words_at
from pourparlers.text.tree_writing import TreeTabling, basis_view, old_basis_view
from pourparlers.text.words import cut_row, cut_row_like, is_mark

__all__ = [
    "Ground",
    "KeepError",
    "UnknownReferenceError",
    "WordsOf",
    "find_reference",
    "tree_tabling",
    "written_tree",
]

WordsOf: TypeAlias = Callable[[Provision], tuple[str, ...]]
"""How a provision reads in a basis; nothing where it is not there."""


class UnknownReferenceError(LookupError):
    """A provision that is not in the basis."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"no provision is called {reference!r}")
        self.reference = reference


class KeepError(ValueError):
    """Words to be reserved that the text does not have, or that it changes."""

    def __init__(self, reference: str, keep: tuple[int, int]) -> None:
        super().__init__(f"{reference!r} has no words {keep} that stay as they are")
        self.reference = reference


@dataclass(frozen=True)
class Ground:
    """A basis in a tree: the standing text, or version `on` as written or as it reads now.

    With `is_again` it is what `on` itself was written on, for its next version.
    """

    tree: Tree
    on: str | None = None
    reads_now: bool = False
    is_again: bool = False

    @cached_property
    def seen(self) -> View:
        """The whole basis; to make it costs a look at every provision."""
        if self.is_again and self.on is not None:
            return old_basis_view(self.tree, self.on)
        return basis_view(self.tree, self.on, reads_now=self.reads_now)

    def words(self, provision: Provision) -> tuple[str, ...]:
        row = self.tree.rows.get(provision)
        if row is None:
            return ()
        if self.on is None:
            return reads(row.standing)
        if version := row.versions.get(self.on):
            if self.is_again:
                return reads(version.basis)
            return reads(ask(row, self.on) if self.reads_now else version.keys)
        if self.reads_now:
            return reads(row.standing)
        return reads(words_at(self.tree, provision, self.tree.versions[self.on].count))


def tree_tabling(
    name: str,
    wording: Wording,
    references: Mapping[str, Provision],
    words: WordsOf,
    basis: Basis | None = None,
    alt_of: str = "",
) -> TreeTabling:
    """A wording as the tree takes it. Raises UnknownReferenceError, KeepError."""
    hunks: dict[Provision, Sequence[HunkTriple]] = {}
    besides: dict[Provision, tuple[int, ...]] = {}
    for edit in wording.edits:
        provision = find_reference(references, edit.provision)
        found, numbers = _hunks(words(provision), edit, is_whole=edit.provision == alt_of)
        hunks[provision] = found
        if chosen := tuple(numbers[n] for at, n in wording.besides if at == edit.provision and n in numbers):
            besides[provision] = chosen
    orders = {
        find_reference(references, order.parent) if order.parent else (): written_tree(
            references, order.children
        )
        for order in wording.orders
    }
    on = basis.proposal if basis is not None and basis.proposal else None
    return TreeTabling(
        name, hunks, orders, on, on is not None and basis is not None and basis.reads_now, besides
    )


def find_reference(references: Mapping[str, Provision], reference: str) -> Provision:
    """The provision of this name. Raises UnknownReferenceError."""
    if reference not in references:
        raise UnknownReferenceError(reference)
    return references[reference]


def written_tree(
    references: Mapping[str, Provision], children: Sequence[str | Addition]
) -> tuple[Provision | Written, ...]:
    """Children as the tree takes them."""
    return tuple(
        Written(cut_row(child.text), written_tree(references, child.children))
        if isinstance(child, Addition)
        else find_reference(references, child)
        for child in children
    )


def _hunks(before: tuple[str, ...], edit: Edit, *, is_whole: bool) -> tuple[list[Hunk], dict[int, int]]:
    """The hunks of an edit, and for each that the diff found, by its number there, its number here."""
    after = cut_row_like(edit.text, before)
    changes = _as_one(before, after) if is_whole and before and after else diff(before, after)
    keeps = [_keep(before, changes, edit, keep) for keep in edit.keeps]
    if not changes and not keeps:
        keeps = [Hunk(0, len(before), before)]
    hunks = sorted([*changes, *keeps])
    numbers = {n: hunks.index(change) for n, change in enumerate(changes)} if keeps else _same(len(changes))
    return hunks, numbers


def _same(size: int) -> dict[int, int]:
    return {n: n for n in range(size)}


def _as_one(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[Hunk, ...]:
    has_mark = int(before[0] == after[0] and is_mark(before[0]))
    return (Hunk(has_mark, len(before), after[has_mark:]),) if before != after else ()


def _keep(before: tuple[str, ...], changes: Sequence[Hunk], edit: Edit, keep: tuple[int, int]) -> Hunk:
    """A hunk that writes what stands there: words of the text, counted back to those of the basis."""
    start, end = keep
    shift = 0
    for change in changes:
        at = change.start - shift
        if end <= at:
            break
        if start < at + len(change.words):
            raise KeepError(edit.provision, keep)
        shift += (change.end - change.start) - len(change.words)
    if not 0 <= start < end or end + shift > len(before):
        raise KeepError(edit.provision, keep)
    return Hunk(start + shift, end + shift, before[start + shift : end + shift])
