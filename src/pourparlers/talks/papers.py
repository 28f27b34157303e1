"""Paper: what a wording is written on by hand, with what has been written so far.

What cannot be written is a `WritingError`, one class for each reason:

    WritingError
    +-- NoProvisionError     the basis has no provision of this name
    +-- NoWordsError         the provision does not read so
    +-- SeveralPlacesError   it reads so more than once
    +-- PlaceError           a place that is in itself, or no place at all
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pourparlers.talks.drafts import born
from pourparlers.talks.grounds import Ground
from pourparlers.talks.outlines import rewrite
from pourparlers.talks.state import Draft, Proposal
from pourparlers.talks.wording import Addition, Basis, Edit, Order, Wording
from pourparlers.text.tree import Provision, View, reference

__all__ = [
    "NoProvisionError",
    "NoWordsError",
    "Paper",
    "PlaceError",
    "SeveralPlacesError",
    "WritingError",
    "again",
    "find",
    "on_paper",
    "paper",
    "replace_edits",
    "text_of",
    "written",
]


class WritingError(ValueError):
    """A change that cannot be written as it was asked for."""


class NoProvisionError(WritingError):
    def __init__(self, provision: str) -> None:
        super().__init__(f"there is no provision {provision!r} in what this is written on")
        self.provision = provision


class NoWordsError(WritingError):
    def __init__(self, provision: str, words: str) -> None:
        super().__init__(f"{provision!r} does not say {words!r}")
        self.provision = provision
        self.words = words


class SeveralPlacesError(WritingError):
    def __init__(self, provision: str, words: str, count: int) -> None:
        super().__init__(f"{provision!r} says {words!r} {count} times; say which")
        self.provision = provision
        self.words = words
        self.count = count


class PlaceError(WritingError):
    def __init__(self, provision: str) -> None:
        super().__init__(f"{provision!r} cannot stand there")
        self.provision = provision


@dataclass(frozen=True)
class Paper:
    """A draft, what of it is written on, and what has been written so far.

    `born` are provisions that have been written so far and have a name: those of an earlier version.
    """

    draft: Draft
    ground: Ground
    so_far: Wording = field(default_factory=Wording)
    born: Mapping[str, Addition] = field(default_factory=dict)

    @property
    def basis(self) -> View:
        return self.ground.seen


def paper(draft: Draft, basis: Basis | None = None, so_far: Wording | None = None) -> Paper:
    """Paper for a new proposal: on the standing text, or on a version of another one."""
    on = basis.proposal if basis and basis.proposal else None
    return Paper(draft, Ground(draft.tree, on, bool(basis and basis.reads_now)), so_far or Wording())


def again(draft: Draft, proposal: Proposal, *, on_standing: bool = False) -> Paper:
    """Paper for the next version of a proposal, with the last one on it.

    It counts on what the last one was written on, or on the standing text of now.
    """
    name, tree, wording = proposal.id, draft.tree, proposal.versions[-1].wording
    if not on_standing:
        names = {reference(each): child for each, child in born(tree, wording, name, draft.references)}
        return Paper(draft, Ground(tree, name, is_again=True), wording, names)
    ground = Ground(tree)
    return Paper(draft, ground, rewrite(draft, name, ground.seen))


def on_paper(where: Draft | Paper) -> Paper:
    return where if isinstance(where, Paper) else paper(where)


def text_of(on: Paper, provision: str) -> str:
    """The row as it reads so far."""
    if provision in on.born:
        return on.born[provision].text
    for edit in on.so_far.edits:
        if edit.provision == provision:
            return edit.text
    return "".join(on.ground.words(find(on, provision)))


def find(on: Paper, provision: str) -> Provision:
    found = on.draft.references.get(provision)
    if found is None or found not in on.basis.words:
        raise NoProvisionError(provision)
    return found


def written(on: Paper, provision: str, text: str) -> Wording:
    """What has been written so far, with another text of one provision."""
    if provision in on.born:
        return _with_child(on, provision, text)
    before = "".join(on.ground.words(find(on, provision)))
    edits = [edit for edit in on.so_far.edits if edit.provision != provision]
    if text != before:
        edits.append(Edit(provision, text))
    order = {reference(each): number for number, each in enumerate(on.basis.in_order())}
    return replace_edits(on.so_far, tuple(sorted(edits, key=lambda edit: order.get(edit.provision, 0))))


def _with_child(on: Paper, provision: str, text: str) -> Wording:
    """So far, with another text of what is new; without one it goes, and leaves what hangs on it."""
    old = on.born[provision]
    new = (Addition(text, old.number, old.heading, old.children),) if text else old.children

    def changed(children: Sequence[str | Addition]) -> Iterator[str | Addition]:
        for child in children:
            if child is old:
                yield from new
            elif isinstance(child, Addition):
                inner = tuple(changed(child.children))
                yield Addition(child.text, child.number, child.heading, inner)
            else:
                yield child

    orders = (Order(order.parent, tuple(changed(order.children))) for order in on.so_far.orders)
    return Wording(on.so_far.edits, tuple(orders), on.so_far.besides)


def replace_edits(wording: Wording, edits: tuple[Edit, ...]) -> Wording:
    """The same wording with other edits."""
    return Wording(edits, wording.orders, wording.besides)
