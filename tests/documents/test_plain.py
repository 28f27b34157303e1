"""Reading plain text and Markdown, and writing them back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, strategies as st

from pourparlers.documents.errors import (
    NotText,
    NotUtf8,
    Packed,
    RefusedCharacter,
    TooLarge,
    Unreadable,
)
from pourparlers.documents.plain import SIZE_BYTES_MAX, read_draft, write_draft
from pourparlers.text.words import NOTE


def texts(source: str | bytes, *, is_markdown: bool = False) -> list[str]:
    return [p.text for p in read_draft(source, is_markdown=is_markdown).paragraphs]


def numbers(source: str) -> list[str]:
    return [p.number for p in read_draft(source).paragraphs]


def test_single_line_ends_are_wraps_where_there_are_blank_lines() -> None:
    assert texts("The Parties\nshall meet.\n\nThey report.") == ["The Parties shall meet.", "They report."]


def test_each_line_is_a_paragraph_where_there_is_no_blank_line() -> None:
    draft = read_draft("The Parties meet.\nThey report.")
    assert [p.text for p in draft.paragraphs] == ["The Parties meet.", "They report."]
    assert draft.paragraphs[1].mark == "\n"


def test_list_markers_end_a_wrap() -> None:
    assert numbers("They shall:\n(a) meet;\n(b) report.\n\n2. End.") == ["", "(a)", "(b)", "2."]


def test_a_wrap_between_characters_without_spaces_leaves_none() -> None:
    assert texts("締約国は\n通知する。\n\n以上。") == ["締約国は通知する。", "以上。"]


def test_a_wrap_between_two_scripts_is_a_space() -> None:
    assert texts("締約国\nParty\n締約国\n\n以上。") == ["締約国 Party 締約国", "以上。"]


def test_spaces_and_tabs_are_one_space_and_hard_spaces_stay() -> None:
    assert texts("  a \t b\u00a0: c  ") == ["a b\u00a0: c"]


def test_line_ends_and_byte_order_marks_of_other_systems_make_no_difference() -> None:
    assert read_draft(b"\xef\xbb\xbfA.\r\n\r\nB.\r\n") == read_draft(b"A.\n\nB.\n")


def test_text_is_composed() -> None:
    assert texts(unicodedata.normalize("NFD", "décidé")) == ["décidé"]


@pytest.mark.parametrize(
    ("line", "number", "text"),
    [
        ("Article 5", "Article 5", ""),
        ("Article 4 bis – Notification", "Article 4 bis –", "Notification"),
        ("Article 5 Finance", "Article 5", "Finance"),
        ("Article 5 of the Convention applies.", "", "Article 5 of the Convention applies."),
        ("Section 2.1 applies to all.", "", "Section 2.1 applies to all."),
        ("ARTICLE IV", "ARTICLE IV", ""),
        ("Article premier – Objet", "Article premier –", "Objet"),
        ("2 bis. Each Party", "2 bis.", "Each Party"),
        ("3.1 Each Party", "3.1", "Each Party"),
        ("4.8 million crowns", "4.8", "million crowns"),
        ("2021 was", "", "2021 was"),
        ("(iv) report", "(iv)", "report"),
        ("- item", "-", "item"),
        ("> 1. quoted", "> 1.", "quoted"),
        ("[^1]: A note.", "[^1]:", "A note."),
        ("*Recalling* that", "", "*Recalling* that"),
    ],
)
def test_numbers_and_markers_are_structure(line: str, number: str, text: str) -> None:
    paragraph = read_draft(line).paragraphs[0]
    assert (paragraph.number, paragraph.text) == (number, text)


def test_heading_marks_are_structure() -> None:
    paragraph = read_draft("## Article 4 – Restraint\n\nText.").paragraphs[0]
    assert (paragraph.heading, paragraph.number, paragraph.text) == (2, "Article 4 –", "Restraint")


def test_an_underlined_heading_of_markdown_is_one() -> None:
    assert read_draft("Title\n=====\n\nText.", is_markdown=True).paragraphs[0].heading == 1


def test_footnote_marks_are_structure_and_keep_their_labels() -> None:
    paragraph = read_draft("Ports[^1] and bays.[^b]").paragraphs[0]
    assert paragraph.text == f"Ports{NOTE} and bays.{NOTE}"
    assert paragraph.notes == ("1", "b")


def test_table_rows_are_paragraphs_of_their_own() -> None:
    draft = read_draft("Sites:\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\nEnd.")
    assert [p.is_row for p in draft.paragraphs] == [False, True, True, True, False]
    assert draft.paragraphs[2].mark == "\n"


def test_a_file_that_is_not_utf8_is_refused_with_a_likely_encoding() -> None:
    source = "Les Parties décident que l'accord est conclu et publié à l'été.".encode("latin-1")
    with pytest.raises(NotUtf8, match=r"old\.txt.*probably") as caught:
        read_draft(source, "old.txt")
    assert caught.value.fields["encoding"] == "Windows-1252"


def test_a_wide_encoding_is_named() -> None:
    with pytest.raises(NotUtf8, match=r"(?i)utf-16"):
        read_draft("The Parties shall meet.".encode("utf-16"), "x.txt")


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(NotText, match="byte 2"):
        read_draft(b"GI\x00\x00")


@pytest.mark.parametrize("begins", [b"PK\x03\x04\x00", b"\xd0\xcf\x11\xe0\xa1\xb1", b"%PDF-1.7\n%\xe2"])
def test_documents_that_hold_text_are_called_what_they_are(begins: bytes) -> None:
    with pytest.raises(Packed, match=r"draft\.docx is a Word document, a PDF or an archive"):
        read_draft(begins, "draft.docx")


def test_a_file_over_the_limit_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(TooLarge, match=str(SIZE_BYTES_MAX)):
        read_draft(b"a" * (SIZE_BYTES_MAX + 1))


def test_bidi_overrides_are_refused_with_their_line() -> None:
    with pytest.raises(RefusedCharacter) as caught:
        read_draft("One.\nTw\u202eo.", "x.txt")
    assert caught.value.line == 2


def test_an_empty_file_is_an_empty_draft() -> None:
    assert read_draft(b"\n \n").paragraphs == ()
    assert write_draft(read_draft(b"")) == ""


ALPHABET = st.sampled_from(
    [*"ab.:|#*->[]^()1i \t\n\n\n\r\u00a0\u0301\u3002\u4e00\u200f", "Article 1", "[^1]", "(a) "]
)


@given(st.lists(ALPHABET, max_size=40).map("".join), st.booleans())
def test_what_is_written_reads_the_same(source: str, is_markdown: bool) -> None:
    once = write_draft(read_draft(source, is_markdown=is_markdown))
    assert write_draft(read_draft(once, is_markdown=is_markdown)) == once


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes) -> None:
    try:
        read_draft(data, "x")
    except Unreadable as refusal:
        said = refusal.describe(str)
        assert said.startswith("x")
