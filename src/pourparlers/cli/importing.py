"""A compilation as the starting point: its base is the draft, every version a proposal heard from its party.

A compilation is what `compile --format json` wrote, or a text with brackets that was made elsewhere. The
scribe enters it; each delegation then confirms, corrects or disowns what it is said to want. Of brackets
without a name nobody knows who wants them: they stand there as the secretariat's. Whoever is named has to be
a party; that is looked at before anything is written, since each proposal is an act of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pourparlers.cli import files, naming
from pourparlers.cli.lines import Acting
from pourparlers.cli.sitting import Scene, find_actor, open_desk, refuse_unknown, report, scene_of
from pourparlers.documents.json_form import give_back
from pourparlers.documents.plain import read_draft
from pourparlers.messages import N_
from pourparlers.service.desk import Desk
from pourparlers.service.receipts import Receipt
from pourparlers.talks import acts, writing
from pourparlers.talks.events import ParagraphText
from pourparlers.talks.refusals import Refusal, Rule
from pourparlers.talks.wording import Basis, Edit, Wording
from pourparlers.text.draft import Draft
from pourparlers.text.notation.foreign import read_foreign
from pourparlers.text.notation.foreign.bracketed import Bracketed
from pourparlers.text.notation.foreign.model import Unit, to_model
from pourparlers.text.words import is_mark

__all__ = ["bring_brackets", "bring_compilation", "paragraphs_of"]


def paragraphs_of(text: Draft) -> tuple[ParagraphText, ...]:
    """A text as an act carries it."""
    return tuple(
        ParagraphText(each.text, each.number, each.heading, each.mark, each.notes, each.is_row)
        for each in text.paragraphs
    )


class Entry(NamedTuple):
    """A version to be entered, for a party or ("") for nobody who is known.

    `said` is its whole text, or what it says; `on` is the number of an earlier entry that it is written on.
    """

    party: str
    said: Draft | Wording
    on: int | None = None


def bring_compilation(line: Acting, path: Path, table: acts.TableDraft) -> None:
    """Table a compilation's base as `table` says in the line's words; enter each version for its party."""
    data = _read(path, line)
    entries = [Entry(name, _text(data, name)) for name in data["parties"]]
    _bring(line, path, table, paragraphs_of(_text(data, None)), entries)


def bring_brackets(line: Acting, path: Path, table: acts.TableDraft) -> None:
    """Table what stands outside all brackets, and enter each text on offer for those named with it."""
    bracketed = read_foreign(files.read_text(path, line.translate))
    units = to_model(bracketed)
    _bring(line, path, table, tuple(_paragraph(bracketed, unit) for unit in units), list(_entries(units)))


def _paragraph(bracketed: Bracketed, unit: Unit) -> ParagraphText:
    """The standing words of a unit, called as its first block is.

    Where the whole of it is in question its number stands alone, with the mark that all versions of it have.
    """
    block = bracketed.layout.blocks[unit.first]
    before = bracketed.source[block.start : block.words]
    texts = (unit.words, *(version.words for version in unit.versions))
    mark = next((words[0] for words in texts if words and is_mark(words[0])), "\n\n")
    words = unit.words[1:] if unit.words and is_mark(unit.words[0]) else unit.words
    level = len(before) - len(before.lstrip("#"))
    return ParagraphText(" ".join("".join(words).split()), block.number, level, mark)


def _entries(units: Sequence[Unit]) -> Iterator[Entry]:
    """The versions of all units in order.

    One that reads as what it is written on is none; what is written on it is written on that.
    """
    count = 0
    for number, unit in enumerate(units):
        texts: dict[str | None, tuple[str, ...]] = {None: unit.words}
        firsts: dict[str | None, int | None] = {None: None}
        for version in unit.versions:
            before, on = texts[version.on], firsts[version.on]
            words = (*before[: version.start], *version.words, *before[version.end :])
            texts[version.name], firsts[version.name] = words, on
            if (text := "".join(words)) == "".join(before):
                continue
            firsts[version.name] = count
            for party in version.parties or ("",):
                yield Entry(party, Wording((Edit(f"d{number}", text),)), on)
                count += 1


def _bring(
    line: Acting,
    path: Path,
    table: acts.TableDraft,
    paragraphs: tuple[ParagraphText, ...],
    entries: Sequence[Entry],
) -> None:
    """Without a title on the line it is the text's own, which is its first heading, or the file's name."""
    own = paragraphs[0].text if paragraphs and paragraphs[0].heading == 1 else ""
    with open_desk(line.file, line.translate) as desk:
        actor = find_actor(desk, line)
        scene = scene_of(desk, actor, line)
        try:
            before = naming.draft(scene.state, table.supersedes).id if table.supersedes else ""
            audience = scene.audience(table.audience)
        except naming.UnknownError as error:
            refuse_unknown(error, scene.state, line.translate)
        act = acts.TableDraft(table.title or own or path.stem, paragraphs, table.language, before, audience)
        parties = {name: _party(scene, name, line) for name in {each.party for each in entries} - {""}}
        done = desk.act(actor, act, seat=line.full_seat, dry_run=line.is_trial)
        report(desk, actor, done, line)
        if isinstance(done, Receipt):
            _enter_all(desk, actor, line, entries, parties)


def _enter_all(
    desk: Desk, actor: str, line: Acting, entries: Sequence[Entry], parties: Mapping[str, str]
) -> None:
    """Enter one version after another. What the rules refuse is said, and what is written on it left out."""
    draft = list(desk.reading.view(actor).state.drafts.values())[-1]
    entered: list[str] = []
    for entry in entries:
        is_text = isinstance(entry.said, Draft)
        act = acts.Propose(
            draft.id,
            writing.from_text(draft, entry.said) if isinstance(entry.said, Draft) else entry.said,
            mode="any" if is_text else "together",
            basis=Basis(entered[entry.on], 1) if entry.on is not None else Basis(),
            heard_from=parties.get(entry.party, ""),
            audience=draft.ledger,
        )
        is_written = entry.on is None or bool(entered[entry.on])
        entered.append(_enter(desk, actor, line, act) if is_written else "")
    if left_out := entered.count(""):
        said = line.translate(N_("{count} versions were left out, which say nothing else than what stands"))
        files.warn(said.format(count=left_out))


def _enter(desk: Desk, actor: str, line: Acting, act: acts.Propose) -> str:
    """The id of the proposal that it makes, "" for none."""
    if not (act.wording.edits or act.wording.orders):
        return ""
    done = desk.act(actor, act, seat=line.full_seat)
    if isinstance(done, Refusal) and done.rule is Rule.SAME_TEXT:
        return ""
    report(desk, actor, done, line)
    return list(desk.reading.view(actor).state.proposals)[-1]


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
