"""Option labels, and the words that say "no text".

A label stands at the start of a paragraph, list item or bracket, is bold or followed by a colon,
a full stop, a dash or nothing: `**Option 1:**`, `**Option 2**.`, `Option I`, `Option (a):`. In
running text ("see option 1 above") the word is a word. Footnote marks inside a label are marks.

"No text" has many wordings in real texts, which all ask for the same: that nothing stands here.
Some say where the matter is to be dealt with instead; what counts is that this place stays empty.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["NO_TEXT", "NO_TEXT_LENGTH_MAX", "Label", "find_label", "is_no_text"]

_SPACE = "[ \t\u00a0\u202f]"
_LABEL = re.compile(
    rf"(?P<open>\*\*|__)?(?P<word>Option|OPTION|Alternative|ALTERNATIVE|Variante){_SPACE}*"
    r"(?P<number>\d{1,3}(?:bis|ter|alt|[a-z])?|[IVX]{1,6}|\((?:[A-Za-z]|\d{1,3}|[ivx]{1,5})\)|[A-Z])(?![\w])"
    rf"(?:\[\^[^\[\]\s]+\])*(?P<tail>{_SPACE}*[:.]?(?P<close>\*\*|__)?(?:{_SPACE}?[:.–—])?{_SPACE}*)"
)
_ROMAN = re.compile(r"[IVX]+\Z")

NO_TEXT = "no text"  # as our own notation has it, and nothing else
_NO_TEXT = re.compile(
    r"""(?:
      no\ text(?:\ (?:on|in|additional|regarding|for|about|at|under|here|needed|required)\b.{0,120})?
        (?:\s*[*_]*[({].{0,150})?
    | no\ (?:provisions?|references?|article|paragraph|mention|such\ provision)\b.{0,120}
    | (?:not?\ )?text\ to\ be\ deleted
    | delete(?:\ (?:the\ )?(?:paragraph|article|text|sentence))?
    | (?:placement:\ )?(?:to\ be\ )?deal(?:t)?\ with\b.{0,20}\ in\b.{0,120}
    | nothing
    | (?:pas\ de|aucun|sans)\ texte\b.{0,120}
    | texte\ à\ supprimer
    )\Z""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_TRIM = " \t\r\n\u00a0*_().;:,[]"
NO_TEXT_LENGTH_MAX = 160  # longer ones are provisions that happen to begin with "No"


class Label(NamedTuple):
    """An option's label at [start, end); `style` tells rows of one kind from those of another."""

    start: int
    end: int
    number: str
    style: str  # "1", "I", "a"

    @property
    def is_first(self) -> bool:
        return self.number in ("1", "I", "(a)", "(A)", "(1)", "(i)", "A")


def find_label(text: str, at: int = 0) -> Label | None:
    """The option label with which `text` begins at `at`, or None."""
    match = _LABEL.match(text, at)
    if match is None:
        return None
    is_bold = match["open"] is not None and match["close"] == match["open"]
    is_pointed = match["tail"].rstrip("*_").rstrip()[-1:] in (":", ".", "–", "—")
    is_alone = not text[match.end() : match.end() + 200].split("\n", 1)[0].strip(" \t\r*_")
    if not (is_bold or is_pointed or is_alone):
        return None
    return Label(match.start(), match.end(), match["number"], _style(match["number"]))


def _style(number: str) -> str:
    if number[0] == "(":
        return "a"
    return "I" if _ROMAN.match(number) else "A" if number.isalpha() else "1"


def is_no_text(text: str) -> bool:
    """Whether these words of an option ask that nothing stand here."""
    if len(text) > NO_TEXT_LENGTH_MAX * 2:
        return False
    bare = re.sub(r"\{[^{}]*\}|\*?\((?:text|issue|no)\b[^()]*\)\*?", "", text).strip(_TRIM)
    return len(bare) <= NO_TEXT_LENGTH_MAX and _NO_TEXT.match(bare) is not None
