"""Which cells count the same people or events, so that whoever knows both knows the difference.

That people who came are partly those who were met is so. That an analysis counts the incidents of a
series is what a reader may take it for: nobody records it, so each series is held against the
analyses as if the fewer of a month were among the more, and all the same where they are as many.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from typing import Final

from samsyn.analysis.disclosure_control import Shared
from samsyn.office.releases.rules.naming import ANALYSED, EVENTS
from samsyn.office.releases.rules.people import CAME_AFTER, CAME_FIRST, MET_AFTER, MET_FIRST
from samsyn.vocabulary.outcomes import Period

_AFTERWARDS: Final = ((CAME_FIRST, (MET_AFTER,)), ((MET_FIRST,), CAME_AFTER))


def views(cells: Mapping[str, int]) -> list[tuple[Shared, ...]]:
    """Return in which ways readers may take cells to count the same: the last counts of each."""
    people = tuple(one for earlier, later in _AFTERWARDS if (one := _later(cells, earlier, later)))
    by_series: defaultdict[str, list[str]] = defaultdict(list)
    analysed: defaultdict[str, list[str]] = defaultdict(list)
    for name in cells:
        measure, month, *_rest = name.split("|")
        if measure.startswith(EVENTS):
            by_series[measure].append(name)
        elif measure.startswith(ANALYSED):
            analysed[month].append(name)
    seen = (
        tuple(_same(cells, sorted(names), analysed)) for _series, names in sorted(by_series.items())
    )
    return [people, *(one for one in seen if one)]


def _later(cells: Iterable[str], earlier: Sequence[str], later: Sequence[str]) -> Shared | None:
    """Return whom a month counts that an earlier month has counted already."""
    months: defaultdict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name in cells:
        measure, month, *_area = name.split("|")
        if measure in earlier:
            months[month]["first"].append(name)
        elif measure in later:
            months[month]["again"].append(name)
    pairs = tuple(
        pair
        for month, held in months.items()
        for other, known in months.items()
        if other < month
        for pair in product(known["first"], held["again"])
    )
    return Shared(pairs, frozenset(first for first, _again in pairs)) if pairs else None


def _same(
    cells: Mapping[str, int], series: Sequence[str], analysed: Mapping[str, Sequence[str]]
) -> Iterator[Shared]:
    """Yield, for each period of a series, what the analyses count of it, and which has more."""
    for name in series:
        parts = [one for month in _months(name) for one in analysed.get(month, ())]
        if not parts:
            continue
        more = cells[name] - sum(cells[part] for part in parts)
        beyond = frozenset([name] if more > 0 else parts if more < 0 else ())
        yield Shared(tuple((name, part) for part in parts), beyond)


def _months(series_cell: str) -> Iterator[str]:
    _measure, first, *length = series_cell.split("|")
    period = Period(length[0]) if length else Period.MONTH
    begins = Period.MONTH.number(date.fromisoformat(f"{first}-01"))
    for number in range(begins, begins + period.months):
        yield f"{Period.MONTH.at(number):%Y-%m}"
