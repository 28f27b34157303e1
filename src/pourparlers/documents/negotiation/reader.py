"""Whoever reads a sheet: the language, the zone, and what people are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from gettext import NullTranslations

from pourparlers.documents.negotiation.sheet import Sheet
from pourparlers.documents.negotiation.stamps import short_stamp, stamp_lines
from pourparlers.views.stamp import Stamp

__all__ = ["Reader", "headed"]


@dataclass(frozen=True)
class Reader:
    """`people` gives names to pseudonymous ids; who is not in it goes by the beginning of the id."""

    translate: NullTranslations
    people: Mapping[str, str] = field(default_factory=dict)

    def gettext(self, message: str) -> str:
        return self.translate.gettext(message)

    @property
    def colon(self) -> str:
        """What stands between a name and what is said of it; some languages put a space before it."""
        return self.gettext("{name}: {value}").format(name="", value="")

    @property
    def semicolon(self) -> str:
        """What stands between things that have commas in them."""
        return self.gettext("{one}; {other}").format(one="", other="")

    def person(self, id: str) -> str:
        return self.people.get(id) or id[:8]


def headed(stamp: Stamp, what: str, reader: Reader) -> Sheet:
    """A sheet with its head and nothing on it yet."""
    return Sheet(
        title=stamp.draft or stamp.title,
        what=what,
        stamp=stamp_lines(stamp, reader.translate),
        short_stamp=short_stamp(stamp, reader.translate),
        text_language=stamp.language,
        sections=(),
        colon=reader.colon,
        semicolon=reader.semicolon,
    )
