"""Sites beside one another: shares and rates with exact intervals, never an order by size.

What is computed here rests on returns alone; a count that was withheld stays withheld.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from samsyn.analysis.uncertainty import (
    Rate,
    Stands,
    funnel_limits,
    proportion_limits,
    rate_limits,
    stands,
)
from samsyn.office.national.queries import Nation, ReturnShown
from samsyn.office.national.rules import Quarter, ReturnText, SeriesTold, SumTold
from samsyn.vocabulary.national import ReturnMeasure
from samsyn.vocabulary.outcomes import MeasureKind, Period

PER: Final = 100_000  # inhabitants and year
FEWEST_PLACES: Final = 3  # of which a common rate says something of each
LEVELS: Final = (0.95, 0.998)
_STEPS: Final = 60
_YEAR: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of a whole with its exact interval at 95 per cent, as shares of 1."""

    part: int
    whole: int
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRate:
    """One site's rate of a series. `text` is None where it has no return for the quarter."""

    key: str
    name: str
    text: ReturnText | None
    has_series: bool
    told: SumTold | None
    rate: Rate | None  # per 100 000 inhabitants and year
    stands: Stands

    @property
    def expected_by(self) -> float:
        """The exposure: 100 000 inhabitants for a year."""
        return self.rate.exposure if self.rate else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A series that several sites count in the same way, in the order of their names."""

    series: SeriesTold  # its words
    first: str
    last: str
    sites: tuple[SiteRate, ...]
    common: float | None  # rate of those that have one, together

    @property
    def drawn(self) -> tuple[SiteRate, ...]:
        """The sites that have a rate."""
        return tuple(one for one in self.sites if one.rate is not None)


def share_of(part: int | None, whole: int | None) -> Share | None:
    """Return a share; None where a count was withheld, or the whole is none."""
    if part is None or not whole or part > whole:
        return None
    low, high = proportion_limits(part, whole)
    return Share(part=part, whole=whole, low=low, high=high)


def keeping(text: ReturnText) -> Share | None:
    """Return how many of the promises that were called upon were kept."""
    kept = text.count_of(ReturnMeasure.PROMISES_KEPT)
    broken = text.count_of(ReturnMeasure.PROMISES_BROKEN)
    return None if kept is None or broken is None else share_of(kept, kept + broken)


def rate_of(text: ReturnText, told: SumTold, period: str) -> Rate | None:
    """Return events per 100 000 inhabitants and year; None without a count or inhabitants."""
    if told.count is None or not text.inhabitants:
        return None
    years = told.periods * Period(period).months / _YEAR
    return rate_limits(told.count, text.inhabitants / PER * years)


def longest_sum(series: SeriesTold) -> SumTold | None:
    """Return the sum of most periods."""
    return max(series.sums, key=lambda one: one.periods, default=None)


def compared(nation: Nation, quarter: Quarter) -> tuple[Compared, ...]:
    """Return the series that at least two sites count alike, with each site's rate."""
    texts = [(one.key, one.name, _text(one.of(quarter))) for one in nation.sites]
    kinds: dict[tuple[str, ...], SeriesTold] = {}
    found: dict[tuple[str, ...], int] = {}
    for _key, _name, text in texts:
        for series in _counted(text):
            kinds.setdefault(_alike(series), series)
            found[_alike(series)] = found.get(_alike(series), 0) + 1
    return tuple(_compared(series, texts) for alike, series in kinds.items() if found[alike] > 1)


def limits(of: Compared) -> Iterator[tuple[float, list[tuple[float, float, float]]]]:
    """Yield each level with the limits of a funnel: (exposure, low, high), rising."""
    if of.common is None:
        return
    largest = max(one.expected_by for one in of.drawn) * 1.15
    sizes = [largest * step / _STEPS for step in range(1, _STEPS + 1)]
    for level in LEVELS:
        yield level, [(size, *funnel_limits(of.common, size, level=level)) for size in sizes]


def _text(shown: ReturnShown | None) -> ReturnText | None:
    return shown.text if shown else None


def _counted(text: ReturnText | None) -> Iterable[SeriesTold]:
    if text is None:
        return ()
    return (one for one in text.series if one.kind == MeasureKind.EVENTS and not one.is_comparison)


def _alike(series: SeriesTold) -> tuple[str, ...]:
    return series.family, series.name.casefold(), series.definition, series.unit, series.period


def _compared(series: SeriesTold, texts: Sequence[tuple[str, str, ReturnText | None]]) -> Compared:
    rows = []
    for key, name, text in texts:
        own = next((one for one in _counted(text) if _alike(one) == _alike(series)), None)
        told = longest_sum(own) if own else None
        rate = rate_of(text, told, series.period) if text and told else None
        rows.append((key, name, text, own, told, rate))
    rates = [row[-1] for row in rows if row[-1] is not None]
    exposure = sum(one.exposure for one in rates)
    has_common = len(rates) >= FEWEST_PLACES and exposure > 0
    common = sum(one.count for one in rates) / exposure if has_common else None
    sums = [one for one in (row[4] for row in rows) if one is not None]
    longest = max(sums, key=lambda one: one.periods, default=None)
    return Compared(
        series=series,
        first=longest.first if longest else "",
        last=longest.last if longest else "",
        common=common,
        sites=tuple(
            SiteRate(
                key=key,
                name=name,
                text=text,
                has_series=own is not None,
                told=told,
                rate=rate,
                stands=_stands(rate, common),
            )
            for key, name, text, own, told, rate in rows
        ),
    )


def _stands(rate: Rate | None, common: float | None) -> Stands:
    if rate is None or common is None:
        return Stands.TOO_FEW
    return stands(rate.count, common * rate.exposure)
