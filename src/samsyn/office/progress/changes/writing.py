"""Words a sentence of a report otherwise, and lets staff choose to be a contact."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit import changes as audit
from samsyn.office.groups.queries.known import names_known
from samsyn.office.progress.changes.drafting import lock_draft, with_writer
from samsyn.office.progress.changes.judging import wording_objections
from samsyn.office.progress.changes.plans import WordingPlan
from samsyn.office.progress.changes.refusals import CannotReport
from samsyn.office.progress.models import PublicContact, Wording
from samsyn.office.progress.rules import read_draft
from samsyn.office.steering.changes import in_steering_part


@transaction.atomic
def word(actor: Actor, plan: WordingPlan, *, now: datetime) -> None:
    """Save a sentence in the writer's own words.

    Refuses (`CannotReport`) a figure that is not among the computed ones, and the name of anybody
    in the room's records.
    """
    row, permit = lock_draft(actor, plan.issue_id)
    names = names_known(actor, row.room_id)
    if reasons := [*wording_objections(read_draft(row.drafted), plan, names)]:
        raise CannotReport(*reasons)
    kept = access.visible_to(actor, Wording.objects).filter(
        issue=row.pk, key=plan.key, language=plan.language
    )
    if (wording := kept.select_for_update(of=("self",)).first()) is None:
        wording = Wording.objects.create(
            issue=row,
            key=plan.key,
            language=plan.language,
            text=plan.text.strip(),
            **in_steering_part(permit, now=now),
        )
    else:
        access.refuse_stale(wording, plan.version)
        access.revise(wording, actor, now=now, text=plan.text.strip())
    access.revise(row, actor, now=now, writers=with_writer(row, actor))
    audit.record(permit, subject="progress_wording", record_ids=[wording.pk])


@transaction.atomic
def stand_as_contact(actor: Actor, issue_id: UUID, *, now: datetime) -> None:
    """Let the actor stand as contact in a report, or no longer. Nobody chooses for another."""
    row, permit = lock_draft(actor, issue_id)
    own = access.visible_to(actor, PublicContact.objects).filter(
        issue=row.pk, recorded_by=actor.staff_id
    )
    if (standing := own.first()) is not None:
        pk = standing.pk
        standing.delete()
    else:
        place = in_steering_part(permit, now=now)
        pk = PublicContact.objects.create(issue=row, **place).pk
    audit.record(permit, subject="progress_publiccontact", record_ids=[pk])
