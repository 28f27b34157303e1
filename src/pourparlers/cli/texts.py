"""The commands on texts: compile, redline, brackets, and the demonstration.

They are thin: names and options here, files in `cli.files`, everything else in the rooms below.
What a version is not heard to say (characters that look like others, a figure that differs from its
words) goes to standard error, so that standard output is the result and nothing else.
"""

# No `from __future__ import annotations`: Typer evaluates the annotations, and their help texts are
# made in the language that `app` is given.

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pourparlers.cli import files
from pourparlers.messages import LANGUAGES, translator

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


def app(language: str) -> typer.Typer:
    """The commands, with help and messages in `language`."""
    _ = translator(language).gettext
    cli = typer.Typer(
        no_args_is_help=True,
        add_completion=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        help=_("Several parties negotiate the text of a draft agreement."),
    )
    language_option = typer.Option(
        help=_("Language of help, messages and pages: {languages}.").format(languages=", ".join(LANGUAGES))
    )
    Base = Annotated[Path, typer.Argument(help=_("The draft: plain text or Markdown."))]
    Output = Annotated[
        Path | None, typer.Option("--output", "-o", help=_("Write to this file instead of standard output."))
    ]
    Form = Annotated[Format, typer.Option("--format", "-f", help=_("The form of the result."))]
    Notate = Annotated[Notation, typer.Option(help=_("The notation of brackets in text and Markdown."))]
    Attribute = Annotated[
        bool,
        typer.Option("--attribution/--no-attribution", help=_("Show who wants what, or only the options.")),
    ]
    Strict = Annotated[bool, typer.Option("--strict", help=_("Show changes of typography and layout too."))]
    Bracketed = Annotated[
        bool,
        typer.Option(
            "--brackets", help=_("Read square brackets in the draft as brackets, not as characters.")
        ),
    ]
    Language = Annotated[str, language_option]
    Title = Annotated[str, typer.Option(help=_("The title of the page; the file's name if none is given."))]

    @cli.command(
        name="compile", help=_("Make one rolling text from a draft and the parties' versions of it.")
    )
    def compile_(
        base: Base,
        versions: Annotated[
            list[str],
            typer.Argument(help=_("PARTY=FILE for each version, or a folder of files named after parties.")),
        ],
        form: Form = Format.text,
        output: Output = None,
        layout: Annotated[
            Layout, typer.Option(help=_("One rolling text, or every version as submitted."))
        ] = Layout.rolling,
        notation: Notate = Notation.own,
        attribution: Attribute = True,
        strict: Strict = False,
        brackets: Bracketed = False,
        title: Title = "",
        language: Language = language,
    ) -> None:
        named = files.name_versions(base, versions, _)
        files.check_output(output, [base, *named.values()], _)
        from pourparlers.cli import compiling

        request = compiling.Request(
            form.value, layout.value, notation.value, attribution, strict, brackets, title, language
        )
        files.write(compiling.compile_files(base, named, request), output)

    @cli.command(help=_("Show what changed between two texts, as a lawyer would have marked it."))
    def redline(
        old: Annotated[Path, typer.Argument(help=_("The text as it was."))],
        new: Annotated[Path, typer.Argument(help=_("The text as it is."))],
        form: Form = Format.text,
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
        language: Language = language,
    ) -> None:
        files.check_output(output, [old, new], _)
        from pourparlers.cli import compiling

        request = compiling.Request(
            form.value, "rolling", notation.value, attribution, strict, brackets, title, language
        )
        files.write(compiling.redline_files(old, new, request), output)

    @cli.command(
        help=_(
            "Read a bracketed text made elsewhere: what is open, of which kind, and where it is ill-formed."
        )
    )
    def brackets(
        file: Annotated[Path, typer.Argument(help=_("The bracketed text: plain text or Markdown."))],
        form: Annotated[
            Format,
            typer.Option(
                "--format", "-f", help=_("json: the reading; text, markdown: the text written back.")
            ),
        ] = Format.json,
        output: Output = None,
        language: Language = language,
    ) -> None:
        files.check_output(output, [file], _)
        from pourparlers.cli import bracketed

        files.write(bracketed.read_file(file, form.value, translator(language).gettext), output)

    @cli.command(help=_("Compile the demonstration and write its files and the page of its rolling text."))
    def demo(
        folder: Annotated[Path, typer.Option("--output", "-o", help=_("The folder to write to."))] = Path(
            "build/demo"
        ),
        show: Annotated[
            bool, typer.Option("--open", help=_("Open the page in a browser where there is one."))
        ] = False,
        language: Language = language,
    ) -> None:
        from pourparlers.cli import demonstration

        demonstration.write(folder, language, show=show)

    return cli
