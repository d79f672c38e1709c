"""Sites side by side without a ranking: who lies outside what chance alone explains.

D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24
(2005), 1185-1202, doi:10.1002/sim.1970; overdispersion from its winsorised z-scores.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy.special import pdtr, pdtrc

from samsyn.analysis.errors import AnalysisError

LEVELS = (0.95, 0.998)
_WINSORISED = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelSite:
    """One site: what it had, what its size would have given it, and the limits of chance."""

    name: str
    count: int
    expected: float
    limits: tuple[tuple[float, float], ...]  # for each level, in events
    outside: float | None  # the widest level beyond which it lies, or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """All sites in the order given, and how much more they differ than chance alone explains."""

    sites: tuple[FunnelSite, ...]
    rate: float  # events per unit of exposure, all sites together
    dispersion: float  # 1 or more: by which the limits are widened, squared


def funnel(
    names: Sequence[str],
    counts: Sequence[int],
    exposures: Sequence[float],
    *,
    widened: bool = True,
) -> Funnel:
    """Return each site beside what its exposure would have given it at the common rate.

    Parameters
    ----------
    names, counts, exposures : shape (sites,)
        Exposure is above 0, such as inhabitants times years.
    widened :
        Whether limits grow where sites differ more than chance explains.

    Raises
    ------
    AnalysisError
        Lengths differ, fewer than two sites, a negative count or an exposure not above 0.
    """
    if not len(names) == len(counts) == len(exposures):
        raise AnalysisError("Give a count and an exposure for every site.")
    if len(names) < 2:  # noqa: PLR2004  nothing to compare
        raise AnalysisError("A funnel compares at least two sites.")
    for name, count, exposure in zip(names, counts, exposures, strict=True):
        if count < 0 or not exposure > 0:
            raise AnalysisError(f"{name} needs a count of 0 or more and an exposure above 0.")
    rate = sum(counts) / sum(exposures)
    dispersion = _dispersion(counts, [rate * one for one in exposures]) if widened else 1.0
    return Funnel(
        sites=tuple(
            _site(name, count, rate * exposure, dispersion)
            for name, count, exposure in zip(names, counts, exposures, strict=True)
        ),
        rate=rate,
        dispersion=dispersion,
    )


def poisson_limits(expected: float, level: float) -> tuple[float, float]:
    """Return the counts between which a Poisson count lies with at least this probability."""
    if expected == 0:
        return 0.0, 0.0
    tail = (1 - level) / 2
    counts = np.arange(int(expected + 12 * sqrt(expected) + 30))
    low = counts[pdtr(counts, expected) > tail][0]
    high = counts[pdtrc(counts, expected) <= tail][0]
    return float(low), float(high)


def _site(name: str, count: int, expected: float, dispersion: float) -> FunnelSite:
    limits = []
    for level in LEVELS:
        low, high = poisson_limits(expected, level)
        wider = sqrt(dispersion)
        limits.append(
            (max(0.0, expected - (expected - low) * wider), expected + (high - expected) * wider)
        )
    beyond = [
        level for level, (low, high) in zip(LEVELS, limits, strict=True) if not low <= count <= high
    ]
    return FunnelSite(
        name=name,
        count=count,
        expected=expected,
        limits=tuple(limits),
        outside=max(beyond, default=None),
    )


def _dispersion(counts: Sequence[int], expected: Sequence[float]) -> float:
    """Return the mean square of z-scores with their tenths at each end drawn in; at least 1."""
    seen, mean = np.asarray(counts, dtype=np.float64), np.asarray(expected)
    if not mean.all():
        return 1.0
    scores = 2 * (np.sqrt(seen) - np.sqrt(mean))  # of steady variance for small counts too
    low, high = np.quantile(scores, [_WINSORISED, 1 - _WINSORISED])
    phi = float((np.clip(scores, low, high) ** 2).mean())
    # Chance alone counts as chance: widened only beyond what so many sites would show.
    return phi if phi > 1 + 2 * sqrt(2 / len(scores)) else 1.0
