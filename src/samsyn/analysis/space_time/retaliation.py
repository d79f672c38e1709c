"""How soon violence between two groups is answered, and how soon chance alone would have it.

The comparison deals the days out anew among the events of the same year, so that every group keeps
its number of events each year, as attacker and as attacked. Events of one day have no known order:
they are counted apart and answer nothing.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from samsyn.analysis.errors import AnalysisError

WINDOW_DAYS = (3, 14, 30)  # of the answer to violence: the first days, the window, its end


@dataclass(frozen=True, slots=True, kw_only=True)
class Strike:
    """Violence of one group against another."""

    day: date
    by: str
    against: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """How many were answered within so many days, and what chance gives."""

    days: int
    answered: int
    expected: float
    p_value: float  # so many or more by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Two groups, in the order of their names."""

    groups: tuple[str, str]
    strikes: int
    on_one_day: int  # strikes both ways on the same day, whose order nobody knows
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Retaliation:
    """All disputes, the most violent first, and everything together."""

    strikes: int
    windows: tuple[Window, ...]
    disputes: tuple[Dispute, ...]
    permutations: int
    seed: int


def retaliation(
    strikes: Sequence[Strike],
    *,
    within: Sequence[int] = WINDOW_DAYS,
    permutations: int = 999,
    seed: int = 1,
) -> Retaliation:
    """Return how many strikes were answered within each number of days, by dispute and in all.

    A strike is answered within n days if the other group strikes back 1 to n days later.

    Raises
    ------
    AnalysisError
        No strike is given, a group strikes at itself, or a window is not a positive number of days.

    Examples
    --------
    >>> blows = [Strike(day=date(2026, 3, 1), by="Norr", against="Söder"),
    ...          Strike(day=date(2026, 3, 5), by="Söder", against="Norr")]
    >>> retaliation(blows, permutations=19).windows[1].answered
    1
    """
    spans = _checked(strikes, within, permutations)
    ordered = sorted(strikes, key=lambda one: (one.day, one.by, one.against))
    days = np.array([one.day.toordinal() for one in ordered])
    ways = [(one.by, one.against) for one in ordered]
    disputes = sorted({_dispute(way) for way in ways})
    observed = _answered(days, ways, spans)
    generator = np.random.default_rng(seed)
    years = _groups_of([one.day.year for one in ordered])
    dealt = [_answered(_dealt(days, years, generator), ways, spans) for _ in range(permutations)]
    found = [
        Dispute(
            groups=groups,
            strikes=sum(_dispute(way) == groups for way in ways),
            on_one_day=_on_one_day(days, ways, groups),
            windows=_windows(spans, observed[groups], [one[groups] for one in dealt]),
        )
        for groups in disputes
    ]
    return Retaliation(
        strikes=len(ordered),
        windows=_windows(spans, _together(observed), [_together(one) for one in dealt]),
        disputes=tuple(sorted(found, key=lambda one: (-one.strikes, one.groups))),
        permutations=permutations,
        seed=seed,
    )


_Counts = Mapping[tuple[str, str], NDArray[np.int64]]


def _checked(strikes: Sequence[Strike], within: Sequence[int], permutations: int) -> list[int]:
    if not strikes:
        raise AnalysisError("No violence between groups is given; there is nothing to count.")
    for strike in strikes:
        if strike.by == strike.against:
            raise AnalysisError(
                f'"{strike.by}" is both attacker and attacked on {strike.day}; leave out violence'
                " within a group."
            )
    spans = sorted(set(within))
    if not spans or spans[0] < 1:
        raise AnalysisError("A window must be a number of days from 1, for example 3,14,30.")
    if permutations < 1:
        raise AnalysisError("Ask for at least one permutation; 999 is usual.")
    return spans


def _dispute(way: tuple[str, str]) -> tuple[str, str]:
    one, other = sorted(way)
    return one, other


def _groups_of(labels: Sequence[int]) -> list[NDArray[np.int64]]:
    places: dict[int, list[int]] = defaultdict(list)
    for place, label in enumerate(labels):
        places[label].append(place)
    return [np.array(group) for group in places.values()]


def _dealt(
    days: NDArray[np.int64], years: list[NDArray[np.int64]], generator: np.random.Generator
) -> NDArray[np.int64]:
    dealt = days.copy()
    for year in years:
        dealt[year] = generator.permutation(days[year])
    return dealt


def _answered(
    days: NDArray[np.int64], ways: Sequence[tuple[str, str]], spans: Sequence[int]
) -> _Counts:
    """Return, for each dispute, how many strikes were answered within each span."""
    by_way: dict[tuple[str, str], list[int]] = defaultdict(list)
    for day, way in sorted(zip(days.tolist(), ways, strict=True)):
        by_way[way].append(day)
    counts: dict[tuple[str, str], NDArray[np.int64]] = {}
    for way, struck in by_way.items():
        back = by_way.get((way[1], way[0]), [])
        found = counts.setdefault(_dispute(way), np.zeros(len(spans), dtype=np.int64))
        for day in struck:
            place = bisect_right(back, day)
            if place < len(back):
                found += np.array([back[place] - day <= span for span in spans])
    return counts


def _together(counts: _Counts) -> NDArray[np.int64]:
    return np.asarray(np.sum(list(counts.values()), axis=0))


def _on_one_day(
    days: NDArray[np.int64], ways: Sequence[tuple[str, str]], groups: tuple[str, str]
) -> int:
    by_day: dict[int, set[tuple[str, str]]] = defaultdict(set)
    strikes: dict[int, int] = defaultdict(int)
    for day, way in zip(days.tolist(), ways, strict=True):
        if _dispute(way) == groups:
            by_day[day].add(way)
            strikes[day] += 1
    return sum(strikes[day] for day, both in by_day.items() if len(both) > 1)


def _windows(
    spans: Sequence[int], observed: NDArray[np.int64], dealt: Sequence[NDArray[np.int64]]
) -> tuple[Window, ...]:
    chance = np.array(dealt)
    return tuple(
        Window(
            days=span,
            answered=int(observed[place]),
            expected=float(chance[:, place].mean()),
            p_value=float((1 + (chance[:, place] >= observed[place]).sum()) / (1 + len(chance))),
        )
        for place, span in enumerate(spans)
    )
