"""The rooms in which somebody answers people's requests, and requests of one of them."""

from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotPermitted
from samsyn.office.partners.models import Room
from samsyn.office.rights.models import Contest, PersonRequest


def answering_rooms(actor: Actor) -> list[Room]:
    """Return the rooms in which the actor answers. Raises `NotPermitted` where there is none."""
    rooms = Room.objects.filter(pk__in=actor.rooms_granting(Deed.ANSWER_REQUEST))
    found = list(rooms.order_by("name", "pk"))
    if not found:
        raise NotPermitted(_("People's requests are answered by coordinators and social workers."))
    return found


def request_row(actor: Actor, request_id: UUID, *, lock: bool = False) -> PersonRequest:
    """Return a request of a room in which the actor answers. Raises `NotVisible` or no permit."""
    answering_rooms(actor)
    rows = PersonRequest.objects.select_for_update(of=("self",)) if lock else PersonRequest.objects
    row = access.get_visible(actor, rows.all(), pk=request_id)
    access.require(actor, Deed.ANSWER_REQUEST, about=row)
    return row


def contest_row(actor: Actor, contest_id: UUID) -> Contest:
    """Return a contest of a room in which the actor answers. Raises as `request_row`."""
    answering_rooms(actor)
    row = access.lock_visible(actor, Contest, pk=contest_id)
    access.require(actor, Deed.ANSWER_REQUEST, about=row)
    return row
