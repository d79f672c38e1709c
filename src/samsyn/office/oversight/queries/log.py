"""The log of the rooms that a reader answers for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.accounts.models import Staff
from samsyn.office.api.queries import token_ends
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.audit.models import AuditEvent
from samsyn.office.oversight.queries.events import (
    EventPage,
    Period,
    Way,
    by_or_about,
    by_way,
    events_from,
    in_rooms,
    page_of,
    within,
)
from samsyn.office.people.models import Person
from samsyn.vocabulary.rooms import Role

_SYSTEMS = (Role.SYSTEM, Role.REGISTERING_SYSTEM)  # each token's account holds one of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Auditee:
    """Somebody whose doings the log can be narrowed to."""

    staff_id: int
    name: str
    token_ends: datetime | None = None  # of another system's account


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """The log of the rooms named."""

    rooms: tuple[str, ...]
    page: EventPage


def log_of(
    actor: Actor,
    *,
    period: Period | None = None,
    way: Way | None = None,
    staff_id: int | None = None,
    older: int | None = None,
    newer: int | None = None,
) -> Log:
    """Return the latest events in the rooms whose log the actor reads.

    Raises `NotPermitted` if no role of theirs lets them read a log.
    """
    rooms = _rooms(actor)
    rows = in_rooms(rooms).filter(by_way(way), within(period or Period()))
    if staff_id is not None:
        rows = rows.filter(by_or_about(staff_id))
    found, newer_key, older_key = page_of(rows, older=older, newer=newer)
    known = people_in(actor, found, rooms)
    audit.record_reading(
        actor,
        Reading.LIST,
        subject="audit_auditevent",
        record_ids=sorted({one for ids in known.values() for one in ids}),
        room_ids=rooms,
    )
    return Log(
        rooms=tuple(dict.fromkeys(one.room_name for one in actor.roles if one.room_id in rooms)),
        page=EventPage(events=events_from(found, rooms, known), newer=newer_key, older=older_key),
    )


def staff_in_log(actor: Actor, *, now: datetime) -> list[Auditee]:
    """Return who holds or held a role in the rooms whose log the actor reads, tokens too.

    People come first, by name; then tokens in use; then those that are over, the newest first.
    """
    is_asked_about = Q(is_service=False) | Q(roles__role__in=_SYSTEMS)
    rows = (
        Staff.objects.filter(is_asked_about, roles__room_id__in=_rooms(actor))
        .distinct()
        .order_by("name", "pk")
    )
    known = dict(rows.values_list("pk", "name"))
    ends = token_ends(known)
    found = [Auditee(staff_id=pk, name=name, token_ends=ends.get(pk)) for pk, name in known.items()]
    return sorted(found, key=lambda one: _turn(one, now))


def _turn(one: Auditee, now: datetime) -> tuple[int, float]:
    if one.token_ends is None:
        return 0, 0
    return (1, 0) if one.token_ends > now else (2, -one.token_ends.timestamp())


def _rooms(actor: Actor) -> frozenset[int]:
    rooms = actor.rooms_granting(Deed.READ_AUDIT)
    access.require(actor, Deed.READ_AUDIT, about=RoomItself(min(rooms, default=0)))
    return rooms


def people_in(
    actor: Actor, rows: Sequence[AuditEvent], rooms: frozenset[int]
) -> dict[int, tuple[UUID, ...]]:
    """Return, event by event, the one person it is about, unless the actor must not know.

    An event that touches rooms of others is left without: its people may be theirs.
    """
    about = {
        row.pk: UUID(row.record_ids[0])
        for row in rows
        if row.subject == "people_person"
        and len(row.record_ids) == 1
        and rooms.issuperset(row.room_ids)
    }
    seen = set(
        access.visible_to(actor, Person.objects)
        .filter(pk__in=set(about.values()))
        .values_list("pk", flat=True)
    )
    log_only = rooms - actor.reading_rooms
    return {
        row.pk: (about[row.pk],)
        for row in rows
        if row.pk in about and (about[row.pk] in seen or log_only.issuperset(row.room_ids))
    }
