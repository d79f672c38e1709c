"""Whether one event is followed by another nearby sooner than chance would have it (Knox).

E. G. Knox, The detection of space-time interactions, Applied Statistics 13 (1964), 25-29,
doi:10.2307/2985220; permutations as in S. D. Johnson et al., Space-time patterns of risk, Journal
of Quantitative Criminology 23 (2007), 201-219, doi:10.1007/s10940-007-9025-3.

What it says: in this city and these years, events came closer together than places and days alone
explain. It is about places and says nothing of a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.space_time.bands import Bands
from samsyn.analysis.space_time.close_pairs import Metric, close_pairs
from samsyn.analysis.space_time.events import Events
from samsyn.analysis.space_time.moments import free_moments
from samsyn.analysis.space_time.permuting import Dealing, counts_of, permuted_counts

SWEDISH_METRES = (100.0,)
SWEDISH_DAYS = (14.0,)
FEWEST_PERMUTATIONS = 19  # below it no p-value can be 0.05
UNEVEN = 1.5  # events of a quarter over what an even spread would vary
COARSE_SHARE = 0.5


class Within(Enum):
    """Among which events days change places, so that what the rest of time did stays as it was."""

    FREE = "free"
    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"


class Caution(Enum):
    """What the reader must know before the figures."""

    UNEVEN_OVER_TIME = "uneven_over_time"  # quarters differ: ratios may only show busy times
    COARSE_PLACES = "coarse_places"  # half of all events share their point with another
    FEW_PAIRS = "few_pairs"  # fewer than five pairs expected in a cell
    TAKEN_AS_ONE = "taken_as_one"  # rows with the same place and day


@dataclass(frozen=True, slots=True, kw_only=True)
class KnoxQuestion:
    """What is asked: upper edges of the bands, rising, and what is held fixed.

    Within a year, quarter or month, slow change over time no longer counts as nearness.
    """

    metres: Sequence[float] = SWEDISH_METRES
    days: Sequence[float] = SWEDISH_DAYS
    within: Within = Within.FREE
    metric: Metric = Metric.STRAIGHT
    one_per_place_and_day: bool = True


USUAL, DEALT = KnoxQuestion(), Dealing()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One band of distance and one of time, both half-open."""

    metres_from: float
    metres_to: float
    days_from: float
    days_to: float
    observed: int
    expected: float  # mean of the permutations
    low: float  # within which 95 of 100 permutations lie
    high: float
    ratio: float | None  # observed over expected; None if nothing is expected
    p_value: float  # so many or more by chance
    adjusted_p_value: float  # so extreme in any cell, by the largest of all (Westfall and Young)
    exact_expected: float | None  # in closed form; None if days stay within strata


@dataclass(frozen=True, slots=True, kw_only=True)
class NearRepeat:
    """The Knox table, row by row, with what it rests on."""

    events: int
    taken_as_one: int  # rows left out since another had the same place and day
    close_pairs: int
    cells: tuple[Cell, ...]
    permutations: int
    seed: int
    within: Within
    metric: Metric
    cautions: tuple[Caution, ...]


def near_repeat(
    events: Events, question: KnoxQuestion = USUAL, dealing: Dealing = DEALT
) -> NearRepeat:
    """Return the Knox table of events.

    Parameters
    ----------
    events :
        Places in metres and days, in any order.
    question :
        Bands, distance, and among which events days change places.
    dealing :
        How many permutations, from which seed.

    Raises
    ------
    AnalysisError
        Bands that do not rise, too few permutations, or all events in one place and day.

    Examples
    --------
    >>> from samsyn.analysis.space_time.events import events_at
    >>> shots = events_at([0, 10, 900, 5000], [0, 0, 0, 0], [1, 3, 90, 40])
    >>> near_repeat(shots, dealing=Dealing(permutations=99)).cells[0].observed
    1
    """
    spaces = Bands.up_to(question.metres, "band of distance")
    times = Bands.up_to(question.days, "band of days")
    if dealing.permutations < FEWEST_PERMUTATIONS:
        raise AnalysisError(
            f"{dealing.permutations} permutations are too few; {FEWEST_PERMUTATIONS} is the least."
        )
    taken = events.one_per_place_and_day() if question.one_per_place_and_day else events
    if len(taken) < 2:  # noqa: PLR2004  a pair
        raise AnalysisError("All events have the same place and day; nothing can be compared.")
    taken = _by_neighbourhood(taken)
    pairs = close_pairs(taken.places, spaces, metric=question.metric)
    strata = _strata(taken.days, question.within)
    permuted = permuted_counts(pairs, taken.days, strata, times, len(spaces), dealing)
    exact = None
    if question.within is Within.FREE:
        exact = free_moments(pairs, taken.days, times, len(spaces))[0]
    observed = counts_of(pairs, taken.days, times, len(spaces))
    return NearRepeat(
        events=len(taken),
        taken_as_one=len(events) - len(taken),
        close_pairs=len(pairs),
        cells=_cells(observed, permuted, exact, spaces, times),
        permutations=dealing.permutations,
        seed=dealing.seed,
        within=question.within,
        metric=question.metric,
        cautions=tuple(_cautions(events, taken, permuted, question.within)),
    )


def _by_neighbourhood(events: Events) -> Events:
    """Return the events so ordered that neighbours lie together in memory.

    It also makes the answer the same for any order of the rows.
    """
    rows = np.lexsort((events.days, events.places[:, 1], events.places[:, 0]))
    ordered = Events(places=events.places[rows], days=events.days[rows])
    near = cKDTree(ordered.places).indices
    return Events(places=ordered.places[near], days=ordered.days[near])


def _strata(days: NDArray[np.int64], within: Within) -> NDArray[np.int64]:
    if within is Within.FREE:
        return np.zeros(len(days), dtype=np.int64)
    shift = int(days.min()) if days.min() < 1 else 0  # plain day numbers may begin below 1
    calendar = [date.fromordinal(int(day) - shift + bool(shift)) for day in days]
    months = {Within.YEAR: 12, Within.QUARTER: 3, Within.MONTH: 1}[within]
    return np.array([(day.year * 12 + day.month - 1) // months for day in calendar])


def _cells(
    observed: NDArray[np.int64],
    permuted: NDArray[np.int64],
    exact: NDArray[np.float64] | None,
    spaces: Bands,
    times: Bands,
) -> tuple[Cell, ...]:
    mean, deviation = permuted.mean(axis=0), permuted.std(axis=0)
    low, high = np.quantile(permuted, [0.025, 0.975], axis=0)
    chance = _upper_share(permuted, observed)
    adjusted = _adjusted(permuted, observed, mean, deviation)
    return tuple(
        Cell(
            metres_from=metres[0],
            metres_to=metres[1],
            days_from=span[0],
            days_to=span[1],
            observed=int(observed[row, column]),
            expected=float(mean[row, column]),
            low=float(low[row, column]),
            high=float(high[row, column]),
            ratio=float(observed[row, column] / mean[row, column]) if mean[row, column] else None,
            p_value=float(chance[row, column]),
            adjusted_p_value=float(adjusted[row, column]),
            exact_expected=None if exact is None else float(exact[row, column]),
        )
        for row, metres in enumerate(spaces.pairs)
        for column, span in enumerate(times.pairs)
    )


def _upper_share(permuted: NDArray[Any], observed: NDArray[Any]) -> NDArray[np.float64]:
    """Return how often chance gives as much, the observed counted in: never 0."""
    return np.asarray((1 + (permuted >= observed).sum(axis=0)) / (1 + len(permuted)))


def _adjusted(
    permuted: NDArray[np.int64],
    observed: NDArray[np.int64],
    mean: NDArray[np.float64],
    deviation: NDArray[np.float64],
) -> NDArray[np.float64]:
    scale = np.where(deviation > 0, deviation, 1.0)
    furthest = ((permuted - mean) / scale).max(axis=(1, 2))
    return _upper_share(furthest[:, None, None], (observed - mean) / scale)


def _cautions(
    events: Events, taken: Events, permuted: NDArray[np.int64], within: Within
) -> list[Caution]:
    found = []
    if within is Within.FREE and _is_uneven(taken.days):
        found.append(Caution.UNEVEN_OVER_TIME)
    if _share_of_shared_points(taken) >= COARSE_SHARE:
        found.append(Caution.COARSE_PLACES)
    if permuted.mean(axis=0).min() < 5:  # noqa: PLR2004  pairs
        found.append(Caution.FEW_PAIRS)
    if len(taken) < len(events):
        found.append(Caution.TAKEN_AS_ONE)
    return found


def _is_uneven(days: NDArray[np.int64]) -> bool:
    """Whether 91-day periods differ more than independent events would."""
    whole = int(days.max() - days.min() + 1) // 91
    if whole < 2:  # noqa: PLR2004  nothing to compare
        return False
    counts = np.bincount((days - days.min()) // 91, minlength=whole)[:whole]
    return bool(counts.mean() > 0 and counts.var(ddof=1) / counts.mean() > UNEVEN)


def _share_of_shared_points(events: Events) -> float:
    _, counts = np.unique(events.places, axis=0, return_counts=True)
    return float(counts[counts > 1].sum() / len(events))
