"""The default: it keeps its promised size, holds the truth, and says what speaks against it."""

from dataclasses import replace

import numpy as np
import pytest
from benchmarks.truth import FALL, judge
from benchmarks.worlds import KINDS, draw

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation import Caveat, Estimate, Trial, matched_change

SOME = ("5, all of it", "0.6, all of it", "5, national collapse")


@pytest.mark.parametrize("world", SOME)
def test_the_default_keeps_its_promise_in_every_world(world: str) -> None:
    kept = judge(world, "matched (default)", 80)

    assert kept.size <= 0.1
    assert kept.coverage >= 0.9
    assert kept.coverage_of_fall >= 0.88
    assert abs(kept.bias) < 0.1
    assert kept.refused == 0


def test_before_and_after_calls_a_national_collapse_a_success() -> None:
    kept = judge("5, national collapse", "before-after (warning)", 20)

    assert kept.size > 0.9
    assert kept.coverage < 0.1


def test_the_default_finds_a_fall_of_forty_per_cent_at_five_a_month() -> None:
    assert judge("5 a month, chance only", "matched (default)", 30).power > 0.8


def test_a_place_that_was_picked_at_its_peak_is_said_to_have_been() -> None:
    picked = judge("picked at its peak", "matched (default)", 40)
    plain = judge("5 a month, chance only", "matched (default)", 40)

    assert picked.flagged > 0.5
    assert plain.flagged < 0.15


@pytest.fixture(scope="module")
def fallen() -> Trial:
    return draw(KINDS["5, common shocks"], 1, ratio=FALL).of


@pytest.fixture(scope="module")
def found(fallen: Trial) -> Estimate:
    return matched_change(fallen)


def test_neither_order_of_places_nor_a_common_fall_changes_the_answer(
    fallen: Trial, found: Estimate
) -> None:
    turned = replace(
        fallen,
        outcome=fallen.outcome[::-1],
        units=fallen.units[::-1],
        treated=(len(fallen.units) - 1,),
    )

    same = matched_change(turned)

    assert same.estimate == pytest.approx(found.estimate)
    assert same.p_value == found.p_value
    assert same.interval == found.interval


def test_the_p_value_counts_the_place_itself_and_is_told_in_numbers(found: Estimate) -> None:
    assert found.p_value is not None
    assert found.p_value >= 1 / 61
    assert found.p_value == pytest.approx(found.figures["as_far"] / found.figures["of"])
    assert found.interval is not None
    assert found.interval[0] < found.estimate < found.interval[1] < 1
    assert len(found.weights) == 60


def test_several_places_together_are_compared_with_groups_of_as_many(fallen: Trial) -> None:
    outcome = fallen.outcome.copy()
    outcome[1:3, fallen.start :] = np.floor(outcome[1:3, fallen.start :] * FALL)
    of = replace(fallen, outcome=outcome, treated=(0, 1, 2))

    found = matched_change(of, draws=199)

    assert found.n["treated"] == 3
    assert found.p_value is not None
    assert 1 / 200 <= found.p_value <= 0.05
    assert Caveat.DRAWN_PLACEBOS in found.warnings
    assert matched_change(of, draws=199) == found


def test_few_others_give_no_interval_and_the_largest_place_is_said_to_be_alone() -> None:
    of = draw(KINDS["5 a month, chance only"], 2, ratio=1.0).of
    few = replace(of, outcome=of.outcome[:8] * 1.0, units=of.units[:8])
    outcome = of.outcome.copy()
    outcome[0] *= 40

    assert matched_change(few).interval is None
    assert Caveat.FEW_DONORS in matched_change(few).warnings
    assert Caveat.OTHER_VOLUME in matched_change(replace(of, outcome=outcome)).warnings


def test_nothing_afterwards_is_an_estimate_with_an_open_interval() -> None:
    of = draw(KINDS["0.6 a month, chance only"], 3, ratio=1.0).of
    outcome = of.outcome.copy()
    outcome[0, of.start :] = 0

    found = matched_change(replace(of, outcome=outcome))

    assert found.interval is not None
    assert found.interval[0] == 0
    assert Caveat.OPEN_INTERVAL in found.warnings
    outcome[0] = 0
    with pytest.raises(AnalysisError, match="Nothing happened before the start"):
        matched_change(replace(of, outcome=outcome))


def test_values_that_are_no_counts_are_refused(fallen: Trial) -> None:
    for value, sentence in ((-1.0, "has a negative value for"), (0.5, "no whole numbers")):
        outcome = fallen.outcome.copy()
        outcome[3, 3] = value
        with pytest.raises(AnalysisError, match=sentence):
            matched_change(replace(fallen, outcome=outcome))
