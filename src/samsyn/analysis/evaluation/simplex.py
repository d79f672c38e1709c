"""Weights that are not negative and sum to one, nearest to a target: exact, in one solve.

As the weights sum to one, target - A w = -(A - target 1') w. So the non-negative least squares
solution of [(A - target 1') / s; 1'] u = [0; 1], divided by its sum, is the answer for any scale s:
no penalty has to be chosen, and no iteration stops early.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import nnls

from samsyn.analysis.errors import AnalysisError


def simplex_weights(
    donors: NDArray[np.float64], target: NDArray[np.float64], *, ridge: float = 0.0
) -> NDArray[np.float64]:
    """Return the weights w of min ||donors w - target||^2 + ridge ||w||^2 on the simplex.

    Parameters
    ----------
    donors : shape (rows, donors)
        What is mixed, a column for each.
    target : shape (rows,)
        What the mixture should come near to.
    ridge : 0 or more
        How much weights are held together.

    Raises
    ------
    AnalysisError
        The solver did not come to an end.

    Examples
    --------
    >>> simplex_weights(np.array([[0.0, 4.0]]), np.array([1.0])).tolist()
    [0.75, 0.25]
    """
    apart = donors - target[:, None]
    if ridge > 0:
        apart = np.vstack([apart, np.sqrt(ridge) * np.eye(donors.shape[1])])
    scale = float(np.abs(apart).max()) or 1.0
    system = np.vstack([apart / scale, np.ones(donors.shape[1])])
    sought = np.append(np.zeros(len(apart)), 1.0)
    try:
        found = nnls(system, sought, maxiter=30 * donors.shape[1])[0]
    except RuntimeError as error:
        raise AnalysisError("The weights could not be found: the solver did not end.") from error
    return np.asarray(found / found.sum())
