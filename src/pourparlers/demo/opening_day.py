"""Monday, 2 November: the negotiation is opened, people take their seats, and Sund publishes its draft.

The next morning it is tabled before the parties, who negotiate it among themselves.
"""

from __future__ import annotations

from typing import Final

from pourparlers import demo
from pourparlers.demo.cast import CAST, TITLE, ZONE
from pourparlers.demo.scene import Scene
from pourparlers.demo.steps import (
    Step,
    admits,
    does,
    opens_room,
    opens_track,
    schedules,
    states,
    takes_position,
)
from pourparlers.documents.plain import read_draft
from pourparlers.talks import acts
from pourparlers.talks.acts import Act
from pourparlers.talks.events import ParagraphText

__all__ = ["steps"]

_FROM_THE_SECOND_WEEK: Final = "vesna"


def steps() -> tuple[Step, ...]:
    return (*_seats(), *_places(), *_draft(), *_rooms(), _taken_up())


def _seats() -> tuple[Step, ...]:
    parties = [acts.AddParty(party.code, party.names["en"], "public") for party in demo.PARTIES]
    there = [player for player in CAST[1:] if player.handle != _FROM_THE_SECOND_WEEK]
    return (
        does("2 08:00", "ida", acts.OpenNegotiation(TITLE, ZONE, audience="public"), "negotiation"),
        *(does(f"2 08:0{n}", "ida", party, party.party) for n, party in enumerate(parties, 1)),
        *(admits(f"2 08:{n}", "ida", player) for n, player in enumerate(there, 10)),
    )


def _places() -> tuple[Step, ...]:
    return (
        opens_track("2 09:00", "ida", "plenary", "Plenary", "plenary"),
        opens_track("2 09:01", "ida", "military", "Working Group on Military Activities", "working-group"),
        opens_track(
            "2 09:02",
            "ida",
            "inspection",
            "Drafting Group on Inspection",
            "drafting-group",
            ("NOR", "SUN", "VAR"),
        ),
        opens_track("2 09:03", "ida", "two", "Norland and Varna", "bilateral", ("NOR", "VAR")),
        does(
            "2 09:10",
            "edda",
            acts.FormGroup("COAST", "The Merrow coast", ("NOR", "SUN")),
            "coast",
        ),
    )


def _draft() -> tuple[Step, ...]:
    """Published to everyone; on the next morning the parties take it up among themselves."""
    return (
        does("2 10:00", "edda", acts.TableDraft(TITLE, _paragraphs(), audience="public"), "published"),
        states(
            "2 10:20",
            "edda",
            "Edda Holm",
            "We publish our draft today, whole, so that nobody has to guess what is in it.",
        ),
        schedules("2 11:00", "january", "plenary", ""),
        schedules("2 11:05", "two in january", "two", "", to="parties"),
        takes_position("2 15:00", "tamar", "supports", "6(2)", to="public"),
        takes_position("2 15:30", "renata", "opposes", "6(2)", to="public"),
    )


def _taken_up() -> Step:
    def make(scene: Scene) -> Act:
        published = scene.ids["published"]
        return acts.TableDraft(TITLE, _paragraphs(), supersedes=published, audience="parties")

    return does("3 09:05", "edda", make, "draft")


def _paragraphs() -> tuple[ParagraphText, ...]:
    text = read_draft(demo.draft("en"), "draft.md", is_markdown=True)
    return tuple(
        ParagraphText(each.text, each.number, each.heading, each.mark, each.notes, each.is_row)
        for each in text.paragraphs
    )


def _rooms() -> tuple[Step, ...]:
    """Where something can be said that is not yet said to all."""
    return (
        opens_room("2 17:40", "ruben", "confidence", "Mediator and Varna", "office:mediator", "party:VAR"),
        opens_room("2 18:15", "sigrun", "harbour", "Walk by the harbour", "party:NOR", "party:VAR"),
    )
