"""How much more often than before: exact intervals from two small counts."""

from fractions import Fraction
from math import comb, inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.uncertainty import RateRatio, proportion_limits, rate_ratio

# Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 5 (Clopper and Pearson).
PUBLISHED = [
    (81, 263, 0.2527, 0.3676),
    (15, 148, 0.0578, 0.1617),
    (0, 20, 0.0000, 0.1684),
    (1, 29, 0.0009, 0.1776),
]
FOUR_DECIMALS = 0.00005
counts = st.integers(min_value=0, max_value=60)


@pytest.mark.parametrize(("successes", "trials", "low", "high"), PUBLISHED)
def test_the_limits_are_those_that_were_published(
    successes: int, trials: int, low: float, high: float
) -> None:
    found = proportion_limits(successes, trials)

    assert found == pytest.approx((low, high), abs=FOUR_DECIMALS)


@given(st.integers(0, 25), st.integers(0, 25))
def test_at_its_limits_the_tails_are_a_fortieth_by_rational_arithmetic(
    successes: int, failures: int
) -> None:
    trials = successes + failures
    low, high = proportion_limits(successes, trials)

    if successes:
        assert float(_upper(successes, trials, Fraction(low))) == pytest.approx(0.025, rel=1e-6)
    if failures:
        lower = 1 - _upper(successes + 1, trials, Fraction(high))
        assert float(lower) == pytest.approx(0.025, rel=1e-6)


@given(counts, counts)
def test_the_interval_holds_the_ratio_and_turns_round_with_the_periods(a: int, b: int) -> None:
    found, turned = rate_ratio(a, b), rate_ratio(b, a)

    if found.ratio is not None:
        assert found.low <= found.ratio <= found.high
    if a and b:
        assert turned.low == pytest.approx(1 / found.high, rel=1e-9)
    assert found.is_too_few == turned.is_too_few


@given(counts, counts)
def test_nothing_is_said_only_where_a_halving_and_a_doubling_both_are_possible(
    a: int, b: int
) -> None:
    found = rate_ratio(a, b)

    assert found.is_too_few == (found.low <= 0.5 and found.high >= 2)
    if found.is_too_few:
        assert found.holds_no_change


@pytest.mark.parametrize(
    ("later", "earlier", "too_few", "no_change"),
    [(0, 0, True, True), (1, 0, True, True), (3, 1, True, True), (20, 20, False, True),
     (12, 2, False, False), (2, 12, False, False)],
)  # fmt: skip
def test_what_two_counts_say(later: int, earlier: int, too_few: bool, no_change: bool) -> None:
    found = rate_ratio(later, earlier)

    assert (found.is_too_few, found.holds_no_change) == (too_few, no_change)


def test_nothing_at_all_leaves_everything_possible() -> None:
    assert rate_ratio(0, 0) == RateRatio(
        later=0, earlier=0, ratio=None, low=0.0, high=inf, level=0.95
    )


def test_longer_periods_are_taken_into_account() -> None:
    assert rate_ratio(4, 4, later_days=90, earlier_days=180).ratio == pytest.approx(2)


@pytest.mark.parametrize("given_", [(-1, 2), (2, -1)])
def test_a_negative_count_is_refused(given_: tuple[int, int]) -> None:
    with pytest.raises(AnalysisError, match="negative"):
        rate_ratio(*given_)


def test_what_is_no_proportion_or_no_period_is_refused() -> None:
    with pytest.raises(AnalysisError, match="no proportion"):
        proportion_limits(3, 2)
    with pytest.raises(AnalysisError, match="between 0 and 1"):
        proportion_limits(1, 2, level=1)
    with pytest.raises(AnalysisError, match="no length"):
        rate_ratio(1, 2, later_days=0)


def _upper(successes: int, trials: int, chance: Fraction) -> Fraction:
    return sum(
        (comb(trials, k) * chance**k * (1 - chance) ** (trials - k)
         for k in range(successes, trials + 1)),
        Fraction(0),
    )  # fmt: skip
