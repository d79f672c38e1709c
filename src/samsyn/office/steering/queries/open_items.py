"""Everything open that somebody owns: what a coordinator leaves to the next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.aftermath import queries as aftermath
from samsyn.office.call_ins import queries as call_ins
from samsyn.office.notifications.queries.dates import talk_dates
from samsyn.office.promises.models import Promise
from samsyn.office.sanctions import queries as sanctions
from samsyn.office.sanctions.models import SanctionRound
from samsyn.office.steering.models import Agreement, PlanItem, ReturnPlan, StartUpStep
from samsyn.office.steering.rules import LOOKS_BACK
from samsyn.vocabulary.steering import HandOverKind

_AHEAD = timedelta(days=730)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """One open thing. `title` names no person."""

    kind: HandOverKind
    record_id: UUID
    title: str = ""
    task: str = ""  # a standard step of the start-up or of a call-in
    due_on: date | None = None
    parent_id: UUID | None = None  # the call-in that a step belongs to
    is_moved: bool | None = None  # once signed


def open_items(actor: Actor, room_id: int, staff_id: int, *, now: datetime) -> tuple[OpenItem, ...]:
    """Return everything open that somebody owns in a joint room, by kind and day."""
    found = [
        *_of_steering(actor, room_id, staff_id),
        *_of_returns(actor, room_id, staff_id, now),
        *_of_call_ins(actor, staff_id, now),
        *_of_talks(actor, staff_id, now),
        *_of_answers(actor, staff_id, now),
        *_of_rounds(actor, room_id, staff_id, now),
        *_of_promises(actor, room_id, staff_id),
    ]
    order = list(HandOverKind)
    return tuple(
        sorted(found, key=lambda one: (order.index(one.kind), one.due_on or date.max, one.title))
    )


def _of_steering(actor: Actor, room_id: int, staff_id: int) -> Iterator[OpenItem]:
    steps = access.visible_to(actor, StartUpStep.objects).filter(
        room=room_id, owner=staff_id, evidence=""
    )
    for step in steps:
        yield OpenItem(
            kind=HandOverKind.START_UP_STEP,
            record_id=step.pk,
            title=step.title,
            task=step.task,
            due_on=step.due_on,
        )
    agreements = access.visible_to(actor, Agreement.objects).filter(room=room_id, owner=staff_id)
    for agreement in agreements:
        yield OpenItem(
            kind=HandOverKind.AGREEMENT,
            record_id=agreement.pk,
            title=agreement.name,
            due_on=min(filter(None, (agreement.review_on, agreement.valid_to)), default=None),
        )
    planned = access.visible_to(actor, PlanItem.objects).filter(
        room=room_id, owner=staff_id, done_on__isnull=True
    )
    for item in planned:
        yield OpenItem(
            kind=HandOverKind.PLAN_ITEM, record_id=item.pk, title=item.title, due_on=item.due_on
        )


def _of_returns(actor: Actor, room_id: int, staff_id: int, now: datetime) -> Iterator[OpenItem]:
    rows = access.visible_to(actor, ReturnPlan.objects).filter(
        room=room_id,
        owner=staff_id,
        checked_on__isnull=True,
        custody__until__gte=timezone.localdate(now) - LOOKS_BACK,
    )
    for row in rows.select_related("custody"):
        yield OpenItem(
            kind=HandOverKind.RETURN,
            record_id=row.pk,
            title=access.code_for("P", row.person_id),
            due_on=row.custody.until,
            parent_id=row.custody_id,
        )


def _of_call_ins(actor: Actor, staff_id: int, now: datetime) -> Iterator[OpenItem]:
    today = timezone.localdate(now)
    for evening in call_ins.evenings_between(actor, today, today + _AHEAD):
        if evening.lead_id == staff_id:
            yield OpenItem(
                kind=HandOverKind.CALL_IN,
                record_id=evening.call_in_id,
                title=evening.name,
                due_on=timezone.localdate(evening.starts_at),
            )
    for step in call_ins.steps_due_between(actor, today - _AHEAD, today + _AHEAD):
        if step.owner_id == staff_id:
            yield OpenItem(
                kind=HandOverKind.CALL_IN_STEP,
                record_id=step.step_id,
                title=step.title,
                task=step.task,
                due_on=step.due_on,
                parent_id=step.call_in_id,
            )


def _of_talks(actor: Actor, staff_id: int, now: datetime) -> Iterator[OpenItem]:
    seen: set[UUID] = set()
    for talk in talk_dates(actor, now=now):
        if staff_id in talk.staff_ids and talk.talk_id not in seen:
            seen.add(talk.talk_id)
            yield OpenItem(
                kind=HandOverKind.TALK,
                record_id=talk.talk_id,
                title=access.code_for("S", talk.talk_id),
                due_on=timezone.localdate(talk.at),
            )


def _of_answers(actor: Actor, staff_id: int, now: datetime) -> Iterator[OpenItem]:
    """Yield each answer under way that the leaver began, by the first thing due in it."""
    first: dict[UUID, date] = {}
    for one in aftermath.answer_dates(actor, now=now):
        if one.leader_id == staff_id:
            due = timezone.localdate(one.due_at)
            first[one.incident_id] = min(due, first.get(one.incident_id, due))
    for incident, due in first.items():
        yield OpenItem(
            kind=HandOverKind.ANSWER,
            record_id=incident,
            title=access.code_for("H", incident),
            due_on=due,
        )


def _of_rounds(actor: Actor, room_id: int, staff_id: int, now: datetime) -> Iterator[OpenItem]:
    """Yield each round that the leaver prepared and that is not over, by what comes next in it."""
    rows = access.visible_to(actor, SanctionRound.objects).filter(
        room=room_id, recorded_by=staff_id
    )
    own = list(rows.order_by("recorded_at", "pk").values_list("pk", flat=True))
    found = sanctions.rounds_in_short(actor, today=timezone.localdate(now)) if own else {}
    for pk in own:
        shown = found[pk]
        if shown.ended_on is None or shown.still_to_tell or not shown.lessons:
            yield OpenItem(
                kind=HandOverKind.ROUND,
                record_id=pk,
                title=f"{shown.code} {shown.group.name}"[:120],
                due_on=shown.lapses_on if shown.ended_on is None else None,
            )


def _of_promises(actor: Actor, room_id: int, staff_id: int) -> Iterator[OpenItem]:
    rows = access.visible_to(actor, Promise.objects).filter(room=room_id, recorded_by=staff_id)
    for row in rows.order_by("-made_on", "pk"):
        yield OpenItem(
            kind=HandOverKind.PROMISE,
            record_id=row.pk,
            title=f"{access.code_for('L', row.pk)} {row.verbatim}"[:120],
        )
