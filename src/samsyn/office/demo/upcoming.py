"""Loads a call-in that is ahead, half prepared: some steps done, some late, nobody invited."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.call_ins import changes
from samsyn.office.call_ins.changes import ConsiderationPlan, StatusPlan, StepPlan
from samsyn.office.call_ins.queries.choices import chosen_people
from samsyn.office.demo.invitees import enter_supervised
from samsyn.office.demo.joint_rooms import JointRoom
from samsyn.office.demo.planned_reach import know_contacts, plan_reach
from samsyn.office.demo.preparations import steps_of, write_venue
from samsyn.simulation.outreach_records import SimulatedCallIn
from samsyn.vocabulary.call_ins import CandidateStatusKind, PlanStream, PlanTask
from samsyn.vocabulary.rooms import AgencyKind

_DONE = (PlanTask.SET_PURPOSE, PlanTask.BOOK_VENUE)
_LATE = "Fråga föreningarna vilka som kan vara publik"
_BARRED = (
    CandidateStatusKind.IN_CUSTODY,
    CandidateStatusKind.ASKED_TO_WAIT,
    CandidateStatusKind.MOVED_AWAY,
)
_LEFT_OUT = (
    "Har redan fått budskapet i ett samtal den här månaden.",
    "En annan i samma grupp är vald och når fler.",
    "Har börjat i ett avhopparprogram. Stödet bad oss att inte kalla.",
)


def plan_ahead(
    joint: JointRoom,
    call_in: SimulatedCallIn,
    call_in_id: UUID,
    *,
    now: datetime,
) -> None:
    """Plan whom to invite with the planner, leave some out with a reason, and do what is done."""
    lately = now - timedelta(days=4)
    enter_supervised(joint, call_in, now=lately)
    know_contacts(joint, now=lately)
    _bar(joint, call_in_id, now=lately)
    plan_reach(joint, call_in_id, len(call_in.invitees), now=lately)
    with access.acting_as(joint.lead) as lead:
        write_venue(lead, call_in, call_in_id, now=now - timedelta(days=5))
        late = StepPlan(
            call_in_id=call_in_id,
            stream=PlanStream.PROGRAMME,
            title=_LATE,
            days=(timezone.localdate(now) - call_in.held_on).days - 2,
            owner_id=lead.staff_id,
        )
        changes.add_step(lead, late, now=now - timedelta(days=5))
        for step in steps_of(lead, call_in_id):
            if step.task in _DONE:
                changes.tick_step(lead, step.pk, done=True, now=now - timedelta(days=5))


def _bar(joint: JointRoom, call_in_id: UUID, *, now: datetime) -> None:
    """Consider some more: three whom a status bars, three whom the partners leave out."""
    lead, police = joint.lead, joint.coordinators[AgencyKind.POLICE]
    with access.acting_as(lead):
        chosen = set(chosen_people(lead, call_in_id))
        keys = {one.key for one in joint.site.people}
        others = [pk for key, pk in joint.records.items() if key in keys and pk not in chosen]
        picked = others[:: max(1, len(others) // (len(_BARRED) + len(_LEFT_OUT)))]
        plans = []
        for person, kind in zip(picked, _BARRED, strict=False):
            since = timezone.localdate(now) - timedelta(days=20)
            changes.enter_status(
                police, StatusPlan(person_id=person, kind=kind, since=since), now=now
            )
            plans.append(_left_out(call_in_id, person, ""))
        for person, reason in zip(picked[len(_BARRED) :], _LEFT_OUT, strict=False):
            plans.append(_left_out(call_in_id, person, reason))
        changes.consider_many(lead, call_in_id, plans, now=now)


def _left_out(call_in_id: UUID, person: UUID, reason: str) -> ConsiderationPlan:
    return ConsiderationPlan(
        call_in_id=call_in_id, person_id=person, is_chosen=False, reason=reason
    )
