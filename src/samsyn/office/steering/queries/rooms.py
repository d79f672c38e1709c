"""Which joint room's steering the reader sees, and whom they can give things to there."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from samsyn.office.access import Actor, Deed, NotPermitted
from samsyn.office.partners.queries import partners_at
from samsyn.office.steering.models import Kept
from samsyn.vocabulary.rooms import AgencyKind, RoomKind

CORE = (AgencyKind.POLICE, AgencyKind.MUNICIPALITY, AgencyKind.PROBATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class SteeringRoom:
    """The joint room that the pages are about."""

    room_id: int
    name: str
    site_id: int
    may_keep: bool
    reads_room: bool  # more of it than the steering group's part


def room_of(actor: Actor) -> SteeringRoom:
    """Return the reader's joint room, the first if there are several.

    Raises `NotPermitted` for a role that has nothing to do with steering.
    """
    seen = actor.rooms_granting(Deed.READ_STEERING)
    for held in actor.roles:
        is_joint = held.room_kind is RoomKind.JOINT and held.site_id is not None
        if is_joint and held.room_id in seen:
            return SteeringRoom(
                room_id=held.room_id,
                name=held.site_brand or held.room_name,
                site_id=held.site_id or 0,
                may_keep=actor.may(Deed.KEEP_STEERING, held.room_id),
                reads_room=held.room_id in actor.reading_rooms,
            )
    raise NotPermitted(_("Steering is for the coordinators and the steering group."))


def core_partners(room_id: int) -> dict[int, str]:
    """Return the agencies without which there is no strategy: they must have agreed."""
    rows = partners_at(room_id).filter(kind__in=[one.value for one in CORE])
    return dict(rows.values_list("pk", "name"))


def owner_name(row: Kept) -> str:
    """Return who owns a row that was fetched with its owner, '' for nobody."""
    return row.owner.name if row.owner else ""
