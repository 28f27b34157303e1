"""Whoever tables an edited text reads exactly that text."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, strategies as st

from pourparlers.talks import writing
from pourparlers.talks.drafts import draft_of, evolve_draft_tabled
from pourparlers.talks.events import DraftTabled, Happened, ParagraphText
from pourparlers.talks.grounds import Ground, tree_tabling
from pourparlers.talks.state import Draft, State, grow
from pourparlers.talks.wording import Basis, Wording
from pourparlers.text.draft import Draft as Text, Paragraph
from pourparlers.text.tree import Tree, reference
from pourparlers.text.tree_decisions import decide
from pourparlers.text.tree_writing import table

WORDS = st.sampled_from("the parties shall report keep publish every year annually and a".split())
SENTENCES = st.lists(WORDS, min_size=1, max_size=9).map(lambda words: f"{' '.join(words).capitalize()}.")
LABELS = st.sampled_from(["", "", "1.", "2.", "3.", "(a)", "(b)", "(c)", "(i)", "Article 1", "Article 2"])
PARAGRAPHS = st.builds(lambda text, number: Paragraph(text, number=number), SENTENCES, LABELS)
TEXTS = st.lists(PARAGRAPHS, max_size=9).map(lambda paragraphs: Text(tuple(paragraphs)))


@st.composite
def edited(draw, text: Text) -> Text:
    """The text after some changes: words, new paragraphs, moves, splits and joins."""
    paragraphs = list(text.paragraphs)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, max(0, len(paragraphs) - 1)))
        how = draw(st.sampled_from("new out move split join words".split()))
        if how == "new" or not paragraphs:
            paragraphs.insert(at, draw(PARAGRAPHS))
        elif how == "out":
            del paragraphs[at]
        elif how == "move":
            paragraphs.insert(draw(st.integers(0, len(paragraphs) - 1)), paragraphs.pop(at))
        elif how == "words":
            paragraphs[at] = replace(paragraphs[at], text=draw(SENTENCES))
        elif how == "join" and at + 1 < len(paragraphs):
            joined = f"{paragraphs[at].text} {paragraphs.pop(at + 1).text}"
            paragraphs[at] = replace(paragraphs[at], text=joined)
        elif how == "split" and " " in paragraphs[at].text:
            one, two = paragraphs[at].text.split(" ", 1)
            paragraphs[at : at + 1] = [replace(paragraphs[at], text=one), Paragraph(two)]
    return Text(tuple(paragraphs))


def tabled(text: Text) -> Draft:
    growing = grow(State())
    paragraphs = tuple(ParagraphText(each.text, each.number, each.heading) for each in text.paragraphs)
    event = DraftTabled("D", "Draft", ("Chair",), "submitted", "en", paragraphs)
    evolve_draft_tabled(growing, Happened("e", "parties", 0, "", "", "", event), event)
    return growing.drafts["D"]


def written(draft: Draft, name: str, wording: Wording, basis: Basis | None = None) -> Draft:
    on = basis.proposal if basis else ""
    ground = Ground(draft.tree, on or None)
    return replace(
        draft, tree=table(draft.tree, tree_tabling(name, wording, draft.references, ground.words, basis))
    )


def lines(draft: Draft, name: str | None = None) -> list[str]:
    return [each.text for each in draft_of(draft, name).text.paragraphs]


@given(st.data(), TEXTS)
def test_an_edited_text_is_read_back_exactly(data, text):
    """Words, new provisions, moves, splits and joins, all at once."""
    wanted = data.draw(edited(text))
    draft = tabled(text)
    draft = written(draft, "P", writing.from_text(draft, wanted))
    assert lines(draft, "P") == [each.text for each in wanted.paragraphs]
    assert lines(draft) == [each.text for each in text.paragraphs]


@given(st.data(), TEXTS)
def test_an_amendment_of_an_amendment_is_read_back_exactly(data, text):
    first, second = (data.draw(edited(text)) for _ in range(2))
    draft = tabled(text)
    draft = written(draft, "P", writing.from_text(draft, first))
    draft = known(draft)
    on = Basis("P", 1)
    draft = written(draft, "Q", writing.from_text(draft, second, on), on)
    assert lines(draft, "Q") == [each.text for each in second.paragraphs]
    assert lines(draft, "P") == [each.text for each in first.paragraphs]


@given(st.data(), TEXTS)
def test_a_text_that_was_decided_is_edited_exactly(data, text):
    """What decisions have split and joined is edited by paragraphs as everything else."""
    draft = tabled(text)
    for name in ("P", "Q"):
        draft = written(draft, name, writing.from_text(draft, data.draw(edited(now(draft)))))
        tree = decide(draft.tree, name)
        assert isinstance(tree, Tree)
        draft = known(replace(draft, tree=tree))
    wanted = data.draw(edited(now(draft)))
    draft = written(draft, "R", writing.from_text(draft, wanted))
    assert lines(draft, "R") == [each.text for each in wanted.paragraphs]


def now(draft: Draft) -> Text:
    return draft_of(draft).text


def known(draft: Draft) -> Draft:
    """The draft with names for all provisions that somebody wrote."""
    return replace(draft, references={reference(each): each for each in draft.tree.rows})
