"""A concordance of two moments: where each provision went, from whom, and by which act.

The two are states of one viewer; the later one knows all that the earlier one knew. A provision is *kept*,
*changed* in its words, *moved*, both, *new*, or *removed*; whether its number conforms to another place than
before is said apart. What did it are the decisions between the two that spoke of it, each with the
proposals that it took and their sponsors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pourparlers.talks.drafts import conforming
from pourparlers.talks.state import Draft, State
from pourparlers.text.rows import reads
from pourparlers.text.tree import Provision, View, reference, view
from pourparlers.views.names import Place, Places, called_in, display_names
from pourparlers.views.stamp import Stamp, stamp

__all__ = ["Concordance", "Source", "Went", "concordance"]

Change: TypeAlias = Literal["kept", "changed", "moved", "moved and changed", "new", "removed"]


@dataclass(frozen=True, slots=True)
class Source:
    """An act that changed a provision: the decision, what it took, whose that was, or a reopening."""

    decision: str
    proposal: str
    sponsors: tuple[str, ...]
    is_reopening: bool


@dataclass(frozen=True, slots=True)
class Went:
    """Where a provision was and is; None where it was or is not there. Numbers are the conforming ones."""

    before: Place | None
    after: Place | None
    number_before: str
    number_after: str
    change: Change
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Concordance:
    """In the order of the later text, what was removed after what it stood behind."""

    before: Stamp
    after: Stamp
    provisions: tuple[Went, ...]


def concordance(before: State, after: State, draft_id: str) -> Concordance:
    """Where everything went between two moments; a draft that was not there yet had no provisions."""
    old, new = before.drafts.get(draft_id), after.drafts[draft_id]
    texts = _Texts(old, new)
    sources = dict(_sources(after, old, new))
    went = [_went(texts, each, sources.get(each, ())) for each in texts.order()]
    return Concordance(stamp(before, old), stamp(after, new), tuple(went))


class _Texts:
    """The two texts side by side."""

    def __init__(self, old: Draft | None, new: Draft) -> None:
        self.old, self.new = view(old.tree) if old else View({}, {}), view(new.tree)
        self.places_old = Places(old) if old else None
        self.places_new = Places(new)
        self._numbers_old = conforming(old, self.old) if old else {}
        self._numbers_new = conforming(new, self.new)
        self._called = new.paragraphs

    def number(self, provision: Provision, *, is_new: bool) -> str:
        numbers = self._numbers_new if is_new else self._numbers_old
        called = self._called.get(provision)
        return numbers.get(provision, called.number if called else "")

    def order(self) -> list[Provision]:
        """The later text's provisions, each followed by those that stood behind it and are gone."""
        order = list(self.new.in_order())
        there = set(order)
        behind: dict[Provision | None, list[Provision]] = {}
        last: Provision | None = None
        for provision in self.old.in_order():
            if provision in there:
                last = provision
            else:
                behind.setdefault(last, []).append(provision)
        found = behind.get(None, [])
        for provision in order:
            found = [*found, provision, *behind.get(provision, [])] if provision in behind else found
            if provision not in behind:
                found.append(provision)
        return found


def _went(texts: _Texts, provision: Provision, sources: tuple[Source, ...]) -> Went:
    was, is_there = provision in texts.old.words, provision in texts.new.words
    return Went(
        before=texts.places_old.of(provision) if was and texts.places_old else None,
        after=texts.places_new.of(provision) if is_there else None,
        number_before=texts.number(provision, is_new=False) if was else "",
        number_after=texts.number(provision, is_new=True) if is_there else "",
        change=_change(texts, provision),
        sources=sources,
    )


def _change(texts: _Texts, provision: Provision) -> Change:
    old, new = texts.old.words.get(provision), texts.new.words.get(provision)
    if old is None or new is None:
        return "new" if old is None else "removed"
    is_moved = texts.old.slots[provision] != texts.new.slots[provision]
    if reads(old) != reads(new):
        return "moved and changed" if is_moved else "changed"
    return "moved" if is_moved else "kept"


def _sources(state: State, old: Draft | None, new: Draft) -> Iterator[tuple[Provision, tuple[Source, ...]]]:
    """What the decisions since did, provision by provision."""
    made: Mapping[int, str] = {number: name for name, numbers in new.decided.items() for number in numbers}
    names, called = display_names(state, new.id), called_in(state)
    found: dict[Provision, dict[Source, None]] = {}
    first = len(old.tree.decisions) if old else 0
    for number, each in enumerate(new.tree.decisions[first:], first):
        is_reopening = each.reopens is not None
        decision = made[number if each.reopens is None else each.reopens]
        proposal = state.proposals[each.name]
        source = Source(
            called[decision],
            names[proposal.id],
            tuple(sorted(proposal.sponsors)),
            is_reopening,
        )
        for provision in sorted({*each.rows, *each.slots}, key=reference):
            found.setdefault(provision, {})[source] = None
    for provision, sources in found.items():
        yield provision, tuple(sources)
