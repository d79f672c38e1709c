"""The sender says that what was told is wrong; every receiver gets it as a task."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible, Permit, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.disclosures.changes.freezing import sealed
from samsyn.office.disclosures.changes.receiving import door_of
from samsyn.office.disclosures.changes.refusals import CannotDisclose
from samsyn.office.disclosures.changes.sending import recall_message, send
from samsyn.office.disclosures.grounds import Kind
from samsyn.office.disclosures.models import Disclosure, Recall, RecallNotice, Receipt
from samsyn.office.disclosures.queries.contents import contents_of, only
from samsyn.office.disclosures.queries.differing import differing
from samsyn.office.disclosures.queries.ledger import opened
from samsyn.office.partners.models import Room

LONGEST_REASON = 300


class RecallKind(StrEnum):
    """What the sender says of what was told."""

    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallPlan:
    """Disclosures that are corrected or withdrawn together, and why; receivers read the reason."""

    disclosure_ids: tuple[UUID, ...]
    kind: RecallKind
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """A recall as it reaches the receiver's room."""

    recall_id: UUID
    disclosure_id: UUID
    number: str
    origin_room_id: int
    origin: str
    kind: str
    reason: str
    contents: Mapping[str, Any]  # as the ledger keeps them


@transaction.atomic
def recall(actor: Actor, plan: RecallPlan, *, now: datetime) -> list[UUID]:
    """Tell every receiver that what it was told is wrong; return the recalls' ids.

    A correction carries the told fields as the record has them now. Raises `NotVisible`,
    `NotPermitted`, and `CannotDisclose`.
    """
    rows = _rows(actor, plan)
    permits = {
        room: access.require(actor, Deed.DISCLOSE, about=RoomItself(room))
        for room in sorted({row.room_id for row in rows})
    }
    fresh = {row.pk: _now_told(actor, row, plan, now=now) for row in rows}
    if reasons := list(_objections(actor, rows, plan, fresh)):
        raise CannotDisclose(*reasons)
    made = []
    for row in rows:
        one = Recall.objects.create(
            **access.beside(row, permits[row.room_id], now=now),
            disclosure=row,
            kind=plan.kind.value,
            reason=plan.reason.strip(),
            contents=sealed(fresh[row.pk], row.pk) if fresh[row.pk] else {},
        )
        _deliver(actor, row, one, now=now)
        made.append(one.pk)
    for permit in permits.values():
        _note(permit, rows, made)
    return made


def _rows(actor: Actor, plan: RecallPlan) -> list[Disclosure]:
    rows = list(
        access.visible_to(actor, Disclosure.objects.select_for_update(of=("self",)))
        .filter(pk__in=plan.disclosure_ids)
        .select_related("to_room", "room")
        .order_by("pk")
    )
    if len(rows) < len(set(plan.disclosure_ids)):
        raise NotVisible(_("The page does not exist."))
    return rows


def _now_told(
    actor: Actor, row: Disclosure, plan: RecallPlan, *, now: datetime
) -> Mapping[str, Any]:
    if plan.kind is RecallKind.WITHDRAWAL:
        return {}
    kind = Kind(row.kind)
    held = contents_of(
        actor,
        kind,
        [row.record_id],
        to_room_id=row.to_room_id,
        on=timezone.localdate(now),
    )
    return only(held[row.record_id], kind, row.fields)


def _objections(
    actor: Actor,
    rows: Sequence[Disclosure],
    plan: RecallPlan,
    fresh: Mapping[UUID, Mapping[str, Any]],
) -> Iterator[str]:
    if not rows:
        yield _("Choose which rooms are to be told.")
    if not plan.reason.strip():
        yield _("Write what was wrong. The receiver reads it.")
    if len(plan.reason.strip()) > LONGEST_REASON:
        yield _("The reason can hold %(most)s characters: shorten it.") % {"most": LONGEST_REASON}
    withdrawn = set(
        access.visible_to(actor, Recall.objects)
        .filter(disclosure__in=rows, kind=RecallKind.WITHDRAWAL.value)
        .values_list("disclosure_id", flat=True)
    )
    for row in rows:
        if row.pk in withdrawn:
            yield _("%(number)s is withdrawn already.") % {"number": row.number}
        elif plan.kind is RecallKind.CORRECTION and not differing(
            Kind(row.kind), opened(row.contents, row.pk), fresh[row.pk]
        ):
            yield _(
                "Nothing has changed since %(number)s was told. Correct the record first, or"
                " withdraw what was told."
            ) % {"number": row.number}


def _deliver(actor: Actor, row: Disclosure, one: Recall, *, now: datetime) -> None:
    """Let the receiver's door write the task, here or at the installation where the room lies."""
    if row.to_room.peer_id:
        send(row.to_room, [recall_message(one, row)], now=now)
        return
    recalled = Recalled(
        recall_id=one.pk,
        disclosure_id=row.pk,
        number=row.number,
        origin_room_id=row.room_id,
        origin=row.room.name,
        kind=one.kind,
        reason=one.reason,
        contents=one.contents,
    )
    write_notice(door_of(row.to_room, actor, now=now), row.to_room, recalled, now=now)


def write_notice(door: Actor, room: Room, told: Recalled, *, now: datetime) -> None:
    """Put the task beside the receipt, or in the open part if that is sealed."""
    with access.acting_as(door):
        permit = access.require(door, Deed.RECEIVE_DISCLOSURE, about=RoomItself(room.pk))
        receipts = access.visible_to(door, Receipt.objects)
        receipt = receipts.filter(
            disclosure_id=told.disclosure_id, origin_room=told.origin_room_id
        ).first()
        placing = (
            access.beside(receipt, permit, now=now) if receipt else access.in_room(permit, now=now)
        )
        notice = RecallNotice.objects.create(
            **placing,
            recall_id=told.recall_id,
            receipt=receipt,
            number=told.number,
            origin=told.origin,
            origin_room_id=told.origin_room_id,
            kind=told.kind,
            # Where the copy is restricted, only the number stands in the open part of the room.
            reason=told.reason if receipt else "",
            contents=told.contents if receipt else {},
        )
        audit.record(permit, subject="disclosures_recallnotice", record_ids=[notice.pk])


def _note(permit: Permit, rows: Sequence[Disclosure], made: Sequence[UUID]) -> None:
    own = [one for one, row in zip(made, rows, strict=True) if row.room_id == permit.room_id]
    audit.record(permit, subject="disclosures_recall", record_ids=own)
