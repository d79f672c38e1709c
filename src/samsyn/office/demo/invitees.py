"""Loads whom a call-in was decided to call, and what kept two of them apart."""

from datetime import datetime, timedelta
from itertools import combinations
from uuid import UUID

from samsyn.office import access
from samsyn.office.call_ins import changes
from samsyn.office.call_ins.changes import ApartPlan, ConsiderationPlan, StatusPlan
from samsyn.office.demo.joint_rooms import JointRoom
from samsyn.simulation.outreach_records import SimulatedCallIn, SimulatedInvitee
from samsyn.vocabulary.call_ins import CandidateStatusKind, InvitationChannel
from samsyn.vocabulary.people import TieKind
from samsyn.vocabulary.rooms import AgencyKind

_A_YEAR = timedelta(days=365)
_HOW = "Var sin entré, femton minuter emellan, längst bort från varandra i salen."
REASON = "Hör till en grupp som kan påverka våldet just nu."


def choose(joint: JointRoom, call_in: SimulatedCallIn, call_in_id: UUID, *, now: datetime) -> None:
    """Enter who is supervised, keep apart who must not meet, and choose the invitees."""
    enter_supervised(joint, call_in, now=now)
    with access.acting_as(joint.lead) as lead:
        for pair in _conflicts(joint, [one.person for one in call_in.invitees]):
            person, other = (joint.records[key] for key in pair)
            plan = ApartPlan(call_in_id=call_in_id, person_id=person, other_id=other, how=_HOW)
            changes.keep_apart(lead, plan, now=now)
        plans = [choice(joint, one, call_in_id) for one in call_in.invitees]
        changes.consider_many(lead, call_in_id, plans, now=now)


def enter_supervised(joint: JointRoom, call_in: SimulatedCallIn, *, now: datetime) -> None:
    """Let probation enter whom it has under supervision among those thought of for an evening."""
    probation = joint.coordinators[AgencyKind.PROBATION]
    with access.acting_as(probation):
        for one in call_in.invitees:
            if one.supervised:
                changes.enter_status(probation, _supervised(joint, call_in, one), now=now)


def choice(joint: JointRoom, one: SimulatedInvitee, call_in_id: UUID) -> ConsiderationPlan:
    """Plan to call somebody: through probation if they are supervised, else through the police."""
    kind = AgencyKind.PROBATION if one.supervised else AgencyKind.POLICE
    channel = InvitationChannel.PROBATION if one.supervised else InvitationChannel.POLICE
    return ConsiderationPlan(
        call_in_id=call_in_id,
        person_id=joint.records[one.person],
        is_chosen=True,
        reason=REASON,
        group_id=_group(joint, one.person),
        agency_id=joint.agencies[kind],
        channel=channel,
    )


def _group(joint: JointRoom, person: str) -> UUID | None:
    held = (claim.group for claim in joint.site.memberships if claim.person == person)
    return next((joint.records[key] for key in held if key in joint.records), None)


def _supervised(joint: JointRoom, call_in: SimulatedCallIn, one: SimulatedInvitee) -> StatusPlan:
    return StatusPlan(
        person_id=joint.records[one.person],
        kind=CandidateStatusKind.SUPERVISED,
        since=call_in.held_on - _A_YEAR,
        until=call_in.held_on + _A_YEAR // 2,
    )


def _conflicts(joint: JointRoom, people: list[str]) -> list[tuple[str, str]]:
    held = {frozenset(tie.people) for tie in joint.site.ties if tie.kind is TieKind.CONFLICT}
    return [pair for pair in combinations(people, 2) if frozenset(pair) in held]
