"""When it is no longer too early: months until a fall of a given size could be told from chance.

The variance of a log rate ratio of counts before and after, with variation beyond chance, a slow
drift of the site's own that no waiting removes, and several sites at once. `simulated_power` checks
the formula on drawn counts.
"""

from dataclasses import dataclass, replace
from functools import partial
from math import ceil, inf, log

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.sweeps import sweep

DRIFT_UNCERTAINTY, DISPERSION_UNCERTAINTY = 0.25, 0.15  # of the logarithms
CHUNK = 1_000  # replications that are drawn from one seed
LONGEST = 1_200  # months: a century is "never" to whoever waits


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """One plan of measurement."""

    per_month: float  # events of a site before
    months_before: int
    sites: int = 1
    dispersion: float = 1.25  # of monthly counts; 1 under chance alone
    drift: float = 0.12  # standard deviation, in the log of the rate ratio
    alpha: float = 0.05  # one-sided
    power: float = 0.8
    compared_per_month: float | None = None  # events of the place compared with; None: none

    def __post_init__(self) -> None:
        """Refuse what is no plan, with everything that is wrong."""
        wrong = [
            sentence
            for is_wrong, sentence in (
                (not self.per_month > 0, "the baseline must be above 0 a month"),
                (self.months_before < 1, "at least one month before is needed"),
                (self.sites < 1, "at least one site is needed"),
                (self.dispersion <= 0, "the dispersion must be above 0"),
                (self.drift < 0, "the drift cannot be below 0"),
                (not 0 < self.alpha < 1, "alpha must lie between 0 and 1"),
                (not self.alpha < self.power < 1, "the power must lie between alpha and 1"),
                (
                    self.compared_per_month is not None and not self.compared_per_month > 0,
                    "something must happen in the place compared with",
                ),
            )
            if is_wrong
        ]
        if wrong:
            raise AnalysisError(f"This cannot be planned: {'; '.join(wrong)}.")

    @property
    def distance(self) -> float:
        """How many standard errors the fall must be long."""
        return float(ndtri(1 - self.alpha) + ndtri(self.power))


def months_needed(design: Design, ratio: float) -> int | None:
    """Return the months after the start until a rate ratio could be told from 1; None is never.

    Parameters
    ----------
    design :
        The plan.
    ratio : above 0, not 1
        The rate after over the rate before that is to be found.

    Raises
    ------
    AnalysisError
        The ratio is not above 0, or is 1.

    Examples
    --------
    >>> months_needed(Design(per_month=4, months_before=60, drift=0), 0.7)
    30
    >>> months_needed(Design(per_month=4, months_before=24, drift=0.12), 0.75) is None
    True
    """
    if not ratio > 0 or ratio == 1:
        raise AnalysisError(f"A rate ratio of {ratio:g} is no change that could be looked for.")
    room = (log(ratio) / design.distance) ** 2 - _without_after(design)
    if room <= 0:
        return None
    months = ceil(_of_one_month_after(design, ratio) / room - 1e-9)
    return max(1, months) if months <= LONGEST else None


def detectable_ratio(design: Design, months_after: float) -> float:
    """Return the largest rate ratio below 1 that could be told from 1 after so many months.

    With `months_after` infinite it is the floor that no waiting crosses.
    """
    if not months_after > 0:
        raise AnalysisError("At least one month after the start is needed.")
    low, high = 1e-6, 1.0
    for _ in range(60):
        ratio = (low + high) / 2
        after = _of_one_month_after(design, ratio) / months_after
        enough = (log(ratio) / design.distance) ** 2 >= _without_after(design) + after
        low, high = (ratio, high) if enough else (low, ratio)
    return low


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """When the answer can be known, as far as that is known: shares of the draws."""

    earliest: int | None  # one draw of ten is as early
    middle: int | None
    latest: int | None  # nine of ten; None is never
    never: float  # share of draws in which no waiting helps
    known_by: tuple[float, ...]  # for each month from the first, the share that is informative
    helps: tuple[str, ...]  # what would make it possible, or earlier


def too_early_clock(
    design: Design,
    ratio: float,
    *,
    events_before: int | None = None,
    horizon: int = 120,
    draws: int = 4_000,
    seed: int = 1,
) -> Clock:
    """Return the month in which the answer will be there, as a distribution.

    Parameters
    ----------
    design, ratio :
        The plan, and the rate ratio that is to be found. Drift and dispersion are estimates: their
        logarithms are drawn with standard deviations 0.25 and 0.15.
    events_before :
        What the baseline rests on; `per_month` times `months_before` if not given.
    horizon :
        Months for which the share is told.
    draws, seed :
        How many courses are drawn, and from which seed.

    Raises
    ------
    AnalysisError
        As `months_needed`.
    """
    months_needed(design, ratio)  # refuses what cannot be asked
    chance = np.random.default_rng(seed)
    events = design.per_month * design.months_before if events_before is None else events_before
    rates = chance.gamma(events + 0.5, 1 / design.months_before, draws)
    drifts = design.drift * np.exp(chance.normal(0, DRIFT_UNCERTAINTY, draws))
    spreads = np.maximum(
        1.0, design.dispersion * np.exp(chance.normal(0, DISPERSION_UNCERTAINTY, draws))
    )
    found = np.array(
        [
            months_needed(
                replace(design, per_month=max(rate, 1e-6), drift=drift, dispersion=spread), ratio
            )
            or inf
            for rate, drift, spread in zip(
                rates.tolist(), drifts.tolist(), spreads.tolist(), strict=True
            )
        ]
    )
    ordered = np.sort(found)
    earliest, middle, latest = (
        _month(ordered[int(share * (draws - 1))]) for share in (0.1, 0.5, 0.9)
    )
    return Clock(
        earliest=earliest,
        middle=middle,
        latest=latest,
        never=float(np.isinf(found).mean()),
        known_by=tuple((found[:, None] <= np.arange(1, horizon + 1)).mean(axis=0).tolist()),
        helps=_what_helps(design, ratio),
    )


def simulated_power(
    design: Design, ratio: float, months_after: int, *, replications: int = 10_000, seed: int = 1
) -> float:
    """Return how often the fall is found in simulated counts of the site: a check of the formula.

    Months are negative binomial with the design's dispersion, the rate of each site drifts, and the
    log rate ratio of all sites together is compared with its own estimated standard error.
    """
    found = sweep(
        partial(_found, design, ratio, months_after), replication_chunks(replications, seed)
    )
    return float(sum(found) / replications)


def replication_chunks(replications: int, seed: int) -> list[tuple[int, np.random.SeedSequence]]:
    """Return replications in chunks of a thousand, each with a seed of its own from one seed."""
    sizes = [CHUNK] * (replications // CHUNK) + [replications % CHUNK]
    kept = [size for size in sizes if size]
    return [*zip(kept, np.random.SeedSequence(seed).spawn(len(kept)), strict=True)]


def _found(
    design: Design, ratio: float, months_after: int, chunk: tuple[int, np.random.SeedSequence]
) -> int:
    """Return in how many of a chunk's courses the fall is found."""
    replications, seed = chunk
    chance = np.random.default_rng(seed)
    shape = (replications, design.sites)
    drift = np.exp(design.drift * chance.normal(0, 1, shape))
    before = _counts(chance, design, np.full(shape, design.per_month), design.months_before)
    after = _counts(chance, design, design.per_month * ratio * drift, months_after)
    together_before, together_after = before.sum(axis=1) + 0.5, after.sum(axis=1) + 0.5
    change = np.log(together_after / months_after) - np.log(together_before / design.months_before)
    variance = design.dispersion * (1 / together_before + 1 / together_after)
    statistic = change / np.sqrt(variance + design.drift**2 / design.sites)
    return int((statistic < ndtri(design.alpha)).sum())


def _counts(
    chance: np.random.Generator, design: Design, per_month: NDArray[np.float64], months: int
) -> NDArray[np.int64]:
    whole = per_month * months
    if design.dispersion <= 1:
        return chance.poisson(whole)
    # Each month has variance dispersion x mean, and so has their sum.
    part = design.dispersion - 1
    return chance.poisson(chance.gamma(whole / part, part))


def _without_after(design: Design) -> float:
    own = design.dispersion / (design.per_month * design.months_before) + design.drift**2
    return own / design.sites + _of_compared(design) / design.months_before


def _of_one_month_after(design: Design, ratio: float) -> float:
    return design.dispersion / (ratio * design.per_month) / design.sites + _of_compared(design)


def _of_compared(design: Design) -> float:
    """Return the variance that one month of the place compared with adds."""
    return design.dispersion / design.compared_per_month if design.compared_per_month else 0.0


def _month(value: float) -> int | None:
    return None if value == inf else int(value)


def _what_helps(design: Design, ratio: float) -> tuple[str, ...]:
    """Return the single changes of the plan that bring an answer, or a quarter sooner."""
    now = months_needed(design, ratio)
    changes = {
        "twice_the_months_before": replace(design, months_before=2 * design.months_before),
        "five_sites_together": replace(design, sites=design.sites + 4),
        "an_outcome_twice_as_common": replace(design, per_month=2 * design.per_month),
        "comparison_places_that_drift_half_as_much": replace(design, drift=design.drift / 2),
    }
    found = []
    for name, changed in changes.items():
        then = months_needed(changed, ratio)
        if then is not None and (now is None or then <= 0.75 * now):
            found.append(name)
    return tuple(found)
