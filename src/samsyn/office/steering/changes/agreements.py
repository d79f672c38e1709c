"""Writes an agreement with its parties, new or as it shall be."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.partners.queries import partners_at
from samsyn.office.steering.changes.plans import AgreementPlan
from samsyn.office.steering.changes.refusals import CannotSteer
from samsyn.office.steering.changes.rows import in_steering_part, is_far, revisable
from samsyn.office.steering.models import Agreement, AgreementParty

LONGEST = 120


@transaction.atomic
def write_agreement(actor: Actor, plan: AgreementPlan, *, now: datetime) -> UUID:
    """Write an agreement. Refuses one without name or parties, or whose days cannot be."""
    if plan.agreement_id is None:
        permit = access.require(actor, Deed.KEEP_STEERING, about=RoomItself(plan.room_id))
        _refuse(plan, room_id=plan.room_id, now=now)
        row = Agreement.objects.create(**_values(plan), **in_steering_part(permit, now=now))
    else:
        row, permit = revisable(actor, Agreement, plan.agreement_id, version=plan.version)
        _refuse(plan, room_id=row.room_id, now=now)
        access.revise(row, actor, now=now, **_values(plan))
    _bind(actor, row, plan, permit, now=now)
    audit.record(permit, subject="steering_agreement", record_ids=[row.pk])
    return row.pk


def _values(plan: AgreementPlan) -> dict[str, Any]:
    return {
        "name": " ".join(plan.name.split()),
        "about": plan.about.strip(),
        "signed_on": plan.signed_on,
        "valid_from": plan.valid_from,
        "valid_to": plan.valid_to,
        "review_on": plan.review_on,
        "owner_id": plan.owner_id,
    }


def _bind(
    actor: Actor, row: Agreement, plan: AgreementPlan, permit: Permit, *, now: datetime
) -> None:
    standing = access.visible_to(actor, AgreementParty.objects).filter(agreement=row)
    standing.exclude(agency__in=[one.agency_id for one in plan.parties]).delete()
    by_agency = {party.agency_id: party for party in standing}
    for one in plan.parties:
        party = by_agency.get(one.agency_id)
        if party is None:
            AgreementParty.objects.create(
                agreement=row,
                agency_id=one.agency_id,
                signed_by=one.signed_by.strip(),
                **access.beside(row, permit, now=now),
            )
        elif party.signed_by != one.signed_by.strip():
            party.signed_by = one.signed_by.strip()
            party.save(update_fields=["signed_by"])


def _refuse(plan: AgreementPlan, *, room_id: int, now: datetime) -> None:
    if reasons := [*_objections(plan, room_id=room_id, today=timezone.localdate(now))]:
        raise CannotSteer(*reasons)


def _objections(plan: AgreementPlan, *, room_id: int, today: date) -> Iterator[str]:
    if not plan.name.strip():
        yield _("Write the name of the agreement.")
    if len(plan.name) > LONGEST:
        yield _("The name is longer than 120 signs. Shorten it.")
    if not plan.parties:
        yield _("Choose the parties of the agreement.")
    if plan.valid_to is not None and plan.valid_to < plan.valid_from:
        yield _("The agreement's last day comes before its first. Change one of them.")
    if plan.signed_on is not None and plan.signed_on > today:
        yield _("The agreement cannot have been signed in the future. Leave the day empty.")
    if any(is_far(day, today) for day in (plan.valid_from, plan.valid_to, plan.review_on)):
        yield _("A day is more than twenty years away. Check the year.")
    partners = set(partners_at(room_id).values_list("pk", flat=True))
    if any(one.agency_id not in partners for one in plan.parties):
        yield _("Choose among the site's partners.")
