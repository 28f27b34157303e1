"""The commands on texts: compile, redline, brackets, and the demonstration.

They are thin: names and options here, files in `cli.files`, everything else in the rooms below.
What a version is not heard to say (characters that look like others, a figure that differs from its
words) goes to standard error, so that standard output is the result and nothing else.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from pourparlers.cli import files
from pourparlers.cli.lines import Command, Language, Output, Shape, Speak, form_of
from pourparlers.messages import N_, translator

__all__ = ["COMMANDS", "Notation"]


class Layout(StrEnum):
    """One text with brackets, or every version as submitted."""

    rolling = "rolling"
    compilation = "compilation"


class Notation(StrEnum):
    """Our own notation, and the two of the trade."""

    own = "own"
    attributed = "attributed"
    bare = "bare"


class Reading(StrEnum):
    """What becomes of a bracketed text: what it says, or the text itself."""

    json = "json"
    text = "text"
    markdown = "markdown"


Base = Annotated[
    Path, typer.Argument(metavar=N_("BASE"), help=N_("The draft, in plain text or Markdown (UTF-8)."))
]
Notate = Annotated[Notation, typer.Option(help=N_("The notation of brackets in text and Markdown."))]
Attribute = Annotated[
    bool,
    typer.Option("--attribution/--no-attribution", help=N_("Show who wants what, or show only the options.")),
]
Strict = Annotated[bool, typer.Option("--strict", help=N_("Show changes of typography and layout, too."))]
Bracketed = Annotated[
    bool,
    typer.Option("--brackets", help=N_("Read square brackets in the draft as brackets, not as characters.")),
]
Title = Annotated[
    str,
    typer.Option(help=N_("The title of the page; if none is given, the text's own or the file's name.")),
]


def compile_(
    base: Base,
    versions: Annotated[
        list[str],
        typer.Argument(
            metavar=N_("PARTY=FILE"),
            help=N_("PARTY=FILE for each version, or a folder of files named after their parties."),
        ),
    ],
    form: Shape = None,
    output: Output = None,
    layout: Annotated[
        Layout, typer.Option(help=N_("One rolling text, or every version as submitted."))
    ] = Layout.rolling,
    notation: Notate = Notation.own,
    attribution: Attribute = True,
    strict: Strict = False,
    brackets: Bracketed = False,
    title: Title = "",
    language: Speak = Language.en,
) -> None:
    _ = translator(language.value).gettext
    named = files.name_versions(base, versions, _)
    files.check_output(output, [base, *named.values()], _)
    from pourparlers.cli import compiling

    request = compiling.Request(
        form_of(form, output).value,
        layout.value,
        notation.value,
        attribution,
        strict,
        brackets,
        title,
        language.value,
    )
    files.write(compiling.compile_files(base, named, request), output)


def redline(
    old: Annotated[Path, typer.Argument(metavar=N_("OLD"), help=N_("The text as it was."))],
    new: Annotated[Path, typer.Argument(metavar=N_("NEW"), help=N_("The text as it is."))],
    form: Shape = None,
    output: Output = None,
    notation: Notate = Notation.own,
    attribution: Attribute = False,
    strict: Strict = False,
    brackets: Annotated[
        bool,
        typer.Option(
            "--brackets", help=N_("Compare the two as texts with brackets: opened, closed, lifted.")
        ),
    ] = False,
    title: Title = "",
    language: Speak = Language.en,
) -> None:
    files.check_output(output, [old, new], translator(language.value).gettext)
    from pourparlers.cli import compiling

    request = compiling.Request(
        form_of(form, output).value,
        "rolling",
        notation.value,
        attribution,
        strict,
        brackets,
        title,
        language.value,
    )
    files.write(compiling.redline_files(old, new, request), output)


def brackets(
    file: Annotated[
        Path,
        typer.Argument(metavar=N_("FILE"), help=N_("The bracketed text, in plain text or Markdown (UTF-8).")),
    ],
    form: Annotated[
        Reading,
        typer.Option("--format", "-f", help=N_("json: the reading; text, markdown: the text written back.")),
    ] = Reading.json,
    output: Output = None,
    language: Speak = Language.en,
) -> None:
    _ = translator(language.value).gettext
    files.check_output(output, [file], _)
    from pourparlers.cli import bracketed

    files.write(bracketed.read_file(file, form.value, _), output)


def demo(
    folder: Annotated[Path, typer.Option("--output", "-o", help=N_("The folder to write to."))] = Path(
        "build/demo"
    ),
    show: Annotated[
        bool, typer.Option("--open", help=N_("Open the page in a browser where there is one."))
    ] = False,
    language: Speak = Language.en,
) -> None:
    from pourparlers.cli import demonstration

    demonstration.write(folder, language.value, show=show)


COMMANDS: Final = {
    "compile": Command(
        compile_,
        help=N_("Make one rolling text from a draft and the parties' edited versions of it."),
        example=N_(
            "Examples:\n\n"
            "pourparlers compile draft.md NOR=norland.md VAR=varna.md\n\n"
            "pourparlers compile draft.md versions/ -o rolling-text.html"
        ),
    ),
    "redline": Command(
        redline,
        help=N_("Show what changed between two texts, as a lawyer would have marked it."),
        example=N_("Example:\n\npourparlers redline october.md december.md -o changes.html"),
    ),
    "brackets": Command(
        brackets,
        help=N_(
            "Read a bracketed text made elsewhere: what is open, of which kind, and where it is ill-formed."
        ),
        example=N_("Example:\n\npourparlers brackets october.md"),
    ),
    "demo": Command(
        demo,
        help=N_(
            "Write the demonstration, an exercise, into a folder: a draft with the versions of five parties "
            "and the page that they make, and a negotiation of three weeks on it, as a file to try all on "
            "and as pages for the public, for all parties and for one delegation (VAR)."
        ),
        example=N_(
            "Then, for example:\n\n"
            "pourparlers questions --in build/demo/negotiation.pourparlers --as vesna\n\n"
            "pourparlers who --in build/demo/negotiation.pourparlers --as vesna"
        ),
    ),
}
