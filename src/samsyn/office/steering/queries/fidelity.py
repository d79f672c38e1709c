"""How each core element is kept up, from what the other parts of the office hold.

Nobody types these. An element that no part of the office records is unknown, and says so. The
steering group reads the latest report that a coordinator gave it, never the records behind.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.aftermath.models import PartnerTask
from samsyn.office.call_ins import queries as call_ins
from samsyn.office.contact_cards.models import CardDelivery
from samsyn.office.coverage.queries import meetings
from samsyn.office.groups.models import Group
from samsyn.office.incidents.models import IncidentReview
from samsyn.office.promises.models import Promise
from samsyn.office.sanctions.models import ReportBack, RoundDecision, Tick, TriggerDecision
from samsyn.office.steering.models import FidelityMark, FidelityReport, PlanItem, WeeklyFigures
from samsyn.office.steering.queries.rooms import SteeringRoom, room_of
from samsyn.office.steering.rules import Reading, reading_of
from samsyn.vocabulary.aftermath import PartnerTaskKind
from samsyn.vocabulary.promises import PromiseOccasion
from samsyn.vocabulary.steering import CoreElement, FidelityState, PlanKind, Trend

UNKNOWN = None  # no part of the office records it
_FOR_VICTIMS = (PartnerTaskKind.VICTIM_SUPPORT.value, PartnerTaskKind.FAMILY_SUPPORT.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The elements as they stand: as computed now, or as they were given to steering."""

    room: SteeringRoom
    readings: tuple[Reading, ...]
    is_live: bool
    given_on: date | None
    given_by: str


def panel(actor: Actor, *, now: datetime) -> Panel:
    """Return the panel: live for who reads the room, else as it was last given."""
    room = room_of(actor)
    report = (
        access.visible_to(actor, FidelityReport.objects)
        .filter(room=room.room_id)
        .select_related("recorded_by")
        .order_by("-recorded_at", "pk")
        .first()
    )
    if room.reads_room:
        shown = readings(actor, room.room_id, now=now)
    else:
        shown = _given(actor, report.pk) if report else ()
    return Panel(
        room=room,
        readings=shown,
        is_live=room.reads_room,
        given_on=report.on if report else None,
        given_by=report.recorded_by.name if report else "",
    )


def readings(actor: Actor, room_id: int, *, now: datetime) -> tuple[Reading, ...]:
    """Return how every core element stands, by the joint room alone.

    So it is the same for every coordinator, whatever else they read.
    """
    today, here = timezone.localdate(now), actor.narrowed_to(room_id)
    cadence = call_ins.cadence(here, today=today)
    done = _done(here, room_id, today)
    # One a year counts from the first; that one waits for the start-up, and is not late.
    due = {CoreElement.CALL_IN: cadence.due_on} if cadence.last_on else {}
    return tuple(
        reading_of(element, done[element], today=today, due=due.get(element))
        for element in CoreElement
    )


def _done(actor: Actor, room_id: int, today: date) -> Mapping[CoreElement, Iterable[date] | None]:
    evenings = call_ins.evenings_between(actor, meetings.BEGINNING, today)
    held = [timezone.localdate(one.starts_at) for one in evenings]
    return {
        CoreElement.MAPPING: [
            *_days(access.visible_to(actor, Group.objects), "mapped_on"),
            *_held(actor, room_id, PlanKind.GROUP_AUDIT),
        ],
        # Reviews are mostly written in the police's own room; none here is not the same as none.
        CoreElement.INCIDENT_REVIEW: _days(
            access.visible_to(actor, IncidentReview.objects), "recorded_at"
        )
        or UNKNOWN,
        CoreElement.CALL_IN: [day for day in held if day < today],
        CoreElement.TALKS: [
            timezone.localdate(one.at)
            for one in meetings.attempts(actor, since=meetings.BEGINNING, until=today)
            if one.reached_person
        ],
        CoreElement.HELP: _days(access.visible_to(actor, CardDelivery.objects), "handed_on"),
        CoreElement.CONSEQUENCE: [
            *_days(access.visible_to(actor, TriggerDecision.objects), "recorded_at"),
            *_days(access.visible_to(actor, RoundDecision.objects), "decided_on"),
            *_days(access.visible_to(actor, Tick.objects), "taken_on"),
        ],
        CoreElement.REPORT_BACK: [
            *_days(access.visible_to(actor, ReportBack.objects), "told_on"),
            *_days(
                access.visible_to(actor, Promise.objects).filter(
                    occasion_kind=PromiseOccasion.REPORT_BACK.value
                ),
                "made_on",
            ),
        ],
        # As tasks of the answers to incidents; what support does in a case stays in its room.
        CoreElement.VICTIM_SUPPORT: _days(
            access.visible_to(actor, PartnerTask.objects).filter(kind__in=_FOR_VICTIMS), "done_at"
        ),
        CoreElement.MEETINGS: [
            *_held(actor, room_id, PlanKind.REVIEW_MEETING),
            *_days(access.visible_to(actor, WeeklyFigures.objects), "held_on"),
        ],
        CoreElement.STEERING: _held(actor, room_id, PlanKind.STEERING_MEETING),
    }


def _days(rows: QuerySet[Any], column: str) -> list[date]:
    found = rows.filter(**{f"{column}__isnull": False}).values_list(column, flat=True)
    return [timezone.localdate(one) if isinstance(one, datetime) else one for one in found]


def _held(actor: Actor, room_id: int, kind: PlanKind) -> list[date]:
    rows = access.visible_to(actor, PlanItem.objects).filter(room=room_id, kind=kind.value)
    return _days(rows, "done_on")


def _given(actor: Actor, report_id: UUID) -> tuple[Reading, ...]:
    rows = access.visible_to(actor, FidelityMark.objects).filter(report=report_id)
    order = list(CoreElement)
    return tuple(
        sorted(
            (
                Reading(
                    element=CoreElement(row.element),
                    state=FidelityState(row.state),
                    last_on=row.last_on,
                    due_on=row.due_on,
                    recent=row.recent,
                    earlier=row.earlier,
                    trend=Trend(row.trend) if row.trend else None,
                )
                for row in rows
            ),
            key=lambda one: order.index(one.element),
        )
    )
