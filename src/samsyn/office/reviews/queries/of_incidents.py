"""Incidents of a review's window, and the talks that the answers to incidents call for."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from math import ceil
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Min, Q, QuerySet

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.aftermath.queries import talks_called_for
from samsyn.office.incidents.models import Incident, IncidentLink, IncidentReview
from samsyn.office.incidents.queries.briefs import VIOLENCE, harm_of, sides_of
from samsyn.office.reviews.models import Line, Review
from samsyn.office.reviews.rules import Frozen, Window
from samsyn.vocabulary.incidents import IncidentStatus
from samsyn.vocabulary.reviews import ReviewSection

LATE: Final = timedelta(days=30)  # what had happened earlier is counted, and not gone through
_REVIEWED = (IncidentStatus.REVIEWED.value, IncidentStatus.CONFIRMED.value)


def incident_lines(
    here: Actor, room_id: int, window: Window, *, carried: frozenset[UUID], zone: ZoneInfo
) -> Iterator[Frozen]:
    """Yield what was recorded in the window, and what the last review did not get to."""
    fresh = _recorded(window) & Q(latest_at__gt=window.starts_at - LATE)
    taken = ~Q(pk__in=_taken_up(here, room_id, window))
    wanted = fresh & taken | Q(pk__in=carried)
    rows = list(_own(here, room_id).filter(wanted).order_by("latest_at", "pk"))
    yield from lines_of(here, rows, carried=carried, zone=zone)


def lines_of(
    here: Actor, rows: Sequence[Incident], *, carried: frozenset[UUID], zone: ZoneInfo
) -> Iterator[Frozen]:
    """Yield the line of each incident. Two queries, however many."""
    ids = [row.pk for row in rows]
    sides, reviewed = sides_of(here, ids), _first_reviews(here, ids)
    for row in rows:
        at = reviewed.get(row.pk) or (row.recorded_at if row.status in _REVIEWED else None)
        yield Frozen(
            section=ReviewSection.INCIDENTS,
            incident_id=row.pk,
            facts={
                "kind": row.kind,
                "harm": harm_of(row).value,
                "day": row.latest_at.astimezone(zone).date().isoformat(),
                "happened_at": row.latest_at.isoformat(),
                "area": row.area,
                "status": row.status,
                "reviewed_hours": _hours(row.latest_at, at),
                "carried": row.pk in carried,
                "sides": [
                    [str(one.group_id), one.side.value, one.certainty.value]
                    for one in sides.get(row.pk, ())
                ],
            },
        )


def recorded_late(here: Actor, room_id: int, window: Window) -> int:
    """Return how many were recorded in the window that an earlier review should have had.

    What had happened before the room began with reviews is history that was brought in.
    """
    began = (
        access.visible_to(here, Review.objects)
        .filter(room=room_id)
        .aggregate(at=Min("starts_at"))["at"]
    )
    if began is None:
        return 0
    late = _recorded(window) & Q(latest_at__lte=window.starts_at - LATE, latest_at__gte=began)
    return _own(here, room_id).filter(late & ~Q(pk__in=_taken_up(here, room_id, window))).count()


def talk_lines(here: Actor, room_id: int, *, at: datetime) -> Iterator[Frozen]:
    """Yield the talks that each answer under way has called for, as counts."""
    for one in talks_called_for(here, room_id, now=at):
        counts: dict[str, Any] = {
            "to_consider": one.to_consider,
            "waiting": one.waiting,
            "over": one.over,
        }
        yield Frozen(section=ReviewSection.TALKS, incident_id=one.incident_id, facts=counts)


def _own(here: Actor, room_id: int) -> QuerySet[Incident]:
    rows = access.visible_to(here, Incident.objects).filter(VIOLENCE, room=room_id)
    one = access.linked(here, IncidentLink)
    return rows.exclude(pk__in=one.younger_among(set(rows.values_list("pk", flat=True))))


def _taken_up(here: Actor, room_id: int, window: Window) -> QuerySet[Line, Any]:
    """Return the incidents that an earlier review has had, for a filter."""
    earlier = access.visible_to(here, Line.objects).filter(
        room=room_id,
        section=ReviewSection.INCIDENTS.value,
        review__ends_at__lte=window.starts_at,
        incident__isnull=False,
    )
    return earlier.values("incident_id")


def _recorded(window: Window) -> Q:
    return Q(recorded_at__gte=window.starts_at, recorded_at__lt=window.ends_at)


def _first_reviews(here: Actor, incident_ids: list[UUID]) -> dict[UUID, datetime]:
    rows = access.visible_to(here, IncidentReview.objects).filter(
        incident__in=incident_ids, status__in=_REVIEWED
    )
    return dict(rows.values_list("incident").annotate(at=Min("recorded_at")))


def _hours(happened_at: datetime, at: datetime | None) -> int | None:
    if at is None:
        return None
    return max(0, ceil((at - happened_at).total_seconds() / 3600))
