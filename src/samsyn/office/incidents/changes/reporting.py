"""Reporting an incident with people and a source that are not recorded yet: all or nothing."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from samsyn.office.access import Actor, Deed
from samsyn.office.incidents.changes.plans import IncidentPlan, NewcomerPlan, ReportPlan
from samsyn.office.incidents.changes.recording import record_incidents
from samsyn.office.people import changes as people
from samsyn.vocabulary.incidents import InvolvementRole
from samsyn.vocabulary.people import Standing
from samsyn.vocabulary.uncertain_dates import DateInterval


@transaction.atomic
def report_incident(actor: Actor, plan: ReportPlan, *, now: datetime) -> UUID:
    """Record an incident, registering newcomers and the source on the way.

    Raises the refusals of `record_incidents`, `people.record_people` and `people.record_source`.
    """
    return record_incidents(actor, [brought_in(actor, plan, now=now)], now=now)[0]


def brought_in(actor: Actor, plan: ReportPlan, *, now: datetime) -> IncidentPlan:
    """Register who and what is new, and return the incident referring to them."""
    incident = plan.incident
    if plan.source:
        source_id = people.record_source(
            actor,
            people.SourcePlan(
                room_id=incident.room_id,
                kind=plan.source.kind,
                title=plan.source.title,
                reliability=incident.source_reliability,
                dated_on=plan.source.dated_on,
            ),
            now=now,
            deed=Deed.RECORD_INCIDENT,
        )
        incident = replace(incident, source_id=source_id)
    if not plan.newcomers:
        return incident
    registered = people.record_people(
        actor, [_person(one, incident.room_id) for one in plan.newcomers], now=now
    )
    parts = (
        replace(one.part, person_id=person_id)
        for one, person_id in zip(plan.newcomers, registered, strict=True)
    )
    return replace(incident, people=(*incident.people, *parts))


def _person(newcomer: NewcomerPlan, room_id: int) -> people.PersonPlan:
    """Return the person to register. Whoever is only a victim is held as nothing more."""
    is_victim = newcomer.part.role in (InvolvementRole.VICTIM, InvolvementRole.WITNESS)
    is_suspect = newcomer.part.role is InvolvementRole.SUSPECT
    return people.PersonPlan(
        room_id=room_id,
        names=(people.NamePlan(given=newcomer.given, family=newcomer.family),),
        born=DateInterval.year(newcomer.birth_year) if newcomer.birth_year else None,
        standing=Standing.VICTIM_ONLY if is_victim else Standing.IN_SCOPE,
        not_suspected=not is_suspect,
    )
