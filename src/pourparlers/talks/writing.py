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

What cannot be written is a `WritingError`, see `papers`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from pourparlers.talks.arranging import add, below, move, remove, without
from pourparlers.talks.edited import edited_wording
from pourparlers.talks.papers import (
    NoProvisionError,
    NoWordsError,
    Paper,
    PlaceError,
    SeveralPlacesError,
    WritingError,
    again,
    find,
    on_paper,
    paper,
    replace_edits,
    text_of,
    written,
)
from pourparlers.talks.phrases import MARK, mark_of, occurrences, replaced, row_of, words_at
from pourparlers.talks.state import Draft
from pourparlers.talks.wording import Basis, Edit, Wording
from pourparlers.text.diff import diff
from pourparlers.text.draft import Draft as Text
from pourparlers.text.tree import reference
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


def from_text(where: Draft | Paper, edited: Text, basis: Basis | None = None) -> Wording:
    """The wording that makes of the basis the edited text, whatever has been written so far."""
    on = where if isinstance(where, Paper) else paper(where, basis)
    return edited_wording(on.draft, on.basis, edited)


# --- The text of a provision ---------------------------------------------------------------------------


def rewrite_provision(where: Draft | Paper, provision: str, text: str) -> Wording:
    """It reads so, as a whole; its mark stays."""
    on = on_paper(where)
    return written(on, provision, row_of(mark_of(text_of(on, provision)), text))


def replace_words(
    where: Draft | Paper, provision: str, old: str, new: str, *, nth: int | None = None
) -> Wording:
    """Instead of the old words it has the new ones."""
    on = on_paper(where)
    text = text_of(on, provision)
    start, end = _found(provision, text, old, nth)
    return written(on, provision, replaced(text, start, end, new))


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
    on = on_paper(where)
    text = text_of(on, provision)
    if after:
        start = _found(provision, text, after, nth)[1]
    elif before:
        start = _found(provision, text, before, nth)[0]
    else:
        start = len(text)
    return written(on, provision, replaced(text, start, start, words))


def besides(where: Draft | Paper, wording: Wording) -> Wording:
    """The same, with all that it inserts into provisions standing besides what others insert there."""
    on = on_paper(where)
    marked: list[tuple[str, int]] = []
    for edit in wording.edits:
        before = on.ground.words(find(on, edit.provision))
        for number, hunk in enumerate(diff(before, cut_row(edit.text))):
            if hunk.start == hunk.end:
                marked.append((edit.provision, number))
    return Wording(wording.edits, wording.orders, tuple(marked))


def split(where: Draft | Paper, provision: str, before: str, *, nth: int | None = None) -> Wording:
    """A new paragraph begins before these words."""
    on = on_paper(where)
    text = text_of(on, provision)
    start, _ = _found(provision, text, before, nth)
    return written(on, provision, f"{text[:start].rstrip(' ')}{MARK} {text[start:].lstrip(' ')}")


def join(where: Draft | Paper, provision: str) -> Wording:
    """It is joined to what stands before it."""
    on = on_paper(where)
    text = text_of(on, provision)
    return written(on, provision, text[len(mark_of(text)) :])


def alternative(where: Draft | Paper, provision: str, text: str) -> Wording:
    """Instead of the whole provision, with all that hangs on it, this text. For a proposal of kind alt."""
    on = on_paper(where)
    alone = without(on, list(below(on, provision)))
    return written(replace(on, so_far=alone), provision, row_of(mark_of(text_of(on, provision)), text))


def reserve(where: Draft | Paper, provision: str, words: str = "", *, nth: int | None = None) -> Wording:
    """It stays as it is, and is reserved; or just these words of it."""
    on = on_paper(where)
    text = text_of(on, provision)
    keeps: tuple[tuple[int, int], ...] = ()
    if words:
        start, end = _found(provision, text, words, nth)
        keeps = (words_at(text, start, end),)
    others = tuple(each for each in on.so_far.edits if each.provision != provision)
    return replace_edits(on.so_far, (*others, Edit(provision, text, keeps)))


def _found(provision: str, text: str, words: str, nth: int | None) -> tuple[int, int]:
    """Where the words stand, with the space before them."""
    found = list(occurrences(text, words))
    if not found or (nth is not None and not 1 <= nth <= len(found)):
        raise NoWordsError(provision, words)
    if nth is None and len(found) > 1:
        raise SeveralPlacesError(provision, words, len(found))
    return found[(nth or 1) - 1]


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
    on = on_paper(where)
    places: list[BlanketPlace] = []
    for provision in on.basis.in_order():
        name = reference(provision)
        text = text_of(on, name)
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
            on = replace(on, so_far=written(on, name, made + text[at:]))
    if not places:
        raise NoWordsError("", old)
    return on.so_far, tuple(places)
