"""The rolling text of a tree along histories: exact for everyone who is seen, whatever is moved and decided.

That it depends neither on the order of tabling nor on what was withdrawn stands in `tree_laws`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import assume, given, settings, strategies as st
from tests.laws.tree_histories import Played, random_history, replay

from pourparlers.documents.json_form import give_back, write_json
from pourparlers.documents.plain import write_draft
from pourparlers.text.alignment import align, piece_hunks
from pourparlers.text.brackets import choose
from pourparlers.text.draft import Draft, Paragraph
from pourparlers.text.entries import Entry
from pourparlers.text.rolling import compile_versions
from pourparlers.text.rows import reads as reads_keys
from pourparlers.text.tree import Provision, Tree, Written, new_tree, reads, view
from pourparlers.text.tree_rolling import RollingMemo, roll, roll_blocks
from pourparlers.text.tree_writing import TreeTabling, table
from pourparlers.text.words import is_mark, join_words

histories = st.randoms(use_true_random=False).map(random_history)

Labels = Mapping[Provision, Paragraph]


def seen_in(tree: Tree, every: int) -> dict[str, str]:
    """All but every so many of the versions, under other names in another order."""
    return {n: f"{9 - int(n[1:]) % 10} {n}" for n in tree.versions if every == 1 or int(n[1:]) % every}


def labels_of(tree: Tree) -> Labels:
    return {
        p: Paragraph("", number=f"{n}." if n % 3 else "", heading=n % 7 == 2)
        for n, p in enumerate(sorted(tree.rows, key=repr))
    }


def source(tree: Tree, labels: Labels, name: str | None) -> str:
    """A version as a file: each provision's label stands before its row, if that begins with its mark."""
    paragraphs: list[tuple[Paragraph, list[str]]] = []
    seen = view(tree, name)
    for provision in seen.in_order():
        for number, word in enumerate(reads_keys(seen.words[provision])):
            if is_mark(word) or not paragraphs:
                own = labels[provision] if is_mark(word) and number == 0 else Paragraph("")
                paragraphs.append((own, []))
            if not is_mark(word):
                paragraphs[-1][1].append(word)
    written = (Paragraph(join_words(words), "\n", own.number, own.heading) for own, words in paragraphs)
    return write_draft(Draft(tuple(written))).strip("\n")


@given(history=histories, every=st.integers(1, 3))
@settings(deadline=None)
def test_every_version_is_one_choice_of_options(history: dict[str, Any], every: int) -> None:
    memo = RollingMemo()

    def check(_: Played, after: Played) -> None:
        names = seen_in(after.tree, every)
        blocks = roll_blocks(after.tree, {}, names, memo)
        for name, called in [(None, ""), *names.items()]:
            chosen = tuple(word for block in blocks for word in choose(block.nodes, called))
            assert chosen == reads(after.tree, name)

    replay(history, check)


@given(history=histories, every=st.integers(1, 3))
@settings(deadline=None)
def test_every_version_comes_back_exactly(history: dict[str, Any], every: int) -> None:
    tree = replay(history).tree
    names, labels = seen_in(tree, every), labels_of(tree)
    data = write_json(roll(tree, labels, names))
    for name, called in [(None, None), *names.items()]:
        assert give_back(data, called) == source(tree, labels, name)


@given(history=histories, every=st.integers(1, 3))
@settings(deadline=None)
def test_what_is_kept_from_before_changes_nothing(history: dict[str, Any], every: int) -> None:
    memo = RollingMemo()

    def check(before: Played, after: Played) -> None:
        for tree in (after.tree, before.tree, after.tree):  # there and back, as one looks at the past
            names, labels = seen_in(tree, every), labels_of(tree)
            assert roll_blocks(tree, labels, names, memo) == roll_blocks(tree, labels, names)

    replay(history, check)


WORDS = st.sampled_from(["a", "the", "Party", "shall", "may", "5,", "x"])
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=7).map(" ".join), min_size=1, max_size=4)


@st.composite
def edited(draw: st.DrawFn, base: list[str]) -> list[str]:
    """A version in which words are other words, or whole paragraphs are out."""
    version = list(base)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(version) - 1))
        words = version[at].split(" ")
        words[draw(st.integers(0, len(words) - 1))] = draw(WORDS)
        version[at] = " ".join(words)
    if len(version) > 1 and draw(st.booleans()):
        del version[draw(st.integers(0, len(version) - 1))]
    return version


@st.composite
def negotiations(draw: st.DrawFn) -> tuple[Draft, dict[str, Draft]]:
    base = draw(PARAGRAPHS)
    names = draw(st.lists(st.sampled_from(["NOR", "SUN", "VAR", "EST"]), unique=True, max_size=4))
    versions = {name: draft(draw(edited(base))) for name in names}
    return draft(base), versions


def draft(texts: list[str]) -> Draft:
    return Draft(tuple(Paragraph(text) for text in texts))


@given(negotiations())
def test_files_compiled_and_texts_tabled_come_to_the_same(case: tuple[Draft, dict[str, Draft]]) -> None:
    base, versions = case
    tree = new_tree([Written(paragraph.words) for paragraph in base.paragraphs])
    for name, version in versions.items():
        pieces = {piece.row: piece for piece in align(base, version)}
        assume(None not in pieces and not any(piece.is_moved for piece in pieces.values()))
        hunks = {
            (0, n): piece_hunks(own, pieces[n]) if n in pieces else [(0, len(own.words), ())]
            for n, own in enumerate(base.paragraphs)
        }
        tree = table(tree, TreeTabling(name, {p: changed for p, changed in hunks.items() if changed}))
    labels = {(0, n): own for n, own in enumerate(base.paragraphs)}
    rolling, compiled = roll(tree, labels, {n: n for n in versions}), compile_versions(base, versions)
    assert [block.nodes for block in rolling.blocks] == [block.nodes for block in compiled.blocks]
    assert [alike(entry) for entry in rolling.entries] == [alike(entry) for entry in compiled.entries]


def alike(entry: Entry) -> tuple[object, ...]:
    return entry.origin, entry.by, entry.out, entry.segments, entry.number
