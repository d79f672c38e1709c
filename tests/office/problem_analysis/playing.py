"""Reports to play with, in Örebro's rooms, and violence to write them of."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tests.office.situation.playing import NOW, TODAY, happened, moment, room, shooting

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.incidents import changes as incidents
from samsyn.office.incidents.changes import IncidentPlan, ReviewPlan
from samsyn.office.problem_analysis import changes, queries
from samsyn.office.problem_analysis.changes import BeginPlan, PassagePlan
from samsyn.office.problem_analysis.queries import ReportPage
from samsyn.office.problem_analysis.rules import Findings, Section
from samsyn.vocabulary.incidents import GroupMotivated, IncidentKind, MemberInvolved

POLICE, JOINT = "orebro-police", "orebro-joint"
FIRST, LAST = TODAY - timedelta(days=364), TODAY
__all__ = ["JOINT", "NOW", "POLICE", "TODAY", "IncidentKind", "happened", "moment", "room"]


def begun(actor: Actor, key: str = POLICE, **parts: Any) -> UUID:
    given = {"room_id": room(key), "title": "Problemanalys", "first": FIRST, "last": LAST}
    with access.acting_as(actor):
        return changes.begin(actor, BeginPlan(**{**given, **parts}), now=NOW)


def write(
    actor: Actor, report: UUID, words: str, section: Section = Section.SUMMARY, version: int = 0
) -> None:
    plan = PassagePlan(report_id=report, section=section, words=words, version=version)
    with access.acting_as(actor):
        changes.write_passage(actor, plan, now=NOW)


def page(actor: Actor, report: UUID) -> ReportPage:
    with access.acting_as(actor):
        return queries.report_page(actor, report)


def review(actor: Actor, report: UUID, *, seen: str | None = None) -> None:
    digest = page(actor, report).snapshot.digest if seen is None else seen
    with access.acting_as(actor):
        changes.review(actor, report, seen=digest, now=NOW)


def freeze(actor: Actor, report: UUID) -> UUID:
    with access.acting_as(actor):
        return changes.freeze(actor, report, now=NOW)


def tell(actor: Actor, report: UUID) -> UUID:
    with access.acting_as(actor):
        return changes.tell_outside(actor, report, now=NOW)


def found(actor: Actor, first: date = FIRST, last: date = LAST, key: str = POLICE) -> Findings:
    asked = queries.Asked(room_id=room(key), first=first, last=last)
    with access.acting_as(actor):
        return queries.findings(actor, asked)


def shootings(count: int, **parts: Any) -> list[IncidentPlan]:
    """Return shootings three days apart, all of them within the period."""
    return [shooting(3 + 3 * number, **parts) for number in range(count)]


def judge(actor: Actor, incident: UUID, said: MemberInvolved) -> None:
    plan = ReviewPlan(
        incident_id=incident,
        version=1,
        member_involved=said,
        group_motivated=GroupMotivated.UNKNOWN,
        basis="Genomgång",
    )
    with access.acting_as(actor):
        incidents.review_incident(actor, plan, now=NOW)
