"""What a bracket is for, as far as its own words say it.

    blank        x, X, 20XX, `…`, nothing, "date", a document number with an X: to be filled in
    placeholder  begins with "placeholder": text to come, nobody disputes that
    note         a remark on the text: stars outside the bracket (`*[ … ]*`), "Note:", a footnote mark alone
    reservation  "scrutiny reservation", "NOR reserves its position": words are not accepted yet
    words        everything else: text on which parties differ

`other` is no blank: it is an option whose words nobody has written, and so an open question.
"""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["Purpose", "purpose_of"]

Purpose = Literal["blank", "placeholder", "note", "reservation", "words"]
LOOK = 200  # characters of a bracket's words that are looked at

_BLANK = re.compile(
    r"""(?:
      [xyz] | X{1,4} | x{2,4} | N{1,2} | \d{0,2}(?:XX|xx|YY) | 20[Xx_-]{1,2}
    | \s* | \.{2,} | …+ | _+ | -{2,}
    | (?:year|date|number|month|day|place|article|annex|paragraph)[ ][xyzXYZ]{1,3}
    | [xyzXYZ]{1,3}[ ](?:date|years?|months?|days?)
    | (?:insert[ ])?(?:date|year|number|name|document[ ](?:number|symbol)|symbol|place|title|amount)
    | (?:(?:document[ ])?(?:number|symbol)|date)[ ]to[ ]be[ ](?:filled[ ]in|inserted|determined|added)
    | tbd | tbc | to[ ]be[ ](?:determined|confirmed|completed|inserted)
    | (?:[A-Z0-9]{1,6}[/.-])*[Xx_-]{1,4}(?:[/.-][A-Z0-9.]{1,8})+      # X/CP.21
    | (?:[A-Z0-9]{1,6}[/.])+(?:L\.|Add\.|Rev\.)?[Xx_-]{1,3}          # A/HRC/L.X
    )\Z""",
    re.VERBOSE,
)
_PLACEHOLDER = re.compile(r"(?:placeholders?\b|reserved\Z)", re.IGNORECASE)
_NOTE = re.compile(
    r"(?:(?:drafting|editor(?:'s|’s|ial)?|secretariat|technical|explanatory)[ ])?"
    r"(?:note|n\.b\.|nb|remark)s?\s*:",
    re.IGNORECASE,
)
_RESERVATION = re.compile(
    r"(?:(?:a|general|full|scrutiny|parliamentary|linguistic|study|substantive|formal)[ ])*reservations?\b"
    r"|(?:under|subject[ ]to)[ ](?:a[ ])?(?:\w+[ ])?reservation\b|r[ée]serve\b",
    re.IGNORECASE,
)
_EDGES = " \t\r\n\u00a0*_"


def purpose_of(words: str, *, is_starred: bool) -> Purpose:
    """The purpose of a bracket with these own words (a bracket inside is neighbours.CHILD, no marks).

    `is_starred`: stars stand right outside it on both sides and belong to nothing inside.
    """
    bare = words[:LOOK].strip(_EDGES)
    if _PLACEHOLDER.match(bare):
        return "placeholder"
    if is_starred or _NOTE.match(bare):
        return "note"
    if len(words) <= LOOK and _BLANK.match(bare):
        return "blank"
    return "reservation" if _RESERVATION.match(bare) else "words"
