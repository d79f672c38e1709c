"""Several outcomes tested together: one p-value for all that was hoped for."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import nan, sqrt

import numpy as np
from scipy.special import chdtrc, ndtr

from samsyn.analysis.evaluation.blocks import Blocks, Floats, Mask
from samsyn.analysis.evaluation.weighted_regression import coefficients, scores


class Side(Enum):
    """Which change a p-value is about."""

    FALL = "fall"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """All outcomes together: p-values of the three ways, None where a way was not asked for."""

    statistic: float
    p_linearised: float
    p_jackknife: float | None
    p_permuted: float | None


def joint_of(
    of: Blocks,
    weights: Floats,
    replicates: Sequence[Floats],
    drawn: Sequence[tuple[Floats, Mask]],
    *,
    side: Side,
) -> Joint:
    """Return the tests of all outcomes together.

    Parameters
    ----------
    of, weights :
        The blocks and their calibrated weights.
    replicates :
        Weights without each group of blocks in turn.
    drawn :
        Weights of each group that is taken as treated, and which blocks are in it.
    side :
        One-sided it is a fall of them all that is looked for.
    """
    is_two_sided, count = side is Side.BOTH, len(of.after)
    own = _linearised(of, weights, of.treated, is_two_sided=is_two_sided)
    p_jackknife = p_permuted = None
    if replicates:
        each = np.array(
            [
                [float(coefficients(one, of.treated, after)[0][0]) for one in replicates]
                for after in of.after.values()
            ]
        )
        statistic = joint_statistic(*grouped_covariance(each), is_two_sided=is_two_sided)
        p_jackknife = joint_p(statistic, count, is_two_sided=is_two_sided)
    if drawn:
        others = np.array(
            [_linearised(of, found, mask, is_two_sided=is_two_sided) for found, mask in drawn]
        )
        as_far = others >= own if is_two_sided else others <= own
        p_permuted = float((1 + as_far.sum()) / (1 + len(others)))
    return Joint(
        statistic=own,
        p_linearised=joint_p(own, count, is_two_sided=is_two_sided),
        p_jackknife=p_jackknife,
        p_permuted=p_permuted,
    )


def joint_statistic(means: Floats, covariance: Floats, *, is_two_sided: bool) -> float:
    """Return the statistic of all outcomes together.

    Two-sided it is Wald's, which is chi squared with as many degrees of freedom as outcomes; else
    the standardised sum of z-values, which is normal and low where all fell.
    """
    if is_two_sided:
        return float(means @ np.linalg.pinv(covariance) @ means)
    scale = np.sqrt(np.diag(covariance))
    share = np.divide(1.0, scale, out=np.zeros_like(scale), where=scale > 0)
    variance = float(share @ covariance @ share)
    return float(share @ means) / sqrt(variance) if variance > 0 else nan


def joint_p(statistic: float, outcomes: int, *, is_two_sided: bool) -> float:
    """Return the p-value of a joint statistic; one-sided it is that of a fall."""
    return float(chdtrc(outcomes, statistic) if is_two_sided else ndtr(statistic))


def grouped_covariance(replicates: Floats) -> tuple[Floats, Floats]:
    """Return the mean of replicated coefficients and their jackknife covariance around it.

    `replicates` has shape (outcomes, groups).
    """
    means = replicates.mean(axis=1)
    apart = replicates - means[:, None]
    groups = replicates.shape[1]
    return means, np.asarray((groups - 1) / groups * apart @ apart.T)


def _linearised(of: Blocks, weights: Floats, mask: Mask, *, is_two_sided: bool) -> float:
    found = [scores(weights, mask, after) for after in of.after.values()]
    means = np.array([float(one[0][0]) for one in found])
    flat = np.array([one[1].ravel() for one in found])
    return joint_statistic(means, flat @ flat.T, is_two_sided=is_two_sided)
