"""Texts with brackets of their own: compiled and compared as bracketed texts."""

from __future__ import annotations

import gettext

from pourparlers.documents.bracket_report import with_own_questions, write_bracket_changes
from pourparlers.documents.json_form import write_json
from pourparlers.documents.plain import read_draft
from pourparlers.documents.text_form import write_text
from pourparlers.text.notation.foreign import read_foreign
from pourparlers.text.rolling import Rolling, compile_versions

BASE = "1. Each Party [shall][should] report [every year].\n\n2. Reports are public [and free].\n"
NORLAND = "1. Each Party [shall][should] report [each year].\n\n2. Reports are public.\n"


def compiled(base: str, version: str) -> Rolling:
    return compile_versions(read_draft(base), {"NOR": read_draft(version)})


def test_brackets_of_the_draft_stand_as_they_are() -> None:
    text = write_text(compiled(BASE, NORLAND), has_brackets=True)
    assert "1. Each Party [shall][should] report [[every / each – NOR] year]." in text
    assert "2. Reports are public [[and free] / no text – NOR]." in text


def test_without_being_asked_brackets_are_characters() -> None:
    assert r"\[shall\]\[should\]" in write_text(compiled(BASE, NORLAND))


def test_a_bracket_that_loses_its_partner_stays_escaped() -> None:
    text = write_text(compiled("Parties [shall] meet.\n", "Parties shall] meet.\n"), has_brackets=True)
    assert r"\[" in text
    assert r"\]" in text


def test_characters_that_stand_for_brackets_meanwhile_are_none_of_the_text() -> None:
    source = "Parties \U00100000\U00100001 [shall] meet.\n"
    assert "\U00100000\U00100001 [shall]" in write_text(compiled(source, source), has_brackets=True)


def test_questions_of_the_draft_stand_before_those_of_the_parties_with_their_place() -> None:
    data = with_own_questions(write_json(compiled(BASE, NORLAND)), read_foreign(BASE), read_draft(BASE))
    asked = [(question["place"], question["kind"]) for question in data["questions"]]
    assert asked == [
        *[("p1", "alternative"), ("p1", "kept or not"), ("p2", "kept or not")],
        *[("p1", "alternative"), ("p2", "deletion")],
    ]
    assert data["brackets"]["brackets"] == 4


def test_what_became_of_each_bracket_is_said_in_a_line() -> None:
    said = write_bracket_changes(read_foreign(BASE), read_foreign(NORLAND), gettext.NullTranslations())
    counts = "0 opened; 0 closed, words kept; 1 dropped with its words; 1 changed inside"
    assert said.splitlines() == [
        f"4 brackets before, 3 after: {counts}.",
        "1:38 changed inside: [each year]",
        "3:23 dropped with its words: [and free]",
    ]
