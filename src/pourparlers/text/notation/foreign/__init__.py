"""Bracketed texts made elsewhere: read, counted, written back, compared, and put into the model."""

from __future__ import annotations

from pourparlers.text.notation.foreign.bracketed import Bracketed
from pourparlers.text.notation.foreign.reading import read_foreign, write_back
from pourparlers.text.notation.foreign.report import to_json

__all__ = ["Bracketed", "read_foreign", "to_json", "write_back"]
