"""What the small numbers of a generated act stand for, given what its author knows.

`interpret` gives the act, and what it would have the text read, where it writes one; None where there is
nothing that it could be about. Now and then it is about what its author cannot know, by an id that leaked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias, TypeVar, cast

from tests.laws.act_texts import written

from pourparlers.talks import acts, writing
from pourparlers.talks.decisions import parts_of
from pourparlers.talks.drafts import draft_of
from pourparlers.talks.events import ParagraphText, Take, Target
from pourparlers.talks.state import Draft, Proposal, State
from pourparlers.talks.wording import Basis
from pourparlers.text.draft import Draft as Text
from pourparlers.text.tree import Provision, reference, view
from pourparlers.text.tree_writing import basis_view, old_basis_view

__all__ = ["SEATS", "Author", "Spec", "id_of", "interpret", "pick"]

Spec: TypeAlias = dict[str, Any]
Found: TypeAlias = tuple[acts.Act, tuple[str, ...] | None]
T = TypeVar("T")

STANDS: Final = ("supports", "can-accept", "does-not-block", "reserves", "opposes")
RESERVATIONS: Final = ("general", "scrutiny", "parliamentary", "linguistic")
LEVELS: Final = ("small-group", "working-group", "plenary")
FORMS: Final = ("plenary", "working-group", "bilateral", "confessional")
STATUSES: Final = ("submitted", "basis-for-discussion", "basis-for-negotiation", "superseded")
DATES: Final = ("2027-01", "2027-01-14", "2027~", "", "soon")
SEATS: Final = ("office:chair", "office:secretariat", "office:mediator", "office:observers")
ROLES: Final = ("head", "delegate", "adviser", "chair", "scribe", "mediator", "observer")


@dataclass(frozen=True)
class Author:
    """Who acts: the state that they know, all who are there, and the states of these, for ids that leak."""

    person: str
    seat: str
    state: State
    people: Sequence[tuple[str, str]]
    state_of: Callable[[str], State]

    @property
    def code(self) -> str:
        return self.seat.partition(":")[2]


def id_of(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:32]


def pick(several: Sequence[T], number: int) -> T | None:
    return several[number % len(several)] if several else None


def interpret(author: Author, spec: Spec) -> Found | None:
    """The act that the numbers stand for, and what it would have the text read, where it writes one."""
    kind = spec["act"]
    draft = pick([*author.state.drafts.values()], -1 - spec["a"] % 5 // 4)
    proposal = a_proposal(author, spec)
    found: Found | acts.Act | None = None
    if kind in _WITH_DRAFT:
        found = _WITH_DRAFT[kind](author, draft, spec) if draft is not None else None
    elif kind in _WITH_PROPOSAL:
        found = _WITH_PROPOSAL[kind](author, proposal, spec) if proposal is not None else None
    else:
        found = _PLAIN[kind](author, spec)
        if found is None and spec["a"] == spec["b"]:
            found = acts.Withdraw(id_of(str(spec["a"])))  # of something that nobody has ever seen
    return found if found is None or isinstance(found, tuple) else (found, None)


def a_proposal(author: Author, spec: Spec) -> Proposal | None:
    """Often one of the last, or of the actor's own; now and then one of somebody else's, by its id."""
    if not spec["d"]:
        other = author.state_of(author.people[spec["c"] % len(author.people)][0])
        return pick([*other.proposals.values()], -1 - spec["b"])
    own = [each for each in author.state.proposals.values() if is_own(each, author.seat)]
    if spec["act"] in {"share", "revise", "withdraw"} and own and spec["c"] % 4:
        return pick(own, -1 - spec["b"])
    return pick([*author.state.proposals.values()], -1 - spec["b"])


def is_own(proposal: Proposal, seat: str) -> bool:
    return proposal.is_open and (proposal.ledger == seat or seat.partition(":")[2] in proposal.sponsors)


def an_audience(author: Author, draft: Draft | None, number: int) -> str:
    state, seat = author.state, author.seat
    groups = [f"group:{each.id}" for each in state.groups.values() if author.code in each.members]
    rooms = [each.ledger for each in state.rooms.values()]
    usual = ["", "", "", seat, draft.ledger if draft else "parties", "parties"]
    return pick([*usual, *groups, *rooms, *groups, *rooms, "public", "party:P1"], number) or ""


def propose(author: Author, draft: Draft, spec: Spec) -> Found:
    wording, text = written(draft, basis_view(draft.tree), spec["text"])
    mode = ("together", "together", "any", "one")[spec["b"] % 4]
    groups = [each.id for each in author.state.groups.values() if author.code in each.members]
    as_group = (pick(groups, spec["b"]) or "") if spec["d"] == 1 else ""
    audience = an_audience(author, draft, spec["c"])
    return acts.Propose(draft.id, wording, mode=mode, audience=audience, as_group=as_group), text


def amend(author: Author, proposal: Proposal, spec: Spec) -> Found | None:
    if proposal.id not in author.state.proposals:
        return None
    draft, now = author.state.drafts[proposal.draft], spec["a"] % 2 == 1
    wording, text = written(draft, basis_view(draft.tree, proposal.id, reads_now=now), spec["text"])
    basis = Basis(proposal.id, len(proposal.versions), reads_now=now)
    audience = an_audience(author, draft, spec["c"])
    return acts.Propose(draft.id, wording, basis=basis, audience=audience), text


def revise(author: Author, proposal: Proposal, spec: Spec) -> Found | None:
    if proposal.id not in author.state.proposals:
        return None
    draft, is_anew = author.state.drafts[proposal.draft], spec["a"] % 2 == 1
    seen = basis_view(draft.tree) if is_anew else old_basis_view(draft.tree, proposal.id)
    wording, text = written(draft, seen, spec["text"])
    return acts.Revise(proposal.id, wording, on_standing=is_anew), text


def a_provision(draft: Draft, number: int) -> Provision | None:
    return pick([*view(draft.tree).in_order()], number)


def alt(author: Author, draft: Draft, spec: Spec) -> Found | None:
    provision = a_provision(draft, spec["b"])
    if provision is None:
        return None
    name = reference(provision)
    wording = writing.alternative(draft, name, " ".join(["a", "the"][: 1 + spec["c"] % 2]))
    audience = an_audience(author, draft, spec["c"])
    return acts.Propose(draft.id, wording, "alt", audience=audience, alt_of=name), None


def blanket(author: Author, draft: Draft, spec: Spec) -> Found | None:
    old, new = ("a", "the")[:: 1 if spec["b"] % 2 else -1]
    try:
        wording, _ = writing.blanket(draft, old, new, leave_out={spec["c"]})
    except writing.NoWordsError:
        return None
    audience = an_audience(author, draft, spec["d"])
    return acts.Propose(draft.id, wording, "blanket", "any", audience=audience, blanket=(old, new)), None


def reserve(author: Author, draft: Draft, spec: Spec) -> Found | None:
    provision = a_provision(draft, spec["b"])
    if provision is None:
        return None
    words = ("", "", "a", "the")[spec["c"] % 4]
    try:
        wording = writing.reserve(draft, reference(provision), words, nth=1 if words else None)
    except writing.WritingError:
        return None
    kind = RESERVATIONS[spec["d"] % 4]
    audience = an_audience(author, draft, spec["c"])
    return acts.Propose(draft.id, wording, "reservation", audience=audience, reservation=kind), None


def bridge(author: Author, draft: Draft, spec: Spec) -> Found:
    wording, text = written(draft, basis_view(draft.tree), spec["text"])
    return acts.Propose(draft.id, wording, "bridging", audience=draft.ledger), text


def edited(author: Author, draft: Draft, spec: Spec) -> Found:
    """An editorial correction, or a whole text that somebody edited."""
    wording, text = written(draft, basis_view(draft.tree), spec["text"])
    if spec["a"] % 2:
        return acts.Propose(draft.id, wording, "editorial", audience=draft.ledger), text
    paragraphs = draft_of(draft).text.paragraphs
    kept = tuple(each for n, each in enumerate(paragraphs) if n != spec["b"])
    return acts.Propose(draft.id, writing.from_text(draft, Text(kept))), None


def heard(author: Author, draft: Draft, spec: Spec) -> Found:
    wording, text = written(draft, basis_view(draft.tree), spec["text"])
    return acts.Propose(draft.id, wording, heard_from=f"P{spec['c'] % 4}"), text


def answer(author: Author, proposal: Proposal, spec: Spec) -> Found | None:
    said = [each for each in author.state.proposals.values() if each.heard_from]
    taken = [each.id for each in author.state.positions.values() if each.is_heard]
    proposal = pick(said, spec["b"]) or proposal
    subject = pick(taken, spec["c"]) if taken and spec["c"] % 2 else proposal.id
    kind = ("confirmed", "corrected", "disowned")[spec["a"] % 3]
    if subject != proposal.id or kind != "corrected" or proposal.id not in author.state.proposals:
        stand = STANDS[spec["d"] % 5] if kind == "corrected" else None
        return acts.AnswerHearing(subject or "", kind, stand=stand), None
    draft = author.state.drafts[proposal.draft]
    wording, text = written(draft, old_basis_view(draft.tree, proposal.id), spec["text"])
    return acts.AnswerHearing(proposal.id, kind, wording), text


def position(author: Author, draft: Draft, spec: Spec) -> Found | None:
    proposal, provision = (
        pick([*author.state.proposals.values()], -1 - spec["b"]),
        a_provision(draft, spec["c"]),
    )
    target = Target(draft.id, provision=reference(provision) if provision else "d9")
    if proposal is not None and spec["a"] % 4:
        target = Target(proposal.draft, proposal.id, len(proposal.versions) * (spec["c"] % 2))
    is_red = spec["d"] == 1
    heard_from = f"P{spec['a'] % 4}" if spec["c"] % 4 == 3 else ""
    stand = "opposes" if is_red else STANDS[spec["d"] % 5]
    audience = an_audience(author, draft, spec["a"])
    return acts.TakePosition(target, stand, "", is_red, heard_from, audience), None


def decide(author: Author, draft: Draft, spec: Spec) -> Found | None:
    before = [each for each in author.state.proposals.values() if each.draft == draft.id]
    shown = [each for each in before if each.ledger == draft.ledger and each.is_open] or before
    chosen = [pick(shown, spec["b"]), pick(shown, spec["c"])][: 1 + (spec["d"] % 4 == 0)]
    takes = tuple(Take(each) for each in dict.fromkeys(each.id for each in chosen if each))
    if not takes and spec["c"]:
        return None
    pending = (f"P{spec['c'] % 3}",) if spec["a"] % 3 == 0 else ()
    level = LEVELS[spec["a"] % 3]
    return acts.Decide(draft.id, level, takes=takes, pending=pending, is_ad_referendum=spec["d"] == 2), None


def part(author: Author, draft: Draft, spec: Spec) -> Found | None:
    before = [each for each in author.state.proposals.values() if each.draft == draft.id]
    shown = [each for each in before if each.ledger == draft.ledger and each.mode != "together"] or before
    proposal = pick(shown, spec["b"])
    takes = parts_of(draft, proposal.id) if proposal else ()
    take = pick(takes, spec["c"])
    return (acts.Decide(draft.id, takes=(take,)), None) if take else None


def agree(author: Author, draft: Draft, spec: Spec) -> Found | None:
    provision = a_provision(draft, spec["b"])
    return (acts.Decide(draft.id, agrees=(reference(provision),)), None) if provision else None


def adopt(author: Author, draft: Draft, spec: Spec) -> Found:
    return acts.Decide(draft.id, is_whole=spec["b"] % 3 == 0, agrees=("d0",)), None


def change_status(author: Author, draft: Draft, spec: Spec) -> Found:
    return acts.Decide(draft.id, status=STATUSES[min(spec["b"] % 8, 3)]), None


def another_draft(author: Author, draft: Draft, spec: Spec) -> Found:
    paragraphs = tuple(ParagraphText(text, f"{n}.") for n, text in enumerate(("a the", "a", "the"), 1))
    supersedes = draft.id if spec["b"] == 1 else ""
    audience = an_audience(author, None, spec["c"])
    return acts.TableDraft("Other", paragraphs, supersedes=supersedes, audience=audience), None


# --- Neither about a draft nor about a proposal -------------------------------------------------------


def members_of(author: Author, spec: Spec) -> tuple[str, ...]:
    parties = [*author.state.parties]
    return tuple(dict.fromkeys(each for name in "abc" if (each := pick(parties, spec[name]))))


def a_track(author: Author, spec: Spec) -> str:
    return pick([*author.state.tracks], spec["a"]) or ""


def reopen(author: Author, spec: Spec) -> acts.Act | None:
    decisions = author.state.decisions
    standing = [each.id for each in decisions.values() if not each.reopened_by]
    decision = pick(standing if spec["a"] % 5 else [*decisions], -1 - spec["b"])
    votes = (spec["a"], spec["c"]) if spec["a"] % 2 else None
    return None if decision is None else acts.Reopen(decision, votes=votes)


def lift(author: Author, spec: Spec) -> acts.Act:
    decisions = author.state.decisions
    waiting = [each.id for each in decisions.values() if author.code in each.pending]
    return acts.LiftHold(pick(waiting or [*decisions], -1 - spec["b"]) or "")


def request(author: Author, spec: Spec) -> acts.Act:
    return acts.RequestFloor(a_track(author, spec))


def give(author: Author, spec: Spec) -> acts.Act:
    return acts.GiveFloor(pick([*author.state.parties], spec["b"]) or "P0", a_track(author, spec))


def take_floor(author: Author, spec: Spec) -> acts.Act:
    return acts.TakeFloor(a_track(author, spec))


def say(author: Author, spec: Spec) -> acts.Act:
    audience = an_audience(author, None, spec["c"])
    return acts.MakeStatement(f"Speaker {spec['b']}", "a the", DATES[spec["a"] % 5], audience=audience)


def meet(author: Author, spec: Spec) -> acts.Act:
    audience = an_audience(author, None, spec["c"])
    return acts.ScheduleMeeting(a_track(author, spec), DATES[spec["b"] % 5], audience=audience)


def change_meeting(author: Author, spec: Spec) -> acts.Act:
    meeting = pick([*author.state.meetings], spec["b"]) or "none"
    return acts.ChangeMeeting(meeting, DATES[spec["c"] % 5], "Oslo")


def open_track(author: Author, spec: Spec) -> acts.Act:
    members = members_of(author, spec) if spec["a"] % 2 else ()
    return acts.OpenTrack(f"Track {spec['b'] % 4}", cast("Any", FORMS[spec["c"] % 4]), members)


def form_group(author: Author, spec: Spec) -> acts.Act:
    return acts.FormGroup(f"G{spec['b'] % 5}", f"Group {spec['b']}", members_of(author, spec))


def change_group(author: Author, spec: Spec) -> acts.Act:
    own = [each.id for each in author.state.groups.values() if author.code in each.members]
    group = pick(own or [*author.state.groups], spec["b"]) or "none"
    return acts.ChangeGroup(group, members_of(author, spec))


def open_room(author: Author, spec: Spec) -> acts.Act:
    somebody, _ = author.people[spec["b"] % len(author.people)]
    named = (f"person:{somebody}", *(f"party:{each}" for each in members_of(author, spec)[: spec["c"] % 3]))
    own = f"person:{author.person}" if spec["a"] % 3 == 0 else author.seat
    return acts.OpenRoom(f"Room {spec['b'] % 3}", (own, *named[spec["a"] % 2 :]))


def give_seat(author: Author, spec: Spec) -> acts.Act:
    somebody, there = author.people[spec["b"] % len(author.people)]
    seat = there if spec["c"] % 4 else SEATS[spec["a"] % 4]
    person = somebody if spec["c"] % 3 == 0 else id_of(f"new {spec['n']}")
    return acts.AdmitPerson(person, seat, cast("Any", ROLES[spec["a"] % 7]))


def release(author: Author, spec: Spec) -> acts.Act | None:
    somebody, there = author.people[spec["b"] % len(author.people)]
    return acts.ReleasePerson(somebody, there) if spec["a"] % 2 else None


def add_party(author: Author, spec: Spec) -> acts.Act:
    code = f"P{len(author.state.parties)}" if spec["b"] % 4 else f"G{spec['c'] % 5}"
    return acts.AddParty(code, "Late")


# --- With a proposal ----------------------------------------------------------------------------------


def share(author: Author, proposal: Proposal, spec: Spec) -> acts.Act:
    draft = author.state.drafts.get(proposal.draft)
    return acts.Share(proposal.id, an_audience(author, draft, spec["c"]))


def withdraw(_: Author, proposal: Proposal, spec: Spec) -> acts.Act:
    del spec
    return acts.Withdraw(proposal.id)


def take_over(author: Author, proposal: Proposal, spec: Spec) -> acts.Act:
    ended = [each.id for each in author.state.proposals.values() if not each.is_open]
    audience = "" if spec["c"] % 3 else author.seat
    return acts.TakeOver(pick(ended, spec["b"]) or proposal.id, audience)


def co_sponsor(_: Author, proposal: Proposal, spec: Spec) -> acts.Act:
    del spec
    return acts.CoSponsor(proposal.id, len(proposal.versions))


def call_substantive(author: Author, proposal: Proposal, spec: Spec) -> acts.Act:
    del spec
    editorial = (each.id for each in author.state.proposals.values() if each.kind == "editorial")
    return acts.CallSubstantive(next(editorial, proposal.id))


def rank(author: Author, proposal: Proposal, spec: Spec) -> acts.Act:
    del proposal, spec
    several = author.state.proposals.values()
    own = [each.id for each in several if author.code in each.sponsors and each.is_open]
    return acts.Rank(tuple(reversed(own)))


def uncontested(_: Author, draft: Draft, spec: Spec) -> acts.Act:
    del spec
    return acts.DecideUncontested(draft.id)


_WITH_DRAFT: Final[dict[str, Callable[[Author, Draft, Spec], Found | acts.Act | None]]] = {
    "propose": propose,
    "alt": alt,
    "blanket": blanket,
    "reserve": reserve,
    "bridge": bridge,
    "edited": edited,
    "heard": heard,
    "position": position,
    "decide": decide,
    "part": part,
    "agree": agree,
    "adopt": adopt,
    "status": change_status,
    "uncontested": uncontested,
    "draft": another_draft,
}

_WITH_PROPOSAL: Final[dict[str, Callable[[Author, Proposal, Spec], Found | acts.Act | None]]] = {
    "amend": amend,
    "revise": revise,
    "answer": answer,
    "share": share,
    "withdraw": withdraw,
    "take over": take_over,
    "co-sponsor": co_sponsor,
    "substantive": call_substantive,
    "rank": rank,
}

_PLAIN: Final[dict[str, Callable[[Author, Spec], acts.Act | None]]] = {
    "reopen": reopen,
    "lift": lift,
    "request": request,
    "give": give,
    "take floor": take_floor,
    "statement": say,
    "meeting": meet,
    "change meeting": change_meeting,
    "track": open_track,
    "group": form_group,
    "change group": change_group,
    "room": open_room,
    "admit": give_seat,
    "release": release,
    "party": add_party,
}
