"""Near repeat: counted exactly, compared with chance fairly, and as other programs have it."""

import csv
from datetime import date
from itertools import permutations
from math import hypot
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.space_time import (
    Bands,
    Caution,
    Dealing,
    Events,
    KnoxQuestion,
    Metric,
    Within,
    close_pairs,
    events_at,
    near_repeat,
)
from samsyn.analysis.space_time.moments import free_moments

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "incidents"
published = pytest.mark.skipif(
    not DATA.exists(), reason="the published files are not beside this repository"
)
FEW = Dealing(permutations=19)


def published_events(name: str, *, reference: str = "") -> Events:
    with (DATA / f"{name}.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["x_m"]]
    kept = list({row[reference]: row for row in reversed(rows)}.values()) if reference else rows
    return events_at(
        [float(row["x_m"]) for row in kept],
        [float(row["y_m"]) for row in kept],
        [date.fromisoformat(row["date"]) for row in kept],
    )


places_and_days = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 12)), min_size=2, max_size=25
)


@settings(max_examples=60, deadline=None)
@given(places_and_days, st.sampled_from(list(Metric)))
def test_every_pair_is_counted_once_in_the_band_that_holds_it(
    rows: list[tuple[int, int, int]], metric: Metric
) -> None:
    events = events_at(*zip(*rows, strict=True))
    question = KnoxQuestion(
        metres=(5, 10, 20), days=(1, 3, 7), metric=metric, one_per_place_and_day=False
    )

    found = near_repeat(events, question, FEW)

    for cell in found.cells:
        by_hand = 0
        for place, (x, y, day) in enumerate(rows):
            for x_other, y_other, day_other in rows[:place]:
                apart = (
                    abs(x - x_other) + abs(y - y_other)
                    if metric is Metric.STREETS
                    else hypot(x - x_other, y - y_other)
                )
                by_hand += (
                    cell.metres_from <= apart < cell.metres_to
                    and cell.days_from <= abs(day - day_other) < cell.days_to
                )
        assert cell.observed == by_hand


def test_the_closed_form_is_the_mean_and_variance_over_all_orders() -> None:
    events = events_at([0, 1, 2, 9, 9.5, 30], [0, 0, 1, 9, 9, 30], [1, 2, 9, 2, 3, 20])
    spaces, times = Bands.up_to([3, 12]), Bands.up_to([2, 10])
    pairs = close_pairs(events.places, spaces)
    counts = []
    for order in permutations(events.days):
        days = np.array(order)
        apart = np.abs(days[pairs.first] - days[pairs.second])
        band = times.of(apart)
        counts.append(
            [[int(((pairs.band == s) & (band == t)).sum()) for t in range(2)] for s in range(2)]
        )

    mean, variance = free_moments(pairs, events.days, times, 2)

    assert mean == pytest.approx(np.mean(counts, axis=0))
    assert variance == pytest.approx(np.var(counts, axis=0))


def test_permutations_have_the_mean_of_the_closed_form() -> None:
    generator = np.random.default_rng(4)
    events = events_at(
        generator.uniform(0, 500, 300),
        generator.uniform(0, 500, 300),
        generator.integers(0, 90, 300),
    )
    question = KnoxQuestion(metres=(50, 100), days=(7, 14))

    for cell in near_repeat(events, question, Dealing(permutations=999)).cells:
        assert cell.exact_expected is not None
        assert cell.expected == pytest.approx(cell.exact_expected, rel=0.02)


def test_neither_threads_nor_the_order_of_rows_change_the_answer() -> None:
    generator = np.random.default_rng(2)
    x, y = generator.uniform(0, 400, (2, 200))
    days = generator.integers(0, 60, 200)
    shuffled = generator.permutation(200)
    question = KnoxQuestion(metres=(50,), days=(5,))

    alone = near_repeat(events_at(x, y, days), question, Dealing(permutations=600))
    threads = near_repeat(events_at(x, y, days), question, Dealing(permutations=600, workers=3))
    other_order = near_repeat(
        events_at(x[shuffled], y[shuffled], days[shuffled]), question, Dealing(permutations=600)
    )

    assert alone == threads == other_order
    assert alone != near_repeat(events_at(x, y, days), question, Dealing(permutations=600, seed=2))


def test_days_that_change_places_within_a_month_take_slow_change_out() -> None:
    generator = np.random.default_rng(3)
    # One part of the city was violent in January and another in June; within each, all is chance.
    x = np.concatenate([generator.uniform(0, 300, 60), generator.uniform(9000, 9300, 60)])
    y = generator.uniform(0, 300, 120)
    days = [date(2025, 1, int(day)) for day in generator.integers(1, 32, 60)]
    days += [date(2025, 6, int(day)) for day in generator.integers(1, 31, 60)]
    events = events_at(x, y, days)

    free, within = (
        near_repeat(events, KnoxQuestion(within=one), Dealing(permutations=199)).cells[0]
        for one in (Within.FREE, Within.MONTH)
    )

    assert free.ratio is not None
    assert within.ratio is not None
    assert (free.p_value, free.ratio > 1.5) == (0.005, True)
    assert within.p_value > 0.05
    assert within.ratio == pytest.approx(1, abs=0.1)
    assert within.exact_expected is None


def test_where_nothing_draws_anything_one_in_twenty_looks_as_if_it_did() -> None:
    generator = np.random.default_rng(5)
    found = []
    for _ in range(200):
        events = events_at(
            generator.uniform(0, 800, 80),
            generator.uniform(0, 800, 80),
            generator.integers(0, 60, 80),
        )
        question = KnoxQuestion(metres=(100, 200), days=(7, 14))
        cells = near_repeat(events, question, Dealing(permutations=99)).cells
        found.append((cells[0].p_value <= 0.05, min(one.adjusted_p_value for one in cells) <= 0.05))

    one_cell, any_cell = np.mean(found, axis=0)

    assert one_cell == pytest.approx(0.05, abs=0.04)
    assert any_cell == pytest.approx(0.05, abs=0.04)  # and would be near 0.19 without adjusting


def test_people_hurt_in_one_shooting_are_no_near_repeat() -> None:
    events = events_at([0, 0, 0, 700], [0, 0, 0, 0], [4, 4, 4, 60])

    found = near_repeat(events, dealing=FEW)
    kept = near_repeat(events, KnoxQuestion(one_per_place_and_day=False), FEW)

    assert (found.events, found.taken_as_one, found.cells[0].observed) == (2, 2, 0)
    assert Caution.TAKEN_AS_ONE in found.cautions
    assert kept.cells[0].observed == 3


def test_rounded_places_and_uneven_years_are_said() -> None:
    busy = [date(2024, 1 + k % 3, 1 + k % 28) for k in range(90)]
    calm = [date(2024, 4 + k % 9, 1 + k) for k in range(27)]
    x = [float(k % 7) * 100 for k in range(117)]

    cautions = near_repeat(events_at(x, [0.0] * 117, busy + calm), dealing=FEW).cautions

    assert {Caution.COARSE_PLACES, Caution.UNEVEN_OVER_TIME} <= set(cautions)


@pytest.mark.parametrize(
    ("metres", "days", "permutations", "sentence"),
    [
        ((), (14,), 99, "No band of distance is given"),
        ((200, 100), (14,), 99, "edges of a band of distance must rise"),
        ((100,), (0,), 99, "edges of a band of days must be above 0"),
        ((100,), (14,), 5, "5 permutations are too few; 19 is the least."),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_sentence(
    metres: tuple[float, ...], days: tuple[float, ...], permutations: int, sentence: str
) -> None:
    events = events_at([0, 1], [0, 1], [1, 2])

    with pytest.raises(AnalysisError, match=sentence):
        near_repeat(
            events, KnoxQuestion(metres=metres, days=days), Dealing(permutations=permutations)
        )


@pytest.mark.parametrize(
    ("x", "days", "sentence"),
    [
        ([0.0], [1], "1 events have place and day; at least two are needed."),
        ([0.0, float("nan")], [1, 2], "Event 2 has no x"),
        ([0.0, 1.0], [1, 2.5], "A day is not a whole day"),
        ([0.0, 1.0], [1], "as many x as y and days"),
    ],
)
def test_events_without_place_or_day_are_refused(
    x: list[float], days: list[int], sentence: str
) -> None:
    with pytest.raises(AnalysisError, match=sentence):
        events_at(x, [0.0] * len(x), days)


def test_one_place_and_one_day_say_nothing() -> None:
    with pytest.raises(AnalysisError, match="same place and day"):
        near_repeat(events_at([1, 1], [1, 1], [3, 3]), dealing=FEW)


def test_a_century_of_days_is_counted_like_a_year() -> None:
    events = events_at([0, 1, 2], [0, 0, 0], [1, 3, 40_000])

    cell = near_repeat(events, KnoxQuestion(days=(14, 50_000)), FEW).cells

    assert [one.observed for one in cell] == [1, 2]


@published
def test_all_observed_pairs_of_the_calculator_are_found_in_chicagos_burglaries() -> None:
    with (DATA / "nrc13_reference_tables.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["dataset"] == "chicago_burglary_month1"]
    question = KnoxQuestion(
        metres=(1, 100, 200, 300, 1e9),
        days=(7, 14, 21, 1e5),
        metric=Metric.STREETS,
        one_per_place_and_day=False,
    )

    found = near_repeat(published_events("chicago_burglary_month1"), question, Dealing())

    cells = {(cell.metres_from, cell.days_from): cell for cell in found.cells}
    assert len(rows) == len(cells) == 20
    for row in rows:
        cell = cells[float(row["space_lo_m"]), float(row["time_lo_days"])]
        assert cell.observed == int(row["observed"])
        scatter = (cell.high - cell.low) / 3.92 / 20**0.5  # its ratios rest on 20 permutations
        rounding = 0.0005 * cell.expected  # and are printed with three decimals
        theirs = cell.observed / float(row["knox_ratio"])
        assert abs(theirs - cell.expected) < 4 * scatter + rounding


@published
@pytest.mark.parametrize(
    ("within", "ratio"), [(Within.FREE, 2.27), (Within.YEAR, 1.22), (Within.QUARTER, 1.17)]
)
def test_new_york_as_other_programs_have_it_and_mostly_busy_years(
    within: Within, ratio: float
) -> None:
    events = published_events("nyc_shooting_victims", reference="incident_id")
    question = KnoxQuestion(metres=(100,), days=(4,), within=within, one_per_place_and_day=False)

    found = near_repeat(events, question, Dealing(permutations=199, workers=2))

    assert found.events == 21_903
    assert found.cells[0].ratio == pytest.approx(ratio, abs=0.03)
