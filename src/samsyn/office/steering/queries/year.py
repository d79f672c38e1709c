"""The year's plan by month, with call-ins read from where they are planned; and the context."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins import queries as call_ins
from samsyn.office.call_ins.queries import Cadence
from samsyn.office.steering.models import ContextEvent, PlanItem
from samsyn.office.steering.queries.rooms import SteeringRoom, owner_name, room_of
from samsyn.office.steering.rules import PlanClock, days_of_year, plan_clock
from samsyn.vocabulary.steering import ContextKind, PlanKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedShown:
    """One thing of the plan; a call-in has no kind of the plan's and leads to its own page."""

    id: UUID
    room_id: int
    kind: PlanKind | None
    title: str
    due_on: date
    done_on: date | None
    clock: PlanClock
    owner: str
    owner_id: int | None = None
    outcome: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month of the plan, also an empty one: silence is visible."""

    first: date
    items: tuple[PlannedShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPlan:
    """The plan of one year. The steering group sees no call-in here, but its report does."""

    room: SteeringRoom
    year: int
    months: tuple[Month, ...]
    cadence: Cadence | None

    @property
    def items(self) -> tuple[PlannedShown, ...]:
        return tuple(one for month in self.months for one in month.items)

    @property
    def done(self) -> int:
        return sum(one.clock is PlanClock.DONE for one in self.items)

    @property
    def late(self) -> int:
        return sum(one.clock is PlanClock.LATE for one in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventShown:
    """One thing that happened around the strategy."""

    id: UUID
    room_id: int
    kind: ContextKind
    title: str
    starts_on: date
    ends_on: date | None
    scope: str
    source: str
    note: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What happened around the strategy, newest first."""

    room: SteeringRoom
    events: tuple[EventShown, ...]


def year_plan(actor: Actor, year: int, *, today: date) -> YearPlan:
    """Return the plan of a year, with the call-ins that the reader sees among it."""
    room = room_of(actor)
    first, last = days_of_year(year)
    rows = (
        access.visible_to(actor, PlanItem.objects)
        .filter(room=room.room_id, due_on__gte=first, due_on__lte=last)
        .select_related("owner")
    )
    found = [_item(row, today) for row in rows]
    if room.reads_room:
        found += [
            PlannedShown(
                id=one.call_in_id,
                room_id=room.room_id,
                kind=None,
                title=one.name,
                due_on=(on := timezone.localdate(one.starts_at)),
                done_on=on if on < today else None,
                clock=plan_clock(on, on if on < today else None, today=today),
                owner=one.lead,
            )
            for one in call_ins.evenings_between(actor, first, last)
        ]
    found.sort(key=lambda one: (one.due_on, one.title, one.id))
    return YearPlan(
        room=room,
        year=year,
        months=tuple(
            Month(
                first=date(year, month, 1),
                items=tuple(one for one in found if one.due_on.month == month),
            )
            for month in range(1, 13)
        ),
        cadence=call_ins.cadence(actor, today=today) if room.reads_room else None,
    )


def item_to_edit(actor: Actor, item_id: UUID, *, today: date) -> PlannedShown:
    """Return one thing of the plan; raises `NotVisible`."""
    rows = PlanItem.objects.select_related("owner")
    return _item(access.get_visible(actor, rows, pk=item_id), today)


def context(actor: Actor) -> Context:
    """Return everything that happened around the strategy."""
    room = room_of(actor)
    rows = access.visible_to(actor, ContextEvent.objects).filter(room=room.room_id)
    return Context(
        room=room, events=tuple(_event(row) for row in rows.order_by("-starts_on", "pk"))
    )


def event_to_edit(actor: Actor, event_id: UUID) -> EventShown:
    """Return one event; raises `NotVisible`."""
    return _event(access.get_visible(actor, ContextEvent.objects, pk=event_id))


def _item(row: PlanItem, today: date) -> PlannedShown:
    return PlannedShown(
        id=row.pk,
        room_id=row.room_id,
        kind=PlanKind(row.kind),
        title=row.title,
        due_on=row.due_on,
        done_on=row.done_on,
        clock=plan_clock(row.due_on, row.done_on, today=today),
        owner=owner_name(row),
        owner_id=row.owner_id,
        outcome=row.outcome,
        version=row.version,
    )


def _event(row: ContextEvent) -> EventShown:
    return EventShown(
        id=row.pk,
        room_id=row.room_id,
        kind=ContextKind(row.kind),
        title=row.title,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        scope=row.scope,
        source=row.source,
        note=row.note,
        version=row.version,
    )
