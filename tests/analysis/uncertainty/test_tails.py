"""Tails against exact rational arithmetic and published percentage points."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.analysis.uncertainty.tails import (
    binomial_lower_tail,
    binomial_upper_tail,
    chi_square_upper_tail,
    negative_binomial_quantile,
)

# Abramowitz and Stegun (1964), table 26.8: percentage points of chi-square.
PUBLISHED_POINTS = [
    (1, 0.05, 3.84146),
    (2, 0.05, 5.99147),
    (3, 0.05, 7.81473),
    (4, 0.01, 13.2767),
    (7, 0.05, 14.0671),
    (7, 0.01, 18.4753),
    (10, 0.05, 18.3070),
    (30, 0.05, 43.7729),
]


def exactly(successes: int, trials: int, chance: Fraction) -> Fraction:
    return sum(
        (comb(trials, k) * chance**k * (1 - chance) ** (trials - k))
        for k in range(max(successes, 0), trials + 1)
    ) + Fraction(0)


@given(
    trials=st.integers(0, 60),
    successes=st.integers(-1, 61),
    parts=st.tuples(st.integers(1, 40), st.integers(1, 40)),
)
def test_binomial_tails_agree_with_rational_arithmetic(
    trials: int, successes: int, parts: tuple[int, int]
) -> None:
    chance = Fraction(parts[0], sum(parts))

    upper = binomial_upper_tail(successes, trials, float(chance))
    lower = binomial_lower_tail(successes, trials, float(chance))

    assert upper == pytest.approx(float(exactly(successes, trials, chance)), abs=1e-11)
    assert lower == pytest.approx(1 - float(exactly(successes + 1, trials, chance)), abs=1e-11)


def test_thousands_of_trials_neither_underflow_nor_drift() -> None:
    chance = Fraction(5, 6)

    found = binomial_upper_tail(1700, 2000, float(chance))

    assert found == pytest.approx(float(exactly(1700, 2000, chance)), rel=1e-9)


@pytest.mark.parametrize(("freedom", "share", "point"), PUBLISHED_POINTS)
def test_chi_square_agrees_with_the_published_table(
    freedom: int, share: float, point: float
) -> None:
    assert chi_square_upper_tail(point, freedom) == pytest.approx(share, rel=1e-4)


def test_nothing_is_more_extreme_than_no_variation() -> None:
    assert chi_square_upper_tail(0.0, 7) == 1.0


@given(
    mean=st.integers(1, 30), shape=st.integers(1, 12), share=st.sampled_from([0.025, 0.5, 0.975])
)
def test_a_negative_binomial_quantile_agrees_with_rational_arithmetic(
    mean: int, shape: int, share: float
) -> None:
    found = negative_binomial_quantile(share, mean=mean, shape=shape)

    success = Fraction(shape, shape + mean)
    cumulated = [
        float(
            sum(
                comb(k + shape - 1, k) * success**shape * (1 - success) ** k
                for k in range(found + extra)
            )
        )
        for extra in (0, 1)
    ]
    assert cumulated[0] < share + 1e-12
    assert cumulated[1] >= share - 1e-12
