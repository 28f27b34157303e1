"""All commands together."""

from __future__ import annotations

import typer

from pourparlers.cli.lines import Language, Speak
from pourparlers.cli.sections import sectioned
from pourparlers.messages import translator

__all__ = ["app"]


def app(language: str) -> typer.Typer:
    """The commands, with help and messages in `language`."""
    _ = translator(language).gettext
    spoken = Language(language)
    cli = typer.Typer(
        cls=sectioned(language),
        no_args_is_help=True,
        add_completion=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )

    @cli.callback(
        help=_(
            "Keep a negotiation and its text: who proposes what, where it stands, what is agreed. And put "
            "everyone's edited versions of a draft into one rolling text, show what changed between two "
            "texts, read bracketed texts that were made elsewhere."
        ),
        epilog=_("To begin: pourparlers demo"),
    )
    def speak(language: Speak = spoken) -> None:
        """`cli.choose_language` has seen it before the commands were built."""
        del language

    return cli
