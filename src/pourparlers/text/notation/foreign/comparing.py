"""Two bracketed texts compared as texts with brackets: which were opened, closed, dropped, changed inside.

A reader of two drafts asks what became of each bracket, and a comparison of characters cannot say. So the
words are compared without their brackets, paragraph by paragraph (`alignment`, `diff`), and then the brackets
by the words that they hold:

1. A bracket of the old text is the same as the bracket of the new one that holds its words that stayed and
   most else of it; where several do, the outermost is taken by the outermost.
2. Brackets whose words were all replaced are the same if they stand in the same change, in order.
3. *changed*: the same bracket, but its own words (without those of brackets inside) differ.
4. *closed*: no bracket any more, its words stand, all or some of them. *dropped*: its words went with it.
5. *opened*: a bracket that was none, round words that stood or round new ones.

`kept` says how many of a bracket's words both texts have; `is_within` that the same happened to the bracket
around it, so that a list may leave it out. Words are cut at brackets, and compared without their spaces:
a bracket that goes takes a space along or leaves one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, NamedTuple

from pourparlers.text.alignment import align, piece_hunks
from pourparlers.text.draft import Draft, Paragraph
from pourparlers.text.notation.foreign.bracketed import Bracketed
from pourparlers.text.notation.foreign.scan import Pair
from pourparlers.text.words import NOTE, split_words

__all__ = ["BracketChange", "compare"]

ALIKE = 0.5  # of the words of both, twice those in common: below that a bracket is another one
AROUND_MAX = 12  # brackets around one that are tried as the same


class BracketChange(NamedTuple):
    """What became of a bracket. `old` and `new` are its numbers among the pairs of the two texts."""

    kind: Literal["opened", "closed", "dropped", "changed"]
    kept: Literal["all", "some", "none"]
    old: int | None
    new: int | None
    is_within: bool = False


def compare(old: Bracketed, new: Bracketed) -> tuple[BracketChange, ...]:
    """What became of every bracket, in the order of the new text; what is gone, where it would stand.

    >>> from pourparlers.text.notation.foreign.reading import read_foreign
    >>> texts = "Parties [shall] meet [annually].", "Parties shall meet [annually] [or at once]."
    >>> [change.kind for change in compare(*map(read_foreign, texts))]
    ['closed', 'opened']
    """
    before, after = _worded(old), _worded(new)
    there, gaps = _mapping(before, after)
    stayed = _Stayed(there, len(before.words), len(after.words))
    same = _same(before, after, stayed, gaps)
    changes = [
        *_gone(before, same, stayed),
        *_come(after, same, stayed),
        *_changed(before, after, same, stayed),
    ]
    places = _places(before, there)
    changes.sort(
        key=lambda c: (
            after.spans[c.new].start if c.new is not None else places[before.spans[c.old or 0].start]
        )
    )
    return tuple(changes)


class _Words(NamedTuple):
    """The words [start, end) of a bracket, among all words of its text, marks included."""

    start: int
    end: int

    @property
    def size(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class _Worded:
    """A text as words without brackets: where its paragraphs and its brackets stand among them."""

    words: tuple[str, ...]
    draft: Draft
    firsts: tuple[int, ...]  # the number of each paragraph's mark
    spans: tuple[_Words, ...]  # of each pair
    pairs: tuple[Pair, ...]


def _worded(b: Bracketed) -> _Worded:
    """The words, cut at brackets, each with one space before it."""
    signs = _signs(b)
    words: list[str] = []
    paragraphs: list[Paragraph] = []
    firsts: list[int] = []
    places: dict[int, int] = {}
    number = 0
    for block in b.layout.blocks:
        first, at = len(words), block.words
        firsts.append(first)
        words.append("\n\n")
        while number < len(signs) and signs[number].start < block.end:
            sign = signs[number]
            if sign.start >= block.words:
                words += _cut(b.source[at : sign.start])
                at = sign.end
            places[sign.start] = len(words)
            words += _cut(sign.text)
            number += 1
        words += _cut(b.source[at : block.end])
        label = f"Option {block.label.number}" if block.label is not None else ""
        paragraphs.append(
            Paragraph(
                "".join(words[first + 1 :]).removeprefix(" "),
                number=f"{block.number} {label}".strip(),
                heading=int(block.heading),
                line=block.line,
            )
        )
    spans = tuple(_Words(places[pair.start], places[pair.end]) for pair in b.pairs)
    return _Worded(tuple(words), Draft(tuple(paragraphs)), tuple(firsts), spans, b.pairs)


class _Sign(NamedTuple):
    """A stretch of the source that is no words; `text` stands for it."""

    start: int
    end: int
    text: str


def _signs(b: Bracketed) -> list[_Sign]:
    offsets = [p for pair in b.pairs for p in (pair.start, pair.end)] + [fault.offset for fault in b.faults]
    notes = [m for m in b.marks if m.kind == "footnote"]
    return sorted([_Sign(p, p + 1, "") for p in offsets] + [_Sign(m.start, m.end, NOTE) for m in notes])


def _cut(text: str) -> list[str]:
    return [f" {bare}" for word in split_words(" ".join(text.split())) if (bare := word.strip())]


def _mapping(before: _Worded, after: _Worded) -> tuple[dict[int, int], list[tuple[_Words, _Words]]]:
    """For each old word that stayed its new number, and the stretches that were replaced."""
    there: dict[int, int] = {}
    gaps: list[tuple[_Words, _Words]] = []
    at = 0
    for piece in align(before.draft, after.draft):
        size = len(piece.words)
        if piece.row is not None:
            first = before.firsts[piece.row]
            base = before.draft.paragraphs[piece.row]
            old_at, new_at = first, at
            for hunk in piece_hunks(base, piece):
                there.update(zip(range(old_at, first + hunk.start), range(new_at, at + size), strict=False))
                new_at += first + hunk.start - old_at
                if hunk.is_quiet:
                    there[first + hunk.start] = new_at
                else:
                    gaps.append(
                        (
                            _Words(first + hunk.start, first + hunk.end),
                            _Words(new_at, new_at + len(hunk.words)),
                        )
                    )
                new_at += len(hunk.words)
                old_at = first + hunk.end
            there.update(zip(range(old_at, first + len(base.words)), range(new_at, at + size), strict=False))
        at += size
    assert at == len(after.words)
    return there, gaps


class _Stayed:
    """The words that both texts have, with what it takes to count those of a bracket at once.

    Brackets lie in brackets: counting the words of each anew would take as long as the depth times the words.
    """

    def __init__(self, there: dict[int, int], size: int, sizes_there: int) -> None:
        self.there = there
        self.back = {j: i for i, j in there.items()}
        self.counts = [0, *accumulate(i in there for i in range(size))]
        self.counts_back = [0, *accumulate(j in self.back for j in range(sizes_there))]
        self.images = sorted(self.back)

    def count(self, span: _Words) -> int:
        return self.counts[span.end] - self.counts[span.start]

    def count_back(self, span: _Words) -> int:
        return self.counts_back[span.end] - self.counts_back[span.start]

    def common(self, span: _Words, other: _Words) -> int:
        """How many words of an old bracket are in a new one, where they have one in common.

        Exact where no words change places inside.
        """
        first, last = bisect_left(self.images, other.start), bisect_left(self.images, other.end) - 1
        start = max(span.start, self.back[self.images[first]])
        end = min(span.end, self.back[self.images[last]] + 1)
        return self.counts[max(start, end)] - self.counts[start]


def _same(
    before: _Worded, after: _Worded, stayed: _Stayed, gaps: Sequence[tuple[_Words, _Words]]
) -> dict[int, int]:
    """Which old bracket is which new one: rules 1 and 2."""
    around = _innermost(after)
    first_kept = _next_kept(stayed.there, len(before.words))
    same: dict[int, int] = {}
    taken: set[int] = set()
    for number, span in enumerate(before.spans):
        if not stayed.count(span):
            continue
        inner = around.get(stayed.there[first_kept[span.start]], -1)
        best = _best(after, inner, span, stayed, taken)
        if best is not None:
            same[number] = best
            taken.add(best)
    _match_empty(before, after, stayed.there, same, taken)
    for old, new in gaps:
        mine = [n for n in _within(before, old) if n not in same]
        yours = [n for n in _within(after, new) if n not in taken]
        same.update(zip(mine, yours, strict=False))
        taken.update(yours[: len(mine)])
    return same


def _next_kept(there: dict[int, int], size: int) -> list[int]:
    """For each old word the next that stayed, itself included."""
    kept = [size] * (size + 1)
    for at in range(size - 1, -1, -1):
        kept[at] = at if at in there else kept[at + 1]
    return kept


def _match_empty(
    before: _Worded, after: _Worded, there: dict[int, int], same: dict[int, int], taken: set[int]
) -> None:
    """Brackets without words are the same if they stand at the same place, in order."""
    empty: dict[int, list[int]] = {}
    for number in reversed(range(len(after.spans))):
        if not after.spans[number].size:
            empty.setdefault(after.spans[number].start, []).append(number)
    for number, span in enumerate(before.spans) if empty else ():
        if not span.size:
            at = empty.get(there.get(span.start - 1, -2) + 1) or empty.get(there.get(span.start, -1))
            if at:
                same[number] = at.pop()
                taken.add(same[number])


def _best(after: _Worded, inner: int, span: _Words, stayed: _Stayed, taken: set[int]) -> int | None:
    """The new bracket, around a word that stayed, that is most like an old one; of equals the outermost."""
    best, likeness = None, ALIKE
    for _ in range(AROUND_MAX):
        if inner < 0:
            break
        other = after.spans[inner]
        alike = 2 * stayed.common(span, other) / (span.size + other.size)
        if inner not in taken and alike >= likeness:
            best, likeness = inner, alike
        inner = after.pairs[inner].parent
    return best


def _innermost(text: _Worded) -> dict[int, int]:
    """For each word in brackets the innermost."""
    around: dict[int, int] = {}
    opened: list[int] = []
    at = 0
    for number in [*range(len(text.spans)), -1]:
        stop = text.spans[number].start if number >= 0 else len(text.words)
        while opened:
            end = min(stop, text.spans[opened[-1]].end)
            around.update(dict.fromkeys(range(at, end), opened[-1]))
            at = max(at, end)
            if text.spans[opened[-1]].end > stop or (number >= 0 and text.pairs[number].parent == opened[-1]):
                break
            opened.pop()
        at = max(at, stop)
        opened.append(number)
    return around


def _within(text: _Worded, span: _Words) -> list[int]:
    """The brackets whose words all lie in a stretch."""
    first = bisect_left(text.spans, span.start, key=lambda s: s.start)
    found = []
    for number in range(first, len(text.spans)):
        if text.spans[number].start > span.end:
            break
        if text.spans[number].end <= span.end and text.spans[number].size:
            found.append(number)
    return found


def _gone(before: _Worded, same: dict[int, int], stayed: _Stayed) -> Iterator[BracketChange]:
    """Rule 4."""
    dropped: set[int] = set()
    for number, span in enumerate(before.spans):
        if number in same:
            continue
        kept = _share(stayed.count(span), span.size)
        if kept == "none":
            dropped.add(number)
        is_within = kept == "none" and before.pairs[number].parent in dropped
        yield BracketChange("dropped" if kept == "none" else "closed", kept, number, None, is_within)


def _come(after: _Worded, same: dict[int, int], stayed: _Stayed) -> Iterator[BracketChange]:
    """Rule 5."""
    known = set(same.values())
    new: set[int] = set()
    for number, span in enumerate(after.spans):
        if number in known:
            continue
        kept = _share(stayed.count_back(span), span.size)
        if kept == "none":
            new.add(number)
        is_within = kept == "none" and after.pairs[number].parent in new
        yield BracketChange("opened", kept, None, number, is_within)


def _changed(
    before: _Worded, after: _Worded, same: dict[int, int], stayed: _Stayed
) -> Iterator[BracketChange]:
    """Rule 3. A word whose inner bracket alone was opened or closed is no change to the outer one."""
    mine, yours = _own_words(before), _own_words(after)
    for old, new in same.items():
        span, other = before.spans[old], after.spans[new]
        if not (_stay(mine[old], stayed.there, other) and _stay(yours[new], stayed.back, span)):
            kept = _share(stayed.count(span), span.size)
            yield BracketChange("changed", kept, old, new)


def _stay(words: Sequence[int], there: dict[int, int], span: _Words) -> bool:
    """Whether words are all in the bracket on the other side too."""
    return all(span.start <= there.get(word, -1) < span.end for word in words)


def _own_words(text: _Worded) -> list[list[int]]:
    """The words of each bracket that are in none inside it."""
    own: list[list[int]] = [[] for _ in text.spans]
    for at, number in _innermost(text).items():
        own[number].append(at)
    return own


def _share(count: int, of: int) -> Literal["all", "some", "none"]:
    if count == 0 and of:
        return "none"
    return "all" if count == of else "some"


def _places(before: _Worded, there: dict[int, int]) -> list[int]:
    """For each old word where it stands in the new text, or would."""
    places: list[int] = []
    at = 0
    for i in range(len(before.words) + 1):
        at = there.get(i, at)
        places.append(at)
    return places
