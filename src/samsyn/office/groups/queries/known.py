"""The names of everybody and of every group in a room's records: a text is held to them."""

from itertools import chain

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.groups.models import Group, GroupAlias
from samsyn.office.people.models import PersonName
from samsyn.office.releases.rules import Named


def names_known(actor: Actor, room_id: int) -> list[Named]:
    """Return the names of people and groups in the records of the room, for no eye to see.

    Only that room's names are asked, so that two coordinators get the same answer.
    """
    here = actor.narrowed_to(room_id)
    people = access.visible_to(here, PersonName.objects).values_list("given", "family", "kind")
    groups = chain(
        access.visible_to(here, Group.objects).values_list("working_name", flat=True),
        access.visible_to(here, GroupAlias.objects).values_list("name", flat=True),
    )
    return [
        *(Named(given, family, kind == "alias") for given, family, kind in people),
        *(Named(name, "", is_alias=True) for name in groups),
    ]
