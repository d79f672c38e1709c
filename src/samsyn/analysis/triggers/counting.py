"""Counts a group's events in periods that end now, by the rule of the scoring: nothing else counts.

Every event in which a group is on the acting side, confirmed or likely, counts one. Being hit,
arrests, reports and suspicions are no input. No sum over groups, and no order between them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.triggers.scoring import Key, ViolentEvent
from samsyn.analysis.uncertainty.rate_ratios import RateRatio, rate_ratio


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """Where the periods begin; all of them end at `ends_at`, which is excluded."""

    days_28: datetime
    days_90: datetime
    days_180: datetime
    months_12: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCounts:
    """Events of one group in each period, and the last 90 days beside the 90 before."""

    days_28: int
    days_90: int
    months_12: int
    trend: RateRatio


def group_counts(
    events: Sequence[ViolentEvent[Key]], periods: Periods
) -> Mapping[Key, GroupCounts]:
    """Return group -> counts, for every group with an event in the last twelve months.

    An event belongs to the period in which it had surely happened (`latest_at`).

    Raises
    ------
    AnalysisError
        The periods do not begin one after another.
    """
    starts = (periods.months_12, periods.days_180, periods.days_90, periods.days_28)
    if list(starts) != sorted(starts) or periods.days_28 >= periods.ends_at:
        raise AnalysisError("The periods must begin one after another, the longest first.")
    found: dict[Key, list[datetime]] = {}
    for event in events:
        if periods.months_12 <= event.latest_at < periods.ends_at:
            for side in event.counted:
                found.setdefault(side.group, []).append(event.latest_at)
    return {group: _counted(moments, periods) for group, moments in found.items()}


def _counted(moments: Sequence[datetime], periods: Periods) -> GroupCounts:
    def since(start: datetime) -> int:
        return sum(one >= start for one in moments)

    recent = since(periods.days_90)
    return GroupCounts(
        days_28=since(periods.days_28),
        days_90=recent,
        months_12=len(moments),
        trend=rate_ratio(recent, since(periods.days_180) - recent),
    )
