"""Provisions by the names that people write: "4(2)", "Article 4, 2", "Art. 4", "preamble 2".

The rules, in order:

1. A reference is itself.
2. A name is cut into labels: words for divisions say what kind the next one is, everything else counts by
   its value, so that "2." and "(2)" are the same.
3. It names the provisions whose labels, from the outside in, end with these; "4.2" is tried as one first.
4. "preamble 2" is the second paragraph with text, but no heading, before the first label.
5. Of several the outermost is meant, if it is one alone: "4" is Article 4, not a fourth paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pourparlers.talks.state import Draft
from pourparlers.text.numbering import paths
from pourparlers.text.tree import Provision, View, reference, view

__all__ = ["candidates", "find_provision"]

_LABELS: Final = re.compile(
    r"\[\^[^\]]+\]|[^\W_]+(?:\.[^\W_]+)*(?:\s(?:bis|ter|quater|alt)\b)*", re.IGNORECASE
)
_PREAMBLE: Final = re.compile(r"(?:preamble|préambule)[\s,]*(\d+)?", re.IGNORECASE)
_KINDS: Final = {
    "art": "article", "articles": "article", "annexe": "annex", "chapitre": "chapter", "partie": "part",
    "titre": "title", "para": "", "paragraph": "", "paragraphe": "", "par": "", "sub": "", "subparagraph": "",
}  # fmt: skip
_DIVISIONS: Final = frozenset({"article", "annex", "chapter", "part", "title", "section", "rule", "clause"})


def find_provision(draft: Draft, text: str, name: str | None = None) -> str | None:
    """The reference of the one provision that is meant; None if there is none, or more than one.

    It is looked for in the standing text, or in that of the version `name`.
    """
    found = candidates(draft, text, name)
    return found[0] if len(found) == 1 else None


def candidates(draft: Draft, text: str, name: str | None = None) -> tuple[str, ...]:
    """The references of all provisions that can be meant, in reading order."""
    text = text.strip()
    if text in draft.references and draft.references[text] in draft.tree.rows:
        return (text,)
    seen = view(draft.tree, name)
    order = tuple(seen.in_order())
    if found := _PREAMBLE.fullmatch(text):
        return _preambular(draft, seen, order, int(found[1] or 1))
    outline = paths([_label(draft, each) for each in order])
    chains = [tuple(_read(label) for label in path) for path in outline]
    for wanted in _readings(text):
        depths = {
            n: len(chain)
            for n, chain in enumerate(chains)
            if _ends(chain, wanted) and _is_own(draft, order[n])
        }
        if depths:
            outermost = min(depths.values())
            return tuple(reference(order[n]) for n, depth in depths.items() if depth == outermost)
    return _titled(draft, seen, order, text)


def _label(draft: Draft, provision: Provision) -> tuple[str, int]:
    called = draft.paragraphs.get(provision)
    return (called.number, called.heading) if called else ("", 0)


def _is_own(draft: Draft, provision: Provision) -> bool:
    """Whether a path ends with the provision's own label, and not with one that it stands under."""
    return bool(_label(draft, provision)[0])


def _read(label: str) -> tuple[str, str]:
    """Kind and value: ("article", "4"), ("", "2"), ("", "a")."""
    kind, value = "", ""
    for word in _LABELS.findall(label.casefold()):
        name = _KINDS.get(word, word)
        if name in _DIVISIONS and not value:
            kind = name
        elif name:
            value += re.sub(r"\s", "", name)
    return kind, value


def _readings(text: str) -> Iterator[tuple[tuple[str, str], ...]]:
    """What a name can mean as labels from the outside in: a value with points is one label, or several."""
    words = [_KINDS.get(word, word) for word in _LABELS.findall(text.casefold())]
    yield from dict.fromkeys((_labels(words), _labels([part for word in words for part in word.split(".")])))


def _labels(words: Sequence[str]) -> tuple[tuple[str, str], ...]:
    labels: list[tuple[str, str]] = []
    kind = ""
    for word in filter(None, words):
        if word in _DIVISIONS:
            kind = word
        else:
            labels.append((kind, re.sub(r"\s", "", word)))
            kind = ""
    return tuple([*labels, (kind, "")] if kind else labels)


def _ends(chain: Sequence[tuple[str, str]], wanted: Sequence[tuple[str, str]]) -> bool:
    """Whether the last labels are the wanted ones; a wanted one without a kind may have any."""
    tail = chain[-len(wanted) :] if wanted else ()
    return (
        bool(wanted)
        and len(tail) == len(wanted)
        and all(
            value == found and kind in {"", known}
            for (kind, value), (known, found) in zip(wanted, tail, strict=True)
        )
    )


def _preambular(draft: Draft, seen: View, order: Sequence[Provision], number: int) -> tuple[str, ...]:
    found: list[str] = []
    for provision in order:
        label, heading = _label(draft, provision)
        if label:
            break
        if not heading and len(seen.words[provision]) > 1:
            found.append(reference(provision))
    return tuple(found[number - 1 : number]) if number else ()


def _titled(draft: Draft, seen: View, order: Sequence[Provision], text: str) -> tuple[str, ...]:
    """Headings by their text."""
    wanted = " ".join(text.casefold().split())
    if not wanted:
        return ()
    return tuple(
        reference(each)
        for each in order
        if _label(draft, each)[1]
        and wanted == "".join(k.word for k in seen.words[each][1:]).strip().casefold()
    )
