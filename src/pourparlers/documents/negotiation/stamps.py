"""A stamp in words: date and minute with the zone's offset, status, what is provisional or renumbered."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations

from pourparlers.documents.negotiation.moments import moment_words
from pourparlers.documents.negotiation.terms import STATUSES, term
from pourparlers.views.stamp import Stamp

__all__ = ["short_stamp", "stamp_lines"]


def stamp_lines(stamp: Stamp, translate: NullTranslations) -> tuple[str, ...]:
    """All that a stamp says, a sentence a line."""
    return tuple(_lines(stamp, translate))


def _lines(stamp: Stamp, translate: NullTranslations) -> Iterator[str]:
    _ = translate.gettext
    if stamp.at:
        yield _("As of {moment}").format(moment=moment_words(stamp.at, stamp.zone, translate))
    else:
        yield _("Before anything happened")
    if stamp.status:
        yield _("Status: {status}").format(status=term(STATUSES, stamp.status, translate))
    if stamp.agreed_by:
        yield _("Adopted as a whole ({decision})").format(decision=stamp.agreed_by)
    if stamp.is_provisional:
        yield _("Nothing is agreed until everything is agreed: every mark of agreement is provisional.")
    if stamp.renumbered:
        numbers = ", ".join(f"{each.old or '–'} → {each.new or '–'}" for each in stamp.renumbered)
        yield _("Renumbered: {numbers}").format(numbers=numbers)


def short_stamp(stamp: Stamp, translate: NullTranslations) -> str:
    """Moment and status in one line, for the head of a page and of every printed sheet."""
    _ = translate.gettext
    parts = [moment_words(stamp.at, stamp.zone, translate), term(STATUSES, stamp.status, translate)]
    if stamp.is_provisional:
        parts.append(_("nothing is agreed until everything is agreed"))
    return " · ".join(filter(None, parts))
