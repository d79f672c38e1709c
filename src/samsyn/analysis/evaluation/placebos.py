"""What chance gives: the same method on every unit that had no programme.

The treated unit is one of all, so a p-value is never 0; the interval holds every constant effect
that the same ranking would not reject. S. Firpo and V. Possebom, Journal of Causal Inference 6
(2018), doi:10.1515/jci-2016-0026.
"""

from math import floor, inf

import numpy as np
from numpy.typing import NDArray

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation.estimates import Caveat


def placebo_p(statistic: float, placebos: NDArray[np.float64]) -> float:
    """Return how often a unit without programme has a statistic as high, the treated counted in."""
    return float((1 + (placebos >= statistic * (1 - 1e-12)).sum()) / (1 + len(placebos)))


def placebo_interval(
    estimate: float, placebos: NDArray[np.float64], *, level: float
) -> tuple[float, float] | None:
    """Return the constant effects that the absolute estimates of placebos do not reject.

    None where there are too few placebos for the level: every effect would stay.
    """
    count = len(placebos)
    rejected_by = floor((1 - level) * (count + 1) + 1e-9) - 1  # placebos that may lie further out
    if rejected_by < 0:
        return None
    reach = float(np.sort(np.abs(placebos))[count - 1 - rejected_by]) if count else inf
    return estimate - reach, estimate + reach


def placebo_places(count: int, asked: int | None, seed: int = 1) -> list[int]:
    """Return the places of donors that are taken as placebos: all, or so many drawn ones.

    Raises
    ------
    AnalysisError
        Fewer than one is asked for.
    """
    if asked is not None and asked < 1:
        raise AnalysisError("At least one placebo is needed.")
    if asked is None or asked >= count:
        return list(range(count))
    return sorted(np.random.default_rng(seed).choice(count, asked, replace=False).tolist())


def placebo_caveats(donors: int, placebos: int, *, has_interval: bool) -> tuple[Caveat, ...]:
    """Return what must be said of the placebos."""
    found = [] if has_interval else [Caveat.FEW_DONORS]
    if placebos < donors:
        found.append(Caveat.DRAWN_PLACEBOS)
    return tuple(found)
