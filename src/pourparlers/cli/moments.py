"""Moments as people write them, as the record holds them.

A day without a time is its end; a time without an offset is one in the negotiation's own zone.
"""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import Final

from pourparlers.documents.negotiation.moments import zone_of
from pourparlers.service.clock import format_moment

__all__ = ["BadMomentError", "parse_moment"]

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_EVENT: Final = re.compile(r"[0-9a-f]{6,32}")


class BadMomentError(ValueError):
    """Neither a time nor the id of an event."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def parse_moment(text: str, zone: str) -> str:
    """A time in UTC, or what may be the beginning of an event's id. Raises BadMomentError.

    >>> parse_moment("2027-01-14T18:30", "Europe/Vienna"), parse_moment("2027-07-01", "Europe/Vienna")
    ('2027-01-14T17:30:00Z', '2027-07-01T21:59:59Z')
    """
    if _EVENT.fullmatch(text):
        return text
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise BadMomentError(text) from None
    if _DAY.fullmatch(text):
        moment = datetime.combine(moment, time(23, 59, 59))
    return format_moment(moment if moment.tzinfo else moment.replace(tzinfo=zone_of(zone)))
