r"""Words: what is compared, counted, kept and marked, and never anything smaller.

A *word* is a token with the white space before it (" shall", ",", " (", "the" after "("), so that
taking a word out takes its space along. Every paragraph begins with one hidden ordinary space: its
first word and the same word further on are one and the same. A *mark* is the break before a
paragraph, a word of line ends only; a paragraph's row is its mark, then its words.

The rule: nothing is lost (`join_words` undoes `split_words`), and no cut falls inside what a reader
sees as one sign: a combining accent, a joiner, an emoji family stays with its base. In order:

1. White space, of whatever kind, belongs to the token after it; at the very end it is a word.
2. A date with hyphens (2021-12-17, 17-12-2021) is one word.
3. Letters and digits in a run are one word, super- and subscripts too: CO2, m², 3bis, 20XX, ½.
4. Between digits stay `. , : /` (4.8, 1,000, 12/2021, 10:30) and their Arabic and typographic
   kin; before a group of just three digits also a hard space or an apostrophe (1'000). An ordinary
   space does not group: "in 2015 200 delegates" has two numbers.
5. Between letters stay the hyphen and the apostrophe, straight or curly, and the middle dot.
6. A sign (`-`, `+`, their kin) directly before a digit is the number's, if white space or an opening
   bracket stands before it. Between digits a dash is a word: of "12–18" each end is a number, and
   whoever makes it "12–24" has changed one. So it is in "30-day" and "COVID-19".
7. In scripts written without spaces (Han, kana, Thai, Lao, Khmer, Burmese) each grapheme is a word.
8. A degree sign takes its letter (°C); three or more dots, two or more underscores are one blank.
9. Whatever is left is a word each: punctuation, every bracket, % and currency signs (so that in
   "5%" and "$100" the number is a word), `NOTE`.

Whether two words mean the same is left to `classes`, what they hide to `characters`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

import regex

__all__ = ["NOTE", "cut_row", "cut_row_like", "fold", "is_mark", "join_words", "split_words"]

NOTE = "\ufffc"  # an inline footnote mark; its label is structure

_SPACE = r"[\s\x1c-\x1f]"  # as `str.isspace` and `re` have it
_UNSPACED = r"\p{LB=SA}\p{Han}\p{Hiragana}\p{Katakana}\u30fc\uff70"
_EXTEND = r"\p{M}\p{GCB=Extend}\p{GCB=SpacingMark}\p{GCB=ZWJ}"
_PREPEND = r"(?: \p{GCB=Prepend}++ (?=[\p{L}\p{N}]) )?+"
_RUN = rf"[[[\p{{L}}\p{{N}}]--[{_UNSPACED}\p{{ExtPict}}]]{_EXTEND}]++"
_DATE = r"(?:\d{4}-\d\d?-\d\d?|\d\d?-\d\d?-\d{4})(?![\d-])"

# Every repetition is possessive, so that no match goes back over what it has read: the work is linear in
# the text. Flags have a line of their own, since \X would look back over the whole row of them.
_ANY = regex.compile(
    rf"""(?V1)(?x)
    [{_SPACE}--\n]*+ (?:
        {_DATE}
      | (?: (?<=[{_SPACE}\(\[\{{]) [-+\u2212\u2013\u00b1] (?=\d) )?
        {_PREPEND} {_RUN}
        (?: (?: (?<=\d) [.,:/\u00b7\u2024\u2044\u066b\u066c] (?=\d)
              | (?<=\d) (?<!\d{{4}}) ['\u2019\u00a0\u2007\u2009\u202f] (?=\d{{3}}(?!\d))
              | (?<=[\p{{L}}\p{{M}}]) ['\u2019\u2010\u2011\u00b7\u05f3\u05f4-] (?=\p{{L}})
              | [\u207a\u207b\u208a\u208b] (?=\p{{No}})
              | [[\p{{DI}}\p{{GCB=Prepend}}]--\p{{GCB=Extend}}]++ (?=[\p{{L}}\p{{N}}])
            ) {_RUN} )*+
      | \u00b0 (?=\p{{L}}) {_RUN}
      | (?: \.{{3,}}+ | _{{2,}}+ ) [{_EXTEND}]*+
      | \p{{RI}}{{1,2}}+ [{_EXTEND}]*+
      | \p{{GCB=Prepend}}++ (?={_SPACE}|\Z)
      | (?!{_SPACE}) \X [{_EXTEND}]*+
    )
    | [{_SPACE}--\n]++
    """
)

# The same rules where only ASCII can occur, for the plain `re`: five times as fast, on what drafts are
# mostly made of. A law holds the two to the same words.
_ASCII = re.compile(
    rf"""(?x)
    [^\S\n]*+ (?:
        [A-Za-z]++ (?![\w'-])
      | {_DATE}
      | (?: (?<=[\s\(\[\{{]) [-+] (?=\d) )?
        [A-Za-z0-9]++
        (?: (?: (?<=[0-9]) [.,:/] (?=[0-9])
              | (?<=[0-9]) (?<![0-9]{{4}}) ' (?=[0-9]{{3}}(?![0-9]))
              | (?<=[A-Za-z]) ['-] (?=[A-Za-z])
            ) [A-Za-z0-9]++ )*+
      | \.{{3,}}+ | _{{2,}}+
      | \S
    )
    | [^\S\n]++
    """
)

_LINE_ENDS = re.compile(r"(\n+)")

_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_FOLDED = str.maketrans(
    {**dict.fromkeys(_SPACES, " "), **dict.fromkeys("“”„‟", '"'), **dict.fromkeys("‘’‚‛", "'")}
)


def split_words(text: str) -> tuple[str, ...]:
    r"""Cut one paragraph's text into words; line ends inside it become marks.

    `join_words` gives back every text that has no line end and no ordinary space at its edges.

    >>> split_words("It's 4.8 [shall], CO2[e]")
    (" It's", ' 4.8', ' [', 'shall', ']', ',', ' CO2', '[', 'e', ']')
    """
    if "\n" not in text:
        return _split_line(text)
    parts = _LINE_ENDS.split(text)
    return tuple(word for part in parts for word in ((part,) if is_mark(part) else _split_line(part)))


def _split_line(line: str) -> tuple[str, ...]:
    if not line:
        return ()
    pattern = _ASCII if line.isascii() else _ANY
    return tuple(pattern.findall(" " + line))


def cut_row(raw: str) -> tuple[str, ...]:
    r"""Cut a row that was put together as it is, with its marks and hidden spaces.

    No character is lost: put together again it is `raw`. Rows that were cut from a text come back word for
    word; where changes of several have brought two halves of a word together, they are one word from here on.

    >>> cut_row("\n\n The Parties meet.\n\n They report.")[-4:]
    ('\n\n', ' They', ' report', '.')
    """
    words: list[str] = []
    for part in filter(None, _LINE_ENDS.split(raw)):
        if is_mark(part):
            words.append(part)
        else:
            words.extend((_ASCII if part.isascii() else _ANY).findall(part))
    return tuple(words)


_LOOK_AHEAD: Final = 16
"""Nothing in `_ASCII` reads further beyond a word than a date is long, from its first digit."""

_LOOK_BACK: Final = 8
"""Nor further back before a word than the four digits of a year."""


def cut_row_like(raw: str, words: tuple[str, ...]) -> tuple[str, ...]:
    r"""What `cut_row` makes of a row, soon where it reads much like words that are cut already.

    How a word is cut depends on the characters about it and on nothing else. So the words of what both begin
    and end with are those that are there, but for those next to what is changed.

    >>> cut_row_like("\n\n The Parties shall meet.", ("\n\n", " The", " Parties", " meet", "."))
    ('\n\n', ' The', ' Parties', ' shall', ' meet', '.')
    """
    known = "".join(words)
    mark = len(words[0]) if words and is_mark(words[0]) else 0
    is_plain = raw.isascii() and known.isascii() and raw[:mark] == known[:mark]
    if not is_plain or "\n" in raw[mark:] or "\n" in known[mark:]:
        return cut_row(raw)
    row, known = raw[mark:], known[mark:]
    head, tail = _equal_edges(row, known)
    ends = list(accumulate(map(len, words[1:] if mark else words)))
    kept = bisect_right(ends, head - _LOOK_AHEAD)
    cut = [*words[: kept + bool(mark)]]
    at = ends[kept - 1] if kept else 0
    later = len(known) - len(row)
    for match in _ASCII.finditer(row, at):
        at = match.start()
        if at >= len(row) - tail + _LOOK_BACK:
            number = bisect_right(ends, at + later)
            if number and ends[number - 1] == at + later:
                return (*cut, *words[number + bool(mark) :])
        cut.append(match.group())
    return tuple(cut)


def _equal_edges(one: str, two: str) -> tuple[int, int]:
    """How many characters two texts of ASCII begin with alike, and of the rest end with alike.

    Each is read as one large number: the first digit in which they differ is where the texts do.
    """
    size = min(len(one), len(two))
    first, second = one.encode(), two.encode()
    differing = int.from_bytes(first[:size], "big") ^ int.from_bytes(second[:size], "big")
    head = size - (differing.bit_length() + 7) // 8
    rest = size - head
    differing = int.from_bytes(first[-rest:], "little") ^ int.from_bytes(second[-rest:], "little")
    return head, rest - (differing.bit_length() + 7) // 8 if rest else 0


def join_words(words: Sequence[str]) -> str:
    r"""Print a row: its first mark as nothing, and no hidden space at the start or after a mark.

    >>> join_words(("\n\n", " Parties", " meet", ".", "\n\n", " They", " report", "."))
    'Parties meet.\n\nThey report.'
    """
    text = "".join(words).replace("\n ", "\n")
    if words and is_mark(words[0]):
        return text[len(words[0]) :]
    return text.removeprefix(" ")


def is_mark(word: str) -> bool:
    """Whether the word is the break before a paragraph."""
    return word.startswith("\n")


def fold(word: str) -> str:
    """Make typographic variants equal: hard spaces, curly quotes, the number of line ends; nothing else."""
    if is_mark(word):
        return "\n"
    return word if word.isascii() else word.translate(_FOLDED)
