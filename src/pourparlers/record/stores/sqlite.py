"""Ledgers in one SQLite file.

1. An append is one transaction that takes the writer's place at once (BEGIN IMMEDIATE), and is synchronised
   to the disk before it returns. Two processes so write in one order; who comes second waits.
2. The write-ahead log is folded into the file when the last one closes it; then the negotiation is one file.
3. A file that cannot be written is read as it is.
4. Beside the events stand what follows from them: where each ledger stands, who may read it, which keys were
   used. `service.bundle` compares it with what the events say.

    StoreError
    +-- MissingError      there is no such file
    +-- NotOursError      it is something else: a folder, another file, another program's database
    +-- NewerStoreError   a newer program made it
    +-- DamagedStoreError SQLite cannot read it
    +-- ReadOnlyError     it may not be written
    +-- FullError         the disk is full
    +-- LockedError       somebody else writes, for too long
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from errno import ENOSPC
from pathlib import Path
from typing import Any, Final

from pourparlers.record.doors import PUBLIC, Doors, reached
from pourparlers.record.envelope import Head, Ledger, Recorded, decode
from pourparlers.record.merkle import EMPTY, Frontier
from pourparlers.record.stores.contract import Entry, Grown, Inventory, Replayed

__all__ = [
    "DamagedStoreError",
    "FullError",
    "LockedError",
    "MissingError",
    "NewerStoreError",
    "NotOursError",
    "ReadOnlyError",
    "SqliteStore",
    "StoreError",
    "open_store",
]

_APPLICATION: Final = 0x506F7572  # "Pour", in the header of the file
_FORMAT: Final = 1
_WAIT_SECONDS: Final = 30.0
"""An append takes milliseconds; whoever waits so long waits for something that hangs."""

_TABLES: Final = """
CREATE TABLE about (negotiation TEXT NOT NULL);
CREATE TABLE events (ledger TEXT NOT NULL, number INTEGER NOT NULL, data BLOB NOT NULL);
CREATE UNIQUE INDEX event_places ON events (ledger, number);
CREATE TABLE ledgers (name TEXT PRIMARY KEY, size INTEGER NOT NULL, peaks BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE doors (narrow TEXT, wide TEXT, PRIMARY KEY (narrow, wide)) WITHOUT ROWID;
CREATE TABLE keys (
    person TEXT, key TEXT, ledger TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (person, key)
) WITHOUT ROWID;
CREATE TABLE people (person TEXT PRIMARY KEY, handle TEXT NOT NULL UNIQUE, name TEXT NOT NULL) WITHOUT ROWID
"""

_TYPES: Final[Mapping[str, type]] = {"t": str, "i": int, "b": bytes}


class StoreError(Exception):
    """The file cannot be used so; nothing was changed."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class MissingError(StoreError):
    pass


class NotOursError(StoreError):
    pass


class NewerStoreError(StoreError):
    pass


class DamagedStoreError(StoreError):
    pass


class ReadOnlyError(StoreError):
    pass


class FullError(StoreError):
    pass


class LockedError(StoreError):
    pass


_KINDS: Final[Mapping[str, type[StoreError]]] = {
    "SQLITE_NOTADB": NotOursError,
    "SQLITE_CORRUPT": DamagedStoreError,
    "SQLITE_FULL": FullError,
    "SQLITE_IOERR": FullError,  # quotas and limits on the size of files, and no place for what is beside it
    "SQLITE_IOERR_READ": DamagedStoreError,
    "SQLITE_IOERR_SHORT_READ": DamagedStoreError,
    "SQLITE_READONLY": ReadOnlyError,
    "SQLITE_PERM": ReadOnlyError,
    "SQLITE_CANTOPEN": ReadOnlyError,
    "SQLITE_BUSY": LockedError,
    "SQLITE_LOCKED": LockedError,
}


def open_store(path: Path, *, create: str = "") -> SqliteStore:
    """The negotiation in a file; with `create`, an id, a new one in a file that is not there yet.

    Raises StoreError.
    """
    if path.is_dir():
        raise NotOursError(path, "it is a folder")
    if create:
        return _create(path, create)
    if not path.exists():
        raise MissingError(path, "there is no such file")
    with _errors(path):
        connection = _connect(path)
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != _APPLICATION:
        connection.close()
        raise NotOursError(path, "it holds no negotiation")
    if version > _FORMAT:
        connection.close()
        raise NewerStoreError(path, f"its format is {version}; this program reads up to {_FORMAT}")
    return SqliteStore(path, connection)


def _create(path: Path, negotiation: str) -> SqliteStore:
    """A new file, made by nobody else at the same time; if it cannot be filled there is none."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        raise NotOursError(path, "there is a file already") from None
    except OSError as error:
        kind = FullError if error.errno == ENOSPC else ReadOnlyError
        raise kind(path, str(error.strerror)) from error
    try:
        return SqliteStore(path, _fill(path, negotiation))
    except StoreError:
        for end in ("", "-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        raise


def _fill(path: Path, negotiation: str) -> sqlite3.Connection:
    with _errors(path), ExitStack() as held:
        connection = _connect(path)
        held.callback(connection.close)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        for table in _TABLES.split(";"):
            connection.execute(table)
        connection.execute("INSERT INTO about VALUES (?)", (negotiation,))
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {_FORMAT}")
        connection.execute("COMMIT")
        held.pop_all()  # it stays open
    return connection


def _connect(path: Path) -> sqlite3.Connection:
    """A connection that writes if it may, else one that only reads."""
    address = path.absolute().as_uri()
    try:
        connection = sqlite3.connect(
            f"{address}?mode=rw", uri=True, isolation_level=None, timeout=_WAIT_SECONDS
        )
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.OperationalError as error:
        log = path.with_name(f"{path.name}-wal")
        if _name_of(error) not in {"SQLITE_CANTOPEN", "SQLITE_READONLY"} or log.exists():
            raise
        # Nobody can write it, so nobody does: SQLite need not look for others.
        connection = sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True, isolation_level=None)
    return connection


@contextmanager
def _errors(path: Path) -> Iterator[None]:
    """What SQLite says, as an error of ours; whatever was begun is taken back by SQLite."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        exactly = getattr(error, "sqlite_errorname", "")
        kind = _KINDS.get(exactly) or _KINDS.get(_name_of(error), DamagedStoreError)
        raise kind(path, str(error)) from error
    except UnicodeDecodeError as error:  # in what SQLite says of a damaged file
        raise DamagedStoreError(path, "it holds text that is none") from error


def _name_of(error: sqlite3.Error) -> str:
    """The name of the error without what says more exactly how it came about."""
    return "_".join(getattr(error, "sqlite_errorname", "").split("_")[:2])


class SqliteStore:
    """A store in a file. Each thread and each process opens its own."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection
        about = self._rows("SELECT negotiation FROM about", kinds="t")
        if len(about) != 1:
            raise DamagedStoreError(path, "it should hold one negotiation")
        self.negotiation: str = about[0][0]

    def _rows(self, query: str, values: Sequence[object] = (), kinds: str = "") -> list[tuple[Any, ...]]:
        """What a query finds; `kinds` says what each column holds, since a damaged file holds anything."""
        with _errors(self._path):
            rows = self._connection.execute(query, values).fetchall()
        types = tuple(map(_TYPES.__getitem__, kinds))
        if types and any(tuple(map(type, row)) != types for row in rows):
            raise DamagedStoreError(self._path, "a value is of another kind than it should be")
        return rows

    def readable(self, reader: str) -> tuple[Ledger, ...]:
        return tuple(sorted(reached(reader, self._beyond) | {PUBLIC}))

    def wider(self, ledger: Ledger) -> tuple[Ledger, ...]:
        return tuple(sorted(reached(ledger, self._beyond)))

    def _beyond(self, node: str) -> list[Ledger]:
        return [wide for (wide,) in self._rows("SELECT wide FROM doors WHERE narrow = ?", (node,), "t")]

    def heads(self, ledgers: Collection[Ledger]) -> Mapping[Ledger, Head]:
        found = {name: self._frontier(name) for name in sorted(ledgers)}
        return {name: Head(each.size, each.root) for name, each in found.items() if each.size}

    def _frontier(self, ledger: Ledger) -> Frontier:
        for size, peaks in self._rows("SELECT size, peaks FROM ledgers WHERE name = ?", (ledger,), "ib"):
            if size < 1 or len(peaks) != 32 * size.bit_count():
                raise DamagedStoreError(self._path, f"the head of {ledger} is none")
            return Frontier(size, tuple(peaks[at : at + 32] for at in range(0, len(peaks), 32)))
        return EMPTY

    def read(
        self, ledgers: Collection[Ledger], after: Mapping[Ledger, int] | None = None
    ) -> Mapping[Ledger, Sequence[bytes]]:
        start = after or {}
        query = "SELECT data FROM events WHERE ledger = ? AND number >= ? ORDER BY number"
        with self._reading():
            found = {name: self._rows(query, (name, start.get(name, 0)), "b") for name in sorted(ledgers)}
        return {name: [data for (data,) in rows] for name, rows in found.items() if rows}

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """All ledgers as they stood at one moment."""
        self._rows("BEGIN")
        try:
            yield
        finally:
            self._rows("COMMIT")

    def append(self, event: Recorded, sizes: Mapping[Ledger, int], doors: Doors) -> Head:
        with _errors(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                head = self._append(event, sizes, doors)
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        return head

    def _append(self, event: Recorded, sizes: Mapping[Ledger, int], doors: Doors) -> Head:
        around = event.envelope
        known = self._rows(
            "SELECT data FROM keys JOIN events USING (ledger, number) WHERE person = ? AND key = ?",
            (around.by, around.key),
            "b",
        )
        if known:
            raise Replayed(decode(known[0][0]))
        for name, size in sizes.items():
            if self._size(name) != size:
                raise Grown(name)
        frontier = self._frontier(around.ledger).add(event.hash)
        place = (around.ledger, around.number)
        self._rows("INSERT INTO events VALUES (?, ?, ?)", (*place, event.data))
        peaks = b"".join(frontier.peaks)
        self._rows("INSERT OR REPLACE INTO ledgers VALUES (?, ?, ?)", (around.ledger, frontier.size, peaks))
        self._rows("INSERT INTO keys VALUES (?, ?, ?, ?)", (around.by, around.key, *place))
        self._many("INSERT OR IGNORE INTO doors VALUES (?, ?)", doors.opened)
        self._many("DELETE FROM doors WHERE narrow = ? AND wide = ?", doors.closed)
        return Head(frontier.size, frontier.root)

    def _size(self, ledger: Ledger) -> int:
        for (size,) in self._rows("SELECT size FROM ledgers WHERE name = ?", (ledger,), "i"):
            assert isinstance(size, int)
            return size
        return 0

    def _many(self, query: str, rows: Iterable[Sequence[str]]) -> None:
        for row in rows:
            self._rows(query, row)

    def find_person(self, handle: str) -> Entry | None:
        query = "SELECT person, handle, name FROM people WHERE handle = ? OR person = ?"
        return next((Entry(*row) for row in self._rows(query, (handle, handle), "ttt")), None)

    def people(self, persons: Collection[str]) -> Mapping[str, Entry]:
        query = "SELECT person, handle, name FROM people WHERE person = ?"
        rows = (self._rows(query, (person,), "ttt") for person in sorted(persons))
        return {row[0]: Entry(*row) for found in rows for row in found}

    def enter_person(self, entry: Entry) -> None:
        query = "INSERT INTO people VALUES (?, ?, ?) ON CONFLICT (person) DO UPDATE SET name = excluded.name"
        self._rows(query, entry)

    def take_inventory(self) -> Inventory:
        with self._reading():
            places = self._rows("SELECT ledger, data FROM events ORDER BY ledger, number", kinds="tb")
            names = self._rows("SELECT name FROM ledgers", kinds="t")
            heads = {name: self._frontier(name) for (name,) in names}
            doors = self._rows("SELECT narrow, wide FROM doors", kinds="tt")
            keys = self._rows("SELECT person, key, ledger, number FROM keys", kinds="ttti")
        events: dict[Ledger, list[bytes]] = {}
        for ledger, data in places:
            events.setdefault(ledger, []).append(data)
        return Inventory(
            events,
            {name: Head(each.size, each.root) for name, each in heads.items()},
            frozenset((narrow, wide) for narrow, wide in doors),
            {(person, key): (ledger, number) for person, key, ledger, number in keys},
        )

    def close(self) -> None:
        self._connection.close()
