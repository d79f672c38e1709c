"""An attacker who knows nothing of how the office names cells: people by when they came and met."""

from collections.abc import Callable, Iterable, Sequence
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

Kind = tuple[int, int]  # the month in which somebody first came to a call-in, and first was met
Holds = Callable[[Kind], bool]
NEVER = -1


def kinds(months: int) -> list[Kind]:
    """Return every kind of person there can be, but who neither came nor was met."""
    moments = [NEVER, *range(months)]
    return [one for one in product(moments, moments) if one != (NEVER, NEVER)]


def heard(one: Kind) -> int:
    """Return the month in which a kind of person first heard the message."""
    return min(moment for moment in one if moment != NEVER)


def left_of(target: Holds, told: Sequence[tuple[Holds, int]], months: int) -> tuple[int, int]:
    """Return the least and the most people that `target` holds for, given counts that were told."""
    every = kinds(months)
    matrix = np.array([[holds(one) for one in every] for holds, _count in told], dtype=float)
    counts = np.array([count for _holds, count in told], dtype=float)
    limits = LinearConstraint(matrix, counts, counts)
    ends = []
    for sign in (1, -1):
        objective = sign * np.array([target(one) for one in every], dtype=float)
        found = milp(objective, constraints=limits, integrality=1, bounds=Bounds(0, 999))
        assert found.x is not None, found.message
        ends.append(sign * round(found.fun))
    return ends[0], ends[1]


def count(people: Iterable[Kind], holds: Holds) -> int:
    """Return how many of the people it holds for."""
    return sum(map(holds, people))
