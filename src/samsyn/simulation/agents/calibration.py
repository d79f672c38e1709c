"""Whether a simulated world looks like the places that were studied: figures beside ranges.

The ranges span what published studies report, so they are wide; a world outside them is none that
has been seen.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samsyn.simulation.agents.attacks import NOBODY
from samsyn.simulation.agents.worlds import Site, World

WINDOW_DAYS = 14
FEW = 0.05  # the most violent twentieth of members


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One figure of a world beside its published range."""

    name: str
    value: float | None  # None if the world has nothing to count it from
    low: float
    high: float
    source: str

    @property
    def is_within(self) -> bool:
        return self.value is not None and self.low <= self.value <= self.high


def calibration(world: World) -> tuple[Comparison, ...]:
    """Return the figures of a world, each beside the range that has been published."""
    group_share = _share_of_groups(world)
    answered = _share_answered(world)
    concentration = _share_of_the_few(world)
    fall = 1 - world.true_rate_ratio() if world.setting.treated else None
    group_fall = 1 - world.true_rate_ratio(of_groups=True) if world.setting.treated else None
    return (
        Comparison(
            name="share of incidents with a group behind",
            value=group_share,
            low=0.34,
            high=0.74,
            source="Lexington 34 % of homicides, Rochester 51 % of shootings, Cincinnati 73 %",
        ),
        Comparison(
            name=f"share of group attacks answered within {WINDOW_DAYS} days",
            value=answered,
            low=0.15,
            high=0.45,
            source="set by us between no answers and every second one: no published share is known",
        ),
        Comparison(
            name="share of group violence by the most violent twentieth of members",
            value=concentration,
            low=0.20,
            high=0.75,
            source="set by us: few carry most, but no share of members has been published",
        ),
        Comparison(
            name="fall of all incidents in treated sites",
            value=fall,
            low=0.10,
            high=0.43,
            source="New Orleans 17 %, Chicago 23 %, Baltimore about 25 %, Oakland 31 %,"
            " Stockton 42 %",
        ),
        Comparison(
            name="fall of group incidents in treated sites",
            value=group_fall,
            low=0.20,
            high=0.51,
            source="Chicago 23 %, New Orleans 32 %, Philadelphia 39 %, Oakland 43 %, and 50 % with"
            " repeated contact",
        ),
    )


def _share_of_groups(world: World) -> float | None:
    acting = np.concatenate([site.attacks.acting[site.happened] for site in world.sites])
    return float((acting != NOBODY).mean()) if len(acting) else None


def _share_answered(world: World) -> float | None:
    between, answered = 0, 0
    for site in world.sites:
        attacks, happened = site.attacks, site.happened
        between += int((happened & (attacks.acting != NOBODY)).sum())
        answers = np.flatnonzero(happened & (attacks.answers != NOBODY))
        wait = attacks.day[answers] - attacks.day[attacks.answers[answers]]
        answered += int((wait <= WINDOW_DAYS).sum())
    return answered / between if between else None


def _share_of_the_few(world: World) -> float | None:
    shares = [share for site in world.sites if (share := _few_of(site)) is not None]
    return float(np.mean(shares)) if shares else None


def _few_of(site: Site) -> float | None:
    people = site.attacks.person[site.happened & (site.attacks.person != NOBODY)]
    if not len(people):
        return None
    per_person: NDArray[np.int64] = np.sort(
        np.bincount(people, minlength=len(site.groups.group_of))
    )
    few = max(1, round(FEW * len(per_person)))
    return float(per_person[-few:].sum() / per_person.sum())
