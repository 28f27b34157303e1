"""Where new and moved provisions of several versions stand in one text."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import permutations
from typing import NamedTuple

from hypothesis import given, strategies as st

from pourparlers.text.placing import Place, merge_orders, place_pieces


class Piece(NamedTuple):
    row: int | None
    words: tuple[str, ...]
    is_moved: bool = False


def pieces(text: str) -> list[Piece]:
    """Digits are rows, digits after a ">" are moved there, letters are new provisions."""
    return [
        Piece(int(each[-1]) if each[-1].isdigit() else None, ("\n\n", each[-1]), each.startswith(">"))
        for each in text.split()
    ]


def printed(places: Sequence[Place[Piece]]) -> str:
    return " ".join(
        f"{'>' * each.is_moved}{each.pieces[0].words[1] if each.pieces else each.row}" for each in places
    )


def test_everyone_has_a_kept_row_at_its_own_place() -> None:
    places = place_pieces(2, {"Q": pieces("0 1"), "P": pieces("0 1")})
    assert [(p.row, p.slot, p.names) for p in places] == [(0, (1, 0), ("P", "Q")), (1, (3, 0), ("P", "Q"))]


def test_a_deleted_row_stands_at_its_place_without_the_name() -> None:
    first, second = place_pieces(2, {"P": pieces("1"), "Q": pieces("0 1")})
    assert (first.row, first.names) == (0, ("Q",))
    assert second.names == ("P", "Q")


def test_no_versions_leave_the_draft() -> None:
    assert [p.row for p in place_pieces(3, {})] == [0, 1, 2]


def test_a_new_provision_follows_what_it_replaces() -> None:
    assert printed(place_pieces(3, {"P": pieces("0 a 2"), "Q": pieces("0 1 2")})) == "0 1 a 2"


def test_identical_new_provisions_stand_once_with_both_names() -> None:
    places = place_pieces(1, {"P": pieces("0 a"), "Q": pieces("0 a"), "R": pieces("a 0")})
    assert [(p.row, p.names) for p in places] == [(None, ("R",)), (0, ("P", "Q", "R")), (None, ("P", "Q"))]


def test_a_hard_space_makes_no_other_provision() -> None:
    hard = [Piece(None, ("\n", "\u00a0a"))]
    (place,) = place_pieces(0, {"P": hard, "Q": [Piece(None, ("\n\n", " a"))]})
    assert place.names == ("P", "Q")
    assert place.pieces[0].words == ("\n", "\u00a0a")


def test_a_provision_written_twice_stands_twice() -> None:
    places = place_pieces(0, {"P": pieces("a a"), "Q": pieces("a")})
    assert [p.names for p in places] == [("P", "Q"), ("P",)]


def test_a_move_stands_at_both_places_and_they_know_each_other() -> None:
    places = place_pieces(3, {"P": pieces("1 2 >0"), "Q": pieces("0 1 2")})
    assert printed(places) == "0 1 2 >0"
    assert places[0].names == ("Q",)
    assert places[0].moved == (("P", places[3].slot),)
    assert (places[3].row, places[3].names) == (0, ("P",))


def test_a_move_by_two_to_one_gap_stands_there_once() -> None:
    places = place_pieces(3, {"P": pieces("1 2 >0"), "Q": pieces("1 2 a >0"), "R": pieces("1 >0 2")})
    assert [(p.slot, p.names) for p in places if p.is_moved] == [((4, 0), ("R",)), ((6, 1), ("P", "Q"))]


def test_runs_of_new_provisions_stay_together() -> None:
    versions = {"P": pieces("a c e"), "Q": pieces("b d f"), "R": pieces("a x e")}
    assert printed(place_pieces(0, versions)) == "a c x e b d f"


def test_orders_that_contradict_each_other_stand_apart() -> None:
    places = place_pieces(0, {"P": pieces("a x y b"), "Q": pieces("a y x b")})
    assert printed(places) == "a x y y x b"
    assert [p.names for p in places] == [("P", "Q"), ("P",), ("P",), ("Q",), ("Q",), ("P", "Q")]


def test_only_what_lies_on_a_cycle_is_kept_apart() -> None:
    merged = merge_orders([("p", "q", "m", "x", "y"), ("q", "p", "m", "y", "x")])
    assert [item for item, _ in merged] == ["p", "q", "q", "p", "m", "x", "y", "y", "x"]


def test_three_orders_in_a_circle_are_merged() -> None:
    orders = [("x", "y"), ("y", "z"), ("z", "x")]
    merged = merge_orders(orders)
    for order in orders:
        assert tuple(item for item, held in merged if order in held) == order


VERSION = st.tuples(
    st.permutations(range(4)), st.sets(st.integers(0, 3)), st.lists(st.sampled_from("ab"), max_size=4)
)


def version(order: Sequence[int], kept: set[int], new: Sequence[str]) -> list[Piece]:
    """A random version: rows in some order, moved where they are out of order, new provisions among them."""
    top, found = -1, []
    for n, row in enumerate(order):
        found += pieces(" ".join(new[n : n + 1]))
        if row in kept:
            found.append(Piece(row, ("\n\n", str(row)), row < top))
            top = max(top, row)
    return found


@given(st.lists(VERSION, max_size=4))
def test_every_version_reads_off_the_places(drawn: list[tuple[Sequence[int], set[int], list[str]]]) -> None:
    versions = {name: version(*each) for name, each in zip("PQRS", drawn, strict=False)}
    places = place_pieces(4, versions)
    for name, own in versions.items():
        assert [p.pieces[p.names.index(name)] for p in places if name in p.names] == own
    assert [p.row for p in places if p.row is not None and not p.is_moved] == [0, 1, 2, 3]
    assert [p.slot for p in places] == sorted({p.slot for p in places})


@given(st.lists(VERSION, min_size=3, max_size=3), st.permutations("PQR"))
def test_names_and_their_order_have_no_say(
    drawn: list[tuple[Sequence[int], set[int], list[str]]], names: Sequence[str]
) -> None:
    there = place_pieces(4, {n: version(*each) for n, each in zip("PQR", drawn, strict=True)})
    here = place_pieces(4, {n: version(*each) for n, each in zip(names, drawn, strict=True)})
    renamed = dict(zip("PQR", names, strict=True))
    assert [(p.row, p.slot, {renamed[n] for n in p.names}) for p in there] == [
        (p.row, p.slot, set(p.names)) for p in here
    ]


@given(st.lists(st.permutations("abcd").map(lambda order: tuple(order[:3])), max_size=5))
def test_merged_orders_keep_each_order(orders: list[tuple[str, ...]]) -> None:
    merged = merge_orders(orders)
    for order in orders:
        assert tuple(item for item, held in merged if order in held) == order
    assert all(merge_orders(shuffled) == merged for shuffled in list(permutations(orders))[:6])


def test_many_rows_and_versions_take_no_time() -> None:
    rows = [Piece(row, ("\n\n", " a")) for row in range(3000)]
    versions = {f"P{n:03}": [*rows[:n], *rows[n + 9 :], *pieces("a b c")] for n in range(193)}
    start = time.process_time()
    assert len(place_pieces(3000, versions)) == 3003
    assert (
        time.process_time() - start < 0.5
    )  # 0.1 s where nothing else runs; the limit leaves room for a busy machine
