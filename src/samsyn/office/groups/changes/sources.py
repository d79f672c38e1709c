"""Sources that claims rest on must be visible to the writer and lie in the claim's room."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.groups.changes.plans import Graded
from samsyn.office.people.models import Source


def rooms_of_sources(actor: Actor, wanted: Iterable[UUID | None]) -> Mapping[UUID, int]:
    """Return the room of each source that the actor may see."""
    asked = {one for one in wanted if one is not None}
    if not asked:
        return {}
    return dict(
        access.visible_to(actor, Source.objects).filter(pk__in=asked).values_list("pk", "room_id")
    )


def source_objections(source_id: UUID | None, rooms: Mapping[UUID, int], room_id: int) -> list[str]:
    """Object to a source that is not there for the writer, or lies in another room."""
    if source_id is None or rooms.get(source_id) == room_id:
        return []
    return [_("The source is not in this room. Choose one that is, or record it here first.")]


def grading(plan: Graded) -> dict[str, Any]:
    """Return the columns that say where a claim comes from."""
    return {
        "source_id": plan.source_id,
        "source_reliability": plan.source_reliability.value,
        "information_accuracy": plan.information_accuracy.value,
        "note": plan.note,
    }
