"""3 to 6 November: everyone tables what it would have otherwise, and a meeting in January is looked for."""

from __future__ import annotations

from pourparlers.demo.changes import (
    add,
    article,
    both,
    insert,
    join,
    move,
    remove,
    reserve,
    rewrite,
    row,
    split,
    words,
)
from pourparlers.demo.steps import (
    Step,
    asks_for_the_floor,
    changes_meeting,
    co_sponsors,
    decides,
    gives_the_floor,
    proposes,
    shares,
    states,
    tables,
    tables_alternative,
    takes_position,
    takes_the_floor,
)

__all__ = ["steps"]


def steps() -> tuple[Step, ...]:
    return (*_tuesday(), *_wednesday(), *_thursday(), *_friday())


def _tuesday() -> tuple[Step, ...]:
    """The preamble and Articles 1 to 4."""
    return (
        decides("3 09:15", "discussed", status="basis-for-discussion", note="On which the talks begin."),
        asks_for_the_floor("3 09:20", "tamar", "plenary"),
        asks_for_the_floor("3 09:21", "renata", "plenary"),
        gives_the_floor("3 09:25", "VAR", "plenary"),
        states(
            "3 09:32",
            "ida",
            "Tamar Zelin",
            "A draft is not yet a bargain. We shall table what is missing in it, article by article.",
            party="VAR",
        ),
        takes_the_floor("3 09:40", "helin", "plenary"),
        gives_the_floor("3 09:41", "MER", "plenary"),
        takes_the_floor("3 09:50", "renata", "plenary"),
        tables(
            "3 10:05",
            "renata",
            "mer-treaties",
            insert("preamble 4", ", treaties of alliance included,", after="arrangements"),
            rationale="A right to choose that leaves out alliances is half a right.",
        ),
        co_sponsors("3 10:12", "marja", "mer-treaties"),
        tables(
            "3 10:20",
            "tamar",
            "var-no-choice",
            remove("preamble 4"),
            rationale="What Article 3, paragraph 2, takes back the preamble need not promise.",
        ),
        tables(
            "3 10:31",
            "edda",
            "sun-waters",
            add("Mindful of the waters that several of them share,", after="preamble 5"),
        ),
        co_sponsors("3 10:40", "sigrun", "sun-waters"),
        tables(
            "3 10:55",
            "juhan",
            "est-without-notice",
            insert("1(1)", ", exercises without notice among them,", after="activities"),
        ),
        tables(
            "3 11:10",
            "nils",
            "sun-coast",
            insert("2(a)", ", or within fifty kilometres of the coast of one of them", after="two Parties"),
            rationale="Half of what has frightened us came by sea.",
        ),
        tables("3 11:15", "oskar", "var-two-hundred", words("2(a)", "one hundred", "two hundred")),
        tables(
            "3 11:30",
            "hugo",
            "mer-no-indivisible",
            remove("3(2)"),
            rationale="Nobody can say whose security is strengthened at whose cost.",
        ),
        tables(
            "3 11:42",
            "tamar",
            "var-alliances",
            insert(
                "3(2)",
                ", nor take part in measures of an alliance that have this effect",
                after="security of another",
            ),
        ),
        takes_position("3 11:50", "renata", "opposes", "var-alliances"),
        takes_position("3 11:52", "marja", "opposes", "var-alliances"),
        tables(
            "3 12:05",
            "oskar",
            "var-deployment",
            insert(
                "3(4)", ", nor for the deployment of forces that threaten it", after="against another Party"
            ),
        ),
        tables("3 12:15", "edda", "sun-peaceful-first", move("3(3)", before="3(1)")),
        tables(
            "3 14:30",
            "per",
            "nor-two",
            words("4(3)", "three", "two"),
            rationale="Two a year are training; a third is a habit.",
        ),
        co_sponsors("3 14:36", "juhan", "nor-two"),
        tables("3 14:50", "hugo", "mer-should", words("4(2)", "shall", "should")),
        tables("3 14:58", "juhan", "est-undertakes", words("4(2)", "shall", "undertakes to")),
        tables("3 15:05", "oskar", "var-thirteen", words("4(2)", "nine", "thirteen")),
        tables(
            "3 15:20",
            "per",
            "nor-five",
            rewrite(
                "4(2)",
                "Each Party shall refrain from holding exercises of more than five thousand troops"
                " in a border zone, its territorial sea included.",
            ),
            mode="any",
            rationale="Either would make the coast quieter; the second alone would do.",
        ),
        tables(
            "3 15:28",
            "nils",
            "sun-ships",
            insert("4(2)", ", or at sea of more than twelve ships,", after="troops"),
        ),
        tables(
            "3 15:45",
            "oskar",
            "var-no-deadline",
            both(remove("4(4)"), words("4(5)", "Paragraphs 2 to 4", "Paragraphs 2 and 3")),
        ),
        tables("3 15:52", "per", "nor-twenty-one", words("4(4)", "thirty", "twenty-one")),
        tables("3 15:59", "hugo", "mer-should-leave", words("4(4)", "shall", "should")),
        takes_position("3 16:20", "marja", "supports", "nor-twenty-one"),
        takes_position("3 16:30", "edda", "can-accept", "nor-two"),
        proposes(
            "3 18:10",
            "tamar",
            "var-fallback",
            words("6(2)", "one brigade", "a battalion"),
            rationale="Only if everything else is lost.",
        ),
    )


def _wednesday() -> tuple[Step, ...]:
    """Articles 5 to 7."""
    return (
        tables("4 09:35", "hugo", "mer-thirty", words("5(1)", "forty-two", "thirty")),
        tables("4 09:41", "juhan", "est-sixty", words("5(1)", "forty-two", "sixty")),
        tables(
            "4 10:00",
            "per",
            "nor-vehicles",
            insert("5(2)(b)", " armoured vehicles,", after="tanks,", is_besides=True),
        ),
        tables(
            "4 10:08",
            "juhan",
            "est-unmanned",
            insert("5(2)(b)", " unmanned aircraft,", after="tanks,", is_besides=True),
        ),
        tables(
            "4 10:25",
            "nils",
            "sun-sea",
            words(
                "| Exercise at sea",
                "12 ships, or 3,000 troops put ashore | 28",
                "8 ships, or 1,000 troops put ashore | 42",
            ),
        ),
        tables(
            "4 10:31",
            "oskar",
            "var-sea",
            words("| Exercise at sea", "12 ships, or 3,000 troops", "20 ships, or 5,000 troops"),
        ),
        tables(
            "4 10:44",
            "nils",
            "sun-strait",
            row("| Passage of the Merrow Strait | 4 ships in company | 7 |", after="| Transit of forces"),
        ),
        tables_alternative(
            "4 11:05",
            "tamar",
            "var-no-foreign-forces",
            "6(2)",
            "No forces of other States shall be admitted to the border zones of a Party that joins an"
            " alliance after the entry into force of this Agreement.",
        ),
        tables("4 11:15", "edda", "sun-two-brigades", words("6(2)", "one brigade", "two brigades")),
        tables(
            "4 11:30",
            "renata",
            "mer-no-ceiling",
            both(remove("6(2)"), words("6(4)", "paragraph 3", "paragraph 2")),
            rationale="Who stations what at home is for each Party to say.",
        ),
        takes_position("4 11:41", "tamar", "opposes", "mer-no-ceiling"),
        tables(
            "4 11:50",
            "oskar",
            "var-bases",
            add(
                "The Parties shall build no bases, and make use of none, on the territory of States which"
                " belong to no alliance.",
                after="6(4)",
                number="5.",
            ),
        ),
        tables("4 12:05", "per", "nor-three-hundred", words("6(3)", "four hundred", "three hundred")),
        tables(
            "4 14:35",
            "tamar",
            "var-measure",
            words(
                "7(1)",
                "to be affected by the conduct of another Party",
                "to be harmed by a measure of another Party, or of an alliance to which that Party belongs,",
            ),
        ),
        tables(
            "4 14:48",
            "renata",
            "mer-all-parties",
            words(
                "7(1)",
                "request consultations with it, and the Party so requested",
                "call for consultations with all Parties, and all Parties",
            ),
        ),
        tables("4 15:02", "sigrun", "nor-twenty-four", words("7(2)", "forty-eight", "twenty-four")),
        tables(
            "4 15:15",
            "tamar",
            "var-elsewhere",
            rewrite(
                "7(2)",
                "Consultations shall begin at a place on which the Parties concerned agree, within"
                " seventy-two hours of the receipt of the request, at the level of ambassadors.",
            ),
        ),
        tables(
            "4 15:30",
            "hugo",
            "mer-fleets",
            insert("7(3)", " and fleet commands", after="general staffs"),
        ),
        takes_position("4 15:40", "edda", "supports", "mer-fleets"),
        proposes(
            "4 17:30",
            "edda",
            "sun-incidents",
            article(
                "Article 6 bis –",
                "Incidents at sea",
                "Ships and aircraft of the Parties shall keep clear of one another in the Merrow Strait, and"
                " shall not simulate attacks on those of another Party.",
                "A ship that is approached may ask for the distance to be increased to two nautical miles,"
                " and the request shall be met.",
                "An incident shall be reported over the direct lines within one hour, and without prejudice"
                " to the question who was at fault.",
                before="Article 7",
            ),
        ),
        shares("4 18:05", "edda", "coast-draft", "sun-incidents", to="coast"),
        states(
            "4 20:00",
            "ida",
            "Ilo Tasman, foreign minister",
            "We expect talks in January. Should movements near our border grow, we shall answer them.",
            party="VAR",
            form="commitment",
            condition="if movements near the border grow",
            sources=("Varna Radio", "Transmarine News Agency", "Lindhaven Courier"),
            is_translated=True,
        ),
    )


def _thursday() -> tuple[Step, ...]:
    """Articles 7 to 10, and what the coast brings together."""
    return (
        tables(
            "5 09:40",
            "marja",
            "est-open-door",
            remove("7(4)"),
            rationale="Parliaments have to be told.",
        ),
        takes_position("5 09:48", "tamar", "opposes", "est-open-door"),
        tables("5 10:00", "per", "nor-two-paragraphs", split("8(2)", before="It takes")),
        tables(
            "5 10:10",
            "renata",
            "mer-majority",
            insert(
                "8(2)",
                "; on inspections it may decide by a majority of two thirds",
                after="by consensus",
            ),
        ),
        tables(
            "5 10:26",
            "nils",
            "sun-report",
            add(
                "publish every year a report on the carrying out of this Agreement.",
                after="8(3)(c)",
                number="(d)",
            ),
        ),
        tables("5 10:45", "sigrun", "nor-six", words("9(1)", "three", "six")),
        co_sponsors("5 10:50", "marja", "nor-six"),
        co_sponsors("5 10:54", "renata", "nor-six"),
        tables_alternative(
            "5 11:10",
            "tamar",
            "var-invite",
            "9(1)",
            "Each Party may invite the other Parties to visit an exercise in its border zones.",
        ),
        tables(
            "5 11:14",
            "oskar",
            "var-one",
            words("9(1)", "up to three inspections", "one inspection"),
        ),
        tables("5 11:30", "nils", "sun-join", join("9(3)")),
        tables(
            "5 11:45",
            "juhan",
            "est-either",
            rewrite(
                "9(2)",
                "An inspection shall be carried out by no more than twelve inspectors and shall last no"
                " longer than seventy-two hours.",
            ),
            mode="one",
            rationale="More eyes or more time; we do not ask for both.",
        ),
        proposes("5 12:20", "per", "nor-ninety-six", words("9(2)", "forty-eight", "ninety-six")),
        tables("5 14:30", "edda", "sun-third", words("10(1)", "fourth", "third")),
        tables(
            "5 14:42",
            "tamar",
            "var-unlimited",
            rewrite("10(2)", "This Agreement is concluded for an unlimited period."),
        ),
        tables(
            "5 14:55",
            "sigrun",
            "nor-one-year",
            words("10(2)", "at least six months before a period ends", "in writing one full year ahead"),
        ),
        tables("5 15:10", "hugo", "mer-twelve-months", words("10(3)", "six months", "twelve months")),
        shares("5 16:00", "edda", "coast-incidents", "coast-draft", as_group="coast"),
        takes_position("5 16:30", "marja", "supports", "coast-incidents"),
        takes_position(
            "5 17:15",
            "tamar",
            "opposes",
            "9(1)",
            is_red_line=True,
            to="confidence",
        ),
        proposes(
            "5 19:05",
            "per",
            "harbour-place",
            insert("7(2)", " or at another place on which they agree", after="Lindhaven"),
            to="harbour",
            rationale="Said while walking; neither of us has proposed it.",
        ),
        takes_position("5 19:20", "oskar", "can-accept", "harbour-place", to="harbour"),
    )


def _friday() -> tuple[Step, ...]:
    """What is not yet anybody's: reservations; and January."""
    return (
        tables("6 09:30", "tamar", "var-general", reserve("6(1)"), kind="reservation", reservation="general"),
        tables(
            "6 09:40",
            "hugo",
            "mer-scrutiny",
            reserve("5(3)", "one of the thresholds"),
            kind="reservation",
            reservation="scrutiny",
        ),
        tables(
            "6 09:52",
            "marja",
            "est-parliament",
            reserve("10(3)"),
            kind="reservation",
            reservation="parliamentary",
        ),
        tables(
            "6 10:05",
            "nils",
            "sun-language",
            reserve("2(b)", "under a single command"),
            kind="reservation",
            reservation="linguistic",
        ),
        changes_meeting("6 11:00", "january", "2027-01"),
        changes_meeting("6 11:10", "two in january", "2027-01"),
        states(
            "6 12:00",
            "ida",
            "A spokesperson of the Meridian Alliance",
            "January is possible. The agenda is not agreed, and the draft is not ours.",
            party="MER",
            form="option-kept-open",
            sources=("Meridian press briefing", "Transmarine News Agency"),
        ),
        takes_position(
            "6 15:00",
            "tamar",
            "can-accept",
            "nor-two",
            condition="if Article 9, paragraph 1, stays at three inspections",
        ),
    )
