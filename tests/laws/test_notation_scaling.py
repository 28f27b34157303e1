"""Twice the text takes at most 2.5 times the steps, in every notation, written and read, deep or long."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.counting import steps

from pourparlers.text.brackets import Change, Version, brackets
from pourparlers.text.notation import attributed, bare, own

LONG = {
    "words": lambda n: "shall report, " * n,
    "brackets": lambda n: "a [b / c – P] " * n,
    "deep": lambda n: "[a " * n + "b" + " – P]" * n,
    "options": lambda n: "[" + " / ".join(["a – P"] * n) + "]",
    "names": lambda n: "[a – " + ", ".join(["P"] * n) + "]",
    "list": lambda n: "[" + "a " * n + "".join(f"| {k} a: b – P" for k in range(1, n)) + "]",
    "escapes": lambda n: "\\[\\/\\¶ " * n,
    "joints": lambda n: "\\+a" * n,
    "faults": lambda n: "[" * n,
}
ATTRIBUTED = {
    "questions": lambda n: "a [P oppose: b] [P propose: c] " * n,
    "one question": lambda n: "[P oppose: b]" + " [P propose: c]" * n,
    "deep": lambda n: "[P propose: a " * n + "b" + "]" * n,
    "names": lambda n: "[" + "/".join(["P"] * n) + " propose: a]",
}
BARE = {
    "questions": lambda n: "[a][b] " * n,
    "one question": lambda n: "[a]" * n,
    "deep": lambda n: "[a " * n + "]" * n,
    "labels": lambda n: "\n\n".join(f"Option {k}: a" for k in range(1, n)),
}


def there_and_back(read: Callable[[str], object], write: Callable[..., str], text: str) -> None:
    try:
        nodes = read(text)
    except own.NotationError:
        return
    write(getattr(nodes, "nodes", nodes))


CASES = [
    *((own, name, make) for name, make in LONG.items()),
    *((attributed, name, make) for name, make in ATTRIBUTED.items()),
    *((bare, name, make) for name, make in BARE.items()),
]


@pytest.mark.parametrize(("notation", "name", "make"), CASES, ids=[f"{c[0].__name__}-{c[1]}" for c in CASES])
def test_twice_the_text_takes_twice_the_steps(notation, name, make):
    small, large = (
        steps(lambda n=n: there_and_back(notation.read, notation.write, make(n))) for n in (200, 400)
    )
    assert large <= 2.5 * small


@pytest.mark.parametrize("width", [1, 4])
def test_twice_the_proposals_on_twice_the_words_take_twice_the_steps(width: int):
    def built(count: int) -> None:
        row = [f" w{n}" for n in range(5 * count)]
        asked = [Version(f"P{n}", (Change(5 * n, 5 * n + width, (" x",)),)) for n in range(count)]
        brackets(row, asked)

    assert steps(lambda: built(400)) <= 2.5 * steps(lambda: built(200))
