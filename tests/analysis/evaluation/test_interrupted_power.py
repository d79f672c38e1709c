"""Power of the interrupted series, from many regressions at once."""

import numpy as np
import pytest

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation import Course, interrupted_power
from samsyn.analysis.uncertainty.poisson_regression import (
    fit_poisson,
    fit_poisson_many,
    robust_errors,
)


def test_many_regressions_at_once_are_the_same_as_one_by_one() -> None:
    chance = np.random.default_rng(1)
    time = np.arange(48)
    design = np.column_stack([np.ones(48), time >= 30, time / 12, np.sin(time / 2)])
    seen = chance.poisson(3.0, (12, 48)).astype(float)

    found = fit_poisson_many(design, seen)

    assert found.has_converged.all()
    for row, one in enumerate(seen):
        alone = fit_poisson(design, one)
        assert found.coefficients[row] == pytest.approx(alone.coefficients, abs=1e-8)
        left = ((one - alone.expected) ** 2 / alone.expected).sum() / 44
        plain = np.linalg.inv(design.T @ (design * alone.expected[:, None])) * left
        assert found.errors(design, seen)[row] == pytest.approx(np.sqrt(np.diag(plain)), rel=1e-6)


def test_without_lags_robust_errors_are_a_plain_sandwich() -> None:
    chance = np.random.default_rng(2)
    design = np.column_stack([np.ones(40), np.arange(40) / 12])
    seen = chance.poisson(4.0, 40).astype(float)
    expected = fit_poisson(design, seen).expected
    bread = np.linalg.inv(design.T @ (design * expected[:, None]))
    meat = design.T @ (design * ((seen - expected) ** 2)[:, None])

    assert robust_errors(design, seen, expected, lags=0) == pytest.approx(
        np.sqrt(np.diag(bread @ meat @ bread))
    )


def test_power_is_the_level_without_effect_and_grows_with_effect_and_counts() -> None:
    def power(ratio: float, *, per: float = 5, dispersion: float = 1.0) -> float:
        course = Course(per_period=per, before=48, after=24, dispersion=dispersion)
        return interrupted_power(course, ratio, replications=1_500)

    assert 0.03 <= power(1.0) <= 0.075
    assert 0.03 <= power(1.0, dispersion=2.0) <= 0.085
    assert power(0.6) > power(0.8) > 0.05
    assert power(0.6, per=10) > power(0.6) > power(0.6, dispersion=2.0)


@pytest.mark.parametrize(
    ("course", "sentence"),
    [
        (Course(per_period=0, before=24, after=24), "must be above 0"),
        (Course(per_period=4, before=3, after=3), "6 periods are too few"),
    ],
)
def test_a_course_that_bears_no_series_is_refused(course: Course, sentence: str) -> None:
    with pytest.raises(AnalysisError, match=sentence):
        interrupted_power(course, 0.7)
