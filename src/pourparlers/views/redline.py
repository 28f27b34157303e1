"""A redline between two moments: what the standing text said then and says now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pourparlers.talks.drafts import draft_of
from pourparlers.talks.state import State
from pourparlers.text.draft import Draft as Text
from pourparlers.text.rolling import Rolling, compile_versions
from pourparlers.views.stamp import Stamp, stamp

__all__ = ["NOW", "Redline", "redline"]

NOW: Final = "new"
"""What the later text is called in the rolling form of a redline."""


@dataclass(frozen=True, slots=True)
class Redline:
    """`rolling` has the earlier text as its base and the later one as its only version, `NOW`."""

    before: Stamp
    after: Stamp
    rolling: Rolling


def redline(before: State, after: State, draft_id: str) -> Redline:
    """The standing texts of two moments; a draft that was not there yet had no text."""
    old, new = before.drafts.get(draft_id), after.drafts[draft_id]
    text = draft_of(old).text if old else Text(())
    rolling = compile_versions(text, {NOW: draft_of(new).text})
    return Redline(stamp(before, old), stamp(after, new), rolling)
