r"""A bracketed text cut into its blocks: what is a paragraph, what lies in what, what is no text.

Reading brackets needs less of a text's form than reading its words does, and needs it where the
form is careless. So this is no Markdown parser; it finds, line by line, in one pass:

1. what is no text at all: front matter, attribute lines `{: …}`, link definitions;
2. sections: a heading begins one, a footnote definition is one of its own;
3. blocks: paragraphs, list items, table rows. With blank lines in the text a single break is a
   wrap unless a list mark, an option label or a table row follows; without any, every line is one;
4. depth: the number of list items a block lies in. A block lies in an item from two columns
   behind the item's mark on (stricter rules of Markdown lose a third of the real option labels);
5. option labels (`labels`) and the offsets at which the words begin.

Offsets count characters of the source, lines and columns count from 1. Line ends are `\n`, `\r\n`
and `\r`, nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from pourparlers.text.notation.foreign.labels import Label, find_label

__all__ = ["Block", "Layout", "Lines", "Taken", "cut_into_blocks"]

ITEM_INDENT = 2  # columns behind an item's mark from which on a block lies in it
TAB = 4

_LINE_END = re.compile(r"\r\n|\n|\r")
_FENCE = re.compile(r"---[ \t]*\Z")
_ATTRIBUTES = re.compile(r"[ \t]*\{:[^{}]*\}[ \t]*\Z")
_ADDRESS = r"<?(?:[a-z][a-z0-9+.-]*:\S+|www\.\S+|[#/.]\S*|[\w./-]+\.[a-z]{2,5}(?:[#?]\S*)?)"
_LINK_DEFINITION = re.compile(
    rf" {{0,3}}\[(?!\^)([^\[\]]{{1,200}})\]:[ \t]+{_ADDRESS}(?:[ \t]+[\"'(].{{0,500}})?[ \t]*\Z",
    re.IGNORECASE,
)
_NOTE_DEFINITION = re.compile(r" {0,3}\[\^([^\[\]\s]+)\]:[ \t]*")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+")
_TITLE = re.compile(
    r"(?:ARTICLE|Article|SECTION|Section|PART|Part|CHAPTER|Chapter|ANNEX|Annex)[ \u00a0]+"
    r"(?:\d+|[IVXLC]+|[A-Z])(?:[ \u00a0]?(?:bis|ter|quater|alt))?(?:[ \u00a0]*[.:–—-].{0,100})?[ \t]*\Z"
)
_ORDINAL = r"(?:[ \u00a0]?(?:bis|ter|quater|quinquies|sexies|septies|octies|alt)\d*)"
_MARK = re.compile(
    rf"""(?:(?:
        [-*+•]
      | \(?(?:\d{{1,4}}(?:\.\d{{1,3}})*|[A-Za-z]|[ivxlc]{{1,6}}){_ORDINAL}*[.)]{{1,2}}  # 2. (a) 3bis.
      | \((?:\d{{1,4}}|[ivxlc]{{1,6}}){_ORDINAL}*\)  # (17bis)
      | \d{{1,4}}(?:\.\d{{1,3}})+{_ORDINAL}*:  # 3.3alt:
      | \d{{1,4}}(?:\.\d{{1,3}})*{_ORDINAL}[.:]?  # 3bis
      | (?:PP|OP)\d{{1,3}}{_ORDINAL}*[.:]?  # OP7ter
    )(?:[ \t\u00a0]+|\Z))+""",
    re.VERBOSE,
)


class Taken(NamedTuple):
    """A stretch that is no text: `kind` front matter, attributes, link definition."""

    start: int
    end: int
    kind: str
    label: str = ""


class Block(NamedTuple):
    """A heading, paragraph, list item or table row.

    `start` is its first character behind the indent, `words` the first behind number and option
    label, `end` the one behind its last. `section` numbers sections; a footnote definition's is
    its own. `note` is the label that a footnote definition defines, "" elsewhere.
    """

    start: int
    words: int
    end: int
    line: int
    depth: int
    section: int
    number: str = ""
    heading: bool = False
    note: str = ""
    label: Label | None = None

    @property
    def has_top_number(self) -> bool:
        """A digit at the outermost level of lists: where such a one stands, a new provision begins."""
        return self.depth == 1 and any(c.isdigit() for c in self.number)


class Lines(NamedTuple):
    """Where the lines begin, to say a character's line and column."""

    starts: list[int]

    def place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


class Layout(NamedTuple):
    """The blocks of a text, what is no text, the labels of links, and where lines begin."""

    blocks: list[Block]
    taken: list[Taken]
    lines: Lines


class _Row(NamedTuple):
    """A source line without its end."""

    start: int
    text: str
    number: int


def cut_into_blocks(source: str) -> Layout:
    """The blocks of `source` in reading order; all that is no white space is in one of them, or taken."""
    rows = _rows(source)
    taken, first = _front_matter(rows)
    is_wrapped = any(not row.text.strip() for row in rows[first:-1])
    cutter = _Cutter(taken, is_wrapped=is_wrapped)
    for row in rows[first:]:
        cutter.take(row)
    cutter.close()
    return Layout(cutter.blocks, taken, Lines([row.start for row in rows]))


def _rows(source: str) -> list[_Row]:
    starts = [0, *(match.end() for match in _LINE_END.finditer(source))]
    ends = [*(match.start() for match in _LINE_END.finditer(source)), len(source)]
    return [_Row(a, source[a:b], n) for n, (a, b) in enumerate(zip(starts, ends, strict=True), 1)]


def _front_matter(rows: list[_Row]) -> tuple[list[Taken], int]:
    """A block between two lines `---` at the very top, and the number of the first row behind it."""
    if not _FENCE.match(rows[0].text.lstrip("\ufeff")):
        return [], 0
    for i, row in enumerate(rows[1:], 1):
        if _FENCE.match(row.text):
            return [Taken(0, row.start + len(row.text), "front matter")], i + 1
    return [], 0


class _Cutter:
    """The state of the one pass: the open block, the open list items, the section.

    A small machine with state rather than a fold, for the pass has five things to remember and
    a value made anew for every line costs a third of the reading time of a long text.
    """

    def __init__(self, taken: list[Taken], *, is_wrapped: bool) -> None:
        self.blocks: list[Block] = []
        self.taken = taken
        self.is_wrapped = is_wrapped
        self.items: list[int] = []  # columns of the marks of the open list items
        self.sections = 0
        self.section = 0
        self.main_section = 0  # where the text goes on after a footnote definition
        self.is_after_blank = True
        self.open: Block | None = None

    def take(self, row: _Row) -> None:
        text = row.text
        if not text.strip():
            self.close()
            self.is_after_blank = True
            return
        if _ATTRIBUTES.match(text):
            self.close()
            self.taken.append(Taken(row.start, row.start + len(text), "attributes"))
        elif link := _LINK_DEFINITION.match(text):
            self.close()
            self.taken.append(Taken(row.start, row.start + len(text), "link definition", link[1].casefold()))
        elif note := _NOTE_DEFINITION.match(text):
            self.begin_note(row, note)
        elif heading := _HEADING.match(text):
            self.begin_heading(row, heading.end())
        else:
            self.take_words(row)
        self.is_after_blank = False

    def begin_note(self, row: _Row, note: re.Match[str]) -> None:
        self.close()
        self.items = []
        self.sections += 1
        self.section = self.sections
        start = row.start + note.start(1) - 2
        self.open = self.labelled(row, start, note.end(), 0, note[0].strip(), note[1])

    def begin_heading(self, row: _Row, words: int) -> None:
        self.close()
        self.items = []
        self.sections += 1
        self.section = self.main_section = self.sections
        start = row.start + len(row.text) - len(row.text.lstrip(" "))
        end = max(row.start + words, row.start + len(row.text.rstrip()))
        self.blocks.append(Block(start, row.start + words, end, row.number, 0, self.section, heading=True))

    def take_words(self, row: _Row) -> None:
        text = row.text
        bare = text.lstrip(" \t\u00a0\ufeff")
        at = len(text) - len(bare)
        column = _column(text, at)
        mark = _MARK.match(bare)
        begins = mark is not None or bare.startswith("|") or find_label(bare) is not None
        if self.open is not None and not begins and self.is_wrapped:
            self.open = self.open._replace(end=row.start + len(text.rstrip()))
            return
        self.close()
        if column == 0 and self.section != self.main_section and self.is_after_blank:
            self.section = self.main_section  # a footnote definition ends with its indent
        if column == 0 and _TITLE.match(bare):
            self.begin_heading(row, at)
            return
        while self.items and column < self.items[-1] + ITEM_INDENT:
            self.items.pop()
        if mark is not None:
            self.items.append(column)
        number = mark[0].strip() if mark else ""
        self.open = self.labelled(
            row, row.start + at, at + len(mark[0] if mark else ""), len(self.items), number
        )

    def labelled(self, row: _Row, start: int, words: int, depth: int, number: str, note: str = "") -> Block:
        label = find_label(row.text[words:])
        if label is not None:
            label = label._replace(start=row.start + words, end=row.start + words + label.end)
        begin = label.end if label is not None else row.start + words
        end = max(begin, row.start + len(row.text.rstrip()))
        return Block(start, begin, end, row.number, depth, self.section, number, False, note, label)

    def close(self) -> None:
        if self.open is not None:
            self.blocks.append(self.open)
            self.open = None


def _column(text: str, at: int) -> int:
    column = 0
    for c in text[:at]:
        column += TAB - column % TAB if c == "\t" else 1
    return column
