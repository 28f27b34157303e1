"""Two bracketed texts compared: what became of each bracket."""

from pourparlers.text.notation.foreign import changes_to_json, compare, read_foreign


def became(old: str, new: str) -> list[tuple[str, str, str]]:
    """Kind, how much of the words was kept, and the bracket as it stands, or stood."""
    a, b = read_foreign(old), read_foreign(new)
    found = []
    for change in compare(a, b):
        text, pairs, number = (b, b.pairs, change.new) if change.new is not None else (a, a.pairs, change.old)
        assert number is not None
        found.append((change.kind, change.kept, text.source[pairs[number].start : pairs[number].end + 1]))
    return found


def test_equal_texts_have_no_changes():
    text = "1. Parties [shall][should [always]] meet.\n\n2. [They report.\n\n3. They end.]"
    assert became(text, text) == []


def test_a_bracket_is_closed_when_its_words_stand():
    assert became("Parties [shall] meet.", "Parties shall meet.") == [("closed", "all", "[shall]")]


def test_a_bracket_is_dropped_with_its_words():
    assert became("Parties shall [always] meet.", "Parties shall meet.") == [("dropped", "none", "[always]")]


def test_a_bracket_is_closed_with_other_words():
    old = "They meet [in the first week of May or June of every year] and report."
    assert became(old, "They meet in the first week of May and report.") == [("closed", "some", old[10:58])]


def test_a_bracket_is_opened_round_standing_words():
    assert became("Parties shall meet.", "Parties [shall] meet.") == [("opened", "all", "[shall]")]


def test_a_bracket_is_opened_round_new_words():
    assert became("Parties meet.", "Parties meet [annually].") == [("opened", "none", "[annually]")]


def test_a_bracket_is_changed_inside():
    old, new = "They meet [in the first week of May] here.", "They meet [in the last week of May] here."
    assert became(old, new) == [("changed", "some", "[in the last week of May]")]


def test_a_bracket_with_all_words_replaced_is_changed():
    assert became("They meet [annually] here.", "They meet [in May] here.") == [
        ("changed", "none", "[in May]")
    ]


def test_only_the_inner_bracket_is_reported():
    old = "They [report [annually] to all Parties] and meet."
    assert became(old, old.replace("[annually]", "annually")) == [("closed", "all", "[annually]")]


def test_a_moved_paragraph_takes_its_brackets_along():
    one = "The first paragraph speaks of [ships] and of the sea around every island.\n\n"
    two = "Another paragraph, of lakes [and rivers], has words of its own to be known by.\n\n"
    three = "A third one about mountains and the snow on them ends the text with a plain sentence.\n\n"
    assert became(one + two + three, two + three + one) == []


def test_what_falls_with_the_bracket_around_it_says_so():
    old, new = read_foreign("They meet [here [or there]]."), read_foreign("They meet.")
    assert [change.is_within for change in compare(old, new)] == [False, True]


def test_changes_have_a_json_form_with_places():
    old, new = read_foreign("Parties [shall] meet."), read_foreign("Parties shall meet [in [May]].")
    form = changes_to_json(old, new, compare(old, new))
    assert form["counts"] == {"opened": 2, "closed": 1, "dropped": 0, "changed": 0}
    assert form["changes"][0]["old"] == {"line": 1, "column": 9, "text": "shall"}
    assert form["changes"][1]["new"] == {"line": 1, "column": 20, "text": "in […]"}


def test_a_change_of_spaces_only_changes_no_bracket():
    assert became("They meet [at 10 am] on 3 May.", "They meet [at 10\u00a0am] on 3\u00a0May.") == []
    assert became("The Parties' [own] words stand.", "The Parties’ [own] words stand.") == []


def test_empty_brackets_are_the_same_at_the_same_place():
    assert became("In [] they meet [].", "In [] they shall meet [].") == []
    assert became("In [] they meet.", "In they meet [].") == [
        ("closed", "all", "[]"),
        ("opened", "all", "[]"),
    ]


def test_brackets_in_one_rewritten_stretch_are_matched_in_order():
    old = "The Board [a1 a2] [b1 b2] decides on every request that is brought before it."
    new = "The Board [c1 c2] [d1 d2] decides on every request that is brought before it."
    assert became(old, new) == [("changed", "none", "[c1 c2]"), ("changed", "none", "[d1 d2]")]


def test_marks_in_labels_are_no_words():
    old = "**Option 1[^1]:** They [meet].\n\n**Option 2:** No text\n"
    assert became(old, old.replace("[meet]", "meet")) == [("closed", "all", "[meet]")]


def test_only_brackets_wholly_in_a_rewritten_stretch_are_matched_there():
    old = "The Board [a1 a2] decides on every request that is brought before it."
    new = "The Board [] [c1 [c2] decides] on every request that is brought before it."
    assert sorted(kind for kind, _, _ in became(old, new)) == ["changed", "opened", "opened"]
