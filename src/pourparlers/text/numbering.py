"""The labels of provisions: what "2 bis.", "Article IV" and "(i)" say, and what they become.

A label is structure, never text. It has a *kind* (article, letter, ...), *values* that count (the two
of "3.1"), a *suffix* ("bis", "alt") and a *style*: what is left when the value is taken out, with the
way it is written. Labels of one style under one parent are siblings. English and French are read.

The outline is read from labels and heading levels alone, in this order:

1. A heading ends everything below its own level; an unlabelled heading right under a labelled one of
   its level is its title and ends nothing.
2. A label whose style is open is a sibling there.
3. Otherwise a division, "I.", "A.", "1." or "3.1" closes what its kind does not stand below; any other
   style that begins at its first value opens a list below what is open.
4. "(i)" is the letter or the number by its neighbours: by what it follows and what follows it, and
   where they say nothing "i", "v" and "x" are numbers, all others letters.
5. A list that begins again at 1 right after an item 2 or later of the same style lies within that item,
   until the outer list goes on.
6. Bullets and notes are in nobody's way; a paragraph without label belongs where the one before does.

Where a provision stands is left to `placing` and `tree`, references to numbers to others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal, TypeAlias

__all__ = ["Kind", "Label", "Labelled", "parents", "parse_label", "paths", "renumber"]

Kind: TypeAlias = Literal[
    "annex", "part", "title", "chapter", "section", "subsection", "article",
    "number", "letter", "roman", "bullet", "note", "other",
]  # fmt: skip
Form: TypeAlias = Literal["arabic", "first", "word", "ordinal", "roman", "ROMAN", "letter", "LETTER"]
Labelled: TypeAlias = tuple[str, int]  # a label as written ("" for none) and a heading level (0 for none)

_DIVISIONS: Final[dict[str, Kind]] = {
    "annex": "annex", "annexe": "annex", "appendix": "annex", "appendice": "annex", "schedule": "annex",
    "part": "part", "partie": "part", "title": "title", "titre": "title",
    "chapter": "chapter", "chapitre": "chapter", "section": "section",
    "subsection": "subsection", "sub-section": "subsection", "sous-section": "subsection",
    "article": "article", "art.": "article", "rule": "article", "règle": "article", "clause": "article",
    "paragraph": "number", "paragraphe": "number",
}  # fmt: skip
_DEPTHS: Final[dict[Kind, int]] = {
    "annex": 0, "part": 1, "title": 2, "chapter": 3, "section": 4, "subsection": 5, "article": 6,
    "number": 9, "letter": 30, "roman": 40, "bullet": 90, "note": 90, "other": 90,
}  # fmt: skip
_SECTION: Final = _DEPTHS["section"]
_ORDINALS: Final = (
    ("first", "première", "premier"), ("second", "deuxième", "seconde"), ("third", "troisième"),
    ("fourth", "quatrième"), ("fifth", "cinquième"), ("sixth", "sixième"), ("seventh", "septième"),
    ("eighth", "huitième"), ("ninth", "neuvième"), ("tenth", "dixième"),
)  # fmt: skip
_CARDINALS: Final = (
    ("one", "un"), ("two", "deux"), ("three", "trois"), ("four", "quatre"), ("five", "cinq"), ("six",),
    ("seven", "sept"), ("eight", "huit"), ("nine", "neuf"), ("ten", "dix"),
)  # fmt: skip
_TABLES: Final[dict[Form, tuple[tuple[str, ...], ...]]] = {"word": _CARDINALS, "ordinal": _ORDINALS}
_WORDS: Final = {
    word: (form, value, language)
    for form, table in _TABLES.items()
    for value, words in enumerate(table, 1)
    for language, word in enumerate(words)
}
_LATIN: Final = "bis|ter|quater|quinquies|sexies|septies|octies|novies|nonies|decies"
_SUFFIX: Final = rf"(?P<suffix>(?:[ .-]?(?:{_LATIN}|alt\.?(?:[ ]?\d+)?)\b)*)"
_ROMANS: Final = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
                  (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip

_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_NAME = "|".join(map(re.escape, sorted(_DIVISIONS, key=len, reverse=True)))
_DIVISION_RE: Final = re.compile(
    rf"[\W_]*(?:(?P<before>{_WORD}) )?(?P<name>{_NAME})(?![^\W\d_])"
    rf"(?:\s*(?P<value>\d+(?:\.\d+)*|[ivxlcdm]+\b|(?:{_WORD})\b|[a-z]\b)"
    rf"(?P<er>er\b)?(?P<insert>(?<=\d)[A-Z]\b)?{_SUFFIX})?",
    re.IGNORECASE,
)
_ITEM_RE: Final = re.compile(
    rf"(?P<open>[\W_]*)(?:(?P<value>\d+(?:\.\d+)*)(?P<er>er\b|°)?|(?P<alpha>[a-z]+?))"
    rf"{_SUFFIX}(?P<close>[\W_]*)",
    re.IGNORECASE,
)
_NOTE_RE: Final = re.compile(r"\[\^[^\]\s]+\]:?")
_BULLET_RE: Final = re.compile(r"[-*+•–—·▪]")


@dataclass(frozen=True, slots=True)
class Label:
    """One label, read.

    `text` is how it is cited ("Article 4", "2", "(a)"), `values` is empty where nothing counts, `depth`
    orders kinds from the outermost, `span` is where values and suffix stand in `written`.
    """

    written: str
    kind: Kind
    text: str
    depth: int
    style: str = ""
    form: Form = "arabic"
    values: tuple[int, ...] = ()
    suffix: str = ""
    span: tuple[int, int] = (0, 0)

    @property
    def is_alternative(self) -> bool:
        """Whether it is an alternative to the provision of its number ("3.1 alt"), which it shares."""
        return "alt" in self.suffix


def parse_label(written: str) -> Label:
    """A label read by itself; "(i)" alone is the number.

    >>> parse_label("ARTICLE IV").values, parse_label("2 bis.").suffix, parse_label("(c)").kind
    ((4,), 'bis', 'letter')
    """
    return _readings(written)[0]


@lru_cache(maxsize=4096)  # few labels, many times
def _readings(written: str) -> tuple[Label, ...]:
    """What a label can mean, the likeliest first."""
    if _NOTE_RE.fullmatch(written):
        return (Label(written, "note", written.rstrip(":"), _DEPTHS["note"]),)
    if _BULLET_RE.fullmatch(written):
        return (Label(written, "bullet", written, _DEPTHS["bullet"]),)
    if found := _DIVISION_RE.match(written):
        return _divisions(written, found)
    found = _ITEM_RE.fullmatch(written)
    readings = tuple(_items(written, found)) if found else ()
    return readings or (Label(written, "other", written, _DEPTHS["other"]),)


def _divisions(written: str, found: re.Match[str]) -> tuple[Label, ...]:
    kind = _DIVISIONS[found["name"].lower()]
    text = written[found.start("before") if found["before"] else found.start("name") : found.end()]
    bare = Label(written, kind, text, _DEPTHS[kind], style=kind)
    if found["before"]:
        form, value, _ = _WORDS[found["before"].lower()]
        return (replace(bare, form=form, values=(value,), span=found.span("before")),)
    if not found["value"]:
        return (bare,)
    suffix = (found["insert"] or "") + found["suffix"].strip(" .-")
    span = (found.start("value"), found.end("suffix"))
    return tuple(
        replace(bare, form="first" if found["er"] else form, values=values, suffix=suffix, span=span)
        for form, values in _values(found["value"])
    ) or (bare,)


def _items(written: str, found: re.Match[str]) -> Iterator[Label]:
    wrapped = (found["open"].strip(" [*_") + "#" + found["close"].strip(" ]*_:–—-")).replace("#.", "#")
    span = (found.start("value") if found["value"] else found.start("alpha"), found.end("suffix"))
    text = written[: span[1]].lstrip(" [*_") + ("" if wrapped == "#" else found["close"].strip(" ]*_:–—-"))
    for form, values in _values(found["value"] or found["alpha"]):
        kind: Kind = "number" if form == "arabic" else "roman" if form.lower() == "roman" else "letter"
        yield Label(
            written, kind, text, _item_depth(kind, form, values, wrapped),
            style=f"{wrapped} {form} {len(values) if form == 'arabic' else ''}",
            form=form, values=values, suffix=found["suffix"].strip(" .-"), span=span,
        )  # fmt: skip


def _item_depth(kind: Kind, form: Form, values: tuple[int, ...], wrapped: str) -> int:
    if wrapped != "#":  # (1), 1), (a), a), (i), (A)
        return _DEPTHS[kind] + (11 if form in ("arabic", "LETTER", "ROMAN") else 0)
    if form in ("ROMAN", "LETTER"):  # I. and A. stand above 1.
        return _DEPTHS["number"] - (2 if form == "ROMAN" else 1)
    return _DEPTHS[kind] + len(values) - 1


def _values(value: str) -> tuple[tuple[Form, tuple[int, ...]], ...]:
    lower = value.lower()
    if value[0].isdigit():
        return (("arabic", tuple(map(int, value.split(".")))),)
    if lower in ("premier", "première"):
        return (("first", (1,)),)
    if lower in _WORDS and len(lower) > 1:
        form, number, _ = _WORDS[lower]
        return ((form, (number,)),)
    is_upper = value.isupper()
    roman: list[tuple[Form, tuple[int, ...]]] = []
    if number := _from_roman(lower):
        roman.append(("ROMAN" if is_upper else "roman", (number,)))
    letter: list[tuple[Form, tuple[int, ...]]] = []
    if len(set(lower)) == 1 and lower.isascii():  # (aa) comes after (z)
        letter.append(("LETTER" if is_upper else "letter", (26 * (len(lower) - 1) + ord(lower[0]) - 96,)))
    return tuple(roman + letter) if set(lower) <= set("ivx") else tuple(letter + roman)


def _from_roman(lower: str) -> int:
    """The number, 0 where this is none."""
    total, rest = 0, lower
    for value, sign in _ROMANS:
        while rest.startswith(sign):
            total, rest = total + value, rest[len(sign) :]
    return total if not rest and _to_roman(total) == lower else 0


def _to_roman(number: int) -> str:
    written = ""
    for value, sign in _ROMANS:
        written += sign * (number // value)
        number %= value
    return written


# --- the outline ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Open:
    """A label that is open while the outline is read; `index` is its paragraph."""

    index: int
    label: Label
    heading: int

    @property
    def depth(self) -> int:
        return min(self.label.depth, _SECTION) if self.heading and self.label.depth > 6 else self.label.depth

    @property
    def style(self) -> tuple[str, bool]:
        return self.label.style, bool(self.heading) and self.depth != self.label.depth


def paths(labels: Sequence[Labelled]) -> tuple[tuple[str, ...], ...]:
    """For each paragraph, in reading order, the labels that it stands under and its own, outermost first.

    >>> paths([("Article 4", 2), ("1.", 0), ("(a)", 0), ("(i)", 0), ("(b)", 0), ("2.", 0)])[3:]
    (('Article 4', '1', '(a)', '(i)'), ('Article 4', '1', '(b)'), ('Article 4', '2'))
    """
    return tuple(tuple(each.label.text for each in chain) for chain in _outline(labels))


def parents(labels: Sequence[Labelled]) -> tuple[int | None, ...]:
    """For each paragraph, in reading order, the index of the one that it hangs on; None for the text itself.

    What has no label hangs where the paragraph before does: on the label that is open, or on the heading
    without label that came after it. Notes at the very end hang on the text itself. Whatever stands below
    a paragraph follows it directly.

    >>> parents([("Article 4", 2), ("1.", 0), ("(a)", 0), ("(i)", 0), ("(b)", 0), ("2.", 0), ("", 0)])
    (None, 0, 1, 2, 1, 0, 5)
    """
    found: list[int | None] = []
    chain: tuple[_Open, ...] = ()
    headings: list[tuple[int, int]] = []  # those without label that are open: index and level
    for index, ((written, heading), following) in enumerate(zip(labels, _outline(labels), strict=True)):
        is_title = not written and _is_title(chain, heading, index)
        if heading and not is_title:
            headings = [each for each in headings if each[1] < heading]
        opened = [each.index for each in following if each.index != index]
        found.append(max([*opened[-1:], *(at for at, _ in headings[-1:])], default=None))
        if heading and not written and not is_title:
            headings.append((index, heading))
        chain = following
    return tuple(_without_notes(labels, found))


def _without_notes(labels: Sequence[Labelled], found: list[int | None]) -> list[int | None]:
    """The same with the notes at the end hanging on nothing."""
    at = len(labels)
    while at and _NOTE_RE.fullmatch(labels[at - 1][0]):
        at -= 1
    return found[:at] + [None] * (len(labels) - at)


def _outline(labels: Sequence[Labelled], known: Sequence[Label | None] = ()) -> list[tuple[_Open, ...]]:
    """The chain of open labels at each paragraph.

    Labels that are `known` are taken as they are: provisions that were moved say nothing by their values.
    """
    chains: list[tuple[_Open, ...]] = []
    chain: tuple[_Open, ...] = ()
    following = _following(labels)
    for index, (written, heading) in enumerate(labels):
        if known and (label := known[index]):
            chain = _enter(chain, _Open(index, label, heading))
        elif not written:
            chain = _unlabelled(chain, heading, index)
        else:
            label = _choose(_readings(written), chain, following[index])
            if label.depth >= 90 and label.kind != "other":
                chains.append((*chain, _Open(index, label, 0)) if label.kind == "note" else chain)
                continue
            if not known and _is_within(label, chain, index):
                label = replace(label, style=label.style + "+", depth=label.depth + 1)
            chain = _enter(chain, _Open(index, label, heading))
        chains.append(chain)
    return chains


def _following(labels: Sequence[Labelled]) -> list[str]:
    """For each paragraph the next label that is written like its own, "" where there is none."""
    following = [""] * len(labels)
    last: dict[str, str] = {}
    for index in range(len(labels) - 1, -1, -1):
        written = labels[index][0]
        wrapping = re.sub(r"\w+", "#", written, count=1)
        following[index] = last.get(wrapping, "")
        if labels[index][1]:
            last.clear()
        last[wrapping] = written
    return following


def _choose(readings: tuple[Label, ...], chain: tuple[_Open, ...], following: str) -> Label:
    if len(readings) == 1:
        return readings[0]
    after = {(each.style, each.values) for each in _readings(following)} if following else set()

    def fit(label: Label) -> int:
        (value,) = label.values
        open_values = [each.label.values for each in chain if each.label.style == label.style]
        before = value == 1 or (bool(open_values) and open_values[-1] in ((value - 1,), (value,)))
        directly = bool(open_values) and before
        return before + directly + 2 * ((label.style, (value + 1,)) in after)

    return max(readings, key=fit)  # the first of the best


def _is_within(label: Label, chain: tuple[_Open, ...], index: int) -> bool:
    """Whether a label belongs to a list inside the item of its own style that is open."""
    values = {each.label.style: each.label.values for each in chain}
    outer, inner = values.get(label.style), values.get(label.style + "+")
    if not outer or len(label.values) != 1:
        return False
    if inner:
        return label.values == (inner[0] + 1,) != (outer[0] + 1,)
    is_next = chain[-1].index == index - 1 and not chain[-1].heading and chain[-1].label.style == label.style
    return is_next and label.values == (1,) and outer > (1,)


def _unlabelled(chain: tuple[_Open, ...], heading: int, index: int) -> tuple[_Open, ...]:
    if not heading or _is_title(chain, heading, index):
        return chain
    return tuple(each for each in chain if 0 < each.heading < heading)


def _is_title(chain: tuple[_Open, ...], heading: int, index: int) -> bool:
    """Whether an unlabelled paragraph is the title of the heading right before it."""
    return bool(heading and chain) and chain[-1].heading == heading and chain[-1].index == index - 1


def _enter(chain: tuple[_Open, ...], new: _Open) -> tuple[_Open, ...]:
    if new.heading:
        chain = tuple(each for each in chain if 0 < each.heading < new.heading)
    for n, each in enumerate(chain):
        if each.style == new.style:
            return (*chain[:n], new)
    is_list = new.label.depth > _DEPTHS["number"] + 8 and new.label.values[-1:] == (1,)
    if not is_list:
        chain = tuple(each for each in chain if each.depth < new.depth)
    return (*chain, new)


# --- renumbering ------------------------------------------------------------------------------


def renumber(old: Sequence[Labelled], new: Sequence[int | Labelled]) -> tuple[str, ...]:
    """The labels that conform to a new order, as they will be written.

    `old` are labels and heading levels in the old order; `new` is the new order: an old index, or label and
    heading of what is new. Siblings count on from where the old ones began, so that "2 bis" becomes 3; a
    style that ran on across its parents (articles across chapters) still does, a list that began again
    under one parent (under another option) begins again; "3 alt" stays an alternative of the one before it;
    the first numbers of "3.1" follow their parent. What does not count stays.

    >>> renumber([("1.", 0), ("2.", 0), ("3.", 0)], [0, 2, ("2 bis.", 0), 1])
    ('1.', '2.', '3.', '4.')
    """
    old_chains = _outline(old)
    read = [_own(chain, index) for index, chain in enumerate(old_chains)]
    order = [old[each] if isinstance(each, int) else each for each in new]
    known = [read[each] if isinstance(each, int) else None for each in new]
    chains = _outline(order, known)
    counter = _Counter(old_chains)
    first_by_number = any(label and label.form == "first" for label in read)
    labels = []
    for index, ((written, _), each) in enumerate(zip(order, new, strict=True)):
        label = _own(chains[index], index)
        if label is None or not label.values:
            labels.append(written)
            continue
        row = each if isinstance(each, int) else None
        labels.append(_write(label, counter.count(chains[index], row), is_first_in_words=first_by_number))
    return tuple(labels)


def _own(chain: tuple[_Open, ...], index: int) -> Label | None:
    return chain[-1].label if chain and chain[-1].index == index else None


class _Counter:
    """Counts the siblings of a new order as the old order counted its own."""

    def __init__(self, old: Sequence[tuple[_Open, ...]]) -> None:
        self._starts: dict[str, int] = {}
        self._restarted: set[str] = set()  # the styles that begin again in a new parent
        self._running: set[str] = set()  # those that run on
        self._lists: dict[int, int] = {}  # old row -> the list it is in, where one parent has several
        self._counts: dict[tuple[object, ...], tuple[int, int]] = {}  # key -> list and count
        self._values: dict[int, tuple[int, ...]] = {}
        last: dict[str, tuple[int, tuple[int, ...], int]] = {}
        for index, chain in enumerate(old):
            if (label := _own(chain, index)) is None or not label.values:
                continue
            parent = chain[-2].index if len(chain) > 1 else -1
            before, values, lists = last.get(label.style, (parent, (), 0))
            is_again = label.values < values and label.values[:-1] == values[:-1]
            if before != parent:
                (self._restarted if is_again or label.values[-1] == 1 else self._running).add(label.style)
            self._starts[label.style] = min(label.values[-1], self._starts.get(label.style, 1 << 30))
            self._lists[index] = lists + (is_again and before == parent)
            last[label.style] = (parent, label.values, self._lists[index])

    def count(self, chain: tuple[_Open, ...], row: int | None) -> tuple[int, ...]:
        """The values of the last label of a chain; chains come in reading order, `row` is the old index."""
        own, parents = chain[-1], chain[:-1]
        label = own.label
        prefix = self._prefix(label.values[:-1], parents)
        parent = parents[-1].index if parents and self._begins_again(label) else -1
        key = (label.style, prefix, parent)
        start = self._starts.get(label.style, 1)
        before, count = self._counts.get(key, (-1, start - 1))
        own_list = before if row is None else self._lists.get(row, before)
        if own_list > before >= 0:
            count = start - 1
        count = max(start, count + (not label.is_alternative))
        self._counts[key] = (max(own_list, before), count)
        self._values[own.index] = (*prefix, count)
        return self._values[own.index]

    def _begins_again(self, label: Label) -> bool:
        is_deep = label.depth > _DEPTHS["article"] and label.style not in self._running
        return is_deep or label.style in self._restarted

    def _prefix(self, prefix: tuple[int, ...], parents: tuple[_Open, ...]) -> tuple[int, ...]:
        for parent in reversed(parents):
            if prefix and parent.label.values == prefix:
                return self._values.get(parent.index, prefix)
        return prefix


def _write(label: Label, values: tuple[int, ...], *, is_first_in_words: bool) -> str:
    start, end = label.span
    suffix = label.written[start:end][-len(label.suffix) :] if label.is_alternative else ""
    if values == label.values and suffix == label.suffix:
        return label.written
    glue = " " if suffix and f" {suffix}" in label.written else ""
    value = _format(values, label, is_first_in_words=is_first_in_words)
    return f"{label.written[:start]}{value}{glue}{suffix}{label.written[end:]}"


def _format(values: tuple[int, ...], label: Label, *, is_first_in_words: bool) -> str:
    number, old = values[-1], label.written[slice(*label.span)]
    if label.form in _TABLES and old.lower() in _WORDS:
        _, _, language = _WORDS[old.lower()]
        table = _TABLES[label.form]
        if number <= len(table):
            word = table[number - 1][min(language, len(table[number - 1]) - 1)]
            return word.upper() if old.isupper() else word.capitalize() if old[0].isupper() else word
    if label.form.lower() == "roman":
        return _to_roman(number) if label.form == "roman" else _to_roman(number).upper()
    if label.form.lower() == "letter":
        letters = chr(97 + (number - 1) % 26) * (1 + (number - 1) // 26)
        return letters if label.form == "letter" else letters.upper()
    if label.kind == "article" and is_first_in_words and number == 1:
        return "premier"
    return ".".join(map(str, values))
