"""Plain text and Markdown, in and out: bytes to a draft, a draft to text.

The rules that reading keeps, in this order:

1. at most `SIZE_BYTES_MAX` bytes, `PARAGRAPH_SIZE_MAX` characters a paragraph; UTF-8 with or without a
   byte-order mark; no NUL; no character that changes the order or hides the presence of others (bidi
   overrides, tags);
2. NFC; every line end is one LF; tabs and runs of spaces are one space, none at the edges of a
   line; hard spaces and quotes stay as they are;
3. if the file has blank lines, a single line end is a wrap (one space, none between characters
   of scripts without spaces) unless a list marker, a heading mark or a table row follows or a
   heading or table row ends there; otherwise each line is a paragraph;
4. a paragraph's heading mark, number and list marker are structure; so is the label of a footnote
   mark, for which `NOTE` stands in the text;
5. the break before a paragraph is kept with as many line ends as the source has; breaks at the
   edges of the file do not count.

Nothing else is touched, so `write_draft(read_draft(x))` differs from x by these rules alone.
Emphasis, links and other inline marks of Markdown stay as characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pourparlers.documents.errors import NotText, NotUtf8, Packed, RefusedCharacter, TooLarge, TooLong
from pourparlers.text.characters import refused
from pourparlers.text.draft import Draft, Paragraph
from pourparlers.text.words import NOTE

__all__ = [
    "PARAGRAPH_SIZE_MAX",
    "SIZE_BYTES_MAX",
    "decode",
    "prefix",
    "read_draft",
    "write_draft",
    "write_paragraph",
]

SIZE_BYTES_MAX: Final = 32 * 1024 * 1024
"""A draft of five million words; larger files are archives, logs or mistakes."""

PARAGRAPH_SIZE_MAX: Final = 1_000_000
"""Characters of one paragraph: a whole treaty on one line. Where two such lines have nothing in common, to
compare them takes some ten seconds and half a gigabyte; both grow with the line."""

_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-")
"""How Word documents (new and old), other archives and PDFs begin."""

_WESTERN = frozenset("àâäáæçéèêëîïíñôöóœùûüúÿßÀÂÄÁÆÇÉÈÊËÎÏÍÑÔÖÓŒÙÛÜÚŸ«»‹›“”„‘’–—…•°§€£\u00a0")
"""What Western European texts need beyond ASCII; short ones are often guessed to be in a neighbour of it."""

_ORDINALS = "bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies|alt|bis alt|ter alt"
_DIVISION = (
    "Article|ARTICLE|Section|SECTION|Part|PART|Partie|PARTIE|Chapter|CHAPTER|Chapitre|CHAPITRE|"
    "Annex|ANNEX|Annexe|ANNEXE|Titre|TITRE|Title|TITLE"
)
# A division's label stands alone, before a separator, or before a short title without a full stop.
_LABEL = re.compile(
    rf"(?P<label>(?:{_DIVISION}) (?:\d+(?:\.\d+)*(?:er)?|[IVXLC]+|premier|première|PREMIER)"
    rf"(?:[ ]?(?:{_ORDINALS}))?)"
    r"(?P<separator> ?[.:–—-]+(?= |$))?(?= |$)"
)
_TITLE = re.compile(r" [^\W\d_a-zà-ÿ][^.;:]{0,80}$")
_MARKER = re.compile(
    rf"(?:\d+(?:\.\d+)*(?:[ ]?(?:{_ORDINALS}))?[.)]|\d+(?:\.\d+)+(?:[ ]?(?:{_ORDINALS}))?"
    r"|\([A-Za-z0-9]{1,4}\)|[ivxlc]+[.)]|[a-z][.)]|[-*+•]|\[\^[^\]\s]+\]:)(?= |$)"
)
_QUOTE = re.compile(r"(?:> ?)+")
_HEADING = re.compile(r"(#{1,6})(?: |$)")
_NOTE = re.compile(rf"\[\^([^\]\s]+)\]|{NOTE}")
_SPACES = re.compile(r"[ \t\v\f]+")
_LINE_ENDS = re.compile(r"\r\n|[\r\x85\u2028\u2029]")
_UNDERLINE = re.compile(r"={3,}$|-{3,}$")
_UNSPACED = re.compile(
    "[\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)


def read_draft(source: bytes | str, name: str = "text", *, is_markdown: bool = False) -> Draft:
    """The draft in a file's bytes (or in a text already decoded).

    `name` is what errors call it. Raises `Unreadable` in one of its kinds.
    """
    text = decode(source, name) if isinstance(source, bytes) else source
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    if found := refused(text):
        position, character = found
        raise RefusedCharacter(name, line=text.count("\n", 0, position) + 1, character=character)
    lines = [_SPACES.sub(" ", line).strip(" ") for line in text.split("\n")]
    draft = Draft(tuple(_paragraphs(lines, is_markdown=is_markdown)))
    for paragraph in draft.paragraphs:
        if len(paragraph.text) > PARAGRAPH_SIZE_MAX:
            raise TooLong(name, line=paragraph.line, size=len(paragraph.text), size_max=PARAGRAPH_SIZE_MAX)
    return draft


def decode(data: bytes, name: str) -> str:
    """The text of a file's bytes: UTF-8 and nothing else, for a wrong guess would show wrong words."""
    if len(data) > SIZE_BYTES_MAX:
        raise TooLarge(name, size_bytes=len(data), size_bytes_max=SIZE_BYTES_MAX)
    if data.startswith(_PACKED):
        raise Packed(name)
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if not wide and (position := data.find(0)) >= 0:
        raise NotText(name, position=position)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotUtf8(name, position=error.start, encoding=_likely_encoding(data)) from None


def _likely_encoding(data: bytes) -> str:
    sample = data[:100_000]
    if _WESTERN.issuperset(char for char in sample.decode("cp1252", "replace") if char > "\x7f"):
        return "Windows-1252"
    # Only where a message needs it: its tables are slow to load.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(sample).best()
    return best.encoding.replace("_", "-") if best else "Windows-1252"


def _paragraphs(lines: list[str], *, is_markdown: bool) -> Iterator[Paragraph]:
    filled = [number for number, line in enumerate(lines) if line]
    if not filled:
        return
    wraps = any(b - a > 1 for a, b in pairwise(filled))
    default = "\n\n" if wraps else "\n"
    block, mark, begin = [lines[filled[0]]], default, filled[0]
    for before, number in pairwise(filled):
        line, ends = lines[number], number - before
        if is_markdown and wraps and ends == 1 and len(block) == 1 and _is_underline(block[0], line):
            block[0] = ("# " if line[0] == "=" else "## ") + block[0]
        elif ends > 1 or not wraps or _begins(line) or _ends(block[-1]):
            yield _paragraph(block, mark, begin + 1)
            block, mark, begin = [line], "\n" * ends, number
        else:
            block.append(line)
    yield _paragraph(block, mark, begin + 1)


def _is_underline(above: str, line: str) -> bool:
    return bool(_UNDERLINE.match(line)) and not _begins(above) and not _ends(above)


def _begins(line: str) -> bool:
    """Whether a line begins a paragraph even right below another line."""
    return line[0] == "|" or bool(_MARKER.match(line) or _HEADING.match(line) or line[0] == ">")


def _ends(line: str) -> bool:
    return line[0] == "|" or bool(_HEADING.match(line))


def _paragraph(lines: list[str], mark: str, line: int) -> Paragraph:
    whole = lines[0]
    for wrapped in lines[1:]:
        glue = "" if _UNSPACED.match(whole[-1]) and _UNSPACED.match(wrapped) else " "
        whole = f"{whole}{glue}{wrapped}"
    if whole[0] == "|":
        return _with_notes(whole, mark=mark, line=line, is_row=True)
    heading, number, text = _structure(whole)
    return _with_notes(text, mark=mark, line=line, heading=heading, number=number)


def _with_notes(text: str, **fields: object) -> Paragraph:
    notes = tuple(match[1] or "" for match in _NOTE.finditer(text))
    return Paragraph(_NOTE.sub(NOTE, text), notes=notes, **fields)  # type: ignore[arg-type]


def _structure(text: str) -> tuple[int, str, str]:
    """Heading level, number with its markers, and the words that remain."""
    at = 0
    heading = 0
    if match := _HEADING.match(text):
        heading, at = len(match[1]), match.end()
    start = at
    if not heading and (match := _QUOTE.match(text)):
        at = match.end()
    if (match := _LABEL.match(text, at)) and (
        heading or match["separator"] or match.end() == len(text) or _TITLE.match(text, match.end())
    ):
        at = match.end() + 1
    while match := _MARKER.match(text, at):
        at = match.end() + 1
    return heading, text[start:at].rstrip(" "), text[at:]


def prefix(heading: int, number: str) -> str:
    """What stands before a paragraph's words, its following space included."""
    return "#" * heading + " " * bool(heading) + number + " " * bool(number)


def write_paragraph(paragraph: Paragraph) -> str:
    """A paragraph as it is read: structure, text, footnote marks in their places."""
    labels = iter(paragraph.notes)
    text = _NOTE.sub(lambda _: f"[^{label}]" if (label := next(labels)) else NOTE, paragraph.text)
    return (prefix(paragraph.heading, paragraph.number) + text).rstrip(" ")


def write_draft(draft: Draft) -> str:
    """The normalised source of a draft; reading it gives the same draft."""
    parts = [p.mark * bool(i) + write_paragraph(p) for i, p in enumerate(draft.paragraphs)]
    return "".join(parts) + "\n" * bool(parts)
