"""How people are shown: a code always, a name only while names are shown, and then noted."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.people.models import PersonName
from samsyn.vocabulary.claims import COUNTING_FOR_NOTHING

_KINDS = ("legal", "alias")


def names_of(actor: Actor, person_ids: Iterable[UUID]) -> Mapping[UUID, str]:
    """Return a name for each person, the legal one first; nothing while codes are shown."""
    if not actor.names_revealed:
        return {}
    found: dict[UUID, tuple[int, str]] = {}
    rows = access.visible_to(actor, PersonName.objects).filter(
        person__in=list(person_ids), until__isnull=True
    )
    for name in rows.exclude(status__in=COUNTING_FOR_NOTHING).order_by("recorded_at", "pk"):
        rank = _KINDS.index(name.kind) if name.kind in _KINDS else len(_KINDS)
        found[name.person_id] = min(found.get(name.person_id, (rank, str(name))), (rank, str(name)))
    return {person_id: name for person_id, (_, name) in found.items()}


def note_shown(actor: Actor, person_ids: Iterable[UUID], room_ids: Iterable[int]) -> None:
    """Note that these people were listed, and that their names were shown if they were."""
    shown = sorted(set(person_ids))
    if not shown:
        return
    readings = [Reading.LIST, Reading.NAMES] if actor.names_revealed else [Reading.LIST]
    for reading in readings:
        audit.record_reading(
            actor, reading, subject="people_person", record_ids=shown, room_ids=room_ids
        )
