"""What the agencies themselves did and promised: call-ins, promises, steps, reviews, the plan."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.utils import timezone

from samsyn.office.access import Actor
from samsyn.office.call_ins.queries import evenings_between
from samsyn.office.coverage import queries as coverage
from samsyn.office.networks.queries import today_for
from samsyn.office.promises.queries import ledger
from samsyn.office.sanctions.queries import TriggerShown, all_triggers, kept_promises
from samsyn.office.sanctions.rules import Clock, spread
from samsyn.office.steering.queries import months, steering_overview
from samsyn.office.steering.rules import MonthFigures
from samsyn.office.steering_reports.rules import Days, Figure, Measure, Period
from samsyn.vocabulary.promises import PromiseState

_STATES = {
    Measure.KEPT: PromiseState.KEPT,
    Measure.BROKEN: PromiseState.BROKEN,
    Measure.DUE: PromiseState.DUE,
    Measure.SET_ASIDE: PromiseState.SET_ASIDE,
    Measure.PENDING: PromiseState.PENDING,
}


def figures_of_acts(here: Actor, period: Period, *, now: datetime) -> Iterator[Figure]:
    """Yield the counts of what agencies did. `here` is the reader in the joint room alone."""
    today = timezone.localdate(now)
    yield from _asking(here, now=now)
    yield _over(Measure.PROMISES_MADE, (one.made_on for one in ledger(here)), period)
    counts = kept_promises(here, today=today).counts
    for measure, state in _STATES.items():
        yield Figure(measure=measure.value, now=counts[state])
    evenings = evenings_between(here, period.year[0], period.last)
    yield _over(Measure.CALL_INS, (timezone.localdate(one.starts_at) for one in evenings), period)
    yield _groups(here, now=now)
    yield from _reviews(months(here).months, period)


def days_of_steps(here: Actor, period: Period, *, today: date) -> Iterator[Days]:
    """Yield how long each step after violence took, for what was taken up in twelve months."""
    since = period.year[0]
    triggers = [
        one for one in all_triggers(here, today=today) if since <= one.opened_on <= period.last
    ]
    yield _days(Measure.DECISION, ((t.lengths.decision, t.decision_clock) for t in triggers))
    yield _days(Measure.FIRST_MEASURE, _of_rounds(triggers, "first_measure"))
    yield _days(Measure.REPORT_BACK, _of_rounds(triggers, "report_back"))


def _asking(here: Actor, *, now: datetime) -> Iterator[Figure]:
    page = steering_overview(here, now=now)
    yield Figure(measure=Measure.PLAN_LATE.value, now=len(page.late))
    yield Figure(measure=Measure.AGREEMENTS.value, now=len(page.agreements))
    yield Figure(measure=Measure.NOT_READY.value, now=len(page.start_up.objections))
    yield Figure(measure=Measure.EMERGENCIES.value, now=page.emergencies)


def _groups(here: Actor, *, now: datetime) -> Figure:
    today, zone = today_for(here, now=now)
    found = coverage.coverage(here, today=today, zone=zone)
    return Figure(measure=Measure.GROUPS.value, now=found.told_groups, whole=len(found.groups))


def _reviews(held: Iterable[MonthFigures], period: Period) -> Iterator[Figure]:
    by_month = {one.month: one for one in held}
    spans = (period.months, period.before.months, period.year)
    now, before, year = ([by_month[month] for month in span if month in by_month] for span in spans)
    yield Figure(
        measure=Measure.REVIEWS.value,
        now=sum(one.reviews for one in now),
        before=sum(one.reviews for one in before),
        year=sum(one.reviews for one in year),
    )
    yield Figure(
        measure=Measure.TASKS.value,
        now=sum(one.tasks_done for one in now),
        whole=sum(one.tasks_due for one in now),
    )


def _over(measure: Measure, days: Iterable[date], period: Period) -> Figure:
    held = list(days)
    before = period.before
    return Figure(
        measure=measure.value,
        now=sum(period.first <= day <= period.last for day in held),
        before=sum(before.first <= day <= before.last for day in held),
        year=sum(period.year[0] <= day <= period.last for day in held),
    )


def _of_rounds(triggers: Iterable[TriggerShown], name: str) -> Iterator[tuple[int, Clock]]:
    for one in triggers:
        clock = getattr(one.round, name) if one.round else None
        if clock is not None:
            yield getattr(one.lengths, name), clock


def _days(measure: Measure, clocks: Iterable[tuple[int, Clock]]) -> Days:
    found = spread(list(clocks))
    low, middle, high = found.quartiles or (None, None, None)
    return Days(
        measure=measure.value,
        times=len(found.days),
        in_time=found.in_time,
        waiting=found.waiting,
        low=low,
        middle=middle,
        high=high,
    )
