"""The change between two surveys of a series of shares."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samsyn.analysis.uncertainty.surveys import Share, ShareChange, change_between
from samsyn.office.outcomes.queries import Followed
from samsyn.office.outcomes.rules import Point, begins_at
from samsyn.vocabulary.outcomes import MeasureKind

TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyChange:
    """Two surveys and the change between them; `offered` are those that can be chosen."""

    earlier: Point
    later: Point
    change: ShareChange
    offered: tuple[date, ...]


def survey_change(
    of: Followed, starts_on: date | None, asked: tuple[str, str] = ("", "")
) -> SurveyChange | None:
    """Return the change between the two surveys that are asked for, by their first days.

    Else from the last one before the start (or the first of all) to the newest. None for other
    kinds of series, and where fewer than two have limits. Nothing is compared across a break.
    """
    if of.indicator.kind is not MeasureKind.SHARE:
        return None
    since = begins_at(of.remarks)
    usable = [
        one
        for one in of.points
        if one.limits and not one.is_excluded and (since is None or one.first >= since)
    ]
    if len(usable) < TWO:
        return None
    earlier, later = _chosen(usable, starts_on, asked)
    return SurveyChange(
        earlier=earlier,
        later=later,
        change=change_between(_share(earlier), _share(later)),
        offered=tuple(one.first for one in usable),
    )


def _chosen(
    usable: Sequence[Point], starts_on: date | None, asked: tuple[str, str]
) -> tuple[Point, Point]:
    named = {one.first.isoformat(): one for one in usable}
    before = [one for one in usable[:-1] if starts_on is not None and one.first < starts_on]
    earlier = named.get(asked[0], before[-1] if before else usable[0])
    later = named.get(asked[1], usable[-1])
    if earlier.first < later.first:
        return earlier, later
    return (usable[0], usable[-1]) if earlier is later else (later, earlier)


def _share(one: Point) -> Share:
    low, high = one.limits or (0.0, 100.0)
    return Share(share=float(one.value) / 100, low=low / 100, high=high / 100)
