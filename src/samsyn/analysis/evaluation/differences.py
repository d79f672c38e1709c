"""Before and after, difference in differences, and the weighted displacement difference."""

from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation.estimates import Assumption, Caveat, Estimate, Trial
from samsyn.analysis.evaluation.placebos import placebo_interval, placebo_p
from samsyn.analysis.monitoring import compare_counts


def before_after(of: Trial, *, level: float = 0.95) -> Estimate:
    """Return the rate ratio of counts after and before. It is shown as a warning, not as an effect.

    Raises
    ------
    AnalysisError
        The outcome is not counts.
    """
    counts = of.outcome[list(of.treated)]
    if (counts < 0).any() or (counts != np.floor(counts)).any():
        raise AnalysisError(
            "Before and after is about counts of 0 or more; other values were given."
        )
    before, after = counts[:, : of.start], counts[:, of.start :]
    found = compare_counts(
        int(after.sum()),
        int(before.sum()),
        later_exposure=after.shape[1],
        earlier_exposure=before.shape[1],
        level=level,
    )
    return Estimate(
        method="before-after",
        estimate=found.ratio.ratio if found.ratio.ratio is not None else float("nan"),
        is_ratio=True,
        interval=(found.ratio.low, found.ratio.high),
        level=level,
        p_value=found.p_e_test,
        n={"before": int(before.sum()), "after": int(after.sum())},
        assumptions=(
            Assumption.NOTHING_ELSE_CHANGED,
            Assumption.INDEPENDENT_COUNTS,
            Assumption.SAME_COUNTING,
        ),
        warnings=(Caveat.NO_COMPARISON,),
    )


def difference_in_differences(of: Trial, *, level: float = 0.95) -> Estimate:
    """Return the change of the treated less that of the others, ranked among placebos.

    Raises
    ------
    AnalysisError
        Fewer than two units to compare with.
    """
    of.require_donors()
    donors = of.outcome[list(of.donors)]
    change = _change(donors, of.start)
    own = float(_change(of.course[None, :], of.start)[0])
    estimate = own - float(change.mean())
    others = (change.sum() - change) / (len(change) - 1)
    placebos = change - others
    interval = placebo_interval(estimate, placebos, level=level)
    return Estimate(
        method="did",
        estimate=estimate,
        interval=interval,
        level=level,
        p_value=placebo_p(abs(estimate), np.abs(placebos)),
        gaps=tuple((of.course - donors.mean(axis=0)).tolist()),
        placebos=tuple(placebos.tolist()),
        n={"donors": len(change), "before": of.start, "after": len(of.periods) - of.start},
        assumptions=(
            Assumption.SAME_COURSE,
            Assumption.NO_OTHER_CHANGE_HERE,
            Assumption.OTHERS_UNTOUCHED,
            Assumption.SAME_COUNTING,
        ),
        warnings=() if interval else (Caveat.FEW_DONORS,),
    )


def weighted_displacement_difference(
    treated: tuple[float, float],
    control: tuple[float, float],
    displacement: tuple[float, float] = (0.0, 0.0),
    displacement_control: tuple[float, float] = (0.0, 0.0),
    *,
    level: float = 0.95,
) -> Estimate:
    """Return the change of a place and the ring around it, less that of their comparisons.

    Parameters
    ----------
    treated, control, displacement, displacement_control :
        Counts before and after, of the place, its comparison, the ring, and the ring's comparison.
    level : above 0 and below 1
        Of the interval.

    Raises
    ------
    AnalysisError
        A count is negative.

    Notes
    -----
    A. P. Wheeler and J. H. Ratcliffe, A simple weighted displacement difference test to evaluate
    place based crime interventions, Crime Science 7:11 (2018), doi:10.1186/s40163-018-0085-5. Its
    standard error takes counts as independent; where places vary more, it covers too rarely.

    Examples
    --------
    >>> found = weighted_displacement_difference((207, 110), (308, 318), (178, 157), (150, 140))
    >>> found.estimate, round(found.standard_error, 5)
    (-118.0, 39.59798)
    """
    pairs = (treated, control, displacement, displacement_control)
    if any(count < 0 for pair in pairs for count in pair):
        raise AnalysisError("A count is negative; a count is 0 or more.")
    changes = [after - before for before, after in pairs]
    estimate = float(changes[0] - changes[1] + changes[2] - changes[3])
    error = sqrt(sum(count for pair in pairs for count in pair))
    reach = float(ndtri((1 + level) / 2)) * error
    return Estimate(
        method="wdd",
        estimate=estimate,
        interval=(estimate - reach, estimate + reach),
        level=level,
        p_value=float(2 * ndtr(-abs(estimate) / error)) if error else 1.0,
        standard_error=error,
        assumptions=(
            Assumption.SAME_COURSE,
            Assumption.NO_OTHER_CHANGE_HERE,
            Assumption.INDEPENDENT_COUNTS,
            Assumption.SAME_COUNTING,
        ),
        warnings=(Caveat.MORE_THAN_CHANCE,),
    )


def _change(rows: NDArray[np.float64], start: int) -> NDArray[np.float64]:
    return np.asarray(rows[:, start:].mean(axis=1) - rows[:, :start].mean(axis=1))
