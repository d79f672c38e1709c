"""What forms on people offer: rooms to write in, staff, the other person by code."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.linking import queries as linking
from samsyn.office.partners.models import CompartmentStaff
from samsyn.office.people.models import Person, PersonLink, PersonName
from samsyn.office.people.queries.labels import PersonLabel, RoomMark, labels_of, room_marks
from samsyn.office.people.queries.records import born_within
from samsyn.vocabulary.uncertain_dates import DateInterval

WritableRoom = RoomMark


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffChoice:
    """A member of staff who reads in a room."""

    staff_id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomStaff:
    """Who reads in a person's room, and who is named for the record now."""

    readers: tuple[StaffChoice, ...]
    team: frozenset[int]
    shut_out: frozenset[int]
    reason: str
    is_restricted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Revisable:
    """What the record says now, for the form that corrects it."""

    label: PersonLabel
    version: int
    born: DateInterval | None
    identity: str
    standing: str
    protected_identity: str
    died_on: date | None
    external_reference: str
    not_suspected: bool


def writable_rooms(actor: Actor) -> tuple[WritableRoom, ...]:
    """Return the rooms in which the actor may record people."""
    granted = actor.rooms_granting(Deed.EDIT_PEOPLE)
    return tuple(mark for mark in room_marks(actor).values() if mark.room_id in granted)


def revisable(actor: Actor, person_id: UUID) -> Revisable:
    """Return what the form starts from; raises `NotVisible` or `NotPermitted`."""
    person = access.get_visible(actor, Person.objects, pk=person_id)
    access.require(actor, Deed.EDIT_PEOPLE, about=person)
    return Revisable(
        label=label_read(actor, person),
        version=person.version,
        born=born_within(person),
        identity=person.identity,
        standing=person.standing,
        protected_identity=person.protected_identity,
        died_on=person.died_on,
        external_reference=person.external_reference,
        not_suspected=person.not_suspected,
    )


def label_for(actor: Actor, person_id: UUID, *, deed: Deed) -> PersonLabel:
    """Return the label of a person whom the actor may do this deed to."""
    person = access.get_visible(actor, Person.objects, pk=person_id)
    access.require(actor, deed, about=person)
    return label_read(actor, person)


def label_read(actor: Actor, person: Person) -> PersonLabel:
    """Return the label of one person, and note that it was read."""
    label = labels_of(actor, [person.pk])[person.pk]
    audit.record_reading(
        actor,
        Reading.NAMES if label.name else Reading.PAGE,
        subject="people_person",
        record_ids=[person.pk],
        room_ids=[person.room_id],
    )
    return label


def person_by_code(actor: Actor, code: str) -> UUID | None:
    """Return the visible person with this code; None if there is none, or more than one."""
    between = access.identifiers_of(code)
    if between is None:
        return None
    rows = access.visible_to(actor, Person.objects).filter(pk__range=between)
    found: Sequence[UUID] = list(rows.values_list("pk", flat=True)[:2])
    return found[0] if len(found) == 1 else None


def staff_of_room(actor: Actor, person_id: UUID, *, now: datetime) -> RoomStaff:
    """Return whom a restriction of this record may name, and whom it names now."""
    person = access.get_visible(actor, Person.objects.select_related("compartment"), pk=person_id)
    access.require(actor, Deed.RESTRICT_RECORD, about=person)
    reading = access.staff_who_may(Deed.READ_RECORDS, person.room_id, now=now)
    named = list(
        CompartmentStaff.objects.filter(
            compartment_id=person.compartment_id, compartment__is_default=False
        )
    )
    return RoomStaff(
        readers=tuple(
            StaffChoice(staff_id=staff_id, name=name) for staff_id, name in reading.items()
        ),
        team=frozenset(one.staff_id for one in named if not one.shut_out),
        shut_out=frozenset(one.staff_id for one in named if one.shut_out),
        reason=person.restricted_because,
        is_restricted=not person.compartment.is_default,
    )


def person_of_name(actor: Actor, name_id: UUID) -> UUID:
    """Return whose name it is; raises `NotVisible`."""
    return access.get_visible(actor, PersonName.objects, pk=name_id).person_id


def person_of_link(actor: Actor, link_id: UUID) -> UUID:
    """Return one of the two whom a link joins; raises `NotVisible`."""
    return linking.ends_of(actor, PersonLink, link_id)[0]
