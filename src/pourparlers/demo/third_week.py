"""16 to 20 November: decisions, at every level; one is reopened; and January is confirmed."""

from __future__ import annotations

from pourparlers.demo.steps import (
    Step,
    asks_for_the_floor,
    changes_meeting,
    decides,
    decides_uncontested,
    gives_the_floor,
    lifts,
    reopens,
    states,
    takes_position,
    takes_the_floor,
)

__all__ = ["steps"]


def steps() -> tuple[Step, ...]:
    return (*_monday(), *_tuesday(), *_wednesday(), *_thursday(), *_friday())


def _monday() -> tuple[Step, ...]:
    """The working group."""
    return (
        decides(
            "16 10:40",
            "two-activities",
            "nor-two",
            level="working-group",
            body="military",
            pending=("VAR",),
            note="Varna waits for instructions.",
        ),
        decides(
            "16 11:30",
            "forty-five-days",
            "mediator-bridge",
            level="working-group",
            body="military",
            pending=("MER",),
            is_ad_referendum=True,
        ),
        states(
            "16 11:40",
            "renata",
            "Renata Vale",
            "We understand days to be counted from the day on which a notification is received.",
            party="MER",
            form="interpretative",
            decision="forty-five-days",
        ),
    )


def _tuesday() -> tuple[Step, ...]:
    """A decision too early."""
    return (
        takes_position("17 09:40", "marja", "supports", "nor-twenty-four"),
        decides("17 10:15", "within-a-day", "nor-twenty-four", level="working-group", body="military"),
        asks_for_the_floor("17 10:20", "tamar", "military"),
        gives_the_floor("17 10:25", "VAR", "military"),
        states(
            "17 10:30",
            "tamar",
            "Tamar Zelin",
            "We had asked for the floor before the gavel. There is no consensus on twenty-four hours.",
            party="VAR",
            form="explanation",
            decision="within-a-day",
        ),
        takes_the_floor("17 10:36", "tamar", "military"),
    )


def _wednesday() -> tuple[Step, ...]:
    """The plenary takes things up, and takes one back."""
    return (
        reopens("18 09:30", "within-a-day", "Varna had asked for the floor."),
        lifts("18 10:00", "tamar", "two-activities"),
        decides(
            "18 10:30",
            "territorial-sea",
            ("nor-five", "4(2)", 1),
            note="The number of troops is still open.",
        ),
        states(
            "18 10:45",
            "tamar",
            "Tamar Zelin",
            "We joined the consensus on the sea because the number was left open.",
            party="VAR",
            form="explanation",
            decision="territorial-sea",
        ),
        decides("18 11:20", "ten-days", agrees=("9(4)",), note="As the drafting group left it."),
    )


def _thursday() -> tuple[Step, ...]:
    """What nobody contests, and what is agreed as it stands."""
    return (
        decides_uncontested("19 10:00", "uncontested", "All that nobody else touches and nobody opposes."),
        decides("19 10:20", "direct-lines", agrees=("7(3)", "8(1)")),
        lifts("19 15:30", "renata", "forty-five-days"),
    )


def _friday() -> tuple[Step, ...]:
    """January."""
    return (
        changes_meeting("20 10:00", "two in january", "2027-01-11", "Lindhaven", confirmed=True),
        changes_meeting("20 10:05", "january", "2027-01-13", "Lindhaven", confirmed=True),
        states(
            "20 12:00",
            "helin",
            "Helin Aspra",
            "We meet on the thirteenth of January, with what is agreed set down, what is open in brackets.",
            form="assessment",
        ),
    )
