"""What came of an act, in words: the line of the log, or what it would change."""

from __future__ import annotations

from collections.abc import Mapping

from pourparlers.record.stores.contract import Entry
from pourparlers.service.desk import Trial
from pourparlers.service.reading import View


def tell_event(view: View, event: str, names: Mapping[str, Entry], language: str) -> str:
    return next(str(each.event) for each in view.log if each.id == event)


def tell_trial(trial: Trial, names: Mapping[str, Entry], language: str) -> str:
    return str(trial.happened)
