"""Neighbouring brackets cut into questions.

`[shall][should]` is one question with two options, `[inscription][finalization] [three months
before][well before]` are two, `[including food,] [and water]` are two additions, and nobody wrote down
which is which.
Neighbours are brackets with nothing, spaces or footnote marks between. A *run* of them is cut between two
neighbours, or not, by the first of these rules that speaks; words come before glue:

0. said        labels ("Option 2: …") and names ("NOR: …") say it: neighbours with them are one question. What
               is opposed or kept begins another one, so does a second proposal of the same name; and in
               our own notation every question has one bracket, so such neighbours are cut
1. links       a bracket that holds only "and", "or" stands alone; two such are alternatives, and so are
               one and the bracket that it is glued to, where they are all of the run
2. addition    cut before a comma, "and", "or", "including", "such as", "as well as"; cut behind at most three
               words that end in "and", "or" or a comma
3. modal       shall, should, may, will, must and the "other" behind them are alternatives, and cut off from
               a neighbour that neither is nor begins with one
4. open        "other", X and "no text" are options of what they touch; "other" and X also of neighbours
               in a run where nothing touches
5. function    an article or a lone preposition is no alternative of anything longer: cut, unless glued
6. alike       spaced, but numbers both, or beginning or ending with the same word, or half their words the
               same, or both ending where something must follow ("prior to", "well before"): alternatives
7. mixed       a run with glue and spaces is cut at the spaces
8. glued       alternatives
9. short       spaced, one or two words each: alternatives
10. spaced     longer: additions

Sure are 0 to 4 and 8; every use of another rule is a guess that the reader of the text is asked about.
How often the rules are right was measured against runs judged by hand: docs/decisions has the figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

__all__ = ["CHILD", "Group", "Member", "Sign", "cut_run", "is_link"]

CHILD = "\x01"  # a bracket inside, in a member's words
WORDS_LOOKED_AT = 300  # characters of a member that the rules look at, from either end

_ADDS = re.compile(
    r"[,;]|(?:and|or|and/or|including|such as|as well as|et|ou|y compris|notamment|ainsi que)\b",
    re.IGNORECASE,
)
_LINK = re.compile(rf"[\s,*]*(?:and|or|and/or|et|ou|et/ou)(?:[\s,*{CHILD}]|/or|/ou)*\Z", re.IGNORECASE)
_NUMERIC = re.compile(
    r"(?:\d[\d.,–-]*|20[xX]{2}|[xXyY]{1,2}|date|year|%|per|cent|°|c|by|in|\s)+\Z", re.IGNORECASE
)
_TOKEN = re.compile(r"\w[\w'’-]*")
_MODALS = frozenset("shall should may will must can might doit devrait peut".split())
_OPEN = frozenset(["other", "others", "x", "autre"])
_FUNCTION = frozenset(
    "a an the that which to of on in by for with at from as through into un une le la les de à".split()
)
_PREPOSITIONS = frozenset(
    "of to for in with under by on at from before after through over towards between upon within".split()
)
_AUXILIARIES = frozenset("is are be was were has have shall should will may been".split())
_DETERMINERS = frozenset("a an the all each every any this these their its other".split())
_LINKING = ("and", "or")


Sign = Literal["", "label", "names", "own"]


class Member(NamedTuple):
    """A bracket of a run: its words (a bracket inside is CHILD), and whether it touches the one before.

    `sign`: what it carries that says how it is meant: an option label, names, or names as our own notation
    writes them (`… – NOR`). `begins`: its label is the first of a row, or it says what is opposed or kept.
    `names` propose it.
    """

    words: str
    is_glued: bool
    sign: Sign = ""
    begins: bool = False
    names: tuple[str, ...] = ()
    is_nothing: bool = False


class Group(NamedTuple):
    """Members [start, end) of a run are one question: alternatives, or one bracket alone.

    `reason` is the rule by which its last boundary that was no sure one was drawn, or the first sure one.
    """

    start: int
    end: int
    reason: str
    is_sure: bool


class _Look(NamedTuple):
    """What the rules look at in a member."""

    bare: str
    first: str
    last: str
    tokens: frozenset[str]
    size: int
    is_link: bool
    is_modal: bool
    begins_modal: bool
    is_open: bool
    is_glued: bool
    is_nothing: bool
    member: Member


class _Verdict(NamedTuple):
    is_cut: bool
    reason: str
    is_sure: bool


def cut_run(members: Sequence[Member]) -> list[Group]:
    """The questions of a run, in order; together they cover it."""
    looks = [_look(member) for member in members]
    is_mixed = len({look.is_glued for look in looks[1:]}) == 2
    verdicts = [_between(looks, i, is_mixed=is_mixed) for i in range(1, len(looks))]
    groups: list[Group] = []
    start = 0
    for i in range(1, len(looks) + 1):
        if i == len(looks) or verdicts[i - 1].is_cut:
            groups.append(_group(verdicts, start, i))
            start = i
    return groups


def is_link(words: str) -> bool:
    """Whether words are only "and", "or"."""
    return _LINK.match(words) is not None


def _group(verdicts: list[_Verdict], start: int, end: int) -> Group:
    """What was decided at the boundaries in and around the group says how sure it is."""
    around = verdicts[max(0, start - 1) : end]
    unsure = [verdict.reason for verdict in around if not verdict.is_sure]
    if unsure:
        return Group(start, end, unsure[0], False)
    inside = verdicts[start : end - 1]
    return Group(start, end, inside[0].reason if inside else around[0].reason if around else "alone", True)


def _between(looks: list[_Look], i: int, *, is_mixed: bool) -> _Verdict:
    """Whether to cut between members i-1 and i, by the rules in their order."""
    return (
        _by_signs_and_links(looks, i)
        or _by_words(looks, i, is_mixed=is_mixed)
        or _by_glue(looks, i, is_mixed=is_mixed)
    )


def _by_signs_and_links(looks: list[_Look], i: int) -> _Verdict | None:
    """Rules 0 to 3: what the words say outright."""
    a, b = looks[i - 1], looks[i]
    if (a.member.sign or b.member.sign) and (said := _said(a, b)) is not None:
        return said
    if b.is_glued and (a.is_nothing or b.is_nothing):
        return _Verdict(False, "open", True)
    if a.is_link or b.is_link:
        is_last = b.is_link and b.is_glued and not a.is_link and len(looks) == 2
        return _Verdict(not (a.is_link and b.is_link) and not is_last, "links", not is_last)
    if _ADDS.match(b.bare) or (a.size <= 3 and (a.last in _LINKING or a.bare.endswith(","))):
        return _Verdict(True, "addition", True)
    return _modal(looks, i) if a.is_modal or b.is_modal else None


def _by_words(looks: list[_Look], i: int, *, is_mixed: bool) -> _Verdict | None:
    """Rules 4 to 6: what the words let one think."""
    a, b = looks[i - 1], looks[i]
    if (a.is_open or b.is_open) and (b.is_glued or not is_mixed):
        return _Verdict(False, "open", True)
    if b.is_glued:
        return None
    if _is_function(a) != _is_function(b):
        return _Verdict(True, "function", False)
    return _Verdict(False, "alike", False) if _is_alike(a, b) or _is_framed(looks, i) else None


def _by_glue(looks: list[_Look], i: int, *, is_mixed: bool) -> _Verdict:
    """Rules 7 to 10."""
    a, b = looks[i - 1], looks[i]
    if b.is_glued:
        return _Verdict(False, "glued", True)
    if is_mixed:
        return _Verdict(True, "mixed", False)
    is_short = a.size <= 2 and b.size <= 2
    return _Verdict(not is_short, "short" if is_short else "spaced", False)


def _said(a: _Look, b: _Look) -> _Verdict | None:
    """Rule 0, where it speaks: a single name among brackets without any says nothing."""
    mine, yours = a.member, b.member
    signs = (mine.sign, yours.sign)
    if "label" in signs:
        return _Verdict(mine.sign != yours.sign or yours.begins, "said", True)
    if signs == ("names", "names"):
        return _Verdict(yours.begins or not set(mine.names).isdisjoint(yours.names), "said", True)
    if "own" in signs and not (a.is_modal and b.is_modal):
        return _Verdict(True, "said", True)
    return None if b.is_glued or (a.is_modal and b.is_modal) else _Verdict(True, "said", False)


def _modal(looks: list[_Look], i: int) -> _Verdict:
    a, b = looks[i - 1], looks[i]
    if a.begins_modal and (b.begins_modal or b.is_open):
        return _Verdict(False, "modal", True)
    other = i - 2 if b.is_modal is False else i + 1  # the modal's neighbour on its own side
    modal_has_company = 0 <= other < len(looks) and (looks[other].is_modal or looks[other].is_open)
    if b.is_glued and not modal_has_company:
        return _Verdict(False, "glued", True)
    return _Verdict(True, "modal", True)


def _look(member: Member) -> _Look:
    words = member.words
    if len(words) > 2 * WORDS_LOOKED_AT:
        words = words[:WORDS_LOOKED_AT] + " " + words[-WORDS_LOOKED_AT:]
    bare = words.strip(" *_\t\u00a0\r\n" + CHILD)
    tokens = _TOKEN.findall(bare.casefold())
    first, last = (tokens[0], tokens[-1]) if tokens else ("", "")
    return _Look(
        bare,
        first,
        last,
        frozenset(tokens),
        len(tokens),
        is_link(words),
        len(tokens) in (1, 2) and first in _MODALS and tokens[-1] in (first, "not", "pas"),
        first in _MODALS,
        len(tokens) == 1 and first in _OPEN,
        member.is_glued,
        member.is_nothing,
        member,
    )


def _is_function(look: _Look) -> bool:
    return look.size == 1 and look.first in _FUNCTION


def _is_alike(a: _Look, b: _Look) -> bool:
    """Whether two spaced neighbours look like two wordings of one thing."""
    if not a.size or not b.size:
        return False
    if _NUMERIC.match(a.bare) and _NUMERIC.match(b.bare):
        return True
    if a.last == b.last or (a.first == b.first and a.first not in _FUNCTION):
        return True
    if a.first in _DETERMINERS and b.first in _DETERMINERS:
        return True
    if _is_dangling(a) and _is_dangling(b):
        return True
    shorter = min(len(a.tokens), len(b.tokens))
    return shorter >= 3 and 2 * len(a.tokens & b.tokens) >= shorter


def _is_framed(looks: list[_Look], i: int) -> bool:
    """Whether the boundary lies between two members that begin alike, as in under, within, under."""
    for left in (i - 2, i - 1):
        if left >= 0 and left + 2 < len(looks):
            a, c = looks[left], looks[left + 2]
            if (
                a.first == c.first != ""
                and a.size > 1
                and not _ADDS.match(c.bare)
                and not looks[left + 1].is_link
            ):
                return True
    return False


def _is_dangling(look: _Look) -> bool:
    """Whether its words want something to follow."""
    return (
        look.last in _PREPOSITIONS
        or look.last in _AUXILIARIES
        or (look.last.endswith("ing") and look.size < 8)
    )
