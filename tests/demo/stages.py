"""The demonstration negotiation on a stage: played, and looked at with anybody's eyes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from pourparlers.demo.cast import CAST
from pourparlers.demo.negotiation import NEGOTIATION, Played, play
from pourparlers.demo.steps import Step
from pourparlers.record.stores.memory import MemoryStore
from pourparlers.service.desk import Desk
from pourparlers.service.reading import View
from pourparlers.talks.state import Draft, Proposal

EVERYONE = [player.handle for player in CAST if player.handle != "oskar"]  # whose seat another has taken

SECRETS = {
    "var-fallback": ("battalion", {"tamar", "vesna"}),
    "mer-fallback": ("bear in mind the security of each", {"renata", "hugo"}),
    "nor-ninety-six": ("ninety-six", {"sigrun", "per", "liv"}),
    "harbour-place": ("another place on which they agree", {"sigrun", "per", "liv", "tamar", "vesna"}),
}
"""What some keep to themselves: words that stand nowhere else, and who may read them."""


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


def put_on_stage(steps: Iterable[Step] | None = None) -> Stage:
    store = MemoryStore(NEGOTIATION)
    return Stage(play(partial(Desk, store), steps), store)
