"""The list of people of a room, newest first, by codes.

There is none in social services: its case data may be sought by name, number or case only
(SoLPuF 15 §).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.people.models import Person
from samsyn.office.people.queries.labels import PersonLabel, RoomMark, labels_of, room_marks
from samsyn.office.people.queries.records import ages_of, born_within
from samsyn.vocabulary.rooms import RoomKind
from samsyn.vocabulary.uncertain_dates import AgeRange

PAGE_SIZE = 50

Key = tuple[datetime, UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One person in the list."""

    label: PersonLabel
    age: AgeRange | None
    may_be_minor: bool
    is_victim_only: bool
    is_protected: bool
    is_restricted: bool
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """Up to fifty people, and the keys to the pages before and after."""

    lines: tuple[PersonLine, ...]
    rooms: tuple[RoomMark, ...]  # that can be listed
    room_id: int | None
    newer: Key | None
    older: Key | None


def people_list(
    actor: Actor,
    *,
    today: date,
    room_id: int | None = None,
    before: Key | None = None,
    after: Key | None = None,
) -> PeoplePage:
    """Return a page of the visible people. Raises `NotPermitted` where lists are not allowed."""
    rooms = _listable(actor)
    wanted = {room.room_id for room in rooms if room_id in (None, room.room_id)}
    rows = access.visible_to(actor, Person.objects).filter(room_id__in=wanted)
    found, has_newer, has_older = _page(rows, before=before, after=after)
    lines = _lines(actor, found, today=today)
    audit.record_reading(
        actor,
        Reading.LIST,
        subject="people_person",
        record_ids=[person.pk for person in found],
        room_ids=wanted,
    )
    return PeoplePage(
        lines=lines,
        rooms=rooms,
        room_id=room_id,
        newer=_key(found[0]) if has_newer else None,
        older=_key(found[-1]) if has_older else None,
    )


def _listable(actor: Actor) -> tuple[RoomMark, ...]:
    rooms = tuple(
        mark for mark in room_marks(actor).values() if mark.kind is not RoomKind.SOCIAL_SERVICES
    )
    if not rooms:
        raise NotPermitted(
            _("People are not listed here. Search by name, identity number or case number.")
        )
    return rooms


def _page(
    rows: QuerySet[Person], *, before: Key | None, after: Key | None
) -> tuple[Sequence[Person], bool, bool]:
    """Return the rows, and whether there are newer and older ones."""
    rows = rows.select_related("compartment")
    if after:
        at, pk = after
        rows = rows.filter(Q(recorded_at__gt=at) | Q(recorded_at=at, pk__gt=pk))
        found = list(rows.order_by("recorded_at", "pk")[: PAGE_SIZE + 1])
        return found[:PAGE_SIZE][::-1], len(found) > PAGE_SIZE, bool(found)
    if before:
        at, pk = before
        rows = rows.filter(Q(recorded_at__lt=at) | Q(recorded_at=at, pk__lt=pk))
    found = list(rows.order_by("-recorded_at", "-pk")[: PAGE_SIZE + 1])
    return found[:PAGE_SIZE], bool(before and found), len(found) > PAGE_SIZE


def _lines(actor: Actor, found: Sequence[Person], *, today: date) -> tuple[PersonLine, ...]:
    labels = labels_of(actor, [person.pk for person in found])
    if any(label.name for label in labels.values()):
        audit.record_reading(
            actor,
            Reading.NAMES,
            subject="people_person",
            record_ids=[label.person_id for label in labels.values() if label.name],
            room_ids={label.room.room_id for label in labels.values() if label.name},
        )
    return tuple(_line(person, labels[person.pk], today=today) for person in found)


def _line(person: Person, label: PersonLabel, *, today: date) -> PersonLine:
    age, may_be_minor = ages_of(born_within(person), today=today, died_on=person.died_on)
    return PersonLine(
        label=label,
        age=age,
        may_be_minor=may_be_minor,
        is_victim_only=person.standing == "victim_only",
        is_protected=person.protected_identity != "none",
        is_restricted=not person.compartment.is_default,
        recorded_at=person.recorded_at,
    )


def _key(person: Person) -> Key:
    return person.recorded_at, person.pk
