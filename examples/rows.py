"""One row, five parties: who is in whose way, what a decision does to the others, and the way back.

Run it: `python examples/rows.py`. The idea is explained in docs/explanation/words-and-places.md.
"""

from __future__ import annotations

from pourparlers.text.decisions import Refusal, decide, reopen
from pourparlers.text.diff import diff
from pourparlers.text.flat import flat
from pourparlers.text.rows import Row, Tabling, ask, new_row, reads, status, table
from pourparlers.text.words import join_words, split_words

DRAFT = split_words("Parties shall keep their stocks under review.")

VERSIONS = {
    "Estmark": "Parties always shall keep their stocks under review.",
    "Norland": "Parties should keep their stocks under review.",
    "Sund": "Parties may consider their stocks.",
    "Varna": "Parties must keep their stocks under review.",
}


def show(row: Row) -> None:
    print(f"  standing: {join_words(reads(row.standing))}")
    for name in sorted(row.versions):
        print(f"  {name:>8}: {join_words(reads(ask(row, name)))}  ({status(row, name).value})")


def line(row: Row) -> str:
    """The flat form as text: words that somebody wants out in [- ], those somebody wants in in [+ ]."""
    pieces: list[str] = []
    for words, stands, by, out in flat(row):
        names = ", ".join(by or out)
        text = "".join(words)
        pieces.append(f" [{'-' if stands else '+'}{text} – {names}]" if names else text)
    return "".join(pieces).lstrip()


def taken(outcome: Row | Refusal) -> Row:
    assert isinstance(outcome, Row)
    return outcome


def main() -> None:
    row = table(new_row(DRAFT), *(Tabling(n, diff(DRAFT, split_words(t))) for n, t in VERSIONS.items()))
    print("Four versions of one sentence:")
    show(row)
    print("\nIn one line:")
    print(" ", line(row))

    amendment = split_words("Parties should normally keep their stocks under review.")
    on_norland = diff(reads(row.versions["Norland"].keys), amendment)
    row = table(row, Tabling("Lakeland", on_norland, on="Norland"))
    print("\nLakeland amends Norland's version:")
    print(" ", line(row))

    row = taken(decide(row, "Varna"))
    print("\nVarna's word is taken. Who shared its place reads as written, who did not has it, too:")
    show(row)

    row = taken(decide(row, "Estmark"))
    print("\nSo is Estmark's, which was in nobody's way:")
    show(row)

    row = taken(reopen(row, 0))
    print("\nThe first decision is reopened, the second stands:")
    show(row)

    refused = reopen(row, 0)
    assert isinstance(refused, Refusal)
    print(f"\nOnce more? {refused.rule.value}")


if __name__ == "__main__":
    main()
