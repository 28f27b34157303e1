r"""A sheet as plain text and as Markdown.

Both begin with title, kind of view and stamp. In text a table is a list of blocks, since what stands in its
cells is as long as it is; in Markdown it is a table. Words of people are escaped in Markdown, so that they
are read as they are written; paragraphs of a text stand as in the text form of a draft.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from pourparlers.documents.negotiation.sheet import Cell, Fact, Line, Points, Provision, Section, Sheet, Table
from pourparlers.documents.plain import prefix

__all__ = ["head_lines", "write_lines", "write_markdown_lines"]

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|#~])")
_SIGNS: Final = {"none": "({})", "note": "[{}]"}
_INDENT: Final = "    "


def write_lines(sheet: Sheet) -> str:
    """The sheet as plain text."""
    parts = [head_lines(sheet.title, sheet.what, sheet.stamp)]
    for section in sheet.sections:
        parts.extend(_section(section, sheet))
    return "\n\n".join(filter(None, parts)) + "\n"


def write_markdown_lines(sheet: Sheet) -> str:
    """The sheet as Markdown."""
    parts = [markdown_head(sheet.title, sheet.what, sheet.stamp)]
    for section in sheet.sections:
        parts.extend(_markdown_section(section))
    return "\n\n".join(filter(None, parts)) + "\n"


def head_lines(title: str, what: str, stamp: tuple[str, ...]) -> str:
    """What stands before everything in plain text."""
    return "\n".join([" – ".join(filter(None, (title, what))), *stamp])


def markdown_head(title: str, what: str, stamp: tuple[str, ...]) -> str:
    """The same in Markdown: a quotation, which is not part of the text that follows."""
    return "\n".join(
        [f"> **{_safe(' – '.join(filter(None, (title, what))))}**", *(f"> {_safe(line)}" for line in stamp)]
    ).replace("\n", "  \n")


# --- Plain text ---------------------------------------------------------------------------------------


def _section(section: Section, sheet: Sheet) -> Iterator[str]:
    title = _plain(section.title)
    if title:
        yield f"{title} ({section.aside})" if section.aside else title
    for part in section.parts:
        match part:
            case Fact(line):
                yield _plain(line)
            case Points(items):
                yield "\n".join(_point(item) for item in items)
            case Table():
                yield from (_log if part.is_log else _blocks)(part, sheet)
            case Provision():
                yield _provision(part, _plain, _INDENT)


def _plain(line: Line) -> str:
    return "".join(_SIGNS.get(run.kind, "{}").format(run.text) for run in line)


def _point(item: Cell) -> str:
    first, *others = map(_plain, item)
    return "\n".join([f"  - {first}", *(f"      {each}" for each in others)])


def _log(table: Table, sheet: Sheet) -> Iterator[str]:
    rows = (
        ("  ".join(sheet.semicolon.join(map(_plain, cell)) for cell in row if cell)) for row in table.rows
    )
    yield "\n".join(rows)


def _blocks(table: Table, sheet: Sheet) -> Iterator[str]:
    for row in table.rows:
        first, *others = row
        lines = [sheet.semicolon.join(map(_plain, first))]
        for column, found in zip(table.columns[1:], others, strict=True):
            if found:
                said = sheet.semicolon.join(map(_plain, found))
                lines.append(f"{_INDENT}{column}{sheet.colon}{said}")
        yield "\n".join(lines)


def _provision(part: Provision, write: Callable[[Line], str], start: str) -> str:
    words = (prefix(part.heading, part.number) + write(part.runs)).rstrip(" ")
    return "\n".join([words, *(f"{start}– {write(note)}" for note in part.notes)])


# --- Markdown -----------------------------------------------------------------------------------------


def _markdown_section(section: Section) -> Iterator[str]:
    if section.title:
        aside = f" *({_safe(section.aside)})*" if section.aside else ""
        yield f"## {_marked(section.title)}{aside}"
    for part in section.parts:
        match part:
            case Fact(line):
                yield _marked(line)
            case Points(items):
                yield "\n".join(_markdown_point(item) for item in items)
            case Table():
                yield _markdown_table(part)
            case Provision():
                words = (prefix(part.heading, part.number) + _plain(part.runs)).rstrip(" ")
                yield "\n".join(
                    [words, *([""] if part.notes else []), *(f"> {_marked(n)}" for n in part.notes)]
                )


def _safe(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _marked(line: Line) -> str:
    return "".join(_run(run.text, run.kind) for run in line)


def _run(text: str, kind: str) -> str:
    said = _safe(text)
    if kind in {"strong", "name"} and text.strip() == text:
        return f"**{said}**"
    if kind == "none":
        return f"*({said})*"
    return said


def _markdown_point(item: Cell) -> str:
    first, *others = map(_marked, item)
    return "\n".join([f"- {first}", *(f"    - {each}" for each in others)])


def _markdown_table(table: Table) -> str:
    head = f"| {' | '.join(map(_safe, table.columns))} |"
    rule = f"|{'---|' * len(table.columns)}"
    rows = (
        "| " + " | ".join("<br>".join(map(_marked, cell)).replace("\n", " ") for cell in row) + " |"
        for row in table.rows
    )
    return "\n".join([head, rule, *rows])
