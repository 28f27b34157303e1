"""Provisions with words and slots: moves, splits, merges, removals, new ones, and decisions on them."""

from __future__ import annotations

from hashlib import sha256

import pytest

from pourparlers.text.decisions import Rule
from pourparlers.text.diff import diff
from pourparlers.text.rows import Status, TakenNameError, UnknownNameError, reads as reads_keys
from pourparlers.text.tree import (
    ROOT,
    Provision,
    Tree,
    Written,
    new_tree,
    places,
    reads,
    reference,
    tree_status,
    view,
    written_view,
)
from pourparlers.text.tree_decisions import TreeRefusal, decide, reopen
from pourparlers.text.tree_writing import (
    OrderError,
    TreeTabling,
    basis_view,
    is_dated,
    revise,
    table,
    withdraw,
)
from pourparlers.text.words import is_mark, join_words, split_words

A, B, C, D = ((0, n) for n in range(4))
P, Q, R = "P", "Q", "R"


def words(text: str) -> tuple[str, ...]:
    return ("\n", *split_words(text))


def write(text: str, *children: Provision | Written) -> Written:
    return Written(words(text), children)


def draft(*texts: str) -> Tree:
    return new_tree([write(text) for text in texts])


def put(
    tree: Tree, name: str, texts: dict[Provision, str], on: str | None = None, *, now: bool = False
) -> Tree:
    """A version that rewrites rows; "¶" is a mark, and a row that begins without one is joined."""
    basis = basis_view(tree, on, reads_now=now).words
    hunks = {p: diff(reads_keys(basis[p]), rewritten(text)) for p, text in texts.items()}
    return table(tree, TreeTabling(name, hunks, on=on, reads_now=now))


def rewritten(text: str) -> tuple[str, ...]:
    return tuple(
        w for n, each in enumerate(text.split("¶")) for w in (*["\n"] * (n > 0), *split_words(each.strip()))
    )


def order(
    tree: Tree, name: str, *children: Provision | Written, on: str | None = None, now: bool = False
) -> Tree:
    return table(tree, TreeTabling(name, orders={ROOT: children}, on=on, reads_now=now))


def taken(tree: Tree | TreeRefusal) -> Tree:
    assert isinstance(tree, Tree)
    return tree


def text(tree: Tree, name: str | None = None) -> str:
    return join_words(reads(tree, name)).replace("\n", " ¶ ")


def printed(tree: Tree) -> str:
    """Every place: the draft's provisions by letter, with the names that have it there."""
    return " ".join(
        ("ABCDEF"[p.provision[1]] if p.provision[0] == 0 else p.provision[3][1].strip())  # type: ignore[index]
        + (
            ""
            if p.is_standing and set(p.names) == set(tree.versions)
            else "·" * p.is_standing + "".join(p.names)
        )
        for p in places(tree)
    )


# --- Moves --------------------------------------------------------------------------------------------


def test_a_move_that_others_decided_otherwise_leaves_each_its_own() -> None:
    tree = order(order(draft("A", "B", "C", "D"), P, B, C, D, A), Q, B, A, C, D)
    assert (text(tree, P), text(tree, Q)) == ("B ¶ C ¶ D ¶ A", "B ¶ A ¶ C ¶ D")
    assert printed(tree) == "A· B AQ C D AP"
    tree = taken(decide(tree, Q))
    assert (text(tree), text(tree, P)) == ("B ¶ A ¶ C ¶ D", "B ¶ C ¶ D ¶ A")
    assert (tree_status(tree, P), tree_status(tree, Q)) == (Status.OVERTAKEN, Status.FULFILLED)


def test_a_decided_move_carries_open_edits_along() -> None:
    tree = put(order(draft("Parties report", "B", "C"), P, B, C, A), Q, {A: "¶ Parties may report"})
    assert printed(tree) == "A·Q B C AP"
    tree = taken(decide(tree, P))
    assert text(tree, Q) == "B ¶ C ¶ Parties may report"
    assert text(taken(decide(tree, Q)), P) == "B ¶ C ¶ Parties may report"


def test_a_move_and_an_edit_by_one_party_are_two_parts() -> None:
    tree = draft("a", "B")
    tree = table(tree, TreeTabling(P, {A: diff(("\n", " a"), ("\n", " b"))}, {ROOT: [B, A]}))
    assert text(taken(decide(tree, P, (A, None)))) == "B ¶ a"
    stretch = tree.rows[A].versions[P].stretches[0]
    assert text(taken(decide(tree, P, (A, stretch)))) == "b ¶ B"
    assert text(taken(decide(taken(decide(tree, P, (A, None))), P, (A, stretch)))) == text(tree, P)


def test_moving_back_what_another_moves_is_a_keep() -> None:
    tree = order(order(draft("A", "B"), P, B, A), Q, A, B, on=P)
    assert tree.versions[Q].slots == {A: tree.slots[A]}
    assert text(tree, Q) == "A ¶ B"
    tree = taken(decide(tree, P))
    assert (text(tree), text(tree, Q)) == ("B ¶ A", "A ¶ B")
    assert tree_status(tree, Q) is Status.OVERTAKEN


def test_a_provision_moves_with_all_that_hangs_on_it() -> None:
    tree = new_tree([write("A", write("B")), write("C")])  # B is (0, 1), C is (0, 2)
    tree = put(order(tree, P, C, A), Q, {B: "¶ b"})
    assert [p.names for p in places(tree) if p.provision == B] == [(Q,), (P,)]
    assert text(taken(decide(tree, P)), Q) == "C ¶ A ¶ b"


# --- New provisions -----------------------------------------------------------------------------------


def test_equal_new_provisions_stand_once_with_both_names() -> None:
    tree = order(order(draft("A", "B"), P, A, write("x"), B), Q, A, write("x"), write("y"), B)
    assert printed(tree) == "A xPQ yQ B"
    tree = taken(decide(tree, P))
    assert text(tree, Q) == "A ¶ x ¶ y ¶ B"
    assert tree_status(tree, Q) is Status.OPEN
    tree = taken(decide(tree, Q))
    assert (text(tree), tree_status(tree, P)) == ("A ¶ x ¶ y ¶ B", Status.FULFILLED)


def test_a_provision_that_one_version_writes_twice_stands_twice() -> None:
    tree = order(draft("A"), P, write("x"), A, write("x"), write("x"))
    assert text(tree, P) == "x ¶ A ¶ x ¶ x"
    assert text(taken(decide(tree, P))) == "x ¶ A ¶ x ¶ x"


def test_an_amendment_of_a_new_provision_falls_with_it_and_the_twin_stays() -> None:
    tree = order(order(draft("A"), P, A, write("x")), Q, A, write("x"))
    (new,) = set(tree.rows) - {A}
    tree = put(tree, R, {new: "¶ x z"}, on=P)
    assert text(tree, R) == "A ¶ x z"
    tree, fallen = withdraw(tree, P)
    assert (fallen, text(tree, Q)) == ((R,), "A ¶ x")
    assert withdraw(tree, Q)[0] == draft("A") or set(withdraw(tree, Q)[0].rows) == {A}


def test_a_new_heading_takes_children_that_exist() -> None:
    tree = order(draft("A", "B", "C"), P, A, write("H", C, B))
    (new,) = set(tree.rows) - {A, B, C}
    assert text(tree, P) == "A ¶ H ¶ C ¶ B"
    assert view(tree, P).children[new] == (C, B)
    tree = taken(decide(tree, P))
    assert view(tree).children[new] == (C, B)
    assert text(taken(reopen(tree, 0))) == "A ¶ B ¶ C"


def test_alternatives_to_a_whole_provision_both_stand_once_decided() -> None:
    tree = order(order(draft("A", "B"), P, A, write("x"), B), Q, A, write("y"), B)
    tree = taken(decide(taken(decide(tree, P)), Q))
    assert text(tree) == "A ¶ x ¶ y ¶ B"


# --- Splits and merges --------------------------------------------------------------------------------


def test_an_edit_in_the_tail_survives_a_decided_split() -> None:
    tree = draft("Parties report. Reports are public.")
    tree = put(tree, P, {A: "¶ Parties report. ¶ Reports are public."})
    tree = put(tree, Q, {A: "¶ Parties report. Reports are confidential."})
    tree = taken(decide(tree, P))
    assert text(tree, Q) == "Parties report. ¶ Reports are confidential."
    assert tree_status(tree, Q) is Status.OPEN


def test_a_merge_keeps_the_slot_of_what_is_merged() -> None:
    tree = draft("Parties report", "Reports are public")
    tree = put(tree, P, {B: "Reports are public"})
    tree = put(tree, Q, {B: "¶ Reports are confidential"})
    assert text(tree, P) == "Parties report Reports are public"
    tree = taken(decide(tree, Q))
    assert text(tree, P) == "Parties report Reports are confidential"
    assert text(taken(decide(tree, P))) == "Parties report Reports are confidential"


def test_the_same_split_by_two_parties_is_one() -> None:
    tree = draft("a b")
    tree = put(put(tree, P, {A: "¶ a ¶ b"}), Q, {A: "¶ a ¶ b"})
    assert tree.rows[A].versions[P].keys == tree.rows[A].versions[Q].keys
    assert sum(map(is_mark, reads(tree, P))) == 2


# --- Lift ---------------------------------------------------------------------------------------------


def test_what_hangs_on_a_removed_provision_stands_in_its_place() -> None:
    tree = new_tree([write("A"), write("B", write("C")), write("D")])  # B is (0, 1), C (0, 2), D (0, 3)
    tree = put(tree, P, {B: ""})
    assert text(tree, P) == "A ¶ C ¶ D"
    assert [p.lifted for p in places(tree) if p.provision == C] == [(), (P,)]
    tree = taken(decide(tree, P))
    assert text(tree) == "A ¶ C ¶ D"
    assert text(taken(reopen(tree, 0))) == "A ¶ B ¶ C ¶ D"


def test_a_removed_provision_does_not_come_back_by_what_is_put_into_it() -> None:
    tree = draft("A", "B", "C")
    tree = table(tree, TreeTabling(Q, orders={ROOT: [A, B], B: [C]}))
    tree = taken(decide(put(tree, P, {B: ""}), P))
    assert text(tree, Q) == "A ¶ C"
    assert view(tree, Q).is_lifted(C)
    tree = taken(decide(tree, Q))
    assert text(taken(reopen(tree, 0))) == "A ¶ B ¶ C"
    assert view(taken(reopen(tree, 0))).children[B] == (C,)


def test_provisions_put_into_each_other_are_both_there() -> None:
    tree = draft("A", "B", "C")
    tree = table(tree, TreeTabling(P, orders={ROOT: [B, C], B: [A]}))
    tree = table(tree, TreeTabling(Q, orders={ROOT: [A, C], A: [B]}))
    tree = taken(decide(tree, P))
    assert view(tree, Q).children[A] == (B,)
    assert text(tree, Q) == "B ¶ A ¶ C" or text(tree, Q) == "A ¶ B ¶ C"
    tree = taken(decide(tree, Q))
    assert (text(tree), tree_status(tree, Q)) == (text(tree, Q), Status.FULFILLED)
    refused = reopen(tree, 0)
    assert isinstance(refused, TreeRefusal)
    assert refused.decisions == (1,)
    assert text(taken(reopen(taken(reopen(tree, 1)), 0))) == "A ¶ B ¶ C"


def test_a_reopening_that_leaves_no_tree_is_refused() -> None:
    tree = new_tree([write("A", write("B")), write("C")])  # B (0, 1), C (0, 2)
    tree = taken(decide(table(tree, TreeTabling(P, orders={ROOT: [A, C, B], A: []})), P))
    tree = taken(decide(table(tree, TreeTabling(Q, orders={ROOT: [C, B], B: [A]})), Q))
    refused = reopen(tree, 0)
    assert isinstance(refused, TreeRefusal)
    assert set(refused.circle) == {A, B}


def test_a_reopening_must_leave_the_later_ones_to_be_reopened() -> None:
    tree = new_tree([write("A", write("B")), write("C")])  # B (0, 1), C (0, 2)
    tree = taken(decide(table(tree, TreeTabling(P, orders={ROOT: [A, C, B], A: []})), P))
    tree = taken(decide(table(tree, TreeTabling(Q, orders={ROOT: [C, B], B: [A]})), Q))
    tree = taken(decide(table(tree, TreeTabling(R, orders={ROOT: [C, B, A], B: []})), R))
    refused = reopen(tree, 0)  # B would hang on A now, which is fine, and A on B once R is reopened too
    assert isinstance(refused, TreeRefusal)
    assert set(refused.circle) == {A, B}
    for number in (2, 1, 0):
        tree = taken(reopen(tree, number))
    assert text(tree) == "A ¶ B ¶ C"


def test_who_amends_a_reading_gets_what_was_read() -> None:
    tree = draft("A", "B", "C")
    tree = table(tree, TreeTabling(P, orders={ROOT: [B, C], B: [A]}))
    tree = taken(decide(table(tree, TreeTabling(Q, orders={ROOT: [A, C], A: [B]})), Q))
    assert view(tree, P).children == {ROOT: (B, C), B: (A,)}  # B is untangled, for P put A into it
    tree = table(tree, TreeTabling(R, orders={ROOT: [B, C, A], B: []}, on=P, reads_now=True))
    assert view(tree, R).children == {ROOT: (B, C, A)}  # though the standing text has B in A
    tree = taken(decide(tree, R))
    assert text(tree) == "B ¶ C ¶ A"


# --- Bases, revisions, refusals -----------------------------------------------------------------------


def test_a_revision_moves_otherwise_and_amendments_stay_on_the_old_one() -> None:
    tree = order(draft("A", "B", "C"), P, B, C, A)
    tree = order(tree, Q, C, B, A, on=P)
    tree = revise(tree, P, {}, {ROOT: [A, C, B]})
    assert (text(tree, P), text(tree, Q)) == ("A ¶ C ¶ B", "C ¶ B ¶ A")
    assert is_dated(tree, Q)
    assert text(revise(tree, P, {}, {}, on_standing=True), P) == "A ¶ B ¶ C"


def test_an_amendment_writes_on_the_words_of_its_time() -> None:
    tree = put(draft("a", "b"), P, {A: "¶ x"})
    tree = put(tree, R, {B: "¶ c"})
    tree = taken(decide(tree, R))
    tree = put(tree, Q, {B: "¶ b q"}, on=P)
    assert reads_keys(written_view(tree, Q).words[B]) == words("b q")
    assert text(tree, Q) == "x ¶ c q"
    assert text(put(tree, "S", {B: "¶ c s"}, on=P, now=True), "S") == "x ¶ c s"


def test_orders_must_name_every_child_once() -> None:
    tree = draft("A", "B")
    for children in ([A], [A, A, B], [A, B, C]):
        with pytest.raises(OrderError):
            order(tree, P, *children)
    with pytest.raises(OrderError):
        table(tree, TreeTabling(P, orders={C: []}))
    with pytest.raises(OrderError):
        table(tree, TreeTabling(P, orders={A: [B], B: [A]}))


def test_names_are_known_or_free() -> None:
    tree = order(draft("A", "B"), P, B, A)
    with pytest.raises(TakenNameError):
        order(tree, P, A, B)
    with pytest.raises(UnknownNameError):
        order(tree, Q, A, B, on=R)
    with pytest.raises(UnknownNameError):
        withdraw(tree, Q)
    with pytest.raises(UnknownNameError):
        decide(tree, Q)


def test_a_part_must_be_something_that_the_version_asks() -> None:
    tree = order(draft("A", "B"), P, A, write("x"), B)
    (new,) = set(tree.rows) - {A, B}
    assert isinstance(decide(tree, P, (A, None)), TreeRefusal)
    assert isinstance(decide(tree, P, (new, None)), TreeRefusal)
    stretch = tree.rows[new].versions[P].stretches[0]
    assert isinstance(decide(tree, P, (A, stretch)), TreeRefusal)
    assert text(taken(decide(tree, P, (new, stretch)))) == "A ¶ x ¶ B"


def test_a_part_that_cuts_a_change_is_refused_by_its_row() -> None:
    tree = put(draft("a b c d"), P, {A: "¶ x c d"})
    tree = put(tree, Q, {A: "¶ a y d"})
    refused = decide(tree, P, (A, tree.rows[A].versions[Q].stretches[0]))
    assert isinstance(refused, TreeRefusal)
    assert refused.rows[A].rule is Rule.CUTS


def test_a_reopening_is_not_reopened() -> None:
    tree = taken(reopen(taken(decide(order(draft("A", "B"), P, B, A), P)), 0))
    assert text(tree) == "A ¶ B"
    assert isinstance(reopen(tree, 0), TreeRefusal)
    assert isinstance(reopen(tree, 1), TreeRefusal)


def test_only_a_draft_names_nothing() -> None:
    with pytest.raises(TypeError):
        new_tree([write("A", B)])


def test_a_provision_that_is_not_there_has_no_words_to_change() -> None:
    with pytest.raises(OrderError):
        table(draft("A"), TreeTabling(P, {B: [(0, 0, words("x"))]}))


def test_a_move_is_named_where_it_goes_alone() -> None:
    tree = new_tree([write("A", write("B"), write("C")), write("D")])
    tree = table(tree, TreeTabling(P, orders={(0, 3): [B]}))
    assert text(tree, P) == "A ¶ C ¶ D ¶ B"


def test_what_is_added_among_what_is_lifted_reads_where_it_was_written() -> None:
    tree = taken(decide(put(new_tree([write("A", write("B"), write("C"))]), P, {A: ""}), P))
    assert text(order(tree, Q, B, write("x"), C), Q) == "B ¶ x ¶ C"


# --- Many at once -------------------------------------------------------------------------------------


def test_many_are_tabled_as_one_after_the_other() -> None:
    tree = draft("A", "B", "C")
    tablings = [
        TreeTabling(P, {A: [(1, 2, (" x",))]}),
        TreeTabling(Q, orders={ROOT: [A, write("new"), B, C]}),
        TreeTabling(R, {A: [(1, 2, (" y",))]}, on=P),
        TreeTabling("S", {B: [(0, 2, ())]}),
    ]
    one_by_one = tree
    for tabling in tablings:
        one_by_one = table(one_by_one, tabling)
    at_once = table(tree, *tablings)
    assert [text(at_once, name) for name in at_once.versions] == [
        "x ¶ B ¶ C",
        "A ¶ new ¶ B ¶ C",
        "y ¶ B ¶ C",
        "A ¶ C",
    ]
    assert printed(at_once) == printed(one_by_one)
    assert tree.versions == {}


def test_one_that_is_wrong_leaves_all_untabled() -> None:
    tree = draft("A")
    with pytest.raises(TakenNameError):
        table(tree, TreeTabling(P, {A: [(1, 2, (" x",))]}), TreeTabling(P))
    assert tree.rows[A].versions == {}


# --- References ---------------------------------------------------------------------------------------


def test_a_reference_is_what_a_provision_is() -> None:
    tree = order(draft("A", "B"), P, A, write("x"), write("x"), B)
    first, second = (p for p in tree.versions[P].slots)
    assert [reference(p) for p in (ROOT, A, B)] == ["", "d0", "d1"]
    assert reference(first) == "n" + sha256(rb'["", [2], ["\n", " x"], 0]').hexdigest()[:32]
    assert reference(first) != reference(second)
    assert reference((1, first, (0,), ("\n",), 0)) != reference((1, second, (0,), ("\n",), 0))


def test_a_reference_reads_runs_and_lifted_places() -> None:
    place = (1, (1,), 2)
    run = (1, (0, (A, B)), 2)
    named = {reference((1, ROOT, gap, ("\n",), 0)) for gap in ((1,), place, run)}
    assert len(named) == 3


# --- Besides ------------------------------------------------------------------------------------------


def test_insertions_besides_share_no_place_and_revisions_may_mark_them_too() -> None:
    tree = draft("Parties report")
    end = len(tree.rows[A].standing)
    tree = table(tree, TreeTabling(P, {A: [(end, end, (" annually",))]}))
    tree = table(tree, TreeTabling(Q, {A: [(end, end, (" publicly",))]}, besides={A: [0]}))
    assert text(taken(decide(tree, P)), Q) == "Parties report annually publicly"
    tree = revise(tree, Q, {A: [(end, end, (" openly",))]}, {}, besides={A: [0]})
    assert text(taken(decide(tree, P)), Q) == "Parties report annually openly"
    tree = table(tree, TreeTabling(R, {A: [(0, 0, (" All",))]}, on=Q, besides={A: [0]}))
    assert tree.rows[A].versions[R].changes[0].is_besides
