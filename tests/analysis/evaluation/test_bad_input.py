"""Whatever is put in: a sentence, or a figure with its flag; never a bare figure."""

from collections.abc import Callable
from dataclasses import replace
from math import isfinite

import numpy as np
import pytest

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation import (
    Caveat,
    Compared,
    Estimate,
    Steps,
    Trial,
    augmented_control,
    before_after,
    blocks_of,
    calibrated_control,
    conformal_control,
    difference_in_differences,
    displacement_in,
    interrupted_series,
    matched_change,
    simplex_weights,
    stepped,
    synthetic_control,
    synthetic_difference,
)

Method = Callable[[Trial], Estimate]


def _calibrated(of: Trial) -> Estimate:
    return calibrated_control(blocks_of(of, bunch=12)).estimates["outcome"]


def _stepped(of: Trial) -> Estimate:
    starts = tuple(of.start if place in of.treated else None for place in range(len(of.units)))
    return stepped(Steps(counts=of.outcome, starts=starts), deals=19)


def _wdd(of: Trial) -> Estimate:
    """Compare with the next place, over as many periods before the start as after it."""
    first = max(0, 2 * of.start - len(of.periods))
    cut = replace(
        of, outcome=of.outcome[:, first:], periods=of.periods[first:], start=of.start - first
    )
    return displacement_in(cut, Compared(control=of.units[1]))


METHODS: dict[str, Method] = {
    "matched": matched_change,
    "did": difference_in_differences,
    "synthetic-control": synthetic_control,
    "augmented": augmented_control,
    "sdid": synthetic_difference,
    "conformal": conformal_control,
    "calibration": _calibrated,
    "stepped": _stepped,
    "wdd": _wdd,
    "its": interrupted_series,
    "before-after": before_after,
}
COUNTING = {"matched", "wdd", "stepped", "its", "before-after"}
ALONE = {"its", "before-after"}  # those that compare with nobody


def panel(seed: int = 1, *, units: int = 14) -> Trial:
    chance = np.random.default_rng(seed)
    return Trial(
        outcome=chance.poisson(chance.gamma(3, 1, (units, 1)) * np.ones(60)).astype(float),
        units=tuple(f"U{place:02d}" for place in range(units)),
        periods=tuple(f"{2018 + month // 12}-{month % 12 + 1:02d}" for month in range(60)),
        treated=(0,),
        start=36,
    )


def changed(of: Trial, row: slice | int, columns: slice, value: float) -> Trial:
    outcome = of.outcome.copy()
    outcome[row, columns] = value
    return replace(of, outcome=outcome)


@pytest.mark.parametrize("name", METHODS)
def test_an_answer_says_its_method_its_numbers_and_what_must_be_true(name: str) -> None:
    found = METHODS[name](panel())

    assert found.method == name
    assert found.n
    assert len(found.assumptions) >= 2
    assert found.p_value is None or 0 < found.p_value <= 1
    assert isfinite(found.estimate)
    if found.interval is None:
        assert {Caveat.FEW_DONORS, Caveat.TOO_FEW_EVENTS, Caveat.FEW_PERIODS} & set(found.warnings)
    else:
        assert found.interval[0] <= found.estimate <= found.interval[1]


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ({"start": 0}, "Treatment begins in the first period, 2018-01"),
        ({"start": 60}, "Treatment begins after the last period"),
        ({"outcome": np.zeros((14, 60))}, "Every value is 0; there is nothing to compare"),
        ({"treated": ()}, "No unit is named as treated"),
        ({"treated": (0, 0)}, "A unit is named twice"),
    ],
)
def test_a_panel_that_bears_no_question_is_refused_by_all(
    name: str, rows: dict[str, object], sentence: str
) -> None:
    with pytest.raises(AnalysisError, match=sentence):
        METHODS[name](replace(panel(), **rows))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", METHODS)
def test_a_missing_month_is_refused_by_all(name: str) -> None:
    with pytest.raises(AnalysisError, match="U02 has no value for 2018-05"):
        METHODS[name](changed(panel(), 2, slice(4, 5), float("nan")))


@pytest.mark.parametrize("name", sorted(COUNTING))
def test_a_negative_count_is_refused_by_all_that_count(name: str) -> None:
    with pytest.raises(AnalysisError, match=r"a count is 0 or more|counts of 0 or more"):
        METHODS[name](changed(panel(), 0, slice(20, 21), -1))


@pytest.mark.parametrize("name", sorted(set(METHODS) - ALONE - {"stepped", "calibration", "wdd"}))
def test_one_other_is_too_few_for_all_that_compare(name: str) -> None:
    with pytest.raises(AnalysisError, match="1 units are left to compare with; at least"):
        METHODS[name](panel(units=2))


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize(
    "of",
    [
        changed(panel(), 0, slice(None), 0),  # nothing ever happened in the place
        changed(panel(), 0, slice(0, 36), 0),  # nor before
        changed(panel(), 0, slice(36, None), 0),  # nor after
        changed(panel(), slice(1, None), slice(36, None), 0),  # nor anywhere else after
        changed(panel(), slice(1, None), slice(None), 0),  # nor anywhere else at all
        changed(panel(), slice(None), slice(None), 3),  # nothing varies
        replace(panel(), start=1),
        replace(panel(), start=59),
    ],
    ids=["never", "not before", "not after", "nowhere after", "nowhere", "flat", "one", "last"],
)
def test_a_panel_at_its_limits_gives_a_sentence_or_a_finite_figure_with_flags(
    name: str, of: Trial
) -> None:
    try:
        found = METHODS[name](of)
    except AnalysisError as refusal:
        told = str(refusal)
    else:
        told = ""
    if told:
        assert told.endswith(".")
        return

    assert isfinite(found.estimate)
    assert found.p_value is None or 0 < found.p_value <= 1
    for end in found.interval or ():
        assert not np.isnan(end)
    if found.interval is None or found.p_value is None:
        assert found.warnings


def test_a_solver_that_does_not_end_is_said_to_have_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("samsyn.analysis.evaluation.simplex.nnls", never)

    with pytest.raises(AnalysisError, match="the solver did not end"):
        simplex_weights(np.ones((2, 2)), np.ones(2))
