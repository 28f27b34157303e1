"""Which paragraph of a new text is which of the old one: kept, moved, split, joined, new or gone.

A *row* is a paragraph of the old text (the base). A *piece* is what the new text has of one row, or of none.
The pieces stand in the order of the new text, and their words in a row are exactly the new text's words;
each row is in at most one piece, and a row in none is deleted. Numbers and list markers never count as text.

The rules, in order:

1. Paragraphs of equal text that stand once in each text are *anchors*; the heaviest row of anchors in the
   same order on both sides stays (as many paragraphs as possible, then as many characters), and equal
   neighbours of an anchor stay with it.
2. An anchor that is left over has moved, unless it is short or has a near twin somewhere (boilerplate).
3. In each gap the most similar paragraphs are matched, in order (a heaviest row again).
4. Equal paragraphs that are still left over have moved; so have strongly similar ones that have no twin.
   A single word or a very short paragraph never moves on its own: a false move is worse than a missed one.
5. A paragraph without text ("Article 5" alone on its line) goes with the paragraph that follows it, or
   else to one with its number in the same gap.
6. A new paragraph whose words are the end or the beginning of the row beside it was split off; an old one
   whose words are in the new paragraph beside it was joined to it.
7. What is still left over in a gap is one row with other words where it has the same number, in order, or
   where just one faces one with enough of the same words; otherwise it is deleted, or new.

Rows of a table match only rows of a table. Equal paragraphs are not even cut into words. What changed in a
row is left to `diff`, where a paragraph stands in the tree to `tree`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from pourparlers.text.diff import Hunk, diff
from pourparlers.text.draft import Draft, Paragraph
from pourparlers.text.likeness import Likeness, common_count
from pourparlers.text.matching import increasing, matching_runs
from pourparlers.text.words import is_mark

__all__ = ["Piece", "align", "piece_hunks"]

# Shares of equal words (see `likeness`). Tried on the real texts and in benchmarks/redline.py.
SIMILAR = 0.5  # the same paragraph, if it stands in the same gap
REWRITTEN = 0.4  # the same paragraph, if nothing else stands in the gap
MOVED = 0.6  # the same paragraph, wherever it stands; more for a short one, by four words
PART = 0.6  # of the words of a part that was split off or joined

MOVED_WORDS_MIN = 5  # shorter paragraphs move only with their neighbours
PART_WORDS_MIN = 3
PART_RUN = 4  # words in a row; "**Option 1:" is no part of what follows another one


@dataclass(frozen=True)
class Piece:
    """What the new text has of one row, or of none.

    `row` is the index of the base paragraph, None for a new one. `paragraphs` are the indices of the new
    paragraphs whose marks the piece holds: two and more at a split, none for a row that was joined to what
    stands before it. `source` is what the words are read from, when they are asked for.
    """

    row: int | None
    paragraphs: tuple[int, ...]
    is_moved: bool
    source: tuple[Paragraph | tuple[str, ...], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The row as the new text has it, with its marks."""
        if len(self.source) == 1:
            return _words(self.source[0])
        return tuple(chain.from_iterable(map(_words, self.source)))

    @property
    def begins_with_mark(self) -> bool:
        """Whether a paragraph begins with it; costs no cutting into words."""
        first = self.source[0]
        return isinstance(first, Paragraph) or (bool(first) and is_mark(first[0]))

    def is_same(self, base: Paragraph) -> bool:
        """Whether the piece is the base paragraph, unchanged; costs no cutting into words."""
        match self.source:
            case (Paragraph() as only,):
                return only.text == base.text and only.mark == base.mark
            case _:
                return self.words == base.words


def _words(source: Paragraph | tuple[str, ...]) -> tuple[str, ...]:
    return source.words if isinstance(source, Paragraph) else source


def align(old: Draft, new: Draft) -> tuple[Piece, ...]:
    """The new text in pieces, in its own order."""
    pairs = _Pairs(old.paragraphs, new.paragraphs)
    _anchor(pairs)
    _match_similar(pairs)
    _match_parts(pairs)
    _match_moved(pairs)
    _match_textless(pairs)
    _match_rewritten(pairs)
    return tuple(_pieces(pairs))


def piece_hunks(base: Paragraph, piece: Piece) -> tuple[Hunk, ...]:
    """What changed within a row: nothing is computed where nothing changed."""
    return () if piece.is_same(base) else diff(base.words, piece.words)


class _Pairs:
    """Who is whose partner so far. -1: nobody; a part's partner is what it was split from or joined to."""

    def __init__(self, old: tuple[Paragraph, ...], new: tuple[Paragraph, ...]) -> None:
        self.old = old
        self.new = new
        self.to_new = [-1] * len(old)
        self.to_old = [-1] * len(new)
        self.moved: set[int] = set()  # rows, by their place in the old text
        self.old_keys = [_key(p) for p in old]
        self.new_keys = [_key(p) for p in new]
        self.old_counts = Counter(self.old_keys)
        self.new_counts = Counter(self.new_keys)
        self.likeness = Likeness(old, new)

    def match(self, i: int, j: int, *, is_moved: bool = False) -> None:
        self.to_new[i], self.to_old[j] = j, i
        if is_moved:
            self.moved.add(i)

    def are_free(self, i: int, j: int) -> bool:
        return 0 <= i < len(self.old) and 0 <= j < len(self.new) and self.to_new[i] == self.to_old[j] == -1

    def gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """Unmatched paragraphs of both texts between two neighbouring pairs that kept their order."""
        free_old: list[int] = []
        free_new: list[int] = []
        j = 0
        for i in range(len(self.old) + 1):
            if i < len(self.old):
                if self.to_new[i] == -1:
                    free_old.append(i)
                if self.to_new[i] < j or i in self.moved:
                    continue
            stop = self.to_new[i] if i < len(self.old) else len(self.new)
            free_new = [n for n in range(j, stop) if self.to_old[n] == -1]
            if free_old or free_new:
                yield free_old, free_new
            free_old = []
            j = stop + 1

    def extend(self, i: int, j: int, *, is_moved: bool = False) -> None:
        """Match the equal paragraphs that stand directly before and after a pair.

        A paragraph without text belongs to the one after it, so the way on stops there.
        """
        for step in (1, -1):
            a, b = i + step, j + step
            while self.are_free(a, b) and self.old_keys[a] == self.new_keys[b]:
                if step == 1 and not self.old[a].text:
                    break
                self.match(a, b, is_moved=is_moved)
                a, b = a + step, b + step


def _key(paragraph: Paragraph) -> str:
    """What must be equal for two paragraphs to be equal; a row of a table is never equal to anything else."""
    return f"\n{paragraph.text}" if paragraph.is_row else paragraph.text


# --- Rules 1 and 2: anchors --------------------------------------------------------------------


def _anchor(pairs: _Pairs) -> None:
    places = {key: j for j, key in enumerate(pairs.new_keys) if key and pairs.new_counts[key] == 1}
    found = [
        (i, places[key])
        for i, key in enumerate(pairs.old_keys)
        if key in places and pairs.old_counts[key] == 1
    ]
    # A thousand per paragraph: fewer moves first, and of two ways the one that leaves the longer text.
    weights = [1000 + min(len(pairs.old[i].text), 999) for i, _ in found]
    kept = [found[n] for n in increasing([j for _, j in found], weights)]
    for i, j in kept:
        pairs.match(i, j)
    for i, j in [(-1, -1), *kept, (len(pairs.old), len(pairs.new))]:
        pairs.extend(i, j)
    for i, j in sorted(set(found) - set(kept)):
        if _is_long(pairs.old[i]) and not pairs.likeness.has_twin(i, j):
            pairs.match(i, j, is_moved=True)
            pairs.extend(i, j, is_moved=True)


def _is_long(paragraph: Paragraph) -> bool:
    return sum(map(_is_word, paragraph.words)) >= MOVED_WORDS_MIN


# --- Rule 3: the most similar in a gap ---------------------------------------------------------


def _match_similar(pairs: _Pairs) -> None:
    for free_old, free_new in list(pairs.gaps()):
        olds = [i for i in free_old if pairs.old[i].text]
        news = [j for j in free_new if pairs.new[j].text]
        if len(olds) == len(news) == 1 and _is_sure(pairs, olds[0], news[0]):
            pairs.match(olds[0], news[0])
        elif olds and news:
            found = sorted(_similar(pairs, olds, news), key=lambda pair: (pair[0], -pair[1]))
            for n in increasing([j for _, j, _ in found], [weight for _, _, weight in found]):
                pairs.match(found[n][0], found[n][1])


def _is_sure(pairs: _Pairs, i: int, j: int) -> bool:
    return pairs.old[i].is_row == pairs.new[j].is_row and pairs.likeness.are_near(i, j)


def _similar(pairs: _Pairs, olds: Sequence[int], news: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Pairs that are similar enough, with the weight of the words that they share."""
    for i, j, mine, yours in pairs.likeness.candidates(olds, news):
        size, shorter = len(mine) + len(yours), min(len(mine), len(yours))
        whole, part = SIMILAR * size / 2, max(PART * shorter, 2 * PART_WORDS_MIN)
        if not shorter or shorter < min(whole, part):  # rows of a table may hold no word at all
            continue
        common = common_count(mine, yours, min(whole, part))
        if common >= whole or (common >= part and _is_part(pairs.likeness, i, j, part)):
            yield i, j, 2000 * common * common // size + 1


def _is_part(likeness: Likeness, i: int, j: int, least: float) -> bool:
    """Whether one is a part of the other, in words that stand together and not in scattered ones."""
    return not likeness.old[i].is_row and likeness.in_runs(i, j, PART_RUN) >= least


def _is_word(word: str) -> bool:
    """Whether it is more than punctuation."""
    return word.strip()[:1].isalnum()


# --- Rule 6: splits and joins ------------------------------------------------------------------


def _match_parts(pairs: _Pairs) -> None:
    """Free paragraphs beside a pair go to it: new ones that its row was split into, old ones joined to it."""
    kin = pairs.likeness
    for i, j in enumerate(pairs.to_new):
        if j == -1 or pairs.to_old[j] != i or pairs.old[i].is_row or pairs.old_keys[i] == pairs.new_keys[j]:
            continue
        if not _spread(i, kin.old_row(i), j, _Side(pairs.new, pairs.to_old, kin.new_row)):
            _spread(j, kin.new_row(j), i, _Side(pairs.old, pairs.to_new, kin.old_row))


class _Side(NamedTuple):
    """One of the two texts."""

    paragraphs: Sequence[Paragraph]
    partners: list[int]
    row: Callable[[int], str]

    def free_rows(self, at: int, step: int, size_max: float) -> Iterator[str]:
        """Unmatched paragraphs from there on, as long as they are not too long together."""
        at += step
        while 0 <= at < len(self.partners) and self.partners[at] == -1:
            row = self.row(at)
            size_max -= len(row)
            if not row or size_max < 0 or self.paragraphs[at].is_row:
                return
            yield row
            at += step


def _spread(owner: int, whole: str, at: int, side: _Side) -> int:
    """Match the free paragraphs around `at` whose words the whole has; how many there were."""
    known = side.row(at)
    found = 0
    for step in (1, -1):
        rows = list(side.free_rows(at, step, len(whole) / PART))
        count = _parts_count(whole, known, rows, step)
        for n in range(1, count + 1):
            side.partners[at + step * n] = owner
        known = _in_order(known, rows[:count], step)
        found += count
    return found


def _in_order(known: str, rows: Sequence[str], step: int) -> str:
    return "".join([known, *rows] if step == 1 else [*reversed(rows), known])


def _parts_count(whole: str, known: str, rows: Sequence[str], step: int) -> int:
    """How many of the rows, the nearest first, the whole has besides what is known to be in it."""
    if not rows:
        return 0
    kept = bytearray(len(known) + sum(map(len, rows)))
    for _, start, size in matching_runs(whole, _in_order(known, rows, step)):
        kept[start : start + size] = b"\1" * size
    if step == -1:
        kept.reverse()
    count, at = 0, len(known)
    for row in rows:
        if kept.count(1, at, at + len(row)) < max(PART_WORDS_MIN, PART * len(row)):
            break
        count, at = count + 1, at + len(row)
    for likely in sorted({count, min(count, 1)}, reverse=True):
        gain = common_count(whole, _in_order(known, rows[:likely], step)) - common_count(whole, known)
        if gain >= PART * sum(map(len, rows[:likely])):
            return likely
    return 0


def _around(partners: Sequence[int], at: int) -> range:
    """The neighbours that have the same partner."""
    start, stop = at, at + 1
    while start and partners[start - 1] == partners[at]:
        start -= 1
    while stop < len(partners) and partners[stop] == partners[at]:
        stop += 1
    return range(start, stop)


# --- Rule 4: moves -----------------------------------------------------------------------------


def _match_moved(pairs: _Pairs) -> None:
    olds = [i for i, j in enumerate(pairs.to_new) if j == -1 and _is_long(pairs.old[i])]
    news = [j for j, i in enumerate(pairs.to_old) if i == -1 and _is_long(pairs.new[j])]
    if not olds or not news:
        return
    likeness = pairs.likeness
    rated = []
    for i, j, mine, yours in likeness.candidates(olds, news):
        size = len(mine) + len(yours)
        least = min(MOVED * size + 4, size) / 2
        if min(len(mine), len(yours)) >= least and (common := common_count(mine, yours, least)):
            rated.append((-common / size, i, j))
    for _, i, j in sorted(rated):
        if not pairs.are_free(i, j):
            continue
        if pairs.old_keys[i] == pairs.new_keys[j]:
            is_sure = pairs.old_counts[pairs.old_keys[i]] == pairs.new_counts[pairs.new_keys[j]] == 1
        else:
            is_sure = not likeness.has_twin(i, j)
        if is_sure:
            pairs.match(i, j, is_moved=True)
            pairs.extend(i, j, is_moved=True)


# --- Rules 5 and 7: what has no text, and what stands alone ------------------------------------


def _match_textless(pairs: _Pairs) -> None:
    for i in range(len(pairs.old) - 1, 0, -1):
        j = pairs.to_new[i]
        if j <= 0 or not pairs.are_free(i - 1, j - 1):
            continue
        if _is_textless(pairs.old[i - 1]) and _is_textless(pairs.new[j - 1]):
            pairs.match(i - 1, j - 1, is_moved=i in pairs.moved)
    for olds, news in list(pairs.gaps()):
        by_number = {pairs.new[j].number: j for j in reversed(news) if _is_textless(pairs.new[j])}
        last = -1
        for i in olds:
            j = by_number.get(pairs.old[i].number, -1)
            if j > last and _is_textless(pairs.old[i]):
                pairs.match(i, j)
                last = j


def _is_textless(paragraph: Paragraph) -> bool:
    return not paragraph.text and not paragraph.is_row


def _match_rewritten(pairs: _Pairs) -> None:
    """Whole provisions written anew: those with the same number, in order, then one that faces one."""
    for free_old, free_new in list(pairs.gaps()):
        for i, j in _same_numbers(pairs, free_old, free_new):
            pairs.match(i, j)
    for free_old, free_new in list(pairs.gaps()):
        olds = [i for i in free_old if pairs.old[i].text]
        news = [j for j in free_new if pairs.new[j].text]
        if len(olds) == len(news) == 1 and pairs.old[olds[0]].is_row == pairs.new[news[0]].is_row:
            i, j = olds[0], news[0]
            if pairs.likeness.share(i, j) >= REWRITTEN:
                pairs.match(i, j)


def _same_numbers(
    pairs: _Pairs, free_old: Sequence[int], free_new: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The longest series of pairs in a gap that have the same number."""
    olds = [i for i in free_old if _is_numbered(pairs.old[i])]
    news = [j for j in free_new if _is_numbered(pairs.new[j])]
    numbers = [[_number(pairs.old[i]) for i in olds], [_number(pairs.new[j]) for j in news]]
    for part in LCSseq.opcodes(*numbers):
        if part.tag == "equal":
            start, end = part.src_start, part.src_end
            yield from zip(olds[start:end], news[part.dest_start : part.dest_end], strict=True)


def _number(paragraph: Paragraph) -> str:
    """Rows of a table match only rows of a table."""
    return f"{'|' * paragraph.is_row}{paragraph.number}"


def _is_numbered(paragraph: Paragraph) -> bool:
    """Whether it has text and a number; a bullet is no number, nor is a note's label."""
    return bool(paragraph.text) and any(map(str.isalnum, paragraph.number)) and "^" not in paragraph.number


# --- The result --------------------------------------------------------------------------------


def _pieces(pairs: _Pairs) -> Iterator[Piece]:
    j = 0
    while j < len(pairs.new):
        i = pairs.to_old[j]
        if i == -1:
            yield Piece(None, (j,), is_moved=False, source=(pairs.new[j],))
            j += 1
            continue
        rows, group = _around(pairs.to_new, i), _around(pairs.to_old, j)
        if len(rows) > 1:
            yield from _joined(pairs, rows, j)
        else:
            yield Piece(i, tuple(group), is_moved=i in pairs.moved, source=tuple(pairs.new[n] for n in group))
        j = group.stop


def _joined(pairs: _Pairs, rows: range, j: int) -> Iterator[Piece]:
    """Each row's part of one new paragraph."""
    words = pairs.new[j].words
    cuts = _cuts([pairs.old[i].words for i in rows], words)
    for n, (i, (start, stop)) in enumerate(zip(rows, pairwise([0, *cuts, len(words)]), strict=True)):
        yield Piece(i, () if n else (j,), is_moved=i in pairs.moved, source=(words[start:stop],))


def _cuts(rows: Sequence[tuple[str, ...]], words: tuple[str, ...]) -> list[int]:
    """Where in the joined words each row but the first begins.

    Of the new words that stand for a lost break and what was changed around it, a row gets as many as it
    had there, and what is left goes to the row before.
    """
    hunks = diff(tuple(chain.from_iterable(rows)), words)
    ends = [hunk.end for hunk in hunks]
    shifts = list(accumulate((len(hunk.words) - (hunk.end - hunk.start) for hunk in hunks), initial=0))
    cuts: list[int] = []
    for border in accumulate(map(len, rows[:-1])):
        at = bisect_left(ends, border + 1)
        hunk = hunks[at]
        assert hunk.start <= border < hunk.end, "a joined row has lost its mark"
        after = hunk.end - border - 1
        cut = hunk.end + shifts[at + 1] - min(after, len(hunk.words))
        cuts.append(max(cut, cuts[-1] if cuts else 1))
    return cuts
