"""The slow, obvious twin of `pourparlers.text.rows` and `decisions`: the definitions, written down once more.

Keys are tuples, texts are sets of keys, nothing is cached and nothing is clever. It shares no code with
the engine, and both must agree on every history. The draft's run is (0, words); a word's key is the path
to it, run after number after run; a place is a key too, and gap n of a run has an even number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Key: TypeAlias = tuple[Any, ...]
Stretch: TypeAlias = tuple[Key, Key]
Hunks: TypeAlias = Sequence[tuple[int, int, tuple[str, ...]]]


def position(key: Key) -> Key:
    return (*key, (1,))


def before(key: Key) -> Key:
    return (*key[:-1], key[-1] - 1)


def after(key: Key) -> Key:
    return (*key[:-1], key[-1] + 1)


def span(first: Key, last: Key) -> Stretch:
    return (*first, ()), (*last, (2,))


def within(keys: set[Key], stretch: Stretch) -> set[Key]:
    return {key for key in keys if stretch[0] < position(key) < stretch[1]}


def meets(one: Stretch, two: Stretch) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def join(stretches: Iterable[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for start, end in sorted(stretches):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def in_order(keys: Iterable[Key]) -> list[Key]:
    return sorted(keys, key=position)


def reads(keys: Iterable[Key]) -> tuple[str, ...]:
    return tuple(key[-2][1][key[-1] // 2] for key in in_order(keys))


@dataclass
class Version:
    count: int
    basis: set[Key]
    keys: set[Key]
    stretches: list[Stretch]
    inherited: list[Stretch]
    on: str | None
    base: Version | None


@dataclass
class Decision:
    stretches: list[Stretch]
    before: set[Key]
    reopens: int | None = None


@dataclass
class Twin:
    words: tuple[str, ...]
    standing: set[Key] = field(default_factory=set)
    versions: dict[str, Version] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.run = (0, tuple(self.words))
        self.standing = {(self.run, 2 * n + 1) for n in range(len(self.words))}

    def gap(self, text: list[Key], at: int) -> Key:
        place = before(text[at]) if at < len(text) else (self.run, 2 * len(self.words))
        if at and position(text[at - 1]) > span(place, place)[0]:
            return after(text[at - 1])
        return place

    def write(
        self, basis: set[Key], hunks: Hunks, besides: Collection[int] = ()
    ) -> tuple[set[Key], list[Stretch]]:
        text, keys, stretches = in_order(basis), set(basis), list[Stretch]()
        for number, (start, end, words) in enumerate(hunks):
            out = text[start:end]
            first = out[0] if out else self.gap(text, start)
            last = out[-1] if out else first
            run = (0, tuple(words))
            if number in besides:
                first = (*first[:-1], first[-1] + 0.5)
                slot = (*first, run)
                stretches.append(((*slot, -1), (*slot, 2 * len(words) + 1)))
            else:
                stretches.append(span(first, last))
            if tuple(words) != reads(out):
                keys -= set(out)
                keys |= {(*first, run, 2 * n + 1) for n in range(len(words))}
        return keys, stretches

    def basis(self, on: str | None, *, reads_now: bool) -> set[Key]:
        if on is None:
            return self.standing
        return self.ask(on) if reads_now else self.versions[on].keys

    def table(
        self,
        name: str,
        hunks: Hunks,
        on: str | None = None,
        *,
        reads_now: bool = False,
        besides: Collection[int] = (),
    ) -> None:
        basis = self.basis(on, reads_now=reads_now)
        count, inherited = len(self.decisions), list[Stretch]()
        if on is not None and reads_now:
            inherited = [c for c, mine, standing in self.parts(on) if reads(mine) != reads(standing)]
        elif on is not None:
            count, inherited = self.versions[on].count, self.versions[on].stretches
        keys, stretches = self.write(basis, hunks, besides)
        base = None if on is None else self.versions[on]
        joined = join(inherited + stretches)
        self.versions[name] = Version(count, basis, keys, joined, inherited, on, base)

    def revise(
        self, name: str, hunks: Hunks, *, on_standing: bool = False, besides: Collection[int] = ()
    ) -> None:
        old = self.versions[name]
        if on_standing:
            self.table(name, hunks, besides=besides)
            return
        keys, stretches = self.write(old.basis, hunks, besides)
        joined = join(old.inherited + stretches)
        self.versions[name] = Version(old.count, old.basis, keys, joined, old.inherited, old.on, old.base)

    def withdraw(self, name: str) -> None:
        del self.versions[name]
        for other in [n for n, v in self.versions.items() if v.on == name]:
            if other in self.versions:
                self.withdraw(other)

    def take_over(self, name: str, new_name: str) -> None:
        old = self.versions[name]
        self.versions[new_name] = Version(
            old.count, old.basis, old.keys, old.stretches, old.inherited, None, None
        )

    def since(self, count: int) -> list[int]:
        """Numbers of the decisions since, without those whose partner is since, too."""
        partner: dict[int, int] = {}
        for number, decision in enumerate(self.decisions):
            if decision.reopens is not None:
                partner[number] = decision.reopens
                partner[decision.reopens] = number
        return [n for n in range(count, len(self.decisions)) if partner.get(n, -1) < count]

    def parts(self, name: str) -> list[tuple[Stretch, set[Key], set[Key]]]:
        version = self.versions[name]
        decided = [c for n in self.since(version.count) for c in self.decisions[n].stretches]
        return [
            (c, within(version.keys, c), within(self.standing, c))
            for c in join(version.stretches + decided)
            if any(meets(c, own) for own in version.stretches)
        ]

    def ask(self, name: str) -> set[Key]:
        asked = set(self.standing)
        for _, mine, standing in self.parts(name):
            if reads(mine) != reads(standing):
                asked = (asked - standing) | mine
        return asked

    def status(self, name: str) -> str:
        version = self.versions[name]
        decided = [c for n in self.since(version.count) for c in self.decisions[n].stretches]
        otherwise = [
            (c, standing) for c, mine, standing in self.parts(name) if reads(mine) != reads(standing)
        ]
        if not otherwise:
            return "fulfilled"
        if all(
            any(meets(c, d) for d in decided) and reads(within(version.basis, c)) != reads(standing)
            for c, standing in otherwise
        ):
            return "overtaken"
        return "open"

    def decide(self, name: str, stretch: Stretch | None = None) -> bool:
        """Whether it could be decided."""
        asked = self.ask(name)
        if stretch is None:
            self.record([c for c, _, _ in self.parts(name)], asked)
            return True
        for c, mine, standing in self.parts(name):
            is_cut = c[0] < stretch[0] < c[1] or c[0] < stretch[1] < c[1]
            if is_cut and reads(mine) != reads(standing) and mine - standing:
                return False
        if not any(meets(c, stretch) for c, _, _ in self.parts(name)):
            return False
        self.record([stretch], (self.standing - within(self.standing, stretch)) | within(asked, stretch))
        return True

    def reopen(self, number: int) -> bool:
        """Whether it could be reopened."""
        decision = self.decisions[number]
        if decision.reopens is not None or any(d.reopens == number for d in self.decisions):
            return False
        for later in self.since(number + 1):
            if any(meets(c, d) for c in self.decisions[later].stretches for d in decision.stretches):
                return False
        standing = set(self.standing)
        for c in decision.stretches:
            standing = (standing - within(standing, c)) | within(decision.before, c)
        self.record(decision.stretches, standing, number)
        return True

    def record(self, stretches: list[Stretch], standing: set[Key], reopens: int | None = None) -> None:
        self.decisions.append(Decision(stretches, self.standing, reopens))
        self.standing = standing
