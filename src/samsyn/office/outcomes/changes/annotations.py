"""Says something of some periods, with the reason; it can be withdrawn and stays readable."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.outcomes.changes.plans import AnnotationPlan
from samsyn.office.outcomes.changes.refusals import CannotRecord
from samsyn.office.outcomes.models import Annotation, Indicator
from samsyn.vocabulary.outcomes import Period

LONGEST = 160


@transaction.atomic
def annotate(actor: Actor, plan: AnnotationPlan, *, now: datetime) -> UUID:
    """Write a remark on the periods from one day to another."""
    row = access.lock_visible(actor, Indicator, pk=plan.indicator_id)
    permit = access.require(actor, Deed.KEEP_STEERING, about=row)
    if reasons := [*_objections(plan)]:
        raise CannotRecord(*reasons)
    period = Period(row.period)
    made = Annotation.objects.create(
        indicator=row,
        kind=plan.kind.value,
        first=period.first_of(plan.first),
        last=period.first_of(plan.last),
        title=plan.title.strip(),
        reason=plan.reason.strip(),
        room_id=row.room_id,
        compartment_id=row.compartment_id,
        recorded_at=now,
        recorded_by_id=actor.staff_id,
    )
    audit.record(permit, subject="outcomes_annotation", record_ids=[made.pk])
    return made.pk


@transaction.atomic
def withdraw_annotation(actor: Actor, annotation_id: UUID, *, now: datetime) -> None:
    """Withdraw a remark; whoever wrote it and why still stand. Twice changes nothing."""
    row = access.lock_visible(actor, Annotation, pk=annotation_id)
    permit = access.require(actor, Deed.KEEP_STEERING, about=row)
    if row.is_withdrawn:
        return
    access.revise(row, actor, now=now, is_withdrawn=True)
    audit.record(permit, subject="outcomes_annotation", record_ids=[row.pk])


def _objections(plan: AnnotationPlan) -> Iterator[str]:
    if not plan.title.strip():
        yield _("Say in a few words what it is.")
    if len(plan.title) > LONGEST:
        yield _("The words are more than 160 signs. Shorten them.")
    if not plan.reason.strip():
        yield _("Write why: whoever reads the figures must be able to judge it.")
    if plan.last < plan.first:
        yield _("The last day comes before the first. Change one of them.")
