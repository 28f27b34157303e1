"""Laws of brackets: every version is one choice, options exclude each other, brackets nest, order is nothing.

The hulls of one sweep against those by definition, on random spans; brackets on random rows and versions,
amendments on amendments among them, in numbers and from histories.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from random import Random

from hypothesis import given, strategies as st

from pourparlers.text.brackets import Change, Memo, Version, brackets, choose, row_brackets
from pourparlers.text.nodes import AmendmentList, Bracket, Node, Option, Words
from pourparlers.text.rows import Tabling, basis_of, new_row, reads, table, text_of
from pourparlers.text.spans import Span, hulls, pieces

spans = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda pair: (pair[0], pair[0] + pair[1]))
few_words = st.lists(st.sampled_from(["", " a", " the", " x"]), max_size=3).map(tuple)


def crosses(one: Span, two: Span) -> bool:
    return one[0] < two[0] < one[1] < two[1] or two[0] < one[0] < two[1] < one[1]


def hulls_by_definition(all_spans: set[Span]) -> dict[Span, Span]:
    component = {span: {span} for span in all_spans}
    for one in all_spans:
        for two in all_spans:
            if crosses(one, two) and component[one] is not component[two]:
                united = component[one] | component[two]
                component.update(dict.fromkeys(united, united))
    return {
        span: (min(start for start, _ in united), max(end for _, end in united))
        for span, united in component.items()
    }


@given(st.sets(spans, max_size=12))
def test_one_sweep_finds_the_hulls_by_definition(all_spans: set[Span]) -> None:
    assert hulls(all_spans) == hulls_by_definition(all_spans)


@given(st.sets(spans, max_size=8), st.sets(spans, max_size=8))
def test_pieces_cross_neither_hulls_nor_each_other(cuttable: set[Span], whole: set[Span]) -> None:
    found = pieces(cuttable, set(hulls(whole).values()))
    bounds = {piece for cut in found.values() for piece in cut} | set(hulls(whole).values())
    assert not any(crosses(one, two) for one in bounds for two in bounds)
    assert all(cut[0][0] == span[0] and cut[-1][1] == span[1] for span, cut in found.items())


@st.composite
def changes_on(draw: st.DrawFn, row: Sequence[str]) -> tuple[Change, ...]:
    points = sorted(draw(st.sets(st.integers(0, len(row)), max_size=6)))
    found = []
    for start, end in zip(points[::2], points[1::2], strict=False):
        words = draw(st.one_of(few_words, st.just(()), st.just(tuple(row[start:end]))))
        found.append(Change(start, end, words))
    return tuple(found)


def made_by(row: Sequence[str], changes: Sequence[Change]) -> tuple[str, ...]:
    words: list[str] = []
    at = 0
    for start, end, new in changes:
        words.extend([*row[at:start], *new])
        at = end
    return (*words, *row[at:])


@st.composite
def rows_with_versions(draw: st.DrawFn) -> tuple[tuple[str, ...], list[Version], dict[str, tuple[str, ...]]]:
    """A row, versions on it and on each other, and what each of them reads."""
    row = draw(st.lists(st.sampled_from(["", " a", " the", " x"]), min_size=1, max_size=10).map(tuple))
    versions: list[Version] = []
    made: dict[str | None, tuple[str, ...]] = {None: row}
    for name in "PQRSTUVWXYZ"[: draw(st.integers(0, 11))]:
        basis = draw(st.sampled_from([None, None, *made]))
        changes = draw(changes_on(made[basis]))
        versions.append(Version(name, changes, basis))
        made[name] = made_by(made[basis], changes)
    return row, versions, {name: tuple(filter(None, made[name])) for name in made if name is not None}


def all_brackets(nodes: Sequence[Node]) -> list[Bracket]:
    found = [node for node in nodes if isinstance(node, Bracket)]
    return found + [
        inner for node in found for option in node.options for inner in all_brackets(option.nodes)
    ]


def names_of(option: Option) -> set[str]:
    names = set(option.names)
    for node in option.nodes:
        if isinstance(node, Bracket):
            names.update(*(names_of(inner) for inner in node.options))
        elif isinstance(node, AmendmentList):
            names.update(*(amendment.names for amendment in node.amendments))
    return names


@given(rows_with_versions())
def test_every_version_is_one_choice_of_options(
    case: tuple[tuple[str, ...], list[Version], dict[str, tuple[str, ...]]],
) -> None:
    row, versions, made = case
    nodes = brackets(row, versions)
    assert choose(nodes, "") == tuple(filter(None, row))
    for name, words in made.items():
        assert choose(nodes, name) == words


@given(rows_with_versions(), st.randoms(use_true_random=False))
def test_the_order_of_versions_is_nothing(
    case: tuple[tuple[str, ...], list[Version], dict[str, tuple[str, ...]]], random: Random
) -> None:
    row, versions, _ = case
    memo: Memo = {}
    nodes = brackets(row, versions, memo)
    random.shuffle(versions)
    assert brackets(row, versions) == nodes == brackets(row, versions, memo)


@given(rows_with_versions())
def test_no_version_is_in_two_options(
    case: tuple[tuple[str, ...], list[Version], dict[str, tuple[str, ...]]],
) -> None:
    row, versions, _ = case
    for bracket in all_brackets(brackets(row, versions)):
        names = [name for option in bracket.options for name in names_of(option)]
        assert len(names) == len(set(names))
        assert [option.is_standing for option in bracket.options] == [True] + [False] * (
            len(bracket.options) - 1
        )


@given(rows_with_versions())
def test_options_differ_and_words_never_stand_side_by_side(
    case: tuple[tuple[str, ...], list[Version], dict[str, tuple[str, ...]]],
) -> None:
    row, versions, _ = case
    nodes = brackets(row, versions)
    for stretch in [nodes, *(option.nodes for b in all_brackets(nodes) for option in b.options)]:
        kinds = [isinstance(node, Words) for node in stretch]
        assert (True, True) not in pairwise(kinds)
    for bracket in all_brackets(nodes):
        texts = [choose(option.nodes, "") for option in bracket.options]
        assert len(texts) == len(set(texts))


@st.composite
def tablings(draw: st.DrawFn) -> list[tuple[str, str | None, float, float, tuple[str, ...]]]:
    names = "PQRSTU"[: draw(st.integers(1, 6))]
    unit = st.floats(0, 1)
    words = st.lists(st.sampled_from([" a", " the", " x"]), max_size=2).map(tuple)
    return [
        (name, draw(st.sampled_from([None, *names[:number]])), draw(unit), draw(unit), draw(words))
        for number, name in enumerate(names)
    ]


@given(st.lists(st.sampled_from([" a", " b", " the"]), max_size=5), tablings())
def test_versions_of_a_row_read_as_written(
    words: list[str], acts: list[tuple[str, str | None, float, float, tuple[str, ...]]]
) -> None:
    row = new_row(words)
    for name, on, one, two, new in acts:
        basis = reads(basis_of(row, on))
        start, end = sorted((round(one * len(basis)), round(two * len(basis))))
        row = table(row, Tabling(name, [(start, end, new)], on))
    nodes = row_brackets(row)
    for name in row.versions:
        assert choose(nodes, name) == reads(text_of(row, name))
