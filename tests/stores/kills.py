"""Kill a writing process at random moments and look at what is left.

    python -m tests.stores.kills 1000

A writer appends and says the id of each event once its append has returned. It is killed (SIGKILL) after a
random time; then the file must open, every event that was said must be in it, in a chain that holds.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.stores.test_contract import NEGOTIATION, append

from pourparlers.record.ledgers import NOTHING, extend
from pourparlers.record.stores.sqlite import open_store

WRITER = (
    "import sys; from pathlib import Path; from tests.stores.kills import write; write(Path(sys.argv[1]))"
)


def write(path: Path) -> None:
    """Append without end."""
    store = open_store(path)
    while True:
        sys.stdout.write(append(store, "parties").envelope.id + "\n")
        sys.stdout.flush()


def kill_at_random(path: Path, *, times: int, seed: int) -> list[str]:
    """What was wrong, kill by kill; nothing is what should come of it."""
    chance = random.Random(seed)  # noqa: S311  moments, no secrets
    wrong = []
    open_store(path, create=NEGOTIATION).close()
    said: set[str] = set()
    for number in range(times):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
        ) as run:
            assert run.stdout is not None
            said.add(run.stdout.readline().strip())  # it has begun
            time.sleep(chance.uniform(0, 0.05))
            run.send_signal(signal.SIGKILL)
            said.update(line for line in run.stdout.read().split("\n")[:-1])
        store = open_store(path)
        found = extend(NOTHING, store.read(["parties"]))
        store.close()
        lost = said - {event.envelope.id for event in found.events["parties"]}
        if lost or found.faults:
            wrong.append(f"kill {number}: {len(lost)} lost, {found.faults}")
    return wrong


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        found_wrong = kill_at_random(Path(folder) / "talks.pourparlers", times=int(sys.argv[1]), seed=1)
    sys.stdout.write("\n".join([*found_wrong, f"{sys.argv[1]} kills, {len(found_wrong)} wrong", ""]))
