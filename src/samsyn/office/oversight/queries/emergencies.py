"""Rooms that were opened in an emergency: for who opened one, and for the room's own side."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible
from samsyn.office.accounts.models import Staff
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import EMERGENCY_MARK, Reading
from samsyn.office.audit.models import AuditEvent
from samsyn.office.oversight.queries.events import Event, events_from
from samsyn.office.oversight.queries.log import people_in
from samsyn.office.partners.models import OPENS_IN_EMERGENCY, Emergency, EmergencyAccount, Room
from samsyn.office.partners.queries import limits_by_room, time_zone_of
from samsyn.office.partners.rules import Limit
from samsyn.vocabulary.oversight import EmergencyGround, Verdict

MOST_SHOWN = 500  # readings of one emergency


class EmergencyState(StrEnum):
    """Where an emergency stands."""

    OPEN = "open"
    TO_REVIEW = "to_review"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomToOpen:
    """A room that the reader could open in an emergency."""

    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyShown:
    """One emergency. `is_ours`: the reader answers for the room; `is_mine`: they opened it."""

    id: UUID
    room_id: int
    room_name: str
    staff_id: int
    staff_name: str
    staff_title: str
    ground: EmergencyGround
    reason: str
    starts_at: datetime
    until: datetime
    state: EmergencyState
    due_on: date
    verdict: Verdict | None
    findings: str
    emptied_on: date | None  # both texts, when their period was over
    signed_at: datetime | None
    signed_by: str
    is_ours: bool
    is_mine: bool

    def is_late(self, today: date) -> bool:
        """Whether the review's day has passed without a signature."""
        return self.signed_at is None and today > self.due_on


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencySheet:
    """One emergency with every reading under it, oldest first; for the room's own side."""

    shown: EmergencyShown
    readings: tuple[Event, ...]
    people: int  # different people of the room who were opened or listed


def rooms_to_open(actor: Actor, *, now: datetime) -> list[RoomToOpen]:
    """Return the other agencies' rooms at the reader's sites that an emergency may open.

    Which they are follows from the reader's roles and the site's rule, never from a record.
    """
    own = [
        held
        for held in actor.roles
        if held.room_kind in OPENS_IN_EMERGENCY
        and held.room_id in actor.rooms_granting(Deed.OPEN_IN_EMERGENCY)
    ]
    controllers = Room.objects.filter(pk__in={held.room_id for held in own})
    rooms = (
        Room.objects.filter(
            site__in={held.site_id for held in own if held.site_id}, kind__in=OPENS_IN_EMERGENCY
        )
        .exclude(controller__in=controllers.values("controller"))
        .exclude(pk__in=actor.reading_rooms)
        .order_by("name", "pk")
    )
    found = list(rooms.values_list("pk", "name"))
    today = now.astimezone(time_zone_of(held.site_id for held in own)).date()
    limits = limits_by_room([pk for pk, _name in found])
    return [
        RoomToOpen(id=pk, name=name)
        for pk, name in found
        if limits[pk].on(today)[Limit.EMERGENCY_ACCESS]
    ]


def emergencies(actor: Actor, *, now: datetime) -> list[EmergencyShown]:
    """Return what the reader opened and what was opened in their rooms, the newest first."""
    rows = _known_to(actor).select_related("room", "staff", "signed_by", "account")
    return [_shown(actor, row, now) for row in rows.order_by("-starts_at", "pk")]


def emergency(actor: Actor, emergency_id: UUID, *, now: datetime) -> EmergencyShown:
    """Return one; raises `NotVisible` to everybody but who opened it and the room's own side."""
    rows = _known_to(actor).select_related("room", "staff", "signed_by", "account")
    row = rows.filter(pk=emergency_id).first()
    if row is None:
        raise NotVisible(_("The page does not exist."))
    return _shown(actor, row, now)


def emergency_sheet(actor: Actor, emergency_id: UUID, *, now: datetime) -> EmergencySheet:
    """Return one with what was read, under codes; who opened it sees that they did, and no log."""
    shown = emergency(actor, emergency_id, now=now)
    rows = _readings(shown) if shown.is_ours else []
    rooms = frozenset({shown.room_id})
    known = people_in(actor, rows, rooms)
    people = sorted({one for ids in known.values() for one in ids})
    if shown.is_ours:
        audit.record_reading(
            actor,
            Reading.LIST,
            subject="partners_emergency",
            record_ids=people,
            room_ids=[shown.room_id],
        )
    return EmergencySheet(shown=shown, readings=events_from(rows, rooms, known), people=len(people))


def in_our_rooms(actor: Actor, *, now: datetime) -> list[EmergencyShown]:
    """Return what the reader has to know at once: open in their rooms, or not yet reviewed."""
    return [
        one
        for one in emergencies(actor, now=now)
        if one.is_ours and one.state is not EmergencyState.SIGNED
    ]


def told_of(emergency_id: str, *, now: datetime) -> list[tuple[str, str]]:
    """Return language and address of everybody who answers for the room that was opened."""
    room_id = Emergency.objects.values_list("room_id", flat=True).get(pk=emergency_id)
    staff = access.staff_who_may(Deed.REVIEW_EMERGENCY, room_id, now=now)
    rows = Staff.objects.filter(pk__in=staff).order_by("pk")
    return list(rows.values_list("language", "email"))


def _readings(shown: EmergencyShown) -> list[AuditEvent]:
    rows = AuditEvent.objects.filter(
        staff_id=shown.staff_id,
        at__gte=shown.starts_at,
        at__lte=shown.until,
        fields__contains=[f"{EMERGENCY_MARK}{shown.id}"],
    )
    return list(rows.order_by("pk")[:MOST_SHOWN])


def _known_to(actor: Actor) -> QuerySet[Emergency]:
    ours = actor.rooms_granting(Deed.REVIEW_EMERGENCY)
    return Emergency.objects.filter(Q(staff=actor.staff_id) | Q(room__in=ours))


def _shown(actor: Actor, row: Emergency, now: datetime) -> EmergencyShown:
    until = row.ended_at or row.ends_at
    state = EmergencyState.OPEN if now < until else EmergencyState.TO_REVIEW
    account: EmergencyAccount = row.account
    return EmergencyShown(
        id=row.pk,
        room_id=row.room_id,
        room_name=row.room.name,
        staff_id=row.staff_id,
        staff_name=row.staff.name,
        staff_title=row.staff.title,
        ground=EmergencyGround(row.ground),
        reason=account.reason,
        starts_at=row.starts_at,
        until=until,
        state=EmergencyState.SIGNED if row.signed_at else state,
        due_on=row.due_on,
        verdict=Verdict(account.verdict) if account.verdict else None,
        findings=account.findings,
        emptied_on=account.emptied_on,
        signed_at=row.signed_at,
        signed_by=row.signed_by.name if row.signed_by else "",
        is_ours=row.room_id in actor.rooms_granting(Deed.REVIEW_EMERGENCY),
        is_mine=row.staff_id == actor.staff_id,
    )
