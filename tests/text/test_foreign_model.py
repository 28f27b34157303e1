"""A bracketed text made elsewhere, as rows with everyone's versions."""

from pourparlers.text.brackets import choose, row_brackets
from pourparlers.text.notation.foreign import read_foreign, to_model
from pourparlers.text.rows import reads
from pourparlers.text.words import NOTE, join_words


def texts(source: str) -> tuple[str, list[str]]:
    """The standing text of the one unit, and what each of its versions reads."""
    (unit,) = to_model(read_foreign(source))
    row = unit.row()
    return join_words(unit.words), [join_words(reads(row.versions[v.name].keys)) for v in unit.versions]


def test_standing_text_is_what_stands_outside_brackets():
    assert texts("Parties [shall][should] report [annually].") == (
        "Parties report.",
        ["Parties shall report.", "Parties should report.", "Parties report annually."],
    )


def test_neighbouring_questions_have_gaps_of_their_own():
    (unit,) = to_model(read_foreign("Parties [shall][should] [, if able,] report."))
    assert unit.words == ("\n\n", " Parties", "", " report", ".")
    assert [v.start for v in unit.versions] == [2, 2, 3]


def test_a_bracket_inside_is_an_amendment():
    (unit,) = to_model(read_foreign("Report [every [second] year]."))
    assert [(v.name, v.on) for v in unit.versions] == [("1.1", None), ("2.1", "1.1")]
    assert texts("Report [every [second] year].")[1] == ["Report every year.", "Report every second year."]


def test_a_bracket_that_holds_only_brackets_has_an_empty_word():
    (unit,) = to_model(read_foreign("They meet [[here][there] [, soon]]."))
    assert unit.versions[0].words == ("",)
    assert texts("They meet [[here][there] [, soon]].")[1] == [
        "They meet.", "They meet here.", "They meet there.", "They meet, soon.",
    ]  # fmt: skip


def test_two_choices_without_words_of_their_own_stay_two():
    (unit,) = to_model(read_foreign("It [[a]][[b]] ends"))
    outer = [v.words for v in unit.versions if v.on is None]
    assert outer == [("",), ("", "")]


def test_options_insert_whole_bodies_in_one_gap():
    source = "Option 1:\n\nA fund of [10][15] crowns.\n\nIt is public.\n\nOption 2: (No text)\n"
    standing, versions = texts(source)
    assert standing == ""
    assert versions[0] == "A fund of crowns.\n\nIt is public."
    assert versions[1] == "A fund of 10 crowns.\n\nIt is public."
    assert versions[-1] == ""


def test_the_number_before_a_label_is_no_option():
    (unit,) = to_model(read_foreign("1. Option 1: One.\n\n    Option 2: Two.\n"))
    assert unit.words == ("\n\n",)
    assert [v.words for v in unit.versions] == [(" One", "."), (" Two", ".")]


def test_a_whole_paragraph_in_brackets_brings_its_mark():
    units = to_model(read_foreign("One.\n\n[Two.]\n\n3. [Three.]\n"))
    assert [unit.words for unit in units] == [("\n\n", " One", "."), (), ()]
    assert [v.words[0] for unit in units for v in unit.versions] == ["\n\n", "\n\n"]


def test_a_bracket_across_paragraphs_is_one_version():
    standing, versions = texts("They [meet.\n\nThey] report.")
    assert standing == "They report."
    assert versions == ["They meet.\n\nThey report."]


def test_own_notation_has_a_standing_option():
    assert texts("Parties [shall / should – NOR / no text – VAR] act") == (
        "Parties shall act",
        ["Parties should act", "Parties act"],
    )


def test_what_is_opposed_stands():
    assert texts("within ten days [EST oppose: of receipt]") == (
        "within ten days of receipt",
        ["within ten days"],
    )


def test_a_reservation_keeps_the_words():
    (unit,) = to_model(read_foreign("They report [at once] (NOR reserves)."))
    assert join_words(unit.words) == "They report at once."
    assert [(v.words, v.parties) for v in unit.versions] == [((" at", " once"), ("NOR",))]


def test_blanks_stand_and_notes_do_not():
    assert texts("In [20XX] {moved here} *[see 5]* they meet[^1].") == (f"In [20XX] they meet{NOTE}.", [])


def test_a_fault_is_a_character_of_the_standing_text():
    assert texts("They meet] again.")[0] == "They meet] again."


def test_words_are_cut_at_brackets_and_spaces_go_along():
    assert texts("communication[s] by [all ]Parties") == (
        "communication by Parties",
        ["communications by Parties", "communication by all Parties"],
    )


def test_every_choice_reads_the_same_in_brackets():
    (unit,) = to_model(read_foreign("Each [Party][State [or body]] [shall][should] act[, if able,] [now]."))
    row = unit.row()
    nodes = row_brackets(row)
    for version in unit.versions:
        written = reads(row.versions[version.name].keys)
        assert choose(nodes, version.name) == tuple(word for word in written if word)


def test_a_remark_that_reserves_is_no_text():
    assert texts("They meet [NOR reserves its position] here [scrutiny reservation].") == (
        "They meet here.",
        [],
    )


def test_a_note_in_a_footnote_reaches_over_its_paragraphs():
    source = "One[^1].\n\n[^1]: A {note that\n\n    goes on [here]} and ends.\n"
    units = to_model(read_foreign(source))
    assert [join_words(unit.words) for unit in units] == [f"One{NOTE}.", "A", "and ends."]


def test_a_list_of_amendments_has_each_at_its_words():
    source = (
        "They [meet in May | 1 meet: sit – A | before 2 in: here – B | after 3 May: or June – C"
        " | 2–3 in May: no text – D]."
    )
    assert texts(source) == (
        "They meet in May.",
        ["They sit in May.", "They meet here in May.", "They meet in May or June.", "They meet."],
    )
    assert texts("They meet [ | here: at once – A].")[1] == ["They meet at once."]


def test_a_glued_question_leaves_the_space_before_it():
    assert texts("They [re]open [and][or]close.")[0] == "They open close."


def test_a_question_at_the_end_of_a_paragraph_takes_its_space():
    assert texts("They [meet [here]\n\nThey sit] now.")[1] == [
        "They meet\n\nThey sit now.",
        "They meet here\n\nThey sit now.",
    ]
