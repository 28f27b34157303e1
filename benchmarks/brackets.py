"""Brackets of one row with many proposals, built whole and after one more.

Prints, for rows of 120 words and changes of one to four words: the time to build all brackets, and the
time after one more version with a memo of the components that it leaves alone. The limit is 20 ms for
100 proposals. The peer is the obvious way to find hulls, every change compared with every other.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable

from pourparlers.text.brackets import Change, Memo, Version, brackets
from pourparlers.text.spans import Span, hulls

WORDS = 120
ROUNDS = 5


def versions(count: int, words: int = WORDS) -> list[Version]:
    chance = random.Random(count)
    found = []
    for number in range(count):
        start = chance.randrange(words)
        end = min(words, start + chance.randint(1, 4))
        new = tuple(f" w{chance.randrange(50)}" for _ in range(chance.randrange(4)))
        found.append(Version(f"P{number}", (Change(start, end, new),)))
    return found


def by_definition(spans: set[Span]) -> dict[Span, Span]:
    hull = {span: span for span in spans}
    component = {span: {span} for span in spans}
    for a, b in spans:
        for c, d in spans:
            if a < c < b < d and component[a, b] is not component[c, d]:
                united = component[a, b] | component[c, d]
                component.update(dict.fromkeys(united, united))
    for span, united in component.items():
        hull[span] = min(start for start, _ in united), max(end for _, end in united)
    return hull


def median_ms(act: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


def one_more_ms(row: list[str], all_versions: list[Version]) -> float:
    times = []
    for number in range(ROUNDS):
        memo: Memo = {}
        after = all_versions[: len(all_versions) - number]
        brackets(row, after[:-1], memo)
        start = time.perf_counter()
        brackets(row, after, memo)
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


def main() -> None:
    row = [f" a{number}" for number in range(WORDS)]
    for count in (10, 100, 1000, 3000, 10000):
        all_versions = versions(count)
        whole, more = median_ms(lambda v=all_versions: brackets(row, v)), one_more_ms(row, all_versions)
        spans = {change[:2] for version in all_versions for change in version.changes if change.words}
        sweep, definition = median_ms(lambda s=spans: hulls(s)), median_ms(lambda s=spans: by_definition(s))
        print(
            f"{count:6} proposals on {WORDS} words: {whole:8.2f} ms, one more {more:8.2f} ms;"
            f" hulls {sweep:6.2f} ms, by definition {definition:8.2f} ms ({definition / sweep:.0f} times)"
        )


if __name__ == "__main__":
    main()
