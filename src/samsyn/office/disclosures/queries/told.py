"""Which records a room has told another room about, and under which number."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures.models import Disclosure

Told = Mapping[UUID, str]  # record of the sender → number of a disclosure of it


def told_to(actor: Actor, record_ids: Iterable[UUID], *, kind: str, to_room_id: int) -> Told:
    """Return the latest number under which each record was disclosed to the room."""
    rows = access.visible_to(actor, Disclosure.objects).filter(
        **{f"{kind}__in": set(record_ids)}, kind=kind, to_room_id=to_room_id
    )
    return dict(rows.order_by("recorded_at", "number", "pk").values_list(f"{kind}_id", "number"))
