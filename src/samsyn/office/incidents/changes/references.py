"""The people, groups and sources that plans refer to, as far as the actor sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.groups.models import Group
from samsyn.office.incidents.changes.plans import IncidentPlan
from samsyn.office.people.models import Person, Source
from samsyn.vocabulary.people import ProtectedIdentity, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred:
    """Where a referred record lies, and what the rules must know of it."""

    room_id: int
    compartment_id: int
    is_victim_only: bool = False
    is_protected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All that some plans refer to. What is missing here does not exist for the actor."""

    people: dict[UUID, Referred]
    groups: dict[UUID, Referred]
    sources: dict[UUID, Referred]


def known_to(actor: Actor, plans: Sequence[IncidentPlan]) -> Known:
    """Look up all references of all plans, in one query per table that is referred to."""
    return Known(
        people=_people(
            actor, {part.person_id for plan in plans for part in plan.people if part.person_id}
        ),
        groups=_placed(actor, Group, {side.group_id for plan in plans for side in plan.sides}),
        sources=_placed(actor, Source, {plan.source_id for plan in plans if plan.source_id}),
    )


def _people(actor: Actor, wanted: set[UUID]) -> dict[UUID, Referred]:
    if not wanted:
        return {}
    rows = (
        access.visible_to(actor, Person.objects)
        .filter(pk__in=wanted)
        .values_list("pk", "room_id", "compartment_id", "standing", "protected_identity")
    )
    return {
        pk: Referred(
            room_id=room,
            compartment_id=compartment,
            is_victim_only=standing == Standing.VICTIM_ONLY.value,
            is_protected=protected != ProtectedIdentity.NONE.value,
        )
        for pk, room, compartment, standing, protected in rows
    }


def _placed(
    actor: Actor, model: type[Group] | type[Source], wanted: set[UUID]
) -> dict[UUID, Referred]:
    if not wanted:
        return {}
    rows = (
        access.visible_to(actor, model._default_manager.all())
        .filter(pk__in=wanted)
        .values_list("pk", "room_id", "compartment_id")
    )
    return {
        pk: Referred(room_id=room, compartment_id=compartment) for pk, room, compartment in rows
    }
