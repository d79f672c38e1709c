"""Tail probabilities of the distributions that counts follow, without a statistics library.

Every function is checked against exact rational arithmetic or a published table.
"""

from math import erfc, exp, lgamma, log, log1p, pi, sqrt
from typing import Literal


def binomial_upper_tail(successes: int, trials: int, chance: float) -> float:
    """Return P(X >= successes) for X binomial.

    Parameters
    ----------
    successes :
        The lowest count that belongs to the tail.
    trials :
        Number of trials.
    chance : above 0 and below 1
        Probability of success in one trial.

    Notes
    -----
    Sums the probabilities of one side of the mean, where they fall: the first from its logarithm,
    each other from the one before, as many as change the sum. So thousands of trials neither
    underflow nor take time.
    """
    if successes <= 0:
        return 1.0
    if successes > trials:
        return 0.0
    if successes > trials * chance:
        return _binomial_sum(successes, trials, chance, step=1)
    return 1.0 - _binomial_sum(successes - 1, trials, chance, step=-1)


def binomial_lower_tail(successes: int, trials: int, chance: float) -> float:
    """Return P(X <= successes) for X binomial; see `binomial_upper_tail`."""
    return binomial_upper_tail(trials - successes, trials, 1.0 - chance)


def chi_square_upper_tail(value: float, freedom: int) -> float:
    """Return P(X >= value) for X chi-square with `freedom` degrees of freedom.

    Parameters
    ----------
    value : 0 or more
        Where the tail begins.
    freedom : 1 or more
        Degrees of freedom, a whole number.

    Notes
    -----
    For a whole number of degrees the tail is a finite sum: Abramowitz and Stegun (1964),
    Handbook of Mathematical Functions, 26.4.4 (odd) and 26.4.5 (even). Checked against the
    percentage points of their table 26.8.

    Examples
    --------
    >>> round(chi_square_upper_tail(14.0671, 7), 4)
    0.05
    """
    if value <= 0:
        return 1.0
    half = value / 2
    if freedom % 2:
        tail, term = erfc(sqrt(half)), sqrt(value) * sqrt(2 / pi) * exp(-half)
        start = 3
    else:
        tail, term = 0.0, exp(-half)
        start = 2
    for step in range(start, freedom + 1, 2):
        tail += term
        term *= value / step
    return min(tail, 1.0)


def negative_binomial_quantile(share: float, *, mean: float, shape: float) -> int:
    """Return the lowest count whose cumulative probability is at least `share`.

    Parameters
    ----------
    share : above 0 and below 1
        Cumulative probability.
    mean : above 0
        Expected count.
    shape : above 0
        k of the gamma mixture; the variance is mean + mean**2 / shape.
    """
    log_odds = log(mean / (mean + shape))
    count, cumulated = 0, 0.0
    log_term = shape * log(shape / (mean + shape))
    while True:
        cumulated += exp(log_term)
        if cumulated >= share:
            return count
        log_term += log((count + shape) / (count + 1)) + log_odds
        count += 1


def _binomial_sum(first: int, trials: int, chance: float, *, step: Literal[-1, 1]) -> float:
    """Add the probabilities from `first` on, away from the mean, until they add nothing more."""
    if not 0 <= first <= trials:
        return 0.0
    term = exp(
        lgamma(trials + 1)
        - lgamma(first + 1)
        - lgamma(trials - first + 1)
        + first * log(chance)
        + (trials - first) * log1p(-chance)
    )
    odds = chance / (1.0 - chance)
    total, count = 0.0, first
    while total + term > total:
        total += term
        if step > 0:
            term *= (trials - count) / (count + 1) * odds
        else:
            term *= count / (trials - count + 1) / odds
        count += step
    return min(total, 1.0)
