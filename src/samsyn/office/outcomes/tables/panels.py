"""Series laid side by side: a row for each, a column for each period that counts for all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from samsyn.office.outcomes.queries import Followed
from samsyn.office.outcomes.rules import Point, begins_at
from samsyn.vocabulary.outcomes import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """Series side by side, the one that is judged first.

    `values` has shape (series, periods), nan where a series has no value. `start` is the column of
    the first whole period after the start; it may be the number of columns.
    """

    values: NDArray[np.float64]
    places: tuple[str, ...]
    firsts: tuple[date, ...]
    period: Period
    start: int

    @property
    def labels(self) -> tuple[str, ...]:
        """The periods as files name them."""
        return tuple(self.period.label(one) for one in self.firsts)

    @property
    def numbers(self) -> dict[str, int]:
        """The place of each named period among all there are."""
        return {self.period.label(one): self.period.number(one) for one in self.firsts}

    def without_gaps(self) -> "Laid":
        """Return the periods that every series has."""
        whole = np.isfinite(self.values).all(axis=0)
        return self.of_columns([int(one) for one in np.flatnonzero(whole)])

    def of_columns(self, kept: Sequence[int]) -> "Laid":
        """Return some of the periods."""
        return Laid(
            values=self.values[:, kept],
            places=self.places,
            firsts=tuple(self.firsts[one] for one in kept),
            period=self.period,
            start=sum(one < self.start for one in kept),
        )


def lay(series: Sequence[Followed], starts_on: date, *, until: date | None = None) -> Laid:
    """Return series side by side, from where all of them have begun.

    What any of them leaves out is left out of all, and so are the times before a break and the
    period in which the start lies, unless the start is its first day. The last period is that of
    `until`, else the newest value of the first series.
    """
    period = series[0].indicator.period
    points = [
        {one.first: one for one in each.points if until is None or one.first <= until}
        for each in series
    ]
    firsts = _firsts(series, points, period, until)
    left_out = {first for each in points for first, one in each.items() if one.is_excluded}
    turn = period.first_of(starts_on)
    kept = [one for one in firsts if one not in left_out and (one != turn or starts_on == turn)]
    values = np.array(
        [
            [float(each[first].value) if first in each else np.nan for first in kept]
            for each in points
        ],
        dtype=np.float64,
    ).reshape(len(series), len(kept))
    return Laid(
        values=values,
        places=_names(series),
        firsts=tuple(kept),
        period=period,
        start=sum(one < turn for one in kept),
    )


def _firsts(
    series: Sequence[Followed],
    points: Sequence[Mapping[date, Point]],
    period: Period,
    until: date | None,
) -> list[date]:
    begun = [min(each) for each in points if each]
    if not points[0]:
        return []
    since = [found for each in series if (found := begins_at(each.remarks)) is not None]
    first = max([*begun, *since])
    last = period.first_of(until) if until else max(points[0])
    return [period.at(number) for number in range(period.number(first), period.number(last) + 1)]


def _names(series: Sequence[Followed]) -> tuple[str, ...]:
    """Return a name for each that no other has: the area, or more of it where two share one."""
    found: list[str] = []
    for one in series:
        known = one.indicator
        tries = (known.area, f"{known.name}, {known.area}")
        name = next((words for words in tries if words not in found), f"{tries[1]} ({len(found)})")
        found.append(name)
    return tuple(found)
