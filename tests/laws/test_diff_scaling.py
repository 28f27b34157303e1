"""Twice the text takes at most two and a half times the steps: lines of our code run, not seconds."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.counting import steps

import pourparlers.text
from pourparlers.text.alignment import align, piece_hunks
from pourparlers.text.diff import apply_hunks, diff
from pourparlers.text.draft import Draft, Paragraph

ROOM = str(Path(pourparlers.text.__file__).parent)
WORDS, PARAGRAPHS = 5_000, 400  # above the largest box, so that twice as much is not simply one box more


def some(size: int, kinds: int, seed: int = 1) -> tuple[str, ...]:
    rng = random.Random(seed)  # noqa: S311 -- a text that can be repeated
    return tuple(f" w{rng.randrange(kinds)}" for _ in range(size))


def each(size: int) -> tuple[str, ...]:
    return tuple(f" w{n}" for n in range(size))


def edited(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(" other" if n % 50 == 0 else word for n, word in enumerate(words) if n % 71)


TEXTS: dict[str, Callable[[int], tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "edited": lambda n: (some(n, 40), edited(some(n, 40))),
    "unrelated": lambda n: (some(n, 40), some(n, 40, seed=2)),
    "two words": lambda n: (some(n, 2), some(n, 2, seed=2)),
    "reversed": lambda n: (each(n), each(n)[::-1]),
    "halves exchanged": lambda n: (each(n), each(n)[n // 2 :] + each(n)[: n // 2]),
    "periodic": lambda n: ((" a", " b") * (n // 2), (" a", " b", " c") * (n // 3)),
    "one word": lambda n: ((" a",) * n, (" a",) * (n // 2)),
    "every second": lambda n: (
        tuple(w if k % 2 else " x" for k, w in enumerate(each(n))),
        tuple(w if k % 2 else " y" for k, w in enumerate(each(n))),
    ),
}


def paragraphs(size: int, seed: int = 1) -> list[str]:
    words = some(15 * size, 60, seed)
    return ["".join(words[n : n + 15]).strip() for n in range(0, len(words), 15)]


def boilerplate(start: int, stop: int) -> list[str]:
    return [
        f"Any amendment to Protocol {n} shall be sent to the depositary at once." for n in range(start, stop)
    ]


DRAFTS: dict[str, Callable[[int], tuple[list[str], list[str]]]] = {
    "edited": lambda n: (paragraphs(n), [text.replace("w7", "other") for text in paragraphs(n)]),
    "unrelated": lambda n: (paragraphs(n), paragraphs(n, seed=2)),
    "reversed": lambda n: (paragraphs(n), paragraphs(n)[::-1]),
    "boilerplate": lambda n: (boilerplate(0, n), boilerplate(n // 2, n + n // 2)),
    "other boilerplate": lambda n: (boilerplate(0, n), boilerplate(n, 2 * n)),
    "one text": lambda n: (boilerplate(0, 1) * n, boilerplate(0, 1) * (n // 2)),
    "all joined": lambda n: (paragraphs(n), [" ".join(paragraphs(n))]),
    "all split": lambda n: ([" ".join(paragraphs(n))], paragraphs(n)),
}


def diff_steps(kind: str, size: int) -> int:
    old, new = TEXTS[kind](size)
    assert apply_hunks(old, diff(old, new)) == new
    return steps(lambda: diff(old, new), ROOM)


def redline_steps(kind: str, size: int) -> int:
    old, new = (Draft(tuple(map(Paragraph, texts))) for texts in DRAFTS[kind](size))
    return steps(lambda: redline(old, new), ROOM)


def redline(old: Draft, new: Draft) -> None:
    for piece in align(old, new):
        if piece.row is not None:
            piece_hunks(old.paragraphs[piece.row], piece)


@pytest.mark.parametrize(
    ("count", "kind", "size"),
    [*((diff_steps, kind, WORDS) for kind in TEXTS), *((redline_steps, kind, PARAGRAPHS) for kind in DRAFTS)],
)
def test_scaling(count: Callable[[str, int], int], kind: str, size: int):
    assert count(kind, 2 * size) <= 2.5 * count(kind, size)
