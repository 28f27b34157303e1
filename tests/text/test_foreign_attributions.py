"""Who wants which words in a bracketed text made elsewhere."""

import pytest

from pourparlers.text.notation.foreign import read_foreign, to_json


def told(source: str):
    """Kind and options of every question: words, parties, and whether they stand."""
    return [
        (q["kind"], [(o["text"].strip(), o["parties"], o["standing"]) for o in q["options"]])
        for q in to_json(read_foreign(source))["question_list"]
    ]


def test_names_before_a_colon_are_an_attribution_and_no_words():
    source = "[Norland, Estmark: The Parties shall act.] [Varna: The Parties should act.] [Sund: No text.]"
    assert told(source) == [
        (
            "alternative",
            [
                ("The Parties shall act.", ["Norland", "Estmark"], False),
                ("The Parties should act.", ["Varna"], False),
                ("", ["Sund"], False),
            ],
        )
    ]


def test_attributed_paragraphs_are_one_question_too():
    source = "1. First.\n\n[Norland: All act.]\n\n[Sund: Nobody acts.]\n\n2. Second.\n"
    assert [len(q.choices) for q in read_foreign(source).questions] == [2]


def test_propose_adds_and_oppose_deletes():
    source = "[NOR/SUN propose: within thirty days [EST oppose: of receipt]] they report"
    (added, words), (deleted, inner) = told(source)
    assert (added, words[0]) == ("addition", ("within thirty days […]", ["NOR", "SUN"], False))
    assert (deleted, inner) == ("deletion", [("of receipt", [], True), ("", ["EST"], False)])


def test_own_notation_is_read_as_options_of_one_bracket():
    assert told("Parties [shall / should – NOR, SUN / no text – VAR] act") == [
        ("alternative", [("shall", [], True), ("should", ["NOR", "SUN"], False), ("", ["VAR"], False)])
    ]


def test_own_notation_nests():
    (outer, inner) = told("Parties report [every [second / third – Q] year – P].")
    assert outer[0] == "addition"
    assert inner == ("alternative", [("second", [], True), ("third", ["Q"], False)])


def test_a_deletion_in_own_notation():
    assert told("Parties report [annually / no text – VAR].") == [
        ("deletion", [("annually", [], True), ("", ["VAR"], False)])
    ]


def test_neighbours_in_own_notation_are_two_questions():
    assert len(told("Parties report [annually – P] [publicly – Q].")) == 2
    assert len(told("Parties report [, annually – P][. / ; – Q]")) == 2


def test_a_keep_is_a_reservation_where_nothing_else_is_asked():
    assert told("Parties [shall – keep: FRA] act")[0][0] == "reservation"


def test_an_escaped_slash_separates_nothing():
    assert told(r"the [import \/ export] of arms")[0][1][0][0] == r"import \/ export"


def test_a_slash_without_names_is_a_guess():
    b = read_foreign("its [commitment / contribution / other].")
    assert [len(q.choices) for q in b.questions] == [3]
    assert [(g.reason, g.took) for g in b.guesses] == [("slash", "alternatives")]


@pytest.mark.parametrize(
    ("source", "role"),
    [
        ("NOR: [within thirty days] they report", "for"),
        ("NOR proposes: [within thirty days] they report", "propose"),
        ("They report [within thirty days] (proposed by NOR).", "propose"),
        ("They report [within thirty days] (NOR reserves).", "reserve"),
        ("They report [within thirty days – NOR].", "for"),
        ("They report [NOR: within thirty days].", "for"),
    ],
)
def test_attributions_stand_before_inside_and_after(source: str, role: str):
    (said,) = read_foreign(source).attributions
    assert (said.names, said.role) == (("NOR",), role)


def test_a_closing_parenthesis_alone_names_nobody():
    assert read_foreign("a) see NOR) [here] it is.").attributions == ()


def test_an_abbreviation_behind_a_bracket_is_no_party():
    assert read_foreign("The [conference] (COP) meets.").attributions == ()


def test_a_name_known_from_elsewhere_is_a_party_behind_a_bracket():
    source = "[NOR, SUN: One.]\n\nThe [meeting] (SUN) ends."
    assert [said.names for said in read_foreign(source).attributions] == [("NOR", "SUN"), ("SUN",)]
    assert read_foreign("The [meeting] (SUN) ends.", parties=["SUN"]).attributions[0].names == ("SUN",)


@pytest.mark.parametrize(
    "words", ["Preamble: Parties act", "Note: see 5", "Climate forcers: gases", "Article 5: funds"]
)
def test_headings_and_remarks_are_no_parties(words: str):
    assert read_foreign(f"[{words}]").attributions == ()


def test_a_reservation_names_its_party():
    b = read_foreign("[South Land wishes its reservation on the text to be recorded.]")
    assert [r.parties for r in b.reservations] == [("South Land",)]
    assert [q.kind for q in b.questions] == ["reservation"]


def test_a_reservation_in_a_footnote_is_reported():
    b = read_foreign("Text[^1].\n\n[^1]: Norland reserves its position on this Article.\n")
    assert [(r.parties, r.note) for r in b.reservations] == [(("Norland",), "1")]


def test_labels_inside_brackets_make_one_question():
    source = "[Option 1: The Council.] [Option 2: The Board.] [Option 1: At once.][Option 2: Later.]"
    assert [[c.label for c in q.choices] for q in read_foreign(source).questions] == [["1", "2"], ["1", "2"]]


def test_a_list_of_amendments_in_own_notation_is_one_question():
    source = (
        "They [shall report by May | 1–2 shall report: may inform – the union | 3–4 by May: no text – R]."
    )
    assert told(source) == [
        (
            "alternative",
            [("shall report by May", [], True), ("may inform", ["the union"], False), ("", ["R"], False)],
        )
    ]
    assert [said.names for said in read_foreign(source).attributions] == [("the union",), ("R",)]


def test_a_name_of_small_letters_in_a_lone_bracket_is_a_guess():
    b = read_foreign("They report [annually – norland].")
    assert [said.names for said in b.attributions] == [("norland",)]
    assert [guess.reason for guess in b.guesses] == ["names"]
    assert read_foreign("They [annually – norland].", parties=["norland"]).guesses == ()


def test_a_dash_in_prose_is_no_attribution():
    assert read_foreign("They report [annually – and in public].").attributions == ()


def test_what_is_opposed_begins_a_question_and_stands():
    source = "[SUN propose: always] [EST/VAR oppose; FRA keep: shall] [EST propose: may] [NOR propose: be]"
    assert told(source) == [
        ("addition", [("always", ["SUN"], False), ("", [], True)]),
        (
            "alternative",
            [("shall", ["FRA"], True), ("may", ["EST"], False), ("be", ["NOR"], False), ("", ["VAR"], False)],
        ),
    ]


def test_two_proposals_of_one_name_are_two_questions():
    assert len(told("They report [NOR propose: annually] [NOR propose: in public].")) == 2


def test_no_text_is_an_option_of_what_it_touches():
    assert told("Parties [always] [shall][should][no text] act")[1] == (
        "alternative",
        [("shall", [], False), ("should", [], False), ("", [], False)],
    )
