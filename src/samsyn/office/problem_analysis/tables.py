"""From the figures of a report back to what the pictures of other apps are drawn of."""

from typing import Final

from samsyn.analysis.networks.concentration import Concentration, Membership, Share, compare_members
from samsyn.office.networks.queries import GroupViolence
from samsyn.office.networks.tables import ListedGroup
from samsyn.office.problem_analysis.rules import Findings

_MILLION: Final = 1_000_000


def spread_of(found: Findings) -> Concentration | None:
    """Return how suspicions are spread over people, None for too few."""
    held = found.spread
    if held is None:
        return None
    return Concentration(
        people=held.people,
        parts=held.parts,
        events=held.events,
        half=held.half / _MILLION,
        gini=held.gini / _MILLION,
        gini_adjusted=held.gini_adjusted / _MILLION,
        shares=tuple(
            Share(
                top=top / _MILLION,
                people=people,
                held=held_ / _MILLION,
                low=low / _MILLION,
                high=high / _MILLION,
                by_chance=chance / _MILLION,
            )
            for top, people, held_, low, high, chance in held.shares
        ),
        curve=tuple((x / _MILLION, y / _MILLION) for x, y in held.curve),
    )


def violence_of(found: Findings) -> GroupViolence:
    """Return the violence of groups; no person of it is kept."""
    return GroupViolence(
        on=found.last_day,
        since=found.first_day,
        standings=(),
        incidents=found.incidents,
        with_acting=found.with_acting,
        acted=found.acted,
        parts=(),
        people=found.suspected,
        members=found.members,
        assessed=found.yes + found.no,
        involved=found.yes,
    )


def membership_of(found: Findings) -> Membership | None:
    """Return members as part of the inhabitants and of the violence, None where it is not known."""
    assessed = found.yes + found.no
    if not found.population or not 0 < found.members <= found.population or not assessed:
        return None
    return compare_members(found.members, found.population, assessed, found.yes)


def listed_of(found: Findings) -> list[ListedGroup]:
    """Return the groups with whom they stand against and with."""
    return [
        ListedGroup(name=one.name, against=one.against, allied=one.allied)
        for one in found.relations
    ]
