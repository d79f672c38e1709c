"""Where the day begins: the situation for whoever reads it, else the page that is one's own."""

from collections.abc import Iterator

from samsyn.office.access import Actor, Deed
from samsyn.vocabulary.rooms import RoomKind


def begins_elsewhere(actor: Actor) -> str:
    """Return the name of the page at which the actor's day begins, '' if it is the situation."""
    return next(_own_pages(actor), "")


def _own_pages(actor: Actor) -> Iterator[str]:
    if actor.works_in_support:
        yield "support:work"
    if actor.reading_rooms:
        return
    if actor.rooms_granting(Deed.LOG_TALK):
        yield "notifications:mine"
    if reads_steering(actor):
        yield "steering:overview"
    if actor.rooms_granting(Deed.READ_RETURNS):
        yield "national:nation"
    if actor.rooms_granting(Deed.READ_AUDIT):
        yield "oversight:log"
    if actor.rooms_granting(Deed.APPROVE_GROUND):
        yield "disclosures:grounds"


def reads_steering(actor: Actor) -> bool:
    """Whether the actor has a joint room's steering: its coordinators and steering group."""
    granting = actor.rooms_granting(Deed.READ_STEERING)
    return any(
        held.room_kind is RoomKind.JOINT and held.room_id in granting for held in actor.roles
    )
