"""What came of an act, in words: as the log has it; of a trial, what would change and who would see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pourparlers.documents.negotiation import Reader, say_event
from pourparlers.documents.negotiation.terms import BECAME, audience_term, term
from pourparlers.documents.plain import prefix
from pourparlers.documents.text_form import write_blocks
from pourparlers.messages import translator
from pourparlers.service.desk import Trial
from pourparlers.service.reading import View
from pourparlers.talks.events import Happened, ProposalRevised, ProposalTabled
from pourparlers.talks.proposals import status
from pourparlers.talks.state import State
from pourparlers.text.nodes import Words
from pourparlers.text.rolling import Rolling
from pourparlers.text.tree_rolling import roll
from pourparlers.views.log import log
from pourparlers.views.names import audience_of, display_names
from pourparlers.views.redline import redline

__all__ = ["tell_event", "tell_trial"]


def tell_event(view: View, event: str, people: Mapping[str, str], language: str) -> str:
    """The sentence of the log for an event that has happened; whoever has given up a seat may not see it."""
    translate = translator(language)
    happened = view.find(event)
    return (
        _sentence(view.state, happened, Reader(translate, people)) if happened else translate.gettext("Done.")
    )


def tell_trial(trial: Trial, people: Mapping[str, str], language: str) -> str:
    """What would be done, who would see it, which proposals and which text would be otherwise; by lines."""
    reader = Reader(translator(language), people)
    _ = reader.translate.gettext
    audience = audience_term(audience_of(trial.after, trial.happened.ledger), reader.translate)
    lines = [
        _sentence(trial.after, trial.happened, reader),
        _("Seen by: {audience}.").format(audience=audience),
        *_fates(trial.before, trial.after, reader),
        *_asks(trial),
        *_changes(trial.before, trial.after),
        _("Nothing was written."),
    ]
    return "\n".join(lines)


def _sentence(state: State, happened: Happened, reader: Reader) -> str:
    (entry,) = log(state, [happened]).entries
    said = say_event(entry, reader)
    return said[:1].upper() + said[1:]


def _fates(before: State, after: State, reader: Reader) -> Iterator[str]:
    """What would become of proposals that are there."""
    for draft in after.drafts:
        for id, name in display_names(after, draft).items():
            if id in before.proposals and (now := status(after, id)) != (was := status(before, id)):
                words = [term(BECAME, each, reader.translate) for each in (was, now)]
                yield f"{name}{reader.colon}{words[0]} → {words[1]}"


def _asks(trial: Trial) -> Iterator[str]:
    """What a proposal would ask for: the paragraphs that it speaks of, with what it is written on, marked."""
    event, state = trial.happened.event, trial.after
    if not isinstance(event, ProposalTabled | ProposalRevised):
        return
    draft = state.drafts[state.proposals[event.proposal].draft]
    display, names, name = display_names(state, draft.id), {}, event.proposal
    while name and name not in names:
        names[name] = display[name]
        name = state.proposals[name].basis.proposal
    yield from _marked(roll(draft.tree, draft.paragraphs, names), attribution=len(names) > 1)


def _changes(before: State, after: State) -> Iterator[str]:
    """What would stand otherwise: the changed paragraphs, marked."""
    for id in after.drafts:
        if id in before.drafts and before.drafts[id].tree is not after.drafts[id].tree:
            yield from _marked(redline(before, after, id).rolling, attribution=False)


def _marked(rolling: Rolling, *, attribution: bool) -> Iterator[str]:
    """The paragraphs in which something is in brackets."""
    for block, _, words in write_blocks(rolling, attribution=attribution, notation="own"):
        if not all(isinstance(node, Words) for node in block.nodes):
            yield f"{prefix(block.heading, block.number)}{words.strip()}"
