"""Incidents that several of the reader's rooms have a record of, shown and counted once.

The door links a receiver's copy to the record that it was made from; the copy gives way.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import QuerySet

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.incidents.models import Incident, IncidentLink


def once(actor: Actor, rows: QuerySet[Incident]) -> QuerySet[Incident]:
    """Leave out every copy whose first record stands among the rows too."""
    return rows.exclude(pk__in=_live(actor).filter(other__in=rows).values("incident"))


def copies_of(actor: Actor, incident_ids: Iterable[UUID]) -> Mapping[UUID, Mapping[UUID, int]]:
    """Return the copies of these records, each with its room's number. One query."""
    found: dict[UUID, dict[UUID, int]] = defaultdict(dict)
    live = _live(actor).filter(access.any_of("other", incident_ids))
    links = live.order_by("incident__room", "pk")
    for first, copy, room in links.values_list("other_id", "incident_id", "incident__room_id"):
        found[first][copy] = room
    return dict(found)


def originals_of(actor: Actor, incident_ids: Iterable[UUID]) -> Mapping[UUID, UUID]:
    """Return, for each of these that is a copy, the record that it was made from. One query."""
    links = _live(actor).filter(access.any_of("incident", incident_ids))
    return dict(links.values_list("incident_id", "other_id"))


def _live(actor: Actor) -> QuerySet[IncidentLink]:
    return access.visible_to(actor, IncidentLink.objects).filter(undone_at__isnull=True)
