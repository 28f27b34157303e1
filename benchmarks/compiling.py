"""How long `compile` takes: a draft of 50,000 words and thirty versions of it, each with 200 changes.

    python benchmarks/compiling.py [--runs 5] [--versions 30]

The whole command is timed as a process, from files to a file, reading its own result back included, in the
forms that people ask for. The peer merges the same versions into the draft one after the other with
`git merge-file --union`: the nearest thing that a script could do today, though what comes out of it keeps
neither names nor alternatives. Limit (of the issue "The text"): 5 s.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from amended import amendment
from pourparlers.documents.plain import write_draft
from pourparlers.text.words import join_words, split_words

WORDS = ("promptly", "in good faith", "as far as practicable", "without delay", "by consensus", "in writing")


def changed(rng: random.Random, lines: list[str], changes_count: int) -> list[str]:
    """A version: mostly words replaced, inserted or deleted, some paragraphs gone, new or moved."""
    version = list(lines)
    for number in range(changes_count):
        at = rng.randrange(len(version))
        words = list(split_words(version[at]))
        match number % 20:
            case 0:
                del version[at]
            case 1:
                version.insert(
                    at, f"Each Party shall report {rng.choice(WORDS)} on measure {rng.randrange(10_000)}."
                )
            case 2:
                version.insert(rng.randrange(len(version)), version.pop(at))
            case _ if len(words) > 2:
                start = rng.randrange(1, len(words) - 1)
                words[start : start + rng.randrange(3)] = [f" {rng.choice(WORDS)}"] * rng.randrange(2)
                version[at] = join_words(words)
    return version


def write_files(folder: Path, versions_count: int) -> tuple[Path, list[Path]]:
    base = folder / "base.txt"
    text = write_draft(amendment(words_count=50_000, paragraphs_count=1_000, edits_count=1).old)
    base.write_text(text, "utf-8")
    lines = text.rstrip("\n").split("\n\n")
    paths = []
    for number in range(versions_count):
        path = folder / f"P{number:02}.txt"
        path.write_text("\n\n".join(changed(random.Random(number), lines, 200)) + "\n", "utf-8")
        paths.append(path)
    return base, paths


def median(run: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        run()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def by_git(base: Path, versions: list[Path]) -> None:
    merged = base.with_name("merged.txt")
    shutil.copy(base, merged)
    for version in versions:
        subprocess.run(["git", "merge-file", "--union", merged, base, version], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--versions", type=int, default=30)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        base, versions = write_files(Path(name), options.versions)
        command = [sys.executable, "-c", "from pourparlers.cli import main; main()", "compile", str(base)]
        parties = [f"{path.stem}={path}" for path in versions]
        peer = median(lambda: by_git(base, versions), options.runs)
        for form in ("json", "text", "html"):
            line = [*command, *parties, "--format", form, "-o", str(Path(name) / f"out.{form}")]
            ours = median(
                lambda line=line: subprocess.run(line, check=True, stderr=subprocess.DEVNULL), options.runs
            )
            print(f"compile to {form}: {ours:.2f} s; git merge-file {peer:.2f} s; ratio {ours / peer:.2f}")


if __name__ == "__main__":
    main()
