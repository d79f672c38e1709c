"""The weighted displacement difference: a place and the ring around it, beside their likes.

A. P. Wheeler and J. H. Ratcliffe, A simple weighted displacement difference test to evaluate place
based crime interventions, Crime Science 7:11 (2018), doi:10.1186/s40163-018-0085-5. Its standard
error takes counts as independent; where places vary more, its interval covers too rarely.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from scipy.special import ndtr, ndtri

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation.estimates import Assumption, Caveat, Estimate

Pair = tuple[float, float]  # before, after
NOTHING: Pair = (0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How large places are and how long periods last, where they differ; above 0."""

    place: float = 1.0
    comparison: float = 1.0
    ring: float = 1.0
    ring_comparison: float = 1.0
    before: float = 1.0
    after: float = 1.0

    def __post_init__(self) -> None:
        """Raise `AnalysisError` unless all are above 0."""
        if min(self.areas) <= 0 or min(self.before, self.after) <= 0:
            raise AnalysisError("Places must have a size, and periods a length, above 0.")

    @property
    def areas(self) -> tuple[float, float, float, float]:
        """Of the place, its comparison, the ring and the ring's comparison."""
        return self.place, self.comparison, self.ring, self.ring_comparison


def weighted_displacement_difference(
    treated: Pair,
    control: Pair,
    displacement: Pair = NOTHING,
    displacement_control: Pair = NOTHING,
    *,
    sizes: Sizes | None = None,
    level: float = 0.95,
) -> Estimate:
    """Return the change of a place and the ring around it, less that of their comparisons.

    Parameters
    ----------
    treated, control, displacement, displacement_control :
        Counts before and after, of the place, its comparison, the ring, and the ring's comparison.
    sizes :
        Areas and lengths; counts are divided by them. All 1 if not given.
    level : above 0 and below 1
        Of the interval.

    Raises
    ------
    AnalysisError
        A count is negative, or a size is not above 0.

    Notes
    -----
    `figures` holds the parts: of the place (`local`) and of the ring (`ring`), with their errors. A
    ring that falls where the place falls is diffusion of benefit, one that rises is displacement.

    Examples
    --------
    >>> found = weighted_displacement_difference((207, 110), (308, 318), (178, 157), (150, 140))
    >>> found.estimate, round(found.standard_error, 5)
    (-118.0, 39.59798)
    """
    pairs, given = (treated, control, displacement, displacement_control), sizes or Sizes()
    if any(count < 0 for pair in pairs for count in pair):
        raise AnalysisError("A count is negative; a count is 0 or more.")
    parts = [_part(pair, area, given) for pair, area in zip(pairs, given.areas, strict=True)]
    local, ring = parts[0][0] - parts[1][0], parts[2][0] - parts[3][0]
    variances = parts[0][1] + parts[1][1], parts[2][1] + parts[3][1]
    figures = {
        "local": local,
        "local_error": sqrt(variances[0]),
        "ring": ring,
        "ring_error": sqrt(variances[1]),
    }
    return _estimate(local + ring, sqrt(sum(variances)), figures, level)


def harm_weighted(
    parts: Sequence[Estimate], weights: Sequence[float], *, level: float = 0.95
) -> Estimate:
    """Return several kinds of crime as one change, each counted by its harm.

    Raises
    ------
    AnalysisError
        As many weights as parts are needed, and a part must have a standard error.
    """
    if len(parts) != len(weights) or not parts:
        raise AnalysisError("Give a weight for every kind of crime, and at least one.")
    errors = [part.standard_error for part in parts]
    if any(one is None for one in errors):
        raise AnalysisError("A part has no standard error: it cannot be added to the others.")
    total = sum(part.estimate * weight for part, weight in zip(parts, weights, strict=True))
    squares = sum(((one or 0.0) * weight) ** 2 for one, weight in zip(errors, weights, strict=True))
    return _estimate(total, sqrt(squares), {}, level)


def _part(pair: Pair, area: float, sizes: Sizes) -> tuple[float, float]:
    before, after = area * sizes.before, area * sizes.after
    return pair[1] / after - pair[0] / before, pair[1] / after**2 + pair[0] / before**2


def _estimate(total: float, error: float, figures: dict[str, float], level: float) -> Estimate:
    reach = float(ndtri((1 + level) / 2)) * error
    return Estimate(
        method="wdd",
        estimate=float(total),
        interval=(total - reach, total + reach) if error else None,
        level=level,
        p_value=float(2 * ndtr(-abs(total) / error)) if error else None,
        standard_error=error,
        figures=figures,
        assumptions=(
            Assumption.SAME_COURSE,
            Assumption.NO_OTHER_CHANGE_HERE,
            Assumption.INDEPENDENT_COUNTS,
            Assumption.SAME_COUNTING,
        ),
        warnings=(Caveat.UNCHECKED_CHANCE, *(() if error else (Caveat.TOO_FEW_EVENTS,))),
    )
