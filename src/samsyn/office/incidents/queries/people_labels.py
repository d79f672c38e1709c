"""What a person is called on an incident's page: a code, or a name if names are revealed."""

from collections.abc import Collection
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.people.models import PersonName
from samsyn.vocabulary.claims import COUNTING_FOR_NOTHING
from samsyn.vocabulary.people import NameKind


def names_of(actor: Actor, person_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the names to show, none unless the actor has names revealed. The caller notes it."""
    if not actor.names_revealed:
        return {}
    rows = (
        access.visible_to(actor, PersonName.objects)
        .filter(person__in=person_ids)
        .exclude(status__in=COUNTING_FOR_NOTHING)
        .values_list("person_id", "kind", "given", "family")
        .order_by("-recorded_at", "-pk")
    )
    found: dict[UUID, tuple[bool, str]] = {}
    for person_id, kind, given, family in rows:
        is_legal = kind == NameKind.LEGAL.value
        if person_id not in found or (is_legal and not found[person_id][0]):
            found[person_id] = (is_legal, f"{given} {family}".strip())
    return {person_id: name for person_id, (_legal, name) in found.items()}
