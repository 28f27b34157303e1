"""An event is one row of bytes and no other, and a hash is of a leaf or of a node, never of both."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest
from tests.laws.act_histories import random_history, replay, seeded
from tests.threats.mutations import mutated_bytes
from tests.threats.worlds import in_order

from pourparlers.record.envelope import BadEventError, Recorded, decode, encode, leaf_hash
from pourparlers.record.merkle import root
from pourparlers.service.reading import happening
from pourparlers.talks.schema import BadBodyError, UnknownKindError


def events() -> list[Recorded]:
    return in_order(replay(random_history(seeded(11))))


@pytest.mark.parametrize("seed", range(4))
def test_only_one_encoding(seed: int) -> None:
    """Whatever is read as an event is written back as the same bytes; so other bytes are another event."""
    random = seeded(seed)
    several = events()
    known = {(event.envelope.id, event.hash) for event in several}
    for _ in range(600):
        event = random.choice(several)
        data = mutated_bytes(event.data, random)
        try:
            read = decode(data)
        except BadEventError:
            continue
        assert encode(read.envelope) == data
        assert data == event.data or (read.envelope.id, read.hash) not in known


def other_ways(data: bytes) -> list[bytes]:
    """The same JSON, written otherwise."""
    plain = json.loads(data)
    return [
        data + b"\n",
        b" " + data,
        json.dumps(plain).encode(),
        json.dumps(plain, separators=(",", ":"), sort_keys=True).encode(),
        data.replace(b'"schema":1', b'"schema":1.0'),
        data.replace(b'"schema":1', b'"schema":01'),
        data.replace(b'"number":', b'"number": '),
        data.replace(b"parties", b"\\u0070arties", 1),
        data.replace(b'{"schema":1', b'{"schema":1,"schema":1', 1),
        data[:-1] + b',"more":0}',
        b"\xef\xbb\xbf" + data,
    ]


def test_the_same_event_written_otherwise_is_refused() -> None:
    for event in events():
        for data in other_ways(event.data):
            if data == event.data:
                continue
            with pytest.raises(BadEventError):
                decode(data)


def test_a_default_that_is_written_out_is_refused() -> None:
    """What an event says by saying nothing is not said in words as well."""
    refused = 0
    for event in events():
        data = event.data.replace(b'"type":"ProposalTabled",', b'"type":"ProposalTabled","rationale":"",')
        if data != event.data:
            with pytest.raises(BadBodyError):
                happening(decode(data))
            refused += 1
    assert refused
    with pytest.raises(UnknownKindError):
        happening(decode(events()[0].data.replace(b'"kind":"Neg', b'"kind":"neg')))


def test_published_vectors_hold() -> None:
    """Those of Certificate Transparency: no leaf, an empty leaf, a leaf, and a node of two."""
    assert root([]) == sha256().hexdigest()
    assert leaf_hash(b"") == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert leaf_hash(b"L123456") == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"
    pair = [leaf_hash(b"one"), leaf_hash(b"two")]
    both = b"\1" + bytes.fromhex(pair[0]) + bytes.fromhex(pair[1])
    assert root(pair) == sha256(both).hexdigest()
    assert root(pair) != leaf_hash(both[1:])
