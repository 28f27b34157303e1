"""Many long histories, without hypothesis: `python -m tests.laws.long [COUNT] [FIRST_SEED]`.

Every history is a seed, so that a run can be repeated and split. After the last act every law is tried;
a history that breaks one is cut down to the acts that it takes, and printed as JSON for `tests/traces/`.
Prints how many of what there were, because a law that nothing ever touches is not tested.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

from tests.laws.findings import cut_down, holds
from tests.laws.histories import Act, random_history, replay
from tests.laws.row_laws import LAWS

from pourparlers.text.rows import is_dated, status


def broken(history: dict[str, Any]) -> set[str]:
    """The names of the laws that a history breaks."""
    try:
        played = replay(history)
    except Exception:  # noqa: BLE001  the same
        return {"replay"}
    return {law.__name__ for law in LAWS if not holds(law, played)}


def smaller_ones(history: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for part in ("acts", "draft"):
        for n in range(len(history[part])):
            yield {**history, part: history[part][:n] + history[part][n + 1 :]}
    for n, act in enumerate(history["acts"]):
        plainer: list[Act] = [{key: None} for key in ("keep", "on") if act.get(key) is not None]
        plainer += [{key: False} for key in ("raw", "besides", "reads_now") if act.get(key)]
        edits = act.get("edits", [])
        plainer += [{"edits": edits[:e] + edits[e + 1 :]} for e in range(len(edits))]
        for change in plainer:
            yield {**history, "acts": [*history["acts"][:n], {**act, **change}, *history["acts"][n + 1 :]]}


def say(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


def main(count: int = 100_000, first: int = 0) -> int:
    start, done, found = time.perf_counter(), Counter[str](), Counter[str]()
    for seed in range(first, first + count):
        history = random_history(Random(seed))  # noqa: S311  to be repeated, not to be secret
        for law in broken(history):
            found[law] += 1
            if found[law] == 1:
                say(law, json.dumps(cut_down(history, law, broken, smaller_ones)))
        if seed % 10 == 0 and "replay" not in found:
            played = replay(history)
            done.update(step[0] for step in played.log)
            done.update(status(played.row, name).value for name in played.row.versions)
            done.update("dated" for name in played.row.versions if is_dated(played.row, name))
            done.update("amendment" for version in played.row.versions.values() if version.on is not None)
    seconds = time.perf_counter() - start
    say(f"{count:,} histories from seed {first} in {seconds:,.0f} s; broken: {dict(found) or 'none'}")
    say("in every tenth:", ", ".join(f"{n:,} {what}" for what, n in done.most_common()))
    return len(found)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
