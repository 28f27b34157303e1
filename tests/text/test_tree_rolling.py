"""The rolling text of a tree: blocks, questions and flat entries, for whoever sees some of its versions."""

from __future__ import annotations

from collections.abc import Mapping

from pourparlers.documents.json_form import give_back, write_json
from pourparlers.documents.text_form import write_text
from pourparlers.text.diff import diff
from pourparlers.text.draft import Paragraph
from pourparlers.text.nodes import AmendmentList
from pourparlers.text.notation import own
from pourparlers.text.rolling import Rolling
from pourparlers.text.rows import reads as reads_keys
from pourparlers.text.tree import ROOT, Provision, Tree, Written, new_tree, reference
from pourparlers.text.tree_decisions import decide, reopen
from pourparlers.text.tree_rolling import RollingMemo, roll, roll_blocks
from pourparlers.text.tree_writing import TreeTabling, basis_view, table
from pourparlers.text.words import NOTE, split_words

A, B, C, D = ((0, n) for n in range(4))
P, Q, R = "P", "Q", "R"


def words(text: str) -> tuple[str, ...]:
    return ("\n\n", *split_words(text))


def draft(*texts: str) -> Tree:
    return new_tree([Written(words(text)) for text in texts])


def put(tree: Tree, name: str, texts: Mapping[Provision, str], on: str | None = None) -> Tree:
    """A version that rewrites rows; "" takes a provision out."""
    basis = basis_view(tree, on).words
    hunks = {p: diff(reads_keys(basis.get(p, ())), words(t) if t else ()) for p, t in texts.items()}
    return table(tree, TreeTabling(name, hunks, on=on))


def order(tree: Tree, name: str, *children: Provision | Written, on: str | None = None) -> Tree:
    return table(tree, TreeTabling(name, orders={ROOT: children}, on=on))


def decided(tree: Tree, name: str) -> Tree:
    done = decide(tree, name)
    assert isinstance(done, Tree)
    return done


def rolled(tree: Tree, names: Mapping[str, str] | None = None) -> Rolling:
    return roll(tree, {}, {n: n for n in tree.versions} if names is None else names)


def printed(tree: Tree, names: Mapping[str, str] | None = None) -> list[str]:
    return [own.write(block.nodes, start="\n\n") for block in rolled(tree, names).blocks]


# --- Places -------------------------------------------------------------------------------------------


def test_a_draft_alone_is_its_provisions_in_order() -> None:
    rolling = rolled(draft("A", "B"))
    assert [block.id for block in rolling.blocks] == ["d0", "d1"]
    assert (rolling.parties, rolling.questions) == ((), ())
    assert give_back(write_json(rolling), None) == "A\n\nB"


def test_a_move_shows_at_both_places() -> None:
    rolling = rolled(order(draft("A", "B", "C"), P, B, C, A))
    assert [(b.id, b.moved, b.is_moved_to, b.names) for b in rolling.blocks] == [
        ("d0", "m1", False, (P,)),
        ("d1", None, False, ()),
        ("d2", None, False, ()),
        ("d0+1", "m1", True, (P,)),
    ]
    assert [question.kind for question in rolling.questions] == ["move"]
    assert give_back(write_json(rolling), P) == "B\n\nC\n\nA"


def test_a_moved_paragraph_stands_under_what_its_neighbours_stand_under() -> None:
    paragraphs = tuple(Written(words(text)) for text in ("A", "B", "C"))
    tree = new_tree([Written(words("Duties"), paragraphs)])
    called = {(0, n): Paragraph("", number=f"{n}.") for n in (1, 2, 3)}
    called[0, 0] = Paragraph("", number="Article 3", heading=2)
    tree = table(tree, TreeTabling(P, orders={A: (D, B, C)}))
    assert [(b.id, b.path) for b in roll(tree, called, {P: P}).blocks] == [
        ("d0", ("Article 3",)),
        ("d3+1", ("Article 3", "3")),
        ("d1", ("Article 3", "1")),
        ("d2", ("Article 3", "2")),
        ("d3", ("Article 3", "3")),
    ]


def test_who_rewrites_what_is_moved_is_shown_where_it_stands() -> None:
    tree = put(order(draft("A is", "B"), P, B, A), Q, {A: "A may be"})
    assert printed(tree) == ["[¶ A [is / may be – Q] / no text – P]", "B", "[¶ A is – P]"]
    assert printed(decided(tree, P)) == ["B", "A [is / may be – Q]"]


def test_what_hangs_on_a_moved_provision_moves_along() -> None:
    tree = new_tree([Written(words("A"), (Written(words("B")),)), Written(words("C"))])
    tree = order(tree, P, C, A)
    moved = [(block.id, block.moved) for block in rolled(tree).blocks]
    assert moved == [("d0", "m1"), ("d1", "m2"), ("d2", None), ("d0+1", "m1"), ("d1+1", "m2")]


def test_a_new_provision_stands_once_with_all_who_wrote_it() -> None:
    new = Written(words("x y"))
    tree = order(order(draft("A", "B"), P, A, new, B), Q, A, new, B)
    (block,) = [block for block in rolled(tree).blocks if block.is_new]
    assert block.id == reference(next(iter(tree.versions[P].slots)))
    assert (block.names, block.moved, block.is_moved_to) == ((P, Q), None, False)
    assert printed(tree) == ["A", "[¶ x y – P, Q]", "B"]
    assert printed(decided(tree, P)) == ["A", "x y", "B"]


def test_a_new_provision_that_an_amendment_moves_has_two_blocks() -> None:
    tree = order(draft("A", "B"), P, A, Written(words("x")), B)
    new = next(iter(tree.versions[P].slots))
    tree = order(tree, Q, A, B, new, on=P)
    assert [(b.id, b.names) for b in rolled(tree).blocks if b.is_new] == [
        (reference(new), (P,)),
        (f"{reference(new)}+1", (Q,)),
    ]


def test_what_is_lifted_stands_once() -> None:
    tree = new_tree([Written(words("A"), (Written(words("B")), Written(words("C"))))])
    assert printed(put(tree, P, {A: ""})) == ["[¶ A / no text – P]", "B", "C"]


def test_what_is_placed_among_what_is_lifted_stands_in_its_order() -> None:
    tree = new_tree([Written(words("A"), (Written(words("B")), Written(words("C"))))])
    tree = put(tree, P, {A: ""})
    tree = order(tree, Q, B, Written(words("x")), C, on=P)
    data = write_json(rolled(tree))
    assert [give_back(data, name) for name in (None, P, Q)] == ["A\n\nB\n\nC", "B\n\nC", "B\n\nx\n\nC"]
    tree = decided(tree, Q)
    data = write_json(rolled(put(tree, R, {A: "A again"})))
    assert [give_back(data, name) for name in (None, R)] == ["B\n\nx\n\nC", "A again\n\nB\n\nx\n\nC"]


def test_a_removed_provision_that_somebody_brings_back_is_new() -> None:
    tree = decided(put(draft("A", "B"), P, {A: ""}), P)
    assert printed(tree) == ["B"]
    back = rolled(put(tree, Q, {A: "A"})).blocks[0]
    assert (back.id, back.is_new, back.names) == ("d0", True, (Q,))


def test_a_provision_that_was_decided_and_reopened_stands_where_it_was_born() -> None:
    tree = order(draft("A", "B"), P, A, Written(words("x")), B)
    new = next(iter(tree.versions[P].slots))
    tree = put(tree, Q, {new: "x y"}, on=P)
    reopened = reopen(decided(tree, P), 0)
    assert isinstance(reopened, Tree)
    assert printed(reopened) == ["A", "[¶ x [y – Q] – P]", "B"]


def test_what_is_placed_among_what_is_lifted_twice_stands_in_its_order() -> None:
    inner = Written(words("B"), (Written(words("C")), Written(words("D"))))
    tree = put(new_tree([Written(words("A"), (inner,))]), P, {A: "", B: ""})
    tree = order(tree, Q, C, Written(words("x")), D, on=P)
    tree = put(tree, R, {A: ""})
    data = write_json(rolled(tree))
    assert [give_back(data, name) for name in (P, Q, R)] == ["C\n\nD", "C\n\nx\n\nD", "B\n\nC\n\nD"]


def test_what_an_amendment_adds_below_a_moved_provision_is_only_its_own() -> None:
    tree = new_tree([Written(words("A"), (Written(words("B")), Written(words("C")))), Written(words("D"))])
    tree = order(tree, P, D, A)
    tree = table(tree, TreeTabling(Q, orders={A: [B, Written(words("x")), C]}, on=P))
    data = write_json(rolled(tree))
    assert give_back(data, None) == "A\n\nB\n\nC\n\nD"
    assert [give_back(data, name) for name in (P, Q)] == ["D\n\nA\n\nB\n\nC", "D\n\nA\n\nB\n\nx\n\nC"]


def test_what_an_amendment_adds_beside_what_was_decided_is_only_its_own() -> None:
    tree = new_tree([Written(words("A"), (Written(words("B")), Written(words("C")))), Written(words("D"))])
    tree = decided(table(tree, TreeTabling(R, orders={A: [B, Written(words("x")), C]})), R)
    new = next(iter(tree.versions[R].slots))
    tree = order(tree, P, D, A)
    tree = table(tree, TreeTabling(Q, orders={A: [B, new, Written(words("y")), C]}, on=P))
    data = write_json(rolled(tree))
    assert give_back(data, P) == "D\n\nA\n\nB\n\nx\n\nC"
    assert give_back(data, Q) == "D\n\nA\n\nB\n\nx\n\ny\n\nC"


def test_what_was_decided_to_hang_on_what_is_not_there_stands_at_its_place() -> None:
    tree = order(draft("A", "B", "C"), P, A, Written(words("x"), (C,)), B)
    done = decide(tree, P, (C, None))
    assert isinstance(done, Tree)
    assert printed(done) == ["A", "[¶ x – P]", "C", "B"]


# --- Names --------------------------------------------------------------------------------------------


def test_who_is_not_named_is_not_seen() -> None:
    tree = put(put(draft("A b c"), P, {A: "A x c"}), Q, {A: "A y c"}, on=P)
    assert printed(tree) == ["A [b / x – P / y – Q] c"]
    assert printed(tree, {Q: "SUN 2"}) == ["A [b / y – SUN 2] c"]
    assert printed(tree, {}) == ["A b c"]


def test_blocks_are_ordered_by_the_names_that_are_shown() -> None:
    tree = put(put(draft("A b"), P, {A: "A x"}), Q, {A: "A x"})
    assert printed(tree, {P: "SUN 1", Q: "NOR 2"}) == ["A [b / x – NOR 2, SUN 1]"]


def test_besides_and_not_in_one_gap_come_back_exactly() -> None:
    tree = draft("A b")
    tree = table(tree, TreeTabling(P, {A: [(2, 2, (" x",))]}, besides={A: [0]}))
    tree = table(tree, TreeTabling(Q, {A: [(2, 2, (" y",))]}, on=P))
    data = write_json(rolled(tree))
    assert [give_back(data, name) for name in (None, P, Q)] == ["A b", "A x b", "A y x b"]


def test_two_insertions_between_which_nothing_is_left_come_back_exactly() -> None:
    tree = put(put(draft("A b c"), P, {A: "A c"}), Q, {A: "A x b y c"})
    data = write_json(rolled(decided(tree, P)))
    assert [give_back(data, name) for name in (None, P, Q)] == ["A c", "A c", "A x y c"]


def test_a_reservation_is_in_the_blocks_and_changes_no_text() -> None:
    tree = table(draft("A b"), TreeTabling(P, {A: [(2, 3, (" b",))]}))
    assert printed(tree) == ["A [b – keep: P]"]
    assert give_back(write_json(rolled(tree)), P) == "A b"


def test_a_row_with_very_many_versions_prints_as_a_list() -> None:
    tree = draft("A b")
    tree = table(tree, *(TreeTabling(f"v{n}", {A: [(2, 3, (f" x{n}",))]}) for n in range(20)))
    nodes = rolled(tree).blocks[0].nodes
    assert isinstance(nodes[-1], AmendmentList)
    assert len(nodes[-1].amendments) == 20


# --- Labels and notes ---------------------------------------------------------------------------------


LABELS = {A: Paragraph("", number="Article 4", heading=2), B: Paragraph("", number="1."), C: Paragraph("")}


def test_blocks_and_entries_have_the_labels_and_what_they_stand_under() -> None:
    rolling = roll(order(draft("Finance", "B", "C"), P, A, C, B), LABELS, {P: P})
    assert [(b.number, b.heading, b.path) for b in rolling.blocks[:2]] == [
        ("Article 4", 2, ("Article 4",)),
        ("1.", 0, ("Article 4", "1")),
    ]
    assert [entry.path for entry in rolling.entries][:2] == [("Article 4",), ("Article 4", "1")]
    data = write_json(rolling)
    assert give_back(data, None) == "## Article 4 Finance\n\n1. B\n\nC"
    assert give_back(data, P) == "## Article 4 Finance\n\nC\n\n1. B"


def test_only_the_mark_that_a_row_begins_with_has_its_label() -> None:
    tree = draft("Finance", "B c", "C")
    tree = put(put(tree, P, {B: "B\n\nc"}), Q, {B: ""})
    tree = table(tree, TreeTabling(R, {B: [(0, 0, ("\n\n", " New"))], C: [(0, 1, ())]}))
    data = write_json(roll(tree, LABELS, {P: P, Q: Q, R: R}))
    assert give_back(data, P) == "## Article 4 Finance\n\n1. B\n\nc\n\nC"
    assert give_back(data, Q) == "## Article 4 Finance\n\nC"
    assert give_back(data, R) == "## Article 4 Finance\n\n1. New\n\nB c C"


def test_a_split_that_begins_a_row_after_what_is_out_has_the_label() -> None:
    tree = decided(put(draft("Finance", "B c", "C"), P, {B: "B\n\nc"}), P)
    end = next(n for n, word in enumerate(reads_keys(tree.rows[B].standing)) if n and word == "\n\n")
    tree = table(tree, TreeTabling(Q, {B: [(0, end, ())]}))
    tree = table(tree, TreeTabling(R, {B: [(0, end, ()), (end, end + 1, ("\n",))]}))
    data = write_json(roll(tree, LABELS, {Q: Q, R: R}))
    assert give_back(data, Q) == "## Article 4 Finance\n\n1. c\n\nC"
    assert give_back(data, R) == "## Article 4 Finance\n1. c\n\nC"


def test_footnote_marks_print_with_the_labels_of_their_provision() -> None:
    tree = draft(f"A{NOTE} b{NOTE}", "B")
    tree = put(tree, P, {A: f"A{NOTE} c b{NOTE} d{NOTE}"})
    tree = order(tree, Q, A, Written(words(f"x{NOTE}")), B)
    new = next(iter(tree.versions[Q].slots))
    labels = {A: Paragraph("", notes=("1", "2")), new: Paragraph("", notes=("3",))}
    rolling = roll(tree, labels, {P: P, Q: Q})
    assert f"{NOTE}2{NOTE}" in own.write(rolling.blocks[0].nodes, start="")
    data = write_json(rolling)
    assert give_back(data, None) == "A[^1] b[^2]\n\nB"
    assert give_back(data, P) == f"A[^1] c b{NOTE} d[^2]\n\nB"
    assert give_back(data, Q) == "A[^1] b[^2]\n\nx[^3]\n\nB"


def test_words_before_every_mark_come_back_too() -> None:
    tree = table(draft("A", "B"), TreeTabling(P, {A: [(0, 1, ())]}), TreeTabling(Q, {A: [(0, 0, (" x",))]}))
    data = write_json(rolled(decided(tree, P)))
    assert give_back(data, None) == "A\n\nB"
    assert give_back(write_json(rolled(tree)), Q) == "x\n\nA\n\nB"


# --- Kept from act to act -----------------------------------------------------------------------------


def test_with_a_memo_only_what_an_act_touches_is_built_again() -> None:
    tree, memo = put(draft("A", "B", "C"), P, {A: "x"}), RollingMemo()
    before = roll_blocks(tree, LABELS, {P: P}, memo)
    after = roll_blocks(put(tree, Q, {B: "y"}), LABELS, {P: P, Q: Q}, memo)
    assert [one is two for one, two in zip(before, after, strict=True)] == [True, False, True]
    again = roll_blocks(put(tree, Q, {B: "y"}), LABELS, {P: "p", Q: Q}, memo)
    assert again[0].nodes != after[0].nodes
    assert again == roll_blocks(put(tree, Q, {B: "y"}), LABELS, {P: "p", Q: Q})


def test_a_memo_knows_who_is_no_longer_seen() -> None:
    tree, memo = put(order(draft("A", "B"), P, B, A), Q, {B: "y"}), RollingMemo()
    for names in ({P: P, Q: Q}, {P: P}, {Q: Q}, {P: "p", Q: Q}, {}):
        assert roll_blocks(tree, LABELS, names, memo) == roll_blocks(tree, LABELS, names)


def test_every_face_prints_it() -> None:
    tree = put(order(draft("A b", "B"), P, B, A), Q, {B: "B c"})
    assert "[c – Q]" in write_text(rolled(tree))


def test_what_is_lifted_is_not_looked_at_again() -> None:
    tree = new_tree([Written(words("A"), (Written(words("B")), Written(words("C")))), Written(words("D"))])
    tree = put(tree, P, {A: ""})
    tree, memo = order(tree, Q, B, Written(words("x")), C, D, on=P), RollingMemo()
    before = roll_blocks(tree, LABELS, {P: P, Q: Q}, memo)
    tree = put(tree, R, {D: "y"})
    after = roll_blocks(tree, LABELS, {P: P, Q: Q, R: R}, memo)
    assert after == roll_blocks(tree, LABELS, {P: P, Q: Q, R: R})
    assert [one is two for one, two in zip(before, after, strict=True)].count(False) == 1
