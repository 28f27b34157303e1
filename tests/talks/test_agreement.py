"""What is agreed is a mark on words: at which level, by whom, and who holds it up."""

from __future__ import annotations

import pytest
from tests.talks.hall import Hall, opened

from pourparlers.talks import acts, writing
from pourparlers.talks.agreement import Mark, Piece, blocking, marks
from pourparlers.text.rows import parts

TEXT = "1. The Parties shall meet in spring.\n\n2. The Parties shall report.\n"


@pytest.fixture
def hall() -> Hall:
    return opened("NOR", "SUN", text=TEXT)


def proposed(hall: Hall, provision: str, old: str, new: str) -> str:
    return hall.propose("NOR", writing.replace_words(hall.draft("NOR"), provision, old, new))


def decide(hall: Hall, *names: str, **more: object) -> str:
    takes = tuple(acts.Take(name) for name in names)
    return hall.act("chair", acts.Decide(hall.draft().id, takes=takes, **more)).decision


def mark(hall: Hall, provision: str) -> Mark | None:
    draft = hall.draft()
    return marks(hall.state(), draft).get(draft.references[provision])


def words(hall: Hall, provision: str) -> list[str]:
    """The agreed words, piece by piece."""
    row = hall.draft().tree.rows[hall.draft().references[provision]]
    pieces = mark(hall, provision).pieces
    return ["".join(key.word for key in row.standing[piece.start : piece.end]).strip() for piece in pieces]


def test_what_was_taken_is_agreed_and_nothing_else(hall):
    first = decide(hall, proposed(hall, "d0", "spring", "autumn"), level="working-group")
    found = mark(hall, "d0")
    assert words(hall, "d0") == ["autumn"]
    assert (found.is_whole, found.level, found.decisions) == (False, "working-group", (first,))
    assert mark(hall, "d1") is None


def test_a_provision_is_agreed_as_it_stands(hall):
    first = decide(hall, agrees=("d1",))
    assert mark(hall, "d1") == Mark((Piece(0, 6, first),), True, "plenary", (first,), (), False)


def test_the_highest_level_on_a_word_counts_and_then_the_last(hall):
    name = proposed(hall, "d0", "spring", "autumn")
    high = decide(hall, name)
    decide(hall, name, level="small-group")
    low = decide(hall, agrees=("d0",), level="working-group")
    found = mark(hall, "d0")
    assert [piece.decision for piece in found.pieces] == [low, high, low]
    assert (found.is_whole, found.level, found.decisions) == (True, "working-group", (high, low))
    last = decide(hall, name)
    assert mark(hall, "d0").decisions == (low, last)


def test_who_holds_it_up_is_named_until_they_let_it_stand(hall):
    first = decide(hall, agrees=("d0",), pending=("NOR", "SUN"))
    hall.act("NOR", acts.LiftHold(first))
    assert mark(hall, "d0").pending == ("SUN",)
    hall.act("SUN", acts.LiftHold(first))
    assert mark(hall, "d0").pending == ()


def test_ad_referendum_lasts_until_every_capital_has_confirmed(hall):
    first = decide(hall, agrees=("d0",), is_ad_referendum=True)
    hall.act("NOR", acts.LiftHold(first))
    assert mark(hall, "d0").is_ad_referendum
    hall.act("SUN", acts.LiftHold(first))
    assert not mark(hall, "d0").is_ad_referendum


def test_the_adoption_marks_everything_that_stands(hall):
    gone = hall.propose("NOR", writing.remove(hall.draft("NOR"), "d1"))
    decide(hall, gone)
    first = decide(hall, is_whole=True)
    assert mark(hall, "d0").decisions == (first,)
    assert mark(hall, "d1") is None


def test_what_keeps_the_text_as_it_is_changes_nothing_that_is_locked(hall):
    first = decide(hall, is_whole=True)
    draft = hall.draft()
    assert blocking(draft, ()) == ()
    provision = draft.references["d0"]
    hall.propose("NOR", writing.reserve(hall.draft("NOR"), "d0"), kind="reservation", reservation="general")
    name = next(iter(hall.state().proposals))
    spoken = [(provision, part.stretch) for part in parts(hall.draft().tree.rows[provision], name)]
    assert blocking(draft, spoken) == (first,)
