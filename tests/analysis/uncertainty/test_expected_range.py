"""The range to expect: against rational arithmetic, by its own guarantee, and at its limits."""

from fractions import Fraction
from math import comb, exp, lgamma, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.uncertainty import Method, TooFew, expected_range

QUARTERS = [91] * 8
STEADY = [6, 5, 7, 4, 6, 5, 3, 4]
IN_BURSTS = [0, 14, 1, 0, 16, 2, 0, 15]


def tail(past: int, coming: int, share: Fraction, *, upper: bool) -> Fraction:
    """P(X >= past) or P(X <= past) for X binomial(past + coming, share)."""
    counts = range(past, past + coming + 1) if upper else range(past + 1)
    total = past + coming
    return sum(
        (comb(total, k) * share**k * (1 - share) ** (total - k) for k in counts), Fraction(0)
    )


def by_rational_arithmetic(events: int, share: Fraction, level: Fraction) -> tuple[int, int]:
    alpha = (1 - level) / 2
    low = next(c for c in range(10**6) if tail(events, c, share, upper=True) > alpha)
    beyond = next(c for c in range(10**6) if tail(events, c, share, upper=False) <= alpha)
    return low, beyond - 1


@settings(max_examples=40, deadline=None)
@given(events=st.integers(5, 60), ahead=st.sampled_from([7, 28, 91, 365]))
def test_the_poisson_range_is_what_rational_arithmetic_gives(events: int, ahead: int) -> None:
    counts = [events // 8 + (1 if index < events % 8 else 0) for index in range(8)]

    found = expected_range(counts, QUARTERS, ahead=ahead)

    assert found.method is Method.POISSON
    expected = by_rational_arithmetic(events, Fraction(728, 728 + ahead), Fraction(19, 20))
    assert (found.low, found.high) == expected


@pytest.mark.parametrize("rate", [0.02, 0.05, 0.2, 0.6])
def test_the_range_holds_the_coming_count_at_least_as_often_as_it_says(rate: float) -> None:
    past_mean, coming_mean = rate * 4 * 30, rate * 28

    held = 0.0
    for events in range(200):
        if events < 5:
            held += poisson(events, past_mean)  # nothing is said, so nothing is said wrongly
            continue
        found = expected_range(spread_evenly(events, 4), [30] * 4, ahead=28)
        inside = sum(poisson(count, coming_mean) for count in range(found.low, found.high + 1))
        held += poisson(events, past_mean) * inside

    assert held >= 0.95


def poisson(count: int, mean: float) -> float:
    return exp(count * log(mean) - mean - lgamma(count + 1))


def spread_evenly(events: int, periods: int) -> list[int]:
    return [events // periods + (1 if index < events % periods else 0) for index in range(periods)]


def test_by_hand_forty_events_in_two_years_mean_one_and_a_half_in_four_weeks() -> None:
    found = expected_range(STEADY, QUARTERS, ahead=28)

    assert found.mean == pytest.approx(40 * 28 / 728)
    assert (found.low, found.high) == (0, 4)
    assert found.dispersion == pytest.approx(12 / 5 / 7)  # sum of (c - 5)^2 is 12


def test_counts_in_bursts_are_called_negative_binomial_and_get_a_wider_range() -> None:
    steady = expected_range([6] * 8, QUARTERS, ahead=28)

    bursts = expected_range(IN_BURSTS, QUARTERS, ahead=28)

    assert bursts.method is Method.NEGATIVE_BINOMIAL
    assert bursts.spread_p < 0.05
    assert steady.mean == bursts.mean
    assert bursts.high > steady.high


def test_the_negative_binomial_range_by_hand() -> None:
    # Mean 6, squared deviations 372, so variance 372 / 7: relative to the squared mean 36 the
    # rate varies by 372 / 7 - 6 and the mean is unsure by 372 / 7 / 8.
    counts = [0, 13, 1, 0, 15, 3, 0, 16]

    found = expected_range(counts, QUARTERS, ahead=28)

    mean, shape = 48 * 28 / 728, 1 / ((372 / 7 - 6) / 36 + 372 / 7 / 8 / 36)
    assert found.low == 0
    below, upto = (cumulated(found.high + extra, mean, shape) for extra in (-1, 0))
    assert below < 0.975 <= upto


def cumulated(most: int, mean: float, shape: float) -> float:
    term = (shape / (shape + mean)) ** shape
    total = term
    for count in range(most):
        term *= (count + shape) / (count + 1) * mean / (mean + shape)
        total += term
    return total


@pytest.mark.parametrize("counts", [[1, 0, 1, 0, 1, 0, 1, 0], [9, 9, 9], [0] * 8])
def test_too_little_is_said_to_be_too_little(counts: list[int]) -> None:
    with pytest.raises(TooFew, match="too few to say"):
        expected_range(counts, [91] * len(counts), ahead=28)


@pytest.mark.parametrize(
    ("counts", "lengths", "ahead", "sentence"),
    [
        ([1, 2], [91], 28, "give as many"),
        ([5, -1, 5, 5], [91] * 4, 28, "negative"),
        ([5, 1, 5, 5], [91, 0, 91, 91], 28, "no length"),
        ([5, 1, 5, 5], [91] * 4, 0, "no length"),
    ],
)
def test_faulty_input_gets_a_sentence(
    counts: list[int], lengths: list[float], ahead: float, sentence: str
) -> None:
    with pytest.raises(AnalysisError, match=sentence):
        expected_range(counts, lengths, ahead=ahead)


@given(st.lists(st.integers(0, 400), min_size=4, max_size=8), st.integers(1, 400))
def test_the_range_surrounds_its_mean_and_answers_what_it_holds(
    counts: list[int], ahead: int
) -> None:
    if sum(counts) < 5:
        return

    found = expected_range(counts, [91] * len(counts), ahead=ahead)

    assert found.low <= found.mean + 1
    assert found.low <= found.high
    assert found.low in found
    assert found.high + 1 not in found
