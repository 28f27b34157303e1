"""Events as bytes: written in one way, and read for ever."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, strategies as st

from pourparlers.talks.events import PartyAdded
from pourparlers.talks.schema import KINDS, BadBodyError, UnknownKindError, read_event, write_event

TRACES = Path(__file__).parent.parent / "traces"
FIRST = (TRACES / "events-schema-1.jsonl").read_bytes().splitlines()

BODIES = st.sampled_from(FIRST)


def kind_of(body: bytes) -> str:
    return msgspec.json.decode(body)["type"]


@pytest.mark.parametrize("body", FIRST, ids=kind_of)
def test_what_schema_1_wrote_is_read_and_written_the_same(body):
    event = read_event(1, kind_of(body), body)
    assert write_event(event) == (kind_of(body), body)


def test_every_kind_of_event_is_among_what_schema_1_wrote():
    assert {kind_of(body) for body in FIRST} == set(KINDS)


def test_a_kind_from_a_newer_program_is_named():
    with pytest.raises(UnknownKindError, match="TreatySigned"):
        read_event(1, "TreatySigned", b'{"type":"TreatySigned"}')


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b'{"type":"PartyAdded","name":"Norland","party":"NOR"}', "otherwise"),
        (b'{"type":"PartyAdded", "party":"NOR","name":"Norland"}', "otherwise"),
        (b'{"type":"PartyAdded","party":"\\u004eOR","name":"Norland"}', "otherwise"),
        (b'{"type":"PartyAdded","party":"NOR","party":"NOR","name":"Norland"}', "otherwise"),
        (b'{"type":"PartyAdded","party":"NOR","name":"Norland","flag":"red"}', "flag"),
        (b'{"type":"PartyAdded","party":"NOR"}', "name"),
        (b'{"type":"PartyAdded","party":"NOR","name":7}', r"\$\.name"),
        (b'{"type":"GroupFormed","party":"NOR","name":"Norland"}', "GroupFormed"),
        (b'{"party":"NOR","name":"Norland"}', "otherwise"),
        (b"[1]", "object"),
        (b"", "truncated"),
        (b'{"type":"PartyAdded","party":"\xff","name":"Norland"}', "utf-8"),
    ],
)
def test_a_body_that_is_written_otherwise_is_refused_with_its_place(body, reason):
    with pytest.raises(BadBodyError, match=reason):
        read_event(1, "PartyAdded", body)


def test_a_default_that_is_written_out_is_refused():
    body = next(each for each in FIRST if kind_of(each) == "Reopened")
    with pytest.raises(BadBodyError):
        read_event(1, "Reopened", body[:-1] + b',"note":""}')


def test_additions_within_additions_end_somewhere():
    children = b'{"text":"x","children":[' * 2000 + b"]}" * 2000
    body = (
        b'{"type":"ProposalTabled","proposal":"a","draft":"d","kind":"ordinary","mode":"any","sponsors":[],'
        b'"wording":{"orders":[{"parent":"","children":[' + children + b"]}]}}"
    )
    with pytest.raises(BadBodyError):
        read_event(1, "ProposalTabled", body)


def test_an_old_event_is_read_as_todays():
    def upcast(fields: dict[str, object]) -> tuple[str, dict[str, object]]:
        return "PartyAdded", {"party": fields["code"], "name": fields["title"]}

    body = b'{"type":"StateAdded","code":"NOR","title":"Norland"}'
    upcasts = {(0, "StateAdded"): upcast}
    assert read_event(0, "StateAdded", body, upcasts) == PartyAdded("NOR", "Norland")
    with pytest.raises(BadBodyError):
        read_event(0, "StateAdded", b'{"code":"NOR","title":7}', upcasts)


@given(BODIES, st.data())
def test_a_changed_body_is_another_event_or_none(body, data):
    at = data.draw(st.integers(0, len(body) - 1))
    other = body[:at] + bytes([data.draw(st.integers(0, 255))]) + body[at + 1 :]
    try:
        event = read_event(1, kind_of(body), other)
    except BadBodyError:
        return
    assert write_event(event)[1] == other
