"""Begins a report, fetches its figures anew, and begins a correction of one that is published."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.groups.queries.known import names_known
from samsyn.office.progress.changes.judging import period_objections, text_objections
from samsyn.office.progress.changes.plans import CorrectionPlan, IssuePlan
from samsyn.office.progress.changes.refusals import CannotReport
from samsyn.office.progress.models import Issue, PublicContact, PublishedIssue, Wording
from samsyn.office.progress.queries.computing import computed, own_words
from samsyn.office.progress.rules import written
from samsyn.office.releases import queries as told
from samsyn.office.steering.changes import in_steering_part

ISSUES = "progress_issue"


@transaction.atomic
def begin_issue(actor: Actor, plan: IssuePlan, *, now: datetime) -> UUID:
    """Draft a report of a period from the records. Refuses (`CannotReport`, every reason)."""
    permit = access.require(actor, Deed.KEEP_STEERING, about=RoomItself(plan.room_id))
    today = timezone.localdate(now)
    if reasons := [*period_objections(plan, today=today)]:
        raise CannotReport(*reasons)
    place = in_steering_part(permit, now=now)
    newest = access.visible_to(actor, Issue.objects).filter(room=plan.room_id)
    number = (newest.aggregate(newest=Max("number"))["newest"] or 0) + 1
    row = Issue.objects.create(
        number=number,
        first=plan.first,
        last=plan.last,
        drafted=_drafted(actor, permit, plan.first, plan.last, today),
        drafted_on=today,
        writers=[actor.staff_id],
        **place,
    )
    audit.record(permit, subject=ISSUES, record_ids=[row.pk])
    return row.pk


@transaction.atomic
def fetch_anew(actor: Actor, issue_id: UUID, *, version: int, now: datetime) -> None:
    """Compute a draft's sentences and figures again. The writer's own words stay."""
    row, permit = lock_draft(actor, issue_id, version=version)
    today = timezone.localdate(now)
    access.revise(
        row,
        actor,
        now=now,
        drafted=_drafted(actor, permit, row.first, row.last, today),
        drafted_on=today,
        writers=with_writer(row, actor),
    )
    audit.record(permit, subject=ISSUES, record_ids=[row.pk])


@transaction.atomic
def begin_correction(actor: Actor, plan: CorrectionPlan, *, now: datetime) -> UUID:
    """Begin a new revision of a published report, with what it changes. The old one stays."""
    row = access.lock_visible(actor, Issue, pk=plan.issue_id)
    permit = access.require(actor, Deed.KEEP_STEERING, about=row)
    names = names_known(actor, row.room_id)
    threshold = told.threshold_of(row.room_id)
    reasons = [*text_objections(f"{plan.changed_sv}\n{plan.changed_en}", names, threshold)]
    if not plan.changed_sv.strip() or not plan.changed_en.strip():
        reasons.append(_("Say in both languages what the correction changes."))
    if row.published_at is None:
        reasons.append(_("Only a published report is corrected. Change the draft instead."))
    if access.visible_to(actor, Issue.objects).filter(corrects=row.pk).exists():
        reasons.append(_("A correction of this report has begun already. Go on with that one."))
    if PublishedIssue.objects.filter(issue_ref=row.pk, withdrawn_at__isnull=False).exists():
        reasons.append(_("The report has been withdrawn. Write a new one instead."))
    if reasons:
        raise CannotReport(*reasons)
    today = timezone.localdate(now)
    place = in_steering_part(permit, now=now)
    made = Issue.objects.create(
        number=row.number,
        revision=row.revision + 1,
        corrects=row,
        changed_sv=plan.changed_sv.strip(),
        changed_en=plan.changed_en.strip(),
        first=row.first,
        last=row.last,
        drafted=_drafted(actor, permit, row.first, row.last, today),
        drafted_on=today,
        writers=[actor.staff_id],
        **place,
    )
    words = [
        {"issue_id": made.pk, "key": key, "language": language, "text": text, **place}
        for (key, language), text in own_words(actor, row.pk).items()
    ]
    access.write_rows(Wording, words)
    _keep_contact(actor, row.pk, made.pk, place)
    audit.record(permit, subject=ISSUES, record_ids=[made.pk])
    return made.pk


def lock_draft(actor: Actor, issue_id: UUID, *, version: int | None = None) -> tuple[Issue, Permit]:
    """Lock an issue that is still written; refuses one that is approved or published."""
    row = access.lock_visible(actor, Issue, pk=issue_id)
    permit = access.require(actor, Deed.KEEP_STEERING, about=row)
    if version is not None:
        access.refuse_stale(row, version)
    if row.published_at is not None:
        raise CannotReport(_("The report is published and stays as it is. Begin a correction."))
    if row.approved_at is not None:
        raise CannotReport(
            _("The report is approved. Take the approval back before you change it.")
        )
    return row, permit


def with_writer(row: Issue, actor: Actor) -> list[int]:
    """Return the writers of an issue with this one among them."""
    return sorted({*row.writers, actor.staff_id})


def _drafted(actor: Actor, permit: Permit, first: date, last: date, today: date) -> str:
    return written(computed(actor, permit.room_id, first=first, last=last, today=today))


def _keep_contact(actor: Actor, old: UUID, new: UUID, place: dict[str, object]) -> None:
    """Keep the writer's own choice to be a contact; nobody chooses for another."""
    chosen = access.visible_to(actor, PublicContact.objects).filter(
        issue=old, recorded_by=actor.staff_id
    )
    if chosen.exists():
        PublicContact.objects.create(issue_id=new, **place)
