"""Histories of a whole draft, words and places together: plain values, to be drawn, kept and replayed.

An act is a dict of small numbers, interpreted against whatever the tree is by then. `replay` plays it to the
engine and to its slow twin at once, says at each writing what the text must read, and keeps a concrete log
of what was done, for the laws that play it again otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.laws.reference_tree import TreeTwin

from pourparlers.text.diff import diff
from pourparlers.text.rows import parts, reads as reads_keys
from pourparlers.text.tree import ROOT, Provision, Tree, View, Written, new_tree, reads, written_view
from pourparlers.text.tree_decisions import TreeRefusal, decide, reopen
from pourparlers.text.tree_writing import TreeTabling, basis_view, old_basis_view, revise, table, withdraw

Act = dict[str, Any]
Children = dict[Provision, list[Any]]

WORDS = [" a", " a", " the", "\n"]
ACTS = ["write"] * 8 + ["decide"] * 4 + ["part"] * 3 + ["reopen"] * 4 + ["revise"] * 2 + ["withdraw"]
SIZE = 6


def random_history(random: Random, acts_max: int = 16) -> dict[str, Any]:
    """A draft (words and the number of the parent, 0 the root) and acts, as JSON has them."""
    draft = [[random_words(random), random.randrange(n + 1)] for n in range(random.randrange(1, SIZE))]
    return {"draft": draft, "acts": [random_act(random) for _ in range(random.randrange(2, acts_max))]}


def random_words(random: Random) -> list[str]:
    return ["\n", *(random.choice(WORDS) for _ in range(random.randrange(3)))]


def random_act(random: Random) -> Act:
    act: Act = {"act": random.choice(ACTS), "who": random.randrange(12), "which": random.randrange(6)}
    if act["act"] in {"write", "revise"}:
        act["edits"] = [random_edit(random) for _ in range(random.choice([0, 0, 1, 1, 2]))]
        act["removes"] = [random.randrange(SIZE) for _ in range(random.choice([0, 0, 0, 1]))]
        act["moves"] = [
            [random.randrange(SIZE), random.randrange(SIZE), random.randrange(SIZE)]
            for _ in range(random.choice([0, 1, 1, 2]))
        ]
        act["news"] = [
            [random.randrange(SIZE), random.randrange(SIZE), random_words(random)[:2]]
            for _ in range(random.choice([0, 0, 1, 2]))
        ]
        act["takes"] = random.randrange(SIZE) if random.random() < 0.2 else None
        act["on"] = random.randrange(8) if random.random() < 0.4 else None
        act["reads_now"] = random.random() < 0.4
        act["on_standing"] = random.random() < 0.4
    return act


def random_edit(random: Random) -> list[Any]:
    words = [random.choice(WORDS) for _ in range(random.choice([0, 1, 1, 2]))]
    return [random.randrange(SIZE), random.randrange(4), random.choice([0, 0, 1, 1, 2]), words]


def draft_of(history: dict[str, Any]) -> list[Written]:
    below: dict[int, list[int]] = {}
    for number, (_, parent) in enumerate(history["draft"], 1):
        below.setdefault(min(parent, number - 1), []).append(number)

    def plant(number: int) -> Written:
        return Written(tuple(history["draft"][number - 1][0]), tuple(map(plant, below.get(number, ()))))

    return [plant(number) for number in below.get(0, ())]


@dataclass
class Played:
    """Where a history has come to, what exactly was done, and what each version was written to read."""

    tree: Tree
    twin: TreeTwin
    log: list[tuple[Any, ...]] = field(default_factory=list)
    written: dict[str, tuple[str, ...]] = field(default_factory=dict)
    names: int = 0


def replay(history: dict[str, Any], check: Callable[[Played, Played], None] | None = None) -> Played:
    """`check` is given what was before and what is after each act that was carried out."""
    tree = new_tree(draft_of(history))
    played = Played(tree, TreeTwin(tree))
    for act in history["acts"]:
        before = Played(played.tree, played.twin, list(played.log), dict(played.written))
        play(played, act)
        if check is not None and len(played.log) > len(before.log):
            check(before, played)
    return played


def play(played: Played, act: Act) -> None:
    tree = played.tree
    names = sorted(tree.versions)
    who = names[act["who"] % len(names)] if names else None
    if act["act"] == "write":
        on = names[act["on"] % len(names)] if act["on"] is not None and names else None
        now = act["reads_now"] and on is not None
        played.names += 1
        name = f"v{played.names}"
        hunks, orders, played.written[name] = writing(basis_view(tree, on, reads_now=now), act)
        do(played, ("table", TreeTabling(name, hunks, orders, on, now)))
        assert text_of(written_view(played.tree, name)) == played.written[name]
    elif act["act"] == "reopen" and tree.decisions:
        do(played, ("reopen", act["who"] % len(tree.decisions)))
    elif who is None:
        return
    elif act["act"] == "revise":
        basis = basis_view(tree) if act["on_standing"] else old_basis_view(tree, who)
        hunks, orders, played.written[who] = writing(basis, act)
        do(played, ("revise", who, hunks, orders, act["on_standing"]))
        assert text_of(written_view(played.tree, who)) == played.written[who]
    elif act["act"] == "decide":
        do(played, ("decide", who, None))
    elif act["act"] == "part":
        asked = parts_of(tree, who)
        if asked:
            do(played, ("decide", who, asked[act["which"] % len(asked)]))
    elif act["act"] == "withdraw":
        do(played, ("withdraw", who))


def parts_of(tree: Tree, name: str) -> list[Any]:
    stretches = [
        (p, part.stretch)
        for p in sorted(tree.rows)
        if name in tree.rows[p].versions
        for part in parts(tree.rows[p], name)
    ]
    return stretches + [(p, None) for p in sorted(tree.versions[name].slots)]


def text_of(seen: View) -> tuple[str, ...]:
    return tuple(word for p in seen.in_order() for word in reads_keys(seen.words[p]))


def writing(basis: View, act: Act) -> tuple[dict[Provision, Any], Children, tuple[str, ...]]:
    """Hunks, orders and, worked out apart from the engine, what the whole must read."""
    there = list(basis.in_order())
    texts = {p: reads_keys(basis.words[p]) for p in there}
    children: Children = {p: [c for c in basis.children.get(p, ()) if c in texts] for p in (ROOT, *there)}
    new_texts = dict(texts)
    for which, at, size, words in act["edits"]:
        if there:
            old = new_texts[there[which % len(there)]]
            start = min(at, len(old))
            new_texts[there[which % len(there)]] = (*old[:start], *words, *old[start + size :])
    for which in act["removes"]:
        if there:
            new_texts[there[which % len(there)]] = ()
    touched: set[Provision] = set()
    for which, into, at in act["moves"]:
        if there:
            touched |= move(children, there[which % len(there)], [ROOT, *there][into % (len(there) + 1)], at)
    orders: Children = {}
    for number, (into, at, words) in enumerate(act["news"]):
        parent = [ROOT, *there][into % (len(there) + 1)]
        takes = (
            [there[act["takes"] % len(there)]] if act["takes"] is not None and there and not number else []
        )
        takes = [p for p in takes if p not in ancestors(children, parent)]
        for taken in takes:
            holder = next(p for p, below in children.items() if taken in below)
            children[holder].remove(taken)
            touched.add(holder)
        children[parent].insert(min(at, len(children[parent])), Written(tuple(words), tuple(takes)))
        touched.add(parent)
    orders = {p: children[p] for p in touched}
    hunks = {p: [h[:3] for h in diff(texts[p], new_texts[p])] for p in there if texts[p] != new_texts[p]}
    return hunks, orders, tuple(wanted(children, new_texts, ROOT))


def ancestors(children: Children, provision: Provision) -> set[Provision]:
    above = {provision}
    while provision != ROOT:
        provision = next(p for p, below in children.items() if provision in below)
        above.add(provision)
    return above


def move(children: Children, which: Provision, into: Provision, at: int) -> set[Provision]:
    if which in ancestors(children, into):
        return set()
    holder = next(p for p, below in children.items() if which in below)
    children[holder].remove(which)
    children[into].insert(min(at, len(children[into])), which)
    return {holder, into}


def wanted(children: Children, texts: dict[Provision, tuple[str, ...]], parent: Provision) -> Iterator[str]:
    for child in children[parent]:
        if isinstance(child, Written):
            yield from child.words
            for taken in child.children:
                yield from texts[taken]  # only provisions are taken
                yield from wanted(children, texts, taken)
        else:
            yield from texts[child]
            yield from wanted(children, texts, child)


def do(played: Played, step: tuple[Any, ...]) -> None:
    """One concrete step, on both; whether it was refused must be the same."""
    done = carried_out(played.tree, step)
    refused = isinstance(done, TreeRefusal)
    match step:
        case "table", tabling:
            assert isinstance(done, Tree)
            played.twin.table(tabling.name, tabling.hunks, done, tabling.on, reads_now=tabling.reads_now)
        case "revise", name, hunks, _, on_standing:
            assert isinstance(done, Tree)
            played.twin.revise(name, hunks, done, on_standing=on_standing)
        case "withdraw", name:
            for fallen in played.twin.withdraw(name):
                played.written.pop(fallen, None)
        case "reopen", number:
            assert played.twin.reopen(number) is not refused
        case "decide", name, part:
            assert played.twin.decide(name, part) is not refused
    if isinstance(done, Tree):
        played.tree = done
        played.log.append(step)


def carried_out(tree: Tree, step: tuple[Any, ...]) -> Tree | TreeRefusal:
    match step:
        case "table", tabling:
            return table(tree, tabling)
        case "revise", name, hunks, orders, on_standing:
            return revise(tree, name, hunks, orders, on_standing=on_standing)
        case "withdraw", name:
            return withdraw(tree, name)[0]
        case "reopen", number:
            return reopen(tree, number)
        case "decide", name, part:
            return decide(tree, name, part)
    raise AssertionError(step)


__all__ = ["Played", "carried_out", "parts_of", "random_history", "reads", "replay", "text_of"]
