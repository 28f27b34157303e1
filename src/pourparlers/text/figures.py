"""Figures and the words for them: what number a text says, where it says one.

English and French, up to millions. A value is given only where the reading is sure, otherwise None:
the traps that rest on it report, and a report that cries wolf is not read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

__all__ = ["NUMBER_WORDS", "digit_systems", "number_words_start", "read_figure", "read_number_words"]

_UNITS = (
    "zero one two three four five six seven eight nine ten",
    "_ _ _ _ _ _ _ _ _ _ _ eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "_ une",
)
_TENS = (
    "_ _ twenty thirty forty fifty sixty seventy eighty ninety",
    "_ _ vingt trente quarante cinquante soixante septante huitante nonante",
    "_ _ vingts _ _ _ _ _ octante",
)
_SCALES = {100: "hundred cent cents", 1000: "thousand mille", 1_000_000: "million millions"}
NUMBER_WORDS = {
    **{word: value for row in _UNITS for value, word in enumerate(row.split()) if word != "_"},
    **{word: 10 * value for row in _TENS for value, word in enumerate(row.split()) if word != "_"},
    **{word: value for value, row in _SCALES.items() for word in row.split()},
}
"""The words that numbers are written with, in lower case, and the value of each."""

_CONNECTORS = frozenset({"and", "et"})
_HYPHENS = re.compile(r"[-\u2010\u2011]")
_GROUPED = re.compile(r"\d{1,3}(?:([.,'’\u00a0\u2007\u2009\u202f])\d{3})?(?:\1\d{3})*|\d+")
_SEPARATORS = re.compile(r"\D")


def read_figure(token: str) -> int | None:
    """The whole number that a figure says: its separators group by three, or it has none.

    >>> read_figure("1,500"), read_figure("٢٠"), read_figure("1.5")
    (1500, 20, None)
    """
    return int(_SEPARATORS.sub("", token)) if _GROUPED.fullmatch(token) else None


def digit_systems(token: str) -> frozenset[int]:
    """The systems of a token's digits, each by the code point of its zero."""
    return frozenset(ord(sign) - unicodedata.decimal(sign) for sign in token if sign.isdecimal())


def read_number_words(tokens: Sequence[str]) -> int | None:
    """The number that words say when read to their end; None where that end says none.

    >>> read_number_words("at most one hundred and twenty-five".split())
    125
    >>> read_number_words(["quatre-vingt-dix-sept"])
    97
    """
    start = number_words_start(tokens)
    values = [
        NUMBER_WORDS[part] for token in tokens[start:] for part in _parts(token) if part not in _CONNECTORS
    ]
    return _evaluate(values) if values and tokens[-1].lower() not in _CONNECTORS else None


def number_words_start(tokens: Sequence[str]) -> int:
    """Where the words of the number begin that the tokens end with; the "cent" of "pour cent" is none."""
    start = len(tokens)
    while start and all(part in NUMBER_WORDS or part in _CONNECTORS for part in _parts(tokens[start - 1])):
        start -= 1
    if start and tokens[start - 1].lower() in {"pour", "per"}:
        return len(tokens)
    while start < len(tokens) and tokens[start].lower() in _CONNECTORS:
        start += 1
    return start


def _parts(token: str) -> list[str]:
    return _HYPHENS.split(token.lower())


def _evaluate(values: Sequence[int]) -> int | None:
    total, current = 0, 0
    for value in values:
        if value >= 1000:
            total, current = total + (current or 1) * value, 0
        elif value == 100:
            current = (current or 1) * 100
        elif value == 20 and current % 100 == 4:  # quatre-vingt
            current += 76
        elif _may_follow(value, current % 100):
            current += value
        else:
            return None
    return total + current


def _may_follow(value: int, rest: int) -> bool:
    """Whether a number below a hundred may follow: units after tens, and the French 17, 70, 90 and on."""
    if rest == 10:
        return 7 <= value <= 9
    return rest == 0 or (rest % 10 == 0 and (value < 10 or (rest in {60, 80} and value < 20)))
