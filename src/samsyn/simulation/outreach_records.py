"""What the simulated sites have said to whom: call-ins and talks, as plain frozen records."""

from dataclasses import dataclass
from datetime import date

from samsyn.vocabulary.rooms import AgencyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedInvitee:
    """Somebody invited to a call-in; `absence` is empty for who came."""

    person: str
    supervised: bool  # invited through probation
    came: bool
    stayed: bool
    talked_afterwards: bool
    absence: str = ""  # excused, refused, custody, unsafe, not_found


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedCallIn:
    """A call-in, held or still ahead; the invitees of one ahead have not been asked yet."""

    key: str
    number: int
    held_on: date
    venue: str
    speakers: tuple[str, ...]  # each one's part in the site
    audience: tuple[str, ...]  # organisations
    rehearsed: bool
    invitees: tuple[SimulatedInvitee, ...]

    @property
    def attended(self) -> tuple[str, ...]:
        """People who came."""
        return tuple(one.person for one in self.invitees if one.came)


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedAttempt:
    """One try to meet somebody; `outcome` is met, not_home, refused or unsafe."""

    day: date
    hour: int
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedTalk:
    """An individual talk with one person: its attempts in order, the last one met or not."""

    key: str
    person: str
    occasion: str  # missed_call_in, reach_gap, retaliation or routine
    proposed_on: date
    team: tuple[AgencyKind, ...]
    attempts: tuple[SimulatedAttempt, ...]
    wants_help: bool

    @property
    def met_on(self) -> date | None:
        """The day of the talk, or none if nobody was met."""
        return next((one.day for one in self.attempts if one.outcome == "met"), None)
