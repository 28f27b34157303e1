"""Moments and dates in words: moments in the negotiation's zone with its offset, uncertain dates as such."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from gettext import NullTranslations
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pourparlers.dates import UNSPECIFIED, BadDateError, Date, Edge, parse_date
from pourparlers.messages import N_

__all__ = ["date_words", "moment_words", "short_moment", "zone_of"]

_MONTHS: Final = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip


def moment_words(at: str, zone: str, translate: NullTranslations) -> str:
    """A moment of a stamp: date, minute, offset and zone; "" where nothing happened yet."""
    if not at:
        return ""
    local = _local(at, zone)
    return translate.gettext("{date}, {time} (UTC{offset}, {zone})").format(
        date=_day(local.day, local.month, local.year, translate),
        time=f"{local:%H:%M}",
        offset=_offset(local),
        zone=zone,
    )


def short_moment(at: str, zone: str) -> str:
    """The same as it stands in a table: `2027-01-14 18:30+01:00`."""
    if not at:
        return ""
    local = _local(at, zone)
    return f"{local:%Y-%m-%d %H:%M}{_offset(local)}"


def date_words(date: str, translate: NullTranslations) -> str:
    """An uncertain date (EDTF) in words; one for which there are no words as it is written."""
    _ = translate.gettext
    if not date:
        return _("to be agreed")
    try:
        read = parse_date(date)
    except BadDateError:
        return date
    if isinstance(read, Date):
        return _date(read, translate) or date
    ends = [_end(each, translate) for each in (read.start, read.end)]
    return _("{first} to {last}").format(first=ends[0], last=ends[1]) if all(ends) else date


def _end(end: Date | Edge, translate: NullTranslations) -> str:
    return "" if isinstance(end, Edge) else _date(end, translate)


def _date(date: Date, translate: NullTranslations) -> str:
    _ = translate.gettext
    if date.unknown_digits or UNSPECIFIED in {date.month, date.day} or (date.month or 1) > len(_MONTHS):
        return ""
    if date.month is None:
        words = str(date.year)
    elif date.day is None:
        words = _("{month} {year}").format(month=_(_MONTHS[date.month - 1]), year=date.year)
    else:
        words = _day(date.day, date.month, date.year, translate)
    if date.time is not None:
        offset = date.offset and (" UTC" if date.offset == "Z" else f" {date.offset}")
        words = f"{words}, {date.time:%H:%M}{offset}"
    if date.is_approximate:
        words = _("about {date}").format(date=words)
    return _("perhaps {date}").format(date=words) if date.is_uncertain else words


def _day(day: int, month: int, year: int, translate: NullTranslations) -> str:
    _ = translate.gettext
    return _("{day} {month} {year}").format(day=day, month=_(_MONTHS[month - 1]), year=year)


def zone_of(name: str) -> tzinfo:
    """The time zone of this name; UTC where nobody here knows it, since a record can come from anywhere.

    >>> zone_of("Mars/Olympus") is UTC
    True
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def _local(at: str, zone: str) -> datetime:
    return datetime.fromisoformat(at).astimezone(zone_of(zone))


def _offset(local: datetime) -> str:
    text = f"{local:%z}"
    return f"{text[:3]}:{text[3:5]}"
