"""Real names of the people in a picture, only while the reader has asked for them."""

from collections.abc import Collection, Mapping
from uuid import UUID

from samsyn.office.access import Actor, Deed, visible_to
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.people.models import PersonName
from samsyn.vocabulary.claims import ClaimStatus
from samsyn.vocabulary.people import NameKind


def revealed_names(
    actor: Actor, people: Collection[UUID], *, same: Mapping[UUID, UUID]
) -> dict[UUID, str]:
    """Return legal names by person, and note that they were shown; none unless revealed."""
    if not actor.names_revealed:
        return {}
    records = {record for record, standing in same.items() if standing in people} | set(people)
    rows = (
        visible_to(actor, PersonName.objects)
        .filter(person_id__in=records, room_id__in=actor.rooms_granting(Deed.REVEAL_NAMES))
        .filter(kind=NameKind.LEGAL.value, status=ClaimStatus.ACCEPTED.value, until__isnull=True)
        .order_by("recorded_at", "pk")
    )
    names, rooms, seen = {}, set(), set()
    for row in rows:
        names[same.get(row.person_id, row.person_id)] = str(row)
        rooms.add(row.room_id)
        seen.add(row.person_id)
    if seen:
        audit.record_reading(
            actor,
            Reading.NAMES,
            subject="people_person",
            record_ids=sorted(seen),
            room_ids=rooms,
        )
    return names
