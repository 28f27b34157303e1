"""The commands, listed under headings in `--help`, each loaded when it is called.

What a command needs is imported with its module, so `--help` and the commands on files do not wait for the
negotiation's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any, Final

import typer
from typer.core import TyperGroup
from typer.main import get_command

from pourparlers.cli.lines import Command, spoken
from pourparlers.messages import N_, translator

__all__ = ["SECTIONS", "sectioned"]

SECTIONS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    N_("Texts in files"): {
        "compile": ("texts", N_("Make one rolling text from a draft and the parties' versions.")),
        "redline": ("texts", N_("Show what changed between two texts.")),
        "brackets": ("texts", N_("Read a bracketed text that was made elsewhere.")),
        "demo": ("texts", N_("Write the demonstration: a compilation and a negotiation.")),
    },
    N_("A negotiation: who takes part"): {
        "open": ("convening", N_("Open a negotiation, in a file of its own.")),
        "party": ("convening", N_("Add a party.")),
        "group": ("convening", N_("Form a group of parties, or change its members.")),
        "person": ("convening", N_("Give a person a seat, or release one.")),
        "track": ("convening", N_("Open a track: a working group, a bilateral, …")),
        "room": ("convening", N_("Open a room: an audience of named people.")),
        "who": ("viewing", N_("Show who takes part.")),
    },
    N_("A negotiation: its text"): {
        "draft": ("proposing", N_("Table a draft, or a compilation, from a file.")),
        "propose": ("proposing", N_("Propose a change, in private unless told otherwise.")),
        "revise": ("proposing", N_("Give a proposal a new version.")),
        "table": ("tabling", N_("Table a proposal before all who see the draft.")),
        "share": ("tabling", N_("Put a proposal before a group or a room.")),
        "co-sponsor": ("tabling", N_("Join the sponsors of a proposal.")),
        "withdraw": ("tabling", N_("Leave the sponsors of a proposal.")),
        "take-over": ("tabling", N_("Table as one's own what has fallen.")),
        "rank": ("tabling", N_("Say which of one's own proposals one likes best.")),
        "answer": ("proposing", N_("Confirm, correct or disown what the scribe heard.")),
        "substantive": ("tabling", N_("Say that a correction changes the substance.")),
        "text": ("viewing", N_("Show the rolling text, the standing text, a party's text.")),
        "questions": ("viewing", N_("Show what is open, and who stands where.")),
        "proposals": ("viewing", N_("Show where proposals are and what became of them.")),
        "concordance": ("viewing", N_("Show where each provision went between two moments.")),
        "changes": ("viewing", N_("Show what changed between two moments.")),
    },
    N_("A negotiation: positions and decisions"): {
        "position": ("deciding", N_("Say where a party stands.")),
        "positions": ("viewing", N_("Show who stands where.")),
        "decisions": ("viewing", N_("Show what was decided, and what still waits.")),
        "decide": ("deciding", N_("Take proposals, mark text as agreed.")),
        "reopen": ("deciding", N_("Take a decision back.")),
        "lift": ("deciding", N_("Let a decision stand that waited for one's party.")),
    },
    N_("A negotiation: meetings and what is said"): {
        "meeting": ("convening", N_("Schedule a meeting, or change one.")),
        "meetings": ("viewing", N_("Show where parties talk, and when.")),
        "floor": ("convening", N_("Ask for the floor, give it, take it back.")),
        "statements": ("viewing", N_("Show what was said on the record.")),
        "state": ("convening", N_("Put on record what someone said.")),
    },
    N_("A negotiation: its record"): {
        "log": ("viewing", N_("Show what happened.")),
        "export": ("recording", N_("Write the record as one may know it to one file.")),
        "verify": ("recording", N_("Check a record and name the first event that does not hold.")),
        "receipt": ("recording", N_("Print the receipt of an act again.")),
    },
}
"""By heading: each command with the module that it is in and what it does in a few words."""


class _Commands(Mapping[str, Any]):
    """Commands by name, made when they are asked for."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._modules = {name: module for each in SECTIONS.values() for name, (module, _) in each.items()}

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401  Typer keeps its classes to itself
        found: Command = import_module(f"pourparlers.cli.{self._modules[name]}").COMMANDS[name]
        alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
        alone.command(name=name, help=found.help, epilog=found.example, cls=spoken(self._language))(
            found.function
        )
        return get_command(alone)

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


def sectioned(language: str) -> type[TyperGroup]:
    """The class of the group of all commands, speaking a language."""
    _: Callable[[str], str] = translator(language).gettext

    class Sectioned(TyperGroup):
        def __init__(self, **options: Any) -> None:  # noqa: ANN401  handed through
            super().__init__(**options)
            self.commands = _Commands(language)  # type: ignore[assignment]  # it is only read

        def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002  the same
            width = max(map(len, self.commands))
            for heading, commands in SECTIONS.items():
                with formatter.section(_(heading)):
                    formatter.write_dl(
                        [(name.ljust(width), _(what)) for name, (_module, what) in commands.items()]
                    )

    return Sectioned
