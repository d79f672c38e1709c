"""What may be said of one series, beside itself and beside another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import exp
from typing import Final

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.monitoring import (
    AgainstAnother,
    Clock,
    Course,
    Design,
    Evidence,
    SeriesCheck,
    against_another,
    check_series,
    compare_counts,
    course_before,
    evidence_of_fall,
    too_early_clock,
)
from samsyn.analysis.uncertainty import RateRatio
from samsyn.office.outcomes.queries import Followed, SeriesPage
from samsyn.office.outcomes.rules import Point, begins_at, split
from samsyn.vocabulary.outcomes import MeasureKind, Period

DISPERSION: Final = 1.25  # of monthly counts, until a series has shown its own
DRIFT: Final = 0.12  # in the log of the rate ratio of a place to others
LEAST: Final = exp(-1.645 * DRIFT)  # a fall that no drift of a place's own reaches
ENOUGH_TO_SPREAD: Final = 24  # months before the start
HORIZON: Final = 240  # months
DRAWS: Final = 1_000
RATIOS: Final = (0.85, 0.75, 0.65, 0.5)
POWERS: Final = (0.7, 0.8, 0.9)
TOGETHER: Final = 5  # sites


class Beside(StrEnum):
    """What a place is compared with when it is asked how long one must wait."""

    OTHER = "other"
    ALONE = "alone"
    SITES = "sites"


class Lacking(StrEnum):
    """Why nothing can be computed of a series."""

    NO_VALUES = "no_values"
    NOT_EVENTS = "not_events"
    NO_START = "no_start"
    BREAK = "break"
    NO_BEFORE = "no_before"
    NO_EVENT_BEFORE = "no_event_before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the reader chose to ask of the clock."""

    ratio: float = 0.75
    power: float = 0.8
    beside: Beside = Beside.ALONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A series beside another, over the periods that both have."""

    before: int
    after: int
    periods_before: int
    periods_after: int
    change: RateRatio
    against: AgainstAnother


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What may be said of a series of events. Each part is None where it cannot be had."""

    lacking: Lacking | None = None
    before: tuple[Point, ...] = ()
    after: tuple[Point, ...] = ()
    change: RateRatio | None = None
    course: Course | None = None
    compared: Compared | None = None
    evidence: Evidence | None = None
    check: SeriesCheck | None = None
    dispersion: float = DISPERSION
    left_out: int = 0

    @property
    def mean_before(self) -> float:
        """Events of a period before the start."""
        return _total(self.before) / len(self.before) if self.before else 0.0


def findings(page: SeriesPage) -> Findings:
    """Return what may be said of a series as it was known on the page's day."""
    own = page.own
    if lacking := _lacks(own):
        return Findings(lacking=lacking)
    before, after = _split(own, own.indicator.starts_on or date.min)
    left_out = sum(one.is_excluded for one in own.points)
    if not before:
        since = begins_at(own.remarks)
        return Findings(lacking=Lacking.BREAK if since else Lacking.NO_BEFORE, left_out=left_out)
    if not _total(before):
        return Findings(
            lacking=Lacking.NO_EVENT_BEFORE,
            before=tuple(before),
            after=tuple(after),
            left_out=left_out,
        )
    check = series_check(before, own.indicator.period)
    spread = spread_of(check)
    return Findings(
        before=tuple(before),
        after=tuple(after),
        change=_change(before, after),
        course=_course(before, after, own.indicator.period, spread),
        compared=_compared(page, before, after, spread),
        evidence=_evidence(before, after),
        check=check,
        dispersion=spread,
        left_out=left_out,
    )


def spread_of(check: SeriesCheck | None) -> float:
    """Return the dispersion that is taken: the series' own where it has shown one."""
    return max(1.0, check.dispersion) if check else DISPERSION


def clock(page: SeriesPage, found: Findings, asked: Asked) -> Clock | None:
    """Return when the asked effect could be told, None where there is no baseline."""
    if not found.before or not _total(found.before):
        return None
    months = page.own.indicator.period.months
    design = Design(
        per_month=found.mean_before / months,
        months_before=len(found.before) * months,
        sites=TOGETHER if asked.beside is Beside.SITES else 1,
        dispersion=found.dispersion,
        drift=DRIFT,
        power=asked.power,
        compared_per_month=_per_month(found.compared, months)
        if asked.beside is Beside.OTHER
        else None,
    )
    events = _total(found.before)
    return too_early_clock(design, asked.ratio, events_before=events, horizon=HORIZON, draws=DRAWS)


def months_since_start(page: SeriesPage, found: Findings) -> int:
    """Return how many months after the start are covered by values."""
    return len(found.after) * page.own.indicator.period.months


def month_after(starts_on: date, months: int) -> date:
    """Return the first day of a month counted from the start; 1 is the month of the start."""
    return Period.MONTH.at(Period.MONTH.number(starts_on) + months - 1)


def _lacks(own: Followed) -> Lacking | None:
    if not own.points:
        return Lacking.NO_VALUES
    if own.indicator.kind is not MeasureKind.EVENTS:
        return Lacking.NOT_EVENTS
    return None if own.indicator.starts_on else Lacking.NO_START


def _split(of: Followed, starts_on: date) -> tuple[list[Point], list[Point]]:
    return split(of.points, of.indicator.period, starts_on, begins_at(of.remarks))


def _total(points: Sequence[Point]) -> int:
    return sum(int(one.value) for one in points)


def _change(before: Sequence[Point], after: Sequence[Point]) -> RateRatio | None:
    if not after:
        return None
    return compare_counts(
        _total(after),
        _total(before),
        later_exposure=len(after),
        earlier_exposure=len(before),
    ).ratio


def _course(
    before: Sequence[Point], after: Sequence[Point], period: Period, spread: float
) -> Course | None:
    def numbered(points: Sequence[Point]) -> list[tuple[int, int]]:
        return [(period.number(one.first), int(one.value)) for one in points]

    try:
        return course_before(
            numbered(before), numbered(after), a_year=period.a_year, dispersion=spread
        )
    except AnalysisError:
        return None


def _compared(
    page: SeriesPage, before: Sequence[Point], after: Sequence[Point], spread: float
) -> Compared | None:
    if page.other is None:
        return None
    others = dict(_usable(page.other))
    early = [one for one in before if one.first in others]
    late = [one for one in after if one.first in others]
    if not early or not late:
        return None
    other = (sum(others[one.first] for one in early), sum(others[one.first] for one in late))
    try:
        against = against_another(
            (_total(early), _total(late)), other, dispersion=spread, drift=DRIFT
        )
    except AnalysisError:
        return None
    return Compared(
        before=other[0],
        after=other[1],
        periods_before=len(early),
        periods_after=len(late),
        change=compare_counts(
            other[1], other[0], later_exposure=len(late), earlier_exposure=len(early)
        ).ratio,
        against=against,
    )


def _usable(of: Followed) -> list[tuple[date, int]]:
    since = begins_at(of.remarks)
    return [
        (one.first, int(one.value))
        for one in of.points
        if not one.is_excluded and (since is None or one.first >= since)
    ]


def _per_month(compared: Compared | None, months: int) -> float | None:
    if compared is None or not compared.before:
        return None
    return compared.before / compared.periods_before / months


def series_check(before: Sequence[Point], period: Period) -> SeriesCheck | None:
    if period is not Period.MONTH:
        return None
    run = _last_run(before, period)
    if len(run) < ENOUGH_TO_SPREAD:
        return None
    try:
        return check_series([int(one.value) for one in run])
    except AnalysisError:
        return None


def _last_run(points: Sequence[Point], period: Period) -> list[Point]:
    """Return the last points that follow one another without a gap."""
    run: list[Point] = []
    for one in points:
        if run and period.number(one.first) != period.number(run[-1].first) + 1:
            run = []
        run.append(one)
    return run


def _evidence(before: Sequence[Point], after: Sequence[Point]) -> Evidence | None:
    try:
        return evidence_of_fall(
            [int(one.value) for one in before], [int(one.value) for one in after], least=LEAST
        )
    except AnalysisError:
        return None
