"""Takes a version from draft to use and out of it: each step a dated fact with a name."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.messages.changes.judging import (
    approval_objections,
    submission_objections,
    validity_objections,
)
from samsyn.office.messages.changes.plans import LegalCheck
from samsyn.office.messages.changes.refusals import CannotDecide
from samsyn.office.messages.changes.writing import (
    VERSIONS,
    demand_draft,
    demand_newest,
    lock_version,
    touch,
)
from samsyn.office.messages.models import MessageVersion
from samsyn.vocabulary.messages import MessageKind


@transaction.atomic
def submit(
    actor: Actor, version_id: UUID, *, revision: int, kept_because: str = "", now: datetime
) -> None:
    """Hand a draft in for approval; from now on its words stay.

    Refuses (`CannotDecide`, every reason) missing days, a translation without its mark, words
    that may not be said to a person, and language advice neither followed nor answered.
    """
    version = lock_version(actor, version_id)
    permit = access.require(actor, Deed.WRITE_MESSAGE, about=version)
    demand_draft(version)
    demand_newest(version, revision)
    reasons = list(
        submission_objections(
            MessageKind(version.text.kind),
            version,
            kept_because=kept_because,
            today=timezone.localdate(now),
        )
    )
    if reasons:
        raise CannotDecide(*reasons)
    version.submitted_at, version.submitted_by_id = now, actor.staff_id
    version.kept_because = kept_because.strip()
    touch(version, actor, now=now)
    audit.record(permit, subject=VERSIONS, record_ids=[version.pk])


@transaction.atomic
def send_back(
    actor: Actor, version_id: UUID, *, revision: int, because: str, now: datetime
) -> None:
    """Make a version that waits for approval a draft again, with what must be changed."""
    version = lock_version(actor, version_id)
    permit = access.require(actor, Deed.WRITE_MESSAGE, about=version)
    _demand_waiting(version)
    demand_newest(version, revision)
    if not because.strip():
        raise CannotDecide(_("Say what must be changed, so that the writer knows."))
    version.submitted_at, version.submitted_by = None, None
    version.legally_checked_by, version.legally_checked_on = "", None  # of words that may change
    version.sent_back_at, version.sent_back_by_id = now, actor.staff_id
    version.sent_back_because = because.strip()
    touch(version, actor, now=now)
    audit.record(permit, subject=VERSIONS, record_ids=[version.pk])


@transaction.atomic
def record_legal_check(actor: Actor, plan: LegalCheck, *, revision: int, now: datetime) -> None:
    """Record that a lawyer or prosecutor has read the version that waits for approval."""
    version = lock_version(actor, plan.version_id)
    permit = access.require(actor, Deed.WRITE_MESSAGE, about=version)
    _demand_waiting(version)
    demand_newest(version, revision)
    reasons = []
    if not plan.checked_by.strip():
        reasons.append(_("Say who has made the legal check: name and post."))
    if plan.checked_on > timezone.localdate(now):
        reasons.append(_("The day of the legal check has not come yet. Change the day."))
    if reasons:
        raise CannotDecide(*reasons)
    version.legally_checked_by = plan.checked_by.strip()
    version.legally_checked_on = plan.checked_on
    touch(version, actor, now=now)
    audit.record(permit, subject=VERSIONS, record_ids=[version.pk])


@transaction.atomic
def approve(actor: Actor, version_id: UUID, *, revision: int, now: datetime) -> None:
    """Approve a version that waits. Never by somebody who has written in it."""
    version = lock_version(actor, version_id)
    permit = access.require(actor, Deed.APPROVE_MESSAGE, about=version)
    _demand_waiting(version)
    demand_newest(version, revision)
    reasons = list(
        approval_objections(
            MessageKind(version.text.kind),
            version,
            approver=actor.staff_id,
            today=timezone.localdate(now),
        )
    )
    if reasons:
        raise CannotDecide(*reasons)
    version.approved_at, version.approved_by_id = now, actor.staff_id
    touch(version, actor, now=now)
    audit.record(permit, subject=VERSIONS, record_ids=[version.pk])


@transaction.atomic
def withdraw(actor: Actor, version_id: UUID, *, revision: int, because: str, now: datetime) -> None:
    """Take a version out of use, for good. What was said in it stays readable."""
    version = lock_version(actor, version_id)
    deed = Deed.WRITE_MESSAGE if version.approved_at is None else Deed.APPROVE_MESSAGE
    permit = access.require(actor, deed, about=version)
    if version.withdrawn_at is not None:
        raise CannotDecide(_("The version has already been withdrawn."))
    demand_newest(version, revision)
    if not because.strip():
        raise CannotDecide(_("Say why the version is withdrawn."))
    version.withdrawn_at, version.withdrawn_by_id = now, actor.staff_id
    version.withdrawn_because = because.strip()
    touch(version, actor, now=now)
    audit.record(permit, subject=VERSIONS, record_ids=[version.pk])


@transaction.atomic
def set_validity(
    actor: Actor,
    version_id: UUID,
    *,
    revision: int,
    valid_from: date,
    valid_to: date,
    now: datetime,
) -> None:
    """Say from when and until when a version holds.

    An approved one is only moved by somebody who may approve it, and the first day of one that
    has begun stays, since texts have been handed over under it.
    """
    version = lock_version(actor, version_id)
    is_approved = version.approved_at is not None
    deed = Deed.APPROVE_MESSAGE if is_approved else Deed.WRITE_MESSAGE
    permit = access.require(actor, deed, about=version)
    if version.withdrawn_at is not None:
        raise CannotDecide(_("The version has been withdrawn. Write a new one."))
    demand_newest(version, revision)
    reasons = list(validity_objections(valid_from, valid_to))
    today = timezone.localdate(now)
    if is_approved and actor.staff_id in version.writers:
        reasons.append(_("You have written in this version. Somebody else must change its days."))
    has_begun = version.valid_from is not None and version.valid_from <= today
    if is_approved and has_begun and valid_from != version.valid_from:
        reasons.append(_("The version is in use already, so its first day stays."))
    if reasons:
        raise CannotDecide(*reasons)
    version.valid_from, version.valid_to = valid_from, valid_to
    touch(version, actor, now=now)
    audit.record(permit, subject=VERSIONS, record_ids=[version.pk])


def _demand_waiting(version: MessageVersion) -> None:
    if version.withdrawn_at is not None:
        raise CannotDecide(_("The version has been withdrawn. Write a new one."))
    if version.approved_at is not None:
        raise CannotDecide(_("The version has already been approved."))
    if version.submitted_at is None:
        raise CannotDecide(_("The version is a draft. Hand it in for approval first."))
