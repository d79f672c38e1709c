"""A hold stops the erasure of a record, and not that it is hidden when it is due.

It is placed on a record that is seen, or on one that is hidden already.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit
from samsyn.office.audit import changes as audit
from samsyn.office.retention import queries
from samsyn.office.retention.changes.refusals import CannotRemove
from samsyn.office.retention.models import Hold, Removal
from samsyn.vocabulary.retention import KeptKind

LONGEST_GROUND = 200
LONGEST = timedelta(days=366)
TABLE = "retention_hold"


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldPlan:
    """Why a record may not be erased, who answers for that, and when it is looked at again."""

    ground: str
    owner_id: int | None
    review_on: date | None


@transaction.atomic
def hold_record(
    actor: Actor, kind: KeptKind, record_id: UUID, plan: HoldPlan, *, now: datetime
) -> UUID:
    """Hold back a record that the actor sees, before anything is due. Raises `CannotRemove`."""
    row = access.lock_visible(actor, queries.kept_kinds()[kind].model, pk=record_id)
    permit = access.require(actor, Deed.KEEP_RETENTION, about=row)
    return _place(permit, kind.value, record_id, plan, [], now=now)


@transaction.atomic
def place_hold(actor: Actor, removal_id: UUID, plan: HoldPlan, *, now: datetime) -> UUID:
    """Hold back a hidden record. Raises `CannotRemove` naming everything that is missing."""
    removal = queries.in_my_rooms(actor, Removal.objects).filter(pk=removal_id).first()
    if removal is None:
        raise access.NotVisible(_("The page does not exist."))
    permit = access.require(actor, Deed.KEEP_RETENTION, about=removal)
    against = []
    if removal.erased_at is not None or removal.shown_at is not None:
        against = [_("It is not hidden any more. Hold it back from its own page.")]
    return _place(permit, removal.kind, removal.record_id, plan, against, now=now)


@transaction.atomic
def lift_hold(actor: Actor, hold_id: UUID, *, because: str, now: datetime) -> None:
    """Let a record be erased again. Raises `CannotRemove` without a reason."""
    hold = queries.in_my_rooms(actor, Hold.objects.select_for_update()).filter(pk=hold_id).first()
    if hold is None:
        raise access.NotVisible(_("The page does not exist."))
    permit = access.require(actor, Deed.KEEP_RETENTION, about=hold)
    said = " ".join(because.split())
    if reasons := list(_against_lifting(hold, said)):
        raise CannotRemove(*reasons)
    hold.lifted_at, hold.lifted_by_id, hold.lifted_because = now, actor.staff_id, said
    hold.save(update_fields=["lifted_at", "lifted_by", "lifted_because"])
    audit.record(permit, subject=TABLE, record_ids=[hold.record_id])


def held_records(actor: Actor, records: list[UUID]) -> set[UUID]:
    """Return which of these records a hold stands on."""
    rows = queries.in_my_rooms(actor, Hold.objects).filter(
        record_id__in=records, lifted_at__isnull=True
    )
    return set(rows.values_list("record_id", flat=True))


def _place(
    permit: Permit,
    kind: str,
    record_id: UUID,
    plan: HoldPlan,
    against: list[str],
    *,
    now: datetime,
) -> UUID:
    today = timezone.localdate(now)
    reasons = [*against, *_objections(plan, permit.room_id, record_id, today=today, now=now)]
    if reasons or plan.owner_id is None or plan.review_on is None:
        raise CannotRemove(*reasons)
    hold = Hold.objects.create(
        room_id=permit.room_id,
        kind=kind,
        record_id=record_id,
        ground=" ".join(plan.ground.split()),
        owner_id=plan.owner_id,
        review_on=plan.review_on,
        placed_on=today,
        placed_at=now,
        placed_by_id=permit.actor.staff_id,
    )
    audit.record(permit, subject=TABLE, record_ids=[record_id])
    return hold.pk


def _against_lifting(hold: Hold, said: str) -> Iterator[str]:
    if hold.lifted_at is not None:
        yield _("The hold is lifted already.")
    if not said:
        yield _("Write why the record is no longer needed.")
    if len(said) > LONGEST_GROUND:
        yield _("The reason can hold %(most)s characters: shorten it.") % {"most": LONGEST_GROUND}


def _objections(
    plan: HoldPlan, room_id: int, record_id: UUID, *, today: date, now: datetime
) -> Iterator[str]:
    if Hold.objects.filter(record_id=record_id, lifted_at__isnull=True).exists():
        yield _("A hold stands on it already. Lift that first.")
    if not plan.ground.strip():
        yield _("Write the ground: the case or the matter that needs the record.")
    if len(plan.ground) > LONGEST_GROUND:
        yield _("The ground can hold %(most)s characters: shorten it.") % {"most": LONGEST_GROUND}
    keepers = access.staff_who_may(Deed.KEEP_RETENTION, room_id, now=now)
    if plan.owner_id not in keepers:
        yield _("Choose who answers for the hold among those who answer for removals here.")
    if plan.review_on is None or not today < plan.review_on <= today + LONGEST:
        yield _("Choose a day within a year on which somebody looks at the hold again.")
