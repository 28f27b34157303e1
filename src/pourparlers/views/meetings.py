"""Where parties talk: tracks with their meetings and dates, and who has, or waits for, the floor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pourparlers.talks.state import Meeting, State
from pourparlers.views.names import Audience, audience_of, called_in
from pourparlers.views.stamp import Stamp, minute, stamp

__all__ = ["Floor", "Met", "TrackMeetings", "Tracks", "tracks"]


@dataclass(frozen=True, slots=True)
class Floor:
    """A request for the floor; `state` is waiting, speaking or done."""

    party: str
    at: str
    state: str


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting. `date` is EDTF, "" where it is still to be agreed; `earlier` dates no longer hold."""

    name: str
    date: str
    is_confirmed: bool
    place: str
    earlier: tuple[str, ...]
    audience: Audience


@dataclass(frozen=True, slots=True)
class TrackMeetings:
    """`name` is "" for the plenary where no track of that kind was opened; no `members` are all parties."""

    name: str
    form: str
    members: tuple[str, ...]
    meetings: tuple[Met, ...]
    floor: tuple[Floor, ...]


@dataclass(frozen=True, slots=True)
class Tracks:
    stamp: Stamp
    tracks: tuple[TrackMeetings, ...]


def tracks(state: State) -> Tracks:
    """The tracks that the viewer sees; floor requests that are done are left out."""
    called = called_in(state)
    known = [("", "", "plenary", ()), *((t.id, t.name, t.form, t.members) for t in state.tracks.values())]
    found = [
        TrackMeetings(
            name,
            form,
            members,
            tuple(_met(state, each, called) for each in state.meetings.values() if each.track == id),
            tuple(
                Floor(each.party, minute(each.at), each.state)
                for each in state.floor
                if each.track == id and each.state != "done"
            ),
        )
        for id, name, form, members in known
    ]
    return Tracks(stamp(state), tuple(each for each in found if each.name or each.meetings or each.floor))


def _met(state: State, meeting: Meeting, called: Mapping[str, str]) -> Met:
    *earlier, (date, _, is_confirmed) = meeting.dates
    return Met(
        called[meeting.id],
        date,
        is_confirmed,
        meeting.place,
        tuple(dict.fromkeys(each for each, _, _ in earlier if each != date)),
        audience_of(state, meeting.ledger),
    )
