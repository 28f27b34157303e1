"""The keys of the JSON form, which are added to and never changed, and what stands under them."""

from __future__ import annotations

from typing import Any

from pourparlers.documents.json_form import write_json
from pourparlers.documents.plain import read_draft
from pourparlers.text.rolling import compile_versions


def written(base: str, **versions: str) -> dict[str, Any]:
    return write_json(compile_versions(read_draft(base), {n: read_draft(v) for n, v in versions.items()}))


def test_question_has_its_documented_keys() -> None:
    (question,) = written("1. Parties shall meet.", NOR="1. Parties may meet.")["questions"]
    assert question.items() >= {"id": "p1-q1", "place": "p1", "kind": "alternative"}.items()
    assert question["options"] == [
        {"text": "shall", "parties": [], "standing": True},
        {"text": "may", "parties": ["NOR"], "standing": False},
    ]
    assert (question["parties"], question["classes"]) == (["NOR"], ["modal"])


def test_segments_say_who_has_them_and_why() -> None:
    data = written("Parties shall meet.", NOR="Parties may meet.")
    assert (data["version"], data["parties"]) == (1, ["NOR"])
    segments = data["provisions"][0]["segments"]
    assert [(s["text"], s["origin"], s["by"], s["out"], s["class"]) for s in segments] == [
        ("Parties", "base", [], [], None),
        (" shall", "base", [], ["NOR"], "modal"),
        (" may", "proposal", ["NOR"], [], "modal"),
        (" meet.\n", "base", [], [], None),
    ]
    assert all(s["event"] is None and s["moved"] is None and "moves" not in s for s in segments)


def test_spellings_of_a_word_are_segments_side_by_side() -> None:
    data = written("The Party’s report.", NOR="The Party's report.")
    found = [(s["text"], s["by"], s["out"], s["class"]) for s in data["provisions"][0]["segments"]]
    assert found == [
        ("The Party", [], [], None),
        ("’", [], ["NOR"], "typography"),
        ("'", ["NOR"], [], "typography"),
        ("s report.\n", [], [], None),
    ]


def test_heading_and_number_are_told_only_of_those_who_differ() -> None:
    base, renumbered = "## 1. Purpose", "## 2. Purpose"
    (provision,) = written(base, NOR=renumbered, SUN=base)["provisions"]
    assert (provision["heading"], provision["headings"]) == (2, {})
    assert (provision["number"], provision["numbers"]) == ("1.", {"NOR": "2."})


def test_move_is_told_of_both_its_places() -> None:
    lines = ["The Parties meet every year in May.", "A report is made by the chair.", "Observers may attend."]
    data = written("\n\n".join(lines), NOR="\n\n".join([*lines[1:], lines[0]]))
    told = [
        (s["text"].strip(), s["by"], s["out"], s["moved"]) for p in data["provisions"] for s in p["segments"]
    ]
    assert [one for one in told if one[0] == lines[0]] == [
        (lines[0], [], ["NOR"], "m1"),
        (lines[0], ["NOR"], [], "m1"),
    ]


def test_move_of_all_who_have_a_segment_needs_no_list() -> None:
    lines = ["The Parties meet every year in May.", "A report is made by the chair.", "Observers may attend."]
    base = "\n\n".join(lines)
    data = written(base, NOR="\n\n".join([*lines[1:], lines[0]]), SUN=base)
    moved = [s for p in data["provisions"] for s in p["segments"] if s["moved"]]
    assert moved
    assert not any("moves" in s for s in moved)


def test_new_provision_belongs_to_those_who_bring_it() -> None:
    base = "Parties meet."
    _, provision = written(base, NOR=f"{base}\n\nObservers may attend the talks.", SUN=base)["provisions"]
    assert (provision["id"], provision["origin"]) == ("p1+1", "proposal")
    assert (provision["by"], provision["out"]) == (["NOR"], [])
    assert {(s["text"], *s["by"], *s["out"]) for s in provision["segments"]} >= {
        ("Observers may attend the talks.", "NOR")
    }


def test_words_before_a_change_decide_on_its_class() -> None:
    data = written("As in Article 4 above.", NOR="As in Article 5 above.")
    assert {s["class"] for s in data["provisions"][0]["segments"]} == {None, "reference"}
