"""What a report would be allowed to tell now, after all that reports of the room told before."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from samsyn.analysis.disclosure_control import Answer, Asked, Release, release
from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.partners.models import Room
from samsyn.office.releases.models import ReportRelease
from samsyn.office.releases.rules import views

LEAST_THRESHOLD = 2


def preview(
    actor: Actor, room_id: int, *, cells: Mapping[str, int], asks: Sequence[Asked]
) -> dict[str, Answer]:
    """Return what may be told of each count that is asked for; a count withheld is None.

    `cells` counts the smallest cells (`met|2026-10|Örebro`); see `disclosure_control.release`.
    """
    return {one.name: one for one in decided(actor, room_id, cells, asks).answers}


def decided(actor: Actor, room_id: int, cells: Mapping[str, int], asks: Sequence[Asked]) -> Release:
    """Return what a report tells of the room's counts now. The actor reads the room's records."""
    access.require(actor, Deed.READ_RECORDS, about=RoomItself(room_id))
    return release(
        cells,
        asks,
        earlier=released(actor, room_id),
        threshold=threshold_of(room_id),
        views=views,
    )


def released(actor: Actor, room_id: int) -> list[Release]:
    """Return all that reports of the room have told, the oldest first."""
    access.require(actor, Deed.READ_RECORDS, about=RoomItself(room_id))
    rows = access.visible_to(actor, ReportRelease.objects).filter(room_id=room_id)
    return [_release_of(row) for row in rows.order_by("recorded_at", "pk")]


def told_in(actor: Actor, room_id: int, kind: str, report: UUID) -> dict[str, Answer] | None:
    """Return what one report told, None if it has not been released."""
    access.require(actor, Deed.READ_RECORDS, about=RoomItself(room_id))
    rows = access.visible_to(actor, ReportRelease.objects).filter(
        room_id=room_id, kind=kind, report=report
    )
    found = rows.first()
    return {one.name: one for one in _release_of(found).answers} if found else None


def threshold_of(room_id: int) -> int:
    """Return the least count that the room's site tells."""
    site = Room.objects.select_related("site").get(pk=room_id).site
    return max(LEAST_THRESHOLD, site.small_number_threshold if site else 5)


def _release_of(row: ReportRelease) -> Release:
    answers = (Answer(name, tuple(keys), count) for name, keys, count in row.answers)
    return Release(row.cells, tuple(answers))
