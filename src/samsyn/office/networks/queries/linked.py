"""Records of the same person or group in several rooms, shown as one to who reads them all."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from samsyn.analysis.networks import components
from samsyn.office.access import Actor, visible_to
from samsyn.office.groups.models import GroupLink
from samsyn.office.people.models import PersonLink


def one_per_person(actor: Actor) -> Mapping[UUID, UUID]:
    """Return, for each linked record of a person, the record that stands for all of them."""
    links = visible_to(actor, PersonLink.objects).filter(verdict="same", undone_at__isnull=True)
    return standing_for(links.values_list("person_id", "other_id"))


def one_per_group(actor: Actor) -> Mapping[UUID, UUID]:
    """Return, for each linked record of a group, the record that stands for all of them."""
    links = visible_to(actor, GroupLink.objects).filter(undone_at__isnull=True)
    return standing_for(links.values_list("group_id", "other_id"))


def standing_for(links: Iterable[tuple[UUID, UUID]]) -> dict[UUID, UUID]:
    """Return key -> the smallest key that it is linked with, over any number of links."""
    pairs = list(links)
    keys = dict.fromkeys(key for pair in pairs for key in pair)
    return {key: min(part) for part in components(keys, pairs) for key in part}
