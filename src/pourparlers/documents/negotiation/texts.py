"""The standing text and a party's text as sheets: paragraphs, with what is agreed in them at their side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pourparlers.documents.negotiation.reader import Reader, headed
from pourparlers.documents.negotiation.sheet import Fact, Line, Provision, Run, Section, Sheet, line
from pourparlers.documents.negotiation.terms import LEVELS, place_term, sponsor_term, term
from pourparlers.text.words import NOTE
from pourparlers.views.text import Agreed, Clash, PartyText, StandingParagraph, StandingText

__all__ = ["agreement_notes", "labelled", "party_sheet", "standing_sheet"]

QUOTED_MAX = 90
"""Characters of an agreed stretch that are quoted at its side; of a longer one its beginning and its end."""


def standing_sheet(view: StandingText, reader: Reader) -> Sheet:
    _ = reader.gettext
    agreed = sum(1 for each in view.paragraphs if each.is_whole)
    partly = sum(1 for each in view.paragraphs if each.level and not each.is_whole)
    count = _("Agreed as a whole: {whole} of {all} paragraphs; in part: {partly}.").format(
        whole=agreed, all=len(view.paragraphs), partly=partly
    )
    hint = _("Text that nobody contests is not agreed for that.")
    head = Section((), (Fact(line(f"{count} {hint}")),))
    text = Section((), tuple(_paragraph(each, reader) for each in view.paragraphs))
    return replace(headed(view.stamp, _("Standing text"), reader), sections=(head, text))


def _paragraph(each: StandingParagraph, reader: Reader) -> Provision:
    labels = iter(each.notes)
    runs = tuple(run for piece in each.pieces for run in _runs(labelled(piece.text, labels), piece.decision))
    is_here = each.is_whole or each.is_break_agreed or any(piece.decision for piece in each.pieces)
    notes = (_agreement(each, reader),) if is_here else ()
    return Provision(
        each.mark, each.number, each.heading, _level(each), runs, notes, each.is_row, each.is_whole
    )


def _runs(text: str, decision: str) -> Iterator[Run]:
    """The words of a piece; the space before them is not agreed by itself."""
    words = text.removeprefix(" ")
    if len(words) < len(text):
        yield Run(" ")
    yield Run(words, "agreed" if decision else "")


def _level(each: StandingParagraph) -> int:
    """How far in it stands: below an article's paragraph once, below that twice; a footnote not at all."""
    return 0 if each.number.startswith("[^") else min(max(len(each.place.path) - 2, 0), 3)


def labelled(text: str, labels: Iterator[str]) -> str:
    """A text with its footnote marks as they are written."""
    head, *others = text.split(NOTE)
    return head + "".join(f"[^{next(labels, '')}]{part}" for part in others)


def agreement_notes(agreed: Sequence[Agreed], reader: Reader) -> dict[str, str]:
    """What stands beside a provision of the rolling text in which something is agreed, by its reference."""
    in_part = reader.gettext("only in part")
    return {
        each.reference: reader.semicolon.join([*_levels(each, reader), *([] if each.is_whole else [in_part])])
        for each in agreed
    }


def _levels(each: Agreed | StandingParagraph, reader: Reader) -> list[str]:
    _ = reader.gettext
    parts = [f"{term(LEVELS, each.level, reader.translate)} ({', '.join(each.decisions)})"]
    if each.pending:
        parts.append(_("pending {parties}").format(parties=", ".join(each.pending)))
    if each.is_ad_referendum:
        parts.append(_("ad referendum"))
    return parts


def _agreement(each: StandingParagraph, reader: Reader) -> Line:
    _ = reader.gettext
    parts = _levels(each, reader)
    if not each.is_whole:
        quoted = [_("“{words}”").format(words=_clipped(p.text)) for p in each.pieces if p.decision]
        if each.is_break_agreed:
            quoted.insert(0, _("that a paragraph begins here"))
        parts.append(_("only {words}").format(words=reader.semicolon.join(quoted)))
    return line(reader.semicolon.join(parts))


def _clipped(text: str) -> str:
    text = " ".join(text.replace(NOTE, "").split())
    half = QUOTED_MAX // 2
    if len(text) <= QUOTED_MAX:
        return text
    return f"{text[:half].rpartition(' ')[0]} … {text[-half:].partition(' ')[2]}"


def party_sheet(view: PartyText, reader: Reader) -> Sheet:
    """The text as one party would have it; first what is in it, and what clashes."""
    _ = reader.gettext
    party = sponsor_term(view.party, reader.translate)
    facts = [_taken(view, reader), *(_clash(each, reader) for each in view.clashes)]
    if view.ranking:
        facts.append(line(_("Ranked, the best first: {proposals}").format(proposals=", ".join(view.ranking))))
    paragraphs = []
    for each in view.text.paragraphs:
        text = labelled(each.text, iter(each.notes))
        paragraphs.append(Provision(each.mark, each.number, each.heading, 0, line(text), (), each.is_row))
    what = _("The text as {party} proposes it").format(party=party)
    head = Section((), tuple(map(Fact, facts)))
    return replace(headed(view.stamp, what, reader), sections=(head, Section((), tuple(paragraphs))))


def _taken(view: PartyText, reader: Reader) -> Line:
    _ = reader.gettext
    if not view.taken:
        return line(_("No open proposal: this is the standing text."))
    return line(_("The standing text with {proposals}").format(proposals=", ".join(view.taken)))


def _clash(clash: Clash, reader: Reader) -> Line:
    _ = reader.gettext
    places = reader.semicolon.join(place_term(place, reader.translate) for place in clash.places)
    said = _("{one} and {two} exclude each other in {places}").format(
        one=clash.one, two=clash.two, places=places
    )
    if clash.preferred:
        return line(
            said, reader.colon, _("{proposal} is ranked higher and taken").format(proposal=clash.preferred)
        )
    return line(said, reader.colon, _("neither is taken, since they are not ranked"))
