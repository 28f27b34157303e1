"""The script's grammar: one step is one act, of one person, at one minute.

A step does not hold its act but how to make it of the scene, which is the state as this person may know it
then and the names of what earlier steps made. So an act can name a proposal whose id nobody knows before it
is tabled, and nobody in the script knows more than a person in the room could.

What somebody would have the text read is in `changes`; here are the verbs. Times are those of the clock on
the wall, in November 2026: "3 10:15".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, TypedDict, Unpack
from zoneinfo import ZoneInfo

from pourparlers.demo.cast import ZONE, Player
from pourparlers.demo.changes import Change, alternative
from pourparlers.demo.scene import Scene
from pourparlers.service.clock import format_moment
from pourparlers.talks import acts
from pourparlers.talks.acts import Act
from pourparlers.talks.events import DraftStatus, Level, Stand, StatementKind, Take, Target, TrackKind
from pourparlers.talks.wording import Basis, Mode, ProposalKind, Reservation
from pourparlers.talks.writing import again, paper

__all__ = [
    "Step",
    "admits",
    "answers",
    "asks_for_the_floor",
    "calls_substantive",
    "changes_meeting",
    "co_sponsors",
    "decides",
    "decides_uncontested",
    "does",
    "gives_the_floor",
    "lifts",
    "moment",
    "opens_room",
    "opens_track",
    "proposes",
    "ranks",
    "reopens",
    "revises",
    "schedules",
    "shares",
    "states",
    "tables",
    "tables_alternative",
    "takes_over",
    "takes_position",
    "takes_the_floor",
    "withdraws",
]

YEAR: Final = 2026
MONTH: Final = 11


@dataclass(frozen=True, slots=True)
class Step:
    """One act: when, by whom, made how, and under which key it can be named by later steps."""

    at: str
    person: str
    make: Callable[[Scene], Act]
    key: str
    seat: str = ""


def moment(local: str) -> str:
    """A day and a time on the wall, as UTC.

    >>> moment("3 10:15")
    '2026-11-03T09:15:00Z'
    """
    day, _, time = local.partition(" ")
    hour, _, minute = time.partition(":")
    return format_moment(datetime(YEAR, MONTH, int(day), int(hour), int(minute), tzinfo=ZoneInfo(ZONE)))


def does(at: str, person: str, act: Act | Callable[[Scene], Act], key: str = "", seat: str = "") -> Step:
    """A step of any act; without a key of its own it goes by its moment and its author."""
    made = act if callable(act) else lambda _: act
    return Step(moment(at), person, made, key or f"{at} {person}", seat)


# --- Who takes part -------------------------------------------------------------------------------------


def admits(at: str, person: str, player: Player) -> Step:
    return does(at, person, acts.AdmitPerson(player.handle, player.seat, player.role), player.handle)


def opens_track(
    at: str, person: str, key: str, name: str, form: TrackKind, members: tuple[str, ...] = ()
) -> Step:
    return does(at, person, acts.OpenTrack(name, form, members), key)


def opens_room(at: str, person: str, key: str, name: str, *members: str) -> Step:
    return does(at, person, acts.OpenRoom(name, members), key)


# --- Proposals ------------------------------------------------------------------------------------------


class ProposalTerms(TypedDict, total=False):
    """What else can be said of a proposal."""

    kind: ProposalKind
    mode: Mode
    rationale: str
    heard_from: str
    blanket: tuple[str, str]
    reservation: Reservation


def proposes(
    at: str,
    person: str,
    key: str,
    change: Change,
    *,
    to: str = "",
    on: str = "",
    **terms: Unpack[ProposalTerms],
) -> Step:
    """Put a change before an audience; without one, before one's own delegation or office alone."""

    def make(scene: Scene) -> Act:
        basis = Basis(scene.ids[on], 0, reads_now=True) if on else Basis()
        wording = change(scene, paper(scene.draft, basis))
        return acts.Propose(scene.draft.id, wording, basis=basis, audience=scene.audience(to), **terms)

    return does(at, person, make, key)


def tables(
    at: str, person: str, key: str, change: Change, *, on: str = "", **terms: Unpack[ProposalTerms]
) -> Step:
    """Put a change before all who see the draft, which here is all parties."""
    return proposes(at, person, key, change, to="parties", on=on, **terms)


def tables_alternative(at: str, person: str, key: str, provision: str, text: str) -> Step:
    """Another text for a whole provision."""

    def make(scene: Scene) -> Act:
        wording = alternative(provision, text)(scene, paper(scene.draft))
        return acts.Propose(
            scene.draft.id, wording, "alt", audience="parties", alt_of=scene.provision(provision)
        )

    return does(at, person, make, key)


def shares(at: str, person: str, key: str, of: str, to: str = "", as_group: str = "") -> Step:
    """Put a proposal before a wider audience; without one, table it."""

    def make(scene: Scene) -> Act:
        group = scene.ids[as_group] if as_group else ""
        return acts.Share(scene.ids[of], scene.audience(to), as_group=group)

    return does(at, person, make, key)


def revises(
    at: str, person: str, of: str, change: Change, *, on_standing: bool = False, rationale: str = ""
) -> Step:
    def make(scene: Scene) -> Act:
        proposal = scene.state.proposals[scene.ids[of]]
        on = again(scene.draft, proposal, on_standing=on_standing)
        return acts.Revise(proposal.id, change(scene, on), on_standing, rationale)

    return does(at, person, make, f"{of} again")


def withdraws(at: str, person: str, of: str) -> Step:
    return does(at, person, lambda scene: acts.Withdraw(scene.ids[of]), f"{of} withdrawn")


def co_sponsors(at: str, person: str, of: str) -> Step:
    """Join the sponsors of its last version."""

    def make(scene: Scene) -> Act:
        proposal = scene.state.proposals[scene.ids[of]]
        return acts.CoSponsor(proposal.id, len(proposal.versions))

    return does(at, person, make, f"{of} with {person}")


def takes_over(at: str, person: str, key: str, of: str) -> Step:
    return does(at, person, lambda scene: acts.TakeOver(scene.ids[of]), key)


def ranks(at: str, person: str, *of: str) -> Step:
    return does(at, person, lambda scene: acts.Rank(tuple(scene.ids[each] for each in of)))


def answers(
    at: str,
    person: str,
    of: str,
    answer: Literal["confirmed", "corrected", "disowned"],
    change: Change | None = None,
    stand: Stand | None = None,
) -> Step:
    """Answer for what the scribe heard, a proposal or a position."""

    def make(scene: Scene) -> Act:
        subject = scene.ids[of]
        wording = None
        if change:
            wording = change(scene, again(scene.draft, scene.state.proposals[subject]))
        return acts.AnswerHearing(subject, answer, wording, stand)

    return does(at, person, make, f"{of} {answer}")


def calls_substantive(at: str, person: str, of: str) -> Step:
    return does(at, person, lambda scene: acts.CallSubstantive(scene.ids[of]), f"{of} is substantive")


# --- Positions and decisions ----------------------------------------------------------------------------


class PositionTerms(TypedDict, total=False):
    """What else can be said of a position."""

    condition: str
    is_red_line: bool
    heard_from: str


def takes_position(
    at: str, person: str, stand: Stand, on: str, *, to: str = "", **terms: Unpack[PositionTerms]
) -> Step:
    """On a proposal in its last version, or on the standing text of a provision."""

    def make(scene: Scene) -> Act:
        if on in scene.ids:
            proposal = scene.state.proposals[scene.ids[on]]
            target = Target(scene.draft.id, proposal.id, len(proposal.versions))
        else:
            target = Target(scene.draft.id, provision=scene.provision(on))
        return acts.TakePosition(target, stand, audience=scene.audience(to), **terms)

    return does(at, person, make, f"{person} {stand} {on}")


class DecisionTerms(TypedDict, total=False):
    """What else can be said of a decision."""

    level: Level
    status: DraftStatus
    pending: tuple[str, ...]
    is_ad_referendum: bool
    note: str


def decides(
    at: str,
    key: str,
    *takes: str | tuple[str, str, int],
    agrees: tuple[str, ...] = (),
    body: str = "",
    **terms: Unpack[DecisionTerms],
) -> Step:
    """The chair says what has been decided: whole proposals, or (proposal, provision, number of the part)."""

    def make(scene: Scene) -> Act:
        return acts.Decide(
            scene.draft.id,
            body=scene.ids[body] if body else "",
            takes=tuple(_take(scene, each) for each in takes),
            agrees=tuple(map(scene.provision, agrees)),
            **terms,
        )

    return does(at, "helin", make, key)


def _take(scene: Scene, of: str | tuple[str, str, int]) -> Take:
    if isinstance(of, str):
        return Take(scene.ids[of])
    key, provision, part = of
    return Take(scene.ids[key], scene.provision(provision), part)


def decides_uncontested(at: str, key: str, note: str) -> Step:
    return does(at, "helin", lambda scene: acts.DecideUncontested(scene.draft.id, note=note), key)


def reopens(at: str, of: str, note: str) -> Step:
    return does(at, "helin", lambda scene: acts.Reopen(scene.ids[of], note=note), f"{of} reopened")


def lifts(at: str, person: str, of: str) -> Step:
    return does(at, person, lambda scene: acts.LiftHold(scene.ids[of]), f"{of} lifted by {person}")


# --- Meetings and what is said --------------------------------------------------------------------------


def asks_for_the_floor(at: str, person: str, track: str) -> Step:
    return does(at, person, lambda scene: acts.RequestFloor(scene.ids[track]))


def gives_the_floor(at: str, party: str, track: str) -> Step:
    return does(at, "helin", lambda scene: acts.GiveFloor(party, scene.ids[track]))


def takes_the_floor(at: str, person: str, track: str) -> Step:
    """The chair takes it back, or the speaker gives it up."""
    return does(at, person, lambda scene: acts.TakeFloor(scene.ids[track]))


def schedules(at: str, key: str, track: str, date: str, *, to: str = "public") -> Step:
    return does(at, "ida", lambda scene: acts.ScheduleMeeting(scene.ids[track], date, audience=to), key)


def changes_meeting(at: str, of: str, date: str, place: str = "", *, confirmed: bool = False) -> Step:
    return does(at, "ida", lambda scene: acts.ChangeMeeting(scene.ids[of], date, place, confirmed))


class StatementTerms(TypedDict, total=False):
    """What else can be said of a statement."""

    party: str
    form: StatementKind
    sources: tuple[str, ...]
    is_translated: bool
    condition: str


def states(
    at: str,
    person: str,
    speaker: str,
    words: str,
    *,
    decision: str = "",
    **terms: Unpack[StatementTerms],
) -> Step:
    """Enter what somebody said on that day, in public; or before the parties, on a decision of theirs."""

    def make(scene: Scene) -> Act:
        about = scene.ids[decision] if decision else ""
        said = moment(at)[:10]
        audience = "parties" if decision else "public"
        return acts.MakeStatement(speaker, words, said, decision=about, audience=audience, **terms)

    return does(at, person, make)
