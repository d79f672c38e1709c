"""What would change the conclusion, chance from time, and what happens around a place."""

from dataclasses import replace

import numpy as np
import pytest
from benchmarks.worlds import KINDS, draw

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation import (
    Caveat,
    Event,
    Trial,
    Varied,
    conformal_control,
    count_around,
    displacement_around,
    matched_change,
    sensitivity,
    synthetic_control,
    without_event,
)


def world(ratio: float, seed: int = 1) -> Trial:
    kind = replace(KINDS["5, common shocks"], sites=30)
    return draw(kind, seed, ratio=ratio).of


def test_a_strong_effect_stands_whatever_is_left_out_and_nothing_is_seen_before_it() -> None:
    found = sensitivity(world(0.4), matched_change)
    kinds = [one.kind for one in found.variations]

    assert kinds.count(Varied.DONOR_LEFT_OUT) == 29
    assert kinds.count(Varied.SHORTER_BEFORE) == kinds.count(Varied.OTHER_START) == 2
    early = [one for one in found.variations if one.kind is Varied.EARLIER_PLACEBO]
    assert early
    assert all(one.estimate is not None for one in early)
    assert {one.kind for one in found.turning} <= {Varied.EARLIER_PLACEBO}
    assert found.lowest <= found.base.estimate <= found.highest < 0.7


def test_one_attack_with_many_hurt_that_makes_the_whole_effect_is_named() -> None:
    of = world(1.0, seed=5)
    outcome = of.outcome.copy()
    outcome[0, 60] += 160
    struck = replace(of, outcome=outcome)
    attack = Event(name="one school", unit="S000", period=of.periods[60], count=160)

    found = sensitivity(struck, matched_change, events=(attack,))
    turned = [one for one in found.turning if one.kind is Varied.EVENT_LEFT_OUT]

    assert found.base.p_value is not None
    assert found.base.p_value <= 0.05
    assert [one.what for one in turned] == ["one school"]
    assert np.array_equal(without_event(struck, attack).outcome, of.outcome)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"unit": "Nowhere"}, "Nowhere, 2001-01 is not in the panel"),
        ({"period": "1999-01"}, "S000, 1999-01 is not in the panel"),
        ({"count": 900.0}, "900 cannot be taken from"),
    ],
)
def test_an_event_that_is_not_there_cannot_be_left_out(
    change: dict[str, str | float], sentence: str
) -> None:
    event = Event(name="one", unit="S000", period="2001-01", count=1)
    with pytest.raises(AnalysisError, match=sentence):
        without_event(world(1.0), replace(event, **change))


def test_what_cannot_be_varied_is_told_with_its_reason() -> None:
    of = world(1.0)
    few = replace(of, outcome=of.outcome[:6], units=of.units[:6])

    found = sensitivity(few, matched_change)

    assert any("units are left to compare with" in one.refused for one in found.variations)


def test_chance_from_time_finds_an_effect_with_six_others_and_none_where_there_is_none() -> None:
    kind = replace(KINDS["5, common shocks"], per_month=15, spread=0.3, sites=7, before=64, after=8)
    p_values = {}
    for ratio in (0.4, 1.0):
        found = []
        for seed in range(12):
            found.append(conformal_control(draw(kind, seed, ratio=ratio).of))
        p_values[ratio] = [one.p_value or 0.0 for one in found]
        for one in found:
            assert one.p_value is not None
            assert one.p_value >= 1 / 72
            assert one.interval is not None
            assert one.interval[0] < one.interval[1]

    assert np.mean([p <= 0.05 for p in p_values[0.4]]) >= 0.7
    assert np.mean([p <= 0.05 for p in p_values[1.0]]) <= 0.25


def test_too_few_periods_give_no_interval() -> None:
    of = world(1.0)
    short = replace(of, outcome=of.outcome[:, 40:56], periods=of.periods[40:56], start=8)

    found = conformal_control(short)

    assert found.interval is None
    assert Caveat.FEW_PERIODS in found.warnings
    assert synthetic_control(short).interval is not None


def test_what_moves_round_the_corner_is_told_from_what_falls_there_too() -> None:
    chance = np.random.default_rng(1)
    treated, others = np.array([[0.0, 0.0]]), np.array([[5_000.0, 0.0]])

    def events(count: int, middle: np.ndarray, low: float, high: float) -> np.ndarray:
        far, turn = chance.uniform(low, high, count), chance.uniform(0, 2 * np.pi, count)
        return middle + np.column_stack([far * np.cos(turn), far * np.sin(turn)])

    def around(ring_after: int) -> float:
        groups = [
            (events(100, treated[0], 0, 299), False),
            (events(60, treated[0], 0, 299), True),
            (events(80, treated[0], 301, 599), False),
            (events(ring_after, treated[0], 301, 599), True),
            (events(90, others[0], 0, 299), False),
            (events(90, others[0], 0, 299), True),
            (events(70, others[0], 301, 599), False),
            (events(70, others[0], 301, 599), True),
        ]
        where = np.vstack([place for place, _ in groups])
        after = np.concatenate([np.full(len(place), late) for place, late in groups])
        found = displacement_around(count_around(where, after, treated, others, core=300, ring=600))
        assert found.figures["local"] == -40
        return found.figures["quotient"]

    assert around(100) == pytest.approx(-0.5)  # half of the fall moved
    assert around(70) == pytest.approx(0.25)  # the ring fell with it
    with pytest.raises(AnalysisError, match="within reach of a treated one"):
        count_around(treated, np.array([True]), treated, others / 10, core=300, ring=600)
    with pytest.raises(AnalysisError, match="The ring must reach further"):
        count_around(treated, np.array([True]), treated, others, core=300, ring=300)
