"""A series and an analysis of the same incidents do not tell what each of them withholds."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from samsyn.analysis.disclosure_control import Asked, Release, release
from samsyn.office.releases.rules import Involved, analysed_cell, event_cell, views
from samsyn.vocabulary.outcomes import Period

THRESHOLD = 5
SERIES = UUID(int=7)
MONTHS = [date(2026, month, 1) for month in range(1, 5)]
CELLS = [(month, said) for month in MONTHS for said in Involved]
COUNTS = st.lists(st.integers(0, 9), min_size=len(CELLS), max_size=len(CELLS))
ORDERS = st.sampled_from([1, -1])
FEW = [6, 0, 1, 7, 1, 0, 8, 0, 0, 9, 1, 0]  # by month: with a member, without, and not known


def told(counts: Sequence[int], more: Sequence[int], order: int) -> list[Release]:
    """Tell a series, with so many more events a month than the analysis, and the analysis."""
    analysed = {
        analysed_cell(said, f"{month:%Y-%m}", "Norr"): count
        for (month, said), count in zip(CELLS, counts, strict=True)
    }
    events = {
        event_cell(SERIES, month, Period.MONTH): sum(counts[3 * at : 3 * at + 3]) + more[at]
        for at, month in enumerate(MONTHS)
    }
    reports = [(events, _of_series([*events])), (analysed, _of_analysis([*analysed]))][::order]
    found: list[Release] = []
    for cells, asks in reports:
        found.append(release(cells, asks, earlier=found, threshold=THRESHOLD, views=views))
    return found


def _of_series(keys: Sequence[str]) -> list[Asked]:
    return [Asked("half", tuple(keys[:2])), Asked("year", tuple(keys))]


def _of_analysis(keys: Sequence[str]) -> list[Asked]:
    parts = [
        Asked(said, tuple(key for key in keys if key.startswith(f"analysed_{said}|")))
        for said in Involved
    ]
    return [Asked("all", tuple(keys)), *parts]


def left(found: Iterable[Release], target: Sequence[str], more: Sequence[int]) -> tuple[int, int]:
    """Attack as who believes that the analysis counts what the series counts, but for `more`."""
    cells: Mapping[str, int] = {key: n for one in found for key, n in one.cells.items()}
    names = [*cells]
    sums = [(answer.keys, answer.count) for one in found for answer in one.answers]
    known = [(keys, count) for keys, count in sums if count is not None]
    matrix = [[float(name in keys) for name in names] for keys, _count in known]
    low, high = [count for _keys, count in known], [count for _keys, count in known]
    for at, month in enumerate(MONTHS):
        parts = {analysed_cell(said, f"{month:%Y-%m}", "Norr") for said in Involved}
        whole = event_cell(SERIES, month, Period.MONTH)
        matrix.append([float(name == whole) - float(name in parts) for name in names])
        low.append(0)
        high.append(10_000 if more[at] else 0)
    ends = []
    for sign in (1, -1):
        solved = milp(
            sign * np.array([float(name in target) for name in names]),
            constraints=LinearConstraint(np.array(matrix), low, high),
            integrality=1,
            bounds=Bounds(0, 999),
        )
        assert solved.x is not None, solved.message
        ends.append(sign * round(solved.fun))
    return ends[0], ends[1]


def without(said: Iterable[Involved]) -> list[str]:
    return [analysed_cell(one, f"{month:%Y-%m}", "Norr") for month in MONTHS for one in said]


@pytest.mark.parametrize("order", [1, -1])
def test_what_a_series_has_beyond_those_with_a_member_is_not_told(order: int) -> None:
    found = told(FEW, [0] * 4, order)

    least, most = left(found, without([Involved.NO, Involved.UNKNOWN]), [0] * 4)
    assert least <= 4 <= most
    assert most - least >= THRESHOLD - 1


@settings(max_examples=40, deadline=None)
@given(COUNTS, st.sampled_from([[0] * 4, [0, 2, 0, 1], [3, 3, 3, 3]]), ORDERS)
def test_no_few_incidents_are_left_between_a_series_and_an_analysis(
    counts: list[int], more: list[int], order: int
) -> None:
    found = told(counts, more, order)

    of = {said: sum(counts[at::3]) for at, said in enumerate(Involved)}
    for said in (
        [Involved.YES],
        [Involved.NO],
        [Involved.UNKNOWN],
        [Involved.NO, Involved.UNKNOWN],
    ):
        if 0 < sum(of[one] for one in said) < THRESHOLD:
            least, most = left(found, without(said), more)
            assert most - least >= THRESHOLD - 1


def test_an_analysis_that_counts_more_than_a_series_does_not_tell_how_many_more() -> None:
    found = told([9, 0, 0] * 4, [-1, 0, -1, 0], 1)

    counts = {answer.name: answer.count for one in found for answer in one.answers}
    assert None in (counts["year"], counts["all"])  # 34 and 36
