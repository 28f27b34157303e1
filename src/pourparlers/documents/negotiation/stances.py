"""Open questions and positions as sheets: options, who asks for them, and who stands where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pourparlers.documents.negotiation.reader import Reader, headed
from pourparlers.documents.negotiation.sheet import (
    Cell,
    Fact,
    Line,
    Part,
    Points,
    Run,
    Section,
    Sheet,
    cell,
    line,
)
from pourparlers.documents.negotiation.terms import STANDS, audience_term, place_term, term
from pourparlers.documents.page.outline import KINDS
from pourparlers.views.positions import Positions, Since, Stance
from pourparlers.views.questions import Option, Question, Questions
from pourparlers.views.text import Shown

__all__ = ["legend", "positions_sheet", "questions_sheet"]


def questions_sheet(view: Questions, reader: Reader) -> Sheet:
    """Place by place: each option with who asks for it, then who stands where on it."""
    _ = reader.gettext
    count = reader.translate.ngettext("{n} open question", "{n} open questions", len(view.questions))
    sections = [
        Section((), (Fact(line(count.format(n=len(view.questions)))), *_legend_part(view.shown, reader)))
    ]
    for _place, group in groupby(view.questions, key=lambda each: each.place):
        sections.append(_place_section(list(group), reader))
    if view.apart:
        sections.append(
            Section(line(_("Positions on what is not in question")), (_apart(view.apart, reader),))
        )
    return replace(headed(view.stamp, _("Open questions"), reader), sections=tuple(sections))


def _legend_part(shown: Sequence[Shown], reader: Reader) -> tuple[Points, ...]:
    items = legend(shown, reader)
    return (Points(tuple((item,) for item in items)),) if items else ()


def legend(shown: Sequence[Shown], reader: Reader) -> tuple[Line, ...]:
    """What is to be known of proposals that are more than proposals: each name, and what it is."""
    return tuple(
        line(Run(each.name, "name"), reader.colon, reader.semicolon.join(notes))
        for each in shown
        if (notes := list(_notes(each, reader)))
    )


def _notes(each: Shown, reader: Reader) -> Iterator[str]:
    _ = reader.gettext
    if each.is_without_prejudice:
        yield _("a bridging proposal, without prejudice to anyone's position")
    if each.heard_from:
        yield _("heard in the room from {party}, not confirmed").format(party=each.heard_from)
    if each.audience is not None:
        yield _("seen by {audience} only").format(audience=audience_term(each.audience, reader.translate))
    if each.status == "overtaken":
        yield _("overtaken: decisions have changed the text where it asks")


def _place_section(questions: Sequence[Question], reader: Reader) -> Section:
    """All that is open in a provision: each question with the words around it; of several, the kind, too."""
    kinds = [term(KINDS, each.kind, reader.translate) for each in questions]
    parts: list[Part] = []
    for kind, question in zip(kinds, questions, strict=True):
        around = _around(question)
        said = (Run(kind, "soft"),) if len(questions) > 1 else ()
        if said or around:
            parts.append(Fact((*said, *((Run(reader.colon),) if said and around else ()), *around)))
        parts.append(Points(tuple(_option(each, reader) for each in question.options)))
    aside = kinds[0] if len(kinds) == 1 else ""
    return Section(line(place_term(questions[0].place, reader.translate)), tuple(parts), aside)


def _around(question: Question) -> Line:
    """The words of the provision next to what is open."""
    if not (question.before or question.after):
        return ()
    before = (Run(question.before, "around"), Run(" ")) if question.before else ()
    return (*before, Run("[…]"), Run(question.after, "around"))


def _option(option: Option, reader: Reader) -> Cell:
    _ = reader.gettext
    if option.text:
        said: Line = (Run(option.text, "quote" if option.is_standing else "new"),)
    elif option.is_standing:
        said = (Run(_("nothing, as it stands"), "none"),)
    else:
        said = (Run(_("no text"), "none"),)
    names: Line = ()
    if option.names:
        names = (
            Run(" – "),
            *((Run(_("keep:")), Run(" ")) if option.is_standing else ()),
            *_named(option.names),
        )
    return cell((*said, *names), *(line_of(each, reader) for each in option.stances))


def _named(names: Sequence[str]) -> Iterator[Run]:
    for number, name in enumerate(names):
        if number:
            yield Run(", ")
        yield Run(name, "name")


def _apart(stances: Sequence[Stance], reader: Reader) -> Points:
    return Points(
        tuple(
            ((Run(each.party, "name"), Run(" "), *first), *others)
            for each in stances
            for first, *others in [_stance(each, reader, is_full=True)]
        )
    )


# --- Positions ----------------------------------------------------------------------------------------


def positions_sheet(view: Positions, reader: Reader) -> Sheet:
    """Party by party."""
    _ = reader.gettext
    sections = [
        Section(
            (Run(party, "name"),),
            (Points(tuple(_stance(each, reader, is_full=True) for each in stances)),),
        )
        for party, stances in groupby(view.stances, key=lambda each: each.party)
    ]
    empty = [Section((), (Fact(line(_("No position is known."))),))]
    return replace(headed(view.stamp, _("Positions"), reader), sections=tuple(sections or empty))


def _stance(stance: Stance, reader: Reader, *, is_full: bool) -> Cell:
    """A position, and under it what has changed since it was taken."""
    return cell(line_of(stance, reader, is_full=is_full), *(_since(each, reader) for each in stance.changes))


def line_of(stance: Stance, reader: Reader, *, is_full: bool = False) -> Line:
    """A position in a line; `is_full` says on what, too."""
    _ = reader.gettext
    stand = _("red line: opposes") if stance.is_red_line else term(STANDS, stance.stand, reader.translate)
    parts: list[str | Run] = [Run(stance.party, "name"), " ", stand]
    if is_full:
        place = place_term(stance.place, reader.translate) if stance.place else ""
        about = ", ".join(filter(None, (stance.proposal or _("the standing text"), place)))
        parts = [_("on {what}:").format(what=about), " ", stand]
    if stance.condition:
        parts.append(_(", on condition: “{condition}”").format(condition=stance.condition))
    if marks := reader.semicolon.join(_marks(stance, reader)):
        parts.append(Run(f" ({marks})", "soft"))
    return line(*parts)


def _marks(stance: Stance, reader: Reader) -> Iterator[str]:
    _ = reader.gettext
    yield stance.name
    if stance.is_heard and not stance.is_confirmed:
        yield _("heard in the room, not confirmed")
    if stance.is_revised:
        yield _("on version {number}, revised since").format(number=stance.version)
    elif stance.changes:
        yield _("the text has changed since")
    if stance.confided_to is not None:
        yield _("confided to {audience}").format(audience=audience_term(stance.confided_to, reader.translate))


def _since(since: Since, reader: Reader) -> Line:
    _ = reader.gettext
    none = _("no text")
    return line(
        _("since then, in {place}:").format(place=place_term(since.place, reader.translate)),
        " ",
        Run(since.then or none, "old" if since.then else "none"),
        " → ",
        Run(since.now or none, "new" if since.now else "none"),
    )
