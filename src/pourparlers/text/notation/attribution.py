"""Who asks for an option: ` – NOR, SUN`, and ` – keep: FRA` on what stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from pourparlers.text.notation.scanner import (
    Group,
    Item,
    NotationError,
    PartyNameError,
    Sign,
    check_name,
    escape,
)

__all__ = ["KEEP", "Attribution", "read_names", "write_names"]

KEEP: Final = "keep:"


class Attribution(NamedTuple):
    names: tuple[str, ...]
    is_keep: bool


def write_names(names: Iterable[str], *, is_keep: bool = False) -> str:
    """A dash and the names, in the order given. Raises PartyNameError."""
    written: list[str] = []
    for name in names:
        check_name(name)
        escaped = escape(name, is_inside=True)
        written.append("\\" + escaped if not written and not is_keep and name.startswith(KEEP) else escaped)
    return f" – {KEEP + ' ' if is_keep else ''}{', '.join(written)}"


def read_names(items: Sequence[Item], text: str, at: int) -> Attribution:
    """The names behind a dash. Raises NotationError."""
    names = [""]
    is_keep = False
    for number, item in enumerate(items):
        if isinstance(item, Group):
            raise NotationError("no bracket can stand among names", text, item.position)
        if item.sign is not Sign.TEXT:
            names[-1] += item.text
            continue
        said = item.text.lstrip(" ")
        if number == 0 and said.startswith(KEEP):
            is_keep = True
            said = said[len(KEEP) :]
        first, *others = (said if number == 0 else item.text).split(",")
        names[-1] += first
        names.extend(others)
    found = tuple(name.strip() for name in names)
    for name in found:
        try:
            check_name(name)
        except PartyNameError as error:
            raise NotationError(str(error), text, at) from None
    return Attribution(found, is_keep)
