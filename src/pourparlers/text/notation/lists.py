r"""Lists of amendments: a bracket that would be too long, in its long form.

    [shall report every year by 1 May | 1–2 shall report: may inform – P | before 4 year: calendar – Q
     | 5–7 by 1 May: no text – R]

First the standing words of the stretch. Then, after each bar, for which of them, counted from 1 and said
again, what to read, and who asks for it; "before" and "after" a word something is put in, "here" where
there are none. Of more than six words only the first two and the last two are said again. Reading checks
them, so that a number that went wrong is found. The space of the new text's first word is understood.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pourparlers.text.nodes import Amendment, AmendmentList
from pourparlers.text.notation.attribution import read_names, write_names
from pourparlers.text.notation.scanner import (
    Group,
    Item,
    NotationError,
    Sign,
    Token,
    escape,
    split_items,
    trim_start,
)
from pourparlers.text.notation.spaces import begins_with_space
from pourparlers.text.notation.stretches import JOINT, read_elements, write_words
from pourparlers.text.words import is_mark

__all__ = ["NO_TEXT", "is_list", "is_no_text", "read_list", "write_guarded", "write_list"]

NO_TEXT: Final = "no text"
_SAID_MAX: Final = 6
_PLACE: Final = re.compile(
    r"(?:(?P<side>before|after) )?(?P<first>[0-9]{1,9})(?:–(?P<last>[0-9]{1,9}))?|(?P<here>here)"
)


def write_list(node: AmendmentList, *, attribution: bool) -> str:
    """The list in its brackets; the space of its first word, if it has one, stands before them."""
    parts = [write_words(node.words, has_space=begins_with_space(node.words), is_inside=True, is_first=True)]
    for amendment in node.amendments:
        names = write_names(amendment.names) if attribution and amendment.names else ""
        parts.append(f" | {_write_place(amendment, node.words)}: {_write_new(amendment.words)}{names}")
    if not node.amendments:
        parts.append(" |" if node.words else "|")
    return f"[{''.join(parts)}]"


def _write_place(amendment: Amendment, words: Sequence[str]) -> str:
    start, end = amendment.start, amendment.end
    if not words:
        return "here"
    if start < end:
        number = f"{start + 1}–{end}" if end - start > 1 else f"{end}"
    elif start < len(words):
        number = f"before {start + 1}"
    else:
        number = f"after {start}"
    said = escape(_said(_spoken_of(start, end, words)), is_inside=True).replace(":", r"\:")
    return f"{number} {said}"


def _spoken_of(start: int, end: int, words: Sequence[str]) -> Sequence[str]:
    """The words that an amendment's place says again."""
    return words[start:end] if start < end else words[start : start + 1] or words[-1:]


def _said(words: Sequence[str]) -> str:
    """Words said again for the reader."""
    texts = ["¶" if is_mark(word) else word for word in words]
    if len(words) > _SAID_MAX:
        texts = [*texts[:2], " …", *texts[-2:]]
    return "".join(texts).strip()


def _write_new(words: Sequence[str]) -> str:
    if not words:
        return NO_TEXT
    text = write_words(words, has_space=begins_with_space(words), is_inside=True, is_first=True)
    return write_guarded(text) if begins_with_space(words) else JOINT + text


def write_guarded(text: str) -> str:
    """An option's text so that it is not taken for notation."""
    bare = text.lstrip(" ")
    if is_no_text(text) or bare.casefold().startswith("keep:"):
        return text[: len(text) - len(bare)] + "\\" + bare
    return text


def is_no_text(text: str) -> bool:
    return text.strip(" ").casefold() == NO_TEXT


def is_list(group: Group) -> bool:
    return any(isinstance(item, Token) and item.sign is Sign.BAR for item in group.items)


def read_list(group: Group, text: str) -> AmendmentList:
    """The list that a group is. Raises NotationError."""
    standing, *segments = split_items(group.items, Sign.BAR)
    words = _read_words(standing, text, has_space=group.has_space)
    amendments = [_read_amendment(items, words, text, group) for items in segments if items]
    return AmendmentList(words, tuple(amendments))


def _read_words(items: Sequence[Item], text: str, *, has_space: bool) -> tuple[str, ...]:
    for item in items:
        if isinstance(item, Group) or item.sign in {Sign.SLASH, Sign.DASH}:
            what = "in a list of amendments words hold neither brackets nor options"
            raise NotationError(what, text, item.position)
    elements = read_elements(items, has_space=has_space)
    return tuple(word for element in elements if not isinstance(element, Group) for word in element)


def _read_amendment(items: list[Item], words: tuple[str, ...], text: str, group: Group) -> Amendment:
    at = items[0].position if items else group.position
    place, new = _split_at_colon(items, text, at)
    start, end = _read_place(place, words, text, at)
    trim_start(new)
    new, *names = split_items(new, Sign.DASH)
    if len(names) > 1:
        raise NotationError("an amendment has one dash, before its names", text, at)
    asking = read_names(names[0], text, at).names if names else ()
    only = new[0] if len(new) == 1 else None
    is_deletion = isinstance(only, Token) and only.sign is Sign.TEXT and is_no_text(only.text)
    read = () if is_deletion or not new else _read_words(new, text, has_space=True)
    return Amendment(start, end, read, asking)


def _split_at_colon(items: list[Item], text: str, at: int) -> tuple[str, list[Item]]:
    """What stands before the first colon that is a sign, as text, and the items after it."""
    place: list[str] = []
    for number, item in enumerate(items):
        if isinstance(item, Group):
            break
        before, colon, after = item.text.partition(":") if item.sign is Sign.TEXT else (item.text, "", "")
        place.append(before)
        if colon:
            return "".join(place), [item._replace(text=after), *items[number + 1 :]] if after else items[
                number + 1 :
            ]
    raise NotationError("an amendment needs a place, a colon and the new text", text, at)


def _read_place(place: str, words: tuple[str, ...], text: str, at: int) -> tuple[int, int]:
    found = _PLACE.match(place)
    if found is None:
        what = "an amendment begins with the number of a word, with before or after, or with here"
        raise NotationError(what, text, at)
    if found["here"]:
        start = end = 0
    else:
        first = int(found["first"])
        start, end = first - (found["side"] != "after"), int(found["last"] or first)
        if found["side"]:
            end = start
    if not 0 <= start <= end <= len(words) or (found["side"] == "before" and start == len(words)):
        raise NotationError(f"there are {len(words)} words here, not these: {found.group()}", text, at)
    said, meant = place[found.end() :].strip(), _said(_spoken_of(start, end, words))
    if said != meant and (words or said):
        raise NotationError(f"{found.group()} is {meant!r}, not {said!r}", text, at)
    return start, end
