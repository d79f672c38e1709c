"""Records people, one or thousands, with the same number of queries."""

import json
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
from samsyn.office.access import Actor, Deed, RoomItself
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
from samsyn.office.people.names import Forms, sort_key
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
FROM json_array_elements(%s::json) AS fresh,
  LATERAL (VALUES ((fresh->>0)::uuid, (fresh->>1)::bigint, (fresh->>2)::smallint))
    AS found (person_id, token, weight)
JOIN people_person person ON person.id = found.person_id
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
    people = access.write_rows(
        Person, [{**places[plan.room_id], **_columns(plan, today)} for plan in plans]
    )
    recorded = list(zip(people, plans, strict=True))
    access.write_rows(
        IdentityNumber,
        [
            {**places[plan.room_id], **number_columns(person_id, plan.identity_number, today)}
            for person_id, plan in recorded
            if plan.identity_number
        ],
    )
    days = review_days(rooms)
    access.write_rows(
        PersonName,
        [
            {
                **places[plan.room_id],
                "review_days": days[plan.room_id],
                **name_columns(person_id, name, today, source_id=plan.source_id),
            }
            for person_id, plan in recorded
            for name in plan.names
        ],
    )
    write_tokens((person_id, map(full_name, plan.names)) for person_id, plan in recorded)
    for room, permit in permits.items():
        written = [person_id for person_id, plan in recorded if plan.room_id == room]
        audit.record(permit, subject="people_person", record_ids=written)
    return people


def _rooms_of_sources(actor: Actor, plans: Iterable[PersonPlan]) -> dict[UUID, int]:
    wanted = {plan.source_id for plan in plans if plan.source_id}
    if not wanted:
        return {}
    seen = access.visible_to(actor, Source.objects).filter(pk__in=wanted)
    return dict(seen.values_list("pk", "room_id"))


def _unusable(plan: PersonPlan, sources: Mapping[UUID, int]) -> Iterator[str]:
    if plan.source_id and sources.get(plan.source_id) != plan.room_id:
        yield _("Choose a source of the same room.")


def _columns(plan: PersonPlan, today: date) -> Columns:
    born = plan.born or _born_by_number(plan.identity_number, today)
    return {
        "identity": plan.identity.value,
        "standing": plan.standing.value,
        "protected_identity": plan.protected_identity.value,
        "born_earliest": born.earliest if born else None,
        "born_latest": born.latest if born else None,
        "died_on": plan.died_on,
        "not_suspected": plan.not_suspected,
        "external_reference": plan.external_reference.strip(),
    }


def _born_by_number(text: str | None, today: date) -> DateInterval | None:
    number = read_number(text, today=today) if text else None
    if isinstance(number, identity_numbers.IdentityNumber):
        return DateInterval.day(number.birth_date)
    return None


def number_columns(person_id: UUID, text: str, today: date) -> Columns:
    """Return the columns of a row that holds the number sealed for this person."""
    kind, digits = kind_and_digits(read_number(text, today=today))
    return {
        "person_id": person_id,
        "kind": kind.value,
        "sealed": seal(digits, person_id=person_id, field=NUMBER_FIELD, key=settings.FIELD_KEY),
        "match_key": match_key(digits, key=settings.MATCH_KEY),
    }


def name_columns(
    person_id: UUID, name: NamePlan, today: date, *, source_id: UUID | None
) -> Columns:
    """Return the columns of one name, confirmed today."""
    given, family = _tidy(name.given), _tidy(name.family)
    return {
        "person_id": person_id,
        "kind": name.kind.value,
        "given": given,
        "family": family,
        "sort_key": sort_key(family, given) if family else sort_key(given),
        "source_id": source_id,
        "last_confirmed_on": today,
    }


def write_tokens(names_of: Iterable[tuple[UUID, Iterable[str]]]) -> None:
    """Write what people are found by; the caller has removed what no longer holds.

    A person has a dozen tokens: one statement writes them, beside the people they find.
    """
    forms = Forms(settings.NAME_TOKEN_KEY)
    rows = [
        (str(person_id), token, weight)
        for person_id, names in names_of
        for token, weight in forms.tokens(names).items()
    ]
    with connection.cursor() as cursor:
        cursor.execute(_TOKENS, [json.dumps(rows)])


def full_name(name: NamePlan | PersonName) -> str:
    """Return the name as it is read aloud."""
    return f"{_tidy(name.given)} {_tidy(name.family)}".strip()


def review_days(rooms: Iterable[int]) -> dict[int, int]:
    """Return after how many days a claim of each room must be reviewed: its site's rule."""
    found = Room.objects.filter(pk__in=rooms).values_list("pk", "site__membership_review_days")
    return {room: days or _REVIEW_DAYS for room, days in found}


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))
