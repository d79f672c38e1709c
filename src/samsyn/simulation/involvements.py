"""Who was hurt and who is suspected, kept consistent over time.

The dead take no further part, nobody is both hurt and suspected in one incident, nobody under
fifteen takes any part, and who has been cleared stays cleared.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from samsyn.simulation.dice import Dice
from samsyn.simulation.incident_records import (
    DatedGrade,
    SimulatedInvolvement,
)
from samsyn.simulation.records import (
    SimulatedMembership,
    SimulatedPerson,
)
from samsyn.simulation.violence import Event
from samsyn.vocabulary.claims import ClaimStatus
from samsyn.vocabulary.incidents import Harm, IncidentKind, InvolvementRole, SuspicionGrade
from samsyn.vocabulary.people import Standing

YOUNGEST_PART_YEARS = 15
# Chances that one person is hurt, and that a hurt person dies, by kind of incident.
_HURT = {
    IncidentKind.SHOOTING: (0.4, 0.24),
    IncidentKind.EXPLOSION: (0.1, 0.05),
    IncidentKind.HAND_GRENADE: (0.1, 0.0),
    IncidentKind.STABBING: (1.0, 0.06),
    IncidentKind.SERIOUS_ASSAULT: (1.0, 0.0),
    IncidentKind.KIDNAPPING: (0.7, 0.0),
    IncidentKind.OTHER_HOMICIDE: (1.0, 1.0),
}
_GRADES_AFTER = (
    (SuspicionGrade.PROBABLE, 0.75, 14),
    (SuspicionGrade.CHARGED, 0.55, 120),
    (SuspicionGrade.CONVICTED, 0.75, 60),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The people of one incident and the harm done."""

    involvements: tuple[SimulatedInvolvement, ...]
    dead: int
    injured: int


class Company:
    """Knows who is alive and who truly stands with which group on a day."""

    def __init__(
        self,
        people: Sequence[SimulatedPerson],
        memberships: Sequence[SimulatedMembership],
        *,
        today: date,
    ) -> None:
        self.today = today
        self.died_on: dict[str, date] = {}
        self._people = {person.key: person for person in people}
        self._outsiders = [person for person in people if person.standing is Standing.VICTIM_ONLY]
        self._claims: dict[str, list[SimulatedMembership]] = {}
        for claim in memberships:
            if claim.status is not ClaimStatus.WITHDRAWN:
                self._claims.setdefault(claim.group, []).append(claim)

    def parts_of(self, event: Event, kind: IncidentKind, dice: Dice) -> Parts:
        """Return who was hurt, suspected and present, and remember who died."""
        hurt = self._hurt(event, kind, dice)
        taken = {involvement.person for involvement in hurt}
        suspects = self._suspects(event, dice, taken)
        taken |= {involvement.person for involvement in suspects}
        present = self._present(event, dice, taken)
        for involvement in hurt:
            if involvement.outcome is Harm.DEAD:
                self.died_on[involvement.person] = event.day
        dead = sum(involvement.outcome is Harm.DEAD for involvement in hurt)
        return Parts(involvements=(*hurt, *suspects, *present), dead=dead, injured=len(hurt) - dead)

    def _hurt(self, event: Event, kind: IncidentKind, dice: Dice) -> list[SimulatedInvolvement]:
        chance, fatal = _HURT.get(kind, (0.0, 0.0))
        if not dice.chance(chance):
            return []
        wanted = 2 if dice.chance(0.15) else 1
        outsider = event.targeted is None or dice.chance(0.12)
        pool = self._outsiders if outsider else self._members(event.targeted, event.day)
        alive = [person for person in pool if self._can_take_part(person, event.day)]
        return [
            _part(
                person.key,
                InvolvementRole.VICTIM,
                event.day,
                outcome=Harm.DEAD if dice.chance(fatal) else Harm.INJURED,
            )
            for person in dice.some(alive, wanted)
        ]

    def _suspects(self, event: Event, dice: Dice, taken: set[str]) -> list[SimulatedInvolvement]:
        if event.acting is None or not dice.chance(0.45):
            return []
        first = event.day + timedelta(days=dice.whole(2, 30))
        if first > self.today:
            return []
        able = [
            person for person in self._members(event.acting, event.day) if person.key not in taken
        ]
        return [
            SimulatedInvolvement(
                person=person.key,
                role=InvolvementRole.SUSPECT,
                outcome=Harm.NONE,
                grades=self._grades(first, dice),
            )
            for person in dice.some(able, dice.whole(1, 3))
        ]

    def _present(self, event: Event, dice: Dice, taken: set[str]) -> list[SimulatedInvolvement]:
        group = event.targeted or event.acting
        if group is None or not dice.chance(0.2):
            return []
        free = [person for person in self._members(group, event.day) if person.key not in taken]
        return [
            _part(person.key, InvolvementRole.PRESENT, event.day, outcome=Harm.NONE)
            for person in dice.some(free, 1)
        ]

    def _grades(self, first: date, dice: Dice) -> tuple[DatedGrade, ...]:
        grades = [DatedGrade(SuspicionGrade.REASONABLE, first)]
        day = first
        for grade, chance, mean in _GRADES_AFTER:
            day += timedelta(days=dice.wait(mean))
            if day > self.today:
                break
            if not dice.chance(chance):
                grades.append(DatedGrade(SuspicionGrade.CLEARED, day))
                break
            grades.append(DatedGrade(grade, day))
        return tuple(grades)

    def _members(self, group: str | None, day: date) -> list[SimulatedPerson]:
        return [
            self._people[claim.person]
            for claim in self._claims.get(group or "", [])
            if claim.since.latest <= day
            and (claim.until is None or day < claim.until)
            and self._can_take_part(self._people[claim.person], day)
        ]

    def _can_take_part(self, person: SimulatedPerson, day: date) -> bool:
        old_enough = person.ages_on(day).youngest >= YOUNGEST_PART_YEARS
        return old_enough and person.key not in self.died_on


def _part(person: str, role: InvolvementRole, day: date, *, outcome: Harm) -> SimulatedInvolvement:
    return SimulatedInvolvement(
        person=person,
        role=role,
        outcome=outcome,
        grades=(DatedGrade(SuspicionGrade.NOT_SUSPECTED, day),),
    )
