"""Reports to tell, out of Örebro's joint room."""

from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID, uuid4

from tests.office.groups.playing import room

from samsyn.analysis.disclosure_control import Asked
from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit, RoomItself
from samsyn.office.releases import changes, queries

__all__ = ["room"]
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
JOINT = "orebro-joint"
CELLS = {"met|2026-09": 7, "met|2026-10": 3}
ASKS = [Asked("year", tuple(CELLS)), Asked("october", ("met|2026-10",))]


def permit_of(actor: Actor) -> Permit:
    return access.require(actor, Deed.KEEP_STEERING, about=RoomItself(room(JOINT)))


def tell(
    actor: Actor, cells: Mapping[str, int] = CELLS, *, report: UUID | None = None
) -> dict[str, int | None]:
    with access.acting_as(actor):
        found = changes.release(
            permit_of(actor), "public", report or uuid4(), cells=cells, asks=ASKS, now=NOW
        )
    return {name: one.count for name, one in found.items()}


def previewed(actor: Actor, cells: Mapping[str, int] = CELLS) -> dict[str, int | None]:
    with access.acting_as(actor):
        found = queries.preview(actor, room(JOINT), cells=cells, asks=ASKS)
    return {name: one.count for name, one in found.items()}
