"""What is particular to a file: it is found again, and whatever is wrong with it has a name."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.stores.kills import kill_at_random
from tests.stores.test_contract import NEGOTIATION, append

from pourparlers.record.envelope import decode
from pourparlers.record.stores import sqlite
from pourparlers.record.stores.sqlite import open_store


@pytest.fixture
def path(tmp_path: Path):
    return tmp_path / "talks.pourparlers"


def test_a_closed_negotiation_is_one_file_that_opens_again(path):
    store = open_store(path, create=NEGOTIATION)
    written = append(store, "parties", ("person:ada", "parties"))
    store.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    again = open_store(path)
    assert again.negotiation == NEGOTIATION
    assert again.read(["parties"])["parties"] == [written.data]
    assert again.readable("person:ada") == ("parties", "public")
    again.close()


def test_what_is_no_negotiation_is_named(path):
    with pytest.raises(sqlite.MissingError):
        open_store(path)
    with pytest.raises(sqlite.NotOursError, match="folder"):
        open_store(path.parent)
    path.write_bytes(b"Dear delegates," * 1000)
    with pytest.raises(sqlite.NotOursError, match="not a database"):
        open_store(path)
    with pytest.raises(sqlite.NotOursError, match="already"):
        open_store(path, create=NEGOTIATION)


def test_a_file_that_cannot_be_filled_is_not_left_behind(path):
    program = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from pourparlers.record.stores.sqlite import open_store, FullError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))\n"
        "try: open_store(Path(sys.argv[1]), create='0' * 32)\n"
        "except FullError: print('full')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "full\n"
    assert list(path.parent.iterdir()) == []


def test_a_file_that_cannot_be_made_is_named(path):
    with pytest.raises(sqlite.ReadOnlyError, match="No such file or directory"):
        open_store(path / "talks.pourparlers", create=NEGOTIATION)


def test_a_disk_that_cannot_be_read_is_not_called_full(path):
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = "SQLITE_IOERR_READ"
    with pytest.raises(sqlite.DamagedStoreError), sqlite._errors(path):
        raise error


def test_a_file_of_a_newer_program_is_left_alone(path):
    store = open_store(path, create=NEGOTIATION)
    store._connection.execute("PRAGMA user_version = 99")
    store.close()
    with pytest.raises(sqlite.NewerStoreError, match="99"):
        open_store(path)


def test_a_damaged_file_is_named(path):
    store = open_store(path, create=NEGOTIATION)
    for _ in range(50):
        append(store, "parties")
    store.close()
    data = bytearray(path.read_bytes())
    data[4096:8192] = b"\xff" * 4096
    path.write_bytes(data)
    with pytest.raises(sqlite.DamagedStoreError):
        open_store(path).read(["parties"])


def test_a_full_disk_is_named_and_loses_nothing(path):
    """A limit on the size of files stands for the disk: the same error comes back from the same call."""
    store = open_store(path, create=NEGOTIATION)
    kept = [append(store, "parties").data for _ in range(3)]
    store.close()
    program = (
        "import resource, sys; from pathlib import Path; from tests.stores.test_contract import append\n"
        "from pourparlers.record.stores.sqlite import open_store, FullError\n"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "store = open_store(Path(sys.argv[1]))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))\n"
        "try:\n    [append(store, 'parties') for _ in range(500)]\n"
        "except FullError: print('full', len(store.read(['parties'])['parties']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    word, count = done.stdout.split()
    store = open_store(path)
    events = store.read(["parties"])["parties"]
    store.close()
    assert word == "full"
    assert events[:3] == kept
    assert len(events) == int(count)


def test_a_file_that_may_not_be_written_is_read(path):
    store = open_store(path, create=NEGOTIATION)
    written = append(store, "parties")
    store.close()
    program = (
        "import os, sys; os.setuid(65534); from pathlib import Path\n"
        "from pourparlers.record.stores.sqlite import open_store, ReadOnlyError\n"
        "from tests.stores.test_contract import append\n"
        "store = open_store(Path(sys.argv[1])); print(len(store.read(['parties'])['parties']))\n"
        "try: append(store, 'parties')\nexcept ReadOnlyError: print('read only')\n"
    )
    if os.getuid():
        path.chmod(0o444)
        path.parent.chmod(0o555)
        program = program.replace("os.setuid(65534);", "")
    else:
        path.chmod(0o444)
        for folder in list(path.parents)[:-1]:
            folder.chmod(folder.stat().st_mode | 0o055)
        program = program.replace("import os, sys; os.setuid(65534);", "import os, sys;").replace(
            "store = open_store", "os.setuid(65534); store = open_store"
        )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=False
    )
    path.parent.chmod(0o755)
    assert done.stdout.split("\n")[:2] == ["1", "read only"], done.stderr
    assert open_store(path).read(["parties"])["parties"] == [written.data]


def test_two_processes_write_in_one_order_and_lose_nothing(path):
    open_store(path, create=NEGOTIATION).close()
    program = (
        "import sys; from pathlib import Path; from pourparlers.record.stores.sqlite import open_store\n"
        "from pourparlers.record.stores.contract import Grown\n"
        "from tests.stores.test_contract import append\n"
        "store, done = open_store(Path(sys.argv[1])), 0\n"
        "while done < 100:\n"
        "    try: print(append(store, 'parties').envelope.id); done += 1\n"
        "    except Grown: pass\n"
    )
    with (
        subprocess.Popen(
            [sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, text=True
        ) as one,
        subprocess.Popen(
            [sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, text=True
        ) as two,
    ):
        said = [run.communicate(timeout=120)[0].split() for run in (one, two)]
    events = open_store(path).read(["parties"])["parties"]
    assert len(events) == 200
    assert sorted(word for words in said for word in words) == sorted(
        decode(each).envelope.id for each in events
    )


def test_a_killed_process_loses_nothing_that_was_acknowledged(path):
    assert kill_at_random(path, times=8, seed=3) == []
