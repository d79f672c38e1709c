"""The rows behind one number of a report or a draft, as they stand, and whether they still fit."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, NotVisible
from samsyn.office.steering.queries import SteeringRoom, room_of
from samsyn.office.steering_reports.models import GivenReport
from samsyn.office.steering_reports.queries.acts import rows_of_acts, rows_of_steps
from samsyn.office.steering_reports.queries.pages import GivenLine, draft_to_edit, given_line
from samsyn.office.steering_reports.queries.people import named, rows_of_people
from samsyn.office.steering_reports.rules import (
    OF_STEERING,
    STEPS,
    WITH_ROWS,
    Measure,
    Period,
    Row,
    Snapshot,
    Span,
    read_snapshot,
    spans_of,
    within,
)

_OF_PEOPLE = (Measure.MET, Measure.TALKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """What a number counts. `line` is the report's, none for a draft."""

    room: SteeringRoom
    period: Period
    measure: Measure
    span: Span
    rows: tuple[Row, ...]
    on: date  # the day of which the rows are
    line: GivenLine | None = None
    told: int | None = None  # what the report says; None for what it withheld

    @property
    def count(self) -> int:
        """What the rows come to now."""
        return sum(one.counts for one in self.rows)

    @property
    def differs(self) -> bool:
        """Whether the report says another number than the rows come to now."""
        return self.told is not None and self.told != self.count


def opens(measure: Measure, room: SteeringRoom) -> bool:
    """Whether the reader of a room may open the rows behind a measure."""
    return measure in (WITH_ROWS if room.reads_room else OF_STEERING)


def behind_report(actor: Actor, report_id: UUID, measure: Measure, span: Span) -> Behind:
    """Return the rows behind a number that was given, as of the day it was; raises `NotVisible`.

    Records are read as they stand: what has been recorded, changed or removed since is in them.
    """
    row = access.get_visible(actor, GivenReport.objects.select_related("recorded_by"), pk=report_id)
    snapshot = read_snapshot(row.snapshot)
    room = _room(actor, measure, span)
    return Behind(
        room=room,
        period=snapshot.period,
        measure=measure,
        span=span,
        rows=_rows(actor, room, measure, span, snapshot.period, now=row.recorded_at),
        on=timezone.localdate(row.recorded_at),
        line=given_line(row),
        told=_told(snapshot, measure, span),
    )


def behind_draft(
    actor: Actor, draft_id: UUID, measure: Measure, span: Span, *, now: datetime
) -> Behind:
    """Return the rows behind a number of a draft; raises `NotVisible`."""
    period = draft_to_edit(actor, draft_id).period
    room = _room(actor, measure, span)
    return Behind(
        room=room,
        period=period,
        measure=measure,
        span=span,
        rows=_rows(actor, room, measure, span, period, now=now),
        on=timezone.localdate(now),
    )


def _room(actor: Actor, measure: Measure, span: Span) -> SteeringRoom:
    room = room_of(actor)
    if not opens(measure, room) or span not in spans_of(measure):
        raise NotVisible
    return room


def _rows(
    actor: Actor,
    room: SteeringRoom,
    measure: Measure,
    span: Span,
    period: Period,
    *,
    now: datetime,
) -> tuple[Row, ...]:
    here = actor.narrowed_to(room.room_id)
    if measure in _OF_PEOPLE:
        rows = within(measure, rows_of_people(here, measure, last=period.last), span, period)
        return named(actor, rows)
    if measure in STEPS:
        return rows_of_steps(here, measure, period, today=timezone.localdate(now))
    return within(measure, rows_of_acts(here, measure, period, now=now), span, period)


def _told(snapshot: Snapshot, measure: Measure, span: Span) -> int | None:
    if measure in STEPS:
        days = next((one for one in snapshot.days if one.measure == measure.value), None)
        return days.times + days.waiting if days else None
    found: int | None = getattr(snapshot.figure(measure.value), span.value)
    return found
