"""The demonstration negotiation: it can be played, holds what a secretariat meets, and keeps secrets."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.demo.stages import EVERYONE, SECRETS, Stage, put_on_stage

from pourparlers.demo.negotiation import RefusedStepError, script
from pourparlers.demo.steps import does
from pourparlers.service.bundle import check_export, export
from pourparlers.talks.acts import Act, AddParty
from pourparlers.talks.drafts import draft_of
from pourparlers.talks.events import (
    CalledSubstantive,
    Decided,
    FloorGiven,
    FloorRequested,
    FloorTaken,
    HearingAnswered,
    HoldLifted,
    ProposalCoSponsored,
    ProposalRevised,
    ProposalWithdrawn,
    Reopened,
)
from pourparlers.talks.positions import since
from pourparlers.talks.proposals import status
from pourparlers.text.words import is_mark

# --- It can be played -----------------------------------------------------------------------------------


def test_every_step_is_done(stage: Stage) -> None:
    assert len(stage.played.receipts) == len(script())


def test_steps_follow_each_other_in_time_and_have_keys_of_their_own() -> None:
    steps = script()
    assert [step.at for step in steps] == sorted(step.at for step in steps)
    assert len({step.key for step in steps}) == len(steps)


def test_three_weeks_pass(stage: Stage) -> None:
    days = [happened.at[:10] for happened in stage.at("tomas").log]
    assert (days[0], days[-1]) == ("2026-11-02", "2026-11-20")
    assert {day for day in days if day > "2026-11-08"} >= {"2026-11-09", "2026-11-16"}


def test_same_script_gives_the_same_bytes(stage: Stage) -> None:
    again = put_on_stage()
    for handle in ("tamar", "noor"):
        person = stage.played.ids[handle]
        assert export(stage.store, person) == export(again.store, person)


def test_refused_step_says_which() -> None:
    steps = (*script()[:1], does("2 08:01", "ida", AddParty(" ", "Nobody"), "nobody"))
    with pytest.raises(RefusedStepError, match=r"nobody \(2026-11-02T07:01:00Z\)"):
        put_on_stage(steps)


# --- It holds what a secretariat meets ------------------------------------------------------------------


def test_some_seventy_proposals_are_tabled_and_most_are_still_open(stage: Stage) -> None:
    state = stage.at("tomas").state
    found = Counter(status(state, name) for name in state.proposals)
    assert 60 <= len(state.proposals) <= 75
    assert found["open"] >= 40
    assert found["fulfilled"] >= 10
    assert found.keys() >= {"overtaken", "withdrawn", "fallen", "disowned"}


def test_kinds_modes_and_reservations_are_all_there(stage: Stage) -> None:
    proposals = stage.at("tomas").state.proposals.values()
    assert {each.kind for each in proposals} == {
        "ordinary", "bridging", "blanket", "editorial", "alt", "reservation",
    }  # fmt: skip
    assert {each.mode for each in proposals} == {"together", "any", "one"}
    assert {each.reservation for each in proposals} - {None} == {
        "general", "scrutiny", "parliamentary", "linguistic",
    }  # fmt: skip


def test_every_party_proposes_and_so_do_chair_mediator_secretariat_and_a_group(stage: Stage) -> None:
    sponsors = {name for each in stage.at("tomas").state.proposals.values() for name in each.sponsors}
    assert sponsors == {"EST", "MER", "NOR", "SUN", "VAR", "COAST", "Chair", "Mediator", "Secretariat"}


def test_four_proposals_meet_in_one_paragraph(stage: Stage) -> None:
    row = stage.draft.tree.rows[stage.draft.references["d24"]]
    assert len(row.versions) >= 6
    assert {stage.played.ids[key] for key in ("mer-should", "est-undertakes", "nor-five")} <= set(
        row.versions
    )


def test_amendment_is_amended(stage: Stage) -> None:
    skies, airspace = stage.proposal("est-skies"), stage.proposal("nor-airspace")
    assert skies.basis.proposal == airspace.id
    assert airspace.basis.proposal == stage.played.ids["sun-waters"]


def test_co_sponsors_stand_beside_the_sponsor(stage: Stage) -> None:
    assert stage.proposal("nor-six").sponsors == ("NOR", "EST", "MER")
    assert sum(isinstance(each.event, ProposalCoSponsored) for each in stage.at("tomas").log) == 5


def test_revision_leaves_positions_on_the_version_they_were_taken_on(stage: Stage) -> None:
    revised = stage.proposal("sun-coast")
    assert len(revised.versions) == 2
    assert sum(isinstance(each.event, ProposalRevised) for each in stage.at("tomas").log) == 2
    state = stage.at("tomas").state
    early = next(each for each in state.positions.values() if each.target.proposal == revised.id)
    assert early.target.version == 1
    assert any("fifty" in then and "forty" in now for _, then, now in since(state, early))


def test_withdrawal_lets_amendments_fall_and_one_is_taken_over(stage: Stage) -> None:
    assert any(isinstance(each.event, ProposalWithdrawn) for each in stage.at("tomas").log)
    assert stage.proposal("var-bases").state == "withdrawn"
    assert {stage.proposal(key).state for key in ("sun-new-bases", "nor-permanent")} == {"fallen"}
    assert stage.proposal("sun-bases").earlier == stage.played.ids["sun-new-bases"]
    assert stage.proposal("sun-bases").is_open


def test_blanket_leaves_one_place_out(stage: Stage) -> None:
    blanket = stage.proposal("mer-personnel")
    assert blanket.blanket == ("troops", "military personnel")
    text = "".join(each.text for each in blanket.versions[0].wording.edits)
    assert text.count("military personnel") == 4
    assert "3,000 troops put ashore" in "".join(each.text for each in draft_of(stage.draft).text.paragraphs)


def test_editorial_correction_is_called_substantive(stage: Stage) -> None:
    assert any(isinstance(each.event, CalledSubstantive) for each in stage.at("tamar").log)
    assert stage.proposal("secretariat-releases").is_substantive
    assert not stage.proposal("secretariat-advance").is_substantive


def test_provisions_are_added_removed_moved_split_and_joined(stage: Stage) -> None:
    versions, ids = stage.draft.tree.versions, stage.played.ids
    assert versions[ids["sun-peaceful-first"]].slots.keys() == {stage.draft.references["d20"]}
    assert len(versions[ids["coast-incidents"]].slots) == 4
    edits = {
        key: stage.proposal(key).versions[0].wording.edits[0].text
        for key in ("nor-two-paragraphs", "sun-join", "mer-no-indivisible")
    }
    assert edits["nor-two-paragraphs"].count("\n\n") == 2
    assert not is_mark(edits["sun-join"])
    assert not edits["mer-no-indivisible"]


def test_insertions_stand_besides_each_other(stage: Stage) -> None:
    text = "".join(each.text for each in draft_of(stage.draft).text.paragraphs)
    assert stage.proposal("nor-vehicles").versions[0].wording.besides
    assert "tanks, armoured vehicles, unmanned aircraft, combat aircraft and ships" in text


def test_what_was_heard_is_confirmed_corrected_and_disowned(stage: Stage) -> None:
    answers = [each.event.answer for each in stage.at("ida").log if isinstance(each.event, HearingAnswered)]
    assert Counter(answers) == {"confirmed": 1, "corrected": 2, "disowned": 1}
    assert stage.proposal("est-timing").is_confirmed
    assert len(stage.proposal("var-twenty-four-hours").versions) == 2


def test_private_draft_is_shared_with_a_group_then_tabled_for_it(stage: Stage) -> None:
    assert [stage.proposal(key, "edda").label for key in ("sun-incidents", "coast-draft")] == ["a", "COAST.a"]
    assert stage.proposal("coast-incidents").sponsors == ("COAST",)


def test_chair_and_mediator_bridge_without_prejudice(stage: Stage) -> None:
    bridges = {key: stage.proposal(key) for key in ("chair-bridge", "mediator-bridge")}
    assert {each.kind for each in bridges.values()} == {"bridging"}
    assert stage.proposal("chair-draft", "helin").ledger == "office:chair"


def test_positions_are_public_and_confided_conditional_and_red(stage: Stage) -> None:
    everywhere = {each.stand for each in stage.at("tomas").state.positions.values()}
    assert everywhere == {"supports", "can-accept", "does-not-block", "reserves", "opposes"}
    confided = [
        each for each in stage.at("tamar").state.positions.values() if each.ledger.startswith("room:")
    ]
    assert any(each.is_red_line for each in confided)
    assert any(each.condition for each in confided)
    assert any(each.is_red_line for each in stage.at("per").state.positions.values())
    assert not any(each.is_red_line for each in stage.at("tomas").state.positions.values())
    assert {each.stand for each in stage.at(None).state.positions.values()} == {"supports", "opposes"}


def test_own_proposals_that_exclude_each_other_are_ranked(stage: Stage) -> None:
    assert stage.at("tamar").state.ranks["VAR"] == tuple(
        stage.played.ids[k] for k in ("var-invite", "var-one")
    )


def test_statements_have_chains_of_sources_conditions_and_decisions(stage: Stage) -> None:
    made = [each.made for each in stage.at("tomas").state.statements.values()]
    assert max(len(each.sources) for each in made) == 3
    assert {each.form for each in made} == {
        "statement", "commitment", "option-kept-open", "explanation", "interpretative", "assessment",
    }  # fmt: skip
    assert any(each.condition for each in made)
    assert sum(bool(each.decision) for each in made) == 3


def test_floor_is_asked_for_given_and_taken(stage: Stage) -> None:
    kinds = {type(each.event) for each in stage.at("noor").log}
    assert not kinds & {FloorRequested, FloorGiven, FloorTaken}
    kinds = {type(each.event) for each in stage.at("liv").log}
    assert kinds >= {FloorRequested, FloorGiven, FloorTaken}


def test_january_is_to_be_agreed_then_hoped_for_then_confirmed(stage: Stage) -> None:
    meeting = stage.at(None).state.meetings[stage.played.ids["january"]]
    assert [(date, is_confirmed) for date, _, is_confirmed in meeting.dates] == [
        ("", False),
        ("2027-01", False),
        ("2027-01-13?", False),
        ("2027-01-13", True),
    ]
    assert stage.played.ids["two in january"] in stage.at("liv").state.meetings


def test_two_parties_a_drafting_group_a_working_group_and_all_have_tracks(stage: Stage) -> None:
    forms = {each.form: each.members for each in stage.at("ida").state.tracks.values()}
    assert forms["bilateral"] == ("NOR", "VAR")
    assert forms.keys() == {"plenary", "working-group", "drafting-group", "bilateral"}
    assert stage.at("ida").state.groups[stage.played.ids["coast"]].members == ("EST", "NOR", "SUN")


def test_decisions_fall_at_all_levels_in_every_way(stage: Stage) -> None:
    state = stage.at("tomas").state
    found = {key: state.decisions[name] for key, name in stage.played.ids.items() if name in state.decisions}
    assert {each.level for each in found.values()} == {"small-group", "working-group", "plenary"}
    assert found["two-activities"].pending == found["two-activities"].lifted == ("VAR",)
    assert found["forty-five-days"].is_ad_referendum
    assert found["territorial-sea"].takes[0].part == 1
    assert len(found["uncontested"].takes) >= 10
    assert found["within-a-day"].reopened_by
    assert found["direct-lines"].agrees == ("d50", "d53")
    kinds = [type(each.event) for each in stage.at("tomas").log]
    assert kinds.count(Decided) == len(state.decisions) == 10
    assert {Reopened, HoldLifted} <= set(kinds)


def test_published_draft_is_taken_up_by_the_parties_and_rises(stage: Stage) -> None:
    state = stage.at("tomas").state
    assert state.drafts[stage.played.ids["published"]].status == "superseded"
    assert stage.draft.status == "basis-for-negotiation"
    assert [each.ledger for each in stage.at(None).state.drafts.values()] == ["public"]


# --- It keeps secrets -----------------------------------------------------------------------------------


@pytest.mark.parametrize("handle", [*EVERYONE, None])
def test_export_of_everyone_holds_and_has_no_secret_of_others(stage: Stage, handle: str | None) -> None:
    data = export(stage.store, stage.played.ids[handle] if handle else None)
    assert check_export(data).is_whole
    for key, (words, readers) in SECRETS.items():
        assert (words.encode() in data) == (handle in readers), key
        assert (stage.played.ids[key].encode() in data) == (handle in readers), key


def test_what_others_keep_to_themselves_changes_no_byte(stage: Stage) -> None:
    """The same three weeks, but nobody confides anything to anybody."""
    needed = {"sun-incidents", "coast-draft", "chair-draft"}
    ledgers = {key: receipt.ledger for key, receipt in stage.played.receipts.items()}
    told = [step for step in script() if ledgers[step.key] in {"public", "parties"} or step.key in needed]
    assert len(told) == len(script()) - 10
    other = put_on_stage(told)
    for handle in ("tomas", "marja", "edda", "helin", "noor", None):
        person = stage.played.ids[handle] if handle else None
        assert export(stage.store, person) == export(other.store, person)


def test_who_has_left_reads_what_all_may(stage: Stage) -> None:
    assert export(stage.store, stage.played.ids["oskar"]) == export(stage.store, None)


def test_play_makes_acts_of_what_the_actor_sees() -> None:
    """A step is given nothing but the state of its own author."""
    seen: list[int] = []

    def look(scene: object) -> Act:
        seen.append(len(scene.state.parties))  # type: ignore[attr-defined]  # any scene will do
        return AddParty("XXX", "Nobody's land", "public")

    put_on_stage((*script()[:2], does("2 08:02", "ida", look, "x")))
    assert seen == [1]
