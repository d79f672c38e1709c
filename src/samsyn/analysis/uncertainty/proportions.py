"""Interval of a proportion from few observations: the score interval.

E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of
the American Statistical Association 22 (1927), 209-212. R. G. Newcombe, Two-sided confidence
intervals for the single proportion, Statistics in Medicine 17 (1998), 857-872, gives the worked
values that the tests hold it to (his method 3).
"""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist


@dataclass(frozen=True, slots=True, kw_only=True)
class Proportion:
    """A share with its interval at `level`."""

    successes: int
    trials: int
    low: float
    high: float
    level: float

    @property
    def share(self) -> float:
        return self.successes / self.trials


def wilson(successes: int, trials: int, *, level: float = 0.95) -> Proportion:
    """Return the score interval. Raises `ValueError` without trials, or with too many successes."""
    if trials < 1 or not 0 <= successes <= trials:
        raise ValueError(f"{successes} of {trials} is no proportion.")
    if not 0 < level < 1:
        raise ValueError(f"The level {level} is not between 0 and 1.")
    z = NormalDist().inv_cdf((1 + level) / 2)
    share = successes / trials
    centre = (share + z * z / (2 * trials)) / (1 + z * z / trials)
    half = (
        z
        / (1 + z * z / trials)
        * sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    )
    low = 0.0 if successes == 0 else centre - half
    high = 1.0 if successes == trials else centre + half
    return Proportion(successes=successes, trials=trials, low=low, high=high, level=level)
