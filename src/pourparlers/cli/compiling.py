"""compile and redline: read the files, compute, read the result back, write it in the form asked for."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from pourparlers.cli import files
from pourparlers.documents.bracket_report import (
    with_bracket_changes,
    with_own_questions,
    write_bracket_changes,
)
from pourparlers.documents.json_form import format_json, give_back, write_json
from pourparlers.documents.plain import write_draft
from pourparlers.messages import translator
from pourparlers.text.draft import Draft
from pourparlers.text.notation.foreign import read_foreign
from pourparlers.text.rolling import Rolling, compile_versions
from pourparlers.text.words import NOTE

__all__ = ["SHARED_MIN", "Request", "compile_files", "redline_files", "shared", "title_of"]

SHARED_MIN: Final = 0.1
"""A version with a smaller share of the draft's words is probably another document."""

PATIENCE_SECONDS: Final = 1.0


@dataclass(frozen=True, slots=True)
class Request:
    """What the line asks for, as plain values."""

    form: Literal["text", "markdown", "html", "json"]
    layout: Literal["rolling", "compilation"]
    notation: Literal["own", "attributed", "bare"]
    attribution: bool
    is_strict: bool
    has_brackets: bool
    title: str
    language: str


def compile_files(base: Path, named: Mapping[str, Path], request: Request) -> str:
    """The rolling text of these files, or its compilation, in the form asked for."""
    _ = translator(request.language).gettext
    if request.layout == "compilation" and request.form == "json":
        files.fail(_("a compilation is written as text, markdown or html"), 2)
    draft = files.read(base, _)
    versions = {name: files.read(path, _) for name, path in sorted(named.items())}
    if not draft.paragraphs:
        files.warn(_("{name} is empty").format(name=base))
    for name, version in versions.items():
        if shared(draft, version) < SHARED_MIN:
            files.warn(
                _("{name} shares less than a tenth of its words with the draft").format(name=named[name])
            )
    if not request.has_brackets and any("[" in paragraph.text for paragraph in draft.paragraphs):
        files.warn(
            _("{name} has square brackets, taken as characters; with --brackets they count").format(name=base)
        )
    files.report_traps(base, draft, _)
    for name, version in versions.items():
        files.report_traps(named[name], version, _, draft)
    if request.layout == "compilation":
        from pourparlers.documents.compilation import write_compilation

        assert request.form != "json"
        return write_compilation(
            draft,
            versions,
            form=request.form,
            translate=translator(request.language),
            title=request.title or title_of(draft) or base.stem,
        )
    data, rolling = _computed(draft, versions, request)
    if request.has_brackets and request.form == "json":
        data = with_own_questions(data, read_foreign(files.read_text(base, _)), draft)
    return _written(data, rolling, request, request.title or title_of(draft) or base.stem, "rolling")


def redline_files(old: Path, new: Path, request: Request) -> str:
    """What changed between two files, in the form asked for."""
    _ = translator(request.language).gettext
    texts = files.read(old, _), files.read(new, _)
    files.report_traps(old, texts[0], _)
    files.report_traps(new, texts[1], _, texts[0])
    data, rolling = _computed(texts[0], {"new": texts[1]}, request)
    data["parties"] = ["old", "new"]
    title = request.title or " – ".join(filter(None, (title_of(texts[1]), new.stem)))
    if not request.has_brackets or request.form == "html":
        return _written(data, rolling, request, title, "redline")
    bracketed = read_foreign(files.read_text(old, _)), read_foreign(files.read_text(new, _))
    if request.form == "json":
        return format_json(with_bracket_changes(data, *bracketed))
    text = _written(data, rolling, request, title, "redline")
    return text + "\n" + write_bracket_changes(*bracketed, translator(request.language))


def _computed(
    draft: Draft, versions: Mapping[str, Draft], request: Request
) -> tuple[dict[str, Any], Rolling]:
    with _progress(len(versions)) as progress:
        rolling = compile_versions(draft, versions, is_strict=request.is_strict, progress=progress)
    data = write_json(rolling)
    _read_back(data, draft, versions)
    return data, rolling


def _written(
    data: Mapping[str, Any],
    rolling: Rolling,
    request: Request,
    title: str,
    mode: Literal["rolling", "redline"],
) -> str:
    translate = translator(request.language)
    if request.form == "json":
        return format_json(data)
    if request.form == "html":
        from pourparlers.documents.page import write_page

        return write_page(
            rolling,
            title=title,
            language=request.language,
            attribution=request.attribution,
            mode=mode,
            translate=translate,
        )
    return _printed(rolling, request)


def _printed(rolling: Rolling, request: Request) -> str:
    if request.form == "markdown":
        from pourparlers.documents.markdown_form import write_markdown

        return write_markdown(
            rolling,
            attribution=request.attribution,
            notation=request.notation,
            has_brackets=request.has_brackets,
        )
    from pourparlers.documents.text_form import write_text

    return write_text(
        rolling,
        attribution=request.attribution,
        notation=request.notation,
        has_brackets=request.has_brackets,
    )


def _read_back(data: Mapping[str, Any], draft: Draft, versions: Mapping[str, Draft]) -> None:
    """Every version and the base must come out of the result: else it is our bug, and nothing is written."""
    for name, text in [(None, draft), *versions.items()]:
        if give_back(data, name) != write_draft(text).rstrip("\n"):
            msg = f"the result does not give back {name or 'the base'}"
            raise AssertionError(msg)


def title_of(draft: Draft) -> str:
    """The text's own title: its first paragraph, if that is a heading of the first level."""
    first = draft.paragraphs[0] if draft.paragraphs else None
    return first.text.replace(NOTE, "") if first and first.heading == 1 else ""


def shared(draft: Draft, version: Draft) -> float:
    """The share of the draft's words, counted, that the version has too."""
    one, two = (Counter(w for p in text.paragraphs for w in p.text.split()) for text in (draft, version))
    return (one & two).total() / one.total() if one else 1.0


@contextmanager
def _progress(count: int) -> Iterator[Callable[[str], object]]:
    """A bar on a terminal that waits for longer than a second; nothing elsewhere."""
    if count < 2 or not sys.stderr.isatty():
        yield str
        return
    from rich.console import Console
    from rich.progress import Progress

    began = time.monotonic()
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=count, visible=False)

        def advance(name: str) -> None:
            bar.update(task, advance=1, description=name, visible=time.monotonic() - began > PATIENCE_SECONDS)

        yield advance
