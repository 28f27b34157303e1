"""Uncertain dates: a small part of EDTF (ISO 8601-2), read, bounded and compared.

What is read: level 0 and 1 of the Extended Date/Time Format for the years 1 to 9999, and of level 2 the parts
of a year (seasons of a hemisphere, quarters, thirds, halves), which is how meetings are announced.

    2026-11-27   2026-11   2026            a day, a month, a year
    2026-11-27T09:30:00Z                   a moment; +01:00 instead of Z, or nothing for local time
    2026-22   2026-34   2026-41            a season, a quarter, a half
    202X   20XX   2026-XX   2026-11-XX     digits that nobody knows
    2026-11?   2026-11~   2026-11%         doubtful, about then, both
    2026-11/2027-01   2026-11/..   /2027   periods: from and to; open; with an end that nobody knows

The rules, in the order in which the code keeps them:

1. There is one way to write each: whatever is read is written the same again.
2. A date means a row of days, from `first` to `last`, as it is written.
3. *About* a month is that month, the one before or the one after: `earliest` and `latest` are one unit of the
   date's own further out. A doubt (?) is about the source and moves nothing.
4. Seasons are whole months as meteorologists count them; those that name no hemisphere are the northern ones.
   A winter that begins in December ends in February of the next year.
5. One is *before* another when all that it can mean is over before all that the other can; of two moments
   with offsets, when it is the earlier moment. Whatever is not before and not after may be at the same time.

How a date is said in words is left to the faces.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time as time_of_day, timedelta, timezone
from enum import Enum
from typing import Final, Literal, TypeAlias

__all__ = [
    "UNSPECIFIED",
    "BadDateError",
    "Date",
    "Edge",
    "Period",
    "Qualifier",
    "When",
    "format_date",
    "is_before",
    "is_date",
    "parse_date",
    "sort_key",
]

Qualifier: TypeAlias = Literal["", "?", "~", "%"]

UNSPECIFIED: Final = 0
"""The month or the day that stands as XX."""

_LENGTH_MAX: Final = 64  # two moments with offsets and marks take 53 characters
_QUALIFIERS: Final[dict[str, Qualifier]] = {"": "", "?": "?", "~": "~", "%": "%"}

_PARTS_OF_YEAR: Final[dict[int, tuple[int, int]]] = {
    **dict(zip(range(21, 25), [(3, 3), (6, 3), (9, 3), (12, 3)], strict=True)),  # spring, summer, ...
    **dict(zip(range(25, 29), [(3, 3), (6, 3), (9, 3), (12, 3)], strict=True)),  # of the north
    **dict(zip(range(29, 33), [(9, 3), (12, 3), (3, 3), (6, 3)], strict=True)),  # of the south
    **dict(zip(range(33, 37), [(1, 3), (4, 3), (7, 3), (10, 3)], strict=True)),  # quarters
    **dict(zip(range(37, 40), [(1, 4), (5, 4), (9, 4)], strict=True)),  # thirds
    **dict(zip(range(40, 42), [(1, 6), (7, 6)], strict=True)),  # halves
}
"""The first month, and how many, by the number that stands in the place of the month."""

_DATE: Final = re.compile(
    r"""(?P<year> [0-9]{4} | [0-9]{3}X | [0-9]{2}XX | [0-9]XXX )
        (?: - (?P<month> 0[1-9] | 1[0-2] | 2[1-9] | 3[0-9] | 4[01] | XX )
            (?: - (?P<day> 0[1-9] | [12][0-9] | 3[01] | XX )
                (?: T (?P<time> (?: [01][0-9] | 2[0-3] ) : [0-5][0-9] : [0-5][0-9] )
                    (?P<offset> Z | [+-] (?: [01][0-9] | 2[0-3] ) (?: : [0-5][0-9] )? )?
                )?
            )?
        )?
        (?P<qualifier> [?~%]? )""",
    re.VERBOSE,
)


class BadDateError(ValueError):
    """A text that is no date: `reason` says where."""

    def __init__(self, text: str, reason: str) -> None:
        super().__init__(f"{text!r} is no date in EDTF: {reason}")
        self.text = text
        self.reason = reason


class Edge(Enum):
    """The end of a period that has no date: it goes on, or nobody knows."""

    OPEN = ".."
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Date:
    """A day, month, part of a year or year, as precisely as it is known.

    `month` is 1 to 12, or 21 to 41 for a part of a year. Month and day are `UNSPECIFIED` where XX stands,
    None where nothing does. Of the year the last `unknown_digits` are not known; `year` has 0 for them.
    `time` is of the day; its offset, as written ("Z", "+01:00", "" for local time), stands beside it.
    """

    year: int
    month: int | None = None
    day: int | None = None
    unknown_digits: int = 0
    qualifier: Qualifier = ""
    time: time_of_day | None = None
    offset: str = ""

    @property
    def is_uncertain(self) -> bool:
        """Whether there is a doubt about it."""
        return self.qualifier in {"?", "%"}

    @property
    def is_approximate(self) -> bool:
        """Whether it is about then."""
        return self.qualifier in {"~", "%"}

    @property
    def first(self) -> date:
        """The first day that it means as written."""
        month = self._months[0] if self.month else 1
        return date(max(self.year, 1), month, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it means as written."""
        if self.day:
            return self.first
        if not self.month:
            return date(self.year + 10**self.unknown_digits - 1, 12, 31)
        start, length = self._months
        return _last_of(self.year, start + length - 1)

    @property
    def earliest(self) -> date:
        """The first day that it can mean."""
        return self._moved(self.first, -1) if self.is_approximate else self.first

    @property
    def latest(self) -> date:
        """The last day that it can mean."""
        return self._moved(self.last, 1) if self.is_approximate else self.last

    @property
    def moment(self) -> datetime | None:
        """The moment, where time and offset are known."""
        if self.time is None or not self.offset:
            return None
        return datetime.combine(self.first, self.time, _zone(self.offset))

    @property
    def _months(self) -> tuple[int, int]:
        """The first month, and how many."""
        month = self.month or 1
        return _PARTS_OF_YEAR.get(month, (month, 1))

    def _moved(self, day: date, direction: int) -> date:
        """One unit of its own further out, as far as there are days."""
        if self.day is not None:
            edge = date.min if direction < 0 else date.max
            return day if day == edge else day + timedelta(days=direction)
        months = self._months[1] if self.month is not None else 12 * 10**self.unknown_digits
        if direction < 0:
            return _first_of(day.year, day.month - months)
        return _last_of(day.year, day.month + months)


@dataclass(frozen=True, slots=True)
class Period:
    """From one date to another; both are in it."""

    start: Date | Edge
    end: Date | Edge

    @property
    def earliest(self) -> date | None:
        """The first day that it can hold; None where nobody knows."""
        return None if isinstance(self.start, Edge) else self.start.earliest

    @property
    def latest(self) -> date | None:
        """The last day that it can hold; None where it goes on, or nobody knows."""
        return None if isinstance(self.end, Edge) else self.end.latest

    @property
    def is_uncertain(self) -> bool:
        return any(isinstance(each, Date) and each.is_uncertain for each in (self.start, self.end))

    @property
    def is_approximate(self) -> bool:
        return any(isinstance(each, Date) and each.is_approximate for each in (self.start, self.end))


When: TypeAlias = Date | Period


# --- Reading and writing ------------------------------------------------------------------------------


def parse_date(text: str) -> When:
    """The date or period that a text says. Raises BadDateError.

    >>> parse_date("2022-01~").earliest, parse_date("2022-01~").latest
    (datetime.date(2021, 12, 1), datetime.date(2022, 2, 28))
    """
    if len(text) > _LENGTH_MAX:
        raise BadDateError(text[:_LENGTH_MAX] + "…", "it is too long")
    start, slash, end = text.partition("/")
    if not slash:
        return _date(text, text)
    period = Period(_edge(text, start), _edge(text, end))
    if isinstance(period.start, Edge) and isinstance(period.end, Edge):
        raise BadDateError(text, "a period has a date at one end at least")
    if period.earliest and period.latest and period.earliest > period.latest:
        raise BadDateError(text, "it ends before it begins")
    return period


def is_date(text: str) -> bool:
    """Whether a text is a date or a period."""
    try:
        parse_date(text)
    except BadDateError:
        return False
    return True


def format_date(when: When) -> str:
    """The text that `parse_date` reads so.

    >>> format_date(Period(Date(2026, 11, qualifier="~"), Edge.OPEN))
    '2026-11~/..'
    """
    if isinstance(when, Period):
        return "/".join(
            each.value if isinstance(each, Edge) else format_date(each) for each in (when.start, when.end)
        )
    digits = 4 - when.unknown_digits
    text = f"{when.year:04}"[:digits] + "X" * when.unknown_digits
    text += "".join(f"-{each or 'XX':02}" for each in (when.month, when.day) if each is not None)
    if when.time is not None:
        text += f"T{when.time:%H:%M:%S}{when.offset}"
    return text + when.qualifier


def _edge(text: str, part: str) -> Date | Edge:
    return Edge(part) if part in {"", ".."} else _date(text, part)


def _date(text: str, part: str) -> Date:
    """One date of a text."""
    found = _DATE.fullmatch(part)
    if found is None:
        raise BadDateError(text, "it is written like 2026-11-27, 2026-11, 2026, 202X or 2026-11/2027-01")
    unknown = found["year"].count("X")
    clock = time_of_day.fromisoformat(found["time"]) if found["time"] else None
    when = Date(
        int(found["year"].replace("X", "0")),
        _number(found["month"]),
        _number(found["day"]),
        unknown,
        _QUALIFIERS[found["qualifier"]],
        clock,
        found["offset"] or "",
    )
    if reason := _wrong(when):
        raise BadDateError(text, reason)
    return when


def _number(part: str | None) -> int | None:
    if part is None:
        return None
    return UNSPECIFIED if part == "XX" else int(part)


def _wrong(when: Date) -> str:
    """What of a date does not go together, or nothing."""
    if when.unknown_digits and when.month is not None:
        return "a year with unknown digits has no month"
    if not when.year and not when.unknown_digits:
        return "there is no year 0"
    if when.time is not None and not when.day:
        return "a time is of one day"
    if when.month in _PARTS_OF_YEAR and when.day is not None:
        return f"{when.month} is a part of the year, which has no days of its own"
    if when.month == UNSPECIFIED and when.day:
        return "a day is of one month"
    longest = monthrange(when.year, when.month)[1] if when.day and when.month else 31
    return f"the month has {longest} days" if (when.day or 0) > longest else ""


# --- Days ---------------------------------------------------------------------------------------------


def _first_of(year: int, month: int) -> date:
    """The first day of a month; months before January are those of the year before."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1) if year >= 1 else date.min


def _last_of(year: int, month: int) -> date:
    """The last day of a month; months after December are those of the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1]) if year <= date.max.year else date.max


def _zone(offset: str) -> timezone:
    hours, minutes = (0, 0) if offset == "Z" else (int(offset[1:3]), int(offset[4:6] or 0))
    distance = timedelta(hours=hours, minutes=minutes)
    return timezone(-distance if offset[0] == "-" else distance)


# --- Comparing ----------------------------------------------------------------------------------------


def is_before(one: When, two: When) -> bool:
    """Whether all that the first can mean is over before all that the second can.

    >>> is_before(parse_date("2022-01"), parse_date("2022-02"))
    True
    >>> is_before(parse_date("2022-01~"), parse_date("2022-02"))
    False
    """
    moments = _moment(one), _moment(two)
    if moments[0] is not None and moments[1] is not None:
        return moments[0] < moments[1]
    return one.latest is not None and two.earliest is not None and one.latest < two.earliest


def _moment(when: When) -> datetime | None:
    return when.moment if isinstance(when, Date) and not when.is_approximate else None


def sort_key(when: When) -> tuple[date, date, str]:
    """What to sort by: by the first day, and of those that begin together what is over first."""
    return when.earliest or date.min, when.latest or date.max, format_date(when)
