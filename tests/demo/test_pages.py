"""The demonstration's pages: each can be made for everyone, and holds nothing that is not theirs."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.demo.stages import EVERYONE, SECRETS, Stage

from pourparlers.cli import demonstration
from pourparlers.documents.negotiation import write
from pourparlers.messages import translator
from pourparlers.views.concordance import concordance
from pourparlers.views.log import log
from pourparlers.views.redline import redline


def _shown(stage: Stage, handle: str | None, form: str) -> str:
    """All that somebody can look at, one thing after the other."""
    view = stage.at(handle)
    *_, draft = view.state.drafts.values()
    tabled = next(each.id for each in view.log if getattr(each.event, "draft", "") == draft.id)
    person = stage.played.ids[handle] if handle else None
    before = stage.played.desk.reading.view_at(person, tabled)
    assert before
    shown = [make(view.state, draft) for make in demonstration.PAGES.values()]
    shown += [
        log(view.state, view.log),
        redline(before.state, view.state, draft.id),
        concordance(before.state, view.state, draft.id),
    ]
    people = {entry.person: entry.name for entry in stage.played.desk.reading.names(view).values()}
    return "\n".join(write(each, form, translate=translator("en"), people=people) for each in shown)


@pytest.mark.parametrize("handle", [*EVERYONE, "oskar", None])
@pytest.mark.parametrize("form", ["text", "json"])
def test_everything_shown_to_somebody_is_theirs(stage: Stage, handle: str | None, form: str) -> None:
    everything = _shown(stage, handle, form)
    for words, readers in SECRETS.values():
        assert (words in everything) == (handle in readers), words


@pytest.mark.parametrize("handle", [None, "tomas", "per"])
@pytest.mark.parametrize("form", ["html", "markdown"])
def test_other_forms_hold_the_same(stage: Stage, handle: str | None, form: str) -> None:
    everything = _shown(stage, handle, form)
    assert {words for words, readers in SECRETS.values() if words in everything} == {
        words for words, readers in SECRETS.values() if handle in readers
    }


def test_room_is_named_only_to_those_in_it(stage: Stage) -> None:
    assert "Walk by the harbour" in _shown(stage, "vesna", "text")
    assert "Walk by the harbour" not in _shown(stage, "helin", "text")


def test_demonstration_writes_pages_for_three_viewers_over_old_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("negotiation.pourparlers", "negotiation.pourparlers-wal"):
        (tmp_path / name).write_bytes(b"of an earlier time")
    demonstration.write(tmp_path, "fr", show=False)
    assert not list(tmp_path.glob("negotiation.pourparlers-*"))
    pages = {folder.name: {page.stem for page in folder.glob("*.html")} for folder in tmp_path.iterdir()}
    assert pages["public"] == pages["parties"] == pages["VAR"] == {*demonstration.PAGES, "log"}
    assert (tmp_path / "parties" / "text.html").as_uri() in capsys.readouterr().out
    questions = {page.parent.name: page.read_text("utf-8") for page in tmp_path.glob("*/questions.html")}
    assert [name for name, page in questions.items() if "battalion" in page] == ["VAR"]
    assert "Texte évolutif" in (tmp_path / "parties" / "text.html").read_text("utf-8")


def test_paragraph_that_was_joined_to_another_has_no_number_of_its_own(stage: Stage) -> None:
    everything = _shown(stage, None, "text") + _shown(stage, "tomas", "text")
    assert "hours.\n\n3. The inspected Party" in everything  # in the published draft
    assert "hours. The inspected Party" in everything
    assert "hours.3." not in everything
