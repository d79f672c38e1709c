"""When it is no longer too early: the formula, its floor, and drawn counts that agree."""

from dataclasses import replace
from math import inf

import pytest

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.monitoring import (
    Design,
    detectable_ratio,
    months_needed,
    simulated_power,
    too_early_clock,
)

RATIOS = {0.0: (0.5, 0.6, 0.7, 0.75), 0.12: (0.5, 0.6, 0.65, 0.7)}
# Months after the start; 60 before, dispersion 1.25, one-sided 5 %, power 80 %; computed apart from
# this module. Never is None.
TABLE = [
    (1, 0.0, (44, 98, None, None)),
    (1, 0.12, (59, 299, None, None)),
    (2, 0.0, (19, 33, 88, 281)),
    (2, 0.12, (24, 60, 185, None)),
    (4, 0.0, (9, 15, 30, 51)),
    (4, 0.12, (11, 24, 47, 462)),
    (8, 0.0, (5, 7, 13, 20)),
    (8, 0.12, (6, 11, 19, 63)),
    (20, 0.0, (2, 3, 5, 7)),
    (20, 0.12, (3, 4, 7, 18)),
]


@pytest.mark.parametrize(("per_month", "drift", "months"), TABLE)
def test_months_are_those_of_the_table(
    per_month: float, drift: float, months: tuple[int | None, ...]
) -> None:
    design = Design(per_month=per_month, months_before=60, drift=drift)

    for ratio, expected in zip(RATIOS[drift], months, strict=True):
        found = months_needed(design, ratio)
        assert found == expected if expected is None else found == pytest.approx(expected, abs=1)


def test_one_place_can_never_tell_a_fall_of_a_fifth_and_five_can() -> None:
    one = Design(per_month=4, months_before=10**6)

    assert detectable_ratio(one, inf) == pytest.approx(0.74, abs=0.005)
    assert detectable_ratio(replace(one, sites=5), inf) == pytest.approx(0.875, abs=0.005)
    assert months_needed(one, 0.8) is None
    assert months_needed(replace(one, sites=5), 0.8) is not None


def test_a_longer_baseline_is_the_cheapest_gain() -> None:
    short = months_needed(Design(per_month=4, months_before=24), 0.63)
    long = months_needed(Design(per_month=4, months_before=60), 0.63)

    assert short is not None
    assert long is not None
    assert long < short / 1.8


@pytest.mark.parametrize(
    ("design", "ratio"),
    [
        (Design(per_month=4, months_before=60, drift=0, dispersion=1), 0.7),
        (Design(per_month=4, months_before=60), 0.6),
        (Design(per_month=3, months_before=60, sites=5), 0.7),
        (Design(per_month=20, months_before=36), 0.65),
    ],
)
def test_drawn_counts_are_told_from_chance_as_often_as_the_formula_says(
    design: Design, ratio: float
) -> None:
    months = months_needed(design, ratio)
    assert months is not None

    assert simulated_power(design, ratio, months) == pytest.approx(design.power, abs=0.05)
    assert simulated_power(design, 1.0, months) == pytest.approx(design.alpha, abs=0.015)


def test_the_smallest_ratio_needs_just_these_months() -> None:
    design = Design(per_month=5, months_before=48)

    ratio = detectable_ratio(design, 24)

    assert months_needed(design, ratio) == 24


def test_the_clock_is_a_distribution_around_the_formula_and_says_what_helps() -> None:
    design = Design(per_month=5, months_before=36)

    clock = too_early_clock(design, 0.63)

    assert clock.middle == pytest.approx(months_needed(design, 0.63) or 0, rel=0.25)
    assert clock.earliest is not None
    assert clock.earliest < (clock.middle or 0)
    assert 0 < clock.never < 0.5
    assert list(clock.known_by) == sorted(clock.known_by)
    assert "five_sites_together" in clock.helps
    assert clock == too_early_clock(design, 0.63)


def test_too_early_and_never_are_two_answers() -> None:
    orebro = too_early_clock(Design(per_month=0.8, months_before=36), 0.75)

    assert orebro.middle is None
    assert orebro.never > 0.95


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"per_month": 0}, "the baseline must be above 0"),
        ({"months_before": 0}, "at least one month before"),
        ({"power": 0.01}, "power must lie between alpha and 1"),
        ({"drift": -1, "sites": 0}, "at least one site is needed; the drift cannot be below 0"),
    ],
)
def test_no_plan_is_refused_with_everything_that_is_wrong(
    values: dict[str, float], sentence: str
) -> None:
    with pytest.raises(AnalysisError, match=sentence):
        Design(**{"per_month": 4, "months_before": 12, **values})  # type: ignore[arg-type]


@pytest.mark.parametrize("ratio", [0, -1, 1])
def test_no_change_cannot_be_looked_for(ratio: float) -> None:
    with pytest.raises(AnalysisError, match="no change that could be looked for"):
        months_needed(Design(per_month=4, months_before=12), ratio)
