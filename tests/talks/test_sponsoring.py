"""What sponsors and others do with a proposal that is there."""

from __future__ import annotations

from tests.talks.hall import Hall, opened, seat, texts

from pourparlers.talks import acts, writing
from pourparlers.talks.proposals import reading, status
from pourparlers.talks.refusals import Rule
from pourparlers.talks.wording import Basis, Edit, Order, Wording

TEXT = "1. The Parties shall report.\n\n2. Reports are public."


def should(hall: Hall, new: str = "should") -> Wording:
    return writing.replace_words(hall.draft(), "d0", "shall", new)


def test_a_revision_is_a_new_version_on_the_same_basis():
    hall = opened("NOR", text=TEXT)
    name = hall.propose("NOR", should(hall))
    paper = writing.again(hall.draft(), hall.proposal(name))
    hall.act("NOR", acts.Revise(name, writing.replace_words(paper, "d1", "public", "secret")))
    assert hall.shown(name) == ["1. The Parties should report.", "2. Reports are secret."]
    assert [each.wording.edits[0].provision for each in hall.proposal(name).versions] == ["d0", "d0"]


def test_a_revision_may_begin_anew_on_the_standing_text():
    hall = opened("NOR", "SUN", text=TEXT)
    name = hall.propose("NOR", should(hall))
    other = hall.propose("SUN", writing.replace_words(hall.draft(), "d1", "public", "secret"))
    hall.act("chair", acts.Decide(hall.draft().id, takes=(acts.Take(other),)))
    paper = writing.again(hall.draft(), hall.proposal(name), on_standing=True)
    hall.act("NOR", acts.Revise(name, writing.insert(paper, "d1", "always", before="are"), on_standing=True))
    assert hall.shown(name) == ["1. The Parties should report.", "2. Reports always are secret."]


def test_only_a_sponsor_revises_and_withdraws():
    hall = opened("NOR", "SUN", text=TEXT)
    name = hall.propose("NOR", should(hall))
    assert hall.refused("SUN", acts.Revise(name, should(hall, "must"))) is Rule.NOT_SPONSOR
    assert hall.refused("SUN", acts.Withdraw(name)) is Rule.NOT_SPONSOR


def test_a_revision_to_the_same_text_is_refused():
    hall = opened("NOR", text=TEXT)
    name = hall.propose("NOR", should(hall))
    assert hall.refused("NOR", acts.Revise(name, should(hall))) is Rule.SAME_TEXT
    assert hall.refused("NOR", acts.Revise(name, Wording())) is Rule.SAME_TEXT


def test_amendments_stay_on_the_version_that_they_were_written_on():
    hall = opened("NOR", "SUN", text=TEXT)
    name = hall.propose("NOR", writing.insert(hall.draft(), "d0", "every second month", before="."))
    paper = writing.paper(hall.draft(), Basis(name, 1))
    second = hall.propose("SUN", writing.replace_words(paper, "d0", "second", "third"), basis=Basis(name))
    hall.act("NOR", acts.Revise(name, writing.insert(hall.draft(), "d0", "each full month", before=".")))
    assert hall.shown(second)[0] == "1. The Parties shall report every third month."
    assert hall.proposal(second).basis.version < len(hall.proposal(name).versions)


def test_with_its_last_sponsor_a_proposal_is_withdrawn_and_what_is_written_on_it_falls():
    hall = opened("NOR", "SUN", text=TEXT)
    name = hall.propose("NOR", should(hall))
    hall.act("SUN", acts.CoSponsor(name, 1))
    paper = writing.paper(hall.draft(), Basis(name, 1))
    second = hall.propose("SUN", writing.replace_words(paper, "d0", "should", "will"), basis=Basis(name))
    hall.act("NOR", acts.Withdraw(name))
    assert hall.proposal(name).sponsors == ("SUN",)
    hall.act("SUN", acts.Withdraw(name))
    event = hall.happened[-1].id
    assert [(p.state, p.ended_by) for p in map(hall.proposal, (name, second))] == [
        ("withdrawn", event),
        ("fallen", event),
    ]
    assert hall.refused("SUN", acts.Withdraw(second)) is Rule.FALLEN


def test_what_was_withdrawn_before_does_not_fall():
    hall = opened("NOR", "SUN", text=TEXT)
    name = hall.propose("NOR", should(hall))
    paper = writing.paper(hall.draft(), Basis(name, 1))
    second = hall.propose("SUN", writing.replace_words(paper, "d0", "should", "will"), basis=Basis(name))
    hall.act("SUN", acts.Withdraw(second))
    hall.act("NOR", acts.Withdraw(name))
    assert hall.proposal(second).state == "withdrawn"


def test_co_sponsors_join_the_version_that_they_saw():
    hall = opened("NOR", "SUN", text=TEXT)
    name = hall.propose("NOR", should(hall))
    hall.act("NOR", acts.Revise(name, should(hall, "must")))
    assert hall.refused("SUN", acts.CoSponsor(name, 1)) is Rule.REVISED
    assert hall.refused("SUN", acts.CoSponsor(name, 3)) is Rule.UNKNOWN
    hall.act("SUN", acts.CoSponsor(name, 2))
    assert hall.refused("SUN", acts.CoSponsor(name, 2)) is Rule.ALREADY
    assert hall.proposal(name).sponsors == ("NOR", "SUN")


def test_co_sponsors_of_one_version_are_asked_again_for_the_next():
    hall = opened("NOR", "SUN", text=TEXT)
    name = hall.propose("NOR", should(hall))
    hall.act("SUN", acts.CoSponsor(name, 1))
    hall.act("NOR", acts.Revise(name, should(hall, "must")))
    assert hall.proposal(name).sponsors == ("NOR",)


def test_a_party_ranks_its_own_proposals():
    hall = opened("NOR", "SUN", text=TEXT)
    one, two = hall.propose("NOR", should(hall)), hall.propose("NOR", should(hall, "must"), audience="")
    hall.act("NOR", acts.Rank((two, one)))
    assert hall.state("NOR").ranks == {"NOR": (two, one)}
    assert hall.state("SUN").ranks == {}
    assert hall.refused("SUN", acts.Rank((one, one))) is Rule.NOT_SPONSOR
    assert hall.refused("NOR", acts.Rank((one,))) is Rule.EMPTY
    assert hall.refused("NOR", acts.Rank((one, two, one))) is Rule.ORDER
    assert hall.refused("SUN", acts.Rank((one, two))) is Rule.NOT_SPONSOR


def heard(hall: Hall) -> str:
    seat(hall, "scribe", "office:secretariat", "scribe")
    return hall.act("scribe", acts.Propose(hall.draft().id, should(hall), heard_from="NOR")).proposal


def test_what_was_heard_is_confirmed_once_by_its_party():
    hall = opened("NOR", "SUN", text=TEXT)
    name = heard(hall)
    assert hall.refused("SUN", acts.AnswerHearing(name, "confirmed")) is Rule.NOT_HEARD
    hall.act("NOR", acts.AnswerHearing(name, "confirmed"))
    assert hall.proposal(name).is_confirmed
    assert hall.refused("NOR", acts.AnswerHearing(name, "disowned")) is Rule.ALREADY


def test_what_was_heard_is_corrected_by_a_new_version():
    hall = opened("NOR", text=TEXT)
    name = heard(hall)
    assert hall.refused("NOR", acts.AnswerHearing(name, "corrected")) is Rule.EMPTY
    hall.act("NOR", acts.AnswerHearing(name, "corrected", should(hall, "must")))
    assert hall.shown(name)[0] == "1. The Parties must report."
    assert hall.proposal(name).is_confirmed


def test_what_was_disowned_is_no_longer_open():
    hall = opened("NOR", text=TEXT)
    name = heard(hall)
    hall.act("NOR", acts.AnswerHearing(name, "disowned"))
    assert status(hall.state(), name) == "disowned"
    assert hall.refused("NOR", acts.Revise(name, should(hall, "must"))) is Rule.FALLEN


def test_a_position_that_was_heard_is_answered_by_its_party():
    hall = opened("NOR", "SUN", text=TEXT)
    name = hall.propose("SUN", should(hall))
    seat(hall, "scribe", "office:secretariat", "scribe")
    target = acts.Target(hall.draft().id, name, 1)
    said = hall.act("scribe", acts.TakePosition(target, "opposes", heard_from="NOR")).position
    assert hall.refused("SUN", acts.AnswerHearing(said, "confirmed")) is Rule.NOT_HEARD
    assert hall.refused("NOR", acts.AnswerHearing(said, "corrected")) is Rule.EMPTY
    hall.act("NOR", acts.AnswerHearing(said, "corrected", stand="reserves"))
    assert hall.state().positions[said].stand == "reserves"
    assert hall.refused("NOR", acts.AnswerHearing(said, "confirmed")) is Rule.ALREADY


def test_anyone_calls_an_editorial_correction_substantive():
    hall = opened("NOR", "SUN", text=TEXT)
    name = hall.propose("NOR", should(hall), kind="editorial")
    hall.act("SUN", acts.CallSubstantive(name))
    assert hall.proposal(name).is_substantive
    assert hall.refused("SUN", acts.CallSubstantive(name)) is Rule.ALREADY


def test_a_proposal_says_what_it_reads_and_where_it_is():
    hall = opened("NOR", "SUN", text=TEXT)
    one, two = hall.propose("NOR", should(hall)), hall.propose("SUN", should(hall, "must"))
    hall.act("chair", acts.Decide(hall.draft().id, takes=(acts.Take(one),)))
    assert "".join(reading(hall.state(), one)["d0"]) == "\n\n The Parties should report."
    assert [status(hall.state(), name) for name in (one, two)] == ["fulfilled", "overtaken"]


def test_what_is_not_there_is_unknown_to_every_act():
    hall = opened("NOR", text=TEXT)
    for act in (
        acts.Revise("x", Wording()),
        acts.Withdraw("x"),
        acts.CoSponsor("x", 1),
        acts.Rank(("x", "y")),
        acts.AnswerHearing("x", "confirmed"),
        acts.CallSubstantive("x"),
        acts.Share("x"),
        acts.TakeOver("x"),
    ):
        assert hall.refused("NOR", act) is Rule.UNKNOWN


def test_advisers_read():
    hall = opened("NOR", text=TEXT)
    seat(hall, "reader", "party:NOR", "adviser")
    name = heard(hall)
    for act in (
        acts.Withdraw(name),
        acts.Share(name),
        acts.TakeOver(name),
        acts.CoSponsor(name, 1),
        acts.AnswerHearing(name, "confirmed"),
    ):
        assert hall.refused("reader", act) is Rule.ADVISER_READS


def test_a_revision_is_written_as_every_wording_is():
    hall = opened("NOR", text=TEXT)
    name = hall.propose("NOR", should(hall))
    twice = Wording((*should(hall).edits, *should(hall).edits))
    nothing = Wording(orders=(Order("", ("d0",)),))
    assert hall.refused("NOR", acts.Revise(name, twice)) is Rule.ORDER
    assert hall.refused("NOR", acts.Revise(name, nothing)) is Rule.ORDER
    kept = Wording((Edit("d0", "\n\n The Parties shall report.", ((9, 10),)),))
    assert hall.refused("NOR", acts.Revise(name, kept)) is Rule.KEPT


def test_a_reservation_is_revised_to_reserve_something_else():
    hall = opened("NOR", text=TEXT)
    name = hall.propose("NOR", writing.reserve(hall.draft(), "d0"), reservation="scrutiny")
    assert hall.refused("NOR", acts.Revise(name, should(hall))) is Rule.KEPT
    hall.act("NOR", acts.Revise(name, writing.reserve(hall.draft(), "d1")))
    assert list(reading(hall.state(), name)) == ["d0", "d1"]


def test_a_superseded_draft_takes_no_co_sponsors():
    hall = opened("NOR", "SUN", text=TEXT)
    name = hall.propose("NOR", should(hall))
    hall.act("chair", acts.TableDraft("Second", texts(TEXT), supersedes=hall.draft().id))
    assert hall.refused("SUN", acts.CoSponsor(name, 1)) is Rule.SUPERSEDED
    hall.act("NOR", acts.Withdraw(name))


def test_a_correction_is_a_wording_like_every_other():
    hall = opened("NOR", text=TEXT)
    name = heard(hall)
    unknown = acts.AnswerHearing(name, "corrected", Wording((Edit("d9", ""),)))
    assert hall.refused("NOR", unknown) is Rule.UNKNOWN


def test_advisers_do_not_answer_for_positions():
    hall = opened("NOR", text=TEXT)
    seat(hall, "reader", "party:NOR", "adviser")
    seat(hall, "scribe", "office:secretariat", "scribe")
    name = hall.propose("NOR", should(hall))
    said = acts.TakePosition(acts.Target(hall.draft().id, name, 1), "opposes", heard_from="NOR")
    position = hall.act("scribe", said).position
    assert hall.refused("reader", acts.AnswerHearing(position, "confirmed")) is Rule.ADVISER_READS


def test_a_ranking_of_what_no_one_audience_sees_is_ones_own():
    hall = opened("NOR", "SUN", text=TEXT)
    group = hall.act("chair", acts.FormGroup("ISL", "Islands", ("NOR", "SUN"))).group
    room = hall.act("NOR", acts.OpenRoom("Friends", ("party:NOR", "office:chair"))).room
    names = [hall.propose("NOR", should(hall), audience=each) for each in (f"group:{group}", f"room:{room}")]
    hall.act("NOR", acts.Rank(tuple(names)))
    assert hall.happened[-1].ledger == "party:NOR"
