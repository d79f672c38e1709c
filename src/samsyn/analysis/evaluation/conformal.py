"""One place and few others: the gap after the start ranked among all spans of the same length.

Under a supposed effect the weights are found on all periods, and the gaps are turned round in time,
so that a month like the one before stays beside it. V. Chernozhukov, K. Wüthrich and Y. Zhu, An
exact and robust conformal inference method for counterfactual and synthetic controls, Journal of
the American Statistical Association 116 (2021), 1849-1864, doi:10.1080/01621459.2021.1920957.
"""

from math import floor

import numpy as np
from numpy.typing import NDArray

from samsyn.analysis.evaluation.estimates import Assumption, Caveat, Estimate, Trial
from samsyn.analysis.evaluation.simplex import simplex_weights

Floats = NDArray[np.float64]
_TRIED = 81  # effects, on either side of the estimate as far as outcomes reach


def conformal_control(of: Trial, *, level: float = 0.95) -> Estimate:
    """Return the mean gap beside a synthetic control, with chance from time and not from places.

    The smallest p-value is one over the number of periods; where that is above 1 - level, there is
    no interval. It serves where there are too few others for placebos, such as police regions.

    Raises
    ------
    AnalysisError
        Fewer than two units to compare with.
    """
    of.require_donors()
    donors, after = of.outcome[list(of.donors)], len(of.periods) - of.start
    before = simplex_weights(donors[:, : of.start].T, of.course[: of.start])
    gaps = of.course - before @ donors
    estimate = float(gaps[of.start :].mean())
    p_value = _p_value(of.course, donors, after, 0.0)
    interval, is_open = None, False
    if floor((1 - level) * len(of.periods) + 1e-9) >= 1:
        interval, is_open = _interval(of, donors, after, level)
    warnings = [Caveat.FEW_PERIODS] if interval is None else []
    if is_open:
        warnings.append(Caveat.OPEN_INTERVAL)
    named = zip((of.units[place] for place in of.donors), before.tolist(), strict=True)
    weights = sorted((one for one in named if one[1] > 0), key=lambda one: (-one[1], one[0]))
    return Estimate(
        method="conformal",
        estimate=estimate,
        interval=interval,
        level=level,
        p_value=p_value,
        weights=dict(weights),
        pre_fit=float(np.sqrt((gaps[: of.start] ** 2).mean())),
        gaps=tuple(gaps.tolist()),
        figures={"smallest_p": 1 / len(of.periods)},
        n={"donors": len(donors), "before": of.start, "after": after},
        assumptions=(
            Assumption.TREND_GOES_ON,
            Assumption.NO_OTHER_CHANGE_HERE,
            Assumption.OTHERS_UNTOUCHED,
            Assumption.SAME_COUNTING,
        ),
        warnings=tuple(warnings),
    )


def _p_value(course: Floats, donors: Floats, after: int, effect: float) -> float:
    undone = course.copy()
    undone[-after:] -= effect
    gaps = np.abs(undone - simplex_weights(donors.T, undone) @ donors)
    sums = np.concatenate([[0.0], np.concatenate([gaps, gaps]).cumsum()])
    spans = sums[after : after + len(gaps)] - sums[: len(gaps)]
    own = float(gaps[-after:].sum())
    return float((spans >= own - 1e-9 * max(1.0, own)).mean())


def _interval(
    of: Trial, donors: Floats, after: int, level: float
) -> tuple[tuple[float, float] | None, bool]:
    reach = float(np.ptp(of.outcome)) or 1.0
    middle = float((of.course - donors.mean(axis=0))[of.start :].mean())
    tried = np.linspace(middle - reach, middle + reach, _TRIED)
    kept = [
        effect
        for effect in tried.tolist()
        if _p_value(of.course, donors, after, effect) > 1 - level + 1e-12
    ]
    if not kept:
        return None, False
    step = float(tried[1] - tried[0])
    return (kept[0] - step, kept[-1] + step), kept[0] == tried[0] or kept[-1] == tried[-1]
