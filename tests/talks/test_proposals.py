"""What becomes of proposals while events are folded."""

from __future__ import annotations

from tests.talks.hall import Hall, opened

from pourparlers.talks import acts, writing
from pourparlers.talks.fold import NOTHING, fold
from pourparlers.talks.proposals import label_of, status
from pourparlers.talks.wording import Basis
from pourparlers.text.tree import reads

TEXT = "1. The Parties shall report.\n\n2. Reports are public.\n\n3. They last."


def busy() -> Hall:
    """Proposals, amendments on them, on amendments, on new provisions, and on what versions read now."""
    hall = opened("NOR", "SUN", text=TEXT)
    one = hall.propose("NOR", writing.insert(hall.draft(), "d0", "every second year", before="."))
    on = Basis(one, 1)
    paper = writing.paper(hall.draft(), on)
    two = hall.propose("SUN", writing.replace_words(paper, "d1", "public", "secret"), basis=on)
    on = Basis(two, 1)
    paper = writing.paper(hall.draft(), on)
    hall.propose("NOR", writing.replace_words(paper, "d0", "second", "third"), basis=on)
    three = hall.propose("NOR", writing.add(hall.draft(), "New.", after="d0"))
    on = Basis(three, 1)
    (new,) = hall.references(three)
    four = hall.propose(
        "SUN", writing.replace_words(writing.paper(hall.draft(), on), new, "New", "Old"), basis=on
    )
    on = Basis(four, 1, reads_now=True)
    once = writing.insert(writing.paper(hall.draft(), on), new, "and dry", before=".")
    twice = writing.delete(writing.paper(hall.draft(), on, once), "d2", "last")
    hall.propose("NOR", twice, basis=on)
    return hall


def test_what_waits_is_written_as_if_it_had_come_alone():
    """All at once, or one event after another: the same texts."""
    hall = busy()
    one_by_one = NOTHING
    for happened in hall.happened:
        one_by_one = fold(one_by_one, [happened])
    at_once = fold(NOTHING, hall.happened)
    assert one_by_one.proposals == at_once.proposals
    (one,), (two,) = one_by_one.drafts.values(), at_once.drafts.values()
    assert one.references == two.references
    assert [reads(one.tree, name) for name in one.tree.versions] == [
        reads(two.tree, name) for name in two.tree.versions
    ]


def test_a_state_that_was_folded_stays_as_it_was():
    hall = busy()
    before = fold(NOTHING, hall.happened)
    (draft,) = before.drafts.values()
    texts = {name: reads(draft.tree, name) for name in draft.tree.versions}
    hall.propose("SUN", writing.remove(hall.draft(), "d2"))
    hall.propose("SUN", writing.remove(hall.draft(), "d1"))
    fold(before, hall.happened[-2:])
    assert {name: reads(draft.tree, name) for name in draft.tree.versions} == texts


def test_labels_go_on_after_z():
    hall = opened("NOR", text=TEXT)
    state, draft = hall.state(), hall.draft()
    labels = [label_of(state, draft, "party:NOR", number) for number in (1, 26, 27, 52, 53, 703)]
    assert labels == ["a", "z", "aa", "az", "ba", "aaa"]


def test_before_parties_a_public_draft_has_letters():
    hall = opened("NOR", text=TEXT)
    assert label_of(hall.state(), hall.draft(), "public", 2) == "public.b"


def test_a_room_without_letters_is_a_room():
    hall = opened("NOR", "SUN", text=TEXT)
    room = hall.act("NOR", acts.OpenRoom("*", ("party:NOR", "party:SUN"))).room
    name = hall.propose("NOR", writing.remove(hall.draft(), "d2"), audience=f"room:{room}")
    assert hall.proposal(name, "NOR").label == "room.a"


def test_a_reservation_is_open_as_long_as_it_is_shown():
    hall = opened("NOR", "SUN", text=TEXT)
    keep = hall.propose("NOR", writing.reserve(hall.draft(), "d0", "shall"), reservation="scrutiny")
    assert status(hall.state(), keep) == "open"
    other = hall.propose("SUN", writing.insert(hall.draft(), "d2", "long", after="last"))
    hall.act("chair", acts.Decide(hall.draft().id, takes=(acts.Take(other),)))
    assert status(hall.state(), keep) == "open"


def test_new_provisions_of_others_are_seen_in_their_proposal_alone():
    hall = opened("NOR", "SUN", text=TEXT)
    name = hall.propose("NOR", writing.add(hall.draft(), "New.", after="d0"))
    revision = writing.add(hall.draft(), "Newer.", after="d0")
    hall.act("NOR", acts.Revise(name, revision))
    assert hall.shown(name)[1] == "Newer."
    assert "New." not in " ".join(hall.shown())
