"""The reference of views names every key of every view."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_args

import pytest

from pourparlers.documents.negotiation import View
from pourparlers.text.draft import Draft
from pourparlers.text.rolling import Rolling
from pourparlers.views import (
    concordance,
    decisions,
    log,
    meetings,
    names,
    participants,
    positions,
    proposals,
    questions,
    stamp,
    statements,
    text,
)

REFERENCE = (Path(__file__).parents[2] / "docs/reference/views.md").read_text("utf-8")
ROOMS = (
    concordance, decisions, log, meetings, names, participants, positions, proposals, questions, stamp,
    statements, text,
)  # fmt: skip
STRUCTS = sorted(
    {
        struct
        for room in ROOMS
        for name in room.__all__
        if is_dataclass(struct := getattr(room, name)) and struct not in {Draft, Rolling}
    }
    | set(get_args(View)),
    key=lambda struct: struct.__qualname__,
)


@pytest.mark.parametrize("struct", STRUCTS)
def test_every_key_is_described(struct):
    unsaid = [each.name for each in fields(struct) if f"`{each.name}`" not in REFERENCE]
    assert [name for name in unsaid if name != "rolling"] == []
