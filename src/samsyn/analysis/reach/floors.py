"""What any cover costs at least, at once and without a solver: a certificate for who cannot wait.

Every row offers something to the columns that hit it, and no column is offered more than it costs;
then the offers together, each times the hits that its row needs, are below every cover (weak
duality). Costs are first shared evenly, and what is left over is taken by the rows with the fewest
columns: dual ascent, as in L. A. Wolsey, Integer Programming, Wiley, 1998, chapter 10.
"""

import numpy as np
from scipy import sparse

from samsyn.analysis.networks.graphs import Floats, Ints


def least_cost(hits: sparse.csr_array, need: Floats | Ints, costs: Floats) -> float:
    """Return a cost below that of every choice of columns that hits each row as often as it needs.

    Parameters
    ----------
    hits : shape (rows, columns)
        Where a column hits a row; every row is hit by some column.
    need : shape (rows,)
        How many columns must hit each row.
    costs : shape (columns,)
        Of each column, above 0.

    Examples
    --------
    >>> path = sparse.csr_array(np.array([[1, 1, 0], [1, 1, 1], [0, 1, 1]]))
    >>> least_cost(path, np.ones(3), np.ones(3))
    1.0
    """
    if not hits.shape[0]:
        return 0.0
    matrix = hits.astype(bool)
    even = costs / np.maximum(1, np.bincount(matrix.indices, minlength=matrix.shape[1]))
    offers = np.minimum.reduceat(even[matrix.indices], matrix.indptr[:-1])
    left = costs - matrix.T.astype(np.float64) @ offers
    return float(need @ (offers + _raised(matrix, left)))


def _raised(matrix: sparse.csr_array, left: Floats) -> Floats:
    """Return what each row can offer besides, those with the fewest columns first."""
    more = np.zeros(matrix.shape[0])
    rest = np.maximum(left, 0.0).tolist()
    columns, starts = matrix.indices.tolist(), matrix.indptr.tolist()
    for row in np.argsort(np.diff(matrix.indptr), kind="stable").tolist():
        mine = columns[starts[row] : starts[row + 1]]
        room = min(rest[column] for column in mine)
        if room > 0:
            more[row] = room
            for column in mine:
                rest[column] -= room
    return more
