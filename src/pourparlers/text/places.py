"""Places and keys: the identity of a word is where it was written and with what.

The idea. A run of n words makes 2n + 1 *places*: gap, word, gap, ..., word, gap. The draft is the
first run. Words are only ever written *into a place*, and a word's key is that place, the run it was
written with, and its number in the run. So the same words in the same place are the same words,
whoever wrote them and whenever: equal proposals coalesce without a rule, nothing can collide, and
the order of tabling cannot matter.

The places of a run have numbers: gap n is 2n, word n is 2n + 1, and beside gap n, at 2n + 1/2, insertions
that are no alternatives have slots of their own. A run written into a place has places again, so that
where something stands is a path of numbers and runs, and comparing paths gives reading order: what is
written into a word's place stands before the word. A *stretch* is all places from one to another with
everything ever written into them.

Left to others: who writes what where (`rows`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter, itemgetter
from typing import Final, NamedTuple, TypeAlias

__all__ = [
    "BESIDE",
    "END",
    "START",
    "Key",
    "Order",
    "Run",
    "Stretch",
    "bounds_of",
    "join",
    "met_by",
    "ordered",
    "reads",
    "shares_a_place",
    "spliced",
    "within",
]

Order: TypeAlias = tuple["float | tuple[()] | tuple[int] | tuple[int, tuple[str, ...]]", ...]
"""Where something stands: compared as tuples. Inside a place () < (0, words) < (1,) < (2,), that is:
its start, the runs written into it by their text, the word whose place it is, its end."""

START: Final[tuple[()]] = ()
BESIDE: Final = -1  # the start of a slot: before the first gap of its run
_WORD: Final = (1,)
END: Final = (2,)


class Key:
    """One word where it was written. There is one object for each key of a row: compare by identity.

    `word` is what it reads; `order` says where it stands, so that sorting by it gives reading order.
    """

    __slots__ = ("number", "order", "run", "word")

    def __init__(self, run: Run, number: int, word: str) -> None:
        self.run = run
        self.number = number
        self.word = word
        self.order: Order = (*run.path, 2 * number + 1, _WORD)

    @property
    def place(self) -> tuple[Run, int]:
        """The word's own place; the gaps before and after it are the numbers beside."""
        return self.run, 2 * self.number + 1

    def __repr__(self) -> str:
        return f"{self.word!r}@{self.order[:-1]}"


class Run:
    """Words written together into one place.

    A run remembers the runs that were written into its places, so that the same words in the same
    place are the same objects and keys need neither be hashed nor compared word by word. The memory
    says nothing about who wrote or whether it still stands; nothing is ever computed from it.
    """

    __slots__ = ("_written", "keys", "path", "words")

    def __init__(self, words: tuple[str, ...], path: Order = ()) -> None:
        self.words = words
        self.path = path
        self.keys = tuple(Key(self, number, word) for number, word in enumerate(words))
        self._written: dict[tuple[float, tuple[str, ...]], Run] = {}

    def write(self, place: float, words: tuple[str, ...]) -> Run:
        """The run of these words in that place: 2n gap n, 2n + 1 word n, 2n + ½ beside gap n."""
        found = self._written.get((place, words))
        if found is None:  # setdefault, because two threads may come here at once
            found = self._written.setdefault((place, words), Run(words, (*self.path, place, (0, words))))
        return found


class Stretch(NamedTuple):
    """All places from one to another with everything ever written into them."""

    start: Order
    end: Order


_order = attrgetter("order")


def ordered(keys: Iterable[Key]) -> tuple[Key, ...]:
    """The keys in reading order."""
    return tuple(sorted(keys, key=_order))


def reads(keys: Iterable[Key]) -> tuple[str, ...]:
    """The words that keys in reading order read."""
    return tuple([key.word for key in keys])


def within(keys: tuple[Key, ...], stretch: Stretch) -> tuple[Key, ...]:
    """Those of the keys, given in reading order, that stand in a stretch."""
    first, last = bounds_of(keys, stretch)
    return keys[first:last]


def join(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Stretches in order, those that overlap united; stretches that only touch stay apart."""
    joined: list[Stretch] = []
    for stretch in sorted(stretches):
        if joined and stretch.start < joined[-1].end:
            joined[-1] = Stretch(joined[-1].start, max(joined[-1].end, stretch.end))
        else:
            joined.append(stretch)
    return tuple(joined)


def shares_a_place(stretch: Stretch, joined: tuple[Stretch, ...]) -> bool:
    """Whether a stretch shares a place with one of some joined stretches."""
    return bool(met_by(stretch, joined))


def met_by(stretch: Stretch, joined: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Those of some joined stretches, in order, that a stretch shares a place with."""
    first = bisect_right(joined, stretch.start, key=itemgetter(1))
    return joined[first : bisect_left(joined, stretch.end, lo=first, key=itemgetter(0))]


def bounds_of(keys: tuple[Key, ...], stretch: Stretch) -> tuple[int, int]:
    """The range of the keys, given in reading order, that stand in a stretch."""
    first = bisect_left(keys, stretch.start, key=_order)
    return first, bisect_left(keys, stretch.end, lo=first, key=_order)


def spliced(keys: tuple[Key, ...], changes: Iterable[tuple[int, int, tuple[Key, ...]]]) -> Iterator[Key]:
    """The keys with others instead of some ranges of them, which are in order and do not overlap."""
    at = 0
    for start, end, instead in changes:
        yield from keys[at:start]
        yield from instead
        at = end
    yield from keys[at:]
