"""Begins an answer, with the partners' usual tasks, and proposes the talks that it calls for."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit
from samsyn.office.aftermath.changes.refusals import CannotRespond
from samsyn.office.aftermath.models import PartnerTask, Response
from samsyn.office.aftermath.queries.facts import OCCASION
from samsyn.office.audit import changes as audit
from samsyn.office.incidents.models import Incident
from samsyn.office.notifications import changes as talks
from samsyn.office.notifications.changes import ProposalPlan
from samsyn.office.partners.queries import partners_and_controllers_at
from samsyn.vocabulary.aftermath import PartnerTaskKind
from samsyn.vocabulary.incidents import IncidentStatus
from samsyn.vocabulary.rooms import AgencyKind, RoomKind
from samsyn.vocabulary.talks import TalkTrigger

# What partners are usually asked, and within how many hours of the incident.
USUAL_TASKS: Final[tuple[tuple[AgencyKind, PartnerTaskKind, int], ...]] = (
    (AgencyKind.POLICE, PartnerTaskKind.PROTECTION, 24),
    (AgencyKind.SOCIAL_SERVICES, PartnerTaskKind.VICTIM_SUPPORT, 24),
    (AgencyKind.SOCIAL_SERVICES, PartnerTaskKind.FAMILY_SUPPORT, 48),
    (AgencyKind.PROBATION, PartnerTaskKind.SUPERVISED, 48),
    (AgencyKind.MUNICIPALITY, PartnerTaskKind.SCHOOLS, 24),
    (AgencyKind.MUNICIPALITY, PartnerTaskKind.COMMUNITY, 72),
)


@transaction.atomic
def begin(actor: Actor, incident_id: UUID, *, now: datetime) -> UUID:
    """Begin the answer to a joint room's incident, or begin it again, and return its id.

    Pressing twice begins once. Raises `CannotRespond` for an incident of another room, and for
    one that was withdrawn.
    """
    rows = Incident.objects.select_for_update(of=("self",)).select_related("room")
    incident = access.get_visible(actor, rows, pk=incident_id)
    permit = access.require(actor, Deed.RESPOND, about=incident)
    if incident.room.kind != RoomKind.JOINT.value:
        raise CannotRespond(_("The answer is given together. Disclose it to the joint room first."))
    if incident.status == IncidentStatus.OUT_OF_SCOPE.value:
        raise CannotRespond(_("The incident is withdrawn."))
    known = access.visible_to(actor, Response.objects).filter(incident=incident).first()
    if known is not None:
        return _again(known, permit)
    try:
        with transaction.atomic():
            row = Response.objects.create(
                incident=incident, **access.beside(incident, permit, now=now)
            )
    except IntegrityError as error:
        raise CannotRespond(_("Somebody else has begun the answer. Open it again.")) from error
    PartnerTask.objects.bulk_create(_usual_tasks(row, incident, permit, now=now))
    audit.record(permit, subject="aftermath_response", record_ids=[row.pk])
    return row.pk


def _again(row: Response, permit: Permit) -> UUID:
    if row.ended_at is not None:
        row.ended_as, row.end_reason, row.ended_at, row.ended_by = "", "", None, None
        row.save(update_fields=["ended_as", "end_reason", "ended_at", "ended_by"])
        audit.record(permit, subject="aftermath_response", record_ids=[row.pk])
    return row.pk


def _usual_tasks(
    row: Response, incident: Incident, permit: Permit, *, now: datetime
) -> Iterator[PartnerTask]:
    known: dict[str, int] = {}
    for agency in partners_and_controllers_at(row.room_id):
        known.setdefault(agency.kind, agency.pk)
    for asked, kind, hours in USUAL_TASKS:
        if asked.value in known:
            yield PartnerTask(
                response=row,
                agency_id=known[asked.value],
                kind=kind.value,
                due_at=incident.latest_at + timedelta(hours=hours),
                **access.beside(row, permit, now=now),
            )


def propose_talk(actor: Actor, incident_id: UUID, person_id: UUID, *, now: datetime) -> UUID:
    """Propose a talk because of the incident, and return the talk's id.

    Raises `NotVisible`, `NotPermitted`, and `CannotPropose` for somebody who may not be met.
    """
    incident = access.get_visible(actor, Incident.objects, pk=incident_id)
    plan = ProposalPlan(
        person_id=person_id,
        trigger=TalkTrigger.RETALIATION,
        aim=_("Ask for calm after the violence, say the message, and tell of the help."),
        occasion_on=timezone.localdate(incident.latest_at),
        occasion=(OCCASION, incident_id),
        clock_starts_at=max(incident.latest_at, incident.recorded_at),
    )
    return talks.propose(actor, plan, now=now)
