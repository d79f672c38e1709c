"""Adds values as they are known on a day, and takes a vintage back by a later one."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit
from samsyn.office.audit import changes as audit
from samsyn.office.outcomes.changes.plans import VintagePlan
from samsyn.office.outcomes.changes.refusals import CannotRecord
from samsyn.office.outcomes.models import Indicator, Observation, Vintage
from samsyn.office.outcomes.queries.values import values_standing_before
from samsyn.office.outcomes.rules import NewValue
from samsyn.vocabulary.outcomes import MeasureKind, Period

MOST = 1_200  # values of one vintage
LEAST_EFFECT = Decimal("0.1")


@transaction.atomic
def add_vintage(actor: Actor, plan: VintagePlan, *, now: datetime) -> UUID:
    """Write values beside those that stand: all of them or none, and none is overwritten."""
    row = access.lock_visible(actor, Indicator, pk=plan.indicator_id)
    permit = access.require(actor, Deed.KEEP_STEERING, about=row)
    if reasons := [*dict.fromkeys(_objections(row, plan, today=timezone.localdate(now)))]:
        raise CannotRecord(*reasons)
    return _write(permit, row, plan, now=now)


@transaction.atomic
def take_back(actor: Actor, vintage_id: UUID, *, now: datetime) -> UUID:
    """Let what stood before a vintage stand again, by a vintage of today. Nothing is deleted."""
    shown = access.get_visible(actor, Vintage.objects, pk=vintage_id)
    row = access.lock_visible(actor, Indicator, pk=shown.indicator_id)
    permit = access.require(actor, Deed.KEEP_STEERING, about=row)
    if access.visible_to(actor, Vintage.objects).filter(takes_back=vintage_id).exists():
        raise CannotRecord(_("These values have been taken back already."))
    if shown.takes_back_id is not None:
        raise CannotRecord(_("This took other values back. Add those that are right instead."))
    values = values_standing_before(actor, shown)
    if not values:
        raise CannotRecord(_("Later values stand for every period of these already."))
    plan = VintagePlan(indicator_id=row.pk, as_of=timezone.localdate(now), values=values)
    return _write(permit, row, plan, now=now, takes_back=vintage_id)


def _write(
    permit: Permit,
    row: Indicator,
    plan: VintagePlan,
    *,
    now: datetime,
    takes_back: UUID | None = None,
) -> UUID:
    place = {
        "room_id": row.room_id,
        "compartment_id": row.compartment_id,
        "recorded_at": now,
        "recorded_by_id": permit.actor.staff_id,
    }
    vintage = Vintage.objects.create(
        indicator_id=plan.indicator_id,
        as_of=plan.as_of,
        origin=plan.origin[:200],
        takes_back_id=takes_back,
        **place,
    )
    rows = [{"vintage_id": vintage.pk, **asdict(one), **place} for one in plan.values]
    access.write_rows(Observation, rows)
    audit.record(permit, subject="outcomes_vintage", record_ids=[vintage.pk])
    return vintage.pk


def _objections(row: Indicator, plan: VintagePlan, *, today: date) -> Iterator[str]:
    period = Period(row.period)
    firsts = [one.first for one in plan.values]
    if not firsts:
        yield _("There is no value to save.")
    if len(firsts) > MOST:
        yield _("There are more than 1,200 values. Split the file.")
    if len(set(firsts)) != len(firsts):
        yield _("A period stands twice. Keep one of its values.")
    if plan.as_of > today:
        yield _("The day on which the values were known has not come. Check it.")
    for one in plan.values:
        yield from _about_value(one, MeasureKind(row.kind), period, plan.as_of)


def _about_value(one: NewValue, kind: MeasureKind, period: Period, as_of: date) -> Iterator[str]:
    named = {"period": period.label(one.first)}
    if period.first_of(one.first) != one.first:
        yield _("%(period)s does not begin on the day that was given.") % named
    elif period.last_of(one.first) >= as_of:
        yield _("%(period)s was not over on the day the values were known.") % named
    if one.value is None:
        yield _("%(period)s has no value. Write 0 where nothing happened.") % named
        return
    yield from _about_number(one.value, kind, named)
    yield from _about_survey(one, kind, named)
    if kind is MeasureKind.COST and one.low is None:
        yield _("%(period)s has no range. A cost is given as low, middle and high.") % named
    if (one.low is None) != (one.high is None):
        yield _("%(period)s has one limit. Give both, or none.") % named
    elif one.low is not None and one.high is not None and not one.low <= one.value <= one.high:
        yield _("%(period)s does not lie within its limits.") % named


def _about_survey(one: NewValue, kind: MeasureKind, named: dict[str, str]) -> Iterator[str]:
    if one.asked is None and one.design_effect is None:
        return
    if kind is not MeasureKind.SHARE:
        yield _("%(period)s: only a share has people who answered.") % named
    elif not one.asked:
        yield _("%(period)s: write how many answered, or leave the design effect out.") % named
    elif one.design_effect is not None and one.design_effect < LEAST_EFFECT:
        yield _("%(period)s: a design effect is 0.1 or more; a simple draw has 1.") % named


def _about_number(value: Decimal, kind: MeasureKind, named: dict[str, str]) -> Iterator[str]:
    if value < 0:
        yield _("%(period)s has a negative value. It is 0 or more.") % named
    elif kind is MeasureKind.EVENTS and value != int(value):
        yield _("%(period)s is not a whole number of events.") % named
    elif kind is MeasureKind.SHARE and value > 100:  # noqa: PLR2004  percent
        yield _("%(period)s is more than 100 percent.") % named
