"""Which records are shown as one to this reader: of groups, and of people."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Q, QuerySet

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.groups.models import GroupLink, Membership
from samsyn.office.people.models import PersonLink


def groups_as_one(actor: Actor) -> Mapping[UUID, frozenset[UUID]]:
    """Return the records that stand for one group, by each of them. One query."""
    live = access.visible_to(actor, GroupLink.objects).filter(undone_at__isnull=True)
    return _joined(live.values_list("group_id", "other_id"))


def people_as_one(actor: Actor, person_ids: Iterable[UUID]) -> Mapping[UUID, UUID]:
    """Return, for each of these people, the record that stands for the human being. One query."""
    asked = list(person_ids)
    links = _live(actor).filter(
        Q(access.any_of("person", asked)) | Q(access.any_of("other", asked))
    )
    joined = _joined(links.values_list("person_id", "other_id"))
    return {one: min(joined.get(one, frozenset({one}))) for one in asked}


def linked_among(actor: Actor, members: QuerySet[Membership]) -> Mapping[UUID, UUID]:
    """Return, for each record of a member who has several, the one that stands for them all."""
    people = members.values("person")
    links = _live(actor).filter(Q(person__in=people) | Q(other__in=people))
    joined = _joined(links.values_list("person_id", "other_id"))
    return {one: min(records) for one, records in joined.items()}


def _live(actor: Actor) -> QuerySet[PersonLink]:
    rows = access.visible_to(actor, PersonLink.objects)
    return rows.filter(verdict="same", undone_at__isnull=True)


def _joined(pairs: Iterable[tuple[UUID, UUID]]) -> dict[UUID, frozenset[UUID]]:
    together: dict[UUID, frozenset[UUID]] = {}
    for one, other in pairs:
        both = together.get(one, frozenset({one})) | together.get(other, frozenset({other}))
        together.update(dict.fromkeys(both, both))
    return together
