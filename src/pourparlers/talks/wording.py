r"""What somebody would have the text read: provisions with their whole words, and where they stand.

This is the form in which texts travel in acts and events. It names provisions by *references* that mean the
same to everyone who sees them, and it carries the whole text of every provision that it touches, never a
list of changes: what changed is always found anew, by the one diff, against what the viewer sees.

A provision's text is its row of words put together as they are: line ends, then a space and the first word
("\n\n The Parties meet."). A second mark within splits it; without the first it is joined to what stands
before. An empty text takes it out.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

__all__ = ["Addition", "Basis", "Edit", "Mode", "Order", "ProposalKind", "Reservation", "Wording"]

Mode: TypeAlias = Literal["together", "any", "one"]
"""Whether the changes of a proposal are taken all together, any of them, or one of them."""

ProposalKind: TypeAlias = Literal["ordinary", "bridging", "blanket", "editorial", "alt", "reservation"]
Reservation: TypeAlias = Literal["general", "scrutiny", "parliamentary", "linguistic"]


class Edit(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How one provision shall read. Where it reads so anyway, it is reserved (a keep).

    `keeps` are ranges of the words of `text` that are reserved as they are: of a whole text that stays as it
    is, only these; beside a change, these too.
    """

    provision: str
    text: str
    keeps: tuple[tuple[int, int], ...] = ()


class Addition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A new provision with what stands below it: more new ones, or provisions moved here, by reference."""

    text: str
    number: str = ""
    heading: int = 0
    children: tuple[str | Addition, ...] = ()


class Order(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """All that shall stand below a provision, in order; "" is the draft itself."""

    parent: str
    children: tuple[str | Addition, ...]


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A version's text: the provisions that it touches, and every order that is not as in its basis.

    `besides` names insertions, by provision and number of the hunk, that stand besides others.
    """

    edits: tuple[Edit, ...] = ()
    orders: tuple[Order, ...] = ()
    besides: tuple[tuple[str, int], ...] = ()


class Basis(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a version is written on: the standing text of that moment, or a version of another proposal.

    `version` counts the versions of that proposal from 1; `reads_now` means as it reads after the decisions
    since. Without a proposal it is the standing text.
    """

    proposal: str = ""
    version: int = 0
    reads_now: bool = False
