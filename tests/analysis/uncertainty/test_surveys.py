"""Shares of a survey: published intervals, and coverage of the difference on drawn surveys."""

import numpy as np
import pytest

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.uncertainty.proportions import wilson
from samsyn.analysis.uncertainty.surveys import Share, change_between, surveyed


@pytest.mark.parametrize(
    ("later", "earlier", "interval"),
    [  # Newcombe 1998, table II, method 10: (a) 56/70 and 48/80, (b) 9/10 and 3/10, (c) 6/7 and 2/7
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((6, 7), (2, 7), (0.0582, 0.8062)),
    ],
)
def test_the_published_intervals_of_differences(
    later: tuple[int, int], earlier: tuple[int, int], interval: tuple[float, float]
) -> None:
    one, other = (surveyed(part / whole, whole) for part, whole in (earlier, later))
    found = change_between(one, other)

    assert (found.low, found.high) == pytest.approx(interval, abs=6e-5)


def test_a_simple_draw_has_the_score_interval_and_a_design_effect_is_fewer_answers() -> None:
    plain = wilson(30, 120)
    found = surveyed(0.25, 120)

    assert (found.low, found.high) == pytest.approx((plain.low, plain.high))
    assert surveyed(0.25, 240, design_effect=2) == found


def test_the_interval_of_a_change_holds_the_truth_as_often_as_it_says() -> None:
    chance, held, draws = np.random.default_rng(2), 0, 2_000
    for _ in range(draws):
        counts = chance.binomial((300, 400), (0.28, 0.22))
        found = change_between(surveyed(counts[0] / 300, 300), surveyed(counts[1] / 400, 400))
        held += found.low <= -0.06 <= found.high

    assert held / draws == pytest.approx(0.95, abs=0.015)


def test_what_is_no_survey_is_refused() -> None:
    for share, asked, effect in ((1.2, 10, 1), (0.5, 0, 1), (0.5, 10, 0)):
        with pytest.raises(AnalysisError):
            surveyed(share, asked, design_effect=effect)
    with pytest.raises(AnalysisError):
        change_between(Share(share=0.5, low=0.6, high=0.7), surveyed(0.5, 10))
