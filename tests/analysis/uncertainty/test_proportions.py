"""The score interval agrees with published values, and behaves at both ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.analysis.uncertainty.proportions import wilson

ROUNDED = 5e-5  # the published values have four decimals


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [  # Newcombe 1998, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_the_published_one(
    successes: int, trials: int, low: float, high: float
) -> None:
    found = wilson(successes, trials)

    assert found.low == pytest.approx(low, abs=ROUNDED)
    assert found.high == pytest.approx(high, abs=ROUNDED)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_mirrors(pair: tuple[int, int]) -> None:
    successes, trials = pair
    found, mirrored = wilson(successes, trials), wilson(trials - successes, trials)

    assert 0 <= found.low <= found.share <= found.high <= 1
    assert found.low == pytest.approx(1 - mirrored.high)


@pytest.mark.parametrize(("successes", "trials"), [(0, 0), (3, 2), (-1, 5)])
def test_no_proportion_is_refused(successes: int, trials: int) -> None:
    with pytest.raises(ValueError, match="no proportion"):
        wilson(successes, trials)


@pytest.mark.parametrize("level", [0, 1])
def test_a_level_that_is_none_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match="level"):
        wilson(1, 2, level=level)
