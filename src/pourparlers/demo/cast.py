"""Who negotiates in the demonstration: invented people of invented parties, by the handle they act under."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pourparlers.talks.events import Role

__all__ = ["CAST", "OPENER", "TITLE", "ZONE", "Player"]

TITLE: Final = "Security guarantees (exercise)"

ZONE: Final = "Europe/Vienna"
"""The clock on the wall of Lindhaven. The town is invented; a time zone has to be a real one."""


@dataclass(frozen=True, slots=True)
class Player:
    """A person of the demonstration: handle, name, and the seat taken first."""

    handle: str
    name: str
    seat: str
    role: Role


OPENER: Final = Player("ida", "Ida Lorne", "office:secretariat", "secretariat")

CAST: Final = (
    OPENER,
    Player("tomas", "Tomas Reve", "office:secretariat", "scribe"),
    Player("helin", "Helin Aspra", "office:chair", "chair"),
    Player("ruben", "Ruben Oske", "office:mediator", "mediator"),
    Player("noor", "Noor Quill", "office:observers", "observer"),
    Player("marja", "Marja Koppel", "party:EST", "head"),
    Player("juhan", "Juhan Reet", "party:EST", "delegate"),
    Player("renata", "Renata Vale", "party:MER", "head"),
    Player("hugo", "Hugo Lind", "party:MER", "delegate"),
    Player("sigrun", "Sigrun Dahle", "party:NOR", "head"),
    Player("per", "Per Lunde", "party:NOR", "delegate"),
    Player("liv", "Liv Brekke", "party:NOR", "adviser"),
    Player("edda", "Edda Holm", "party:SUN", "head"),
    Player("nils", "Nils Farrow", "party:SUN", "delegate"),
    Player("tamar", "Tamar Zelin", "party:VAR", "head"),
    Player("oskar", "Oskar Brandt", "party:VAR", "delegate"),
    Player("vesna", "Vesna Corin", "party:VAR", "delegate"),
)
"""Vesna Corin takes Oskar Brandt's seat in the second week; all others are there from the first day."""
