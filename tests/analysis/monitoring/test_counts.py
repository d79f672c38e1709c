"""Counts compared, checked and charted as independent programs have it."""

import csv
from pathlib import Path

import numpy as np
import pytest

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.monitoring import (
    Direction,
    boundary,
    change_chart,
    check_series,
    compare_counts,
    false_alarms,
    funnel,
)

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "evaluation"

# Values of statsmodels 0.15 and two more programs, to the digits that they share.
E_TESTS = [
    (0, 3, 0.0883790095, 0.1875),
    (6, 2, 0.1748748209, 0.234375),
    (10, 20, 0.0688317821, 0.0847463463),
    (97, 52, 0.0002083287, 0.0002494729),
    (40, 25, 0.0632412267, 0.072849519),
]


@pytest.mark.parametrize(("later", "earlier", "e_test", "mid"), E_TESTS)
def test_two_counts_are_tested_as_other_programs_do(
    later: int, earlier: int, e_test: float, mid: float
) -> None:
    found = compare_counts(later, earlier)
    swapped = compare_counts(earlier, later)

    assert found.p_e_test == pytest.approx(e_test, abs=1e-8)
    assert found.p_mid == pytest.approx(mid, abs=1e-8)
    assert swapped.p_e_test == pytest.approx(found.p_e_test)
    assert found.p_mid < found.p_exact <= 1


def test_exposures_that_differ_are_taken_into_account() -> None:
    found = compare_counts(12, 4, later_exposure=24, earlier_exposure=12)

    assert found.p_e_test == pytest.approx(0.4982731585, abs=1e-8)  # statsmodels, same pivot
    assert found.ratio.ratio == pytest.approx(1.5)
    assert compare_counts(0, 0).p_e_test == 1


def baltimore() -> list[int]:
    with (DATA / "rtci_city_month.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["agency_full"] == "Baltimore, Maryland"]
    return [int(float(row["murder"])) for row in rows]


@pytest.mark.skipif(not DATA.exists(), reason="the published files are not beside this repository")
def test_the_chart_raises_the_alarms_that_r_surveillance_raises() -> None:
    murders = baltimore()
    usual = float(np.mean(murders[:36]))

    fall = change_chart(murders[36:], usual)
    rise = change_chart(murders[36:], usual, direction=Direction.INCREASE)

    assert [month + 37 for month in fall.alarms] == [70, 73, 75, 76, 78]
    assert fall.statistic[:3] == pytest.approx((0.00318, 2.79967, 1.14855), abs=1e-5)
    assert max(fall.statistic) == pytest.approx(7.36298, abs=1e-5)
    assert rise.alarms == ()
    assert max(rise.statistic) == pytest.approx(2.96821, abs=1e-5)


def test_an_alarm_says_since_when() -> None:
    chart = change_chart([8] * 10 + [2] * 10, 8.0)

    assert chart.alarms[0] > 10
    assert chart.began[0] == 10


def test_boundaries_are_those_of_exact_recursion_and_of_simulation() -> None:
    ten_looks = [1.0] * 10

    assert false_alarms(ten_looks, 2.5451775, direction=Direction.INCREASE) == pytest.approx(
        0.0441447, abs=1e-6
    )
    assert boundary([6.0] * 8).critical == pytest.approx(2.6954, abs=1e-4)
    assert boundary([12.0] * 8).critical == pytest.approx(2.6227, abs=1e-4)
    for plan in (boundary([6.0] * 8), boundary(ten_looks, direction=Direction.INCREASE)):
        assert plan.alpha <= 0.05


def test_a_boundary_keeps_its_promise_in_drawn_courses() -> None:
    plan = boundary([6.0] * 8)
    drawn = np.random.default_rng(1).poisson(6.0, (20_000, 8)).cumsum(axis=1)
    limits = np.array([-1 if count is None else count for count in plan.alarm_counts])

    alarmed = (drawn <= limits).any(axis=1).mean()

    assert alarmed == pytest.approx(plan.alpha, abs=0.005)


def test_chance_alone_is_called_chance_and_more_is_not() -> None:
    chance = np.random.default_rng(2)
    plain = [check_series(chance.poisson(5, 60)) for _ in range(300)]
    wild = [check_series(chance.poisson(chance.gamma(2, 2.5, 60))) for _ in range(50)]
    slow = np.exp(np.cumsum(chance.normal(0, 0.15, 240)))

    assert np.mean([one.varies_more_than_chance for one in plain]) == pytest.approx(0.05, abs=0.03)
    assert np.mean([one.dispersion for one in plain]) == pytest.approx(1, abs=0.05)
    assert np.mean([one.varies_more_than_chance for one in wild]) > 0.9
    assert check_series(chance.poisson(8 * slow)).drags


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ([1] * 11, "11 months are too few"),
        ([1, -2] * 6, "Month 2 has a negative count"),
        ([0] * 24, "Nothing happened in any month"),
    ],
)
def test_a_series_that_says_nothing_is_refused(counts: list[int], sentence: str) -> None:
    with pytest.raises(AnalysisError, match=sentence):
        check_series(counts)


def test_a_funnel_finds_the_site_that_differs_and_not_the_small_ones() -> None:
    chance = np.random.default_rng(3)
    exposures = chance.uniform(1, 20, 40)
    counts = chance.poisson(2 * exposures)
    counts[7] = 3 * int(2 * exposures[7]) + 10
    names = [f"S{place}" for place in range(40)]

    found = funnel(names, counts.tolist(), exposures.tolist())

    assert found.dispersion == 1
    assert found.sites[7].outside == 0.998
    assert sum(site.outside == 0.998 for site in found.sites) == 1
    assert sum(site.outside is not None for site in found.sites) <= 5


def test_sites_that_all_differ_widen_the_funnel() -> None:
    chance = np.random.default_rng(4)
    counts = chance.poisson(chance.gamma(2, 10, 40)).tolist()
    names, exposures = [str(place) for place in range(40)], [1.0] * 40

    widened = funnel(names, counts, exposures)
    strict = funnel(names, counts, exposures, widened=False)

    assert widened.dispersion > 2
    outside = [sum(site.outside is not None for site in one.sites) for one in (widened, strict)]
    assert outside[0] <= 4 < outside[1]


@pytest.mark.parametrize(
    ("counts", "exposures", "sentence"),
    [
        ([1], [1.0], "at least two sites"),
        ([1, 2], [1.0], "a count and an exposure for every site"),
        ([1, -1], [1.0, 1.0], "B needs a count of 0 or more"),
        ([1, 1], [1.0, 0.0], "B needs a count of 0 or more and an exposure above 0"),
    ],
)
def test_a_funnel_of_nothing_is_refused(
    counts: list[int], exposures: list[float], sentence: str
) -> None:
    with pytest.raises(AnalysisError, match=sentence):
        funnel(["A", "B"][: len(counts)], counts, exposures)
