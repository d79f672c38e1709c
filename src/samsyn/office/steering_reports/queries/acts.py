"""What the agencies themselves did and promised: call-ins, promises, steps, reviews, the plan.

Each measure is read as rows, and its figure is their sum: so a number and what it opens are one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.utils import timezone

from samsyn.office.access import Actor
from samsyn.office.call_ins.queries import evenings_between
from samsyn.office.coverage import queries as coverage
from samsyn.office.networks.queries import today_for
from samsyn.office.partners.queries import emergencies_of_year
from samsyn.office.promises.queries import PromiseShown, ledger
from samsyn.office.sanctions.queries import TriggerShown, all_triggers, kept_promises
from samsyn.office.sanctions.rules import Clock, spread
from samsyn.office.steering.queries import agreement_list, months, start_up, year_plan
from samsyn.office.steering.rules import PlanClock
from samsyn.office.steering_reports.rules import Days, Figure, Leads, Measure, Period, Row, counted
from samsyn.vocabulary.promises import PromiseState

Rows = Mapping[Measure, tuple[Row, ...]]
Step = tuple[TriggerShown, int, Clock]  # the days that were promised, and the clock
_STATES = {
    Measure.KEPT: PromiseState.KEPT,
    Measure.BROKEN: PromiseState.BROKEN,
    Measure.DUE: PromiseState.DUE,
    Measure.SET_ASIDE: PromiseState.SET_ASIDE,
    Measure.PENDING: PromiseState.PENDING,
}


def figures_of_acts(here: Actor, period: Period, *, now: datetime) -> Iterator[Figure]:
    """Yield the counts of what agencies did. `here` is the reader in the joint room alone."""
    for read in _READ.values():
        for measure, rows in read(here, period, now).items():
            yield counted(measure, rows, period)
    opened = emergencies_of_year({one.site_id for one in here.roles}, timezone.localdate(now).year)
    yield Figure(measure=Measure.EMERGENCIES.value, now=opened)


def rows_of_acts(here: Actor, measure: Measure, period: Period, *, now: datetime) -> Iterable[Row]:
    """Return what a measure counts of the twelve months that end with the period."""
    read = next(read for measures, read in _READ.items() if measure in measures)
    return read(here, period, now)[measure]


def days_of_steps(here: Actor, period: Period, *, today: date) -> Iterator[Days]:
    """Yield how long each step after violence took, for what was taken up in twelve months."""
    for measure, steps in _steps(here, period, today).items():
        found = spread([(length, clock) for _trigger, length, clock in steps])
        low, middle, high = found.quartiles or (None, None, None)
        yield Days(
            measure=measure.value,
            times=len(found.days),
            in_time=found.in_time,
            waiting=found.waiting,
            low=low,
            middle=middle,
            high=high,
        )


def rows_of_steps(here: Actor, measure: Measure, period: Period, *, today: date) -> tuple[Row, ...]:
    """Return what called for a step, and the days that it took."""
    return tuple(
        Row(
            leads=Leads.TRIGGER,
            on=trigger.opened_on,
            name=f"{trigger.code} · {trigger.group.name}",
            id=trigger.id,
            days=length + (clock.done_on - clock.due_on).days if clock.done_on else None,
        )
        for trigger, length, clock in _steps(here, period, today)[measure]
    )


def _plan(here: Actor, _period: Period, now: datetime) -> Rows:
    today = timezone.localdate(now)
    late = [
        Row(leads=Leads.PLAN, on=one.due_on, name=one.title)
        for one in year_plan(here, today.year, today=today).items
        if one.clock is PlanClock.LATE
    ]
    asking = agreement_list(here, today=today).asking
    return {
        Measure.PLAN_LATE: tuple(late),
        Measure.AGREEMENTS: tuple(
            Row(leads=Leads.AGREEMENTS, on=one.valid_to or one.review_on, name=one.name)
            for one in asking
        ),
        Measure.NOT_READY: tuple(
            Row(leads=Leads.START_UP, objection=one)
            for one in start_up(here, today=today).objections
        ),
    }


def _promised(here: Actor, _period: Period, now: datetime) -> Rows:
    lines = kept_promises(here, today=timezone.localdate(now)).lines
    states = {
        measure: tuple(_promise(one.promise) for one in lines if one.keeping.state is state)
        for measure, state in _STATES.items()
    }
    return {Measure.PROMISES_MADE: tuple(map(_promise, ledger(here))), **states}


def _promise(one: PromiseShown) -> Row:
    group: UUID | None = one.groups[0][0] if one.groups else None
    return Row(leads=Leads.PROMISE, on=one.made_on, name=f"{one.code} · ”{one.verbatim}”", id=group)


def _call_ins(here: Actor, period: Period, _now: datetime) -> Rows:
    held = evenings_between(here, period.year[0], period.last)
    return {
        Measure.CALL_INS: tuple(
            Row(
                leads=Leads.CALL_IN,
                on=timezone.localdate(one.starts_at),
                name=one.name,
                id=one.call_in_id,
            )
            for one in held
        )
    }


def _groups(here: Actor, _period: Period, now: datetime) -> Rows:
    today, zone = today_for(here, now=now)
    found = coverage.coverage(here, today=today, zone=zone).groups
    return {
        Measure.GROUPS: tuple(
            Row(
                leads=Leads.GROUP,
                name=one.name,
                id=one.group_id,
                counts=int(not one.counts.is_silent),
            )
            for one in found
        )
    }


def _reviews(here: Actor, period: Period, _now: datetime) -> Rows:
    held = months(here).months
    return {
        Measure.REVIEWS: tuple(
            Row(leads=Leads.MONTHS, on=one.month, counts=one.reviews) for one in held
        ),
        Measure.TASKS: tuple(
            Row(leads=Leads.MONTHS, on=one.month, counts=one.tasks_done, whole=one.tasks_due)
            for one in held
            if one.month in period.months
        ),
    }


_READ: Final[Mapping[tuple[Measure, ...], Callable[[Actor, Period, datetime], Rows]]] = {
    (Measure.PLAN_LATE, Measure.AGREEMENTS, Measure.NOT_READY): _plan,
    (Measure.PROMISES_MADE, *_STATES): _promised,
    (Measure.CALL_INS,): _call_ins,
    (Measure.GROUPS,): _groups,
    (Measure.REVIEWS, Measure.TASKS): _reviews,
}


def _steps(here: Actor, period: Period, today: date) -> Mapping[Measure, list[Step]]:
    since = period.year[0]
    triggers = [
        one for one in all_triggers(here, today=today) if since <= one.opened_on <= period.last
    ]
    return {
        Measure.DECISION: [(one, one.lengths.decision, one.decision_clock) for one in triggers],
        Measure.FIRST_MEASURE: [*_of_rounds(triggers, "first_measure")],
        Measure.REPORT_BACK: [*_of_rounds(triggers, "report_back")],
    }


def _of_rounds(triggers: Iterable[TriggerShown], name: str) -> Iterator[Step]:
    for one in triggers:
        clock = getattr(one.round, name) if one.round else None
        if clock is not None:
            yield one, getattr(one.lengths, name), clock
