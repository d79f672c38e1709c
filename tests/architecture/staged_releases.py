"""What a report of the stage has told: one count, and one that was withheld."""

from datetime import datetime
from uuid import UUID, uuid4

from samsyn.analysis.disclosure_control import Asked
from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.releases.changes import release
from samsyn.office.releases.models import ReportRelease


def stage_release(actor: Actor, room_id: int, now: datetime) -> dict[str, UUID]:
    """Tell two counts out of a joint room."""
    report = uuid4()
    with access.acting_as(actor):
        permit = access.require(actor, Deed.KEEP_STEERING, about=RoomItself(room_id))
        cells = {"met|2026-10": 9, "shot|2026-10": 2}
        asks = [Asked(key, (key,)) for key in cells]
        release(permit, "public", report, cells=cells, asks=asks, now=now)
        told = access.get_visible(actor, ReportRelease.objects, report=report)
    return {"release": told.pk}
