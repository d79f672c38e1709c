"""Finds the receiver's own records by the number under which the room was told of them."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures.changes.arrivals import Told
from samsyn.office.disclosures.models import Receipt

Named = Mapping[str, UUID]

_REFERRING = ("memberships", "relations", "sides", "people")


def resolve(door: Actor, arrivals: Sequence[Told]) -> Named:
    """Return the records that the arrivals refer to, by number."""
    numbers = _numbers(arrivals)
    if not numbers:
        return {}
    rows = access.visible_to(door, Receipt.objects).filter(
        number__in=numbers, origin_room=arrivals[0].sender_id
    )
    return {row.number: row.record_id for row in rows}


def missing(door: Actor, arrivals: Sequence[Told]) -> set[str]:
    """Return the numbers that the arrivals refer to and that the room has nothing under."""
    return _numbers(arrivals) - set(resolve(door, arrivals))


def _numbers(arrivals: Sequence[Told]) -> set[str]:
    return {one for arrival in arrivals for one in arrival.references(*_REFERRING)}
