"""What comes from outside wrong: strange acts, bent exports, flipped bits. Always an answer, no accident."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from tests.laws.act_histories import Played, random_history, replay, seeded
from tests.threats.mutations import STRANGE, mutated_act, mutated_bytes
from tests.threats.told import everything
from tests.threats.worlds import World, as_it_was, in_order

from pourparlers.dates import BadDateError, parse_date
from pourparlers.record.exports import NewerExportError, NotAnExportError
from pourparlers.record.stores.sqlite import StoreError, open_store
from pourparlers.service.bundle import check_export, check_store, export, unpack
from pourparlers.service.reading import happening
from pourparlers.service.receipts import Receipt
from pourparlers.talks import acts
from pourparlers.talks.access import doors
from pourparlers.talks.refusals import Refusal, Rule
from pourparlers.talks.state import State


def drawn(seed: int) -> Played:
    return replay(random_history(seeded(seed)))


@pytest.mark.parametrize("seed", range(12))
def test_a_strange_act_gets_a_receipt_or_a_refusal(seed: int) -> None:
    """Whatever fits the form of an act; and all that people see afterwards can still be shown."""
    random, played = seeded(seed), drawn(seed)
    for number in range(40):
        step = random.choice(played.steps[1:])
        person, seat = random.choice(played.people) if number % 3 == 0 else (step.person, step.seat)
        act = mutated_act(step.act, random, names_in(played.view(person).state))
        if act is not None:
            played.begin(1000 + number)
            assert isinstance(played.desk.act(person, act, seat=seat), Receipt | Refusal)
    for person in played.viewers[:6]:
        assert list(everything(played.view(person)))


def names_in(state: State) -> list[str]:
    """What an attacker who sees this would put into an act."""
    references = [name for draft in state.drafts.values() for name in draft.references]
    return [*state.proposals, *state.drafts, *state.decisions, *state.positions, *state.groups, *references]


@pytest.mark.parametrize("seed", range(4))
def test_a_bent_export_is_refused_or_its_first_bad_event_named(seed: int) -> None:
    """No byte of an export is changed, cut out, doubled or put in unnoticed; the good part is readable."""
    random, played = seeded(seed), drawn(seed)
    data = export(played.store, played.people[0][0])
    assert check_export(data).is_whole
    for _ in range(80):
        bent = mutated_bytes(data, random)
        if bent == data:
            continue
        try:
            report = check_export(bent)
        except (NotAnExportError, NewerExportError):
            continue
        assert report.faults, bent
        store, _ = unpack(bent)
        assert list(everything(World(store).desk.reading.view(played.people[0][0]))) is not None


@pytest.mark.parametrize("how", ["cut", "edited", "swapped", "dropped", "newer"])
def test_a_record_that_was_tampered_with_is_named(how: str) -> None:
    played = drawn(2)
    first, *lines = export(played.store, played.people[0][0]).splitlines(keepends=True)
    middle = len(lines) // 2
    match how:
        case "cut":
            lines = lines[:-1]
        case "edited":
            lines[middle] = lines[middle].replace(b'"at":"2027', b'"at":"2026')
        case "swapped":
            lines[middle - 1 : middle + 1] = reversed(lines[middle - 1 : middle + 1])
        case "dropped":
            del lines[middle]
        case "newer":
            lines[middle] = lines[middle].replace(b'"schema":1', b'"schema":2')
    report = check_export(b"".join([first, *lines]))
    assert not report.is_whole
    assert report.faults[0].reason
    assert sum(head.size for head in report.heads.values()) >= middle - 1 or how == "newer"


@pytest.mark.parametrize("seed", range(3))
def test_flipped_bits_in_a_file_are_noticed_or_change_nothing(seed: int, tmp_path: Path) -> None:
    """SQLite keeps some bytes that mean nothing; all others are found, and nothing else is ever read."""
    random, played = seeded(seed), drawn(seed)
    whole = written(played, tmp_path / "whole")
    data, right = whole.read_bytes(), everything_in(whole)
    for number in range(60):
        path = tmp_path / f"bent{number}"
        at = random.randrange(len(data))
        path.write_bytes(data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1 :])
        try:
            store = open_store(path)
            report = check_store(store)
            found = everything_in(path)
        except StoreError:
            continue
        assert report.faults or found == right
        store.close()


def written(played: Played, path: Path) -> Path:
    """A history in a file, all of it in one piece."""
    store = open_store(path, create=played.store.negotiation)
    for event in in_order(played):
        store.append(event, {event.envelope.ledger: event.envelope.number}, doors(happening(event)))
    store._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[attr-defined]
    store._connection.execute("PRAGMA journal_mode = DELETE")  # type: ignore[attr-defined]
    store.close()
    return path


def everything_in(path: Path) -> object:
    store = open_store(path)
    held = store.take_inventory()
    store.close()
    return held.events, held.doors, held.keys


@given(text=st.one_of(st.text(max_size=12), st.from_regex(r"[-0-9X~?%/.\[\]{}TZ:YES]{0,14}", fullmatch=True)))
@settings(max_examples=300, deadline=None)
def test_a_date_is_read_or_refused(text: str) -> None:
    try:
        when = parse_date(text)
    except BadDateError:
        return
    assert when.earliest is None or when.latest is None or when.earliest <= when.latest


@pytest.mark.parametrize("strange", STRANGE)
def test_strange_dates_are_refused(strange: str) -> None:
    if strange in {"2027-13", "–"} or not strange[:1].isdigit():
        with pytest.raises(BadDateError):
            parse_date(strange)


def test_a_world_is_what_it_was() -> None:
    """What these tests bend is whole before."""
    played = drawn(2)
    assert check_store(as_it_was(played).store).is_whole


def test_half_a_character_is_refused() -> None:
    """As a terminal gives it for bytes that are no UTF-8, wherever an act has a text."""
    played = drawn(2)
    secretary = played.people[0][0]
    for act in (acts.AddParty("X", "\udcff"), acts.OpenTrack("\ud800", "plenary"), acts.Withdraw("\udfff")):
        done = played.desk.act(secretary, act)
        assert isinstance(done, Refusal)
        assert done.rule is Rule.CHARACTERS
