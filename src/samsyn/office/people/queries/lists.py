"""The list of people, newest first, by codes: one line a human being, whatever rooms hold them.

The oldest record stands for the others, so that a line keeps its place from page to page.

There is no list in social services: its case data may be sought by name, number or case only
(SoLPuF 15 §).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Linked, NotPermitted
from samsyn.office.audit.changes import Reading
from samsyn.office.people.models import Person, PersonLink
from samsyn.office.people.queries.choices import writable_rooms
from samsyn.office.people.queries.labels import (
    PersonLabel,
    RoomMark,
    labels_of,
    named_first,
    note_labels,
    room_marks,
)
from samsyn.office.people.queries.records import Together, together_of
from samsyn.vocabulary.rooms import RoomKind
from samsyn.vocabulary.uncertain_dates import AgeRange

PAGE_SIZE = 50

Key = tuple[datetime, UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One person in the list."""

    label: PersonLabel
    rooms: tuple[RoomMark, ...]  # of the records that are shown as this one
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
    may_record: bool
    may_link: bool


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
    one = access.linked(actor, PersonLink)
    seen = access.visible_to(actor, Person.objects).filter(room_id__in=wanted)
    rows = access.in_use(actor, seen, on=today)
    found, has_newer, has_older = _page(access.once(rows, one), before=before, after=after)
    lines = _lines(actor, found, one, marks={room.room_id: room for room in rooms}, today=today)
    return PeoplePage(
        lines=lines,
        rooms=rooms,
        room_id=room_id,
        newer=_key(found[0]) if has_newer else None,
        older=_key(found[-1]) if has_older else None,
        may_record=bool(writable_rooms(actor)),
        may_link=bool(actor.rooms_granting(Deed.LINK_PEOPLE)),
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


def _lines(
    actor: Actor,
    found: Sequence[Person],
    one: Linked,
    *,
    marks: Mapping[int, RoomMark],
    today: date,
) -> tuple[PersonLine, ...]:
    """Return a line for each, with what its other records in listable rooms say; note them all."""
    shown = {
        person_id: replace(
            together, records=tuple(row for row in together.records if row.room_id in marks)
        )
        for person_id, together in together_of(actor, [row.pk for row in found], one).items()
    }
    records = [row for together in shown.values() for row in together.records]
    labels = labels_of(actor, [row.pk for row in records])
    note_labels(actor, Reading.LIST, labels.values())
    return tuple(_line(shown[row.pk], labels, marks, today=today) for row in found)


def _line(
    together: Together,
    labels: Mapping[UUID, PersonLabel],
    marks: Mapping[int, RoomMark],
    *,
    today: date,
) -> PersonLine:
    records = together.records
    age, may_be_minor = together.ages(today=today)
    return PersonLine(
        label=named_first([labels[row.pk] for row in records]),
        rooms=tuple(dict.fromkeys(marks[row.room_id] for row in records)),
        age=age,
        may_be_minor=may_be_minor,
        is_victim_only=together.is_victim_only,
        is_protected=together.is_protected,
        is_restricted=any(not row.compartment.is_default for row in records),
        recorded_at=records[0].recorded_at,
    )


def _key(person: Person) -> Key:
    return person.recorded_at, person.pk
