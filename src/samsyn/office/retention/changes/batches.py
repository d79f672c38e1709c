"""Batches: one prepares what has waited long enough, somebody else looks at some and approves."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit
from samsyn.office.audit import changes as audit
from samsyn.office.retention import queries
from samsyn.office.retention.changes.handing_over import Archive
from samsyn.office.retention.changes.holding import held_records
from samsyn.office.retention.changes.refusals import CannotRemove
from samsyn.office.retention.models import Erasure, Removal, Rule
from samsyn.vocabulary.retention import RemovalAction

TABLE = "retention_erasure"
SAMPLE = 5  # records of a batch that whoever approves it looks at


@transaction.atomic
def prepare_batch(actor: Actor, room_id: int, rule_id: int | None, *, now: datetime) -> UUID:
    """Put together what a rule, or decisions, hid and what has waited long enough.

    Raises `CannotRemove` if nothing has. What a hold stands on stays out.
    """
    permit = access.require(actor, Deed.KEEP_RETENTION, about=access.RoomItself(room_id))
    waiting = queries.in_my_rooms(actor, Removal.objects.select_for_update()).filter(
        _of_rule(rule_id),
        room_id=room_id,
        batch__isnull=True,
        shown_at__isnull=True,
        erased_at__isnull=True,
        erasable_on__lte=timezone.localdate(now),
    )
    found = {row.record_id: row.pk for row in waiting}
    held = held_records(actor, list(found))
    chosen = {record: pk for record, pk in found.items() if record not in held}
    if not chosen:
        raise CannotRemove(_("Nothing has waited long enough yet, or a hold stands on all of it."))
    rule = Rule.objects.filter(pk=rule_id).first() if rule_id else None
    batch_id = uuid4()
    batch = Erasure.objects.create(
        pk=batch_id,
        room_id=room_id,
        rule=rule,
        action=rule.action if rule else RemovalAction.ERASE.value,
        sample=_drawn(batch_id, list(chosen)),
        prepared_at=now,
        prepared_by_id=actor.staff_id,
    )
    Removal.objects.filter(pk__in=chosen.values()).update(batch=batch)
    audit.record(permit, subject=TABLE, record_ids=[batch_id])
    return batch_id


@transaction.atomic
def approve_batch(
    actor: Actor,
    batch_id: UUID,
    *,
    has_looked: bool,
    archive_reference: str,
    now: datetime,
    archive: Archive | None = None,
) -> None:
    """Approve that a batch is erased. Raises `CannotRemove` to whoever prepared it.

    What the archive takes needs its reference, and an archive that can be handed anything.
    """
    batch, permit = _locked(actor, batch_id)
    reasons = []
    if batch.prepared_by_id == actor.staff_id:
        reasons.append(_("You prepared the batch: somebody else has to approve it."))
    if not has_looked:
        reasons.append(_("Look at the sample first, and say that you have."))
    reference = " ".join(archive_reference.split())
    if batch.action == RemovalAction.ARCHIVE.value:
        reasons += _against_archiving(reference, archive)
    if reasons:
        raise CannotRemove(*reasons)
    batch.approved_at, batch.approved_by_id = now, actor.staff_id
    batch.archive_reference = reference[:60]
    batch.save(update_fields=["approved_at", "approved_by", "archive_reference"])
    audit.record(permit, subject=TABLE, record_ids=[batch_id])


@transaction.atomic
def send_back(actor: Actor, batch_id: UUID, *, now: datetime) -> None:
    """Dissolve a batch that nobody has approved: what was in it waits again."""
    batch, permit = _locked(actor, batch_id)
    Removal.objects.filter(batch=batch).update(batch=None)
    batch.sent_back_at, batch.sent_back_by_id = now, actor.staff_id
    batch.save(update_fields=["sent_back_at", "sent_back_by"])
    audit.record(permit, subject=TABLE, record_ids=[batch_id])


def _locked(actor: Actor, batch_id: UUID) -> tuple[Erasure, Permit]:
    """Return a batch that nobody has decided on, locked, and the permit to decide."""
    batch = (
        queries.in_my_rooms(actor, Erasure.objects.select_for_update()).filter(pk=batch_id).first()
    )
    if batch is None:
        raise access.NotVisible(_("The page does not exist."))
    permit = access.require(actor, Deed.KEEP_RETENTION, about=batch)
    if batch.approved_at is not None or batch.sent_back_at is not None:
        raise CannotRemove(_("The batch is decided on already."))
    return batch, permit


def _against_archiving(reference: str, archive: Archive | None) -> list[str]:
    reasons = []
    if not reference:
        reasons.append(_("Write the archive's reference for the hand-over."))
    if archive is None or not archive.is_open:
        reasons.append(
            _("This installation hands nothing over yet. Ask the operator to name the archive.")
        )
    return reasons


def _of_rule(rule_id: int | None) -> Q:
    """Return the condition that a rule hid it; without one, that somebody decided it."""
    return Q(rule__isnull=True) if rule_id is None else Q(rule_id=rule_id)


def _drawn(batch_id: UUID, records: list[UUID]) -> list[UUID]:
    """Return a sample that nobody chose: who prepares cannot steer what is looked at."""
    return sorted(records, key=lambda one: sha256(batch_id.bytes + one.bytes).digest())[:SAMPLE]
