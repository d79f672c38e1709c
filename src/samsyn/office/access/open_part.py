"""Reading as everybody in a room may: for what is shown to a whole room at once."""

from dataclasses import replace

from samsyn.office.access.actors import Actor
from samsyn.office.partners.models import Compartment


def in_the_open(actor: Actor, room_id: int) -> Actor:
    """Return the actor as a reader of the room's open part, and of nothing else.

    A record that is restricted, or that somebody is shut out of, lies in a part of its own: so two
    readers of the room get the same. Never widens what the actor sees.
    """
    part = Compartment.objects.values_list("pk", flat=True).get(room_id=room_id, is_default=True)
    return replace(actor.narrowed_to(room_id), parts=actor.parts & {(room_id, part)})
