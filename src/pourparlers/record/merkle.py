"""The root of a ledger, and the proof that one event is in it without the others (RFC 6962, section 2.1).

A root is a hash over hashes, two by two: of n leaves the left half is the largest power of two below n. What
has to be kept to add one more leaf is the *frontier*: the roots of the full trees that the leaves make, from
the largest on, one for each bit of n. So adding a leaf costs two hashes on average, and a root a dozen.

Leaves are given by their hashes (`envelope.leaf_hash`); inner nodes have a byte of their own before them, so
that no node is ever taken for a leaf.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

__all__ = ["EMPTY", "Frontier", "inclusion_proof", "root", "verify_inclusion"]


@dataclass(frozen=True, slots=True)
class Frontier:
    """The full trees over the first `size` leaves, the largest first; a value."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def add(self, leaf: str) -> Frontier:
        """The frontier with one leaf more, given by its hash in hexadecimal."""
        return self.add_all((leaf,))

    def add_all(self, leaves: Iterable[str]) -> Frontier:
        """The frontier with these leaves more, in order."""
        peaks, size = list(self.peaks), self.size
        for leaf in leaves:
            node = bytes.fromhex(leaf)
            bits = size
            while bits & 1:
                node = sha256(b"\1" + peaks.pop() + node).digest()  # as `_node`, for all events of a record
                bits >>= 1
            peaks.append(node)
            size += 1
        return Frontier(size, tuple(peaks))

    @property
    def root(self) -> str:
        """The root over all leaves so far, in hexadecimal."""
        if not self.peaks:
            return sha256(b"").hexdigest()
        node = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            node = _node(peak, node)
        return node.hex()


EMPTY = Frontier()


def root(leaves: Iterable[str]) -> str:
    """The root over leaves, given by their hashes in order."""
    return EMPTY.add_all(leaves).root


def inclusion_proof(leaves: Sequence[str], number: int) -> tuple[str, ...]:
    """The hashes that lead from leaf `number` to the root, the nearest first.

    Raises IndexError if there is no such leaf.
    """
    if not 0 <= number < len(leaves):
        raise IndexError(number)
    proof: list[str] = []
    start, end = 0, len(leaves)
    while end - start > 1:
        middle = start + _left(end - start)
        if number < middle:
            proof.append(root(leaves[middle:end]))
            end = middle
        else:
            proof.append(root(leaves[start:middle]))
            start = middle
    return tuple(reversed(proof))


def verify_inclusion(leaf: str, number: int, size: int, proof: Sequence[str], expected: str) -> bool:
    """Whether a leaf is number `number` of a ledger of this size and root (RFC 9162, section 2.1.3.2)."""
    if not 0 <= number < size:
        return False
    node, at, last = bytes.fromhex(leaf), number, size - 1
    for each in proof:
        if not last:
            return False
        if at & 1 or at == last:
            node = _node(bytes.fromhex(each), node)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            node = _node(node, bytes.fromhex(each))
        at, last = at >> 1, last >> 1
    return not last and node.hex() == expected


def _left(count: int) -> int:
    """The largest power of two below a count of at least two."""
    return 1 << ((count - 1).bit_length() - 1)


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\1" + left + right).digest()
