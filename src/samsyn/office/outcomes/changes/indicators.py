"""Writes what a series counts, and the little of it that can be changed."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.outcomes.changes.plans import IndicatorPlan, IndicatorRevision
from samsyn.office.outcomes.changes.refusals import CannotRecord
from samsyn.office.outcomes.models import Indicator
from samsyn.office.steering.changes import in_steering_part
from samsyn.vocabulary.outcomes import MeasureKind, Period

EARLIEST = date(1950, 1, 1)


@transaction.atomic
def write_indicator(actor: Actor, plan: IndicatorPlan, *, now: datetime) -> UUID:
    """Begin a series: what it counts, in which unit, from where, in which area."""
    permit = access.require(actor, Deed.KEEP_STEERING, about=RoomItself(plan.room_id))
    other = _other(actor, plan.compared_with)
    follows = _other(actor, plan.follows)
    cost_of = _other(actor, plan.cost_of)
    if reasons := [
        *_about_words(plan),
        *_about_start(plan.starts_on, today=timezone.localdate(now)),
        *_about_comparison(plan.kind.value, plan.period.value, other),
        *_about_cost(plan, cost_of),
    ]:
        raise CannotRecord(*reasons)
    row = Indicator.objects.create(
        family=plan.family.value,
        kind=plan.kind.value,
        period=plan.period.value,
        name=plan.name.strip(),
        definition=plan.definition.strip(),
        unit=plan.unit.strip(),
        source=plan.source.strip(),
        area=plan.area.strip(),
        starts_on=plan.starts_on,
        compared_with=other,
        follows=follows,
        cost_of=cost_of,
        is_published=plan.is_published,
        **in_steering_part(permit, now=now),
    )
    audit.record(permit, subject="outcomes_indicator", record_ids=[row.pk])
    return row.pk


@transaction.atomic
def revise_indicator(actor: Actor, plan: IndicatorRevision, *, now: datetime) -> None:
    """Change a series' name, start, comparison, or whether it is published.

    Refuses a stale version.
    """
    row = access.lock_visible(actor, Indicator, pk=plan.indicator_id)
    permit = access.require(actor, Deed.KEEP_STEERING, about=row)
    access.refuse_stale(row, plan.version)
    other = _other(actor, plan.compared_with)
    reasons = [*_about_start(plan.starts_on, today=timezone.localdate(now))]
    if not plan.name.strip():
        reasons.append(_("Give the series a name."))
    if other is not None and other.pk == row.pk:
        reasons.append(_("A series cannot be compared with itself. Choose another, or none."))
    reasons += _about_comparison(row.kind, row.period, other)
    if reasons:
        raise CannotRecord(*reasons)
    access.revise(
        row,
        actor,
        now=now,
        name=plan.name.strip(),
        starts_on=plan.starts_on,
        compared_with_id=plan.compared_with,
        is_published=plan.is_published,
    )
    audit.record(permit, subject="outcomes_indicator", record_ids=[row.pk])


def _other(actor: Actor, pk: UUID | None) -> Indicator | None:
    return None if pk is None else access.get_visible(actor, Indicator.objects, pk=pk)


def _about_words(plan: IndicatorPlan) -> Iterator[str]:
    if not plan.name.strip():
        yield _("Give the series a name.")
    if not plan.definition.strip():
        yield _("Write what is counted, so that somebody else would count the same.")
    if not plan.source.strip():
        yield _("Write where the values come from.")
    if not plan.area.strip():
        yield _("Write which area is counted.")


def _about_start(starts_on: date | None, *, today: date) -> Iterator[str]:
    if starts_on is not None and not EARLIEST <= starts_on <= today:
        yield _("The start is a day that has come. Check the year.")


def _about_cost(plan: IndicatorPlan, of: Indicator | None) -> Iterator[str]:
    if plan.kind is not MeasureKind.COST:
        if of is not None:
            yield _("Only a cost is of a series of events. Choose none.")
        return
    if of is None or of.kind != MeasureKind.EVENTS:
        yield _("Choose the series of events that the cost is of.")
    if plan.period is not Period.YEAR:
        yield _("A cost holds for a year: the year of its prices.")


def _about_comparison(kind: str, period: str, other: Indicator | None) -> Iterator[str]:
    if other is None:
        return
    if kind != MeasureKind.EVENTS or other.kind != MeasureKind.EVENTS:
        yield _("Only counts of events are compared with one another. Choose none.")
    elif other.period != period:
        yield _("The series to compare with has other periods. Choose one with the same.")
