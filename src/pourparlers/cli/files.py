"""Files of the command line: what is read, what is written, and what is said when it cannot be.

A result is written beside its target and put in its place only when it is whole; it never takes the
place of an input. Everything that is wrong with the names is said before any work begins.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NoReturn

from pourparlers.documents.errors import Unreadable
from pourparlers.documents.plain import decode, read_draft
from pourparlers.messages import N_
from pourparlers.text.characters import invisible, visible
from pourparlers.text.draft import Draft
from pourparlers.text.notation.scanner import PartyNameError, check_name
from pourparlers.text.traps import find_traps

__all__ = [
    "check_output",
    "fail",
    "name_versions",
    "read",
    "read_source",
    "read_text",
    "report_traps",
    "warn",
    "write",
    "write_bytes",
]

SUFFIXES: Final = {".txt": False, ".text": False, ".md": True, ".markdown": True}
"""The files that a folder of versions holds, and whether each is Markdown."""

UNSEEN: Final = "unseen"
"""Our own kind beside those of `text.traps`: a word with a character that nobody sees."""

TRAPS: Final = {
    UNSEEN: N_("a character that is not seen"),
    "mixed-scripts": N_("letters of two scripts in one word"),
    "look-alike": N_("a word of another script that looks like a Latin one"),
    "mixed-digits": N_("digits of another system than the rest of the text"),
    "letter-in-figure": N_("a letter within a figure"),
    "figure-and-words": N_("the figure differs from its words"),
    "separator": N_("it is not clear whether this is one or a thousand"),
    "lost-superscript": N_("a raised figure seems to be lost"),
    "lone-minus": N_("a minus stands apart from its number"),
}
"""What each kind of trap is called, see `text.traps`."""

TRAPS_MAX: Final = 10
"""So many are said for one file; more nobody reads in a terminal."""

Translate = Callable[[str], str]


def fail(message: str, status: int = 1) -> NoReturn:
    """End with a message to the person; 2: the line is wrong, 1: a file is."""
    print(f"pourparlers: {message}", file=sys.stderr)
    raise SystemExit(status)


def warn(message: str) -> None:
    """Say something beside the result."""
    print(f"pourparlers: {message}", file=sys.stderr)


def read_source(path: Path, _: Translate) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        fail(_("{name}: there is no such file").format(name=path))
    except IsADirectoryError:
        fail(_("{name} is a folder, not a file").format(name=path))
    except OSError as error:
        fail(f"{path}: {error.strerror}")


def read_text(path: Path, _: Translate) -> str:
    """The characters of a file; ends with the reader's message where it has none."""
    try:
        return decode(read_source(path, _), path.name)
    except Unreadable as error:
        fail(error.describe(_))


def read(path: Path, _: Translate) -> Draft:
    """The draft in a file; ends with the reader's message where it cannot be read."""
    try:
        return read_draft(
            read_source(path, _), path.name, is_markdown=SUFFIXES.get(path.suffix.lower(), False)
        )
    except Unreadable as error:
        fail(error.describe(_))


def report_traps(path: Path, draft: Draft, _: Translate, known: Draft | None = None) -> None:
    """Name the characters and figures of a file that mislead.

    What the draft that a version edits (`known`) has already is not said again, and a paragraph that stands
    there is not even looked at.
    """
    before = {p.text for p in known.paragraphs} if known else set()
    changed = [p for p in draft.paragraphs if p.text not in before]
    traps = [(p.line, *trap) for p in changed for trap in _misleading(p.text)]
    said = _traps(known) if traps and known else frozenset()
    news = [(line, kind, excerpt) for line, kind, excerpt in traps if (kind, excerpt) not in said]
    for line, kind, excerpt in news[:TRAPS_MAX]:
        warn(f"{path.name}, {_('line')} {line}: {_(TRAPS[kind])}: {chips(excerpt)}")
    if len(news) > TRAPS_MAX:
        warn(_("{name}: {count} more of this kind").format(name=path.name, count=len(news) - TRAPS_MAX))


@cache
def _traps(draft: Draft) -> frozenset[tuple[str, str]]:
    return frozenset(trap for p in draft.paragraphs for trap in _misleading(p.text))


def _misleading(text: str) -> Iterable[tuple[str, str]]:
    """What a text does not show or does not say as it seems to: kind and words."""
    if invisible(text):
        yield from ((UNSEEN, word) for word in text.split() if invisible(word))
    yield from ((trap.kind, trap.excerpt) for trap in find_traps(text))


def chips(text: str) -> str:
    """A text for the terminal, what is not seen in it shown as what it is."""
    return "".join(f"⟦{shown.name}⟧" if shown.name else shown.sign for shown in visible(text))


def name_versions(base: Path, arguments: Sequence[str], _: Translate) -> dict[str, Path]:
    """The file of each party, from PARTY=FILE and folders; says what is wrong before anything is read."""
    named: dict[str, Path] = {}
    for party, path in _pairs(base, arguments, _):
        if not party:
            fail(_("{argument!r} names no party before the =").format(argument=f"={path}"), 2)
        try:
            check_name(party)
        except PartyNameError:
            fail(
                _("{party!r} cannot be a party's name: none of , – / [ ] may be in it").format(party=party), 2
            )
        if party in named:
            fail(
                _("two versions for {party}: {one} and {two}").format(
                    party=party, one=named[party], two=path
                ),
                2,
            )
        named[party] = path
    if not named:
        fail(_("no versions: give PARTY=FILE, or a folder of files named after their parties"), 2)
    for path in [base, *named.values()]:
        if path.is_dir():
            fail(_("{name} is a folder, not a file").format(name=path))
        if not path.exists():
            fail(_("{name}: there is no such file").format(name=path))
    return named


def _pairs(base: Path, arguments: Sequence[str], _: Translate) -> Iterable[tuple[str, Path]]:
    for argument in arguments:
        party, equals, file = argument.partition("=")
        if Path(argument).is_dir():
            yield from _folder(Path(argument), base)
        elif equals:
            yield party.strip(), Path(file)
        elif Path(argument).is_file():
            message = _("{name}: whose version is it? Write {party}={name}")
            fail(message.format(name=argument, party=_("PARTY")), 2)
        else:
            fail(_("{argument!r} is neither PARTY=FILE nor a folder").format(argument=argument), 2)


def _folder(folder: Path, base: Path) -> Iterable[tuple[str, Path]]:
    for path in sorted(folder.iterdir()):
        is_version = path.suffix.lower() in SUFFIXES and not path.name.startswith(".")
        if is_version and path.is_file() and not (base.exists() and path.samefile(base)):
            yield path.stem, path


def check_output(output: Path | None, inputs: Iterable[Path], _: Translate) -> None:
    """An output that is one of the inputs, or can be no file, is refused before any work."""
    if output and output.is_dir():
        fail(_("{name} is a folder, not a file").format(name=output), 2)
    if output and output.exists() and any(path.exists() and output.samefile(path) for path in inputs):
        fail(_("{name} is one of the inputs; the result needs a name of its own").format(name=output), 2)
    if output and not output.parent.is_dir():
        fail(_("{name}: there is no such folder").format(name=output.parent), 2)


def write(result: str, output: Path | None) -> None:
    """The result to standard output, or to a file that changes only when the whole result is there."""
    write_bytes(result.encode(), output)


def write_bytes(data: bytes, output: Path | None) -> None:
    """The same for bytes."""
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        handle, scratch = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
    except OSError as error:
        fail(f"{output}: {error.strerror}")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(scratch).chmod(output.stat().st_mode & 0o777 if output.exists() else 0o666 & ~_umask())
        Path(scratch).replace(output)
    except OSError as error:
        with contextlib.suppress(OSError):
            Path(scratch).unlink()
        fail(f"{output}: {error.strerror}")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
