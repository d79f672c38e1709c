"""The plain rules of a series: which value stands on a day, and which periods may be compared."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samsyn.analysis.uncertainty.surveys import surveyed
from samsyn.vocabulary.outcomes import AnnotationKind, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class NewValue:
    """One value of a vintage; `first` is the first day of its period."""

    first: date
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    asked: int | None = None  # how many answered, of a survey
    design_effect: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The value that stands for one period."""

    first: date
    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    asked: int | None = None
    design_effect: Decimal | None = None
    is_excluded: bool = False

    @property
    def limits(self) -> tuple[float, float] | None:
        """The limits that the source gives, else those that sampling gives a share of percent."""
        if self.low is not None and self.high is not None:
            return float(self.low), float(self.high)
        if not self.asked:
            return None
        found = surveyed(
            float(self.value) / 100, self.asked, design_effect=float(self.design_effect or 1)
        )
        return 100 * found.low, 100 * found.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """The days and kind of an annotation."""

    kind: AnnotationKind
    first: date
    last: date

    def covers(self, day: date) -> bool:
        """Whether a period that begins on a day lies within it."""
        return self.first <= day <= self.last


def begins_at(remarks: Iterable[Remark]) -> date | None:
    """Return the first day from which one definition has held, None if it always did."""
    return max((one.first for one in remarks if one.kind is AnnotationKind.BREAK), default=None)


def is_excluded(remarks: Iterable[Remark], first: date) -> bool:
    """Whether a period is left out of what is computed."""
    return any(one.kind is AnnotationKind.EXCLUDED and one.covers(first) for one in remarks)


def split(
    points: Iterable[Point], period: Period, starts_on: date, since: date | None
) -> tuple[list[Point], list[Point]]:
    """Return the points before the period of a start and those after it, without excluded ones.

    The period in which the start lies is neither, unless the start is its first day.
    """
    turn = period.first_of(starts_on)
    usable = [
        one for one in points if not one.is_excluded and (since is None or one.first >= since)
    ]
    is_mixed = starts_on != turn
    before = [one for one in usable if one.first < turn]
    after = [one for one in usable if (one.first > turn if is_mixed else one.first >= turn)]
    return before, after
