"""Any view in any form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from gettext import NullTranslations
from typing import Any, Final, TypeAlias

from pourparlers.documents.json_form import format_json
from pourparlers.documents.markdown_form import write_markdown
from pourparlers.documents.negotiation.lines import (
    head_lines,
    markdown_head,
    write_lines,
    write_markdown_lines,
)
from pourparlers.documents.negotiation.page import write_sheet_page
from pourparlers.documents.negotiation.reader import Reader, headed
from pourparlers.documents.negotiation.sentences import log_sheet
from pourparlers.documents.negotiation.sheet import Line, Sheet, line
from pourparlers.documents.negotiation.stamps import short_stamp
from pourparlers.documents.negotiation.stances import legend, positions_sheet, questions_sheet
from pourparlers.documents.negotiation.structure import structured
from pourparlers.documents.negotiation.tables import (
    concordance_sheet,
    decisions_sheet,
    participants_sheet,
    proposals_sheet,
    statements_sheet,
    tracks_sheet,
)
from pourparlers.documents.negotiation.texts import agreement_notes, party_sheet, standing_sheet
from pourparlers.documents.page import write_page
from pourparlers.documents.text_form import Notation, write_text
from pourparlers.views.concordance import Concordance
from pourparlers.views.decisions import Decisions
from pourparlers.views.log import Log
from pourparlers.views.meetings import Tracks
from pourparlers.views.participants import Participants
from pourparlers.views.positions import Positions
from pourparlers.views.proposals import Proposals
from pourparlers.views.questions import Questions
from pourparlers.views.redline import Redline
from pourparlers.views.statements import Statements
from pourparlers.views.text import PartyText, RollingText, StandingText

__all__ = ["FORMS", "View", "write"]

FORMS: Final = ("text", "markdown", "html", "json")

View: TypeAlias = (
    RollingText | StandingText | PartyText | Redline | Questions | Positions | Proposals | Decisions
    | Concordance | Log | Tracks | Statements | Participants
)  # fmt: skip

_SHEETS: Final[Mapping[type[View], tuple[str, Callable[[Any, Reader], Sheet]]]] = {
    StandingText: ("standing", standing_sheet),
    PartyText: ("party", party_sheet),
    Questions: ("questions", questions_sheet),
    Positions: ("positions", positions_sheet),
    Proposals: ("proposals", proposals_sheet),
    Decisions: ("decisions", decisions_sheet),
    Concordance: ("concordance", concordance_sheet),
    Log: ("log", log_sheet),
    Tracks: ("tracks", tracks_sheet),
    Statements: ("statements", statements_sheet),
    Participants: ("participants", participants_sheet),
}
"""The kind of each view, as JSON names it, and its sheet."""


def write(  # noqa: PLR0913  what a form can be told, all by name
    view: View,
    form: str,
    *,
    translate: NullTranslations,
    language: str = "",
    people: Mapping[str, str] | None = None,
    attribution: bool = True,
    notation: Notation = "own",
    has_brackets: bool = False,
) -> str:
    """A view as `text`, `markdown`, `html` or `json`; any other form is a ValueError.

    `language` is that of `translate`; `people` are the names of persons by id. The last three are for texts
    with brackets, as `text_form.write_text` has them. Raises PartyNameError for a name that cannot stand in
    a notation.
    """
    if form not in FORMS:
        msg = f"a view is written as {', '.join(FORMS)}, not as {form!r}"
        raise ValueError(msg)
    reader = Reader(translate, people or {})
    language = language or translate.info().get("language", "en")
    if isinstance(view, RollingText | Redline):
        if form == "json":
            return format_json(structured("rolling" if isinstance(view, RollingText) else "redline", view))
        if form == "html":
            return _page(view, reader, language, attribution=attribution)
        return _bracketed(
            view, form, reader, attribution=attribution, notation=notation, has_brackets=has_brackets
        )
    kind, sheet = _SHEETS[type(view)]
    if form == "json":
        return format_json(structured(kind, view))
    if form == "html":
        return write_sheet_page(sheet(view, reader), translate=translate, language=language)
    return (write_lines if form == "text" else write_markdown_lines)(sheet(view, reader))


# --- Texts with brackets ------------------------------------------------------------------------------


def _bracketed(
    view: RollingText | Redline,
    form: str,
    reader: Reader,
    *,
    attribution: bool,
    notation: Notation,
    has_brackets: bool,
) -> str:
    """The head, which is the first paragraph, then the text in its notation."""
    head = _head(view, reader)
    facts = (*head.stamp, *map(_said, _facts(view, reader)))
    text = write_text if form == "text" else write_markdown
    first = (head_lines if form == "text" else markdown_head)(head.title, head.what, facts)
    body = text(view.rolling, attribution=attribution, notation=notation, has_brackets=has_brackets)
    return f"{first}\n\n{body}"


def _page(view: RollingText | Redline, reader: Reader, language: str, *, attribution: bool) -> str:
    head = _head(view, reader)
    return write_page(
        view.rolling,
        title=head.title,
        language=language,
        translate=reader.translate,
        attribution=attribution,
        stamp=head.short_stamp,
        mode="rolling" if isinstance(view, RollingText) else "redline",
        text_language=head.text_language,
        sponsors=_sponsors(view) if isinstance(view, RollingText) else None,
        agreed=agreement_notes(view.agreed, reader) if isinstance(view, RollingText) else None,
        facts=(*head.stamp[1:], *(map(_said, _facts(view, reader)) if attribution else ())),
    )


def _sponsors(view: RollingText) -> dict[str, tuple[str, ...]]:
    return {each.name: each.sponsors for each in view.shown}


def _head(view: RollingText | Redline, reader: Reader) -> Sheet:
    if isinstance(view, RollingText):
        return headed(view.stamp, reader.gettext("Rolling text"), reader)
    return headed(view.after, reader.gettext("Redline"), reader)


def _facts(view: RollingText | Redline, reader: Reader) -> tuple[Line, ...]:
    if isinstance(view, RollingText):
        return legend(view.shown, reader)
    before = short_stamp(view.before, reader.translate) or reader.gettext("before anything happened")
    return (line(reader.gettext("Against: {before}").format(before=before)),)


def _said(found: Line) -> str:
    return "".join(run.text for run in found)
