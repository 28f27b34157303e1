"""Brackets: where the versions of one row differ, and the options on each stretch.

The idea. A row is numbered as one viewer sees it: its standing words, and an *empty word* wherever
somebody writes between two of them. A version is its changes, each a range of numbers and the words to
read instead, so that two versions share a place exactly when their ranges overlap. Nothing is stored:
brackets are a function of the row and the set of versions, whatever their order.

The rules, in the order in which the code keeps them:

1. Two changes with new words *cross* when each begins or ends inside the other. Each component of
   crossing changes is one bracket, over its *hull*; hulls lie apart or one in the other.
2. A change without new words, a deletion or a *keep* (a reservation: the standing words again), is never
   a reason to make a bracket wider. It is cut at the ends of the hulls that it crosses, then its pieces
   at the ends of the pieces that they cross, until none cross.
3. The *members* of a bracket are the versions with a change of its component or with a piece just as
   long. A member written on another member, some of whose own words it keeps, stands inside that one's
   option, which is a row again with brackets of its own.
4. Of the other members each distinct text is one option with all their names, the standing one first (who
   reads as it does asks to keep it), then by text, "no text" last. Whoever changes only something
   within the bracket stands inside the standing option.
5. More than `OPTIONS_MAX` options, or changes of unequal length whose texts together are longer than
   `TEXT_MAX` characters, print as a list of amendments: the stretch once, then each distinct change once.

So every version is one choice of options, no version is in two options of a bracket, and brackets nest.
Changes that share a place, uncut, form *components* that know nothing of each other: with a `memo` only
those that a new version touches are built again.

Left to others: what a version changes (`diff`, `rows`), how brackets are printed (`notation`), what they
ask (`questions`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final, TypeAlias

from pourparlers.text.frames import (
    Change,
    ChangesError,
    Frame,
    Version,
    after,
    clipped,
    components,
    compose,
    is_cut,
    met,
    new_frame,
    own_changes,
    plain,
    reading,
    restricted,
    uncovered,
)
from pourparlers.text.nodes import Amendment, AmendmentList, Bracket, Node, Option, Words
from pourparlers.text.rows import Row
from pourparlers.text.spans import Span, hulls, pieces
from pourparlers.text.view_numbers import row_versions

__all__ = ["Change", "ChangesError", "Memo", "Version", "brackets", "choose", "row_brackets"]

OPTIONS_MAX: Final = 8  # more than that no reader compares
TEXT_MAX: Final = (
    100  # characters of all options; crossing replacements chain, and each option repeats the stretch
)
DEPTH_MAX: Final = 16  # amendments within amendments; deeper ones stand as options of their own

Memo: TypeAlias = MutableMapping["tuple[tuple[str, ...], tuple[Version, ...]]", "tuple[Node, ...]"]
"""The nodes of components built before; a plain dict will do."""


def brackets(row: Sequence[str], versions: Iterable[Version], memo: Memo | None = None) -> tuple[Node, ...]:
    """The row in bracketed form; empty words print nothing.

    Names are unique. Raises ChangesError. With the same `memo` again, components that are as they were are
    not built again.

    >>> brackets(("", " shall"), [Version("NOR", (Change(1, 2, (" should",)),))])[0].options[1].names
    ('NOR',)
    """
    frame = new_frame(tuple(row), versions)
    nodes: list[_Unbuilt] = []
    at = 0
    for start, end, names in components(frame):
        _extend_words(nodes, frame.row[at:start])
        nodes.extend(_component(frame, start, end, names, memo))
        at = end
    _extend_words(nodes, frame.row[at:])
    return _nodes(nodes, {})


def row_brackets(row: Row, memo: Memo | None = None) -> tuple[Node, ...]:
    """A row in bracketed form, as somebody sees it who may see all versions in it."""
    return brackets(*row_versions(row), memo)


def choose(nodes: Sequence[Node], name: str) -> tuple[str, ...]:
    """The words that this name asks for: in each bracket its own option, else the standing one.

    Of a list of amendments its own are carried out, in order.
    """
    has = _options_of(nodes, name)
    words: list[str] = []
    todo = list(reversed(nodes))
    while todo:
        node = todo.pop()
        if isinstance(node, Words):
            words.extend(node.words)
        elif isinstance(node, AmendmentList):
            words.extend(_amended(node, name))
        else:
            chosen = next((o for o in node.options if id(o) in has), None)
            chosen = chosen or next(o for o in node.options if o.is_standing)
            todo.extend(reversed(chosen.nodes))
    return tuple(words)


def _options_of(nodes: Sequence[Node], name: str) -> set[int]:
    """The options that hold what this name asks for, by identity: hashing would go through them all."""
    path: list[tuple[Option, int]] = []  # every option with the place of the one around it
    todo: list[tuple[Node, int]] = [(node, -1) for node in nodes]
    has: set[int] = set()
    while todo:
        node, outer = todo.pop()
        if isinstance(node, Bracket):
            for option in node.options:
                path.append((option, outer))
                todo.extend((inner, len(path) - 1) for inner in option.nodes)
                if name in option.names:
                    has.update(_ids(path, len(path) - 1))
        elif isinstance(node, AmendmentList) and any(name in a.names for a in node.amendments):
            has.update(_ids(path, outer))
    return has


def _ids(path: list[tuple[Option, int]], at: int) -> Iterator[int]:
    while at >= 0:
        option, at = path[at]
        yield id(option)


def _amended(node: AmendmentList, name: str) -> Iterator[str]:
    at = 0
    for start, end, words in ((a.start, a.end, a.words) for a in node.amendments if name in a.names):
        yield from node.words[at:start]
        yield from words
        at = end
    yield from node.words[at:]


# --- Building ---------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Task:
    """A frame to be arranged, and what came of it."""

    frame: Frame
    parts: list[_Unbuilt] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A bracket whose options are not built yet: what stands in each, its names, whether it is standing."""

    options: list[tuple[list[_Unbuilt], tuple[str, ...], bool]] = field(default_factory=list)


_Unbuilt: TypeAlias = "Node | _Open | _Task"


def _built(frame: Frame) -> tuple[Node, ...]:
    """The nodes of a frame: arranged from the outside in, built from the inside out, never recursive."""
    first = _Task(frame)
    made: list[_Task | _Open] = [first]  # whatever stands in something comes after it
    for each in made:
        if isinstance(each, _Task):
            _Arrangement.of(each.frame).fill(each.parts, made)
    done: dict[int, tuple[Node, ...]] = {}
    for each in reversed(made):
        if isinstance(each, _Task):
            done[id(each)] = _nodes(each.parts, done)
        else:
            options = (
                Option(_nodes(parts, done), names, standing) for parts, names, standing in each.options
            )
            done[id(each)] = (Bracket(tuple(options)),)
    return done[id(first)]


def _nodes(parts: Iterable[_Unbuilt], done: Mapping[int, tuple[Node, ...]]) -> tuple[Node, ...]:
    nodes: list[Node] = []
    for part in parts:
        if isinstance(part, (_Task, _Open)):
            nodes.extend(done[id(part)])
        else:
            nodes.append(part)
    return tuple(nodes)


@dataclass(frozen=True, slots=True)
class _Arrangement:
    """The brackets of a frame.

    `spans` are the hulls and the pieces in reading order, the longer first: a bracket over each. Its
    `members` have a change of the component, or a piece, over it; `parts` are all their spans there.
    """

    frame: Frame
    spans: tuple[Span, ...]
    members: Mapping[Span, set[str]]
    parts: Mapping[Span, set[Span]]
    places: Mapping[str, tuple[Span, ...]]  # the brackets that each name is a member of, in order

    @staticmethod
    def of(frame: Frame) -> _Arrangement:
        changes = [(name, c, frame.is_cuttable(c)) for name, t in frame.texts.items() for c in t.changes]
        hull = hulls((c.start, c.end) for _, c, is_cuttable in changes if not is_cuttable)
        cut_up = pieces(
            ((c.start, c.end) for _, c, is_cuttable in changes if is_cuttable), set(hull.values())
        )
        members: dict[Span, set[str]] = defaultdict(set)
        parts: dict[Span, set[Span]] = defaultdict(set)
        places: dict[str, list[Span]] = defaultdict(list)
        for name, change, is_cuttable in changes:
            span = change.start, change.end
            for part in cut_up[span] if is_cuttable else (span,):
                whole = part if is_cuttable else hull[span]
                members[whole].add(name)
                parts[whole].add(part)
                places[name].append(whole)
        spans = tuple(sorted(members, key=lambda span: (span[0], -span[1])))
        return _Arrangement(frame, spans, members, parts, {n: tuple(sorted(p)) for n, p in places.items()})

    def fill(self, parts: list[_Unbuilt], made: list[_Task | _Open]) -> None:
        """Write the frame's words and brackets; those inside a standing option go straight into it."""
        row = self.frame.row
        around: list[tuple[list[_Unbuilt], int]] = [(parts, len(row))]
        at = 0
        for number, (start, end) in enumerate(self.spans):
            if start < at:  # within a bracket that was written whole
                continue
            while start >= around[-1][1] and len(around) > 1:
                at = _close(around, row, at)
            _extend_words(around[-1][0], row[at:start])
            has_more = number + 1 < len(self.spans) and self.spans[number + 1][0] < end
            standing = self._write((start, end), around[-1][0], made, has_more=has_more)
            at = end
            if standing is not None:
                around.append((standing, end))
                at = start
        while around:
            at = _close(around, row, at)

    def _write(
        self, span: Span, parts: list[_Unbuilt], made: list[_Task | _Open], *, has_more: bool
    ) -> list[_Unbuilt] | None:
        """Write the bracket over a span; give its standing option back while that is still to be filled."""
        members = self.members[span]
        choices = _choices(self.frame, members, span)
        if choices is None or self._is_long(span, choices):
            parts.append(_list_of(self.frame, span))
            return None
        bracket = _Open()
        made.append(bracket)
        parts.append(bracket)
        standing: list[_Unbuilt] = []
        bracket.options.append((standing, tuple(choices[0].names), True))
        bracket.options.extend(_option(self.frame, span, choice, made) for choice in choices[1:])
        if not has_more or not any(self._asks_within(name, span) for name in members):
            return standing
        others = [name for name in self.places if name not in members and self._asks_within(name, span)]
        task = _Task(restricted(self.frame, *span, others))
        made.append(task)
        standing.append(task)
        return None

    def _asks_within(self, name: str, span: Span) -> bool:
        """Whether a name is a member of a bracket within this one."""
        places = self.places[name]
        first, last = bisect_left(places, (span[0], 0)), bisect_left(places, (span[1], 0))
        return any(place != span and place[1] <= span[1] for place in places[first:last])

    def _is_long(self, span: Span, choices: list[_Choice]) -> bool:
        length = sum(len(word) for choice in choices for word in choice.words)
        return self.parts[span] != {span} and length > TEXT_MAX


def _close(around: list[tuple[list[_Unbuilt], int]], row: tuple[str, ...], at: int) -> int:
    parts, end = around.pop()
    _extend_words(parts, row[at:end])
    return end


def _extend_words(parts: list[_Unbuilt], row: Iterable[str]) -> None:
    words = plain(row)
    if words:
        parts.append(Words(words))


@dataclass(slots=True)
class _Choice:
    """One text over a bracket, who asks for it, and who asks for something written on it."""

    words: tuple[str, ...]
    names: list[str] = field(default_factory=list)
    amending: list[str] = field(default_factory=list)


def _choices(frame: Frame, members: Collection[str], span: Span) -> list[_Choice] | None:
    """The choices of a bracket in order, the standing one first; None where there are too many."""
    standing = _Choice(plain(frame.row[span[0] : span[1]]))
    choices = {standing.words: standing}
    roots = _roots(frame, members, span)
    amending: dict[str, list[str]] = defaultdict(list)
    for name, root in roots.items():
        if name != root:
            amending[root].append(name)
    todo = sorted(set(roots.values()))
    for name in todo:  # grows by those who amend a text that somebody else has written otherwise
        words = plain(reading(frame, name, *span))
        choice = choices.setdefault(words, _Choice(words))
        if len(choices) > OPTIONS_MAX:
            return None
        choice.names.append(name)
        if name not in amending:
            continue
        if choice is standing or not _is_alike(frame, choice, name, span):
            todo.extend(amending[name])
        else:
            choice.amending.extend(amending[name])
    others = [choice for choice in choices.values() if choice is not standing]
    return [
        standing,
        *sorted(others, key=lambda choice: (not choice.words, "".join(choice.words), choice.words)),
    ]


def _is_alike(frame: Frame, choice: _Choice, name: str, span: Span) -> bool:
    """Whether a text has the empty words of the choice's first one too: amendments to both can meet."""
    return choice.names[0] == name or reading(frame, choice.names[0], *span) == reading(frame, name, *span)


def _roots(frame: Frame, members: Collection[str], span: Span) -> dict[str, str]:
    """For each member the one that it stands inside of, in the end; itself where it stands on its own."""
    roots: dict[str, str] = {}
    for name in frame.texts:  # a basis comes before what is written on it
        if name in members:
            basis = frame.texts[name].basis
            if basis is not None and basis in members and _is_inside(frame, basis, name, span):
                roots[name] = roots[basis]
            else:
                roots[name] = name
    return roots


def _is_inside(frame: Frame, basis: str, name: str, span: Span) -> bool:
    """Whether an amendment keeps a word that its basis brings into the bracket, and can be shown there."""
    below, text = frame.texts[basis], frame.texts[name]
    if frame.depth >= DEPTH_MAX or is_cut(below, *span) or is_cut(text, *span):
        return False
    overs = [(change.start, change.end, None) for change in text.own]
    return any(
        change.words[at - start]
        for change, (start, end) in zip(below.changes, after(below.changes), strict=True)
        if span[0] <= change.start and change.end <= span[1]
        for at in uncovered(start, end, overs)
    )


def _option(
    frame: Frame, span: Span, choice: _Choice, made: list[_Task | _Open]
) -> tuple[list[_Unbuilt], tuple[str, ...], bool]:
    """An option that is not the standing one: its words, or a row with brackets of its own."""
    names = list(choice.names)
    parts: list[_Unbuilt] = []
    if choice.amending:
        hosts = set(choice.names)
        entries = {
            name: (
                None if frame.texts[name].basis in hosts else frame.texts[name].basis,
                own_changes(frame, frame.texts[name], *span),
            )
            for name in choice.amending
        }
        inner = compose(reading(frame, choice.names[0], *span), entries, frame.depth + 1)
        names.extend(name for name, text in inner.texts.items() if not text.changes)
        task = _Task(inner)
        made.append(task)
        parts.append(task)
    else:
        _extend_words(parts, choice.words)
    return parts, tuple(sorted(names)), False


def _list_of(frame: Frame, span: Span) -> AmendmentList:
    """Every distinct change within a bracket once, on its standing words."""
    start, end = span
    asked: dict[Change, list[str]] = defaultdict(list)
    for name in sorted(frame.texts):
        for change in clipped(frame, name, start, end):
            asked[change._replace(words=plain(change.words))].append(name)
    counted = [0, *accumulate(1 if word else 0 for word in frame.row[start:end])]
    amendments = (
        Amendment(
            counted[change.start - start], counted[change.end - start], change.words, tuple(asked[change])
        )
        for change in sorted(asked)
    )
    return AmendmentList(plain(frame.row[start:end]), tuple(amendments))


def _simple(frame: Frame, start: int, end: int, names: Collection[str]) -> tuple[Node, ...]:
    """The bracket of a component in which everyone changes just the whole of it; nothing if it is not so.

    The general way gives the same, in ten times the time: benchmarks/negotiation.py.
    """
    standing = plain(frame.row[start:end])
    options: dict[tuple[str, ...], list[str]] = {standing: []}
    for name in names:
        text = frame.texts[name]
        change = met(text.changes, start, end)[0]
        if text.basis in names or (change.start, change.end) != (start, end):
            return ()
        options.setdefault(plain(change.words), []).append(name)
    if len(options) > OPTIONS_MAX:
        return ()
    kept = options.pop(standing)
    ordered = sorted(options.items(), key=lambda option: (not option[0], "".join(option[0]), option[0]))
    return (
        Bracket(
            (
                Option(_words(standing), tuple(sorted(kept)), is_standing=True),
                *(Option(_words(words), tuple(sorted(asking))) for words, asking in ordered),
            )
        ),
    )


def _words(words: tuple[str, ...]) -> tuple[Words, ...]:
    return (Words(words),) if words else ()


def _component(
    frame: Frame, start: int, end: int, names: Collection[str], memo: Memo | None
) -> tuple[Node, ...]:
    if memo is None:
        return _simple(frame, start, end, names) or _built(restricted(frame, start, end, names))
    frame = restricted(frame, start, end, names)
    key = frame.row, tuple(Version(n, frame.texts[n].own, frame.texts[n].basis) for n in sorted(frame.texts))
    if key not in memo:
        memo[key] = _built(frame)
    return memo[key]
