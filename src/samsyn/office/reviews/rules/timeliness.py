"""How soon incidents were reviewed: within a day, by this meeting, and the median of the hours."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

SOON = 24  # hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeliness:
    """Of the window's incidents: how many were reviewed, how many within a day, after how long."""

    incidents: int
    within_a_day: int
    reviewed: int
    median_hours: float | None  # of those that were reviewed


def timeliness_of(hours: Iterable[int | None]) -> Timeliness:
    """Return the timeliness from hours to the first review; None for one that is not reviewed."""
    found = list(hours)
    known = [one for one in found if one is not None]
    return Timeliness(
        incidents=len(found),
        within_a_day=sum(one <= SOON for one in known),
        reviewed=len(known),
        median_hours=median(known) if known else None,
    )
