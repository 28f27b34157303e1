"""Whatever was written in private reads the same before everyone, and names nothing that they do not know."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings, strategies as st
from tests.talks.hall import Hall, opened
from tests.talks.test_edited_laws import TEXTS, edited, lines

from pourparlers.talks import acts, writing
from pourparlers.talks.drafts import draft_of
from pourparlers.talks.refusals import Refusal, Rule
from pourparlers.talks.wording import Addition, Basis, Wording
from pourparlers.text.draft import Draft as Text


def written(text: Text) -> str:
    return "\n\n".join(f"{each.number} {each.text}".strip() for each in text.paragraphs) or "Nothing."


def private(hall: Hall, data: st.DataObject, on: str) -> str:
    """A private proposal: an edited text, on the standing or on an earlier one; "" if it changes nothing."""
    basis = Basis(on, 1) if on else Basis()
    paper = writing.paper(hall.draft("NOR"), basis)
    text = data.draw(edited(hall_text(hall, on)))
    ruling = hall.ask("NOR", acts.Propose(hall.draft().id, writing.from_text(paper, text), basis=basis))
    if isinstance(ruling, Refusal):
        assert ruling.rule is Rule.SAME_TEXT
        return ""
    return hall.propose("NOR", writing.from_text(paper, text), audience="", basis=basis)


def hall_text(hall: Hall, on: str) -> Text:
    return draft_of(hall.draft("NOR"), on or None).text


def names(wording: Wording) -> Iterator[str]:
    yield from (edit.provision for edit in wording.edits)
    pending = [child for order in wording.orders for child in (order.parent, *order.children)]
    for child in pending:  # grows
        if isinstance(child, Addition):
            pending += child.children
        elif child:
            yield child


@settings(max_examples=25)
@given(st.data(), TEXTS)
def test_what_is_shared_reads_as_it_did_in_private(data, text):
    """One proposal on another on another, shared each by itself, before and after a decision."""
    hall = opened("NOR", "SUN", text=written(text))
    chain = [""]
    for _ in range(3):
        chain.append(private(hall, data, chain[-1]) or chain[-1])
    for name in dict.fromkeys(filter(None, chain)):
        wanted = lines(hall.draft("NOR"), name)
        ruling = hall.ask("NOR", acts.Share(name))
        if isinstance(ruling, Refusal):
            assert ruling.rule in {Rule.SAME_TEXT, Rule.AGREED}
            continue
        tabled = hall.act("NOR", acts.Share(name)).proposal
        assert lines(hall.draft("SUN"), tabled) == wanted
        known = hall.draft("SUN").references
        assert set(names(hall.proposal(tabled, "SUN").versions[0].wording)) <= known.keys()
        if data.draw(st.booleans()):
            hall.act("chair", acts.Decide(hall.draft().id, takes=(acts.Take(tabled),)))
