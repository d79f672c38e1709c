"""Facts that a person's row tells without another query: birth, age, linked rows."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.people.models import Person, PersonLink
from samsyn.vocabulary.uncertain_dates import AgeRange, DateInterval, age_on

_MOST_ROUNDS = 4  # a chain of links longer than this is a mistake to be looked at, not shown


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


def linked_with(actor: Actor, person_ids: Iterable[UUID]) -> set[UUID]:
    """Return these people and every visible record that a standing link calls the same."""
    found = set(person_ids)
    fresh = set(found)
    for _round in range(_MOST_ROUNDS):
        pairs = (
            access.visible_to(actor, PersonLink.objects)
            .filter(verdict="same", undone_at__isnull=True)
            .filter(Q(person__in=fresh) | Q(other__in=fresh))
            .values_list("person_id", "other_id")
        )
        fresh = {one for pair in pairs for one in pair} - found
        if not fresh:
            break
        found |= fresh
    return found
