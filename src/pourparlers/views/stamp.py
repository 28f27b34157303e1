"""The stamp: what every version that is shown says of itself.

Date and minute are those of the last event that went into it, in UTC; a face renders them in the zone of the
negotiation, which is named beside them. Nothing in a stamp counts or dates what the viewer does not see.
"""

from __future__ import annotations

from dataclasses import dataclass

from pourparlers.talks.drafts import renumbered
from pourparlers.talks.events import DraftStatus
from pourparlers.talks.state import Draft, State
from pourparlers.views.names import called_in

__all__ = ["Renumbered", "Stamp", "minute", "stamp"]


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A provision that is called otherwise than it was tabled."""

    reference: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """`at` is UTC to the minute, `2027-01-14T17:30Z`, "" before anything happened; `zone` is for faces.

    `is_provisional`: nothing is agreed until everything is agreed. `agreed_by` is the decision that adopted
    the whole. Without a draft `draft` and `status` are "".
    """

    title: str
    at: str
    zone: str
    language: str
    is_provisional: bool
    draft: str = ""
    status: DraftStatus | str = ""
    agreed_by: str = ""
    renumbered: tuple[Renumbered, ...] = ()


def stamp(state: State, draft: Draft | None = None, *, is_conforming: bool = False) -> Stamp:
    """The stamp of what is shown of a state; `is_conforming` where provisions are numbered anew."""
    about = state.negotiation
    numbers = renumbered(draft) if draft is not None and is_conforming else ()
    return Stamp(
        title=about.title if about else "",
        at=minute(state.at),
        zone=about.zone if about else "UTC",
        language=draft.language if draft is not None else about.language if about else "en",
        is_provisional=about.is_provisional if about else False,
        draft=draft.title if draft is not None else "",
        status=draft.status if draft is not None else "",
        agreed_by=called_in(state)[draft.agreed_by] if draft is not None and draft.agreed_by else "",
        renumbered=tuple(Renumbered(*each) for each in numbers),
    )


def minute(at: str) -> str:
    """A moment to the minute.

    >>> minute("2027-01-14T17:30:59Z")
    '2027-01-14T17:30Z'
    """
    return f"{at[:16]}Z" if at else ""
