"""The compilation as a page: the draft's words, and under them each version's, with its names."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations

from markupsafe import Markup

from pourparlers.documents.page.outline import label_of
from pourparlers.documents.page.prose import COLOURS, direction, print_text
from pourparlers.documents.page.write import environment, is_exercise, page_direction, style
from pourparlers.documents.submissions import Compiled

__all__ = ["write_compilation_page"]


def write_compilation_page(
    compiled: Sequence[Compiled],
    parties: Sequence[str],
    *,
    title: str,
    stamp: str,
    language: str,
    translate: NullTranslations,
) -> str:
    """One self-contained HTML page, provision by provision."""
    colours = {party: f" k{number % COLOURS}" for number, party in enumerate(parties)}

    def hue(names: Sequence[str]) -> str:
        return colours.get(names[0], "") if len(names) == 1 else ""

    def print_rows(text: str) -> Markup:
        return print_text(text.strip("| ").replace(" |", " ·") if text.startswith("|") else text)

    title = title or translate.gettext("Compilation")
    return (
        environment(translate)
        .get_template("compilation.html.jinja")
        .render(
            title=title,
            stamp=stamp,
            language=language,
            page_direction=page_direction(language),
            is_exercise=is_exercise(title),
            style=style(title, stamp),
            provisions=[c for c in compiled if not set(c.draft.text) <= set("|-: ") or c.others],
            parties=parties,
            hue=hue,
            direction=direction,
            words=print_rows,
            label=label_of,
        )
    )
