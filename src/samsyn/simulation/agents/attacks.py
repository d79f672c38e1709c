"""Attacks that would happen in one site if nothing were done.

Each is drawn with everything that decides whether a programme prevents it, so that the world with
a programme is part of the world without: the difference is the effect, counted and not estimated.
Attacks between groups are a branching process, as in G. O. Mohler et al., Self-exciting point
process modeling of crime, Journal of the American Statistical Association 106 (2011), 100-108,
doi:10.1198/jasa.2011.ap09546.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samsyn.simulation.agents.parameters import DAYS_PER_MONTH, Violence

NOBODY = -1
CITY_METRES = 4_000.0  # standard deviation of where groups are at home
HOME_METRES = 250.0
_MOST_GENERATIONS = 60
_IN_COMPANY = (1.0, 0.5, 0.2)  # chance of a first, second and third who takes part
_MIDSUMMER = 0.53  # of the year


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """The groups of a site, shape (groups,) or (members,)."""

    weight: NDArray[np.float64]  # part in violence
    home: NDArray[np.float64]  # metres, shape (groups, 2)
    group_of: NDArray[np.int64]  # of each member
    part: NDArray[np.float64]  # of each member in the violence of the group; sums to 1 in a group


@dataclass(frozen=True, slots=True, kw_only=True)
class Attacks:
    """Possible attacks in order of day, all shape (n,) but `place`, which is (n, 2)."""

    day: NDArray[np.int64]
    acting: NDArray[np.int64]  # group, or NOBODY where no group is behind it
    targeted: NDArray[np.int64]
    person: NDArray[np.int64]  # member who acts, or NOBODY
    others: NDArray[np.int64]  # members who are with them, or NOBODY, shape (n, 2)
    answers: NDArray[np.int64]  # place of the attack that it answers, or NOBODY
    place: NDArray[np.float64]
    luck: NDArray[np.float64]  # in [0, 1): it happens if below what the programme leaves

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.day)


def draw_groups(violence: Violence, chance: np.random.Generator) -> Groups:
    """Return the groups of one site, some of them much more violent than others."""
    weight = chance.gamma(1.0, 1.0, violence.groups) + 0.05
    sizes = np.maximum(3, chance.poisson(violence.members, violence.groups))
    group_of = np.repeat(np.arange(violence.groups), sizes)
    part = chance.gamma(violence.unevenness, 1.0, len(group_of)) + 1e-9
    return Groups(
        weight=weight / weight.sum(),
        home=chance.normal(0, CITY_METRES, (violence.groups, 2)),
        group_of=group_of,
        part=part / np.bincount(group_of, part)[group_of],
    )


def draw_attacks(
    violence: Violence, groups: Groups, rate: NDArray[np.float64], chance: np.random.Generator
) -> Attacks:
    """Return what would happen. `rate` is the expected number of incidents of each day."""
    between = rate * violence.group_share * (1 - violence.answer_chance)
    first = np.repeat(np.arange(len(rate)), chance.poisson(between))
    sides = _sides(groups, len(first), chance)
    day, acting, targeted, answers = _with_answers(violence, first, sides, len(rate), chance)
    other = np.repeat(np.arange(len(rate)), chance.poisson(rate * (1 - violence.group_share)))
    nobody = np.full(len(other), NOBODY)
    return _in_order(
        groups,
        np.concatenate([day, other]),
        np.concatenate([acting, nobody]),
        np.concatenate([targeted, nobody]),
        np.concatenate([answers, nobody]),
        chance,
    )


def expected_rate(
    violence: Violence, months: int, national: NDArray[np.float64], chance: np.random.Generator
) -> NDArray[np.float64]:
    """Return a site's expected incidents of each day: season, what the country does, own drift."""
    days = np.arange(round(months * DAYS_PER_MONTH))
    month = (days / DAYS_PER_MONTH).astype(np.int64)
    season = 1 + violence.season * np.cos(2 * np.pi * (days / 365.25 - _MIDSUMMER))
    drift = _drift(violence, months, chance)[np.minimum(month, months - 1)]
    base = violence.incidents_per_month / DAYS_PER_MONTH
    return np.asarray(base * season * national[np.minimum(month, months - 1)] * drift)


def national_course(violence: Violence, months: int) -> NDArray[np.float64]:
    """Return the factor of each month that all sites share."""
    course = violence.per_year ** (np.arange(months) / 12)
    if violence.collapse_month is not None:
        course[violence.collapse_month :] *= violence.collapse_factor
    return np.asarray(course)


def _drift(violence: Violence, months: int, chance: np.random.Generator) -> NDArray[np.float64]:
    kept = 0.5 ** (1 / violence.drift_months) if violence.drift_months else 0.0
    shocks = chance.normal(0, 1, months)
    level = np.empty(months)
    level[0] = shocks[0]
    for month in range(1, months):
        level[month] = kept * level[month - 1] + (1 - kept**2) ** 0.5 * shocks[month]
    return np.asarray(np.exp(violence.drift * level - violence.drift**2 / 2))


def _sides(
    groups: Groups, count: int, chance: np.random.Generator
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return who begins and against whom: by weight, and never against oneself."""
    acting = chance.choice(len(groups.weight), count, p=groups.weight)
    targeted = acting.copy()
    while (same := np.flatnonzero(targeted == acting)).size:
        targeted[same] = chance.choice(len(groups.weight), same.size, p=groups.weight)
    return acting, targeted


def _with_answers(
    violence: Violence,
    first: NDArray[np.int64],
    sides: tuple[NDArray[np.int64], NDArray[np.int64]],
    days: int,
    chance: np.random.Generator,
) -> tuple[NDArray[np.int64], ...]:
    """Return attacks with their answers, and the answers' answers, until nobody answers."""
    found = [(first, *sides, np.full(len(first), NOBODY))]
    start = 0
    for _ in range(_MOST_GENERATIONS):
        day, acting, targeted, _parents = found[-1]
        answered = np.flatnonzero(chance.random(len(day)) < violence.answer_chance)
        wait = 1 + chance.exponential(violence.answer_mean_days, len(answered)).astype(np.int64)
        then = day[answered] + wait
        inside = then < days
        if not inside.any():
            break
        kept = answered[inside]
        found.append((then[inside], targeted[kept], acting[kept], start + kept))
        start += len(day)
    return tuple(np.concatenate(column) for column in zip(*found, strict=True))


def _in_order(
    groups: Groups,
    day: NDArray[np.int64],
    acting: NDArray[np.int64],
    targeted: NDArray[np.int64],
    answers: NDArray[np.int64],
    chance: np.random.Generator,
) -> Attacks:
    order = np.argsort(day, kind="stable")  # an answer comes at least a day later
    place_of = np.empty(len(order) + 1, dtype=np.int64)
    place_of[order] = np.arange(len(order))
    place_of[NOBODY] = NOBODY
    acting, targeted = acting[order], targeted[order]
    people = _people(groups, acting, chance)
    where = np.where(
        (targeted != NOBODY)[:, None],
        groups.home[targeted] + chance.normal(0, HOME_METRES, (len(order), 2)),
        chance.normal(0, CITY_METRES, (len(order), 2)),
    )
    return Attacks(
        day=day[order],
        acting=acting,
        targeted=targeted,
        person=people[:, 0],
        others=people[:, 1:],
        answers=place_of[answers[order]],
        place=where,
        luck=chance.random(len(order)),
    )


def _people(groups: Groups, acting: NDArray[np.int64], chance: np.random.Generator) -> NDArray[Any]:
    """Return who takes part, the one who acts first; somebody drawn twice takes part once."""
    people = np.full((len(acting), len(_IN_COMPANY)), NOBODY)
    for group in range(len(groups.weight)):
        members = np.flatnonzero(groups.group_of == group)
        theirs = np.flatnonzero(acting == group)
        drawn = chance.choice(members, (len(theirs), len(_IN_COMPANY)), p=groups.part[members])
        people[theirs] = np.where(chance.random(drawn.shape) < _IN_COMPANY, drawn, NOBODY)
    return people
