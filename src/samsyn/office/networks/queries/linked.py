"""Records of the same person or group in several rooms, shown as one to who reads them all."""

from collections.abc import Mapping
from uuid import UUID

from samsyn.analysis.networks import components
from samsyn.office.access import Actor, visible_to
from samsyn.office.groups.queries import groups_as_one
from samsyn.office.people.models import PersonLink


def one_per_person(actor: Actor) -> Mapping[UUID, UUID]:
    """Return, for each linked record of a person, the record that stands for all of them."""
    links = visible_to(actor, PersonLink.objects).filter(verdict="same", undone_at__isnull=True)
    pairs = list(links.values_list("person_id", "other_id"))
    records = dict.fromkeys(record for pair in pairs for record in pair)
    return {record: min(part) for part in components(records, pairs) for record in part}


def one_per_group(actor: Actor) -> Mapping[UUID, UUID]:
    """Return, for each linked record of a group, the record that stands for all of them."""
    return {record: min(records) for record, records in groups_as_one(actor).items()}
