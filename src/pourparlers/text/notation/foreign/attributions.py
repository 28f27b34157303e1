"""Who wants which words, as a bracket says it: before it, inside it, or after it.

    inside, in front    [NOR/SUN propose: of receipt]   [EST oppose: the]   [EU, NOR: …]   [Sund: No text.]
    inside, at the end  [of receipt – NOR, SUN]   [shall – keep: FRA / should – NOR / no text – VAR]
    before              NOR: [of receipt]   (NOR, SUN) [of receipt]
    after               [of receipt] (NOR, SUN)   [of receipt] (NOR reserves)

A name begins with a capital letter and has at most four words; a list of names is joined by commas,
slashes, "and" or "&". That much is also true of many a heading, so words with which a remark begins
("Note:", "Placeholder:") are no names, and a form that a plain text also has (an abbreviation in
brackets behind a bracket) counts only if the names are known from a surer place or are several.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal, NamedTuple

__all__ = ["Attribution", "Role", "after", "at_end", "at_start", "before", "is_code"]

Role = Literal["for", "propose", "oppose", "reserve", "keep"]
LENGTH_MAX = 400  # characters looked at for names; longer lists are cut off
BEFORE_MAX = 120  # the same where one looks backwards

_WORD = r"[A-ZÀ-ÖØ-Þ][\w.'’+-]*"
_OF = r"(?:(?:of|the|de|du|des|la|les)[ \u00a0]){0,2}(?:[dl]['’])?"
_NAME = rf"{_WORD}(?:[ \u00a0]{_OF}(?:{_WORD}|\d+)){{0,4}}"
_JOINT = r"(?:,?[ \u00a0](?:and|et)[ \u00a0]|[ \u00a0]?[,/&][ \u00a0]?)"
_NAMES = rf"(?P<names>{_NAME}(?:{_JOINT}{_NAME}){{0,60}})"
_ON_BEHALF = r"(?:[ \u00a0]on[ \u00a0]behalf[ \u00a0]of[ \u00a0][^:\[\]]{1,80})?"
_VERB = (
    r"(?:[ \u00a0](?P<verb>proposes?|opposes?|supports?|prefers?|reserves?|considers?|suggests?|bracketed"
    r"|deletes?|adds?|keeps?|propose(?:nt)?|s['’]oppose(?:nt)?))?"
)
_STAR = r"[*_]{0,3}"
_KEEPERS = rf"(?:;[ ](?P<keepers>{_NAME}(?:{_JOINT}{_NAME}){{0,60}})[ ]keeps?)?"
_START = re.compile(
    rf"\s*{_STAR}{_NAMES}{_ON_BEHALF}{_VERB}{_KEEPERS}[ \u00a0\u202f]?:{_STAR}(?!/)[ \u00a0]?"
)
_TRADE = re.compile(  # the attributed notation, with names of any letters
    r"(?P<names>[^:;–\[\]\r\n]{1,200}?)[ ](?P<verb>propose|oppose|keep)s?"
    r"(?:;[ ](?P<keepers>[^:;–\[\]\r\n]{1,200}?)[ ]keeps?)?:[ ]?"
)
_RESERVES = re.compile(
    rf"\s*{_STAR}{_NAMES}[ \u00a0](?:reserves?\b|wish(?:es)?[ \u00a0](?:its|their)[ \u00a0]reservation"
    r"|(?:has|have|enters?)[ \u00a0](?:a[ \u00a0])?(?:\w+[ \u00a0])?reservation)"
)
_END = re.compile(r"[ \u00a0][–—][ \u00a0](?P<keep>keep:[ ])?(?P<names>[^–/\[\]\r\n]+)\Z")
_ALL_NAMES = re.compile(rf"{_NAMES}\s*\Z")
_PLAIN_NAME = re.compile(r"(?:the[ ])?[^\W\d_]{2,}\Z")
_AFTER = re.compile(
    r"[ \u00a0]?\((?:(?P<by>proposed|supported|opposed|reserved|bracketed)[ \u00a0]by[ \u00a0])?"
    rf"{_NAMES}(?:{_VERB}[^()\[\]]{{0,60}})?\)"
)
_BEFORE = re.compile(rf"(?:\A|[\s\].;,:(*_]){_NAMES}{_VERB}(?P<sign>\)|:)[ \u00a0]?\Z")
_SPLIT = re.compile(_JOINT)
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,5}\Z")

# First words of what looks like a name and is a remark, a heading or a phrase.
_NO_NAMES = frozenset(
    """note notes nb preamble option options placeholder placement article articles paragraph paragraphs
    section annex annexes alternative title chapeau heading chapter part comment comments source
    editor drafting proposal proposals text purpose objective objectives definition definitions
    party parties each all the this these in for to a an or and no not x step phase table figure
    example by with on at of from where when if any some such as decision decides requests recalling
    recognizing noting also further see legal technical modality modulator reference compliance
    adaptation mitigation finance transparency remarque alinéa""".split()
)


class Attribution(NamedTuple):
    """`names` stand for an option in a `role`; the words that say so lie at [start, end) of the source."""

    names: tuple[str, ...]
    role: Role
    start: int
    end: int
    where: Literal["start", "end", "before", "after"]
    is_sure: bool
    keepers: tuple[str, ...] = ()  # of words that others oppose: `[NOR oppose; FRA keep: shall]`


def is_code(name: str) -> bool:
    """Whether a name has the form of a party's code: NOR, EU, G77."""
    return _CODE.match(name) is not None


def at_start(source: str, start: int, end: int) -> Attribution | None:
    """`NOR/SUN propose: …` or `EU, NOR: …` with which the words of a bracket begin."""
    stop = min(end, start + LENGTH_MAX)
    match = _START.match(source, start, stop)
    if match is not None and (names := _names(match["names"])):
        role = _role(match["verb"])
        is_sure = match["verb"] is not None or len(names) > 1 or is_code(names[0])
        keepers = _names(match["keepers"] or "")
        return Attribution(names, role, match.start(), match.end(), "start", is_sure, keepers)
    match = _TRADE.match(source, start, stop)
    if match is not None and (names := _few_words(match["names"])):
        keepers = _few_words(match["keepers"] or "")
        return Attribution(
            names, _role(match["verb"]), match.start(), match.end(), "start", is_sure=False, keepers=keepers
        )
    match = _RESERVES.match(source, start, stop)
    if match is not None and (names := _names(match["names"])):
        return Attribution(names, "reserve", match.start(), match.start(), "start", True)
    return None


def at_end(
    source: str, start: int, end: int, known: Collection[str] = (), *, is_own: bool = False
) -> Attribution | None:
    """`… – NOR, SUN` or `… – keep: FRA` with which an option ends.

    `is_own`: it stands in our own notation, where an unescaped dash can mean nothing else and every name
    is one. Elsewhere a name that is neither known nor written with a capital is a single word, and a guess.
    """
    dash = source.rfind("–", max(start + 1, end - LENGTH_MAX), end)
    match = _END.match(source, dash - 1, end) if dash > start else None
    if match is None:
        return None
    names = tuple(dict.fromkeys(name.strip() for name in match["names"].split(",")))
    role: Role = "keep" if match["keep"] else "for"
    is_known = is_own or match["keep"] is not None or all(name in known for name in names)
    if is_known:
        return Attribution(names, role, match.start(), end, "end", is_sure=True) if all(names) else None
    if _ALL_NAMES.match(match["names"]):
        names = _names(match["names"])
    elif not all(_ALL_NAMES.match(n) or _PLAIN_NAME.match(n) for n in names) or not _names(", ".join(names)):
        return None
    is_sure = all(_ALL_NAMES.match(name) for name in names) and (len(names) > 1 or is_code(names[0]))
    return Attribution(names, role, match.start(), end, "end", is_sure) if names else None


def before(source: str, start: int, end: int) -> Attribution | None:
    """`NOR: [` or `(NOR, SUN) [`: names that stand in [start, end) and reach the bracket at `end`."""
    if end == start or source[end - 1] not in " \u00a0:)":
        return None
    match = _BEFORE.search(source, max(start, end - BEFORE_MAX), end)
    if match is None or not (names := _names(match["names"])):
        return None
    if match["sign"] == ")" and source[match.start("names") - 1 : match.start("names")] != "(":
        return None
    at = match.start("names") - (match["sign"] == ")")
    if (
        match["verb"] is None
        and source[start:at].strip(" \u00a0*_")
        and source[max(0, at - 9) : at].rstrip()[-1:] not in ".;:]"
    ):
        return None
    is_sure = match["verb"] is not None or (match["sign"] == ":" and (len(names) > 1 or is_code(names[0])))
    return Attribution(names, _role(match["verb"]), at, end, "before", is_sure)


def after(source: str, start: int, end: int, known: Collection[str]) -> Attribution | None:
    """`] (NOR, SUN)` or `] (NOR reserves)` that follows the bracket which ends before `start`."""
    if source[start : start + 1] not in ("(", " ", "\u00a0"):
        return None
    match = _AFTER.match(source, start, min(end, start + LENGTH_MAX))
    if match is None or not (names := _names(match["names"])):
        return None
    is_known = all(name in known for name in names)
    is_said = match["verb"] is not None or match["by"] is not None
    if not (is_known or is_said):
        return None
    return Attribution(
        names, _role(match["verb"] or match["by"]), match.start(), match.end(), "after", is_said
    )


def _names(text: str) -> tuple[str, ...]:
    """The names of a list, or none at all where one of them is no name."""
    names = [name.strip() for name in _SPLIT.split(text) if name.strip()]
    if any(name.removeprefix("the ").split()[0].strip(".").casefold() in _NO_NAMES for name in names):
        return ()
    return tuple(dict.fromkeys(names))


def _few_words(text: str) -> tuple[str, ...]:
    """Names of any letters, none of more than four words, or none at all."""
    names = [name.strip() for name in text.replace(",", "/").split("/")]
    return () if any(not name or len(name.split()) > 4 for name in names) else tuple(dict.fromkeys(names))


def _role(verb: str | None) -> Role:
    verb = (verb or "").casefold()
    if verb.startswith(("oppose", "s'oppose", "s’oppose", "delete")):
        return "oppose"
    if verb.startswith(("reserve", "bracket")):
        return "reserve"
    if verb.startswith("keep"):
        return "keep"
    return "propose" if verb.startswith(("propos", "add", "suggest")) else "for"
