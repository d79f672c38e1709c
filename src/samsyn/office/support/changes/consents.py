"""Consent: what the person lets support tell, whom, and that they take it back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit import changes as audit
from samsyn.office.support.changes.contacts import permit_in
from samsyn.office.support.changes.plans import ConsentPlan
from samsyn.office.support.changes.refusals import CannotSupport
from samsyn.office.support.changes.signals import withdraw_signals
from samsyn.office.support.changes.working import open_case
from samsyn.office.support.models import CaseConsent, SupportCase
from samsyn.vocabulary.support import CaseMove, ConsentScope


@transaction.atomic
def give_consent(actor: Actor, case_id: UUID, plan: ConsentPlan, *, now: datetime) -> UUID:
    """Enter a consent in the words that the person agreed to."""
    case, permit, _facts = open_case(actor, case_id, CaseMove.CONSENT)
    reasons = []
    if not plan.what.strip():
        reasons.append(_("Write what may be told, in words that the person has agreed to."))
    if plan.given_on > timezone.localdate(now):
        reasons.append(_("The day is in the future. Write the day on which they agreed."))
    if reasons:
        raise CannotSupport(*reasons)
    consent = CaseConsent.objects.create(
        case=case,
        scope=plan.scope.value,
        what=plan.what.strip(),
        given_on=plan.given_on,
        **access.beside(case, permit, now=now),
    )
    audit.record(permit, subject="support_caseconsent", record_ids=[consent.pk])
    return consent.pk


@transaction.atomic
def withdraw_consent(actor: Actor, consent_id: UUID, *, now: datetime) -> UUID:
    """Take a consent back, at any time; what was told on it disappears. Return the case."""
    consent = access.lock_visible(actor, CaseConsent, pk=consent_id)
    permit = permit_in(actor, consent.room_id)
    if consent.withdrawn_at is not None:
        raise CannotSupport(_("The consent is withdrawn already."))
    consent.withdrawn_at = now
    consent.withdrawn_by_id = actor.staff_id
    consent.save(update_fields=["withdrawn_at", "withdrawn_by"])
    if consent.scope == ConsentScope.JOINT_ROOM.value:
        case = access.get_visible(actor, SupportCase.objects, pk=consent.case_id)
        withdraw_signals(actor, case, now=now)
    audit.record(permit, subject="support_caseconsent", record_ids=[consent.pk])
    return consent.case_id
