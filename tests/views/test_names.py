"""How things are called in one viewer's view."""

from __future__ import annotations

from tests.talks.hall import opened

from pourparlers.talks import acts, writing
from pourparlers.talks.events import Target
from pourparlers.text.notation.scanner import check_name
from pourparlers.views.names import Places, audience_of, called_in, display_name, display_names, sponsors_of

TEXT = "# Title\n\nHoping for peace,\n\n## Article 1\n\n1. The Parties meet.\n\n(a) in spring;\n"


def test_a_proposal_is_called_by_its_sponsors_and_its_label():
    hall = opened("NOR", "SUN", text="1. The Parties meet.\n")
    name = hall.propose("SUN", writing.replace_words(hall.draft("SUN"), "d0", "meet", "talk"))
    hall.act("NOR", acts.CoSponsor(name, 1))
    assert display_name(hall.state(), hall.proposal(name)) == "NOR+SUN 1"


def test_more_than_three_sponsors_are_counted():
    assert sponsors_of(["VAR", "NOR", "MER", "SUN", "EST"]) == "EST+MER+NOR+2"


def test_every_name_can_stand_in_a_notation():
    hall = opened("NOR", text="1. The Parties meet.\n")
    hall.propose("NOR", writing.replace_words(hall.draft("NOR"), "d0", "meet", "talk"), audience="party:NOR")
    for name in display_names(hall.state("NOR"), hall.draft("NOR").id).values():
        check_name(name)


def test_two_that_are_called_alike_are_told_apart():
    hall = opened("NOR", text="1. The Parties meet.\n")
    for _ in range(2):
        hall.act("NOR", acts.OpenRoom("Corner", ("party:NOR",)))
        room = list(hall.state("NOR").rooms.values())[-1]
        hall.propose(
            "NOR", writing.replace_words(hall.draft("NOR"), "d0", "meet", "talk"), audience=room.ledger
        )
    state = hall.state("NOR")
    names = display_names(state, hall.draft("NOR").id)
    assert len(set(names.values())) == 2
    assert all(name.startswith("NOR corner.a ") for name in names.values())
    assert {display_name(state, each) for each in state.proposals.values()} == set(names.values())


def test_what_is_confided_is_counted_apart_by_letters():
    hall = opened("NOR", "SUN", text="1. The Parties meet.\n")
    target = Target(hall.draft().id, provision="d0")
    hall.act("NOR", acts.TakePosition(target, "reserves", audience="party:NOR"))
    hall.act("SUN", acts.TakePosition(target, "supports"))
    assert sorted(called_in(hall.state("NOR")).values()) == ["P1", "Pa"]
    assert sorted(called_in(hall.state("SUN")).values()) == ["P1"]


def test_a_provision_is_called_by_its_labels_or_its_first_words():
    hall = opened("NOR", text=TEXT)
    places = Places(hall.draft())
    assert places.named("d4").path == ("Article 1", "1", "(a)")
    assert places.named("d1").opening == "Hoping for peace,"
    assert (places.named("nowhere").path, places.named("nowhere").opening) == ((), "nowhere")


def test_audiences_have_the_names_that_people_use():
    hall = opened("NOR", "SUN", text=TEXT)
    hall.act("NOR", acts.FormGroup("COAST", "The coast", ("NOR", "SUN")))
    state = hall.state("NOR")
    (group,) = state.groups
    found = [audience_of(state, each) for each in ("public", "parties", f"group:{group}", "office:chair")]
    assert [(each.kind, each.name) for each in found] == [
        ("public", ""),
        ("parties", ""),
        ("group", "COAST"),
        ("office", "chair"),
    ]
