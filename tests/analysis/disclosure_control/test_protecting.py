"""No small count can be worked out from what is told: by property, and against every table."""

from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.analysis.disclosure_control import Sum, Told, Why, protect, range_left, sensitive, tell
from samsyn.analysis.errors import AnalysisError

THRESHOLD = 3
CELLS = st.lists(st.integers(0, 5), min_size=4, max_size=6)


def table(rows: int, columns: int) -> list[Sum]:
    """Every cell of a table, its rows, its columns and the whole."""
    grid = [[row * columns + column for column in range(columns)] for row in range(rows)]
    cells = [Sum(f"{cell}", frozenset({cell})) for row in grid for cell in row]
    across = [Sum(f"row {n}", frozenset(row)) for n, row in enumerate(grid)]
    down = [
        Sum(f"column {n}", frozenset(column)) for n, column in enumerate(zip(*grid, strict=True))
    ]
    return [*cells, *across, *down, Sum("whole", frozenset(range(rows * columns)))]


def all_that_fit(told: Sequence[Told], size: int, most: int) -> Iterator[tuple[int, ...]]:
    """Every list of counts up to `most` that agrees with what is told: the attacker by hand."""
    for counts in product(range(most + 1), repeat=size):
        if all(is_true_of(counts, one) for one in told):
            yield counts


def is_true_of(counts: Sequence[int], one: Told) -> bool:
    value = sum(counts[cell] for cell in one.cells)
    return one.low <= value and (one.high is None or value <= one.high)


@given(CELLS)
@settings(max_examples=40)
def test_the_attackers_range_is_that_of_every_table_that_fits(counts: list[int]) -> None:
    pairs = [frozenset({cell, cell + 1}) for cell in range(0, len(counts) - 1, 2)]
    told = [tell(counts, cells) for cells in (*pairs, frozenset(range(len(counts))))]
    fitting = list(all_that_fit(told, len(counts), most=10)) if len(counts) < 5 else []

    for cells in [*pairs, frozenset({0}), frozenset({0, 2})]:
        left = range_left(cells, told, size=len(counts))
        sums = [sum(one[cell] for cell in cells) for one in fitting]
        assert not fitting or (left.least, left.most) == (min(sums), max(sums))
        assert left.least <= sum(counts[cell] for cell in cells)


@given(st.lists(st.integers(0, 6), min_size=4, max_size=4))
@settings(max_examples=30)
def test_every_table_that_fits_leaves_small_counts_open(counts: list[int]) -> None:
    found = protect(counts, table(2, 2), threshold=THRESHOLD)

    fitting = list(all_that_fit(found.told, 4, most=12))
    for cells in found.left:
        possible = {sum(one[cell] for cell in cells) for one in fitting}
        assert max(possible) - min(possible) >= THRESHOLD - 1


@given(st.lists(st.integers(0, 9), min_size=12, max_size=12), st.sampled_from([1, 5]))
@settings(max_examples=15)
def test_what_is_promised_holds_in_larger_tables_rounded_or_not(
    counts: list[int], round_to: int
) -> None:
    found = protect(counts, table(3, 4), round_to=round_to)

    assert found.narrowest >= 4
    assert found.exposed == ()
    for one in found.decisions:
        assert is_true_of(counts, one.told)


@given(st.lists(st.integers(0, 4), min_size=8, max_size=8))
@settings(max_examples=15)
def test_a_month_cannot_be_worked_out_from_two_reports_of_the_year_so_far(
    counts: list[int],
) -> None:
    told: list[Told] = []
    for month in range(1, len(counts) + 1):
        so_far = Sum(f"to month {month}", frozenset(range(month)))
        told += protect(counts, [so_far], told=told, threshold=THRESHOLD).told

    months = sensitive(counts, [one.cells for one in told], threshold=THRESHOLD)
    assert all(range_left(cells, told, size=len(counts)).width >= THRESHOLD - 1 for cells in months)


def test_what_one_report_withheld_is_guarded_in_the_next_one() -> None:
    counts = [1, 1, 6, 6]
    small, rest = Sum("north", frozenset({0, 1})), Sum("the others", frozenset({2, 3}))
    first = protect(counts, [small])

    second = protect(counts, [Sum("whole", frozenset(range(4))), rest], told=first.told)

    assert range_left(small.cells, [*first.told, *second.told], size=4).width >= 4


def test_a_small_count_takes_the_cheapest_other_with_it() -> None:
    parts = [Sum("a", frozenset({0})), Sum("b", frozenset({1}), 9.0), Sum("c", frozenset({2}))]

    found = protect([2, 9, 8], [Sum("whole", frozenset({0, 1, 2})), *parts])

    assert [one.why for one in found.decisions] == [None, Why.SMALL, None, Why.COMPLEMENT]


def test_what_earlier_reports_gave_away_is_said_and_nothing_is_withheld_for_it() -> None:
    told = [Told(frozenset({0, 1}), 12, 12), Told(frozenset({1}), 10, 10)]

    found = protect([2, 10, 30], [Sum("c", frozenset({2}))], told=told)

    assert found.exposed == (frozenset({0}),)
    assert [one.told for one in found.decisions] == [Told(frozenset({2}), 30, 30)]


def test_nobody_is_told_unless_that_is_to_be_hidden_too() -> None:
    asked = [Sum("a", frozenset({0})), Sum("b", frozenset({1}))]

    told = protect([0, 8], asked)
    hidden = protect([0, 8], asked, zeros_too=True)

    assert [one.why for one in told.decisions] == [None, None]
    assert [one.why for one in hidden.decisions] == [Why.SMALL, None]


@pytest.mark.parametrize(
    ("counts", "asked", "told", "says"),
    [
        ([1, -2], [Sum("a", frozenset({0}))], [], "not negative"),
        ([1, 2], [Sum("a", frozenset({7}))], [], "“a” adds up"),
        ([1, 2], [Sum("a", frozenset())], [], "“a” adds up"),
        ([1, 2], [Sum("a", frozenset({0}), -1.0)], [], "negative weight"),
        ([1, 2], [], [Told(frozenset({0}), 4, 4)], "no longer true"),
    ],
)
def test_what_cannot_be_added_up_is_refused_with_a_sentence(
    counts: list[int], asked: list[Sum], told: list[Told], says: str
) -> None:
    with pytest.raises(AnalysisError, match=says):
        protect(counts, asked, told=told)


def test_counts_that_contradict_are_named() -> None:
    told = [Told(frozenset({0}), 3, 3), Told(frozenset({0, 1}), 2, 2)]

    with pytest.raises(AnalysisError, match="contradict"):
        range_left(frozenset({1}), told, size=2)
