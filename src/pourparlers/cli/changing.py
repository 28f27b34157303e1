"""What somebody would have the text read, as the line says it: in a file, or in one place.

The line names one way (`--replace`, `--add`, `--blanket`, …); what it speaks of is looked for in the text
that the change is written on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from pourparlers.cli import compiling, files, naming
from pourparlers.cli.lines import make_acting, with_groups
from pourparlers.messages import N_
from pourparlers.talks import writing
from pourparlers.talks.drafts import draft_of
from pourparlers.talks.wording import ProposalKind, Wording
from pourparlers.text.draft import Draft
from pourparlers.views.names import Places

__all__ = ["Change", "changing", "kind_of", "write_change"]


class ReservationKind(StrEnum):
    """What is reserved."""

    general = "general"
    scrutiny = "scrutiny"
    parliamentary = "parliamentary"
    linguistic = "linguistic"


OPTIONS: Final = {
    f"--{way}": way
    for way in "text replace insert delete remove move split join add alt reserve blanket".split()
}
"""The ways to say a change in one place, or everywhere."""


COMPANIONS: Final = {
    "by": ("replace",),
    "nth": ("replace", "insert", "delete", "split", "reserve"),
    "after": ("insert", "add", "move"),
    "before": ("insert", "add", "move"),
    "under": ("add", "move"),
    "number": ("add",),
    "heading": ("add",),
    "words": ("reserve",),
    "leave_out": ("blanket",),
    "besides": ("insert", "replace", "text", "file"),
}
"""What goes only with some of the ways."""


NEEDED: Final = {"replace": ("by",), "insert": ("after", "before")}
"""What a way says nothing without; --by may be empty."""


@dataclass(frozen=True, slots=True)
class Change:
    """What the line says is to be otherwise; of its `ways` there should be one."""

    file: Path | None
    at: str
    replace: str
    by: str | None
    nth: int
    insert: str
    delete: str
    after: str
    before: str
    under: str
    text: str | None
    remove: bool
    move: bool
    split: str
    join: bool
    add: str
    number: str
    heading: int
    alt: str
    reserve: ReservationKind | None
    words: str
    blanket: tuple[str, str] | None
    leave_out: tuple[int, ...]
    besides: bool

    @property
    def ways(self) -> list[str]:
        """The ways that the line names."""
        given = [way for way in OPTIONS.values() if getattr(self, way) or (way == "text" and self.text == "")]
        return given + ["file"] * (self.file is not None)


def make_change(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar=N_("FILE"), help=N_("The whole text as it should read; what differs is the proposal.")
        ),
    ] = None,
    at: Annotated[
        str,
        typer.Option(metavar=N_("PROVISION"), help=N_("Where, as the text numbers it: 4, 4(2), preamble 3.")),
    ] = "",
    replace: Annotated[
        str, typer.Option(metavar=N_("WORDS"), help=N_("Words to be replaced (with --by)."))
    ] = "",
    by: Annotated[str | None, typer.Option(metavar=N_("WORDS"), help=N_("What stands instead."))] = None,
    nth: Annotated[
        int, typer.Option(min=0, metavar="N", help=N_("Which of several equal words, counted from 1."))
    ] = 0,
    insert: Annotated[
        str,
        typer.Option(
            metavar=N_("WORDS"), help=N_("Words to be inserted (with --after or --before other words).")
        ),
    ] = "",
    delete: Annotated[str, typer.Option(metavar=N_("WORDS"), help=N_("Words to be deleted."))] = "",
    after: Annotated[
        str,
        typer.Option(
            metavar=N_("WHERE"), help=N_("The words, or with --add and --move the provision, after which.")
        ),
    ] = "",
    before: Annotated[str, typer.Option(metavar=N_("WHERE"), help=N_("The same, before which."))] = "",
    under: Annotated[
        str,
        typer.Option(
            metavar=N_("PROVISION"), help=N_("With --add and --move: as the last one below this one.")
        ),
    ] = "",
    text: Annotated[
        str | None, typer.Option(metavar=N_("TEXT"), help=N_("How the provision reads, as a whole."))
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help=N_("The provision goes."))] = False,
    move: Annotated[bool, typer.Option("--move", help=N_("The provision stands elsewhere."))] = False,
    split: Annotated[
        str, typer.Option(metavar=N_("WORDS"), help=N_("The provision is split before these words."))
    ] = "",
    join: Annotated[
        bool, typer.Option("--join", help=N_("The provision is joined to what stands before it."))
    ] = False,
    add: Annotated[str, typer.Option(metavar=N_("TEXT"), help=N_("A new provision."))] = "",
    number: Annotated[str, typer.Option(help=N_("The number of a new provision."))] = "",
    heading: Annotated[int, typer.Option(min=0, max=6, help=N_("The level of a new heading."))] = 0,
    alt: Annotated[
        str, typer.Option(metavar=N_("TEXT"), help=N_("An alternative to the provision as a whole."))
    ] = "",
    reserve: Annotated[
        ReservationKind | None,
        typer.Option(help=N_("Put the provision, or --words in it, in brackets, without other words.")),
    ] = None,
    words: Annotated[str, typer.Option(metavar=N_("WORDS"), help=N_("The words that are reserved."))] = "",
    blanket: Annotated[
        tuple[str, str] | None,
        typer.Option(
            metavar=N_("WORDS WORDS"), help=N_("Wherever the text says the first, read the second.")
        ),
    ] = None,
    leave_out: Annotated[
        list[int] | None,
        typer.Option(
            metavar="N",
            help=N_("A place to be left out of a blanket change, by its number; may be repeated."),
        ),
    ] = None,
    besides: Annotated[
        bool,
        typer.Option(
            "--besides", help=N_("What is inserted stands beside others' insertions in the same place.")
        ),
    ] = False,
) -> Change:
    return Change(
        file,
        at,
        replace,
        by,
        nth,
        insert,
        delete,
        after,
        before,
        under,
        text,
        remove,
        move,
        split,
        join,
        add,
        number,
        heading,
        alt,
        reserve,
        words,
        blanket,
        tuple(leave_out or ()),
        besides,
    )


def changing(function: Callable[..., None]) -> Callable[..., None]:
    """A command that acts and says how the text should read: its first two arguments are made of options."""
    return with_groups(function, make_acting, make_change)


def kind_of(change: Change) -> ProposalKind:
    """Which kind of proposal it makes if nothing else is said."""
    if change.blanket:
        return "blanket"
    return "reservation" if change.reserve else "alt" if change.alt else "ordinary"


def write_change(
    paper: writing.Paper, change: Change, version: str | None, _: Callable[[str], str]
) -> Wording:
    """The wording that the line asks for; ends with status 2 where it does not say one change, or not well.

    `version` names what the paper lies on, None for the standing text. Raises UnknownError.
    """
    _check(change, _)

    def find(text: str) -> str:
        return naming.provision(paper.draft, text, version) if text else ""

    at = find(change.at)
    try:
        if change.file:
            wording = writing.from_text(paper, _read_whole(paper, change.file, _))
        elif change.blanket:
            wording, places = writing.blanket(paper, *change.blanket, change.leave_out)
            _list_places(paper, places, _)
            if unknown := set(change.leave_out) - {each.number for each in places}:
                said = _("--leave-out: there is no place {number}; the places are counted from 1 to {count}")
                files.fail(said.format(number=min(unknown), count=len(places)), 2)
        else:
            wording = _in_words(paper, change, at) or _in_order(paper, change, at, find)
    except writing.WritingError as error:
        files.fail(_describe(error, change, _), 2)
    return writing.besides(paper, wording) if change.besides else wording


def _check(change: Change, _: Callable[[str], str]) -> None:
    """The line says one change, with what belongs to it and nothing else, and where."""
    if len(change.ways) != 1:
        files.fail(_("say one change: a file, or one of {ways}").format(ways=", ".join(OPTIONS)), 2)
    (way,) = change.ways
    for companion, ways in COMPANIONS.items():
        if getattr(change, companion) and way not in ways:
            option, others = _option(companion), _(" or ").join(map(_option, ways))
            files.fail(_("{option} goes with {others}").format(option=option, others=others), 2)
    needed = NEEDED.get(way, ())
    if needed and all(getattr(change, each) in {None, ""} for each in needed) and change.by != "":
        option, others = _option(way), _(" or ").join(map(_option, needed))
        files.fail(_("{option} goes with {others}").format(option=option, others=others), 2)
    if way not in {"file", "add", "blanket"} and not change.at:
        files.fail(_("say where: --at PROVISION"), 2)


def _read_whole(paper: writing.Paper, file: Path, _: Callable[[str], str]) -> Draft:
    """An edited text of the whole; one that is empty or another text altogether is most likely a mistake."""
    text = files.read(file, _)
    if not text.paragraphs:
        files.fail(_("{name} is empty").format(name=file), 2)
    if compiling.shared(draft_of(paper.draft).text, text) < compiling.SHARED_MIN:
        files.warn(_("{name} shares less than a tenth of its words with the draft").format(name=file))
    return text


def _option(name: str) -> str:
    """How the line names it."""
    return "FILE" if name == "file" else f"--{name.replace('_', '-')}"


def _list_places(
    paper: writing.Paper, places: Sequence[writing.BlanketPlace], _: Callable[[str], str]
) -> None:
    """Say where a blanket change applies, with the numbers by which a place is left out."""
    named = Places(paper.draft, paper.basis)
    for each in places:
        place = named.named(each.provision)
        said = _("{number}. {provision}: …{before}[{words}]{after}…").format(
            number=each.number,
            provision=", ".join(filter(None, (*place.path, place.opening))),
            before=each.before + each.words[: -len(each.words.lstrip())],
            words=each.words.lstrip(),
            after=each.after,
        )
        print(said + (" " + _("(left out)") if each.is_left_out else ""))


def _in_words(paper: writing.Paper, change: Change, at: str) -> Wording | None:
    """What changes the words of a provision."""
    nth = change.nth or None
    if change.text is not None:
        return writing.rewrite_provision(paper, at, _unnumbered(paper, at, change.text))
    if change.replace:
        return writing.replace_words(paper, at, change.replace, change.by or "", nth=nth)
    if change.insert:
        return writing.insert(paper, at, change.insert, after=change.after, before=change.before, nth=nth)
    if change.delete:
        return writing.delete(paper, at, change.delete, nth=nth)
    return writing.reserve(paper, at, change.words, nth=nth) if change.reserve else None


def _unnumbered(paper: writing.Paper, at: str, text: str) -> str:
    """The text without the provision's own number, which stands before it anyway."""
    number = paper.draft.paragraphs[paper.draft.references[at]].number if at in paper.draft.references else ""
    return text.removeprefix(f"{number} ").lstrip() if number else text


def _in_order(paper: writing.Paper, change: Change, at: str, find: Callable[[str], str]) -> Wording:
    """What changes provisions as such: which there are, and where they stand."""
    if change.remove:
        return writing.remove(paper, at)
    if change.split:
        return writing.split(paper, at, change.split, nth=change.nth or None)
    if change.join:
        return writing.join(paper, at)
    if change.alt:
        return writing.alternative(paper, at, _unnumbered(paper, at, change.alt))
    after, before, under = find(change.after), find(change.before), find(change.under)
    if change.move:
        return writing.move(paper, at, after=after, before=before, under=under)
    return writing.add(
        paper,
        change.add,
        after=after,
        before=before,
        under=under,
        number=change.number,
        heading=change.heading,
    )


def _describe(error: writing.WritingError, change: Change, _: Callable[[str], str]) -> str:
    match error:
        case writing.SeveralPlacesError(words=words, count=count):
            said = _("{provision} says “{words}” {count} times; say which with --nth")
            return said.format(provision=change.at, words=words, count=count)
        case writing.NoWordsError(words=words) if change.blanket:
            return _("the text does not say “{words}” anywhere").format(words=words)
        case writing.NoWordsError(words=words):
            return _("{provision} does not say “{words}”").format(
                provision=change.at or change.add, words=words
            )
        case writing.NoProvisionError():
            return _("{provision} is not in the text that this is written on").format(provision=change.at)
        case _:
            return _("say where it goes, by one of --after, --before and --under, and not below itself")
