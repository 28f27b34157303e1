"""The demonstration negotiation on a stage: played, and looked at with anybody's eyes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from pourparlers.demo.negotiation import Played, chance, play
from pourparlers.record.stores.memory import MemoryStore
from pourparlers.service.desk import Desk
from pourparlers.service.reading import View
from pourparlers.talks.state import Draft, Proposal


@dataclass(frozen=True)
class Stage:
    """What was played, and the store that holds it; `at` looks at it with somebody's eyes.

    Tomas, the scribe, sees what all parties see and nothing else.
    """

    played: Played
    store: MemoryStore

    def at(self, handle: str | None) -> View:
        return self.played.desk.reading.view(self.played.ids[handle] if handle else None)

    def proposal(self, key: str, handle: str = "tomas") -> Proposal:
        return self.at(handle).state.proposals[self.played.ids[key]]

    @property
    def draft(self) -> Draft:
        return list(self.at("tomas").state.drafts.values())[-1]


def put_on_stage() -> Stage:
    draw = chance()
    store = MemoryStore(draw())
    return Stage(play(partial(Desk, store), draw=draw), store)
