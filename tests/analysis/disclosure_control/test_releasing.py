"""Reports of the same cells, one after the other, while records still come in and go."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.analysis.disclosure_control import Asked, Release, ranges_left, release
from samsyn.analysis.errors import AnalysisError

THRESHOLD = 4
MONTHS = [f"met|2026-{month:02}" for month in range(1, 5)]
CHANGES = st.lists(
    st.dictionaries(st.sampled_from(MONTHS), st.integers(-6, 9)), min_size=1, max_size=3
)


def asks(upto: int) -> list[Asked]:
    """Each month so far, and the year so far."""
    months = MONTHS[:upto]
    return [*(Asked(month, (month,)) for month in months), Asked("year", tuple(months))]


def counts(found: Release) -> dict[str, int | None]:
    return {one.name: one.count for one in found.answers}


def told(cells: Mapping[str, int], upto: int = 4, earlier: list[Release] | None = None) -> Release:
    return release(cells, asks(upto), earlier=earlier or [], threshold=THRESHOLD)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=4, max_size=4), CHANGES)
def test_no_small_count_can_be_worked_out_of_a_series_of_reports(
    start: list[int], changes: list[dict[str, int]]
) -> None:
    cells = dict(zip(MONTHS, start, strict=True))
    reports = [told({month: cells[month] for month in MONTHS[:2]}, 2)]
    for change in changes:
        cells = {month: max(0, count + change.get(month, 0)) for month, count in cells.items()}
        reports.append(told(cells, earlier=reports))

    assert all(left.width >= THRESHOLD - 1 for left in ranges_left(reports, threshold=THRESHOLD))
    for one in reports:
        for answer in one.answers:
            assert answer.count in {None, sum(one.cells[key] for key in answer.keys)}


def test_one_person_recorded_late_does_not_show_as_a_difference() -> None:
    first = told(dict.fromkeys(MONTHS, 20))

    second = told(dict.fromkeys(MONTHS, 20) | {MONTHS[1]: 21}, earlier=[first])

    assert counts(second) == counts(first)


def test_what_comes_late_is_told_when_enough_have_come_together() -> None:
    first = told(dict.fromkeys(MONTHS, 20))

    second = told(dict.fromkeys(MONTHS, 22), earlier=[first])

    assert counts(second)["year"] == 88
    assert counts(second)[MONTHS[0]] is None  # 22 after 20 tells of two
    left = ranges_left([first, second], threshold=THRESHOLD)
    assert min(one.width for one in left) >= THRESHOLD - 1


def test_a_month_that_was_withheld_is_not_given_away_by_the_next_report() -> None:
    cells = dict(zip(MONTHS, [9, 2, 9, 9], strict=True))
    first = release(cells, [Asked("feb", (MONTHS[1],))], threshold=THRESHOLD)
    second = release(
        cells,
        [Asked("jan", (MONTHS[0],)), Asked("both", (MONTHS[0], MONTHS[1]))],
        earlier=[first],
        threshold=THRESHOLD,
    )

    assert counts(first) == {"feb": None}
    assert None in counts(second).values()


def test_measures_that_have_no_cell_in_common_do_not_move_one_another() -> None:
    cells = {"met|1": 2, "shot|1": 9}

    found = release(cells, [Asked("met", ("met|1",)), Asked("shot", ("shot|1",))])

    assert counts(found) == {"met": None, "shot": 9}


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ([Asked("a", ("met|1",)), Asked("a", ("met|1",))], "Two counts are named “a”"),
        ([Asked("a", ("met|2",))], "cells that are not there"),
        ([Asked("a", ())], "adds up no cells"),
    ],
)
def test_a_count_that_cannot_be_told_is_refused_with_a_sentence(
    wrong: list[Asked], says: str
) -> None:
    with pytest.raises(AnalysisError, match=says):
        release({"met|1": 7}, wrong)
