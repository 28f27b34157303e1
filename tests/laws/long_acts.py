"""Many histories of acts: `python -m tests.laws.long_acts [COUNT] [FIRST_SEED]`. See `long`.

Every thousandth is a long one: up to twenty parties, and hundreds of acts.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.laws.act_histories import Played, random_history, replay, seeded, smaller_ones
from tests.laws.act_laws import LAWS, LAWS_OF_ONE_ACT, Watch
from tests.laws.findings import cut_down, holds

__all__ = ["broken", "checked", "drawn"]


def drawn(seed: int) -> dict[str, Any]:
    random = seeded(seed)
    return random_history(random, 400, 20) if seed % 1000 == 999 else random_history(random)


def checked(history: dict[str, Any]) -> Played:
    return replay(history, Watch())


def broken(history: dict[str, Any]) -> set[str]:
    """The names of the laws that a history breaks."""
    try:
        played = checked(history)
    except AssertionError as error:
        return {law_of(error) or "replay: AssertionError"}
    except Exception as error:  # noqa: BLE001  whatever it is, it is a finding
        return {f"replay: {type(error).__name__}"}
    return {law.__name__ for law in LAWS if not holds(law, played)}


def law_of(error: BaseException) -> str:
    """The law of one act in which an assertion failed."""
    names = {law.__name__ for law in LAWS_OF_ONE_ACT}
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_name in names:
            return trace.tb_frame.f_code.co_name
        trace = trace.tb_next
    return ""


def counted(played: Played) -> Iterator[str]:
    for step in played.steps:
        name = type(step.act).__name__
        yield name if step.is_done else f"{name} refused"


def main(count: int = 20_000, first: int = 0) -> int:
    start, done, found = time.perf_counter(), Counter[str](), Counter[str]()
    for seed in range(first, first + count):
        history = drawn(seed)
        laws = broken(history)
        for law in laws:
            found[law] += 1
            if found[law] == 1:
                small = cut_down(history, law, broken, smaller_ones)
                sys.stdout.write(f"{seed} {law} {json.dumps(small)}\n")
                sys.stdout.flush()
        if not laws and seed % 10 == 9:
            done.update(counted(replay(history)))
    seconds = time.perf_counter() - start
    sys.stdout.write(
        f"{count:,} histories from seed {first} in {seconds:,.0f} s; broken: {dict(found) or 'none'}\n"
    )
    sys.stdout.write("in every tenth: " + ", ".join(f"{n:,} {what}" for what, n in done.most_common()) + "\n")
    return len(found)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
