"""Many histories of whole drafts: `python -m tests.laws.long_tree [COUNT] [FIRST_SEED]`. See `long`."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

from tests.laws.findings import cut_down, holds
from tests.laws.tree_histories import Played, random_history, replay
from tests.laws.tree_laws import LAWS, nobody_changes_anothers_text, only_decisions_change_the_standing_slots

from pourparlers.text.tree import Provision, TreeDecision, view


def checked(history: dict[str, Any]) -> Played:
    def check(before: Played, after: Played) -> None:
        nobody_changes_anothers_text(before, after)
        only_decisions_change_the_standing_slots(before, after)

    return replay(history, check)


def broken(history: dict[str, Any]) -> set[str]:
    """The names of the laws that a history breaks."""
    try:
        played = checked(history)
    except Exception as error:  # noqa: BLE001  whatever it is, it is a finding
        return {f"replay: {type(error).__name__}"}
    return {law.__name__ for law in LAWS if not holds(law, played)}


def smaller_ones(history: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for part in ("acts", "draft"):
        for n in range(len(history[part])):
            yield {**history, part: history[part][:n] + history[part][n + 1 :]}
    for n, act in enumerate(history["acts"]):
        plainer = [{key: None} for key in ("on", "takes") if act.get(key) is not None]
        for key in ("edits", "moves", "news", "removes"):
            plainer += [{key: act[key][:e] + act[key][e + 1 :]} for e in range(len(act.get(key, [])))]
        for change in plainer:
            yield {**history, "acts": [*history["acts"][:n], {**act, **change}, *history["acts"][n + 1 :]]}


def counted(played: Played) -> Iterator[str]:
    for step in played.log:
        yield f"{step[0]} part" if step[0] == "decide" and step[2] is not None else step[0]
    for name, proposed in played.tree.versions.items():
        seen = view(played.tree, name)
        yield from ("amendment" for _ in [0] if proposed.on is not None)
        yield from ("lifted" for p in seen.words if seen.is_lifted(p))
        yield from ("own slot" for _ in proposed.slots)
    yield from (
        "untangled"
        for d in played.tree.decisions
        for p in d.slots
        if d.reopens is None and is_untangled(played, d, p)
    )


def is_untangled(played: Played, decision: TreeDecision, provision: Provision) -> bool:
    version = played.tree.versions.get(decision.name)
    return version is not None and provision not in version.slots and provision[0] == 0


def main(count: int = 18_000, first: int = 0) -> int:
    start, done, found = time.perf_counter(), Counter[str](), Counter[str]()
    for seed in range(first, first + count):
        history = random_history(Random(seed))  # noqa: S311  to be repeated, not to be secret
        laws = broken(history)
        for law in laws:
            found[law] += 1
            if found[law] == 1:
                sys.stdout.write(f"{law} {json.dumps(cut_down(history, law, broken, smaller_ones))}\n")
        if not laws:
            done.update(counted(replay(history)))
    seconds = time.perf_counter() - start
    sys.stdout.write(
        f"{count:,} histories from seed {first} in {seconds:,.0f} s; broken: {dict(found) or 'none'}\n"
    )
    sys.stdout.write(", ".join(f"{n:,} {what}" for what, n in done.most_common()) + "\n")
    return len(found)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
