"""Who takes part, where they meet, who speaks, and what was said."""

from __future__ import annotations

from tests.talks.hall import opened

from pourparlers.talks import acts
from pourparlers.views.meetings import tracks
from pourparlers.views.participants import participants
from pourparlers.views.statements import statements

TEXT = "1. The Parties meet.\n"


def test_parties_come_by_code_then_offices():
    hall = opened("SUN", "NOR", text=TEXT)
    hall.act("NOR", acts.FormGroup("COAST", "The coast", ("NOR", "SUN")))
    seen = participants(hall.state())
    assert [each.code for each in seen.delegations] == ["NOR", "SUN", "chair"]
    assert [(each.person, each.role) for each in seen.delegations[0].seats] == [("NOR", "head")]
    assert [(each.code, each.members) for each in seen.together] == [("COAST", ("NOR", "SUN"))]
    assert [(each.number, each.status) for each in seen.drafts] == [(1, "submitted")]


def test_a_room_is_seen_by_its_members_alone():
    hall = opened("SUN", "NOR")
    hall.act("NOR", acts.OpenRoom("Corner", ("party:NOR",)))
    assert [each.name for each in participants(hall.state("NOR")).together] == ["Corner"]
    assert participants(hall.state("SUN")).together == ()


def test_a_track_has_its_meetings_and_earlier_dates():
    hall = opened("NOR", "SUN")
    track = hall.act("chair", acts.OpenTrack("Plenary", "plenary")).track
    meeting = hall.act("chair", acts.ScheduleMeeting(track, "2027-01")).meeting
    hall.act("chair", acts.ChangeMeeting(meeting, "2027-01-13", "Lindhaven", is_confirmed=True))
    (seen,) = tracks(hall.state()).tracks
    (met,) = seen.meetings
    assert (met.name, met.date, met.earlier, met.place, met.is_confirmed) == (
        "M1",
        "2027-01-13",
        ("2027-01",),
        "Lindhaven",
        True,
    )


def test_the_floor_shows_who_speaks_and_who_waits():
    hall = opened("NOR", "SUN")
    hall.act("NOR", acts.RequestFloor())
    hall.act("SUN", acts.RequestFloor())
    hall.act("chair", acts.GiveFloor("NOR"))
    (plenary,) = tracks(hall.state()).tracks
    assert [(each.party, each.state) for each in plenary.floor] == [("NOR", "speaking"), ("SUN", "waiting")]


def test_a_statement_has_its_sources_and_its_audience():
    hall = opened("NOR", "SUN")
    hall.act(
        "NOR",
        acts.MakeStatement(
            "The minister", "We shall see.", "2027-01-10", party="NOR", sources=("Radio", "Courier")
        ),
    )
    (said,) = statements(hall.state()).statements
    assert (said.name, said.words, said.sources) == ("S1", "We shall see.", ("Radio", "Courier"))
    assert statements(hall.state(), "SUN").statements == ()
