"""Reports to play with, written as the pages write them, in Örebro's joint room."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from tests.office.groups.playing import room

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.steering_reports import changes, queries
from samsyn.office.steering_reports.changes import DraftPlan, DraftRevision
from samsyn.office.steering_reports.queries import DraftPage, GivenPage
from samsyn.office.steering_reports.rules import Period
from samsyn.vocabulary.outcomes import Period as Length

JOINT = "orebro-joint"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
OCTOBER = Period(Length.MONTH, date(2026, 10, 1))
SUMMER = Period(Length.QUARTER, date(2026, 7, 1))


def draft(actor: Actor, period: Period = OCTOBER, **parts: Any) -> UUID:
    plan = DraftPlan(room_id=room(JOINT), period=period, **parts)
    with access.acting_as(actor):
        return changes.begin_draft(actor, plan, now=NOW)


def rewrite(actor: Actor, draft_id: UUID, *, version: int = 1, **parts: Any) -> None:
    given = {"summary": "", "risks": "", "decisions": "", **parts}
    plan = DraftRevision(draft_id=draft_id, version=version, **given)
    with access.acting_as(actor):
        changes.revise_draft(actor, plan, now=NOW)


def give(actor: Actor, draft_id: UUID, *, version: int = 1) -> UUID:
    with access.acting_as(actor):
        return changes.give(actor, draft_id, version=version, now=NOW)


def page_of_draft(actor: Actor, draft_id: UUID) -> DraftPage:
    with access.acting_as(actor):
        return queries.draft_page(actor, draft_id, now=NOW)


def page(actor: Actor, report_id: UUID) -> GivenPage:
    with access.acting_as(actor):
        return queries.given_page(actor, report_id)
