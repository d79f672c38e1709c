"""What a person is called on a page: a code, or the name while the reader reveals names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.people.models import Person, PersonName
from samsyn.vocabulary.claims import COUNTING_FOR_NOTHING
from samsyn.vocabulary.people import NameKind
from samsyn.vocabulary.rooms import RoomKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomMark:
    """The room that a record comes from."""

    room_id: int
    name: str
    kind: RoomKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLabel:
    """A person as listed: `text` is the name if it may be shown, else the code."""

    person_id: UUID
    code: str
    name: str  # empty unless revealed
    room: RoomMark

    @property
    def text(self) -> str:
        return self.name or self.code


def room_marks(actor: Actor) -> dict[int, RoomMark]:
    """Return the marks of the rooms that the actor reads."""
    return {
        held.room_id: RoomMark(room_id=held.room_id, name=held.room_name, kind=held.room_kind)
        for held in actor.roles
        if held.room_id in actor.reading_rooms
    }


def shows_names(actor: Actor, room_id: int) -> bool:
    """Whether names of this room are shown now: chosen for a while, and granted there."""
    return actor.names_revealed and actor.may(Deed.REVEAL_NAMES, room_id)


def labels_of(actor: Actor, person_ids: Iterable[UUID]) -> dict[UUID, PersonLabel]:
    """Return labels of the visible among these people; two queries at most.

    Whoever shows them notes the reading.
    """
    marks = room_marks(actor)
    rooms = dict(
        access.visible_to(actor, Person.objects)
        .filter(pk__in=set(person_ids))
        .values_list("pk", "room_id")
    )
    names = names_shown(actor, rooms)
    return {
        person_id: PersonLabel(
            person_id=person_id,
            code=access.code_for("P", person_id),
            name=names.get(person_id, ""),
            room=marks[room_id],
        )
        for person_id, room_id in rooms.items()
    }


def names_shown(actor: Actor, rooms: dict[UUID, int]) -> dict[UUID, str]:
    """Return the first legal name, else alias, of people whose names may be shown now."""
    wanted = [person_id for person_id, room in rooms.items() if shows_names(actor, room)]
    if not wanted:
        return {}
    rows = (
        access.visible_to(actor, PersonName.objects)
        .filter(person__in=wanted)
        .exclude(status__in=COUNTING_FOR_NOTHING)
        .order_by("recorded_at", "pk")
    )
    found: dict[UUID, str] = {}
    for row in sorted(rows, key=lambda row: row.kind != NameKind.LEGAL.value):
        found.setdefault(row.person_id, str(row))
    return found


def named_first(labels: Sequence[PersonLabel]) -> PersonLabel:
    """Return the first label, with a name that another record may show if it has none itself."""
    first = labels[0]
    return replace(first, name=next((one.name for one in labels if one.name), ""))


def note_labels(actor: Actor, reading: Reading, labels: Iterable[PersonLabel]) -> None:
    """Note that these records were shown, and that names were if they were."""
    shown = list(labels)
    if not shown:
        return
    named = [label for label in shown if label.name]
    for kind, some in ((reading, shown), (Reading.NAMES, named)):
        if some:
            audit.record_reading(
                actor,
                kind,
                subject="people_person",
                record_ids=[label.person_id for label in some],
                room_ids={label.room.room_id for label in some},
            )
