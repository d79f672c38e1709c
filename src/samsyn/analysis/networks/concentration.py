"""How much of the violence few people hold, beside what chance alone would put there.

With fewer events than people, "half of it is held by few" comes about by chance. So each share
stands beside the same share if every event fell on anybody alike, and has an interval from drawing
the events anew.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import sparse

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.networks.graphs import Floats, Ints
from samsyn.analysis.uncertainty.proportions import Proportion, wilson

TOPS: Final = (0.01, 0.05, 0.1, 0.2)
SAYS: Final = (
    "Shares are of recorded parts in events. The interval says how far other events of the same"
    " kind could have moved them, and nothing of what was never recorded.",
    "By chance is the share if every part had fallen on anybody alike; only what lies above it is"
    " concentration.",
)
_DRAWS: Final = 200
_CELLS: Final = 400_000_000  # drawn cells at most, so that a nation takes seconds
_CHANCE: Final = 20
_LOW, _HIGH = 2.5, 97.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Part of all events held by the `top` share of people, 95 % interval, and by chance."""

    top: float
    people: int
    held: float
    low: float
    high: float
    by_chance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Concentration:
    """Lorenz's curve in figures.

    `half` is the least share of people who hold half. `gini_adjusted` allows for fewer events
    than people: Bernasco and Steenbeek (2017), doi:10.1007/s10940-016-9324-7.
    """

    people: int
    parts: int
    events: int
    shares: tuple[Share, ...]
    half: float
    gini: float
    gini_adjusted: float
    curve: tuple[tuple[float, float], ...]
    says: tuple[str, ...] = SAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Members of groups as part of a population, and of the violence, each with its interval."""

    people: Proportion
    violence: Proportion


def concentrate(people: int, person: Ints, event: Ints, *, seed: int) -> Concentration:
    """Return how the parts in events are spread over people.

    Parameters
    ----------
    people :
        How many there are, those without any part included.
    person, event :
        For each part its person and its event, counted from 0.
    seed :
        Of drawing events anew and of chance.
    """
    if people < 1:
        raise AnalysisError("There is nobody to spread events over. Give people.")
    parts = len(person)
    counts = np.bincount(person, minlength=people)
    events = int(event.max(initial=-1)) + 1
    dice = np.random.default_rng(seed)
    drawn = _drawn(people, person, event, events, dice)
    chance = [_held(dice.multinomial(parts, np.full(people, 1 / people))) for _ in range(_CHANCE)]
    held = _held(counts)
    low, high = np.percentile(drawn, [_LOW, _HIGH], axis=0) if len(drawn) else (held, held)
    gini = _gini(counts)
    return Concentration(
        people=people,
        parts=parts,
        events=events,
        shares=tuple(
            Share(
                top=top,
                people=_count(people, top),
                held=_tidy(held[at]),
                low=_tidy(min(low[at], held[at])),
                high=_tidy(max(high[at], held[at])),
                by_chance=_tidy(np.mean(chance, axis=0)[at]),
            )
            for at, top in enumerate(TOPS)
        ),
        half=_half(counts),
        gini=_tidy(gini),
        gini_adjusted=_tidy(1 - max(1.0, people / parts) * (1 - gini)) if parts else 0.0,
        curve=tuple(_curve(counts)),
    )


def compare_members(
    members: int, population: int, violent_events: int, with_members: int
) -> Membership:
    """Return what part of a population are members, and what part of the violence is theirs."""
    if not (0 < members <= population and 0 <= with_members <= violent_events > 0):
        raise AnalysisError("Members are some of the population, and events some of all events.")
    return Membership(
        people=wilson(members, population), violence=wilson(with_members, violent_events)
    )


def _drawn(
    people: int, person: Ints, event: Ints, events: int, dice: np.random.Generator
) -> Floats:
    """Return the shares held when events are drawn anew with repetition."""
    if not events:
        return np.zeros((0, len(TOPS)))
    part = sparse.coo_array((np.ones(len(person)), (person, event)), shape=(people, events))
    cells = part.tocsr()
    draws = int(min(_DRAWS, max(20, _CELLS // max(1, 10 * (len(person) + people)))))
    return np.array(
        [
            _held(cells @ np.bincount(dice.integers(events, size=events), minlength=events))
            for _ in range(draws)
        ]
    )


def _held(counts: Floats | Ints) -> Floats:
    total = counts.sum()
    if not total:
        return np.zeros(len(TOPS))
    summed = np.cumsum(np.sort(counts)[::-1])
    return np.array([summed[_count(len(counts), top) - 1] / total for top in TOPS])


def _count(people: int, top: float) -> int:
    """Return how many people a share is; at least one."""
    return max(1, int(people * top + 0.5))


def _half(counts: Ints) -> float:
    total = counts.sum()
    if not total:
        return 0.0
    summed = np.cumsum(np.sort(counts)[::-1])
    return _tidy((int(np.searchsorted(summed, total / 2)) + 1) / len(counts))


def _gini(counts: Ints) -> float:
    total, size = counts.sum(), len(counts)
    if not total:
        return 0.0
    ordered = np.sort(counts)
    return float((2 * np.arange(1, size + 1) - size - 1) @ ordered / (size * total))


def _curve(counts: Ints, points: int = 100) -> list[tuple[float, float]]:
    total, size = counts.sum(), len(counts)
    summed = np.concatenate(([0], np.cumsum(np.sort(counts)[::-1])))
    places = np.unique(np.linspace(0, size, min(points, size) + 1).astype(np.int64))
    return [(_tidy(at / size), _tidy(summed[at] / total) if total else 0.0) for at in places]


def _tidy(value: float) -> float:
    return round(float(value), 6)
