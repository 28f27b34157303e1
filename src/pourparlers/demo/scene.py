"""What somebody of the script acts in: the state as this person may know it, and names for what there is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pourparlers.talks.drafts import find_provision
from pourparlers.talks.state import Draft, State

__all__ = ["Scene"]


@dataclass(frozen=True, slots=True)
class Scene:
    """`ids` has what earlier steps made, by their keys, and people by their handles."""

    state: State
    ids: Mapping[str, str]

    @property
    def draft(self) -> Draft:
        """The draft that is negotiated, which is the last one that was tabled."""
        return list(self.state.drafts.values())[-1]

    def find(self, name: str, version: str | None = None) -> str | None:
        """The reference of a provision, as the text, or a version of it, numbers it."""
        return find_provision(self.draft, name, version)

    def provision(self, name: str) -> str:
        """The same where it has to be there. Raises LookupError."""
        found = self.find(name)
        if found is None:
            raise LookupError(name)
        return found

    def audience(self, name: str) -> str:
        """A ledger: by its own name, or by the key of the step that formed the group or opened the room."""
        if name not in self.ids:
            return name
        kind = "room" if self.ids[name] in self.state.rooms else "group"
        return f"{kind}:{self.ids[name]}"
