"""What happened around treated places: whether it moved there, or fell there too.

Events are counted in the places themselves and in the ring around them, and in the same way around
places without programme. R. V. Clarke and D. Weisburd, Diffusion of crime control benefits, Crime
Prevention Studies 2 (1994), 165-183. No event is counted twice: what is in a place is in no ring,
and what is in the ring of a treated place is in none of another.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import KDTree

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation.displacement import Sizes, weighted_displacement_difference
from samsyn.analysis.evaluation.estimates import Estimate, Trial

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Counts before and after in the places, their ring, and those of places without programme."""

    place: tuple[float, float]
    ring: tuple[float, float]
    comparison: tuple[float, float]
    ring_comparison: tuple[float, float]


def count_around(
    events: Floats,
    is_after: NDArray[np.bool_],
    treated: Floats,
    others: Floats,
    *,
    core: float,
    ring: float,
) -> Around:
    """Return the counts around treated places and others.

    Parameters
    ----------
    events : shape (events, 2)
        Where each happened, in metres or feet.
    is_after : shape (events,)
        Whether after the start.
    treated, others : shape (places, 2)
        Middles of places with programme and without.
    core, ring : the first above 0, the second larger
        How far the place itself and its ring reach, in the unit of the events.

    Raises
    ------
    AnalysisError
        Reaches that make no ring, no place, or a treated place and another that overlap.
    """
    if not 0 < core < ring:
        raise AnalysisError("The ring must reach further than the place itself, which is above 0.")
    if not len(treated) or not len(others) or not len(events):
        raise AnalysisError("Events, and places with and without programme, are needed.")
    near, far = KDTree(treated), KDTree(others)
    if float(near.query(others)[0].min()) < ring + core:
        raise AnalysisError(
            "A place to compare with lies within reach of a treated one; choose one further away."
        )
    to_treated, to_others = near.query(events)[0], far.query(events)[0]
    kinds = {
        "place": to_treated <= core,
        "ring": (to_treated > core) & (to_treated <= ring) & (to_others > core),
        "comparison": to_others <= core,
        "ring_comparison": (to_others > core) & (to_others <= ring) & (to_treated > ring),
    }
    return Around(
        **{
            name: (float((mask & ~is_after).sum()), float((mask & is_after).sum()))
            for name, mask in kinds.items()
        }
    )


def displacement_around(
    found: Around, *, sizes: Sizes | None = None, level: float = 0.95
) -> Estimate:
    """Return the weighted displacement difference of what was counted.

    `figures` has `local` and `ring` with their errors, and `quotient` where the place itself
    changed: the ring's change over the place's. Above 0 the ring fell with it (diffusion), below 0
    it rose (displacement), and at -1 all of the fall had moved.
    """
    whole = weighted_displacement_difference(
        found.place, found.comparison, found.ring, found.ring_comparison, sizes=sizes, level=level
    )
    if not whole.figures["local"]:
        return whole
    quotient = whole.figures["ring"] / whole.figures["local"]
    return replace(whole, figures={**whole.figures, "quotient": quotient})


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The names of the place to compare with, and of those around the treated and around it."""

    control: str
    ring: tuple[str, ...] = ()
    ring_control: tuple[str, ...] = ()


def displacement_in(of: Trial, compared: Compared, *, level: float = 0.95) -> Estimate:
    """Return the weighted displacement difference of places of a panel.

    Parameters
    ----------
    of :
        Counts, as many periods before the start as after it. Treated places are added up.
    compared :
        Both rings are named, or none.
    level : above 0 and below 1
        Of the interval.

    Raises
    ------
    AnalysisError
        Values that are no counts, a name that is not there or stands twice, one ring without the
        other, or more periods on one side of the start.
    """
    of.require_counts()
    after = len(of.periods) - of.start
    if of.start != after:
        raise AnalysisError(
            f"{of.start} periods before and {after} after: this method needs as many of each."
            " Choose them with --pre."
        )
    if bool(compared.ring) != bool(compared.ring_control):
        raise AnalysisError("A ring needs the one around the other place: --ring, --ring-control.")
    own = tuple(of.units[place] for place in of.treated)
    parts = own, (compared.control,), compared.ring, compared.ring_control
    every = [name for names in parts for name in names]
    if len(set(every)) < len(every):
        raise AnalysisError("A place stands twice: no event may be counted twice.")
    place, other, ring, ring_other = (_before_and_after(of, names) for names in parts)
    found = (
        displacement_around(
            Around(place=place, ring=ring, comparison=other, ring_comparison=ring_other),
            level=level,
        )
        if compared.ring
        else weighted_displacement_difference(place, other, level=level)
    )
    return replace(found, n={"before": of.start, "after": after})


def _before_and_after(of: Trial, names: tuple[str, ...]) -> tuple[float, float]:
    if unknown := [name for name in names if name not in of.units]:
        raise AnalysisError(
            f'No unit is called "{unknown[0]}"; some that are: {", ".join(of.units[:5])}.'
        )
    rows = of.outcome[[of.units.index(name) for name in names]].sum(axis=0)
    return float(rows[: of.start].sum()), float(rows[of.start :].sum())
