"""Monday, 2 November: the negotiation is opened, people take their seats, and Sund publishes its draft."""

from __future__ import annotations

from typing import Final

from pourparlers import demo
from pourparlers.demo.cast import CAST, TITLE, ZONE
from pourparlers.demo.steps import (
    Step,
    admits,
    does,
    opens_room,
    opens_track,
    schedules,
    states,
)
from pourparlers.documents.plain import read_draft
from pourparlers.talks import acts
from pourparlers.talks.events import ParagraphText

__all__ = ["steps"]

_FROM_THE_SECOND_WEEK: Final = "vesna"


def steps() -> tuple[Step, ...]:
    return (*_seats(), *_places(), *_draft(), *_rooms())


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
    text = read_draft(demo.draft("en"), "draft.md", is_markdown=True)
    paragraphs = tuple(
        ParagraphText(each.text, each.number, each.heading, each.mark, each.notes, each.is_row)
        for each in text.paragraphs
    )
    return (
        does(
            "2 10:00",
            "edda",
            acts.TableDraft(TITLE, paragraphs, audience="public"),
            "draft",
        ),
        states(
            "2 10:20",
            "edda",
            "Edda Holm",
            "We publish our draft today, whole, so that nobody has to guess what is in it.",
            party="SUN",
        ),
        schedules("2 11:00", "january", "plenary", ""),
        schedules("2 11:05", "two in january", "two", "", to="parties"),
    )


def _rooms() -> tuple[Step, ...]:
    """Where something can be said that is not yet said to all."""
    return (
        opens_room("2 17:40", "ruben", "confidence", "Mediator and Varna", "office:mediator", "party:VAR"),
        opens_room("2 18:15", "sigrun", "harbour", "Walk by the harbour", "party:NOR", "party:VAR"),
    )
