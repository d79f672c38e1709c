"""Bands of distance or time: half-open intervals that cover everything up to a furthest edge.

The Near Repeat Calculator 1.3 counts [a-1, b) under the label "a to b"; here a band is what its
edges say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samsyn.analysis.errors import AnalysisError


@dataclass(frozen=True, slots=True)
class Bands:
    """Edges in rising order from 0; band k holds edges[k] <= value < edges[k + 1]."""

    edges: tuple[float, ...]

    @classmethod
    def up_to(cls, uppers: Sequence[float], what: str = "band") -> "Bands":
        """Return the bands that end at `uppers`, the first of them from 0.

        Raises
        ------
        AnalysisError
            There is no edge, an edge is not above 0, or they do not rise.

        Examples
        --------
        >>> Bands.up_to([100, 200]).pairs
        ((0.0, 100.0), (100.0, 200.0))
        """
        edges = [float(edge) for edge in uppers]
        if not edges:
            raise AnalysisError(f"No {what} is given; give at least one upper edge.")
        if not all(isfinite(edge) and edge > 0 for edge in edges):
            raise AnalysisError(f"The edges of a {what} must be above 0, for example 100,200,400.")
        if any(later <= earlier for earlier, later in pairwise(edges)):
            raise AnalysisError(f"The edges of a {what} must rise, for example 100,200,400.")
        return cls((0.0, *edges))

    @property
    def pairs(self) -> tuple[tuple[float, float], ...]:
        """The lower and upper edge of each band."""
        return tuple(pairwise(self.edges))

    @property
    def furthest(self) -> float:
        return self.edges[-1]

    def __len__(self) -> int:
        """Return how many bands there are."""
        return len(self.edges) - 1

    def of(self, values: NDArray[Any]) -> NDArray[np.int64]:
        """Return the band of each value, shape as given; `len(self)` for what lies beyond."""
        return np.searchsorted(self.edges, values, side="right") - 1
