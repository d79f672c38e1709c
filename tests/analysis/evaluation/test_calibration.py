"""The calibrated control: weights that match, told apart from weights that cannot."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog, minimize

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation.blocks import Blocks, blocks_of
from samsyn.analysis.evaluation.calibration import Distance, calibrate
from samsyn.analysis.evaluation.estimates import Caveat, Trial
from samsyn.analysis.evaluation.joint_tests import Side
from samsyn.analysis.evaluation.microdata import (
    Chance,
    calibrated_control,
    drawn_groups,
    jackknife_groups,
)


def city(seed: int, *, blocks: int = 240, effect: float = 1.0, treated: int = 12) -> Trial:
    chance = np.random.default_rng(seed)
    rates = chance.gamma(1.5, 0.6, (blocks, 1)) * np.exp(chance.normal(0, 0.1, 20))
    rates[:treated, 12:] *= effect
    return Trial(
        outcome=chance.poisson(rates).astype(np.float64),
        units=tuple(f"B{place:04d}" for place in range(blocks)),
        periods=tuple(str(place) for place in range(20)),
        treated=tuple(range(treated)),
        start=12,
    )


@settings(max_examples=40)
@given(st.integers(4, 25), st.integers(1, 4), st.integers(0, 10_000))
def test_weights_match_and_are_the_nearest_that_do_or_there_are_none(
    units: int, sums: int, seed: int
) -> None:
    chance = np.random.default_rng(seed)
    features = np.column_stack([np.ones(units), chance.poisson(2, (units, sums))])
    target = chance.poisson(3, sums + 1) + 1.0
    found = calibrate(features, target)

    exists = linprog(np.zeros(units), A_eq=features.T, b_eq=target).status == 0
    assert found.is_matched == exists
    if exists:
        equal = target[0] / units
        other = minimize(
            lambda weights: float(((weights - equal) ** 2).sum()),
            found.weights + 0.01,
            bounds=[(0, None)] * units,
            constraints={"type": "eq", "fun": lambda weights: weights @ features - target},
            method="SLSQP",
            options={"ftol": 1e-12, "maxiter": 400},
        )
        assert found.weights.min() >= 0
        assert ((found.weights - equal) ** 2).sum() <= other.fun + 1e-5 * max(1.0, other.fun)


def test_raked_weights_match_too_and_none_is_nothing() -> None:
    chance = np.random.default_rng(2)
    features = np.column_stack([np.ones(60), chance.poisson(2, (60, 3))])
    target = features[:6].sum(axis=0)

    raked = calibrate(features[6:], target, distance=Distance.RAKING)

    assert raked.is_matched
    assert raked.weights.min() > 0
    assert raked.effective < 54


def test_an_effect_is_found_by_all_ways_and_none_is_found_where_there_is_none() -> None:
    for effect, low, high in ((0.5, 0.35, 0.72), (1.0, 0.75, 1.35)):
        of = blocks_of(city(3, effect=effect), bunch=4)
        treated = of.treated
        found = calibrated_control(
            of,
            Chance(
                replicate_of=jackknife_groups(treated), groups=drawn_groups(treated, 39, seed=2)
            ),
            side=Side.FALL,
        )
        told = found.estimates["outcome"]

        assert low < told.estimate < high
        assert told.interval is not None
        assert told.interval[0] < told.estimate < told.interval[1]
        ways = [told.figures[f"p_{way}"] for way in ("linearised", "jackknife", "permuted")]
        assert (max(ways) < 0.05) == (effect == 0.5)
        assert min(ways) > 0
        assert told.figures["p_permuted"] >= 1 / 40
        assert Caveat.DRAWN_PLACEBOS in told.warnings
        assert found.match.is_matched


def test_without_programme_the_linearised_interval_holds_no_effect_as_often_as_it_says() -> None:
    held = 0
    for seed in range(60):
        told = calibrated_control(blocks_of(city(seed), bunch=6)).estimates["outcome"]
        assert told.interval is not None
        held += told.interval[0] <= 1 <= told.interval[1]

    assert held >= 52


def test_several_outcomes_are_tested_together() -> None:
    first, second = city(5, effect=0.65), city(16, effect=0.65)
    of = blocks_of(first, others={"second": second.outcome}, bunch=6)
    found = calibrated_control(of, Chance(groups=drawn_groups(of.treated, 39)), side=Side.FALL)
    each = [one.figures["p_linearised"] for one in found.estimates.values()]

    assert found.joint.p_linearised < max(each)
    assert found.joint.p_permuted is not None
    assert found.joint.p_permuted <= 0.05
    assert calibrated_control(of).joint.statistic > 0  # both ways: a square


def test_what_cannot_be_matched_is_matched_nearly_and_it_is_said() -> None:
    of = city(7)
    outcome = of.outcome.copy()
    outcome[:12, 3] += 40
    changed = Trial(
        outcome=outcome, units=of.units, periods=of.periods, treated=of.treated, start=12
    )
    blocks = blocks_of(changed, bunch=1)
    found = calibrated_control(blocks).estimates["outcome"]

    assert Caveat.NOT_MATCHED in found.warnings
    assert found.pre_fit is not None
    assert found.pre_fit > 0.01
    strict = Blocks(treated=blocks.treated, matched=blocks.matched, after=blocks.after)
    with pytest.raises(AnalysisError, match="No weights make the others add up"):
        calibrated_control(strict)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"treated": np.zeros(4, dtype=bool)}, "Some units must be treated, and some not"),
        ({"matched": np.full((4, 1), np.nan)}, "Something to match on is missing"),
        ({"after": {"shots": np.zeros((4, 2))}}, "Every value of shots after the start is 0"),
        ({"after": {"shots": np.full((4, 2), np.nan)}}, "shots is missing for a unit"),
    ],
)
def test_what_can_be_no_blocks_is_refused(change: dict[str, object], sentence: str) -> None:
    values: dict[str, object] = {
        "treated": np.array([True, False, False, False]),
        "matched": np.ones((4, 1)),
        "after": {"shots": np.ones((4, 2))},
    }
    with pytest.raises(AnalysisError, match=sentence):
        Blocks(**{**values, **change})  # type: ignore[arg-type]
