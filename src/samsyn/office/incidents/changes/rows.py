"""Plans to rows: what of a plan goes into which column."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from samsyn.office.incidents.changes.plans import IncidentPlan, InvolvementPlan, SidePlan
from samsyn.office.incidents.changes.references import Known

_SWEDEN = ZoneInfo("Europe/Stockholm")


def fact_columns(plan: IncidentPlan, *, now: datetime) -> dict[str, Any]:
    """Return the columns of an incident that hold facts. What is recorded has happened by `now`."""
    return {
        "kind": plan.kind.value,
        "earliest_at": plan.occurred.earliest,
        "latest_at": min(plan.occurred.latest, now),
        "time_precision": plan.occurred.precision.value,
        "area": plan.area,
        "has_traces": plan.has_traces,
        "independent_witnesses": plan.independent_witnesses,
        "lawful_or_accidental": plan.lawful_or_accidental,
        "weapon": plan.weapon.value if plan.weapon else "",
        "shots_fired": plan.shots_fired,
        "indoors": plan.indoors,
        "dead": plan.dead,
        "injured": plan.injured,
        "harm_known": plan.harm_known,
        "summary": plan.summary,
        "source_id": plan.source_id,
        "source_reliability": plan.source_reliability.value,
        "information_accuracy": plan.information_accuracy.value,
        "external_reference": plan.external_reference,
    }


def place_columns(plan: IncidentPlan) -> dict[str, Any]:
    """Return the columns that say exactly where it happened."""
    return {
        "place": plan.place,
        "place_precision": plan.place_precision.value,
        "longitude": plan.longitude,
        "latitude": plan.latitude,
    }


def judgement_columns(plan: IncidentPlan) -> dict[str, Any]:
    """Return the columns that hold what somebody judged."""
    return {
        "status": plan.status.value,
        "member_involved": plan.member_involved.value,
        "group_motivated": plan.group_motivated.value,
        "involvement_basis": plan.involvement_basis,
    }


def claim_columns(plan: IncidentPlan, *, now: datetime) -> dict[str, Any]:
    """Return what every claim of the incident shares: source, grading, the day it was said."""
    return {
        "source_id": plan.source_id,
        "source_reliability": plan.source_reliability.value,
        "information_accuracy": plan.information_accuracy.value,
        "last_confirmed_on": now.astimezone(_SWEDEN).date(),
    }


def part_columns(part: InvolvementPlan) -> dict[str, Any]:
    """Return the columns of one person's part, without the person."""
    return {
        "harm": part.harm.value,
        "intended": part.intended,
        "suspicion": part.suspicion.value,
        "note": part.note,
        "at_home": part.at_home,
    }


def part_key(part: InvolvementPlan, known: Known, compartment_id: int) -> dict[str, Any]:
    """Return the columns that say who had which part."""
    person = known.people[part.person_id] if part.person_id else None
    return {
        "person_id": part.person_id,
        "person_compartment_id": person.compartment_id if person else compartment_id,
        "role": part.role.value,
    }


def side_key(side: SidePlan, known: Known) -> dict[str, Any]:
    """Return the columns that say which group stood where."""
    return {
        "group_id": side.group_id,
        "group_compartment_id": known.groups[side.group_id].compartment_id,
        "side": side.side.value,
    }


def may_be_protected_home(plan: IncidentPlan, known: Known) -> bool:
    """Whether the place may be the home of somebody whose identity is protected.

    It may be, unless somebody has noted that it is not.
    """
    return any(
        part.at_home is not False and known.people[part.person_id].is_protected
        for part in plan.people
        if part.person_id
    )
