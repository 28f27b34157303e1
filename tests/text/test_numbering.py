"""What labels say, what they stand under, and what they become."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pourparlers.text.numbering import Labelled, parents, parse_label, paths, renumber


def plain(text: str) -> list[Labelled]:
    return [("" if label == "_" else label, 0) for label in text.split()]


@pytest.mark.parametrize(
    ("written", "kind", "values", "suffix", "text"),
    [
        ("Article 4", "article", (4,), "", "Article 4"),
        ("Article 5 –", "article", (5,), "", "Article 5"),
        ("ARTICLE IV", "article", (4,), "", "ARTICLE IV"),
        ("Article 3ter", "article", (3,), "ter", "Article 3ter"),
        ("Article 4A", "article", (4,), "A", "Article 4A"),
        ("Article premier", "article", (1,), "", "Article premier"),
        ("Article 1er", "article", (1,), "", "Article 1er"),
        ("[Article 3bis]", "article", (3,), "bis", "Article 3bis"),
        ("1.", "number", (1,), "", "1"),
        ("1)", "number", (1,), "", "1)"),
        ("2 bis.", "number", (2,), "bis", "2 bis"),
        ("3.1alt", "number", (3, 1), "alt", "3.1alt"),
        ("3.1 alt 2", "number", (3, 1), "alt 2", "3.1 alt 2"),
        ("(a)", "letter", (1,), "", "(a)"),
        ("(aa)", "letter", (27,), "", "(aa)"),
        ("b)", "letter", (2,), "", "b)"),
        ("(iv)", "roman", (4,), "", "(iv)"),
        ("(i)", "roman", (1,), "", "(i)"),
        ("II.", "roman", (2,), "", "II"),
        ("A.", "letter", (1,), "", "A"),
        ("-", "bullet", (), "", "-"),
        ("[^1]:", "note", (), "", "[^1]"),
        ("Annex II", "annex", (2,), "", "Annex II"),
        ("Annexe", "annex", (), "", "Annexe"),
        ("Part One", "part", (1,), "", "Part One"),
        ("Première partie", "part", (1,), "", "Première partie"),
        ("PARTIE II", "part", (2,), "", "PARTIE II"),
        ("Titre III", "title", (3,), "", "Titre III"),
        ("Section 2", "section", (2,), "", "Section 2"),
        ("Sous-section 2", "subsection", (2,), "", "Sous-section 2"),
        ("Chapter", "chapter", (), "", "Chapter"),
        ("Chapitre premier", "chapter", (1,), "", "Chapitre premier"),
        ("Schedule B", "annex", (2,), "", "Schedule B"),
        ("***", "other", (), "", "***"),
        ("perhaps", "other", (), "", "perhaps"),
    ],
)
def test_labels_in_both_languages_are_read(
    written: str, kind: str, values: tuple[int, ...], suffix: str, text: str
) -> None:
    label = parse_label(written)
    assert (label.kind, label.values, label.suffix, label.text) == (kind, values, suffix, text)


def test_divisions_stand_above_articles_and_articles_above_lists() -> None:
    written = ["Annex I", "Part One", "Chapter 2", "Section A", "Article 4", "1.", "3.1", "(a)", "(i)"]
    depths = [parse_label(each).depth for each in written]
    assert depths == sorted(set(depths))


def test_paths_name_all_labels_from_the_outermost() -> None:
    labels = [("Article 4", 2), ("1.", 0), ("2.", 0), ("(a)", 0), ("(b)", 0), ("Article 5", 2), ("1.", 0)]
    assert paths(labels)[3:] == (
        ("Article 4", "2", "(a)"), ("Article 4", "2", "(b)"), ("Article 5",), ("Article 5", "1"),
    )  # fmt: skip


def test_heading_levels_order_what_kinds_do_not() -> None:
    labels = [("Chapter I", 1), ("1.", 2), ("1.", 0), ("(a)", 0), ("2.", 2), ("Chapter II", 1)]
    assert paths(labels) == (
        ("Chapter I",), ("Chapter I", "1"), ("Chapter I", "1", "1"), ("Chapter I", "1", "1", "(a)"),
        ("Chapter I", "2"), ("Chapter II",),
    )  # fmt: skip


def test_articles_without_heading_marks_still_hold_paragraphs() -> None:
    assert paths([("Part I", 0), ("Article 1", 0), ("1.", 0), ("Article 2", 0), ("Part II", 0)])[1:] == (
        ("Part I", "Article 1"), ("Part I", "Article 1", "1"), ("Part I", "Article 2"), ("Part II",),
    )  # fmt: skip


def test_a_title_below_its_number_ends_nothing() -> None:
    assert paths([("Article 4", 2), ("", 2), ("1.", 0)])[2] == ("Article 4", "1")
    assert paths([("Article 4", 2), ("1.", 0), ("", 2), ("1.", 0)])[3] == ("1",)


def test_paragraphs_without_label_belong_where_the_one_before_does() -> None:
    assert paths([("Article 4", 2), ("", 0), ("(a)", 0), ("", 0)]) == (
        ("Article 4",), ("Article 4",), ("Article 4", "(a)"), ("Article 4", "(a)"),
    )  # fmt: skip


def test_bullets_and_notes_are_in_nobodys_way() -> None:
    found = paths([("1.", 0), ("-", 0), ("[^1]:", 0), ("2.", 0)])
    assert found == (("1",), ("1",), ("1", "[^1]"), ("2",))


@pytest.mark.parametrize(
    ("labels", "path"),
    [
        ("(h) (i) (j)", ("(i)",)),
        ("(h) (i)", ("(i)",)),
        ("(h) (i) (ii)", ("(h)", "(i)")),
        ("(a) (i) (ii)", ("(a)", "(i)")),
        ("(h) (i) _", ("(i)",)),
        ("(u) (v) (w)", ("(v)",)),
        ("(a) (i) (ii) (iii) (iv) (v)", ("(a)", "(v)")),
        ("1. a) b) c)", ("1", "c)")),
        ("A. B. C.", ("C",)),
        ("I. A. B. II.", ("II",)),
        ("(z) (aa) (bb) (cc)", ("(cc)",)),
    ],
)
def test_neighbours_tell_the_letter_from_the_roman_number(labels: str, path: tuple[str, ...]) -> None:
    found = paths(plain(labels))
    assert path in found


def test_a_list_that_begins_again_lies_within_its_item() -> None:
    assert paths(plain("1. 2. 1. 2. _ 3."))[2:] == (("2", "1"), ("2", "2"), ("2", "2"), ("3",))
    assert paths(plain("1. 1. 1.")) == (("1",), ("1",), ("1",))


def test_decimal_numbers_stand_below_their_number() -> None:
    found = paths(plain("3. 3.1 3.2 3.2.1 4."))
    assert found == (("3",), ("3", "3.1"), ("3", "3.2"), ("3", "3.2", "3.2.1"), ("4",))


def new_labels(old: str, order: str) -> str:
    """`order` has indices of old labels and new labels."""
    new = [int(each) if each.isdigit() else (each.replace("~", " "), 0) for each in order.split()]
    return " ".join(renumber([(each.replace("~", " "), 0) for each in old.split()], new)).replace("  ", " _ ")


@pytest.mark.parametrize(
    ("old", "order", "expected"),
    [
        ("1. 2. 3.", "0 1 2", "1. 2. 3."),
        ("1. 2. 3.", "2 0", "1. 2."),
        ("1. 2. 3.", "0 1 2~bis. 2", "1. 2. 3. 4."),
        ("4. 5. 6.", "2 1 0", "4. 5. 6."),
        ("(a) (b) (c)", "0 (d) 2", "(a) (b) (c)"),
        ("1. (a) (i) (ii) (b) 2. (a)", "0 4 5 6 1 3 2", "1. (a) 2. (a) (b) (i) (ii)"),
        ("3. 3.1 3.2 4. 4.1", "3 4 0 2 1", "3. 3.1 4. 4.1 4.2"),
        ("1. 2. 2~alt. 3.", "0 1 2 3", "1. 2. 2 alt. 3."),
        ("1. 2. 2~alt. 3.", "1 2 3 0", "1. 1 alt. 2. 3."),
        ("Article~I Article~II", "1 0", "Article I Article II"),
        ("Article~premier Article~2", "1 0", "Article premier Article 2"),
        ("Part~One Part~Two", "1 0 Part~Three", "Part One Part Two Part Three"),
        ("Première~partie Deuxième~partie", "1 0", "Première partie Deuxième partie"),
        ("Chapter~I Article~1 Article~2 Chapter~II Article~3", "0 1 3 2 4",
         "Chapter I Article 1 Chapter II Article 2 Article 3"),
        ("Chapter~I Section~1 Section~2 Chapter~II Section~1", "0 1 3 2 4",
         "Chapter I Section 1 Chapter II Section 1 Section 2"),
        ("Chapter~I 1. 2. Chapter~II 3. 4.", "0 1 3 4 5", "Chapter I 1. Chapter II 2. 3."),
        ("Article~1 1. 2. - 1. 2.", "0 2 3 4 5", "Article 1 1. - 1. 2."),
        ("Article~1 1. 2. - 1. 2.", "0 1 2 3 5", "Article 1 1. 2. - 1."),
        ("- 1. -", "1 0 2", "1. - -"),
    ],
)  # fmt: skip
def test_renumbering_conforms_to_the_new_order(old: str, order: str, expected: str) -> None:
    assert new_labels(old, order) == expected


LABEL = st.sampled_from(["", "1.", "2.", "3.", "(a)", "(b)", "(h)", "(i)", "(ii)", "(v)", "Article 1",
                         "2 bis.", "Article IV", "Part One", "3.1", "-", "[^1]:", "Annex"])  # fmt: skip
LABELS = st.lists(st.tuples(LABEL, st.sampled_from([0, 0, 0, 1, 2])), max_size=12)


@given(LABELS)
def test_every_paragraph_has_a_path_that_ends_in_its_label(labels: list[Labelled]) -> None:
    for (written, _), path in zip(labels, paths(labels), strict=True):
        if written not in ("", "-"):
            assert path[-1] == parse_label(written).text


TREE = st.lists(st.lists(st.integers(0, 3), max_size=4), max_size=4)


def outline(tree: list[list[int]]) -> list[Labelled]:
    """Articles that hold paragraphs that hold letters, numbered as they should be."""
    labels: list[Labelled] = []
    for article, paragraphs in enumerate(tree, 1):
        labels.append((f"Article {article}", 2))
        for number, letters in enumerate(paragraphs, 1):
            labels.append((f"{number}.", 0))
            labels += [(f"({'abc'[n]})", 0) for n in range(letters)]
    return labels


@given(TREE, st.data())
def test_what_is_taken_out_leaves_an_outline_that_conforms(
    tree: list[list[int]], data: st.DataObject
) -> None:
    old, at = outline(tree), 0
    kept: list[int] = []
    left: list[list[int]] = []
    for paragraphs in tree:
        has_article = data.draw(st.booleans())
        kept += [at] if has_article else []
        left += [[]] if has_article else []
        at += 1
        for letters in paragraphs:
            if has_article and data.draw(st.booleans()):
                kept += range(at, at + 1 + letters)
                left[-1].append(letters)
            at += 1 + letters
    assert list(renumber(old, kept)) == [label for label, _ in outline(left)]


# --- What hangs on what -------------------------------------------------------------------------------


def test_provisions_hang_on_what_they_stand_under() -> None:
    labels = [("Article 4", 2), ("1.", 0), ("(a)", 0), ("(i)", 0), ("(b)", 0), ("2.", 0), ("Article 5", 2)]
    assert parents(labels) == (None, 0, 1, 2, 1, 0, None)


def test_what_has_no_label_hangs_where_the_one_before_does() -> None:
    assert parents([("Article 4", 2), ("", 0), ("1.", 0), ("", 0), ("-", 0), ("", 0)]) == (
        None,
        0,
        0,
        2,
        2,
        2,
    )


def test_headings_without_label_are_hung_on_unless_they_are_titles() -> None:
    labels = [("", 1), ("", 0), ("Article 1", 2), ("", 2), ("1.", 0), ("", 3), ("2.", 0), ("", 2), ("", 0)]
    assert parents(labels) == (None, 0, 0, 2, 2, 2, 5, 0, 7)


def test_notes_at_the_end_hang_on_nothing() -> None:
    assert parents([("[^1]:", 0), ("1.", 0), ("[^2]:", 0), ("2.", 0), ("[^3]:", 0)]) == (
        None,
        None,
        1,
        None,
        None,
    )


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "", "1.", "2.", "(a)", "(b)", "(i)", "Article 1", "-", "[^1]:"]),
            st.sampled_from([0, 0, 0, 1, 2, 3]),
        )
    )
)
def test_whatever_hangs_on_a_paragraph_follows_it_directly(labels: list[tuple[str, int]]) -> None:
    above: list[int] = []
    for index, parent in enumerate(parents(labels)):
        above = above[: above.index(parent) + 1 if parent is not None else 0]
        above.append(index)
