"""Freezes how a series is to be judged, and notes what was done otherwise. Neither is changed."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

import samsyn
from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.outcomes.changes.plans import DeviationPlan, FreezePlan
from samsyn.office.outcomes.changes.refusals import CannotRecord
from samsyn.office.outcomes.models import AnalysisPlan, Annotation, Indicator, PlanDeviation
from samsyn.office.outcomes.queries.values import points_of
from samsyn.office.outcomes.rules import PlanText, digest_of, split, written_plan
from samsyn.vocabulary.outcomes import AnnotationKind, MeasureKind, Period, PlanMethod

LEAST, MOST = 5, 90  # percent


@transaction.atomic
def freeze(actor: Actor, plan: FreezePlan, *, now: datetime) -> UUID:
    """Fix outcome, comparison, method, horizon and exclusions, with the digest of them all."""
    row = access.lock_visible(actor, Indicator, pk=plan.indicator_id)
    permit = access.require(actor, Deed.KEEP_STEERING, about=row)
    if reasons := [*_objections(actor, row, plan)]:
        raise CannotRecord(*reasons)
    text = written_plan(_text(actor, row, plan, today=timezone.localdate(now)))
    digest = digest_of(text)
    standing = access.visible_to(actor, AnalysisPlan.objects).filter(indicator=row)
    if standing.filter(digest=digest).exists():
        raise CannotRecord(_("The same plan is frozen already."))
    made = AnalysisPlan.objects.create(
        indicator=row,
        text=text,
        digest=digest,
        room_id=row.room_id,
        compartment_id=row.compartment_id,
        recorded_at=now,
        recorded_by_id=actor.staff_id,
    )
    audit.record(permit, subject="outcomes_analysisplan", record_ids=[made.pk])
    return made.pk


@transaction.atomic
def note_deviation(actor: Actor, plan: DeviationPlan, *, now: datetime) -> UUID:
    """Note what was done otherwise than a plan says, and why."""
    row = access.get_visible(actor, AnalysisPlan.objects, pk=plan.plan_id)
    permit = access.require(actor, Deed.KEEP_STEERING, about=row)
    reasons = []
    if not plan.what.strip() or not plan.why.strip():
        reasons.append(_("Write what was done otherwise, and why."))
    if plan.happened_on > timezone.localdate(now):
        reasons.append(_("What was done has been done. Write a day that has come."))
    if reasons:
        raise CannotRecord(*reasons)
    made = PlanDeviation.objects.create(
        plan=row,
        happened_on=plan.happened_on,
        what=plan.what.strip(),
        why=plan.why.strip(),
        room_id=row.room_id,
        compartment_id=row.compartment_id,
        recorded_at=now,
        recorded_by_id=actor.staff_id,
    )
    audit.record(permit, subject="outcomes_plandeviation", record_ids=[made.pk])
    return made.pk


def _objections(actor: Actor, row: Indicator, plan: FreezePlan) -> Iterator[str]:
    start = plan.starts_on or row.starts_on
    if row.kind != MeasureKind.EVENTS:
        yield _("Plans are frozen for counts of events.")
    if start is None:
        yield _("Give the series its start before the plan is frozen.")
    elif plan.horizon <= start:
        yield _("The horizon comes before the start. Choose a later day.")
    if plan.method is PlanMethod.OTHER_PLACE and row.compared_with_id is None:
        yield _("Choose a series to compare with before the plan is frozen.")
    if not plan.question.strip():
        yield _("Write the question that the plan answers.")
    if not LEAST <= plan.fall_percent <= MOST:
        yield _("The least fall that matters lies between 5 and 90 percent.")
    yield from _about_others(actor, row, plan)


def _about_others(actor: Actor, row: Indicator, plan: FreezePlan) -> Iterator[str]:
    wanted = set(plan.others)
    if not plan.method.has_group:
        if wanted:
            yield _("This way of judging compares with no group of series. Choose none.")
        return
    if len(wanted) < plan.method.least_others:
        yield _("This way of judging needs at least %(count)s series to compare with.") % {
            "count": plan.method.least_others
        }
    alike = _group(actor, plan.others).filter(
        kind=row.kind, period=row.period, room_id=row.room_id, compartment_id=row.compartment_id
    )
    if row.pk in wanted or alike.count() != len(wanted):
        yield _("Series are compared with others of the same kind and period, not with themselves.")


def _group(actor: Actor, ids: tuple[UUID, ...]) -> QuerySet[Indicator]:
    return access.visible_to(actor, Indicator.objects).filter(pk__in=ids).order_by("pk")


def _text(actor: Actor, row: Indicator, plan: FreezePlan, *, today: date) -> PlanText:
    period, start = Period(row.period), plan.starts_on or row.starts_on or today
    other = None if plan.method.has_group else row.compared_with
    group = [*_group(actor, plan.others)]
    known = points_of(actor, [row.pk], as_of=today, remarks={})[row.pk]
    compared = [*([other] if other else []), *group]
    left_out = [*_left_out(actor, [row, *compared])]
    return PlanText(
        question=plan.question.strip(),
        series=str(row.pk),
        definition=row.definition,
        unit=row.unit,
        source=row.source,
        area=row.area,
        period=row.period,
        method=plan.method,
        compared_with=str(other.pk) if other else "",
        compared_definition=other.definition if other else "",
        starts_on=start.isoformat(),
        horizon=period.last_of(plan.horizon).isoformat(),
        fall_percent=plan.fall_percent,
        excluded=tuple((first, last) for pk, first, last in left_out if pk == str(row.pk)),
        excluding=plan.excluding.strip(),
        known_until=period.label(known[-1].first) if known else "",
        known_after=len(split(known, period, start, None)[1]),
        software=samsyn.__version__,
        others=tuple((str(one.pk), f"{one.name}, {one.area}: {one.definition}") for one in group),
        others_excluded=tuple(one for one in left_out if one[0] != str(row.pk)),
    )


def _left_out(actor: Actor, rows: list[Indicator]) -> Iterator[tuple[str, str, str]]:
    """Yield identifier, first and last day of what is left out of any of the series."""
    periods = {row.pk: Period(row.period) for row in rows}
    found = (
        access.visible_to(actor, Annotation.objects)
        .filter(indicator__in=periods, kind=AnnotationKind.EXCLUDED.value, is_withdrawn=False)
        .order_by("indicator", "first", "last", "pk")
    )
    for one in found:
        last = periods[one.indicator_id].last_of(one.last)
        yield str(one.indicator_id), one.first.isoformat(), last.isoformat()
