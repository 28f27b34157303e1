"""demo: the demonstration's texts and their rolling text, and a negotiation on them with its pages.

Everything goes into one folder and is made anew each time:

    draft.md, versions/      the draft, and what each party sent back; rolling-text.html: the two compiled
    negotiation.pourparlers  three weeks of a negotiation on that draft
    public/, parties/, VAR/  its pages as the public, all parties, and one delegation may see them
"""

from __future__ import annotations

import os
import sys
import webbrowser
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from pourparlers import demo
from pourparlers.cli import compiling, files
from pourparlers.cli.sitting import open_desk, trouble
from pourparlers.demo import negotiation
from pourparlers.documents.negotiation import View, write as write_view
from pourparlers.messages import translator
from pourparlers.service.reading import ReadingRoom
from pourparlers.talks.state import Draft, State
from pourparlers.views.decisions import decisions
from pourparlers.views.log import log
from pourparlers.views.meetings import tracks
from pourparlers.views.participants import participants
from pourparlers.views.positions import positions
from pourparlers.views.proposals import proposals
from pourparlers.views.questions import questions
from pourparlers.views.statements import statements
from pourparlers.views.text import rolling, standing

__all__ = ["write"]

VIEWERS: Final[Mapping[str, str | None]] = {"public": None, "parties": "tomas", "VAR": "tamar"}
"""Folders of pages, each with the person who sees just that: the scribe sees what all parties see."""

PAGES: Final[Mapping[str, Callable[[State, Draft], View]]] = {
    "text": rolling,
    "standing": standing,
    "questions": questions,
    "proposals": proposals,
    "positions": positions,
    "decisions": decisions,
    "meetings": lambda state, _: tracks(state),
    "statements": lambda state, _: statements(state),
    "who": lambda state, _: participants(state),
}
"""Each page by its name; the log, which is made of events, comes beside them."""


def write(folder: Path, language: str, *, show: bool) -> None:
    """All of it; the addresses of the two rolling texts on standard output."""
    _ = translator(language).gettext
    compiled = _compile(folder, language)
    print(_("The rolling text of the demonstration: {page}").format(page=compiled.as_uri()))
    rolled = _negotiate(folder, language)
    print(_("The negotiation on it: {page}").format(page=rolled.as_uri()))
    if show and _has_screen():
        webbrowser.open(rolled.as_uri())


def _compile(folder: Path, language: str) -> Path:
    """The draft, the versions named after their parties, and the page that they make."""
    _ = translator(language).gettext
    versions = _make(folder / "versions", language)
    base = folder / "draft.md"
    base.write_bytes(demo.draft(language))
    named = {}
    for party, data in demo.versions(language).items():
        named[party] = versions / f"{party}.md"
        named[party].write_bytes(data)
    title = _("Security guarantees (exercise)")
    request = compiling.Request("html", "rolling", "own", True, False, False, title, language)
    page = folder / "rolling-text.html"
    files.write(compiling.compile_files(base, named, request), page)
    return page.resolve()


def _negotiate(folder: Path, language: str) -> Path:
    """The negotiation in its file, and its pages."""
    file = folder / "negotiation.pourparlers"
    with trouble(file, translator(language).gettext):
        people = negotiation.write_file(file).ids
    with open_desk(file, translator(language).gettext) as desk:
        for name, handle in VIEWERS.items():
            person = people[handle] if handle else None
            _write_pages(desk.reading, person, _make(folder / name, language), language)
    return (folder / "parties" / "text.html").resolve()


def _write_pages(room: ReadingRoom, person: str | None, folder: Path, language: str) -> None:
    view = room.view(person)
    *_, draft = view.state.drafts.values()
    names = {entry.person: entry.name for entry in room.names(view).values()}
    shown = {name: make(view.state, draft) for name, make in PAGES.items()}
    for name, each in {**shown, "log": log(view.state, view.log)}.items():
        page = write_view(each, "html", translate=translator(language), language=language, people=names)
        files.write(page, folder / f"{name}.html")


def _make(folder: Path, language: str) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        files.fail(translator(language).gettext("{name}: no folder can be made here").format(name=folder), 2)
    return folder


def _has_screen() -> bool:
    """Whether a browser would have somewhere to appear: else it might open a text browser in the terminal."""
    return sys.platform in {"darwin", "win32"} or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
