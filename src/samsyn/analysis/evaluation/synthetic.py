"""The others, weighted so that before the start they were as the treated place was.

A. Abadie, A. Diamond and J. Hainmueller, Synthetic control methods for comparative case studies,
Journal of the American Statistical Association 105 (2010), 493-505, doi:10.1198/jasa.2009.ap08746,
on the outcome alone; D. Arkhangelsky et al., Synthetic difference-in-differences, American Economic
Review 111 (2021), 4088-4118, doi:10.1257/aer.20190159.
"""

from dataclasses import dataclass
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

SHOWN = 5e-5  # a weight below it is none
POOR = 0.2  # of the place's own level: a gap before the start that is no fit
_LAMBDA_RIDGE = 1e-6  # in units of the noise level: only so that the solution is one
_ASSUMPTIONS = (
    Assumption.NO_OTHER_CHANGE_HERE,
    Assumption.OTHERS_UNTOUCHED,
    Assumption.SAME_COUNTING,
)


def synthetic_control(of: Trial, *, level: float = 0.95, placebos: int | None = None) -> Estimate:
    """Return the mean gap after the start between the treated and the weighted others.

    Parameters
    ----------
    of :
        Several treated units are taken as their mean.
    level : above 0 and below 1
        Of the interval.
    placebos :
        So many donors are drawn as placebos; all of them if it is not said.

    Raises
    ------
    AnalysisError
        Fewer than two units to compare with.

    Notes
    -----
    The p-value ranks the mean square gap after over before among all units, each weighted from the
    other donors. Placebos are enumerated, not drawn.
    """
    of.require_donors()
    donors = of.outcome[list(of.donors)]
    weights = simplex_weights(donors[:, : of.start].T, of.course[: of.start])
    gaps = of.course - weights @ donors
    places = placebo_places(len(donors), placebos)
    placebo_gaps = np.array(sweep(partial(_placebo_gaps, donors, of.start), places))
    own = _fit_ratio(gaps[None, :], of.start)[0]
    ratios = _fit_ratio(placebo_gaps, of.start)
    estimate = float(gaps[of.start :].mean())
    effects = placebo_gaps[:, of.start :].mean(axis=1)
    interval = placebo_interval(estimate, effects, level=level)
    return Estimate(
        method="synthetic-control",
        estimate=estimate,
        interval=interval,
        level=level,
        p_value=placebo_p(float(own), ratios),
        weights=_named(of, weights),
        pre_fit=_root_mean_square(gaps[: of.start]),
        gaps=tuple(gaps.tolist()),
        placebos=tuple(effects.tolist()),
        n={"donors": len(donors), "before": of.start, "after": len(of.periods) - of.start},
        assumptions=_ASSUMPTIONS,
        warnings=(
            *placebo_caveats(len(donors), len(places), has_interval=interval is not None),
            *_warnings(of, gaps),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ridges:
    """How much weights of units and periods are held together, and the noise that it comes from."""

    noise: float
    root_of_units: float  # zeta, in units of the outcome
    units: float
    periods: float


def synthetic_difference(
    of: Trial, *, level: float = 0.95, placebos: int | None = None
) -> Estimate:
    """Return the synthetic difference in differences, with every placebo enumerated.

    So many donors are drawn as placebos if it is said how many.

    Raises
    ------
    AnalysisError
        Fewer than two units to compare with, or fewer than two periods before the start.

    Notes
    -----
    Weights are exact; programs that stop a first-order solver early print -15.6038 for California,
    where the solution gives -15.6054. The standard error is that of the placebos at fixed ridges.
    """
    of.require_donors(3)
    donors = of.outcome[list(of.donors)]
    ridges = _ridges(donors[:, : of.start], len(of.treated), len(of.periods) - of.start)
    estimate, units, periods = _sdid(of.course, donors, of.start, ridges)
    places = placebo_places(len(donors), placebos)
    each = np.array(sweep(partial(_placebo_difference, donors, of.start, ridges), places))
    interval = placebo_interval(estimate, each, level=level)
    gaps = of.course - units @ donors
    gaps = gaps - float(periods @ gaps[: of.start])
    return Estimate(
        method="sdid",
        estimate=estimate,
        interval=interval,
        level=level,
        p_value=placebo_p(abs(estimate), np.abs(each)),
        standard_error=float(each.std()),
        weights=_named(of, units),
        time_weights={
            name: float(weight)
            for name, weight in zip(of.periods, periods, strict=False)
            if weight > SHOWN
        },
        pre_fit=_root_mean_square(gaps[: of.start] - gaps[: of.start].mean()),
        gaps=tuple(gaps.tolist()),
        placebos=tuple(each.tolist()),
        figures={"unit_ridge": ridges.root_of_units, "noise": ridges.noise},
        n={"donors": len(donors), "before": of.start, "after": len(of.periods) - of.start},
        assumptions=_ASSUMPTIONS,
        warnings=placebo_caveats(len(donors), len(places), has_interval=interval is not None),
    )


def _placebo_gaps(donors: NDArray[np.float64], start: int, place: int) -> NDArray[np.float64]:
    others = np.delete(donors, place, axis=0)
    weights = simplex_weights(others[:, :start].T, donors[place, :start])
    return np.asarray(donors[place] - weights @ others)


def _placebo_difference(
    donors: NDArray[np.float64], start: int, ridges: Ridges, place: int
) -> float:
    return _sdid(donors[place], np.delete(donors, place, axis=0), start, ridges)[0]


def _fit_ratio(gaps: NDArray[np.float64], start: int) -> NDArray[np.float64]:
    """Return the mean square gap after over before; a perfect fit before counts as a tiny one."""
    before = (gaps[:, :start] ** 2).mean(axis=1)
    after = (gaps[:, start:] ** 2).mean(axis=1)
    return np.asarray(after / np.maximum(before, 1e-12 * max(1.0, float(after.max()))))


def _ridges(before: NDArray[np.float64], treated: int, after: int) -> Ridges:
    noise = float(np.diff(before, axis=1).std(ddof=1)) if before.shape[1] > 1 else 0.0
    root = (treated * after) ** 0.25 * noise
    return Ridges(
        noise=noise,
        root_of_units=root,
        units=before.shape[1] * root**2,
        periods=before.shape[0] * (_LAMBDA_RIDGE * noise) ** 2,
    )


def _sdid(
    course: NDArray[np.float64], donors: NDArray[np.float64], start: int, ridges: Ridges
) -> tuple[float, NDArray[np.float64], NDArray[np.float64]]:
    before, after = donors[:, :start], donors[:, start:].mean(axis=1)
    units = simplex_weights(
        (before - before.mean(axis=1, keepdims=True)).T,
        course[:start] - course[:start].mean(),
        ridge=ridges.units,
    )
    periods = simplex_weights(
        before - before.mean(axis=0, keepdims=True), after - after.mean(), ridge=ridges.periods
    )
    own = course[start:].mean() - periods @ course[:start]
    return float(own - units @ (after - before @ periods)), units, periods


def _named(of: Trial, weights: NDArray[np.float64]) -> dict[str, float]:
    named = zip((of.units[place] for place in of.donors), weights.tolist(), strict=True)
    return dict(sorted((one for one in named if one[1] > SHOWN), key=lambda one: (-one[1], one[0])))


def _root_mean_square(gaps: NDArray[np.float64]) -> float:
    return float(np.sqrt((gaps**2).mean()))


def _warnings(of: Trial, gaps: NDArray[np.float64]) -> tuple[Caveat, ...]:
    found = []
    before, donors = of.course[: of.start], of.outcome[list(of.donors), : of.start]
    if _root_mean_square(gaps[: of.start]) > POOR * float(np.abs(before).mean()):
        found.append(Caveat.POOR_FIT)
    if before.mean() > donors.mean(axis=1).max() or before.mean() < donors.mean(axis=1).min():
        found.append(Caveat.OUTSIDE_THE_OTHERS)
    if of.start < len(donors):
        found.append(Caveat.SHORT_BEFORE)
    return tuple(found)
