"""The laws of a whole draft, words and places together, as functions of a history that was played."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.laws.tree_histories import Played, carried_out, text_of

from pourparlers.text.rolling import Rolling
from pourparlers.text.rows import Status, reads as reads_keys
from pourparlers.text.tree import (
    ROOT,
    Tree,
    TreePlace,
    own_slots,
    places,
    reads,
    sort_key,
    tree_status,
    view,
    written_view,
)
from pourparlers.text.tree_decisions import Deciding, TreeRefusal, decide, reopen
from pourparlers.text.tree_rolling import roll
from pourparlers.text.tree_writing import withdraw


def texts(tree: Tree) -> dict[str | None, tuple[str, ...]]:
    return {name: reads(tree, name) for name in (None, *tree.versions)}


def both_twins_read_the_same(played: Played) -> None:
    assert texts(played.tree) == {name: played.twin.reads(name) for name in (None, *played.tree.versions)}
    assert {p: tuple(s) for p, s in played.tree.slots.items()} == played.twin.slots


def every_tree_is_a_tree(played: Played) -> None:
    """Law 12: all that is there is there once, none is lost, own slots are kept unless lifted."""
    tree = played.tree
    for name in (None, *tree.versions):
        seen = view(tree, name)
        in_order = list(seen.in_order())
        assert len(in_order) == len(set(in_order))
        assert set(in_order) == set(seen.words)
        assert all(seen.places[p].parent == ROOT or seen.places[p].parent in seen.words for p in seen.words)
        own = own_slots(tree, tree.versions[name]) if name is not None else {}
        for provision, slot in own.items():
            assert seen.slots[provision] == slot
            assert seen.is_lifted(provision) == (slot.parent != ROOT and slot.parent not in seen.words)
        for children in seen.children.values():
            keys = [sort_key(seen.places[p].path) for p in children]
            assert keys == sorted(set(keys), key=keys.index) == sorted(keys)


def a_version_is_kept_as_written(played: Played) -> None:
    for name in played.tree.versions:
        assert text_of(written_view(played.tree, name)) == played.written[name]


def every_text_reads_off_the_places(played: Played) -> None:
    """A move shows at both places; each version has every provision at one of them, in its order."""
    tree = played.tree
    found = places(tree)
    for name in (None, *tree.versions):
        seen = view(tree, name)
        here = [p for p in found if (p.is_standing if name is None else name in p.names)]
        assert len({p.provision for p in here}) == len(here) == len(seen.places)
        words = (reads_keys(seen.words.get(p.provision, ())) for p in here)
        assert tuple(word for each in words for word in each) == reads(tree, name)
    for some in (sorted(tree.versions)[:1], sorted(tree.versions)[1:]):
        for name in some:
            assert [p.provision for p in places(tree, some) if name in p.names] == [
                p.provision for p in found if name in p.names
            ]


def a_decided_version_is_fulfilled(played: Played) -> None:
    for name in played.tree.versions:
        tree = decide(played.tree, name)
        assert isinstance(tree, Tree)
        assert reads(tree) == reads(tree, name) == reads(played.tree, name)
        assert tree_status(tree, name) is Status.FULFILLED
        assert reads(undone(tree, len(tree.decisions) - 1)) == reads(played.tree)


def undoing_gives_back_every_text(played: Played) -> None:
    """Undoing from the last to the first reaches the draft, and on the way each version as it was written."""
    tree, twin = played.tree, played.twin
    count = len(tree.decisions)
    for number in reversed(twin.still_standing()):
        tree = undone(tree, number)
    assert reads(tree) == tuple(
        word for p in view(tree).in_order() for word in reads_keys(tree.rows[p].draft.keys)
    )
    assert {p: tuple(slot) for p, slot in tree.slots.items()} == twin.draft
    for name, proposed in tree.versions.items():
        if not any(d.reopens is None for d in tree.decisions[: proposed.count]) and count:
            assert reads(tree, name) == played.written[name]


def undone(tree: Tree, number: int) -> Tree:
    reopened = reopen(tree, number)
    assert isinstance(reopened, Tree), reopened
    return reopened


def a_reopening_leaves_later_decisions_fulfilled(played: Played) -> None:
    for number in played.twin.still_standing():
        reopened = reopen(played.tree, number)
        if isinstance(reopened, TreeRefusal):
            assert reopened.decisions or reopened.circle
            continue
        for later in played.twin.still_standing():
            name = whole_decision(played, later)
            if later > number and name is not None and has_its_way(played.tree, name):
                assert is_fulfilled(reopened, name)


def decisions_at_once_are_one_after_the_other(played: Played) -> None:
    """Every version decided, then every decision reopened, those that are refused among them."""
    tree, deciding = played.tree, Deciding(played.tree)
    steps: list[tuple[Any, ...]] = [("decide", name, None) for name in tree.versions]
    steps += [("reopen", n) for n in reversed(range(len(tree.decisions) + len(steps)))]
    for step in steps:
        refused = deciding.decide(step[1]) if step[0] == "decide" else deciding.reopen(step[1])
        done = carried_out(tree, step)
        assert refused == (done if isinstance(done, TreeRefusal) else None)
        tree = done if isinstance(done, Tree) else tree
    assert deciding.done() == tree


def whole_decision(played: Played, number: int) -> str | None:
    """The version that a decision took whole, if it is still what it was."""
    decided = [step for step in played.log if step[0] in ("decide", "reopen")]
    step = decided[number]
    name = step[1]
    after = played.log[played.log.index(step) + 1 :]
    is_kept = name in played.tree.versions and not any(each[:2] == ("revise", name) for each in after)
    return name if step[0] == "decide" and step[2] is None and is_kept else None


def has_its_way(tree: Tree, name: str) -> bool:
    """Whether it is fulfilled, and not only because another place comes to the same for now."""
    own = own_slots(tree, tree.versions[name])
    return is_fulfilled(tree, name) and all(slot == tree.slots.get(p) for p, slot in own.items())


def is_fulfilled(tree: Tree, name: str) -> bool:
    return tree_status(tree, name) is Status.FULFILLED


def a_withdrawn_version_was_never_there(played: Played) -> None:
    """But for what was decided meanwhile: so only versions of which nothing was decided are tried."""
    tree = played.tree
    for name in tree.versions:
        without, fallen = withdraw(tree, name)
        gone = {name, *fallen}
        for step in played.log:  # also what was written on it and is withdrawn already
            if step[0] == "table" and step[1].on in gone:
                gone.add(step[1].name)
        if any(step[0] == "decide" and step[1] in gone for step in played.log) or gone & set(
            without.versions
        ):
            continue  # decided meanwhile, or written anew without what it amended
        again = started(played)
        for step in played.log:
            if (step[1].name if step[0] == "table" else step[1]) in gone and step[0] != "reopen":
                continue
            done = carried_out(again, step)
            assert isinstance(done, Tree)
            again = done
        assert summed_up(again) == summed_up(without)


def order_of_tabling_does_not_matter(played: Played) -> None:
    """Versions written on the same state, and not on each other, in the reverse order."""
    log = list(played.log)
    at = 0
    while at < len(log):
        end = at
        while end < len(log) and log[end][0] == "table" and (end == at or log[end][1].on is None):
            end += 1
        log[at:end] = reversed(log[at:end])
        at = max(end, at + 1)
    known: set[str] = set()
    for step in log:
        if step[0] == "table":
            if step[1].on is not None and step[1].on not in known:
                return  # an amendment that came to stand before what it amends
            known.add(step[1].name)
    again = started(played)
    for step in log:
        done = carried_out(again, step)
        assert isinstance(done, Tree)
        again = done
    assert summed_up(again) == summed_up(played.tree)


def started(played: Played) -> Tree:
    draft = played.twin.tree
    return Tree(draft.rows, draft.slots, draft.widths)


def summed_up(tree: Tree) -> tuple[dict[str | None, tuple[str, ...]], tuple[TreePlace, ...], Rolling, object]:
    shown = {p for place in places(tree) for p in [place.provision]}
    rolling = roll(tree, {}, {name: name for name in tree.versions})
    return texts(tree), places(tree), rolling, {p: s for p, s in tree.slots.items() if p in shown}


LAWS: list[Callable[[Played], None]] = [
    both_twins_read_the_same,
    every_tree_is_a_tree,
    a_version_is_kept_as_written,
    every_text_reads_off_the_places,
    a_decided_version_is_fulfilled,
    undoing_gives_back_every_text,
    a_reopening_leaves_later_decisions_fulfilled,
    decisions_at_once_are_one_after_the_other,
    a_withdrawn_version_was_never_there,
    order_of_tabling_does_not_matter,
]


# --- Laws of one act ------------------------------------------------------------------------------


def nobody_changes_anothers_text(before: Played, after: Played) -> None:
    """Law 2: but for decisions, an act changes the text of nobody else."""
    step = after.log[-1]
    if step[0] in ("decide", "reopen"):
        return
    acting = step[1].name if step[0] == "table" else step[1]
    for name, text in texts(after.tree).items():
        if name != acting:
            assert text == reads(before.tree, name)


def only_decisions_change_the_standing_slots(before: Played, after: Played) -> None:
    if after.log[-1][0] not in ("decide", "reopen"):
        assert before.tree.slots == after.tree.slots
        return
    spoken = after.tree.decisions[-1].slots
    changed = {
        p
        for p in {*before.tree.slots, *after.tree.slots}
        if before.tree.slots.get(p) != after.tree.slots.get(p)
    }
    assert changed <= set(spoken)
