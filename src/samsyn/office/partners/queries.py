"""What everybody may know of a site: who works together there, its clocks and their lengths."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q, QuerySet

from samsyn.office.partners.models import (
    Agency,
    Emergency,
    Partner,
    Room,
    Site,
    SiteLimit,
    StaffRole,
)
from samsyn.office.partners.rules import USUAL, Limit
from samsyn.vocabulary.rooms import Role


@dataclass(frozen=True, slots=True)
class DatedLimits:
    """A site's own limits, each from its day on; in the order of those days."""

    own: tuple[tuple[date, Limit, int], ...] = ()

    def on(self, day: date) -> Mapping[Limit, int]:
        """Return every limit as it held on a day: what began then is measured by these."""
        return {**USUAL, **{limit: value for since, limit, value in self.own if since <= day}}


def rooms_without_door(*, now: datetime) -> QuerySet[Room]:
    """Return the rooms that no service carries anything into, in the order of keys."""
    held = held_at(now).filter(role=Role.DOOR.value, staff__is_service=True, staff__is_active=True)
    return (
        Room.objects.filter(peer__isnull=True)
        .exclude(pk__in=held.values("room"))
        .order_by("key", "pk")
    )


def rooms_of(site_id: int | None) -> QuerySet[Room]:
    """Return the rooms that work together at a site: its own, and those of confirmed peers."""
    if site_id is None:
        return Room.objects.none()
    return Room.objects.filter(
        Q(site=site_id) | Q(works_with=site_id, peer__confirmed_at__isnull=False)
    )


def partners_at(room_id: int) -> QuerySet[Agency]:
    """Return the partners of the room's site, by name."""
    return Agency.objects.filter(_partners(room_id)).order_by("name", "pk")


def partners_and_controllers_at(room_id: int) -> QuerySet[Agency]:
    """Return the partners of the room's site and whoever answers for one of its rooms, by name."""
    rooms = Room.objects.filter(site__rooms=room_id)
    controllers = Q(pk__in=rooms.values("controller"))
    return Agency.objects.filter(_partners(room_id) | controllers).order_by("name", "pk")


def held_at(now: datetime) -> QuerySet[StaffRole]:
    """Return the roles that are held at a moment: begun, and not ended."""
    return StaffRole.objects.filter(
        Q(ends_at__isnull=True) | Q(ends_at__gt=now), starts_at__lte=now
    )


def open_emergencies(now: datetime) -> QuerySet[Emergency]:
    """Return the emergencies in which somebody reads in another agency's room at a moment."""
    return Emergency.objects.filter(starts_at__lte=now, ends_at__gt=now, ended_at__isnull=True)


def unsigned_emergencies(room_ids: Iterable[int]) -> QuerySet[Emergency]:
    """Return the emergencies in these rooms that nobody has reviewed, the newest first."""
    rows = Emergency.objects.filter(room_id__in=set(room_ids), signed_at__isnull=True)
    return rows.select_related("room", "staff").order_by("-starts_at", "pk")


def emergencies_of_year(site_ids: Iterable[int | None], year: int) -> int:
    """Return how many rooms of these sites were opened in an emergency in a year."""
    sites = {one for one in site_ids if one is not None}
    return Emergency.objects.filter(room__site__in=sites, starts_at__year=year).count()


def as_choices(agencies: QuerySet[Agency]) -> list[tuple[str, str]]:
    """Return agencies as the choices of a form."""
    return [(str(pk), name) for pk, name in agencies.values_list("pk", "name")]


def time_zone_of(site_ids: Iterable[int | None]) -> ZoneInfo:
    """Return the time zone of the first of these sites, or the installation's if there is none."""
    zones = Site.objects.filter(pk__in=[one for one in site_ids if one is not None])
    first = zones.order_by("pk").values_list("time_zone", flat=True).first()
    return ZoneInfo(first or settings.TIME_ZONE)


def limits_of_site(site_id: int) -> DatedLimits:
    """Return a site's own limits."""
    return _by_site([site_id])[site_id]


def limits_by_room(room_ids: Iterable[int]) -> Mapping[int, DatedLimits]:
    """Return room -> the limits of its site. Two queries, however many rooms."""
    rooms = dict(Room.objects.filter(pk__in=set(room_ids)).values_list("pk", "site_id"))
    found = _by_site([site for site in rooms.values() if site is not None])
    return {room: found[site] if site else DatedLimits() for room, site in rooms.items()}


def _by_site(site_ids: Iterable[int]) -> Mapping[int, DatedLimits]:
    wanted = set(site_ids)
    rows: dict[int, list[tuple[date, Limit, int]]] = defaultdict(list)
    for row in SiteLimit.objects.filter(site__in=wanted).order_by("applies_from", "pk"):
        rows[row.site_id].append((row.applies_from, Limit(row.name), row.value))
    return {site: DatedLimits(tuple(rows[site])) for site in wanted}


def _partners(room_id: int) -> Q:
    return Q(pk__in=Partner.objects.filter(site__rooms=room_id).values("agency"))
