"""Public reports of the stage: one that is published, its correction, and a draft.

What is published is read by everybody, so nothing in it bears a word; drafts do.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.progress import changes
from samsyn.office.progress.changes import CorrectionPlan, IssuePlan, WordingPlan

LONG_AGO = date(2016, 1, 1), date(2016, 3, 31)  # before any record of the stage


def stage_published(writer: Actor, approver: Actor, room_id: int, now: datetime) -> UUID:
    """Publish a report of a time in which nothing happened."""
    first, last = LONG_AGO
    with access.acting_as(writer):
        plan = IssuePlan(room_id=room_id, first=first, last=last)
        issue = changes.begin_issue(writer, plan, now=now)
    with access.acting_as(approver):
        changes.approve(approver, issue, version=1, now=now)
        changes.publish(approver, issue, now=now)
    return issue


def stage_progress(
    writer: Actor, room_id: int, word: str, now: datetime, *, published: UUID | None = None
) -> dict[str, UUID]:
    """Draft a report, and a correction of the published one if there is one."""
    last = now.date().replace(day=1) - timedelta(days=1)
    with access.acting_as(writer):
        plan = IssuePlan(room_id=room_id, first=last.replace(day=1), last=last)
        issue = changes.begin_issue(writer, plan, now=now)
        wording = WordingPlan(
            issue_id=issue, key="own_lead", language="sv", text=f"{word}lead", version=0
        )
        changes.word(writer, wording, now=now)
        changes.stand_as_contact(writer, issue, now=now)
        if published is None:
            return {"issue": issue}
        correction = CorrectionPlan(
            issue_id=published, changed_sv=f"{word}corrected", changed_en=f"{word}corrected"
        )
        made = changes.begin_correction(writer, correction, now=now)
    return {"issue": issue, "published": published, "correction": made}
