"""What was said on the record: by whom, when, to whom, and through which sources one knows it."""

from __future__ import annotations

from dataclasses import dataclass

from pourparlers.talks.state import State
from pourparlers.views.names import Audience, audience_of, called_in
from pourparlers.views.stamp import Stamp, minute, stamp

__all__ = ["Said", "Statements", "statements"]


@dataclass(frozen=True, slots=True)
class Said:
    """`said` is an EDTF date, `at` when it was put on record; `decision` what it explains, or ""."""

    name: str
    at: str
    speaker: str
    party: str
    form: str
    words: str
    said: str
    sources: tuple[str, ...]
    is_translated: bool
    condition: str
    decision: str
    audience: Audience


@dataclass(frozen=True, slots=True)
class Statements:
    """In the order in which they were put on record; `party` is "" for those of all."""

    stamp: Stamp
    party: str
    statements: tuple[Said, ...]


def statements(state: State, party: str = "") -> Statements:
    called = called_in(state)
    found = [
        Said(
            called[each.made.statement],
            minute(each.at),
            each.made.speaker,
            each.made.party,
            each.made.form,
            each.made.words,
            each.made.said,
            each.made.sources,
            each.made.is_translated,
            each.made.condition,
            called.get(each.made.decision, ""),
            audience_of(state, each.ledger),
        )
        for each in state.statements.values()
    ]
    return Statements(stamp(state), party, tuple(each for each in found if party in {"", each.party}))
