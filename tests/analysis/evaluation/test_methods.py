"""Methods of evaluation: published values to their digits, and the laws that hold for any panel."""

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation import (
    Caveat,
    Trial,
    before_after,
    difference_in_differences,
    interrupted_series,
    simplex_weights,
    synthetic_control,
    synthetic_difference,
    trial,
    weighted_displacement_difference,
)
from samsyn.interchange.panels import PanelColumns, read_panel
from samsyn.interchange.tables import open_table

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "evaluation"
published = pytest.mark.skipif(
    not DATA.exists(), reason="the published files are not beside this repository"
)


@pytest.fixture(scope="module")
def california() -> Trial:
    columns = PanelColumns(unit="State", time="Year", outcome="PacksPerCapita")
    panel = read_panel(open_table(DATA / "california_prop99.csv"), columns)
    return trial(panel.values, panel.units, panel.periods, treated=("California",), start="1989")


@published
def test_california_by_synthetic_control_is_what_two_exact_solvers_have(california: Trial) -> None:
    found = synthetic_control(california)

    assert found.estimate == pytest.approx(-19.51362976842, abs=1e-6)
    assert found.gaps[-1] == pytest.approx(-26.596643181589, abs=1e-6)
    assert found.pre_fit == pytest.approx(1.65640021, abs=1e-7)
    assert found.p_value == pytest.approx(3 / 39)
    assert {name: round(weight, 4) for name, weight in found.weights.items()} == {
        "Utah": 0.3939,
        "Montana": 0.2318,
        "Nevada": 0.2049,
        "Connecticut": 0.1091,
        "New Hampshire": 0.0454,
        "Colorado": 0.0148,
    }


@published
def test_california_by_synthetic_difference_is_the_exact_solution(california: Trial) -> None:
    found = synthetic_difference(california)

    assert found.estimate == pytest.approx(-15.605397916329, abs=1e-6)
    assert found.standard_error == pytest.approx(9.37118, abs=1e-5)
    assert [round(weight, 4) for weight in found.time_weights.values()] == [0.3665, 0.2065, 0.4271]


@published
def test_california_by_difference_in_differences(california: Trial) -> None:
    assert difference_in_differences(california).estimate == pytest.approx(-27.349111083615)


def sicily() -> tuple[Trial, np.ndarray]:
    with (DATA / "sicily_its.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    of = Trial(
        outcome=np.array([[float(row["aces"]) for row in rows]]),
        units=("Sicily",),
        periods=tuple(row["time"] for row in rows),
        treated=(0,),
        start=[row["smokban"] for row in rows].index("1"),
    )
    return of, np.array([float(row["stdpop"]) for row in rows])


@published
@pytest.mark.parametrize(
    ("harmonics", "ratio", "low", "high"),
    [(0, 0.894377, 0.839189, 0.953193), (2, 0.885072, 0.839401, 0.933227)],
)
def test_sicilys_smoking_ban_has_the_published_rate_ratio(
    harmonics: int, ratio: float, low: float, high: float
) -> None:
    of, population = sicily()

    found = interrupted_series(of, harmonics=harmonics, exposure=population)

    assert found.estimate == pytest.approx(ratio, abs=1e-6)
    assert found.interval == pytest.approx((low, high), abs=1e-5)


def test_the_displacement_difference_of_its_paper() -> None:
    found = weighted_displacement_difference((207, 110), (308, 318), (178, 157), (150, 140))

    assert found.estimate == -118
    assert found.standard_error == pytest.approx(39.59797974645)
    assert found.interval == pytest.approx((-195.61, -40.39), abs=0.01)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 8), st.integers(2, 12), st.integers(0, 10_000), st.sampled_from([0.0, 3.0]))
def test_weights_are_the_nearest_there_are(
    donors: int, periods: int, seed: int, ridge: float
) -> None:
    chance = np.random.default_rng(seed)
    mixed, target = chance.normal(0, 5, (periods, donors)), chance.normal(0, 5, periods)

    def far(weights: np.ndarray) -> float:
        return float(((mixed @ weights - target) ** 2).sum() + ridge * (weights**2).sum())

    found = simplex_weights(mixed, target, ridge=ridge)
    other = minimize(
        far,
        np.full(donors, 1 / donors),
        bounds=[(0, 1)] * donors,
        constraints={"type": "eq", "fun": lambda weights: weights.sum() - 1},
        method="SLSQP",
        options={"ftol": 1e-12, "maxiter": 500},
    )

    assert found.min() >= 0
    assert found.sum() == pytest.approx(1)
    assert far(found) <= other.fun + 1e-6 * max(1.0, other.fun)


def play(seed: int, *, units: int = 12, periods: int = 36, start: int = 24) -> Trial:
    chance = np.random.default_rng(seed)
    level = chance.gamma(4, 2, (units, 1))
    return Trial(
        outcome=chance.poisson(level * np.exp(chance.normal(0, 0.1, periods))).astype(np.float64),
        units=tuple(f"U{place:02d}" for place in range(units)),
        periods=tuple(str(place) for place in range(periods)),
        treated=(0,),
        start=start,
    )


METHODS = [difference_in_differences, synthetic_control, synthetic_difference]


@pytest.mark.parametrize("method", METHODS)
def test_neither_the_order_of_units_nor_a_common_rise_changes_the_answer(method) -> None:
    of = play(1)
    turned = Trial(
        outcome=of.outcome[::-1],
        units=of.units[::-1],
        periods=of.periods,
        treated=(len(of.units) - 1,),
        start=of.start,
    )
    raised = Trial(
        outcome=of.outcome + 7,
        units=of.units,
        periods=of.periods,
        treated=of.treated,
        start=of.start,
    )

    found = method(of)

    for same in (method(turned), method(raised)):
        assert same.estimate == pytest.approx(found.estimate, abs=1e-8)
        assert same.p_value == found.p_value


@pytest.mark.parametrize("method", METHODS)
def test_an_effect_that_is_put_in_is_found_and_lies_in_its_interval(method) -> None:
    of = play(2, units=30)
    outcome = of.outcome.copy()
    outcome[0, of.start :] -= 6
    changed = Trial(
        outcome=outcome, units=of.units, periods=of.periods, treated=(0,), start=of.start
    )

    before, after = method(of), method(changed)

    assert after.estimate == pytest.approx(before.estimate - 6)
    assert after.interval is not None
    assert after.interval[0] <= -6 <= after.interval[1]


@pytest.mark.parametrize("method", METHODS)
def test_where_nothing_was_done_one_in_twenty_looks_as_if_it_was(method) -> None:
    found = [method(play(seed, units=20)).p_value for seed in range(120)]

    assert min(found) >= 1 / 20
    assert np.mean([p <= 0.05 for p in found]) <= 0.1


def test_few_others_give_no_interval_and_say_so() -> None:
    found = synthetic_control(play(3, units=8))

    assert found.interval is None
    assert Caveat.FEW_DONORS in found.warnings
    assert found.p_value is not None


def test_a_place_unlike_all_others_is_said_to_be() -> None:
    of = play(4)
    outcome = of.outcome.copy()
    outcome[0] += 200

    found = synthetic_control(
        Trial(outcome=outcome, units=of.units, periods=of.periods, treated=(0,), start=of.start)
    )

    assert {Caveat.OUTSIDE_THE_OTHERS, Caveat.POOR_FIT} <= set(found.warnings)


def test_a_fall_of_the_whole_country_is_an_effect_only_to_before_and_after() -> None:
    of = play(5, units=30)
    outcome = of.outcome.copy()
    outcome[:, of.start :] = np.random.default_rng(1).binomial(
        outcome[:, of.start :].astype(int), 0.5
    )
    changed = Trial(
        outcome=outcome, units=of.units, periods=of.periods, treated=(0,), start=of.start
    )

    naive = before_after(changed)
    assert naive.p_value is not None
    assert naive.p_value < 0.01
    assert Caveat.NO_COMPARISON in naive.warnings
    relative = Trial(
        outcome=outcome / outcome[:, : of.start].mean(axis=1, keepdims=True),
        units=of.units,
        periods=of.periods,
        treated=(0,),
        start=of.start,
    )
    for method in METHODS:
        p_value = method(relative).p_value
        assert p_value is not None
        assert p_value > 0.05


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"start": 0}, "Treatment begins in the first period, 0; periods before it are needed"),
        ({"treated": ()}, "No unit is named as treated"),
        ({"outcome": np.zeros((12, 36))}, "Every value is 0; there is nothing to compare"),
        ({"outcome": np.full((12, 36), np.nan)}, "U00 has no value for 0"),
        ({"outcome": np.ones((3, 36))}, "not one for every unit and period"),
    ],
)
def test_what_no_method_can_use_is_refused(change: dict[str, object], sentence: str) -> None:
    of = play(6)
    values = {
        "outcome": of.outcome,
        "units": of.units,
        "periods": of.periods,
        "treated": of.treated,
        "start": of.start,
    }
    with pytest.raises(AnalysisError, match=sentence):
        Trial(**{**values, **change})  # type: ignore[arg-type]


def test_one_place_to_compare_with_is_too_few() -> None:
    of = play(7, units=2)

    for method in METHODS:
        with pytest.raises(AnalysisError, match="1 units are left to compare with; at least"):
            method(of)


@pytest.mark.parametrize(
    ("outcome", "start", "sentence"),
    [
        ([[1, 2, -1] * 8], 12, "holds a negative value"),
        ([[0] * 12 + [1] * 12], 12, "Nothing happened before the start, or after it"),
        ([[1, 2, 3, 4]], 2, "4 periods are too few for 7 unknowns"),
    ],
)
def test_a_series_that_bears_no_regression_is_refused(
    outcome: list[list[int]], start: int, sentence: str
) -> None:
    of = Trial(
        outcome=np.array(outcome, dtype=float),
        units=("A",),
        periods=tuple(map(str, range(len(outcome[0])))),
        treated=(0,),
        start=start,
    )
    with pytest.raises(AnalysisError, match=sentence):
        interrupted_series(of)
