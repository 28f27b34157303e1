"""What the rules say to a wording, whoever brings it: whether it can be written there, and may be.

1. It names only what its basis has, so that its audience knows everything that it names.
2. Everything stands in it once, below something that is there; what is reserved stays as it is; what stands
   besides others is inserted.
3. It has no character that hides others or turns them round, and it has limits.
4. It changes something, unless it reserves; then it changes nothing.
5. Before the draft's own audience it changes no agreed words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from pourparlers.talks.agreement import blocked_by, blocking, changes, locks
from pourparlers.talks.grounds import Ground, KeepError
from pourparlers.talks.refusals import Refusal, Rule
from pourparlers.talks.state import Draft
from pourparlers.talks.wording import Addition, Wording
from pourparlers.text.characters import refused
from pourparlers.text.rows import HunkError, reads
from pourparlers.text.tree import ROOT, Provision, Tree, reference
from pourparlers.text.tree_writing import OrderError

__all__ = [
    "DEPTH_MAX",
    "SIZE_MAX",
    "is_there",
    "refuse_agreed",
    "refuse_text",
    "refuse_unless_changed",
    "refuse_wording",
    "refusing",
]

SIZE_MAX: Final = 32 * 1024 * 1024
"""Characters of a draft or a wording: as much as a file that is read."""

DEPTH_MAX: Final = 32
"""New provisions in new provisions: annex, part, title, chapter and so on to the last indent are a dozen."""


def refuse_wording(draft: Draft, ground: Ground, wording: Wording, alt_of: str = "") -> Refusal | None:
    """No to what names anything that the basis has not, and to characters that texts do not hold."""
    additions = list(_additions(wording))
    if any(depth > DEPTH_MAX for _, depth in additions):
        return Refusal(Rule.TOO_LARGE)
    if not all(each.text.strip() for each, _ in additions):
        return Refusal(Rule.EMPTY)
    texts = [edit.text for edit in wording.edits]
    texts += [text for each, _ in additions for text in (each.text, each.number)]
    return refuse_text(texts) or _refuse_names(draft, ground, wording, additions, alt_of)


def _refuse_names(
    draft: Draft, ground: Ground, wording: Wording, additions: Sequence[tuple[Addition, int]], alt_of: str
) -> Refusal | None:
    """No to a name that the basis does not know, and to one that stands twice where it may stand once."""
    edited = [edit.provision for edit in wording.edits]
    parents = [order.parent for order in wording.orders]
    if len(set(edited)) < len(edited) or len(set(parents)) < len(parents):
        return Refusal(Rule.ORDER)
    lists = [order.children for order in wording.orders] + [each.children for each, _ in additions]
    named = [child for children in lists for child in children if isinstance(child, str)]
    for name in (*edited, *filter(None, parents), *named, *filter(None, [alt_of])):
        if not is_there(draft, ground, name):
            return Refusal(Rule.UNKNOWN, {"provision": name})
    return None


def is_there(draft: Draft, ground: Ground, name: str) -> bool:
    """Whether a basis has a provision of this name."""
    provision: Provision = draft.references.get(name, ROOT)
    return provision != ROOT and provision in (ground.tree.slots if ground.on is None else ground.seen.places)


def _additions(wording: Wording) -> Iterator[tuple[Addition, int]]:
    """All additions with their depth from 1; deeper than what is allowed is not looked at."""
    pending = [(child, 1) for order in wording.orders for child in order.children]
    for child, depth in pending:  # grows
        if isinstance(child, Addition):
            yield child, depth
            if depth <= DEPTH_MAX:
                pending += [(each, depth + 1) for each in child.children]


def refuse_text(texts: Sequence[str]) -> Refusal | None:
    if sum(map(len, texts)) > SIZE_MAX:
        return Refusal(Rule.TOO_LARGE)
    found = next(filter(None, map(refused, texts)), None)
    return Refusal(Rule.CHARACTERS, {"character": found[1]}) if found else None


def refusing(write: Callable[[], Tree]) -> Tree | Refusal:
    """What is written, or what is wrong with it as a rule; that its names are known has been asked before."""
    try:
        return write()
    except KeepError as error:
        return Refusal(Rule.KEPT, {"provision": error.reference})
    except HunkError:
        return Refusal(Rule.BESIDES)
    except OrderError:
        return Refusal(Rule.ORDER)


def refuse_unless_changed(tree: Tree, name: str, *, is_reservation: bool) -> Refusal | None:
    """No to a change that changes nothing, and to a reservation that does."""
    written = tree.versions[name]
    versions = (tree.rows[provision].versions[name] for provision in tree.spoken[name])
    is_otherwise = written.slots != written.inherited or any(
        reads(version.keys) != reads(version.basis) for version in versions
    )
    if is_otherwise and is_reservation:
        return Refusal(Rule.KEPT)
    return None if is_otherwise or is_reservation else Refusal(Rule.SAME_TEXT)


def refuse_agreed(draft: Draft, name: str, ledger: str) -> Refusal | None:
    """No to a change of agreed words before the draft's own audience; the remedy is what to reopen.

    It names the first provision that is locked, or the draft where that is for its order.
    """
    if ledger != draft.ledger:
        return None
    locked = blocked_by(draft, name)
    if not locked:
        return None
    found = locks(draft)
    places = (each for each in changes(draft, name) if blocking(draft, [each], found))
    where = next((reference(provision) for provision, _ in places), "")
    return Refusal(Rule.AGREED, {"provision": where} if where else {"draft": draft.id}, locked)
