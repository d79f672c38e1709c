"""Prepares a hand-over, and lets the successor take over and sign."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotPermitted, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.steering.changes.moving import move
from samsyn.office.steering.changes.plans import HandOverPlan
from samsyn.office.steering.changes.refusals import CannotSteer
from samsyn.office.steering.changes.rows import in_steering_part, is_far
from samsyn.office.steering.models import HandOver, HandOverItem
from samsyn.office.steering.queries.hand_overs import keepers_of
from samsyn.office.steering.queries.open_items import open_items


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a signature: how much was left, and how much of it has a new owner."""

    items: int
    moved: int


@transaction.atomic
def prepare_hand_over(actor: Actor, plan: HandOverPlan, *, now: datetime) -> UUID:
    """Write that somebody leaves what they own to another coordinator, who has to sign."""
    permit = access.require(actor, Deed.KEEP_STEERING, about=RoomItself(plan.room_id))
    if reasons := [*_objections(plan, now=now)]:
        raise CannotSteer(*reasons)
    try:
        with transaction.atomic():
            row = HandOver.objects.create(
                leaver_id=plan.leaver_id,
                successor_id=plan.successor_id,
                made_on=timezone.localdate(now),
                leaves_on=plan.leaves_on,
                **in_steering_part(permit, now=now),
            )
    except IntegrityError as error:
        raise CannotSteer(
            _("A hand-over from the same person waits for its signature already. Open that one.")
        ) from error
    audit.record(permit, subject="steering_handover", record_ids=[row.pk])
    return row.pk


@transaction.atomic
def take_over(actor: Actor, hand_over_id: UUID, *, now: datetime) -> Taken:
    """Sign for a hand-over: what the leaver owns becomes the signer's, and the list is kept.

    Only the successor signs. What cannot be moved here is listed with that it was not.
    """
    row = access.lock_visible(actor, HandOver, pk=hand_over_id)
    permit = access.require(actor, Deed.KEEP_STEERING, about=row)
    if actor.staff_id != row.successor_id:
        raise NotPermitted(_("Only the one who takes over signs. Ask them to."))
    if row.signed_at is not None:
        raise CannotSteer(_("The hand-over is signed already."))
    items = open_items(actor, row.room_id, row.leaver_id, now=now)
    moved = {
        (one.kind, one.record_id) for one in items if move(actor, one, to=row.successor_id, now=now)
    }
    place = access.in_room(permit, now=now)
    kept = [
        {
            "hand_over_id": row.pk,
            "kind": one.kind.value,
            "record_id": one.record_id,
            "task": one.task,
            "title": one.title[:200],
            "due_on": one.due_on,
            "is_moved": (one.kind, one.record_id) in moved,
            **place,
        }
        for one in items
    ]
    access.write_rows(HandOverItem, kept)
    row.signed_at, row.items = now, len(items)
    row.save(update_fields=["signed_at", "items"])
    audit.record(permit, subject="steering_handover", record_ids=[row.pk])
    return Taken(len(items), len(moved))


def _objections(plan: HandOverPlan, *, now: datetime) -> Iterator[str]:
    today: date = timezone.localdate(now)
    if plan.leaver_id == plan.successor_id:
        yield _("Somebody else has to take over. Choose another coordinator.")
    if plan.successor_id not in keepers_of(plan.room_id, now=now):
        yield _("Who takes over must be a coordinator of the joint room. Choose one.")
    if is_far(plan.leaves_on, today):
        yield _("The day is more than twenty years away. Check the year.")
