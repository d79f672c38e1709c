"""Copies of incidents, with the groups and people that the receiver has been told of."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures.changes.arrivals import Told
from samsyn.office.incidents import changes as incidents
from samsyn.office.incidents.changes import IncidentPlan, InvolvementPlan, SidePlan
from samsyn.office.incidents.models import Incident, IncidentGroup, Involvement
from samsyn.vocabulary.claims import Certainty, ClaimStatus
from samsyn.vocabulary.incidents import (
    GroupMotivated,
    GroupSide,
    Harm,
    IncidentKind,
    IncidentStatus,
    InvolvementRole,
    MemberInvolved,
    PlacePrecision,
    SuspicionGrade,
    Weapon,
)
from samsyn.vocabulary.uncertain_dates import MomentInterval, Precision

Named = Mapping[str, UUID]


def make_incidents(
    door: Actor, arrivals: Sequence[Told], named: Named, *, now: datetime
) -> list[UUID]:
    """Record the incidents of first disclosures; their ids in order."""
    if not arrivals:
        return []
    plans = [
        IncidentPlan(
            room_id=arrival.room_id,
            source_id=arrival.source_id,
            **{**_NO_HARM, **_facts(arrival.contents)},
            **_judgement(arrival.contents),
            people=_people(arrival.contents, named),
            sides=_sides(arrival.contents, named),
        )
        for arrival in arrivals
    ]
    return incidents.record_incidents(door, plans, now=now)


def add_to_incident(
    door: Actor, copy_id: UUID, arrival: Told, named: Named, *, now: datetime
) -> None:
    """Write the told facts over the copy's, and add people and groups that are new to it."""
    copy = access.lock_visible(door, Incident, pk=copy_id)
    facts = replace(
        _as_held(door, copy),
        source_id=arrival.source_id,
        **_facts(arrival.contents),
    )
    facts = replace(
        facts,
        people=_joined(facts.people, _people(arrival.contents, named)),
        sides=_joined(facts.sides, _sides(arrival.contents, named)),
    )
    incidents.revise_incident(
        door,
        incidents.RevisionPlan(
            incident_id=copy_id,
            version=copy.version,
            report=incidents.ReportPlan(incident=facts),
        ),
        now=now,
    )


_NO_HARM = {"harm_known": False}


def _facts(contents: Mapping[str, Any]) -> dict[str, Any]:
    """Return the told columns only; what is not told stays unknown, or as it was."""
    occurred = contents["occurred"]
    told: dict[str, Any] = {
        "kind": IncidentKind(contents["kind"]),
        "occurred": MomentInterval(
            datetime.fromisoformat(occurred["earliest"]),
            datetime.fromisoformat(occurred["latest"]),
            Precision(occurred["precision"]),
        ),
    }
    for field in ("area", "summary"):
        if field in contents:
            told[field] = contents[field]
    if place := contents.get("place"):
        told |= {
            "place": place["place"],
            "place_precision": PlacePrecision(place["precision"]),
            "longitude": place["longitude"],
            "latitude": place["latitude"],
        }
    if harm := contents.get("harm"):
        told |= {"dead": harm["dead"], "injured": harm["injured"], "harm_known": harm["known"]}
    if weapon := contents.get("weapon"):
        told |= {
            "weapon": Weapon(weapon["weapon"]) if weapon["weapon"] else None,
            "shots_fired": weapon["shots_fired"],
            "indoors": weapon["indoors"],
        }
    if review := contents.get("review"):
        criteria = ("has_traces", "independent_witnesses", "lawful_or_accidental")
        told |= {name: review[name] for name in criteria}
    return told


def _judgement(contents: Mapping[str, Any]) -> dict[str, Any]:
    review = contents.get("review")
    if not review:
        return {}
    return {
        "status": IncidentStatus(review["status"]),
        "member_involved": MemberInvolved(review["member_involved"]),
        "group_motivated": GroupMotivated(review["group_motivated"]),
    }


def _people(contents: Mapping[str, Any], named: Named) -> tuple[InvolvementPlan, ...]:
    return tuple(
        InvolvementPlan(
            person_id=named[row["told"]],
            role=InvolvementRole(row["role"]),
            # Without the harm of the incident, nobody's harm is told.
            harm=Harm(row["harm"]) if "harm" in contents else Harm.UNKNOWN,
            intended=row["intended"],
            suspicion=SuspicionGrade(row["suspicion"]),
        )
        for row in contents.get("people") or ()
    )


def _sides(contents: Mapping[str, Any], named: Named) -> tuple[SidePlan, ...]:
    return tuple(
        SidePlan(
            group_id=named[row["told"]],
            side=GroupSide(row["side"]),
            certainty=Certainty(row["certainty"]),
        )
        for row in contents.get("sides") or ()
    )


def _as_held(door: Actor, copy: Incident) -> IncidentPlan:
    held = ClaimStatus.WITHDRAWN.value
    parts = access.visible_to(door, Involvement.objects).filter(incident=copy)
    sides = access.visible_to(door, IncidentGroup.objects).filter(incident=copy)
    return IncidentPlan(
        room_id=copy.room_id,
        kind=IncidentKind(copy.kind),
        occurred=MomentInterval(copy.earliest_at, copy.latest_at, Precision(copy.time_precision)),
        area=copy.area,
        place=copy.place,
        place_precision=PlacePrecision(copy.place_precision),
        longitude=copy.longitude,
        latitude=copy.latitude,
        has_traces=copy.has_traces,
        independent_witnesses=copy.independent_witnesses,
        lawful_or_accidental=copy.lawful_or_accidental,
        weapon=Weapon(copy.weapon) if copy.weapon else None,
        shots_fired=copy.shots_fired,
        indoors=copy.indoors,
        dead=copy.dead,
        injured=copy.injured,
        harm_known=copy.harm_known,
        summary=copy.summary,
        external_reference=copy.external_reference,
        people=tuple(map(_part_held, parts.exclude(status=held).order_by("recorded_at", "pk"))),
        sides=tuple(map(_side_held, sides.exclude(status=held).order_by("recorded_at", "pk"))),
    )


def _part_held(row: Involvement) -> InvolvementPlan:
    return InvolvementPlan(
        person_id=row.person_id,
        role=InvolvementRole(row.role),
        harm=Harm(row.harm),
        intended=row.intended,
        suspicion=SuspicionGrade(row.suspicion),
        note=row.note,
        at_home=row.at_home,
    )


def _side_held(row: IncidentGroup) -> SidePlan:
    return SidePlan(
        group_id=row.group_id, side=GroupSide(row.side), certainty=Certainty(row.certainty)
    )


def _joined(held: tuple[Any, ...], told: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return what was held, each row replaced by what is told of the same part."""
    rows = {_part_of(row): row for row in held if _part_of(row)[0] is not None}
    unknown = [row for row in held if _part_of(row)[0] is None]
    rows.update((_part_of(row), row) for row in told)
    return (*rows.values(), *unknown)


def _part_of(row: InvolvementPlan | SidePlan) -> tuple[UUID | None, str]:
    if isinstance(row, SidePlan):
        return row.group_id, row.side.value
    return row.person_id, row.role.value
