"""Whether the data can bear a design, before anything is estimated: every reason why not, at once.

What stops a method stops the design; so does too little power, with the month in which there would
be enough. Nothing here looks at what came after the start, except whether it is there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from samsyn.analysis.monitoring import Design, too_early_clock

SEASON = 12  # months before the start: fewer cannot tell a fall from a season


class Unfit(Enum):
    """Why a design cannot be borne; a page has a sentence for each."""

    NO_VALUES = "no_values"
    FROM_THE_FIRST = "from_the_first"  # the programme began in or before the first period
    SHORT_BEFORE = "short_before"  # less than a year before it
    MISSING = "missing"  # a place lacks periods
    NO_COUNTS = "no_counts"  # values that are no whole numbers of 0 or more
    ALL_ZEROS = "all_zeros"
    NONE_BEFORE = "none_before"  # nothing happened in the place before
    FEW_OTHERS = "few_others"
    QUIET_OTHER = "quiet_other"  # a place to compare with where nothing happened before
    LITTLE_POWER = "little_power"
    NEVER_POWER = "never_power"


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """One reason. `place` and `periods` say where; `least` what is needed: others, or months."""

    kind: Unfit
    place: str = ""
    periods: tuple[str, ...] = ()
    least: int = 0
    has: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A design that is to be looked through.

    `values` has a row for each place, the treated first, and a column for each period up to the
    newest; nan where there is none. `start` is the place of the first period with the programme: it
    may be the number of periods, if that has not come.
    """

    values: NDArray[np.float64]
    places: Sequence[str]
    periods: Sequence[str]
    start: int
    months: int  # that a period covers
    least_others: int  # that the method needs


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the design shall be able to tell."""

    ratio: float  # the rate after over the rate before that must be told from no change
    months_after: int  # from the start to the horizon
    power: float = 0.8
    dispersion: float = 1.25
    drift: float = 0.12


def objections(of: Proposed, wanted: Wanted | None = None) -> tuple[Objection, ...]:
    """Return every reason why the data cannot bear a design, none if they can.

    Parameters
    ----------
    of :
        The design with its values.
    wanted :
        What it shall tell; without it power is not looked at.

    Notes
    -----
    Power is looked at only where nothing else stops the design.
    """
    found = [*_of_time(of), *_of_values(of), *_of_others(of)]
    if found or wanted is None:
        return tuple(found)
    return tuple(_of_power(of, wanted))


def _of_time(of: Proposed) -> list[Objection]:
    if not of.values.size or not np.isfinite(of.values[0]).any():
        return [Objection(kind=Unfit.NO_VALUES)]
    if of.start <= 0:
        return [Objection(kind=Unfit.FROM_THE_FIRST, periods=(of.periods[0],))]
    if of.start * of.months < SEASON:
        return [
            Objection(kind=Unfit.SHORT_BEFORE, least=-(-SEASON // of.months), has=int(of.start))
        ]
    return []


def _of_values(of: Proposed) -> list[Objection]:
    found = []
    for place, row in zip(of.places, of.values, strict=True):
        lacking = [of.periods[at] for at in np.flatnonzero(~np.isfinite(row)).tolist()]
        if lacking and len(lacking) < len(row):
            found.append(Objection(kind=Unfit.MISSING, place=place, periods=tuple(lacking)))
        told = row[np.isfinite(row)]
        if ((told < 0) | (told != np.floor(told))).any():
            found.append(Objection(kind=Unfit.NO_COUNTS, place=place))
    return found


def _of_others(of: Proposed) -> list[Objection]:
    if not of.values.size:
        return []
    found = []
    sums = np.nansum(of.values, axis=1)
    others = len(of.places) - 1
    if not sums.any():
        return [Objection(kind=Unfit.ALL_ZEROS)]
    before = np.nansum(of.values[0, : max(of.start, 0)])
    if of.start > 0 and not before:
        found.append(Objection(kind=Unfit.NONE_BEFORE, place=of.places[0]))
    if others < of.least_others:
        found.append(Objection(kind=Unfit.FEW_OTHERS, least=of.least_others, has=others))
    found += [
        Objection(kind=Unfit.QUIET_OTHER, place=place)
        for place, row in zip(of.places[1:], of.values[1:], strict=True)
        if of.start > 0 and np.isfinite(row).any() and not np.nansum(row[: of.start])
    ]
    return found


def _of_power(of: Proposed, wanted: Wanted) -> list[Objection]:
    before = of.start * of.months
    own = float(of.values[0, : of.start].sum())
    others = float(of.values[1:, : of.start].sum()) if len(of.places) > 1 else 0.0
    design = Design(
        per_month=own / before,
        months_before=before,
        dispersion=wanted.dispersion,
        drift=wanted.drift,
        power=wanted.power,
        compared_per_month=others / before if others else None,
    )
    clock = too_early_clock(design, wanted.ratio, events_before=int(own), draws=500)
    if clock.middle is None or not isfinite(clock.middle):
        return [Objection(kind=Unfit.NEVER_POWER)]
    if clock.middle > wanted.months_after:
        return [
            Objection(kind=Unfit.LITTLE_POWER, least=clock.middle, has=wanted.months_after),
        ]
    return []
