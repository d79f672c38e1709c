"""What people are called to this reader, and the note that they have been shown."""

from collections.abc import Collection
from uuid import UUID

from samsyn.office.access import Actor, Linked
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.people.queries import labels_of


def names_noted(actor: Actor, people: Collection[UUID], *, same: Linked) -> dict[UUID, str]:
    """Return the names that may be shown now, by person, and note what the reader is shown.

    `same` says which records are of one person; every record of a person shown is noted as read.
    """
    records = same.all_of(people)
    if not records:
        return {}
    labels = labels_of(actor, records)
    rooms = {label.room.room_id for label in labels.values()}
    audit.record_reading(
        actor, Reading.PAGE, subject="people_person", record_ids=sorted(labels), room_ids=rooms
    )
    named = {record: label for record, label in labels.items() if label.name}
    if named:
        audit.record_reading(
            actor,
            Reading.NAMES,
            subject="people_person",
            record_ids=sorted(named),
            room_ids={label.room.room_id for label in named.values()},
        )
    return {same.standing_for(record): label.name for record, label in sorted(named.items())}
