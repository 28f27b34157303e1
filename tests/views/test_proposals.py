"""Where proposals are and what became of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.talks.hall import Hall, opened, seat

from pourparlers.talks import acts, writing
from pourparlers.talks.drafts import draft_of
from pourparlers.talks.papers import paper
from pourparlers.talks.wording import Basis
from pourparlers.text.draft import Draft as Text
from pourparlers.views.decisions import decisions
from pourparlers.views.proposals import Tabled, proposals

TEXT = "1. The Parties shall meet in spring.\n\n2. The Parties shall report.\n"


@pytest.fixture
def hall() -> Hall:
    return opened("NOR", "SUN", text=TEXT)


def proposed(hall: Hall, who: str, old: str, new: str, **more: object) -> str:
    return hall.propose(who, writing.replace_words(hall.draft(who), "d0", old, new), **more)


def amended(hall: Hall, who: str, on: str, text: str) -> str:
    basis = Basis(on, 1)
    wording = writing.rewrite_provision(paper(hall.draft(who), basis), "d0", text)
    return hall.propose(who, wording, basis=basis)


def decide(hall: Hall, *names: str) -> None:
    hall.act("chair", acts.Decide(hall.draft().id, takes=tuple(map(acts.Take, names))))


def seen(hall: Hall, who: str = "chair", party: str = "") -> list[Tabled]:
    return list(proposals(hall.state(who), hall.draft(who), party).proposals)


def test_an_open_proposal_says_where_it_is_and_whose(hall):
    proposed(hall, "NOR", "spring", "autumn", rationale="It is cooler.")
    (found,) = seen(hall)
    assert (found.name, found.sponsors, found.fate.status) == ("NOR 1", ("NOR",), "open")
    assert [place.path for place in found.places] == [("1",)]
    assert [(each.number, each.rationale) for each in found.versions] == [(1, "It is cooler.")]


def test_what_was_decided_says_by_which_decision(hall):
    decide(hall, proposed(hall, "NOR", "spring", "autumn"))
    (found,) = seen(hall)
    assert (found.fate.status, found.fate.decided_by) == ("fulfilled", ("D1",))


def test_what_was_decided_in_part_says_so(hall):
    wording = writing.from_text(hall.draft("NOR"), _edited(hall, "The Parties should meet in autumn."))
    name = hall.propose("NOR", wording, mode="any")
    hall.act("chair", acts.Decide(hall.draft().id, takes=(acts.Take(name, "d0", 1),)))
    (found,) = seen(hall)
    assert (found.fate.status, found.fate.partly_by, found.fate.decided_by) == ("open", ("D1",), ())
    (decided,) = decisions(hall.state(), hall.draft()).decisions
    assert (decided.takes[0].proposal, decided.takes[0].place.path) == ("NOR 1", ("1",))


def _edited(hall: Hall, text: str) -> Text:
    found = draft_of(hall.draft("NOR")).text
    first, *others = found.paragraphs
    return replace(found, paragraphs=(replace(first, text=text), *others))


def test_what_was_overtaken_says_by_which_decision(hall):
    proposed(hall, "NOR", "spring", "autumn")
    decide(hall, proposed(hall, "SUN", "spring", "winter"))
    found = seen(hall)[0]
    assert (found.fate.status, found.fate.overtaken_by) == ("overtaken", ("D1",))


def test_an_amendment_falls_with_what_it_was_written_on(hall):
    first = proposed(hall, "NOR", "spring", "autumn")
    amended(hall, "SUN", first, "The Parties shall meet in late autumn.")
    on, amendment = seen(hall)
    assert (on.amended_by, amendment.on, amendment.on_version) == (("SUN 2",), "NOR 1", 1)
    hall.act("NOR", acts.Withdraw(first))
    on, amendment = seen(hall)
    assert (on.fate.status, amendment.fate.status, amendment.fate.fallen_with) == (
        "withdrawn",
        "fallen",
        "NOR 1",
    )


def test_what_is_taken_over_lives_on(hall):
    first = proposed(hall, "NOR", "spring", "autumn")
    hall.act("NOR", acts.Withdraw(first))
    hall.act("SUN", acts.TakeOver(first))
    old, new = seen(hall)
    assert (old.fate.became, new.earlier, new.sponsors) == (("SUN 2",), "NOR 1", ("SUN",))


def test_sponsors_are_those_of_a_version(hall):
    name = proposed(hall, "NOR", "spring", "autumn")
    hall.act("SUN", acts.CoSponsor(name, 1))
    text = writing.replace_words(hall.draft("NOR"), "d0", "spring", "winter")
    hall.act("NOR", acts.Revise(name, text, on_standing=True))
    (found,) = seen(hall)
    assert found.versions[0].sponsors == ("NOR", "SUN")
    assert found.name == f"{'+'.join(found.versions[1].sponsors)} 1"
    assert [each.name for each in seen(hall, party="SUN")] == [found.name]


def test_what_was_heard_in_the_room_is_marked(hall):
    seat(hall, "scribe", "office:secretariat", "scribe")
    proposed(hall, "scribe", "spring", "autumn", heard_from="NOR")
    (found,) = seen(hall)
    assert (found.heard_from, found.is_confirmed, found.sponsors) == ("NOR", False, ("NOR",))


def test_private_drafts_are_listed_apart_by_letters(hall):
    proposed(hall, "NOR", "spring", "autumn", audience="party:NOR")
    proposed(hall, "SUN", "spring", "winter")
    assert [each.name for each in seen(hall, "NOR")] == ["SUN 1", "NOR a"]
    assert [each.name for each in seen(hall, "SUN")] == ["SUN 1"]


def test_a_ranked_proposal_says_at_which_place(hall):
    names = [proposed(hall, "NOR", "spring", each) for each in ("autumn", "winter")]
    hall.act("NOR", acts.Rank(tuple(reversed(names))))
    assert [each.rank for each in seen(hall)] == [2, 1]


def test_a_decision_says_for_whom_it_waits(hall):
    name = proposed(hall, "NOR", "spring", "autumn")
    hall.act(
        "chair",
        acts.Decide(hall.draft().id, takes=(acts.Take(name),), pending=("NOR", "SUN"), note="Nearly."),
    )
    decision = next(iter(hall.state().decisions))
    hall.act("SUN", acts.LiftHold(decision))
    (found,) = decisions(hall.state(), hall.draft()).decisions
    assert (found.name, found.pending, found.lifted, found.note) == ("D1", ("NOR",), ("SUN",), "Nearly.")
    hall.act("chair", acts.Reopen(decision))
    assert decisions(hall.state(), hall.draft()).decisions[0].is_reopened
