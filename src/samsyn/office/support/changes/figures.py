"""Publishes, once a month, the counts that others than support may see.

The door of each room of social services counts what happened before the month began. Whom a
count counts stays in the room; what leaves is a number that stands still until enough people
have come or gone (decision 0014).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from samsyn.analysis.uncertainty.small_counts import Told, moves, tell, tell_part
from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.partners.models import Room
from samsyn.office.support.models import FigureBasis, PublishedFigure
from samsyn.office.support.queries.counted import Counted, counted
from samsyn.office.support.queries.figures import month_of, rooms_with_figures
from samsyn.vocabulary.support import FigureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class _Month:
    room: Room
    until: date
    threshold: int


@transaction.atomic
def publish_due(actor: Actor, *, now: datetime) -> None:
    """Publish the counts to the end of last month, where nobody has yet.

    Whoever opens the page sets it going; the room's door counts, and they learn nothing of it.
    """
    until = month_of(now)
    for room in rooms_with_figures(actor):
        published = PublishedFigure.objects.filter(room=room, until=until)
        if published.count() < len(FigureKind) and (
            door := access.door_of(room.pk, actor, now=now)
        ):
            threshold = room.site.small_number_threshold if room.site else 5
            with access.acting_as(door):
                _publish(door, _Month(room=room, until=until, threshold=threshold), now=now)


def _publish(door: Actor, month: _Month, *, now: datetime) -> None:
    permit = access.require(door, Deed.RECEIVE_DISCLOSURE, about=RoomItself(month.room.pk))
    placed = access.in_room(permit, now=now)
    bases = [
        FigureBasis(
            kind=one.kind.value,
            until=month.until,
            whole=sorted(one.whole),
            part=sorted(one.part),
            **placed,
        )
        for one in _shown(door, month)
    ]
    FigureBasis.objects.bulk_create(bases, ignore_conflicts=True)
    PublishedFigure.objects.bulk_create(
        [_figure(basis, month) for basis in bases], ignore_conflicts=True
    )
    audit.record(permit, subject="support_figurebasis", record_ids=[])


def _shown(door: Actor, month: _Month) -> Iterator[Counted]:
    """Yield whom each count counts: those of now, or of its last move if too few have moved."""
    for fresh in counted(door, month.room.pk, until=month.until):
        rows = access.visible_to(door, FigureBasis.objects).filter(
            room=month.room, kind=fresh.kind.value, until__lt=month.until
        )
        before = rows.order_by("-until", "pk").first()
        shown = _members(before.whole, before.part) if before else None
        is_moved = moves(shown, _members(fresh.whole, fresh.part), threshold=month.threshold)
        if before is None or is_moved:
            yield fresh
        else:
            yield Counted(
                kind=fresh.kind, whole=frozenset(before.whole), part=frozenset(before.part)
            )


def _members(
    whole: frozenset[UUID] | list[UUID], part: frozenset[UUID] | list[UUID]
) -> frozenset[tuple[UUID, bool]]:
    """Return everybody counted, with the side on which they are counted."""
    inside = frozenset(part)
    return frozenset((one, one in inside) for one in whole)


def _figure(basis: FigureBasis, month: _Month) -> PublishedFigure:
    whole = tell(len(basis.whole), threshold=month.threshold)
    part: Told | None = None
    if basis.kind != FigureKind.CASELOAD.value:
        part = tell_part(len(basis.part), len(basis.whole), threshold=month.threshold)
    return PublishedFigure(
        room=month.room,
        kind=basis.kind,
        until=month.until,
        whole_least=whole.least,
        whole_most=whole.most,
        part_least=part.least if part else None,
        part_most=part.most if part else None,
    )
