"""The two bracketed drafts of the Paris text, read whole."""

import os
from collections import Counter
from itertools import groupby
from pathlib import Path

import pytest
from tests.laws.foreign_reference import Reference, chain, paragraphs

from pourparlers.text.brackets import choose, row_brackets
from pourparlers.text.notation.foreign import Bracketed, compare, read_foreign, to_json, to_model, write_back
from pourparlers.text.rows import reads
from pourparlers.text.words import join_words

DATA = Path(os.environ.get("POURPARLERS_DATA") or Path(__file__).resolve().parents[3] / "shared" / "data")
HERE = Path(__file__).parent
PARIS = DATA / "paris"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not PARIS.is_dir(), reason="the Paris texts are not beside the repository"),
]

FAULTS = {
    "23-oct-2015.md": """24:287] 30:715] 50:370[ 81:37[ 117:414] 237:30[ 241:114[ 277:416] 293:5[ 297:160[
        345:15[ 402:104] 422:190] 440:101] 473:8[ 497:214] 498:18[ 536:254] 538:63] 583:18[ 628:903] 777:91[
        779:124] 789:138] 828:19[ 869:146] 869:147[""",
    "4-dec-2015.md": """25:341] 39:718] 45:626] 78:37[ 82:8[ 112:51[ 120:382] 145:191[ 177:30[ 181:121[
        216:5[ 220:172[ 268:15[ 313:104] 333:190] 351:101] 359:598] 418:544] 436:254] 438:63] 649:140]
        661:669] 741:4[""",
}
COUNTS = {
    "23-oct-2015.md": (1012, [593, 335, 76, 8], 12, 29, 12, 1),
    "4-dec-2015.md": (1005, [566, 328, 102, 9], 8, 23, 15, 3),
}


def read(name: str) -> Bracketed:
    return read_foreign((PARIS / name).read_bytes().decode())


@pytest.mark.parametrize("name", FAULTS)
def test_faults_are_where_a_careful_reader_finds_them(name: str):
    b = read(name)
    found = ["{}:{}{}".format(*b.place(f.offset), "[" if f.missing == "]" else "]") for f in b.faults]
    assert found == FAULTS[name].split()


@pytest.mark.parametrize("name", COUNTS)
def test_brackets_notes_marks_and_links_are_counted(name: str):
    b = read(name)
    depths = Counter(pair.depth for pair in b.pairs)
    across = sum(pair.block != pair.last_block for pair in b.pairs)
    form = to_json(b)
    assert COUNTS[name] == (
        len(b.pairs),
        [depths[d] for d in sorted(depths)],
        across,
        len(b.braces),
        form["footnotes"]["marks"],
        form["links"],
    )


def test_footnotes_undefined_unused_and_twice_are_named():
    notes = to_json(read("4-dec-2015.md"))["footnotes"]
    assert [[one["label"] for one in notes[key]] for key in ("undefined", "unused", "twice")] == [
        ["1"],
        ["0"],
        ["2"],
    ]


@pytest.mark.parametrize("name", ["23-oct-2015.md", "4-dec-2015.md", "12-dec-2015.md", "29-jan-2016.md"])
def test_every_draft_is_written_back_as_it_was(name: str):
    source = (PARIS / name).read_bytes().decode()
    assert write_back(read_foreign(source)) == source


@pytest.mark.parametrize("name", FAULTS)
def test_blanket_proposals_in_footnotes_are_found(name: str):
    assert len(read(name).blankets) == 2


@pytest.mark.parametrize("name", FAULTS)
def test_a_bracket_taken_out_changes_one_fault_and_few_pairs(name: str):
    source = (PARIS / name).read_bytes().decode()
    b = read_foreign(source)
    pairs = {(p.start, p.end) for p in b.pairs}
    for gone in sorted({p for pair in pairs for p in pair} | {f.offset for f in b.faults})[::97]:
        after = read_foreign(source[:gone] + source[gone + 1 :])
        moved = {(p.start + (p.start >= gone), p.end + (p.end >= gone)) for p in after.pairs}
        assert abs(len(after.faults) - len(b.faults)) == 1
        number = next(n for n, block in enumerate(b.layout.blocks) if block.start <= gone <= block.end)
        block = b.layout.blocks[number]
        outside = [p for p in pairs ^ moved if p[1] < block.start or p[0] > block.end]
        assert len(outside) <= 3


@pytest.mark.parametrize("name", FAULTS)
def test_every_paragraph_goes_into_the_model_and_back(name: str):
    b = read(name)
    for unit in to_model(b):
        reference = Reference(b, unit)
        assert paragraphs(join_words(unit.words)) == reference.said({})
        row = unit.row()
        nodes = row_brackets(row)
        for version in unit.versions:
            words = reads(row.versions[version.name].keys)
            assert paragraphs(join_words(words)) == reference.said(chain(unit, version))
            assert choose(nodes, version.name) == tuple(word for word in words if word)


def test_the_brackets_of_the_two_drafts_are_compared():
    old, new = read("23-oct-2015.md"), read("4-dec-2015.md")
    changes = compare(old, new)
    gone, come = sum(c.new is None for c in changes), sum(c.old is None for c in changes)
    assert len(old.pairs) - gone == len(new.pairs) - come
    assert gone < 600
    assert not compare(old, old)


def judged() -> list[tuple[str, str, tuple[int, ...]]]:
    rows = (HERE / "paris_neighbours.txt").read_text("utf-8").splitlines()
    cut = [row.split() for row in rows if not row.startswith("#")]
    return [(name, place, tuple(map(int, sizes.split(",")))) for name, place, sizes in cut]


def sizes_of_run(b: Bracketed, place: str, count: int) -> tuple[tuple[int, ...], bool]:
    """How many brackets of a run make each question, and whether the reader was sure of all."""
    question_of = {n: q for q, question in enumerate(b.questions) for n in question.pairs}
    first = next(n for n, pair in enumerate(b.pairs) if "{}:{}".format(*b.place(pair.start)) == place)
    run = [n for n, pair in enumerate(b.pairs) if n >= first and pair.parent == b.pairs[first].parent][:count]
    groups = [len(list(group)) for _, group in groupby(run, key=lambda n: question_of.get(n, -n - 1))]
    return tuple(groups), all(g.start != b.pairs[first].start for g in b.guesses)


def test_neighbours_are_cut_as_a_careful_reader_cuts_them():
    texts = {name: read(f"{name}.md") for name in ("23-oct-2015", "4-dec-2015")}
    agree: Counter[bool] = Counter()
    count: Counter[bool] = Counter()
    for name, place, truth in judged():
        sizes, is_sure = sizes_of_run(texts[name], place, sum(truth))
        count[is_sure] += 1
        agree[is_sure] += sizes == truth
    assert count == {True: 45, False: 43}
    assert agree[True] == 45
    assert agree[False] >= 31
