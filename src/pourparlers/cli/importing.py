"""A compilation as the starting point: its base is the draft, every version a proposal heard from its party.

A compilation is what `compile --format json` wrote. The scribe enters it; each delegation then confirms,
corrects or disowns what it is said to want. Everything that could be refused is looked at before anything is
written, since each proposal is an act of its own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pourparlers.cli import files, naming
from pourparlers.cli.lines import Acting
from pourparlers.cli.sitting import Scene, find_actor, open_desk, report, scene_of
from pourparlers.documents.json_form import give_back
from pourparlers.documents.plain import read_draft
from pourparlers.messages import N_
from pourparlers.service.desk import Desk
from pourparlers.service.receipts import Receipt
from pourparlers.talks import acts, writing
from pourparlers.talks.events import ParagraphText
from pourparlers.text.draft import Draft

__all__ = ["bring_compilation", "paragraphs_of"]


def paragraphs_of(text: Draft) -> tuple[ParagraphText, ...]:
    """A text as an act carries it."""
    return tuple(
        ParagraphText(each.text, each.number, each.heading, each.mark, each.notes, each.is_row)
        for each in text.paragraphs
    )


def bring_compilation(line: Acting, path: Path, table: acts.TableDraft) -> None:
    """Table a compilation's base as `table` says, and enter each version for its party."""
    data = _read(path, line)
    base = _text(data, None)
    act = acts.TableDraft(table.title, paragraphs_of(base), table.language, table.supersedes, table.audience)
    with open_desk(line.file, line.translate) as desk:
        actor = find_actor(desk, line)
        scene = scene_of(desk, actor, line)
        parties = {name: _party(scene, name, line) for name in data["parties"]}
        tried = desk.act(actor, act, seat=line.full_seat, dry_run=line.is_trial)
        report(desk, actor, tried, line)
        if not isinstance(tried, Receipt):
            return
        draft = list(desk.reading.view(actor).state.drafts)[-1]
        for name, party in parties.items():
            _enter(desk, actor, line, draft, party, _text(data, name))


def _enter(desk: Desk, actor: str, line: Acting, draft: str, party: str, text: Draft) -> None:
    """A party's version as a proposal that the scribe heard; one that changes nothing is none."""
    state = desk.reading.view(actor).state
    wording = writing.from_text(state.drafts[draft], text)
    if wording.edits or wording.orders:
        act = acts.Propose(draft, wording, mode="any", heard_from=party)
        report(desk, actor, desk.act(actor, act, seat=line.full_seat), line)


def _party(scene: Scene, name: str, line: Acting) -> str:
    try:
        return naming.party(scene.state, name)
    except naming.UnknownError:
        said = line.translate(
            N_("the compilation has a version of {party}, which is no party of this negotiation")
        )
        files.fail(said.format(party=name), 2)


def _read(path: Path, line: Acting) -> Mapping[str, Any]:
    try:
        data = json.loads(files.read_text(path, line.translate))
        _text(data, None)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        files.fail(
            line.translate(N_("{name} is not a compilation as compile --format json writes it")).format(
                name=path
            )
        )
    assert isinstance(data, dict)
    return data


def _text(data: Mapping[str, Any], party: str | None) -> Draft:
    return read_draft(give_back(data, party), is_markdown=True)
