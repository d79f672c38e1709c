"""Enters what bars or shapes a call: dated statuses of candidates, and pairs to be kept apart."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible
from samsyn.office.audit import changes as audit
from samsyn.office.call_ins.changes.plans import ApartPlan, StatusPlan
from samsyn.office.call_ins.changes.refusals import CannotPlan
from samsyn.office.call_ins.changes.rows import refuse_after_evening, taken
from samsyn.office.call_ins.models import CandidateStatus, KeptApart
from samsyn.office.people.models import Person

FURTHEST = 3650  # days: a longer status is a slip of the pen


@transaction.atomic
def enter_status(actor: Actor, plan: StatusPlan, *, now: datetime) -> UUID:
    """Enter a dated status of a person of the joint room; it says no more than its kind."""
    person = access.get_visible(actor, Person.objects, pk=plan.person_id)
    permit = access.require(actor, Deed.PLAN_CALL_IN, about=person)
    today = timezone.localdate(now)
    reasons = []
    if plan.until is not None and plan.until <= plan.since:
        reasons.append(_("The last day must come after the first. Change one of them."))
    if abs((plan.since - today).days) > FURTHEST:
        reasons.append(_("The first day is more than ten years away. Check the year."))
    if reasons:
        raise CannotPlan(*reasons)
    row = CandidateStatus.objects.create(
        person=person,
        kind=plan.kind.value,
        since=plan.since,
        until=plan.until,
        **access.beside(person, permit, now=now),
    )
    audit.record(permit, subject="call_ins_candidatestatus", record_ids=[row.pk])
    return row.pk


@transaction.atomic
def end_statuses(actor: Actor, person_id: UUID, *, on: date) -> None:
    """End every status of a person that holds on a day, from that day on."""
    person = access.get_visible(actor, Person.objects, pk=person_id)
    permit = access.require(actor, Deed.PLAN_CALL_IN, about=person)
    rows = CandidateStatus.objects.filter(person=person).select_for_update(of=("self",))
    ended = []
    for row in access.visible_to(actor, rows):
        if row.until is None or row.until > on:
            row.until = max(on, row.since)
            row.save(update_fields=["until"])
            ended.append(row.pk)
    audit.record(permit, subject="call_ins_candidatestatus", record_ids=ended)


@transaction.atomic
def keep_apart(actor: Actor, plan: ApartPlan, *, now: datetime) -> UUID:
    """Write that two people must not meet on the evening, and how that is seen to."""
    call_in, permit = taken(actor, plan.call_in_id, Deed.PLAN_CALL_IN)
    refuse_after_evening(call_in, now=now)
    ids = {plan.person_id, plan.other_id}
    rows = access.visible_to(actor, Person.objects).filter(pk__in=ids, room=call_in.room_id)
    people = {person.pk: person for person in rows}
    if ids - people.keys():
        raise NotVisible(_("The page does not exist."))
    reasons = []
    if len(ids) == 1:
        reasons.append(_("Choose two different people."))
    if not plan.how.strip():
        reasons.append(_("Write how the two are kept apart: entrance, time, seats, way home."))
    if reasons:
        raise CannotPlan(*reasons)
    one, other = (people[pk] for pk in sorted(ids))
    how = plan.how.strip()
    standing = KeptApart.objects.filter(call_in=call_in, person=one, other=other)
    row = access.visible_to(actor, standing).first()
    if row is None:
        row = KeptApart.objects.create(
            call_in=call_in,
            person=one,
            other=other,
            other_compartment_id=other.compartment_id,
            how=how,
            **access.beside(one, permit, now=now),
        )
    else:
        row.how = how
        row.save(update_fields=["how"])
    audit.record(permit, subject="call_ins_keptapart", record_ids=[row.pk])
    return row.pk
