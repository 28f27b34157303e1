"""How much two paragraphs have in common, also where they are too long to be compared word by word."""

from __future__ import annotations

from pourparlers.text.alignment import align
from pourparlers.text.draft import Draft, Paragraph
from pourparlers.text.likeness import Likeness, common_count


def test_words_in_the_same_order_count():
    assert common_count("abcd", "abxd") == 3
    assert common_count("ab", "ba") == 1


def test_fewer_than_asked_for_count_as_none():
    assert common_count("abcd", "abxd", 4) == 0
    assert common_count("a" * 5_000, "ab", 2) == 0


def test_very_long_rows_are_compared_as_bags():
    assert common_count("ab" * 3_000, "ba" * 3_000) == 6_000


def test_a_very_long_line_with_an_edit_keeps_its_row():
    line = " ".join(f"word{n % 97} of{n % 89}" for n in range(6_000))
    old = Draft((Paragraph(line), Paragraph("The Parties meet.")))
    new = Draft((Paragraph(line.replace("word5 ", "other ")), Paragraph("The Parties meet each year.")))
    assert [piece.row for piece in align(old, new)] == [0, 1]


def test_a_part_of_a_very_long_line_is_known_by_its_words():
    words = [f"word{n}" for n in range(6_000)]
    kin = Likeness([Paragraph(" ".join(words))], [Paragraph(" ".join(words[:100]))])
    assert kin.in_runs(0, 0, 4) == 100


def test_a_near_copy_elsewhere_makes_boilerplate():
    texts = [f"Any amendment to Protocol {n} shall be sent to the depositary at once." for n in range(3)]
    paragraphs = [Paragraph(text) for text in texts]
    assert Likeness(paragraphs, paragraphs).has_twin(0, 1)
    assert not Likeness(paragraphs[:1], paragraphs[1:2]).has_twin(0, 0)


def test_a_paragraph_that_stands_twice_is_never_moved():
    twice, other, last = (
        Paragraph(text)
        for text in (
            "Each Party shall give notice of exercises to the joint commission.",
            "Observers may attend on invitation of the commander of the zone.",
            "The records of the hotline are kept for ten years by the secretariat.",
        )
    )
    old, new = Draft((twice, twice, other, last)), Draft((other, last, twice, twice))
    assert not any(piece.is_moved for piece in align(old, new))
