from __future__ import annotations

import sys
import unicodedata

import pytest
import regex

from pourparlers.text.characters import invisible, refused, scripts_of, skeleton, strip_invisible, visible
from pourparlers.text.traps import Trap, find_traps


def shown(text: str) -> str:
    return "".join(piece.sign for piece in visible(text))


def kinds(text: str) -> list[tuple[str, str]]:
    return [(trap.kind, trap.excerpt) for trap in find_traps(text)]


@pytest.mark.parametrize("point", [0, *range(0x202A, 0x202F), 0xE0001, 0xE0041, 0xE007F])
def test_overrides_tags_and_nul_are_refused(point: int) -> None:
    found = refused(f"ab{chr(point)}c")
    assert found is not None
    assert found[0] == 2


def test_a_refused_character_is_named() -> None:
    assert refused("x\u202ey\u202c") == (1, "RIGHT-TO-LEFT OVERRIDE")
    assert refused("\0") == (0, "NULL")


def test_isolates_and_marks_are_shown_not_refused() -> None:
    text = "\u2067abc\u2069\u200f\u061c"
    assert refused(text) is None
    assert shown(text) == "⟦U+2067⟧abc⟦U+2069⟧⟦U+200F⟧⟦U+061C⟧"


def test_every_default_ignorable_is_visible() -> None:
    """Between Latin letters, where no writing needs one."""
    ignorable = regex.findall(r"\p{DI}", "".join(map(chr, range(sys.maxunicode + 1))))
    assert len(ignorable) > 400
    for character in ignorable:
        assert shown(f"a{character}b") == f"a⟦U+{ord(character):04X}⟧b"


@pytest.mark.parametrize(
    "blank", ["\u2800", "\u3164", "\u115f", "\u1160", "\uffa0", "\u034f", "\ufe0f", "\u180e"]
)
def test_what_looks_blank_is_shown(blank: str) -> None:
    assert visible(f"a{blank}")[-1] == (f"⟦U+{ord(blank):04X}⟧", unicodedata.name(blank))


@pytest.mark.parametrize(
    "control", ["\x07", "\x1b", "\x85", "\u2028", "\ufff9", "\ue000", "\U000e0fff", "\ufdd0"]
)
def test_controls_and_private_characters_are_shown(control: str) -> None:
    assert shown(control) == f"⟦U+{ord(control):04X}⟧"


@pytest.mark.parametrize(
    "text",
    ["👨\u200d👩\u200d👧", "🧑🏽\u200d💻", "❤\ufe0f", "❤\ufe0f\u200d🔥", "1\ufe0f\u20e3", "می\u200cخواهم"]
    + ["क\u094d\u200dष", "ភា\u200bគី", "葛\U000e0100", "hard\u00a0space", "tab\tend\n"],
)
def test_writing_keeps_what_it_needs(text: str) -> None:
    assert shown(text) == text
    assert invisible(text) == ()


def test_pieces_tell_chips_from_text() -> None:
    assert visible("⟦U+200B⟧") == (("⟦U+200B⟧", ""),)
    assert visible("\u200b") == (("⟦U+200B⟧", "ZERO WIDTH SPACE"),)
    assert visible("") == ()


def test_stripping_takes_out_all_that_is_not_seen() -> None:
    assert strip_invisible("sh\u200ba\u00adll می\u200cخواهم") == "shall میخواهم"


@pytest.mark.parametrize(
    ("one", "other"),
    [("shall", "ѕhall"), ("not", "nоt"), ("Annex II", "Annex Il"), ("10", "1O"), ("10", "lo"), ("20", "٢٠")]
    + [
        ("20", "２０"),
        ("4.8", "4․8"),
        ("10:30", "10∶30"),
        ("Party", "Ρаrtу"),
        ("may", "mɑy"),
        ("modern", "modem"),
    ]
    + [("Article", "Ａｒｔｉｃｌｅ"), ("SHALL", "ЅНАLL"), ("office", "oﬃce"), ("８", "৪"), ("soon", "ѕօօո")],
)
def test_look_alikes_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("shall", "should"),
        ("m²", "m2"),
        ("10²", "102"),
        ("–", "-"),
        ("“", '"'),
        ("Party", "party"),
        ("e", "é"),
    ],
)
def test_what_differs_to_the_eye_has_two(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_scripts_of_letters_only() -> None:
    assert scripts_of("µm²") == {"Latin"}
    assert scripts_of("ѕhall") == {"Latin", "Cyrillic"}


def test_number_traps() -> None:
    text = "Within thirty (20) days, 1.000 or 1,000 km2 at - 5 °C, ٣٠ or 2O times."
    assert kinds(text) == [
        ("figure-and-words", "thirty (20)"),
        ("separator", "1.000"),
        ("separator", "1,000"),
        ("lost-superscript", "km2"),
        ("lone-minus", "- 5"),
        ("mixed-digits", "٣٠"),
        ("letter-in-figure", "2O"),
    ]
    assert all(text.startswith(trap.excerpt, trap.position) for trap in find_traps(text))


@pytest.mark.parametrize(
    "text",
    ["thirty (30) days", "trente (30) jours", "quatre-vingt-dix-sept (97)", "two hundred and fifty (250)"]
    + ["deux mille vingt et un (2021)", "vingt pour cent (20 %)", "ten per cent (10 %)", "15 (fifteen) days"]
    + ["Article 4 (2)", "in any case (3)", "one million (1,000,000)", "two or three (3)", "()", "("],
)
def test_figures_that_agree_are_no_trap(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("in thirty days (20 days)", "thirty days (20 days)"),
        ("de quatre-vingt-onze (92) jours", "quatre-vingt-onze (92)"),
        ("ten per cent (20 %)", "ten per cent (20 %)"),
        ("within 15 (sixteen) days", "15 (sixteen)"),
        ("one thousand two hundred (2,100)", "one thousand two hundred (2,100)"),
    ],
)
def test_figures_that_differ_from_their_words_are_named(text: str, excerpt: str) -> None:
    assert kinds(text) == [("figure-and-words", excerpt)]


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [("pay 1,000", 0), ("pay 1.000", 1), ("1,000 or 2.5", 0), ("1.000 or 2,5", 0), ("1,000 or 2,5", 1)]
    + [("1.000 or 2.5", 1), ("1.000 or 1.000.000", 0), ("0.125 or 17.12.2021", 0)],
)
def test_a_separator_is_doubtful_until_the_text_shows_it(text: str, doubtful: int) -> None:
    assert [kind for kind, _ in kinds(text)] == ["separator"] * doubtful


@pytest.mark.parametrize(
    "text", ["CO2", "5l of H2O", "10 - 5", "10 % - 5", "−5", "3bis", "m²", "Parties – 30 days"]
)
def test_formulas_ranges_and_units_are_no_trap(text: str) -> None:
    assert kinds(text) == []


def test_words_of_mixed_scripts_are_named() -> None:
    assert find_traps("Parties ѕhall") == (Trap(8, "mixed-scripts", "ѕhall"),)


def test_a_foreign_word_that_reads_as_latin_is_named() -> None:
    assert kinds("Parties со agree") == [("look-alike", "со")]
    assert kinds("Стороны о Party") == []


def test_positions_count_in_the_text_over_paragraphs() -> None:
    text = "One\n\nthirty (3)\nѕhall"
    assert [text[trap.position :][: len(trap.excerpt)] for trap in find_traps(text)] == [
        "thirty (3)",
        "ѕhall",
    ]
