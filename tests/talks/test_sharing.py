"""A proposal before a wider audience, and one that has fallen, taken over."""

from __future__ import annotations

from tests.talks.hall import Hall, opened, texts

from pourparlers.talks import acts, writing
from pourparlers.talks.events import ProposalTabled
from pourparlers.talks.refusals import Rule
from pourparlers.talks.wording import Addition, Basis, Wording

TEXT = "1. The Parties shall report.\n\n2. Reports are public.\n\n3. They last."


def shared(hall: Hall, who: str, name: str, audience: str = "", **more: object) -> ProposalTabled:
    event = hall.act(who, acts.Share(name, audience, **more))
    assert isinstance(event, ProposalTabled)
    return event


def test_what_is_tabled_is_a_proposal_of_its_own():
    hall = opened("NOR", "SUN", text=TEXT)
    private = hall.propose(
        "NOR", writing.delete(hall.draft(), "d0", "shall"), audience="", rationale="secret"
    )
    tabled = shared(hall, "NOR", private)
    assert (hall.proposal(tabled.proposal, "SUN").label, tabled.rationale, tabled.earlier) == ("1", "", "")
    assert hall.shown(tabled.proposal, "SUN")[0] == "1. The Parties report."
    assert private not in hall.state("SUN").proposals


def test_a_rationale_is_revealed_when_it_is_given_again():
    hall = opened("NOR", text=TEXT)
    private = hall.propose(
        "NOR", writing.delete(hall.draft(), "d0", "shall"), audience="", rationale="secret"
    )
    assert shared(hall, "NOR", private, rationale="Shorter.").rationale == "Shorter."


def test_what_is_tabled_reads_as_it_does_now_on_the_standing_text_of_now():
    hall = opened("NOR", "SUN", text=TEXT)
    private = hall.propose("NOR", writing.delete(hall.draft(), "d0", "shall"), audience="")
    other = hall.propose("SUN", writing.replace_words(hall.draft(), "d0", "report", "write"))
    hall.act("chair", acts.Decide(hall.draft().id, takes=(acts.Take(other),)))
    tabled = shared(hall, "NOR", private)
    assert tabled.wording.edits[0].text == "\n\n The Parties write."


def test_an_amendment_is_tabled_on_what_all_see():
    hall = opened("NOR", "SUN", text=TEXT)
    seen = hall.propose("NOR", writing.insert(hall.draft(), "d0", "every second year", before="."))
    paper = writing.paper(hall.draft(), Basis(seen, 1))
    wording = writing.replace_words(paper, "d0", "second", "third")
    private = hall.propose("SUN", wording, audience="", basis=Basis(seen))
    assert shared(hall, "SUN", private).basis == Basis(seen, 1)


def test_an_amendment_on_what_others_cannot_see_is_keyed_afresh():
    hall = opened("NOR", "SUN", text=TEXT)
    below = hall.propose("SUN", writing.add(hall.draft(), "Yearly and soon.", after="d0"), audience="")
    (new,) = (each for each in hall.draft("SUN").references if each.startswith("n"))
    paper = writing.paper(hall.draft("SUN"), Basis(below, 1))
    wording = writing.replace_words(paper, new, "soon", "late")
    private = hall.propose("SUN", wording, audience="", basis=Basis(below))
    tabled = shared(hall, "SUN", private)
    assert (tabled.basis, tabled.wording.edits) == (Basis(), ())
    assert Addition("\n\n Yearly and late.") in tabled.wording.orders[0].children
    assert hall.shown(tabled.proposal, "NOR")[1] == "Yearly and late."


def test_what_hangs_on_a_hidden_provision_comes_along():
    hall = opened("NOR", text=TEXT)
    add = writing.add(hall.draft(), "Annex", before="d1", number="Annex", heading=2)
    private = hall.propose("NOR", add, audience="")
    (new,) = (each for each in hall.draft("NOR").references if each.startswith("n"))
    paper = writing.paper(hall.draft("NOR"), Basis(private, 1))
    inner = writing.add(paper, "Under it.", under=new, number="1.")
    both = hall.propose(
        "NOR",
        writing.move(writing.paper(hall.draft("NOR"), Basis(private, 1), inner), "d2", under=new),
        audience="",
        basis=Basis(private),
    )
    tabled = shared(hall, "NOR", both)
    want = [
        "1. The Parties shall report.",
        "Annex Annex",
        "1. Under it.",
        "3. They last.",
        "2. Reports are public.",
    ]
    assert hall.shown(tabled.proposal) == want


def test_a_removal_is_shared_with_what_hangs_below_kept_in_place():
    text = "1. Chapeau:\n\n(a) one;\n\n(b) two.\n\n2. More."
    hall = opened("NOR", text=text)
    private = hall.propose("NOR", writing.rewrite_provision(hall.draft(), "d0", ""), audience="")
    tabled = shared(hall, "NOR", private)
    assert tabled.wording.orders == ()
    assert hall.shown(tabled.proposal) == ["(a) one;", "(b) two.", "2. More."]


def test_marks_come_along():
    hall = opened("NOR", text=TEXT)
    keep = writing.reserve(hall.draft(), "d0", "shall report")
    insert = writing.insert(hall.draft(), "d0", "soon", before=".")
    private = hall.propose("NOR", keep, audience="", reservation="scrutiny")
    second = hall.propose("NOR", writing.besides(hall.draft(), insert), audience="")
    assert shared(hall, "NOR", private).wording == keep
    assert shared(hall, "NOR", second).wording.besides == (("d0", 0),)
    both = writing.insert(writing.paper(hall.draft(), so_far=insert), "d0", "All", before="The")
    third = Wording(both.edits, besides=(("d0", 1),))
    mixed = hall.propose("NOR", third, audience="")
    assert shared(hall, "NOR", mixed).wording.besides == (("d0", 1),)


def test_it_is_shared_step_by_step_and_only_outwards():
    hall = opened("NOR", "SUN", text=TEXT)
    group = hall.act("chair", acts.FormGroup("ISL", "Islands", ("NOR", "SUN"))).group
    private = hall.propose("NOR", writing.delete(hall.draft(), "d0", "shall"), audience="")
    assert hall.refused("NOR", acts.Share(private, "party:NOR")) is Rule.ALREADY
    inner = shared(hall, "NOR", private, f"group:{group}").proposal
    assert hall.refused("NOR", acts.Share(inner, "party:NOR")) is Rule.AUDIENCE
    assert hall.refused("SUN", acts.Share(inner)) is Rule.NOT_SPONSOR
    assert shared(hall, "NOR", inner, as_group=group).sponsors == ("ISL",)


def test_whoever_shares_speaks_for_themselves():
    hall = opened("NOR", "SUN", text=TEXT)
    group = hall.act("chair", acts.FormGroup("ISL", "Islands", ("NOR", "SUN"))).group
    inner = hall.propose("NOR", writing.delete(hall.draft(), "d0", "shall"), audience=f"group:{group}")
    hall.act("SUN", acts.CoSponsor(inner, 1))
    assert shared(hall, "SUN", inner).sponsors == ("SUN",)


def test_what_is_hidden_is_not_shared_nor_taken_over():
    hall = opened("NOR", "SUN", text=TEXT)
    private = hall.propose("NOR", writing.delete(hall.draft(), "d0", "shall"), audience="")
    for act in (acts.Share(private), acts.TakeOver(private)):
        assert hall.ask("SUN", act) == hall.ask("SUN", type(act)(private))
        assert hall.refused("SUN", act) is Rule.UNKNOWN


def test_what_has_fallen_is_taken_over_with_the_same_text():
    hall = opened("NOR", "SUN", text=TEXT)
    first = hall.propose("NOR", writing.delete(hall.draft(), "d0", "shall"))
    paper = writing.paper(hall.draft(), Basis(first, 1))
    second = hall.propose("SUN", writing.insert(paper, "d0", "soon", before="."), basis=Basis(first))
    text = hall.shown(second)
    assert hall.refused("SUN", acts.TakeOver(first)) is Rule.STILL_OPEN
    hall.act("NOR", acts.Withdraw(first))
    assert hall.refused("SUN", acts.Share(second)) is Rule.FALLEN
    event = hall.act("SUN", acts.TakeOver(second))
    assert (event.earlier, event.basis, event.sponsors) == (second, Basis(), ("SUN",))
    assert hall.shown(event.proposal) == text


def test_what_was_confided_is_not_taken_over_before_others():
    hall = opened("NOR", "SUN", text=TEXT)
    group = hall.act("chair", acts.FormGroup("ISL", "Islands", ("NOR", "SUN"))).group
    inner = hall.propose("NOR", writing.delete(hall.draft(), "d0", "shall"), audience=f"group:{group}")
    hall.act("NOR", acts.Withdraw(inner))
    assert hall.refused("SUN", acts.TakeOver(inner, "parties")) is Rule.AUDIENCE
    assert hall.act("SUN", acts.TakeOver(inner)).earlier == inner


def test_whoever_sees_both_knows_what_a_tabled_proposal_was():
    hall = opened("NOR", "SUN", text=TEXT)
    private = hall.propose("NOR", writing.delete(hall.draft(), "d0", "shall"), audience="")
    twin = hall.propose("SUN", writing.delete(hall.draft(), "d0", "shall"), audience="")
    other = hall.propose("NOR", writing.delete(hall.draft(), "d1", "public"), audience="")
    tabled = shared(hall, "NOR", private).proposal
    assert hall.proposal(tabled, "NOR").earlier == private
    assert hall.proposal(tabled, "SUN").earlier == hall.proposal(tabled).earlier == ""
    assert shared(hall, "NOR", other).earlier == ""
    assert hall.proposal(twin, "SUN").is_open


def test_what_was_shared_in_a_group_is_known_to_its_members():
    hall = opened("NOR", "SUN", "MER", text=TEXT)
    group = hall.act("chair", acts.FormGroup("ISL", "Islands", ("NOR", "SUN"))).group
    room = hall.act("NOR", acts.OpenRoom("Friends", ("party:NOR", "party:MER"))).room
    private = hall.propose("NOR", writing.add(hall.draft(), "New.", after="d0"), audience="")
    inner = shared(hall, "NOR", private, f"group:{group}").proposal
    aside = shared(hall, "NOR", private, f"room:{room}").proposal
    tabled = shared(hall, "NOR", inner, as_group=group).proposal
    assert hall.proposal(inner, "NOR").earlier == hall.proposal(aside, "NOR").earlier == private
    assert [hall.proposal(tabled, who).earlier for who in ("SUN", "MER")] == [inner, aside]


def test_what_amends_a_revised_proposal_is_keyed_afresh():
    hall = opened("NOR", "SUN", text=TEXT)
    seen = hall.propose("NOR", writing.insert(hall.draft(), "d0", "soon", before="."))
    wording = writing.insert(writing.paper(hall.draft(), Basis(seen, 1)), "d0", "very", before="soon")
    private = hall.propose("SUN", wording, audience="", basis=Basis(seen))
    hall.act("NOR", acts.Revise(seen, writing.insert(hall.draft(), "d0", "late", before=".")))
    tabled = shared(hall, "SUN", private)
    assert tabled.basis == Basis()
    assert hall.shown(tabled.proposal)[0] == "1. The Parties shall report very soon."


def test_what_amends_is_tabled_on_what_that_reads_now():
    hall = opened("NOR", "SUN", text=TEXT)
    seen = hall.propose("NOR", writing.insert(hall.draft(), "d0", "soon", before="."))
    wording = writing.insert(writing.paper(hall.draft(), Basis(seen, 1)), "d0", "very", before="soon")
    private = hall.propose("SUN", wording, audience="", basis=Basis(seen))
    other = hall.propose("SUN", writing.delete(hall.draft(), "d0", "shall"))
    hall.act("chair", acts.Decide(hall.draft().id, takes=(acts.Take(other),)))
    tabled = shared(hall, "SUN", private)
    assert tabled.basis == Basis(seen, 1, reads_now=True)
    assert hall.shown(tabled.proposal)[0] == "1. The Parties report very soon."


def test_an_alternative_to_what_others_cannot_see_is_an_ordinary_proposal():
    hall = opened("NOR", text=TEXT)
    below = hall.propose("NOR", writing.add(hall.draft(), "New.", after="d0"), audience="")
    new = next(each for each in hall.draft("NOR").references if each.startswith("n"))
    paper = writing.paper(hall.draft("NOR"), Basis(below, 1))
    wording = writing.alternative(paper, new, "Other.")
    private = hall.propose("NOR", wording, audience="", basis=Basis(below), alt_of=new)
    tabled = shared(hall, "NOR", private)
    assert (tabled.kind, tabled.alt_of) == ("ordinary", "")
    seen = hall.propose("NOR", writing.alternative(hall.draft(), "d0", "None."), audience="", alt_of="d0")
    assert shared(hall, "NOR", seen).kind == "alt"


def test_a_bridge_that_a_party_takes_over_is_a_proposal_like_any_other():
    hall = opened("NOR", text=TEXT)
    bridge = hall.propose("chair", writing.delete(hall.draft(), "d0", "shall"), kind="bridging")
    hall.act("chair", acts.Withdraw(bridge))
    assert hall.act("NOR", acts.TakeOver(bridge)).kind == "ordinary"


def test_it_is_shared_with_people_who_see_the_draft():
    hall = opened("NOR", "SUN", text=TEXT)
    private = hall.propose("NOR", writing.delete(hall.draft(), "d0", "shall"), audience="")
    for audience in ("party:SUN", "public", "room:none"):
        assert hall.refused("NOR", acts.Share(private, audience)) is Rule.AUDIENCE


def test_an_unknown_group_does_not_sponsor():
    hall = opened("NOR", text=TEXT)
    private = hall.propose("NOR", writing.delete(hall.draft(), "d0", "shall"), audience="")
    assert hall.refused("NOR", acts.Share(private, as_group="x")) is Rule.UNKNOWN


def test_nothing_is_shared_of_a_superseded_draft():
    hall = opened("NOR", text=TEXT)
    private = hall.propose("NOR", writing.delete(hall.draft(), "d0", "shall"), audience="")
    gone = hall.propose("NOR", writing.delete(hall.draft(), "d0", "shall"))
    hall.act("NOR", acts.Withdraw(gone))
    hall.act("chair", acts.TableDraft("Second", texts(TEXT), supersedes=hall.draft().id))
    for act in (acts.Share(private), acts.TakeOver(gone), acts.Share(private, "room:none")):
        assert hall.refused("NOR", act) in {Rule.SUPERSEDED, Rule.AUDIENCE}


def test_what_all_see_already_is_not_shared():
    hall = opened("NOR", "SUN", text=TEXT)
    name = hall.propose("NOR", writing.delete(hall.draft(), "d0", "shall"))
    assert hall.refused("NOR", acts.Share(name)) is Rule.ALREADY
    assert hall.refused("NOR", acts.Share(name, "party:NOR")) is Rule.AUDIENCE


def test_what_stands_between_what_hung_on_something_gone_stays_there():
    hall = opened("NOR", text="1. Chapeau:\n\n(a) one;\n\n(b) two.\n\n2. More.")
    gone = hall.propose("NOR", writing.rewrite_provision(hall.draft(), "d0", ""), audience="")
    paper = writing.paper(hall.draft("NOR"), Basis(gone, 1))
    between = writing.add(paper, "Between.", after="d1")
    private = hall.propose("NOR", between, audience="", basis=Basis(gone))
    tabled = shared(hall, "NOR", private).proposal
    assert hall.shown(tabled) == ["(a) one;", "Between.", "(b) two.", "2. More."]
