"""The cyclic collector of this process, kept away from what is being folded.

A fold makes millions of objects that all stay. With the collector on, and another state alive, it goes
through all of them again and again: benchmarks/history.py shows what a fold then takes. So it waits until a
fold is done, and is told not to look at the outcome of a large one any more: that stays with the process.

What a large fold leaves behind when another takes its place would then never be found, since words and the
runs that they were written in know each other. So before a large fold the earlier ones are looked at once.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

__all__ = ["LARGE", "paused"]

LARGE: Final = 10_000
"""So many events are folded in some tenths of a second, about what it costs to collect after them."""


@contextmanager
def paused(staying: int = 0) -> Iterator[None]:
    """While events are folded, so many of them into what stays.

    Nothing happens in a process that has no collector (`cli`).
    """
    is_on, is_large = gc.isenabled(), staying >= LARGE
    if is_on and is_large and gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    gc.disable()
    try:
        yield
        if is_on and is_large:
            gc.freeze()
    finally:
        if is_on:
            gc.enable()
