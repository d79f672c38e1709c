"""Which events lie near one another: a list of pairs, never a table of all distances."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from samsyn.analysis.space_time.bands import Bands


class Metric(Enum):
    """How distance is measured: by the order of the Minkowski norm."""

    STRAIGHT = 2
    STREETS = 1  # along the two axes, as the Near Repeat Calculator's "Manhattan"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosePairs:
    """Pairs closer than the furthest edge, sorted by band, each pair once; all shape (m,)."""

    first: NDArray[np.int32]
    second: NDArray[np.int32]
    band: NDArray[np.uint8]

    def __len__(self) -> int:
        """Return how many pairs there are."""
        return len(self.band)

    def of_band(self, band: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return both ends of the pairs of one band."""
        ends = slice(*np.searchsorted(self.band, [band, band + 1]))
        return self.first[ends], self.second[ends]


def close_pairs(
    places: NDArray[np.float64], bands: Bands, *, metric: Metric = Metric.STRAIGHT
) -> ClosePairs:
    """Return the pairs of places within the bands.

    Memory is in proportion to the pairs that are close, 9 bytes each when done and 16 at the most
    on the way, and never to the square of the places.
    """
    tree = cKDTree(places)
    found = tree.query_pairs(bands.furthest, p=metric.value, output_type="ndarray")
    apart = _distances(places, found, metric)
    band = bands.of(apart)
    inside = band < len(bands)
    order = np.lexsort((found[inside, 1], found[inside, 0], band[inside]))
    chosen = found[inside][order].astype(np.int32)
    return ClosePairs(
        first=np.ascontiguousarray(chosen[:, 0]),
        second=np.ascontiguousarray(chosen[:, 1]),
        band=band[inside][order].astype(np.uint8),
    )


def _distances(
    places: NDArray[np.float64], pairs: NDArray[Any], metric: Metric
) -> NDArray[np.float64]:
    across = np.abs(places[pairs[:, 0]] - places[pairs[:, 1]])
    if metric is Metric.STREETS:
        return np.asarray(across.sum(axis=1))
    return np.asarray(np.hypot(across[:, 0], across[:, 1]))
