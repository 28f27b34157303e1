"""Drafts: how one is tabled, and how its text reads in any version.

1. A draft's provisions hang on each other by their labels and headings (`text.numbering.parents`), and are
   referred to as d0, d1, ... in reading order; what is written later is referred to by what it is.
2. A new provision is called as whoever proposed it calls it; who proposes before the draft's own audience is
   heard before others.
3. Versions that come one after another are written into the tree at once, when somebody asks for it
   (`settled`). Whatever fell, was withdrawn or closed stays in the tree, so that it can be taken over; it is
   the proposals that say what is open.
4. Numbers stand as they were tabled; those that conform to the order are computed (`conforming`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from pourparlers.talks.events import DraftTabled, Happened, ParagraphText
from pourparlers.talks.finding import candidates, find_provision
from pourparlers.talks.state import Draft, Growing
from pourparlers.talks.wording import Addition, Wording
from pourparlers.text.draft import Draft as Text, Paragraph
from pourparlers.text.numbering import Labelled, parents, renumber
from pourparlers.text.rows import Key, Row
from pourparlers.text.tree import (
    ROOT,
    Provision,
    Tree,
    View,
    Written,
    new_tree,
    reference,
    sort_key,
    view,
    written_view,
)
from pourparlers.text.tree_writing import table
from pourparlers.text.words import NOTE, is_mark, join_words

__all__ = [
    "Reading",
    "born",
    "candidates",
    "conforming",
    "draft_of",
    "evolve_draft_tabled",
    "find_provision",
    "paragraph_of",
    "read_view",
    "renumbered",
    "settle_all",
    "settled",
    "with_names",
]


# --- Tabling ------------------------------------------------------------------------------------------


def evolve_draft_tabled(growing: Growing, happened: Happened, event: DraftTabled) -> None:
    paragraphs = tuple(map(paragraph_of, event.paragraphs))
    provisions: tuple[Provision, ...] = tuple((0, number) for number in range(len(paragraphs)))
    growing.drafts[event.draft] = Draft(
        id=event.draft,
        title=event.title,
        ledger=happened.ledger,
        sponsors=event.sponsors,
        status=event.status,
        language=event.language,
        at=happened.at,
        tree=new_tree(_hung(paragraphs)),
        paragraphs=dict(zip(provisions, paragraphs, strict=True)),
        references={reference(provision): provision for provision in provisions},
    )
    if event.supersedes in growing.drafts:
        growing.drafts[event.supersedes] = replace(growing.drafts[event.supersedes], status="superseded")


def paragraph_of(text: ParagraphText) -> Paragraph:
    """A paragraph of an event as the text room has it."""
    return Paragraph(text.text, text.mark, text.number, text.heading, text.notes, text.is_row)


def _hung(paragraphs: Sequence[Paragraph]) -> tuple[Written, ...]:
    """The paragraphs, each with what hangs on it; whatever does follows it directly."""
    hangs_on = parents([(each.number, each.heading) for each in paragraphs])
    below: dict[int | None, list[Written]] = {None: []}
    for index in range(len(paragraphs) - 1, -1, -1):
        children = tuple(reversed(below.pop(index, [])))
        below.setdefault(hangs_on[index], []).append(Written(paragraphs[index].words, children))
    return tuple(reversed(below[None]))


def settle_all(growing: Growing) -> None:
    """Nothing waits any more."""
    for draft_id in growing.tablings:
        settled(growing, draft_id)


def settled(growing: Growing, draft_id: str) -> Draft:
    """The draft with every version in its tree that has come so far."""
    draft = growing.drafts[draft_id]
    waiting = growing.tablings.get(draft_id)
    if not waiting:
        return draft
    growing.tablings[draft_id] = []
    is_given = growing.own_versions.get(draft_id) is draft.tree.versions
    draft = replace(draft, tree=table(draft.tree, *waiting, is_given=is_given))
    growing.own_versions[draft_id] = draft.tree.versions
    draft = with_names(growing, draft, *(tabling.name for tabling in waiting if tabling.orders))
    growing.drafts[draft_id] = draft
    return draft


def with_names(growing: Growing, draft: Draft, *proposals: str) -> Draft:
    """The draft with names for the provisions that these proposals brought, in turn."""
    paragraphs, references = dict(draft.paragraphs), dict(draft.references)
    for name in proposals:
        proposal = growing.proposals[name]
        news = sorted((each for each in draft.tree.spoken[name] if len(each) > 2), key=reference)
        references.update((reference(each), each) for each in news)
        for provision, child in born(draft.tree, proposal.versions[-1].wording, name, references):
            is_shown = proposal.ledger != draft.ledger or _is_shown(growing, draft, provision, name)
            if provision not in paragraphs or not is_shown:
                paragraphs[provision] = Paragraph("", _mark(provision), child.number, child.heading)
    return replace(draft, paragraphs=paragraphs, references=references) if proposals else draft


def _is_shown(growing: Growing, draft: Draft, provision: Provision, but: str) -> bool:
    """Whether the draft's own audience knows a provision from another proposal."""
    names = draft.tree.rows[provision].versions.keys() - {but}
    return any(growing.proposals[name].ledger == draft.ledger for name in names)


def born(
    tree: Tree, wording: Wording, name: str, references: Mapping[str, Provision]
) -> Iterator[tuple[Provision, Addition]]:
    """The new provisions of a version that stands in a tree with this wording.

    Those that are alike below one parent are taken in the order of their places.
    """
    alike: dict[tuple[object, str], list[Provision]] = {}
    placed = tree.versions[name].slots.keys() - tree.versions[name].inherited.keys()
    news = placed.intersection(each for each in tree.spoken[name] if len(each) > 2)
    for provision in sorted(news, key=_place):
        alike.setdefault((provision[1], "".join(_words(provision))), []).append(provision)
    pending: list[tuple[Provision, Sequence[str | Addition]]] = [
        (references[order.parent] if order.parent else ROOT, order.children) for order in wording.orders
    ]
    for parent, children in pending:  # grows
        for child in children:
            if isinstance(child, Addition) and (found := alike.get((parent, child.text))):
                provision = found.pop(0)
                yield provision, child
                pending.append((provision, child.children))


def _place(provision: Provision) -> tuple[object, ...]:
    _, _, gap, _, number = provision
    assert isinstance(gap, tuple)
    return (sort_key(gap), number)


def _mark(provision: Provision) -> str:
    return next((word for word in _words(provision) if is_mark(word)), "\n\n")


def _words(provision: Provision) -> tuple[str, ...]:
    words = provision[3]
    assert isinstance(words, tuple)
    return words


# --- Reading ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reading:
    """A text of a draft as paragraphs, with the reference of the provision that each begins in."""

    text: Text
    references: tuple[str, ...]


def draft_of(
    draft: Draft, name: str | None = None, *, written: bool = False, is_conforming: bool = False
) -> Reading:
    """The text that a version reads now, or as it was written; without a name, the standing text.

    A provision that is split is several paragraphs, all but the first without a label; one that is joined to
    what stands before is part of that paragraph. `is_conforming` numbers the provisions anew in their order.
    """
    tree = draft.tree
    seen = written_view(tree, name) if name is not None and written else view(tree, name)
    return read_view(draft, seen, is_conforming=is_conforming)


def read_view(draft: Draft, seen: View, *, is_conforming: bool = False) -> Reading:
    """The same of a tree as somebody has it, whoever that is."""
    tree = draft.tree
    numbers = conforming(draft, seen) if is_conforming else {}
    paragraphs: list[Paragraph] = []
    references: list[str] = []
    for provision in seen.in_order():
        for piece in _pieces(tree.rows[provision], seen.words[provision], draft.paragraphs.get(provision)):
            if piece.mark or not paragraphs:
                number = numbers.get(provision, piece.number)
                paragraphs.append(replace(piece, number=number) if number != piece.number else piece)
                references.append(reference(provision))
            else:
                paragraphs[-1] = _joined(paragraphs[-1], piece)
    return Reading(Text(tuple(paragraphs)), tuple(references))


def _pieces(row: Row, keys: Sequence[Key], called: Paragraph | None) -> Iterator[Paragraph]:
    """A row cut at its marks; a piece without one has the mark "" and its text with the space before it."""
    called = called or Paragraph("")
    labels = _notes(row, called.notes)
    is_first = True
    for number, group in groupby(_numbered(keys), key=itemgetter(0)):
        words = tuple(key for _, key in group)
        mark = words[0].word if number else ""
        text = "".join(key.word for key in words) if not mark else join_words([key.word for key in words])
        notes = tuple(labels.get(key, "") for key in words for _ in range(key.word.count(NOTE)))
        if is_first:
            yield Paragraph(text, mark, called.number, called.heading, notes, called.is_row)
        else:
            yield Paragraph(text, mark, notes=notes)
        is_first = False


def _numbered(keys: Sequence[Key]) -> Iterator[tuple[int, Key]]:
    """Each word with how many marks there were up to it."""
    count = 0
    for key in keys:
        count += is_mark(key.word)
        yield count, key


def _notes(row: Row, labels: Sequence[str]) -> dict[Key, str]:
    """The labels of the draft's own footnote marks, by word."""
    marked = [key for key in row.draft.keys if NOTE in key.word] if labels else []
    return dict(zip(marked, labels, strict=False))


def _joined(before: Paragraph, piece: Paragraph) -> Paragraph:
    text = before.text + piece.text if before.text else piece.text.lstrip(" ")
    return replace(before, text=text, notes=before.notes + piece.notes)


# --- Numbers ------------------------------------------------------------------------------------------


def conforming(draft: Draft, seen: View | None = None) -> dict[Provision, str]:
    """The numbers that conform to the order of a text, else of the standing one: those that differ."""
    seen = seen or view(draft.tree)
    old = [provision for provision in draft.paragraphs if len(provision) == 2]
    order = list(seen.in_order())
    index = {provision: number for number, provision in enumerate(old)}
    new: list[int | Labelled] = [index[each] if each in index else _label(draft, each) for each in order]
    if new == list(range(len(old))):
        return {}
    written = renumber([_label(draft, each) for each in old], new)
    return {
        each: number for each, number in zip(order, written, strict=True) if number != _label(draft, each)[0]
    }


def _label(draft: Draft, provision: Provision) -> Labelled:
    called = draft.paragraphs.get(provision)
    return (called.number, called.heading) if called else ("", 0)


def renumbered(draft: Draft) -> tuple[tuple[str, str, str], ...]:
    """What in the standing text is called otherwise than it was tabled: reference, old number, new number."""
    return tuple(
        (reference(provision), _label(draft, provision)[0], number)
        for provision, number in conforming(draft).items()
    )
