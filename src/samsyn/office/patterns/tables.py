"""From incidents of the register to the analysis of place and time, and its answers as a page has.

The answers are those of `samsyn.analysis.space_time`, the same that the commands give.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from samsyn.analysis.space_time import (
    Chains,
    Dealing,
    Density,
    Events,
    Hexagon,
    KnoxQuestion,
    NearRepeat,
    Retaliation,
    Strike,
    Within,
    events_at,
    hexagon_density,
    incident_chains,
    near_repeat,
    on_a_plane,
    retaliation,
)
from samsyn.office.patterns.queries import Placed, Violence

FEWEST: Final = 20  # incidents with place and day; below it chance gives anything
FEWEST_ATTACKS: Final = 5
MOST_ATTACKS: Final = 400  # above it, chance is drawn less often
PERMUTATIONS: Final = 999
FEWER_PERMUTATIONS: Final = 199
SEED: Final = 1
SWEDISH_ACROSS: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of the period: bands, near in chains, and the width of a hexagon."""

    metres: tuple[float, ...] = (100.0,)
    days: tuple[float, ...] = (14.0,)
    within: Within = Within.FREE
    across: float = SWEDISH_ACROSS


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChain:
    """Incidents of which each lies near another of them."""

    incidents: tuple[Placed, ...]
    first: date
    last: date
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownHexagon:
    """A cell with the area that most of its incidents name."""

    cell: Hexagon
    area: str


@dataclass(frozen=True, kw_only=True)
class Patterns:
    """The answers, each None where there is too little to ask of."""

    violence: Violence
    question: Question

    @cached_property
    def incidents(self) -> tuple[Placed, ...]:
        """Incidents with place and day, those of one place and day taken as one."""
        found: dict[tuple[float, float, date], Placed] = {}
        for one in self.violence.placed:
            found.setdefault((one.longitude, one.latitude, one.day), one)
        return tuple(found.values())

    @cached_property
    def near(self) -> NearRepeat | None:
        """Near repeat in every band."""
        if len(self.violence.placed) < FEWEST or len(self.incidents) < FEWEST:
            return None
        asked = KnoxQuestion(
            metres=self.question.metres, days=self.question.days, within=self.question.within
        )
        dealing = Dealing(permutations=PERMUTATIONS, seed=SEED)
        return near_repeat(_events(self.violence.placed), asked, dealing)

    @cached_property
    def chains(self) -> Chains | None:
        """Chains of incidents, near by the widest bands that were asked for."""
        if len(self.incidents) < FEWEST:
            return None
        return incident_chains(
            _events(self.incidents),
            metres=self.question.metres[-1],
            days=self.question.days[-1],
            permutations=FEWER_PERMUTATIONS,
            seed=SEED,
        )

    @cached_property
    def shown_chains(self) -> list[ShownChain]:
        """The chains with their incidents, the longest first."""
        return [self._chain(chain.events) for chain in self.chains.chains] if self.chains else []

    def _chain(self, places: Sequence[int]) -> ShownChain:
        members = tuple(self.incidents[place] for place in places)
        return ShownChain(
            incidents=members,
            first=members[0].day,
            last=members[-1].day,
            areas=tuple(sorted({one.area for one in members if one.area})),
        )

    @cached_property
    def answers(self) -> Retaliation | None:
        """How soon violence between groups was answered, by dispute."""
        attacks = self.violence.attacks
        if len(attacks) < FEWEST_ATTACKS:
            return None
        return retaliation(
            [Strike(day=one.day, by=one.by, against=one.against) for one in attacks],
            permutations=PERMUTATIONS if len(attacks) <= MOST_ATTACKS else FEWER_PERMUTATIONS,
            seed=SEED,
        )

    @cached_property
    def density(self) -> Density | None:
        """Incidents per hexagon."""
        if len(self.incidents) < FEWEST:
            return None
        return hexagon_density(_events(self.incidents), across_metres=self.question.across)

    @cached_property
    def hexagons(self) -> list[ShownHexagon]:
        """The cells with the area that most of their incidents name."""
        if self.density is None:
            return []
        areas = self._areas(self.density)
        return [
            ShownHexagon(cell=cell, area=areas.get((cell.q, cell.r), ""))
            for cell in self.density.hexagons
        ]

    def _areas(self, density: Density) -> dict[tuple[int, int], str]:
        named: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
        for cell, one in zip(density.cell_of, self.incidents, strict=True):
            if one.area:
                named[cell][one.area] += 1
        return {cell: min(names, key=lambda n: (-names[n], n)) for cell, names in named.items()}


def _events(placed: Sequence[Placed]) -> Events:
    east, north = on_a_plane([one.longitude for one in placed], [one.latitude for one in placed])
    return events_at(east, north, [one.day for one in placed])
