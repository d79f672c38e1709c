"""What a frozen plan gives: by its own method, start, horizon, comparison and exclusions."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation import (
    Estimate,
    Objection,
    Sensitivity,
    Trial,
    Unfit,
    objections,
    sensitivity,
)
from samsyn.analysis.monitoring import Clock
from samsyn.office.outcomes.queries import Followed, PlanPage
from samsyn.office.outcomes.rules import PlanText
from samsyn.office.outcomes.tables.designs import as_proposed
from samsyn.office.outcomes.tables.findings import (
    Asked,
    Beside,
    Findings,
    clock,
    findings,
    series_check,
    spread_of,
)
from samsyn.office.outcomes.tables.methods import Method, as_rate, method_of
from samsyn.office.outcomes.tables.panels import Laid, lay
from samsyn.vocabulary.outcomes import Period, PlanMethod

Rate = tuple[float, float, float]  # estimate, low, high
READINGS = 8  # times at which it is told how the answer stood
MOST_OTHERS = 20  # beyond it the answer is not tried without each of them
_STOPPING = frozenset(Unfit) - {Unfit.SHORT_BEFORE, Unfit.QUIET_OTHER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """How the answer stood once some periods after the start had values."""

    until: date  # the first day of the last of them
    periods: int
    rate: Rate

    @property
    def is_told(self) -> bool:
        """Whether no change at all lies outside the interval."""
        return not self.rate[1] <= 1 <= self.rate[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What a plan gives. `found` is None while it waits, or where `stopped` says why."""

    plan: PlanText
    waits: bool = False
    stopped: tuple[Objection, ...] = ()
    is_refused: bool = False  # by the method, for a reason that no objection foresaw
    of: Trial | None = None
    found: Estimate | None = None
    rate: Rate | None = None
    varied: Sensitivity | None = None
    readings: tuple[Read, ...] = ()
    left_out_since: Rate | None = None  # with what has been left out after the freezing as well
    beside: Findings | None = None  # the series up to the horizon, beside itself and its course

    @property
    def known_from(self) -> Read | None:
        """The reading from which no change was always ruled out, None if there is none."""
        found = None
        for one in reversed(self.readings):
            if not one.is_told:
                break
            found = one
        return found


def judged(of: PlanPage) -> Judged:
    """Return what a plan gives, nothing until its last period has a value."""
    plan = of.shown.plan
    if _waits(of.own, plan):
        return Judged(plan=plan, waits=True)
    laid = _laid(plan, of.own, of.others)
    stopped = _stopped(plan, laid)
    if stopped:
        return Judged(plan=plan, stopped=stopped)
    method = _method(plan, of.own, laid)
    trial = _trial(laid)
    try:
        found = method(trial)
    except AnalysisError:
        return Judged(plan=plan, is_refused=True)
    return Judged(
        plan=plan,
        of=trial,
        found=found,
        rate=as_rate(found, trial),
        varied=_varied(plan, trial, method),
        readings=tuple(_readings(laid, method)),
        left_out_since=_since(of, method),
        beside=_beside(of),
    )


def planned_clock(of: PlanPage, found: Judged) -> Clock | None:
    """Return when the plan's least fall can be told, by what was counted before the start."""
    if found.beside is None:
        return None
    asked = Asked(
        ratio=1 - found.plan.fall_percent / 100,
        beside=Beside.OTHER if found.beside.compared else Beside.ALONE,
    )
    return clock(of.page, found.beside, asked)


def _waits(own: Followed, plan: PlanText) -> bool:
    last = Period(plan.period).first_of(plan.last_day)
    return all(one.first < last for one in own.points)


def _laid(plan: PlanText, own: Followed, others: Sequence[Followed]) -> Laid:
    """Return the series side by side; a plan that lives with gaps has them taken out."""
    compared = others if plan.method.has_group else others[: plan.method is PlanMethod.OTHER_PLACE]
    laid = lay([own, *compared], plan.first_day, until=plan.last_day)
    return laid if plan.method.has_group else laid.without_gaps()


def _stopped(plan: PlanText, laid: Laid) -> tuple[Objection, ...]:
    found = [one for one in objections(as_proposed(laid, plan.method)) if one.kind in _STOPPING]
    if not found and laid.start >= len(laid.firsts):
        return (Objection(kind=Unfit.NO_VALUES),)
    return tuple(found)


def _trial(laid: Laid) -> Trial:
    return Trial(
        outcome=laid.values, units=laid.places, periods=laid.labels, treated=(0,), start=laid.start
    )


def _method(plan: PlanText, own: Followed, laid: Laid) -> Method:
    before = [one for one in own.points if one.first in laid.firsts[: laid.start]]
    return method_of(plan, laid.numbers, spread_of(series_check(before, laid.period)))


def _varied(plan: PlanText, trial: Trial, method: Method) -> Sensitivity | None:
    if len(trial.donors) > MOST_OTHERS:
        return None
    shift = 3 if Period(plan.period) is Period.MONTH else 1
    return sensitivity(trial, method, shifts=(-shift, shift))


def _readings(laid: Laid, method: Method) -> list[Read]:
    """Return how the answer stood at some times, the horizon the last of them."""
    after = len(laid.firsts) - laid.start
    step = max(1, -(-after // READINGS))
    found = []
    for count in sorted({*range(after, 0, -step)}):
        kept = laid.of_columns(range(laid.start + count))
        with suppress(AnalysisError):
            trial = _trial(kept)
            rate = as_rate(method(trial), trial)
            if rate is not None and not np.isnan(rate).any():
                found.append(Read(until=kept.firsts[-1], periods=count, rate=rate))
    return found


def _since(of: PlanPage, method: Method) -> Rate | None:
    """Return the rate without what is left out now as well, None where nothing was added."""
    present = {one.first for one in of.page.own.points if one.is_excluded}
    fixed = {one.first for one in of.own.points if one.is_excluded}
    if not present - fixed:
        return None
    points = tuple(replace(one, is_excluded=one.first in present | fixed) for one in of.own.points)
    laid = _laid(of.shown.plan, replace(of.own, points=points), of.others)
    with suppress(AnalysisError):
        trial = _trial(laid)
        return as_rate(method(trial), trial)
    return None


def _beside(of: PlanPage) -> Findings:
    """Return the series up to the horizon beside itself, its course and the first other series."""
    plan, period = of.shown.plan, of.own.indicator.period
    points = tuple(one for one in of.own.points if period.last_of(one.first) <= plan.last_day)
    own = replace(
        of.own, points=points, indicator=replace(of.own.indicator, starts_on=plan.first_day)
    )
    other = of.others[0] if of.others and not plan.others else None
    return findings(replace(of.page, own=own, other=other))
