"""The slow, obvious twin of `text.tree` and `text.tree_decisions`: the definitions, written down once more.

Rows are the twins of `reference`. Slots are pairs of parent and path. What a version gives as its slots is
taken from the engine (that it reads as it was written is checked apart); what becomes of them is not.
Texts are read off by walking, circles found by walking, and what stood at a time is kept as a copy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from tests.laws.reference import Decision as RowDecision, Twin, Version as RowVersion, reads

from pourparlers.text.tree import Tree

Provision: TypeAlias = tuple[Any, ...]
Slot: TypeAlias = tuple[Any, ...]  # parent and path
Slots: TypeAlias = dict[Provision, Slot]
Part: TypeAlias = tuple[Provision, Any]


@dataclass
class Proposed:
    count: int
    slots: Slots
    inherited: Slots
    on: str | None


@dataclass
class Decision:
    rows: dict[Provision, int]
    slots: set[Provision]
    before: Slots
    after: Slots
    reopens: int | None = None


def birth(provision: Provision) -> Slot:
    return provision[1], (*provision[2], (0, (provision,)), 1)


def inside(place: Slot, slot: Slot) -> Slot:
    return place[0], (*place[1], (1,), *slot[1])


def slot_of(slots: Slots, provision: Provision) -> Slot:
    return slots[provision] if provision in slots else birth(provision)


def gap_of(slot: Slot) -> tuple[Any, ...]:
    parent, path = slot
    return parent, path if len(path) == 1 else path[:-2]


@dataclass
class TreeTwin:
    tree: Tree  # only the draft is looked at
    rows: dict[Provision, Twin] = field(default_factory=dict)
    slots: Slots = field(default_factory=dict)
    versions: dict[str, Proposed] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)

    def __post_init__(self) -> None:
        for provision, row in self.tree.rows.items():
            self.rows[provision] = Twin(row.draft.words)
            self.slots[provision] = tuple(self.tree.slots[provision])
        self.draft = dict(self.slots)

    # --- Writing ---

    def standing_words(self, provision: Provision, count: int) -> set[Any]:
        row = self.rows[provision]
        earlier = sum(provision in decision.rows for decision in self.decisions[:count])
        return row.decisions[earlier].before if earlier < len(row.decisions) else row.standing

    def stand_in(self, provision: Provision, name: str, count: int) -> None:
        row = self.rows[provision]
        if name not in row.versions:
            keys = self.standing_words(provision, count)
            at = sum(provision in decision.rows for decision in self.decisions[:count])
            row.versions[name] = RowVersion(at, keys, keys, [], [], None, None)

    def new_rows(self, engine: Tree, name: str) -> dict[Provision, tuple[str, ...]]:
        """What the version wrote as new: the name of a new provision has its words."""
        new: dict[Provision, tuple[str, ...]] = {
            p: p[3] for p, row in engine.rows.items() if name in row.versions and p[0] == 1
        }
        for provision in new:
            self.rows.setdefault(provision, Twin(()))
        return new

    def table(
        self, name: str, hunks: Mapping[Provision, Any], engine: Tree, on: str | None, *, reads_now: bool
    ) -> None:
        base = self.versions[on] if on is not None else None
        count, inherited = len(self.decisions), Slots()
        if base is not None and reads_now:
            inherited = {p: s for p, s in self.own(base).items() if s != self.slots.get(p)}
        elif base is not None:
            count, inherited = base.count, base.slots
        for provision, words in self.new_rows(engine, name).items():
            version = engine.rows[provision].versions[name]
            if not version.basis and version.changes and provision not in hunks:
                hunks = {**hunks, provision: [(0, 0, words)]}
        for provision, row in self.rows.items():
            if provision not in hunks and (on is None or on not in row.versions):
                continue
            own = hunks.get(provision, ())
            if on is None or (reads_now and on not in row.versions):
                row.table(name, own)
            else:
                self.stand_in(provision, on, count)
                row.table(name, own, on, reads_now=reads_now)
        slots = {p: tuple(slot) for p, slot in engine.versions[name].slots.items()}
        self.versions[name] = Proposed(count, slots, inherited, on)

    def revise(self, name: str, hunks: Mapping[Provision, Any], engine: Tree, *, on_standing: bool) -> None:
        old = self.versions[name]
        if on_standing:
            for row in self.rows.values():
                row.versions.pop(name, None)
            self.table(name, hunks, engine, None, reads_now=False)
            return
        for provision, words in self.new_rows(engine, name).items():
            version = self.rows[provision].versions.get(name)
            basis = version.basis if version else self.standing_words(provision, old.count)
            if not basis and provision not in hunks and engine.rows[provision].versions[name].changes:
                hunks = {**hunks, provision: [(0, 0, words)]}
        for provision, row in self.rows.items():
            if provision in hunks or name in row.versions:
                self.stand_in(provision, name, old.count)
                row.revise(name, hunks.get(provision, ()))
        slots = {p: tuple(slot) for p, slot in engine.versions[name].slots.items()}
        self.versions[name] = Proposed(old.count, slots, old.inherited, old.on)

    def withdraw(self, name: str) -> list[str]:
        fallen = [name]
        for each in fallen:
            fallen += [n for n, v in self.versions.items() if v.on == each and n not in fallen]
        for each in fallen:
            self.versions.pop(each)
            for row in self.rows.values():
                row.versions.pop(each, None)
        return fallen

    # --- Reading ---

    def own(self, proposed: Proposed) -> Slots:
        """A version's slots; in a gap where all that it placed stands, in its order, the standing ones."""
        own = dict(proposed.slots)
        for gap in {gap_of(slot) for slot in own.values()}:
            run = sorted(
                (p for p, s in proposed.slots.items() if gap_of(s) == gap), key=lambda p: path(own[p])
            )
            standing = [self.slots[p] for p in run if p in self.slots and gap_of(self.slots[p]) == gap]
            if len(standing) == len(run) and standing == sorted(standing, key=path):
                own.update(zip(run, standing, strict=True))
        return own

    def words(self, name: str | None) -> dict[Provision, tuple[str, ...]]:
        found = {}
        for provision, row in self.rows.items():
            words = reads(row.ask(name) if name is not None and name in row.versions else row.standing)
            if words:
                found[provision] = words
        return found

    def untangled(self, own: Slots, words: Sequence[Provision]) -> Slots:
        slots = {p: birth(p) for p in words if p[0] == 1} | self.slots | own
        while circles := self.circles(slots):
            circle = next(c for start in sorted(own) for c in circles if start in self.above(slots, start, c))
            hanging = [p for p in circle if p not in own and slot_of(slots, p)[0] in own]
            chosen = min(hanging or [p for p in circle if p not in own] or circle)
            slot = slot_of(slots, chosen)
            slots[chosen] = inside(slot_of(self.slots, slot[0]), slot)
        return slots

    @staticmethod
    def above(slots: Slots, start: Provision, circle: set[Provision]) -> set[Provision]:
        """The start, if the way up from it comes to the circle."""
        at, seen = start, set()
        while at != () and at not in seen:
            seen.add(at)
            at = slot_of(slots, at)[0]
        return {start} if at in circle else set()

    @staticmethod
    def circles(slots: Slots) -> list[set[Provision]]:
        found: list[set[Provision]] = []
        for start in sorted(slots):
            at, chain = start, list[Provision]()
            while at != () and at not in chain:
                chain.append(at)
                at = slot_of(slots, at)[0]
            circle = set(chain[chain.index(at) :]) if at != () else set()
            if circle and circle not in found:
                found.append(circle)
        return found

    def reads(self, name: str | None = None) -> tuple[str, ...]:
        words = self.words(name)
        own = self.own(self.versions[name]) if name is not None else {}
        slots = self.untangled(own, list(words))
        places = {}
        for provision in words:
            slot = slot_of(slots, provision)
            while slot[0] != () and slot[0] not in words:
                slot = inside(slot_of(slots, slot[0]), slot)
            places[provision] = slot

        def below(parent: Provision) -> tuple[str, ...]:
            children = sorted((p for p, s in places.items() if s[0] == parent), key=lambda p: path(places[p]))
            return tuple(word for child in children for word in (*words[child], *below(child)))

        return below(())

    # --- Deciding ---

    def decide(self, name: str, part: Part | None) -> bool:
        own = self.own(self.versions[name])
        rows = {}
        if part is None:
            taken = own
            for provision, row in self.rows.items():
                if name in row.versions:
                    row.decide(name)
                    rows[provision] = len(row.decisions) - 1
        else:
            provision, stretch = part
            row = self.rows[provision]
            is_new = provision not in self.slots
            if stretch is None and (is_new or provision not in own):
                return False
            taken = {provision: own[provision]} if provision in own and (stretch is None or is_new) else {}
            if stretch is not None:
                mine = ((row.run, *stretch.start), (row.run, *stretch.end))
                if name not in row.versions or not row.decide(name, mine):
                    return False
                rows[provision] = len(row.decisions) - 1
        born = [p for p in rows if self.rows[p].standing and p not in self.slots]
        after = self.untangled(taken, born)
        changed = {p for p in after if p in taken or after[p] != self.slots.get(p)}
        self.decisions.append(Decision(rows, changed, dict(self.slots), {p: after[p] for p in changed}))
        self.slots = after
        return True

    def still_standing(self) -> list[int]:
        undone = {d.reopens for d in self.decisions}
        return [n for n, d in enumerate(self.decisions) if d.reopens is None and n not in undone]

    def reopen(self, number: int) -> bool:
        decision = self.decisions[number]
        if number not in self.still_standing():
            return False
        later = [n for n in self.still_standing() if n > number]
        later += [
            n
            for n, d in enumerate(self.decisions)
            if n > number and -1 < (d.reopens or 0) < number and d.reopens is not None
        ]
        if any(self.decisions[n].slots & decision.slots for n in later):
            return False
        slots = dict(self.draft)
        for n in self.still_standing():
            if n != number:
                slots |= self.decisions[n].after
                if self.circles(slots):
                    return False
        trial = {p: self.rows[p].decisions[:] for p in decision.rows}
        standing = {p: self.rows[p].standing for p in decision.rows}
        if not all(self.rows[p].reopen(at) for p, at in decision.rows.items()):
            for p, row in trial.items():
                self.rows[p].decisions, self.rows[p].standing = row, standing[p]
            return False
        rows = {p: len(self.rows[p].decisions) - 1 for p in decision.rows}
        self.decisions.append(Decision(rows, decision.slots, dict(self.slots), {}, number))
        self.slots = {p: s for p, s in self.slots.items() if p not in decision.slots}
        self.slots |= {p: s for p, s in decision.before.items() if p in decision.slots}
        return True


def path(slot: Slot) -> tuple[Any, ...]:
    return (*slot[1], (1,))


__all__ = ["RowDecision", "TreeTwin"]
