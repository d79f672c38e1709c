"""A report in a joint room of the stage: drafted, given, and drafted anew.

The steering group reads what was given, and the joint room the draft: each bears its own word.
"""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.steering_reports import changes
from samsyn.office.steering_reports.changes import DraftPlan, DraftRevision
from samsyn.office.steering_reports.rules import Period
from samsyn.vocabulary.outcomes import Period as Length


def stage_steering_report(
    actor: Actor, room_id: int, now: datetime, *, given: str, drafted: str
) -> tuple[UUID, UUID]:
    """Return the draft and the report; every text of each bears its word."""
    month = Length.MONTH
    first = month.at(month.number(timezone.localdate(now)) - 1)
    with access.acting_as(actor):
        plan = DraftPlan(
            room_id=room_id,
            period=Period(month, first),
            summary=f"{given}summary",
            risks=f"{given}risk",
            decisions=f"{given}decision",
        )
        draft = changes.begin_draft(actor, plan, now=now)
        report = changes.give(actor, draft, version=1, now=now)
        revision = DraftRevision(
            draft_id=draft,
            version=1,
            summary=f"{drafted}summary",
            risks=f"{drafted}risk",
            decisions=f"{drafted}decision",
        )
        changes.revise_draft(actor, revision, now=now)
    return draft, report
