"""Whatever is printed for people is there in every language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from pourparlers.messages import LANGUAGES, UnknownLanguageError, translator

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src/pourparlers"
TRANSLATED = [language for language in LANGUAGES if language != "en"]
FIELD = re.compile(r"\{(\w*)[^{}]*\}|%\((\w+)\)|%[sd]")


def catalogue(language: str) -> Catalog:
    with (SOURCE / f"locale/{language}/LC_MESSAGES/pourparlers.po").open("rb") as po:
        return read_po(po, locale=language, abort_invalid=True)


def extracted() -> set[tuple[str | None, str | tuple[str, ...]]]:
    with (ROOT / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)
    keywords = {**DEFAULT_KEYWORDS, "N_": None}
    return {
        (context, message)
        for _, _, message, _, context in extract_from_dir(SOURCE, methods, options, keywords)
    }


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_stands_in_the_catalogue(language: str) -> None:
    """Mended with `make messages` and a translation."""
    held = {(message.context, message.id) for message in catalogue(language) if message.id}
    assert held == extracted()


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated_without_doubt(language: str) -> None:
    for message in catalogue(language):
        if message.id:
            assert not message.fuzzy, message.id
            assert all(message.string if message.pluralizable else [message.string]), message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_fill_the_same_fields(language: str) -> None:
    for message in catalogue(language):
        if message.id:
            source = message.id[-1] if message.pluralizable else message.id
            for translation in message.string if message.pluralizable else [message.string]:
                assert sorted(FIELD.findall(translation)) == sorted(FIELD.findall(source)), source


@pytest.mark.parametrize("language", TRANSLATED)
def test_compiled_catalogues_are_those_of_the_tree(language: str) -> None:
    """Mended with `make setup`, which compiles them."""
    spoken = translator(language)
    for message in catalogue(language):
        if isinstance(message.id, str) and message.id and message.context is None:
            assert spoken.gettext(message.id) == message.string


def test_english_is_what_the_code_says() -> None:
    assert translator("en").ngettext("{n} bracket", "{n} brackets", 2) == "{n} brackets"


def test_a_language_that_we_lack_is_refused() -> None:
    with pytest.raises(UnknownLanguageError, match="no messages in 'de'; there are: en, fr"):
        translator("de")
