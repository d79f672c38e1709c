"""What can be told of incidents, with the groups and people that the receiver was told of."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures.queries.told import told_to
from samsyn.office.incidents.models import Incident, IncidentGroup, Involvement
from samsyn.vocabulary.claims import COUNTING_FOR_NOTHING
from samsyn.vocabulary.people import ProtectedIdentity


def tell_incidents(
    actor: Actor, wanted: set[UUID], *, to_room_id: int
) -> dict[UUID, dict[str, Any]]:
    """Return what can be told of each visible incident."""
    sides = _sides(actor, wanted, to_room_id=to_room_id)
    people = _people(actor, wanted, to_room_id=to_room_id)
    incidents = access.visible_to(actor, Incident.objects).filter(pk__in=wanted)
    return {
        one.pk: {**_facts(one), "sides": sides[one.pk], "people": people[one.pk]}
        for one in incidents
    }


def _facts(incident: Incident) -> dict[str, Any]:
    return {
        "kind": incident.kind,
        "occurred": {
            "earliest": incident.earliest_at.isoformat(),
            "latest": incident.latest_at.isoformat(),
            "precision": incident.time_precision,
        },
        "area": incident.area,
        "place": {
            "place": incident.place,
            "precision": incident.place_precision,
            "longitude": incident.longitude,
            "latitude": incident.latitude,
        },
        "harm": {
            "dead": incident.dead,
            "injured": incident.injured,
            "known": incident.harm_known,
        },
        "weapon": {
            "weapon": incident.weapon,
            "shots_fired": incident.shots_fired,
            "indoors": incident.indoors,
        },
        "review": {
            "status": incident.status,
            "member_involved": incident.member_involved,
            "group_motivated": incident.group_motivated,
            "has_traces": incident.has_traces,
            "independent_witnesses": incident.independent_witnesses,
            "lawful_or_accidental": incident.lawful_or_accidental,
        },
        "summary": incident.summary,
    }


def _sides(actor: Actor, wanted: set[UUID], *, to_room_id: int) -> dict[UUID, list[dict[str, str]]]:
    rows = list(
        access.visible_to(actor, IncidentGroup.objects)
        .filter(incident__in=wanted)
        .exclude(status__in=COUNTING_FOR_NOTHING)
        .select_related("group")
        .order_by("side", "pk")
    )
    told = told_to(actor, (row.group_id for row in rows), kind="group", to_room_id=to_room_id)
    found: defaultdict[UUID, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        if row.group_id in told:
            found[row.incident_id].append(
                {
                    "told": told[row.group_id],
                    "group": row.group.working_name,
                    "side": row.side,
                    "certainty": row.certainty,
                }
            )
    return found


def _people(
    actor: Actor, wanted: set[UUID], *, to_room_id: int
) -> dict[UUID, list[dict[str, Any]]]:
    rows = list(
        access.visible_to(actor, Involvement.objects)
        .filter(incident__in=wanted, person__protected_identity=ProtectedIdentity.NONE.value)
        .exclude(status__in=COUNTING_FOR_NOTHING)
        .order_by("role", "pk")
    )
    ids = {row.person_id for row in rows if row.person_id}
    told = told_to(actor, ids, kind="person", to_room_id=to_room_id)
    found: defaultdict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if row.person_id is not None and row.person_id in told:
            found[row.incident_id].append(
                {
                    "told": told[row.person_id],
                    "role": row.role,
                    "harm": row.harm,
                    "intended": row.intended,
                    "suspicion": row.suspicion,
                }
            )
    return found
