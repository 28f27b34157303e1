"""Wordings made by hand: from an edited text, or from one small change.

Every function takes a draft, or a `Paper`: a draft, what of it is written on, and what has been written so
far. So changes add up:

    once = replace_words(draft, "d3", "shall", "should")
    both = remove(paper(draft, so_far=once), "d4")

1. A provision is named by its reference, words by how they stand in it. Words that stand there more than once
   are counted, from 1.
2. Whoever takes out a provision, or moves it, takes along what hangs on it.
3. Nothing is changed but what is named; a change that is taken back is no change.
4. The text of a provision is given as people read it, without mark or hidden space; an empty line in it is
   a new paragraph of the same provision.

What cannot be written is a `WritingError`, one class for each reason:

    WritingError
    +-- NoProvisionError     the basis has no provision of this name
    +-- NoWordsError         the provision does not read so
    +-- SeveralPlacesError   it reads so more than once
    +-- PlaceError           a place that is in itself, or no place at all
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pourparlers.talks.edited import edited_wording
from pourparlers.talks.grounds import Ground
from pourparlers.talks.outlines import rewrite
from pourparlers.talks.phrases import MARK, mark_of, occurrences, replaced, row_of, words_at
from pourparlers.talks.state import Draft, Proposal
from pourparlers.talks.wording import Addition, Basis, Edit, Order, Wording
from pourparlers.text.diff import diff
from pourparlers.text.draft import Draft as Text
from pourparlers.text.tree import ROOT, Provision, View, reference
from pourparlers.text.words import cut_row

__all__ = [
    "BlanketPlace",
    "NoProvisionError",
    "NoWordsError",
    "Paper",
    "PlaceError",
    "SeveralPlacesError",
    "WritingError",
    "add",
    "again",
    "alternative",
    "besides",
    "blanket",
    "delete",
    "from_text",
    "insert",
    "join",
    "move",
    "paper",
    "remove",
    "replace_words",
    "reserve",
    "rewrite_provision",
    "split",
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


# --- What is written on --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Paper:
    """A draft, what of it is written on, and what has been written so far."""

    draft: Draft
    ground: Ground
    so_far: Wording = field(default_factory=Wording)

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
    if on_standing:
        ground = Ground(draft.tree)
        return Paper(draft, ground, rewrite(draft, proposal.id, ground.seen))
    return Paper(draft, Ground(draft.tree, proposal.id, is_again=True), proposal.versions[-1].wording)


def _paper(where: Draft | Paper) -> Paper:
    return where if isinstance(where, Paper) else paper(where)


def from_text(where: Draft | Paper, edited: Text, basis: Basis | None = None) -> Wording:
    """The wording that makes of the basis the edited text, whatever has been written so far."""
    on = where if isinstance(where, Paper) else paper(where, basis)
    return edited_wording(on.draft, on.basis, edited)


# --- The text of a provision ---------------------------------------------------------------------------


def rewrite_provision(where: Draft | Paper, provision: str, text: str) -> Wording:
    """It reads so, as a whole; its mark stays."""
    on = _paper(where)
    return _written(on, provision, row_of(mark_of(_text(on, provision)), text))


def replace_words(
    where: Draft | Paper, provision: str, old: str, new: str, *, nth: int | None = None
) -> Wording:
    """Instead of the old words it has the new ones."""
    on = _paper(where)
    text = _text(on, provision)
    start, end = _found(provision, text, old, nth)
    return _written(on, provision, replaced(text, start, end, new))


def delete(where: Draft | Paper, provision: str, words: str, *, nth: int | None = None) -> Wording:
    """Without these words."""
    return replace_words(where, provision, words, "", nth=nth)


def insert(
    where: Draft | Paper,
    provision: str,
    words: str,
    *,
    after: str = "",
    before: str = "",
    nth: int | None = None,
) -> Wording:
    """With these words more: after others, before others, or at the end."""
    on = _paper(where)
    text = _text(on, provision)
    if after:
        start = _found(provision, text, after, nth)[1]
    elif before:
        start = _found(provision, text, before, nth)[0]
    else:
        start = len(text)
    return _written(on, provision, replaced(text, start, start, words))


def besides(where: Draft | Paper, wording: Wording) -> Wording:
    """The same, with all that it inserts into provisions standing besides what others insert there."""
    on = _paper(where)
    marked: list[tuple[str, int]] = []
    for edit in wording.edits:
        before = on.ground.words(_find(on, edit.provision))
        for number, hunk in enumerate(diff(before, cut_row(edit.text))):
            if hunk.start == hunk.end:
                marked.append((edit.provision, number))
    return Wording(wording.edits, wording.orders, tuple(marked))


def split(where: Draft | Paper, provision: str, before: str, *, nth: int | None = None) -> Wording:
    """A new paragraph begins before these words."""
    on = _paper(where)
    text = _text(on, provision)
    start, _ = _found(provision, text, before, nth)
    return _written(on, provision, f"{text[:start].rstrip(' ')}{MARK} {text[start:].lstrip(' ')}")


def join(where: Draft | Paper, provision: str) -> Wording:
    """It is joined to what stands before it."""
    on = _paper(where)
    text = _text(on, provision)
    return _written(on, provision, text[len(mark_of(text)) :])


def alternative(where: Draft | Paper, provision: str, text: str) -> Wording:
    """Instead of the whole provision, with all that hangs on it, this text. For a proposal of kind alt."""
    on = _paper(where)
    without = _without(on, list(_below(on, provision)))
    return _written(replace(on, so_far=without), provision, row_of(mark_of(_text(on, provision)), text))


def reserve(where: Draft | Paper, provision: str, words: str = "", *, nth: int | None = None) -> Wording:
    """It stays as it is, and is reserved; or just these words of it."""
    on = _paper(where)
    text = _text(on, provision)
    keeps: tuple[tuple[int, int], ...] = ()
    if words:
        start, end = _found(provision, text, words, nth)
        keeps = (words_at(text, start, end),)
    others = tuple(each for each in on.so_far.edits if each.provision != provision)
    return replace_edits(on.so_far, (*others, Edit(provision, text, keeps)))


def replace_edits(wording: Wording, edits: tuple[Edit, ...]) -> Wording:
    """The same wording with other edits."""
    return Wording(edits, wording.orders, wording.besides)


def _text(on: Paper, provision: str) -> str:
    """The row as it reads so far."""
    for edit in on.so_far.edits:
        if edit.provision == provision:
            return edit.text
    return "".join(on.ground.words(_find(on, provision)))


def _find(on: Paper, provision: str) -> Provision:
    found = on.draft.references.get(provision)
    if found is None or found not in on.basis.words:
        raise NoProvisionError(provision)
    return found


def _written(on: Paper, provision: str, text: str) -> Wording:
    """What has been written so far, with another text of one provision."""
    before = "".join(on.ground.words(_find(on, provision)))
    edits = [edit for edit in on.so_far.edits if edit.provision != provision]
    if text != before:
        edits.append(Edit(provision, text))
    order = {reference(each): number for number, each in enumerate(on.basis.in_order())}
    return replace_edits(on.so_far, tuple(sorted(edits, key=lambda edit: order.get(edit.provision, 0))))


def _found(provision: str, text: str, words: str, nth: int | None) -> tuple[int, int]:
    """Where the words stand, with the space before them."""
    found = list(occurrences(text, words))
    if not found or (nth is not None and not 1 <= nth <= len(found)):
        raise NoWordsError(provision, words)
    if nth is None and len(found) > 1:
        raise SeveralPlacesError(provision, words, len(found))
    return found[(nth or 1) - 1]


# --- The order of provisions ----------------------------------------------------------------------------


def remove(where: Draft | Paper, provision: str) -> Wording:
    """It goes, with all that hangs on it."""
    on = _paper(where)
    return _without(on, [provision, *_below(on, provision)])


def _without(on: Paper, provisions: Sequence[str]) -> Wording:
    for provision in provisions:
        on = replace(on, so_far=_written(on, provision, ""))
    return on.so_far


def _below(on: Paper, provision: str) -> Iterator[str]:
    """All that hangs on a provision, so far, and is known to the basis."""
    for child in _children(on, provision):
        if isinstance(child, str):
            yield child
            yield from _below(on, child)


def move(
    where: Draft | Paper, provision: str, *, after: str = "", before: str = "", under: str = ""
) -> Wording:
    """It stands elsewhere, with all that hangs on it: beside another one, or as the last one under it."""
    on = _paper(where)
    _find(on, provision)
    parent, beside = _place(on, provision, after, before, under)
    if parent == provision or provision in _ancestors(on, parent) or beside == provision:
        raise PlaceError(provision)
    taken = replace(on, so_far=_without_child(on, provision))
    children = [child for child in _children(taken, parent) if child != provision]
    at = _position(children, beside, is_after=bool(after))
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
    on = _paper(where)
    row = row_of(MARK, text)
    if not row:
        raise NoWordsError(number, text)
    parent, beside = _place(on, "", after, before, under) if after or before or under else ("", "")
    children = _children(on, parent)
    at = _position(children, beside, is_after=bool(after))
    return _ordered(on, parent, (*children[:at], Addition(row, number, heading), *children[at:]))


def _place(on: Paper, provision: str, after: str, before: str, under: str) -> tuple[str, str]:
    """The parent, and the child there beside which it is ("" for the end)."""
    if sum(map(bool, (after, before, under))) != 1:
        raise PlaceError(provision or after or before or under)
    if under:
        _find(on, under)
        return under, ""
    beside = after or before
    _find(on, beside)
    return _parent(on, beside), beside


def _position(children: Sequence[str | Addition], beside: str, *, is_after: bool) -> int:
    return children.index(beside) + is_after if beside else len(children)


def _parent(on: Paper, provision: str) -> str:
    """What it hangs on so far."""
    for order in on.so_far.orders:
        if provision in order.children:
            return order.parent
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


# --- Everywhere ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BlanketPlace:
    """Where a blanket change applies: `number` counts from 1; the words around it are for people."""

    number: int
    provision: str
    before: str
    words: str
    after: str
    is_left_out: bool


def blanket(
    where: Draft | Paper, old: str, new: str, leave_out: Collection[int] = ()
) -> tuple[Wording, tuple[BlanketPlace, ...]]:
    """Wherever it says the old words it reads the new ones, except in the places left out; and all places."""
    on = _paper(where)
    places: list[BlanketPlace] = []
    for provision in on.basis.in_order():
        name = reference(provision)
        text = _text(on, name)
        at, made = 0, ""
        for start, end in occurrences(text, old):
            is_left_out = len(places) + 1 in leave_out
            around = text[max(0, start - 40) : start].lstrip("\n"), text[end : end + 40]
            places.append(
                BlanketPlace(len(places) + 1, name, around[0], text[start:end], around[1], is_left_out)
            )
            made += text[at:start] + (
                text[start:end] if is_left_out else replaced(text[start:end], 0, end - start, new)
            )
            at = end
        if made:
            on = replace(on, so_far=_written(on, name, made + text[at:]))
    if not places:
        raise NoWordsError("", old)
    return on.so_far, tuple(places)
