"""When a track meets, as far as that is known."""

from __future__ import annotations

import pytest
from tests.talks.hall import NOW, Hall, opened, seat

from pourparlers.talks import acts
from pourparlers.talks.refusals import Rule
from pourparlers.talks.state import Meeting


@pytest.fixture
def hall() -> Hall:
    hall = opened("NOR", "SUN", "MER")
    hall.act("chair", acts.OpenTrack("Bilateral", "bilateral", ("NOR", "SUN")))
    seat(hall, "obi", "office:observers", "observer")
    return hall


def track(hall: Hall) -> str:
    return next(iter(hall.state().tracks))


def meeting(hall: Hall, name: str) -> Meeting:
    return hall.state().meetings[name]


def test_a_meeting_has_a_date_that_may_be_uncertain_or_still_to_come(hall):
    name = hall.act("chair", acts.ScheduleMeeting(track(hall), "2027-01", " Sund ")).meeting
    assert meeting(hall, name) == Meeting(name, track(hall), "parties", (("2027-01", NOW, False),), "Sund")
    later = hall.act("chair", acts.ScheduleMeeting("", "")).meeting
    assert meeting(hall, later).dates == (("", NOW, False),)


def test_every_date_that_it_ever_had_is_kept(hall):
    name = hall.act("chair", acts.ScheduleMeeting(track(hall), "2027-01", "Sund")).meeting
    hall.act("chair", acts.ChangeMeeting(name, "2027-01-14", is_confirmed=True))
    hall.act("chair", acts.ChangeMeeting(name, "2027-01-14", "Norhavn", is_confirmed=True))
    found = meeting(hall, name)
    assert [date for date, _, _ in found.dates] == ["2027-01", "2027-01-14", "2027-01-14"]
    assert found.place == "Norhavn"


def test_what_changes_nothing_is_refused(hall):
    name = hall.act("chair", acts.ScheduleMeeting(track(hall), "2027-01", "Sund")).meeting
    assert hall.refused("chair", acts.ChangeMeeting(name, "2027-01")) is Rule.ALREADY


def test_a_date_is_one_and_a_confirmed_meeting_has_one(hall):
    assert hall.refused("chair", acts.ScheduleMeeting(track(hall), "in January")) is Rule.DATE
    assert hall.refused("chair", acts.ScheduleMeeting(track(hall), "", is_confirmed=True)) is Rule.DATE
    assert hall.refused("chair", acts.ScheduleMeeting(track(hall), "2027", "a\u202eb")) is Rule.CHARACTERS


def test_members_schedule_the_meetings_of_their_track(hall):
    name = hall.act("NOR", acts.ScheduleMeeting(track(hall), "2027-01")).meeting
    hall.act("SUN", acts.ChangeMeeting(name, "2027-02"))
    assert hall.refused("MER", acts.ScheduleMeeting(track(hall), "2027-01")) is Rule.OFFICE
    assert hall.refused("MER", acts.ChangeMeeting(name, "2027-03")) is Rule.OFFICE
    assert hall.refused("NOR", acts.ScheduleMeeting("", "2027-01")) is Rule.OFFICE
    assert hall.refused("obi", acts.ScheduleMeeting(track(hall), "2027-01")) is Rule.OBSERVER_WATCHES
    assert hall.refused("obi", acts.ChangeMeeting(name, "2027-01")) is Rule.OBSERVER_WATCHES


def test_a_meeting_is_known_to_its_audience_alone(hall):
    own = hall.act("NOR", acts.ScheduleMeeting(track(hall), "2027-01", audience="party:NOR")).meeting
    assert own not in hall.state("SUN").meetings
    assert hall.refused("SUN", acts.ChangeMeeting(own, "2027-02")) is Rule.UNKNOWN
    elsewhere = acts.ScheduleMeeting(track(hall), "2027-01", audience="party:SUN")
    assert hall.refused("NOR", elsewhere) is Rule.AUDIENCE


def test_what_is_not_there_does_not_meet(hall):
    assert hall.refused("chair", acts.ScheduleMeeting("nothing", "2027")) is Rule.UNKNOWN
    assert hall.refused("chair", acts.ChangeMeeting("nothing", "2027")) is Rule.UNKNOWN
