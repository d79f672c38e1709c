"""The scorecard's counts: the acting side's, period by period, and what never moves them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.triggers import (
    Periods,
    Severity,
    Side,
    ViolentEvent,
    group_counts,
    scorecard,
)
from samsyn.vocabulary.claims import Certainty

NOW = datetime(2026, 11, 19, 9, tzinfo=UTC)
PERIODS = Periods(
    days_28=NOW - timedelta(days=28),
    days_90=NOW - timedelta(days=90),
    days_180=NOW - timedelta(days=180),
    months_12=NOW - timedelta(days=365),
    ends_at=NOW,
)


def event(days_ago: float, *acting: tuple[str, Certainty]) -> ViolentEvent[str]:
    at = NOW - timedelta(days=days_ago)
    return ViolentEvent(
        key=(days_ago, acting),
        earliest_at=at,
        latest_at=at,
        severity=Severity.SERIOUS,
        acting=tuple(Side(*one) for one in acting),
    )


def test_each_event_counts_once_in_every_period_that_it_falls_into() -> None:
    alm = ("alm", Certainty.CONFIRMED)
    found = group_counts([event(days, alm) for days in (1, 28, 89, 91, 170, 300, 366)], PERIODS)

    counts = found["alm"]
    assert (counts.days_28, counts.days_90, counts.months_12) == (2, 3, 6)
    assert (counts.trend.later, counts.trend.earlier) == (3, 2)


def test_only_the_acting_side_confirmed_or_likely_counts() -> None:
    events = [
        event(1, ("alm", Certainty.CONFIRMED), ("bok", Certainty.LIKELY)),
        event(2, ("alm", Certainty.POSSIBLE)),
        event(3, ("ek", Certainty.UNKNOWN)),
        event(-1, ("alm", Certainty.CONFIRMED)),  # after the review
    ]

    found = group_counts(events, PERIODS)

    assert {group: one.days_28 for group, one in found.items()} == {"alm": 1, "bok": 1}


sides = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(list(Certainty))), max_size=3)
drawn = st.lists(
    st.builds(lambda days, acting: event(days, *acting), st.floats(0.1, 400), sides), max_size=20
)


@given(drawn)
def test_who_counts_is_who_scores_in_the_published_scoring(events: list[ViolentEvent[str]]) -> None:
    within = [one for one in events if PERIODS.months_12 <= one.latest_at < PERIODS.ends_at]

    assert set(group_counts(events, PERIODS)) == {one.group for one in scorecard(within).scores}


@given(drawn, drawn)
def test_longer_periods_never_hold_fewer(
    first: list[ViolentEvent[str]], more: list[ViolentEvent[str]]
) -> None:
    before, after = group_counts(first, PERIODS), group_counts([*first, *more], PERIODS)

    for group, one in before.items():
        assert one.days_28 <= one.days_90 <= one.months_12 <= after[group].months_12


def test_periods_in_another_order_are_refused() -> None:
    wrong = Periods(
        days_28=NOW, days_90=NOW, days_180=NOW, months_12=NOW, ends_at=NOW - timedelta(1)
    )

    with pytest.raises(AnalysisError, match="one after another"):
        group_counts([], wrong)
