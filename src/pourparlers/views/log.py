"""The log: what happened, in the order of the viewer's fold, as structs with who, what and where.

An entry's `kind` is what the record calls the event, its `facts` are what a sentence about it needs, under
names that stay: proposals, decisions and places are called as everywhere in this view. `faces` put the
sentence into words. People are pseudonymous ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pourparlers.talks import events
from pourparlers.talks.events import Event, Happened
from pourparlers.talks.state import State
from pourparlers.talks.wording import Wording
from pourparlers.text.tree import Provision
from pourparlers.views.names import (
    Audience,
    Place,
    Places,
    audience_of,
    called_in,
    display_names,
    sponsors_of,
)
from pourparlers.views.stamp import Stamp, minute, stamp

__all__ = ["Log", "LogEntry", "log"]


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An event. `by` is a person's id, `seat` what it was done as; `places` are the provisions it is about.

    `facts` are in a fixed order for each kind; a value is a name, a code or words, never translated.
    """

    id: str
    audience: Audience
    number: int
    at: str
    by: str
    seat: str
    kind: str
    facts: Mapping[str, str]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Log:
    """In the order of the fold."""

    stamp: Stamp
    entries: tuple[LogEntry, ...]


def log(state: State, happened: Iterable[Happened]) -> Log:
    """What happened, called as it is called in `state`, which is folded from it or from more."""
    naming = _Naming(state)
    return Log(stamp(state), tuple(naming.entry(each) for each in happened))


class _Naming:
    """What is looked up for one event after another."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.names = {id: name for draft in state.drafts for id, name in display_names(state, draft).items()}
        self.called = called_in(state)
        self.places = {draft.id: Places(draft) for draft in state.drafts.values()}

    def entry(self, happened: Happened) -> LogEntry:
        facts = _facts(self, happened.event)
        return LogEntry(
            id=happened.id,
            audience=audience_of(self.state, happened.ledger),
            number=happened.number,
            at=minute(happened.at),
            by=happened.by,
            seat=happened.seat,
            kind=type(happened.event).__name__,
            facts={name: value for name, value in facts.items() if value},
            places=self._where(happened.event),
        )

    def name(self, id: str) -> str:
        """A decision, a position, a meeting or a statement; "" for what is none of them."""
        return self.called.get(id, "")

    def proposal(self, id: str) -> str:
        return self.names.get(id, id)

    def track(self, id: str) -> str:
        return self.state.tracks[id].name if id in self.state.tracks else id

    def draft(self, id: str) -> str:
        return self.state.drafts[id].title if id in self.state.drafts else id

    def seat_of(self, seat: str) -> str:
        return seat.partition(":")[2]

    def _where(self, event: Event) -> tuple[Place, ...]:
        draft, references = _spoken(self.state, event)
        if draft not in self.places:
            return ()
        known = self.state.drafts[draft].references
        places = self.places[draft]
        spoken = {known[each] for each in references if each in known}
        return tuple(map(places.of, places.in_order(spoken | set(self._placed(event)))))

    def _placed(self, event: Event) -> Iterator[Provision]:
        """The provisions that a proposal brings or moves."""
        if isinstance(event, events.ProposalTabled | events.ProposalRevised) and event.proposal in self.names:
            tree = self.state.drafts[self.state.proposals[event.proposal].draft].tree
            yield from (each for each in tree.spoken.get(event.proposal, ()) if len(each) > 2)
            yield from tree.versions[event.proposal].slots


def _spoken(state: State, event: Event) -> tuple[str, set[str]]:
    """The draft and the provisions that an event is about."""
    match event:
        case events.ProposalTabled():
            return event.draft, _touched(event.wording)
        case events.ProposalRevised() if event.proposal in state.proposals:
            return state.proposals[event.proposal].draft, _touched(event.wording)
        case events.PositionTaken(target=target):
            return target.draft, {target.provision} - {""}
        case events.Decided():
            return event.draft, {*event.agrees, *(take.provision for take in event.takes)} - {""}
        case _:
            return "", set()


def _touched(wording: Wording) -> set[str]:
    return {edit.provision for edit in wording.edits}


def _facts(naming: _Naming, event: Event) -> dict[str, str]:  # noqa: C901, PLR0911, PLR0912  a table of kinds
    state = naming.state
    match event:
        case events.NegotiationOpened():
            return {"title": event.title, "zone": event.zone}
        case events.PartyAdded():
            return {"party": event.party, "name": event.name}
        case events.GroupFormed():
            return {"group": event.code, "name": event.name, "members": ", ".join(event.members)}
        case events.GroupChanged():
            code = state.groups[event.group].code if event.group in state.groups else event.group
            return {"group": code, "members": ", ".join(event.members), "left": ", ".join(event.left)}
        case events.PersonAdmitted():
            return {"person": event.person, "seat": event.seat, "role": event.role}
        case events.PersonReleased():
            return {"person": event.person, "seat": event.seat}
        case events.TrackOpened():
            return {"track": event.name, "form": event.form, "members": ", ".join(event.members)}
        case events.RoomOpened():
            members = (each.partition(":") for each in event.members)
            return {
                "room": event.name,
                "members": ", ".join(name for kind, _, name in members if kind != "person"),
            }
        case events.DraftTabled():
            return {
                "draft": event.title,
                "sponsors": sponsors_of(event.sponsors),
                "status": event.status,
                "supersedes": naming.draft(event.supersedes) if event.supersedes else "",
            }
        case events.ProposalTabled() | events.ProposalRevised():
            return _proposal_facts(naming, event)
        case events.ProposalWithdrawn() | events.ProposalCoSponsored():
            return {"proposal": naming.proposal(event.proposal), "sponsor": event.sponsor}
        case events.ProposalsRanked():
            ranked = ", ".join(map(naming.proposal, event.proposals))
            return {"sponsor": event.sponsor, "proposals": ranked}
        case events.HearingAnswered():
            return {
                "subject": naming.name(event.subject) or naming.proposal(event.subject),
                "party": event.party,
                "answer": event.answer,
                "stand": event.stand or "",
            }
        case events.CalledSubstantive():
            return {"proposal": naming.proposal(event.proposal), "by": event.by}
        case events.PositionTaken():
            return {
                "position": naming.name(event.position),
                "party": event.party,
                "stand": event.stand,
                "proposal": naming.proposal(event.target.proposal),
                "condition": event.condition,
                "is_red_line": "yes" if event.is_red_line else "",
                "is_heard": "yes" if event.is_heard else "",
            }
        case events.Decided():
            return {
                "decision": naming.name(event.decision),
                "level": event.level,
                "body": naming.track(event.body),
                "takes": ", ".join(dict.fromkeys(naming.proposal(take.proposal) for take in event.takes)),
                "is_whole": "yes" if event.is_whole else "",
                "status": event.status or "",
                "pending": ", ".join(event.pending),
                "is_ad_referendum": "yes" if event.is_ad_referendum else "",
                "note": event.note,
            }
        case events.Reopened():
            votes = f"{event.votes[0]}–{event.votes[1]}" if event.votes else ""
            return {"decision": naming.name(event.decision), "votes": votes, "note": event.note}
        case events.HoldLifted():
            return {"decision": naming.name(event.decision), "party": event.party}
        case events.FloorRequested() | events.FloorGiven() | events.FloorTaken():
            return {"party": event.party, "track": naming.track(event.track)}
        case events.StatementMade():
            return {
                "statement": naming.name(event.statement),
                "speaker": event.speaker,
                "party": event.party,
                "form": event.form,
                "words": event.words,
            }
        case events.MeetingScheduled():
            return {
                "meeting": naming.name(event.meeting),
                "track": naming.track(event.track),
                "date": event.date,
                "place": event.place,
                "is_confirmed": "yes" if event.is_confirmed else "",
            }
        case events.MeetingChanged():
            track = state.meetings[event.meeting].track if event.meeting in state.meetings else ""
            return {
                "meeting": naming.name(event.meeting),
                "track": naming.track(track),
                "date": event.date,
                "place": event.place,
                "is_confirmed": "yes" if event.is_confirmed else "",
            }


def _proposal_facts(naming: _Naming, event: events.ProposalTabled | events.ProposalRevised) -> dict[str, str]:
    facts = {"proposal": naming.proposal(event.proposal), "sponsors": sponsors_of(event.sponsors)}
    if isinstance(event, events.ProposalRevised):
        return {**facts, "rationale": event.rationale}
    return {
        **facts,
        "kind": event.kind,
        "on": naming.proposal(event.basis.proposal),
        "earlier": naming.proposal(event.earlier),
        "heard_from": event.heard_from,
        "reservation": event.reservation or "",
        "blanket": " → ".join(event.blanket) if event.blanket else "",
        "rationale": event.rationale,
    }
