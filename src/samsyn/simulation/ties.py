"""Ties between people: the true ones, and those of them that the register documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from samsyn.simulation.dice import Dice
from samsyn.simulation.incident_records import (
    SimulatedIncident,
)
from samsyn.simulation.records import (
    SimulatedMembership,
    SimulatedTie,
)
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.incidents import InvolvementRole
from samsyn.vocabulary.people import TieKind

TRUE_TIES_PER_PERSON = 2
_KINDS = ((TieKind.FRIEND, 0.75), (TieKind.FAMILY, 0.15), (TieKind.CONFLICT, 0.1))
_CERTAINTIES = (
    (Certainty.CONFIRMED, 0.35),
    (Certainty.LIKELY, 0.4),
    (Certainty.POSSIBLE, 0.25),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acquaintance:
    """Documented ties, and the pairs who really know each other (each in order of key)."""

    ties: tuple[SimulatedTie, ...]
    true_pairs: tuple[tuple[str, str], ...]


def tie_people(
    site: str,
    memberships: Sequence[SimulatedMembership],
    incidents: Sequence[SimulatedIncident],
    dice: Dice,
    *,
    today: date,
) -> Acquaintance:
    """Return ties within groups and from being suspected together; a few documented are wrong."""
    drawn = _within_groups(memberships, dice, today=today)
    found = dict(_suspected_together(incidents))
    pairs = sorted(set(drawn) | set(found))
    room = memberships[0].room if memberships else ""
    ties: list[SimulatedTie] = []
    for pair in pairs:
        together = pair in found
        if not together and not dice.chance(0.6):
            continue
        since, source = found.get(pair) or (drawn[pair], "Iakttagelse av områdespolis")
        ties.append(
            SimulatedTie(
                key=f"{site}-t{len(ties) + 1:03d}",
                room=room,
                people=pair,
                kind=TieKind.CO_OFFENDING if together else dice.weighted(_KINDS),
                since=since,
                source=source,
                certainty=dice.weighted(_CERTAINTIES),
            )
        )
    wrong = {tie.people for tie in ties if tie.certainty is Certainty.POSSIBLE and dice.chance(0.2)}
    true_pairs = tuple(pair for pair in pairs if pair in found or pair not in wrong)
    return Acquaintance(ties=tuple(ties), true_pairs=true_pairs)


def _within_groups(
    memberships: Sequence[SimulatedMembership], dice: Dice, *, today: date
) -> dict[tuple[str, str], date]:
    rosters: dict[str, list[SimulatedMembership]] = {}
    for claim in memberships:
        rosters.setdefault(claim.group, []).append(claim)
    pairs: dict[tuple[str, str], date] = {}
    for roster in rosters.values():
        for claim in roster:
            for other in dice.some(roster, TRUE_TIES_PER_PERSON):
                if other.person != claim.person:
                    since = max(claim.since.latest, other.since.latest)
                    known_on = since + timedelta(days=dice.whole(0, 60))
                    known_on = min(known_on, claim.until or today, other.until or today)
                    pairs.setdefault(_ordered(claim.person, other.person), known_on)
    return pairs


def _suspected_together(
    incidents: Sequence[SimulatedIncident],
) -> dict[tuple[str, str], tuple[date, str]]:
    pairs: dict[tuple[str, str], tuple[date, str]] = {}
    for incident in incidents:
        suspects = [part for part in incident.involvements if part.role is InvolvementRole.SUSPECT]
        for one, other in combinations(suspects, 2):
            since = max(one.grades[0].since, other.grades[0].since)
            source = f"Misstänkta tillsammans, händelse {incident.key}"
            pairs.setdefault(_ordered(one.person, other.person), (since, source))
    return pairs


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
