"""A draft's text as one viewer sees it: the rolling text, the standing text, the text as one party has it.

1. The rolling text shows every proposal that the viewer sees and that can still be acted upon. One that has
   gone before a wider audience is shown as what it became there, unless it was revised since.
2. The standing text says of its words which decision made them agreed, if any. Text that nobody contests is
   not agreed for that.
3. A party's text is the standing text with all of its open proposals. Where two of them share a place there
   is no text with both: the one that the party ranks higher is taken; of two that it does not rank, neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, groupby
from operator import itemgetter

from pourparlers.talks.agreement import LEVELS, Mark, marks
from pourparlers.talks.drafts import draft_of, read_view
from pourparlers.talks.events import Level
from pourparlers.talks.proposals import status
from pourparlers.talks.state import Draft, Proposal, State
from pourparlers.text.draft import Draft as Text, Paragraph
from pourparlers.text.rolling import Rolling
from pourparlers.text.rows import Clash as RowClash, Row, together
from pourparlers.text.tree import Provision, Slot, Tree, View, own_slots, reference, untangled, view
from pourparlers.text.tree_rolling import roll
from pourparlers.text.words import is_mark
from pourparlers.views.names import (
    Audience,
    Place,
    Places,
    audience_of,
    called_in,
    display_names,
    in_order,
)
from pourparlers.views.stamp import Stamp, stamp

__all__ = [
    "Agreed",
    "Clash",
    "PartyText",
    "Piece",
    "RollingText",
    "Shown",
    "StandingParagraph",
    "StandingText",
    "as_party",
    "open_proposals",
    "rolling",
    "shown",
    "standing",
]


@dataclass(frozen=True, slots=True)
class Shown:
    """A proposal in a text: its name there and what a reader should know of it.

    `heard_from` is the party that it was heard from and that has not confirmed it. `audience` is None where
    all who see the draft see it.
    """

    name: str
    proposal: str
    sponsors: tuple[str, ...]
    kind: str
    status: str
    is_without_prejudice: bool
    heard_from: str
    audience: Audience | None


@dataclass(frozen=True, slots=True)
class Agreed:
    """A provision (by reference) in which something is agreed: at which level, and by which decisions.

    `pending` are the parties that its decisions wait for.
    """

    reference: str
    level: Level
    is_whole: bool
    decisions: tuple[str, ...]
    pending: tuple[str, ...]
    is_ad_referendum: bool


@dataclass(frozen=True, slots=True)
class RollingText:
    """`shown` are the proposals in it, by name; `rolling` calls them so. `agreed` is by reference."""

    stamp: Stamp
    rolling: Rolling
    shown: tuple[Shown, ...]
    agreed: tuple[Agreed, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph that one decision made agreed, or ("") none."""

    text: str
    decision: str


@dataclass(frozen=True, slots=True)
class StandingParagraph:
    """`pieces` put together are its text. What is said of agreement is said of the provision that it is in,
    or of all that were joined in it.

    `is_break_agreed`: that a paragraph begins here within its provision. `level` is "" where nothing in it is
    agreed. `pending` are the parties that its decisions wait for.
    """

    place: Place
    mark: str
    number: str
    heading: int
    notes: tuple[str, ...]
    is_row: bool
    pieces: tuple[Piece, ...]
    is_break_agreed: bool
    level: Level | str
    is_whole: bool
    decisions: tuple[str, ...]
    pending: tuple[str, ...]
    is_ad_referendum: bool

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class StandingText:
    stamp: Stamp
    paragraphs: tuple[StandingParagraph, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two proposals that cannot both be had; `preferred` is the one that its party ranks higher, or ""."""

    one: str
    two: str
    preferred: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class PartyText:
    """`taken` are the proposals in the text, by name; `ranking` those that the party ranked, best first."""

    stamp: Stamp
    party: str
    text: Text
    taken: tuple[str, ...]
    clashes: tuple[Clash, ...]
    ranking: tuple[str, ...]


# --- The rolling text ---------------------------------------------------------------------------------


def rolling(state: State, draft: Draft, *, is_tabled_only: bool = False) -> RollingText:
    """Everything in; `is_tabled_only` leaves out what not all who see the draft see."""
    found = shown(state, draft, is_tabled_only=is_tabled_only)
    names = {each.proposal: each.name for each in found}
    return RollingText(
        stamp(state, draft), roll(draft.tree, draft.paragraphs, names), found, _agreed(state, draft)
    )


def _agreed(state: State, draft: Draft) -> tuple[Agreed, ...]:
    called = called_in(state)
    found = (
        Agreed(
            reference(provision),
            mark.level,
            mark.is_whole,
            tuple(called[each] for each in mark.decisions),
            mark.pending,
            mark.is_ad_referendum,
        )
        for provision, mark in marks(state, draft).items()
    )
    return tuple(sorted(found, key=lambda each: each.reference))


def shown(state: State, draft: Draft, *, is_tabled_only: bool = False) -> tuple[Shown, ...]:
    """The proposals that are shown in a draft's text, by name."""
    names = display_names(state, draft.id)
    proposals = [
        each for each in open_proposals(state, draft) if each.ledger == draft.ledger or not is_tabled_only
    ]
    return tuple(
        sorted((_shown(state, draft, each, names) for each in proposals), key=lambda s: in_order(s.name))
    )


def open_proposals(state: State, draft: Draft) -> Iterator[Proposal]:
    """Those that can still be acted upon, without those that stand before a wider audience as well."""
    became: dict[str, Proposal] = {}
    for each in state.proposals.values():
        if each.earlier and each.state not in {"withdrawn", "fallen", "disowned"}:
            became[each.earlier] = each
    for each in state.proposals.values():
        if each.draft == draft.id and each.is_open and not _is_elsewhere(each, became.get(each.id)):
            yield each


def _is_elsewhere(proposal: Proposal, became: Proposal | None) -> bool:
    return became is not None and proposal.versions[-1].at <= became.versions[0].at


def _shown(state: State, draft: Draft, proposal: Proposal, names: Mapping[str, str]) -> Shown:
    return Shown(
        name=names[proposal.id],
        proposal=proposal.id,
        sponsors=tuple(sorted(proposal.sponsors)),
        kind=proposal.kind,
        status=status(state, proposal.id),
        is_without_prejudice=proposal.kind == "bridging",
        heard_from="" if proposal.is_confirmed else proposal.heard_from,
        audience=None if proposal.ledger == draft.ledger else audience_of(state, proposal.ledger),
    )


# --- The standing text --------------------------------------------------------------------------------


def standing(state: State, draft: Draft, *, is_conforming: bool = False) -> StandingText:
    """The text if no open proposal were taken; `is_conforming` numbers it anew and says so in the stamp."""
    seen = view(draft.tree)
    places, agreed = Places(draft, seen), marks(state, draft)
    reading = read_view(draft, seen, is_conforming=is_conforming)
    called = called_in(state)
    found = _paragraphs(called, draft, seen, agreed)
    paragraphs = tuple(
        _paragraph(places.named(name), paragraph, built, called)
        for paragraph, name, built in zip(reading.text.paragraphs, reading.references, found, strict=True)
    )
    return StandingText(stamp(state, draft, is_conforming=is_conforming), paragraphs)


@dataclass(slots=True)
class _Built:
    """A paragraph while it is put together: its words, each with its decision, and what it is made of."""

    is_break_agreed: bool
    words: list[tuple[str, str]] = field(default_factory=list)
    marks: list[Mark | None] = field(default_factory=list)


def _paragraphs(
    called: Mapping[str, str], draft: Draft, seen: View, agreed: Mapping[Provision, Mark]
) -> list[_Built]:
    """The paragraphs of the text, cut where `read_view` cuts; one that was joined has several provisions."""
    paragraphs: list[_Built] = []
    for provision in seen.in_order():
        mark = agreed.get(provision)
        for number, (word, decision) in enumerate(_agreed_words(draft.tree.rows[provision], mark)):
            if is_mark(word) or not paragraphs:
                paragraphs.append(_Built(number > 0 and bool(decision)))
            if not is_mark(word):
                paragraphs[-1].words.append((word, called.get(decision, "")))
            if not number or is_mark(word):
                paragraphs[-1].marks.append(mark)
    return paragraphs


def _paragraph(
    place: Place, paragraph: Paragraph, built: _Built, called: Mapping[str, str]
) -> StandingParagraph:
    marks = [mark for mark in built.marks if mark]
    return StandingParagraph(
        place=place,
        mark=paragraph.mark,
        number=paragraph.number,
        heading=paragraph.heading,
        notes=paragraph.notes,
        is_row=paragraph.is_row,
        pieces=tuple(_pieces(built.words)),
        is_break_agreed=built.is_break_agreed,
        level=min((mark.level for mark in marks), key=LEVELS.index, default=""),
        is_whole=all(mark and mark.is_whole for mark in built.marks),
        decisions=tuple(dict.fromkeys(called[each] for mark in marks for each in mark.decisions)),
        pending=tuple(sorted({party for mark in marks for party in mark.pending})),
        is_ad_referendum=any(mark.is_ad_referendum for mark in marks),
    )


def _agreed_words(row: Row, mark: Mark | None) -> Iterator[tuple[str, str]]:
    counting = [""] * len(row.standing)
    for piece in mark.pieces if mark else ():
        counting[piece.start : piece.end] = [piece.decision] * (piece.end - piece.start)
    return zip((key.word for key in row.standing), counting, strict=True)


def _pieces(words: Sequence[tuple[str, str]]) -> Iterator[Piece]:
    is_first = True
    for decision, group in groupby(words, key=itemgetter(1)):
        text = "".join(word for word, _ in group)
        yield Piece(text.removeprefix(" ") if is_first else text, decision)
        is_first = False


# --- One party's text ---------------------------------------------------------------------------------


def as_party(state: State, draft: Draft, party: str) -> PartyText:
    """The text as a sponsor (a party, a group's code, an office) would have it."""
    names = display_names(state, draft.id)
    own = sorted(
        (p.id for p in open_proposals(state, draft) if party in p.sponsors),
        key=lambda id: in_order(names[id]),
    )
    ranking = [each for each in state.ranks.get(party, ()) if each in own]
    places = Places(draft)
    clashes = {
        (one, two): provisions
        for one, two in combinations(own, 2)
        if (provisions := _clashing(draft.tree, one, two))
    }
    preferred = {pair: _preferred(pair, ranking) for pair in clashes}
    taken = _taken(own, ranking, preferred)
    return PartyText(
        stamp=stamp(state, draft),
        party=party,
        text=read_view(draft, _union(draft.tree, taken)).text if taken else draft_of(draft).text,
        taken=tuple(names[each] for each in taken),
        clashes=tuple(
            Clash(
                names[one],
                names[two],
                names.get(preferred[one, two], ""),
                tuple(map(places.of, places.in_order(provisions))),
            )
            for (one, two), provisions in clashes.items()
        ),
        ranking=tuple(names[each] for each in ranking),
    )


def _preferred(pair: tuple[str, str], ranking: Sequence[str]) -> str:
    return next((each for each in ranking if each in pair), "")


def _taken(own: Sequence[str], ranking: Sequence[str], clashes: Mapping[tuple[str, str], str]) -> list[str]:
    """The ranked ones, the best first, then the others: what clashes with one that is taken is not."""
    beaten = {each for pair, best in clashes.items() if not best for each in pair}
    taken: list[str] = []
    for each in (*ranking, *(name for name in own if name not in ranking)):
        if each not in beaten and not any((min(each, t), max(each, t)) in _pairs(clashes) for t in taken):
            taken.append(each)
    return [each for each in own if each in taken]


def _pairs(clashes: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    return {(min(pair), max(pair)) for pair in clashes}


def _clashing(tree: Tree, one: str, two: str) -> tuple[Provision, ...]:
    """Where two versions share a place, neither written on the other."""
    both = set(tree.spoken[one]) & set(tree.spoken[two])
    shared = {each for each in both if isinstance(together(tree.rows[each], (one, two)), RowClash)}
    if tree.versions[one].on == two or tree.versions[two].on == one:
        return tuple(shared)
    slots, others = _moved(tree, one), _moved(tree, two)
    return (*shared, *(each for each in slots.keys() & others.keys() - shared if slots[each] != others[each]))


def _moved(tree: Tree, name: str) -> dict[Provision, Slot]:
    """The slots of a version that are not the standing ones."""
    if name not in tree.placing:
        return {}
    own = own_slots(tree, tree.versions[name])
    return {each: slot for each, slot in own.items() if slot != tree.slots.get(each)}


def _union(tree: Tree, names: Sequence[str]) -> View:
    """The one tree that several versions ask for which do not clash."""
    words = {}
    for provision, row in tree.rows.items():
        here = [name for name in names if name in row.versions]
        keys = together(row, here) if here else row.standing
        assert not isinstance(keys, RowClash), "versions that clash are not put together"
        if keys:
            words[provision] = keys
    amended = {tree.versions[name].on for name in names}
    slots: dict[Provision, Slot] = {}
    for name in (*(each for each in names if each in amended), *(n for n in names if n not in amended)):
        slots.update(_moved(tree, name))
    return View(words, untangled(tree.slots, slots, words))
