"""The laws of a negotiation, as functions of a history that was played, or of one act in it.

Numbers are those of the list in `docs/explanation/words-and-places.md`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields
from itertools import pairwise

from tests.laws.act_histories import Played, Step, chance, text_of
from tests.laws.tree_laws import every_tree_is_a_tree

from pourparlers.record.ledgers import merge
from pourparlers.service.reading import ReadingRoom, View
from pourparlers.talks import acts
from pourparlers.talks.drafts import draft_of
from pourparlers.talks.events import Decided, Happened, ProposalTabled, Reopened
from pourparlers.talks.fold import NOTHING, fold
from pourparlers.talks.proposals import status
from pourparlers.talks.refusals import Ruling
from pourparlers.talks.rules import decide
from pourparlers.talks.state import Actor, Draft, State
from pourparlers.text.tree import Tree, reads, written_view
from pourparlers.text.tree_rolling import roll, roll_blocks

__all__ = ["LAWS", "LAWS_OF_ONE_ACT", "Watch"]


def views(played: Played) -> Iterator[View]:
    """What there is to see, once for each set of ledgers."""
    seen: set[tuple[str, ...]] = set()
    for person in played.viewers:
        found = played.view(person)
        if found.ledgers not in seen:
            seen.add(found.ledgers)
            yield found


def drafts(played: Played) -> Iterator[tuple[State, Draft]]:
    for seen in views(played):
        for draft in seen.state.drafts.values():
            yield seen.state, draft


def told(state: State) -> list[str]:
    """All that a state says, in its own order; two folds have words of their own, which say the same."""
    texts = [f"{each.name} {getattr(state, each.name)}" for each in fields(state) if each.name != "drafts"]
    for draft in state.drafts.values():
        names = {each.name: getattr(draft, each.name) for each in fields(draft) if each.name != "tree"}
        by_name = {name: sorted(names.pop(name).items(), key=str) for name in ("references", "paragraphs")}
        texts.append(f"{names} {by_name}")
        texts += [f"{draft_of(draft)} {draft.tree.slots} {draft.tree.decisions}"]
        texts += [f"{name} {draft_of(draft, name)} {draft_of(draft, name, written=True)}"
                  for name in sorted(draft.tree.versions)]  # fmt: skip
        texts += [str(shown(state, draft))]
    return texts


# --- The fold -----------------------------------------------------------------------------------------


def one_fold_is_as_good_as_many(played: Played) -> None:
    """What was folded act by act is what is folded from scratch, in the same order."""
    seen: set[tuple[str, ...]] = set()
    for person in played.viewers:
        before = played.view(person)
        if before.ledgers not in seen:
            seen.add(before.ledgers)
            anew = ReadingRoom(played.store).view(person or None)
            assert list(before.record) == list(anew.record)
            assert told(before.state) == told(anew.state)


def the_past_is_a_fold_of_the_beginning(played: Played) -> None:
    for seen in views(played):
        middle = len(seen.log) // 2
        state = fold(NOTHING, seen.log[:middle])
        assert told(fold(state, seen.log[middle:])) == told(seen.state)
        for one, two in pairwise(seen.record):
            assert one.envelope.ledger != two.envelope.ledger or one.envelope.at <= two.envelope.at


def nobody_sees_another_order(played: Played) -> None:
    """Events that two people see come in the same order to both, within a ledger and the wider ones."""
    every = [seen.record for seen in views(played)]
    for record in every:
        heads: dict[str, int] = {}
        for event in record:
            for name, head in event.envelope.heads.items():
                assert (
                    name not in {each.envelope.ledger for each in record} or heads.get(name, 0) == head.size
                )
            heads[event.envelope.ledger] = event.envelope.number + 1


def the_record_holds(played: Played) -> None:
    for seen in views(played):
        assert not seen.faults
        assert merge({name: list(events) for name, events in by_ledger(seen).items()}) == list(seen.record)


def by_ledger(seen: View) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    for event in seen.record:
        found.setdefault(event.envelope.ledger, []).append(event)
    return found


# --- What all who see a draft have in common ----------------------------------------------------------


def the_standing_text_is_one(played: Played) -> None:
    """Law 9: whoever sees a draft sees the same standing text, numbers and marks of it.

    But its status: who sees what supersedes it knows that.
    """
    found: dict[str, object] = {}
    for _, draft in drafts(played):
        texts = draft_of(draft), draft_of(draft, is_conforming=True), draft.agreements, [*draft.decided]
        assert found.setdefault(draft.id, texts) == texts


def labels_are_the_same_for_all(played: Played) -> None:
    found: dict[str, tuple[str, object]] = {}
    for seen in views(played):
        labels = [(each.draft, each.ledger, each.label) for each in seen.state.proposals.values()]
        assert len(set(labels)) == len(labels)
        for each in seen.state.proposals.values():
            what = each.label, each.state if each.ledger == seen.state.drafts[each.draft].ledger else ""
            assert found.setdefault(each.id, what) == what


def public_labels_count(played: Played) -> None:
    """They count what their own audience sees, and leave no gap."""
    for state, draft in drafts(played):
        own = [each for each in state.proposals.values() if each.ledger == draft.ledger]
        mine = [each.label for each in own if each.draft == draft.id]
        assert mine == [str(number) for number in range(1, len(mine) + 1)]


def a_text_is_the_same_to_all(played: Played) -> None:
    """Law 2: what a version reads is the same for everyone who sees it."""
    found: dict[str, object] = {}
    for seen in views(played):
        for name in seen.state.proposals:
            text = text_of(seen.state, name), status(seen.state, name)
            assert found.setdefault(name, text[0]) == text[0]


# --- Texts --------------------------------------------------------------------------------------------


def a_version_reads_as_it_was_written(played: Played) -> None:
    """Law 2: until a decision later than it, exactly the words of whoever wrote it, however it is shown."""
    for step in played.steps:
        state = played.view(step.person).state
        for proposal in state.proposals.values():
            is_last = step.is_done and proposal.versions[-1].event == step.receipt.event
            if is_last and step.text is not None and isinstance(step.act, acts.Propose | acts.Revise):
                tree = state.drafts[proposal.draft].tree
                seen = written_view(tree, proposal.id)
                words = (key.word for each in seen.in_order() for key in seen.words[each])
                assert tuple(words) == step.text


def every_text_is_a_tree(played: Played) -> None:
    """Law 12, for every viewer."""
    for _, draft in drafts(played):
        every_tree_is_a_tree(Only(draft.tree))  # type: ignore[arg-type]  # which looks at nothing else


class Only:
    def __init__(self, tree: Tree) -> None:
        self.tree = tree


def decided_is_fulfilled_and_reopened_gives_back(played: Played) -> None:
    """Law 5, for every proposal that the chair can decide now."""
    chair, seat = played.people[1]
    state = played.view(chair).state
    if state.negotiation is None or state.negotiation.reopening != "same-body":
        return
    actor, fresh = Actor(chair, seat, "chair"), chance("laws")
    for proposal in [each for each in state.proposals.values() if each.is_open]:
        draft = state.drafts[proposal.draft]
        act = acts.Decide(draft.id, takes=(acts.Take(proposal.id),))  # type: ignore[attr-defined]
        ruling = decide(state, act, actor, state.at, fresh)
        if not isinstance(ruling, Ruling):
            continue
        after = fold(state, [happened(ruling, fresh())])
        tree = after.drafts[draft.id].tree
        assert reads(tree) == reads(tree, proposal.id) == reads(draft.tree, proposal.id)
        become = "closed" if proposal.mode == "one" else "fulfilled"
        assert proposal.reservation or status(after, proposal.id) == become
        assert isinstance(ruling.event, Decided)
        undoing = decide(after, acts.Reopen(ruling.event.decision), actor, state.at, fresh)
        assert isinstance(undoing, Ruling)
        again = fold(after, [happened(undoing, fresh())])
        assert texts(again) == texts(state)
        assert again.drafts[draft.id].agreements == draft.agreements
        assert again.drafts[draft.id].status == draft.status


def happened(ruling: Ruling, name: str) -> Happened:
    return Happened(name, ruling.ledger, 999, "2028-01-01T00:00:00Z", "", "office:chair", ruling.event)


def texts(state: State) -> dict[str, object]:
    standing: dict[str, object] = {draft.id: reads(draft.tree) for draft in state.drafts.values()}
    return standing | {name: (text_of(state, name), status(state, name)) for name in state.proposals}


def what_is_withdrawn_was_never_there(played: Played) -> None:
    """Law 3: the rolling text is as if it, and all that is written on it, had never been tabled.

    What was decided of it, and what was taken over from it, is left as it is: those are not tried.
    """
    for seen in views(played):
        gone = {name for name, each in seen.state.proposals.items() if each.state in {"withdrawn", "fallen"}}
        for name in sorted(gone):
            rest = without(seen, name)
            if rest is None:
                continue
            state = fold(NOTHING, rest)
            for draft in state.drafts.values():
                assert shown(state, draft) == shown(seen.state, seen.state.drafts[draft.id])


def without(seen: View, name: str) -> list[Happened] | None:
    """The log without a proposal and what is written on it; None where something rests on it."""
    out, rest = {name}, []
    for each in seen.log:
        event = each.event
        if isinstance(event, ProposalTabled) and (event.proposal == name or event.basis.proposal in out):
            out.add(event.proposal)
        elif isinstance(event, Decided) and out & {take.proposal for take in event.takes}:
            return None
        elif not out & {getattr(event, field, "") for field in ("proposal", "subject")} and not is_on(
            each, out
        ):
            rest.append(each)
    if any(seen.state.proposals[each].is_open for each in out):  # written anew without what it amended
        return None
    return None if speaks_of(rest, seen.state, out) else rest


def is_on(each: Happened, out: set[str]) -> bool:
    target = getattr(each.event, "target", None)
    return target is not None and target.proposal in out


def speaks_of(rest: list[Happened], state: State, out: set[str]) -> bool:
    """Whether another version moves or edits a provision that one of these brought."""
    brought: set[str] = set()
    for name in out:
        draft = state.drafts[state.proposals[name].draft]
        names = {provision: each for each, provision in draft.references.items()}
        brought |= {names[each] for each in draft.tree.spoken[name] if len(each) > 2}
    return any(name in repr(each.event) for each in rest for name in brought)


def shown(state: State, draft: Draft) -> object:
    """The rolling text, each version called by its id; numbers of proposals are not text."""
    names = {each.id: each.id for each in state.proposals.values() if each.draft == draft.id and each.is_open}
    return roll_blocks(draft.tree, draft.paragraphs, names), reads(draft.tree)


def equal_wordings_are_one(played: Played) -> None:
    """Law 4: who writes the same on the same standing text has the same words, by the same keys."""
    for state, draft in drafts(played):
        found: dict[object, object] = {}
        for each in state.proposals.values():
            if each.draft != draft.id or each.basis.proposal or len(each.versions) > 1 or each.kind == "alt":
                continue
            version = each.versions[0]
            key = repr(version.wording), draft.tree.versions[each.id].count
            rows = (draft.tree.rows[draft.references[edit.provision]] for edit in version.wording.edits)
            words = [row.versions[each.id].keys for row in rows if each.id in row.versions]
            assert found.setdefault(key, words) == words


def the_rolling_text_keeps_every_text(played: Played) -> None:
    """Law 8: from the flat form everyone's text can be read, exactly."""
    for state, draft in drafts(played):
        open_ones = [each for each in state.proposals.values() if each.draft == draft.id and each.is_open]
        rolling = roll(draft.tree, draft.paragraphs, {each.id: each.id for each in open_ones})
        assert rolling.blocks == shown(state, draft)[0]  # type: ignore[index]  # a pair
        assert set(rolling.parties) == {each.id for each in open_ones}


# --- Acts ---------------------------------------------------------------------------------------------


def every_receipt_is_one_event(played: Played) -> None:
    """One act, one event; what was refused left nothing behind."""
    done = [step.receipt.event for step in played.steps if step.is_done]
    events = [event for events in played.store._events.values() for event in events]
    assert sorted(done) == sorted(each.envelope.id for each in events)
    assert not Counter(done) - Counter(set(done))


LAWS: list[Callable[[Played], None]] = [
    one_fold_is_as_good_as_many,
    the_past_is_a_fold_of_the_beginning,
    nobody_sees_another_order,
    the_record_holds,
    the_standing_text_is_one,
    labels_are_the_same_for_all,
    public_labels_count,
    a_text_is_the_same_to_all,
    a_version_reads_as_it_was_written,
    every_text_is_a_tree,
    decided_is_fulfilled_and_reopened_gives_back,
    what_is_withdrawn_was_never_there,
    equal_wordings_are_one,
    the_rolling_text_keeps_every_text,
    every_receipt_is_one_event,
]


# --- One act ------------------------------------------------------------------------------------------


class Watch:
    """What everyone sees before and after each act of a history, for the laws of one act."""

    def __init__(self) -> None:
        self.before: dict[str, View] = {}

    def __call__(self, played: Played, step: Step) -> None:
        after = {person: played.view(person) for person in played.viewers}
        for person, seen in after.items():
            if person in self.before:
                for law in LAWS_OF_ONE_ACT:
                    law(self.before[person], seen, step)
        self.before = after


def what_is_not_for_somebody_changes_nothing(before: View, after: View, step: Step) -> None:
    if before.ledgers == after.ledgers and step.receipt.ledger not in after.ledgers:
        assert before.record is after.record
        assert before.state is after.state


def only_decisions_change_the_standing_text(before: View, after: View, step: Step) -> None:
    """Law 9; a draft's marks and its status, too, but that it is superseded by another one."""
    if is_decision(after, step) or before.ledgers != after.ledgers:
        return
    for name, draft in before.state.drafts.items():
        now = after.state.drafts[name]
        assert reads(now.tree) == reads(draft.tree)
        assert now.agreements == draft.agreements
        assert now.status in {draft.status, "superseded"}


def nobody_changes_anothers_text(before: View, after: View, step: Step) -> None:
    """Law 2: but for decisions, whatever one does leaves the text of everyone else as it was."""
    if is_decision(after, step) or before.ledgers != after.ledgers:
        return
    for name, proposal in before.state.proposals.items():
        now = after.state.proposals[name]
        if len(now.versions) == len(proposal.versions):
            assert text_of(after.state, name) == text_of(before.state, name)


def a_tabled_version_reads_as_the_draft_did(before: View, after: View, step: Step) -> None:
    """To share, or to take over, is to say the same to others."""
    if (
        not isinstance(step.act, acts.Share | acts.TakeOver)
        or step.act.proposal not in before.state.proposals
    ):
        return
    if step.receipt.ledger not in after.ledgers or before.ledgers != after.ledgers:
        return
    name = next(each for each in after.state.proposals if each not in before.state.proposals)
    assert text_of(after.state, name) == text_of(before.state, step.act.proposal)


def what_came_is_at_the_end(before: View, after: View, step: Step) -> None:
    """Who reads no two ledgers of which neither is wider sees an event after those that came before it."""
    kinds = Counter(each.partition(":")[0] for each in after.ledgers)
    if (
        before.ledgers == after.ledgers
        and kinds["party"] + kinds["office"] < 2
        and not kinds["room"]
        and kinds["group"] < 2
    ):
        assert list(after.record[: len(before.record)]) == list(before.record)


def heads_are_of_wider_ledgers(before: View, after: View, step: Step) -> None:
    """Whoever reads an event reads every ledger whose head it names."""
    last = after.lasts.get(step.receipt.ledger)
    if last is not None:
        assert set(last.envelope.heads) <= set(after.ledgers)


def is_decision(after: View, step: Step) -> bool:
    last = [each for each in after.log if each.id == step.receipt.event]
    return bool(last) and isinstance(last[0].event, Decided | Reopened)


LAWS_OF_ONE_ACT: list[Callable[[View, View, Step], None]] = [
    what_is_not_for_somebody_changes_nothing,
    only_decisions_change_the_standing_text,
    nobody_changes_anothers_text,
    a_tabled_version_reads_as_the_draft_did,
    what_came_is_at_the_end,
    heads_are_of_wider_ledgers,
]
