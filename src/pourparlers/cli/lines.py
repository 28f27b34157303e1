"""What every command on a negotiation has on its line, once: the file, who acts or looks, how it is shown.

A command is a plain function of its own arguments and of an `Acting` or a `Viewing`, which holds the shared
ones. `acting` and `viewing` put the shared options on its line. Its help stands in the code in English,
marked with `N_`, and is said in the language of the line when the command is built (`spoken`).
"""

from __future__ import annotations

import functools
import hashlib
import inspect
import typing
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, Final, NamedTuple

import typer
from typer.core import TyperCommand

from pourparlers.messages import N_, translator

__all__ = [
    "FILE",
    "OFFICES",
    "Acting",
    "Command",
    "Form",
    "In",
    "Language",
    "LookAs",
    "Of",
    "Output",
    "Proposal",
    "Rationale",
    "Shape",
    "Speak",
    "To",
    "Viewing",
    "acting",
    "form_of",
    "make_acting",
    "seat_of",
    "spoken",
    "viewing",
    "with_groups",
]

FILE: Final = Path("negotiation.pourparlers")
"""Where a negotiation is kept if nobody says otherwise: in the folder one works in."""


OFFICES: Final = ("chair", "secretariat", "mediator", "observers")
"""Seats that are no party's."""


class Language(StrEnum):
    """The languages that we have messages in."""

    en = "en"
    fr = "fr"


class Form(StrEnum):
    """The forms of a view."""

    text = "text"
    markdown = "markdown"
    html = "html"
    json = "json"


ENDINGS: Final = {".html": Form.html, ".htm": Form.html, ".json": Form.json, ".md": Form.markdown}
"""The form that the name of an output asks for, where the line does not say otherwise."""

In = Annotated[
    Path,
    typer.Option(
        "--in",
        envvar="POURPARLERS_FILE",
        help=N_("The file that holds the negotiation. Whoever has it can read all of it; --as is no lock."),
    ),
]
As = Annotated[
    str,
    typer.Option("--as", metavar=N_("PERSON"), help=N_("Who acts: the short name that a person goes by.")),
]
LookAs = Annotated[
    str,
    typer.Option(
        "--as", metavar=N_("PERSON"), help=N_("Whose view: a person's short name; without it, the public's.")
    ),
]
Seat = Annotated[
    str,
    typer.Option(
        metavar=N_("SEAT"), help=N_("What one acts as, where one has several seats: a party's code, chair, …")
    ),
]
Try = Annotated[
    bool, typer.Option("--dry-run", help=N_("Change nothing; say what it would change and who would see it."))
]
Key = Annotated[
    str,
    typer.Option(
        metavar=N_("TEXT"),
        help=N_("A name for this act: done again with the same name, it is still done once."),
    ),
]
When = Annotated[
    str,
    typer.Option(
        "--when",
        metavar=N_("MOMENT"),
        help=N_("As it was then: 2027-01-14, 2027-01-14T18:30, or the id of an event."),
    ),
]
Shape = Annotated[
    Form | None,
    typer.Option(
        "--format",
        "-f",
        help=N_("The form of the result; if it is not given, the output's ending says it, or it is text."),
    ),
]
To = Annotated[
    str,
    typer.Option(
        metavar=N_("AUDIENCE"),
        help=N_(
            "Who sees it: private, a group, a room, a party, an office, parties, public; "
            "without it, the usual audience."
        ),
    ),
]
Of = Annotated[
    str,
    typer.Option(
        "--draft",
        metavar=N_("DRAFT"),
        help=N_("The draft, by number or title; without it, the last one that is negotiated."),
    ),
]
Proposal = Annotated[
    str, typer.Argument(metavar=N_("PROPOSAL"), help=N_("The proposal, by its label: 12, a, EU.a."))
]
Rationale = Annotated[str | None, typer.Option(metavar=N_("TEXT"), help=N_("Why it is proposed."))]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help=N_("Write to this file instead of standard output."))
]
Speak = Annotated[Language, typer.Option(help=N_("The language of help, messages and pages."))]


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts on which file, and how."""

    file: Path
    person: str
    seat: str
    is_trial: bool
    key: str
    language: str

    @property
    def translate(self) -> Callable[[str], str]:
        return translator(self.language).gettext

    @property
    def full_seat(self) -> str:
        """The seat as the record names it."""
        return seat_of(self.seat)

    @property
    def act_key(self) -> str | None:
        """Whatever the act was called on the line, as 128 bits."""
        return hashlib.sha256(self.key.encode()).hexdigest()[:32] if self.key else None


@dataclass(frozen=True, slots=True)
class Viewing:
    """Who looks at which file, at which moment, and what the result is to be."""

    file: Path
    person: str
    moment: str
    form: Form
    output: Path | None
    language: str

    @property
    def translate(self) -> Callable[[str], str]:
        return translator(self.language).gettext


class Command(NamedTuple):
    """A command with what it does in a sentence, and examples."""

    function: Callable[..., None]
    help: str
    example: str = ""


def seat_of(text: str) -> str:
    """A seat as the record names it, from a party's code or an office.

    >>> seat_of("NOR"), seat_of("chair")
    ('party:NOR', 'office:chair')
    """
    if not text or ":" in text:
        return text
    return f"office:{text}" if text in OFFICES else f"party:{text}"


def form_of(form: Form | None, output: Path | None) -> Form:
    """The form asked for: by the option, else by the ending of the output's name."""
    return form or (ENDINGS.get(output.suffix.lower()) if output else None) or Form.text


def make_acting(
    inside: In = FILE,
    person: As = "",
    seat: Seat = "",
    is_trial: Try = False,
    key: Key = "",
    language: Speak = Language.en,
) -> Acting:
    return Acting(inside, person, seat, is_trial, key, language.value)


def _viewing(
    inside: In = FILE,
    person: LookAs = "",
    moment: Annotated[
        str,
        typer.Option(
            "--when",
            metavar=N_("MOMENT"),
            help=N_("As it was then: 2027-01-14, 2027-01-14T18:30, or the id of an event."),
        ),
    ] = "",
    form: Shape = None,
    output: Output = None,
    language: Speak = Language.en,
) -> Viewing:
    return Viewing(inside, person, moment, form_of(form, output), output, language.value)


def acting(function: Callable[..., None]) -> Callable[..., None]:
    """A command that acts: its first argument is made of the shared options."""
    return with_groups(function, make_acting)


def viewing(function: Callable[..., None]) -> Callable[..., None]:
    """A command that shows something: its first argument is made of the shared options."""
    return with_groups(function, _viewing)


def with_groups(function: Callable[..., None], *groups: Callable[..., object]) -> Callable[..., None]:
    """A command whose first arguments are made, each by a function, of options that others have, too."""
    own = _parameters(function)[len(groups) :]
    common = [_parameters(group) for group in groups]

    @functools.wraps(function)
    def command(**given: Any) -> None:  # noqa: ANN401  whatever the line holds
        made = [
            group(**{each.name: given.pop(each.name) for each in parameters})
            for group, parameters in zip(groups, common, strict=True)
        ]
        function(*made, **given)

    parameters = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in chain(own, *reversed(common))]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {each.name: each.annotation for each in parameters}
    return command


def _parameters(function: Callable[..., object]) -> list[inspect.Parameter]:
    """A function's parameters, with their annotations as they are and not as they are written."""
    hints = typing.get_type_hints(function, include_extras=True)
    signature = inspect.signature(function)
    return [each.replace(annotation=hints[each.name]) for each in signature.parameters.values()]


def spoken(language: str) -> type[TyperCommand]:
    """The class of commands whose help is in this language, which is that of the line, too."""
    _ = translator(language).gettext

    class Spoken(TyperCommand):
        def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401  handed through
            for name in ("help", "short_help", "epilog"):
                if options.get(name):
                    options[name] = _(options[name])
            super().__init__(*arguments, **options)
            for parameter in self.params:
                _say(parameter, _)
                if parameter.name == "language":
                    parameter.default = Language(language)

        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  Typer keeps its classes to itself
            try:
                return super().parse_args(ctx, args)
            except typer.BadParameter as error:
                error.message = error.message.removeprefix(
                    "Value error, "
                )  # how a library under Typer says it
                raise

        def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002  the same
            """The line as the documentation writes it: Typer would put braces around what has to be there."""
            arguments = [each for each in self.params if each.param_type_name == "argument"]
            return [self.options_metavar or "", *map(_in_usage, arguments)]

    return Spoken


def _in_usage(argument: Any) -> str:  # noqa: ANN401  the same
    """How an argument stands on the line: what can be left out is in brackets."""
    name = argument.metavar or argument.name.upper()
    several = name if argument.nargs == 1 or "..." in name else f"{name} ..."
    return several if argument.required else f"[{several}]"


def _say(parameter: Any, _: Callable[[str], str]) -> None:  # noqa: ANN401  Typer keeps its classes to itself
    if getattr(parameter, "help", None):
        parameter.help = _(parameter.help)
    if parameter.metavar:
        parameter.metavar = _(parameter.metavar)
