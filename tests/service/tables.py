"""A small negotiation to try the desk on: a secretariat, three parties with a delegate each, a draft."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import count

from pourparlers.record.stores.contract import Store
from pourparlers.record.stores.memory import MemoryStore
from pourparlers.service.clock import Chance
from pourparlers.service.desk import Desk, Trial
from pourparlers.service.receipts import Receipt
from pourparlers.talks import acts
from pourparlers.talks.acts import Act
from pourparlers.talks.drafts import draft_of
from pourparlers.talks.events import ParagraphText
from pourparlers.talks.refusals import Refusal
from pourparlers.talks.state import Proposal, State
from pourparlers.talks.wording import Edit, Wording

__all__ = ["Hand", "Table", "chance", "plain", "reads", "seated"]

TEXT = ("The Parties shall meet every year.", "They shall report in writing.", "They shall consult.")


def chance(seed: str) -> Chance:
    """Bits that are drawn the same way again from the same seed."""
    numbers = count()
    return lambda: hashlib.sha256(f"{seed} {next(numbers)}".encode()).hexdigest()[:32]


class Hand:
    """A clock set by hand, to the minute."""

    def __init__(self) -> None:
        self.minute = 0

    def __call__(self) -> str:
        return f"2027-01-14T{self.minute // 60:02}:{self.minute % 60:02}:00Z"


class Table:
    """The desk with its people, by the short names that stand for their ids."""

    def __init__(self, seed: str = "", store: Store | None = None) -> None:
        self.store = store or MemoryStore("ab" * 16)
        self.clock = Hand()
        self.desk = Desk(self.store, self.clock, chance(seed))
        self.ids: dict[str, str] = {}

    def act(self, who: str, act: Act, *, key: str | None = None) -> Receipt:
        """Do what the rules allow."""
        receipt = self.desk.act(self.ids[who], act, key=key)
        assert isinstance(receipt, Receipt), receipt
        return receipt

    def refused(self, who: str, act: Act) -> Refusal:
        refusal = self.desk.act(self.ids[who], act)
        assert isinstance(refusal, Refusal), refusal
        return refusal

    def tried(self, who: str, act: Act) -> Trial:
        trial = self.desk.act(self.ids[who], act, dry_run=True)
        assert isinstance(trial, Trial), trial
        return trial

    def admit(self, who: str, seat: str, role: str) -> None:
        act = acts.AdmitPerson(who, seat, role)  # type: ignore[arg-type]  # a role's name
        done = self.desk.admit(self.ids["sec"], act, who.title())
        assert isinstance(done, Receipt), done
        entry = self.store.find_person(who)
        assert entry
        self.ids[who] = entry.person

    def state(self, who: str = "") -> State:
        """What somebody may know; without a name, the public."""
        return self.desk.reading.view(self.ids.get(who)).state

    @property
    def draft(self) -> str:
        return next(iter(self.state("sec").drafts))

    def find(self, who: str, label: str) -> Proposal:
        """A proposal as this viewer calls it."""
        return next(each for each in self.state(who).proposals.values() if each.label == label)

    def propose(self, who: str, number: int, text: str, audience: str = "") -> Receipt:
        """Let a provision of the draft read otherwise."""
        return self.act(who, acts.Propose(self.draft, reads(number, text), audience=audience))


def reads(number: int, text: str) -> Wording:
    """A provision's whole text, otherwise."""
    return Wording((Edit(f"d{number}", f"\n\n {text}"),))


def seated(seed: str = "", store: Store | None = None) -> Table:
    """A table at which a secretariat, nia for NOR, sol for SUN and vic for VAR sit before a draft."""
    table = Table(seed, store)
    table.ids["sec"] = table.desk.enter("sec", "Sekretär").person
    table.act("sec", acts.OpenNegotiation("Exercise"))
    for who, party in (("nia", "NOR"), ("sol", "SUN"), ("vic", "VAR")):
        table.act("sec", acts.AddParty(party, party.title()))
        table.admit(who, f"party:{party}", "head")
    paragraphs = tuple(ParagraphText(text, f"{number}.") for number, text in enumerate(TEXT, 1))
    table.act("sec", acts.TableDraft("Draft", paragraphs))
    return table


def plain(state: State) -> object:
    """A state with its drafts as texts, so that two that were folded apart can be compared."""
    texts = {
        each.id: (each.status, {name: draft_of(each, name) for name in (None, *each.tree.versions)})
        for each in state.drafts.values()
    }
    return replace(state, drafts={}), texts
