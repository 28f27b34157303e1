r"""The Markdown form of a rolling text: the text form, safe from what Markdown makes of brackets.

`[shall / should – NOR](a)` would be a link, and `[A / B – NOR]: …` at the start of a line would be taken for
the address of one and vanish; a backslash before the `(` and the `:` prevents both and says nothing
in our notation. Emphasis and links of the sources are characters of the text and stay as they are.
"""

from __future__ import annotations

import re
from typing import Final

from pourparlers.documents.plain import prefix
from pourparlers.documents.text_form import Notation, write_blocks
from pourparlers.text.rolling import Rolling

__all__ = ["write_markdown"]

_LINK: Final = re.compile(r"(?<!\\)\](?=\()")
_ADDRESS: Final = re.compile(r"(?<!\\)\](?=:)")


def write_markdown(
    rolling: Rolling, *, attribution: bool = True, notation: Notation = "own", has_brackets: bool = False
) -> str:
    """The rolling text as Markdown. Raises PartyNameError for a name that cannot stand in a notation."""
    parts = []
    blocks = write_blocks(rolling, attribution=attribution, notation=notation, has_brackets=has_brackets)
    for block, start, words in blocks:
        head = prefix(block.heading, block.number)
        parts.append(start + head + _safe(words, is_line_start=not head))
    return "".join(parts) + "\n" * bool(parts)


def _safe(words: str, *, is_line_start: bool) -> str:
    words = _LINK.sub(r"]\\", words)
    return _ADDRESS.sub(r"]\\", words) if is_line_start and words.startswith("[") else words
