"""Reports to play with, drafted and published in Örebro's joint room."""

from datetime import UTC, date, datetime
from uuid import UUID

from tests.office.groups.playing import room

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.people.changes import NamePlan, PersonPlan, record_people
from samsyn.office.progress import changes, queries
from samsyn.office.progress.changes import CorrectionPlan, IssuePlan, WordingPlan
from samsyn.office.progress.models import PublishedIssue
from samsyn.office.progress.queries import IssuePage
from samsyn.office.progress.rules import Draft, read_snapshot

JOINT = "orebro-joint"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
FIRST, LAST = date(2026, 5, 1), date(2026, 10, 31)
__all__ = ["FIRST", "JOINT", "LAST", "NOW", "room"]


def drafted(actor: Actor, first: date = FIRST, last: date = LAST, *, now: datetime = NOW) -> UUID:
    with access.acting_as(actor):
        plan = IssuePlan(room_id=room(JOINT), first=first, last=last)
        return changes.begin_issue(actor, plan, now=now)


def page(actor: Actor, issue: UUID) -> IssuePage:
    with access.acting_as(actor):
        return queries.issue_page(actor, issue)


def worded(
    actor: Actor, issue: UUID, key: str, text: str, *, language: str = "sv", version: int = 0
) -> None:
    with access.acting_as(actor):
        plan = WordingPlan(issue_id=issue, key=key, language=language, text=text, version=version)
        changes.word(actor, plan, now=NOW)


def approved(actor: Actor, issue: UUID) -> None:
    with access.acting_as(actor):
        version = queries.issue_page(actor, issue).version
        changes.approve(actor, issue, version=version, now=NOW)


def published(writer: Actor, approver: Actor, *, first: date = FIRST, last: date = LAST) -> UUID:
    issue = drafted(writer, first, last)
    publish(approver, issue)
    return issue


def publish(approver: Actor, issue: UUID) -> None:
    approved(approver, issue)
    with access.acting_as(approver):
        changes.publish(approver, issue, now=NOW)


def corrected(actor: Actor, issue: UUID) -> UUID:
    plan = CorrectionPlan(
        issue_id=issue, changed_sv="Fler samtal är med.", changed_en="More talks are counted."
    )
    with access.acting_as(actor):
        return changes.begin_correction(actor, plan, now=NOW)


def shown(issue: UUID) -> Draft:
    return read_snapshot(PublishedIssue.objects.get(issue_ref=issue).text).draft


def known_person(actor: Actor, given: str, family: str) -> None:
    with access.acting_as(actor):
        plan = PersonPlan(room_id=room(JOINT), names=(NamePlan(given=given, family=family),))
        record_people(actor, [plan], now=NOW)
