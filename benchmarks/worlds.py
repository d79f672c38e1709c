"""Worlds with a known effect: panels of small counts with all that makes small counts hard."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samsyn.analysis.evaluation.estimates import Trial
from samsyn.simulation.agents import Programme, Setting, Violence, simulate

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of world. Rates are logarithmic; every site has a course of its own."""

    per_month: float  # of the treated; others lie around it
    spread: float = 0.9  # of the others' levels
    sites: int = 61
    before: int = 48
    after: int = 24
    dragging: float = 0.0  # how like a month is to the one before
    wobble: float = 0.0  # of each site's months
    shocks: float = 0.0  # of months, for all sites
    collapse: float = 1.0  # of all rates from the start
    drift: float = 0.0  # of a site in three years
    picked: bool = False  # the treated is the site with the highest last year


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A trial, the true rate ratio, and the true change of a month."""

    of: Trial
    ratio: float
    change: float


KINDS: dict[str, Kind] = {
    "5 a month, chance only": Kind(per_month=5),
    "5, months alike": Kind(per_month=5, dragging=0.5, wobble=0.4),
    "5, common shocks": Kind(per_month=5, shocks=0.3),
    "5, national collapse": Kind(per_month=5, collapse=0.5),
    "5, drift": Kind(per_month=5, drift=0.15),
    "5, all of it": Kind(
        per_month=5, dragging=0.5, wobble=0.4, shocks=0.3, collapse=0.5, drift=0.15
    ),
    "0.6 a month, chance only": Kind(per_month=0.6),
    "0.6, all of it": Kind(
        per_month=0.6, dragging=0.5, wobble=0.4, shocks=0.3, collapse=0.5, drift=0.15
    ),
    "picked at its peak": Kind(per_month=2, spread=0.1, wobble=0.3, dragging=0.5, picked=True),
}
AGENTS = "groups and conflicts"


def draw(kind: Kind, seed: int, *, ratio: float) -> Drawn:
    """Return one world of a kind."""
    chance = np.random.default_rng([seed, round(kind.per_month * 1000)])
    months = kind.before + kind.after
    level = kind.per_month * np.exp(chance.normal(0, kind.spread, kind.sites))
    level[0] = kind.per_month
    log = np.log(level)[:, None] + _courses(kind, months, chance)
    log[:, kind.before :] += np.log(kind.collapse)
    rate = np.exp(log)
    seen = chance.poisson(rate)
    if kind.picked:
        first = int(seen[:, kind.before - 12 : kind.before].sum(axis=1).argmax())
        order = [first, *(place for place in range(kind.sites) if place != first)]
        rate, seen = rate[order], seen[order]
    unseen = rate[0, kind.before :]
    seen[0, kind.before :] = chance.poisson(unseen * ratio)
    return Drawn(
        of=_trial(seen.astype(np.float64), kind.before),
        ratio=ratio,
        change=float(unseen.mean() * (ratio - 1)),
    )


def draw_agents(seed: int, *, effect: bool) -> Drawn:
    """Return a world of groups, conflicts and attacks, with or without an effect of the work."""
    start = 36
    programme = Programme(starts_month=start) if effect else Programme.without_effect(start)
    world = simulate(
        Setting(
            sites=40,
            treated=1,
            months=60,
            seed=seed,
            violence=Violence(incidents_per_month=4.0),
            programme=programme,
        )
    )
    seen, unseen = world.counts(), world.counts_without_programme()
    ratio = world.true_rate_ratio()
    change = float((seen[0, start:] - unseen[0, start:]).mean())
    return Drawn(of=_trial(seen.astype(np.float64), start), ratio=ratio, change=change)


def _courses(kind: Kind, months: int, chance: np.random.Generator) -> Floats:
    shape = (kind.sites, months)
    found = np.tile(chance.normal(0, 1, months) * kind.shocks, (kind.sites, 1))
    step = kind.wobble * np.sqrt(1 - kind.dragging**2)
    value = chance.normal(0, 1, kind.sites) * kind.wobble
    for month in range(months):
        found[:, month] += value
        value = kind.dragging * value + step * chance.normal(0, 1, kind.sites)
    return np.asarray(found + np.cumsum(chance.normal(0, 1, shape), axis=1) * kind.drift / 6)


def _trial(seen: Floats, start: int) -> Trial:
    return Trial(
        outcome=seen,
        units=tuple(f"S{place:03d}" for place in range(len(seen))),
        periods=tuple(
            f"{2000 + month // 12}-{month % 12 + 1:02d}" for month in range(seen.shape[1])
        ),
        treated=(0,),
        start=start,
    )
