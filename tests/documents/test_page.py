"""The page: what a delegate must find in it, and what nobody may put into it."""

from __future__ import annotations

import re
from functools import cache
from gettext import NullTranslations
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from pourparlers import demo
from pourparlers.documents.compilation import write_compilation
from pourparlers.documents.page import write_page
from pourparlers.documents.page.write import css_string
from pourparlers.documents.plain import read_draft
from pourparlers.messages import translator
from pourparlers.text.rolling import Rolling, compile_versions

VOID = {"meta", "input", "br"}


class Page(HTMLParser):
    """The elements of a page, whether they nest, and the text between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.words += data


def rolling(base: str, **versions: str) -> Rolling:
    return compile_versions(
        read_draft(base, is_markdown=True),
        {name: read_draft(text, is_markdown=True) for name, text in versions.items()},
    )


def page(text: Rolling, **options: object) -> str:
    given = {"title": "T", "language": "en", "translate": NullTranslations(), **options}
    return write_page(text, **given)  # type: ignore[arg-type]


@cache
def demonstration(language: str = "en") -> Rolling:
    return rolling(
        demo.draft(language).decode(),
        **{name: text.decode() for name, text in demo.versions(language).items()},
    )


@pytest.fixture(scope="module")
def shown() -> str:
    return page(demonstration(), title="Security guarantees (exercise)", stamp="28 December 2021, 18:40")


def test_elements_nest_and_ids_are_unique(shown: str) -> None:
    read = Page(shown)
    ids = [attributes["id"] for _, attributes in read.attributes if "id" in attributes]
    assert not read.open
    assert len(ids) == len(set(ids))


def test_every_link_leads_to_a_place_in_the_page(shown: str) -> None:
    read = Page(shown)
    ids = {"#" + attributes["id"] for _, attributes in read.attributes if "id" in attributes}
    links = {attributes["href"] for tag, attributes in read.attributes if tag == "a"}
    assert links <= ids


def test_every_question_has_its_place_and_its_note(shown: str) -> None:
    for number, _ in enumerate(demonstration().questions, 1):
        assert shown.count(f' id="q{number}"') == 1
        assert shown.count(f' id="n-q{number}"') == 1


def test_page_asks_for_nothing_from_anywhere(shown: str) -> None:
    assert not re.search(r"https?:|//|url\(|@import|<script|<link|<img|\bsrc=|\bon\w+=", shown)
    assert "default-src 'none'" in shown


def test_options_stand_in_one_bracket_with_their_names() -> None:
    words = Page(
        page(rolling("Parties shall report.", NOR="Parties should report.", VAR="Parties report."))
    ).words
    assert "Parties [shall / should – NOR / no text – VAR] report." in words


def test_addition_prints_no_empty_option() -> None:
    words = Page(page(rolling("Parties report.", NOR="Parties report annually."))).words
    assert "Parties report [annually – NOR]." in words


def test_names_are_nowhere_without_attribution() -> None:
    base = "1. Parties shall report every year.\n\n2. So be it."
    text = rolling(base, NORLAND=base.replace("shall", "should"), VARNA=base.replace("shall ", ""))
    html = page(text, attribution=False)
    assert "NORLAND" not in html
    assert "VARNA" not in html
    assert "[shall / should / no text]" in Page(html).words
    assert not re.search(r'class="[^"]*\b(w|k)\d', html)


def test_party_finds_its_proposal(shown: str) -> None:
    read = Page(shown).words
    mine = read[read.index("Every change of every party") :]
    assert re.search(r"Article 5, 1: for forty-two read sixty", mine)
    assert "so also EST" in mine


def test_uncontested_is_listed_and_marked(shown: str) -> None:
    words = " ".join(Page(shown).words.split())
    assert "Article 1 Purpose not contested" in words
    assert "Article 1 Purpose: the whole" in words


def test_move_is_linked_both_ways(shown: str) -> None:
    words = Page(shown).words
    assert "moved to Article 5" in words
    assert "moved here from Article 7, 3" in words


def test_other_numbers_are_said(shown: str) -> None:
    assert "numbered Article 7 SUN" in " ".join(Page(shown).words.split())


def test_table_stays_a_table(shown: str) -> None:
    table = shown[shown.index('<div class="p tab">') :]
    table = table[: table.index("</table>")]
    assert table.count("<tr") == 6
    assert table.count("<th ") == 3
    assert "|" not in Page(table + "</table></div></div>").words


def test_title_says_that_it_is_an_exercise(shown: str) -> None:
    assert "no State or organisation has taken the positions" in shown
    assert "no State or organisation" not in page(rolling("A."))


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><b>",
    "{{ 7*7 }}",
    "&lt;&amp;",
    "'; }",
    "%(n)s {n}",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_inert(words: str) -> None:
    text = rolling(
        f"# {words}\n\n1. Parties {words} report.", NOR=f"# {words} x\n\n1. Parties report {words}."
    )
    quiet = page(rolling("# a\n\n1. Parties b report.", NOR="# a x\n\n1. Parties report b."))
    for mode in ("rolling", "redline"):
        html = page(text, title=words, stamp=words, mode=mode)
        assert {tag for tag, _ in Page(html).attributes} <= {tag for tag, _ in Page(quiet).attributes} | {
            "del",
            "ins",
        }
        assert words in Page(html).words


def test_hostile_names_are_inert() -> None:
    text = rolling("Parties report.", **{"<b onclick=x>": "Parties shall report."})
    assert "<b onclick" not in page(text)


def test_style_string_cannot_be_left() -> None:
    assert css_string('"}\n</style>') == r'"\22 \7d \a \3c \2f style\3e "'


def test_character_that_is_not_seen_is_shown() -> None:
    html = page(rolling("Parties report.", NOR="Parties re\u200bport."))
    assert "ZERO WIDTH SPACE" in html
    assert "\u200b" not in html


def test_right_to_left_words_are_isolated() -> None:
    html = page(rolling("תקבע האמנה.", NOR="תקבע האמנה report."))
    assert 'dir="rtl"' in html
    assert '<bdi class="w new">report</bdi>' in html


def test_redline_strikes_out_and_underlines_in() -> None:
    html = page(rolling("Parties shall report.", new="Parties should report."), mode="redline")
    assert "Parties <span" in html
    assert "<del><bdi>shall</bdi></del><ins><bdi>should</bdi></ins>" in html
    assert "[" not in Page(html).words


def test_footnote_mark_leads_to_its_note() -> None:
    html = page(rolling("Relief.[^1]\n\n[^1]: Searches.", NOR="Aid.[^1]\n\n[^1]: Searches."))
    target = re.search(r'<sup class="fn"><a href="#(b\d)">1</a>', html)
    assert target
    assert f'id="{target[1]}"' in html


def test_split_and_join_show_the_break() -> None:
    whole, cut = "The Commission meets twice a year. It decides by consensus.", "year.\n\nIt decides"
    split = whole.replace("year. It decides", cut)
    assert "year. [¶ – NOR] It decides" in Page(page(rolling(whole, NOR=split))).words
    assert "[¶ / no text – NOR] It decides" in Page(page(rolling(split, NOR=whole))).words


@pytest.mark.parametrize("mode", ["rolling", "redline"])
def test_french_page_speaks_french(mode: str) -> None:
    text = demonstration("fr")
    html = page(text, language="fr", translate=translator("fr"), title="Accord (exercice)", mode=mode)
    words = Page(html).words
    assert "aucun État" in words
    assert not re.search(r"\b(open|numbered|Outline|standing|unchanged|the)\b", words)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1])
def test_colours_have_contrast(scheme: int) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1, on the paper, on panels and where something is lit."""
    css = files("pourparlers.documents.page").joinpath("page.css").read_text("utf-8")
    blocks = re.findall(r":root\{(.*?)\}", css, re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6})", blocks[scheme]))
    for name in ("ink", "soft", "accent", "calm", "tag", *(f"c{n}" for n in range(8))):
        for ground in ("paper", "panel", "lit"):
            one, two = sorted((_luminance(colours[name]), _luminance(colours[ground])))
            assert (two + 0.05) / (one + 0.05) >= 4.5, (name, ground)


def test_compilation_prints_every_version_whole() -> None:
    base = read_draft("1. Parties shall report.\n\n2. So be it.")
    versions = {"NOR": read_draft("1. Parties should report."), "VAR": base}
    text = write_compilation(base, versions, form="text", translate=NullTranslations())
    assert "NOR: 1. Parties should report." in text
    assert "VAR: as in the draft" in text
    assert "NOR: no text" in text
    html = write_compilation(base, versions, form="html", translate=NullTranslations())
    assert "Parties should report." in Page(html).words
    with pytest.raises(ValueError, match="not as 'json'"):
        write_compilation(base, versions, form="json", translate=NullTranslations())
