"""Spans on a row that cross: what is one component, and where what may be cut is cut.

Two spans *cross* when each begins or ends inside the other. The hull of a component of crossing spans
runs from its first beginning to its last end; hulls lie apart or one in the other, and so do the pieces
of what may be cut. What the spans stand for is left to `brackets`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import TypeAlias

__all__ = ["Span", "hulls", "pieces"]

Span: TypeAlias = tuple[int, int]
"""From a number to another, the latter not included; never empty."""


def hulls(spans: Iterable[Span]) -> dict[Span, Span]:
    """For each of some spans the hull of its component, where spans that cross are connected.

    In one sweep over their ends, with a stack of components not yet closed.
    """
    distinct = sorted(set(spans))
    # Closes before opens; the later opened closes first, the longer opens first.
    events = sorted(
        [(end, 0, -start) for start, end in distinct] + [(start, 1, -end) for start, end in distinct]
    )
    hull: dict[Span, Span] = {}
    stack: list[tuple[set[Span], list[Span]]] = []  # those still open, and all, of each component
    for point, opens, other in events:
        if opens:
            span = (point, -other)
            stack.append(({span}, [span]))
            continue
        span = (-other, point)
        while span not in stack[-1][0]:
            upper, lower = stack.pop(), stack.pop()
            stack.append(_united(lower, upper))
        stack[-1][0].remove(span)
        if not stack[-1][0]:
            component = stack.pop()[1]
            whole = min(start for start, _ in component), max(end for _, end in component)
            hull.update(dict.fromkeys(component, whole))
    return hull


def _united(
    one: tuple[set[Span], list[Span]], two: tuple[set[Span], list[Span]]
) -> tuple[set[Span], list[Span]]:
    small, large = sorted((one, two), key=lambda component: len(component[1]))
    large[0].update(small[0])  # the smaller into the larger: each span is moved log n times at most
    large[1].extend(small[1])
    return large


def pieces(cuttable: Iterable[Span], whole: Iterable[Span]) -> dict[Span, tuple[Span, ...]]:
    """Deletions and keeps cut so that they cross no hull and none of each other's pieces."""
    edges = _edges(whole)
    found = {span: tuple(_cut(span, *edges)) for span in set(cuttable)}
    while True:
        edges = _edges({piece for cut in found.values() for piece in cut})
        again = {span: tuple(p for piece in cut for p in _cut(piece, *edges)) for span, cut in found.items()}
        if again == found:
            return found
        found = again


def _edges(spans: Iterable[Span]) -> tuple[list[int], dict[int, int], dict[int, int]]:
    """All ends in order; how far reaches what begins at each, how far back what ends there."""
    furthest: dict[int, int] = {}
    earliest: dict[int, int] = {}
    for start, end in spans:
        furthest[start] = max(end, furthest.get(start, end))
        earliest[end] = min(start, earliest.get(end, start))
    return sorted(furthest.keys() | earliest.keys()), furthest, earliest


def _cut(span: Span, points: list[int], furthest: dict[int, int], earliest: dict[int, int]) -> Iterator[Span]:
    start, end = span
    at = start
    for number in range(bisect_left(points, start + 1), bisect_left(points, end)):
        point = points[number]
        if furthest.get(point, end) > end or earliest.get(point, start) < start:
            yield at, point
            at = point
    yield at, end
