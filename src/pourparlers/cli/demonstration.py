"""demo: write the demonstration's texts into a folder, and beside them the page of their rolling text."""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path

from pourparlers import demo
from pourparlers.cli import compiling, files
from pourparlers.demo import negotiation
from pourparlers.messages import translator

__all__ = ["write"]


def write(folder: Path, language: str, *, show: bool) -> None:
    """The draft, the versions named after their parties, and the page; its address on standard output."""
    _ = translator(language).gettext
    versions = folder / "versions"
    try:
        versions.mkdir(parents=True, exist_ok=True)
    except OSError:
        files.fail(_("{name}: no folder can be made here").format(name=folder), 2)
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
    print(_("The rolling text of the demonstration: {page}").format(page=page.resolve().as_uri()))
    negotiation.write_file(folder / "negotiation.pourparlers")
    if show and _has_screen():
        webbrowser.open(page.resolve().as_uri())


def _has_screen() -> bool:
    """Whether a browser would have somewhere to appear: else it might open a text browser in the terminal."""
    return sys.platform in {"darwin", "win32"} or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
