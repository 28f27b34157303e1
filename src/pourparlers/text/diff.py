"""The one diff: what has to be changed in one text to make it another, as a lawyer would mark it.

Everything that is stored, coalesced, counted and stood on is a *hunk* from here: words [start, end) of the
old text, and what the new text has instead. `diff` is a function of the two texts alone, and exchanging the
texts exchanges the two sides of every hunk. The rules, in order:

1. Words are compared folded. Two that match without being the same (a hard space, a curly quote, one line
   end for two) are a *quiet* hunk of their own, one word for one, never joined with its neighbours.
2. Matching keeps the most words (`matching`). Marks match only marks.
3. Equal ends of a hunk are no part of it.
4. A pure insertion or deletion slides to the left as far as it can, never over a mark nor away from one
   that it begins with: the same edit reached by two routes of typing is one hunk.
5. Hunks that touch are one.
6. Hunks with a match between them that chance explains are one ("of", a comma between two rewritten
   phrases). See `_is_chance`; a number, a modal, a negation, a mark or the edge of a table cell is never
   swallowed so, nor a change that consists of them.

7. Two texts that have few words in common, no run of them and no figure between, are one hunk: one was
   written anew.

Rules 3 to 6 hold together at the end: one pass from the left, in which each hunk is settled against the one
before it, reaches that fixpoint, because nothing to the right can unsettle what two hunks have in common.

Paragraphs that moved, were split or joined are left to `alignment`, the names of changes to `classes`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import compress, count, pairwise
from operator import ne
from typing import Final, NamedTuple

from pourparlers.text.matching import Run, matching_runs
from pourparlers.text.words import fold, is_mark

__all__ = ["Hunk", "apply_hunks", "diff"]


KEPT_MIN: Final = 0.4
"""A smaller share of matching words is a text written anew (the rewritten articles of the demonstration)."""

KEPT_RUN_MAX: Final = 5
"""A longer run of matching words between two changes is never struck and written again."""


class Hunk(NamedTuple):
    """For the old words [start, end) the new text has `words`.

    An empty range is an insertion before word `start`; no words is a deletion.
    """

    start: int
    end: int
    words: tuple[str, ...]
    is_quiet: bool = False


class _Gap(NamedTuple):
    """Old words [a, b) against new words [c, d): a hunk with both of its places."""

    a: int
    b: int
    c: int
    d: int


def diff(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[Hunk, ...]:
    """Hunks in the order of the text, in normal form.

    >>> diff((" The", " Board", " may", " act"), (" The", " Board", " shall", " act"))
    (Hunk(start=2, end=3, words=(' shall',), is_quiet=False),)
    """
    if old == new:
        return ()
    # Ties between matches are broken one way, whichever text came first.
    gaps = _gaps(old, new) if old < new else [_Gap(c, d, a, b) for a, b, c, d in _gaps(new, old)]
    return tuple(_hunks(gaps, old, new))


def apply_hunks(old: Sequence[str], hunks: Iterable[Hunk]) -> tuple[str, ...]:
    """The new text, from the old one and its hunks."""
    words: list[str] = []
    at = 0
    for start, end, instead, _ in hunks:
        words += old[at:start]
        words += instead
        at = end
    words += old[at:]
    return tuple(words)


def _hunks(gaps: Iterable[_Gap], old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Hunk]:
    i = j = 0
    for a, b, c, d in gaps:
        yield from _quiet(old, new, i, j, a - i)
        yield Hunk(a, b, new[c:d])
        i, j = b, d
    yield from _quiet(old, new, i, j, len(old) - i)


def _quiet(old: tuple[str, ...], new: tuple[str, ...], i: int, j: int, size: int) -> Iterator[Hunk]:
    """Matched words that are not the same."""
    if old[i : i + size] == new[j : j + size]:
        return
    for n in range(size):
        if old[i + n] != new[j + n]:
            yield Hunk(i + n, i + n + 1, (new[j + n],), is_quiet=True)


def _gaps(old: tuple[str, ...], new: tuple[str, ...]) -> list[_Gap]:
    """What does not match, in normal form."""
    head, tail = _equal_ends(old, new)
    text = _Texts(old, new)
    rest = _Gap(head, len(old) - tail, head, len(new) - tail)
    mine, yours = _folded(old[head : rest.b]), _folded(new[head : rest.d])
    if set(mine).isdisjoint(yours):  # most edits: benchmarks/history.py
        if mine or yours:
            text.settle(rest)
        return text.gaps
    for a, b, c, d in _balanced(
        _between(matching_runs(mine, yours, _is_telling), len(mine), len(yours)), mine, yours
    ):
        text.settle(_Gap(a + head, b + head, c + head, d + head))
    return [_whole(text.gaps, old, new)] if _is_written_anew(text.gaps, old, new) else text.gaps


def _is_written_anew(gaps: list[_Gap], old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether so few words, and so few of them together, match that nobody would read them as kept."""
    kept = len(old) - sum(gap.b - gap.a for gap in gaps)
    if len(gaps) < 2 or 2 * kept >= KEPT_MIN * (len(old) + len(new)):
        return False
    first, last = gaps[0], gaps[-1]
    runs = [old[one.b : two.a] for one, two in pairwise(gaps)]
    if any(len(run) > KEPT_RUN_MAX or any(map(_has_figure, run)) for run in runs):
        return False
    return not any(map(is_mark, old[first.a : last.b] + new[first.c : last.d]))


def _whole(gaps: list[_Gap], old: tuple[str, ...], new: tuple[str, ...]) -> _Gap:
    """One gap for all, without the words at its ends that both texts have."""
    a, b, c, d = gaps[0].a, gaps[-1].b, gaps[0].c, gaps[-1].d
    head, tail = _equal_ends(old[a:b], new[c:d])
    return _Gap(a + head, b - tail, c + head, d - tail)


def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    text = "".join(words)
    return words if text.isascii() and "\n" not in text else tuple(map(fold, words))


def _between(runs: Iterable[Run], old_size: int, new_size: int) -> list[_Gap]:
    """What lies between the runs of matching words."""
    gaps = []
    i = j = 0
    for a, c, size in (*runs, Run(old_size, new_size, 0)):
        if (i, j) != (a, c):
            gaps.append(_Gap(i, a, j, c))
        i, j = a + size, c + size
    return gaps


def _balanced(gaps: list[_Gap], old: Sequence[str], new: Sequence[str]) -> list[_Gap]:
    """Of equal matches between two neighbours take the one that leaves the fewest words to read.

    Where "the notice and" becomes "and its crew and duly", either "and" can be the one that stayed.
    """
    for n, (left, right) in enumerate(pairwise(gaps)):
        left = gaps[n]  # noqa: PLW2901 -- the step before may have changed it
        size = right.a - left.b
        if size > BALANCED_RUN_MAX or right.b - left.a + right.d - left.c > BALANCED_WORDS_MAX:
            continue
        run = old[left.b : right.a]
        ways = [
            (max(i - left.a, j - left.c) + max(right.b - i, right.d - j), i, j)
            for i in _places(run, old, left.a, right.b)
            for j in _places(run, new, left.c, right.d)
        ]
        if len(ways) > 1:
            _, i, j = min(ways)
            gaps[n] = _Gap(left.a, i, left.c, j)
            gaps[n + 1] = _Gap(i + size, right.b, j + size, right.d)
    return gaps


def _places(run: Sequence[str], words: Sequence[str], start: int, stop: int) -> list[int]:
    """Where in the stretch the run stands."""
    size = len(run)
    return [at for at in range(start, stop - size + 1) if words[at : at + size] == run]


def _equal_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many words match at the beginning, and of the rest at the end.

    Words that are the same are passed at once, since in most texts nearly all are (benchmarks/history.py).
    """
    size = min(len(old), len(new))
    otherwise = compress(count(), map(ne, old, new))
    head = next((n for n in otherwise if fold(old[n]) != fold(new[n])), size)
    rest = size - head
    otherwise = compress(range(rest), map(ne, reversed(old), reversed(new)))
    tail = next((n for n in otherwise if fold(old[-n - 1]) != fold(new[-n - 1])), rest)
    return head, tail


def _match(mine: str, yours: str) -> bool:
    return mine == yours or fold(mine) == fold(yours)


class _Texts:
    """Two texts and the gaps between them that are settled so far, from the left."""

    def __init__(self, old: tuple[str, ...], new: tuple[str, ...]) -> None:
        self.old = old
        self.new = new
        self.gaps: list[_Gap] = []

    @cached_property
    def old_marks(self) -> list[int]:
        return [n for n, word in enumerate(self.old) if is_mark(word)]

    @cached_property
    def new_marks(self) -> list[int]:
        return [n for n, word in enumerate(self.new) if is_mark(word)]

    def settle(self, gap: _Gap) -> None:
        """Add the next gap to the right; afterwards rules 3 to 6 hold for all."""
        while True:
            gap = self._slid(self._trimmed(gap))
            if gap.a == gap.b and gap.c == gap.d:
                return
            if not self.gaps or not self._is_one(self.gaps[-1], gap):
                self.gaps.append(gap)
                return
            last = self.gaps.pop()
            gap = _Gap(last.a, gap.b, last.c, gap.d)

    def _trimmed(self, gap: _Gap) -> _Gap:
        a, b, c, d = gap
        while a < b and c < d and _match(self.old[a], self.new[c]):
            a, c = a + 1, c + 1
        while a < b and c < d and _match(self.old[b - 1], self.new[d - 1]):
            b, d = b - 1, d - 1
        return _Gap(a, b, c, d)

    def _slid(self, gap: _Gap) -> _Gap:
        """The words that a slide passes equal the words at the gap's end; a mark at the front holds it."""
        a, b, c, d = gap
        if a < b and c < d:
            return gap
        words, end = (self.old, b) if a < b else (self.new, d)
        start = at = a if a < b else c
        floor = 0
        if self.gaps:
            floor = self.gaps[-1].b if a < b else self.gaps[-1].d
        while at > floor and _match(words[at - 1], words[end - 1]):
            if is_mark(words[at]) or is_mark(words[at - 1]):
                break
            at, end = at - 1, end - 1
        by = start - at
        return _Gap(a - by, b - by, c - by, d - by)

    def _is_one(self, left: _Gap, right: _Gap) -> bool:
        """Whether the gaps touch, or only chance matches between them."""
        size = right.a - left.b
        if size == 0:
            return True
        return (
            size <= CHANCE_WORDS_MAX
            and _is_chance(self.old[left.b : right.a], left, right)
            and not self._stands_out(left)
            and not self._stands_out(right)
        )

    def _stands_out(self, gap: _Gap) -> bool:
        """Whether a change is one of numbers, modals or negations, or of a paragraph's break."""
        a, b, c, d = gap
        if bisect_left(self.old_marks, a) < bisect_left(self.old_marks, b):
            return True
        if bisect_left(self.new_marks, c) < bisect_left(self.new_marks, d):
            return True
        return all(map(_is_weighty, (self.old[n] for n in range(a, b)))) and all(
            map(_is_weighty, (self.new[n] for n in range(c, d)))
        )


# How often a match of this kind comes about by chance, per pair of words that could have met: a word of every
# phrase, another short one, a word of the subject; then the factor for each further word of a run. Found on
# the real texts and on edits with a known truth (benchmarks/redline.py).
CHANCE_EVERY, CHANCE_SHORT, CHANCE_RARE = 1 / 48, 1 / 90, 1 / 400
FURTHER_SHORT, FURTHER_RARE = 1 / 2, 1 / 20
CHANCE_LOPSIDED = 5 / 3  # for each word off the diagonal
OFF_MAX = 2  # more tells no more: an insertion and a deletion beside each other are always off
CHANCE_WORDS_MAX = 6  # a longer run is never chance
BALANCED_RUN_MAX, BALANCED_WORDS_MAX = 3, 200  # beyond, a better place of a match is not looked for

_EVERY = frozenset(", . the of and to in a for le la les de des du et à en [ ] *".split())
_SHORT = frozenset(
    """
    also been does each from have into only other over same some such than that their them then there
    these they this those upon were what when where which whose with your
    aux avec dans elle elles leur leurs même pour ses sont sous tout toute toutes cette celle ceux comme dont
""".split()
)
_WEIGHTY = frozenset(
    """
    shall should may must will would can could might cannot not nor no never none neither without unless
    except
    doit doivent devra devront devrait devraient peut peuvent pourra pourront pourrait pourraient ne pas ni
    non sans sauf jamais aucun aucune
""".split()
)


def _is_chance(run: Sequence[str], left: _Gap, right: _Gap) -> bool:
    """Whether a run of matched words is what chance alone would leave between two rewritten phrases.

    The more pairs of places it could have had between the phrases of both sides together, the more likely;
    the longer the run and the rarer its words, the less. More likely again for each word that the match
    stands off the diagonal, and so makes the two sides longer to read than the whole replaced at once.
    """
    removed = left.b - left.a + right.b - right.a
    added = left.d - left.c + right.d - right.c
    rare = sum(map(_is_rare, run))
    first = CHANCE_RARE if rare else CHANCE_EVERY if all(map(_is_everywhere, run)) else CHANCE_SHORT
    chance = first * FURTHER_RARE ** max(rare - 1, 0) * FURTHER_SHORT ** (len(run) - max(rare, 1))
    off = (
        max(left.b - left.a, left.d - left.c)
        + max(right.b - right.a, right.d - right.c)
        - max(removed, added)
    )
    chance *= CHANCE_LOPSIDED ** min(off, OFF_MAX)
    return (removed + 1) * (added + 1) * chance >= 1 and not any(map(_is_fixed, run))


@lru_cache(maxsize=100_000)
def _is_everywhere(word: str) -> bool:
    return word.strip().casefold() in _EVERY


@lru_cache(maxsize=100_000)
def _is_rare(word: str) -> bool:
    """Short words and punctuation stand in every sentence, whatever its language."""
    bare = word.strip()
    return len(bare) > 3 and bare.casefold() not in _SHORT


@lru_cache(maxsize=100_000)
def _is_telling(word: str) -> bool:
    return _is_rare(word) or _is_weighty(word)


@lru_cache(maxsize=100_000)
def _has_figure(word: str) -> bool:
    return any(map(str.isdigit, word))


def _is_weighty(word: str) -> bool:
    """Whether the word is a number, a modal or a negation."""
    bare = word.strip().casefold()
    return bare in _WEIGHTY or _has_figure(word)


@lru_cache(maxsize=100_000)
def _is_fixed(word: str) -> bool:
    """Whether the word is never swallowed: weighty, a break, or the border of a table cell."""
    return _is_weighty(word) or is_mark(word) or word.strip() == "|"
