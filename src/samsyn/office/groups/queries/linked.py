"""Which records are shown as one to this reader: of groups, and of people."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, F, Func, Q, UUIDField, Value

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.groups.models import GroupLink
from samsyn.office.people.models import PersonLink


def groups_as_one(actor: Actor) -> Mapping[UUID, frozenset[UUID]]:
    """Return the records that stand for one group, by each of them. One query."""
    live = access.visible_to(actor, GroupLink.objects).filter(undone_at__isnull=True)
    return _joined(live.values_list("group_id", "other_id"))


def people_as_one(actor: Actor, person_ids: Iterable[UUID]) -> Mapping[UUID, UUID]:
    """Return, for each of these people, the record that stands for the human being. One query."""
    asked = list(person_ids)
    live = access.visible_to(actor, PersonLink.objects).filter(
        Q(_is_any_of("person", asked)) | Q(_is_any_of("other", asked)),
        verdict="same",
        undone_at__isnull=True,
    )
    joined = _joined(live.values_list("person_id", "other_id"))
    return {one: min(joined.get(one, frozenset({one}))) for one in asked}


def _is_any_of(column: str, ids: list[UUID]) -> Func:
    # One array: a page of large groups asks for thousands of people, and to write and plan an
    # IN of so many takes longer than all the rest of the page.
    array = Value(ids, output_field=ArrayField(UUIDField()))
    return Func(
        F(column),
        array,
        template="%(expressions)s)",
        arg_joiner=" = ANY(",
        output_field=BooleanField(),
    )


def _joined(pairs: Iterable[tuple[UUID, UUID]]) -> dict[UUID, frozenset[UUID]]:
    together: dict[UUID, frozenset[UUID]] = {}
    for one, other in pairs:
        both = together.get(one, frozenset({one})) | together.get(other, frozenset({other}))
        together.update(dict.fromkeys(both, both))
    return together
