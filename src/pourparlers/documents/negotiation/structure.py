"""Views as plain values for JSON, version 1: a fixed order of keys, as `docs/reference/views.md` has it.

Every view is an object with `version`, `view` (its kind) and `stamp`, then its own keys, in the order of the
struct. A rolling text has the keys of the JSON form of `compile`, so that `give_back` reads every proposal's
text out of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final

from pourparlers.documents.json_form import write_json
from pourparlers.documents.plain import write_draft
from pourparlers.text.draft import Draft
from pourparlers.text.rolling import Rolling
from pourparlers.views.redline import NOW

__all__ = ["VERSION", "structured"]

VERSION: Final = 1


def structured(kind: str, view: object) -> dict[str, Any]:
    """A view as plain values."""
    assert is_dataclass(view)
    data: dict[str, Any] = {"version": VERSION, "view": kind}
    for each in fields(view):
        value = getattr(view, each.name)
        if isinstance(value, Rolling):
            data |= {key: part for key, part in write_json(value).items() if key != "version"}
        else:
            data[each.name] = _plain(value)
    if kind == "redline":
        data["parties"] = ["old", NOW]
    return data


def _plain(value: object) -> Any:  # noqa: ANN401  whatever JSON holds
    """Structs as objects, a text as its source, all else as it is."""
    if isinstance(value, Draft):
        return write_draft(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value
