"""Decisions about memberships: approve, confirm, dispute, settle, end. Their dates are computed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit
from samsyn.office.audit import changes as audit
from samsyn.office.groups.changes.groups import review_days
from samsyn.office.groups.changes.listing import too_few_bases
from samsyn.office.groups.changes.memberships import (
    basis_objections,
    has_ended,
    lock_membership,
    new_basis,
    new_confirmation,
)
from samsyn.office.groups.changes.plans import WRONG_FROM_THE_START, BasisPlan, EndReason
from samsyn.office.groups.changes.refusals import CannotDecide
from samsyn.office.groups.changes.sanity import interval_objections
from samsyn.office.groups.models import Membership, MembershipDispute
from samsyn.vocabulary.claims import ClaimStatus

BASES_NEEDED = 2
LONGEST_REASON = 300


@transaction.atomic
def approve_membership(actor: Actor, membership_id: UUID, *, now: datetime) -> None:
    """Approve a proposed membership; it then counts for one review period.

    Refuses fewer than two independent bases, grounds that are all older than the review
    period, an approver who wrote the claim and every basis alone, a dispute, and an end.
    """
    membership = lock_membership(actor, membership_id)
    permit = access.require(actor, Deed.APPROVE_MEMBERSHIP, about=membership)
    today = timezone.localdate(now)
    reasons = [
        *([_("The membership is approved already.")] if membership.approved_on else []),
        *_open_objections(membership, today=today),
        *_basis_objections(actor, membership, today=today),
    ]
    if reasons:
        raise CannotDecide(*reasons)
    membership.approved_on, membership.approved_by_id = today, actor.staff_id
    membership.status = ClaimStatus.ACCEPTED.value
    _confirm(membership, permit, on=today, now=now)


@transaction.atomic
def confirm_membership(
    actor: Actor, membership_id: UUID, *, evidence: BasisPlan | None = None, now: datetime
) -> None:
    """Renew a membership for one review period, the length of which the site's rule decides.

    `evidence` is a new basis; without it a basis on record must be dated after the last
    confirmation. Refuses if there is none, and claims that are not approved, disputed or over.
    """
    membership = lock_membership(actor, membership_id)
    permit = access.require(actor, Deed.APPROVE_MEMBERSHIP, about=membership)
    today = timezone.localdate(now)
    reasons = _open_objections(membership, today=today)
    if membership.approved_on is None:
        reasons.append(_("The membership is not approved yet. Approve it first."))
    if evidence is not None:
        reasons += basis_objections(actor, membership, evidence, today=today)
    reasons += _evidence_objections(membership, evidence, today=today)
    if reasons:
        raise CannotDecide(*dict.fromkeys(reasons))
    if evidence is not None:
        new_basis(membership, evidence, access.beside(membership, permit, now=now)).save(
            force_insert=True
        )
        membership.refresh_from_db(fields=["second_basis_on"])
    _confirm(membership, permit, on=today, now=now)


@transaction.atomic
def dispute_membership(actor: Actor, membership_id: UUID, *, reason: str, now: datetime) -> UUID:
    """Contest a membership: it stays visible and counts for nothing until it is settled.

    Any agency that works with people in the room may do it. Refuses without a reason, and a
    second dispute while one is open.
    """
    membership = lock_membership(actor, membership_id)
    permit = access.require(actor, _deed_to_dispute(actor, membership), about=membership)
    today = timezone.localdate(now)
    reasons = [*_open_objections(membership, today=today), *_reason_objections(reason)]
    if reasons:
        raise CannotDecide(*reasons)
    dispute = MembershipDispute(
        membership_id=membership.pk,
        group_compartment_id=membership.group_compartment_id,
        disputed_on=today,
        reason=reason.strip(),
        **access.beside(membership, permit, now=now),
    )
    dispute.save(force_insert=True)
    _set_status(membership, ClaimStatus.DISPUTED, permit)
    return dispute.pk


@transaction.atomic
def settle_dispute(
    actor: Actor, membership_id: UUID, *, upheld: bool, outcome: str, now: datetime
) -> None:
    """Close the open dispute: upheld withdraws the membership from every day, else it counts on.

    Refuses without a reason, when nothing is disputed, and whoever raised the dispute.
    """
    membership = lock_membership(actor, membership_id)
    permit = access.require(actor, Deed.APPROVE_MEMBERSHIP, about=membership)
    dispute = membership.disputes.filter(settled_on__isnull=True).first()
    reasons = _reason_objections(outcome)
    if dispute is None:
        reasons.append(_("The membership is not disputed."))
    elif dispute.recorded_by_id == actor.staff_id and not upheld:
        reasons.append(_("You raised the dispute yourself. Ask somebody else to settle it."))
    if reasons or dispute is None:
        raise CannotDecide(*reasons)
    dispute.settled_on = timezone.localdate(now)
    dispute.outcome = outcome.strip()
    dispute.save(update_fields=["settled_on", "outcome"])
    if upheld:
        membership.end_reason = EndReason.CONTESTED_AND_UPHELD.value
        _set_status(membership, ClaimStatus.WITHDRAWN, permit)
    elif membership.approved_on is None:
        _set_status(membership, ClaimStatus.PROPOSED, permit)
    else:
        _set_status(membership, ClaimStatus.ACCEPTED, permit)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndPlan:
    """The end of a membership; `on` is the first day on which it no longer holds."""

    reason: EndReason
    on: date
    note: str = ""


@transaction.atomic
def end_membership(actor: Actor, membership_id: UUID, plan: EndPlan, *, now: datetime) -> None:
    """Take a person out of a group. One that was wrong from the start leaves past lists too.

    Refuses a day before the first or after tomorrow, and a membership that has ended.
    """
    membership = lock_membership(actor, membership_id)
    permit = access.require(actor, Deed.EDIT_GROUPS, about=membership)
    today = timezone.localdate(now)
    reasons = list(interval_objections(membership.since, plan.on, today=today))
    if plan.on > today + timedelta(days=1):
        reasons.append(_("The end is in the future. Write a day up to tomorrow."))
    if has_ended(membership, today=today):
        reasons.append(_("The membership has ended."))
    if reasons:
        raise CannotDecide(*reasons)
    membership.end_reason = plan.reason.value
    membership.note = plan.note or membership.note
    if plan.reason in WRONG_FROM_THE_START:
        _set_status(membership, ClaimStatus.WITHDRAWN, permit)
    else:
        membership.until = plan.on
        membership.save(update_fields=["until", "end_reason", "note"])
        audit.record(permit, subject="groups_membership", record_ids=[membership.pk])


def _confirm(membership: Membership, permit: Permit, *, on: date, now: datetime) -> None:
    membership.review_days = review_days(membership.group)
    membership.last_confirmed_on = on
    membership.save()
    columns = access.beside(membership, permit, now=now)
    new_confirmation(membership, on, columns).save(force_insert=True)
    audit.record(permit, subject="groups_membership", record_ids=[membership.pk])


def _set_status(membership: Membership, status: ClaimStatus, permit: Permit) -> None:
    membership.status = status.value
    membership.save(update_fields=["status", "end_reason", "note"])
    audit.record(permit, subject="groups_membership", record_ids=[membership.pk])


def _deed_to_dispute(actor: Actor, membership: Membership) -> Deed:
    edits_people = actor.may(Deed.EDIT_PEOPLE, membership.room_id)
    return Deed.EDIT_PEOPLE if edits_people else Deed.EDIT_GROUPS


def _open_objections(membership: Membership, *, today: date) -> list[str]:
    if has_ended(membership, today=today):
        return [_("The membership has ended.")]
    if membership.disputes.filter(settled_on__isnull=True).exists():
        return [_("The membership is disputed. Settle the dispute first.")]
    return []


def _basis_objections(actor: Actor, membership: Membership, *, today: date) -> list[str]:
    bases = list(membership.bases.filter(independent=True))
    if len(bases) < BASES_NEEDED:
        return [too_few_bases(len(bases))]
    reasons = []
    newest = max(basis.dated_on for basis in bases)
    if newest + timedelta(days=membership.review_days) <= today:
        reasons.append(
            _("The newest basis is from %(day)s and too old. Add a newer one.")
            % {"day": newest.isoformat()}
        )
    if {membership.recorded_by_id, *(basis.recorded_by_id for basis in bases)} == {actor.staff_id}:
        reasons.append(
            _(
                "You wrote the claim and every basis yourself. Somebody else has to add a basis, "
                "or to approve."
            )
        )
    return reasons


def _evidence_objections(
    membership: Membership, evidence: BasisPlan | None, *, today: date
) -> list[str]:
    last = membership.confirmations.aggregate(last=Max("confirmed_on"))["last"]
    newest = membership.bases.aggregate(newest=Max("dated_on"))["newest"]
    days = [day for day in (newest, evidence.dated_on if evidence else None) if day]
    if last is None or any(last < day <= today for day in days):
        return []
    return [
        _(
            "Nothing on record is dated after the last confirmation, %(day)s. Add a newer basis, "
            "or let the membership lapse."
        )
        % {"day": last.isoformat()}
    ]


def _reason_objections(reason: str) -> list[str]:
    if not reason.strip():
        return [_("Write why, in a sentence.")]
    if len(reason) > LONGEST_REASON:
        return [_("The reason is longer than 300 signs. Shorten it.")]
    return []
