"""The demonstration text: complete, marked as an exercise, and holding what the tutorial shows."""

from __future__ import annotations

import pytest

from pourparlers import demo


def _paragraphs(source: bytes) -> list[str]:
    return source.decode("utf-8").strip().split("\n\n")


def test_english_has_all_parties_and_french_two() -> None:
    assert set(demo.versions("en")) == {"EST", "MER", "NOR", "SUN", "VAR"}
    assert set(demo.versions("fr")) == {"NOR", "VAR"}


@pytest.mark.parametrize(("language", "words"), [("en", "is an exercise"), ("fr", "est un exercice")])
def test_every_text_says_at_its_head_that_it_is_an_exercise(language: str, words: str) -> None:
    for source in (demo.draft(language), *demo.versions(language).values()):
        title, notice = _paragraphs(source)[:2]
        assert title.startswith("# ")
        assert words in notice


@pytest.mark.parametrize("language", demo.LANGUAGES)
def test_draft_has_ten_articles(language: str) -> None:
    headings = [p for p in _paragraphs(demo.draft(language)) if p.startswith("## ")]
    assert [h.split(" – ")[0] for h in headings] == [f"## Article {n}" for n in range(1, 11)]


def test_languages_have_the_same_paragraphs() -> None:
    english, french = (_paragraphs(demo.draft(language)) for language in demo.LANGUAGES)
    assert [p.split()[0] for p in english if p[0] in "(0123456789#|["] == [
        p.split()[0] for p in french if p[0] in "(0123456789#|["
    ]


def test_two_parties_make_the_same_edit() -> None:
    versions = demo.versions("en")
    same = b"more than two notifiable activities"
    assert same not in demo.draft("en")
    assert [code for code, text in versions.items() if same in text] == ["EST", "NOR"]


def test_added_article_renumbers_the_others() -> None:
    text = demo.versions("en")["SUN"].decode("utf-8")
    assert [f"## Article {n} –" in text for n in range(1, 13)] == [True] * 11 + [False]


def test_paragraph_struck_by_one_is_amended_by_others() -> None:
    versions = demo.versions("en")
    assert b"4. Forces brought into" not in versions["VAR"]
    assert b"within twenty-one days" in versions["NOR"]
    assert b"exercise should leave it" in versions["MER"]


def test_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="not in 'la'"):
        demo.draft("la")
