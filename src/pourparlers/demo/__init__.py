"""The demonstration: an exercise on security guarantees, with what five parties would have instead.

The text is ours, in our own words, and its parties are invented, so that nobody's words are put
into a real State's mouth; each file says so at its head. It exists in English with all five
versions and in French with two. The tutorial, the tests and the first page that a newcomer sees
live on it; the versions hold what a secretariat meets in practice: overlaps on the same words,
the same edit by two parties, a paragraph struck by one that others amend, a whole alternative
article, an added article with everything after it renumbered, a paragraph moved and edited, a
split, a join, changed references, and changes of typography that nobody meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

__all__ = ["LANGUAGES", "PARTIES", "DemonstrationParty", "draft", "versions"]

LANGUAGES = ("en", "fr")


@dataclass(frozen=True, slots=True)
class DemonstrationParty:
    """A party of the exercise: its code, its name by language, and the name of its version's file."""

    code: str
    names: Mapping[str, str]
    file: str


PARTIES = (
    DemonstrationParty("EST", MappingProxyType({"en": "Estmark", "fr": "Estmark"}), "estmark.md"),
    DemonstrationParty(
        "MER", MappingProxyType({"en": "Meridian Alliance", "fr": "Alliance méridienne"}), "alliance.md"
    ),
    DemonstrationParty("NOR", MappingProxyType({"en": "Norland", "fr": "Norland"}), "norland.md"),
    DemonstrationParty("SUN", MappingProxyType({"en": "Sund", "fr": "Sund"}), "sund.md"),
    DemonstrationParty("VAR", MappingProxyType({"en": "Varna", "fr": "Varna"}), "varna.md"),
)


def draft(language: str = "en") -> bytes:
    """The draft as Markdown. Raises ValueError for a language without one."""
    return _file(language, "draft.md")


def versions(language: str = "en") -> dict[str, bytes]:
    """The versions in that language by the parties' codes: five in English, two in French."""
    folder = files(__name__) / "texts" / _known(language)
    return {p.code: (folder / p.file).read_bytes() for p in PARTIES if (folder / p.file).is_file()}


def _file(language: str, name: str) -> bytes:
    return (files(__name__) / "texts" / _known(language) / name).read_bytes()


def _known(language: str) -> str:
    if language not in LANGUAGES:
        msg = f"the demonstration is written in {' and '.join(LANGUAGES)}, not in {language!r}"
        raise ValueError(msg)
    return language
