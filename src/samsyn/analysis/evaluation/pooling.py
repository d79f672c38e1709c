"""Several studies as one answer, with what they differ by beyond chance.

Random effects: R. DerSimonian and N. Laird, Controlled Clinical Trials 7 (1986), 177-188,
doi:10.1016/0197-2456(86)90046-2; restricted likelihood and Paule-Mandel: W. Viechtbauer, Journal of
Educational and Behavioral Statistics 30 (2005), 261-293, doi:10.3102/10769986030003261; interval:
G. Knapp and J. Hartung, Statistics in Medicine 22 (2003), 2693-2710, doi:10.1002/sim.1482; range of
a new study: J. P. T. Higgins et al., Journal of the Royal Statistical Society A 172 (2009),
137-159, doi:10.1111/j.1467-985X.2008.00552.x.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import brentq, minimize_scalar
from scipy.special import chdtrc, ndtri, stdtr, stdtrit

from samsyn.analysis.errors import AnalysisError

Floats = NDArray[np.float64]
FEW_STUDIES = 5  # below it what studies differ by is hardly known


class Between(Enum):
    """How the variance between studies is estimated."""

    DERSIMONIAN_LAIRD = "dersimonian_laird"
    RESTRICTED_LIKELIHOOD = "restricted_likelihood"
    PAULE_MANDEL = "paule_mandel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooled:
    """The mean of studies, in the unit of their estimates, such as a log rate ratio."""

    estimate: float
    standard_error: float  # without Hartung and Knapp's correction
    corrected_error: float  # with it
    between: float  # variance between studies (tau squared)
    interval: tuple[float, float]  # Hartung and Knapp
    new_study: tuple[float, float] | None  # where the effect of another would lie; from 3 on
    level: float
    p_value: float
    heterogeneity_p: float  # of Cochran's Q
    share_between: float  # I squared, 0 to 1
    studies: int

    @property
    def is_few(self) -> bool:
        """Whether so few studies hardly tell what they differ by."""
        return self.studies < FEW_STUDIES


def pool(
    estimates: ArrayLike,
    errors: ArrayLike,
    *,
    between: Between = Between.RESTRICTED_LIKELIHOOD,
    level: float = 0.95,
) -> Pooled:
    """Return studies as one.

    Parameters
    ----------
    estimates, errors : shape (studies,)
        Each study's estimate (logarithms of ratios) and standard error.
    between :
        How the variance between them is estimated.
    level : above 0 and below 1
        Of the intervals.

    Raises
    ------
    AnalysisError
        Fewer than two studies, or an error that is not above 0.
    """
    values, variances = np.asarray(estimates, np.float64), np.asarray(errors, np.float64) ** 2
    if len(values) < 2 or values.shape != variances.shape:  # noqa: PLR2004
        raise AnalysisError("At least two studies are needed, each with its standard error.")
    if not (np.isfinite(values).all() and np.isfinite(variances).all() and (variances > 0).all()):
        raise AnalysisError("Every study needs an estimate, and a standard error above 0.")
    if not 0 < level < 1:
        raise AnalysisError(f"The level {level:g} is not between 0 and 1.")
    spread = _BETWEEN[between](values, variances)
    mean, error = _mean(values, variances, spread)
    freedom = len(values) - 1
    weights = 1 / (variances + spread)
    corrected = float(np.sqrt((weights * (values - mean) ** 2).sum() / (freedom * weights.sum())))
    reach = float(stdtrit(freedom, (1 + level) / 2))
    q = _q(values, variances, 0.0)
    further = None
    if freedom > 1:
        far = float(stdtrit(freedom - 1, (1 + level) / 2)) * float(np.sqrt(spread + error**2))
        further = mean - far, mean + far
    return Pooled(
        estimate=mean,
        standard_error=error,
        corrected_error=corrected,
        between=spread,
        interval=(mean - reach * corrected, mean + reach * corrected),
        new_study=further,
        level=level,
        p_value=float(2 * stdtr(freedom, -abs(mean) / corrected)) if corrected else 1.0,
        heterogeneity_p=float(chdtrc(freedom, q)),
        share_between=max(0.0, (q - freedom) / q) if q else 0.0,
        studies=len(values),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WithPrior:
    """A site's own estimate drawn towards what other studies found; a sensitivity, no answer."""

    estimate: float
    standard_error: float
    interval: tuple[float, float]
    level: float
    weight_of_own: float  # 0 to 1: how much of the estimate is the site's own


def with_prior(
    estimate: float, error: float, prior: Pooled, *, inflate: float = 1.0, level: float = 0.95
) -> WithPrior:
    """Return what the site's estimate and published studies say together.

    Parameters
    ----------
    estimate, error :
        The site's own, in the unit of the studies.
    prior :
        The studies; a new one is expected around their mean with their variance between.
    inflate : 1 or more
        How many times the prior's variance is enlarged, since published studies are weak in design
        and small effects stay unpublished.
    level : above 0 and below 1
        Of the interval.

    Raises
    ------
    AnalysisError
        The error is not above 0, or the prior would be made surer than it is.
    """
    if error <= 0 or inflate < 1:
        raise AnalysisError("The error must be above 0, and a prior is never made surer.")
    variance = inflate * (prior.between + prior.corrected_error**2)
    own = variance / (variance + error**2)
    mean = own * estimate + (1 - own) * prior.estimate
    together = float(np.sqrt(own) * error)
    reach = float(ndtri((1 + level) / 2)) * together
    return WithPrior(
        estimate=mean,
        standard_error=together,
        interval=(mean - reach, mean + reach),
        level=level,
        weight_of_own=own,
    )


def _mean(values: Floats, variances: Floats, spread: float) -> tuple[float, float]:
    weights = 1 / (variances + spread)
    return float(weights @ values / weights.sum()), float(np.sqrt(1 / weights.sum()))


def _q(values: Floats, variances: Floats, spread: float) -> float:
    weights = 1 / (variances + spread)
    return float((weights * (values - _mean(values, variances, spread)[0]) ** 2).sum())


def _dersimonian_laird(values: Floats, variances: Floats) -> float:
    weights = 1 / variances
    scale = weights.sum() - (weights**2).sum() / weights.sum()
    return max(0.0, (_q(values, variances, 0.0) - (len(values) - 1)) / float(scale))


def _paule_mandel(values: Floats, variances: Floats) -> float:
    freedom = len(values) - 1

    def beyond(spread: float) -> float:
        return _q(values, variances, spread) - freedom

    if beyond(0.0) <= 0:
        return 0.0
    return float(brentq(beyond, 0.0, _most(values), xtol=1e-14, rtol=1e-14))


def _restricted_likelihood(values: Floats, variances: Floats) -> float:
    def lost(root: float) -> float:
        total = variances + root**2
        weights = 1 / total
        logs = np.log(total).sum() + np.log(weights.sum())
        return float(0.5 * (logs + _q(values, variances, root**2)))

    top = float(np.sqrt(_most(values)))
    found = minimize_scalar(lost, bounds=(0.0, top), method="bounded", options={"xatol": 1e-12})
    return 0.0 if lost(0.0) <= found.fun else float(found.x) ** 2


def _most(values: Floats) -> float:
    return max(10 * float(values.var(ddof=1)), 1e-8) * len(values)


_BETWEEN = {
    Between.DERSIMONIAN_LAIRD: _dersimonian_laird,
    Between.RESTRICTED_LIKELIHOOD: _restricted_likelihood,
    Between.PAULE_MANDEL: _paule_mandel,
}
