"""The methods of a frozen plan, each as a function of a trial."""

from collections.abc import Callable, Mapping
from functools import partial
from math import inf

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation import (
    Assumption,
    Caveat,
    Estimate,
    Trial,
    augmented_control,
    before_after,
    conformal_control,
    difference_in_differences,
    interrupted_series,
    matched_change,
    synthetic_control,
    synthetic_difference,
)
from samsyn.analysis.monitoring import against_another, course_before
from samsyn.office.outcomes.rules import PlanText
from samsyn.office.outcomes.tables.findings import DRIFT
from samsyn.vocabulary.outcomes import Period, PlanMethod

Method = Callable[[Trial], Estimate]
_WAVES = 2  # of a season
_GROUP: Mapping[PlanMethod, Method] = {
    PlanMethod.BEFORE_AFTER: before_after,
    PlanMethod.DIFFERENCES: difference_in_differences,
    PlanMethod.SYNTHETIC_CONTROL: synthetic_control,
    PlanMethod.AUGMENTED: augmented_control,
    PlanMethod.SYNTHETIC_DIFFERENCE: synthetic_difference,
    PlanMethod.CONFORMAL: conformal_control,
}


def method_of(plan: PlanText, numbers: Mapping[str, int], spread: float) -> Method:
    """Return the plan's method. `numbers` places its periods; `spread` is their dispersion."""
    period = Period(plan.period)
    if plan.method is PlanMethod.MATCHED:
        return partial(matched_change, seed=plan.seed)
    if plan.method is PlanMethod.COURSE:
        return partial(_course, numbers=numbers, a_year=period.a_year, spread=spread)
    if plan.method is PlanMethod.OTHER_PLACE:
        return partial(_other_place, spread=spread)
    if plan.method is PlanMethod.INTERRUPTED:
        waves = _WAVES if period is Period.MONTH else 0
        return partial(interrupted_series, harmonics=waves, periods_a_year=period.a_year)
    return _GROUP[plan.method]


def as_rate(found: Estimate, of: Trial) -> tuple[float, float, float] | None:
    """Return an estimate and its interval as rates over what was expected; None without interval.

    A change a period is set against what was seen after the start: expected is seen less change.
    """
    if found.interval is None:
        return None
    low, high = found.interval
    if found.is_ratio:
        return found.estimate, low, high
    seen = float(of.course[of.start :].mean())
    ratio, least, most = (_over(seen, change) for change in (found.estimate, low, high))
    return ratio, least, most


def _over(seen: float, change: float) -> float:
    expected = seen - change
    return seen / expected if expected > 0 else inf


def _course(of: Trial, *, numbers: Mapping[str, int], a_year: int, spread: float) -> Estimate:
    """Return the count after the start over what the course before would have led to."""
    own = [(numbers[label], int(value)) for label, value in zip(of.periods, of.course, strict=True)]
    found = course_before(own[: of.start], own[of.start :], a_year=a_year, dispersion=spread)
    return Estimate(
        method="course",
        estimate=found.against,
        is_ratio=True,
        interval=(found.against_low, found.against_high),
        level=found.level,
        figures={
            "a_year": found.a_year,
            "expected_after": found.expected_after,
            "dispersion": spread,
        },
        n={"before": of.start, "after": len(of.periods) - of.start},
        assumptions=(
            Assumption.TREND_GOES_ON,
            Assumption.NOTHING_ELSE_CHANGED,
            Assumption.SAME_COUNTING,
        ),
        warnings=(Caveat.NO_COMPARISON,),
    )


def _other_place(of: Trial, *, spread: float) -> Estimate:
    """Return the rate ratio over that of one other place, with room for places that drift apart."""
    if not of.donors:
        raise AnalysisError("There is no other place to compare with.")
    rows = of.outcome[of.treated[0]], of.outcome[of.donors[0]]
    own, other = ((int(row[: of.start].sum()), int(row[of.start :].sum())) for row in rows)
    found = against_another(own, other, dispersion=spread, drift=DRIFT)
    return Estimate(
        method="other_place",
        estimate=found.ratio,
        is_ratio=True,
        interval=(found.low, found.high),
        weights={of.units[of.donors[0]]: 1.0},
        figures={"dispersion": spread, "drift": DRIFT},
        n={"before": of.start, "after": len(of.periods) - of.start},
        assumptions=(
            Assumption.SAME_COURSE,
            Assumption.NO_OTHER_CHANGE_HERE,
            Assumption.OTHERS_UNTOUCHED,
            Assumption.SAME_COUNTING,
        ),
        warnings=(Caveat.FEW_CARRY_WEIGHT,),
    )
