"""Evidence that may be looked at every month: rarely wrong, and there when it matters."""

import numpy as np
import pytest

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.monitoring import evidence_of_fall


def test_looking_every_month_for_five_years_is_wrong_less_often_than_promised() -> None:
    chance = np.random.default_rng(1)
    shown = [
        evidence_of_fall(chance.poisson(4, 36), chance.poisson(4, 60)).is_shown for _ in range(400)
    ]

    assert np.mean(shown) <= 0.05


def test_a_ratio_at_the_edge_of_no_fall_is_no_fall() -> None:
    chance = np.random.default_rng(2)
    shown = [
        evidence_of_fall(chance.poisson(6, 48), chance.poisson(6 * 0.8, 48), least=0.8).is_shown
        for _ in range(300)
    ]

    assert np.mean(shown) <= 0.05


def test_a_halving_is_shown_within_a_few_years() -> None:
    chance = np.random.default_rng(3)
    shown = [
        evidence_of_fall(chance.poisson(5, 60), chance.poisson(2.5, 36)).is_shown
        for _ in range(100)
    ]

    assert np.mean(shown) > 0.9


def test_the_upper_limit_holds_for_all_months_together() -> None:
    chance = np.random.default_rng(4)
    missed = []
    for _ in range(200):
        found = evidence_of_fall(chance.poisson(5, 48), chance.poisson(3, 48))
        missed.append(min(found.upper) < 0.6)
        assert all(
            later <= earlier for earlier, later in zip(found.upper, found.upper[1:], strict=False)
        )

    assert np.mean(missed) <= 0.05


def test_the_p_value_is_what_the_highest_e_value_says() -> None:
    found = evidence_of_fall([5] * 48, [2] * 30)

    assert found.p_value == pytest.approx(1 / max(found.e_values))
    assert found.is_shown
    assert found.upper[-1] < 0.75


def test_quiet_years_before_show_no_fall_and_divide_nothing_by_nothing() -> None:
    found = evidence_of_fall([0] * 24, [0] * 12)

    assert found.p_value == 1
    assert found.upper[-1] == float("inf")


@pytest.mark.parametrize(
    ("before", "after", "least"),
    [([1] * 5, [1], 1.0), ([1] * 12, [], 1.0), ([1] * 12, [-1], 1.0), ([1] * 12, [1], 0.0)],
)
def test_what_cannot_be_shown_is_refused(before: list[int], after: list[int], least: float) -> None:
    with pytest.raises(AnalysisError):
        evidence_of_fall(before, after, least=least)
