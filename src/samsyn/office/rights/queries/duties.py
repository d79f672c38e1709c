"""By which days requests and contests are to be answered, for the calendar and for steering."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Min
from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Duty, DutyKind
from samsyn.office.retention.queries import NoService, as_service
from samsyn.office.rights.models import Contest, PersonRequest


def answer_duties(actor: Actor) -> Iterator[Duty]:
    """Yield what is not answered in the rooms in which the actor answers people."""
    rooms = actor.rooms_granting(Deed.ANSWER_REQUEST)
    if not rooms:
        return
    asked = access.visible_to(actor, PersonRequest.objects).filter(answered_at__isnull=True)
    for row in asked.filter(room__in=rooms).select_related("room", "owner"):
        yield Duty(
            kind=DutyKind.REQUEST,
            id=row.pk,
            room_name=row.room.name,
            due_on=row.due_on,
            opens=True,
            owner_id=row.owner_id,
            owner=row.owner.name,
        )
    contested = access.visible_to(actor, Contest.objects).filter(settled__isnull=True)
    for one in contested.filter(room__in=rooms).select_related("room"):
        yield Duty(
            kind=DutyKind.CONTEST,
            id=one.pk,
            room_name=one.room.name,
            due_on=one.due_on,
            opens=True,
        )


def answers_of_site(actor: Actor, now: datetime) -> Iterator[Duty]:
    """Yield for each steered room the first day that went by; how many did is not told.

    Steering reads no request: the service that erases looks, and hands on a room and a day.
    """
    rooms = access.steered_rooms(actor)
    if rooms:
        yield from _late_in(rooms, actor, now)


def _late_in(rooms: frozenset[int], actor: Actor, now: datetime) -> list[Duty]:
    today = timezone.localdate(now)
    try:
        with as_service(now=now, by=actor) as service:
            asked = access.visible_to(service, PersonRequest.objects)
            contested = access.visible_to(service, Contest.objects)
            late = {
                DutyKind.REQUEST: _first_days(asked.filter(answered_at__isnull=True), rooms, today),
                DutyKind.CONTEST: _first_days(contested.filter(settled__isnull=True), rooms, today),
            }
    except NoService:  # an installation in which nothing is erased yet
        return []
    return [
        Duty(kind=kind, room_name=name, due_on=first, opens=False)
        for kind, found in late.items()
        for name, first in found
    ]


def _first_days(rows: Any, rooms: frozenset[int], today: date) -> list[tuple[str, date]]:
    late = rows.filter(room__in=rooms, due_on__lt=today).values("room")
    return list(late.annotate(first=Min("due_on")).values_list("room__name", "first"))
