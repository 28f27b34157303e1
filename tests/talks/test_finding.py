"""Provisions by the names that people write."""

from __future__ import annotations

import pytest
from tests.talks.hall import opened

from pourparlers.talks import writing
from pourparlers.talks.drafts import candidates, find_provision

TEXT = """# Agreement

The Parties,

Recalling the past,

## Article 1 – Scope

1. This applies to all.

2. It does not apply to:

(a) ships;

(b) boats.

## Article 2

1. The Parties shall keep.

3.1. Under it.

### Finance

Money.

### Finance

More money."""


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("d6", "d6"),
        ("1", "d3"),
        ("Article 1", "d3"),
        ("art. 2", "d8"),
        ("1(2)", "d5"),
        ("Article 1, 2", "d5"),
        ("Article 1, paragraph 2", "d5"),
        ("1.2", "d5"),
        ("3.1", "d10"),
        ("1(2)(b)", "d7"),
        ("2 (a)", "d6"),
        ("preamble", "d1"),
        ("preamble 2", "d2"),
        ("préambule 2", "d2"),
        ("scope", "d3"),
    ],
)
def test_a_provision_is_found_by_its_name(name, found):
    assert find_provision(opened(text=TEXT).draft(), name) == found


@pytest.mark.parametrize(
    "name", ["Article 3", "d99", "", "preamble 3", "preamble 0", "part", "finance", "(c)"]
)
def test_what_is_unknown_or_ambiguous_is_not_found(name):
    assert find_provision(opened(text=TEXT).draft(), name) is None


def test_what_can_be_meant_is_listed_in_reading_order():
    draft = opened(text=TEXT).draft()
    assert candidates(draft, "Finance") == ("d11", "d13")
    assert candidates(draft, "nothing") == ()


def test_a_provision_is_found_in_a_version():
    hall = opened("NOR", text=TEXT)
    name = hall.propose("NOR", writing.add(hall.draft(), "New.", after="d4", number="1 bis."))
    (new,) = hall.references(name)
    assert find_provision(hall.draft(), "Article 1, 1 bis") is None
    assert find_provision(hall.draft(), "Article 1, 1 bis", name) == new
    assert find_provision(hall.draft(), new) == new


def test_labels_may_say_that_they_are_paragraphs():
    draft = opened(text="Paragraph 1\n\nOne.\n\nParagraph 2\n\nTwo.").draft()
    assert find_provision(draft, "preamble 5") is None
    labelled = opened(text="Section 1\n\nOne.\n\nSection 2\n\nTwo.").draft()
    assert find_provision(labelled, "section 2") == "d2"
