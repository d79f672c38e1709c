"""What a group is called where its linked records are shown as one."""

from collections.abc import Mapping
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor, Linked
from samsyn.office.groups.models import Group


def names_as_one(actor: Actor, same: Linked) -> Mapping[UUID, str]:
    """Return linked record -> the name on the page that stands for it: the oldest record's."""
    if not same.records:
        return {}
    stands = {record: same.standing_for(record) for record in same.records}
    rows = access.visible_to(actor, Group.objects).filter(
        access.is_any_of("pk", set(stands.values()))
    )
    names = dict(rows.values_list("pk", "working_name"))
    return {record: names[one] for record, one in stands.items() if one in names}
