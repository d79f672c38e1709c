"""Loads the call-ins that a site has held, each step at its own time and by who takes it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from samsyn.office import access
from samsyn.office.call_ins import changes
from samsyn.office.call_ins.changes import AbsencePlan, CallInPlan, InvitationRevision
from samsyn.office.call_ins.models import Invitation
from samsyn.office.call_ins.queries import texts_in_force
from samsyn.office.community import changes as community
from samsyn.office.community.changes import OrganisationPlan
from samsyn.office.demo.call_in_words import PURPOSE, kind_of
from samsyn.office.demo.invitees import choose
from samsyn.office.demo.joint_rooms import JointRoom, at
from samsyn.office.demo.preparations import follow_up, prepare
from samsyn.office.demo.upcoming import plan_ahead
from samsyn.simulation.outreach_records import SimulatedCallIn, SimulatedInvitee
from samsyn.vocabulary.call_ins import AbsenceReason, Attendance, InvitationChannel, Reply
from samsyn.vocabulary.messages import MessageKind
from samsyn.vocabulary.rooms import AgencyKind

STARTS = 18  # o'clock
_BY = {InvitationChannel.PROBATION: "Frivårdsinspektör", InvitationChannel.POLICE: "Områdespolis"}
Called = Sequence[tuple[SimulatedInvitee, Invitation]]
_LONGEST_BEFORE = timedelta(days=56)


def load_call_ins(joint: JointRoom, *, now: datetime) -> dict[str, UUID]:
    """Write the site's call-ins; return their ids by key."""
    call_ins = joint.site.outreach.call_ins
    if not call_ins:
        return {}
    first = at(min(one.held_on for one in call_ins) - _LONGEST_BEFORE, 8)
    audience = _take_up(joint, now=min(first, now))
    found: dict[str, UUID] = {}
    for call_in in call_ins:
        found[call_in.key] = _plan(joint, call_in, now=now)
        if at(call_in.held_on, STARTS) > now:
            plan_ahead(joint, call_in, found[call_in.key], now=now)
        else:
            _hold(joint, call_in, found[call_in.key], audience)
    return found


def _take_up(joint: JointRoom, *, now: datetime) -> dict[str, UUID]:
    """Write the organisations that sit in the audience."""
    names = dict.fromkeys(name for one in joint.site.outreach.call_ins for name in one.audience)
    with access.acting_as(joint.lead) as lead:
        return {
            name: community.take_up_organisation(
                lead,
                OrganisationPlan(room_id=joint.room_id, name=name, kind=kind_of(name)),
                now=now,
            )
            for name in names
        }


def _plan(joint: JointRoom, call_in: SimulatedCallIn, *, now: datetime) -> UUID:
    planned = min(at(call_in.held_on - _LONGEST_BEFORE, 9), now - timedelta(days=7))
    with access.acting_as(joint.lead) as lead:
        plan = CallInPlan(
            room_id=joint.room_id,
            name=f"Call-in {call_in.number}",
            starts_at=at(call_in.held_on, STARTS),
            purpose=PURPOSE,
            lead_id=lead.staff_id,
            group_ids=groups_of(joint, [one.person for one in call_in.invitees], call_in.held_on),
        )
        return changes.plan_call_in(lead, plan, now=planned)


def groups_of(joint: JointRoom, people: list[str], day: date) -> tuple[UUID, ...]:
    """Return the joint room's groups that these people belonged to on the day, or belong to now."""
    found: dict[UUID, None] = {}
    for claim in joint.site.memberships:
        is_so = claim.person in people and (claim.until is None or claim.until > day)
        if is_so and claim.group in joint.records:
            found[joint.records[claim.group]] = None
    return tuple(found)


def _hold(
    joint: JointRoom, call_in: SimulatedCallIn, call_in_id: UUID, audience: Mapping[str, UUID]
) -> None:
    evening = call_in.held_on
    choose(joint, call_in, call_in_id, now=at(evening - timedelta(days=49), 14))
    prepare(joint, call_in, call_in_id, audience)
    decided = at(evening - timedelta(days=28), 10)
    kinds = {
        AgencyKind.PROBATION if one.supervised else AgencyKind.POLICE for one in call_in.invitees
    }
    for kind in sorted(kinds):
        with access.acting_as(joint.coordinators[kind]) as actor:
            changes.approve_list(actor, call_in_id, joint.agencies[kind], now=decided)
    with access.acting_as(joint.lead):
        rows = _invitations(joint, call_in_id)
        both = [(one, rows[joint.records[one.person]]) for one in call_in.invitees]
        _deliver(joint, both, call_in_id, evening)
        _mark(joint, both, call_in_id, at(evening, STARTS))
    groups = groups_of(joint, [one.person for one in call_in.invitees], evening)
    follow_up(joint, call_in, call_in_id, groups)


def _invitations(joint: JointRoom, call_in_id: UUID) -> dict[UUID, Invitation]:
    rows = access.visible_to(joint.lead, Invitation.objects).filter(call_in=call_in_id)
    return {row.person_id: row for row in rows}


def _deliver(joint: JointRoom, both: Called, call_in_id: UUID, evening: date) -> None:
    """Print the letters, and note how each was delivered and answered."""
    lead, delivered = joint.lead, at(evening - timedelta(days=20), 15)
    letters = texts_in_force(lead, joint.room_id, MessageKind.INVITATION, on=delivered.date())
    swedish = next(one for one in letters if one.language == "sv")
    called = [row.pk for _one, row in both]
    printed = delivered - timedelta(days=1)
    changes.stamp_letters(lead, call_in_id, called, swedish.version_id, now=printed)
    plans = [_delivery(one, row, delivered) for one, row in both]
    changes.revise_invitations(lead, call_in_id, plans, now=delivered + timedelta(hours=1))


def _delivery(one: SimulatedInvitee, row: Invitation, when: datetime) -> InvitationRevision:
    channel = InvitationChannel.PROBATION if one.supervised else InvitationChannel.POLICE
    return InvitationRevision(
        invitation_id=row.pk,
        version=row.version + 1,  # printed since it was read
        channel=channel,
        delivered_at=when,
        delivered_by=_BY[channel],
        reply=Reply.YES if one.came else Reply.NO if one.absence == "refused" else Reply.NONE,
    )


def _mark(joint: JointRoom, both: Called, call_in_id: UUID, evening: datetime) -> None:
    """Mark who came, stayed and talked, and note why the others did not come."""
    lead = joint.lead
    for attendance, minutes, there in (
        (Attendance.CAME, -10, [row.pk for one, row in both if one.came]),
        (Attendance.STAYED, 60, [row.pk for one, row in both if one.stayed]),
        (Attendance.TALKED, 80, [row.pk for one, row in both if one.talked_afterwards]),
    ):
        when = evening + timedelta(minutes=minutes)
        changes.mark_many(lead, call_in_id, there, attendance, now=when)
    for one, row in both:
        if not one.came:
            absence = AbsencePlan(invitation_id=row.pk, reason=AbsenceReason(one.absence))
            changes.note_absence(lead, absence, now=evening + timedelta(minutes=30))
