"""A long draft and an amendment of it whose every edit is known: what `redline.py` is measured against.

The text is an exercise made from the word lists below, with the sentence patterns and the shares of "the",
"of" and "shall" that treaties have. A fifth of the paragraphs are near-identical boilerplate in long rows,
as in annexes. Everything follows from the seed.

The truth is kept as the edits are made: each word edit as (row, start, end, new words) on the words of the
old paragraph, in the one normal form in which an edit can be told at all (an insertion or deletion as far
to the left as it goes), each deleted, inserted and moved paragraph by its place. Edits of one paragraph
never touch: at least `apart` words lie between them, just one for `apart=1`.

A few words that are replaced share none with what replaces them; otherwise nobody could say whether it
is one edit or two. One edit in twenty-five rewrites a whole phrase of four to seven words, and there "the",
"of" or a comma may well stand in both: a reader wants one mark, and the truth is one.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pourparlers.text.draft import Draft, Paragraph
from pourparlers.text.words import join_words, split_words

__all__ = ["Amendment", "amendment"]

BODIES = (
    "the Council",
    "the Secretariat",
    "the depositary",
    "the Joint Commission",
    "each Party",
    "the Parties",
    "the Guarantor",
    "the host State",
    "the Board of Inspectors",
    "any Contracting Party",
    "the Committee on Compliance",
    "the Executive Secretary",
    "an observer mission",
    "the Conference",
    "the commander of the zone",
    "the receiving Party",
    "the Panel of Experts",
    "both Governments",
    "the Liaison Office",
)
MODALS = ("shall", "shall", "shall", "shall", "may", "should", "will", "shall not", "may not", "is to")
VERBS = (
    "adopt establish review notify transmit publish inspect withdraw deploy finance verify suspend "
    "convene approve consider prepare maintain submit communicate designate examine extend facilitate "
    "guarantee identify implement limit monitor negotiate observe permit prohibit protect provide "
    "receive record reduce release replace report restore return secure store supervise support "
    "transfer treat update assess authorise certify close consult coordinate declare define disclose "
    "dismantle evacuate exchange"
).split()
NOUNS = (
    "access account accreditation agenda agreement airfield amendment ammunition annex appointment "
    "arbitration armament arrangement assessment assistance authority autonomy balance barrage base "
    "battalion border boundary bridge budget burden calendar camp capacity cargo ceasefire ceiling "
    "certificate channel charter checkpoint circular claim clause coast commitment compensation "
    "complaint compliance component concession conduct confidence consent consultation contingent "
    "contribution convoy corridor cost counsel credential crew crisis crossing custody customs damage "
    "data debt declaration decommissioning decree delegation delivery demarcation demobilisation "
    "deployment deposit depot detachment deterrence device directive disarmament dispute district "
    "document drill duty easement embargo emergency enclave engineer entitlement envoy equipment "
    "escort estimate evidence exchange exemption exercise expenditure expert export facility ferry "
    "fishery fleet flight formation fortification framework freight frequency frontier fuel fund "
    "garrison guarantee guideline harbour hazard headquarters helicopter hostility hotline "
    "humanitarian immunity import incident indemnity information infrastructure initiative inquiry "
    "inspection installation instalment instrument insurance interest interference inventory invoice "
    "irrigation jurisdiction labour landing laboratory launcher ledger levy liability liaison licence "
    "livelihood loan logistics manoeuvre mandate manual manoeuvring margin material mediation meeting "
    "membership memorandum migrant militia mine minority missile mission mobilisation monitor "
    "moratorium munitions navigation neutrality notice notification nuisance objection obligation "
    "occupation offence offset operation ordnance overflight ownership pardon passage passport patrol "
    "payment peacekeeper penalty pension perimeter permit personnel petition pier pilot pipeline "
    "pledge police port possession precaution premise presence prisoner privilege procedure "
    "procurement programme prohibition project property proposal protocol provision quarantine query "
    "quota railway range ratification reconstruction record recovery reduction refugee register "
    "registry regulation reimbursement release relief remedy removal renewal reparation replacement "
    "report repository request reserve reservation residence resolution resource restitution "
    "restraint restriction retention return revenue review revision right risk road roster route rule "
    "safeguard sanction satellite schedule seabed search seat sector security seizure sensor session "
    "settlement shelter shipment signature site sovereignty specification squadron staff standard "
    "station statute stockpile storage strait submarine subsidy succession summary supply "
    "surveillance survey suspension tariff tax technology telemetry territory testimony timetable "
    "title tonnage trade training transit transfer translation transparency transport treasury "
    "tribunal troop trustee tunnel turbine umpire undertaking vaccination validation vehicle vessel "
    "veto violation visa visit waiver warehouse warning warrant waste watercourse weapon welfare "
    "withdrawal witness workshop zone"
).split()
ADJECTIVES = (
    "additional adequate administrative aerial annual applicable appropriate armed autonomous "
    "available bilateral binding civil collective common competent complete confidential conventional "
    "customary defensive detailed diplomatic early economic effective emergency equal equitable "
    "essential exceptional existing external final financial forward full general independent initial "
    "interim internal joint judicial land lasting lawful legal light local maritime medical military "
    "minimum mobile mutual national naval necessary neutral nuclear official operational ordinary "
    "partial peaceful permanent preliminary previous primary principal prior progressive prompt "
    "provisional public quarterly reasonable reciprocal regional regular relevant remaining required "
    "responsible secret separate serious special strategic subsequent sufficient supplementary "
    "tactical technical temporary territorial total unarmed unilateral urgent verified voluntary"
).split()
CONDITIONS = (
    "in accordance with Article {small}",
    "within {days} days of the receipt of {np}",
    "not later than {days} days after {np}",
    "without prejudice to {np}",
    "subject to the consent of {body}",
    "on the basis of {np}",
    "in consultation with {body}",
    "unless {body} decides otherwise",
    "at the request of {body}",
    "for a period of {days} months",
    "up to a total of {sum} crowns",
    "with a view to the {noun} of {np}",
    "taking into account {np} and {np}",
    "as set out in paragraph {small}",
    "to the extent that {np} so requires",
)
INSERTIONS = (
    "as appropriate",
    "to the fullest extent possible",
    "and its {noun}",
    "in good faith",
    "without delay",
    "or any other {noun}",
    "each year",
    "where {body} so requests",
    "duly",
    "jointly",
    "and {adjective}",
    "by {adjective} means",
    "{adjective}",
    "of the {noun}",
)
SHARED = {" the", " of", " and", " to", " in", " a", " for", ","}
BOILERPLATE = (
    (
        "Any {thing} to Protocol {n} shall be communicated to {body}, who shall inform the other Parties "
        "of it {how} and enter its date and its number in the register that is kept for this purpose."
    ),
    (
        "The list of {thing}s under Annex {n} shall be open to inspection by {body}, which shall return "
        "it {how} together with its findings and with the names of those who took part in the inspection."
    ),
)


@dataclass(frozen=True)
class Amendment:
    """Both texts and the truth between them; rows and places count paragraphs from 0."""

    old: Draft
    new: Draft
    words: frozenset[tuple[int, int, int, tuple[str, ...]]] = frozenset()
    deleted: frozenset[int] = frozenset()
    inserted: frozenset[int] = frozenset()  # places in the new text
    moved: frozenset[tuple[int, int]] = frozenset()  # row, place in the new text
    boilerplate: frozenset[int] = frozenset()  # rows

    @property
    def edits_count(self) -> int:
        return len(self.words) + len(self.deleted) + len(self.inserted) + len(self.moved)


@dataclass
class _Writer:
    """Makes phrases."""

    rng: random.Random
    fillers: dict[str, Callable[[], str]] = field(init=False)

    def __post_init__(self) -> None:
        pick = self.rng.choice
        self.fillers = {
            "small": lambda: str(self.rng.randint(1, 60)),
            "days": lambda: str(pick((7, 10, 14, 15, 20, 21, 28, 30, 45, 60, 90, 120, 180))),
            "sum": lambda: f"{self.rng.randint(1, 90)},{pick('0123456789')}00,000",
            "np": self.noun_phrase,
            "noun": lambda: pick(NOUNS),
            "adjective": lambda: pick(ADJECTIVES),
            "body": lambda: pick(BODIES),
        }

    def fill(self, pattern: str) -> str:
        while "{" in pattern:
            name = pattern[pattern.index("{") + 1 : pattern.index("}")]
            pattern = pattern.replace("{" + name + "}", self.fillers[name](), 1)
        return pattern

    def noun_phrase(self) -> str:
        pick, odds = self.rng.choice, self.rng.random
        phrase = pick(("the", "the", "the", "any", "its", "a", "such", "all"))
        if odds() < 0.45:
            phrase += f" {pick(ADJECTIVES)}"
        phrase += f" {pick(NOUNS)}"
        if odds() < 0.35:
            phrase += f" {pick(('of the', 'for', 'under the', 'in the', 'and'))} {pick(NOUNS)}"
        return phrase

    def sentence(self) -> str:
        pick, odds = self.rng.choice, self.rng.random
        text = f"{pick(BODIES)} {pick(MODALS)} {pick(VERBS)} {self.noun_phrase()}"
        if odds() < 0.5:
            text += f" and {self.noun_phrase()}"
        for _ in range(self.rng.randint(0, 2)):
            text += f"{pick(('', ','))} {self.fill(pick(CONDITIONS))}"
        return f"{text[0].upper()}{text[1:]}."

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.rng.choice((1, 2, 2, 3, 3, 4))))

    def boilerplate(self, n: int) -> str:
        pick = self.rng.choice
        return BOILERPLATE[n // 300 % 2].format(
            n=n + 1,
            thing=pick(("amendment", "correction", "annex", "addition")),
            body=pick(("the depositary", "the Secretariat", "the host State")),
            how=pick(("without delay", "within one week", "in writing")),
        )


def amendment(
    *,
    seed: int = 7,
    paragraphs_count: int = 3_000,
    words_count: int = 150_000,
    edits_count: int = 2_000,
    boilerplate_count: int = 600,
    apart: int = 3,
) -> Amendment:
    """A draft and its amendment: one edit in twenty-five deletes a paragraph, one inserts, two move one."""
    rng = random.Random(seed)
    writer = _Writer(rng)
    texts, boilerplate = _draft(writer, paragraphs_count, words_count, boilerplate_count)
    rows = [split_words(text) for text in texts]

    order = list(range(len(texts)))
    share = edits_count // 25
    plain = [row for row in order if row not in boilerplate and len(rows[row]) >= 12]
    moved = set(rng.sample(plain, 2 * share))  # half of them are edited too
    deleted = set(rng.sample([row for row in order if row not in moved], share))

    left = edits_count - 4 * share
    edits: dict[int, list[tuple[int, int, tuple[str, ...]]]] = {}
    able = [row for row in order if row not in deleted and len(rows[row]) >= 12]
    edited = sorted(moved)[::2]
    rest = [row for row in able if row not in moved]
    rng.shuffle(rest)
    for row in edited + rest:
        if not left:
            break
        most = min(left, 1 if row in moved else rng.choice((1, 1, 2, 3) if apart > 1 else (2, 2, 3)))
        edits[row] = _edits(writer, rows[row], most, apart)
        left -= len(edits[row])
    return _amended(writer, texts, rows, edits, deleted, moved, share, boilerplate)


def _draft(
    writer: _Writer, paragraphs_count: int, words_count: int, boilerplate_count: int
) -> tuple[list[str], frozenset[int]]:
    """Texts of the asked length, with boilerplate in rows of twenty."""
    texts: list[str] = []
    boilerplate: set[int] = set()
    size = n = 0
    every = max(1, paragraphs_count // max(1, boilerplate_count // 20))
    while len(texts) < paragraphs_count:
        if len(texts) % every < 20 and n < boilerplate_count:
            boilerplate.add(len(texts))
            text = writer.boilerplate(n)
            n += 1
        else:
            text = writer.paragraph()
            while size + len(text.split()) < (words_count * (len(texts) + 1)) // paragraphs_count:
                text += f" {writer.sentence()}"
        size += len(text.split())
        texts.append(text)
    return texts, frozenset(boilerplate)


def _edits(
    writer: _Writer, words: tuple[str, ...], most: int, apart: int
) -> list[tuple[int, int, tuple[str, ...]]]:
    """Up to `most` edits of one paragraph, from the left, in normal form and that far apart."""
    found: list[tuple[int, int, tuple[str, ...]]] = []
    at = writer.rng.randint(1, max(1, len(words) - 6 * most))
    while len(found) < most and at < len(words) - 1:
        edit = _edit(writer, words, at)
        if edit is None or (found and edit[0] < found[-1][1] + min(apart, 2)):
            if found and apart == 1:
                break
            at += 1
            continue
        found.append(edit)
        at = edit[1] + (1 if apart == 1 else apart + writer.rng.randint(0, 6))
    return found


def _edit(writer: _Writer, words: tuple[str, ...], at: int) -> tuple[int, int, tuple[str, ...]] | None:
    """One edit at the word `at`; None where it would be none, or could be read as another."""
    rng = writer.rng
    if words[at].strip()[0].isdigit():
        return _normal(
            words, at, at + 1, (f" {int(words[at].strip().replace(',', '')) + rng.randint(1, 9):,}",)
        )
    kind = rng.random()
    if kind < 1 / 25:
        return _rewritten(writer, words, at)
    if kind < 1 / 2:
        return _replaced(writer, words, at)
    if kind < 3 / 4:
        return _normal(words, at, at, split_words(writer.fill(rng.choice(INSERTIONS))))
    return _normal(words, at, min(at + rng.choice((1, 1, 2, 3, 4)), len(words) - 1), ())


def _replaced(writer: _Writer, words: tuple[str, ...], at: int) -> tuple[int, int, tuple[str, ...]] | None:
    """One word by another of its kind, or two or three by other words."""
    rng = writer.rng
    size = rng.choice((1, 1, 1, 2, 2, 3))
    gone = words[at : at + size]
    if not all(word.strip().isalpha() for word in gone):
        return None
    if size == 1:
        lists = [kin for kin in (NOUNS, VERBS, ADJECTIVES) if gone[0].strip() in kin]
        come = rng.choice(lists[0]) if lists else rng.choice(("any", "each", "their", "such", "with", "from"))
    else:
        come = " ".join(writer.fill(rng.choice(INSERTIONS)).split()[: size + 1])
    return None if set(gone) & set(split_words(come)) else _normal(words, at, at + size, split_words(come))


def _rewritten(writer: _Writer, words: tuple[str, ...], at: int) -> tuple[int, int, tuple[str, ...]] | None:
    """A phrase for a phrase; what they share is of the kind that every phrase has."""
    gone = words[at : at + writer.rng.randint(4, 7)]
    come = split_words(writer.fill(writer.rng.choice(CONDITIONS)))[: writer.rng.randint(4, 7)]
    kept = set(gone) & set(come)
    if min(len(gone), len(come)) < 4 or at + len(gone) >= len(words) or kept - SHARED:
        return None
    if any(word.strip()[0].isdigit() or word.strip() in MODALS for word in gone):
        return None
    return _normal(words, at, at + len(gone), come)


def _normal(
    words: tuple[str, ...], start: int, end: int, come: tuple[str, ...]
) -> tuple[int, int, tuple[str, ...]] | None:
    if come and end > start:
        if come[0] == words[start] or come[-1] == words[end - 1] or come == words[start:end]:
            return None
        return start, end, come
    while start and words[start - 1] == (come[-1] if come else words[end - 1]):
        come = (come[-1], *come[:-1]) if come else ()
        start, end = start - 1, end - 1
    return start, end, come


def _amended(  # noqa: PLR0913, PLR0917 -- the parts of one truth
    writer: _Writer,
    texts: Sequence[str],
    rows: Sequence[tuple[str, ...]],
    edits: dict[int, list[tuple[int, int, tuple[str, ...]]]],
    deleted: set[int],
    moved: set[int],
    inserted_count: int,
    boilerplate: frozenset[int],
) -> Amendment:
    rng = writer.rng
    changed = {row: _applied(rows[row], found) for row, found in edits.items()}
    order: list[tuple[int, str]] = [
        (row, changed.get(row, text))
        for row, text in enumerate(texts)
        if row not in deleted and row not in moved
    ]
    for row in sorted(moved):
        order.insert(_far_from(rng, order, row), (row, changed.get(row, texts[row])))
    for n in range(inserted_count):
        is_copy = n % 4 == 0
        text = (
            writer.boilerplate(len(boilerplate) + n)
            if is_copy
            else writer.paragraph() + " " + writer.sentence()
        )
        order.insert(rng.randrange(len(order)), (-1, text))
    return Amendment(
        Draft(tuple(Paragraph(text) for text in texts)),
        Draft(tuple(Paragraph(text) for _, text in order)),
        words=frozenset((row, *edit) for row, found in edits.items() for edit in found),
        deleted=frozenset(deleted),
        inserted=frozenset(place for place, (row, _) in enumerate(order) if row < 0),
        moved=frozenset((row, place) for place, (row, _) in enumerate(order) if row in moved),
        boilerplate=boilerplate,
    )


def _applied(words: tuple[str, ...], edits: Sequence[tuple[int, int, tuple[str, ...]]]) -> str:
    row = list(words)
    for start, end, come in sorted(edits, reverse=True):
        row[start:end] = come
    return join_words(row)


def _far_from(rng: random.Random, order: Sequence[tuple[int, str]], row: int) -> int:
    """A place at least twenty paragraphs from where the row stood."""
    while True:
        place = rng.randrange(len(order))
        if all(abs(other - row) > 20 for other, _ in order[max(0, place - 1) : place + 1] if other >= 0):
            return place


def main() -> None:
    """Print both texts' sizes, or write them to files to look at."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--apart", type=int, default=3)
    parser.add_argument("--show", type=int, default=5, help="paragraphs to print")
    options = parser.parse_args()
    made = amendment(seed=options.seed, apart=options.apart)
    for paragraph in made.old.paragraphs[: options.show] + made.old.paragraphs[100 : 100 + options.show]:
        print(paragraph.text, end="\n\n")
    sizes = [sum(len(p.text.split()) for p in d.paragraphs) for d in (made.old, made.new)]
    print(f"{sizes[0]:,} words in {len(made.old.paragraphs):,} paragraphs become {sizes[1]:,}")
    print(
        f"{made.edits_count:,} edits: {len(made.words):,} of words, {len(made.deleted)} deleted, "
        f"{len(made.inserted)} inserted, {len(made.moved)} moved"
    )


if __name__ == "__main__":
    main()
