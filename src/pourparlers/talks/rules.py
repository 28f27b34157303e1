"""What the rules say to an act: an event for an audience, or a refusal.

They are asked with the state of whoever acts, so they can say nothing that this person may not know: what is
hidden and what is not there are refused alike. `now` and `fresh`, which gives ids that nobody can guess, come
from outside, so that the same question has the same answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from pourparlers.talks import (
    acts,
    decisions,
    floor,
    meetings,
    positions,
    procedure,
    reopening,
    sharing,
    sponsoring,
    statements,
    tabling,
)
from pourparlers.talks.acts import Act
from pourparlers.talks.refusals import Refusal, Rule, Ruling
from pourparlers.talks.state import Actor, State

__all__ = ["Refusal", "Ruling", "decide"]

_DECIDE: Final[Mapping[type[Act], Callable[..., Ruling | Refusal]]] = {
    acts.OpenNegotiation: procedure.decide_open_negotiation,
    acts.AddParty: procedure.decide_add_party,
    acts.FormGroup: procedure.decide_form_group,
    acts.ChangeGroup: procedure.decide_change_group,
    acts.AdmitPerson: procedure.decide_admit_person,
    acts.ReleasePerson: procedure.decide_release_person,
    acts.OpenTrack: procedure.decide_open_track,
    acts.OpenRoom: procedure.decide_open_room,
    acts.TableDraft: tabling.decide_table_draft,
    acts.Propose: tabling.decide_propose,
    acts.Share: sharing.decide_share,
    acts.TakeOver: sharing.decide_take_over,
    acts.Revise: sponsoring.decide_revise,
    acts.Withdraw: sponsoring.decide_withdraw,
    acts.CoSponsor: sponsoring.decide_co_sponsor,
    acts.Rank: sponsoring.decide_rank,
    acts.AnswerHearing: sponsoring.decide_answer_hearing,
    acts.CallSubstantive: sponsoring.decide_call_substantive,
    acts.TakePosition: positions.decide_take_position,
    acts.Decide: decisions.decide_decide,
    acts.DecideUncontested: decisions.decide_decide_uncontested,
    acts.Reopen: reopening.decide_reopen,
    acts.LiftHold: reopening.decide_lift_hold,
    acts.RequestFloor: floor.decide_request_floor,
    acts.GiveFloor: floor.decide_give_floor,
    acts.TakeFloor: floor.decide_take_floor,
    acts.MakeStatement: statements.decide_make_statement,
    acts.ScheduleMeeting: meetings.decide_schedule_meeting,
    acts.ChangeMeeting: meetings.decide_change_meeting,
}
"""Each takes the state, the act, the actor, the time and a source of ids."""


def decide(state: State, act: Act, actor: Actor, now: str, fresh: Callable[[], str]) -> Ruling | Refusal:
    """What would have happened, and in which ledger it stands; or the rule that forbids it."""
    if not _is_text(act):
        return Refusal(Rule.CHARACTERS)
    return _DECIDE[type(act)](state, act, actor, now, fresh)


def _is_text(act: Act) -> bool:
    """Whether its texts are made of characters, and not of what a terminal gives for bytes that are none."""
    try:
        msgspec.json.encode(act)
    except UnicodeEncodeError:
        return False
    return True
