"""Incidents that may hang together with one: near in place and time, or with the same groups."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from math import asin, cos, radians, sin, sqrt
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from samsyn.analysis.space_time.plane import EARTH_METRES, METRES_PER_DEGREE
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.groups.models import GroupLink
from samsyn.office.incidents.models import Incident, IncidentGroup, IncidentLink
from samsyn.office.incidents.queries.briefs import (
    VIOLENCE,
    IncidentBrief,
    briefs,
    possibly_between,
    room_labels,
    shows_place,
)
from samsyn.office.partners.queries import limits_by_room
from samsyn.office.partners.rules import Limit
from samsyn.vocabulary.claims import ClaimStatus

SAME_GROUPS_TIME = timedelta(days=30)
MOST_SHOWN = 20
_ROOM = 1.002  # so that no neighbour falls out of the box that is asked for first


@dataclass(frozen=True, slots=True)
class Near:
    """How near the site counts as near in place and time, and what is."""

    metres: int
    days: int
    incidents: tuple[IncidentBrief, ...] = ()


def near_in_place_and_time(actor: Actor, incident: Incident) -> Near:
    """Return incidents near in place and time, where the reader may see both places.

    The usual 100 metres and 14 days are the raised risk that Swedish cities show after a shooting.
    """
    limits = limits_by_room([incident.room_id])[incident.room_id].on(
        timezone.localdate(incident.latest_at)
    )
    found = Near(limits[Limit.NEAR_METRES], limits[Limit.ELEVATED_DAYS])
    return replace(found, incidents=tuple(_near(actor, incident, found)))


def _near(actor: Actor, incident: Incident, found: Near) -> list[IncidentBrief]:
    rooms = room_labels(actor)
    longitude, latitude = incident.longitude, incident.latitude
    hidden = not shows_place(incident, rooms[incident.room_id])
    if hidden or longitude is None or latitude is None:
        return []
    north = _ROOM * found.metres / METRES_PER_DEGREE
    east = north / max(cos(radians(latitude)), 0.01)
    rows = _others(actor, incident, timedelta(days=found.days)).filter(
        hides_place=False,
        latitude__range=(latitude - north, latitude + north),
        longitude__range=(longitude - east, longitude + east),
    )
    near = [
        row
        for row in rows
        if shows_place(row, rooms[row.room_id])
        and row.longitude is not None
        and row.latitude is not None
        and metres_between((longitude, latitude), (row.longitude, row.latitude)) <= found.metres
    ]
    return briefs(actor, near[:MOST_SHOWN])


def with_same_groups(
    actor: Actor, incident: Incident, group_ids: Iterable[UUID]
) -> list[IncidentBrief]:
    """Return incidents within 30 days on which one of the groups stands on a side."""
    records = access.linked(actor, GroupLink).all_of(group_ids)
    sides = access.visible_to(actor, IncidentGroup.objects).filter(group__in=records)
    named = sides.exclude(status=ClaimStatus.WITHDRAWN.value).values("incident")
    rows = _others(actor, incident, SAME_GROUPS_TIME).filter(pk__in=named)
    return briefs(actor, rows[:MOST_SHOWN])


def metres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance over ground between two (longitude, latitude) in degrees."""
    east, north = radians(other[0] - one[0]), radians(other[1] - one[1])
    chord = sin(north / 2) ** 2 + cos(radians(one[1])) * cos(radians(other[1])) * sin(east / 2) ** 2
    return 2 * EARTH_METRES * asin(sqrt(min(chord, 1.0)))


def _others(actor: Actor, incident: Incident, within: timedelta) -> QuerySet[Incident]:
    around = possibly_between(incident.earliest_at - within, incident.latest_at + within)
    one = access.linked(actor, IncidentLink)
    rows = (
        access.visible_to(actor, Incident.objects)
        .filter(VIOLENCE & around)
        .exclude(access.is_any_of("pk", one.together_with(incident.pk)))
    )
    return access.once(rows, one).order_by("-latest_at", "-pk")
