"""Records people, one or thousands, with the same number of queries."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.partners.models import Room
from samsyn.office.people.changes.plans import NamePlan, PersonPlan
from samsyn.office.people.changes.rules import (
    kind_and_digits,
    objections_to,
    read_number,
    refuse_all,
)
from samsyn.office.people.models import IdentityNumber, Person, PersonName, Source
from samsyn.office.people.names import name_tokens, sort_key
from samsyn.office.people.sealing import match_key, seal
from samsyn.vocabulary import identity_numbers
from samsyn.vocabulary.uncertain_dates import DateInterval

NUMBER_FIELD = "identity_number"  # what a sealed number is bound to, besides its person
_REVIEW_DAYS = 180  # for a room without a site
_TOKENS = """
INSERT INTO people_searchtoken
  (id, room_id, compartment_id, recorded_at, recorded_by_id, person_id, token, weight)
SELECT gen_random_uuid(), room_id, compartment_id, recorded_at, recorded_by_id, person.id,
  token, weight
FROM unnest(%s::uuid[], %s::bigint[], %s::smallint[]) AS fresh (person_id, token, weight)
JOIN people_person person ON person.id = fresh.person_id
"""

Columns = Mapping[str, Any]


def record_person(
    actor: Actor, plan: PersonPlan, *, now: datetime, deed: Deed = Deed.EDIT_PEOPLE
) -> UUID:
    """Record one person and return the id. Refuses as `record_people`."""
    return record_people(actor, [plan], now=now, deed=deed)[0]


@transaction.atomic
def record_people(
    actor: Actor, plans: Sequence[PersonPlan], *, now: datetime, deed: Deed = Deed.EDIT_PEOPLE
) -> list[UUID]:
    """Record people with names, numbers and search tokens; return their ids in order.

    `deed` is what lets the actor write: an import or a received disclosure have their own.
    Raises `NotPermitted` unless a role grants it in every room, and `CannotRecord` with all
    faults of all plans.
    """
    rooms = sorted({plan.room_id for plan in plans})
    permits = {room: access.require(actor, deed, about=RoomItself(room)) for room in rooms}
    today = timezone.localdate(now)
    sources = _rooms_of_sources(actor, plans)
    refuse_all([(*objections_to(plan, today=today), *_unusable(plan, sources)) for plan in plans])

    places = {room: access.in_room(permit, now=now) for room, permit in permits.items()}
    people = [_person(plan, places[plan.room_id], today) for plan in plans]
    Person.objects.bulk_create(people)
    _write_numbers(people, plans, today)
    days = review_days(rooms)
    PersonName.objects.bulk_create(
        (
            name_row(person, name, as_recorded(person, days), today, source_id=plan.source_id)
            for person, plan in zip(people, plans, strict=True)
            for name in plan.names
        ),
    )
    write_tokens(
        (person, map(full_name, plan.names)) for person, plan in zip(people, plans, strict=True)
    )
    _note(permits, people)
    return [person.pk for person in people]


def _note(permits: Mapping[int, Permit], people: Sequence[Person]) -> None:
    for room, permit in permits.items():
        written = [person.pk for person in people if person.room_id == room]
        audit.record(permit, subject="people_person", record_ids=written)


def _rooms_of_sources(actor: Actor, plans: Iterable[PersonPlan]) -> dict[UUID, int]:
    wanted = {plan.source_id for plan in plans if plan.source_id}
    if not wanted:
        return {}
    seen = access.visible_to(actor, Source.objects).filter(pk__in=wanted)
    return dict(seen.values_list("pk", "room_id"))


def _unusable(plan: PersonPlan, sources: Mapping[UUID, int]) -> Iterator[str]:
    if plan.source_id and sources.get(plan.source_id) != plan.room_id:
        yield _("Choose a source of the same room.")


def _person(plan: PersonPlan, place: Columns, today: date) -> Person:
    born = plan.born or _born_by_number(plan.identity_number, today)
    return Person(
        **place,
        identity=plan.identity.value,
        standing=plan.standing.value,
        protected_identity=plan.protected_identity.value,
        born_earliest=born.earliest if born else None,
        born_latest=born.latest if born else None,
        died_on=plan.died_on,
        not_suspected=plan.not_suspected,
        external_reference=plan.external_reference.strip(),
    )


def _born_by_number(text: str | None, today: date) -> DateInterval | None:
    number = read_number(text, today=today) if text else None
    if isinstance(number, identity_numbers.IdentityNumber):
        return DateInterval.day(number.birth_date)
    return None


def _write_numbers(people: Iterable[Person], plans: Iterable[PersonPlan], today: date) -> None:
    IdentityNumber.objects.bulk_create(
        (
            number_row(person, plan.identity_number, _beside(person), today)
            for person, plan in zip(people, plans, strict=True)
            if plan.identity_number
        ),
    )


def number_row(person: Person, text: str, place: Columns, today: date) -> IdentityNumber:
    """Return an unsaved row that holds the number sealed for this person."""
    kind, digits = kind_and_digits(read_number(text, today=today))
    return IdentityNumber(
        **place,
        person=person,
        kind=kind.value,
        sealed=seal(digits, person_id=person.pk, field=NUMBER_FIELD, key=settings.FIELD_KEY),
        match_key=match_key(digits, key=settings.MATCH_KEY),
    )


def name_row(
    person: Person, name: NamePlan, place: Columns, today: date, *, source_id: UUID | None
) -> PersonName:
    """Return an unsaved row of one name, confirmed today. `place` holds `review_days` too."""
    given, family = _tidy(name.given), _tidy(name.family)
    return PersonName(
        **place,
        person=person,
        kind=name.kind.value,
        given=given,
        family=family,
        sort_key=sort_key(family, given) if family else sort_key(given),
        source_id=source_id,
        last_confirmed_on=today,
    )


def write_tokens(names_of: Iterable[tuple[Person, Iterable[str]]]) -> None:
    """Write what people are found by; the caller has removed what no longer holds.

    A person has a dozen tokens: one statement writes them, beside the people they find.
    """
    rows = [
        (person.pk, token, weight)
        for person, names in names_of
        for token, weight in name_tokens(names, key=settings.NAME_TOKEN_KEY).items()
    ]
    with connection.cursor() as cursor:
        cursor.execute(_TOKENS, list(map(list, zip(*rows, strict=True))) or [[], [], []])


def full_name(name: NamePlan | PersonName) -> str:
    """Return the name as it is read aloud."""
    return f"{_tidy(name.given)} {_tidy(name.family)}".strip()


def as_recorded(person: Person, days: Mapping[int, int]) -> Columns:
    """Return the columns of a claim that was written together with the person."""
    return {**_beside(person), "review_days": days[person.room_id]}


def _beside(person: Person) -> Columns:
    return {
        "room_id": person.room_id,
        "compartment_id": person.compartment_id,
        "recorded_at": person.recorded_at,
        "recorded_by_id": person.recorded_by_id,
    }


def review_days(rooms: Iterable[int]) -> dict[int, int]:
    """Return after how many days a claim of each room must be reviewed: its site's rule."""
    found = Room.objects.filter(pk__in=rooms).values_list("pk", "site__membership_review_days")
    return {room: days or _REVIEW_DAYS for room, days in found}


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))
