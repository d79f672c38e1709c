"""A site's limits for answers, as they held on the day of the incident."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils import timezone

from samsyn.office.aftermath.rules import Clocks
from samsyn.office.incidents.models import Incident
from samsyn.office.partners.queries import limits_by_room
from samsyn.office.partners.rules import Limit


def clocks_of(incident: Incident) -> Clocks:
    """Return the limits that the answer to an incident is measured by."""
    return clocks_by_incident([incident])[incident.pk]


def clocks_by_incident(incidents: Iterable[Incident]) -> Mapping[UUID, Clocks]:
    """Return incident -> its limits. Two queries, however many incidents."""
    rows = list(incidents)
    limits = limits_by_room({row.room_id for row in rows})
    return {
        row.pk: _read(limits[row.room_id].on(timezone.localdate(row.latest_at))) for row in rows
    }


def _read(limits: Mapping[Limit, int]) -> Clocks:
    return Clocks(
        acute_hours=limits[Limit.ACUTE_HOURS],
        elevated_days=limits[Limit.ELEVATED_DAYS],
        watch_days=limits[Limit.WATCH_DAYS],
        review_hours=limits[Limit.REVIEW_HOURS],
        talks_hours=limits[Limit.TALKS_HOURS],
        decision_days=limits[Limit.STAND_DAYS],
        report_days=limits[Limit.TELL_DAYS],
    )
