"""A hall where people act and see what they may: the rules and the fold, without a record.

What was done stands in one list, in the order in which it was done; a viewer's state is folded from what is
in the ledgers that the viewer may read. Ids are counted, so that tests can be read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pourparlers.documents.plain import read_draft
from pourparlers.record.doors import reached
from pourparlers.talks import acts
from pourparlers.talks.access import doors
from pourparlers.talks.acts import Act
from pourparlers.talks.drafts import draft_of
from pourparlers.talks.events import Event, Happened, ParagraphText, Role
from pourparlers.talks.fold import NOTHING, fold
from pourparlers.talks.refusals import Refusal, Rule, Ruling
from pourparlers.talks.rules import decide
from pourparlers.talks.seats import actor_of
from pourparlers.talks.state import Actor, Draft, Proposal, State
from pourparlers.talks.wording import Wording
from pourparlers.text.tree import reads
from pourparlers.text.words import join_words

NOW = "2027-01-11T09:00:00Z"


@dataclass
class Hall:
    """Who is here is named by seat: "chair" sits in office:chair, "NOR" in party:NOR."""

    happened: list[Happened] = field(default_factory=list)
    count: int = 0

    def fresh(self) -> str:
        self.count += 1
        return f"id{self.count}"

    def state(self, who: str = "chair") -> State:
        """What somebody may know."""
        seen = reached(f"person:{who}", self._beyond)
        return fold(NOTHING, [each for each in self.happened if each.ledger in seen])

    def _beyond(self, node: str) -> Iterable[str]:
        found: list[str] = []
        for happened in self.happened:
            opened, closed = doors(happened)
            found += [wide for narrow, wide in opened if narrow == node]
            found = [wide for wide in found if (node, wide) not in closed]
        return found

    def ask(self, who: str, act: Act) -> Ruling | Refusal:
        """What the rules say to it."""
        state = self.state(who)
        actor = actor_of(state, who)
        if isinstance(act, acts.OpenNegotiation) and not self.happened:
            actor = Actor(who, f"office:{who}", "chair")
        return actor if isinstance(actor, Refusal) else decide(state, act, actor, NOW, self.fresh)

    def act(self, who: str, act: Act) -> Event:
        """Do it; the rules must say yes."""
        ruling = self.ask(who, act)
        assert isinstance(ruling, Ruling), ruling
        seat = f"office:{who}" if not self.happened else actor_of(self.state(who), who).seat
        number = sum(each.ledger == ruling.ledger for each in self.happened)
        happened = Happened(self.fresh(), ruling.ledger, number, NOW, who, seat, ruling.event)
        self.happened.append(happened)
        return ruling.event

    def refused(self, who: str, act: Act) -> Rule:
        """The rule by which it is refused."""
        ruling = self.ask(who, act)
        assert isinstance(ruling, Refusal), ruling
        return ruling.rule

    # --- the text ---

    def table(self, text: str, who: str = "chair", audience: str = "") -> str:
        """Table a draft; its id."""
        return self.act(who, acts.TableDraft("Draft", texts(text), audience=audience)).draft

    def propose(self, who: str, wording: Wording, audience: str = "parties", **more: object) -> str:
        """Propose it for the one draft there is; the proposal's id."""
        draft = self.draft(who).id
        return self.act(who, acts.Propose(draft, wording, audience=audience, **more)).proposal

    def draft(self, who: str = "chair") -> Draft:
        """The last draft that somebody sees."""
        return list(self.state(who).drafts.values())[-1]

    def proposal(self, name: str, who: str = "chair") -> Proposal:
        return self.state(who).proposals[name]

    def reads(self, name: str | None = None, who: str = "chair") -> str:
        """The whole text, as it stands or as a proposal would have it."""
        return join_words(reads(self.draft(who).tree, name))

    def references(self, name: str) -> list[str]:
        """The provisions that are new in a proposal, in its order."""
        return [each for each in draft_of(self.draft(), name).references if each.startswith("n")]

    def shown(self, name: str | None = None, who: str = "chair") -> list[str]:
        """The same, paragraph by paragraph with the labels."""
        paragraphs = draft_of(self.draft(who), name).text.paragraphs
        return [f"{each.number} {each.text}".strip() for each in paragraphs]


def texts(text: str) -> tuple[ParagraphText, ...]:
    """A text as a file would have it, with its labels."""
    return tuple(
        ParagraphText(each.text, each.number, each.heading, each.mark, each.notes, each.is_row)
        for each in read_draft(text, is_markdown=True).paragraphs
    )


def opened(*parties: str, text: str = "") -> Hall:
    """A negotiation with these parties, each with a delegate of its name; and a draft, if there is a text."""
    hall = Hall()
    hall.act("chair", acts.OpenNegotiation("Talks"))
    for party in parties:
        hall.act("chair", acts.AddParty(party, party.title()))
        seat(hall, party, f"party:{party}", "head")
    if text:
        hall.table(text)
    return hall


def seat(hall: Hall, person: str, place: str, role: Role) -> None:
    """Give somebody a seat."""
    hall.act("chair", acts.AdmitPerson(person, place, role))
