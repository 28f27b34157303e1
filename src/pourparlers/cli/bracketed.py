"""brackets: what a bracketed text made elsewhere leaves open, as JSON, or the same text written back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pourparlers.cli import files
from pourparlers.documents.json_form import format_json
from pourparlers.text.notation.foreign import read_foreign, to_json, write_back

__all__ = ["read_file"]


def read_file(path: Path, form: str, _: Callable[[str], str]) -> str:
    """The reading of a file as JSON (`form` json), or the same characters again (text, markdown)."""
    bracketed = read_foreign(files.read_text(path, _))
    if form == "json":
        return format_json(to_json(bracketed))
    return write_back(bracketed)
