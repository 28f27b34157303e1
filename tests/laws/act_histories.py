"""Histories of acts in a whole negotiation: plain values, to be drawn, cut down, kept and replayed.

An act is a dict of small numbers, interpreted against what its author knows by then, so that any row of acts
is a history and a shorter one is still one. `replay` plays it at a desk with a store in memory, a clock that
tells the number of the act, and chance that depends on that number alone: whatever else happens, the same
act draws the same ids.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Any, TypeAlias

from tests.laws.act_meanings import SEATS, Author, Spec, id_of, interpret, pick
from tests.laws.act_texts import random_text

from pourparlers.record.stores.memory import MemoryStore
from pourparlers.service.desk import Desk
from pourparlers.service.reading import View
from pourparlers.service.receipts import Receipt
from pourparlers.talks import acts
from pourparlers.talks.events import ParagraphText
from pourparlers.talks.refusals import Refusal
from pourparlers.talks.state import State
from pourparlers.text.tree import reads

__all__ = [
    "History",
    "Played",
    "Step",
    "chance",
    "chosen_author",
    "play",
    "random_history",
    "replay",
    "seeded",
    "smaller_ones",
    "started",
    "text_of",
]

History: TypeAlias = dict[str, Any]

KINDS = ["propose"] * 12 + ["amend"] * 6 + ["share"] * 7 + ["revise"] * 4 + ["withdraw"] * 3
KINDS += ["decide"] * 4 + ["part"] * 3 + ["reopen"] * 4 + ["uncontested", "agree", "adopt", "status"]
KINDS += ["alt", "blanket", "reserve", "reserve", "bridge", "edited", "heard", "answer", "answer"]
KINDS += ["co-sponsor"] * 2 + ["take over"] * 2 + ["rank", "substantive", "position", "position", "position"]
KINDS += ["lift", "request", "give", "take floor", "statement", "meeting", "change meeting", "track"]
KINDS += ["group", "change group", "change group", "room", "admit", "release", "party", "draft"]
FOR_THE_CHAIR = {"decide", "part", "reopen", "uncontested", "agree", "adopt", "status", "give", "track",
                 "bridge", "party"}  # fmt: skip
TEXT_IN = {"propose", "amend", "revise", "heard", "answer", "bridge", "edited"}


# --- Drawing ------------------------------------------------------------------------------------------


def seeded(seed: int) -> Random:
    """Chance that can be repeated."""
    return Random(seed)  # noqa: S311  not to be secret


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


@dataclass(frozen=True)
class Step:
    """An act that was done or refused. `text` is what a version was written to read, where that is known."""

    n: int
    person: str
    seat: str
    act: acts.Act
    done: Receipt | Refusal
    text: tuple[str, ...] | None = None

    @property
    def is_done(self) -> bool:
        return isinstance(self.done, Receipt)

    @property
    def receipt(self) -> Receipt:
        """What came of it; only of what was done."""
        assert isinstance(self.done, Receipt)
        return self.done


@dataclass
class Played:
    """Where a history has come to: the desk, everyone with a seat, what was done, and what it was to read."""

    desk: Desk
    store: MemoryStore
    people: list[tuple[str, str]] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    texts: dict[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    n: int = 0
    _chance: Callable[[], str] = field(default_factory=lambda: chance(""))

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

    def author(self, person: str, seat: str) -> Author:
        known = self.view(person).state
        return Author(person, seat, known, self.people, lambda each: self.view(each).state)

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
    person, seat = chosen_author(played, spec)
    found = interpret(played.author(person, seat), spec)
    if found is None:
        return None
    act, text = found
    step = played.do(person, seat, act, text)
    if step.is_done:
        keep_text(played, step)
    if isinstance(act, acts.AdmitPerson) and step.is_done:
        played.people.append((act.person, act.seat))
    return step


def chosen_author(played: Played, spec: Spec) -> tuple[str, str]:
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
        if proposal.versions[-1].event == step.receipt.event:
            return proposal.id
    return ""


def text_of(state: State, name: str) -> tuple[str, ...]:
    """What a version reads now, from beginning to end."""
    return reads(state.drafts[state.proposals[name].draft].tree, name)
