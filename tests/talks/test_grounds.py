"""What a wording makes of its basis: hunks, keeps, and what is taken whole."""

from __future__ import annotations

import pytest
from tests.talks.hall import opened

from pourparlers.talks.grounds import Ground, KeepError, UnknownReferenceError, tree_tabling
from pourparlers.talks.wording import Edit, Order, Wording

TEXT = "1. The Parties shall report every year.\n\n2. They last."
ROW = "\n\n The Parties shall report every year."


def tabling(*edits: Edit, alt_of: str = "", besides: tuple[tuple[str, int], ...] = ()):
    draft = opened(text=TEXT).draft()
    ground = Ground(draft.tree)
    wording = Wording(edits, besides=besides)
    return tree_tabling("P", wording, draft.references, ground.words, alt_of=alt_of)


def hunks(*edits: Edit, alt_of: str = ""):
    return [hunk[:3] for hunk in tabling(*edits, alt_of=alt_of).hunks[0, 0]]


def test_an_edit_is_what_the_diff_finds():
    assert hunks(Edit("d0", "\n\n The Parties may report each year.")) == [
        (3, 4, (" may",)),
        (5, 6, (" each",)),
    ]


def test_an_edit_that_changes_nothing_keeps_the_whole():
    assert hunks(Edit("d0", ROW))[0][:2] == (0, 8)


def test_keeps_are_counted_on_the_words_of_the_text():
    keep = Edit("d0", "\n\n The Parties may soon report every year.", ((1, 3), (5, 6), (6, 8)))
    assert [hunk[:2] for hunk in hunks(keep)] == [(1, 3), (3, 4), (4, 5), (5, 7)]


@pytest.mark.parametrize("keep", [(0, 0), (3, 4), (2, 4), (6, 10), (-1, 2)])
def test_what_is_changed_or_not_there_is_not_kept(keep):
    with pytest.raises(KeepError):
        tabling(Edit("d0", "\n\n The Parties may report every year.", (keep,)))


def test_an_alternative_is_one_change_and_leaves_the_mark():
    assert hunks(Edit("d0", "\n\n The Parties may report."), alt_of="d0") == [
        (1, 8, (" The", " Parties", " may", " report", ".")),
    ]
    assert hunks(Edit("d0", "\n The Parties."), alt_of="d0")[0][:2] == (0, 8)
    assert hunks(Edit("d0", ROW), alt_of="d0")[0][:2] == (0, 8)


def test_besides_count_the_hunks_of_the_diff():
    edit = Edit("d0", "\n\n The Parties shall report every full year.", ((1, 2),))
    written = tabling(edit, besides=(("d0", 0), ("d1", 0)))
    assert written.besides == {(0, 0): (1,)}


def test_a_name_that_nobody_knows_is_an_error():
    draft = opened(text=TEXT).draft()
    wording = Wording(orders=(Order("d9", ()),))
    with pytest.raises(UnknownReferenceError, match="d9"):
        tree_tabling("P", wording, draft.references, Ground(draft.tree).words)


def test_a_provision_that_is_not_there_reads_nothing():
    assert Ground(opened(text=TEXT).draft().tree).words((0, 99)) == ()
