"""Rates of few events: against published limits, and against sums over whole distributions."""

from fractions import Fraction
from math import exp, factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.uncertainty import Stands, funnel_limits, rate_limits, stands

# Garwood (1936), as tabled by Pearson and Hartley, Biometrika tables 1 (1966), table 40.
PUBLISHED = {0: (0.0, 3.69), 1: (0.0253, 5.57), 5: (1.62, 11.67), 10: (4.80, 18.39)}


def below(count: int, mean: float) -> float:
    """P(X <= count), summed in whole fractions but for the one exponential."""
    return float(sum(Fraction(mean) ** k / factorial(k) for k in range(count + 1))) * exp(-mean)


@pytest.mark.parametrize(("count", "limits"), PUBLISHED.items())
def test_limits_are_the_published_ones(count: int, limits: tuple[float, float]) -> None:
    found = rate_limits(count, 1.0)

    assert (found.low, found.high) == pytest.approx(limits, abs=0.006)


@given(st.integers(0, 60), st.floats(0.01, 1e6))
def test_at_each_limit_the_count_lies_in_a_tail_of_the_level(count: int, exposure: float) -> None:
    found = rate_limits(count, exposure)

    assert below(count, found.high * exposure) == pytest.approx(0.025, abs=1e-6)
    if count:
        assert 1 - below(count - 1, found.low * exposure) == pytest.approx(0.025, abs=1e-6)


@given(st.integers(0, 80), st.floats(5, 60))
def test_a_count_stands_out_as_its_exact_tail_says(count: int, expected: float) -> None:
    found = stands(count, expected)

    assert (found is Stands.FEWER) == (below(count, expected) <= 0.025)
    assert (found is Stands.MORE) == (count > 0 and 1 - below(count - 1, expected) <= 0.025)


@given(st.floats(0, 4.99), st.integers(0, 50))
def test_of_few_expected_nothing_is_said(expected: float, count: int) -> None:
    assert stands(count, expected) is Stands.TOO_FEW


@given(st.floats(0.5, 20), st.floats(4, 50))
def test_the_funnel_narrows_round_the_common_rate_as_a_place_grows(
    rate: float, exposure: float
) -> None:
    low, high = funnel_limits(rate, exposure)
    wider = funnel_limits(rate, exposure, level=0.998)
    larger = funnel_limits(rate, exposure * 4)

    assert wider[0] <= low <= rate <= high <= wider[1]
    assert larger[1] - larger[0] <= high - low + 1e-9


def test_what_is_no_rate_is_refused() -> None:
    for count, exposure in ((-1, 1.0), (1, 0.0), (1, float("inf"))):
        with pytest.raises(AnalysisError):
            rate_limits(count, exposure)
    with pytest.raises(AnalysisError):
        funnel_limits(-1.0, 1.0)
    with pytest.raises(AnalysisError):
        stands(-1, 6.0)
    with pytest.raises(AnalysisError):
        rate_limits(1, 1.0, level=1.0)
