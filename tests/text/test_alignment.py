"""Which paragraph of one text is which of the other."""

from __future__ import annotations

from pourparlers.text.alignment import align, piece_hunks
from pourparlers.text.draft import Draft, Paragraph

HOTLINE = "The Parties establish a joint hotline, open at all hours and tested every week."
NOTICE = "Each Party shall give notice of exercises, with the date, the place and the number of troops."
VISITS = "Observers may attend on invitation and shall be given a briefing by the commander."
RECORDS = "The records of the hotline are kept for ten years and may be consulted by either Party."


def draft(*paragraphs: str | Paragraph) -> Draft:
    return Draft(tuple(Paragraph(p) if isinstance(p, str) else p for p in paragraphs))


def pieces(old: Draft, new: Draft) -> list[tuple[int | None, tuple[int, ...], bool]]:
    found = align(old, new)
    words = [word for piece in found for word in piece.words]
    assert words == [word for paragraph in new.paragraphs for word in paragraph.words]
    rows = [piece.row for piece in found if piece.row is not None]
    assert len(rows) == len(set(rows))
    return [(piece.row, piece.paragraphs, piece.is_moved) for piece in found]


def changes(old: Draft, new: Draft) -> list[tuple[str, str]]:
    return [
        ("".join(base.words[hunk.start : hunk.end]).strip(" "), "".join(hunk.words).strip(" "))
        for piece in align(old, new)
        if piece.row is not None
        for base in [old.paragraphs[piece.row]]
        for hunk in piece_hunks(base, piece)
    ]


def test_equal_paragraphs_are_not_cut_into_words():
    old, new = draft(HOTLINE, NOTICE), draft(HOTLINE, NOTICE, VISITS)
    kept = align(old, new)[:2]
    assert [piece_hunks(old.paragraphs[n], piece) for n, piece in enumerate(kept)] == [(), ()]
    assert all("words" not in vars(p) for d in (old, new) for p in d.paragraphs[:2])


def test_an_edited_paragraph_keeps_its_row():
    new = NOTICE.replace("troops", "troops and vehicles")
    assert pieces(draft(HOTLINE, NOTICE), draft(HOTLINE, new)) == [(0, (0,), False), (1, (1,), False)]
    assert changes(draft(NOTICE), draft(new)) == [("", "and vehicles")]


def test_unlike_paragraphs_in_one_place_are_one_gone_and_one_new():
    assert pieces(draft(HOTLINE, NOTICE, VISITS), draft(HOTLINE, RECORDS, VISITS)) == [
        (0, (0,), False),
        (None, (1,), False),
        (2, (2,), False),
    ]


def test_the_same_number_in_one_place_is_one_row():
    old = draft(HOTLINE, Paragraph(NOTICE, number="2."), VISITS)
    new = draft(HOTLINE, Paragraph(RECORDS, number="2."), VISITS)
    assert pieces(old, new)[1] == (1, (1,), False)


def test_a_bullet_is_no_number():
    old = draft(HOTLINE, Paragraph(NOTICE, number="-"), VISITS)
    new = draft(HOTLINE, Paragraph(RECORDS, number="-"), VISITS)
    assert pieces(old, new)[1] == (None, (1,), False)


def test_a_paragraph_moved_and_edited_is_a_move():
    edited = NOTICE.replace("troops", "troops and vehicles")
    assert pieces(draft(HOTLINE, NOTICE, VISITS, RECORDS), draft(HOTLINE, VISITS, RECORDS, edited)) == [
        (0, (0,), False),
        (2, (1,), False),
        (3, (2,), False),
        (1, (3,), True),
    ]


def test_a_short_paragraph_never_moves():
    assert pieces(draft("Finance", HOTLINE, NOTICE), draft(HOTLINE, NOTICE, "Finance")) == [
        (1, (0,), False),
        (2, (1,), False),
        (None, (2,), False),
    ]


def test_a_short_paragraph_moves_with_its_neighbour():
    old, new = draft("Finance", HOTLINE, NOTICE, VISITS), draft(NOTICE, VISITS, "Finance", HOTLINE)
    assert pieces(old, new) == [(2, (0,), False), (3, (1,), False), (0, (2,), True), (1, (3,), True)]


def test_near_identical_paragraphs_never_move():
    text = "Any amendment to Protocol {} shall be communicated to the depositary without delay."
    old = draft(*(text.format(n) for n in range(30)))
    new = draft(*(text.format(n) for n in range(30) if n != 12), text.format(99))
    assert not any(is_moved for _, _, is_moved in pieces(old, new))
    assert [row for row, _, _ in pieces(old, new) if row is not None] == [n for n in range(30) if n != 12]


def test_a_split_is_one_piece_with_two_marks():
    old = draft("The Council shall adopt its budget. It shall publish the budget within ten days.")
    new = draft("The Council shall adopt its budget.", "It shall publish the budget within ten days.")
    assert pieces(old, new) == [(0, (0, 1), False)]
    assert changes(old, new) == [("", "\n\n")]


def test_a_paragraph_split_in_four_and_edited_stays_one_row():
    old = draft(f"{HOTLINE} {NOTICE} {VISITS} {RECORDS}")
    new = draft(HOTLINE, NOTICE.replace("date", "hour"), VISITS, RECORDS)
    assert pieces(old, new) == [(0, (0, 1, 2, 3), False)]
    assert changes(old, new) == [("", "\n\n"), ("date", "hour"), ("", "\n\n"), ("", "\n\n")]


def test_a_join_gives_each_row_its_part():
    old, new = draft(HOTLINE, NOTICE), draft(f"{HOTLINE} {NOTICE.replace('date', 'hour')}")
    assert pieces(old, new) == [(0, (0,), False), (1, (), False)]
    assert changes(old, new) == [("\n\n", ""), ("date", "hour")]


def test_words_changed_round_a_lost_break_go_to_both_rows():
    old = draft("Each Party names an inspector.", "The inspector shall hold office for four years.")
    new = draft("Each Party names an inspector, and the inspector shall hold office for four years.")
    assert changes(old, new) == [(".", ", and"), ("\n\n The", "the")]


def test_an_inserted_paragraph_renumbers_nothing():
    old = draft(*(Paragraph(t, number=f"{n}.") for n, t in enumerate((HOTLINE, NOTICE, VISITS), 1)))
    new = draft(*(Paragraph(t, number=f"{n}.") for n, t in enumerate((HOTLINE, RECORDS, NOTICE, VISITS), 1)))
    assert [row for row, _, _ in pieces(old, new)] == [0, None, 1, 2]
    assert changes(old, new) == []


def test_a_line_without_text_goes_with_the_paragraph_that_follows():
    def article(number: int, text: str) -> tuple[Paragraph, Paragraph]:
        return Paragraph("", number=f"Article {number}"), Paragraph(text)

    old = draft(*article(1, HOTLINE), *article(2, NOTICE), *article(3, VISITS))
    new = draft(*article(1, HOTLINE), *article(2, VISITS))
    assert [row for row, _, _ in pieces(old, new)] == [0, 1, 4, 5]


def test_a_line_without_text_is_else_known_by_its_number():
    old = draft(HOTLINE, Paragraph("", number="Article 2"), NOTICE, VISITS)
    new = draft(HOTLINE, Paragraph("", number="Article 2"), RECORDS, VISITS)
    assert [row for row, _, _ in pieces(old, new)] == [0, 1, None, 3]


def test_table_rows_match_only_table_rows():
    rows = [
        Paragraph(f"| {a} | {b} | {c} hours |", "\n", is_row=True)
        for a, b, c in [
            ("Norhaven", 4, 48),
            ("Port Sund", 2, 72),
            ("Port Sund", 2, 24),
            ("Estmark Base", 1, 96),
        ]
    ]
    old, new = draft(HOTLINE, rows[0], rows[1]), draft(HOTLINE, rows[0], rows[2], rows[3])
    assert [row for row, _, _ in pieces(old, new)] == [0, 1, 2, None]
    assert changes(old, new) == [("72", "24")]
    assert [row for row, _, _ in pieces(old, draft(HOTLINE, "Norhaven 4 48 hours"))] == [0, None]


def test_an_empty_row_is_no_line_without_text():
    assert pieces(draft(Paragraph("", is_row=True)), draft(Paragraph(""))) == [(None, (0,), False)]


def test_another_break_is_a_quiet_change():
    old, new = draft(HOTLINE, NOTICE), draft(HOTLINE, Paragraph(NOTICE, "\n"))
    (hunk,) = piece_hunks(old.paragraphs[1], align(old, new)[1])
    assert hunk == (0, 1, ("\n",), True)


def test_nothing_against_something_is_all_new_or_all_gone():
    assert pieces(draft(), draft(HOTLINE)) == [(None, (0,), False)]
    assert pieces(draft(HOTLINE), draft()) == []


def test_provisions_written_anew_are_known_by_their_numbers():
    said = "Parties respect borders.", "They meet in May.", "Costs lie where they fall."
    old = draft(*(Paragraph(text, number=f"{n}.") for n, text in enumerate(said, 1)))
    new = draft(Paragraph("No bases are built.", number="1."), Paragraph("Missiles leave.", number="2."))
    assert [piece.row for piece in align(old, new)] == [0, 1]


def test_rows_without_words_are_like_nothing():
    old = draft(Paragraph("|", is_row=True), "a")
    new = draft("b", Paragraph("|", is_row=True), Paragraph("|", is_row=True))
    assert [piece.row for piece in align(old, new)].count(0) <= 1
