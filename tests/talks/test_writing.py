"""Wordings made by hand: what each small change makes of the text."""

from __future__ import annotations

import pytest
from tests.talks.hall import Hall, opened

from pourparlers.talks import acts, writing
from pourparlers.talks.wording import Addition, Basis, Edit, Order, Wording

TEXT = """## Article 1

1. The Parties shall report, and the Parties shall publish.

2. Reports are public:

(a) at once;

(b) in full.

## Article 2

1. They last."""
ARTICLE, REPORT, PUBLIC, ONCE, FULL, SECOND, LAST = (f"d{n}" for n in range(7))


def reads(wording: Wording, basis: Basis | None = None, hall: Hall | None = None) -> list[str]:
    """The text with the labels, as it reads when this is proposed."""
    hall = hall or opened("NOR", text=TEXT)
    return hall.shown(hall.propose("NOR", wording, basis=basis or Basis()))


def draft():
    return opened("NOR", text=TEXT).draft()


WHOLE = reads(writing.replace_words(draft(), LAST, "They last", "They end"))


# --- Words ---


def test_words_are_replaced_inserted_and_deleted():
    last = writing.replace_words(draft(), LAST, "last", "must end")
    assert last.edits == (Edit(LAST, "\n\n They must end."),)
    assert writing.insert(draft(), LAST, "all", before="last").edits[0].text == "\n\n They all last."
    assert writing.insert(draft(), LAST, "long", after="last").edits[0].text == "\n\n They last long."
    assert writing.insert(draft(), LAST, "Long", before="They").edits[0].text == "\n\n Long They last."
    assert writing.insert(draft(), LAST, "(long)").edits[0].text == "\n\n They last. (long)"
    assert (
        writing.insert(draft(), LAST, ", for now", after="last").edits[0].text == "\n\n They last, for now."
    )
    assert writing.delete(draft(), LAST, "They").edits[0].text == "\n\n last."


def test_words_that_stand_twice_are_counted():
    with pytest.raises(writing.SeveralPlacesError, match="2 times"):
        writing.replace_words(draft(), REPORT, "shall", "may")
    second = writing.replace_words(draft(), REPORT, "shall", "may", nth=2).edits[0].text
    assert second == "\n\n The Parties shall report, and the Parties may publish."


def test_words_are_whole_words_that_are_there():
    for words, nth in (("Partie", None), ("", None), ("shall", 3)):
        with pytest.raises(writing.NoWordsError):
            writing.replace_words(draft(), REPORT, words, "x", nth=nth)


def test_a_provision_is_there():
    for make in (writing.remove, writing.join, writing.reserve):
        with pytest.raises(writing.NoProvisionError):
            make(draft(), "d99")


def test_a_provision_is_written_anew_with_its_mark():
    assert writing.rewrite_provision(draft(), LAST, " They\n end. ").edits[0].text == "\n\n They end."
    assert writing.rewrite_provision(draft(), LAST, "One.\n\nTwo.").edits[0].text == "\n\n One.\n\n Two."


def test_a_change_that_is_taken_back_is_none():
    once = writing.replace_words(draft(), LAST, "last", "end")
    assert writing.replace_words(writing.paper(draft(), so_far=once), LAST, "end", "last") == Wording()


def test_changes_add_up_in_reading_order():
    once = writing.replace_words(draft(), LAST, "last", "end")
    both = writing.delete(writing.paper(draft(), so_far=once), PUBLIC, "public")
    assert [edit.provision for edit in both.edits] == [PUBLIC, LAST]


def test_a_provision_is_split_and_joined():
    assert reads(writing.split(draft(), REPORT, "and the Parties"))[1:3] == [
        "1. The Parties shall report,",
        "and the Parties shall publish.",
    ]
    assert reads(writing.join(draft(), ONCE))[2] == "2. Reports are public: at once;"


def test_words_are_reserved_by_their_number():
    assert writing.reserve(draft(), LAST).edits == (Edit(LAST, "\n\n They last."),)
    assert writing.reserve(draft(), LAST, "last").edits == (Edit(LAST, "\n\n They last.", ((2, 3),)),)


def test_an_alternative_takes_the_place_of_all_that_hangs_on_it():
    wording = writing.alternative(draft(), PUBLIC, "None is public.")
    assert reads(wording)[2:4] == ["2. None is public.", "Article 2"]


def test_insertions_are_marked_besides():
    wording = writing.insert(draft(), LAST, "long", after="last")
    assert writing.besides(draft(), wording).besides == ((LAST, 0),)
    changed = writing.replace_words(draft(), LAST, "last", "end")
    assert writing.besides(draft(), changed).besides == ()


# --- Provisions ---


def test_a_provision_goes_with_all_that_hangs_on_it():
    wording = writing.remove(draft(), PUBLIC)
    assert {edit.provision for edit in wording.edits} == {PUBLIC, ONCE, FULL}
    assert not wording.orders


def test_what_was_put_under_a_provision_goes_with_it():
    once = writing.add(draft(), "New.", under=PUBLIC)
    assert writing.remove(writing.paper(draft(), so_far=once), PUBLIC) == writing.remove(draft(), PUBLIC)


def test_a_provision_moves_with_all_that_hangs_on_it():
    before = reads(writing.move(draft(), PUBLIC, before=LAST))
    assert before[2:] == [
        "Article 2",
        "2. Reports are public:",
        "(a) at once;",
        "(b) in full.",
        "1. They last.",
    ]
    assert reads(writing.move(draft(), PUBLIC, under=SECOND))[2:4] == ["Article 2", "1. They last."]
    assert writing.move(draft(), FULL, before=ONCE).orders == (Order(PUBLIC, (FULL, ONCE)),)


def test_a_provision_moves_once():
    once = writing.move(draft(), LAST, before=REPORT)
    again = writing.move(writing.paper(draft(), so_far=once), LAST, after=FULL)
    assert reads(again)[-1] == "Article 2"
    assert [order.children for order in again.orders if order.parent == PUBLIC] == [(ONCE, FULL, LAST)]


@pytest.mark.parametrize(
    "place", [{"under": ONCE}, {"under": PUBLIC}, {"after": PUBLIC}, {}, {"after": ONCE, "before": FULL}]
)
def test_nothing_moves_into_itself_or_to_two_places(place):
    with pytest.raises(writing.PlaceError):
        writing.move(draft(), PUBLIC, **place)


def test_a_new_provision_stands_where_it_is_put():
    new = "Reports are short."
    assert reads(writing.add(draft(), new, after=REPORT, number="1 bis."))[2] == f"1 bis. {new}"
    assert reads(writing.add(draft(), new, before=ONCE))[3] == new
    assert reads(writing.add(draft(), new, under=ARTICLE))[5] == new
    assert reads(writing.add(draft(), new))[-1] == new
    with pytest.raises(writing.NoWordsError):
        writing.add(draft(), "  ")


def test_new_provisions_add_up():
    once = writing.add(draft(), "One.", after=REPORT)
    twice = writing.add(writing.paper(draft(), so_far=once), "Two.", after=REPORT)
    assert reads(twice)[2:4] == ["Two.", "One."]


# --- Again ---


def revised(change) -> list[str]:
    """The text after a revision of a proposal that adds a provision with another one under it."""
    hall = opened("NOR", text=TEXT)
    inner = Addition("\n\n Under it.", "(a)")
    added = (REPORT, Addition("\n\n New text.", "1 bis.", 0, (inner,)), PUBLIC)
    name = hall.propose("NOR", Wording(orders=(Order(ARTICLE, added),)))
    new, under = hall.references(name)
    wording = change(writing.again(hall.draft(), hall.proposal(name)), new, under)
    hall.act("NOR", acts.Revise(name, wording))
    return hall.shown(name)[2:4]


def test_a_new_provision_is_changed_in_the_next_version():
    assert revised(lambda paper, new, _: writing.replace_words(paper, new, "text", "words")) == [
        "1 bis. New words.",
        "(a) Under it.",
    ]
    assert revised(lambda paper, _, under: writing.delete(paper, under, "it"))[1] == "(a) Under."


def test_a_new_provision_is_taken_out_in_the_next_version():
    assert revised(lambda paper, new, _: writing.rewrite_provision(paper, new, ""))[0] == "(a) Under it."


def test_beside_a_new_provision_stands_another_in_the_next_version():
    assert revised(lambda paper, new, _: writing.add(paper, "Other.", before=new))[0] == "Other."
    with pytest.raises(writing.PlaceError):
        revised(lambda paper, _, under: writing.add(paper, "Other.", after=under))


# --- Everywhere ---


def test_a_blanket_change_lists_its_places_and_leaves_some_out():
    wording, places = writing.blanket(draft(), "shall", "may", leave_out=[1])
    assert [(each.number, each.provision, each.words, each.is_left_out) for each in places] == [
        (1, REPORT, " shall", True),
        (2, REPORT, " shall", False),
    ]
    assert (places[1].before[-8:], places[1].after) == (" Parties", " publish.")
    assert wording.edits[0].text == "\n\n The Parties shall report, and the Parties may publish."


def test_a_blanket_change_of_what_is_nowhere_is_refused():
    with pytest.raises(writing.NoWordsError):
        writing.blanket(draft(), "nowhere", "x")


def test_brackets_hold_their_words_close():
    hall = opened("NOR", text="The Parties (States) meet.")
    wording = writing.replace_words(hall.draft(), "d0", "States", "all States")
    assert wording.edits[0].text == "\n The Parties (all States) meet."
