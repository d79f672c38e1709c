"""What the service compares readings with. Names and records are read here, and not handed on."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Max, QuerySet

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Refusal
from samsyn.office.accounts.models import Staff
from samsyn.office.api.queries import token_accounts
from samsyn.office.audit.changes import Reading
from samsyn.office.audit.models import AuditEvent
from samsyn.office.notifications.models import TalkMember
from samsyn.office.oversight.models import LogReview
from samsyn.office.oversight.rules import Facts, Seen, bounds_of
from samsyn.office.partners.models import Room, StaffRole
from samsyn.office.partners.queries import held_at, time_zone_of
from samsyn.office.people.models import Person, PersonName
from samsyn.vocabulary.rooms import Role

MONTHS_OF_USUAL = 3
_SUBJECT = "people_person"
_MONTHS_A_YEAR = 12


class NoReviewingService(Refusal):
    """No service reaches the rooms: an operator has to let it in."""


@contextmanager
def as_reviewing_service(*, now: datetime) -> Iterator[Actor]:
    """Run a block as the service that keeps the rooms' records."""
    held = held_at(now).filter(
        role=Role.RETENTION.value, staff__is_service=True, staff__is_active=True
    )
    staff_id = held.order_by("staff_id", "pk").values_list("staff_id", flat=True).first()
    if staff_id is None:
        raise NoReviewingService("No service draws reviews. Run: samsyn doctor")
    with access.acting_as(access.actor_for(staff_id, now=now)) as service:
        yield service


def rooms_with_reviewers(service: Actor, *, now: datetime) -> list[Room]:
    """Return the rooms in which somebody reviews the log, and reads no records."""
    rooms = Room.objects.filter(pk__in=service.rooms_granting(Deed.REVIEW_LOG))
    return [
        room
        for room in rooms.order_by("pk")
        if access.staff_who_may(Deed.REVIEW_LOG, room.pk, now=now).keys()
        - access.staff_who_may(Deed.READ_RECORDS, room.pk, now=now).keys()
    ]


def zone_of(room: Room) -> ZoneInfo:
    """Return the time zone that a room's days are in."""
    return time_zone_of([room.site_id])


def latest_month(service: Actor, room_id: int) -> date | None:
    """Return the latest month that was drawn in a room."""
    rows = LogReview.objects.filter(
        room_id=room_id, room_id__in=service.rooms_granting(Deed.REVIEW_LOG)
    )
    return rows.order_by("-month", "pk").values_list("month", flat=True).first()


def month_of(
    service: Actor, room: Room, first: date, *, zone: ZoneInfo
) -> tuple[list[Seen], list[Seen], Facts]:
    """Return a month's readings of people of the room by staff, by systems, and the rules' facts.

    The rules are about people's habits, so that the facts hold nothing of systems.
    """
    service = service.narrowed_to(room.pk)
    begins, ends = bounds_of(first, zone)
    before, _end = bounds_of(_months_before(first), zone)
    here = set(access.visible_to(service, Person.objects).values_list("pk", flat=True))
    readings = readings_in(service, room.pk, here, begins, ends)
    by_systems = readings_in(service, room.pk, here, begins, ends, by=token_accounts())
    readers = {row.staff_id for row in readings}
    facts = Facts(
        zone=zone,
        staff_names={
            pk: name.split()[-1]
            for pk, name in Staff.objects.filter(pk__in=readers).values_list("pk", "name")
            if name.split()
        },
        families=_families(service),
        roles=_roles(room.pk, begins, ends),
        case_links=frozenset(_case_links(service, readers)),
        seen_before=_seen_before(readers, begins),
        earlier=[
            row
            for row in readings_in(service, room.pk, here, before, begins)
            if row.staff_id in readers
        ],
    )
    return readings, by_systems, facts


def _months_before(first: date) -> date:
    months = first.year * _MONTHS_A_YEAR + first.month - 1 - MONTHS_OF_USUAL
    return date(months // _MONTHS_A_YEAR, months % _MONTHS_A_YEAR + 1, 1)


def readings_in(
    service: Actor,
    room_id: int,
    here: set[UUID],
    begins: datetime,
    ends: datetime,
    *,
    by: QuerySet[Any, int] | None = None,
) -> list[Seen]:
    """Return readings by members of staff, or `by` other accounts; no service is among the former.

    Of an event on several rooms only the people of this one are told.
    """
    staff = Staff.objects.filter(is_service=False)
    readers = staff.values_list("pk", flat=True) if by is None else by
    rows = AuditEvent.objects.filter(
        room_ids__contains=[room_id],
        at__gte=begins,
        at__lt=ends,
        subject=_SUBJECT,
        action__in=[way.value for way in Reading],
        staff_id__in=readers,
    ).exclude(staff_id=service.staff_id)
    told = rows.order_by("pk").values_list("pk", "at", "staff_id", "action", "record_ids")
    found = []
    for number, at, staff_id, action, record_ids in told.iterator():
        people = tuple(one for one in map(UUID, record_ids) if one in here)
        if people and staff_id is not None:
            found.append(
                Seen(number=number, at=at, staff_id=staff_id, way=Reading(action), people=people)
            )
    return found


def _families(service: Actor) -> dict[UUID, frozenset[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    names = access.visible_to(service, PersonName.objects).exclude(family="")
    for person_id, family in names.values_list("person_id", "family"):
        found[person_id].add(family)
    return {person_id: frozenset(families) for person_id, families in found.items()}


def _roles(room_id: int, begins: datetime, ends: datetime) -> dict[int, frozenset[Role]]:
    """Return the roles that staff held in the room at any time of the month."""
    rows = StaffRole.objects.filter(room_id=room_id, starts_at__lt=ends)
    found: dict[int, set[Role]] = defaultdict(set)
    for staff_id, role, ended in rows.values_list("staff_id", "role", "ends_at"):
        if ended is None or ended > begins:
            found[staff_id].add(Role(role))
    return {staff_id: frozenset(roles) for staff_id, roles in found.items()}


def _case_links(service: Actor, readers: set[int]) -> Iterator[tuple[int, UUID]]:
    """Yield who is named by any row about whom: who wrote it, decided it, is to do it."""
    for wall in access.walls():
        fields = wall.model._meta.concrete_fields
        people = [one.attname for one in fields if one.related_model is Person]
        staff = [one.attname for one in fields if one.related_model is Staff]
        if wall.model is Person:
            people = ["pk"]
        rows = access.visible_to(service, wall.model._default_manager)
        for person in people:
            for named in staff:
                pairs = rows.filter(**{f"{named}__in": readers, f"{person}__isnull": False})
                yield from pairs.values_list(named, person).distinct()
    teams = access.visible_to(service, TalkMember.objects).filter(staff__in=readers)
    yield from teams.values_list("staff_id", "brief__person_ref")


def _seen_before(readers: set[int], begins: datetime) -> dict[int, datetime]:
    rows = AuditEvent.objects.filter(staff_id__in=readers, at__lt=begins)
    return dict(rows.values_list("staff_id").annotate(last=Max("at")).order_by())
