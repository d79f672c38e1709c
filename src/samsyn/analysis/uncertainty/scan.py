"""How surprising the fullest stretch of a long series is: the scan statistic of counts.

J. I. Naus, Approximations for distributions of scan statistics, Journal of the American Statistical
Association 77 (1982), 177-183, doi:10.1080/01621459.1982.10477783.
"""

import numpy as np
from scipy.special import gammaln, pdtr

from samsyn.analysis.errors import AnalysisError


def fullest_stretch_p(most: int, *, mean: float, stretches: float) -> float:
    """Return the chance that some stretch of a series holds at least so many events.

    Parameters
    ----------
    most : 2 or more
        Events of the fullest stretch, wherever it begins.
    mean : events of a stretch, above 0
        What comes without a cluster.
    stretches : 2 or more
        How many stretches long the series is.

    Raises
    ------
    AnalysisError
        Fewer than two events, nothing expected, or a series shorter than two stretches.

    Examples
    --------
    >>> round(fullest_stretch_p(6, mean=0.6, stretches=208), 3)
    0.039
    """
    if most < 2 or mean <= 0 or stretches < 2:  # noqa: PLR2004  two of each
        raise AnalysisError("Two events, something expected, and two stretches are the least.")
    two, three = _in_two(most, mean), _in_three(most, mean)
    return float(min(1.0, max(0.0, 1 - two * (three / two) ** (stretches - 2))))


def _chance(count: int, mean: float) -> float:
    return float(np.exp(count * np.log(mean) - mean - gammaln(count + 1))) if count >= 0 else 0.0


def _below(count: int, mean: float) -> float:
    return float(pdtr(count, mean)) if count >= 0 else 0.0


def _in_two(k: int, m: float) -> float:
    """Return the chance that no stretch within two holds `k`."""
    return (
        _below(k - 1, m) ** 2
        - (k - 1) * _chance(k, m) * _chance(k - 2, m)
        - (k - 1 - m) * _chance(k, m) * _below(k - 3, m)
    )


def _in_three(k: int, m: float) -> float:
    """Return the chance that no stretch within three holds `k`."""
    first = (
        2 * _chance(k, m) * _below(k - 1, m) * ((k - 1) * _below(k - 2, m) - m * _below(k - 3, m))
    )
    second = (
        0.5
        * _chance(k, m) ** 2
        * (
            (k - 1) * (k - 2) * _below(k - 3, m)
            - 2 * (k - 2) * m * _below(k - 4, m)
            + m**2 * _below(k - 5, m)
        )
    )
    third = sum(_chance(2 * k - r, m) * _below(r - 1, m) ** 2 for r in range(1, k))
    fourth = sum(
        _chance(2 * k - r, m) * _chance(r, m) * ((r - 1) * _below(r - 2, m) - m * _below(r - 3, m))
        for r in range(2, k)
    )
    return _below(k - 1, m) ** 3 - first + second + third - fourth
