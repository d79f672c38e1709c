"""What everybody may know of a site: who works together there, and where its clocks are."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q, QuerySet

from samsyn.office.partners.models import Agency, Partner, Room, Site, StaffRole


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


def as_choices(agencies: QuerySet[Agency]) -> list[tuple[str, str]]:
    """Return agencies as the choices of a form."""
    return [(str(pk), name) for pk, name in agencies.values_list("pk", "name")]


def time_zone_of(site_ids: Iterable[int | None]) -> ZoneInfo:
    """Return the time zone of the first of these sites, or the installation's if there is none."""
    zones = Site.objects.filter(pk__in=[one for one in site_ids if one is not None])
    first = zones.order_by("pk").values_list("time_zone", flat=True).first()
    return ZoneInfo(first or settings.TIME_ZONE)


def _partners(room_id: int) -> Q:
    return Q(pk__in=Partner.objects.filter(site__rooms=room_id).values("agency"))
