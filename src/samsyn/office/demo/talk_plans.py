"""From a simulated talk to the plans that the changes of talks take."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone

from samsyn.office.demo.joint_rooms import JointRoom
from samsyn.office.notifications.changes import (
    AttemptPlan,
    ClearancePlan,
    EndingPlan,
    ProposalPlan,
    RecontactPlan,
)
from samsyn.simulation.outreach_records import SimulatedTalk
from samsyn.vocabulary.messages import Part
from samsyn.vocabulary.talks import (
    AttemptOutcome,
    HelpWish,
    MessageDelivered,
    RecontactResult,
    SafetyVerdict,
    TalkEnd,
    TalkResponse,
    TalkTrigger,
)

LINE: Final[Mapping[str, str]] = {
    Part.TELEPHONE.value: "070-174 06 40",
    Part.HOURS.value: "vardagar klockan 8 till 18",
    Part.ANSWER_TIME.value: "inom ett dygn",
}
_TRIGGERS = {
    "missed_call_in": TalkTrigger.MISSED_CALL_IN,
    "reach_gap": TalkTrigger.REACH_GAP,
    "retaliation": TalkTrigger.RETALIATION,
    "routine": TalkTrigger.PLANNED,
}
_AIMS = {
    "missed_call_in": "Ge budskapet från call-in till den som inte kom, och berätta om hjälpen",
    "reach_gap": "Ge budskapet till någon i en grupp som få har talat med",
    "retaliation": "Be om lugn efter våldet och berätta om hjälpen",
    "routine": "Ge budskapet igen och fråga hur det går",
}
_OUTCOMES = {
    "met": AttemptOutcome.MET_PERSON,
    "not_home": AttemptOutcome.NOT_HOME,
    "refused": AttemptOutcome.REFUSED,
    "unsafe": AttemptOutcome.UNSAFE,
}
_RESPONSES = (TalkResponse.LISTENED, TalkResponse.WANTED_TO_TALK, TalkResponse.TURNED_AWAY)
_WISHES = (HelpWish.CALL, HelpWish.MEETING, HelpWish.CALL, HelpWish.AT_ONCE)
_RESULTS = (RecontactResult.REACHED, RecontactResult.REACHED, RecontactResult.NOT_NEEDED)
_SOME_TIME = timedelta(days=60)


def proposal_plan(
    talk: SimulatedTalk, joint: JointRoom, call_ins: Mapping[str, UUID], when: datetime
) -> ProposalPlan:
    """Plan the talk; who missed a call-in lately is met because of that one."""
    missed = _missed(talk, joint) if talk.occasion == "missed_call_in" else None
    return ProposalPlan(
        person_id=joint.records[talk.person],
        trigger=_TRIGGERS[talk.occasion],
        aim=_AIMS[talk.occasion],
        occasion_on=missed[1] if missed else None,
        occasion=("call_in", call_ins[missed[0]]) if missed else None,
        clock_starts_at=when,
    )


def _missed(talk: SimulatedTalk, joint: JointRoom) -> tuple[str, date] | None:
    for call_in in joint.site.outreach.call_ins:
        absent = {one.person for one in call_in.invitees if not one.came}
        since = talk.proposed_on - call_in.held_on
        if talk.person in absent and timedelta(0) <= since <= _SOME_TIME:
            return call_in.key, call_in.held_on
    return None


def clearance_plan(talk: SimulatedTalk, talk_id: UUID) -> ClearancePlan:
    """Plan the check; after violence the team goes with precautions."""
    is_tense = talk.occasion == "retaliation"
    return ClearancePlan(
        talk_id=talk_id,
        safety=SafetyVerdict.WITH_PRECAUTIONS if is_tense else SafetyVerdict.SAFE,
        safety_note="Två bilar. Ring ledningscentralen före och efter." if is_tense else "",
        investigation_clear=True,
        support_consulted=True,
    )


def attempt_plan(
    talk: SimulatedTalk, turn: int, brief_id: UUID, form_key: UUID, card: str
) -> AttemptPlan:
    """Plan the log of one visit as the team fills it in at the door."""
    attempt = talk.attempts[turn]
    seed = sum(map(ord, talk.key)) + turn
    outcome = _OUTCOMES[attempt.outcome]
    if not outcome.is_meeting:
        return AttemptPlan(brief_id=brief_id, form_key=form_key, outcome=outcome)
    wish = _WISHES[seed % len(_WISHES)] if talk.wants_help else HelpWish.NO
    return AttemptPlan(
        brief_id=brief_id,
        form_key=form_key,
        outcome=outcome,
        delivered=MessageDelivered.PART if seed % 7 == 0 else MessageDelivered.ALL,
        card_given=bool(card) or seed % 4 > 0,
        response=TalkResponse.WANTED_TO_TALK
        if talk.wants_help
        else _RESPONSES[seed % len(_RESPONSES)],
        help_wish=wish,
        promised="Socialtjänsten hör av sig" if talk.wants_help else "",
        promised_by=attempt.day + timedelta(days=3) if talk.wants_help else None,
    )


def recontact_plan(talk_id: UUID, number: int, when: datetime) -> RecontactPlan:
    """Plan that somebody got in touch again."""
    return RecontactPlan(
        talk_id=talk_id,
        happened_on=timezone.localdate(when),
        result=_RESULTS[number % len(_RESULTS)],
    )


def ending_plan(talk_id: UUID) -> EndingPlan:
    """Plan the end of a talk that never came about."""
    return EndingPlan(
        talk_id=talk_id,
        ended_as=TalkEnd.FAILED,
        reason="Ingen öppnade. Budskapet ges genom frivården i stället.",
    )
