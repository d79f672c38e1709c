"""A plan: who is invited, why each of them, what it reaches, and how good it is proved to be."""

from dataclasses import dataclass
from enum import StrEnum

from samsyn.analysis.reach.questions import Bar, Conflict


class Goal(StrEnum):
    """What a plan makes as small or as large as it can."""

    FEWEST = "fewest"  # invited, so that everybody is reached
    MOST = "most"  # reached, with so many seats


class Reason(StrEnum):
    """Why somebody is in the plan. It says nothing of what they will do."""

    ASKED = "asked"
    ONLY_WAY = "only_way"
    CARRIER = "carrier"
    BALANCE = "balance"
    REACHES = "reaches"


REASON_WORDS = {
    Reason.ASKED: "Chosen by hand.",
    Reason.ONLY_WAY: "Some people can be reached through nobody else who may be invited.",
    Reason.CARRIER: "The group needs carriers of its own.",
    Reason.BALANCE: "Enough of the invited are to be under supervision.",
    Reason.REACHES: "Adds people whom the others in the plan do not reach.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitee:
    """One person in a plan.

    `gain` is what they add to those above them in the list; `alone` what would be lost without
    them. Everybody in `alternatives` could take their place and nothing would be lost; of those,
    at most three are named and `more_alternatives` counts the others.
    """

    person: str
    reason: Reason
    gain: float
    alone: float
    session: int  # from 1
    alternatives: tuple[str, ...] = ()
    more_alternatives: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NextSeat:
    """Who a further seat would go to, and how many more it would reach."""

    person: str
    gain: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupReach:
    """One group in a plan: how many it has, are invited, and are reached."""

    group: str
    members: int
    invited: int
    reached: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The answer to who should be invited.

    Attributes
    ----------
    reached :
        People who are invited, tied to somebody invited, or reached by those told before; an
        expected number if coming or telling is a chance (`expected`).
    lower_bound, upper_bound :
        No plan within the rules does better than one, and this plan does as well as the other:
        of invited people if the goal is the fewest, of people reached if it is the most.
    gap :
        How far this plan can be from the best one, as a share; 0 if `optimal`.
    curve :
        Reach after none, one, two … of the invited, in their order.
    binding :
        Rules that stand in the way of a better plan.
    beyond :
        People whom nobody who may be invited can reach.
    barred :
        People who may not be invited, each with why.
    """

    goal: Goal
    people: int
    ties: int
    invitees: tuple[Invitee, ...]
    reached: float
    expected: bool
    optimal: bool
    lower_bound: float
    upper_bound: float
    gap: float
    curve: tuple[float, ...]
    next_seats: tuple[NextSeat, ...]
    binding: tuple[Conflict, ...]
    groups: tuple[GroupReach, ...]
    not_reached: tuple[str, ...]
    beyond: tuple[str, ...]
    barred: tuple[tuple[str, Bar], ...]
    notes: tuple[str, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(one.person for one in self.invitees)
