"""The charts of a series: its course with what happened, the changes found, and the clock."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import inf

from django.utils.translation import gettext as _

from samsyn import charts
from samsyn.analysis.monitoring import Clock
from samsyn.analysis.uncertainty import TooFew, expected_range
from samsyn.charts.findings.evaluations import evaluation_charts, placebo_chart
from samsyn.charts.findings.watching import clock_charts
from samsyn.office.outcomes.queries import EventShown, Followed, SeriesPage
from samsyn.office.outcomes.rules import Point
from samsyn.office.outcomes.tables import Findings, Judged
from samsyn.office.outcomes.wording import short_period
from samsyn.vocabulary.outcomes import MeasureKind, Period

FEWEST = 2  # values that a line can join
FEWEST_SHOWN = 24  # months of the clock


def course(
    of: Followed, events: Sequence[EventShown], starts_on: date | None
) -> charts.Chart | None:
    """Draw a series from its first value to its last, None if there are too few or gaps.

    Counts stand beside the range in which they would lie as before the start; what is sampled
    or estimated beside its own limits.
    """
    period, points = of.indicator.period, of.points
    numbers = [period.number(one.first) for one in points]
    if len(points) < FEWEST or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return None
    start = _place(points, period, starts_on)
    expected, low, high = _range(of, start)
    return charts.series(
        charts.Course(
            periods=[short_period(period, one.first) for one in points],
            seen=[float(one.value) for one in points],
            expected=expected,
            low=low,
            high=high,
            start=start,
            start_label=_("Start"),
            seen_name=of.indicator.unit,
            expected_name=_("Mean before the start"),
            range_name=_("Where 95 of 100 would lie as before")
            if of.indicator.kind is MeasureKind.EVENTS
            else _("Limits of sampling, or of the source"),
            marks=_marks(points, period, events),
            marks_name=_("What happened, by its number in the list"),
            apart=[place for place, one in enumerate(points) if one.is_excluded],
            apart_name=_("Left out of every figure"),
        ),
        measure=of.indicator.unit,
    )


def changes(page: SeriesPage, found: Findings) -> charts.Chart | None:
    """Draw the changes that were found beside no change, each with its interval."""
    rows = []
    if found.change is not None and found.change.ratio is not None:
        one = found.change
        rows.append((_("With itself before the start"), one.ratio, one.low, one.high))
    if found.after and found.course is not None:
        course_ = found.course
        rows.append(
            (
                _("With its own course before"),
                course_.against,
                course_.against_low,
                course_.against_high,
            )
        )
    if found.compared is not None and page.other is not None:
        against = found.compared.against
        name = _("With %(name)s") % {"name": page.other.indicator.area}
        rows.append((name, against.ratio, against.low, against.high))
    drawn = [
        charts.Estimated(name=name, value=value, interval=(low, high))
        for name, value, low, high in rows
        if value is not None and value > 0 and low > 0 and high < inf
    ]
    if not drawn:
        return None
    return charts.estimates(
        drawn, charts.Measured(name=_("Rate after over rate before"), neutral=1.0, level=0.95)
    )


def planned(found: Judged, *, unit: str, name: str) -> list[charts.Chart]:
    """Draw a plan's estimate, the place among its placebos, and its course; [] without a result."""
    if found.found is None or found.of is None:
        return []
    estimate, course_ = evaluation_charts(found.found, found.of, outcome=unit, name=name)
    ranked = placebo_chart(found.found)
    return [estimate, *([ranked] if ranked else []), course_]


def waiting(clock: Clock) -> list[charts.Chart]:
    """Draw when the answer is there, as a range and as a chance by month."""
    shown = 2 * clock.latest if clock.latest else len(clock.known_by)
    return clock_charts(replace(clock, known_by=clock.known_by[: max(shown, FEWEST_SHOWN)]))


def _marks(
    points: Sequence[Point], period: Period, events: Sequence[EventShown]
) -> list[tuple[int, str]]:
    """Return the place of each period in which something happened, with the numbers of it."""
    numbers: dict[int, list[str]] = {}
    for number, one in enumerate(events, start=1):
        if (place := _place(points, period, one.on)) is not None:
            numbers.setdefault(place, []).append(str(number))
    return [(place, ", ".join(found)) for place, found in numbers.items()]


def _place(points: Sequence[Point], period: Period, day: date | None) -> int | None:
    if day is None or not points:
        return None
    place = period.number(day) - period.number(points[0].first)
    return place if 0 <= place < len(points) else None


def _range(
    of: Followed, start: int | None
) -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]:
    """Return the mean, and the range of each period; nothing where there is none."""
    points = of.points
    if of.indicator.kind is not MeasureKind.EVENTS:
        limits = [one.limits for one in points]
        kept = [one for one in limits if one is not None]
        if len(kept) < len(points):
            return (), (), ()
        return (), tuple(low for low, _high in kept), tuple(high for _low, high in kept)
    if start is None:
        return (), (), ()
    before = [int(one.value) for one in points[:start] if not one.is_excluded]
    try:
        usual = expected_range(before, [1.0] * len(before), ahead=1.0)
    except TooFew:
        return (), (), ()
    length = len(points)
    return (usual.mean,) * length, (usual.low,) * length, (usual.high,) * length
