"""Whether the values of series can bear a design."""

from collections.abc import Sequence
from datetime import date

from samsyn.analysis.evaluation import Objection, Proposed, Wanted, objections
from samsyn.office.outcomes.queries import Followed
from samsyn.office.outcomes.tables.findings import DRIFT, series_check, spread_of
from samsyn.office.outcomes.tables.panels import Laid, lay
from samsyn.vocabulary.outcomes import Period, PlanMethod

RANKED = 19  # others: with fewer no rank is as rare as one in twenty
_PERIODS = 20  # the same, where chance is taken from time


def proposed_method(others: int) -> PlanMethod:
    """Return how a design should be judged: the default, unless the others are too few for it."""
    return PlanMethod.MATCHED if others >= RANKED else PlanMethod.CONFORMAL


def judged_design(
    series: Sequence[Followed],
    method: PlanMethod,
    *,
    starts_on: date,
    horizon: date,
    fall_percent: int,
) -> tuple[Objection, ...]:
    """Return every reason why the series cannot bear a design; the one that is judged is first."""
    laid = lay(series, starts_on)
    own = [one for one in series[0].points if not one.is_excluded and one.first < starts_on]
    return objections(
        as_proposed(laid, method),
        Wanted(
            ratio=1 - fall_percent / 100,
            months_after=Period.MONTH.number(horizon) - Period.MONTH.number(starts_on) + 1,
            dispersion=spread_of(series_check(own, laid.period)),
            drift=DRIFT,
        ),
    )


def as_proposed(laid: Laid, method: PlanMethod) -> Proposed:
    """Return series side by side as the analysis looks them through."""
    return Proposed(
        values=laid.values,
        places=laid.places,
        periods=laid.labels,
        start=laid.start,
        months=laid.period.months,
        least_others=method.least_others,
    )
