"""Mean and variance of the number of close pairs when days are dealt out freely: in closed form.

F. N. David and D. E. Barton, Two space-time interaction tests for epidemicity, British Journal of
Preventive and Social Medicine 20 (1966), 44-48, doi:10.1136/jech.20.1.44.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from samsyn.analysis.space_time.bands import Bands
from samsyn.analysis.space_time.close_pairs import ClosePairs


def free_moments(
    pairs: ClosePairs, days: NDArray[np.int64], times: Bands, spaces: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return mean and variance of each count under free permutation, both (spaces, times).

    Two pairs share an event or they do not, in space and in time; both kinds are counted, so the
    moments are exact and not asymptotic.
    """
    events = len(days)
    in_space = [_near_in_space(pairs, space, events) for space in range(spaces)]
    in_time = [_near_in_time(days, *band) for band in times.pairs]
    mean = np.zeros((spaces, len(times)))
    variance = np.zeros_like(mean)
    for row, space in enumerate(in_space):
        for column, time in enumerate(in_time):
            mean[row, column], variance[row, column] = _moments(space, time, events)
    return mean, variance


def _near_in_space(pairs: ClosePairs, space: int, events: int) -> NDArray[np.int64]:
    """Return how many others are near each event, shape (events,)."""
    first, second = pairs.of_band(space)
    return np.bincount(first, minlength=events) + np.bincount(second, minlength=events)


def _near_in_time(days: NDArray[np.int64], lower: float, upper: float) -> NDArray[np.int64]:
    ordered = np.sort(days)

    def closer_than(edge: float) -> NDArray[Any]:
        """Others less than `edge` days away, counted on both sides, the event itself too."""
        reach = int(np.ceil(edge))
        if reach == 0:
            return np.zeros(len(days), dtype=np.int64)
        below = np.searchsorted(ordered, days - reach, side="right")
        return np.searchsorted(ordered, days + reach, side="left") - below

    near = closer_than(upper) - closer_than(lower)
    return np.asarray(near - 1 if lower == 0 else near)


def _moments(space: NDArray[np.int64], time: NDArray[np.int64], n: int) -> tuple[float, float]:
    of_space, of_time = float(space.sum()) / 2, float(time.sum()) / 2
    mean = of_space * of_time * 2 / (n * (n - 1))
    share_space = float((space * (space - 1.0)).sum())  # ordered pairs of pairs with a common event
    share_time = float((time * (time - 1.0)).sum())
    apart_space = of_space * (of_space - 1) - share_space
    apart_time = of_time * (of_time - 1) - share_time
    together = share_space * share_time / (n * (n - 1) * (n - 2)) if n > 2 else 0.0  # noqa: PLR2004  three events
    disjoint = 4 * apart_space * apart_time / (n * (n - 1) * (n - 2) * (n - 3)) if n > 3 else 0.0  # noqa: PLR2004  four events
    return mean, max(0.0, together + disjoint + mean - mean**2)
