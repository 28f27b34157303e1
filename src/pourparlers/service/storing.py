"""Files that hold negotiations: the one place where a store is opened."""

from __future__ import annotations

from pathlib import Path

from pourparlers.record.stores.contract import Store
from pourparlers.record.stores.memory import MemoryStore
from pourparlers.record.stores.sqlite import StoreError, open_store

__all__ = ["MemoryStore", "Store", "StoreError", "open_file"]


def open_file(path: Path, *, create: bool = False) -> Store:
    """The negotiation in a file; `create` makes a new one, where there is none yet. Raises StoreError."""
    return open_store(path, create=create)
