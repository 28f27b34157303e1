"""The negotiated words as HTML: common text, brackets with their options, lists of amendments.

Whatever comes from a text is escaped here and nowhere trusted; each option is isolated (`bdi`), so
that words in one direction never reorder those in another. A bracket is printed with its own
signs, as characters: what is copied or read aloud, or printed without colour, still says what is
in question. The rules, in order:

1. The break before a provision prints as nothing, and the word after it loses its hidden space;
   a break further on, or one that is itself in question, prints as ¶.
2. A space that all options of a bracket begin with stands before the bracket.
3. The standing option comes first, underlined with dots; words that someone would add are
   underlined; "no text" is said in words. In a redline, out is struck and in is underlined.
4. Names follow their option in small capitals, unless attribution is off: then they are nowhere
   in the page, not even in a class.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from gettext import NullTranslations
from typing import Literal

from markupsafe import Markup, escape

from pourparlers.text.characters import visible
from pourparlers.text.nodes import Amendment, AmendmentList, Bracket, Node, Option, Words
from pourparlers.text.questions import names_in
from pourparlers.text.words import NOTE, is_mark

__all__ = [
    "COLOURS",
    "IN",
    "OUT",
    "Ink",
    "Mode",
    "askers",
    "brackets_of",
    "direction",
    "fill",
    "hue",
    "id_of",
    "names_of",
    "opening",
    "plain",
    "print_text",
    "write_nodes",
]

Mode = Literal["rolling", "redline"]

COLOURS = 8
"""As many as `page.css` has; from the ninth party on they come again, and the label tells."""

OUT = Markup("<del><bdi>{}</bdi></del>")
IN = Markup("<ins><bdi>{}</bdi></ins>")
_EMPTY = Markup()
_PARAGRAPH_SIGN = Markup('<span class="pilcrow">¶</span>')


@dataclass(frozen=True, slots=True)
class Ink:
    """How words are printed: the mode, whether names are, and what the marks in a text refer to.

    `parties` gives each party its place among the colours. `anchors` are the ids of a provision's
    brackets in the order in which they are opened, "" where there is nothing to link to; `notes`
    the ids of the footnotes by their labels.
    """

    mode: Mode
    attribution: bool
    parties: Mapping[str, int]
    translate: NullTranslations
    anchors: Iterator[str] = field(default_factory=lambda: iter(()))
    notes: Mapping[str, str] = field(default_factory=dict)


def print_text(text: str) -> Markup:
    """Escaped text, with a chip for each character that a reader would not see."""
    return Markup().join(
        Markup('<span class="chip" title="{}">{}</span>').format(name, sign) if name else escape(sign)
        for sign, name in visible(text)
    )


def direction(text: str) -> str:
    """The direction of the first strong character, as the Unicode bidirectional algorithm has it (P2, P3)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"R", "AL"}:
            return "rtl"
        if kind == "L":
            return "ltr"
    return "auto"


def brackets_of(nodes: Sequence[Node]) -> Iterator[Bracket | AmendmentList]:
    """Brackets and lists in the order in which they open, the nested after those that hold them."""
    for node in nodes:
        if isinstance(node, Bracket):
            yield node
            for option in node.options:
                yield from brackets_of(option.nodes)
        elif isinstance(node, AmendmentList):
            yield node


def plain(nodes: Sequence[Node], note: str = "") -> str:
    """The words as they stand without what is open, or, where nothing stands, as first proposed.

    `note` is what is said for a footnote mark, with its `{label}`; nothing where it is "".
    """
    return (_plain(nodes, 0, note) or _plain(nodes, 1, note)).strip()


def _plain(nodes: Sequence[Node], wanted: int, note: str) -> str:
    parts: list[str] = []
    for node in nodes:
        if isinstance(node, Bracket):
            parts.append(_plain(node.options[min(wanted, len(node.options) - 1)].nodes, wanted, note))
        else:
            parts += (
                " " if is_mark(word) else note.format(label=word.split(NOTE)[1]) if NOTE in word else word
                for word in node.words
            )
    return "".join(parts)


def write_nodes(nodes: Sequence[Node], ink: Ink) -> Markup:
    """A provision's nodes as HTML, from the break before it."""
    return _row(nodes, ink, is_start=True)


def _row(nodes: Sequence[Node], ink: Ink, *, is_start: bool, drop_space: bool = False) -> Markup:
    """`is_start`: nothing of the provision is printed yet; `drop_space`: the first word's space is."""
    parts: list[Markup] = []
    for node in nodes:
        match node:
            case Words(words):
                parts.append(_words(words, ink, is_start=is_start, drop_space=drop_space))
                is_start = is_start and all(map(is_mark, words))
            case Bracket():
                parts.append(_bracket(node, ink, is_start=is_start, drop_space=drop_space))
                is_start = False
            case AmendmentList():
                parts.append(_amendments(node, ink, is_start=is_start))
                is_start = False
        drop_space = drop_space and is_start
    return Markup().join(parts)


def _words(words: Sequence[str], ink: Ink, *, is_start: bool, drop_space: bool = False) -> Markup:
    parts: list[Markup] = []
    run: list[str] = []
    for word in words:
        if is_mark(word) or NOTE in word:
            parts += [print_text("".join(run)), _sign(word, ink, is_silent=is_start, drop_space=drop_space)]
            run = []
            if is_mark(word):
                continue
        else:
            run.append(word.removeprefix(" ") if is_start or drop_space else word)
        is_start = drop_space = False
    return Markup().join([*parts, print_text("".join(run))])


def _sign(word: str, ink: Ink, *, is_silent: bool, drop_space: bool) -> Markup:
    """A break, or a footnote mark with its label, which blocks carry between two `NOTE` characters."""
    if is_mark(word):
        return _EMPTY if is_silent else Markup("{}{}").format("" if drop_space else " ", _PARAGRAPH_SIGN)
    space, label, _ = f"{word}{NOTE}".split(NOTE, 2)
    label = label or "*"
    link = ink.notes.get(label, "")
    mark = Markup('<a href="#{}">{}</a>').format(link, label) if link else escape(label)
    return Markup('{}<sup class="fn">{}</sup>').format(space, mark)


# --- brackets ---------------------------------------------------------------------------------


def _bracket(bracket: Bracket, ink: Ink, *, is_start: bool, drop_space: bool) -> Markup:
    anchor = next(ink.anchors, "")
    is_silent = is_start and not _is_break(bracket)
    space = _EMPTY
    if _is_break(bracket) or (not is_start and _begins_with_space(bracket)):
        space, drop_space = (_EMPTY if is_start or drop_space else Markup(" ")), True
    if ink.mode == "redline":
        return space + _redlined(bracket, ink, anchor, is_start=is_silent, drop_space=drop_space)
    options = [
        _option(option, ink, is_start=is_silent, drop_space=drop_space)
        for option in bracket.options
        if option.nodes or option.names or not option.is_standing
    ]
    body = Markup('<span class="or"> / </span>').join(options)
    names = {name for option in bracket.options for name in askers(option)}
    return Markup('{}<span class="br{}"{}>{}{}{}</span>').format(
        space, hue(names, ink), id_of(anchor), opening(anchor, ink), body, Markup('<span class="b">]</span>')
    )


def opening(anchor: str, ink: Ink) -> Markup:
    if not anchor:
        return Markup('<span class="b">[</span>')
    name = ink.translate.gettext("open question")
    return Markup('<a class="b" href="#n-{}" aria-label="{}">[</a>').format(anchor, name)


def id_of(anchor: str) -> Markup:
    return Markup(' id="{}" tabindex="-1"').format(anchor) if anchor else _EMPTY


def _option(option: Option, ink: Ink, *, is_start: bool, drop_space: bool) -> Markup:
    if option.nodes:
        words = _row(option.nodes, ink, is_start=is_start, drop_space=drop_space)
        kind = "std" if option.is_standing else "new"
        body = Markup('<bdi class="w {}">{}</bdi>').format(kind, words)
    else:
        body = Markup('<span class="none">{}</span>').format(ink.translate.gettext("no text"))
    names = askers(option)
    return Markup('<span class="o{}">{}{}</span>').format(
        hue(names, ink), body, names_of(names, ink, is_keep=option.is_standing)
    )


def askers(option: Option) -> tuple[str, ...]:
    """Who asks for an option; where nobody asks for just this, who amends the words in it."""
    return option.names or (() if option.is_standing else tuple(sorted(names_in(option.nodes))))


def names_of(names: Sequence[str], ink: Ink, *, is_keep: bool = False) -> Markup:
    if not names or not ink.attribution:
        return _EMPTY
    keep = Markup("{} ").format(ink.translate.gettext("keep:")) if is_keep else _EMPTY
    return Markup('<span class="by"><span class="vh"> – </span>{}{}</span>').format(
        keep, Markup(", ").join(Markup("<bdi>{}</bdi>").format(print_text(name)) for name in sorted(names))
    )


def hue(names: Sequence[str] | set[str], ink: Ink) -> str:
    """Classes: the colour, if it is one party's, and every party's own, for the reader who looks for it."""
    if not ink.attribution:
        return ""
    numbers = sorted(ink.parties[name] for name in names if name in ink.parties)
    colour = f" k{numbers[0] % COLOURS}" if len(numbers) == 1 else ""
    return colour + "".join(f" w{number}" for number in numbers)


def _is_break(bracket: Bracket) -> bool:
    """Whether nothing but a paragraph break is in question: a split or a join."""
    texts = [option.nodes for option in bracket.options if option.nodes]
    return bool(texts) and all(
        isinstance(node, Words) and all(map(is_mark, node.words)) for nodes in texts for node in nodes
    )


def _begins_with_space(node: Node) -> bool:
    if isinstance(node, Bracket):
        texts = [option.nodes for option in node.options if option.nodes]
        return bool(texts) and all(_begins_with_space(nodes[0]) for nodes in texts)
    return bool(node.words) and node.words[0].startswith(" ")


# --- lists of amendments ----------------------------------------------------------------------


def _amendments(amendments: AmendmentList, ink: Ink, *, is_start: bool) -> Markup:
    anchor = next(ink.anchors, "")
    space = _EMPTY if is_start else Markup(" ")
    stretch = _words(amendments.words, ink, is_start=is_start, drop_space=True)
    items = Markup().join(
        Markup('<span class="am{}" role="listitem">{}{}</span>').format(
            hue(amendment.names, ink),
            _amendment(amendments.words, amendment, ink),
            names_of(amendment.names, ink),
        )
        for amendment in amendments.amendments
    )
    names = {name for amendment in amendments.amendments for name in amendment.names}
    return Markup(
        '{}<span class="br{}"{}>{}<bdi class="w std">{}</bdi><span class="b">]</span></span>'
        '<span class="ams" role="list" aria-label="{}">{}</span>'
    ).format(
        space,
        hue(names, ink),
        id_of(anchor),
        opening(anchor, ink),
        stretch,
        ink.translate.gettext("Amendments to the words in brackets"),
        items,
    )


def _amendment(words: tuple[str, ...], amendment: Amendment, ink: Ink) -> Markup:
    """In the reader's language, with the words in their places: the message says where they go."""
    _ = ink.translate.gettext
    old = _quoted(words[amendment.start : amendment.end], ink, "std")
    new = _quoted(amendment.words, ink, "new")
    if old and new:
        return fill(_("for {old} read {new}"), old=old, new=new)
    if old:
        return fill(_("delete {old}"), old=old)
    if amendment.start < len(words):
        return fill(
            _("before {place} insert {new}"), place=_quoted([words[amendment.start]], ink, "at"), new=new
        )
    return fill(_("after {place} insert {new}"), place=_quoted(words[-1:], ink, "at"), new=new)


def _quoted(words: Sequence[str], ink: Ink, kind: str) -> Markup:
    if not words:
        return _EMPTY
    return Markup('<bdi class="w {}">{}</bdi>').format(
        kind, _words(words, ink, is_start=False, drop_space=True)
    )


def fill(message: str, **places: Markup) -> Markup:
    """A translated message with HTML in its places."""
    return escape(message).format(**places)


# --- redline ----------------------------------------------------------------------------------


def _redlined(bracket: Bracket, ink: Ink, anchor: str, *, is_start: bool, drop_space: bool) -> Markup:
    """Out, then in, without brackets."""
    parts = [
        (OUT if option.is_standing else IN).format(
            _row(option.nodes, ink, is_start=is_start, drop_space=drop_space)
        )
        for option in bracket.options
        if option.nodes
    ]
    return Markup('<span class="ch"{}>{}</span>').format(id_of(anchor), Markup().join(parts))
