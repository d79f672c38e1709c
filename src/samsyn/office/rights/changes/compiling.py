"""Finds everything that the room holds of the person, and takes what somebody decides of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible
from samsyn.office.audit import changes as audit
from samsyn.office.people.models import Person
from samsyn.office.retention.queries import as_service
from samsyn.office.rights.changes.refusals import CannotAnswer
from samsyn.office.rights.models import PersonRequest, RequestedRecord, RequestLine
from samsyn.office.rights.queries.gathering import rows_about
from samsyn.office.rights.queries.rooms import request_row
from samsyn.vocabulary.rights import LineDecision, WithholdGround

TABLE: Final = "rights_requestline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What somebody decided of one row."""

    decision: LineDecision
    ground: WithholdGround | None = None


@transaction.atomic
def compile_pack(actor: Actor, request_id: UUID, *, now: datetime) -> int:
    """Freeze every row of the chosen records that is not there yet; return how many are new.

    It is found by the service that reads each part of the room. Each row lies where its own does,
    so that whoever may not read it here may not read it there either.
    """
    row = request_row(actor, request_id, lock=True)
    permit = access.require(actor, Deed.ANSWER_REQUEST, about=row)
    if row.answered_at is not None:
        raise CannotAnswer(_("The request is answered. Register a new one."))
    with as_service(now=now, by=actor) as service:
        made = [
            line
            for record in access.visible_to(service, RequestedRecord.objects).filter(request=row)
            for line in _missing(service, record, by=actor, now=now)
        ]
        RequestLine.objects.bulk_create(made)
    audit.record(permit, subject=TABLE, record_ids=[row.pk])
    return len(made)


def _missing(
    service: Actor, record: RequestedRecord, *, by: Actor, now: datetime
) -> list[RequestLine]:
    person = access.get_visible(service, Person.objects, pk=record.person_id)
    there = set(
        access.visible_to(service, RequestLine.objects)
        .filter(record=record)
        .values_list("held_in", "row_id")
    )
    return [
        RequestLine(
            room_id=record.room_id,
            compartment_id=record.compartment_id,
            recorded_at=now,
            recorded_by_id=by.staff_id,
            record=record,
            row_compartment_id=one.compartment_id,
            held_in=one.held_in,
            row_id=one.row_id,
            contents=[list(pair) for pair in one.contents],
            proposed=one.proposed.value if one.proposed else "",
            proposed_ground=one.ground.value if one.ground else "",
        )
        for one in rows_about(service, person)
        if (one.held_in, one.row_id) not in there
    ]


@transaction.atomic
def decide_lines(
    actor: Actor, request_id: UUID, decisions: Mapping[UUID, Decision], *, now: datetime
) -> None:
    """Take what somebody decided of rows. Raises `CannotAnswer` for one withheld without ground."""
    row = request_row(actor, request_id, lock=True)
    permit = access.require(actor, Deed.ANSWER_REQUEST, about=row)
    if row.answered_at is not None:
        raise CannotAnswer(_("The request is answered. Register a new one."))
    lines = {line.pk: line for line in _lines(actor, row, decisions)}
    if decisions.keys() - lines.keys():
        raise NotVisible(_("The page does not exist."))
    without = [one for one in decisions.values() if _lacks_ground(one)]
    if without:
        raise CannotAnswer(_("Choose a ground for each row that is withheld or told in part."))
    for pk, one in decisions.items():
        line = lines[pk]
        line.decision = one.decision.value
        line.ground = one.ground.value if one.ground and _needs_ground(one) else ""
        line.decided_at, line.decided_by_id = now, actor.staff_id
    RequestLine.objects.bulk_update(
        lines.values(), ["decision", "ground", "decided_at", "decided_by"]
    )
    audit.record(permit, subject=TABLE, record_ids=[row.pk])


def _lines(
    actor: Actor, row: PersonRequest, decisions: Mapping[UUID, Decision]
) -> list[RequestLine]:
    rows = access.visible_to(actor, RequestLine.objects).filter(record__request=row)
    return list(rows.filter(pk__in=list(decisions)))


def _needs_ground(one: Decision) -> bool:
    return one.decision is not LineDecision.TELL


def _lacks_ground(one: Decision) -> bool:
    return _needs_ground(one) and one.ground is None
