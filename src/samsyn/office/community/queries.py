"""The organisations of the reader's joint rooms."""

from dataclasses import dataclass
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.community.models import Organisation
from samsyn.vocabulary.community import OrganisationKind
from samsyn.vocabulary.rooms import RoomKind


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationShown:
    """One organisation."""

    id: UUID
    room_id: int
    name: str
    kind: OrganisationKind


def organisations(actor: Actor) -> tuple[OrganisationShown, ...]:
    """Return the organisations that the reader may see, in Swedish order."""
    rows = access.visible_to(actor, Organisation.objects).order_by("sort_key", "pk")
    return tuple(
        OrganisationShown(
            id=row.pk, room_id=row.room_id, name=row.name, kind=OrganisationKind(row.kind)
        )
        for row in rows
    )


def rooms_to_add_in(actor: Actor) -> tuple[tuple[int, str], ...]:
    """Return the joint rooms in which the reader may take up an organisation."""
    granted = actor.rooms_granting(Deed.PLAN_CALL_IN)
    return tuple(
        (held.room_id, held.site_brand or held.room_name)
        for held in actor.roles
        if held.room_kind is RoomKind.JOINT and held.room_id in granted
    )
