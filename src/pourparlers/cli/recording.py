"""export, verify, receipt: the record carried away, and checked by whoever has it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Final

import typer

from pourparlers.cli import files
from pourparlers.cli.lines import FILE, Command, In, Language, LookAs, Output, Speak
from pourparlers.cli.sitting import TROUBLES, open_desk, trouble, viewer_of
from pourparlers.messages import N_, translator
from pourparlers.record.exports import NewerExportError, NotAnExportError
from pourparlers.service import bundle, storing
from pourparlers.service.bundle import Report
from pourparlers.service.receipts import (
    Receipt,
    format_receipt,
    parse_receipts,
    receipt_of,
)

__all__ = ["COMMANDS"]

Translate = Callable[[str], str]


def export(
    output: Output = None, file: In = FILE, person: LookAs = "", language: Speak = Language.en
) -> None:
    _ = translator(language.value).gettext
    files.check_output(output, [file], _)
    with open_desk(file, _) as desk:
        data = desk.export(viewer_of(desk, person, _))
    files.write_bytes(data, output)


def verify(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar=N_("FILE"),
            help=N_("An export, or the file of a negotiation; without it, that of --in."),
        ),
    ] = None,
    receipt: Annotated[
        list[Path] | None,
        typer.Option(metavar=N_("FILE"), help=N_("A receipt that was kept; may be repeated.")),
    ] = None,
    checkpoint: Annotated[
        list[Path] | None,
        typer.Option(
            metavar=N_("FILE"), help=N_("What verify said earlier, of this or another copy; may be repeated.")
        ),
    ] = None,
    inside: In = FILE,
    language: Speak = Language.en,
) -> None:
    _ = translator(language.value).gettext
    held = file or inside
    receipts = [each for path in receipt or () for each in _receipts(path, _)]
    seen = [bundle.parse_heads(files.read_text(path, _)) for path in checkpoint or ()]
    if storing.is_export(held):
        try:
            report = bundle.check_export(files.read_source(held, _), receipts, seen)
        except NotAnExportError:
            files.fail(_("{name} is neither an export nor a negotiation").format(name=held))
        except NewerExportError:
            files.fail(_(TROUBLES[storing.NewerStoreError]).format(name=held))
    else:
        with trouble(held, _):
            report = storing.check_file(held, receipts, seen)
    print(tell_report(report, _), end="")
    if not report.is_whole:
        raise SystemExit(1)


def receipt(
    event: Annotated[
        str, typer.Argument(metavar=N_("EVENT"), help=N_("The event, by its id or the beginning of it."))
    ],
    file: In = FILE,
    person: LookAs = "",
    language: Speak = Language.en,
) -> None:
    _ = translator(language.value).gettext
    with open_desk(file, _) as desk:
        view = desk.reading.view(viewer_of(desk, person, _))
    found = [each for each in view.record if each.envelope.id.startswith(event)]
    if len(found) != 1:
        files.fail(_("there is no event {event}").format(event=event), 3)
    print(format_receipt(receipt_of(found[0])))


def tell_report(report: Report, _: Translate) -> str:
    """What a check found, in lines: the heads as far as they hold, then what is wrong."""
    lines = [_("negotiation {id}").format(id=report.negotiation)]
    lines += bundle.format_heads(report.heads).splitlines()
    for each, is_there in report.receipts:
        said = N_("the receipt of {event} holds") if is_there else N_("the receipt of {event} does not hold")
        lines.append(_(said).format(event=each.event))
    lines += [_("does not hold: {fault}").format(fault=fault) for fault in report.faults]
    if report.is_whole:
        lines.append(_("The record holds, up to {moment}.").format(moment=report.until))
    else:
        lines.append(_("The record does not hold."))
    return "".join(f"{line}\n" for line in lines)


def _receipts(path: Path, _: Translate) -> Sequence[Receipt]:
    found = parse_receipts(files.read_text(path, _))
    if not found:
        files.fail(_("{name} holds no receipt").format(name=path))
    return found


COMMANDS: Final = {
    "export": Command(
        export,
        N_("Write the record, as a person or the public may know it, to one file that verify accepts."),
        N_("Example:\n\npourparlers export -o record.jsonl --as lena"),
    ),
    "verify": Command(
        verify,
        N_(
            "Check a record: that nothing in it was changed, dropped, added or put in another order. "
            "The first event that does not hold is named, and the exit status is 1."
        ),
        N_("Example:\n\npourparlers verify record.jsonl --receipt receipt.txt"),
    ),
    "receipt": Command(receipt, N_("Print the receipt of an event again.")),
}
