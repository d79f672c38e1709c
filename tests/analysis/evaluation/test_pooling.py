"""Studies together, and a site drawn towards them."""

import numpy as np
import pytest

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation.pooling import Between, pool, with_prior


@pytest.mark.parametrize("between", list(Between))
def test_studies_that_agree_differ_by_nothing_beyond_chance(between: Between) -> None:
    found = pool([-0.3, -0.3, -0.3], [0.1, 0.2, 0.3], between=between)

    assert found.estimate == pytest.approx(-0.3)
    assert found.between == pytest.approx(0, abs=1e-9)
    assert found.share_between == 0
    assert found.is_few


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    chance, held = np.random.default_rng(1), 0
    for _ in range(300):
        errors = chance.uniform(0.1, 0.4, 8)
        found = pool(chance.normal(chance.normal(-0.2, 0.25, 8), errors), errors)
        held += found.interval[0] <= -0.2 <= found.interval[1]

    assert 0.92 <= held / 300 <= 0.98


def test_a_new_study_lies_further_out_than_the_mean() -> None:
    found = pool([-0.6, -0.1, -0.4, 0.1], [0.1, 0.1, 0.1, 0.1])

    assert found.new_study is not None
    assert found.new_study[0] < found.interval[0] < found.interval[1] < found.new_study[1]
    assert pool([-0.6, -0.1], [0.1, 0.1]).new_study is None


def test_a_site_that_knows_little_is_drawn_towards_the_studies_and_never_past_them() -> None:
    prior = pool([-0.3, -0.2, -0.25, -0.4], [0.1, 0.1, 0.1, 0.1])

    unsure, sure = with_prior(0.2, 1.0, prior), with_prior(0.2, 0.02, prior)
    weak = with_prior(0.2, 1.0, prior, inflate=4)

    assert prior.estimate < unsure.estimate < weak.estimate < sure.estimate < 0.2
    assert unsure.weight_of_own < weak.weight_of_own < sure.weight_of_own
    assert unsure.standard_error < 1


@pytest.mark.parametrize(
    ("estimates", "errors", "sentence"),
    [
        ([0.1], [0.1], "At least two studies"),
        ([0.1, 0.2], [0.1], "At least two studies"),
        ([0.1, 0.2], [0.1, 0.0], "standard error above 0"),
        ([0.1, float("nan")], [0.1, 0.1], "needs an estimate"),
    ],
)
def test_what_is_no_set_of_studies_is_refused(
    estimates: list[float], errors: list[float], sentence: str
) -> None:
    with pytest.raises(AnalysisError, match=sentence):
        pool(estimates, errors)
