"""9 to 13 November: amendments to what was tabled, and to these; things said in the room; bridges."""

from __future__ import annotations

from pourparlers.demo.cast import CAST
from pourparlers.demo.changes import add, both, everywhere, insert, remove, rewrite, words
from pourparlers.demo.steps import (
    Step,
    admits,
    answers,
    calls_substantive,
    changes_meeting,
    decides,
    does,
    proposes,
    ranks,
    revises,
    shares,
    states,
    tables,
    takes_over,
    takes_position,
    withdraws,
)
from pourparlers.talks import acts
from pourparlers.talks.events import Stand

__all__ = ["steps"]


def steps() -> tuple[Step, ...]:
    return (*_monday(), *_tuesday(), *_wednesday(), *_thursday(), *_friday())


def _monday() -> tuple[Step, ...]:
    """The draft becomes the one that is negotiated; what others have proposed is amended."""
    vesna = next(player for player in CAST if player.handle == "vesna")
    return (
        does(
            "9 08:30",
            "tamar",
            lambda scene: acts.ReleasePerson(scene.ids["oskar"], "party:VAR"),
            "oskar leaves",
        ),
        admits("9 08:32", "tamar", vesna),
        does(
            "9 08:45",
            "edda",
            lambda scene: acts.ChangeGroup(scene.ids["coast"], ("EST", "NOR", "SUN")),
            "coast with EST",
        ),
        decides(
            "9 09:10",
            "negotiated",
            status="basis-for-negotiation",
            note="Without prejudice to what any Party will propose.",
        ),
        tables(
            "9 10:00",
            "marja",
            "est-thirty-kilometres",
            words("2(a)", "fifty kilometres", "thirty kilometres"),
            on="sun-coast",
        ),
        takes_position("9 10:05", "marja", "reserves", "sun-coast"),
        tables(
            "9 10:20",
            "sigrun",
            "nor-airspace",
            words("Mindful of", "the waters", "the waters, and the airspace above them,"),
            on="sun-waters",
        ),
        tables(
            "9 10:35",
            "juhan",
            "est-skies",
            words("Mindful of", "airspace above them", "skies above these"),
            on="nor-airspace",
        ),
        tables(
            "9 11:00",
            "nils",
            "sun-new-bases",
            words("The Parties shall build no bases", "bases", "new bases"),
            on="var-bases",
        ),
        tables(
            "9 11:20",
            "per",
            "nor-permanent",
            words("The Parties shall build no new bases", "new bases", "new and permanent bases"),
            on="sun-new-bases",
        ),
        takes_position("9 11:30", "renata", "opposes", "var-bases"),
        takes_position("9 11:31", "marja", "opposes", "var-bases"),
        takes_position("9 11:40", "tamar", "reserves", "coast-incidents"),
        tables(
            "9 14:40",
            "per",
            "nor-three-miles",
            words("A ship that is approached", "two nautical miles", "three nautical miles"),
            on="coast-incidents",
        ),
    )


def _tuesday() -> tuple[Step, ...]:
    """The working group on military activities: what the scribe hears."""
    return (
        proposes(
            "10 10:15",
            "tomas",
            "est-timing",
            words(
                "4(1)",
                "neither their size nor their place",
                "neither their size, their place nor their timing",
            ),
            heard_from="EST",
        ),
        proposes(
            "10 10:40",
            "tomas",
            "var-twenty-four-hours",
            words("5(4)", "at the moment", "no later than twenty-four hours after the moment"),
            heard_from="VAR",
        ),
        proposes(
            "10 11:05",
            "tomas",
            "mer-without-consent",
            words("7(4)", "without the consent of those who took part in them", "before they are over"),
            heard_from="MER",
        ),
        takes_position("10 11:20", "tomas", "can-accept", "nor-five", heard_from="MER"),
        answers("10 12:10", "marja", "est-timing", "confirmed"),
        answers(
            "10 12:25",
            "vesna",
            "var-twenty-four-hours",
            "corrected",
            words("5(4)", "twenty-four hours", "twelve hours"),
        ),
        answers("10 12:40", "renata", "mer-without-consent", "disowned"),
        answers("10 12:44", "renata", "tomas can-accept nor-five", "corrected", stand="does-not-block"),
        tables(
            "10 15:00",
            "hugo",
            "mer-personnel",
            everywhere("troops", "military personnel", leave_out=(4,)),
            kind="blanket",
            blanket=("troops", "military personnel"),
            rationale="Put ashore are troops; elsewhere staffs and reserves count, too.",
        ),
        takes_position("10 15:20", "edda", "can-accept", "mer-personnel"),
    )


def _wednesday() -> tuple[Step, ...]:
    """Withdrawals, revisions, and corrections that are more than that."""
    return (
        withdraws("11 09:30", "tamar", "var-bases"),
        takes_over("11 09:50", "edda", "sun-bases", "sun-new-bases"),
        revises(
            "11 10:10", "vesna", "var-thirteen", words("4(2)", "thirteen", "eleven"), rationale="Half way."
        ),
        revises(
            "11 10:30",
            "nils",
            "sun-coast",
            words("2(a)", "fifty kilometres", "forty kilometres"),
            rationale="Between our fifty and Estmark's thirty.",
        ),
        takes_position("11 10:45", "sigrun", "supports", "sun-coast"),
        tables(
            "11 11:00",
            "ida",
            "secretariat-advance",
            words("5(4)", "beforehand", "in advance"),
            kind="editorial",
        ),
        tables(
            "11 11:10",
            "ida",
            "secretariat-releases",
            words("1(2)", "releases", "shall release"),
            kind="editorial",
        ),
        calls_substantive("11 11:35", "tamar", "secretariat-releases"),
        ranks("11 12:00", "tamar", "var-invite", "var-one"),
        takes_position(
            "11 16:00",
            "tamar",
            "does-not-block",
            "nor-six",
            condition="if inspections are announced seventy-two hours ahead",
            to="confidence",
        ),
        takes_position("11 17:00", "sigrun", "opposes", "var-no-foreign-forces", is_red_line=True),
        proposes(
            "11 18:00",
            "hugo",
            "mer-fallback",
            rewrite("3(2)", "The Parties shall bear in mind the security of each in all that they do."),
            rationale="To be kept for the last night.",
        ),
    )


def _thursday() -> tuple[Step, ...]:
    """The drafting group agrees on a paragraph; the chair and the mediator build bridges."""
    return (
        tables("12 09:45", "per", "nor-ten-days", words("9(4)", "fourteen", "ten")),
        decides(
            "12 10:30",
            "report-in-ten-days",
            "nor-ten-days",
            level="small-group",
            body="inspection",
            note="To be confirmed by the plenary.",
        ),
        proposes(
            "12 14:10",
            "helin",
            "chair-draft",
            rewrite(
                "3(2)",
                "No Party shall seek to strengthen its own security by measures that it conceals from the"
                " others.",
            ),
            kind="bridging",
            rationale="Openness is what both sides ask for, by different names.",
        ),
        shares("12 16:00", "helin", "chair-bridge", "chair-draft"),
        tables(
            "12 16:30",
            "ruben",
            "mediator-bridge",
            words("5(1)", "forty-two", "forty-five"),
            kind="bridging",
            rationale="Six weeks and a weekend.",
        ),
        takes_position("12 17:00", "marja", "can-accept", "mediator-bridge"),
        takes_position("12 17:05", "edda", "supports", "mediator-bridge"),
        takes_position(
            "12 17:20",
            "tamar",
            "can-accept",
            "chair-bridge",
            condition="if Article 6, paragraph 2, is kept",
        ),
    )


def _friday() -> tuple[Step, ...]:
    """A date is offered for January, and considered; everyone says where it stands."""
    return (
        *_last_proposals(),
        *_round(),
        states(
            "13 15:00",
            "ida",
            "Ilo Tasman, foreign minister",
            "We have received the proposal of a date and are considering it.",
            party="VAR",
            sources=("Varna Radio",),
            is_translated=True,
        ),
    )


def _round() -> tuple[Step, ...]:
    stands: tuple[tuple[str, Stand, str], ...] = (
        ("marja", "opposes", "var-two-hundred"),
        ("marja", "opposes", "var-deployment"),
        ("marja", "does-not-block", "mer-should"),
        ("marja", "opposes", "sun-third"),
        ("renata", "opposes", "nor-three-hundred"),
        ("renata", "opposes", "var-measure"),
        ("renata", "opposes", "sun-bases"),
        ("renata", "opposes", "sun-peaceful-first"),
        ("sigrun", "reserves", "var-deployment"),
        ("sigrun", "can-accept", "mer-personnel"),
        ("sigrun", "supports", "est-review"),
        ("edda", "opposes", "mer-deposit"),
        ("edda", "supports", "est-timing"),
        ("vesna", "opposes", "est-without-notice"),
        ("vesna", "opposes", "sun-ships"),
        ("vesna", "opposes", "sun-strait"),
        ("vesna", "opposes", "mer-all-parties"),
        ("vesna", "opposes", "mer-majority"),
        ("vesna", "opposes", "secretariat-releases"),
        ("vesna", "does-not-block", "nor-vehicles"),
    )
    return tuple(
        takes_position(f"13 14:{minute}", person, stand, on)
        for minute, (person, stand, on) in enumerate(stands, 10)
    )


def _last_proposals() -> tuple[Step, ...]:
    return (
        tables(
            "13 09:30",
            "juhan",
            "est-review",
            add(
                "The Parties shall review this Agreement together every five years.",
                after="10(3)",
                number="4.",
            ),
        ),
        tables(
            "13 09:50",
            "renata",
            "mer-deposit",
            both(
                words("10(1)", "the Government of Sund", "the Commission"),
                remove("8(3)(c)"),
            ),
            mode="any",
        ),
        tables(
            "13 10:10",
            "vesna",
            "var-guests",
            insert("9(3)", ", and both see to the safety of the inspectors", after="all other costs"),
        ),
        changes_meeting("13 11:00", "january", "2027-01-13?", "Lindhaven"),
        changes_meeting("13 11:05", "two in january", "2027-01-11/2027-01-12"),
    )
