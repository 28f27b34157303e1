"""A sheet as a page: self-contained, without a script, for wide and narrow screens and for paper.

The rows of a table within a text are put together here, and cut into cells at their pipes, so that the
template prints them as a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from gettext import NullTranslations
from itertools import groupby
from typing import Final

from markupsafe import Markup

from pourparlers.documents.negotiation.sheet import Line, Part, Provision, Run, Sheet
from pourparlers.documents.page.outline import label_of
from pourparlers.documents.page.prose import direction, print_text
from pourparlers.documents.page.write import environment, is_exercise, page_direction, style

__all__ = ["write_sheet_page"]

_NOTE: Final = re.compile(r"\[\^([^\]\s]+)\]")
_SUPERSCRIPT: Final = Markup('<sup class="fn">{}</sup>')


@dataclass(frozen=True, slots=True)
class Rows:
    """A table of a text: its rows in cells, the first of them its head where a rule follows it."""

    rows: tuple[tuple[Line, ...], ...]
    has_head: bool
    notes: tuple[Line, ...]


def write_sheet_page(sheet: Sheet, *, translate: NullTranslations, language: str) -> str:
    """One self-contained HTML page. All words of people and texts are escaped by the template."""
    parts = [part for section in sheet.sections for part in section.parts]
    return (
        environment(translate)
        .get_template("sheet.html.jinja")
        .render(
            sheet=sheet,
            language=language,
            text_language=sheet.text_language,
            page_direction=page_direction(language),
            is_exercise=is_exercise(sheet.title),
            is_prose=any(isinstance(part, Provision) for part in parts),
            style=style(sheet.title, sheet.short_stamp),
            kind_of=lambda part: type(part).__name__,
            with_tables=_with_tables,
            words=_words,
            direction=direction,
            label=label_of,
        )
    )


def _words(text: str) -> Markup:
    """A text with its footnote marks raised."""
    pieces = _NOTE.split(text)
    return Markup().join(
        _SUPERSCRIPT.format(piece) if number % 2 else print_text(piece) for number, piece in enumerate(pieces)
    )


def _with_tables(parts: Sequence[Part]) -> Iterator[Part | Rows]:
    """The parts of a section, rows that follow each other as one table."""
    for is_row, group in groupby(parts, key=lambda part: isinstance(part, Provision) and part.is_row):
        if not is_row:
            yield from group
            continue
        rows = [part for part in group if isinstance(part, Provision)]
        rules = [_is_rule(row) for row in rows]
        yield Rows(
            tuple(_cells(row.runs) for row, is_rule in zip(rows, rules, strict=True) if not is_rule),
            rules[1:2] == [True],
            tuple(note for row in rows for note in row.notes),
        )


def _is_rule(row: Provision) -> bool:
    return set("".join(run.text for run in row.runs)) <= set("|-: ")


def _cells(line: Line) -> tuple[Line, ...]:
    """What stands between one pipe and the next."""
    cells: list[list[Run]] = [[]]
    for run in line:
        first, *others = run.text.split("|")
        cells[-1].append(replace(run, text=first))
        cells.extend([replace(run, text=each)] for each in others)
    return tuple(_trimmed([run for run in cell if run.text]) for cell in cells[1:-1])


def _trimmed(cell: Sequence[Run]) -> Line:
    """A cell without the spaces at its edges."""
    found = list(cell)
    while found and not found[0].text.strip():
        del found[0]
    while found and not found[-1].text.strip():
        del found[-1]
    if found:
        found[0] = replace(found[0], text=found[0].text.lstrip())
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return tuple(found)
