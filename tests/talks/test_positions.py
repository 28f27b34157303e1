"""Where a party stands on a wording, before whom, and what has changed since."""

from __future__ import annotations

import pytest
from tests.talks.hall import Hall, opened, seat

from pourparlers.talks import acts, writing
from pourparlers.talks.events import Target
from pourparlers.talks.positions import since
from pourparlers.talks.refusals import Rule
from pourparlers.talks.state import Position

TEXT = "1. The Parties shall meet in spring.\n\n2. The Parties shall report.\n"


@pytest.fixture
def hall() -> Hall:
    """Two paragraphs between two parties, with a scribe and an adviser."""
    hall = opened("NOR", "SUN", text=TEXT)
    seat(hall, "sec", "office:secretariat", "scribe")
    seat(hall, "ada", "party:SUN", "adviser")
    return hall


def autumn(hall: Hall, **more: object) -> str:
    wording = writing.replace_words(hall.draft("NOR"), "d0", "spring", "autumn")
    paper = writing.paper(hall.draft("NOR"), so_far=wording)
    return hall.propose("NOR", writing.replace_words(paper, "d1", "report", "publish"), **more)


def on(hall: Hall, name: str = "", provision: str = "", version: int = 0) -> Target:
    return Target(hall.draft().id, name, version, provision)


def take(hall: Hall, who: str, target: Target, stand: str = "opposes", **more: object) -> str:
    return hall.act(who, acts.TakePosition(target, stand, **more)).position


def position(hall: Hall, name: str, who: str = "chair") -> Position:
    return hall.state(who).positions[name]


def test_a_position_keeps_the_wording_that_it_was_taken_on(hall):
    taken = position(hall, take(hall, "SUN", on(hall, autumn(hall)), "can-accept", condition=" If soon. "))
    assert (taken.party, taken.stand, taken.condition) == ("SUN", "can-accept", "If soon.")
    assert taken.target.version == 1
    texts = dict(taken.target.reads)
    assert {name: text.strip() for name, text in texts.items()} == {
        "d0": "The Parties shall meet in autumn.",
        "d1": "The Parties shall publish.",
    }


def test_a_position_is_on_what_a_proposal_does_to_one_provision(hall):
    taken = position(hall, take(hall, "SUN", on(hall, autumn(hall), "d1")))
    assert [name for name, _ in taken.target.reads] == ["d1"]


def test_a_position_is_on_text_that_stands(hall):
    taken = position(hall, take(hall, "SUN", on(hall, provision="d1"), "supports"))
    assert taken.target.reads[0][1].strip() == "The Parties shall report."
    hall.act("chair", acts.Decide(hall.draft().id, takes=(acts.Take(autumn(hall)),)))
    assert [(name, now.strip()) for name, _, now in since(hall.state(), taken)] == [
        ("d1", "The Parties shall publish.")
    ]


def test_what_has_changed_since_is_said(hall):
    name = autumn(hall)
    taken = take(hall, "SUN", on(hall, name))
    assert since(hall.state(), position(hall, taken)) == ()
    paper = writing.again(hall.draft("NOR"), hall.proposal(name))
    revised = writing.replace_words(paper, "d0", "autumn", "late autumn")
    hall.act("NOR", acts.Revise(name, revised))
    ((provision, then, now),) = since(hall.state(), position(hall, taken))
    assert (provision, then.strip()) == ("d0", "The Parties shall meet in autumn.")
    assert now.strip() == "The Parties shall meet in late autumn."


def test_a_later_one_on_the_same_replaces_it(hall):
    name = autumn(hall)
    first, other = take(hall, "SUN", on(hall, name)), take(hall, "NOR", on(hall, name), "supports")
    second = take(hall, "SUN", on(hall, name), "reserves")
    assert position(hall, first).replaced_by == second
    assert not position(hall, other).replaced_by
    assert hall.refused("SUN", acts.TakePosition(on(hall, name), "reserves")) is Rule.ALREADY


def test_what_is_confided_does_not_replace_what_is_said_openly(hall):
    name = autumn(hall)
    first = take(hall, "SUN", on(hall, name))
    second = take(hall, "SUN", on(hall, name), "can-accept", audience="party:SUN")
    assert not position(hall, first, "SUN").replaced_by
    assert second not in hall.state("NOR").positions


def test_a_red_line_is_confided_unless_it_is_made_public(hall):
    name = autumn(hall)
    private = take(hall, "SUN", on(hall, name), is_red_line=True)
    assert position(hall, private, "SUN").ledger == "party:SUN"
    public = take(hall, "SUN", on(hall, name), is_red_line=True, audience="parties")
    assert position(hall, public, "NOR").is_red_line


def test_a_red_line_is_to_oppose_whatever_else(hall):
    target = on(hall, autumn(hall))
    assert hall.refused("SUN", acts.TakePosition(target, "reserves", is_red_line=True)) is Rule.RED_LINE
    with_condition = acts.TakePosition(target, "opposes", "if late", is_red_line=True)
    assert hall.refused("SUN", with_condition) is Rule.RED_LINE


def test_on_what_a_group_sees_one_speaks_to_the_group(hall):
    hall.act("chair", acts.FormGroup("COAST", "Coast", ("NOR", "SUN")))
    group = f"group:{next(iter(hall.state().groups))}"
    name = autumn(hall, audience=group)
    taken = take(hall, "SUN", on(hall, name))
    assert position(hall, taken, "SUN").ledger == group
    wider = acts.TakePosition(on(hall, name), "supports", audience="parties")
    assert hall.refused("NOR", wider) is Rule.AUDIENCE


def test_one_speaks_to_an_audience_of_ones_own(hall):
    target = on(hall, autumn(hall))
    for audience in ("party:NOR", "party:EST", "room:9"):
        assert hall.refused("SUN", acts.TakePosition(target, "opposes", audience=audience)) is Rule.AUDIENCE


def test_only_a_delegation_takes_a_position(hall):
    target = on(hall, autumn(hall))
    assert hall.refused("chair", acts.TakePosition(target, "supports")) is Rule.DELEGATION
    assert hall.refused("ada", acts.TakePosition(target, "supports")) is Rule.ADVISER_READS


def test_what_is_not_there_has_no_positions(hall):
    name = autumn(hall)
    for target in (
        Target("nothing"),
        on(hall),
        on(hall, provision="d9"),
        on(hall, "nothing"),
        on(hall, name, "d9"),
    ):
        assert hall.refused("SUN", acts.TakePosition(target, "supports")) is Rule.UNKNOWN


def test_what_is_withdrawn_or_revised_is_not_judged(hall):
    name = autumn(hall)
    assert hall.refused("SUN", acts.TakePosition(on(hall, name, version=2), "supports")) is Rule.REVISED
    hall.act("NOR", acts.Withdraw(name))
    assert hall.refused("SUN", acts.TakePosition(on(hall, name), "supports")) is Rule.FALLEN


def test_a_condition_is_in_plain_characters(hall):
    act = acts.TakePosition(on(hall, autumn(hall)), "can-accept", "a\u202eb")
    assert hall.refused("SUN", act) is Rule.CHARACTERS


# --- What the scribe heard ----------------------------------------------------------------------------


def test_the_scribe_enters_what_a_party_said(hall):
    target = on(hall, autumn(hall))
    taken = position(hall, take(hall, "sec", target, heard_from="SUN"))
    assert (taken.party, taken.is_heard, taken.is_confirmed) == ("SUN", True, False)
    assert hall.refused("NOR", acts.TakePosition(target, "opposes", heard_from="SUN")) is Rule.HEARD
    assert hall.refused("sec", acts.TakePosition(target, "opposes", heard_from="EST")) is Rule.UNKNOWN


def test_its_party_confirms_or_corrects_or_disowns_it(hall):
    names = [take(hall, "sec", on(hall, provision=each), heard_from="SUN") for each in ("d0", "d1")]
    last = take(hall, "sec", on(hall, autumn(hall)), heard_from="SUN")
    hall.act("SUN", acts.AnswerHearing(names[0], "confirmed"))
    hall.act("SUN", acts.AnswerHearing(names[1], "corrected", stand="reserves"))
    hall.act("SUN", acts.AnswerHearing(last, "disowned"))
    assert [position(hall, each).is_confirmed for each in (*names, last)] == [True, True, False]
    assert position(hall, names[1]).stand == "reserves"
    assert position(hall, last).is_disowned


def test_what_was_disowned_can_be_said_after_all(hall):
    name = take(hall, "sec", on(hall, provision="d0"), heard_from="SUN")
    hall.act("SUN", acts.AnswerHearing(name, "disowned"))
    again = take(hall, "sec", on(hall, provision="d0"), heard_from="SUN")
    assert position(hall, name).replaced_by == again
