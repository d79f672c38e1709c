"""Incidents for other pages: over time, of a person, of a group, counted by week."""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.incidents.models import (
    Incident,
    IncidentGroup,
    IncidentLink,
    Involvement,
)
from samsyn.office.incidents.queries.briefs import (
    IN_SCOPE,
    VIOLENCE,
    IncidentBrief,
    briefs,
    is_counted_as_confirmed,
    possibly_between,
)
from samsyn.office.incidents.queries.lists import SWEDEN, start_of
from samsyn.vocabulary.claims import Certainty, ClaimStatus
from samsyn.vocabulary.incidents import (
    GroupSide,
    Harm,
    IncidentKind,
    InvolvementRole,
    SuspicionGrade,
)
from samsyn.vocabulary.rooms import RoomKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonIncident:
    """One part of one person. The grade of suspicion is for readers of a police room only."""

    person_id: UUID
    incident: IncidentBrief
    role: InvolvementRole
    harm: Harm
    suspicion: SuspicionGrade | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupIncident:
    """One group on one side of an incident."""

    group_id: UUID
    incident: IncidentBrief
    side: GroupSide
    certainty: Certainty
    is_disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekCount:
    """The incidents of one week, by the day on which they began at the earliest."""

    monday: date
    incidents: int
    unconfirmed: int  # of `incidents`
    by_kind: Mapping[IncidentKind, int]
    dead: int
    injured: int


def incidents_between(actor: Actor, start: date, end: date) -> list[IncidentBrief]:
    """Return what may have happened from `start` to before `end`, newest first."""
    rows = access.visible_to(actor, Incident.objects).filter(
        VIOLENCE & possibly_between(start_of(start), start_of(end))
    )
    one = access.linked(actor, IncidentLink)
    return briefs(actor, access.once(rows, one).order_by("-latest_at", "-pk"), one)


def incidents_of_person(actor: Actor, person_ids: Iterable[UUID]) -> list[PersonIncident]:
    """Return every part of these records of a person, newest first; each incident and role once.

    The caller notes the reading: it knows which person's page is shown.
    """
    parts = list(
        access.visible_to(actor, Involvement.objects)
        .filter(person__in=list(person_ids))
        .exclude(status=ClaimStatus.WITHDRAWN.value)
        .select_related("room")
        .order_by("role", "pk")
    )
    incidents = _by_record(actor, {part.incident_id for part in parts})
    found: dict[tuple[UUID, str], PersonIncident] = {}
    for part in parts:
        incident = incidents.get(part.incident_id)
        if incident is None or part.person_id is None:
            continue
        is_police = part.room.kind == RoomKind.POLICE.value
        said = PersonIncident(
            person_id=part.person_id,
            incident=incident,
            role=InvolvementRole(part.role),
            harm=Harm(part.harm),
            suspicion=SuspicionGrade(part.suspicion) if is_police else None,
        )
        if part.incident_id == incident.id or (incident.id, part.role) not in found:
            found[incident.id, part.role] = said
    return sorted(found.values(), key=lambda one: one.incident.occurred.latest, reverse=True)


def incidents_of_group(
    actor: Actor, group_ids: Iterable[UUID], *, since: date
) -> list[GroupIncident]:
    """Return the incidents on which these records of a group stand on a side, newest first."""
    claims = list(
        access.visible_to(actor, IncidentGroup.objects)
        .filter(group__in=list(group_ids), incident__latest_at__gte=start_of(since))
        .exclude(status=ClaimStatus.WITHDRAWN.value)
        .order_by("side", "pk")
    )
    incidents = _by_record(actor, {claim.incident_id for claim in claims})
    found: dict[tuple[UUID, str], GroupIncident] = {}
    for claim in claims:
        incident = incidents.get(claim.incident_id)
        if incident is None:
            continue
        said = GroupIncident(
            group_id=claim.group_id,
            incident=incident,
            side=GroupSide(claim.side),
            certainty=Certainty(claim.certainty),
            is_disputed=claim.status == ClaimStatus.DISPUTED.value,
        )
        if claim.incident_id == incident.id or (incident.id, claim.side) not in found:
            found[incident.id, claim.side] = said
    return sorted(found.values(), key=lambda one: one.incident.occurred.latest, reverse=True)


def counts_by_week(actor: Actor, *, weeks: int, today: date) -> list[WeekCount]:
    """Count incidents in scope by ISO week: the last `weeks`, this one included, oldest first."""
    this_monday = today - timedelta(days=today.weekday())
    mondays = [this_monday - timedelta(weeks=back) for back in reversed(range(weeks))]
    rows = access.visible_to(actor, Incident.objects).filter(
        VIOLENCE, earliest_at__gte=start_of(mondays[0])
    )
    weekly: dict[date, list[Incident]] = {monday: [] for monday in mondays}
    for row in access.once(rows, access.linked(actor, IncidentLink)):
        day = row.earliest_at.astimezone(SWEDEN).date()
        monday = day - timedelta(days=day.weekday())
        if monday in weekly:
            weekly[monday].append(row)
    return [_week(monday, weekly[monday]) for monday in mondays]


def _week(monday: date, rows: list[Incident]) -> WeekCount:
    return WeekCount(
        monday=monday,
        incidents=len(rows),
        unconfirmed=sum(not is_counted_as_confirmed(row) for row in rows),
        by_kind=Counter(IncidentKind(row.kind) for row in rows),
        dead=sum(row.dead for row in rows),
        injured=sum(row.injured for row in rows),
    )


def _by_record(actor: Actor, incident_ids: Set[UUID]) -> dict[UUID, IncidentBrief]:
    """Return the incident that each of its records is shown as."""
    one = access.linked(actor, IncidentLink, incident_ids)
    rows = access.visible_to(actor, Incident.objects).filter(
        IN_SCOPE, access.is_any_of("pk", one.all_of(incident_ids))
    )
    return {
        record: brief
        for brief in briefs(actor, access.once(rows, one), one)
        for record in brief.record_ids
    }
