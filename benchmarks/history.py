"""A long record: 100,000 events loaded from a file, checked and folded into what a delegate may know.

    python benchmarks/history.py

Prints what has to be at most 3 s, and how it is made up. The events are of every common kind: a draft of
1,000 provisions, 20,000 proposals of parties with 200 decisions among them, positions on them, statements.
There is no peer for the whole; the peer of the store is in benchmarks/store.py.
"""

from __future__ import annotations

import gc
import os
import sqlite3
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Final

import msgspec

from pourparlers.record.envelope import Envelope, decode, encode, leaf_hash
from pourparlers.record.ledgers import NOTHING as NO_LEDGERS, extend, merge
from pourparlers.record.merkle import EMPTY
from pourparlers.record.stores.sqlite import open_store
from pourparlers.service.reading import ReadingRoom, happening
from pourparlers.talks import events as e
from pourparlers.talks.access import doors
from pourparlers.talks.fold import NOTHING, fold
from pourparlers.talks.schema import write_event
from pourparlers.talks.wording import Edit, Wording

EVENTS: Final = 100_000
PROVISIONS: Final = 1_000
WORDS: Final = 50
PARTIES: Final = 40
PROPOSALS: Final = 20_000
DECISIONS: Final = 200
STATEMENTS: Final = 10_000

NEGOTIATION: Final = "0" * 32
PERSON: Final = "1" * 32
VOCABULARY: Final = [f"{stem}{ending}" for stem in range(600) for ending in "abcde"]


def make_events(random: Random) -> list[tuple[str, e.Event]]:
    """What happens, each with its ledger."""
    told: list[tuple[str, e.Event]] = [
        ("parties", e.NegotiationOpened("Benchmark", "UTC", "same-body", True, "en"))
    ]
    told += [("parties", e.PartyAdded(f"P{n}", f"Party {n}")) for n in range(PARTIES)]
    texts = [" ".join(random.choices(VOCABULARY, k=WORDS)) for _ in range(PROVISIONS)]
    paragraphs = tuple(e.ParagraphText(text, f"{n + 1}.") for n, text in enumerate(texts))
    draft = _name(random)
    told.append(
        ("parties", e.DraftTabled(draft, "Draft", ("P0",), "basis-for-negotiation", "en", paragraphs))
    )
    proposals = []
    for number in range(PROPOSALS):
        at = random.randrange(PROVISIONS)
        words = texts[at].split()
        words[random.randrange(WORDS)] = random.choice(VOCABULARY)
        edit = Edit(f"d{at}", "\n\n " + " ".join(words))
        name, party = _name(random), f"P{number % PARTIES}"
        proposals.append(name)
        ledger = "parties" if number % 5 else f"party:{party}"
        told.append((ledger, e.ProposalTabled(name, draft, "ordinary", "any", (party,), Wording((edit,)))))
        if number % (PROPOSALS // DECISIONS) == 1:
            take = e.Take(name)
            told.append(("parties", e.Decided(_name(random), draft, "working-group", "", (take,))))
    for number in range(STATEMENTS):
        party = f"P{number % PARTIES}"
        said = e.StatementMade(_name(random), "A", party, "statement", "We note.", "2026")
        told.append(("parties", said))
    while len(told) < EVENTS:
        target = e.Target(draft, random.choice(proposals), 1, "", (("d0", "\n\n " + texts[0]),))
        stand: e.Stand = random.choice(("supports", "can-accept", "opposes"))
        party = f"P{len(told) % PARTIES}"
        told.append(("parties", e.PositionTaken(_name(random), party, target, stand)))
    return told


def _name(random: Random) -> str:
    return f"{random.getrandbits(128):032x}"


def write(path: Path, told: list[tuple[str, e.Event]], random: Random) -> None:
    """The file, written at once: only reading is measured here."""
    open_store(path, create=NEGOTIATION).close()
    connection = sqlite3.connect(path)
    last: dict[str, str] = {}
    frontiers = {}
    opened = {("party:P0", "parties")}
    for ledger, event in told:
        kind, body = write_event(event)
        frontier = frontiers.get(ledger, EMPTY)
        wider = frontiers.get("parties") if ledger != "parties" else None
        heads = {"parties": (wider.size, wider.root)} if wider else {}
        envelope = Envelope(
            1, _name(random), NEGOTIATION, ledger, frontier.size, last.get(ledger, ""), heads,
            "2026-11-27T09:30:00Z", PERSON, "office:chair", _name(random), _name(random), kind,
            msgspec.Raw(body),
        )  # fmt: skip
        recorded = decode(encode(envelope))
        last[ledger] = leaf_hash(recorded.data)
        frontiers[ledger] = frontier.add(recorded.hash)
        connection.execute("INSERT INTO events VALUES (?, ?, ?)", (ledger, frontier.size, recorded.data))
        opened |= set(doors(happening(recorded)).opened)
    opened.add((f"person:{PERSON}", "party:P0"))
    opened |= {(f"person:{PERSON}", f"party:P{n}") for n in range(PARTIES)}  # one reader who reads it all
    connection.executemany("INSERT OR IGNORE INTO doors VALUES (?, ?)", sorted(opened))
    for name, frontier in frontiers.items():
        row = (name, frontier.size, b"".join(frontier.peaks))
        connection.execute("INSERT INTO ledgers VALUES (?, ?, ?)", row)
    connection.commit()
    connection.close()


def main() -> None:
    random = Random(1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "talks.pourparlers"
        write(path, make_events(random), random)
        print(f"{EVENTS:,} events, {path.stat().st_size / 1e6:.0f} MB, {os.cpu_count()} cores")
        gc.collect()
        gc.disable()
        began = time.perf_counter()
        store = open_store(path)
        view = ReadingRoom(store).view(PERSON)
        whole = time.perf_counter() - began
        assert len(view.log) == EVENTS, len(view.log)
        print(f"loaded, checked and folded: {whole:.2f} s (at most 3)")
        marks = [time.perf_counter()]
        data = store.read(store.readable(f"person:{PERSON}"))
        marks.append(time.perf_counter())
        checked = extend(NO_LEDGERS, data)
        marks.append(time.perf_counter())
        order = merge(checked.events)
        marks.append(time.perf_counter())
        told = [happening(each) for each in order]
        marks.append(time.perf_counter())
        fold(NOTHING, told)
        marks.append(time.perf_counter())
        steps = ("loaded", "checked", "ordered", "read", "folded")
        for step, start, end in zip(steps, marks, marks[1:], strict=False):
            print(f"  {step}: {end - start:.2f} s")
        store.close()


main()
