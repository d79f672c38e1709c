"""Checked fields to plans."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from samsyn.office.incidents.changes import (
    IncidentPlan,
    InvolvementPlan,
    NewcomerPlan,
    NewSourcePlan,
    SidePlan,
)
from samsyn.vocabulary.claims import (
    Certainty,
    InformationAccuracy,
    SourceKind,
    SourceReliability,
)
from samsyn.vocabulary.incidents import (
    GroupSide,
    Harm,
    IncidentKind,
    InvolvementRole,
    PlacePrecision,
    SuspicionGrade,
    Weapon,
)

_YES_NO = {"yes": True, "no": False}


def incident_of(
    typed: Mapping[str, Any], *, people: tuple[InvolvementPlan, ...], sides: tuple[SidePlan, ...]
) -> IncidentPlan:
    """Return the incident that the checked fields describe."""
    kind = IncidentKind(typed["kind"])
    is_shooting = kind is IncidentKind.SHOOTING
    return IncidentPlan(
        room_id=int(typed["room"]),
        kind=kind,
        occurred=typed["when"],
        area=typed["area"],
        place=typed["place"],
        place_precision=_place_precision(typed),
        longitude=typed["longitude"],
        latitude=typed["latitude"],
        has_traces=typed["has_traces"] or (False if is_shooting else None),
        independent_witnesses=typed["independent_witnesses"] or (False if is_shooting else None),
        lawful_or_accidental=typed["lawful_or_accidental"] or None,
        weapon=Weapon(typed["weapon"]) if typed["weapon"] else None,
        shots_fired=typed["shots_fired"],
        indoors=_YES_NO.get(typed["indoors"]),
        dead=typed["dead"] or 0,
        injured=typed["injured"] or 0,
        harm_known=not typed["harm_not_known"],
        summary=typed["summary"],
        source_id=UUID(typed["source"]) if typed["source"] else None,
        source_reliability=SourceReliability(typed["source_reliability"] or "not_assessed"),
        information_accuracy=InformationAccuracy(typed["information_accuracy"] or "not_assessed"),
        external_reference=typed["external_reference"],
        people=people,
        sides=sides,
    )


def _place_precision(typed: Mapping[str, Any]) -> PlacePrecision:
    """Return the precision chosen, or what the fields filled in amount to."""
    if typed["place_precision"]:
        return PlacePrecision(typed["place_precision"])
    if typed["place"]:
        return PlacePrecision.ADDRESS
    return PlacePrecision.NEIGHBOURHOOD if typed["area"] else PlacePrecision.UNKNOWN


def part_of(said: Mapping[str, Any], found: Mapping[str, UUID]) -> InvolvementPlan:
    """Return one person's part; `found` says whom the codes stand for."""
    return InvolvementPlan(
        person_id=found[said["code"]] if said["code"] else None,
        role=InvolvementRole(said["role"]),
        harm=Harm(said["harm"] or "unknown"),
        suspicion=SuspicionGrade(said["suspicion"] or "not_suspected"),
        intended=_YES_NO.get(said["intended"]),
        at_home=_YES_NO.get(said["at_home"]),
        note=said["note"],
    )


def side_of(said: Mapping[str, Any]) -> SidePlan:
    """Return one group's side."""
    return SidePlan(
        group_id=UUID(said["group"]),
        side=GroupSide(said["side"]),
        certainty=Certainty(said["certainty"] or "unknown"),
    )


def is_new(said: Mapping[str, Any]) -> bool:
    """Say whether the row registers somebody new."""
    return bool(said.get("given") or said.get("family"))


def newcomer_of(said: Mapping[str, Any], part: InvolvementPlan) -> NewcomerPlan:
    """Return somebody to register, with their part."""
    return NewcomerPlan(
        part=part,
        given=said["given"],
        family=said["family"],
        birth_year=said["birth_year"],
    )


def source_of(typed: Mapping[str, Any]) -> NewSourcePlan | None:
    """Return the new source that was typed, if any."""
    if not typed["source_title"]:
        return None
    return NewSourcePlan(
        kind=SourceKind(typed["source_kind"] or SourceKind.POLICE_REPORT.value),
        title=typed["source_title"],
    )
