"""Histories of acts in a whole negotiation: plain values, to be drawn, cut down, kept and replayed.

An act is a dict of small numbers, interpreted against what its author knows by then, so that any row of acts
is a history and a shorter one is still one. `replay` plays it at a desk with a store in memory, a clock that
tells the number of the act, and chance that depends on that number alone: whatever else happens, the same
act draws the same ids.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Any, TypeVar

from tests.laws.act_texts import random_text, written

from pourparlers.record.stores.memory import MemoryStore
from pourparlers.service.desk import Desk
from pourparlers.service.reading import View
from pourparlers.service.receipts import Receipt
from pourparlers.talks import acts, writing
from pourparlers.talks.decisions import parts_of
from pourparlers.talks.events import ParagraphText, Take, Target
from pourparlers.talks.refusals import Refusal
from pourparlers.talks.state import Draft, Proposal, State
from pourparlers.talks.wording import Basis
from pourparlers.text.draft import Draft as Text
from pourparlers.text.tree import Provision, reads, reference, view
from pourparlers.text.tree_writing import basis_view, old_basis_view

__all__ = [
    "History",
    "Played",
    "Step",
    "chance",
    "interpret",
    "play",
    "random_history",
    "replay",
    "smaller_ones",
    "started",
    "text_of",
]

History = dict[str, Any]
Spec = dict[str, Any]
T = TypeVar("T")

KINDS = ["propose"] * 12 + ["amend"] * 6 + ["share"] * 7 + ["revise"] * 4 + ["withdraw"] * 3
KINDS += ["decide"] * 4 + ["part"] * 3 + ["reopen"] * 4 + ["uncontested", "agree", "adopt", "status"]
KINDS += ["alt", "blanket", "reserve", "reserve", "bridge", "edited", "heard", "answer", "answer"]
KINDS += ["co-sponsor"] * 2 + ["take over"] * 2 + ["rank", "substantive", "position", "position", "position"]
KINDS += ["lift", "request", "give", "take floor", "statement", "meeting", "change meeting", "track"]
KINDS += ["group", "change group", "change group", "room", "admit", "release", "party", "draft"]
FOR_THE_CHAIR = {"decide", "part", "reopen", "uncontested", "agree", "adopt", "status", "give", "track",
                 "bridge", "party"}  # fmt: skip
TEXT_IN = {"propose", "amend", "revise", "heard", "answer", "bridge", "edited"}

STANDS = ("supports", "can-accept", "does-not-block", "reserves", "opposes")
RESERVATIONS = ("general", "scrutiny", "parliamentary", "linguistic")
LEVELS = ("small-group", "working-group", "plenary")
FORMS = ("plenary", "working-group", "bilateral", "confessional")
STATUSES = ("submitted", "basis-for-discussion", "basis-for-negotiation", "superseded")
DATES = ("2027-01", "2027-01-14", "2027~", "", "soon")
SEATS = ("office:chair", "office:secretariat", "office:mediator", "office:observers")


# --- Drawing ------------------------------------------------------------------------------------------


def random_history(random: Random, acts_max: int = 60, parties_max: int = 5) -> History:
    """Who is there, a draft (words and depth of each paragraph), and acts, as JSON has them."""
    return {
        "parties": random.randrange(2, parties_max + 1),
        "reopening": random.choice(["same-body", "same-body", "two-thirds", "never"]),
        "groups": [random.sample(range(4), 2) for _ in range(random.choice([0, 1, 1, 2]))],
        "draft": [[random_text(random), random.randrange(2)] for _ in range(random.randrange(1, 5))],
        "acts": [random_act(random, number) for number in range(random.randrange(5, acts_max))],
    }


def random_act(random: Random, number: int) -> Spec:
    kind = random.choice(KINDS)
    spec: Spec = {"n": number, "act": kind, "who": random.randrange(24)}
    spec |= {name: random.randrange(12) for name in "abcd"}
    if kind in TEXT_IN:
        spec["text"] = {
            "edits": [random_edit(random) for _ in range(random.choice([0, 1, 1, 1, 2, 2]))],
            "removes": [random.randrange(6) for _ in range(random.choice([0, 0, 0, 1]))],
            "moves": [[random.randrange(6) for _ in "wia"] for _ in range(random.choice([0, 0, 0, 1]))],
            "news": [
                [random.randrange(6), random.randrange(4), random_text(random)]
                for _ in range(random.choice([0, 0, 0, 1]))
            ],
            "besides": random.random() < 0.15,
        }
    return spec


def random_edit(random: Random) -> list[Any]:
    words = random_text(random) if random.random() < 0.7 else []
    return [random.randrange(6), random.randrange(6), random.choice([0, 0, 1, 1, 2, 3]), words]


def smaller_ones(history: History) -> Iterator[History]:
    """The same history with something less, for cutting down what breaks a law."""
    for part in ("acts", "draft", "groups"):
        for n in range(len(history[part])):
            yield {**history, part: history[part][:n] + history[part][n + 1 :]}
    for n, act in enumerate(history["acts"]):
        for change in plainer(act):
            yield {**history, "acts": [*history["acts"][:n], {**act, **change}, *history["acts"][n + 1 :]]}


def plainer(act: Spec) -> Iterator[Spec]:
    yield from ({name: 0} for name in "abcd" if act[name])
    text = act.get("text", {})
    for name in ("edits", "removes", "moves", "news"):
        for n in range(len(text.get(name, ()))):
            yield {"text": {**text, name: text[name][:n] + text[name][n + 1 :]}}
    if text.get("besides"):
        yield {"text": {**text, "besides": False}}


# --- Playing ------------------------------------------------------------------------------------------


def chance(seed: object) -> Callable[[], str]:
    """Bits that are drawn the same way again from the same seed."""
    numbers = count()
    return lambda: hashlib.sha256(f"{seed} {next(numbers)}".encode()).hexdigest()[:32]


def id_of(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Step:
    """An act that was done or refused. `text` is what the version was written to read, where that is known."""

    n: int
    person: str
    seat: str
    act: acts.Act
    done: Receipt | Refusal
    text: tuple[str, ...] | None = None

    @property
    def is_done(self) -> bool:
        return isinstance(self.done, Receipt)


@dataclass
class Played:
    """Where a history has come to: the desk, everyone with a seat, what was done, and what it was to read."""

    desk: Desk
    store: MemoryStore
    people: list[tuple[str, str]] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    texts: dict[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    n: int = 0
    _chance: Callable[[], str] = chance("")

    def begin(self, number: int) -> None:
        self.n, self._chance = number, chance(number)

    def time(self) -> str:
        return f"2027-01-{1 + self.n // 1440:02}T{self.n // 60 % 24:02}:{self.n % 60:02}:00Z"

    def draw(self) -> str:
        return self._chance()

    def do(self, person: str, seat: str, act: acts.Act, text: tuple[str, ...] | None = None) -> Step:
        done = self.desk.act(person, act, seat=seat)
        assert isinstance(done, Receipt | Refusal)
        step = Step(self.n, person, seat, act, done, text)
        self.steps.append(step)
        return step

    def view(self, person: str) -> View:
        return self.desk.reading.view(person or None)

    @property
    def viewers(self) -> list[str]:
        """Everyone who ever acted, and the public."""
        return [*dict.fromkeys(person for person, _ in self.people), ""]


def replay(history: History, check: Callable[[Played, Step], None] | None = None) -> Played:
    """Play it all; `check` is called after each act that was done."""
    played = started(history)
    for spec in history["acts"]:
        step = play(played, spec)
        if step is not None and step.is_done and check is not None:
            check(played, step)
    return played


def started(history: History) -> Played:
    """The negotiation is opened, its people have seats, and the draft is tabled."""
    store = MemoryStore(id_of("negotiation"))
    played = Played(None, store)  # type: ignore[arg-type]  # the desk needs its clock and chance
    played.desk = Desk(store, played.time, played.draw)
    secretary = id_of("secretary")
    played.begin(-100)
    opening = acts.OpenNegotiation("Exercise", reopening=history.get("reopening", "same-body"))
    played.n = 0
    played.do(secretary, "office:secretariat", opening)
    played.people.append((secretary, "office:secretariat"))
    for seat, role in zip(SEATS[::3] + SEATS[2:3], ("chair", "observer", "mediator"), strict=True):
        admit(played, f"{seat} 1", seat, role)
    for number in range(history["parties"]):
        code = f"P{number}"
        played.do(secretary, "", acts.AddParty(code, code))
        admit(played, f"{code} head", f"party:{code}", "head")
    admit(played, "P0 delegate", "party:P0", "delegate")
    admit(played, "P1 adviser", "party:P1", "adviser")
    played.people.append((id_of("stranger"), ""))
    for number, members in enumerate(history.get("groups", ())):
        codes = tuple(dict.fromkeys(f"P{member % history['parties']}" for member in members))
        played.do(secretary, "", acts.FormGroup(f"G{number}", f"Group {number}", codes))
    labels = {0: count(1), 1: count(1)}
    paragraphs = tuple(
        ParagraphText("".join(words).strip(), f"({next(labels[1])})" if depth else f"{next(labels[0])}.")
        for words, depth in history["draft"]
    )
    played.do(secretary, "", acts.TableDraft("Draft", paragraphs))
    return played


def admit(played: Played, name: str, seat: str, role: str) -> None:
    act = acts.AdmitPerson(id_of(name), seat, role)  # type: ignore[arg-type]  # a role's name
    played.do(played.people[0][0], "", act)
    played.people.append((id_of(name), seat))


def play(played: Played, spec: Spec) -> Step | None:
    """Interpret an act and do it; None where there is nothing to do it to."""
    played.begin(spec["n"] + 1)
    person, seat = author(played, spec)
    found = interpret(played, played.view(person).state, person, seat, spec)
    if found is None:
        return None
    act, text = found
    step = played.do(person, seat, act, text)
    if step.is_done:
        keep_text(played, step)
    if isinstance(act, acts.AdmitPerson) and step.is_done:
        played.people.append((act.person, act.seat))
    return step


def author(played: Played, spec: Spec) -> tuple[str, str]:
    """Mostly somebody who may do such a thing: an office, a delegation, the one that is asked."""
    who = spec["who"]
    heads = [each for each in played.people if each[1].startswith("party:")]
    if spec["act"] in FOR_THE_CHAIR and who % 12:
        return played.people[who % 2]
    if spec["act"] in {"answer", "lift"} and who % 4:
        state = played.view(played.people[0][0]).state
        asked = [each.heard_from for each in state.proposals.values() if each.heard_from]
        asked += [each.party for each in state.positions.values() if each.is_heard]
        if spec["act"] == "lift":
            asked = [party for each in state.decisions.values() for party in each.pending]
        seats = [each for each in heads if each[1] == f"party:{pick(asked, spec['b'])}"]
        return pick(seats, spec["c"]) or played.people[0]
    if spec["act"] == "heard" and who % 4:
        return played.people[0]
    return (played.people if who % 4 == 0 else heads)[who // 4 % len(heads)]


def keep_text(played: Played, step: Step) -> None:
    """What a new version reads, as its author has it, and after how many decisions."""
    state = played.view(step.person).state
    name = proposal_of(state, step)
    if name:
        tree = state.drafts[state.proposals[name].draft].tree
        played.texts[name] = len(tree.decisions), reads(tree, name)


def proposal_of(state: State, step: Step) -> str:
    """The proposal that an act brought, or gave a new version."""
    assert isinstance(step.done, Receipt)
    for proposal in state.proposals.values():
        if proposal.versions[-1].event == step.done.event:
            return proposal.id
    return ""


def text_of(state: State, name: str) -> tuple[str, ...]:
    """What a version reads now, from beginning to end."""
    return reads(state.drafts[state.proposals[name].draft].tree, name)


# --- Interpreting -------------------------------------------------------------------------------------

Found = tuple[acts.Act, tuple[str, ...] | None]


def pick(several: Sequence[T], number: int) -> T | None:
    return several[number % len(several)] if several else None


def interpret(played: Played, state: State, person: str, seat: str, spec: Spec) -> Found | None:
    """The act that the numbers stand for, and what it would have the text read, where it writes one."""
    a, b = spec["a"], spec["b"]
    proposal, draft = a_proposal(played, state, spec, seat), pick([*state.drafts.values()], -1 - a % 5 // 4)
    if spec["act"] in _WITH_DRAFT and draft is not None:
        return _WITH_DRAFT[spec["act"]](state, draft, spec, seat)
    if spec["act"] in _WITH_PROPOSAL and proposal is not None:
        return _WITH_PROPOSAL[spec["act"]](state, proposal, spec, seat)
    act = plain_act(played, state, person, seat, spec)
    if act is None and spec["act"] not in {*_WITH_DRAFT, *_WITH_PROPOSAL} and a == b:
        act = acts.Withdraw(id_of(str(a)))  # of something that nobody has ever seen
    return None if act is None else (act, None)


def a_proposal(played: Played, state: State, spec: Spec, seat: str) -> Proposal | None:
    """Often one of the last, or of the actor's own; now and then one of somebody else's, by its id."""
    if not spec["d"]:
        other = played.view(played.people[spec["c"] % len(played.people)][0]).state
        return pick([*other.proposals.values()], -1 - spec["b"])
    own = [each for each in state.proposals.values() if is_own(each, seat)]
    if spec["act"] in {"share", "revise", "withdraw"} and own and spec["c"] % 4:
        return pick(own, -1 - spec["b"])
    return pick([*state.proposals.values()], -1 - spec["b"])


def is_own(proposal: Proposal, seat: str) -> bool:
    return proposal.is_open and (proposal.ledger == seat or seat.partition(":")[2] in proposal.sponsors)


def an_audience(state: State, draft: Draft | None, seat: str, number: int) -> str:
    party = seat.partition(":")[2]
    groups = [f"group:{each.id}" for each in state.groups.values() if party in each.members]
    rooms = [each.ledger for each in state.rooms.values()]
    usual = ["", "", "", seat, draft.ledger if draft else "parties", "parties"]
    return pick([*usual, *groups, *rooms, *groups, *rooms, "public", "party:P1"], number) or ""


def propose(state: State, draft: Draft, spec: Spec, seat: str) -> Found:
    wording, text = written(draft, basis_view(draft.tree), spec["text"])
    mode = ("together", "together", "any", "one")[spec["b"] % 4]
    groups = [each.id for each in state.groups.values() if seat.partition(":")[2] in each.members]
    as_group = (pick(groups, spec["b"]) or "") if spec["d"] == 1 else ""
    audience = an_audience(state, draft, seat, spec["c"])
    return acts.Propose(draft.id, wording, mode=mode, audience=audience, as_group=as_group), text  # type: ignore[arg-type]  # a mode's name


def amend(state: State, proposal: Proposal, spec: Spec, seat: str) -> Found | None:
    if proposal.id not in state.proposals:
        return None
    draft, now = state.drafts[proposal.draft], spec["a"] % 2 == 1
    wording, text = written(draft, basis_view(draft.tree, proposal.id, reads_now=now), spec["text"])
    basis = Basis(proposal.id, len(proposal.versions), reads_now=now)
    audience = an_audience(state, draft, seat, spec["c"])
    return acts.Propose(draft.id, wording, basis=basis, audience=audience), text


def revise(state: State, proposal: Proposal, spec: Spec, seat: str) -> Found | None:
    if proposal.id not in state.proposals:
        return None
    draft, is_anew = state.drafts[proposal.draft], spec["a"] % 2 == 1
    seen = basis_view(draft.tree) if is_anew else old_basis_view(draft.tree, proposal.id)
    wording, text = written(draft, seen, spec["text"])
    return acts.Revise(proposal.id, wording, on_standing=is_anew), text


def a_provision(draft: Draft, number: int) -> Provision | None:
    return pick([*view(draft.tree).in_order()], number)


def alt(state: State, draft: Draft, spec: Spec, seat: str) -> Found | None:
    provision = a_provision(draft, spec["b"])
    if provision is None:
        return None
    name = reference(provision)
    wording = writing.alternative(draft, name, " ".join(["a", "the"][: 1 + spec["c"] % 2]))
    audience = an_audience(state, draft, seat, spec["c"])
    return acts.Propose(draft.id, wording, "alt", audience=audience, alt_of=name), None


def blanket(state: State, draft: Draft, spec: Spec, seat: str) -> Found | None:
    old, new = ("a", "the")[:: 1 if spec["b"] % 2 else -1]
    try:
        wording, _ = writing.blanket(draft, old, new, leave_out={spec["c"]})
    except writing.NoWordsError:
        return None
    audience = an_audience(state, draft, seat, spec["d"])
    return acts.Propose(draft.id, wording, "blanket", "any", audience=audience, blanket=(old, new)), None


def reserve(state: State, draft: Draft, spec: Spec, seat: str) -> Found | None:
    provision = a_provision(draft, spec["b"])
    if provision is None:
        return None
    words = ("", "", "a", "the")[spec["c"] % 4]
    try:
        wording = writing.reserve(draft, reference(provision), words, nth=1 if words else None)
    except writing.WritingError:
        return None
    kind = RESERVATIONS[spec["d"] % 4]
    audience = an_audience(state, draft, seat, spec["c"])
    return acts.Propose(draft.id, wording, "reservation", audience=audience, reservation=kind), None  # type: ignore[arg-type]  # its name


def bridge(state: State, draft: Draft, spec: Spec, seat: str) -> Found:
    wording, text = written(draft, basis_view(draft.tree), spec["text"])
    return acts.Propose(draft.id, wording, "bridging", audience=draft.ledger), text


def edited(state: State, draft: Draft, spec: Spec, seat: str) -> Found:
    """An editorial correction, or a whole text that somebody edited."""
    wording, text = written(draft, basis_view(draft.tree), spec["text"])
    if spec["a"] % 2:
        return acts.Propose(draft.id, wording, "editorial", audience=draft.ledger), text
    from pourparlers.talks.drafts import draft_of  # noqa: PLC0415  # only here

    paragraphs = draft_of(draft).text.paragraphs
    kept = tuple(each for n, each in enumerate(paragraphs) if n != spec["b"])
    return acts.Propose(draft.id, writing.from_text(draft, Text(kept))), None


def heard(state: State, draft: Draft, spec: Spec, seat: str) -> Found:
    wording, text = written(draft, basis_view(draft.tree), spec["text"])
    return acts.Propose(draft.id, wording, heard_from=f"P{spec['c'] % 4}"), text


def answer(state: State, proposal: Proposal, spec: Spec, seat: str) -> Found | None:
    said = [each for each in state.proposals.values() if each.heard_from]
    taken = [each.id for each in state.positions.values() if each.is_heard]
    proposal = pick(said, spec["b"]) or proposal
    subject = pick(taken, spec["c"]) if taken and spec["c"] % 2 else proposal.id
    kind = ("confirmed", "corrected", "disowned")[spec["a"] % 3]
    if subject != proposal.id or kind != "corrected" or proposal.id not in state.proposals:
        stand = STANDS[spec["d"] % 5] if kind == "corrected" else None
        return acts.AnswerHearing(subject or "", kind, stand=stand), None  # type: ignore[arg-type]  # names
    draft = state.drafts[proposal.draft]
    wording, text = written(draft, old_basis_view(draft.tree, proposal.id), spec["text"])
    return acts.AnswerHearing(proposal.id, kind, wording), text  # type: ignore[arg-type]  # an answer's name


def position(state: State, draft: Draft, spec: Spec, seat: str) -> Found | None:
    proposal, provision = pick([*state.proposals.values()], -1 - spec["b"]), a_provision(draft, spec["c"])
    target = Target(draft.id, provision=reference(provision) if provision else "d9")
    if proposal is not None and spec["a"] % 4:
        target = Target(proposal.draft, proposal.id, len(proposal.versions) * (spec["c"] % 2))
    is_red = spec["d"] == 1
    heard_from = f"P{spec['a'] % 4}" if spec["c"] % 4 == 3 else ""
    stand = "opposes" if is_red else STANDS[spec["d"] % 5]
    audience = an_audience(state, draft, seat, spec["a"])
    return acts.TakePosition(target, stand, "", is_red, heard_from, audience), None  # type: ignore[arg-type]


def decide(state: State, draft: Draft, spec: Spec, seat: str) -> Found | None:
    before = [each for each in state.proposals.values() if each.draft == draft.id]
    shown = [each for each in before if each.ledger == draft.ledger and each.is_open] or before
    chosen = [pick(shown, spec["b"]), pick(shown, spec["c"])][: 1 + (spec["d"] % 4 == 0)]
    takes = tuple(Take(each) for each in dict.fromkeys(each.id for each in chosen if each))
    if not takes and spec["c"]:
        return None
    pending = (f"P{spec['c'] % 3}",) if spec["a"] % 3 == 0 else ()
    level = LEVELS[spec["a"] % 3]
    return acts.Decide(draft.id, level, takes=takes, pending=pending, is_ad_referendum=spec["d"] == 2), None  # type: ignore[arg-type]


def part(state: State, draft: Draft, spec: Spec, seat: str) -> Found | None:
    before = [each for each in state.proposals.values() if each.draft == draft.id]
    shown = [each for each in before if each.ledger == draft.ledger and each.mode != "together"] or before
    proposal = pick(shown, spec["b"])
    takes = parts_of(draft, proposal.id) if proposal else ()
    take = pick(takes, spec["c"])
    return (acts.Decide(draft.id, takes=(take,)), None) if take else None


def agree(state: State, draft: Draft, spec: Spec, seat: str) -> Found | None:
    provision = a_provision(draft, spec["b"])
    return (acts.Decide(draft.id, agrees=(reference(provision),)), None) if provision else None


def adopt(state: State, draft: Draft, spec: Spec, seat: str) -> Found:
    return acts.Decide(draft.id, is_whole=spec["b"] % 3 == 0, agrees=("d0",)), None


def change_status(state: State, draft: Draft, spec: Spec, seat: str) -> Found:
    return acts.Decide(draft.id, status=STATUSES[min(spec["b"] % 8, 3)]), None  # type: ignore[arg-type]


def another_draft(state: State, draft: Draft, spec: Spec, seat: str) -> Found:
    paragraphs = tuple(ParagraphText(text, f"{n}.") for n, text in enumerate(("a the", "a", "the"), 1))
    supersedes = draft.id if spec["b"] == 1 else ""
    audience = an_audience(state, None, seat, spec["c"])
    return acts.TableDraft("Other", paragraphs, supersedes=supersedes, audience=audience), None


_WITH_DRAFT: dict[str, Callable[[State, Draft, Spec, str], Found | None]] = {
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
    "uncontested": lambda state, draft, spec, seat: (acts.DecideUncontested(draft.id), None),
    "draft": another_draft,
}

_WITH_PROPOSAL: dict[str, Callable[[State, Proposal, Spec, str], Found | None]] = {
    "amend": amend,
    "revise": revise,
    "answer": answer,
    "share": lambda state, proposal, spec, seat: (
        acts.Share(proposal.id, an_audience(state, state.drafts.get(proposal.draft), seat, spec["c"])),
        None,
    ),
    "withdraw": lambda state, proposal, spec, seat: (acts.Withdraw(proposal.id), None),
    "take over": lambda state, proposal, spec, seat: (
        acts.TakeOver(fallen(state, proposal, spec["b"]), "" if spec["c"] % 3 else seat),
        None,
    ),
    "co-sponsor": lambda state, proposal, spec, seat: (
        acts.CoSponsor(proposal.id, len(proposal.versions)),
        None,
    ),
    "substantive": lambda state, proposal, spec, seat: (
        acts.CallSubstantive(editorial(state, proposal)),
        None,
    ),
    "rank": lambda state, proposal, spec, seat: (acts.Rank(ranked(state, seat)), None),
}


def fallen(state: State, proposal: Proposal, number: int) -> str:
    ended = [each.id for each in state.proposals.values() if not each.is_open]
    return pick(ended, number) or proposal.id


def editorial(state: State, proposal: Proposal) -> str:
    return next((each.id for each in state.proposals.values() if each.kind == "editorial"), proposal.id)


def ranked(state: State, seat: str) -> tuple[str, ...]:
    code = seat.partition(":")[2]
    return tuple(each.id for each in state.proposals.values() if code in each.sponsors and each.is_open)[::-1]


def plain_act(played: Played, state: State, person: str, seat: str, spec: Spec) -> acts.Act | None:
    """What is neither about a draft nor about a proposal."""
    a, b, c, n = spec["a"], spec["b"], spec["c"], spec["n"]
    parties = [*state.parties]
    members = tuple(dict.fromkeys(each for number in (a, b, c) if (each := pick(parties, number))))
    code = seat.partition(":")[2]
    somebody, there = played.people[b % len(played.people)]
    track = pick([*state.tracks], a) or ""
    match spec["act"]:
        case "reopen":
            standing = [each.id for each in state.decisions.values() if not each.reopened_by]
            decision = pick(standing if a % 5 else [*state.decisions], -1 - b)
            if decision is None:
                return None
            return acts.Reopen(decision, votes=(a, c) if a % 2 else None)
        case "lift":
            waiting = [each.id for each in state.decisions.values() if code in each.pending]
            return acts.LiftHold(pick(waiting or [*state.decisions], -1 - b) or "")
        case "request":
            return acts.RequestFloor(track)
        case "give":
            return acts.GiveFloor(pick(parties, b) or "P0", track)
        case "take floor":
            return acts.TakeFloor(track)
        case "statement":
            audience = an_audience(state, None, seat, c)
            return acts.MakeStatement(f"Speaker {b}", "a the", DATES[a % 5], audience=audience)
        case "meeting":
            return acts.ScheduleMeeting(track, DATES[b % 5], audience=an_audience(state, None, seat, c))
        case "change meeting":
            return acts.ChangeMeeting(pick([*state.meetings], b) or "none", DATES[c % 5], "Oslo")
        case "track":
            return acts.OpenTrack(f"Track {b % 4}", FORMS[c % 4], members if a % 2 else ())  # type: ignore[arg-type]
        case "group":
            return acts.FormGroup(f"G{b % 5}", f"Group {b}", members)
        case "change group":
            own = [each.id for each in state.groups.values() if code in each.members]
            return acts.ChangeGroup(pick(own or [*state.groups], b) or "none", members)
        case "room":
            named = (f"person:{somebody}", *(f"party:{each}" for each in members[: c % 3]))
            return acts.OpenRoom(
                f"Room {b % 3}", (f"person:{person}" if a % 3 == 0 else seat, *named[a % 2 :])
            )
        case "admit":
            given = there if c % 4 else (pick(SEATS, a) or "")
            role = ("head", "delegate", "adviser", "chair", "scribe", "mediator", "observer")[a % 7]
            return acts.AdmitPerson(somebody if c % 3 == 0 else id_of(f"new {n}"), given, role)  # type: ignore[arg-type]
        case "release":
            return acts.ReleasePerson(somebody, there) if a % 2 else None
        case "party":
            return acts.AddParty(f"P{len(parties)}" if b % 4 else f"G{c % 5}", "Late")
        case _:
            return None
