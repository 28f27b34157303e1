"""The commands on texts: compile, redline, brackets, and the demonstration.

They are thin: names and options here, files in `cli.files`, everything else in the rooms below.
What a version is not heard to say (characters that look like others, a figure that differs from its
words) goes to standard error, so that standard output is the result and nothing else.
"""

# No `from __future__ import annotations`: Typer evaluates the annotations, and their help texts are
# made in the language that `app` is given.

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer

from pourparlers.cli import files
from pourparlers.messages import translator

__all__ = ["app"]


class Format(StrEnum):
    """The forms of a result."""

    text = "text"
    markdown = "markdown"
    html = "html"
    json = "json"


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


class Language(StrEnum):
    """The languages that we have messages in."""

    en = "en"
    fr = "fr"


ENDINGS = {".html": Format.html, ".htm": Format.html, ".json": Format.json, ".md": Format.markdown}
"""The form that the name of an output asks for, where the line does not say otherwise."""


def app(language: str) -> typer.Typer:
    """The commands, with help and messages in `language`."""
    _ = translator(language).gettext
    cli = typer.Typer(
        no_args_is_help=True,
        add_completion=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    spoken = Language(language)
    Base = Annotated[
        Path, typer.Argument(metavar=_("BASE"), help=_("The draft, in plain text or Markdown (UTF-8)."))
    ]
    Output = Annotated[
        Path | None, typer.Option("--output", "-o", help=_("Write to this file instead of standard output."))
    ]
    Form = Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help=_("The form of the result; if it is not given, the output's ending says it, or it is text."),
        ),
    ]
    Notate = Annotated[Notation, typer.Option(help=_("The notation of brackets in text and Markdown."))]
    Attribute = Annotated[
        bool,
        typer.Option(
            "--attribution/--no-attribution", help=_("Show who wants what, or show only the options.")
        ),
    ]
    Strict = Annotated[bool, typer.Option("--strict", help=_("Show changes of typography and layout, too."))]
    Bracketed = Annotated[
        bool,
        typer.Option(
            "--brackets", help=_("Read square brackets in the draft as brackets, not as characters.")
        ),
    ]
    Speak = Annotated[Language, typer.Option(help=_("The language of help, messages and pages."))]
    Title = Annotated[
        str,
        typer.Option(help=_("The title of the page; if none is given, the text's own or the file's name.")),
    ]

    @cli.callback(
        help=_(
            "Put everyone's edited versions of a draft into one rolling text, with brackets and names; "
            "show what changed between two texts; read bracketed texts that were made elsewhere."
        ),
        epilog=_("To begin: pourparlers demo"),
    )
    def speak(language: Speak = spoken) -> None:
        """`cli.choose_language` has seen it before the commands were built."""
        del language

    @cli.command(
        name="compile",
        help=_("Make one rolling text from a draft and the parties' edited versions of it."),
        short_help=_("Make one rolling text from a draft and the parties' versions."),
        epilog=_(
            "Examples:\n\n"
            "pourparlers compile draft.md NOR=norland.md VAR=varna.md\n\n"
            "pourparlers compile draft.md versions/ -o rolling-text.html"
        ),
    )
    def compile_(
        base: Base,
        versions: Annotated[
            list[str],
            typer.Argument(
                metavar=_("PARTY=FILE"),
                help=_("PARTY=FILE for each version, or a folder of files named after their parties."),
            ),
        ],
        form: Form = None,
        output: Output = None,
        layout: Annotated[
            Layout, typer.Option(help=_("One rolling text, or every version as submitted."))
        ] = Layout.rolling,
        notation: Notate = Notation.own,
        attribution: Attribute = True,
        strict: Strict = False,
        brackets: Bracketed = False,
        title: Title = "",
        language: Speak = spoken,
    ) -> None:
        named = files.name_versions(base, versions, _)
        files.check_output(output, [base, *named.values()], _)
        from pourparlers.cli import compiling

        request = compiling.Request(
            _form(form, output),
            layout.value,
            notation.value,
            attribution,
            strict,
            brackets,
            title,
            language.value,
        )
        files.write(compiling.compile_files(base, named, request), output)

    @cli.command(
        help=_("Show what changed between two texts, as a lawyer would have marked it."),
        short_help=_("Show what changed between two texts."),
        epilog=_("Example:\n\npourparlers redline october.md december.md -o changes.html"),
    )
    def redline(
        old: Annotated[Path, typer.Argument(metavar=_("OLD"), help=_("The text as it was."))],
        new: Annotated[Path, typer.Argument(metavar=_("NEW"), help=_("The text as it is."))],
        form: Form = None,
        output: Output = None,
        notation: Notate = Notation.own,
        attribution: Attribute = False,
        strict: Strict = False,
        brackets: Annotated[
            bool,
            typer.Option(
                "--brackets", help=_("Compare the two as texts with brackets: opened, closed, lifted.")
            ),
        ] = False,
        title: Title = "",
        language: Speak = spoken,
    ) -> None:
        files.check_output(output, [old, new], _)
        from pourparlers.cli import compiling

        request = compiling.Request(
            _form(form, output),
            "rolling",
            notation.value,
            attribution,
            strict,
            brackets,
            title,
            language.value,
        )
        files.write(compiling.redline_files(old, new, request), output)

    @cli.command(
        help=_(
            "Read a bracketed text made elsewhere: what is open, of which kind, and where it is ill-formed."
        ),
        short_help=_("Read a bracketed text that was made elsewhere."),
        epilog=_("Example:\n\npourparlers brackets october.md"),
    )
    def brackets(
        file: Annotated[
            Path,
            typer.Argument(
                metavar=_("FILE"), help=_("The bracketed text, in plain text or Markdown (UTF-8).")
            ),
        ],
        form: Annotated[
            Reading,
            typer.Option(
                "--format", "-f", help=_("json: the reading; text, markdown: the text written back.")
            ),
        ] = Reading.json,
        output: Output = None,
        language: Speak = spoken,
    ) -> None:
        files.check_output(output, [file], _)
        from pourparlers.cli import bracketed

        files.write(bracketed.read_file(file, form.value, translator(language.value).gettext), output)

    @cli.command(
        help=_("Compile the demonstration and write its files and the page of its rolling text."),
        short_help=_("Compile the demonstration."),
    )
    def demo(
        folder: Annotated[Path, typer.Option("--output", "-o", help=_("The folder to write to."))] = Path(
            "build/demo"
        ),
        show: Annotated[
            bool, typer.Option("--open", help=_("Open the page in a browser where there is one."))
        ] = False,
        language: Speak = spoken,
    ) -> None:
        from pourparlers.cli import demonstration

        demonstration.write(folder, language.value, show=show)

    return cli


def _form(form: Format | None, output: Path | None) -> Literal["text", "markdown", "html", "json"]:
    """The form asked for: by the option, else by the ending of the output's name."""
    asked = form or (ENDINGS.get(output.suffix.lower()) if output else None) or Format.text
    return asked.value
