"""How many events lie in each hexagon of a city, with what so few can say.

Hexagons lie with a flat side up, in axial coordinates. The interval of a count is exact:
F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28 (1936), 437-442,
doi:10.1093/biomet/28.3-4.437.
"""

from collections import Counter
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammainc, gammaincinv

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.space_time.events import Events

CERTAIN_ENOUGH = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Hexagon:
    """One cell; `q` and `r` are its axial coordinates, `x` and `y` its middle in metres."""

    q: int
    r: int
    x: float
    y: float
    count: int
    low: float  # exact interval of the expected count
    high: float
    stands_out: bool  # more than the mean of all cells, certain enough for so many cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Density:
    """Cells with at least one event, the fullest first."""

    hexagons: tuple[Hexagon, ...]
    across_metres: float
    level: float
    mean: float  # events per cell, over the cells that have any
    events: int
    cell_of: tuple[tuple[int, int], ...]  # `q` and `r` of each event, in the order given


def hexagon_density(events: Events, *, across_metres: float, level: float = 0.95) -> Density:
    """Return the events of each hexagon.

    Parameters
    ----------
    events :
        Places in metres; their days do not count here.
    across_metres : above 0
        From one flat side of a cell to the other.
    level : above 0 and below 1
        Of the intervals.

    Raises
    ------
    AnalysisError
        The width is not above 0, or the level is no share.

    Examples
    --------
    >>> from samsyn.analysis.space_time.events import events_at
    >>> found = hexagon_density(events_at([0, 10, 900], [0, 10, 0], [1, 2, 3]), across_metres=400)
    >>> [cell.count for cell in found.hexagons]
    [2, 1]
    """
    if not across_metres > 0:
        raise AnalysisError(f"A hexagon of {across_metres:g} metres is none; give a width above 0.")
    if not 0 < level < 1:
        raise AnalysisError(f"The level {level} is not between 0 and 1.")
    side = across_metres / sqrt(3)
    cell_of = tuple((q, r) for q, r in _axial(events.places, side).tolist())
    counts = Counter(cell_of)
    mean = len(events) / len(counts)
    cells = [
        _hexagon(q, r, count, side, mean, len(counts), level) for (q, r), count in counts.items()
    ]
    return Density(
        hexagons=tuple(sorted(cells, key=lambda cell: (-cell.count, cell.q, cell.r))),
        across_metres=across_metres,
        level=level,
        mean=mean,
        events=len(events),
        cell_of=cell_of,
    )


def _axial(places: NDArray[np.float64], side: float) -> NDArray[np.int64]:
    """Return the hexagon of each place: cube coordinates rounded so that they sum to 0."""
    q = places[:, 0] * 2 / 3 / side
    r = (places[:, 1] * sqrt(3) / 3 - places[:, 0] / 3) / side
    cube = np.column_stack([q, r, -q - r])
    rounded = np.round(cube)
    worst = np.abs(rounded - cube).argmax(axis=1)
    rows = np.arange(len(cube))
    rounded[rows, worst] = 0
    rounded[rows, worst] = -rounded.sum(axis=1)
    return rounded[:, :2].astype(np.int64)


def _hexagon(  # noqa: PLR0913, PLR0917  what a cell is made of
    q: int, r: int, count: int, side: float, mean: float, cells: int, level: float
) -> Hexagon:
    tail = (1 - level) / 2
    return Hexagon(
        q=q,
        r=r,
        x=side * 3 / 2 * q,
        y=side * sqrt(3) * (r + q / 2),
        count=count,
        low=float(gammaincinv(count, tail)),
        high=float(gammaincinv(count + 1, 1 - tail)),
        stands_out=bool(gammainc(count, mean) <= CERTAIN_ENOUGH / cells),
    )
