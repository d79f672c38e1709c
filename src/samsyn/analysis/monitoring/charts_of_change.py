"""A chart that raises an alarm when counts have changed, whenever it began.

The generalised likelihood ratio of counts: M. Höhle and M. Paul, Count data regression charts for
the monitoring of surveillance time series, Computational Statistics and Data Analysis 52 (2008),
4357-4368, doi:10.1016/j.csda.2008.02.015. An alarm says that something changed; it is no effect.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from scipy.special import xlogy

from samsyn.analysis.errors import AnalysisError

ALARM_AT = 5.0


class Direction(Enum):
    """Which change is watched for."""

    DECREASE = "decrease"
    INCREASE = "increase"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeChart:
    """The statistic of each month, and the months of alarm, counted from 0; it starts anew then."""

    statistic: tuple[float, ...]
    alarms: tuple[int, ...]
    began: tuple[int, ...]  # for each alarm, the month from which the change is likeliest
    alarm_at: float
    direction: Direction


def change_chart(
    counts: Sequence[int],
    expected: Sequence[float] | float,
    *,
    direction: Direction = Direction.DECREASE,
    alarm_at: float = ALARM_AT,
) -> ChangeChart:
    """Return the chart of a monthly series.

    Parameters
    ----------
    counts : shape (months,)
        What is watched, in order.
    expected : events a month, above 0
        What each month would have without change, from earlier years: a number or one for each.
    direction :
        Which change is watched for.
    alarm_at : above 0
        Logarithm of how much likelier a change must be.

    Raises
    ------
    AnalysisError
        No month, lengths that differ, a negative count, or nothing expected.
    """
    seen = np.asarray(counts, dtype=np.float64)
    usual = np.asarray(expected, dtype=np.float64)
    if usual.ndim == 0:
        usual = np.full(seen.shape, float(usual))
    if not len(seen) or seen.shape != usual.shape:
        raise AnalysisError("Give at least one month, and what is expected for as many.")
    if (seen < 0).any() or not (usual > 0).all():
        raise AnalysisError("A count is 0 or more, and what is expected must be above 0.")
    statistic, alarms, began = np.zeros(len(seen)), [], []
    start = 0
    for month in range(len(seen)):
        values = _since(seen[start : month + 1], usual[start : month + 1], direction)
        statistic[month] = values.max()
        if statistic[month] >= alarm_at:
            alarms.append(month)
            began.append(start + int(values.argmax()))
            start = month + 1
    return ChangeChart(
        statistic=tuple(statistic.tolist()),
        alarms=tuple(alarms),
        began=tuple(began),
        alarm_at=alarm_at,
        direction=direction,
    )


def _since(
    seen: NDArray[np.float64], usual: NDArray[np.float64], direction: Direction
) -> NDArray[np.float64]:
    """Return, for each month, how much likelier it is that the change began there."""
    events, expected = seen[::-1].cumsum()[::-1], usual[::-1].cumsum()[::-1]
    gain = xlogy(events, events / expected) - (events - expected)
    wanted = events < expected if direction is Direction.DECREASE else events > expected
    return np.where(wanted, gain, 0.0)
