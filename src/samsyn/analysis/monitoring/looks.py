"""Planned looks at a count, with the chance of a false alarm over all of them computed exactly.

M. Kulldorff et al., A maximized sequential probability ratio test for drug and vaccine safety
surveillance, Sequential Analysis 30 (2011), 58-78, doi:10.1080/07474946.2011.539924. The chance is
summed over all courses that the count can take, look by look; nothing is simulated.

A look raises an alarm where the statistic is *above* the critical value, not where it equals it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, xlogy

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.monitoring.charts_of_change import Direction

_SPREAD = 14  # standard deviations beyond which no count is followed


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary:
    """A critical value, what it really costs, and the count of each look that raises an alarm."""

    critical: float  # of the log likelihood ratio; an alarm is above it
    alpha: float  # chance of any alarm where nothing changes: at most what was asked for
    alarm_counts: tuple[int | None, ...]  # at most (decrease) or at least (increase) so many


def boundary(
    expected: Sequence[float], *, alpha: float = 0.05, direction: Direction = Direction.DECREASE
) -> Boundary:
    """Return the lowest critical value whose false alarms stay within `alpha`.

    Parameters
    ----------
    expected : events of each look, above 0
        What would come between one look and the next without change.
    alpha : above 0 and below 1
        Chance of any false alarm that is allowed for.
    direction :
        Which change is looked for.

    Raises
    ------
    AnalysisError
        No look, nothing expected at a look, or alpha that is no share.
    """
    means = _checked(expected)
    if not 0 < alpha < 1:
        raise AnalysisError(f"alpha is {alpha:g} and must lie between 0 and 1.")
    together = means.cumsum()
    values = np.unique(
        np.concatenate([_ratio(np.arange(_most(mean) + 1), mean, direction) for mean in together])
    )
    low, high = 0, len(values) - 1  # above the last value nothing can raise an alarm
    while low < high:
        middle = (low + high) // 2
        if false_alarms(means, values[middle], direction=direction) <= alpha:
            high = middle
        else:
            low = middle + 1
    critical = float(values[low])
    return Boundary(
        critical=critical,
        alpha=false_alarms(means, critical, direction=direction),
        alarm_counts=tuple(_alarm_count(mean, critical, direction) for mean in together),
    )


def false_alarms(
    expected: Sequence[float] | NDArray[np.float64], critical: float, *, direction: Direction
) -> float:
    """Return the chance that any look raises an alarm where nothing changes."""
    means = _checked(expected)
    together = means.cumsum()
    most = _most(float(together[-1]))
    counts = np.arange(most + 1)
    course = np.zeros(most + 1)
    course[0] = 1.0
    alarmed = 0.0
    for mean, whole in zip(means, together, strict=True):
        step = np.exp(xlogy(counts, mean) - mean - gammaln(counts + 1))
        course = np.convolve(course, step)[: most + 1]
        alarm = _ratio(counts, whole, direction) > critical
        alarmed += float(course[alarm].sum())
        course[alarm] = 0.0
    return alarmed


def _checked(expected: Sequence[float] | NDArray[np.float64]) -> NDArray[np.float64]:
    means = np.asarray(expected, dtype=np.float64)
    if not len(means) or not (means > 0).all():
        raise AnalysisError("Plan at least one look, with something expected at each.")
    return means


def _most(mean: float) -> int:
    return int(mean + _SPREAD * sqrt(mean) + 30)


def _ratio(counts: NDArray[np.int64], mean: float, direction: Direction) -> NDArray[np.float64]:
    gain = xlogy(counts, counts / mean) - counts + mean
    wanted = counts < mean if direction is Direction.DECREASE else counts > mean
    return np.where(wanted, gain, 0.0)


def _alarm_count(mean: float, critical: float, direction: Direction) -> int | None:
    found = np.flatnonzero(_ratio(np.arange(_most(mean) + 1), mean, direction) > critical)
    if not len(found):
        return None
    return int(found[-1] if direction is Direction.DECREASE else found[0])
