"""What a simulated world is made of: every number with what it means, and where its range is from.

What is published of such places, and how a world compares with it, is in `calibration.py`.
"""

from dataclasses import dataclass, fields

from samsyn.analysis.errors import AnalysisError

DAYS_PER_MONTH = 365.25 / 12
LARGEST = 200_000_000  # days of all sites together


@dataclass(frozen=True, slots=True, kw_only=True)
class Violence:
    """How violence arises where nothing is done. Shares and chances lie between 0 and 1."""

    incidents_per_month: float = 4.0  # of a site, answers included, before any programme
    group_share: float = 0.6  # of incidents that a group is behind
    groups: int = 8
    members: float = 15.0  # of a group, in the mean
    unevenness: float = (
        0.3  # shape of the gamma from which a member's part is drawn: small is uneven
    )
    answer_chance: float = 0.35  # that an attack is answered by the other side
    answer_mean_days: float = 6.0
    season: float = 0.15  # how much more in midsummer than in the mean
    per_year: float = 1.0  # factor by which everything changes from year to year, everywhere
    collapse_month: int | None = None  # from which month on ...
    collapse_factor: float = 1.0  # ... everything everywhere is multiplied
    drift: float = 0.12  # standard deviation of a site's own slow drift, in the log of its rate
    drift_months: float = 12.0  # in which half of a drift is forgotten


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """What is done, and what it does. An effect is the share of attacks that do not happen."""

    starts_month: int = 36
    call_in_every_days: int = 91
    groups_reached: float = 0.7  # chance that a call-in reaches a group
    message: float = 0.28  # effect on a group just reached
    half_life_days: float = 270.0  # in which half of the message is forgotten
    keeps_promise: float = 0.8  # chance that violence of a reached group is answered as promised
    broken: float = 0.5  # what is left of the message after a promise that was not kept
    sanction_after_days: int = 14
    sanction_days: int = 60
    sanction: float = 0.2  # effect on the whole group while it lasts
    exit_chance: float = 0.02  # that a member of a reached group leaves after a call-in

    @classmethod
    def without_effect(cls, starts_month: int = 36) -> "Programme":
        """Return the same work with no effect at all, to see what a method finds in nothing."""
        return cls(starts_month=starts_month, message=0.0, sanction=0.0, exit_chance=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A number of sites, of which the first `treated` have the programme, over whole months."""

    sites: int = 1
    treated: int = 1
    months: int = 72
    seed: int = 1
    violence: Violence = Violence()
    programme: Programme = Programme()

    def __post_init__(self) -> None:
        """Refuse what is no world, with everything that is wrong."""
        reasons = [*_shares(self.violence), *_shares(self.programme)]
        if not (self.sites >= 1 and 0 <= self.treated <= self.sites):
            reasons.append("There must be at least one site, and no more with programme than sites")
        if self.months < 1:
            reasons.append("There must be at least one month")
        if self.sites * self.months * DAYS_PER_MONTH > LARGEST:
            reasons.append(f"{self.sites} sites times {self.months} months are too many at once")
        if self.violence.groups < 2:  # noqa: PLR2004  a dispute has two sides
            reasons.append("There must be at least two groups")
        if self.violence.answer_chance >= 1:
            reasons.append("If every attack is answered, violence never ends: choose less than 1")
        if reasons:
            raise AnalysisError("; ".join(reasons) + ".")


_SHARES = {
    *("group_share", "answer_chance", "groups_reached", "message"),
    *("keeps_promise", "broken", "sanction", "exit_chance"),
}


def _shares(part: Violence | Programme) -> list[str]:
    found = []
    for one in fields(part):
        value = getattr(part, one.name)
        if one.name in _SHARES and not 0 <= value <= 1:
            found.append(f"{one.name} is {value:g} and must lie between 0 and 1")
        elif value is not None and value < 0:
            found.append(f"{one.name} is {value:g} and cannot be below 0")
    return found
