"""The series of a site's follow-up as a return tells them: the quarter, and what it adds up to."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Final
from uuid import UUID

from django.db.models import Max

from samsyn.office import access
from samsyn.office.national.queries.activity import Where
from samsyn.office.national.queries.telling import Cells
from samsyn.office.national.rules import Quarter, SeriesTold, SumTold, ValueTold
from samsyn.office.outcomes.models import Annotation, Indicator, Vintage
from samsyn.office.outcomes.queries import points_of
from samsyn.office.outcomes.queries.values import remarks_on
from samsyn.office.outcomes.rules import Point
from samsyn.office.releases.rules import event_cell
from samsyn.vocabulary.outcomes import MeasureKind, Period

_YEAR: Final = 12  # months


def series_of(where: Where, cells: Cells) -> tuple[SeriesTold, ...]:
    """Return the room's series; each count of events is asked for and stands empty meanwhile."""
    rows = access.visible_to(where.actor, Indicator.objects).filter(room=where.room_id)
    every = [*rows.order_by("recorded_at", "pk")]
    known = _known_on(where)
    found = [row for row in every if row.pk in known]
    noted = [*access.visible_to(where.actor, Annotation.objects).filter(indicator__in=found)]
    remarks = {
        row.pk: remarks_on(one for one in noted if one.indicator_id == row.pk) for row in found
    }
    points = points_of(where.actor, remarks, as_of=where.today, remarks=remarks)
    compared = {row.compared_with_id for row in every}
    return tuple(
        _with_numbers(number, row, points[row.pk], where, cells)(
            name=row.name,
            family=row.family,
            kind=row.kind,
            period=row.period,
            definition=row.definition,
            unit=row.unit,
            source=row.source,
            area=row.area,
            as_of=known[row.pk].isoformat(),
            starts_on=row.starts_on.isoformat() if row.starts_on else "",
            is_comparison=row.pk in compared,
        )
        for number, row in enumerate(found)
    )


def name_of(series: int, first: str, last: str = "") -> str:
    """Return what a count of a series, by its place, is called among those asked for."""
    return f"series {series}: {first} to {last}"


def _known_on(where: Where) -> Mapping[UUID, date]:
    rows = access.visible_to(where.actor, Vintage.objects).filter(
        indicator__room=where.room_id, as_of__lte=where.today
    )
    newest = rows.values("indicator").annotate(day=Max("as_of"))
    return dict(newest.values_list("indicator", "day"))


def _with_numbers(
    series: int, row: Indicator, points: Sequence[Point], where: Where, cells: Cells
) -> Callable[..., SeriesTold]:
    """Return a series that lacks its words; its counts are asked for under `name_of`."""
    period, is_count = Period(row.period), row.kind == MeasureKind.EVENTS
    ended = {one.first: one for one in points if period.last_of(one.first) <= where.quarter.last}
    told = [one for first, one in ended.items() if period.last_of(first) >= where.quarter.first]
    told = told or [*ended.values()][-1:]
    sums = [*_sums(period, ended, where.quarter)] if is_count else []
    if is_count:
        keys = {
            first: event_cell(row.pk, first, period)
            for first in sorted({one.first for one in told}.union(*sums))
        }
        cells.counts |= {key: int(ended[first].value) for first, key in keys.items()}
        for one in told:
            cells.ask(name_of(series, period.label(one.first)), [keys[one.first]])
        for firsts in sums:
            name = name_of(series, period.label(firsts[0]), period.label(firsts[-1]))
            cells.ask(name, [keys[first] for first in firsts])
    return partial(
        SeriesTold,
        values=tuple(_value(one, period, is_count=is_count) for one in told),
        sums=tuple(_sum(firsts, period) for firsts in sums),
    )


def _sum(firsts: Sequence[date], period: Period) -> SumTold:
    first, last = period.label(firsts[0]), period.label(firsts[-1])
    return SumTold(first=first, last=last, periods=len(firsts), count=None)


def _sums(
    period: Period, ended: Mapping[date, Point], quarter: Quarter
) -> Iterator[tuple[date, ...]]:
    """Yield the periods of the quarter, and of the year up to its end, where every one is known."""
    newest = period.number(quarter.last)
    for months in (Period.QUARTER.months, _YEAR):
        count = months // period.months
        firsts = tuple(period.at(newest - back) for back in reversed(range(count)))
        if count > 1 and all(first in ended for first in firsts):
            yield firsts


def _value(point: Point, period: Period, *, is_count: bool) -> ValueTold:
    return ValueTold(
        period=period.label(point.first),
        value=None if is_count else _text(point.value),
        low=_text(point.low),
        high=_text(point.high),
        is_left_out=point.is_excluded,
    )


def _text(value: Decimal | None) -> str:
    """Return a number without trailing zeros; '' is none."""
    return "" if value is None else f"{value.normalize():f}"
