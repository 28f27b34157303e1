"""Roots and proofs of RFC 6962, on the vectors that certificate transparency is tested with."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given, strategies as st

from pourparlers.record.envelope import leaf_hash
from pourparlers.record.merkle import EMPTY, inclusion_proof, root, verify_inclusion

LEAVES = [
    leaf_hash(bytes.fromhex(data))
    for data in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_those_of_certificate_transparency(size: int) -> None:
    assert root(LEAVES[:size]) == ROOTS[size - 1]


def test_nothing_has_the_hash_of_nothing() -> None:
    assert EMPTY.root == sha256(b"").hexdigest()


def slow_root(leaves: list[bytes]) -> bytes:
    """As the text of RFC 6962 has it."""
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while 2 * half < len(leaves):
        half *= 2
    return sha256(b"\1" + slow_root(leaves[:half]) + slow_root(leaves[half:])).digest()


@given(st.integers(1, 80), st.integers(0, 79))
def test_a_root_is_what_the_standard_says_however_it_was_added_up(size: int, first: int) -> None:
    leaves = [leaf_hash(str(number).encode()) for number in range(size)]
    in_two = EMPTY.add_all(leaves[:first]).add_all(leaves[first:])
    assert in_two.root == slow_root([bytes.fromhex(leaf) for leaf in leaves]).hex()


@given(st.integers(1, 80), st.data())
def test_one_leaf_is_shown_without_the_others(size: int, data: st.DataObject) -> None:
    leaves = [leaf_hash(str(number).encode()) for number in range(size)]
    number = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(leaves, number)
    assert verify_inclusion(leaves[number], number, size, proof, root(leaves))
    other = data.draw(st.integers(0, size - 1))
    if other != number:
        assert not verify_inclusion(leaves[other], number, size, proof, root(leaves))
        assert not verify_inclusion(leaves[number], other, size, proof, root(leaves))
    if proof:
        assert not verify_inclusion(leaves[number], number, size, proof[:-1], root(leaves))
        assert not verify_inclusion(leaves[number], number, size, (*proof, proof[0]), root(leaves))


def test_there_is_no_proof_of_a_leaf_that_is_not_there() -> None:
    with pytest.raises(IndexError):
        inclusion_proof(LEAVES, 8)
    assert not verify_inclusion(LEAVES[0], 8, 8, (), ROOTS[7])
