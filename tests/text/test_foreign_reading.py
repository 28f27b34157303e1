"""Bracketed texts made elsewhere: what is a bracket, what is a fault, what is a question."""

import pytest

from pourparlers.text.notation.foreign import read_foreign, to_json, write_back


def faults(source: str):
    b = read_foreign(source)
    return [(*b.place(f.offset), f.missing) for f in b.faults]


def kinds(source: str):
    return [question.kind for question in read_foreign(source).questions]


def options(source: str):
    """The options of each question, as words, nested questions drawn together."""
    return [[o["text"].strip() for o in q["options"]] for q in to_json(read_foreign(source))["question_list"]]


def test_nested_brackets_are_questions_of_their_own():
    b = read_foreign(
        "Each Party [shall][should] [, in its own time [and place],] report every [two][four] years."
    )
    assert (len(b.pairs), len(b.questions), len(b.faults)) == (6, 4, 0)
    assert [q.inside for q in b.questions] == [-1, -1, 1, -1]


def test_faults_are_located_and_swallow_nothing():
    source = "1. Committees].\n\n2. Members [are elected][are appointed].\n\n3. The mandate [lasts.\n"
    assert faults(source) == [(1, 14, "["), (5, 16, "]")]
    assert options(source) == [["are elected", "are appointed"]]


def test_a_bracket_round_whole_paragraphs_is_well_formed():
    source = "Option 1: [The first.\n\nThe second.]\n\nOption 2: No text\n"
    assert faults(source) == []
    assert len(read_foreign(source).pairs) == 1


def test_a_bracket_does_not_reach_over_an_option_label():
    assert faults("Option 1: [The first.\n\nOption 2: The second.]\n") == [(1, 11, "]"), (3, 22, "[")]


def test_a_bracket_over_numbers_must_open_and_close_its_paragraphs():
    assert faults("1. [The first.\n\n2. The second.]\n") == []
    assert faults("1. The [first.\n\n2. The second.]\n") == [(1, 8, "]"), (3, 15, "[")]
    assert faults("1. [The first.\n\n2. The] second.\n") == [(1, 4, "]"), (3, 7, "[")]


def test_a_bracket_does_not_reach_over_a_heading():
    assert len(faults("## One\n\n[The first.\n\n## Two\n\nThe second.]\n")) == 2


@pytest.mark.parametrize(
    "source",
    [
        "See [the paper](https://example.org/a_b) and [more](#there).",
        "See [the paper][ref].\n\n[ref]: https://example.org\n",
        "A mark[^1] here.\n\n[^1]: A note.\n",
        "An escaped \\[bracket\\].",
        "## Title\n{:.no_toc}\n\nText.\n",
        "---\ntitle: A [draft]\n---\n\nText.\n",
    ],
)
def test_what_is_no_bracket_is_none(source: str):
    b = read_foreign(source)
    assert (b.pairs, b.faults, b.questions) == ((), (), ())
    assert write_back(b) == source


def test_a_bracket_before_parentheses_is_no_link():
    assert len(read_foreign("under paragraph [x](a) above [shall](b)").pairs) == 2


def test_a_reference_without_a_definition_is_no_link():
    assert options("Parties [shall][should] act.\n") == [["shall", "should"]]


def test_an_option_label_holds_marks_and_no_definition():
    b = read_foreign("**Option 1[^6][^7]:** First.\n\n**Option 2:** Second.\n")
    assert [mark.label for mark in b.footnotes.undefined] == ["6", "7"]
    assert [len(q.choices) for q in b.questions] == [2]


@pytest.mark.parametrize(
    "label",
    [
        "**Option {}:**",
        "**Option {}**:",
        "**Option {}**.",
        "**Option {}**",
        "Option {}:",
        "2. **Option {}:**",
        "**Option{}**:",
    ],
)
def test_option_labels_in_all_their_forms(label: str):
    source = f"{label.format(1)} The fund stands.\n\n{label.format(2)} No text\n"
    (question,) = read_foreign(source).questions
    assert [choice.is_no_text for choice in question.choices] == [False, True]


@pytest.mark.parametrize("numbers", [("I", "II"), ("(a)", "(b)"), ("A", "B")])
def test_option_labels_count_in_several_styles(numbers: tuple[str, str]):
    first, second = numbers
    b = read_foreign(f"Option {first}: One.\n\nOption {second}: Two.\n")
    assert [[c.label for c in q.choices] for q in b.questions] == [[first, second]]


def test_option_in_running_text_is_a_word():
    assert read_foreign("As option 1 above says, so be it.\n\nOption 2 is better.\n").questions == ()


def test_options_of_one_row_are_one_question():
    source = "Option 1:\n\nA fund of [10][15] crowns.\n\nOption 2:\n\nNo fund.\n\nOption 3: (No text)\n"
    b = read_foreign(source)
    assert [(q.kind, len(q.choices), q.inside) for q in b.questions] == [
        ("alternative", 3, -1),
        ("alternative", 2, 0),
    ]


def test_letters_inside_an_option_are_a_row_of_their_own():
    source = "Option 1: One.\n\nOption 2:\n\nOption (a): This.\n\nOption (b): That.\n"
    b = read_foreign(source)
    assert [([c.label for c in q.choices], q.inside) for q in b.questions] == [
        (["1", "2"], -1),
        (["(a)", "(b)"], 0),
    ]


def test_a_new_number_begins_a_new_row():
    source = "1. Option 1: One.\n\n    Option 2: Two.\n\n2. Option 1: Three.\n\n    Option 2: No text\n"
    assert [len(q.choices) for q in read_foreign(source).questions] == [2, 2]


@pytest.mark.parametrize(
    "words",
    [
        "No text", "(No text)", "[No text.]", "no text *(to be considered in Article 7)*", "Pas de texte",
        "No Article 3ter", "Deal with this in Article 9", "No text additional to Article 3.2",
        "No text *{dealt with elsewhere}*", "Placement: Deal with this issue in Article 9",
        "*No provisions on this*", "No provision on framing",
    ],
)  # fmt: skip
def test_no_text_has_many_wordings(words: str):
    (question,) = read_foreign(f"Option 1: One.\n\nOption 2: {words}\n").questions
    assert question.choices[1].is_no_text
    assert question.kind == "deletion"


def test_no_text_is_no_wording_of_a_provision():
    (question,) = read_foreign("Option 1: One.\n\nOption 2: No Party shall test.\n").questions
    assert question.kind == "alternative"


@pytest.mark.parametrize(
    "words", ["x", "X", "20XX", "…", " ", "year x", "date", "X/CP.21", "FCCC/CP/2015/L.X", "_"]
)
def test_a_blank_is_no_open_question(words: str):
    b = read_foreign(f"as in document [{words}] of this year")
    assert b.questions == ()
    assert to_json(b)["kinds"]["blank"] == 1


def test_a_blank_beside_words_is_an_option():
    assert options("every [X][5] years") == [["X", "5"]]


def test_other_is_an_option_that_nobody_has_written():
    assert options("Parties [shall][should][other] act") == [["shall", "should", "other"]]


@pytest.mark.parametrize(
    "words", ["[placeholder for finance]", "[*Placeholder* for finance]", "*[placeholder: see 5]*"]
)
def test_a_placeholder_is_no_open_question(words: str):
    counts = to_json(read_foreign(f"3. {words}"))
    assert (counts["questions"], counts["kinds"]["placeholder"]) == (0, 1)


@pytest.mark.parametrize(
    "words", ["*[to be discussed with [all] Parties]*", "{moved from Article 3}", "[Note: see 5]", "[[^1]]"]
)
def test_a_note_is_no_open_question(words: str):
    counts = to_json(read_foreign(f"3. Text {words}"))
    assert (counts["questions"], counts["kinds"]["note"]) == (0, 1)


def test_stars_that_cross_a_bracket_make_no_note():
    assert kinds("*[Recognizing* the need of all,]\n\n*In [pursuit][furtherance]* of it") == [
        "kept or not",
        "alternative",
    ]


def test_a_lone_bracket_says_neither_added_nor_deleted():
    assert kinds("Parties report [every year].") == ["kept or not"]


def test_numbers_with_bis_and_alt_are_numbers():
    b = read_foreign("3bis [One.]\n\n3.3alt: [Two.]\n\n- (17ter) [Three.]\n\nOP6alt [Four.]\n")
    assert [block.number for block in b.layout.blocks] == ["3bis", "3.3alt:", "- (17ter)", "OP6alt"]


def test_footnotes_are_matched_with_their_definitions():
    source = "One[^1] two[^3].\n\n[^1]: First.\n\n[^2]: Second.\n\n[^1]: Again.\n"
    notes = read_foreign(source).footnotes
    assert [m.label for m in notes.undefined] == ["3"]
    assert [n.note for n in notes.unused] == ["2"]
    assert [n.line for n in notes.twice] == [7]


def test_a_blanket_proposal_in_a_footnote_is_reported():
    source = (
        'Text[^1].\n\n[^1]: In all cases where it says "rich Parties", read "rich Parties [and others]".\n'
    )
    (blanket,) = read_foreign(source).blankets
    assert (blanket.find, blanket.replacement, blanket.note) == (
        "rich Parties",
        "rich Parties [and others]",
        "1",
    )


def test_line_ends_of_every_kind_count_as_lines():
    assert faults("One\r\rTwo\n\nThree\r\n\r\nFour ]\r\n") == [(7, 6, "[")]


def test_form_feeds_and_unicode_separators_are_no_line_ends():
    assert faults("One\x0b\x0c\u2028\u0085 ]") == [(1, 9, "[")]


def test_a_text_without_blank_lines_has_a_provision_per_line():
    assert to_json(read_foreign("One.\nTwo.\nThree."))["provisions"] == 3


def test_a_line_that_is_a_title_begins_a_section():
    b = read_foreign("Article 5 – Reports\n\n[One.\n\nArticle 6\n\nTwo.]\n")
    assert [block.heading for block in b.layout.blocks] == [True, False, True, False]
    assert len(b.faults) == 2


def test_a_numbered_row_goes_on_behind_its_letters():
    source = "Option 1: One.\n\nOption 2:\n\nOption (a): This.\n\nOption (b): That.\n\nOption 3: Three.\n"
    assert [[c.label for c in q.choices] for q in read_foreign(source).questions] == [
        ["1", "2", "3"],
        ["(a)", "(b)"],
    ]


def test_a_deeper_row_ends_at_an_outer_label():
    source = "Option 1: One.\n\n- Item\n\n  Option A: This.\n\n  Option B: That.\n\nOption 2: Two.\n"
    assert [[c.label for c in q.choices] for q in read_foreign(source).questions] == [["1", "2"], ["A", "B"]]


def test_bars_without_places_are_characters():
    assert options("They [meet | sit] here.") == [["meet | sit", ""]]


def test_a_brace_that_crosses_a_bracket_is_a_character():
    b = read_foreign("[a] [b {c] d} {e [f]}")
    assert [(b.source[n.start : n.end + 1]) for n in b.braces] == ["{e [f]}"]


def test_brackets_of_blanks_only_are_no_guess():
    b = read_foreign("on [date] [x] 2020")
    assert (b.questions, b.guesses) == ((), ())


def test_a_row_in_an_item_ends_with_the_item():
    source = "- Item\n\n  Option A: This.\n\n  Option B: That.\n\nThey meet [here].\n"
    assert [(len(q.choices), q.inside) for q in read_foreign(source).questions] == [(2, -1), (2, -1)]


def test_brackets_far_apart_are_no_neighbours():
    assert len(read_foreign("They [meet]" + " " * 300 + "[sit].").questions) == 2
