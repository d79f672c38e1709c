"""Synthetic control whose gap before the start is taken away by a regression: the augmented one.

E. Ben-Michael, A. Feller and J. Rothstein, The augmented synthetic control method, Journal of the
American Statistical Association 116 (2021), 1789-1803, doi:10.1080/01621459.2021.1929245. Where the
weighted others fit, nothing is changed; where they do not, weights below 0 draw the line further
than the others ever were. How strongly they may is chosen by leaving out single periods before.
"""

from functools import partial

import numpy as np
from numpy.typing import NDArray

from samsyn.analysis.evaluation.estimates import Assumption, Caveat, Estimate, Trial
from samsyn.analysis.evaluation.placebos import (
    placebo_caveats,
    placebo_interval,
    placebo_p,
    placebo_places,
)
from samsyn.analysis.evaluation.simplex import simplex_weights
from samsyn.analysis.sweeps import sweep

Floats = NDArray[np.float64]
_RIDGES, _LEAST = 20, 1e-8  # tried, down to this share of the largest


def augmented_control(
    of: Trial,
    *,
    ridge: float | None = None,
    level: float = 0.95,
    placebos: int | None = None,
) -> Estimate:
    """Return the mean gap after the start beside an augmented synthetic control.

    Parameters
    ----------
    of :
        Several treated units are taken as their mean.
    ridge : above 0
        How strongly the regression is held back; chosen by leaving out periods if not given. It is
        the same for every placebo.
    level : above 0 and below 1
        Of the interval.
    placebos :
        So many donors are drawn as placebos; all of them if it is not said.

    Raises
    ------
    AnalysisError
        Fewer than three units to compare with.
    """
    of.require_donors(3)
    donors = of.outcome[list(of.donors)]
    held = ridge if ridge is not None else chosen_ridge(of.course, donors, of.start)
    weights, plain = augmented_weights(of.course, donors, of.start, held)
    gaps = of.course - weights @ donors
    places = placebo_places(len(donors), placebos)
    each = np.array(sweep(partial(_placebo_effect, donors, of.start, held), places))
    estimate = float(gaps[of.start :].mean())
    interval = placebo_interval(estimate, each, level=level)
    named = zip((of.units[place] for place in of.donors), weights.tolist(), strict=True)
    before = of.course[: of.start]
    return Estimate(
        method="augmented",
        estimate=estimate,
        interval=interval,
        level=level,
        p_value=placebo_p(abs(estimate), np.abs(each)),
        weights=dict(sorted(named, key=lambda one: (-one[1], one[0]))),
        pre_fit=float(np.sqrt((gaps[: of.start] ** 2).mean())),
        gaps=tuple(gaps.tolist()),
        placebos=tuple(each.tolist()),
        figures={
            "ridge": held,
            "below_0": float(-weights[weights < 0].sum()),
            "plain_fit": float(np.sqrt(((before - plain @ donors[:, : of.start]) ** 2).mean())),
        },
        n={"donors": len(donors), "before": of.start, "after": len(of.periods) - of.start},
        assumptions=(
            Assumption.NO_OTHER_CHANGE_HERE,
            Assumption.OTHERS_UNTOUCHED,
            Assumption.SAME_COUNTING,
        ),
        warnings=(
            *placebo_caveats(len(donors), len(places), has_interval=interval is not None),
            *_warnings(weights, of.start),
        ),
    )


def augmented_weights(
    course: Floats, donors: Floats, start: int, ridge: float
) -> tuple[Floats, Floats]:
    """Return augmented weights, which sum to one, and those of the plain synthetic control."""
    before = donors[:, :start].T
    plain = simplex_weights(before, course[:start])
    centred = before - before.mean(axis=1, keepdims=True)
    left = course[:start] - before @ plain
    # Periods are fewer than donors or more; the smaller system of the two is solved.
    if start <= len(donors):
        turned = np.linalg.solve(centred @ centred.T + ridge * np.eye(start), left)
        return plain + centred.T @ turned, plain
    small = centred.T @ centred + ridge * np.eye(len(donors))
    return plain + np.linalg.solve(small, centred.T @ left), plain


def chosen_ridge(course: Floats, donors: Floats, start: int) -> float:
    """Return the ridge whose prediction of periods before, each left out in turn, is best."""
    before = donors[:, :start]
    largest = float(np.linalg.norm(before - before.mean(axis=0), 2)) ** 2 or 1.0
    tried = largest * np.geomspace(1.0, _LEAST, _RIDGES)
    lost = np.zeros(_RIDGES)
    for period in range(start):
        kept = np.delete(np.arange(start), period)
        if not len(kept):
            return largest
        lost += _losses(course, before, kept, period, tried)
    return float(tried[int(lost.argmin())])


def _losses(
    course: Floats, before: Floats, kept: NDArray[np.int64], period: int, tried: Floats
) -> Floats:
    """Return the squared error of one left-out period for every ridge."""
    rows = before[:, kept].T
    plain = simplex_weights(rows, course[kept])
    means = rows.mean(axis=1, keepdims=True)
    u, values, v = np.linalg.svd(rows - means, full_matrices=False)
    along = u.T @ (course[kept] - rows @ plain)
    ahead = v @ before[:, period]
    added = (values / (values**2 + tried[:, None]) * along) @ ahead
    return np.asarray((course[period] - plain @ before[:, period] - added) ** 2)


def _placebo_effect(donors: NDArray[np.float64], start: int, ridge: float, place: int) -> float:
    return _effect(donors[place], np.delete(donors, place, axis=0), start, ridge)


def _effect(course: Floats, donors: Floats, start: int, ridge: float) -> float:
    weights, _ = augmented_weights(course, donors, start, ridge)
    return float((course - weights @ donors)[start:].mean())


def _warnings(weights: Floats, before: int) -> tuple[Caveat, ...]:
    found = []
    if (weights < 0).any():
        found.append(Caveat.BEYOND_THE_OTHERS)
    if before < len(weights):
        found.append(Caveat.SHORT_BEFORE)
    return tuple(found)
