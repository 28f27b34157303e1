"""Bracketed texts made elsewhere: read, counted, written back, compared, and put into the model."""

from __future__ import annotations

from pourparlers.text.notation.foreign.bracketed import Bracketed
from pourparlers.text.notation.foreign.comparing import BracketChange, compare
from pourparlers.text.notation.foreign.model import Unit, UnitVersion, to_model
from pourparlers.text.notation.foreign.reading import read_foreign, write_back
from pourparlers.text.notation.foreign.report import changes_to_json, to_json

__all__ = [
    "BracketChange",
    "Bracketed",
    "Unit",
    "UnitVersion",
    "changes_to_json",
    "compare",
    "read_foreign",
    "to_json",
    "to_model",
    "write_back",
]
