"""Steps instead of seconds: what a call does is counted, so that growth can be tested on any machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

__all__ = ["calls", "steps"]


def steps(run: Callable[[], object], within: str = "") -> int:
    """How many lines of Python a call runs, in files whose names begin with `within`."""
    count = 0

    def line(_frame: FrameType, event: str, _argument: object) -> Callable[..., object]:
        nonlocal count
        count += event == "line"
        return line

    def call(frame: FrameType, _event: str, _argument: object) -> Callable[..., object] | None:
        return line if frame.f_code.co_filename.startswith(within) else None

    before = sys.gettrace()  # that of the coverage, perhaps
    sys.settrace(call)
    try:
        run()
    finally:
        sys.settrace(before)
    return count


def calls(run: Callable[[], object]) -> int:
    """How many functions a call calls, built-in ones too."""
    count = 0

    def step(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(step)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count
