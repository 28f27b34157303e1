"""How fast and how well two texts are compared, beside difflib, diff-match-patch and git.

    python benchmarks/redline.py [--runs 5] [--only paris|amended] [--no-peers]

Every figure is the median of `--runs` runs; a peer that takes longer than ten seconds runs once, and one
that is known to take minutes on the long text is given a tenth of it, which is said. Our time includes
cutting the paragraphs that differ into words, everything but reading the files (which has its own line).
The peers get the same words, cut beforehand, and look for no moves.

Limits (of the issue "The text"): 0.3 s on both; at least 100 times faster than difflib and
diff-match-patch on the two texts of Paris; at most 2,010 changes on 2,000 edits, at least 97 % of the word
edits with their exact span three and more words apart and 93 % one word apart; every move, no false one.
"""

from __future__ import annotations

import argparse
import difflib
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from diff_match_patch import diff_match_patch  # type: ignore[import-untyped]

from amended import Amendment, amendment
from pourparlers.documents.plain import read_draft
from pourparlers.text.alignment import Piece, align, piece_hunks
from pourparlers.text.diff import Hunk
from pourparlers.text.draft import Draft, Paragraph

DATA = Path(os.environ.get("POURPARLERS_DATA", Path(__file__).parents[2] / "shared" / "data"))


class Redline(NamedTuple):
    """What our side finds: pieces with their hunks, and the rows that are in none."""

    pieces: list[tuple[Piece, tuple[Hunk, ...]]]
    gone: set[int]

    @property
    def changes_count(self) -> int:
        loud = sum(not hunk.is_quiet for _, hunks in self.pieces for hunk in hunks)
        new = sum(piece.row is None for piece, _ in self.pieces)
        return loud + new + len(self.moved) + len(self.gone)

    @property
    def moved(self) -> set[tuple[int, int]]:
        return {
            (piece.row, piece.paragraphs[0])
            for piece, _ in self.pieces
            if piece.is_moved and piece.row is not None and piece.paragraphs
        }


def redline(old: Draft, new: Draft) -> Redline:
    pieces = align(old, new)
    found = [(p, () if p.row is None else piece_hunks(old.paragraphs[p.row], p)) for p in pieces]
    return Redline(found, set(range(len(old.paragraphs))) - {p.row for p in pieces if p.row is not None})


def fresh(draft: Draft) -> Draft:
    """The same text with nothing cut into words yet."""
    return Draft(
        tuple(
            Paragraph(p.text, p.mark, p.number, p.heading, p.notes, p.is_row, p.line)
            for p in draft.paragraphs
        )
    )


def median(run: Callable[[], object], runs: int, prepare: Callable[[], None] = lambda: None) -> float:
    times = []
    for _ in range(runs):
        prepare()
        began = time.perf_counter()
        run()
        times.append(time.perf_counter() - began)
        if times[0] > 10:
            break
    return statistics.median(times)


# --- peers ---------------------------------------------------------------------------------------


def words_of(draft: Draft) -> list[str]:
    return [word for paragraph in draft.paragraphs for word in paragraph.words]


def by_difflib(old: list[str], new: list[str]) -> int:
    codes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return sum(tag != "equal" for tag, *_ in codes)


def by_diff_match_patch(old: list[str], new: list[str]) -> int:
    characters: dict[str, str] = {}
    spell = characters.setdefault
    mine, yours = ("".join(spell(w, chr(0xE000 + len(characters))) for w in words) for words in (old, new))
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    found = engine.diff_main(mine, yours, False)
    engine.diff_cleanupSemantic(found)
    return sum(mark != 0 for mark, _ in found)


def by_git(old: Path, new: Path) -> int:
    command = ["git", "diff", "--no-index", "--word-diff=porcelain", "--", str(old), str(new)]
    done = subprocess.run(command, capture_output=True, check=False)  # status 1: the files differ
    return sum(line[:1] in {b"+", b"-"} for line in done.stdout.splitlines()[4:])


def peers(old: Draft, new: Draft, ours: float, runs: int, *, is_long: bool) -> None:
    part = 10 if is_long else 1
    mine, yours = (words_of(Draft(d.paragraphs[: len(d.paragraphs) // part])) for d in (old, new))
    for name, run in (("difflib", by_difflib), ("diff-match-patch", by_diff_match_patch)):
        report(name, median(lambda run=run: run(mine, yours), runs), ours, part)  # type: ignore[misc]
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("old.txt", "new.txt")]
        for path, draft in zip(files, (old, new), strict=True):
            path.write_text("\n\n".join(p.text for p in draft.paragraphs) + "\n", encoding="utf-8")
        report("git --word-diff", median(lambda: by_git(*files), runs), ours)


def report(name: str, took: float, ours: float, part: int = 1) -> None:
    note = (
        f" on a tenth of the text; on all of it at least {took * part / ours:,.0f} times" if part > 1 else ""
    )
    print(f"  {name:18}{took:9.3f} s   {took / ours:,.1f} times ours{note}")


# --- the two texts -------------------------------------------------------------------------------


def measure(old: Draft, new: Draft, runs: int) -> tuple[float, Redline]:
    texts: list[Draft] = [old, new]

    def again() -> None:
        texts[:] = fresh(old), fresh(new)

    took = median(lambda: redline(*texts), runs, again)
    return took, redline(fresh(old), fresh(new))


def paris(runs: int, *, with_peers: bool) -> None:
    sources = [(DATA / "paris" / name).read_text("utf-8") for name in ("23-oct-2015.md", "4-dec-2015.md")]
    reading = median(lambda: [read_draft(s, is_markdown=True) for s in sources], runs)
    old, new = (read_draft(s, is_markdown=True) for s in sources)
    took, found = measure(old, new, runs)
    size = " and ".join(f"{len(words_of(d)):,} words in {len(d.paragraphs)} paragraphs" for d in (old, new))
    print(f"The Paris texts of 23 October and 4 December 2015: {size}")
    print(f"  {'ours':18}{took:9.3f} s   (limit 0.3; reading both files {reading:.3f} s)")
    splits = sum(len(piece.paragraphs) > 1 for piece, _ in found.pieces)
    joins = sum(not piece.paragraphs for piece, _ in found.pieces)
    print(f"  {found.changes_count:,} changes, {len(found.moved)} moves, {splits} splits, {joins} joins")
    if with_peers:
        peers(old, new, took, runs, is_long=False)


def amended(runs: int, *, with_peers: bool) -> None:
    for apart in (3, 1):
        made = amendment(apart=apart)
        took, found = measure(made.old, made.new, runs)
        size = sum(len(p.text.split()) for p in made.old.paragraphs)
        print(f"An amendment with {made.edits_count:,} edits of {size:,} words, edits {apart} and more apart")
        print(f"  {'ours':18}{took:9.3f} s   (limit 0.3)")
        judge(made, found)
        if with_peers and apart == 3:
            peers(made.old, made.new, took, runs, is_long=True)


def judge(made: Amendment, found: Redline) -> None:
    spans = {  # the truth counts from the first word, a row from its mark
        (piece.row, hunk.start - 1, hunk.end - 1, hunk.words)
        for piece, hunks in found.pieces
        for hunk in hunks
    }
    exact = len(made.words & spans)
    new = {piece.paragraphs[0] for piece, _ in found.pieces if piece.row is None}
    false = found.moved - made.moved
    print(
        f"  {found.changes_count:,} changes; "
        f"{exact / len(made.words):.1%} of {len(made.words):,} word edits with their exact span"
    )
    print(
        f"  moves {len(found.moved & made.moved)} of {len(made.moved)}, false {len(false)}, of boilerplate "
        f"{sum(row in made.boilerplate for row, _ in false)} (of {len(made.boilerplate)} paragraphs)"
    )
    print(
        f"  deleted {len(found.gone & made.deleted)} of {len(made.deleted)}, inserted "
        f"{len(new & made.inserted)} of {len(made.inserted)}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", choices=["paris", "amended"])
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args()
    print(f"{os.cpu_count()} cores")
    if options.only != "amended":
        paris(options.runs, with_peers=not options.no_peers)
    if options.only != "paris":
        amended(options.runs, with_peers=not options.no_peers)


if __name__ == "__main__":
    main()
