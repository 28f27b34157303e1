"""Classes of change: how much a change of words may change what is agreed.

A change has one class, that of the most dangerous thing it touches, in this order:

1. `look-alike`: words that look the same and are not ("shall" with a Cyrillic letter, 1O for 10), or
   a word of mixed scripts brought in or taken out.
2. `invisible`: characters that are not seen came or went.
3. `modal`: "not", "shall", "may", "doit", "ne … pas" and their like came, went or changed.
4. `number`: so did a figure, a number in words, a sign, dash, percent, degree or currency sign of one.
5. `reference`: so did the label of a cross-reference, "Article 4", "paragraph 3 bis", "Annex II"; a
   number within such a label is the reference's.
6. `words`: any other word, a mark of punctuation, a break between paragraphs.
7. `case`: only capitals.
8. `typography`: hard spaces, quotes and apostrophes of another shape, a dash or hyphen for another
   (never beside a digit, where it may be a minus), dots for an ellipsis, a space beside punctuation.
9. `layout`: only how many line ends a break has.

A move of words is no class; nor is what a change means. The words that stand before and after a
change help where it is short: whether the "4" of "4 → 5" follows "Article", whether a dash has
digits beside it. Where they are not given, the more dangerous reading holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from pourparlers.text.characters import invisible, scripts_of, skeleton, strip_invisible
from pourparlers.text.figures import NUMBER_WORDS
from pourparlers.text.words import fold, is_mark, split_words

__all__ = ["CLASSES", "CONTEXT", "QUIET", "class_of", "gravest"]

CLASSES: Final = (
    *("look-alike", "invisible", "modal", "number", "reference"),
    *("words", "case", "typography", "layout"),
)
"""Every class, the most dangerous first."""

QUIET: Final = frozenset({"typography", "layout"})
"""What views leave out unless they are asked to be strict. No other class is ever left out."""

CONTEXT: Final = 8
"""Words before a change that may still belong to the reference it changes: "paragraph 3 bis (a)"."""


def class_of(
    old: Sequence[str], new: Sequence[str], before: Sequence[str] = (), after: Sequence[str] = ()
) -> str:
    r"""The class of a change of the words `old` into `new`, which stand between `before` and `after`.

    >>> class_of([" shall"], [" may"]), class_of([" 4"], [" 5"], [" Article"])
    ('modal', 'reference')
    >>> class_of([" «", "\u00a0ports"], [' "', "ports"])
    'typography'
    """
    near = tuple(before[-CONTEXT:])
    if not any(_is_provision(_token(word)) for word in near):
        near = (
            near[-1:] if _DASH.search("".join((*old, *new))) else ()
        )  # what is not asked for spoils the cache
    return _class_of(tuple(old), tuple(new), near, tuple(after[:1]))


def gravest(classes: Iterable[str]) -> str | None:
    """The most dangerous of several classes; None of none."""
    return min(classes, key=CLASSES.index, default=None)


_Words = tuple[str, ...]


class _Side(NamedTuple):
    """What of one side of a change is compared."""

    quiet: _Words  # its words without what is only typography
    likeness: _Words  # what they look like
    seen: _Words  # without the characters that are not seen
    unseen: _Words  # these
    kinds: dict[str, str]  # its modals, numbers and references, in order


@lru_cache(maxsize=16384)  # many parties make the same change, and every view asks again
def _class_of(old: _Words, new: _Words, before: _Words, after: _Words) -> str:
    if change := _class_of_ordinary(old, new):
        return change
    one, other = _side(old, before, after), _side(new, before, after)
    if one.quiet == other.quiet and one.kinds["number"] == other.kinds["number"]:
        return "layout" if _marks_folded(old) == _marks_folded(new) else "typography"
    for change in CLASSES[:5]:
        if _touches(change, one, other):
            return change
    return "case" if _caseless(one.quiet) == _caseless(other.quiet) else "words"


def _touches(change: str, one: _Side, other: _Side) -> bool:
    if change == "look-alike":
        return _looks_alike(one, other)
    if change == "invisible":
        return one.unseen != other.unseen or (one.seen == other.seen and one.quiet != other.quiet)
    return one.kinds[change] != other.kinds[change]


def _class_of_ordinary(old: _Words, new: _Words) -> str | None:
    """The short way for most changes: words of plain letters that are of no kind, and no twins of each other.

    The long way gives the same (a law holds it) in some 40 microseconds: much, for 40,000 proposals.
    """
    shapes, others = list(map(_ordinary_shape, old)), list(map(_ordinary_shape, new))
    if "" in shapes or "" in others or not set(shapes).isdisjoint(others):
        return None
    return "words"


@lru_cache(maxsize=65536)
def _ordinary_shape(word: str) -> str:
    """What a word of plain letters looks like, whatever its case; "" for a word that needs a closer look."""
    token = word.removeprefix(" ")
    is_plain = token.isascii() and token.isalpha() and not _is_provision(token)
    if not is_plain or _LABEL.fullmatch(token) or _INNER_LABEL.fullmatch(token) or _kind([token], 0):
        return ""
    return skeleton(token).casefold()


def _marks_folded(words: _Words) -> _Words:
    return tuple(fold(word) if is_mark(word) else word for word in words)


def _caseless(words: _Words) -> _Words:
    return tuple(map(str.casefold, words))


def _looks_alike(one: _Side, other: _Side) -> bool:
    if one.likeness == other.likeness:
        return one.seen != other.seen and _caseless(one.quiet) != _caseless(other.quiet)
    went, came = set(one.quiet) - set(other.quiet), set(other.quiet) - set(one.quiet)
    if any(not word.isascii() and len(scripts_of(word)) > 1 for word in went | came):
        return True
    twins = {skeleton(word): word for word in went if len(word) > 1}
    return any(_are_twins(word, twins.get(skeleton(word))) for word in came)


def _are_twins(word: str, twin: str | None) -> bool:
    """Whether two words of equal skeletons differ in more than capitals and what is not seen."""
    if twin is None or strip_invisible(word) == strip_invisible(twin):
        return False
    return word.casefold() != twin.casefold()


def _side(words: _Words, before: _Words, after: _Words) -> _Side:
    text = _plain("".join(map(fold, (*before[-1:], *words, *after))), is_start_known=bool(before))
    marked = _kinds(words, before, after)
    kinds = {
        name: " ".join(token.lower() for token, kind in marked if kind == name)
        for name in ("modal", "number", "reference")
    }
    quiet, seen = _tokens(text), strip_invisible(text)
    return _Side(
        quiet=quiet,
        likeness=_tokens(skeleton(text)),
        seen=quiet if seen == text else _tokens(seen),
        unseen=invisible("".join(words)),
        kinds=kinds,
    )


def _tokens(text: str) -> _Words:
    """The words of a text without the space before them: where it stands or not is typography."""
    return tuple(token for word in split_words(text) if (token := word.strip(" ")))


_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_LONG_DASHES = "\u2014\u2015"
_DASH = re.compile(rf"([^\S\n]*)([{_DASHES}])([^\S\n]*)")
_PLAIN = str.maketrans({**dict.fromkeys("«»", '"'), **dict.fromkeys("‹›", "'"), "…": "..."})


def _plain(text: str, *, is_start_known: bool) -> str:
    """A folded text with one shape of quotes, of ellipsis, and of dashes where no digit is near."""

    def plain_dash(found: re.Match[str]) -> str:
        start, end = found.span()
        is_edge = start == 0 and not is_start_known and not found[1]
        if is_edge or text[start - 1 : start].isdigit() or text[end : end + 1].isdigit():
            return found[0]
        return " - " if found[1] or found[3] or found[2] in _LONG_DASHES else "-"

    text = text if text.isascii() else text.translate(_PLAIN)
    return _DASH.sub(plain_dash, text)


_MODALS = frozenset(
    "not never cannot shall should will would may might must can could ought "
    "ne pas jamais doit doivent devra devront devrait devraient peut peuvent pourra pourront "
    "pourrait pourraient".split()
)
# "One of the Parties" counts nothing, nor does "per cent".
_NUMBER_WORDS = frozenset(NUMBER_WORDS) - {"one", "un", "une", "cent", "cents"}
_AMOUNT_SIGNS = frozenset("%‰‱$€£¥₤₣₹₽₩¢")

_Kind = str  # "modal", "number", "reference", or "" for any other


def _kinds(words: _Words, before: _Words, after: _Words) -> list[tuple[str, _Kind]]:
    """The words of one side, without their spaces, each with its kind."""
    tokens = list(map(_token, (*before, *words, *after)))
    start, end = len(before), len(before) + len(words)
    references = _references(tokens)
    kinds = ("reference" if i in references else _kind(tokens, i) for i in range(start, end))
    marked = list(zip(tokens[start:end], kinds, strict=True))
    if not before and marked and _is_dash(marked[0][0]) and not words[0][0].isspace():
        marked[0] = marked[0][0], "number"  # a digit may stand before it
    return marked


def _is_dash(token: str) -> bool:
    return token != "" and token in _DASHES


@lru_cache(maxsize=65536)
def _token(word: str) -> str:
    return strip_invisible(fold(word)).strip()


def _kind(tokens: Sequence[str], number: int) -> _Kind:
    token = tokens[number]
    if _is_modal(token):
        return "modal"
    if any(map(str.isnumeric, token)) or token.lower() in _NUMBER_WORDS:
        return "number"
    if token in _AMOUNT_SIGNS or token.startswith("°"):
        return "number"
    return "number" if _is_dash(token) and _is_near_digit(tokens, number) else ""


def _is_modal(token: str) -> bool:
    """Not "May", the month; "n't" and "n'" as parts of a word too."""
    lower = token.lower()
    is_month = token == "May"  # noqa: S105 - no password
    return not is_month and (lower in _MODALS or lower.endswith("n't") or lower.startswith("n'"))


def _is_near_digit(tokens: Sequence[str], number: int) -> bool:
    before, after = tokens[number - 1] if number else "", tokens[number + 1 : number + 2]
    return before[-1:].isdigit() or (bool(after) and after[0][:1].isdigit())


# What cross-references are to, and what they consist of.
_PROVISIONS = re.compile(
    r"(?:art(?:icle)?|para(?:graphe?)?|sub-?para(?:graph)?|alinéa|annexe?|appendi(?:x|ce)|section|chapter|chapitre"
    r"|part|titre|title|clause|point|schedule|rule|règle|decision|décision|resolution|résolution)(?:s|es)?",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\d[\w.]*|[IVXLC]+|[A-Z]|bis|ter|quater|quinquies|sexies|alt")
_INNER_LABEL = re.compile(r"\d+|[a-z]{1,2}|[ivx]+|[A-Z]")
_LISTING = frozenset({",", "and", "or", "to", "et", "ou", "à", "-", "–"})


@lru_cache(maxsize=65536)
def _is_provision(token: str) -> bool:
    return _PROVISIONS.fullmatch(token) is not None


def _references(tokens: Sequence[str]) -> set[int]:
    """Which words belong to cross-references; a word for a provision at the very end may begin one."""
    found: set[int] = set()
    at = 0
    while at < len(tokens):
        end = at + 1
        if _is_provision(tokens[at]):
            end = _reference_end(tokens, at + 1, is_plural=tokens[at].endswith("s"))
            if end > at + 1 or end == len(tokens):
                found.update(range(at, end))
        at = end
    return found


def _reference_end(tokens: Sequence[str], at: int, *, is_plural: bool) -> int:
    """Where the labels end: "3 bis (a)", and after a plural "4, 5 and 6"."""
    is_first = True
    while at < len(tokens):
        step = _label_length(tokens, at)
        if not step and is_plural and not is_first and tokens[at] in _LISTING:
            step = 1 + _label_length(tokens, at + 1) if _label_length(tokens, at + 1) else 0
        if not step:
            break
        at, is_first = at + step, False
    return at


def _label_length(tokens: Sequence[str], at: int) -> int:
    """How many words the label takes that begins here, brackets with it; 0 if none does."""
    inside = tokens[at : at + 3]
    if len(inside) == 3 and inside[0] == "(" and inside[2] == ")" and _INNER_LABEL.fullmatch(inside[1]):
        return 3
    return 1 if inside and _LABEL.fullmatch(inside[0]) else 0
