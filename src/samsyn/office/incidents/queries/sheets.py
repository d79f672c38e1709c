"""One incident in full, as far as its room lets this reader see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.incidents.grounds import Finding, Suggestion, is_confirmed_shooting
from samsyn.office.incidents.models import Incident, Involvement
from samsyn.office.incidents.queries.briefs import (
    IncidentBrief,
    briefs,
    room_labels,
    shows_place,
)
from samsyn.office.incidents.queries.lists import SWEDEN
from samsyn.office.incidents.queries.people_labels import names_of
from samsyn.office.incidents.queries.related import near_in_place_and_time, with_same_groups
from samsyn.office.incidents.queries.sheet_parts import (
    LogEntry,
    PersonPart,
    PolicePart,
    SourceNote,
    log_of,
    person_part,
    police_part,
    source_note,
)
from samsyn.office.incidents.queries.suggesting import members_on, suggestion_for
from samsyn.vocabulary.claims import (
    ClaimStatus,
)
from samsyn.vocabulary.incidents import (
    IncidentKind,
    IncidentStatus,
    Weapon,
)
from samsyn.vocabulary.rooms import RoomKind


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentStub:
    """An incident as a shared room holds it: no grade of suspicion, no exact place, no source."""

    brief: IncidentBrief
    confirmation: Finding | None  # for shootings only
    people: Sequence[PersonPart]
    harm_known: bool
    basis: str
    suggestion: Suggestion
    needs_new_review: bool
    version: int
    same_groups: tuple[IncidentBrief, ...]
    log: tuple[LogEntry, ...]
    can_revise: bool
    can_review: bool
    can_disclose: bool

    def in_role(self, *roles: str) -> list[PersonPart]:
        """Return the people with one of the roles, in order."""
        return [part for part in self.people if part.role.value in roles]


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceIncident(IncidentStub):
    """An incident as the police's own room holds it."""

    people: Sequence[PolicePart]
    place: str
    place_is_hidden: bool
    has_traces: bool | None
    independent_witnesses: bool | None
    lawful_or_accidental: bool | None
    weapon: Weapon | None
    shots_fired: int | None
    indoors: bool | None
    summary: str
    external_reference: str
    source: SourceNote | None
    near: tuple[IncidentBrief, ...]


def incident_sheet(actor: Actor, incident_id: UUID, *, today: date) -> IncidentStub:
    """Return the incident's page: a `PoliceIncident` in a police room, else an `IncidentStub`.

    Notes the reading of the incident and of every person named on it.
    """
    del today
    incident = access.get_visible(
        actor,
        Incident.objects.select_related("source", "recorded_by", "revised_by"),
        pk=incident_id,
    )
    parts = list(
        access.visible_to(actor, Involvement.objects)
        .filter(incident=incident)
        .exclude(status=ClaimStatus.WITHDRAWN.value)
        .select_related("person")
        .order_by("recorded_at", "pk")
    )
    person_ids = [part.person_id for part in parts if part.person_id]
    names = names_of(actor, person_ids)
    _note_reading(actor, incident, person_ids, names)
    shared = _shared_fields(actor, incident, parts, person_ids)
    if room_labels(actor)[incident.room_id].kind is not RoomKind.POLICE:
        return IncidentStub(**shared, people=tuple(person_part(part, names) for part in parts))
    return _police_incident(actor, incident, parts, names, shared)


def _note_reading(
    actor: Actor, incident: Incident, person_ids: list[UUID], names: dict[UUID, str]
) -> None:
    room = [incident.room_id]
    audit.record_reading(
        actor, Reading.PAGE, subject="incidents_incident", record_ids=[incident.pk], room_ids=room
    )
    if person_ids:
        audit.record_reading(
            actor, Reading.LIST, subject="people_person", record_ids=person_ids, room_ids=room
        )
    if names:
        audit.record_reading(
            actor, Reading.NAMES, subject="people_person", record_ids=list(names), room_ids=room
        )


def _shared_fields(
    actor: Actor, incident: Incident, parts: list[Involvement], person_ids: list[UUID]
) -> dict[str, Any]:
    brief = briefs(actor, [incident])[0]
    group_ids = {side.group_id for side in brief.sides}
    members = members_on(actor, person_ids, incident.earliest_at.astimezone(SWEDEN).date())
    in_scope = incident.status != IncidentStatus.OUT_OF_SCOPE.value
    return {
        "brief": brief,
        "confirmation": _confirmation(incident),
        "harm_known": incident.harm_known,
        "basis": incident.involvement_basis,
        "suggestion": suggestion_for(parts, members, sides=len(group_ids)),
        "needs_new_review": incident.review_again,
        "version": incident.version,
        "same_groups": tuple(with_same_groups(actor, incident, group_ids)),
        "log": tuple(log_of(actor, incident)),
        "can_revise": in_scope and actor.may(Deed.RECORD_INCIDENT, incident.room_id),
        "can_review": actor.may(Deed.REVIEW_INCIDENT, incident.room_id),
        "can_disclose": in_scope and actor.may(Deed.DISCLOSE, incident.room_id),
    }


def _police_incident(
    actor: Actor,
    incident: Incident,
    parts: list[Involvement],
    names: dict[UUID, str],
    shared: dict[str, Any],
) -> PoliceIncident:
    room = room_labels(actor)[incident.room_id]
    shown = shows_place(incident, room)
    return PoliceIncident(
        **shared,
        people=tuple(police_part(part, names) for part in parts),
        place=incident.place if shown else "",
        place_is_hidden=not shown,
        has_traces=incident.has_traces,
        independent_witnesses=incident.independent_witnesses,
        lawful_or_accidental=incident.lawful_or_accidental,
        weapon=Weapon(incident.weapon) if incident.weapon else None,
        shots_fired=incident.shots_fired,
        indoors=incident.indoors,
        summary=incident.summary,
        external_reference=incident.external_reference,
        source=source_note(incident),
        near=tuple(near_in_place_and_time(actor, incident)),
    )


def _confirmation(incident: Incident) -> Finding | None:
    kind = IncidentKind(incident.kind)
    if kind is not IncidentKind.SHOOTING:
        return None
    return is_confirmed_shooting(
        kind,
        has_traces=incident.has_traces,
        independent_witnesses=incident.independent_witnesses,
        lawful_or_accidental=incident.lawful_or_accidental,
    )
