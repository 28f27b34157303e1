"""The only clock and the only chance of the program; both are handed on as arguments.

Whoever tests gives others: a clock is a function that gives a moment, chance one that gives 128 bits.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, TypeAlias

__all__ = ["Chance", "Clock", "draw", "format_moment", "tell_time"]

Clock: TypeAlias = Callable[[], str]
"""Gives the moment, in UTC to the second: `2026-11-27T09:30:00Z`."""

Chance: TypeAlias = Callable[[], str]
"""Gives 128 random bits in hexadecimal, never the same twice."""

SALT_BYTES: Final = 16
"""128 bits: nobody guesses one, and two are never equal."""


def tell_time() -> str:
    """The moment by the machine's clock."""
    return format_moment(datetime.now(UTC))


def format_moment(moment: datetime) -> str:
    """A moment as records hold it.

    >>> from datetime import timezone, timedelta
    >>> format_moment(datetime(2026, 11, 27, 9, 30, tzinfo=timezone(timedelta(hours=1))))
    '2026-11-27T08:30:00Z'
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def draw() -> str:
    """128 random bits by the system's own source."""
    return secrets.token_hex(SALT_BYTES)
