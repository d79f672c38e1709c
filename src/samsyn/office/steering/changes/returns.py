"""Notes that somebody is deprived of liberty, and writes what is planned for their return."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.call_ins import changes as call_ins
from samsyn.office.call_ins.models import CandidateStatus
from samsyn.office.people.models import Person
from samsyn.office.steering.changes.plans import CustodyPlan, ReturnRevision
from samsyn.office.steering.changes.refusals import CannotSteer
from samsyn.office.steering.models import ReturnPlan
from samsyn.vocabulary.call_ins import CandidateStatusKind

LONGEST = 400


@transaction.atomic
def note_custody(actor: Actor, plan: CustodyPlan, *, now: datetime) -> UUID:
    """Note from when, and until which release, a person is deprived of liberty.

    The claim is the one that call-ins read; one that stands open already is not made twice.
    """
    person = access.get_visible(actor, Person.objects, pk=plan.person_id)
    permit = access.require(actor, Deed.KEEP_STEERING, about=person)
    standing = access.visible_to(actor, CandidateStatus.objects).filter(
        person=person, kind=CandidateStatusKind.IN_CUSTODY.value, since=plan.since
    )
    row = standing.select_for_update(of=("self",)).first()
    if row is None:
        made = call_ins.enter_status(
            actor,
            call_ins.StatusPlan(
                person_id=person.pk,
                kind=CandidateStatusKind.IN_CUSTODY,
                since=plan.since,
                until=plan.release_on,
            ),
            now=now,
        )
    else:
        if plan.release_on is not None and plan.release_on <= plan.since:
            raise CannotSteer(_("The release must come after the first day. Change one of them."))
        row.until = plan.release_on
        row.save(update_fields=["until"])
        made = row.pk
    audit.record(permit, subject="call_ins_candidatestatus", record_ids=[made])
    return made


@transaction.atomic
def write_return(actor: Actor, plan: ReturnRevision, *, now: datetime) -> UUID:
    """Write who meets somebody at their release and what has been done. Refuses a stale version."""
    custody = access.lock_visible(
        actor, CandidateStatus, pk=plan.custody_id, kind=CandidateStatusKind.IN_CUSTODY.value
    )
    permit = access.require(actor, Deed.KEEP_STEERING, about=custody)
    if reasons := [*_objections(plan, custody, today=timezone.localdate(now))]:
        raise CannotSteer(*reasons)
    values: dict[str, Any] = {
        "owner_id": plan.meeter_id,
        "conflicts_on": plan.conflicts_on,
        "help_on": plan.help_on,
        "checked_on": plan.checked_on,
        "note": plan.note.strip(),
    }
    standing = ReturnPlan.objects.select_related("recorded_by", "changed_by")
    row = access.visible_to(actor, standing).filter(custody=custody).first()
    if row is None:
        row = ReturnPlan.objects.create(
            person_id=custody.person_id,
            custody=custody,
            **values,
            **access.beside(custody, permit, now=now),
        )
    else:
        access.refuse_stale(row, plan.version)
        access.revise(row, actor, now=now, **values)
    audit.record(permit, subject="steering_returnplan", record_ids=[row.pk])
    return row.pk


def _objections(plan: ReturnRevision, custody: CandidateStatus, *, today: date) -> Iterator[str]:
    if custody.until is None:
        yield _("No release is known. Write the day of the release first.")
    if len(plan.note) > LONGEST:
        yield _("The note is longer than 400 signs. Shorten it.")
    done = (plan.conflicts_on, plan.help_on, plan.checked_on)
    if any(day is not None and day > today for day in done):
        yield _("What is done has been done. Write days that have come, or none.")
    if plan.checked_on and custody.until and plan.checked_on < custody.until:
        yield _("The check is made after the release. Write a later day, or none.")
