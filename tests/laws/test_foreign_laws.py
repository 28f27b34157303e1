"""Laws of reading bracketed texts: nothing lost, a fault is a fault and no more, work grows with the text."""

import json
from types import ModuleType

import pytest
from hypothesis import given, strategies as st
from tests.counting import calls
from tests.laws.foreign_reference import Reference, chain, paragraphs

from pourparlers.text.brackets import choose, row_brackets
from pourparlers.text.notation import attributed, own
from pourparlers.text.notation.foreign import Unit, compare, read_foreign, to_json, to_model, write_back
from pourparlers.text.rows import Row, Tabling, new_row, reads, table
from pourparlers.text.words import join_words

BRACKETS = ["[", "]", "{", "}", "[^1]", "[^1]: ", "{: .x}", "[r]", "(http://x.y)", "[r]: http://x.y"]
LABELS = ["**Option 1:** ", "Option 2: ", " / ", " – NOR", "NOR: ", "(SUN)", "no text", "placeholder", "x"]
LETTERS = [
    "a",
    "shall ",
    ", and",
    "*",
    "\\",
    "|",
    "é",
    "\u2028",
    "\x00",
    "\ufeff",
    "    ",
    "1. ",
    "- ",
    "## ",
]
BREAKS = ["\n", "\n\n", "\r\n", "\r", "---\n", "\t"]
PIECES = st.sampled_from([*BRACKETS, "[", "]", "[", "]", *LABELS, *LETTERS, *BREAKS])
TEXTS = st.lists(PIECES, max_size=30).map("".join)
HEADS = st.sampled_from(
    ["", "1. ", "2. ", "    ", "    1. ", "**Option 1:** ", "    Option 2: ", "## ", "[^1]: "]
)
BODIES = st.lists(st.sampled_from(["[", "]", "b", " ", "c."]), max_size=8).map("".join)
PARAGRAPHS = st.lists(st.tuples(HEADS, BODIES), min_size=1, max_size=8)


def offsets(source: str) -> list[int]:
    """Every bracket that counts as one, paired or not."""
    b = read_foreign(source)
    return sorted({p for pair in b.pairs for p in (pair.start, pair.end)} | {f.offset for f in b.faults})


@given(TEXTS)
def test_write_back_is_exact_for_every_string(source: str):
    assert write_back(read_foreign(source)) == source


@given(TEXTS)
def test_every_bracket_is_one_thing_and_one_only(source: str):
    b = read_foreign(source)
    seen = [p for pair in b.pairs for p in (pair.start, pair.end)] + [f.offset for f in b.faults]
    others = [(m.start, m.end) for m in b.marks] + [(t.start, t.end) for t in b.layout.taken]
    hidden = {p for start, end in others for p in range(start, end)}
    assert len(seen) == len(set(seen))
    assert not hidden & set(seen)
    assert {p for p, c in enumerate(source) if c in "[]"} <= hidden | set(seen)


@given(TEXTS)
def test_pairs_nest_and_questions_lie_in_questions(source: str):
    b = read_foreign(source)
    for pair in b.pairs:
        assert source[pair.start] == "["
        assert source[pair.end] == "]"
        assert (
            pair.parent < 0 or b.pairs[pair.parent].start < pair.start < pair.end < b.pairs[pair.parent].end
        )
    for question in b.questions:
        outer = b.questions[question.inside] if question.inside >= 0 else None
        assert outer is None or (outer.start <= question.start and question.end <= outer.end)
    used = [number for question in b.questions for number in question.pairs]
    assert len(used) == len(set(used))


@given(TEXTS)
def test_every_text_has_its_json_form(source: str):
    form = to_json(read_foreign(source))
    assert json.loads(json.dumps(form)) == form
    assert form["questions"] == len(form["question_list"])
    assert all(error["line"] >= 1 and error["column"] >= 1 for error in form["errors"])


@given(PARAGRAPHS, st.data())
def test_a_bracket_taken_out_is_one_fault_more_or_one_fewer(
    paragraphs: list[tuple[str, str]], data: st.DataObject
):
    source = "\n\n".join(head + "a" + body for head, body in paragraphs)
    found = offsets(source)
    if not found:
        return
    gone = data.draw(st.sampled_from(found))
    before, after = read_foreign(source), read_foreign(source[:gone] + source[gone + 1 :])
    assert abs(len(after.faults) - len(before.faults)) == 1


@given(PARAGRAPHS, st.data())
def test_a_bracket_taken_out_changes_no_other_paragraph(
    paragraphs: list[tuple[str, str]], data: st.DataObject
):
    source = "\n\n".join(head + "a" + body for head, body in paragraphs)
    found = offsets(source)
    if not found:
        return
    gone = data.draw(st.sampled_from(found))

    def inside(text: str) -> list[list[tuple[int, int]]]:
        b = read_foreign(text)
        blocks = b.layout.blocks
        return [
            [
                (p.start - blocks[n].start, p.end - blocks[n].start)
                for p in b.pairs
                if p.block == p.last_block == n
            ]
            for n in range(len(blocks))
        ]

    before, after = inside(source), inside(source[:gone] + source[gone + 1 :])
    assert sum(a != b for a, b in zip(before, after, strict=True)) <= 1


@given(TEXTS)
def test_every_choice_of_the_model_says_what_the_source_says(source: str):
    b = read_foreign(source)
    for unit in to_model(b):
        reference = Reference(b, unit)
        assert paragraphs(join_words(unit.words)) == reference.said({})
        row = unit.row()
        nodes = row_brackets(row)
        for version in unit.versions:
            words = reads(row.versions[version.name].keys)
            assert paragraphs(join_words(words)) == reference.said(chain(unit, version))
            assert choose(nodes, version.name) == tuple(word for word in words if word)


@given(TEXTS, TEXTS)
def test_every_bracket_is_accounted_for_between_two_texts(one: str, two: str):
    old, new = read_foreign(one), read_foreign(two)
    changes = compare(old, new)
    gone = [c.old for c in changes if c.new is None]
    come = [c.new for c in changes if c.old is None]
    assert len(set(gone)) == len(gone)
    assert len(set(come)) == len(come)
    assert len(old.pairs) - len(gone) == len(new.pairs) - len(come)
    assert compare(old, old) == ()


SHAPES = {
    "open": lambda n: "[" * n,
    "closed": lambda n: "]" * n,
    "nested": lambda n: "[a " * n + " b]" * n,
    "glued": lambda n: "[a][b]" * n,
    "nested options": lambda n: "[a / b – NOR " * n + "]" * n,
    "open paragraphs": lambda n: "1. [a\n\n" * n,
    "closed paragraphs": lambda n: "[a\n\n" * n + "b]\n\n" * n,
    "labels": lambda n: "**Option 1:** [a\n\n" * n,
    "deeper labels": lambda n: "".join(f"{' ' * (2 * (i % 40))}- Option 1: a\n\n" for i in range(n)),
    "footnotes": lambda n: "[^1] [^2]" * n,
    "braces": lambda n: "{[a]" * n + "}" * n,
    "names": lambda n: "[NOR, SUN: a] (NOR) " * n,
    "one long line": lambda n: "word [word] " * n,
    "links": lambda n: "[a](http://b.c)[d](" * n,
}


def read_and_report(source: str) -> None:
    b = read_foreign(source)
    to_json(b)
    to_model(b)
    compare(b, b)


@pytest.mark.parametrize("shape", SHAPES)
def test_scaling_of_reading_brackets(shape: str):
    small, large = SHAPES[shape](300), SHAPES[shape](600)
    assert calls(lambda: read_and_report(large)) <= 2.5 * calls(lambda: read_and_report(small))


def test_thousands_of_nested_brackets_are_read():
    source = "[a " * 5000 + "]" * 5000
    form = to_json(read_foreign(source))
    assert (form["brackets"], form["depth"], form["errors"]) == (5000, 5000, [])
    assert len(json.dumps(form)) < 500 * len(source)


def test_a_very_long_line_is_read():
    source = "word " * 400_000 + "[shall][should]"
    assert to_json(read_foreign(source))["questions"] == 1


WORDS = st.sampled_from([" a", " shall", " no", " text", ",", " [", "–", " keep", "s"])
NAMES = st.sampled_from(["NOR", "the coalition", "Côte d'Or", "EU", "union"])


@st.composite
def rows_of_versions(draw: st.DrawFn) -> Row:
    row = new_row(("\n\n", " They", *draw(st.lists(WORDS, max_size=6))))
    for name in draw(st.sets(NAMES, max_size=4)):
        points = sorted(draw(st.sets(st.integers(2, len(row.standing)), min_size=1, max_size=4)))
        spans = list(zip(points[::2], points[1::2], strict=False)) or [(points[0], points[0])]
        texts = st.lists(WORDS, max_size=3).map(tuple)
        row = table(row, Tabling(name, [(a, b, draw(texts)) for a, b in spans]))
    return row


@pytest.mark.parametrize("notation", [own, attributed], ids=["own", "attributed"])
@given(row=rows_of_versions())
def test_our_notations_are_read_without_doubt(notation: ModuleType, row: Row):
    """What each party asks for is found again; only that a word of small letters is a name is a guess."""
    nodes = row_brackets(row)
    text = notation.write(nodes)
    b = read_foreign(text)
    assert {guess.reason for guess in b.guesses} <= {"names"}
    (unit,) = to_model(b)
    for name in row.versions:
        assert together(paragraphs(join_words(choose(nodes, name)))) == together(asked(unit, name)), text


def together(texts: list[str]) -> str:
    """Texts without the spaces: before punctuation the two readings differ."""
    return "".join("".join(texts).split())


def asked(unit: Unit, name: str) -> list[str]:
    """What a name asks for, each of its versions carried out on the standing words."""
    words = list(unit.words)
    for version in sorted(unit.versions, key=lambda v: (v.start, v.end), reverse=True):
        if name in version.parties:
            words[version.start : version.end] = version.words
    return paragraphs(join_words(words))
