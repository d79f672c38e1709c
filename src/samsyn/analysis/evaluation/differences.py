"""Before and after, and difference in differences."""

import numpy as np
from numpy.typing import NDArray

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation.estimates import Assumption, Caveat, Estimate, Trial
from samsyn.analysis.evaluation.placebos import (
    placebo_caveats,
    placebo_interval,
    placebo_p,
    placebo_places,
)
from samsyn.analysis.monitoring import compare_counts


def before_after(of: Trial, *, level: float = 0.95) -> Estimate:
    """Return the rate ratio of counts after and before. It is shown as a warning, not as an effect.

    Raises
    ------
    AnalysisError
        The outcome is not counts, or nothing happened before.
    """
    counts = of.outcome[list(of.treated)]
    if (counts < 0).any() or (counts != np.floor(counts)).any():
        raise AnalysisError(
            "Before and after is about counts of 0 or more; other values were given."
        )
    before, after = counts[:, : of.start], counts[:, of.start :]
    if not before.any():
        raise AnalysisError("Nothing happened before the start: no ratio can be had.")
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


def difference_in_differences(
    of: Trial, *, level: float = 0.95, placebos: int | None = None
) -> Estimate:
    """Return the change of the treated less that of the others, ranked among placebos.

    So many donors are drawn as placebos; all of them if it is not said.

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
    places = placebo_places(len(change), placebos)
    each = (change - others)[places]
    interval = placebo_interval(estimate, each, level=level)
    return Estimate(
        method="did",
        estimate=estimate,
        interval=interval,
        level=level,
        p_value=placebo_p(abs(estimate), np.abs(each)),
        gaps=tuple((of.course - donors.mean(axis=0)).tolist()),
        placebos=tuple(each.tolist()),
        n={"donors": len(change), "before": of.start, "after": len(of.periods) - of.start},
        assumptions=(
            Assumption.SAME_COURSE,
            Assumption.NO_OTHER_CHANGE_HERE,
            Assumption.OTHERS_UNTOUCHED,
            Assumption.SAME_COUNTING,
        ),
        warnings=placebo_caveats(len(change), len(places), has_interval=interval is not None),
    )


def _change(rows: NDArray[np.float64], start: int) -> NDArray[np.float64]:
    return np.asarray(rows[:, start:].mean(axis=1) - rows[:, :start].mean(axis=1))
