"""Who from outside a room's own agency has read in it, week by week: counts, never a name."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible, RoomItself
from samsyn.office.accounts.models import Staff
from samsyn.office.audit.changes import OperatorEvent
from samsyn.office.audit.models import AuditEvent
from samsyn.office.oversight.models import AccessDigest
from samsyn.office.oversight.queries.drawing import readings_in
from samsyn.office.oversight.queries.events import Way, way_of
from samsyn.office.oversight.rules import Seen, bounds_of_week
from samsyn.office.partners.models import Emergency, Room, StaffRole
from samsyn.office.people.models import Person
from samsyn.vocabulary.rooms import Role, RoomKind

OPERATOR = "operator"  # in the place of a role: commands of whoever runs the installation


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestLine:
    """What the staff of one agency in one role did in one way. `people`: different ones."""

    agency: str
    role: str  # of `Role`, `OPERATOR`, or '' if they hold none there
    way: str  # of `Way`
    staff: int
    readings: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestShown:
    """One week of one room."""

    id: UUID
    room_name: str
    controller: str
    week: date
    made_at: datetime
    read_at: datetime | None
    read_by: str
    lines: tuple[DigestLine, ...]

    @property
    def readings(self) -> int:
        """Return how often somebody from outside has read."""
        return sum(one.readings for one in self.lines)


def digests(actor: Actor) -> list[DigestShown]:
    """Return the digests of the rooms whose log the actor reads, the newest week first."""
    rooms = actor.rooms_granting(Deed.READ_AUDIT)
    access.require(actor, Deed.READ_AUDIT, about=RoomItself(min(rooms, default=0)))
    rows = AccessDigest.objects.filter(room_id__in=rooms)
    rows = rows.select_related("room__controller", "read_by")
    return [_shown(row) for row in rows.order_by("-week", "room__name", "pk")]


def digest(actor: Actor, digest_id: UUID) -> DigestShown:
    """Return one; raises `NotVisible` for a room whose log the actor does not read."""
    return _shown(digest_row(actor, digest_id))


def digest_row(actor: Actor, digest_id: UUID) -> AccessDigest:
    """Return the row of one, as `digest`."""
    rows = AccessDigest.objects.filter(room_id__in=actor.rooms_granting(Deed.READ_AUDIT))
    row = rows.select_related("room__controller", "read_by").filter(pk=digest_id).first()
    if row is None:
        raise NotVisible(_("The page does not exist."))
    return row


def rooms_with_log_readers(service: Actor, *, now: datetime) -> list[Room]:
    """Return the rooms whose log somebody reads, in a steady order."""
    rooms = Room.objects.filter(pk__in=service.rooms_granting(Deed.REVIEW_LOG))
    return [
        room
        for room in rooms.select_related("controller").order_by("pk")
        if access.staff_who_may(Deed.READ_AUDIT, room.pk, now=now)
    ]


def latest_week(service: Actor, room_id: int) -> date | None:
    """Return the Monday of the latest digest of a room."""
    rows = AccessDigest.objects.filter(
        room_id=room_id, room_id__in=service.rooms_granting(Deed.REVIEW_LOG)
    )
    return rows.order_by("-week", "pk").values_list("week", flat=True).first()


def read_from_outside(
    service: Actor, room: Room, monday: date, *, zone: ZoneInfo
) -> list[DigestLine]:
    """Return what staff of other agencies read in a week, of people of this room alone."""
    service = service.narrowed_to(room.pk)
    begins, ends = bounds_of_week(monday, zone)
    here = set(access.visible_to(service, Person.objects).values_list("pk", flat=True))
    readings = readings_in(service, room.pk, here, begins, ends)
    agencies = _agencies({row.staff_id for row in readings}, ends)
    roles = _Roles(room.pk, ends)
    found: dict[tuple[str, str, str], list[Seen]] = defaultdict(list)
    for row in readings:
        homes = agencies.get(row.staff_id, {})
        if room.controller_id not in homes:
            agency = ", ".join(sorted(homes.values()))
            found[agency, roles.of(row), way_of(row.way.value).value].append(row)
    lines = [
        DigestLine(
            agency=agency,
            role=role,
            way=way,
            staff=len({row.staff_id for row in rows}),
            readings=len(rows),
            people=len({one for row in rows for one in row.people}),
        )
        for (agency, role, way), rows in sorted(found.items())
    ]
    return [*lines, *_by_operators(room.pk, begins, ends)]


class _Roles:
    """In which role somebody read in a room: one that was given, or lent by an emergency."""

    def __init__(self, room_id: int, until: datetime) -> None:
        self._given = list(StaffRole.objects.filter(room_id=room_id, starts_at__lt=until))
        self._lent = list(Emergency.objects.filter(room_id=room_id, starts_at__lt=until))

    def of(self, row: Seen) -> str:
        for one in self._given:
            is_over = one.ends_at is not None and one.ends_at <= row.at
            if one.staff_id == row.staff_id and one.starts_at <= row.at and not is_over:
                return one.role
        for lent in self._lent:
            ended = lent.ended_at or lent.ends_at
            if lent.staff_id == row.staff_id and lent.starts_at <= row.at <= ended:
                return Role.EMERGENCY.value
        return ""


def _agencies(staff: set[int], until: datetime) -> dict[int, dict[int, str]]:
    """Return whom the staff work for: the controllers of their rooms, but for joint ones."""
    rows = StaffRole.objects.filter(staff_id__in=staff, starts_at__lt=until).exclude(
        room__kind=RoomKind.JOINT.value
    )
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for staff_id, agency_id, name in rows.values_list(
        "staff_id", "room__controller_id", "room__controller__name"
    ):
        found[staff_id][agency_id] = name
    return found


def _by_operators(room_id: int, begins: datetime, ends: datetime) -> list[DigestLine]:
    done = AuditEvent.objects.filter(
        room_ids__contains=[room_id],
        at__gte=begins,
        at__lt=ends,
        action__in=[event.value for event in OperatorEvent],
    ).count()
    line = DigestLine(
        agency="", role=OPERATOR, way=Way.OTHER.value, staff=0, readings=done, people=0
    )
    return [line] if done else []


def told_of_digest(room_ids: list[int], *, now: datetime) -> list[tuple[str, str]]:
    """Return language and address of everybody who reads the log of any of the rooms."""
    staff = {pk for room in room_ids for pk in access.staff_who_may(Deed.READ_AUDIT, room, now=now)}
    rows = Staff.objects.filter(pk__in=staff).order_by("pk")
    return list(rows.values_list("language", "email"))


def _shown(row: AccessDigest) -> DigestShown:
    return DigestShown(
        id=row.pk,
        room_name=row.room.name,
        controller=row.room.controller.name,
        week=row.week,
        made_at=row.made_at,
        read_at=row.read_at,
        read_by=row.read_by.name if row.read_by else "",
        lines=tuple(DigestLine(**one) for one in row.lines),
    )
