"""Recording incidents: one from a form, or thousands from a file, by the same function."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.incidents.changes import rows
from samsyn.office.incidents.changes.objections import objections_to
from samsyn.office.incidents.changes.plans import IncidentPlan
from samsyn.office.incidents.changes.references import Known, known_to
from samsyn.office.incidents.changes.refusals import CannotRecord
from samsyn.office.incidents.models import Incident, IncidentGroup, IncidentReview, Involvement


@transaction.atomic
def record_incidents(
    actor: Actor,
    plans: Sequence[IncidentPlan],
    *,
    now: datetime,
    deed: Deed = Deed.RECORD_INCIDENT,
) -> list[UUID]:
    """Record incidents with the people and groups on them, in as many queries for one as for all.

    All are recorded or none. `deed` is what lets the actor write: an import or a received
    disclosure have their own. Raises `CannotRecord` with every objection to every plan, and
    `NotPermitted` where the actor's role in a room does not let them record, or judge.
    """
    permits = {
        room: _permit(actor, room, plans, deed) for room in sorted({p.room_id for p in plans})
    }
    known = known_to(actor, plans)
    reasons = list(_objections(plans, known, now))
    if reasons:
        raise CannotRecord(*reasons)
    placing = {room: access.in_room(permit, now=now) for room, permit in permits.items()}
    written = access.write_rows(
        Incident,
        [
            {
                **placing[plan.room_id],
                **rows.fact_columns(plan, now=now),
                **rows.place_columns(plan),
                **rows.judgement_columns(plan),
                "hides_place": rows.may_be_protected_home(plan, known),
            }
            for plan in plans
        ],
    )
    paired = list(zip(written, plans, strict=True))
    access.write_rows(Involvement, list(_parts(paired, known, placing, now)))
    access.write_rows(IncidentGroup, list(_sides(paired, known, placing, now)))
    access.write_rows(IncidentReview, list(_reviews(paired, placing)))
    for room, permit in permits.items():
        audit.record(
            permit,
            subject="incidents_incident",
            record_ids=[pk for pk, plan in paired if plan.room_id == room],
        )
    return written


def _permit(actor: Actor, room: int, plans: Sequence[IncidentPlan], deed: Deed) -> Permit:
    judged = any(plan.is_judged for plan in plans if plan.room_id == room)
    if judged and deed is Deed.RECORD_INCIDENT:
        access.require(actor, Deed.REVIEW_INCIDENT, about=RoomItself(room))
    return access.require(actor, deed, about=RoomItself(room))


def _objections(plans: Sequence[IncidentPlan], known: Known, now: datetime) -> Iterator[str]:
    for number, plan in enumerate(plans, start=1):
        for reason in objections_to(plan, known, now=now):
            yield (
                reason
                if len(plans) == 1
                else _("Incident %(number)d: %(reason)s")
                % {
                    "number": number,
                    "reason": reason,
                }
            )


Paired = Sequence[tuple[UUID, IncidentPlan]]
Columns = dict[str, Any]
Placing = dict[int, Columns]


def _parts(paired: Paired, known: Known, placing: Placing, now: datetime) -> Iterator[Columns]:
    for incident_id, plan in paired:
        place = placing[plan.room_id]
        for part in plan.people:
            yield {
                **place,
                **rows.claim_columns(plan, now=now),
                **rows.part_columns(part),
                **rows.part_key(part, known, place["compartment_id"]),
                "incident_id": incident_id,
            }


def _sides(paired: Paired, known: Known, placing: Placing, now: datetime) -> Iterator[Columns]:
    for incident_id, plan in paired:
        for side in plan.sides:
            yield {
                **placing[plan.room_id],
                **rows.claim_columns(plan, now=now),
                **rows.side_key(side, known),
                "certainty": side.certainty.value,
                "incident_id": incident_id,
            }


def _reviews(paired: Paired, placing: Placing) -> Iterator[Columns]:
    for incident_id, plan in paired:
        if plan.is_judged:
            yield {
                **placing[plan.room_id],
                "incident_id": incident_id,
                "status": plan.status.value,
                "member_involved": plan.member_involved.value,
                "group_motivated": plan.group_motivated.value,
                "basis": plan.involvement_basis,
            }
