"""Approves each agency's list, and notes delivery, reply, transport and what is called off."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.call_ins.changes.barring import bars_to, said_of
from samsyn.office.call_ins.changes.clearing import not_cleared
from samsyn.office.call_ins.changes.plans import InvitationRevision
from samsyn.office.call_ins.changes.refusals import CannotPlan
from samsyn.office.call_ins.changes.rows import has_come, part_taken, refuse_after_evening, taken
from samsyn.office.call_ins.models import CallIn, Invitation
from samsyn.office.call_ins.queries.choices import chosen_people, own_agencies
from samsyn.office.call_ins.queries.conflicts import conflicts_among
from samsyn.office.call_ins.queries.invitations import facts_of
from samsyn.office.call_ins.rules import Move, moves_from, state_of
from samsyn.vocabulary.call_ins import Reply

LONGEST_WAY = timedelta(hours=3)  # an own arrival time lies near the evening's


@transaction.atomic
def approve_list(actor: Actor, call_in_id: UUID, agency_id: int, *, now: datetime) -> int:
    """Approve everybody on one agency's list who waits; returns how many.

    Only somebody who speaks for the agency may, and nobody whom a rule bars now is approved:
    then nothing is, and each of them is named by code.
    """
    call_in, permit = taken(actor, call_in_id, Deed.DECIDE_CALL_IN)
    refuse_after_evening(call_in, now=now)
    if agency_id not in own_agencies(actor, call_in.room_id, now=now):
        raise CannotPlan(_("Each agency approves its own list. Ask whoever decides there."))
    rows = Invitation.objects.select_for_update(of=("self",)).filter(
        call_in=call_in,
        agency_id=agency_id,
        approved_at__isnull=True,
        called_off_at__isnull=True,
    )
    waiting = list(access.visible_to(actor, rows))
    people = [row.person_id for row in waiting]
    reasons = [*bars_to(actor, call_in, people)]
    evening = timezone.localdate(call_in.starts_at)
    conflicts = conflicts_among(
        actor, call_in_id, {*chosen_people(actor, call_in_id), *people}, on=evening
    )
    reasons += [sentence for person in people for sentence in said_of(person, conflicts)]
    if not waiting:
        reasons.append(_("Nobody on the list waits for approval."))
    if reasons:
        raise CannotPlan(*dict.fromkeys(reasons))
    for row in waiting:
        access.revise(row, actor, now=now, approved_at=now, approved_by_id=actor.staff_id)
    audit.record(permit, subject="call_ins_invitation", record_ids=[row.pk for row in waiting])
    return len(waiting)


@transaction.atomic
def revise_invitation(actor: Actor, plan: InvitationRevision, *, now: datetime) -> None:
    """Note how, when and by whom an invitation was delivered, the reply, transport and arrival.

    Refuses a delivery before approval, or to somebody whom a rule bars now, a moment to come,
    and a reply to what was not delivered.
    """
    row = access.get_visible(actor, Invitation.objects, pk=plan.invitation_id)
    revise_invitations(actor, row.call_in_id, [plan], now=now)


@transaction.atomic
def revise_invitations(
    actor: Actor, call_in_id: UUID, plans: Sequence[InvitationRevision], *, now: datetime
) -> None:
    """Do so for several invitations of one call-in, all or none."""
    call_in, permit = taken(actor, call_in_id, Deed.PLAN_CALL_IN)
    rows = [
        access.revisable(
            actor, Invitation, pk=plan.invitation_id, call_in=call_in, version=plan.version
        )
        for plan in plans
    ]
    both = list(zip(rows, plans, strict=True))
    reasons = [one for row, plan in both for one in _objections(call_in, row, plan, now=now)]
    reasons += _bars_to_delivery(actor, call_in, both, now=now)
    if reasons:
        raise CannotPlan(*reasons)
    for row, plan in both:
        is_new_reply = plan.reply.value != row.reply and plan.reply is not Reply.NONE
        access.revise(
            row,
            actor,
            now=now,
            channel=plan.channel.value,
            delivered_at=plan.delivered_at,
            delivered_by=plan.delivered_by.strip(),
            reply=plan.reply.value,
            replied_at=now if is_new_reply else row.replied_at,
            transport=plan.transport.strip(),
            arrives_at=plan.arrives_at,
        )
    audit.record(permit, subject="call_ins_invitation", record_ids=[row.pk for row in rows])


@transaction.atomic
def call_off(actor: Actor, invitation_id: UUID, *, because: str, now: datetime) -> None:
    """Call an invitation off. Refuses without a reason, and for somebody who has come."""
    invitation, call_in, permit = part_taken(actor, Invitation, invitation_id, Deed.PLAN_CALL_IN)
    reasons = []
    if not because.strip():
        reasons.append(_("Write why the invitation is called off."))
    state = state_of(facts_of(invitation))
    if Move.CALL_OFF not in moves_from(state, evening_has_come=has_come(call_in, now=now)):
        reasons.append(_("It is too late to call the invitation off."))
    if reasons:
        raise CannotPlan(*reasons)
    access.revise(invitation, actor, now=now, called_off_at=now, called_off_because=because.strip())
    audit.record(permit, subject="call_ins_invitation", record_ids=[invitation.pk])


def _bars_to_delivery(
    actor: Actor,
    call_in: CallIn,
    both: Sequence[tuple[Invitation, InvitationRevision]],
    *,
    now: datetime,
) -> list[str]:
    if timezone.localdate(call_in.starts_at) < timezone.localdate(now):
        return []
    told = [row.person_id for row, plan in both if _is_delivery(row, plan)]
    if not told:
        return []
    today = timezone.localdate(now)
    return [*bars_to(actor, call_in, told), *not_cleared(actor, call_in.room_id, today=today)]


def _is_delivery(invitation: Invitation, plan: InvitationRevision) -> bool:
    if invitation.called_off_at is not None or plan.delivered_at is None:
        return False
    return plan.delivered_at != invitation.delivered_at


def _objections(
    call_in: CallIn, invitation: Invitation, plan: InvitationRevision, *, now: datetime
) -> Iterator[str]:
    if invitation.called_off_at is not None:
        yield _("The invitation has been called off. Choose the person anew.")
        return
    if _is_delivery(invitation, plan):
        yield from _against_delivery(call_in, invitation, plan, now=now)
    if plan.delivered_at is None and plan.reply is not Reply.NONE:
        yield _("There can be no reply before the invitation is delivered. Write when it was.")
    if plan.arrives_at is not None and abs(plan.arrives_at - call_in.starts_at) > LONGEST_WAY:
        yield _("The arrival lies more than three hours from the start. Check the time.")


def _against_delivery(
    call_in: CallIn, invitation: Invitation, plan: InvitationRevision, *, now: datetime
) -> Iterator[str]:
    delivered_at = plan.delivered_at or now
    if invitation.approved_at is None:
        yield _("The agency has not approved the person. Have its list approved first.")
    if delivered_at > now:
        yield _("That time has not come. Write when the invitation was delivered.")
    if delivered_at > call_in.starts_at:
        yield _("The invitation cannot be delivered after the evening began.")
    if not plan.delivered_by.strip():
        yield _("Write who delivered it, by title.")
