"""A share of those who answered a survey, and the change between two of them.

The interval of one share is E. B. Wilson's (1927) with the sample divided by its design effect: how
many more answers the survey's way of asking needs than a simple draw would (L. Kish, Survey
Sampling, 1965). That of a difference puts the two together: R. G. Newcombe, Interval estimation for
the difference between independent proportions, Statistics in Medicine 17 (1998), 873-890, method
10, doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I.
"""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from samsyn.analysis.errors import AnalysisError


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share from 0 to 1 with its interval."""

    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareChange:
    """A later share less an earlier one, with its interval; 0.05 is five percentage points."""

    change: float
    low: float
    high: float

    @property
    def holds_no_change(self) -> bool:
        """Whether no change at all lies within the interval."""
        return self.low <= 0 <= self.high


def surveyed(share: float, asked: int, *, design_effect: float = 1.0, level: float = 0.95) -> Share:
    """Return a share with the interval that sampling gives it.

    Parameters
    ----------
    share : from 0 to 1
        Of those who answered.
    asked : above 0
        How many answered.
    design_effect : above 0
        1 is a simple draw; clustered and weighted surveys have more.
    level : above 0 and below 1
        Of the interval.

    Raises
    ------
    AnalysisError
        Values outside these.

    Examples
    --------
    >>> found = surveyed(0.8, 70)
    >>> round(found.low, 4), round(found.high, 4)
    (0.6918, 0.8769)
    """
    if not 0 <= share <= 1 or asked < 1 or not design_effect > 0 or not 0 < level < 1:
        raise AnalysisError("A survey has a share from 0 to 1, answers, and a design effect.")
    size = asked / design_effect
    z = NormalDist().inv_cdf((1 + level) / 2)
    centre = (share + z * z / (2 * size)) / (1 + z * z / size)
    half = z / (1 + z * z / size) * sqrt(share * (1 - share) / size + z * z / (4 * size * size))
    return Share(share=share, low=max(0.0, centre - half), high=min(1.0, centre + half))


def change_between(earlier: Share, later: Share) -> ShareChange:
    """Return the change from one survey to another that asked other people.

    Raises
    ------
    AnalysisError
        A share outside its own interval.

    Examples
    --------
    >>> found = change_between(surveyed(48 / 80, 80), surveyed(56 / 70, 70))
    >>> round(found.change, 4), round(found.low, 4), round(found.high, 4)
    (0.2, 0.0524, 0.3339)
    """
    for one in (earlier, later):
        if not one.low <= one.share <= one.high:
            raise AnalysisError("A share lies within its interval.")
    change = later.share - earlier.share
    down = sqrt((later.share - later.low) ** 2 + (earlier.high - earlier.share) ** 2)
    up = sqrt((later.high - later.share) ** 2 + (earlier.share - earlier.low) ** 2)
    return ShareChange(change=change, low=change - down, high=change + up)
