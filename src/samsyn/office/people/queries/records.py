"""Facts that a person's rows tell: birth and age, of one record or of all that are linked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor, Linked
from samsyn.office.people.models import Person
from samsyn.vocabulary.uncertain_dates import AgeRange, DateInterval, age_on


def born_within(person: Person) -> DateInterval | None:
    """Return the possible birth dates, or None if nothing is known."""
    if person.born_earliest is None or person.born_latest is None:
        return None
    return DateInterval(person.born_earliest, person.born_latest)


def ages_of(
    born: DateInterval | None, *, today: date, died_on: date | None
) -> tuple[AgeRange | None, bool]:
    """Return the possible ages and whether the person may be under 18; possible age counts.

    Of an unknown age every age is possible. Of somebody dead it is the age at death.
    """
    if born is None:
        return None, died_on is None
    age = age_on(died_on or today, born)
    return age, age.may_be_minor and died_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """What the records of one human being say together, the one that is shown first."""

    records: tuple[Person, ...]

    def ages(self, *, today: date) -> tuple[AgeRange | None, bool]:
        """Return the first known age; one record by which they may be a minor is enough."""
        died = next((one.died_on for one in self.records if one.died_on), None)
        births = [born for one in self.records if (born := born_within(one))]
        if not births:
            return ages_of(None, today=today, died_on=died)
        ages = [ages_of(born, today=today, died_on=died) for born in births]
        return ages[0][0], any(may_be_minor for _age, may_be_minor in ages)

    @property
    def is_protected(self) -> bool:
        return any(one.protected_identity != "none" for one in self.records)

    @property
    def is_victim_only(self) -> bool:
        """Whether no record holds them as anything else."""
        return all(one.standing == "victim_only" for one in self.records)


def together_of(actor: Actor, shown: Sequence[UUID], one: Linked) -> dict[UUID, Together]:
    """Return all that the reader's rooms hold of these people, by the record shown. One query."""
    rows = (
        access.visible_to(actor, Person.objects)
        .filter(access.is_any_of("pk", one.all_of(shown)))
        .select_related("compartment")
        .in_bulk()
    )
    return {
        person_id: Together(
            records=tuple(
                rows[record]
                for record in (person_id, *one.others_than(person_id))
                if record in rows
            )
        )
        for person_id in shown
    }
