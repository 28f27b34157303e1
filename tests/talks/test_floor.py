"""Who asks for the floor, who speaks, and who takes it back."""

from __future__ import annotations

import pytest
from tests.talks.hall import Hall, opened, seat

from pourparlers.talks import acts
from pourparlers.talks.refusals import Rule


@pytest.fixture
def hall() -> Hall:
    """Three parties, two of which have a track."""
    hall = opened("NOR", "SUN", "MER")
    hall.act("chair", acts.OpenTrack("Bilateral", "bilateral", ("NOR", "SUN")))
    seat(hall, "ada", "party:SUN", "adviser")
    seat(hall, "obi", "office:observers", "observer")
    seat(hall, "med", "office:mediator", "mediator")
    return hall


def floor(hall: Hall) -> list[tuple[str, str]]:
    return [(each.party, each.state) for each in hall.state().floor]


def track(hall: Hall) -> str:
    return next(iter(hall.state().tracks))


def test_parties_wait_until_the_chair_gives_them_the_floor(hall):
    hall.act("NOR", acts.RequestFloor())
    hall.act("SUN", acts.RequestFloor())
    hall.act("chair", acts.GiveFloor("SUN"))
    assert floor(hall) == [("NOR", "waiting"), ("SUN", "speaking")]


def test_the_next_speaker_ends_the_one_before(hall):
    hall.act("chair", acts.GiveFloor("SUN"))
    hall.act("chair", acts.GiveFloor("NOR"))
    assert floor(hall) == [("SUN", "done"), ("NOR", "speaking")]
    assert hall.refused("chair", acts.GiveFloor("NOR")) is Rule.ALREADY


def test_the_floor_is_taken_back_or_given_up(hall):
    hall.act("chair", acts.GiveFloor("SUN"))
    hall.act("chair", acts.TakeFloor())
    hall.act("chair", acts.GiveFloor("NOR"))
    hall.act("NOR", acts.TakeFloor())
    assert floor(hall) == [("SUN", "done"), ("NOR", "done")]
    assert hall.refused("chair", acts.TakeFloor()) is Rule.ALREADY


def test_who_waits_can_ask_no_longer_but_takes_the_floor_from_nobody(hall):
    hall.act("SUN", acts.RequestFloor())
    hall.act("chair", acts.GiveFloor("NOR"))
    hall.act("SUN", acts.TakeFloor())
    assert floor(hall) == [("SUN", "done"), ("NOR", "speaking")]
    assert hall.refused("SUN", acts.TakeFloor()) is Rule.OFFICE


def test_one_asks_once_and_again_after_speaking(hall):
    hall.act("SUN", acts.RequestFloor())
    assert hall.refused("SUN", acts.RequestFloor()) is Rule.ALREADY
    hall.act("chair", acts.GiveFloor("SUN"))
    assert hall.refused("SUN", acts.RequestFloor()) is Rule.ALREADY
    hall.act("SUN", acts.TakeFloor())
    hall.act("SUN", acts.RequestFloor())


def test_each_track_has_a_floor_of_its_own_for_its_members(hall):
    hall.act("chair", acts.GiveFloor("SUN"))
    hall.act("SUN", acts.RequestFloor(track(hall)))
    hall.act("chair", acts.GiveFloor("SUN", track(hall)))
    assert floor(hall) == [("SUN", "speaking"), ("SUN", "speaking")]
    assert hall.refused("MER", acts.RequestFloor(track(hall))) is Rule.AUDIENCE
    assert hall.refused("chair", acts.GiveFloor("MER", track(hall))) is Rule.AUDIENCE


def test_parties_speak_and_the_chair_gives_the_floor(hall):
    assert hall.refused("med", acts.RequestFloor()) is Rule.DELEGATION
    assert hall.refused("ada", acts.RequestFloor()) is Rule.ADVISER_READS
    assert hall.refused("obi", acts.RequestFloor()) is Rule.OBSERVER_WATCHES
    assert hall.refused("SUN", acts.GiveFloor("SUN")) is Rule.OFFICE
    assert hall.refused("med", acts.TakeFloor()) is Rule.OFFICE


def test_there_is_no_floor_where_nothing_is(hall):
    for who, act in (
        ("SUN", acts.RequestFloor("nothing")),
        ("chair", acts.GiveFloor("SUN", "nothing")),
        ("chair", acts.GiveFloor("EST")),
        ("chair", acts.TakeFloor("nothing")),
    ):
        assert hall.refused(who, act) is Rule.UNKNOWN
