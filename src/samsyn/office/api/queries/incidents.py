"""Incidents as another system of the agency reads them: the fields that the room's page has."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.api.queries.paging import Wanted, page_of
from samsyn.office.api.queries.readings import PEOPLE, note, room_of
from samsyn.office.api.shapes import GroupPart, IncidentPage, PersonPart
from samsyn.office.api.shapes import Incident as Shown
from samsyn.office.audit.changes import Reading
from samsyn.office.incidents.models import Incident, IncidentGroup, Involvement
from samsyn.office.incidents.queries.briefs import harm_of, is_counted_as_confirmed
from samsyn.vocabulary.claims import Certainty, ClaimStatus
from samsyn.vocabulary.incidents import GroupSide, Harm, InvolvementRole, SuspicionGrade
from samsyn.vocabulary.rooms import RoomKind

SUBJECT = "incidents_incident"


def incidents(actor: Actor, wanted: Wanted) -> IncidentPage:
    """Return a page of the room's incidents, and note them and every person named on them."""
    found, cursor = page_of(_rows(actor), wanted)
    return IncidentPage(items=_shown(actor, found, Reading.LIST), next=cursor)


def incident(actor: Actor, incident_id: UUID) -> Shown:
    """Return one incident, and note the reading. Raises `NotVisible`."""
    row = access.get_visible(actor, _rows(actor), pk=incident_id)
    return _shown(actor, [row], Reading.PAGE)[0]


def _rows(actor: Actor) -> QuerySet[Incident]:
    rows = access.visible_to(actor, Incident.objects)
    return rows.annotate(changed=Coalesce("changed_at", "recorded_at"))


def _shown(actor: Actor, rows: Sequence[Incident], reading: Reading) -> list[Shown]:
    is_police = room_of(actor).room_kind is RoomKind.POLICE
    ids = [row.pk for row in rows]
    parts, sides = _of_each(actor, Involvement, ids), _of_each(actor, IncidentGroup, ids)
    people = [one.person_id for each in parts.values() for one in each if one.person_id]
    note(actor, reading, SUBJECT, ids)
    note(actor, Reading.LIST, PEOPLE, people)
    return [
        Shown(
            **_facts(row),
            **_own(row, is_police=is_police),
            people=[_part(one, is_police=is_police) for one in parts.get(row.pk, ())],
            groups=[_side(one) for one in sides.get(row.pk, ())],
        )
        for row in rows
    ]


def _of_each(actor: Actor, model: Any, ids: Iterable[UUID]) -> Mapping[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    rows = access.visible_to(actor, model.objects).filter(incident__in=list(ids))
    for row in rows.order_by("recorded_at", "pk"):
        found[row.incident_id].append(row)
    return found


def _facts(row: Incident) -> dict[str, Any]:
    """Return what every room tells of its incident."""
    return {
        "id": row.pk,
        "code": access.code_for("H", row.pk),
        "kind": row.kind,
        "status": row.status,
        "is_confirmed": is_counted_as_confirmed(row),
        "earliest_at": row.earliest_at,
        "latest_at": row.latest_at,
        "time_precision": row.time_precision,
        "area": row.area,
        "place_precision": row.place_precision,
        "dead": row.dead,
        "injured": row.injured,
        "harm": harm_of(row),
        "member_involved": row.member_involved,
        "group_motivated": row.group_motivated,
        "version": row.version,
        "recorded_at": row.recorded_at,
        "changed_at": row.changed_at or row.recorded_at,
    }


def _own(row: Incident, *, is_police: bool) -> dict[str, Any]:
    """Return what a police room alone tells; where it may be a protected home, no place."""
    shows_place = is_police and not row.hides_place
    return {
        "place": row.place if shows_place else None,
        "longitude": row.longitude if shows_place else None,
        "latitude": row.latitude if shows_place else None,
        "weapon": (row.weapon or None) if is_police else None,
        "shots_fired": row.shots_fired if is_police else None,
        "summary": row.summary if is_police else None,
        "external_reference": row.external_reference if is_police else None,
    }


def _part(row: Involvement, *, is_police: bool) -> PersonPart:
    return PersonPart(
        person_id=row.person_id,
        role=InvolvementRole(row.role),
        harm=Harm(row.harm),
        suspicion=SuspicionGrade(row.suspicion) if is_police else None,
        status=ClaimStatus(row.status),
    )


def _side(row: IncidentGroup) -> GroupPart:
    return GroupPart(
        group_id=row.group_id,
        side=GroupSide(row.side),
        certainty=Certainty(row.certainty),
        status=ClaimStatus(row.status),
    )
