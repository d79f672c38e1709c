"""What every method of evaluation returns, and the refusals that they share."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samsyn.analysis.errors import AnalysisError


class Assumption(Enum):
    """What must be true for the estimate to be an effect; a page has a sentence for each."""

    NOTHING_ELSE_CHANGED = "nothing_else_changed"  # at the same time, anywhere
    NO_OTHER_CHANGE_HERE = "no_other_change_here"  # no other big change hit only this place
    OTHERS_UNTOUCHED = "others_untouched"  # the others had neither programme nor its spill-over
    SAME_COUNTING = "same_counting"  # incidents were counted in the same way all the time
    SAME_COURSE = "same_course"  # the difference between the places would have stayed as it was
    TREND_GOES_ON = "trend_goes_on"  # the course before would have gone on
    INDEPENDENT_COUNTS = "independent_counts"  # counts vary as chance does, and no more
    LIKE_PLACES_CHANGE_ALIKE = "like_places_change_alike"  # this one as those of its volume
    MATCHED_IS_ENOUGH = "matched_is_enough"  # what was matched decides the course afterwards
    LATER_STARTS_TELL = "later_starts_tell"  # who started later shows what would have been


class Caveat(Enum):
    """What makes the figure worth less; a page has a sentence for each."""

    NO_COMPARISON = "no_comparison"  # what changed everywhere is not taken away
    FEW_DONORS = "few_donors"  # the smallest p-value that can be had is above the level
    POOR_FIT = "poor_fit"  # before the start the weighted others are not like the place
    OUTSIDE_THE_OTHERS = "outside_the_others"  # no mixture of the others can reach it
    SHORT_BEFORE = "short_before"  # fewer periods before than donors, or under a year's worth
    TIED_PERIODS = "tied_periods"  # a period is like the one before
    MORE_THAN_CHANCE = "more_than_chance"  # variation beyond chance was found
    UNCHECKED_CHANCE = "unchecked_chance"  # the interval trusts that counts vary as chance does
    TOO_FEW_EVENTS = "too_few_events"  # so few that neither a halving nor a doubling would show
    OTHER_VOLUME = "other_volume"  # no place of like volume lies on either side of it
    RAISED_BEFORE = "raised_before"  # a peak just before the start: it would have fallen anyway
    OPEN_INTERVAL = "open_interval"  # one end of the interval lies beyond all that was tried
    NOT_MATCHED = "not_matched"  # no weights match all; some are matched as nearly as can be
    FEW_CARRY_WEIGHT = "few_carry_weight"  # few of the others carry most of the weight
    BEYOND_THE_OTHERS = "beyond_the_others"  # some weights are below 0: a line drawn further out
    DRAWN_PLACEBOS = "drawn_placebos"  # placebos are drawn, not all of them
    SEARCHED_WEIGHTING = "searched_weighting"  # what weighs most was searched: not the only answer
    FEW_PERIODS = "few_periods"  # too few periods for the smallest p-value to reach the level


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One estimate with everything that it must never be shown without.

    `estimate` is events (or units of the outcome) per period unless `is_ratio`; a negative one, or
    a ratio below 1, is a fall. `interval` and `p_value` are None where no honest ones exist, and
    then `warnings` says why.
    """

    method: str
    estimate: float
    is_ratio: bool = False
    interval: tuple[float, float] | None = None
    level: float = 0.95
    p_value: float | None = None
    standard_error: float | None = None
    weights: Mapping[str, float] = field(default_factory=dict)  # of units, those above 0
    time_weights: Mapping[str, float] = field(default_factory=dict)
    pre_fit: float | None = None  # root mean square gap before the start
    gaps: tuple[float, ...] = ()  # of each period, seen less expected
    figures: Mapping[str, float] = field(default_factory=dict)  # what the words speak of
    placebos: tuple[float, ...] = ()  # the statistic of each placebo
    n: Mapping[str, int] = field(default_factory=dict)
    assumptions: tuple[Assumption, ...] = ()
    warnings: tuple[Caveat, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A panel with what was treated and from when. Refuses what no method can use."""

    outcome: NDArray[np.float64]  # shape (units, periods)
    units: tuple[str, ...]
    periods: tuple[str, ...]
    treated: tuple[int, ...]  # places of units
    start: int  # place of the first period with treatment

    def __post_init__(self) -> None:
        """Raise `AnalysisError` with everything that is wrong."""
        wrong = list(_faults(self))
        if wrong:
            raise AnalysisError("; ".join(wrong) + ".")

    @property
    def donors(self) -> tuple[int, ...]:
        """Places of the units that were never treated."""
        return tuple(place for place in range(len(self.units)) if place not in self.treated)

    @property
    def course(self) -> NDArray[np.float64]:
        """The mean of the treated, shape (periods,)."""
        return np.asarray(self.outcome[list(self.treated)].mean(axis=0))

    def require_donors(self, least: int = 2) -> None:
        """Raise `AnalysisError` unless there are so many units to compare with."""
        if len(self.donors) < least:
            raise AnalysisError(
                f"{len(self.donors)} units are left to compare with; at least {least} are needed."
            )

    def require_counts(self) -> None:
        """Raise `AnalysisError` unless every value is a whole number of 0 or more."""
        if (self.outcome < 0).any():
            unit, period = np.argwhere(self.outcome < 0)[0]
            raise AnalysisError(
                f"{self.units[unit]} has a negative value for {self.periods[period]};"
                " a count is 0 or more."
            )
        if (self.outcome != np.floor(self.outcome)).any():
            raise AnalysisError("This method is about counts; some values are no whole numbers.")


def trial(
    outcome: ArrayLike,
    units: tuple[str, ...],
    periods: tuple[str, ...],
    *,
    treated: tuple[str, ...],
    start: str,
) -> Trial:
    """Return a trial by the names of its units and of its first treated period.

    Raises
    ------
    AnalysisError
        A name is not there, or the panel is none that a method could use.
    """
    for name in treated:
        if name not in units:
            raise AnalysisError(
                f'No unit is called "{name}"; some that are: {", ".join(units[:5])}.'
            )
    if start not in periods:
        raise AnalysisError(f'"{start}" is not among the periods {periods[0]} to {periods[-1]}.')
    return Trial(
        outcome=np.asarray(outcome, dtype=np.float64),
        units=units,
        periods=periods,
        treated=tuple(units.index(name) for name in treated),
        start=periods.index(start),
    )


def with_covariates(of: Trial, covariates: Mapping[str, NDArray[np.float64]]) -> Trial:
    """Return the trial with what units are like as periods of their own before all others.

    Each covariate, shape (units,), is scaled to vary between units as an average period before the
    start does, so it weighs as much as one. `without_covariates` takes them off an estimate again.

    Raises
    ------
    AnalysisError
        A covariate is missing for a unit, or is the same for all.
    """
    spread = float(of.outcome[:, : of.start].std(axis=0).mean()) or 1.0
    rows = []
    for name, values in covariates.items():
        if not np.isfinite(values).all():
            unit = of.units[int(np.argwhere(~np.isfinite(values))[0, 0])]
            raise AnalysisError(f"{unit} has no value of {name} before the start.")
        if not np.ptp(values):
            raise AnalysisError(f"{name} is the same for all units; leave it out.")
        rows.append((values - values.mean()) / values.std() * spread)
    return Trial(
        outcome=np.column_stack([*rows, of.outcome]),
        units=of.units,
        periods=(*covariates, *of.periods),
        treated=of.treated,
        start=of.start + len(rows),
    )


def without_covariates(found: Estimate, of: Trial) -> Estimate:
    """Return an estimate whose gaps, fit and numbers are those of the trial's own periods."""
    gaps = np.array(found.gaps[len(found.gaps) - len(of.periods) :])
    return replace(
        found,
        gaps=tuple(gaps.tolist()),
        pre_fit=float(np.sqrt((gaps[: of.start] ** 2).mean())),
        n={**found.n, "before": of.start},
    )


def _faults(of: Trial) -> list[str]:
    found = []
    if of.outcome.shape != (len(of.units), len(of.periods)):
        found.append("The values are not one for every unit and period")
        return found
    if not np.isfinite(of.outcome).all():
        unit, period = np.argwhere(~np.isfinite(of.outcome))[0]
        found.append(f"{of.units[unit]} has no value for {of.periods[period]}")
    if not of.treated:
        found.append("No unit is named as treated")
    if len(set(of.treated)) < len(of.treated):
        found.append("A unit is named twice")
    if of.start >= len(of.periods):
        found.append("Treatment begins after the last period; periods with it are needed")
    if of.start <= 0:
        found.append(
            f"Treatment begins in the first period, {of.periods[0]}; periods before it are needed"
        )
    if not of.outcome.any():
        found.append("Every value is 0; there is nothing to compare")
    return found
