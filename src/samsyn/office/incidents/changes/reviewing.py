"""Judging an incident: whether a group member took part, whether a group was the motive.

Every judgement is a row of its own, so that what was believed before can be read.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit
from samsyn.office.audit import changes as audit
from samsyn.office.incidents.changes.plans import ReviewPlan, WithdrawalPlan
from samsyn.office.incidents.changes.refusals import CannotReview
from samsyn.office.incidents.grounds import is_confirmed_shooting
from samsyn.office.incidents.models import Incident, IncidentReview
from samsyn.vocabulary.incidents import (
    GroupMotivated,
    IncidentKind,
    IncidentStatus,
    MemberInvolved,
)

LONGEST_BASIS = 300
_OUTCOMES = frozenset({IncidentStatus.REVIEWED, IncidentStatus.CONFIRMED})


@transaction.atomic
def review_incident(actor: Actor, plan: ReviewPlan, *, now: datetime) -> None:
    """Write a named person's judgement of an incident, and set where the work stands.

    Raises `ChangedMeanwhile` if somebody else was first, `CannotReview` with every objection.
    """
    incident = access.lock_visible(actor, Incident, pk=plan.incident_id)
    permit = access.require(actor, Deed.REVIEW_INCIDENT, about=incident)
    access.refuse_stale(incident, plan.version)
    if reasons := list(_objections(plan, incident)):
        raise CannotReview(*reasons)
    judged = {
        "status": plan.status.value,
        "member_involved": plan.member_involved.value,
        "group_motivated": plan.group_motivated.value,
        "involvement_basis": plan.basis.strip(),
        "review_again": False,
    }
    access.revise(incident, actor, now=now, **judged)
    _write_review(incident, permit, incident.involvement_basis, now=now)
    audit.record(permit, subject="incidents_incident", record_ids=[incident.pk])


@transaction.atomic
def withdraw_incident(actor: Actor, plan: WithdrawalPlan, *, now: datetime) -> None:
    """Take an incident out of scope with a reason. It stays as a stub and counts for nothing.

    Raises `ChangedMeanwhile` if somebody else was first, `CannotReview` without a reason.
    """
    incident = access.lock_visible(actor, Incident, pk=plan.incident_id)
    permit = access.require(actor, Deed.REVIEW_INCIDENT, about=incident)
    access.refuse_stale(incident, plan.version)
    if incident.status == IncidentStatus.OUT_OF_SCOPE.value:
        raise CannotReview(_("The incident is already withdrawn."))
    if reasons := list(_text_objections(plan.reason, _("Say why the incident is withdrawn."))):
        raise CannotReview(*reasons)
    access.revise(incident, actor, now=now, status=IncidentStatus.OUT_OF_SCOPE.value)
    _write_review(incident, permit, plan.reason.strip(), now=now)
    audit.record(permit, subject="incidents_incident", record_ids=[incident.pk])


def _write_review(incident: Incident, permit: Permit, basis: str, *, now: datetime) -> None:
    """Write a judgement down as it stands on the incident, with what it rests on."""
    IncidentReview.objects.create(
        **access.beside(incident, permit, now=now),
        incident=incident,
        status=incident.status,
        member_involved=incident.member_involved,
        group_motivated=incident.group_motivated,
        basis=basis,
    )


def _objections(plan: ReviewPlan, incident: Incident) -> Iterator[str]:
    if plan.status not in _OUTCOMES:
        yield _("A review ends as reviewed or confirmed. Choose one of them.")
    judged = (
        plan.member_involved is not MemberInvolved.UNKNOWN
        or plan.group_motivated is not GroupMotivated.UNKNOWN
    )
    yield from _text_objections(
        plan.basis, _("Write on what the judgement rests.") if judged else ""
    )
    if plan.status is IncidentStatus.CONFIRMED and incident.kind == IncidentKind.SHOOTING.value:
        finding = is_confirmed_shooting(
            IncidentKind.SHOOTING,
            has_traces=incident.has_traces,
            independent_witnesses=incident.independent_witnesses,
            lawful_or_accidental=incident.lawful_or_accidental,
        )
        if not finding.holds:
            yield (
                _(
                    "The shooting cannot be called confirmed: %s Note what confirms it first, or "
                    "choose reviewed."
                )
                % finding.reason
            )


def _text_objections(text: str, missing: str) -> Iterator[str]:
    if missing and not text.strip():
        yield missing
    if len(text.strip()) > LONGEST_BASIS:
        yield _("The text is longer than %d characters. Shorten it.") % LONGEST_BASIS
