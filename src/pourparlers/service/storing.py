"""Files that hold negotiations: the one place where a store is opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from pourparlers.record.envelope import Head, Ledger
from pourparlers.record.stores.contract import Store
from pourparlers.record.stores.sqlite import (
    DamagedStoreError,
    FullError,
    LockedError,
    MissingError,
    NewerStoreError,
    NotOursError,
    ReadOnlyError,
    StoreError,
    open_store,
)
from pourparlers.service.bundle import Report, check_store
from pourparlers.service.clock import Chance, draw
from pourparlers.service.receipts import Receipt

__all__ = [
    "DamagedStoreError",
    "FullError",
    "LockedError",
    "MissingError",
    "NewerStoreError",
    "NotOursError",
    "ReadOnlyError",
    "StoreError",
    "check_file",
    "create_file",
    "is_export",
    "open_file",
]


def open_file(path: Path) -> Store:
    """The negotiation in a file. Raises StoreError."""
    return open_store(path)


def is_export(path: Path) -> bool:
    """Whether a file seems to be an export, which is read and not written."""
    try:
        with path.open("rb") as file:
            return file.read(1) == b"{"
    except OSError:
        return False


def check_file(
    path: Path, receipts: Iterable[Receipt] = (), seen: Iterable[Mapping[Ledger, Head]] = ()
) -> Report:
    """What a check of the file of a negotiation found. Raises StoreError."""
    with closing(open_file(path)) as store:
        return check_store(store, receipts, seen)


def create_file(path: Path, chance: Chance = draw) -> Store:
    """A file for a new negotiation, where there is none yet. Raises StoreError."""
    return open_store(path, create=chance())
