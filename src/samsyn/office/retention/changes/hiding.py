"""Hides what is due, and shows it again. Hidden is moved: the wall shows the place to nobody.

What hangs on a record follows it in the database, as when a record is restricted.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit
from samsyn.office.access.keeping import Kept
from samsyn.office.audit import changes as audit
from samsyn.office.partners.models import Compartment, Room
from samsyn.office.retention import queries
from samsyn.office.retention.changes.parts import hidden_part
from samsyn.office.retention.changes.refusals import CannotRemove
from samsyn.office.retention.models import Removal
from samsyn.vocabulary.retention import KeptKind, RemovalReason

TABLE = "retention_removal"
USUAL_WAIT = 30  # days, for what is removed by decision and not by a rule


def hide_due(*, now: datetime, is_demo: bool, only_room: int | None = None) -> int:
    """Hide everything that a rule in use says is due, in every room; return how many records."""
    today, hidden = timezone.localdate(now), 0
    with queries.as_service(now=now) as service:
        rooms = service.seen_rooms if only_room is None else {only_room}
        for room in Room.objects.filter(pk__in=rooms).order_by("pk"):
            permit = access.require(service, Deed.ERASE_RECORDS, about=access.RoomItself(room.pk))
            found = queries.due_by_rule(service, room, today=today, until=today, is_demo=is_demo)
            for due in found.values():
                hidden += _hide_over(service, permit, due, now=now)
    return hidden


@transaction.atomic
def hide_record(
    actor: Actor, kind: KeptKind, record_id: UUID, reason: RemovalReason, *, now: datetime
) -> UUID:
    """Hide one record that the actor sees, by decision and not by a rule.

    Raises `CannotRemove` without a reason that a person can give.
    """
    kept = queries.kept_kinds()[kind]
    row = access.lock_visible(actor, kept.model, pk=record_id)
    permit = access.require(actor, Deed.KEEP_RETENTION, about=row)
    if reason is RemovalReason.PERIOD_OVER:
        raise CannotRemove(_("That a period is over is for the rule to say. Choose a reason."))
    today = timezone.localdate(now)
    with queries.as_service(now=now, by=actor) as service:
        [removal] = hide(
            service,
            kept,
            row.room_id,
            {record_id: {"reason": reason.value, "starts_on": today, "wait_days": USUAL_WAIT}},
            by=actor,
            now=now,
        )
    audit.record(permit, subject=TABLE, record_ids=[record_id])
    return removal.pk


@transaction.atomic
def show_again(actor: Actor, removal_id: UUID, *, now: datetime) -> None:
    """Put a hidden record back where it lay. Raises `CannotRemove` once it is erased."""
    rows = queries.in_my_rooms(actor, Removal.objects.select_for_update())
    removal = rows.filter(pk=removal_id).first()
    if removal is None:
        raise access.NotVisible(_("The page does not exist."))
    permit = access.require(actor, Deed.KEEP_RETENTION, about=removal)
    if removal.erased_at is not None:
        raise CannotRemove(_("It is erased, and nobody can bring it back."))
    if removal.shown_at is not None:
        raise CannotRemove(_("It is shown again already."))
    if removal.batch_id is not None:
        raise CannotRemove(_("It lies in a batch. Send the batch back first."))
    kept = queries.kept_kinds()[KeptKind(removal.kind)]
    with queries.as_service(now=now, by=actor) as service:
        part = removal.came_from_id or _open_part(removal.room_id)
        _move(service, kept, [removal.record_id], part)
    removal.shown_at, removal.shown_by_id = now, actor.staff_id
    removal.came_from = None
    removal.save(update_fields=["shown_at", "shown_by", "came_from"])
    audit.record(permit, subject=TABLE, record_ids=[removal.record_id])


def hide(
    service: Actor,
    kept: Kept,
    room_id: int,
    plans: dict[UUID, dict[str, Any]],
    *,
    by: Actor,
    now: datetime,
) -> list[Removal]:
    """Write why and from when, and move the records: another rule may have hidden one already."""
    lying = access.visible_to(service, kept.model._default_manager.select_for_update(of=("self",)))
    places = dict(
        lying.filter(room_id=room_id, pk__in=plans, compartment__is_hidden=False).values_list(
            "pk", "compartment_id"
        )
    )
    today: date = timezone.localdate(now)
    removals = Removal.objects.bulk_create(
        Removal(
            room_id=room_id,
            kind=kept.kind.value,
            record_id=record,
            came_from_id=part,
            hidden_on=today,
            hidden_at=now,
            hidden_by_id=by.staff_id,
            **plans[record],
        )
        for record, part in places.items()
    )
    _move(service, kept, list(places), hidden_part(room_id))
    return removals


def _hide_over(
    service: Actor, permit: Permit, over: Sequence[queries.Due], *, now: datetime
) -> int:
    if not over:
        return 0
    rule = over[0].rule
    kept = queries.kept_kinds()[KeptKind(rule.kind)]
    plans = {
        one.record_id: {
            "reason": RemovalReason.PERIOD_OVER.value,
            "rule": rule,
            "starts_on": one.starts_on,
            "months": rule.months,
            "most_months": rule.most_months,
            "paused_days": one.paused,
            "wait_days": rule.wait_days,
        }
        for one in over
    }
    rows = hide(service, kept, permit.room_id, plans, by=service, now=now)
    audit.record(permit, subject=TABLE, record_ids=[row.record_id for row in rows])
    return len(rows)


def _move(service: Actor, kept: Kept, records: Sequence[UUID], part: int) -> None:
    """Move records, and what is theirs without following them, into a part of their room."""
    for other in queries.goes_too(kept.kind):
        if other.hides:
            rows = access.visible_to(service, other.model._default_manager.all())
            ids = list(rows.filter(**{other.by: list(records)}).values_list("pk", flat=True))
            other.model._default_manager.filter(pk__in=ids).update(compartment_id=part)
    rows = access.visible_to(service, kept.model._default_manager.all())
    rows.filter(pk__in=records).update(compartment_id=part)


def _open_part(room_id: int) -> int:
    part: int = Compartment.objects.values_list("pk", flat=True).get(
        room_id=room_id, is_default=True
    )
    return part
