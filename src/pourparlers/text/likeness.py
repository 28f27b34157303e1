"""How much two paragraphs of two texts have in common, for `alignment`.

The measure is the share of words that both have in the same order, of all words of both: 0 for nothing, 1 for
everything. Marks and the borders of table cells do not count. Unrelated paragraphs of one treaty reach 0.3
to 0.4, by "the", "of" and "Parties" alone.

Nothing here grows faster than the texts: very long paragraphs are compared as bags of words, and where many
paragraphs meet many, only those are compared that share a rare word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from math import ceil

from rapidfuzz.distance import Indel, LCSseq

from pourparlers.text.draft import Paragraph
from pourparlers.text.matching import BOX_WORDS_MAX

__all__ = ["Likeness", "common_count"]

TWIN = 0.8  # by characters; unrelated texts of one language reach 0.55
CHARACTERS_MAX = 20_000  # longer texts are not compared by characters
CELLS_MAX = 20_000  # pairs that are looked at one by one; beyond, only those that share a rare word
RARE_COUNT_MAX = 8  # a word that at most so many of the paragraphs have
RIVALS_MAX = 8
BUCKET_MAX = 16  # of the paragraphs that begin or end alike the first few tell enough


class _Alphabet(dict[str, str]):
    """One character for each word: rapidfuzz reads a str without looking at its items one by one."""

    LAST = 0x10FFFF  # the words of a text that has more distinct ones are one to us

    def __missing__(self, word: str) -> str:
        character = self[word] = chr(min(len(self), self.LAST))
        return character


class Likeness:
    """The paragraphs of two texts, each spelt when it is first asked for."""

    def __init__(self, old: Sequence[Paragraph], new: Sequence[Paragraph]) -> None:
        self.old = old
        self.new = new
        self.alphabet = _Alphabet()
        self.old_rows: list[str | None] = [None] * len(old)
        self.new_rows: list[str | None] = [None] * len(new)
        self.alike: dict[str, list[str]] | None = None

    def old_row(self, i: int) -> str:
        """The old paragraph's words, a character each."""
        row = self.old_rows[i]
        if row is None:
            row = self.old_rows[i] = self._spell(self.old[i])
        return row

    def new_row(self, j: int) -> str:
        row = self.new_rows[j]
        if row is None:
            row = self.new_rows[j] = self._spell(self.new[j])
        return row

    def _spell(self, paragraph: Paragraph) -> str:
        words = paragraph.words[1:]
        if paragraph.is_row:
            words = tuple(word for word in words if word.strip() != "|")
        return "".join(map(self.alphabet.__getitem__, words))

    def share(self, i: int, j: int) -> float:
        mine, yours = self.old_row(i), self.new_row(j)
        size = len(mine) + len(yours)
        return 2 * common_count(mine, yours) / size if size else 0.0

    def in_runs(self, i: int, j: int, least: int) -> int:
        """How many of the common words stand together, at least so many in a row."""
        mine, yours = self.old_row(i), self.new_row(j)
        if max(len(mine), len(yours)) > BOX_WORDS_MAX:
            return common_count(mine, yours)
        blocks = LCSseq.editops(mine, yours).as_matching_blocks()
        return sum(size for _, _, size in blocks if size >= least)

    def are_near(self, i: int, j: int) -> bool:
        """Whether they are nearly the same by their characters: sure, and nothing is cut into words."""
        return _are_near(self.old[i].text, self.new[j].text)

    def candidates(self, olds: Sequence[int], news: Sequence[int]) -> Iterator[tuple[int, int, str, str]]:
        """Pairs to compare, with their rows: of very many only those that share a rare word.

        Rows of a table meet only such.
        """
        few = len(olds) * len(news) <= CELLS_MAX
        mine = {i: self.old_row(i) for i in olds}
        yours = {j: self.new_row(j) for j in news}
        for i, j in product(olds, news) if few else self._rare_pairs(olds, news):
            if self.old[i].is_row == self.new[j].is_row:
                yield i, j, mine[i], yours[j]

    def _rare_pairs(self, olds: Sequence[int], news: Sequence[int]) -> Iterator[tuple[int, int]]:
        """For each new paragraph the old ones with which it shares the most rare words."""
        owners: defaultdict[str, list[int]] = defaultdict(list)
        for i in olds:
            for word in set(self.old_row(i)):
                owners[word].append(i)
        rare = {word: rows for word, rows in owners.items() if len(rows) <= RARE_COUNT_MAX}
        for j in news:
            rivals = Counter(i for word in set(self.new_row(j)) for i in rare.get(word, ()))
            for i in sorted(sorted(rivals, key=lambda i: (-rivals[i], i))[:RIVALS_MAX]):
                yield i, j

    def has_twin(self, i: int, j: int) -> bool:
        """Whether a third paragraph is nearly the old one `i` or the new one `j`: boilerplate.

        Twins begin alike, end alike or have the same longest word; only such are compared.
        """
        if self.alike is None:
            self.alike = _by_traits({p.text: None for p in (*self.old, *self.new)})
        own = {self.old[i].text, self.new[j].text}
        return any(
            other not in own and _are_near(text, other)
            for text in own
            for trait in _traits(text)
            for other in self.alike[trait][:BUCKET_MAX]
        )


def common_count(mine: str, yours: str, least: float = 0) -> int:
    """How many characters two strings have in the same order, 0 if fewer than `least`.

    Of very long ones in any order: that is linear.
    """
    if len(mine) > BOX_WORDS_MAX or len(yours) > BOX_WORDS_MAX:
        shorter, longer = sorted((mine, yours), key=len)
        bag = _bag(longer)
        count = sum(min(times, bag[word]) for word, times in Counter(shorter).items())
        return count if count >= least else 0
    return LCSseq.similarity(mine, yours, score_cutoff=ceil(least))


@lru_cache(maxsize=8)  # a long row meets many short ones
def _bag(row: str) -> Counter[str]:
    return Counter(row)


def _are_near(mine: str, yours: str) -> bool:
    shorter, longer = sorted((len(mine), len(yours)))
    if longer > CHARACTERS_MAX or 2 * shorter < TWIN * (shorter + longer):
        return False
    return Indel.normalized_similarity(mine, yours, score_cutoff=TWIN) >= TWIN


def _by_traits(texts: Iterable[str]) -> dict[str, list[str]]:
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for text in texts:
        for trait in _traits(text):
            alike[trait].append(text)
    return alike


def _traits(text: str) -> tuple[str, ...]:
    return (text[:16], text[-16:], max(text.split(), key=len)) if text else ()
