"""Evidence of a fall that stays valid however often one looks, and whenever one stops.

An e-process by universal inference: L. Wasserman, A. Ramdas and S. Balakrishnan, PNAS 117 (2020),
16880-16890, doi:10.1073/pnas.1922664117. What was seen is compared with the best explanation
without a fall; the explanation with a fall must be fixed beforehand, so it is a mixture over falls,
with a rate learnt from the first half of the months before the start. Where there is no fall, the
chance of ever reaching 1 / alpha is at most alpha (Ville's inequality).

Months are taken as independent Poisson counts. Where a series varies more than that, or its site
drifts, the promise is for a fall to below `least`: choose it with the drift in mind.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, logsumexp, xlogy

from samsyn.analysis.errors import AnalysisError

FALLS = tuple(np.exp(np.linspace(np.log(0.1), np.log(0.95), 24)).tolist())
FEWEST_BEFORE = 6  # months
_RATIOS = np.exp(np.linspace(np.log(0.05), np.log(4.0), 400))


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What has been shown month by month since the start."""

    e_values: tuple[float, ...]  # of each month; 20 answers to a p-value of 0.05
    p_value: float  # valid at any time: 1 over the highest e-value so far
    upper: tuple[
        float, ...
    ]  # of each month: the rate ratio is below it, at `level`, for all months
    least: float
    level: float

    @property
    def is_shown(self) -> bool:
        return self.p_value <= 1 - self.level


def evidence_of_fall(
    before: Sequence[int], after: Sequence[int], *, least: float = 1.0, level: float = 0.95
) -> Evidence:
    """Return the evidence that the rate after is below `least` times the rate before.

    Parameters
    ----------
    before, after : shape (months,)
        Events of each month before and since the start.
    least : above 0
        Rate ratios from here on are no fall; 1, or less to leave room for drift.
    level : above 0 and below 1
        Of the upper limits, which hold for all months together.

    Raises
    ------
    AnalysisError
        Fewer than six months before, none after, a negative count, or a limit that is none.
    """
    early, late = np.asarray(before, dtype=np.float64), np.asarray(after, dtype=np.float64)
    if len(early) < FEWEST_BEFORE or not len(late):
        raise AnalysisError("Give at least six months before the start, and one after it.")
    if (early < 0).any() or (late < 0).any():
        raise AnalysisError("A month has a negative count; a count is 0 or more.")
    if not least > 0 or not 0 < level < 1:
        raise AnalysisError("The least ratio must be above 0, and the level between 0 and 1.")
    courses = _log_e(early, late, np.array([least]))[:, 0]
    grid = np.maximum.accumulate(_log_e(early, late, _RATIOS), axis=0)
    excluded = grid >= -np.log(1 - level)
    upper = [
        float(_RATIOS[row.argmax()]) if row.any() else float("inf")
        for row in np.minimum.accumulate(excluded[:, ::-1], axis=1)[:, ::-1]
    ]
    return Evidence(
        e_values=tuple(np.exp(np.minimum(courses, 700)).tolist()),
        p_value=float(min(1.0, np.exp(-courses.max()))),
        upper=tuple(upper),
        least=least,
        level=level,
    )


def _log_e(
    early: NDArray[np.float64], late: NDArray[np.float64], least: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the log e-value of each month against each least ratio, shape (months, ratios)."""
    half = len(early) // 2
    shape, rate = early[:half].sum() + 0.5, float(half)  # what the first half says of the rate
    other, months = early[half:].sum(), float(len(early) - half)
    seen = late.cumsum()[:, None]
    since = np.arange(1, len(late) + 1, dtype=np.float64)[:, None]
    falls = np.array(FALLS)
    total = shape + other + seen
    mixture = (
        logsumexp(
            xlogy(seen, falls) - total * np.log(rate + months + falls * since),
            axis=1,
            keepdims=True,
        )
        - np.log(len(falls))
        + gammaln(total)
        - gammaln(shape)
        + shape * np.log(rate)
    )
    return np.asarray(mixture - _best_without_fall(other, months, seen, since, least[None, :]))


def _best_without_fall(
    other: float,
    months: float,
    seen: NDArray[np.float64],
    since: NDArray[np.float64],
    least: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return the highest log likelihood with a rate ratio of at least `least`."""
    own = np.where(other > 0, (seen / since) / max(other / months, 1e-300), np.inf)
    ratio = np.maximum(least, own)
    unbound = xlogy(other, other / months) - other + xlogy(seen, seen / since) - seen
    level = (other + seen) / (months + least * since)
    bound = xlogy(other + seen, level) + xlogy(seen, least) - (other + seen)
    return np.asarray(np.where(ratio > least, unbound, bound))
