"""The rolling text of a negotiation: 150,000 words, 3,000 provisions, 40,000 proposals, 1,000 decisions.

    python benchmarks/negotiation.py

Prints, for a draft in the sentences of `amended.py` and proposals of 193 parties, 10,000 of them on one
provision, what has to be at most: all blocks 1.5 s with what each version asks kept, 4 s from cold, 10 ms
after one more act on an ordinary provision, memory 1 GB. The limits are meant for a process that has frozen
what it has loaded and lets the collector run seldom; the figures without that stand beside. There is no
peer for the whole; what it would cost to fold all acts again for each view stands last.
"""

from __future__ import annotations

import gc
import os
import resource
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Final

from amended import amendment
from pourparlers.text.draft import Paragraph
from pourparlers.text.numbering import parents
from pourparlers.text.rows import HunkTriple, text_of
from pourparlers.text.tree import Provision, Tree, View, Written, new_tree, view
from pourparlers.text.tree_decisions import decide
from pourparlers.text.tree_rolling import RollingMemo, roll, roll_blocks
from pourparlers.text.tree_writing import TreeTabling, table

PROVISIONS: Final = 3_000
WORDS: Final = 150_000
PROPOSALS: Final = 40_000
ON_ONE: Final = 10_000
DECISIONS: Final = 1_000
PARTIES: Final = 193
ROUNDS: Final = 20  # of tabling, with decisions after each
PLACING: Final = 0.05  # of the proposals bring a new provision or move one
AMENDING: Final = 0.1  # are written on another one
STRIKING: Final = 0.03  # want a whole provision out
SEED: Final = 7

Hunks = list[HunkTriple]


def make_draft() -> tuple[Tree, dict[Provision, Paragraph]]:
    """Articles of ten provisions each, hung on each other by their labels."""
    texts = amendment(paragraphs_count=PROVISIONS, words_count=WORDS, edits_count=25).old.paragraphs
    labels = [(f"Article {n // 10 + 1}", 2) if n % 10 == 0 else (f"{n % 10}.", 0) for n in range(PROVISIONS)]
    below: dict[int | None, list[int]] = {}
    for n, parent in enumerate(parents(labels)):
        below.setdefault(parent, []).append(n)

    def plant(n: int) -> Written:
        return Written(texts[n].words, tuple(map(plant, below.get(n, ()))))

    tree = new_tree([plant(n) for n in below[None]])
    paragraphs = {(0, n): Paragraph("", number=number, heading=h) for n, (number, h) in enumerate(labels)}
    return tree, dict(paragraphs)


class Delegations:
    """Who tables what: everything follows from the seed."""

    def __init__(self, tree: Tree) -> None:
        self.random = Random(SEED)
        self.provisions: list[Provision] = sorted(tree.rows)
        self.busy = self.provisions[PROVISIONS // 2 + 1]
        self.words = [key.word for row in tree.rows.values() for key in row.standing[2:-1]]
        self.names: dict[str, str] = {}

    def name(self) -> str:
        """The random id of a proposal; what it is called is kept beside."""
        id = f"{self.random.getrandbits(64):016x}"
        self.names[id] = f"P{self.random.randrange(PARTIES):03} {len(self.names) + 1}"
        return id

    def proposals(self, tree: Tree, count: int) -> list[TreeTabling]:
        seen = view(tree)
        return [
            self.proposal(tree, seen, is_on_one=n * ON_ONE // PROPOSALS != (n + 1) * ON_ONE // PROPOSALS)
            for n in range(count)
        ]

    def proposal(self, tree: Tree, seen: View, *, is_on_one: bool) -> TreeTabling:
        chance = self.random.random()
        provision = self.busy if is_on_one else self.random.choice(self.provisions)
        row = tree.rows[provision]
        if chance < PLACING and not is_on_one:
            return self.placing(seen)
        if chance < PLACING + AMENDING and row.versions:
            on = self.random.choice(list(row.versions))
            return TreeTabling(self.name(), {provision: self.hunks(len(text_of(row, on)))}, on=on)
        return TreeTabling(self.name(), {provision: self.hunks(len(row.standing))})

    def placing(self, seen: View) -> TreeTabling:
        """A new provision below an article, or one of its provisions moved to its end."""
        articles = [p for p in self.provisions if p in seen.words and seen.children.get(p)]
        parent = self.random.choice(articles)
        order: list[Provision | Written] = [p for p in seen.children[parent] if p in seen.words]
        if self.random.random() < 0.2 and order:
            order.append(order.pop(self.random.randrange(len(order))))
        else:
            new = Written(("\n\n", *self.some_words(25)))
            order.insert(self.random.randrange(len(order) + 1), new)
        return TreeTabling(self.name(), orders={parent: order})

    def some_words(self, count: int) -> tuple[str, ...]:
        return tuple(self.random.choices(self.words, k=count))

    def hunks(self, length: int) -> Hunks:
        """One change, seldom two or three: mostly a word or a few for others."""
        pick = self.random.choice
        if length < 3:
            return [(length, length, self.some_words(3))]
        if self.random.random() < STRIKING:
            return [(0, length, ())]
        hunks: Hunks = []
        at = 1
        for _ in range(pick((1, 1, 1, 2, 3))):
            start = self.random.randrange(at, length)
            end = min(length, start + pick((0, 0, 1, 1, 1, 2, 4)))
            new = self.some_words(pick((1, 1, 2, 3))) if start == end else self.some_words(pick((0, 1, 1, 2)))
            hunks.append((start, end, new))
            at = end + 1
            if at >= length:
                break
        return hunks


def negotiate(tree: Tree) -> tuple[Tree, Mapping[str, str], float]:
    """All proposals, some decided after each round, and the seconds that writing and deciding took."""
    delegations = Delegations(tree)
    seconds = 0.0
    for _ in range(ROUNDS):
        tablings = delegations.proposals(tree, PROPOSALS // ROUNDS)
        open_ones = [t.name for t in tablings if t.on is None and delegations.busy not in t.hunks]
        decided = delegations.random.sample(open_ones, DECISIONS // ROUNDS)
        start = time.perf_counter()
        tree = table(tree, *tablings)
        for name in decided:
            done = decide(tree, name)
            assert isinstance(done, Tree), done
            tree = done
        seconds += time.perf_counter() - start
    return tree, delegations.names, seconds


def without_what_is_kept(tree: Tree) -> Tree:
    return replace(tree, rows={p: replace(row, known={}) for p, row in tree.rows.items()})


def median(action: Callable[[], object], times: int = 3) -> float:
    taken: list[float] = []
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        kept = action()
        taken.append(time.perf_counter() - start)
        del kept
    return statistics.median(taken)


def one_more(
    tree: Tree, paragraphs: Mapping[Provision, Paragraph], names: Mapping[str, str]
) -> Sequence[float]:
    """Seconds for one more proposal on an ordinary provision, and all blocks after it."""
    random, memo = Random(SEED + 1), RollingMemo()
    delegations = Delegations(tree)
    roll_blocks(tree, paragraphs, names, memo)
    taken: list[float] = []
    for number in range(300):
        provision = random.choice(delegations.provisions[: PROVISIONS // 2])
        hunks = delegations.hunks(len(tree.rows[provision].standing))
        names = {**names, f"new-{number}": f"P000 {PROPOSALS + number}"}
        start = time.perf_counter()
        tree = table(tree, TreeTabling(f"new-{number}", {provision: hunks}))
        roll_blocks(tree, paragraphs, names, memo)
        taken.append(time.perf_counter() - start)
    return sorted(taken)


def main() -> None:
    tree, paragraphs = make_draft()
    tree, names, seconds = negotiate(tree)
    words = sum(len(row.draft.words) for row in tree.rows.values())
    print(f"{os.cpu_count()} cores; {words:,} words and marks, {PROVISIONS:,} provisions")
    print(f"{len(tree.versions):,} proposals, {len(tree.decisions):,} decisions")
    cold = median(lambda: roll_blocks(without_what_is_kept(tree), paragraphs, names))
    warm = median(lambda: roll_blocks(tree, paragraphs, names))
    print(f"all blocks, from cold:    {cold:8.3f} s")
    print(f"  what is asked kept:     {warm:8.3f} s")
    gc.collect()
    gc.freeze()  # what a service does with what it has loaded: the collector need not look at it again
    gc.set_threshold(50_000, 20, 50)
    cold = median(lambda: roll_blocks(without_what_is_kept(tree), paragraphs, names))
    warm = median(lambda: roll_blocks(tree, paragraphs, names))
    print(f"  frozen, from cold:      {cold:8.3f} s   (at most 4)")
    print(f"  frozen, what is kept:   {warm:8.3f} s   (at most 1.5)")
    taken = one_more(tree, paragraphs, names)
    print(
        f"one more and all blocks:  {statistics.median(taken) * 1000:8.3f} ms  (at most 10; "
        f"{taken[-3] * 1000:.1f} ms in the 99th of a hundred)"
    )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at most:           {memory:8.0f} MB  (at most 1000)")
    start = time.perf_counter()
    rolling = roll(tree, paragraphs, names)
    taken_all = time.perf_counter() - start
    print(f"with questions and JSON:  {taken_all:8.3f} s   ({len(rolling.questions):,} questions)")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  memory at most:         {memory:8.0f} MB")
    print(f"writing and deciding all: {seconds:8.3f} s   (what each view would take without a state)")


if __name__ == "__main__":
    main()
