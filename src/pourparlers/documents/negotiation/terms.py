"""The field's terms in the language of the reader: levels, stands, kinds, states.

The words of the record ("working-group") are for programs; each has one term for people, here alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from gettext import NullTranslations
from typing import Final

from pourparlers.messages import N_
from pourparlers.views.names import Audience, Place

__all__ = [
    "BECAME",
    "CHANGES",
    "FORMS",
    "LEVELS",
    "MODES",
    "OFFICES",
    "PROPOSALS",
    "RESERVATIONS",
    "ROLES",
    "STANDS",
    "STATEMENTS",
    "STATUSES",
    "audience_term",
    "place_term",
    "seat_term",
    "sponsor_term",
    "term",
]

LEVELS: Final = {
    "small-group": N_("agreed in a small group"),
    "working-group": N_("agreed in a working group"),
    "plenary": N_("agreed in plenary"),
}
STATUSES: Final = {
    "submitted": N_("submitted"),
    "basis-for-discussion": N_("basis for discussion"),
    "basis-for-negotiation": N_("basis for negotiation"),
    "superseded": N_("superseded"),
}
STANDS: Final = {
    "supports": N_("supports"),
    "can-accept": N_("can accept"),
    "does-not-block": N_("does not block"),
    "reserves": N_("reserves its position"),
    "opposes": N_("opposes"),
}
PROPOSALS: Final = {
    "ordinary": N_("ordinary proposal"),
    "bridging": N_("bridging proposal, without prejudice"),
    "blanket": N_("blanket change"),
    "editorial": N_("editorial correction"),
    "alt": N_("alternative to a whole provision"),
    "reservation": N_("reservation"),
}
MODES: Final = {
    "together": N_("to be taken all together"),
    "any": N_("any part can be taken"),
    "one": N_("one part can be taken"),
}
RESERVATIONS: Final = {
    "general": N_("general reservation"),
    "scrutiny": N_("scrutiny reservation"),
    "parliamentary": N_("parliamentary reservation"),
    "linguistic": N_("linguistic reservation"),
}
BECAME: Final = {
    "open": N_("still open"),
    "fulfilled": N_("fulfilled: the text reads so"),
    "overtaken": N_("overtaken"),
    "withdrawn": N_("withdrawn"),
    "fallen": N_("fallen"),
    "closed": N_("closed: another part was taken"),
    "disowned": N_("disowned"),
}
CHANGES: Final = {
    "kept": N_("as it was"),
    "changed": N_("changed"),
    "moved": N_("moved"),
    "moved and changed": N_("moved and changed"),
    "new": N_("new provision"),
    "removed": N_("removed"),
}
FORMS: Final = {
    "plenary": N_("plenary"),
    "working-group": N_("working group"),
    "contact-group": N_("contact group"),
    "drafting-group": N_("drafting group"),
    "friends-of-the-chair": N_("friends of the chair"),
    "bilateral": N_("bilateral"),
    "informals": N_("informals"),
    "confessional": N_("confessional"),
}
STATEMENTS: Final = {
    "statement": N_("statement"),
    "commitment": N_("commitment"),
    "demand": N_("demand"),
    "warning": N_("warning"),
    "assessment": N_("assessment"),
    "option-kept-open": N_("option kept open"),
    "explanation": N_("explanation of position"),
    "interpretative": N_("interpretative statement"),
}
ROLES: Final = {
    "head": N_("head of delegation"),
    "delegate": N_("delegate"),
    "adviser": N_("adviser"),
    "chair": N_("chair"),
    "secretariat": N_("secretariat"),
    "scribe": N_("scribe"),
    "mediator": N_("mediator"),
    "facilitator": N_("facilitator"),
    "observer": N_("observer"),
}
OFFICES: Final = {
    "chair": N_("Chair"),
    "secretariat": N_("Secretariat"),
    "mediator": N_("Mediator"),
    "observers": N_("Observers"),
}


def term(terms: Mapping[str, str], word: str, translate: NullTranslations) -> str:
    """The term for a word of the record; a word that has none stands as it is."""
    return translate.gettext(terms[word]) if word in terms else word


def audience_term(audience: Audience, translate: NullTranslations) -> str:
    """Who sees something, in words."""
    _ = translate.gettext
    match audience.kind:
        case "public":
            return _("the public")
        case "parties":
            return _("all parties")
        case "party":
            return _("the delegation of {party}").format(party=audience.name)
        case "office":
            return term(OFFICES, audience.name, translate)
        case "group":
            return _("the group {group}").format(group=audience.name)
        case "room":
            return _("the room “{room}”").format(room=audience.name)


def place_term(place: Place, translate: NullTranslations) -> str:
    """A provision by its labels; one without a label of its own by its first words too."""
    quoted = translate.gettext("“{words}”").format(words=place.opening) if place.opening else ""
    return ", ".join(filter(None, (*place.path, quoted)))


def seat_term(seat: str, translate: NullTranslations) -> str:
    """A seat as people call it: a party's code, or an office."""
    kind, _, name = seat.partition(":")
    return term(OFFICES, name, translate) if kind == "office" else name or seat


def sponsor_term(sponsor: str, translate: NullTranslations) -> str:
    """A sponsor: a code stands as it is, an office is translated."""
    return term(OFFICES, sponsor.casefold(), translate) if sponsor.casefold() in OFFICES else sponsor
