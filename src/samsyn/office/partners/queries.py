"""What everybody may know of a site: where its clocks are."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.conf import settings

from samsyn.office.partners.models import Site


def time_zone_of(site_ids: Iterable[int | None]) -> ZoneInfo:
    """Return the time zone of the first of these sites, or the installation's if there is none."""
    zones = Site.objects.filter(pk__in=[one for one in site_ids if one is not None])
    first = zones.order_by("pk").values_list("time_zone", flat=True).first()
    return ZoneInfo(first or settings.TIME_ZONE)
