"""The draft as a tree: every provision has a row of words and a slot among the children of its parent.

The idea. What a provision says is its row (`rows`); where it stands is its *slot*: its parent, and a
place in the order of the parent's children, written like the key of a word: (gap, run, number). A
slot never moves; a provision is moved by giving it another slot. So the words of a provision and its
place are two questions: whoever moves it carries along what all others ask of its words, and whoever
rewrites it says nothing about its place.

1. A version gives a provision at most one slot. Its own slots win over the standing ones; of a new
   provision that neither has, the place is that of its birth.
2. Same provision, same gap: what a version has placed in one gap and finds standing there, in its
   order, it has got, whatever else was placed among it.
3. *Untangling.* Where own and standing slots together make a provision hang on itself, what the version
   did not place itself, and hangs on what it placed, hangs where that stood: at its standing place.
   This repeats, each time one step up the standing tree, so it ends.
4. *Lift.* What hangs on a provision that is not there, that is, without a word in this version, hangs
   at that provision's place. Nothing is lost by a removal, and what was removed does not come back
   because somebody put something into it.

A new provision is known by its content: parent, gap, words, and a number where one version writes the
same twice. Its row begins empty and all its words are written into it, so that equal provisions of
several parties are one, with all their names.

How versions are written is left to `tree_writing`, decisions to `tree_decisions`.
"""

from __future__ import annotations

import hashlib
import json
from collections import ChainMap
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple, TypeAlias, cast

from pourparlers.text.placing import merge_orders
from pourparlers.text.rows import Key, Row, Status, ask, new_row, reads as reads_keys, status

__all__ = [
    "ROOT",
    "Path",
    "Proposed",
    "Provision",
    "Slot",
    "Tree",
    "TreeDecision",
    "TreePlace",
    "View",
    "Written",
    "new_tree",
    "places",
    "put",
    "reads",
    "reference",
    "slots_at",
    "tree_status",
    "view",
    "words_at",
    "written_view",
]

Provision: TypeAlias = tuple[object, ...]
"""(0, n) is the n-th of the draft; (1, parent, gap, words, number) one that somebody wrote; () the root."""

Path: TypeAlias = tuple[object, ...]
"""An order among siblings, compared as a tuple: numbers and, between them, what was written there.

(2 * n + 1,) is the draft's n-th child, (2 * n,) the gap before it; (*gap, (0, run), 2 * n + 1) the n-th of
a run written into a gap; (*path, (1,), *other) what was lifted from inside a place."""

ROOT: Final[Provision] = ()


class Slot(NamedTuple):
    """A place among the children of a parent."""

    parent: Provision
    path: Path

    @property
    def gap(self) -> tuple[Provision, Path]:
        """Parent and gap; for a child of the draft, its own place."""
        return self.parent, self.path[:-2] if len(self.path) > 2 else self.path


class Written(NamedTuple):
    """A provision as it is written: its row's words, the mark first, and what stands below it.

    Children that exist already are named; others are written in turn.
    """

    words: tuple[str, ...]
    children: tuple[Provision | Written, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a version says about places; its words are in the rows, under its name.

    `count` is the number of the tree's decisions before its basis, `slots` are all its own, those
    `inherited` from the version it is written `on` among them.
    """

    count: int
    slots: Mapping[Provision, Slot]
    inherited: Mapping[Provision, Slot] = field(default_factory=dict)
    on: str | None = None
    base: Proposed | None = None


@dataclass(frozen=True, slots=True)
class TreeDecision:
    """What was decided at once: per row the number of its decision, per provision the slot before.

    None is no slot. `reopens` is the number of the decision that this one takes back.
    """

    name: str
    rows: Mapping[Provision, int]
    slots: Mapping[Provision, Slot | None]
    reopens: int | None = None


@dataclass(frozen=True)
class Tree:
    """The state of a whole draft: a value. `slots` are the standing ones; they never make a circle.

    `spoken` has for each version the provisions in whose rows it has something, `amendments` for those that
    others are written on, who they are, `placing` those that have slots of their own: so that an act need
    not look at everything that there is.
    """

    rows: Mapping[Provision, Row]
    slots: Mapping[Provision, Slot]
    widths: Mapping[Provision, int]  # how many children the draft gives a provision
    decisions: tuple[TreeDecision, ...] = ()
    versions: Mapping[str, Proposed] = field(default_factory=dict)
    spoken: Mapping[str, tuple[Provision, ...]] = field(default_factory=dict)
    amendments: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    placing: frozenset[str] = frozenset()


def reference(provision: Provision) -> str:
    """What a provision is called wherever it is named in writing, the same for everyone who sees it.

    The draft's are "d0", "d1", ... in reading order. One that was written later is "n" and the beginning of
    the SHA-256 of what it is: its parent, its gap, its words, its number. The root is "".
    """
    if len(provision) < 3:
        return f"d{provision[1]}" if provision else ""
    _, parent, gap, words, number = provision
    assert isinstance(parent, tuple)
    assert isinstance(gap, tuple)
    content = json.dumps([reference(parent), list(map(_written, gap)), words, number])
    return "n" + hashlib.sha256(content.encode()).hexdigest()[:32]


def _written(step: object) -> int | list[str]:
    """One step of a path: a number, or a run's references; an empty list for what was lifted from there."""
    if isinstance(step, int):
        return step
    assert isinstance(step, tuple)
    return [reference(provision) for run in step[1:] for provision in run]


def new_tree(provisions: Sequence[Written]) -> Tree:
    """A draft. Its provisions are (0, 0), (0, 1), ... in reading order."""
    rows: dict[Provision, Row] = {}
    slots: dict[Provision, Slot] = {}
    widths: dict[Provision, int] = {}

    def plant(parent: Provision, children: Sequence[Provision | Written]) -> None:
        widths[parent] = len(children)
        for number, child in enumerate(children):
            if not isinstance(child, Written):
                raise TypeError(f"a draft has no provision yet that could be named: {child!r}")
            provision: Provision = (0, len(rows))
            rows[provision] = new_row(child.words)
            slots[provision] = Slot(parent, (2 * number + 1,))
            plant(provision, child.children)

    plant(ROOT, provisions)
    return Tree(rows, slots, widths)


# --- What one version reads ---------------------------------------------------------------------------


@dataclass(frozen=True)
class View:
    """A tree as one version has it.

    `words` are the keys of every provision that is there; `slots` are the places after untangling,
    `places` after lifting too, also of provisions that are not there.
    """

    words: Mapping[Provision, tuple[Key, ...]]
    slots: Mapping[Provision, Slot]

    @cached_property
    def places(self) -> Mapping[Provision, Slot]:
        """Where everything hangs once it is lifted from what is not there."""
        return {provision: self._lifted(slot) for provision, slot in self.slots.items()}

    @cached_property
    def children(self) -> Mapping[Provision, tuple[Provision, ...]]:
        """All that hangs on a provision, in order, also what has no words."""
        found: dict[Provision, list[Provision]] = {}
        for provision in sorted(self.places, key=lambda each: sort_key(self.places[each].path)):
            found.setdefault(self.places[provision].parent, []).append(provision)
        return {parent: tuple(children) for parent, children in found.items()}

    def is_lifted(self, provision: Provision) -> bool:
        """Whether it stands where its parent was."""
        return self.places[provision] != self.slots[provision]

    def in_order(self, parent: Provision = ROOT) -> Iterator[Provision]:
        """What is there below a parent, in reading order."""
        for child in self.children.get(parent, ()):
            if child in self.words:
                yield child
                yield from self.in_order(child)

    def _lifted(self, slot: Slot) -> Slot:
        while slot.parent != ROOT and slot.parent not in self.words:
            slot = inside(slot_of(self.slots, slot.parent), slot)
        return slot


def slot_of(slots: Mapping[Provision, Slot], provision: Provision) -> Slot:
    """Where a provision hangs; one that has no slot, at the place of its birth."""
    return slots.get(provision) or birth(provision)


def birth(provision: Provision) -> Slot:
    """Where a new provision was first written."""
    _, parent, gap, *_ = provision
    assert isinstance(parent, tuple)
    assert isinstance(gap, tuple)
    return Slot(parent, (*gap, (0, (provision,)), 1))


def inside(place: Slot, slot: Slot) -> Slot:
    """The slot of what hung on a provision and now hangs at its place."""
    return Slot(place.parent, (*place.path, (1,), *slot.path))


def sort_key(path: Path) -> Path:
    """What to sort siblings by: what is written into a place stands before it."""
    return (*path, (1,))


def view(tree: Tree, name: str | None = None) -> View:
    """What a version asks for now; without a name, the standing tree."""
    words = {p: keys for p, row in tree.rows.items() if (keys := _asked(row, name))}
    own = own_slots(tree, tree.versions[name]) if name is not None else {}
    return View(words, untangled(tree.slots, own, words))


def _asked(row: Row, name: str | None) -> tuple[Key, ...]:
    return ask(row, name) if name in row.versions and name is not None else row.standing


def written_view(tree: Tree, name: str) -> View:
    """A version as it was written."""
    proposed = tree.versions[name]
    words = words_then(tree, proposed.count)
    for provision in tree.spoken[name]:
        words[provision] = tree.rows[provision].versions[name].keys
    words = {provision: keys for provision, keys in words.items() if keys}
    return View(words, untangled(slots_at(tree, proposed.count), proposed.slots, words))


def words_then(tree: Tree, count: int) -> dict[Provision, tuple[Key, ...]]:
    """The standing words of every provision, none among them, after so many of the tree's decisions."""
    words = {provision: row.standing for provision, row in tree.rows.items()}
    for provision in {provision for decision in tree.decisions[count:] for provision in decision.rows}:
        words[provision] = words_at(tree, provision, count)
    return words


def words_at(tree: Tree, provision: Provision, count: int) -> tuple[Key, ...]:
    """The standing words of a provision after so many of the tree's decisions."""
    row = tree.rows[provision]
    number = row_count(tree, provision, count)
    return row.decisions[number].before if number < len(row.decisions) else row.standing


def row_count(tree: Tree, provision: Provision, count: int) -> int:
    """How many decisions a row had after so many of the tree's."""
    later = sum(provision in decision.rows for decision in tree.decisions[count:])
    return len(tree.rows[provision].decisions) - later


def slots_at(tree: Tree, count: int) -> Mapping[Provision, Slot]:
    """The standing slots after so many decisions."""
    slots = dict(tree.slots)
    for decision in reversed(tree.decisions[count:]):
        put(slots, decision.slots)
    return slots


def put(slots: dict[Provision, Slot], others: Mapping[Provision, Slot | None]) -> None:
    """Put others in the place of some slots, or (None) nothing."""
    for provision, slot in others.items():
        if slot is None:
            slots.pop(provision, None)
        else:
            slots[provision] = slot


def own_slots(tree: Tree, proposed: Proposed) -> dict[Provision, Slot]:
    """A version's slots as they count now: what stands in the gap that it chose, it has got (rule 2)."""
    own = dict(proposed.slots)
    runs: dict[tuple[Provision, Path], list[Provision]] = {}
    for provision in sorted(own, key=lambda each: sort_key(own[each].path)):
        runs.setdefault(own[provision].gap, []).append(provision)
    for gap, run in runs.items():
        standing = [tree.slots[provision] for provision in run if provision in tree.slots]
        paths = [sort_key(slot.path) for slot in standing]
        if len(paths) == len(run) and {slot.gap for slot in standing} == {gap} and paths == sorted(paths):
            own.update(zip(run, standing, strict=True))
    return own


def untangled(
    standing: Mapping[Provision, Slot], own: Mapping[Provision, Slot], words: Iterable[Provision] = ()
) -> Mapping[Provision, Slot]:
    """One slot for every provision, none of which hangs on itself (rules 1 and 3).

    `words` are the provisions that are there: each gets a slot.
    """
    return {**standing, **untangled_own(standing, own, words)}


def untangled_own(
    standing: Mapping[Provision, Slot], own: Mapping[Provision, Slot], words: Iterable[Provision]
) -> dict[Provision, Slot]:
    """Those slots that are not simply the standing ones."""
    overlaid = {**{p: birth(p) for p in words if p not in standing and p not in own}, **own}
    slots = ChainMap(overlaid, cast("dict[Provision, Slot]", standing))  # the second is never written
    starts = sorted(own)
    while circle := find_circle(slots, starts):
        chosen = min(circle, key=lambda each: (each in own, slot_of(slots, each).parent not in own, each))
        slot = slot_of(slots, chosen)
        slots[chosen] = inside(slot_of(standing, slot.parent), slot)
    return overlaid


def all_standing(tree: Tree) -> Mapping[Provision, Slot]:
    """The standing slots with those, at the place of birth, of whatever else stands or is hung upon."""
    born = [p for p in tree.rows.keys() - tree.slots.keys() if tree.rows[p].standing]
    slots = {**tree.slots, **{p: birth(p) for p in born}}
    return {**slots, **_hung_upon(slots, slots)}


def placed_otherwise(tree: Tree, name: str, standing: Mapping[Provision, Slot]) -> dict[Provision, Slot]:
    """The slots of a version that are not among all the standing ones (`all_standing`)."""
    own = own_slots(tree, tree.versions[name])
    words = [p for p in tree.spoken[name] if p not in tree.slots and ask(tree.rows[p], name)]
    slots = untangled_own(tree.slots, own, words)
    slots |= _hung_upon(slots, ChainMap(slots, cast("dict[Provision, Slot]", standing)))
    return {p: slot for p, slot in slots.items() if slot != standing.get(p)}


def _hung_upon(slots: Mapping[Provision, Slot], known: Mapping[Provision, Slot]) -> dict[Provision, Slot]:
    """The places of birth of what some slots hang on and what has no slot."""
    found: dict[Provision, Slot] = {}
    for slot in slots.values():
        parent = slot.parent
        while parent != ROOT and parent not in known and parent not in found:
            found[parent] = birth(parent)
            parent = found[parent].parent
    return found


def find_circle(slots: Mapping[Provision, Slot], starts: Iterable[Provision]) -> list[Provision]:
    """The provisions that hang on each other in a circle met on the way up from one of the starts."""
    safe: set[Provision] = {ROOT}
    for start in starts:
        chain: dict[Provision, int] = {}
        at = start
        while at not in safe and at not in chain:
            chain[at] = len(chain)
            at = slot_of(slots, at).parent
        if at in chain:
            return list(chain)[chain[at] :]
        safe.update(chain)
    return []


def reads(tree: Tree, name: str | None = None) -> tuple[str, ...]:
    """The words of the whole text that a version asks for now; without a name, of the standing one."""
    seen = view(tree, name)
    return tuple(word for provision in seen.in_order() for word in reads_keys(seen.words[provision]))


def tree_status(tree: Tree, name: str) -> Status:
    """How a version stands to the standing text: in its words and in its places.

    Fulfilled: it reads as the standing text. Overtaken: wherever it asks, decisions changed the text.
    """
    proposed = tree.versions[name]
    states = {status(tree.rows[provision], name) for provision in tree.spoken[name]}
    if states <= {Status.FULFILLED} and _is_placed(tree, name):
        return Status.FULFILLED
    if not proposed.slots:
        return Status.OVERTAKEN if Status.OPEN not in states else Status.OPEN
    basis = slots_at(tree, proposed.count)
    moved = [p for p, slot in own_slots(tree, proposed).items() if slot != tree.slots.get(p)]
    is_overtaken = all(basis.get(p) != tree.slots.get(p) for p in moved)
    return Status.OVERTAKEN if is_overtaken and Status.OPEN not in states else Status.OPEN


def _is_placed(tree: Tree, name: str) -> bool:
    """Whether all that a version has stands where the standing text has it."""
    if not tree.versions[name].slots:
        return True  # its words are the standing ones, and so what is there, and where
    asked, standing = view(tree, name), view(tree)
    return list(asked.in_order()) == list(standing.in_order()) and all(
        asked.places[p].parent == standing.places[p].parent for p in asked.words
    )


# --- What many versions read --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TreePlace:
    """A provision at one place, with those who have it there.

    Its row, in the versions of `names` alone, is what stands here: also of those who took its words out.
    `is_standing` says that the standing text has it here; `lifted` names those for whom it stands where
    its parent was. `depth` counts from 0 below the root.
    """

    provision: Provision
    parent: Provision
    names: tuple[str, ...]
    is_standing: bool
    depth: int
    lifted: tuple[str, ...] = ()


def places(tree: Tree, names: Collection[str] | None = None) -> tuple[TreePlace, ...]:
    """Every place where the standing text or one of these versions (all, if None) has a provision.

    In reading order. Provisions that several versions placed into one gap stand there once, in an order
    that keeps that of each version; a provision that is wanted in several places stands in each, with
    all that hangs on it.
    """
    shapes = [_Shape(view(tree), (None,))]
    for name in sorted(tree.versions if names is None else names):
        seen = view(tree, name)
        alike = next((n for n, shape in enumerate(shapes) if _is_alike(seen, shape.view)), None)
        if alike is None:
            shapes.append(_Shape(seen, (name,)))
        else:
            shapes[alike] = _Shape(shapes[alike].view, (*shapes[alike].names, name))
    return tuple(_below(shapes, ROOT, 0))


class _Shape(NamedTuple):
    """A tree and those who have it, whatever they say in its rows; None is the standing text."""

    view: View
    names: tuple[str | None, ...]


def _is_alike(one: View, two: View) -> bool:
    return one.slots == two.slots and one.words.keys() == two.words.keys()


def _below(shapes: Sequence[_Shape], parent: Provision, depth: int) -> Iterator[TreePlace]:
    groups: dict[object, dict[int, tuple[tuple[Path, Provision], ...]]] = {}
    for number, shape in enumerate(shapes):
        for child in shape.view.children.get(parent, ()):
            slot = shape.view.places[child]
            orders = groups.setdefault(slot.path[0], {})
            orders[number] = (*orders.get(number, ()), (slot.gap[1], child))
    for first in sorted(groups):  # type: ignore[type-var]  # a path begins with a number
        for (_, child), held in merge_orders(groups[first].values()):
            here = [shapes[number] for number, order in groups[first].items() if order in held]
            lifted = _names(shape for shape in here if shape.view.is_lifted(child))
            is_standing = any(None in shape.names for shape in here)
            yield TreePlace(child, parent, _names(here), is_standing, depth, lifted)
            yield from _below(here, child, depth + 1)


def _names(shapes: Iterable[_Shape]) -> tuple[str, ...]:
    return tuple(sorted(name for shape in shapes for name in shape.names if name is not None))
