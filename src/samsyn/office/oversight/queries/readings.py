"""Who has seen one person. Whoever may read the log but no records gets codes only."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.audit.models import AuditEvent
from samsyn.office.oversight.queries.events import (
    PAGE,
    EventPage,
    Period,
    Way,
    by_way,
    events_from,
    page_of,
    within,
)
from samsyn.office.partners.models import Room
from samsyn.office.people.models import Person

PRINTED = 500  # most lines on paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """Who has seen one person; never holds a name of that person."""

    person_id: UUID
    code: str
    room_name: str
    opens: bool  # whether the reader may open the person's page
    page: EventPage


def readings_of(
    actor: Actor,
    person_id: UUID,
    *,
    period: Period | None = None,
    way: Way | None = None,
    older: int | None = None,
    newer: int | None = None,
) -> Readings:
    """Return who has seen the person, newest first.

    Raises `NotVisible` unless the actor sees the person, or reads the log but no records in
    the person's room, and `NotPermitted` if they see the person but may not read the log.
    """
    room_id, opens = _room_of(actor, person_id)
    access.require(actor, Deed.READ_AUDIT, about=RoomItself(room_id))
    rows = _about(person_id, room_id).filter(by_way(way), within(period or Period()))
    size = PRINTED if actor.on_paper else PAGE
    found, newer_key, older_key = page_of(rows, older=older, newer=newer, size=size)
    audit.record_reading(
        actor,
        Reading.PAGE,
        subject="audit_auditevent",
        record_ids=[person_id],
        room_ids=[room_id],
    )
    return Readings(
        person_id=person_id,
        code=access.code_for("P", person_id),
        room_name=Room.objects.values_list("name", flat=True).get(pk=room_id),
        opens=opens,
        page=EventPage(
            events=events_from(found, frozenset({room_id}), {}),
            newer=newer_key,
            older=older_key,
        ),
    )


def _room_of(actor: Actor, person_id: UUID) -> tuple[int, bool]:
    """Return the person's room, and whether the actor sees the person."""
    seen = access.visible_to(actor, Person.objects).filter(pk=person_id).only("room_id").first()
    if seen is not None:
        return seen.room_id, True
    # For an auditor without records the log itself tells in which room the row was written.
    log_only = sorted(actor.rooms_granting(Deed.READ_AUDIT) - actor.reading_rooms)
    written = AuditEvent.objects.filter(
        action="insert",
        subject="people_person",
        record_ids__contains=[str(person_id)],
        room_ids__overlap=log_only,
    ).values_list("room_ids", flat=True)
    room_ids = written.order_by("pk").first()
    if room_ids is None:
        raise NotVisible(_("The page does not exist."))
    return int(room_ids[0]), False


def _about(person_id: UUID, room_id: int) -> QuerySet[AuditEvent]:
    return AuditEvent.objects.filter(
        record_ids__contains=[str(person_id)], room_ids__contains=[room_id]
    )
