"""One person as the reader's rooms know them: linked records as one, each claim with its room.

Which fields a record shows depends on the kind of its room, by the dataclass built for it:
a joint room holds a stub, an agency its own fields, the police also whether there is suspicion.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.linking.queries import LinkNote
from samsyn.office.partners.models import CompartmentStaff
from samsyn.office.people.models import IdentityNumber, Person, PersonLink
from samsyn.office.people.queries.claims import (
    NameClaim,
    TieLine,
    links_of,
    names_of,
    ties_of,
)
from samsyn.office.people.queries.labels import (
    RoomMark,
    labels_of,
    named_first,
    room_marks,
    shows_names,
)
from samsyn.office.people.queries.records import Together, born_within
from samsyn.office.people.sealing import unseal
from samsyn.vocabulary.rooms import RoomKind
from samsyn.vocabulary.uncertain_dates import AgeRange, DateInterval


@dataclass(frozen=True, slots=True, kw_only=True)
class JointPerson:
    """What any room shows of its record; all that a joint room may hold."""

    person_id: UUID
    code: str
    room: RoomMark
    born_years: tuple[int, int] | None  # first and last possible year
    is_unknown: bool
    is_victim_only: bool
    is_protected: bool
    is_dead: bool
    recorded_at: datetime
    recorded_by: str
    version: int
    restricted_to: tuple[str, ...]  # who reads it, if not everyone in the room
    shut_out: tuple[str, ...]
    restricted_because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyPerson(JointPerson):
    """An agency's own record."""

    born: DateInterval | None
    died_on: date | None
    numbers: tuple[str, ...]  # empty unless names are revealed
    has_numbers: bool
    external_reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicePerson(AgencyPerson):
    """The police's or probation's record, under the law on crime data."""

    not_suspected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSheet:
    """A person as shown: the record asked for first, then those linked with it."""

    person_id: UUID
    heading: str  # name or code
    code: str
    names_are_shown: bool
    may_reveal: bool
    records: tuple[JointPerson, ...]
    age: AgeRange | None
    may_be_minor: bool
    names: tuple[NameClaim, ...]
    ties: tuple[TieLine, ...]
    links: tuple[LinkNote, ...]
    may_edit: bool
    may_link: bool
    may_restrict: bool
    may_disclose: bool
    may_read_log: bool
    may_remove: bool

    @property
    def record(self) -> JointPerson:
        return self.records[0]

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        return tuple(record.person_id for record in self.records)

    @property
    def is_protected(self) -> bool:
        return any(record.is_protected for record in self.records)


def person_sheet(actor: Actor, person_id: UUID, *, today: date) -> PersonSheet:
    """Return the person for this reader, and note the reading. Raises `NotVisible`."""
    asked = access.get_visible(actor, Person.objects, pk=person_id)
    people = _cluster(actor, asked)
    ids = [person.pk for person in people]
    marks = room_marks(actor)
    labels = labels_of(actor, ids)
    age, may_be_minor = Together(records=tuple(people)).ages(today=today)
    sheet = PersonSheet(
        person_id=person_id,
        heading=named_first([labels[one] for one in ids]).text,
        code=labels[person_id].code,
        names_are_shown=any(shows_names(actor, person.room_id) for person in people),
        may_reveal=any(actor.may(Deed.REVEAL_NAMES, person.room_id) for person in people),
        records=tuple(_records(actor, people, marks)),
        age=age,
        may_be_minor=may_be_minor,
        names=tuple(names_of(actor, ids, marks)),
        ties=tuple(ties_of(actor, ids, marks)),
        links=tuple(links_of(actor, ids)),
        may_edit=actor.may(Deed.EDIT_PEOPLE, asked.room_id),
        may_link=actor.may(Deed.LINK_PEOPLE, asked.room_id),
        may_restrict=actor.may(Deed.RESTRICT_RECORD, asked.room_id),
        may_disclose=actor.may(Deed.DISCLOSE, asked.room_id),
        may_read_log=actor.may(Deed.READ_AUDIT, asked.room_id),
        may_remove=actor.may(Deed.KEEP_RETENTION, asked.room_id),
    )
    _note(actor, people)
    return sheet


def _note(actor: Actor, people: Sequence[Person]) -> None:
    ids = [person.pk for person in people]
    rooms = {person.room_id for person in people}
    audit.record_reading(
        actor, Reading.PAGE, subject="people_person", record_ids=ids, room_ids=rooms
    )
    if named := [person.pk for person in people if shows_names(actor, person.room_id)]:
        audit.record_reading(
            actor, Reading.NAMES, subject="people_person", record_ids=named, room_ids=rooms
        )


def _cluster(actor: Actor, asked: Person) -> list[Person]:
    """Return the record asked for, then the visible ones linked as the same, oldest first."""
    ids = access.linked(actor, PersonLink, [asked.pk]).together_with(asked.pk)
    rows = (
        access.visible_to(actor, Person.objects)
        .filter(pk__in=ids)
        .select_related("compartment", "recorded_by")
        .order_by("recorded_at", "pk")
    )
    return sorted(rows, key=lambda person: person.pk != asked.pk)


def _records(
    actor: Actor, people: Sequence[Person], marks: dict[int, RoomMark]
) -> Iterator[JointPerson]:
    numbers: dict[UUID, list[IdentityNumber]] = {}
    ids = [person.pk for person in people]
    for row in access.visible_to(actor, IdentityNumber.objects).filter(person__in=ids):
        numbers.setdefault(row.person_id, []).append(row)
    named = {(row.compartment_id, row.staff.name, row.shut_out) for row in _named_for(people)}
    for person in people:
        shared = _shared_fields(person, marks[person.room_id], named)
        kind = marks[person.room_id].kind
        if kind in (RoomKind.JOINT, RoomKind.MUNICIPALITY, RoomKind.COUNTY_BOARD):
            yield JointPerson(**shared)
            continue
        own = numbers.get(person.pk, [])
        shared |= {
            "born": born_within(person),
            "died_on": person.died_on,
            "numbers": tuple(map(_opened, own)) if shows_names(actor, person.room_id) else (),
            "has_numbers": bool(own),
            "external_reference": person.external_reference,
        }
        if kind in (RoomKind.POLICE, RoomKind.PROBATION):
            yield PolicePerson(**shared, not_suspected=person.not_suspected)
        else:
            yield AgencyPerson(**shared)


def _named_for(people: Sequence[Person]) -> Sequence[CompartmentStaff]:
    own = [person.compartment_id for person in people if not person.compartment.is_default]
    rows = CompartmentStaff.objects.filter(compartment__in=own)
    return list(rows.select_related("staff")) if own else []


def _shared_fields(
    person: Person, room: RoomMark, named: set[tuple[int, str, bool]]
) -> dict[str, Any]:
    born = born_within(person)
    here = sorted(one for one in named if one[0] == person.compartment_id)
    return {
        "person_id": person.pk,
        "code": access.code_for("P", person.pk),
        "room": room,
        "born_years": (born.earliest.year, born.latest.year) if born else None,
        "is_unknown": person.identity == "unknown",
        "is_victim_only": person.standing == "victim_only",
        "is_protected": person.protected_identity != "none",
        "is_dead": person.died_on is not None,
        "recorded_at": person.recorded_at,
        "recorded_by": person.recorded_by.name,
        "version": person.version,
        "restricted_to": tuple(name for _part, name, shut_out in here if not shut_out),
        "shut_out": tuple(name for _part, name, shut_out in here if shut_out),
        "restricted_because": person.restricted_because,
    }


def _opened(row: IdentityNumber) -> str:
    text = unseal(
        bytes(row.sealed),
        person_id=row.person_id,
        field="identity_number",
        key=settings.FIELD_KEY,
    )
    return f"{text[:8]}-{text[8:]}" if row.kind != "reserve" else text
