r"""Characters that change what a reader agrees to: found and shown, never altered.

A text says one thing to the eye and another to whoever counts its characters, where it holds signs
that are not seen, that turn the order of the others round, or that look like others. The rule: no
normalisation takes such a sign away and no filter hides it.

1. *Refused* are those that no text needs: bidi embeddings and overrides, tag characters, NUL.
2. *Shown* as a chip (⟦U+200B⟧) is every other sign without a shape of its own: default-ignorable
   characters, bidi marks and isolates, blanks such as U+2800, controls, private and unassigned
   code points. They stay as they are where writing needs them: joiners in emoji and in the scripts
   that join, variation selectors on what can vary, the word separator of scripts without spaces.
3. *Skeletons*, after Unicode Technical Standard 39, are equal where words look alike. The table is
   our own: of the standard's six thousand pairs the few hundred that spell English and French words,
   figures and their punctuation. Two of its ideas are left out, dashes and quotes, which are
   typography, and one is added: digits of all systems, since ٣ for 3 is read as the same figure.

A skeleton may be compared, never shown: it is no correction. Small and capital O are one in it, as
both are taken for 0; that a change is one of case is for `classes` to say. Words and figures that
mislead where nothing changes are left to `traps`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

__all__ = [
    "Shown",
    "invisible",
    "refused",
    "scripts_of",
    "skeleton",
    "strip_invisible",
    "visible",
]


class Shown(NamedTuple):
    """A piece of a text as a reader is shown it; `name` is a chip's character's, "" for plain text."""

    sign: str
    name: str


_REFUSED = regex.compile(r"[\x00\u202a-\u202e\U000e0000-\U000e007f]")

_UNSEEN = (
    r"[\p{DI}\p{Cc}\p{Co}\p{Cn}\p{Cs}\u2800\u2028\u2029\ufff9-\ufffb\U0001d159]"  # the last: a null notehead
)
_JOINING = (
    r"[\p{Arabic}\p{Syriac}\p{Nko}\p{Mongolian}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}"
    r"\p{Tamil}\p{Telugu}\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Khmer}\p{Myanmar}\p{Tibetan}]"
)
_INVISIBLE = regex.compile(
    rf"""(?V1)(?x)
      (?<=\p{{ExtPict}}[\ufe0e\ufe0f\p{{EMod}}]?) \u200d (?=\p{{ExtPict}}) (*SKIP)(*FAIL)
    | (?<=\p{{ExtPict}}) [\ufe0e\ufe0f] (*SKIP)(*FAIL)
    | (?<=[0-9\#*]) \ufe0f (?=\u20e3) (*SKIP)(*FAIL)
    | (?<={_JOINING}\p{{Mn}}?) [\u200c\u200d] (?={_JOINING}) (*SKIP)(*FAIL)
    | (?<=\p{{LB=SA}}) \u200b (?=\p{{LB=SA}}) (*SKIP)(*FAIL)
    | (?<=\p{{Mongolian}}) [\u180b-\u180f] (*SKIP)(*FAIL)
    | (?<=\p{{Han}}) [\ufe00-\ufe02\U000e0100-\U000e01ef] (*SKIP)(*FAIL)
    | [{_UNSEEN}--[\t\n\r]]
    """
)
_EVERY_UNSEEN = regex.compile(rf"(?V1)[{_UNSEEN}--[\t\n\r]]+")


def refused(text: str) -> tuple[int, str] | None:
    r"""The first character that is refused: its position and its name.

    >>> refused("a\u202eb")
    (1, 'RIGHT-TO-LEFT OVERRIDE')
    """
    found = _REFUSED.search(text)
    return (found.start(), _name(found[0])) if found else None


def visible(text: str) -> tuple[Shown, ...]:
    r"""The text in pieces, with a chip in the place of each character that would not be seen.

    >>> visible("sh\u200ball")
    (Shown(sign='sh', name=''), Shown(sign='⟦U+200B⟧', name='ZERO WIDTH SPACE'), Shown(sign='all', name=''))
    """
    if text.isascii() and text.isprintable():
        return (Shown(text, ""),) if text else ()
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[Shown]:
    at = 0
    for found in _INVISIBLE.finditer(text):
        if found.start() > at:
            yield Shown(text[at : found.start()], "")
        yield Shown(f"⟦U+{ord(found[0]):04X}⟧", _name(found[0]))
        at = found.end()
    if at < len(text):
        yield Shown(text[at:], "")


def invisible(text: str) -> tuple[str, ...]:
    """The characters of a text that are shown as chips, in order."""
    return () if text.isascii() and text.isprintable() else tuple(_INVISIBLE.findall(text))


def strip_invisible(text: str) -> str:
    """The text without whatever has no shape, for comparing only."""
    return text if text.isascii() and text.isprintable() else _EVERY_UNSEEN.sub("", text)


def _name(character: str) -> str:
    return unicodedata.name(character, "NULL" if character == "\0" else f"U+{ord(character):04X}")


# What looks alike, by the character that it looks like: first lower case, then capitals, then figures
# and punctuation. Cyrillic, Greek, Armenian, Latin kin; for capitals Cherokee and Lisu too.
_ALIKE = {
    "a": "аαɑ", "b": "Ьƅ", "c": "сϲᴄ", "d": "ԁ", "e": "еҽ", "f": "ſƒꞙ", "g": "ɡցɢ", "h": "һհ",
    "i": "іıιɩ", "j": "јϳյ", "k": "кκ", "l": "1I|ӏӀǀΙІⅼℓƖ∣ꓲ", "n": "ոռη", "o": "0OоοօσОΟՕᴏꓳ",
    "p": "рρ", "q": "ԛգզ", "r": "гᴦ", "rn": "mм", "s": "ѕꜱ", "u": "υսᴜ", "v": "νѵᴠ", "w": "ԝաѡᴡ", "x": "хχ×",
    "y": "уγү", "z": "ᴢ",
    "A": "АΑᎪꓮ", "B": "ВΒᏴꓐ", "C": "СϹᏟꓚ", "D": "Ꭰꓓ", "E": "ЕΕᎬꓰ", "F": "Ϝꓝ", "G": "ԌᏀꓖ", "H": "НΗᎻꓧ",
    "J": "ЈͿᎫꓙ", "K": "КΚᏦꓗ", "L": "ԼᏞꓡ", "M": "МΜᎷꓟ", "N": "Νꓠ", "P": "РΡᏢꓑ", "Q": "Ԛ", "R": "Ꭱꓣ",
    "S": "ЅՏᏚꓢ", "T": "ТΤᎢꓔ", "U": "Սꓴ", "V": "ѴᏙꓦ", "W": "ԜᎳꓪ", "X": "ХΧꓫ", "Y": "УҮΥᎩꓬ", "Z": "ΖᏃꓜ",
    "ß": "β", "æ": "ӕ", "Æ": "Ӕ",
    "2": "ƧᒿꝚ", "3": "ЗӠƷꝪȜ", "4": "Ꮞ", "5": "Ƽ", "6": "бᏮ", "8": "৪੪Ȣ", "9": "৭੧୨",
    ".": "․۔｡", ",": "‚٫٬،", ":": "꞉∶։׃ː", ";": ";؛", "!": "ǃ", "/": "⁄∕╱⧸", "'": "ʼʹ′`´ˊʻ՚ꞌ", '"': "″ʺ",
    "(": "❨⁽", ")": "❩⁾", "[": "❲", "]": "❳", "%": "٪", "&": "ꝸ", "~": "∼", "…": "⋯",
    "口": "ロ", "力": "カ", "工": "エ", "二": "ニ", "八": "ハ", "夕": "タ", "卜": "ト", "一": "ー〡",
    "三": "〣", "十": "〸",
}  # fmt: skip
_LOOKS = {character: plain for plain, others in _ALIKE.items() for character in others}
_ASCII_LOOKS = str.maketrans({character: plain for character, plain in _LOOKS.items() if character.isascii()})


def skeleton(text: str) -> str:
    """What a text looks like: equal for texts that a reader cannot tell apart.

    >>> skeleton("ѕhаll") == skeleton("shall"), skeleton("1O.5") == skeleton("lo․5")
    (True, True)
    """
    if text.isascii() and text.isprintable():
        return text.translate(_ASCII_LOOKS)
    return "".join(map(_look, strip_invisible(unicodedata.normalize("NFD", text))))


@lru_cache(maxsize=4096)
def _look(character: str) -> str:
    plain = _LOOKS.get(character) or _compatible(character)
    return plain if plain == character or not plain else "".join(_LOOKS.get(c, c) for c in plain)


def _compatible(character: str) -> str:
    """A digit's value, and what a variant in width, font or ligature is a variant of.

    Not a superscript (m² is no m2), nor a fraction.
    """
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    kind, _, points = unicodedata.decomposition(character).partition("> ")
    if kind not in {"<wide", "<narrow", "<font", "<compat"}:
        return character
    plain = "".join(chr(int(point, 16)) for point in points.split())
    return plain if kind != "<compat" or plain.isalnum() else character


# Scripts whose letters are written like one another's. Units and symbols (µ, ª) belong to none.
_SCRIPTS = {
    name: regex.compile(rf"\p{{{name}}}")
    for name in ("Latin", "Greek", "Cyrillic", "Armenian", "Cherokee", "Lisu", "Hebrew", "Arabic", "Georgian")
}


def scripts_of(word: str) -> frozenset[str]:
    """The scripts of a word's letters: two in "ѕhall", whose first letter is Cyrillic."""
    letters = "".join(filter(str.isalpha, word))
    return frozenset(name for name, script in _SCRIPTS.items() if script.search(letters))
