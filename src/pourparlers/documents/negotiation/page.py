"""A sheet as a page: self-contained, without a script, for wide and narrow screens and for paper."""

from __future__ import annotations

from gettext import NullTranslations

from pourparlers.documents.negotiation.sheet import Provision, Sheet
from pourparlers.documents.page.outline import label_of
from pourparlers.documents.page.prose import direction
from pourparlers.documents.page.write import environment, is_exercise, page_direction, style

__all__ = ["write_sheet_page"]


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
            direction=direction,
            label=label_of,
        )
    )
