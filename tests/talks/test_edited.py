"""An edited text as a wording: what is recognised, and where what is new hangs."""

from __future__ import annotations

from tests.talks.hall import Hall, opened

from pourparlers.documents.plain import read_draft
from pourparlers.talks import acts, writing
from pourparlers.talks.wording import Addition, Edit, Order, Wording

TEXT = """## Article 1

1. The Parties shall report to the Board in full.

2. Reports are public from the first day on:

(a) to all Parties;

(b) to everyone else.

## Article 2

1. They last for ten years and a day."""


def edit(hall: Hall, text: str) -> Wording:
    return writing.from_text(hall.draft(), read_draft(text, is_markdown=True))


def decided(hall: Hall, wording: Wording) -> None:
    name = hall.propose("NOR", wording)
    hall.act("chair", acts.Decide(hall.draft().id, takes=(acts.Take(name),)))


def test_the_same_text_is_no_change():
    assert edit(opened("NOR", text=TEXT), TEXT) == Wording()


def test_other_numbers_are_no_change():
    assert edit(opened("NOR", text=TEXT), TEXT.replace("2. Reports", "3. Reports")) == Wording()


def test_line_ends_between_paragraphs_are_no_change():
    spaced = TEXT.replace("\n\n1.", "\n\n\n1.")
    assert edit(opened("NOR", text=TEXT), spaced) == Wording()
    hall = opened("NOR", text=TEXT)
    changed = edit(hall, spaced.replace("shall report", "report"))
    assert changed.edits == (Edit("d1", "\n\n The Parties report to the Board in full."),)


def test_a_new_provision_hangs_where_its_label_says():
    hall = opened("NOR", text=TEXT)
    new = TEXT.replace("(b) to", "(aa) to the press;\n\n(b) to").replace(
        "## Article 2", "3. New.\n\n## Article 2"
    )
    orders = {order.parent: order.children for order in edit(hall, new).orders}
    assert orders == {
        "d0": ("d1", "d2", Addition("\n\n New.", "3.")),
        "d2": ("d3", Addition("\n\n to the press;", "(aa)"), "d4"),
    }


def test_a_new_article_takes_over_what_stands_below_it():
    hall = opened("NOR", text=TEXT)
    new = TEXT.replace("2. Reports", "## Article 1 bis\n\n2. Reports")
    (order,) = edit(hall, new).orders
    assert order == Order("", ("d0", Addition("\n\n", "Article 1 bis", 2, ("d2",)), "d5"))


def test_what_hung_on_something_gone_hangs_on_in_its_place():
    hall = opened("NOR", text=TEXT)
    gone = TEXT.replace("2. Reports are public from the first day on:\n\n", "")
    assert edit(hall, gone) == Wording((Edit("d2", ""),))
    both = gone.replace("## Article 2", "3. New.\n\n## Article 2")
    (order,) = edit(hall, both).orders
    assert order == Order("d0", ("d1", "d2", Addition("\n\n New.", "3.")))


def test_a_moved_provision_keeps_its_name():
    hall = opened("NOR", text=TEXT)
    line = "1. The Parties shall report to the Board in full.\n\n"
    moved = edit(hall, TEXT.replace(line, "") + "\n\n" + line.replace("1.", "2."))
    assert moved == Wording(orders=(Order("d5", ("d6", "d1")),))


def test_a_provision_that_was_split_is_edited_in_both_parts():
    hall = opened("NOR", text=TEXT)
    decided(hall, writing.split(hall.draft(), "d1", "to the Board"))
    text = "\n\n".join(hall.shown()).replace("in full", "in part").replace("Article", "## Article")
    assert edit(hall, text).edits == (Edit("d1", "\n\n The Parties shall report\n\n to the Board in part."),)


def test_between_the_parts_of_a_provision_what_is_new_is_part_of_it():
    hall = opened("NOR", text=TEXT)
    decided(hall, writing.split(hall.draft(), "d1", "to the Board"))
    text = "\n\n".join(hall.shown()).replace("to the Board", "as they do now\n\nto the Board")
    edits = edit(hall, text.replace("Article", "## Article")).edits
    assert edits == (
        Edit("d1", "\n\n The Parties shall report\n\n as they do now\n\n to the Board in full."),
    )


def test_a_part_that_stands_elsewhere_is_new_there():
    hall = opened("NOR", text=TEXT)
    decided(hall, writing.split(hall.draft(), "d1", "to the Board"))
    text = "\n\n".join(hall.shown()).replace("Article", "## Article")
    wording = edit(hall, text.replace("\n\nto the Board in full.", "") + "\n\nto the Board in full.")
    assert wording.edits == (Edit("d1", "\n\n The Parties shall report"),)
    assert Addition("\n\n to the Board in full.") in wording.orders[0].children


def test_provisions_that_were_joined_have_each_their_own_part():
    hall = opened("NOR", text=TEXT)
    decided(hall, writing.join(hall.draft(), "d3"))
    text = "\n\n".join(hall.shown()).replace("Article", "## Article")
    changed = text.replace("first day on: to all", "second day on: soon to some")
    assert edit(hall, changed).edits == (
        Edit("d2", "\n\n Reports are public from the second day on: soon"),
        Edit("d3", " to some Parties;"),
    )


def test_a_text_for_a_revision_counts_on_what_the_last_version_was_written_on():
    hall = opened("NOR", text=TEXT)
    name = hall.propose("NOR", edit(hall, TEXT.replace("shall", "may")))
    paper = writing.again(hall.draft(), hall.proposal(name))
    new = read_draft(TEXT.replace("shall", "must") + "\n\n2. New.", is_markdown=True)
    hall.act("NOR", acts.Revise(name, writing.from_text(paper, new)))
    assert hall.shown(name)[1] == "1. The Parties must report to the Board in full."
    assert hall.shown(name)[-1] == "2. New."
