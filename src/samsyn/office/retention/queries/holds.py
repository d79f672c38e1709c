"""Holds as pages show them, and the days on which somebody looks at one again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from samsyn.office.access import Actor, Deed, Duty, DutyKind, NotVisible
from samsyn.office.access.holding import HoldShown
from samsyn.office.partners.models import Room
from samsyn.office.retention.models import Erasure, Hold, Removal
from samsyn.office.retention.queries.removals import code_of
from samsyn.office.retention.queries.rooms import in_my_rooms


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldLine:
    """One hold that stands, by the code of what it is on."""

    id: UUID
    code: str
    kind: str
    ground: str
    owner: str
    review_on: date
    placed_on: date


def holds_on_seen(actor: Actor, room: Room) -> tuple[HoldLine, ...]:
    """Return the holds of a room on records that are not hidden, the soonest to look at first."""
    hidden = Removal.objects.filter(
        record_id=OuterRef("record_id"), shown_at__isnull=True, erased_at__isnull=True
    )
    rows = _standing(actor).filter(~Exists(hidden), room=room)
    return tuple(_line(row) for row in rows.order_by("review_on", "pk"))


def hold_line(actor: Actor, hold_id: UUID) -> HoldLine:
    """Return one hold that stands or stood. Raises `NotVisible`."""
    rows = in_my_rooms(actor, Hold.objects.select_related("owner"))
    row = rows.filter(pk=hold_id).first()
    if row is None:
        raise NotVisible(_("The page does not exist."))
    return _line(row)


def hold_shown(actor: Actor, record_id: UUID) -> HoldShown | None:
    """Return the hold on a record, for who answers for removals in its room."""
    row = _standing(actor).filter(record_id=record_id).first()
    if row is None:
        return None
    return HoldShown(id=row.pk, ground=row.ground, owner=row.owner.name, review_on=row.review_on)


def held_among(actor: Actor, batch: Erasure) -> frozenset[UUID]:
    """Return the records of a batch that a hold stands on."""
    records = batch.removals.values("record_id")
    rows = _standing(actor).filter(record_id__in=records)
    return frozenset(rows.values_list("record_id", flat=True))


def hold_duties(actor: Actor) -> Iterator[Duty]:
    """Yield the days on which holds are looked at again, for who answers for removals there."""
    if not actor.rooms_granting(Deed.KEEP_RETENTION):
        return
    for row in _standing(actor).select_related("room"):
        yield Duty(
            kind=DutyKind.HOLD,
            id=row.pk,
            room_name=row.room.name,
            due_on=row.review_on,
            opens=True,
            owner_id=row.owner_id,
            owner=row.owner.name,
        )


def no_holds_of_site(actor: Actor, now: datetime) -> Iterator[Duty]:
    """Yield nothing: a hold is between its room and its owner, and no matter of steering."""
    del actor, now
    yield from ()


def _standing(actor: Actor) -> QuerySet[Hold]:
    rows = in_my_rooms(actor, Hold.objects.select_related("owner"))
    return rows.filter(lifted_at__isnull=True)


def _line(row: Hold) -> HoldLine:
    return HoldLine(
        id=row.pk,
        code=code_of(row.kind, row.record_id),
        kind=row.kind,
        ground=row.ground,
        owner=row.owner.name,
        review_on=row.review_on,
        placed_on=row.placed_on,
    )
