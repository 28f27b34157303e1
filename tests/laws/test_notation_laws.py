"""Laws of the notations: what was written reads back, node for node; what cannot be read says where.

Words are cut from hostile texts: signs, escapes, words that look like notation, spaces of all kinds.
"""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, strategies as st

from pourparlers.text.nodes import Amendment, AmendmentList, Bracket, Node, Option, Words
from pourparlers.text.notation import attributed, bare, own
from pourparlers.text.words import split_words

HOSTILE = [
    "no text", "No Text", "keep: FRA", "keep:", "[", "]", "/", "–", "\\", "¶", "|", " | ", " – ", " / ",
    "\\+", "\\1¶", "shall", "a", "the", " ", ",", ":", "-5", "12–18", "CO2[e]", "1: a", "before 1: x",
    "here: a", "\u00a0", "…", "é", "\u0301", "3.5", "and/or", "P propose: x", "oppose:", ";", "Option 1:",
    "No text", "\ufffc", "'", "\t",
]  # fmt: skip
texts = st.lists(st.sampled_from(HOSTILE), max_size=5)
marks = st.sampled_from(["\n\n", "\n", "\n\n\n", " \ufffc1\ufffc"])
NAMES = ["NOR", "Côte d'Ivoire", "keep: U", "G-77", "A: B", "a\\b", "no text", "P propose", "x|y", "¶", "\\"]


def words_of(parts: tuple[list[str], bool, int, str]) -> tuple[str, ...]:
    texts, has_space, at, mark = parts
    words = list(split_words("".join(texts))) or [" a"]
    if not has_space:
        words[0] = words[0][1:] or "b"
    return (*words[:at], mark, *words[at:]) if at < 3 else tuple(words)


some_words = st.tuples(texts, st.booleans(), st.integers(0, 9), marks).map(words_of)
some_names = st.sets(st.sampled_from(NAMES), max_size=3).map(lambda names: tuple(sorted(names)))


@st.composite
def lists_of(draw: st.DrawFn) -> AmendmentList:
    words = draw(st.one_of(st.just(()), some_words))
    amendments = []
    for _ in range(draw(st.integers(0, 2))):
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(words))] * 2)))
        new = draw(st.one_of(st.just(()), some_words))
        amendments.append(Amendment(start, end, new, draw(some_names)))
    return AmendmentList(words, tuple(amendments))


def row_of(parts: list[Node]) -> tuple[Node, ...]:
    """No neighbouring words."""
    return tuple(
        node
        for number, node in enumerate(parts)
        if not (number and isinstance(node, Words) and isinstance(parts[number - 1], Words))
    )


def brackets_of(rows: st.SearchStrategy[tuple[Node, ...]]) -> st.SearchStrategy[Bracket]:
    @st.composite
    def bracket(draw: st.DrawFn) -> Bracket:
        standing = Option(draw(st.one_of(st.just(()), rows)), draw(some_names), is_standing=True)
        others = [Option(draw(rows), draw(some_names)) for _ in range(draw(st.integers(0, 2)))]
        others.extend([Option((), draw(some_names))] * draw(st.integers(0, 1)))
        return Bracket((standing, *others))

    return bracket()


leaves = st.one_of(some_words.map(Words), lists_of())
nodes = st.recursive(
    leaves,
    lambda inner: st.one_of(
        leaves, brackets_of(st.lists(inner, min_size=1, max_size=3).map(lambda parts: row_of(list(parts))))
    ),
    max_leaves=6,
)
rows = st.lists(nodes, max_size=4).map(row_of)
paragraphs = st.one_of(
    rows,
    rows.filter(lambda row: bool(row) and isinstance(row[0], Words)).map(
        lambda row: (Words(("\n\n", *row[0].words)), *row[1:])  # type: ignore[union-attr]
    ),
    rows.filter(lambda row: not (row and isinstance(row[0], Words))).map(
        lambda row: (Words(("\n\n",)), *row)
    ),
)


@given(paragraphs)
def test_own_notation_reads_back_node_for_node(row: tuple[Node, ...]) -> None:
    assert own.read(own.write(row)) == row
    assert own.read(own.write(row, start=""), start="") == row


def unnamed(row: tuple[Node, ...]) -> tuple[Node, ...]:
    found: list[Node] = []
    for node in row:
        if isinstance(node, Bracket):
            found.append(Bracket(tuple(Option(unnamed(o.nodes), (), o.is_standing) for o in node.options)))
        elif isinstance(node, AmendmentList):
            amendments = tuple(Amendment(a.start, a.end, a.words, ()) for a in node.amendments)
            found.append(AmendmentList(node.words, amendments))
        else:
            found.append(node)
    return tuple(found)


@given(paragraphs)
def test_without_attribution_only_names_are_lost(row: tuple[Node, ...]) -> None:
    assert own.read(own.write(row, attribution=False)) == unnamed(row)


def sane(row: tuple[Node, ...]) -> tuple[Node, ...]:
    """No name in two options of a bracket, and no two options without words: as `brackets` makes them."""
    found: list[Node] = []
    for node in row:
        if not isinstance(node, Bracket):
            found.append(node)
            continue
        seen: set[str] = set()
        options: list[Option] = []
        for option in node.options:
            names = tuple(name for name in option.names if name not in seen)
            options.append(Option(sane(option.nodes), names, option.is_standing))
            seen.update(names)
        standing, *others = options
        without = [option for option in others if not option.nodes][: bool(standing.nodes)]
        options = [standing, *(option for option in others if option.nodes), *without]
        if options[0].nodes or options[0].names or len(options) > 1:
            found.append(Bracket(tuple(options)))
    return row_of(found)


@given(paragraphs.map(sane))
def test_attributed_notation_reads_back_node_for_node(row: tuple[Node, ...]) -> None:
    assert attributed.read(attributed.write(row)) == row
    assert attributed.read(attributed.write(row, start=""), start="") == row


def bared(row: tuple[Node, ...]) -> tuple[Node, ...]:
    """What is left without names and without what stands."""
    found: list[Node] = []
    for node in unnamed(row):
        if not isinstance(node, Bracket):
            found.append(node)
            continue
        with_words = [Option(bared(option.nodes)) for option in node.options if option.nodes]
        is_deletion = node.options[0].nodes and len(with_words) == 1
        without = [Option(()) for option in node.options[1:] if not option.nodes and not is_deletion]
        if not with_words:
            without = [Option(())]
        found.append(Bracket((Option((), (), is_standing=True), *with_words, *without)))
    return tuple(found)


@given(paragraphs.map(sane))
def test_bare_notation_loses_names_and_what_stands(row: tuple[Node, ...]) -> None:
    read = bare.read(bare.write(row))
    assert read.nodes == bared(row)
    assert bare.read(bare.write(read.nodes)).nodes == read.nodes


anything = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            ["[", "]", " / ", " – ", " | ", "\\", "¶", "a", " b", "1", ":", ",", "no text", "\n", "P"]
        )
    ).map("".join),
)


@given(anything)
def test_any_text_is_read_or_refused_with_its_place(text: str) -> None:
    for read in (own.read, attributed.read, bare.read):
        try:
            read(text)
        except own.NotationError as refused:
            places = refused.position, refused.line - 1, refused.column - 1
            assert all(0 <= place <= len(text) for place in places)


@given(anything)
def test_what_was_read_is_written_and_read_again(text: str) -> None:
    with contextlib.suppress(own.NotationError):
        row = own.read(text)
        assert own.read(own.write(row)) == row


@pytest.mark.parametrize("name", ["", " A", "A ", "A, B", "A/B", "A–B", "[A", "A]", "A\nB", "A\u2028B"])
def test_a_name_that_looks_like_notation_is_refused(name: str) -> None:
    with pytest.raises(own.PartyNameError):
        own.check_name(name)
