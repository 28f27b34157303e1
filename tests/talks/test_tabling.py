"""Tabling a draft and a proposal: what the rules say."""

from __future__ import annotations

import pytest
from tests.talks.hall import NOW, Hall, opened, seat, texts

from pourparlers.talks import acts, writing
from pourparlers.talks.proposals import status
from pourparlers.talks.refusals import Refusal, Rule
from pourparlers.talks.rules import decide
from pourparlers.talks.state import Actor
from pourparlers.talks.wording import Addition, Basis, Edit, Order, Wording

TEXT = "1. The Parties shall report.\n\n2. Reports are public."


def shall(hall: Hall, new: str = "should", who: str = "NOR") -> Wording:
    return writing.replace_words(hall.draft(who), "d0", "shall", new)


# --- Drafts ---


def test_a_draft_is_tabled_as_submitted_by_whoever_tables_it():
    hall = opened("NOR")
    hall.table(TEXT, "NOR")
    draft = hall.draft()
    assert (draft.status, draft.sponsors, hall.shown()) == ("submitted", ("NOR",), TEXT.split("\n\n"))


def test_a_draft_of_nothing_is_refused():
    assert opened().refused("chair", acts.TableDraft("Draft", ())) is Rule.EMPTY


def test_a_draft_with_characters_that_turn_others_round_is_refused():
    act = acts.TableDraft("Draft", texts("Parties")[:0] + (acts.ParagraphText("Par\u202eties"),))
    assert opened().refused("chair", act) is Rule.CHARACTERS


def test_a_draft_goes_before_an_audience_that_its_author_belongs_to():
    hall = opened("NOR", "SUN")
    act = acts.TableDraft("Draft", texts(TEXT), audience="party:SUN")
    assert hall.refused("NOR", act) is Rule.AUDIENCE
    assert hall.refused("NOR", acts.TableDraft("Draft", texts(TEXT), audience="room:none")) is Rule.AUDIENCE


def test_a_superseded_draft_is_no_longer_negotiated():
    hall = opened("NOR", text=TEXT)
    old = hall.draft().id
    proposal = hall.propose("NOR", shall(hall))
    hall.act("chair", acts.TableDraft("Second", texts(TEXT), supersedes=old))
    assert hall.state().drafts[old].status == "superseded"
    assert hall.refused("NOR", acts.Propose(old, Wording((Edit("d0", ""),)))) is Rule.SUPERSEDED
    assert hall.refused("NOR", acts.Revise(proposal, Wording((Edit("d0", ""),)))) is Rule.SUPERSEDED


def test_a_draft_of_others_is_superseded_by_offices_alone():
    hall = opened("NOR", "SUN")
    old = hall.table(TEXT, "NOR")
    act = acts.TableDraft("Second", texts(TEXT), supersedes=old)
    assert hall.refused("SUN", act) is Rule.OFFICE
    hall.act("NOR", act)


# --- Proposals ---


def test_a_proposal_is_drafted_in_private_by_default():
    hall = opened("NOR", "SUN", text=TEXT)
    name = hall.propose("NOR", shall(hall), audience="")
    assert hall.proposal(name, "NOR").label == "a"
    assert hall.shown(name, "NOR")[0] == "1. The Parties should report."
    assert name not in hall.state("SUN").proposals


def test_proposals_before_the_audience_of_the_draft_are_numbered():
    hall = opened("NOR", "SUN", text=TEXT)
    hall.propose("NOR", shall(hall), audience="")
    names = [hall.propose(who, shall(hall)) for who in ("NOR", "SUN")]
    assert [hall.proposal(name, "NOR").label for name in names] == ["1", "2"]


def test_advisers_and_observers_do_not_table():
    hall = opened("NOR", text=TEXT)
    seat(hall, "reader", "party:NOR", "adviser")
    act = acts.Propose(hall.draft().id, shall(hall))
    assert hall.refused("reader", act) is Rule.ADVISER_READS
    press = Actor("press", "office:observers", "observer")
    assert decide(hall.state(), act, press, NOW, hall.fresh) == Refusal(Rule.OBSERVER_WATCHES)


def test_only_the_chair_and_the_mediator_build_bridges():
    hall = opened("NOR", text=TEXT)
    seat(hall, "friend", "office:mediator", "mediator")
    act = acts.Propose(hall.draft().id, shall(hall), "bridging", audience="parties")
    assert hall.refused("NOR", act) is Rule.BRIDGING
    bridge = hall.act("friend", act).proposal
    assert hall.proposal(bridge).sponsors == ("Mediator",)


def test_a_change_that_changes_nothing_is_refused_unless_it_reserves():
    hall = opened("NOR", text=TEXT)
    same = writing.reserve(hall.draft(), "d0")
    assert hall.refused("NOR", acts.Propose(hall.draft().id, same)) is Rule.SAME_TEXT
    assert hall.refused("NOR", acts.Propose(hall.draft().id, Wording())) is Rule.SAME_TEXT
    name = hall.propose("NOR", same, reservation="scrutiny")
    assert (hall.proposal(name).kind, status(hall.state(), name)) == ("reservation", "open")


def test_a_reservation_changes_nothing():
    hall = opened("NOR", text=TEXT)
    act = acts.Propose(hall.draft().id, shall(hall), reservation="general")
    assert hall.refused("NOR", act) is Rule.KEPT


@pytest.mark.parametrize(
    "wording",
    [
        Wording((Edit("d9", ""),)),
        Wording(orders=(Order("d9", ("d0",)),)),
        Wording(orders=(Order("", ("d0", "d1", "d9")),)),
        Wording(orders=(Order("", ("d0", Addition("\n\n New", children=("d9",)), "d1")),)),
    ],
)
def test_a_wording_names_only_what_its_basis_has(wording):
    hall = opened("NOR", text=TEXT)
    assert hall.refused("NOR", acts.Propose(hall.draft().id, wording)) is Rule.UNKNOWN


@pytest.mark.parametrize(
    "wording",
    [
        Wording(orders=(Order("", ("d0", "d0", "d1")),)),
        Wording(orders=(Order("", ("d0",)),)),
        Wording(orders=(Order("d0", ("d1",)), Order("d1", ("d0",)))),
        Wording(orders=(Order("", ("d1", "d0")), Order("", ("d0", "d1")))),
        Wording((Edit("d0", ""), Edit("d0", "\n\n New"))),
    ],
)
def test_everything_stands_once_below_something_that_is_there(wording):
    hall = opened("NOR", text=TEXT)
    assert hall.refused("NOR", acts.Propose(hall.draft().id, wording)) is Rule.ORDER


def test_only_insertions_stand_besides():
    hall = opened("NOR", text=TEXT)
    wording = Wording(shall(hall).edits, besides=(("d0", 0),))
    assert hall.refused("NOR", acts.Propose(hall.draft().id, wording)) is Rule.BESIDES


def test_what_is_reserved_is_there_and_stays():
    hall = opened("NOR", text=TEXT)
    edit = Edit("d0", "\n\n The Parties shall report.", ((3, 9),))
    assert hall.refused("NOR", acts.Propose(hall.draft().id, Wording((edit,)))) is Rule.KEPT


def test_new_provisions_have_a_text_and_limits():
    hall = opened("NOR", text=TEXT)
    nothing = Wording(orders=(Order("", ("d0", Addition(" "), "d1")),))
    deep = Addition("\n\n x")
    for _ in range(40):
        deep = Addition("\n\n x", children=(deep,))
    assert hall.refused("NOR", acts.Propose(hall.draft().id, nothing)) is Rule.EMPTY
    too_deep = Wording(orders=(Order("", ("d0", "d1", deep)),))
    assert hall.refused("NOR", acts.Propose(hall.draft().id, too_deep)) is Rule.TOO_LARGE


def test_an_unknown_draft_is_unknown():
    assert opened("NOR").refused("NOR", acts.Propose("none", Wording())) is Rule.UNKNOWN


def test_a_kind_says_what_it_needs():
    hall = opened("NOR", text=TEXT)
    for kind in ("reservation", "alt", "blanket"):
        assert hall.refused("NOR", acts.Propose(hall.draft().id, shall(hall), kind)) is Rule.EMPTY


# --- Amendments ---


def test_an_amendment_reads_as_its_author_wrote_it():
    hall = opened("NOR", "SUN", text=TEXT)
    first = hall.propose("NOR", writing.insert(hall.draft(), "d0", "every second year", before="."))
    on = Basis(first, 1)
    wording = writing.replace_words(writing.paper(hall.draft(), on), "d0", "second", "third")
    second = hall.propose("SUN", wording, basis=on)
    assert hall.shown(second)[0] == "1. The Parties shall report every third year."


def test_an_amendment_of_a_new_provision_names_it_by_reference():
    hall = opened("NOR", "SUN", text=TEXT)
    first = hall.propose(
        "NOR", writing.add(hall.draft(), "They do so annually.", after="d0", number="1 bis.")
    )
    (new,) = (each for each in hall.draft().references if each.startswith("n"))
    paper = writing.paper(hall.draft(), Basis(first, 1))
    second = hall.propose("SUN", writing.replace_words(paper, new, "annually", "monthly"), basis=Basis(first))
    assert hall.shown(second)[1] == "1 bis. They do so monthly."
    assert hall.refused("SUN", acts.Propose(hall.draft().id, Wording((Edit(new, ""),)))) is Rule.UNKNOWN


def test_an_amendment_of_an_earlier_version_is_refused():
    hall = opened("NOR", "SUN", text=TEXT)
    first = hall.propose("NOR", shall(hall))
    hall.act("NOR", acts.Revise(first, shall(hall, "must")))
    act = acts.Propose(hall.draft().id, shall(hall, "will"), basis=Basis(first, 1))
    assert hall.refused("SUN", act) is Rule.REVISED


def test_an_amendment_goes_before_people_who_see_what_it_amends():
    hall = opened("NOR", "SUN", text=TEXT)
    first = hall.propose("NOR", shall(hall), audience="")
    act = acts.Propose(hall.draft().id, shall(hall, "will"), basis=Basis(first), audience="parties")
    assert hall.refused("NOR", act) is Rule.AUDIENCE
    assert hall.refused("SUN", act) is Rule.UNKNOWN


def test_what_has_fallen_is_not_amended():
    hall = opened("NOR", text=TEXT)
    first = hall.propose("NOR", shall(hall))
    hall.act("NOR", acts.Withdraw(first))
    act = acts.Propose(hall.draft().id, shall(hall, "will"), basis=Basis(first))
    assert hall.refused("NOR", act) is Rule.FALLEN


# --- Groups and the scribe ---


def test_a_group_sponsors_what_its_members_table_for_it():
    hall = opened("NOR", "SUN", "MER", text=TEXT)
    group = hall.act("chair", acts.FormGroup("ISL", "Islands", ("NOR", "SUN"))).group
    name = hall.propose("NOR", shall(hall), audience=f"group:{group}", as_group=group)
    proposal = hall.proposal(name, "SUN")
    assert (proposal.label, proposal.sponsors) == ("ISL.a", ("ISL",))
    act = acts.Propose(hall.draft().id, shall(hall, "will"), as_group=group)
    assert hall.refused("MER", act) is Rule.GROUP
    assert hall.refused("MER", acts.Propose(hall.draft().id, shall(hall), as_group="x")) is Rule.UNKNOWN


def test_a_room_has_labels_of_its_own():
    hall = opened("NOR", "SUN", text=TEXT)
    room = hall.act("NOR", acts.OpenRoom("Friends of 4", ("party:NOR", "party:SUN"))).room
    name = hall.propose("NOR", shall(hall), audience=f"room:{room}")
    assert hall.proposal(name, "SUN").label == "friends-of-4.a"
    assert name not in hall.state("chair").proposals


def test_the_scribe_enters_what_a_party_said():
    hall = opened("NOR", text=TEXT)
    seat(hall, "scribe", "office:secretariat", "scribe")
    act = acts.Propose(hall.draft().id, shall(hall), heard_from="NOR")
    assert hall.refused("NOR", act) is Rule.HEARD
    heard = hall.proposal(hall.act("scribe", act).proposal)
    assert (heard.sponsors, heard.heard_from, heard.is_confirmed) == (("NOR",), "NOR", False)
    unknown = acts.Propose(hall.draft().id, shall(hall), heard_from="SUN")
    assert hall.refused("scribe", unknown) is Rule.UNKNOWN


# --- Agreed text ---


def test_agreed_words_are_not_changed_before_they_are_reopened():
    hall = opened("NOR", "SUN", text=TEXT)
    taken = hall.propose("NOR", shall(hall))
    decision = hall.act("chair", acts.Decide(hall.draft().id, takes=(acts.Take(taken),))).decision
    act = acts.Propose(hall.draft().id, writing.delete(hall.draft(), "d0", "should"), audience="parties")
    refusal = hall.ask("SUN", act)
    assert isinstance(refusal, Refusal)
    assert (refusal.rule, refusal.remedy) == (Rule.AGREED, (decision,))


def test_in_private_agreed_words_may_be_changed_and_not_tabled_then():
    hall = opened("NOR", "SUN", text=TEXT)
    taken = hall.propose("NOR", shall(hall))
    hall.act("chair", acts.Decide(hall.draft().id, takes=(acts.Take(taken),)))
    private = hall.propose("SUN", writing.delete(hall.draft(), "d0", "should"), audience="")
    assert hall.refused("SUN", acts.Share(private)) is Rule.AGREED


def test_a_draft_is_superseded_before_people_who_see_it():
    hall = opened("NOR", "SUN")
    room = hall.act("NOR", acts.OpenRoom("Friends", ("party:NOR",))).room
    old = hall.table(TEXT, "NOR", f"room:{room}")
    wide = acts.TableDraft("Second", texts(TEXT), supersedes=old)
    assert hall.refused("NOR", wide) is Rule.AUDIENCE
    assert hall.refused("SUN", wide) is Rule.UNKNOWN


def test_a_proposal_goes_before_people_who_see_the_draft():
    hall = opened("NOR", "SUN")
    room = hall.act("NOR", acts.OpenRoom("Friends", ("party:NOR",))).room
    hall.table(TEXT, "NOR", f"room:{room}")
    act = acts.Propose(hall.draft("NOR").id, shall(hall), audience="parties")
    assert hall.refused("NOR", act) is Rule.AUDIENCE


def test_a_text_with_characters_that_hide_others_is_refused():
    hall = opened("NOR", text=TEXT)
    wording = Wording((Edit("d0", "\n\n The Par\u202eties shall report."),))
    assert hall.refused("NOR", acts.Propose(hall.draft().id, wording)) is Rule.CHARACTERS


def test_a_text_has_limits():
    hall = opened("NOR", text=TEXT)
    wording = Wording((Edit("d0", "x" * (32 * 1024 * 1024 + 1)),))
    assert hall.refused("NOR", acts.Propose(hall.draft().id, wording)) is Rule.TOO_LARGE
