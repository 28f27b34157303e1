"""The forms of a compilation: text, Markdown and HTML.

What all have alike is printed once, as it stands in the draft. Where a version differs the draft's
words come first, then each version's under the names of those who submitted it, then who has it as
the draft. The form is for people; what is read back is the JSON form of the rolling text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from gettext import NullTranslations

from pourparlers.documents.page import write_compilation_page
from pourparlers.documents.plain import prefix
from pourparlers.documents.submissions import Compiled, compile_submissions
from pourparlers.text.draft import Draft

__all__ = ["write_compilation"]


def write_compilation(
    base: Draft,
    versions: Mapping[str, Draft],
    *,
    form: str,
    translate: NullTranslations,
    title: str = "",
    stamp: str = "",
    language: str | None = None,
) -> str:
    """The compilation as `text`, `markdown` or `html`; any other form is a ValueError."""
    compiled = compile_submissions(base, versions)
    if form == "html":
        return write_compilation_page(
            compiled,
            tuple(sorted(versions)),
            title=title,
            stamp=stamp,
            language=language or translate.info().get("language", "en"),
            translate=translate,
        )
    if form not in {"text", "markdown"}:
        msg = f"a compilation is written as text, markdown or html, not as {form!r}"
        raise ValueError(msg)
    write = _markdown if form == "markdown" else _plain
    return "\n\n".join(write(provision, translate) for provision in compiled) + "\n"


def _lines(provision: Compiled, translate: NullTranslations) -> Iterator[tuple[str, str]]:
    """Who, then what: the draft first, then the others by name, then who has it as the draft."""
    _ = translate.gettext
    if provision.draft.text:
        yield _("draft"), prefix(0, provision.draft.number) + provision.draft.text
    for other in provision.others:
        text = prefix(0, other.number) + other.text if other.text else _("no text")
        yield ", ".join(other.names), text
    if provision.same and provision.draft.text:
        yield ", ".join(provision.same), _("as in the draft")


def _plain(provision: Compiled, translate: NullTranslations) -> str:
    if not provision.others:
        return (prefix(provision.heading, provision.draft.number) + provision.draft.text).rstrip(" ")
    head = ", ".join(provision.path)
    lines = [f"{who}: {text}" for who, text in _lines(provision, translate)]
    return "\n".join(
        [head, *(f"    {line}" for line in lines)] if head else [f"    {line}" for line in lines]
    )


def _markdown(provision: Compiled, translate: NullTranslations) -> str:
    if not provision.others:
        return (prefix(provision.heading, provision.draft.number) + provision.draft.text).rstrip(" ")
    head = f"**{', '.join(provision.path)}**\n\n" if provision.path else ""
    return head + "\n".join(f"- **{who}**: {text}" for who, text in _lines(provision, translate))
