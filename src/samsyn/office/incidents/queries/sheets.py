"""One incident in full, as far as its rooms let this reader see.

The facts are those of the record asked for; people and sides of linked records stand beside,
each with its room.
"""

from collections.abc import Mapping, Sequence
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
    SideLabel,
    briefs,
    room_labels,
    shows_place,
    sides_of,
)
from samsyn.office.incidents.queries.links import links_of
from samsyn.office.incidents.queries.lists import SWEDEN
from samsyn.office.incidents.queries.people_labels import names_of
from samsyn.office.incidents.queries.related import Near, near_in_place_and_time, with_same_groups
from samsyn.office.incidents.queries.sheet_parts import (
    LogEntry,
    PersonPart,
    SourceNote,
    log_of,
    parts_together,
    source_note,
)
from samsyn.office.incidents.queries.suggesting import members_on, suggestion_for
from samsyn.office.linking.queries import LinkNote
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
    records: tuple[IncidentBrief, ...]  # the others that are shown as this one
    links: tuple[LinkNote, ...]
    can_revise: bool
    can_review: bool
    can_disclose: bool
    can_link: bool

    def in_role(self, *roles: str) -> list[PersonPart]:
        """Return the people with one of the roles, in order."""
        return [part for part in self.people if part.role.value in roles]


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceIncident(IncidentStub):
    """An incident as the police's own room holds it."""

    own_people: tuple[PersonPart, ...]  # in this very record
    own_sides: tuple[SideLabel, ...]
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
    near: Near


def incident_sheet(actor: Actor, incident_id: UUID, *, today: date) -> IncidentStub:
    """Return the incident's page: a `PoliceIncident` in a police room, else an `IncidentStub`.

    Notes the reading of the incident and of every person named on it.
    """
    del today
    incident = access.get_visible(
        actor,
        Incident.objects.select_related("source", "recorded_by", "changed_by"),
        pk=incident_id,
    )
    brief = briefs(actor, [incident])[0]
    parts = list(
        access.visible_to(actor, Involvement.objects)
        .filter(incident__in=brief.record_ids)
        .exclude(status=ClaimStatus.WITHDRAWN.value)
        .select_related("person")
        .order_by("recorded_at", "pk")
    )
    names = names_of(actor, {part.person_id for part in parts if part.person_id})
    _note_reading(actor, brief, parts, names)
    shared = _shared_fields(actor, incident, brief, parts)
    shared["people"] = parts_together(actor, brief.record_ids, parts, names)
    if brief.room.kind is not RoomKind.POLICE:
        return IncidentStub(**shared)
    own = [part for part in parts if part.incident_id == incident.pk]
    shared["own_people"] = parts_together(actor, brief.record_ids, own, names)
    shared["own_sides"] = sides_of(actor, [incident.pk]).get(incident.pk, ())
    return _police_incident(actor, incident, shared)


def _note_reading(
    actor: Actor, brief: IncidentBrief, parts: Sequence[Involvement], names: Mapping[UUID, str]
) -> None:
    rooms = set(
        access.visible_to(actor, Incident.objects)
        .filter(pk__in=brief.record_ids)
        .values_list("room_id", flat=True)
    )
    person_ids = [part.person_id for part in parts if part.person_id]
    for reading, subject, records in (
        (Reading.PAGE, "incidents_incident", list(brief.record_ids)),
        (Reading.LIST, "people_person", person_ids),
        (Reading.NAMES, "people_person", list(names)),
    ):
        if records:
            audit.record_reading(
                actor, reading, subject=subject, record_ids=records, room_ids=rooms
            )


def _shared_fields(
    actor: Actor, incident: Incident, brief: IncidentBrief, parts: Sequence[Involvement]
) -> dict[str, Any]:
    group_ids = {side.group_id for side in brief.sides}
    person_ids = [part.person_id for part in parts if part.person_id]
    members = members_on(actor, person_ids, incident.earliest_at.astimezone(SWEDEN).date())
    in_scope = incident.status != IncidentStatus.OUT_OF_SCOPE.value
    others = access.visible_to(actor, Incident.objects).filter(pk__in=brief.record_ids[1:])
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
        "records": tuple(briefs(actor, others.order_by("recorded_at", "pk"))),
        "links": tuple(links_of(actor, brief.record_ids)),
        "can_revise": in_scope and actor.may(Deed.RECORD_INCIDENT, incident.room_id),
        "can_review": actor.may(Deed.REVIEW_INCIDENT, incident.room_id),
        "can_disclose": in_scope and actor.may(Deed.DISCLOSE, incident.room_id),
        "can_link": in_scope and actor.may(Deed.REVIEW_INCIDENT, incident.room_id),
    }


def _police_incident(actor: Actor, incident: Incident, shared: dict[str, Any]) -> PoliceIncident:
    room = room_labels(actor)[incident.room_id]
    shown = shows_place(incident, room)
    return PoliceIncident(
        **shared,
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
        near=near_in_place_and_time(actor, incident),
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
