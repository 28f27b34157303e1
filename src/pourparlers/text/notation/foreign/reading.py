"""A bracketed text made elsewhere, read: brackets into questions, and everything that was a guess.

The steps, each of one module:

1. `blocks` cuts the text, `scan` matches its brackets; both lose nothing.
2. `readings` reads every bracket for itself: purpose (`kinds`), names (`attributions`), label (`labels`).
3. `optionrows` puts labels into rows; `asking` makes questions of rows and brackets (`neighbours`) and puts
   them inside each other.
4. `footnotes` lists footnotes, blanket proposals and reservations.

All is linear in the length of the text, and no step recurses, for brackets may lie thousands deep.
"""

from __future__ import annotations

from collections.abc import Iterable

from pourparlers.text.notation.foreign.asking import ask_about_brackets, ask_about_rows, nest, reaching
from pourparlers.text.notation.foreign.blocks import cut_into_blocks
from pourparlers.text.notation.foreign.bracketed import Bracketed, Reservation
from pourparlers.text.notation.foreign.footnotes import find_blankets, find_reservations, match_footnotes
from pourparlers.text.notation.foreign.optionrows import find_rows
from pourparlers.text.notation.foreign.readings import Readings, read_pairs
from pourparlers.text.notation.foreign.scan import scan

__all__ = ["read_foreign", "write_back"]


def read_foreign(source: str, parties: Iterable[str] = ()) -> Bracketed:
    """Read a bracketed text. `parties`: names that are known beforehand.

    >>> b = read_foreign("Each Party [shall][should] report [every year].")
    >>> [(q.kind, len(q.choices)) for q in b.questions]
    [('alternative', 2), ('kept or not', 2)]
    """
    layout = cut_into_blocks(source)
    found = scan(source, layout)
    brackets = read_pairs(source, layout.blocks, found, parties)
    rows = reaching(find_rows(layout.blocks), found.pairs)
    questions, guesses = ask_about_brackets(brackets)
    row_questions, row_guesses = ask_about_rows(source, layout.blocks, rows)
    reservations = find_reservations(source, layout.blocks) + _reservations(brackets)
    return Bracketed(
        source=source,
        layout=layout,
        pairs=tuple(found.pairs),
        faults=tuple(found.faults),
        marks=tuple(found.marks),
        braces=tuple(found.braces),
        readings=tuple(brackets.readings),
        rows=tuple(rows),
        questions=tuple(nest(questions + row_questions)),
        guesses=tuple(sorted([*brackets.guesses, *guesses, *row_guesses])),
        attributions=tuple(sorted(brackets.attributions, key=lambda said: (said.start, said.end))),
        footnotes=match_footnotes(layout.blocks, found.marks),
        blankets=tuple(find_blankets(source, layout.blocks)),
        reservations=tuple(sorted(reservations)),
    )


def _reservations(b: Readings) -> list[Reservation]:
    """The brackets that reserve."""
    found = []
    for pair, reading in zip(b.pairs, b.readings, strict=True):
        if reading.purpose == "reservation" and not reading.is_inner:
            said = reading.attribution
            found.append(Reservation(pair.start, said.names if said is not None else (), ""))
    return found


def write_back(bracketed: Bracketed) -> str:
    """The source again, put together from what was found and what lies between."""
    source = bracketed.source
    cuts = sorted(
        [p for pair in bracketed.pairs for p in (pair.start, pair.end)]
        + [fault.offset for fault in bracketed.faults]
        + [mark.start for mark in bracketed.marks]
    )
    return "".join(source[a:b] for a, b in zip([0, *cuts], [*cuts, len(source)], strict=True))
