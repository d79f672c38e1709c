"""Events with a place and a time, checked once and then passed on as arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samsyn.analysis.errors import AnalysisError

FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """Places in metres on a plane, shape (n, 2), and the day number of each, shape (n,)."""

    places: NDArray[np.float64]
    days: NDArray[np.int64]

    def __len__(self) -> int:
        """Return how many events there are."""
        return len(self.days)

    def one_per_place_and_day(self) -> "Events":
        """Return the events with those of the same place and day taken as one.

        Several people hurt in one shooting are otherwise near repeats at no distance and no time.
        """
        rows = np.column_stack([self.places, self.days.astype(np.float64)])
        first = np.sort(np.unique(rows, axis=0, return_index=True)[1])
        return Events(places=self.places[first], days=self.days[first])


def events_at(x: ArrayLike, y: ArrayLike, days: Sequence[date | int] | NDArray[Any]) -> Events:
    """Return events of places in metres and days.

    Parameters
    ----------
    x, y : metres, shape (n,)
        On a plane, such as SWEREF 99 TM.
    days : shape (n,)
        Dates, or whole day numbers from any beginning.

    Raises
    ------
    AnalysisError
        The lengths differ, a place is no number, a day is no whole day, or fewer than two events.
    """
    places = np.column_stack([_numbers(x, "x"), _numbers(y, "y")]) if _alike(x, y, days) else None
    if places is None:
        raise AnalysisError("Give as many x as y and days: one of each for every event.")
    numbers = _day_numbers(days)
    if len(numbers) < FEWEST:
        raise AnalysisError(f"{len(numbers)} events have place and day; at least two are needed.")
    return Events(places=places, days=numbers)


def _alike(*columns: Any) -> bool:
    return len({np.shape(np.asarray(column, dtype=object)) for column in columns}) == 1


def _numbers(values: ArrayLike, name: str) -> NDArray[np.float64]:
    found = np.asarray(values, dtype=np.float64)
    if not np.isfinite(found).all():
        place = int(np.flatnonzero(~np.isfinite(found))[0]) + 1
        raise AnalysisError(f"Event {place} has no {name}; leave events without a place out.")
    return found


def _day_numbers(days: Sequence[date | int] | NDArray[Any]) -> NDArray[np.int64]:
    found = np.asarray(
        days
        if isinstance(days, np.ndarray)
        else [day.toordinal() if isinstance(day, date) else day for day in days]
    )
    if found.size and (found.dtype.kind not in "iuf" or (found != np.floor(found)).any()):
        raise AnalysisError("A day is not a whole day; give dates or whole day numbers.")
    return found.astype(np.int64)
