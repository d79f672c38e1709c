"""The course before a start: known slopes are found, and a fall of its own is not credited."""

import numpy as np
import pytest

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.monitoring import Design, against_another, course_before, months_needed


def test_the_interval_of_the_slope_covers_the_truth_as_often_as_it_says() -> None:
    chance = np.random.default_rng(5)
    months = np.arange(48)
    rate = 6 * 0.8 ** (months / 12)
    covered = 0
    for counts in chance.poisson(rate, (400, 48)):
        found = course_before(
            list(zip(months[:36].tolist(), counts[:36].tolist(), strict=True)),
            list(zip(months[36:].tolist(), counts[36:].tolist(), strict=True)),
            dispersion=1.0,
        )
        covered += found.low <= 0.8 <= found.high and found.explains_it
    assert 0.88 <= covered / 400 <= 0.99


def test_a_step_down_beyond_a_flat_course_is_seen() -> None:
    found = course_before([(n, 10) for n in range(36)], [(n, 4) for n in range(36, 60)])

    assert found.a_year == pytest.approx(1)
    assert not found.fell
    assert not found.explains_it
    assert found.against == pytest.approx(0.4)


def test_a_period_left_out_keeps_its_place() -> None:
    whole = [(n, 2 ** (6 - n)) for n in range(6)]
    found = course_before([one for one in whole if one[0] != 2], [(6, 1)], a_year=1)

    assert found.a_year == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("before", "after"),
    [([(0, 1), (1, 2)], [(2, 1)]), ([(0, 1)] * 3, []), ([(0, 0)] * 3, [(3, 1)])],
)
def test_what_is_no_course_is_refused(
    before: list[tuple[int, int]], after: list[tuple[int, int]]
) -> None:
    with pytest.raises(AnalysisError):
        course_before(before, after)


def test_two_places_that_change_alike_show_no_difference() -> None:
    found = against_another((100, 50), (80, 40))

    assert found.ratio == 1
    assert found.low < 1 < found.high


def test_a_drift_widens_what_is_said_of_two_places() -> None:
    close = against_another((400, 200), (400, 400), drift=0)
    apart = against_another((400, 200), (400, 400), drift=0.3)

    assert apart.low < close.low < 0.5 < close.high < apart.high


def test_a_place_without_events_is_no_comparison() -> None:
    with pytest.raises(AnalysisError):
        against_another((5, 3), (0, 2))


def test_a_comparison_with_few_events_makes_the_wait_longer() -> None:
    alone = Design(per_month=4, months_before=60, drift=0)
    beside = Design(per_month=4, months_before=60, drift=0, compared_per_month=20)
    thin = Design(per_month=4, months_before=60, drift=0, compared_per_month=4)

    waits = [months_needed(one, 0.6) for one in (alone, beside, thin)]

    assert waits == sorted(waits, key=lambda one: one or 0)
    assert len(set(waits)) == 3
