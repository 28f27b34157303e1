"""How a draft is tabled, and how it reads in its versions."""

from __future__ import annotations

from tests.talks.hall import Hall, opened

from pourparlers.documents.plain import read_draft
from pourparlers.talks import acts, writing
from pourparlers.talks.drafts import conforming, draft_of, renumbered
from pourparlers.talks.wording import Addition, Edit, Order, Wording
from pourparlers.text.tree import view

TEXT = """# Agreement

## Article 1

1. The Parties shall report.[^1]

2. Reports are public:

(a) at once;

(b) in full.

## Article 2

1. They last.

[^1]: A note."""


def decide(hall: Hall, name: str) -> None:
    hall.act("chair", acts.Decide(hall.draft().id, takes=(acts.Take(name),)))


def test_a_draft_is_read_back_as_it_was_tabled():
    reading = draft_of(opened(text=TEXT).draft())
    assert reading.text == read_draft(TEXT, is_markdown=True)
    assert reading.references == tuple(f"d{n}" for n in range(9))


def test_provisions_hang_on_each_other_by_their_labels():
    places = view(opened(text=TEXT).draft().tree).places
    assert [places[0, n].parent for n in range(9)] == [
        (),
        (0, 0),
        (0, 1),
        (0, 1),
        (0, 3),
        (0, 3),
        (0, 0),
        (0, 6),
        (),
    ]


def test_a_version_reads_now_and_as_it_was_written():
    hall = opened("NOR", "SUN", text=TEXT)
    one = hall.propose("NOR", writing.replace_words(hall.draft(), "d7", "last", "end"))
    decide(hall, hall.propose("SUN", writing.insert(hall.draft(), "d7", "all", before="last")))
    read = [draft_of(hall.draft(), one, written=written).text.paragraphs[7].text for written in (False, True)]
    assert read == ["They all end.", "They end."]


def test_a_split_provision_is_two_paragraphs_and_a_joined_one_part_of_another():
    hall = opened("NOR", text=TEXT)
    split = hall.propose("NOR", writing.split(hall.draft(), "d3", "public"))
    join = hall.propose("NOR", writing.join(hall.draft(), "d4"))
    assert draft_of(hall.draft(), split).references[3:5] == ("d3", "d3")
    assert hall.shown(split)[3:5] == ["2. Reports are", "public:"]
    assert hall.shown(join)[3] == "2. Reports are public: at once;"
    assert "d4" not in draft_of(hall.draft(), join).references


def test_a_text_that_begins_without_a_mark_is_a_paragraph_all_the_same():
    hall = opened("NOR", text="One.\n\nTwo.")
    gone = Wording((Edit("d0", ""), Edit("d1", " Two.")))
    assert hall.shown(hall.propose("NOR", gone)) == ["Two."]


def test_notes_stay_with_their_words():
    hall = opened("NOR", text=TEXT)
    name = hall.propose("NOR", writing.replace_words(hall.draft(), "d2", "shall", "should"))
    joined = hall.propose("NOR", writing.join(hall.draft(), "d2"))
    assert draft_of(hall.draft(), name).text.paragraphs[2].notes == ("1",)
    assert draft_of(hall.draft(), joined).text.paragraphs[1].notes == ("1",)
    added = hall.propose("NOR", writing.insert(hall.draft(), "d7", "\ufffc"))
    assert draft_of(hall.draft(), added).text.paragraphs[7].notes == ("",)


def test_new_provisions_are_called_as_they_were_proposed():
    hall = opened("NOR", text=TEXT)
    inner = Addition("\n\n Same.", "(a)")
    twice = (Addition("\n\n Same.", "1 bis.", 0, (inner,)), Addition("\n\n Same.", "1 ter."))
    name = hall.propose("NOR", Wording(orders=(Order("d1", ("d2", *twice, "d3")),)))
    assert hall.shown(name)[3:6] == ["1 bis. Same.", "(a) Same.", "1 ter. Same."]


def test_who_proposes_before_all_gives_the_name():
    hall = opened("NOR", "SUN", text=TEXT)
    adding = [
        writing.add(hall.draft(), "New.", after="d2", number=number) for number in ("9.", "1 bis.", "8.")
    ]
    hall.propose("SUN", adding[0], audience="")
    name = hall.propose("NOR", adding[1])
    hall.propose("SUN", adding[2])
    assert [hall.shown(name, who)[3] for who in ("SUN", "NOR")] == ["1 bis. New.", "1 bis. New."]


def test_numbers_conform_to_the_standing_order():
    hall = opened("NOR", text=TEXT)
    assert conforming(hall.draft()) == {}
    name = hall.propose("NOR", writing.add(hall.draft(), "New.", after="d2", number="1 bis."))
    decide(hall, name)
    (new,) = hall.references(name)
    assert renumbered(hall.draft()) == ((new, "1 bis.", "2."), ("d3", "2.", "3."))
    shown = draft_of(hall.draft(), is_conforming=True).text.paragraphs
    assert [each.number for each in shown[2:5]] == ["1.", "2.", "3."]
    assert draft_of(hall.draft()).text.paragraphs[3].number == "1 bis."


def test_two_drafts_are_negotiated_beside_each_other():
    hall = opened("NOR", text=TEXT)
    first = hall.draft().id
    hall.table("1. Other.")
    hall.propose("NOR", writing.remove(hall.draft(), "d0"))
    wording = writing.remove(hall.state().drafts[first], "d7")
    hall.act("NOR", acts.Propose(first, wording, audience="parties"))
    assert [each.label for each in hall.state().proposals.values()] == ["1", "1"]
