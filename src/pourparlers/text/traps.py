"""Traps: places where a text may say to its reader something else than it says.

The rule: a trap is reported with its place, its kind and its words; nothing is altered, and no
sentence is made of it here (the faces have one per kind, in their languages). The kinds:

- `mixed-scripts`: letters of two scripts in one word ("ѕhall" with a Cyrillic letter).
- `look-alike`: a word wholly of another script that reads as a Latin one. Only where no word of that
  script in the text is plainly its own, and some are Latin: in a Russian text "а" and "о" are words.
- `mixed-digits`: a number with digits of another system than most of the text's numbers.
- `letter-in-figure`: O for 0, l or I for 1 within a figure ("2O21").
- `figure-and-words`: a figure that differs from the words beside it ("thirty (20) days").
- `separator`: "1.000" or "1,000" where the text does not show whether that is one or a thousand.
- `lost-superscript`: "m2", "km3" where m² or km³ is meant. A formula (CO2) is none.
- `lone-minus`: a minus that stands apart from its number ("at - 5 °C").

It is a list, not a proof: no list of look-alikes is whole. Characters that are not seen at all are
left to `characters`, which shows them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from pourparlers.text.characters import scripts_of, skeleton
from pourparlers.text.figures import digit_systems, number_words_start, read_figure, read_number_words
from pourparlers.text.words import is_mark, split_words

__all__ = ["Trap", "find_traps"]


class Trap(NamedTuple):
    """A place where a text may mislead: the position of its first word in the text, its kind, its words."""

    position: int
    kind: str
    excerpt: str


class _Token(NamedTuple):
    position: int
    text: str
    is_spaced: bool  # white space stands before it


_Tokens = Sequence[_Token]


def find_traps(text: str) -> tuple[Trap, ...]:
    """The traps of a text, in order.

    >>> find_traps("Within thirty (20) days.")
    (Trap(position=7, kind='figure-and-words', excerpt='thirty (20)'),)
    """
    tokens = tuple(_tokens(text))
    found = chain(
        _scripts(tokens), _digits(tokens), _shapes(tokens), _separators(tokens), _pairs(text, tokens)
    )
    return tuple(sorted(found))


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    is_first = True  # in its paragraph, where the space before a word is hidden
    for word in split_words(text):
        token = word.lstrip()
        space = len(word) - len(token)
        if is_mark(word):
            yield _Token(at, word, is_spaced=True)
            at += len(word)
        else:
            at += space - is_first
            yield _Token(at, token, is_spaced=space > 0)
            at += len(token)
        is_first = is_mark(word)


def _scripts(tokens: _Tokens) -> Iterator[Trap]:
    foreign = [(token, scripts_of(token.text)) for token in tokens if not token.text.isascii()]
    genuine = {
        script for token, scripts in foreign if not skeleton(token.text).isascii() for script in scripts
    }
    is_latin = any(token.text.isascii() and token.text.isalpha() for token in tokens)
    for token, scripts in foreign:
        if len(scripts) > 1:
            yield Trap(token.position, "mixed-scripts", token.text)
        elif is_latin and scripts and not scripts & (genuine | {"Latin"}):
            yield Trap(token.position, "look-alike", token.text)


def _digits(tokens: _Tokens) -> Iterator[Trap]:
    numbers = [(token, systems) for token in tokens if (systems := digit_systems(token.text))]
    counted = Counter(system for _, systems in numbers for system in sorted(systems))
    if len(counted) > 1:
        usual = {max(counted, key=lambda system: (counted[system], -system))}
        yield from (Trap(token.position, "mixed-digits", token.text) for token, s in numbers if s != usual)


_LETTER_IN_FIGURE = re.compile(r"(?=.*[OoIl])(?=.*[0-9])[0-9OoIl]+(?:[.,][0-9OoIl]+)*")
_LITRES = re.compile(r"[0-9.,]+l")  # "5l" is an amount
_UNIT_WITH_POWER = re.compile(r"(?:[kcdmµμ]|da|h)?m[23]")
_MINUS = frozenset("-\u2212")


def _shapes(tokens: _Tokens) -> Iterator[Trap]:
    """Single words whose shape is a trap, and the minus that has lost its number."""
    for number, token in enumerate(tokens):
        if _UNIT_WITH_POWER.fullmatch(token.text):
            yield Trap(token.position, "lost-superscript", token.text)
        elif _LETTER_IN_FIGURE.fullmatch(token.text) and not _LITRES.fullmatch(token.text):
            yield Trap(token.position, "letter-in-figure", token.text)
        elif token.text in _MINUS and _is_lone(tokens, number):
            yield Trap(token.position, "lone-minus", f"{token.text} {tokens[number + 1].text}")


def _is_lone(tokens: _Tokens, number: int) -> bool:
    """Whether a number follows the minus at a distance, and none stands before it, as in a range or sum."""
    before = tokens[number - 1].text if number else ""
    after = tokens[number + 1] if number + 1 < len(tokens) else None
    stands_apart = tokens[number].is_spaced or before in {"(", "["}
    return bool(
        after and after.is_spaced and _begins_number(after.text) and stands_apart and not _ends_number(before)
    )


def _begins_number(token: str) -> bool:
    return token[:1].isdigit()


def _ends_number(token: str) -> bool:
    return token[-1:].isdigit() or token in {"%", "°"} or token.startswith("°")


_GROUP = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")  # one or a thousand?
_DECIMAL = re.compile(
    r"\d+([.,])(?:\d{1,2}|\d{4,})|0([.,])\d+|\d{1,3}(?:[.,]\d{3})+(?<=([.,])\d{3})([.,])\d+"
)
_THOUSANDS = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})+(?:[.,]\d+)?")


def _separators(tokens: _Tokens) -> Iterator[Trap]:
    """A full stop groups where the text shows it; a comma, as in English, unless the text shows otherwise."""
    doubtful = [(token, found[1]) for token in tokens if (found := _GROUP.fullmatch(token.text))]
    if not doubtful:
        return
    decimal, grouping = _shown(tokens)
    used = {separator for _, separator in doubtful}
    for token, separator in doubtful:
        other = {".": ",", ",": "."}[separator]
        shows_decimal, shows_group = separator in decimal, separator in grouping or other in decimal
        is_usual = separator == "," and other not in used
        if shows_decimal or not (shows_group or is_usual):
            yield Trap(token.position, "separator", token.text)


def _shown(tokens: _Tokens) -> tuple[set[str], set[str]]:
    """The separators that the text's other numbers show to be decimal, and to group thousands."""
    decimal, grouping = set[str](), set[str]()
    for token in tokens:
        if found := _THOUSANDS.fullmatch(token.text):
            grouping.add(found[1])
        elif found := _DECIMAL.fullmatch(token.text):
            decimal.add(next(separator for separator in found.groups()[::-1] if separator))
    return decimal, grouping


_WINDOW = 12  # words: more no number is spelt with, and the work stays linear
_RATES = {("per", "cent"), ("pour", "cent")}


def _pairs(text: str, tokens: _Tokens) -> Iterator[Trap]:
    """A number in words and a figure, one of them in brackets after the other."""
    for number, token in enumerate(tokens):
        if token.text == "(":
            before = [t.text for t in tokens[max(0, number - _WINDOW) : number]]
            after = [t.text for t in tokens[number + 1 : number + _WINDOW]]
            inside = after[: after.index(")")] if ")" in after else []
            start = _disagrees(before, inside)
            if start is not None:
                first, last = tokens[number - len(before) + start], tokens[number + 1 + len(inside)]
                yield Trap(first.position, "figure-and-words", text[first.position : last.position + 1])


def _disagrees(before: Sequence[str], inside: Sequence[str]) -> int | None:
    """Where in `before` the number begins that the brackets say otherwise; None where they agree."""
    if not before or not inside:
        return None
    if (figure := read_figure(inside[0])) is not None:
        spelt = _without_unit(before, inside)
        said = read_number_words(spelt)
        return None if said in {None, figure} else number_words_start(spelt)
    figure, said = read_figure(before[-1]), read_number_words(inside)
    is_other = figure is not None and said not in {None, figure} and number_words_start(inside) == 0
    return len(before) - 1 if is_other else None


def _without_unit(before: Sequence[str], inside: Sequence[str]) -> Sequence[str]:
    """The words before a unit that the brackets repeat: "thirty days (20 days)", "ten per cent (20 %)"."""
    if tuple(word.lower() for word in before[-2:]) in _RATES:
        return before[:-2]
    return before[:-1] if before[-1] in inside[1:] else before
