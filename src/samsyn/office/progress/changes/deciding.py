"""Approves a report, takes an approval back, publishes, and withdraws what was published."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit
from samsyn.office.audit import changes as audit
from samsyn.office.groups.queries.known import names_known
from samsyn.office.partners.models import Room
from samsyn.office.progress.changes.drafting import ISSUES, lock_draft
from samsyn.office.progress.changes.judging import text_objections, whole_objections
from samsyn.office.progress.changes.plans import WithdrawalPlan
from samsyn.office.progress.changes.refusals import CannotReport
from samsyn.office.progress.models import Issue, PublicContact, PublishedIssue
from samsyn.office.progress.queries.computing import own_words
from samsyn.office.progress.queries.gathering import gather
from samsyn.office.progress.rules import (
    Contact,
    Snapshot,
    Texts,
    digest_of,
    merged,
    read_draft,
    written,
    written_snapshot,
)
from samsyn.office.progress.words import draft_of
from samsyn.office.releases import changes as releases
from samsyn.office.releases import queries as told

KIND = "progress"  # of releases


@transaction.atomic
def approve(actor: Actor, issue_id: UUID, *, version: int, now: datetime) -> None:
    """Approve a report as it stands. Refuses whoever has written in it, and a faulty wording."""
    row, permit = lock_draft(actor, issue_id, version=version)
    reasons = _faults(actor, row)
    if actor.staff_id in row.writers:
        reasons.append(_("You have written in this report. Somebody else must approve it."))
    if reasons:
        raise CannotReport(*reasons)
    access.revise(row, actor, now=now, approved_at=now, approved_by_id=actor.staff_id)
    audit.record(permit, subject=ISSUES, record_ids=[row.pk])


@transaction.atomic
def take_approval_back(actor: Actor, issue_id: UUID, *, now: datetime) -> None:
    """Make an approved report a draft again, as long as it is not published."""
    row = access.lock_visible(actor, Issue, pk=issue_id)
    permit = access.require(actor, Deed.KEEP_STEERING, about=row)
    if row.published_at is not None:
        raise CannotReport(_("The report is published and stays as it is. Begin a correction."))
    if row.approved_at is None:
        raise CannotReport(_("The report is not approved."))
    access.revise(row, actor, now=now, approved_at=None, approved_by_id=None)
    audit.record(permit, subject=ISSUES, record_ids=[row.pk])


@transaction.atomic
def publish(actor: Actor, issue_id: UUID, *, now: datetime) -> None:
    """Publish an approved report: from now on nothing in it changes, whatever the records do.

    Its counts are told for good. Refuses if the records give other figures than those approved.
    """
    row = access.lock_visible(actor, Issue, pk=issue_id)
    permit = access.require(actor, Deed.KEEP_STEERING, about=row)
    if row.published_at is not None:
        raise CannotReport(_("The report is published already."))
    if row.approved_at is None:
        raise CannotReport(_("Somebody else must approve the report before it is published."))
    if reasons := _faults(actor, row):
        raise CannotReport(*reasons)
    if _released(permit, row, now=now) != row.drafted:
        raise CannotReport(
            _(
                "The records give other figures today than those that were approved. Take the"
                " approval back, fetch the figures anew and have the report approved again."
            )
        )
    access.revise(row, actor, now=now, published_at=now, published_by_id=actor.staff_id)
    _write(permit, row, now=now)
    audit.record(permit, subject=ISSUES, record_ids=[row.pk])


@transaction.atomic
def withdraw(actor: Actor, plan: WithdrawalPlan, *, now: datetime) -> None:
    """Take a published report away from readers. A line stays that says when and why."""
    row = access.lock_visible(actor, Issue, pk=plan.issue_id)
    permit = access.require(actor, Deed.KEEP_STEERING, about=row)
    published = PublishedIssue.objects.filter(issue_ref=row.pk).first()
    names = names_known(actor, row.room_id)
    threshold = told.threshold_of(row.room_id)
    reasons = [*text_objections(f"{plan.why_sv}\n{plan.why_en}", names, threshold)]
    if published is None:
        reasons.append(_("The report is not published. There is nothing to withdraw."))
    elif published.withdrawn_at is not None:
        reasons.append(_("The report has been withdrawn already."))
    if not plan.why_sv.strip() or not plan.why_en.strip():
        reasons.append(_("Say in both languages why the report is withdrawn."))
    if published is None or reasons:
        raise CannotReport(*reasons)
    published.withdrawn_at = now
    published.withdrawn_sv = plan.why_sv.strip()
    published.withdrawn_en = plan.why_en.strip()
    published.save(update_fields=["withdrawn_at", "withdrawn_sv", "withdrawn_en"])
    audit.record(permit, subject="progress_publishedissue", record_ids=[published.pk])


def _faults(actor: Actor, row: Issue) -> list[str]:
    names = names_known(actor, row.room_id)
    return [*whole_objections(read_draft(row.drafted), own_words(actor, row.pk), names)]


def _released(permit: Permit, row: Issue, *, now: datetime) -> str:
    """Tell the counts of the report for good, and return the draft that they give."""
    gathered = gather(
        permit.actor,
        row.room_id,
        first=row.first,
        last=row.last,
        today=timezone.localdate(now),
    )
    found = releases.release(
        permit, KIND, row.pk, cells=gathered.cells, asks=gathered.asks, now=now
    )
    return written(draft_of(gathered, {name: one.count for name, one in found.items()}))


def _write(permit: Permit, row: Issue, *, now: datetime) -> None:
    chosen = access.visible_to(permit.actor, PublicContact.objects).filter(issue=row.pk)
    staff = [one.recorded_by for one in chosen.select_related("recorded_by")]
    snapshot = Snapshot(
        draft=merged(read_draft(row.drafted), own_words(permit.actor, row.pk)),
        number=row.number,
        revision=row.revision,
        published_on=timezone.localdate(now).isoformat(),
        changed=Texts(row.changed_sv, row.changed_en or row.changed_sv),
        contacts=tuple(
            Contact(one.name, one.title, one.email) for one in sorted(staff, key=lambda o: o.name)
        ),
    )
    text = written_snapshot(snapshot)
    PublishedIssue.objects.create(
        issue_ref=row.pk,
        site_id=Room.objects.values_list("site_id", flat=True).get(pk=row.room_id),
        room_id=row.room_id,
        number=row.number,
        revision=row.revision,
        first=row.first,
        last=row.last,
        published_at=now,
        text=text,
        digest=digest_of(text),
    )
