"""The command line: one module per group of commands, put together here.

The language of help and messages is chosen before the commands are built, from `--language`
anywhere on the line, else from the environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG), so that `--help`
speaks it too.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pourparlers.messages import LANGUAGES

if TYPE_CHECKING:
    from typer import Typer

__all__ = ["build", "choose_language", "main"]


def main() -> None:
    """Run the command line; the script `pourparlers` is this."""
    gc.disable()  # values without cycles, in a process that ends: a fifth of compile's time, see benchmarks
    build(choose_language(sys.argv[1:], os.environ))(prog_name="pourparlers")


def build(language: str) -> Typer:
    """The whole command line, speaking `language`."""
    from pourparlers.cli import commands  # here, so that the language is known before help texts are made

    return commands.app(language)


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language asked for on the line, else the environment's if we have it, else English."""
    for number, argument in enumerate(arguments):
        if argument == "--language" and number + 1 < len(arguments):
            wanted = arguments[number + 1]
        elif argument.startswith("--language="):
            wanted = argument.partition("=")[2]
        else:
            continue
        if wanted in LANGUAGES:
            return wanted
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if (code := environment.get(variable, "")[:2]) in LANGUAGES:
            return code
    return LANGUAGES[0]
