"""A law that a history breaks, and the smallest history that still breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

__all__ = ["cut_down", "holds"]

Played = TypeVar("Played")


def holds(law: Callable[[Played], None], played: Played) -> bool:
    try:
        law(played)
    except Exception:  # noqa: BLE001  whatever it is, it is a finding
        return False
    return True


def cut_down(
    history: dict[str, Any],
    law: str,
    broken: Callable[[dict[str, Any]], set[str]],
    smaller_ones: Callable[[dict[str, Any]], Iterable[dict[str, Any]]],
) -> dict[str, Any]:
    """The history without what it does not take to break the law."""
    for smaller in smaller_ones(history):
        if law in broken(smaller):
            return cut_down(smaller, law, broken, smaller_ones)
    return history
