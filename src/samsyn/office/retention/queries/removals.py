"""Removals as lists show them: what waits, holds and receipts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible
from samsyn.office.partners.models import Room
from samsyn.office.retention.models import Hold, Removal
from samsyn.office.retention.queries.hanging import kept_kinds
from samsyn.office.retention.queries.rooms import in_my_rooms
from samsyn.vocabulary.retention import KeptKind

RECEIPTS_PER_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovalLine:
    """One removal: what, why and when. A receipt once it is erased."""

    id: UUID
    code: str
    kind: str
    reason: str
    provision: str
    due_on: date
    hidden_on: date
    hidden_by: str
    erasable_on: date
    hold_id: UUID | None
    hold_ground: str
    hold_owner: str
    review_on: date | None
    is_in_batch: bool
    erased_at: datetime | None
    outcome: str


def receipts(actor: Actor, room: Room) -> tuple[RemovalLine, ...]:
    """Return the newest receipts of a room."""
    rows = in_my_rooms(actor, Removal.objects).filter(room=room, erased_at__isnull=False)
    return removal_lines(actor, rows.order_by("-erased_at", "pk")[:RECEIPTS_PER_PAGE])


def removal_line(actor: Actor, removal_id: UUID) -> RemovalLine:
    """Return one removal that is hidden still; raises `NotVisible`."""
    rows = in_my_rooms(actor, Removal.objects).filter(pk=removal_id)
    found = removal_lines(actor, rows)
    if not found:
        raise NotVisible(_("The page does not exist."))
    return found[0]


def room_of_removal(actor: Actor, removal_id: UUID) -> int:
    """Return the room in which a removal lies."""
    found = in_my_rooms(actor, Removal.objects).filter(pk=removal_id)
    return found.values_list("room_id", flat=True).get()


def see_record(actor: Actor, kind: KeptKind, record_id: UUID) -> int:
    """Return the room of a record that the actor sees, and answers for removals in; or raise."""
    row = access.get_visible(actor, kept_kinds()[kind].model._default_manager, pk=record_id)
    access.require(actor, Deed.KEEP_RETENTION, about=row)
    return row.room_id


def code_of(kind: str, record_id: UUID) -> str:
    """Return the code by which pages name a record."""
    return access.code_for(kept_kinds()[KeptKind(kind)].prefix, record_id)


def removal_lines(actor: Actor, removals: Iterable[Removal]) -> tuple[RemovalLine, ...]:
    """Return removals as lists show them, with the hold that stands on each."""
    rows = list(removals)
    holds = {
        hold.record_id: hold
        for hold in in_my_rooms(actor, Hold.objects.select_related("owner")).filter(
            record_id__in=[row.record_id for row in rows], lifted_at__isnull=True
        )
    }
    return tuple(_removal_line(row, holds.get(row.record_id)) for row in rows)


def _removal_line(row: Removal, hold: Hold | None) -> RemovalLine:
    return RemovalLine(
        id=row.pk,
        code=code_of(row.kind, row.record_id),
        kind=row.kind,
        reason=row.reason,
        provision=row.rule.provision if row.rule else "",
        due_on=row.due_on,
        hidden_on=row.hidden_on,
        hidden_by=row.hidden_by.name,
        erasable_on=row.erasable_on,
        hold_id=hold.pk if hold else None,
        hold_ground=hold.ground if hold else "",
        hold_owner=hold.owner.name if hold else "",
        review_on=hold.review_on if hold else None,
        is_in_batch=row.batch_id is not None,
        erased_at=row.erased_at,
        outcome=row.outcome,
    )
