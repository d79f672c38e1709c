"""Invented co-offending of any size: groups, a few who are active, and the incidents they share.

Group sizes are Pareto (exponent 1.35, 4 to 400), activity is Pareto (1.7, at most 150), incidents
have one person in 45 of 100 and rarely more than four; most co-offenders are of the lead's group.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
_SIZES: Final = (0.45, 0.28, 0.14, 0.07, 0.06)
_OWN_GROUP: Final = 0.85


def co_offending(people: int, per_person: float, seed: int = 1) -> tuple[Ints, Ints]:
    """Return for every part in an incident its person and its incident, counted from 0."""
    dice = np.random.default_rng(seed)
    group = _groups(people, dice)
    activity = np.minimum(150.0, 1 + dice.pareto(1.7, size=people))
    events = int(people * per_person)
    lead = dice.choice(people, size=events, p=activity / activity.sum())
    size = dice.choice(len(_SIZES), size=events, p=_SIZES) + 1
    many = size == len(_SIZES)
    size[many] = np.minimum(24, 4 + dice.geometric(0.45, size=int(many.sum())))
    event = np.repeat(np.arange(events), size - 1)
    others = _others(group, activity, lead[event], dice)
    return (
        np.concatenate([lead, others]).astype(np.int64),
        np.concatenate([np.arange(events), event]).astype(np.int64),
    )


def _groups(people: int, dice: np.random.Generator) -> Ints:
    sizes = np.minimum(400, (4 * (1 + dice.pareto(1.35, size=people))).astype(np.int64))
    count = int(np.searchsorted(np.cumsum(sizes), people)) + 1
    return np.repeat(np.arange(count), sizes[:count])[:people]


def _others(
    group: Ints, activity: NDArray[np.float64], lead: Ints, dice: np.random.Generator
) -> Ints:
    """Draw by activity, mostly within the lead's group: a place on the summed activity."""
    summed = np.cumsum(activity)
    count = int(group.max()) + 1
    first = np.searchsorted(group, np.arange(count))
    last = np.append(first[1:], len(group)) - 1
    own = dice.random(len(lead)) < _OWN_GROUP
    low = np.where(own, summed[first[group[lead]]] - activity[first[group[lead]]], 0.0)
    high = np.where(own, summed[last[group[lead]]], summed[-1])
    at = np.searchsorted(summed, low + dice.random(len(lead)) * (high - low))
    return np.minimum(at, len(group) - 1)
