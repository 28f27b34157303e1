"""The whole rolling text in its flat form: 3,000 provisions, 40,000 proposals, 10,000 of them on one.

    python benchmarks/rolling.py

Prints what has to be at most: flat segments of all rows 1 s, one more proposal on an ordinary row and
that row again 5 ms, memory 600 MB. The peer is what one would write without keys: difflib of every
version against the draft, its hunks collected by position. It knows no amendments and no decisions and
sets nothing equal; it is run on a sample and scaled.
"""

from __future__ import annotations

import difflib
import gc
import os
import resource
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import count
from random import Random
from typing import Final

from pourparlers.text.decisions import decide
from pourparlers.text.flat import flat
from pourparlers.text.rows import Row, Tabling, basis_of, new_row, reads, table, text_of

ROWS: Final = 3_000
WORDS: Final = 50  # in a row
PROPOSALS: Final = 40_000
ON_ONE: Final = 10_000
PARTIES: Final = 193
DECISIONS: Final = 1_000
AMENDMENTS: Final = 0.1  # of the proposals are written on another one
SAMPLE: Final = 400  # versions that the peer is tried on

VOCABULARY: Final = [f" {stem}{ending}" for stem in range(600) for ending in ("a", "b", "c", "d", "e")]


def make_rows(random: Random) -> list[Row]:
    """All rows with all proposals; a third of the rows had a decision when half were tabled."""
    rows = [new_row(["\n\n", *random.choices(VOCABULARY, k=WORDS - 1)]) for _ in range(ROWS)]
    amounts = [0] * ROWS
    for _ in range(PROPOSALS - ON_ONE):
        amounts[random.randrange(ROWS)] += 1
    amounts[ROWS // 2] = ON_ONE
    numbers = count(1)
    for at, amount in enumerate(amounts):
        rows[at] = with_proposals(rows[at], amount // 2, random, numbers)
        if at * DECISIONS // ROWS != (at + 1) * DECISIONS // ROWS and rows[at].versions and at != ROWS // 2:
            decided = decide(rows[at], next(iter(rows[at].versions)))
            assert isinstance(decided, Row)
            rows[at] = decided
        rows[at] = with_proposals(rows[at], amount - amount // 2, random, numbers)
    return rows


def with_proposals(row: Row, amount: int, random: Random, numbers: count[int]) -> Row:
    names: list[str] = list(row.versions)
    tablings: list[Tabling] = []
    lengths = {name: len(text_of(row, name)) for name in names}
    for number in (next(numbers) for _ in range(amount)):
        name = f"{number % PARTIES:03}-{number}"
        on = random.choice(names) if names and random.random() < AMENDMENTS else None
        length = len(row.standing) if on is None else lengths[on]
        tabling = Tabling(name, random_hunks(length, random), on)
        tablings.append(tabling)
        names.append(name)
        lengths[name] = length + sum(len(hunk[2]) - hunk[1] + hunk[0] for hunk in tabling.hunks)
    return table(row, *tablings)


def random_hunks(length: int, random: Random) -> list[tuple[int, int, tuple[str, ...]]]:
    hunks: list[tuple[int, int, tuple[str, ...]]] = []
    at = 1
    for _ in range(random.choice((1, 1, 2, 3))):
        start = random.randrange(at, length + 1) if at <= length else at
        end = min(start + random.choice((0, 1, 1, 2, 4)), length)
        if start > length:
            break
        hunks.append((start, end, tuple(random.choices(VOCABULARY, k=random.choice((1, 1, 2, 3))))))
        at = end + 1
    return hunks


def peer(rows: list[Row], random: Random) -> float:
    """Seconds for all versions, from a sample: difflib against the draft, hunks collected by position."""
    sample = random.sample([(row, name) for row in rows for name in row.versions], SAMPLE)
    texts = [(row.draft.words, reads(text_of(row, name)), name) for row, name in sample]
    start = time.perf_counter()
    merged: dict[tuple[int, int, tuple[str, ...]], list[str]] = defaultdict(list)
    for draft, text, name in texts:
        for tag, a, b, c, d in difflib.SequenceMatcher(None, draft, text, autojunk=False).get_opcodes():
            if tag != "equal":
                merged[a, b, text[c:d]].append(name)
    return (time.perf_counter() - start) * PROPOSALS / SAMPLE


def median(action: Callable[[], object], times: int = 5) -> float:
    taken: list[float] = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def one_more(rows: list[Row], random: Random) -> float:
    """Median seconds for one more proposal on an ordinary row and that row's segments again."""
    taken: list[float] = []
    for number in range(500):
        row = rows[random.randrange(ROWS // 2)]
        tabling = Tabling(f"new-{number}", random_hunks(len(basis_of(row)), random))
        start = time.perf_counter()
        flat(table(row, tabling))
        taken.append(time.perf_counter() - start)
    return max(statistics.median(taken), sorted(taken)[-5])


def main() -> None:
    random = Random(7)
    start = time.perf_counter()
    rows = make_rows(random)
    print(f"{os.cpu_count()} cores; {ROWS:,} rows of {WORDS} words, {PROPOSALS:,} proposals")
    print(f"tabling all of them:      {time.perf_counter() - start:8.3f} s")
    whole = median(lambda: [flat(row) for row in rows])
    print(f"flat segments of all:     {whole:8.3f} s   (at most 1)")
    gc.freeze()  # what a service does with what it has loaded: the collector need not look at it again
    print(f"  with all rows frozen:   {median(lambda: [flat(row) for row in rows]):8.3f} s")
    busy = median(lambda: flat(rows[ROWS // 2]))
    print(f"  of the row with {ON_ONE:,}: {busy:8.3f} s")
    print(
        f"one more and its row:     {one_more(rows, random) * 1000:8.3f} ms  (at most 5; 99th of a hundred)"
    )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at most:           {memory:8.0f} MB  (at most 600)")
    scaled = peer(rows, random)
    print(
        f"difflib, by position:     {scaled:8.3f} s   ({scaled / whole:.0f} times ours; scaled from {SAMPLE})"
    )


if __name__ == "__main__":
    main()
