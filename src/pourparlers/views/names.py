"""How things are called in one viewer's view: proposals, decisions, audiences, the places of provisions.

1. A proposal is called by its sponsors and its label: `NOR 12`, `NOR+SUN 12`, with more than three sponsors
   `MER+NOR+SUN+4 12`. Sponsors stand in the order of their codes.
2. Decisions, positions, meetings and statements are counted in what the viewer sees: D1, P1, M1, S1; those
   before fewer than all parties apart, by letters: Pa, Pb. So all parties call by one number what all see.
3. A provision is called by the labels that it stands under in the standing text; a new one by those of what
   it would stand under and its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from pourparlers.talks.access import PARTIES
from pourparlers.talks.proposals import letters
from pourparlers.talks.state import Draft, Proposal, State
from pourparlers.text.numbering import paths
from pourparlers.text.rows import reads
from pourparlers.text.tree import ROOT, Provision, View, reference, view
from pourparlers.text.words import NOTE, join_words

__all__ = [
    "Audience",
    "AudienceKind",
    "Place",
    "Places",
    "audience_of",
    "called_in",
    "display_name",
    "display_names",
    "in_order",
    "sponsors_of",
]

AudienceKind: TypeAlias = Literal["public", "parties", "party", "office", "group", "room"]

PUBLIC: Final = "public"

SPONSORS_MAX: Final = 3
"""So many sponsors are named; of more, how many."""

OPENING_WORDS: Final = 7
"""So many words are enough to recognise a provision that has no label."""

_ID_SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class Audience:
    """Who sees something; `name` is a code or a name, "" for the public and all parties."""

    kind: AudienceKind
    name: str = ""


def audience_of(state: State, ledger: str) -> Audience:
    """The audience of a ledger, as people call it."""
    kind, _, name = ledger.partition(":")
    match kind:
        case "party":
            return Audience("party", name)
        case "office":
            return Audience("office", name)
        case "group":
            return Audience("group", state.groups[name].code if name in state.groups else name)
        case "room":
            return Audience("room", state.rooms[name].name if name in state.rooms else name)
        case "parties":
            return Audience("parties")
        case _:
            return Audience("public")


# --- Proposals ----------------------------------------------------------------------------------------


def sponsors_of(sponsors: Iterable[str]) -> str:
    """Sponsors as they stand before a label.

    >>> sponsors_of(["SUN", "NOR"]), sponsors_of("ABCDEFG")
    ('NOR+SUN', 'A+B+C+4')
    """
    found = sorted(sponsors)
    if len(found) > SPONSORS_MAX:
        found = [*found[:SPONSORS_MAX], str(len(found) - SPONSORS_MAX)]
    return "+".join(found)


def display_name(state: State, proposal: Proposal) -> str:
    """How a proposal is called where its text is shown; where two are called alike, with part of its id."""
    name = _name(proposal)
    alike = [
        each
        for each in state.proposals.values()
        if each.label == proposal.label and each.draft == proposal.draft and _name(each) == name
    ]
    return name if len(alike) == 1 else f"{name} {proposal.id[:_ID_SHOWN]}"


def display_names(state: State, draft: str) -> dict[str, str]:
    """The names of all proposals on a draft, by id."""
    named = {each.id: _name(each) for each in state.proposals.values() if each.draft == draft}
    counts: dict[str, int] = {}
    for name in named.values():
        counts[name] = counts.get(name, 0) + 1
    return {id: name if counts[name] == 1 else f"{name} {id[:_ID_SHOWN]}" for id, name in named.items()}


def _name(proposal: Proposal) -> str:
    return f"{sponsors_of(proposal.sponsors)} {proposal.label}".strip()


def in_order(name: str) -> tuple[str, bool, int, str]:
    """What to sort names by, so that NOR 2 comes before NOR 12.

    >>> sorted(["NOR 12", "NOR a", "NOR 2", "EST 20"], key=in_order)
    ['EST 20', 'NOR 2', 'NOR 12', 'NOR a']
    """
    sponsors, _, label = name.rpartition(" ") if " " in name else (name[:1], "", name[1:])
    return sponsors, not label.isdecimal(), int(label) if label.isdecimal() else 0, label


# --- What is counted ----------------------------------------------------------------------------------


def called_in(state: State) -> dict[str, str]:
    """What decisions (D), positions (P), meetings (M) and statements (S) are called, by id."""
    drafts = {each.id: each.ledger for each in state.drafts.values()}
    return {
        **_counted("D", {id: drafts.get(each.draft, PUBLIC) for id, each in state.decisions.items()}),
        **_counted("P", {id: each.ledger for id, each in state.positions.items()}),
        **_counted("M", {id: each.ledger for id, each in state.meetings.items()}),
        **_counted("S", {id: each.ledger for id, each in state.statements.items()}),
    }


def _counted(sign: str, ledgers: Mapping[str, str]) -> dict[str, str]:
    """A sign and a number for what is before all parties, a sign and letters for what is before fewer."""
    wide = [id for id, ledger in ledgers.items() if ledger in {PUBLIC, PARTIES}]
    narrow = [id for id, ledger in ledgers.items() if ledger not in {PUBLIC, PARTIES}]
    return {
        **{id: f"{sign}{number}" for number, id in enumerate(wide, 1)},
        **{id: f"{sign}{letters(number)}" for number, id in enumerate(narrow, 1)},
    }


# --- Places -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """A provision: its reference, the labels that lead to it, and, where it has none, its first words."""

    reference: str
    path: tuple[str, ...]
    opening: str = ""


class Places:
    """The places of a draft's provisions, found once for a whole view."""

    def __init__(self, draft: Draft, seen: View | None = None) -> None:
        self._draft = draft
        seen = seen or view(draft.tree)
        order = list(seen.in_order())
        outline = paths([_label(draft, each) for each in order])
        self._paths: Mapping[Provision, tuple[str, ...]] = dict(zip(order, outline, strict=True))
        self.order: Mapping[Provision, int] = {each: number for number, each in enumerate(order)}

    def of(self, provision: Provision) -> Place:
        """What a provision is called, wherever it is."""
        path = self._path(provision)
        own = _label(self._draft, provision)[0]
        return Place(reference(provision), path, "" if own else self._opening(provision))

    def named(self, name: str) -> Place:
        """The same by reference; one that is not known is called by that."""
        provision = self._draft.references.get(name)
        return Place(name, (), name) if provision is None else self.of(provision)

    def in_order(self, provisions: Iterable[Provision]) -> list[Provision]:
        """In reading order; what does not stand comes after what it would hang on."""
        return sorted(provisions, key=lambda each: (self._rank(each), reference(each)))

    def _rank(self, provision: Provision) -> tuple[int, int]:
        depth = 0
        while provision not in self.order:
            if len(provision) < 3:
                return len(self.order), depth
            parent = provision[1]
            assert isinstance(parent, tuple)
            provision, depth = parent, depth + 1
            if provision == ROOT:
                return len(self.order), depth
        return self.order[provision], depth

    def _path(self, provision: Provision) -> tuple[str, ...]:
        if provision in self._paths:
            return self._paths[provision]
        label = _label(self._draft, provision)[0]
        own = (label.strip(" .:–—-"),) if label else ()
        if len(provision) < 3:
            return own
        parent = provision[1]
        assert isinstance(parent, tuple)
        return own if parent == ROOT else (*self._path(parent), *own)

    def _opening(self, provision: Provision) -> str:
        row = self._draft.tree.rows.get(provision)
        if row is None:
            return ""
        keys = row.standing or row.draft.keys or next((each.keys for each in row.versions.values()), ())
        words = reads(keys)
        text = join_words(words[: OPENING_WORDS + 1]).replace(NOTE, "").strip(" |").replace(" |", " ·")
        return f"{text} …" if len(words) > OPENING_WORDS + 1 else text


def _label(draft: Draft, provision: Provision) -> tuple[str, int]:
    called = draft.paragraphs.get(provision)
    return (called.number, called.heading) if called else ("", 0)
