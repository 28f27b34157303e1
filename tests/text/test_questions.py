"""What is asked: the kind of every question, its place, its options and who asks."""

from __future__ import annotations

import pytest

from pourparlers.documents.plain import read_draft
from pourparlers.text.blocks import Block
from pourparlers.text.nodes import Bracket, Node, Option, Words
from pourparlers.text.questions import Question, ask_questions
from pourparlers.text.rolling import compile_versions


def asked(base: str, *versions: str) -> tuple[Question, ...]:
    named = dict(zip(["NOR", "SUN", "VAR"], map(read_draft, versions), strict=False))
    return compile_versions(read_draft(base), named).questions


def block(*nodes: Node) -> Block:
    return Block(id="p1", number="", numbers={}, heading=0, path=(), nodes=nodes)


def options(question: Question) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(option.text, option.parties, option.is_standing) for option in question.options]


@pytest.mark.parametrize(
    ("kind", "base", "versions"),
    [
        ("alternative", "Parties shall meet.", ["Parties should meet."]),
        ("alternative", "Parties shall meet.", ["Parties should meet.", "Parties meet."]),
        ("addition", "Parties shall meet.", ["Parties shall not meet."]),
        ("alternative", "Parties shall meet.", ["Parties shall not meet.", "Parties shall often meet."]),
        ("deletion", "Parties shall often meet.", ["Parties shall meet."]),
        ("split", "Parties meet. They report.", ["Parties meet.\n\nThey report."]),
        ("join", "Parties meet.\n\nThey report.", ["Parties meet. They report."]),
    ],
)
def test_kind_of_a_question_goes_by_its_options(kind: str, base: str, versions: list[str]) -> None:
    assert [question.kind for question in asked(base, *versions)] == [kind]


def test_moved_provision_is_asked_about_once_at_its_new_place() -> None:
    lines = ["The Parties meet every year in May.", "A report is made by the chair.", "Observers may attend."]
    (question,) = asked("\n\n".join(lines), "\n\n".join([*lines[1:], lines[0]]))
    assert (question.kind, question.parties) == ("move", ("NOR",))
    assert options(question) == [("", (), True), (lines[0], ("NOR",), False)]


def test_bracket_around_what_stands_alone_is_a_reservation() -> None:
    kept = Bracket((Option((Words((" often",)),), is_standing=True),))
    (question,) = ask_questions([block(Words(("\n\n", " Parties", " meet")), kept)])
    assert (question.kind, options(question)) == ("reservation", [("often", (), True)])


def test_questions_are_numbered_in_their_block() -> None:
    base = "Parties shall meet.\n\nChairs shall report in May."
    found = asked(base, "Parties may meet.\n\nChairs may report in June.")
    assert [(q.id, q.block) for q in found] == [("p1-q1", "p1"), ("p2-q1", "p2"), ("p2-q2", "p2")]


def test_question_knows_who_asks_and_what_changes() -> None:
    (question,) = asked("Parties shall meet.", "Parties may meet.", "Parties MAY meet.", "Parties may meet.")
    assert options(question) == [
        ("shall", (), True),
        ("MAY", ("SUN",), False),
        ("may", ("NOR", "VAR"), False),
    ]
    assert (question.parties, question.changes) == (("NOR", "SUN", "VAR"), ("modal",))


def test_what_is_nested_reads_as_it_stands_in_the_option_around_it() -> None:
    inner = Bracket((Option((Words((" soon",)),), is_standing=True), Option((Words((" now",)),), ("SUN",))))
    outer = Bracket((Option(()), Option((Words((" meet",)), inner), ("NOR",))))
    around, within = ask_questions([block(Words(("\n\n", " Parties")), outer)])
    assert [option.text for option in around.options] == ["", "meet soon"]
    assert (around.parties, around.options[1].parties) == (("NOR", "SUN"), ("NOR", "SUN"))
    assert [option.text for option in within.options] == ["soon", "now"]
