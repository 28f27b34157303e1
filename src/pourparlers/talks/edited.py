"""A whole text that somebody has edited, as a wording: whoever tables it reads exactly that text.

    basis --rows--> paragraphs --align--> pieces of the edited text --> nodes --compose--> wording

1. Which paragraph of the edited text is which of the basis is for `text.alignment` to say. Numbers, headings
   and the count of line ends between paragraphs are structure and no change of a provision that is there.
2. A provision that several paragraphs stand in has all that still follows each other, and what is new
   between; what of it stands elsewhere is new there. Of a paragraph that several provisions are joined in,
   each has its own part.
3. What stayed keeps the parent that it had, where the order allows; what is new or has moved hangs where its
   label and those around it say.
4. What hung on a provision that is gone hangs on in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pourparlers.talks.outlines import Node, compose
from pourparlers.talks.state import Draft
from pourparlers.talks.wording import Wording
from pourparlers.text.alignment import align
from pourparlers.text.diff import diff
from pourparlers.text.draft import Draft as Text, Paragraph
from pourparlers.text.numbering import parents
from pourparlers.text.rows import reads
from pourparlers.text.tree import ROOT, Provision, View
from pourparlers.text.words import is_mark, join_words

__all__ = ["edited_wording"]


def edited_wording(draft: Draft, basis: View, edited: Text) -> Wording:
    """The wording that makes the edited text of a basis."""
    old = _paragraphs(draft, basis)
    chunks = list(_chunks(old, edited))
    items = _items(chunks)
    return compose(basis, _hung(basis, items, edited))


# --- The basis as paragraphs ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Segment:
    """What a paragraph has of one provision: its number-th piece there."""

    provision: Provision
    number: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Standing:
    """A paragraph of the basis with the segments that it consists of."""

    paragraph: Paragraph
    segments: tuple[_Segment, ...]


def _paragraphs(draft: Draft, basis: View) -> list[_Standing]:
    found: list[_Standing] = []
    for provision in basis.in_order():
        for segment in _segments(provision, reads(basis.words[provision])):
            if is_mark(segment.words[0]) or not found:
                called = draft.paragraphs.get(provision) if not segment.number else None
                found.append(_standing(called or Paragraph(""), (segment,)))
            else:
                last = found[-1]
                found[-1] = _standing(last.paragraph, (*last.segments, segment))
    return found


def _segments(provision: Provision, words: tuple[str, ...]) -> Iterator[_Segment]:
    starts = [0, *(n for n, word in enumerate(words) if n and is_mark(word)), len(words)]
    for number, (start, stop) in enumerate(pairwise(starts)):
        yield _Segment(provision, number, words[start:stop])


def _standing(called: Paragraph, segments: tuple[_Segment, ...]) -> _Standing:
    words = [word for segment in segments for word in segment.words]
    mark = words[0] if is_mark(words[0]) else "\n\n"
    return _Standing(replace(called, text=join_words(words), mark=mark, notes=()), segments)


# --- The edited text in pieces of provisions -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Words of the edited text: of a segment of the basis, or new. `at` is the paragraph that begins here."""

    segment: _Segment | None
    text: str
    at: int | None
    is_moved: bool


def _chunks(old: Sequence[_Standing], edited: Text) -> Iterator[_Chunk]:
    base = Text(tuple(each.paragraph for each in old))
    for piece in align(base, edited):
        at = piece.paragraphs[0] if piece.paragraphs else None
        if piece.row is None:
            yield _Chunk(None, "".join(piece.words), at, piece.is_moved)
            continue
        standing = old[piece.row]
        texts = _texts(standing, piece.words, is_same=piece.is_same(standing.paragraph))
        for number, (segment, text) in enumerate(zip(standing.segments, texts, strict=True)):
            yield _Chunk(segment, text, None if number else at, piece.is_moved)


def _texts(standing: _Standing, words: tuple[str, ...], *, is_same: bool) -> list[str]:
    """What each segment of a paragraph reads in the edited text; the mark before it as it was."""
    before = tuple(word for segment in standing.segments for word in segment.words)
    if is_same:
        return ["".join(segment.words) for segment in standing.segments]
    if is_mark(words[0]):
        words = (*before[:1], *words[1:]) if is_mark(before[0]) else words[1:]
    cuts = [0, *_cuts(before, words, standing.segments), len(words)]
    return ["".join(words[start:stop]) for start, stop in pairwise(cuts)]


def _cuts(before: tuple[str, ...], words: tuple[str, ...], segments: Sequence[_Segment]) -> Iterator[int]:
    """Where in the new words each segment but the first begins."""
    if len(segments) == 1:
        return
    hunks = diff(before, words)
    border = 0
    for segment in segments[:-1]:
        border += len(segment.words)
        cut = border
        for hunk in hunks:
            if hunk.start < border or (hunk.start == border == hunk.end):
                cut += len(hunk.words) - (min(hunk.end, border) - hunk.start)
        yield cut


# --- Provisions ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Item:
    """A provision of the edited text, or a new one; `paragraphs` are those that begin in it."""

    provision: Provision | None
    text: str
    paragraphs: tuple[int, ...]
    is_moved: bool


def _items(chunks: Sequence[_Chunk]) -> list[_Item]:
    """What follows each other in one provision is one item; what of it stands elsewhere is new."""
    first: dict[Provision, int] = {}
    for chunk in chunks:
        if chunk.segment:
            provision, number = chunk.segment.provision, chunk.segment.number
            first[provision] = min(number, first.get(provision, number))
    items: list[_Item] = []
    for chunk in chunks:
        segment, paragraphs = chunk.segment, () if chunk.at is None else (chunk.at,)
        if segment and segment.number == first[segment.provision]:
            items.append(_Item(segment.provision, chunk.text, paragraphs, chunk.is_moved))
        elif segment and (begun := _begun(items, segment.provision)) is not None:
            within = items[begun:]
            del items[begun + 1 :]
            items[begun] = replace(
                within[0],
                text="".join(each.text for each in within) + chunk.text,
                paragraphs=tuple(at for each in within for at in each.paragraphs) + paragraphs,
            )
        elif chunk.text:
            items.append(_Item(None, chunk.text, paragraphs, is_moved=False))
    return items


def _begun(items: Sequence[_Item], provision: Provision) -> int | None:
    """Which of the items the provision began in, if only what is new stands after it."""
    at = len(items) - 1
    while at >= 0 and items[at].provision is None:
        at -= 1
    return at if at >= 0 and items[at].provision == provision else None


# --- Where they hang -----------------------------------------------------------------------------------


def _hung(basis: View, items: Sequence[_Item], edited: Text) -> list[Node]:
    """The provisions as nodes, and those that are gone but still hold something before what they hold."""
    outline = _outline(items, edited)
    nodes: list[Node] = []
    path: list[int] = []  # the nodes that can still be hung on, from the outside in
    known: dict[Provision, int] = {}
    place: dict[int, int] = {}  # item -> node
    there = {item.provision for item in items}

    def hang(node: Node, parent: int) -> int:
        del path[path.index(parent) + 1 if parent >= 0 else 0 :]
        nodes.append(replace(node, parent=parent))
        path.append(len(nodes) - 1)
        if node.provision is not None:
            known[node.provision] = len(nodes) - 1
        return len(nodes) - 1

    def had(provision: Provision) -> int | None:
        """The node of the parent in the basis, if one can still hang there; what is gone is put back."""
        parent = basis.places[provision].parent
        if parent == ROOT:
            return -1
        if parent not in there and parent not in known:
            above = had(parent)
            return None if above is None else hang(Node(parent, ""), above)
        return known[parent] if known.get(parent) in path else None

    def labelled(number: int) -> int:
        above = outline[number]
        while above is not None and place.get(above) not in path:
            above = outline[above]
        return -1 if above is None else place[above]

    for number, item in enumerate(items):
        label = edited.paragraphs[item.paragraphs[0]] if item.paragraphs else Paragraph("")
        parent = None
        if item.provision is not None and not item.is_moved:
            parent = had(item.provision)
        node = Node(item.provision, item.text, -1, label.number, label.heading)
        place[number] = hang(node, labelled(number) if parent is None else parent)
    return nodes


def _outline(items: Sequence[_Item], edited: Text) -> list[int | None]:
    """For each item the one that it hangs on by its label; one without a paragraph, with the one before."""
    owner = {at: number for number, item in enumerate(items) for at in item.paragraphs}
    hangs_on = parents([(each.number, each.heading) for each in edited.paragraphs])
    found: list[int | None] = []
    for number, item in enumerate(items):
        above = hangs_on[item.paragraphs[0]] if item.paragraphs else None
        if not item.paragraphs and number:
            found.append(found[number - 1])
        else:
            found.append(owner.get(above) if above is not None else None)
    return found
