"""Which rooms hold reviews, whom a decision can be given to there, and who speaks for whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from samsyn.office.access import Actor, Deed, NotPermitted
from samsyn.office.partners.models import Room
from samsyn.office.partners.queries import held_at
from samsyn.vocabulary.rooms import RoomKind

HOLDING = frozenset({RoomKind.JOINT, RoomKind.POLICE})
Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRoom:
    """A room that holds reviews, as the reader stands to it."""

    room_id: int
    name: str
    is_joint: bool
    may_hold: bool
    may_sign: bool


def rooms_of(actor: Actor) -> tuple[ReviewRoom, ...]:
    """Return the rooms whose reviews the actor reads, joint rooms first.

    Raises `NotPermitted` for whoever reads in none.
    """
    found = {
        held.room_id: ReviewRoom(
            room_id=held.room_id,
            name=held.room_name,
            is_joint=held.room_kind is RoomKind.JOINT,
            may_hold=actor.may(Deed.HOLD_REVIEW, held.room_id),
            may_sign=actor.may(Deed.SIGN_REVIEW, held.room_id),
        )
        for held in actor.roles
        if held.room_kind in HOLDING and held.room_id in actor.reading_rooms
    }
    if not found:
        raise NotPermitted(_("Weekly reviews are held in the joint room and in the police's own."))
    return tuple(sorted(found.values(), key=lambda one: (not one.is_joint, one.name)))


def room_of(actor: Actor, room_id: int) -> ReviewRoom:
    """Return one of the rooms that hold reviews; raises `NotPermitted` for another."""
    for one in rooms_of(actor):
        if one.room_id == room_id:
            return one
    raise NotPermitted(_("Weekly reviews are held in the joint room and in the police's own."))


def zone_of(room_id: int) -> ZoneInfo:
    """Return the time zone of a room's site: days and weeks are its own."""
    site = Room.objects.select_related("site").get(pk=room_id).site
    return ZoneInfo(site.time_zone if site else "Europe/Stockholm")


def staff_of(room_id: int, *, now: datetime) -> Choices:
    """Return who works in the room now, by name; services and roles that read nothing left out."""
    held = held_at(now).filter(room=room_id, staff__is_active=True, staff__is_service=False)
    rows = held.order_by("staff__name", "staff_id", "pk").values_list("staff_id", "staff__name")
    return [(str(pk), name) for pk, name in dict.fromkeys(rows)]


def speaking_for(
    staff_ids: Iterable[int], room_id: int, *, now: datetime
) -> Mapping[int, frozenset[int]]:
    """Return staff -> the agencies that they speak for: of their rooms at the site, not the joint.

    In a room that is not joint, everybody speaks for whoever answers for it.
    """
    room = Room.objects.get(pk=room_id)
    wanted = set(staff_ids)
    if room.kind != RoomKind.JOINT.value:
        return {one: frozenset({room.controller_id}) for one in wanted}
    held = (
        held_at(now)
        .filter(staff_id__in=wanted, staff__is_active=True, room__site=room.site_id)
        .exclude(room__kind=RoomKind.JOINT.value)
        .values_list("staff_id", "room__controller_id")
    )
    found: dict[int, set[int]] = {one: set() for one in wanted}
    for staff, agency in held:
        found[staff].add(agency)
    return {staff: frozenset(agencies) for staff, agencies in found.items()}


def coordinating(room_id: int, *, now: datetime) -> Mapping[int, frozenset[int]]:
    """Return agency -> the staff of the room who speak for it."""
    staff = [int(pk) for pk, _name in staff_of(room_id, now=now)]
    found: dict[int, set[int]] = {}
    for one, agencies in speaking_for(staff, room_id, now=now).items():
        for agency in agencies:
            found.setdefault(agency, set()).add(one)
    return {agency: frozenset(those) for agency, those in found.items()}
