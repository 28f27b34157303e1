"""The laws of `model.md` on whole drafts: what the rolling text of random versions must keep.

Few words and short paragraphs, so that versions meet; edits as delegations make them: words, whole
paragraphs, moves, splits, joins, numbers, hard spaces.
"""

from __future__ import annotations

from hypothesis import given, strategies as st

from pourparlers.documents.json_form import give_back, write_json
from pourparlers.documents.plain import read_draft, write_draft
from pourparlers.text.brackets import choose
from pourparlers.text.draft import Draft
from pourparlers.text.rolling import compile_versions
from pourparlers.text.words import fold, join_words

WORDS = st.sampled_from(
    ["a", "the", "Party", "shall", "not", "4.8", "it", "x", "«\u00a0y", "z[^1]", "5,", "[q]"]
)
PARAGRAPH = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
LINES = st.lists(
    st.one_of(
        PARAGRAPH,
        st.tuples(st.sampled_from(["1. ", "(a) ", "Article 3 – ", "## "]), PARAGRAPH).map("".join),
        st.just("Article 5"),
    ),
    max_size=6,
)


@st.composite
def edited(draw: st.DrawFn, lines: list[str]) -> list[str]:
    """A version: the draft's lines, with some edits."""
    version = list(lines)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, max(len(version) - 1, 0)))
        edit = draw(st.sampled_from(["word", "add", "remove", "move", "split", "join", "space"]))
        if edit == "add" or not version:
            version.insert(at, draw(PARAGRAPH))
            continue
        words = version[at].split(" ")
        if edit == "word":
            words[draw(st.integers(0, len(words) - 1))] = draw(WORDS)
            version[at] = " ".join(words)
        elif edit == "remove":
            del version[at]
        elif edit == "move":
            version.insert(draw(st.integers(0, len(version) - 1)), version.pop(at))
        elif edit == "split" and len(words) > 1:
            cut = draw(st.integers(1, len(words) - 1))
            version[at : at + 1] = [" ".join(words[:cut]), " ".join(words[cut:])]
        elif edit == "join" and at + 1 < len(version):
            version[at : at + 2] = [" ".join(version[at : at + 2])]
        elif edit == "space":
            version[at] = version[at].replace(" ", "\u00a0", 1)
    return version


def draft(lines: list[str]) -> Draft:
    return read_draft("\n\n".join(lines))


@st.composite
def negotiations(draw: st.DrawFn) -> tuple[Draft, dict[str, Draft]]:
    lines = draw(LINES)
    names = draw(st.lists(st.sampled_from(["NOR", "SUN", "VAR", "EST"]), unique=True, max_size=4))
    return draft(lines), {name: draft(draw(edited(lines))) for name in names}


@given(negotiations())
def test_every_version_and_the_base_come_back_exactly(case: tuple[Draft, dict[str, Draft]]) -> None:
    base, versions = case
    data = write_json(compile_versions(base, versions))
    for name, version in [(None, base), *versions.items()]:
        assert give_back(data, name) == write_draft(version).rstrip("\n")


@given(negotiations())
def test_the_order_of_the_versions_does_not_matter(case: tuple[Draft, dict[str, Draft]]) -> None:
    base, versions = case
    turned = dict(reversed(versions.items()))
    assert compile_versions(base, versions) == compile_versions(base, turned)


@given(negotiations())
def test_every_version_is_one_choice_of_options(case: tuple[Draft, dict[str, Draft]]) -> None:
    base, versions = case
    rolling = compile_versions(base, versions)
    for name, version in versions.items():
        expected = [fold(w) for p in version.paragraphs for w in ("\n", *p.words[1:])]
        got = [w for block in rolling.blocks for w in choose(block.nodes, name)]
        assert _unlabelled(got) == "".join(expected)


@given(negotiations())
def test_nobody_asks_for_the_base(case: tuple[Draft, dict[str, Draft]]) -> None:
    base, versions = case
    rolling = compile_versions(base, versions)
    got = [word for block in rolling.blocks for word in choose(block.nodes, "nobody")]
    assert _unlabelled(got) == "".join(fold(w) for p in base.paragraphs for w in ("\n", *p.words[1:]))


@given(negotiations())
def test_strict_shows_what_is_left_out_otherwise(case: tuple[Draft, dict[str, Draft]]) -> None:
    base, versions = case
    rolling = compile_versions(base, versions, is_strict=True)
    for name, version in versions.items():
        got = [w for block in rolling.blocks for w in choose(block.nodes, name)]
        assert join_words(got).replace("\ufffc1\ufffc", "\ufffc") == join_words(
            [w for p in version.paragraphs for w in p.words]
        )


def _unlabelled(words: list[str]) -> str:
    return "".join(fold(word) for word in words).replace("\ufffc1\ufffc", "\ufffc")
