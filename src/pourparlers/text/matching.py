"""Which words of two texts are the same words: the longest common subsequence, kept linear.

The rule, in order:

1. Equal beginnings and equal ends match.
2. What is left between them is one box; a box whose two sides have at most `BOX_WORDS_MAX` words goes to
   rapidfuzz's bit-parallel LCS, which is exact and needs memory by the square of the words.
3. A larger box is cut at *anchors*, the runs of words that stand once on each side (patience: the longest
   row of anchors in the same order on both), and each part is a box again.
4. A large box without an anchor, or one cut `ROUNDS_MAX` times, is cut at equal shares of both sides. Then
   the result is still a common subsequence, only not the longest.

So the work grows with the words, whatever the text. Words are compared as they are given: folding, marks
and what a reader can follow are left to `diff`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

__all__ = ["BOX_WORDS_MAX", "Run", "increasing", "matching_runs"]

BOX_WORDS_MAX = 4_096  # at most 8 MB of table, some milliseconds
ROUNDS_MAX = 12  # anchors that each cut off next to nothing must not make the work quadratic
SHINGLES = (8, 3, 1)  # lengths of the runs that are tried as anchors, the most telling first


class Run(NamedTuple):
    """`size` words from `old` on match as many from `new` on."""

    old: int
    new: int
    size: int


class _Box(NamedTuple):
    """Words [a, b) of the old text against words [c, d) of the new one, cut `rounds` times so far."""

    a: int
    b: int
    c: int
    d: int
    rounds: int = 0


def matching_runs(
    old: Sequence[str], new: Sequence[str], is_telling: Callable[[str], bool] = bool
) -> list[Run]:
    """Maximal runs of matching words, in order; both texts increase from run to run.

    Of two words that cannot both match, one that `is_telling` is preferred.

    >>> matching_runs("a b c d".split(), "a x c d".split())
    [Run(old=0, new=0, size=1), Run(old=2, new=2, size=2)]
    """
    runs: list[Run] = []
    boxes = [_Box(0, len(old), 0, len(new))]
    while boxes:
        box = _trim(boxes.pop(), old, new, runs)
        if set(old[box.a : box.b]).isdisjoint(new[box.c : box.d]):  # most edits: benchmarks/history.py
            continue
        if max(box.b - box.a, box.d - box.c) <= BOX_WORDS_MAX:
            runs += _heaviest(box, old, new, is_telling)
        else:
            boxes += _cut(box, old, new)
    return list(_united(sorted(runs)))


def increasing(keys: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Positions of a heaviest strictly increasing row of keys; weights are positive.

    `ends` holds, by key, the last position of each row that no row with a smaller or equal key outweighs.

    >>> increasing([2, 0, 1, 3], [1, 1, 1, 1])
    [1, 2, 3]
    """
    ends: list[int] = []
    totals: list[int] = []
    rows: list[int] = []
    before = [-1] * len(keys)
    for position, key in enumerate(keys):
        at = bisect_left(ends, key)
        total = (totals[at - 1] if at else 0) + weights[position]
        before[position] = rows[at - 1] if at else -1
        stop = at
        while stop < len(ends) and totals[stop] <= total:
            stop += 1
        if stop > at or at == len(ends) or ends[at] != key:
            ends[at:stop], totals[at:stop], rows[at:stop] = [key], [total], [position]
    chain = []
    position = rows[-1] if rows else -1
    while position >= 0:
        chain.append(position)
        position = before[position]
    return chain[::-1]


def _trim(box: _Box, old: Sequence[str], new: Sequence[str], runs: list[Run]) -> _Box:
    """Match equal beginnings and ends; what stands between them is left."""
    a, b, c, d, rounds = box
    while a < b and c < d and old[a] == new[c]:
        a, c = a + 1, c + 1
    if a > box.a:
        runs.append(Run(box.a, box.c, a - box.a))
    while a < b and c < d and old[b - 1] == new[d - 1]:
        b, d = b - 1, d - 1
    if b < box.b:
        runs.append(Run(b, d, box.b - b))
    return _Box(a, b, c, d, rounds)


def _heaviest(
    box: _Box, old: Sequence[str], new: Sequence[str], is_telling: Callable[[str], bool]
) -> Iterator[Run]:
    """The common subsequence in which a telling word counts twice: it is spelt with two characters.

    Where its characters match in two different words, the first of them stands for it: it might as well have
    taken its second one along.
    """
    spellings = _Spellings(is_telling)
    mine = list(map(spellings.__getitem__, old[box.a : box.b]))
    yours = list(map(spellings.__getitem__, new[box.c : box.d]))
    owners, partners = ([n for n, spelling in enumerate(row) for _ in spelling] for row in (mine, yours))
    spelt = "".join(mine)
    for i, j, size in LCSseq.editops(spelt, "".join(yours)).as_matching_blocks():
        if size:
            skipped = ord(spelt[i]) & 1  # the block begins with a second character
            count = owners[i + size - 1] - owners[i] - skipped + 1
            if count:
                yield Run(box.a + owners[i] + skipped, box.c + partners[j] + skipped, count)


class _Spellings(dict[str, str]):
    """Words as characters, for rapidfuzz, which reads a str without looking at its items one by one.

    First characters are even, second ones odd.
    """

    def __init__(self, is_telling: Callable[[str], bool]) -> None:
        self.is_telling = is_telling

    def __missing__(self, word: str) -> str:
        first = 2 * len(self)
        spelling = self[word] = chr(first) + chr(first + 1) if self.is_telling(word) else chr(first)
        return spelling


def _cut(box: _Box, old: Sequence[str], new: Sequence[str]) -> Iterator[_Box]:
    """Boxes that are smaller together: from anchor to anchor, or equal shares."""
    a, c = box.a, box.c
    rounds = box.rounds + 1
    for i, j in _anchors(box, old, new) if rounds <= ROUNDS_MAX else ():
        if i > a or j > c:
            yield _Box(a, i, c, j, rounds)
        a, c = i, j
    if (a, c) != (box.a, box.c):
        yield _Box(a, box.b, c, box.d, rounds)
        return
    shares = -(-max(box.b - box.a, box.d - box.c) // BOX_WORDS_MAX)
    for n in range(shares):
        a, b = (box.a + (box.b - box.a) * k // shares for k in (n, n + 1))
        c, d = (box.c + (box.d - box.c) * k // shares for k in (n, n + 1))
        yield _Box(a, b, c, d, rounds)


def _anchors(box: _Box, old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places inside the box where the longest shingles that stand once on each side begin."""
    for size in SHINGLES:
        mine = _single_shingles(old, box.a, box.b, size)
        yours = _single_shingles(new, box.c, box.d, size)
        pairs = [(at, yours[words]) for words, at in mine.items() if words in yours]
        chain = increasing([j for _, j in pairs], [1] * len(pairs))
        found = [pairs[n] for n in chain if pairs[n] != (box.a, box.c)]
        if found:
            return found
    return []


def _single_shingles(words: Sequence[str], start: int, stop: int, size: int) -> dict[tuple[str, ...], int]:
    """Runs of `size` words that stand once in the stretch, with their places, in order."""
    places: dict[tuple[str, ...], int] = {}
    for at, shingle in enumerate(zip(*(words[start + n : stop] for n in range(size)), strict=False), start):
        places[shingle] = -1 if shingle in places else at
    return {shingle: at for shingle, at in places.items() if at >= 0}


def _united(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs that touch on both sides are one."""
    last: Run | None = None
    for run in runs:
        if last and run.old == last.old + last.size and run.new == last.new + last.size:
            last = last._replace(size=last.size + run.size)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last
