"""The page as a whole: outline and prose put into the template.

The caller gives the moment as a stamp: a page that reads the clock could not be made twice. Names
are in the page only with `attribution`; a redline has no parties and so never has any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from gettext import NullTranslations
from importlib.resources import files
from itertools import groupby

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from pourparlers.documents.page.outline import (
    CLASSES,
    KINDS,
    Anchored,
    Outline,
    Provision,
    Section,
    clip,
    label_of,
    outline,
    party_changes,
)
from pourparlers.documents.page.prose import (
    Ink,
    Mode,
    direction,
    fill,
    hue,
    plain,
    print_text,
    write_nodes,
)
from pourparlers.documents.page.tables import write_rows
from pourparlers.text.rolling import Rolling

__all__ = ["Mode", "css_string", "environment", "is_exercise", "page_direction", "style", "write_page"]

HIGHLIGHTS_MAX = 16
"""Parties that can be looked for with a button, and columns of the table: more fit no screen and no sheet."""

SHORT_MAX = 64
"""Characters of options that are printed in one line in the margin."""

_RTL = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "dv", "ckb", "sd", "ug"})


def write_page(  # noqa: PLR0913  what a page says of itself, all by name
    rolling: Rolling,
    *,
    title: str,
    language: str,
    translate: NullTranslations,
    attribution: bool = True,
    stamp: str = "",
    mode: Mode = "rolling",
    text_language: str | None = None,
    facts: Sequence[str] = (),
    sponsors: Mapping[str, Sequence[str]] | None = None,
    agreed: Mapping[str, str] | None = None,
) -> str:
    """One self-contained HTML page.

    `language` is the page's (that of `translate`), `text_language` the text's, the same where it is
    not given and "" where nobody knows. `stamp` (date, minute and status, in words) stands in the
    running head of every printed sheet; `facts` are what else is said before the text, a line each.
    Where names are those of proposals, `sponsors` says whose each is, in the order to list them in: colours
    and the search are the sponsors' then. `agreed` is what is said of agreement, by block id.
    """
    whole = outline(rolling, translate)
    has_names = attribution and mode == "rolling"
    parties = _numbers(rolling.parties, sponsors) if has_names else {}
    lookers = _lookers(parties, sponsors)
    leaf = _Leaf(whole, parties, mode, translate, agreed or {})
    template = environment(translate).get_template("page.html.jinja")
    return template.render(
        title=title,
        stamp=stamp,
        language=language,
        page_direction=page_direction(language),
        text_language=language if text_language is None else text_language,
        mode=mode,
        facts=facts,
        is_exercise=is_exercise(title),
        style=style(title, stamp) + _highlights(lookers),
        parties=tuple(parties),
        numbers=parties,
        lookers=lookers,
        has_highlights=0 < len(lookers) <= HIGHLIGHTS_MAX,
        are_proposals=sponsors is not None,
        sections=whole.sections,
        contested=[section for section in whole.sections if section.questions],
        question_count=len(rolling.questions),
        provision_count=sum(1 for _ in whole.provisions),
        calm_count=sum(not provision.is_contested for provision in whole.provisions),
        calm=list(_calm(whole)),
        changes=lambda party: party_changes(whole, party),
        leaf=leaf,
    )


def page_direction(language: str) -> str:
    return "rtl" if language.partition("-")[0] in _RTL else "ltr"


def is_exercise(title: str) -> bool:
    return any(word in title.casefold() for word in ("exercise", "exercice"))


class _Leaf:
    """What the template asks for at its leaves: HTML for words, plain words for all else."""

    def __init__(
        self,
        whole: Outline,
        parties: dict[str, int],
        mode: Mode,
        translate: NullTranslations,
        agreed: Mapping[str, str],
    ) -> None:
        self._agreed = agreed
        self._parties = parties
        self._mode = mode
        self._translate = translate
        self._notes = {p.block.number.strip("[]^:"): p.anchor for p in whole.provisions if p.is_note}

    def ink(self, provision: Provision) -> Ink:
        return Ink(
            self._mode,
            bool(self._parties),
            self._parties,
            self._translate,
            iter(provision.brackets),
            self._notes,
        )

    def words(self, provision: Provision) -> Markup:
        return write_nodes(provision.block.nodes, self.ink(provision))

    def rows(self, provision: Provision) -> list[tuple[str, list[Markup]]]:
        return write_rows(provision.block.nodes, self.ink(provision))

    def direction(self, provision: Provision) -> str:
        return direction(plain(provision.block.nodes))

    def runs(self, section: Section) -> Iterator[tuple[bool, list[Provision]]]:
        """The provisions of a section, those that are rows of one table together."""
        for is_table, run in groupby(section.provisions, key=lambda p: p.block.is_row):
            provisions = list(run)
            if is_table:
                yield True, provisions
            else:
                yield from ((False, [provision]) for provision in provisions)

    def clip(self, text: str, length: int = 84) -> Markup:
        return print_text(clip(text, length))

    def label(self, number: str) -> str:
        return label_of(number)

    def marker(self, provision: Provision) -> str:
        """A number as it stands before its provision; a bullet as a dash, a footnote's as its label."""
        number = provision.block.number
        return (
            "–" if number in {"-", "*", "+"} else number.strip("[]^:") if number.startswith("[^") else number
        )

    def hue(self, names: Sequence[str]) -> str:
        return hue(names, Ink(self._mode, bool(self._parties), self._parties, self._translate))

    def kind(self, question: Anchored) -> str:
        return self._translate.gettext(KINDS.get(question.question.kind, question.question.kind))

    def flags(self, question: Anchored) -> list[str]:
        """The kinds of change not to be overlooked, in words; what is only added or struck says so itself."""
        if question.question.kind != "alternative":
            return []
        return [self._translate.gettext(CLASSES[c]) for c in question.question.changes if c in CLASSES]

    def agreed(self, provision: Provision) -> str:
        """What is said of its agreement."""
        return self._agreed.get(provision.block.id, "")

    def has_notes(self, provisions: Sequence[Provision]) -> bool:
        """Whether anything about these provisions stands in the margin."""
        is_redline = self._mode == "redline"
        return any(
            p.others
            or self.agreed(p)
            or any(self.numbered(p))
            or any(not is_redline or self.flags(q) for q in p.questions)
            for p in provisions
        )

    def is_short(self, question: Anchored) -> bool:
        """Whether all options fit a line or two of the margin, one after the other."""
        return sum(len(choice.new) + 4 for choice in question.choices) <= SHORT_MAX

    def fill(self, message: str, **places: Markup) -> Markup:
        return fill(message, **places)

    def tag(self, name: str, words: str) -> Markup:
        return Markup("<{0}>{1}</{0}>").format(name, words)

    def quoted(self, message: str, old: str, new: str, length: int = 84) -> Markup:
        """A message with the words out and in at their places."""
        quote = Markup('<bdi class="w {}">{}</bdi>')
        return fill(
            message,
            old=quote.format("std", self.clip(old, length)),
            new=quote.format("new", self.clip(new, length)),
        )

    def numbered(self, provision: Provision) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Other numbers of a provision, each with who gives it that."""
        own = label_of(provision.block.number)
        by_number: dict[str, list[str]] = {}
        for party, number in sorted(provision.block.numbers.items()):
            if label_of(number) != own:
                by_number.setdefault(label_of(number), []).append(party)
        return ((number, tuple(by_number[number])) for number in sorted(by_number))


def _calm(whole: Outline) -> Iterator[tuple[Section, list[Provision]]]:
    """What nobody contests, by section; an empty list stands for the whole section."""
    for section in whole.sections:
        calm = [p for p in section.provisions if not p.is_contested and not p.block.heading]
        if not section.is_contested:
            yield section, []
        elif calm:
            yield section, calm


# --- template and style -----------------------------------------------------------------------


@cache
def _sources() -> dict[str, str]:
    folder = files(__package__)
    return {
        name: (folder / name).read_text("utf-8")
        for name in ("page.html.jinja", "compilation.html.jinja", "sheet.html.jinja", "page.css")
    }


def environment(translate: NullTranslations) -> Environment:
    """Jinja with these messages. Everything is escaped, and a name that is not there is an error."""
    made = Environment(
        autoescape=True,
        loader=DictLoader(_sources()),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["seen"] = print_text
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_translations(translate, newstyle=True)  # type: ignore[attr-defined]
    return made


def style(title: str, stamp: str) -> Markup:
    """The page's style, with the running head of a printed sheet."""
    head = f"@page{{@top-left{{content:{css_string(title)}}}@top-right{{content:{css_string(stamp)}}}}}\n"
    return Markup(_sources()["page.css"] + head)  # noqa: S704  our own file, and a string escaped for CSS


@dataclass(frozen=True, slots=True)
class _Looker:
    """Somebody to look for: the numbers and the names of what is theirs."""

    label: str
    numbers: tuple[int, ...]
    names: tuple[str, ...]


def _numbers(names: Sequence[str], sponsors: Mapping[str, Sequence[str]] | None) -> dict[str, int]:
    """The number of each name, one by one; of proposals, that of all who have the same sponsors."""
    if sponsors is None:
        return {name: number for number, name in enumerate(names)}
    groups = sorted({tuple(sponsors[name]) for name in names}, key=lambda group: (len(group), group))
    numbers = {group: number for number, group in enumerate(groups)}
    return {name: numbers[tuple(sponsors[name])] for name in sponsors if name in names}


def _lookers(numbers: Mapping[str, int], sponsors: Mapping[str, Sequence[str]] | None) -> list[_Looker]:
    if sponsors is None:
        return [_Looker(name, (number,), (name,)) for name, number in numbers.items()]
    found: list[_Looker] = []
    for label in sorted({each for name in numbers for each in sponsors[name]}):
        names = tuple(name for name in numbers if label in sponsors[name])
        found.append(_Looker(label, tuple(sorted({numbers[name] for name in names})), names))
    return found


def _highlights(lookers: Sequence[_Looker]) -> Markup:
    """One rule for each: what is lit when a reader looks for it."""
    if len(lookers) > HIGHLIGHTS_MAX:
        return Markup()
    classes = [",".join(f".w{number}" for number in looker.numbers) for looker in lookers]
    rules = (
        f":root:has(#look-{n}:checked) :is(.o,.am,tr):is({those}){{background:var(--lit)}}\n"
        f":root:has(#look-{n}:checked) :is(.q,.outline ol li,.mine):not({those}){{display:none}}\n"
        for n, those in enumerate(classes)
    )
    return Markup("".join(rules))  # noqa: S704  numbers alone


def css_string(text: str) -> str:
    r"""A text as a string in a style sheet: every character that is no letter or digit by its number.

    >>> css_string('a"</style>')
    '"a\\22 \\3c \\2f style\\3e "'
    """
    return '"' + "".join(c if c.isalnum() and c.isascii() else f"\\{ord(c):x} " for c in text) + '"'
