"""The augmented control beside its other form, and groups that start one after another."""

from dataclasses import replace

import numpy as np
import pytest
from benchmarks.worlds import KINDS, draw

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation import (
    Caveat,
    Steps,
    augmented_control,
    stepped,
    synthetic_control,
    with_covariates,
    without_covariates,
)
from samsyn.analysis.evaluation.augmented import augmented_weights, chosen_ridge
from samsyn.analysis.evaluation.covariates import (
    Likeness,
    best_searched,
    equal_importance,
    searched,
    weighting,
)


@pytest.mark.parametrize("donors", [8, 40])
def test_augmenting_is_taking_a_ridge_regressions_prediction_of_the_gap_away(donors: int) -> None:
    chance = np.random.default_rng(donors)
    start, ridge = 20, 30.0
    others, own = chance.normal(10, 3, (donors, 30)), chance.normal(12, 3, 30)

    weights, plain = augmented_weights(own, others, start, ridge)
    before, after = others[:, :start], others[:, start:].mean(axis=1)
    centred = before - before.mean(axis=0)
    slope = np.linalg.solve(
        centred.T @ centred + ridge * np.eye(start), centred.T @ (after - after.mean())
    )
    gap = own[:start] - plain @ before

    assert weights.sum() == pytest.approx(1)
    assert weights @ after == pytest.approx(plain @ after + gap @ slope)


def test_a_ridge_beyond_all_bounds_leaves_the_plain_synthetic_control() -> None:
    of = draw(KINDS["5, common shocks"], 1, ratio=1.0).of

    held, plain = augmented_control(of, ridge=1e15), synthetic_control(of)

    assert held.estimate == pytest.approx(plain.estimate, abs=1e-6)
    loose = augmented_control(of)
    assert loose.pre_fit is not None
    assert loose.pre_fit <= loose.figures["plain_fit"] + 1e-12
    assert Caveat.BEYOND_THE_OTHERS in loose.warnings


def test_the_ridge_is_the_one_that_foretells_left_out_periods_best() -> None:
    of = draw(KINDS["5, common shocks"], 4, ratio=1.0).of
    donors = of.outcome[list(of.donors)][:12]
    best = chosen_ridge(of.course, donors, 10)

    def lost(ridge: float) -> float:
        whole = 0.0
        for period in range(10):
            kept = [one for one in range(11) if one != period]
            order = [*[one for one in kept if one < 10], period]
            weights, _ = augmented_weights(of.course[order], donors[:, order], 9, ridge)
            whole += float((of.course[period] - weights @ donors[:, period]) ** 2)
        return whole

    assert lost(best) <= min(lost(best * 2.6), lost(best / 2.6)) + 1e-9


def test_covariates_weigh_as_periods_of_their_own_and_are_taken_off_again() -> None:
    of = draw(KINDS["5, common shocks"], 2, ratio=1.0).of
    poverty = np.linspace(0, 1, len(of.units))
    poverty[0] = 0.9
    found = without_covariates(synthetic_control(with_covariates(of, {"poverty": poverty})), of)
    plain = synthetic_control(of)

    def like(weights: dict[str, float]) -> float:
        return sum(poverty[of.units.index(name)] * one for name, one in weights.items())

    assert abs(like(dict(found.weights)) - 0.9) < abs(like(dict(plain.weights)) - 0.9)
    assert len(found.gaps) == len(of.periods)
    assert found.n["before"] == of.start
    for wrong, sentence in ((np.nan, "S003 has no value of poverty"), (1.0, "the same for all")):
        values = np.full(len(of.units), 1.0)
        values[3] = wrong
        with pytest.raises(AnalysisError, match=sentence):
            with_covariates(of, {"poverty": values})


def test_a_search_ends_no_worse_than_it_began() -> None:
    chance = np.random.default_rng(1)
    of = Likeness(
        own=chance.normal(0, 1, 3),
        others=chance.normal(0, 1, (9, 3)),
        own_before=chance.normal(0, 1, 12),
        others_before=chance.normal(0, 1, (9, 12)),
    )
    start = weighting(of, equal_importance(of))
    found = searched(of, equal_importance(of))

    assert best_searched(of).loss <= found.loss <= start.loss
    assert found.weights.sum() == pytest.approx(1)
    with pytest.raises(AnalysisError, match="not all 0"):
        weighting(of, np.zeros(3))


STARTS = (12, 12, 18, 18, 24, None, None, None, None, None, None, None)


def steps(seed: int, ratio: float) -> Steps:
    chance = np.random.default_rng(seed)
    rates = chance.gamma(2, 1.0, (len(STARTS), 1)) * np.exp(chance.normal(0, 0.2, 36))
    begun = Steps(counts=np.ones((len(STARTS), 36)), starts=STARTS).begun()
    return Steps(
        counts=chance.poisson(rates * np.where(begun > 0, ratio, 1)).astype(float), starts=STARTS
    )


def test_groups_that_start_later_show_what_starting_did() -> None:
    found = [stepped(steps(seed, 0.5), deals=99) for seed in range(6)]

    assert np.median([one.estimate for one in found]) == pytest.approx(0.5, abs=0.1)
    assert sum(one.p_value <= 0.05 for one in found if one.p_value) >= 4
    for one in found:
        assert one.interval is not None
        assert one.interval[0] <= one.estimate <= one.interval[1]
    assert stepped(steps(1, 0.5), deals=99) == found[1]


def test_without_effect_one_in_twenty_looks_as_if_there_was_one() -> None:
    chance = [stepped(steps(seed, 1.0), deals=19, level=0.99).p_value for seed in range(100)]

    assert np.mean([p <= 0.05 for p in chance if p]) <= 0.12
    assert min(p for p in chance if p) >= 1 / 20


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"starts": (12,) * 12}, "All groups start at the same time"),
        ({"starts": (None,) * 12}, "No group starts"),
        ({"starts": (0, *STARTS[1:])}, "starts in the first period or after the last"),
        ({"counts": -np.ones((12, 36))}, "A count is negative"),
        ({"counts": np.zeros((12, 36))}, "Every value is 0"),
        ({"counts": np.ones((3, 36))}, "not one for every group and period"),
    ],
)
def test_steps_that_bear_no_comparison_are_refused(
    change: dict[str, object], sentence: str
) -> None:
    with pytest.raises(AnalysisError, match=sentence):
        replace(steps(1, 1.0), **change)  # type: ignore[arg-type]
